//! `sijill check`: proves an archive, and makes again what can be made again.

use super::Global;
use super::explain::articles;
use crate::archive::{Finding, Reading, Repaired, check, find_otherwise, repair};
use crate::error::{Error, Exit};
use crate::import::{Analyst, index_text};
use crate::names::Additions;
use crate::output::{print_text, visible};

/// Prove that the archive is what was written, or say what is not
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Make again what can be made of the articles: index, counts, what was found
    /// in them. The damaged file is kept
    #[arg(long, group = "again")]
    repair: bool,
    /// Also find everything in every article again, and name those in which this
    /// version of the program finds something else
    #[arg(long, group = "again")]
    deep: bool,
}

pub(super) fn run(args: &Args, global: &Global) -> Result<Exit, Error> {
    let mut findings = Vec::new();
    let number = check(&global.archive, index_text, &mut |finding| findings.push(finding))?;
    print(&findings)?;
    if findings.is_empty() {
        if !global.quiet {
            say!("{}: everything is as it was written", counted(number));
        }
        if args.deep {
            find_again(global)?;
        }
        return Ok(Exit::Done);
    }
    say!("{}: {} findings", counted(number), findings.len());
    match args.repair {
        true => mend(global),
        false => {
            hint(&findings);
            Ok(Exit::Archive)
        }
    }
}

/// Another version may find more or less: that is no damage.
fn find_again(global: &Global) -> Result<(), Error> {
    let mut analyst = Analyst::default();
    let mut analyse = |article, outlet| analyst.analyse(article, outlet);
    let rules = Additions::digest();
    let mut reading = Reading { index_text, analyse: &mut analyse, rules: &rules };
    let mut lines = String::new();
    find_otherwise(&global.archive, &mut reading, &mut |key| {
        lines.push_str(&format!("{key}: this version finds something else in it\n"));
    })?;
    print_text(&lines).map_err(Error::Stdout)?;
    if !global.quiet {
        say!("read otherwise by this version: {}", counted(lines.lines().count()));
    }
    Ok(())
}

fn mend(global: &Global) -> Result<Exit, Error> {
    let mut analyst = Analyst::default();
    let mut analyse = |article, outlet| analyst.analyse(article, outlet);
    let rules = Additions::digest();
    let mut reading = Reading { index_text, analyse: &mut analyse, rules: &rules };
    let Repaired { damaged, read_again, left } = repair(&global.archive, &mut reading)?;
    say!(
        "made again: the index, and what was found in {}; the damaged file is `{}`",
        counted(read_again),
        damaged.display()
    );
    if left.is_empty() {
        return Ok(Exit::Done);
    }
    say!("{} findings are left:", left.len());
    print(&left)?;
    hint(&left);
    Ok(Exit::Archive)
}

fn hint(findings: &[Finding]) {
    match findings.iter().all(|finding| finding.fault.may_be_mended()) {
        true => {
            say!("  hint: `sijill check --repair` makes again what can be made of the articles")
        }
        false => say!(
            "  hint: what the source said cannot be made again: restore a backup, or import the \
             articles again"
        ),
    }
}

fn print(findings: &[Finding]) -> Result<(), Error> {
    let line = |finding: &Finding| {
        let place = finding.article.as_deref().unwrap_or("archive");
        visible(&format!("{place}: {}", finding.fault)) + "\n"
    };
    print_text(&findings.iter().map(line).collect::<String>()).map_err(Error::Stdout)
}

fn counted(number: usize) -> String {
    articles(number as i64)
}
