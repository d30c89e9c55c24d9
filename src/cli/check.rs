//! `sijill check`: proves an archive, and makes again what can be made again.

use super::Global;
use crate::archive::{Finding, Reading, Repaired, check, repair};
use crate::error::{Error, Exit};
use crate::import::{Analyst, index_text};
use crate::model::CountryCode;
use crate::output::{print_text, visible};

/// Prove that the archive is what was written, or say what is not
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Make again what can be made of the articles: index, counts, what was found
    /// in them. The damaged file is kept
    #[arg(long)]
    repair: bool,
    /// The country the outlet writes from, as it was given to the import
    #[arg(long, value_parser = super::import::country, value_name = "COUNTRY", requires = "repair")]
    outlet_country: Option<CountryCode>,
}

pub(super) fn run(args: &Args, global: &Global) -> Result<Exit, Error> {
    let mut findings = Vec::new();
    let articles = check(&global.archive, index_text, &mut |finding| findings.push(finding))?;
    print(&findings)?;
    if findings.is_empty() {
        if !global.quiet {
            eprintln!("{articles} articles: everything is as it was written");
        }
        return Ok(Exit::Done);
    }
    eprintln!("{articles} articles: {} findings", findings.len());
    match args.repair {
        true => mend(args, global),
        false => {
            hint(&findings);
            Ok(Exit::Archive)
        }
    }
}

fn mend(args: &Args, global: &Global) -> Result<Exit, Error> {
    let mut analyst = Analyst::default();
    let mut analyse = |article| analyst.analyse(article, args.outlet_country);
    let mut reading = Reading { index_text, analyse: &mut analyse };
    let Repaired { damaged, read_again, left } = repair(&global.archive, &mut reading)?;
    eprintln!(
        "made again: the index, and what was found in {read_again} articles; \
         the damaged file is `{}`",
        damaged.display()
    );
    if left.is_empty() {
        return Ok(Exit::Done);
    }
    eprintln!("{} findings are left:", left.len());
    print(&left)?;
    hint(&left);
    Ok(Exit::Archive)
}

fn hint(findings: &[Finding]) {
    match findings.iter().all(|finding| finding.fault.may_be_mended()) {
        true => eprintln!(
            "  hint: `sijill check --repair` makes again what can be made of the articles"
        ),
        false => eprintln!(
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
