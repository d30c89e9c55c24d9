//! `sijill man`: manual pages.

use clap_mangen::Man;

use super::Global;
use crate::error::{Error, Exit};
use crate::output::print_text;

/// Print a manual page, of the program or of a command
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The command, and the one within it
    #[arg(value_name = "COMMAND")]
    command: Vec<String>,
}

pub(super) fn run(args: &Args, _: &Global) -> Result<Exit, Error> {
    let mut program = super::command();
    program.build();
    let mut command = &program;
    for name in &args.command {
        match command.find_subcommand(name) {
            Some(within) => command = within,
            None => {
                let what = format!("there is no command `{}`", args.command.join(" "));
                let hint = Some("`sijill help` lists the commands");
                return Ok(super::say_error(&what, hint, Exit::Usage));
            }
        }
    }
    let mut page = Vec::new();
    Man::new(command.clone()).render(&mut page).map_err(Error::Stdout)?;
    print_text(&String::from_utf8_lossy(&page)).map_err(Error::Stdout)?;
    Ok(Exit::Done)
}
