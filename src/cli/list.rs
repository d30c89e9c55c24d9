//! `sijill list`: what can be named, with counts.

use super::Global;
use crate::archive::Archive;
use crate::error::{Error, Exit};
use crate::model::{CountryCode, Lang};
use crate::names::{Gazetteer, Topic};
use crate::output::print_rows;
use crate::query::fields::{ROLES, RoleRow};
use crate::report;

/// List what can be named in a query, with the articles that name it
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// What to list
    #[arg(value_enum)]
    what: What,
}

#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum What {
    /// Every country the program knows
    Countries,
    /// Every official in the archive
    Officials,
    /// Every organisation in the archive
    Organisations,
    /// Every group of states in the archive
    Groups,
    /// Every kind of office
    Roles,
    /// Every topic
    Topics,
    /// Every outlet in the archive
    Sources,
    /// Every saved query
    Queries,
}

pub(super) fn run(args: &Args, global: &Global) -> Result<Exit, Error> {
    let printed = match args.what {
        What::Countries => {
            let header = ["code", "articles", "English", "Arabic"];
            print_rows(&header, countries(global)?)
        }
        What::Officials => {
            let archive = Archive::open(&global.archive)?;
            print_rows(&["articles", "official"], counted(archive.official_counts()?))
        }
        What::Organisations => {
            let archive = Archive::open(&global.archive)?;
            let row = |(name, country, number): (String, String, i64)| {
                vec![number.to_string(), country, name]
            };
            let rows = archive.organisation_counts()?.into_iter().map(row).collect();
            print_rows(&["articles", "country", "organisation"], rows)
        }
        What::Groups => {
            let archive = Archive::open(&global.archive)?;
            print_rows(&["articles", "group"], counted(archive.group_counts()?))
        }
        What::Sources => {
            let archive = Archive::open(&global.archive)?;
            print_rows(&["articles", "source"], counted(archive.source_counts()?))
        }
        What::Roles => print_rows(&["role", "Arabic", "also"], roles()),
        What::Topics => print_rows(&["topic", "English", "Arabic"], topics()),
        What::Queries => print_rows(&["query", "where", "English", "Arabic"], queries(global)?),
    };
    printed.map_err(Error::Stdout)?;
    Ok(Exit::Done)
}

/// Every country by code; the counts are empty if there is no archive.
fn countries(global: &Global) -> Result<Vec<Vec<String>>, Error> {
    let counts = match global.archive.exists() {
        true => Archive::open(&global.archive)?.country_counts()?,
        false => Vec::new(),
    };
    let countries = &Gazetteer::get().countries;
    let mut codes: Vec<CountryCode> = countries.names(Lang::En).map(|(code, _)| code).collect();
    codes.sort_unstable();
    let count = |code: &CountryCode| {
        let counted = counts.iter().find(|(name, _)| name == code.as_str());
        counted.map_or(String::new(), |(_, number)| number.to_string())
    };
    let row = |code: &CountryCode| {
        let names = [Lang::En, Lang::Ar].map(|lang| countries.name(*code, lang));
        [code.to_string(), count(code)].into_iter().chain(names).collect()
    };
    Ok(codes.iter().map(row).collect())
}

fn roles() -> Vec<Vec<String>> {
    let row =
        |row: &RoleRow| vec![row.name.to_owned(), row.arabic.to_owned(), row.aliases.join(" | ")];
    ROLES.iter().map(row).collect()
}

fn topics() -> Vec<Vec<String>> {
    let row = |topic: &Topic| [topic.key, topic.en, topic.ar].map(str::to_owned).to_vec();
    Gazetteer::get().topics.list().iter().map(row).collect()
}

fn queries(global: &Global) -> Result<Vec<Vec<String>>, Error> {
    let listed = report::list(&report::folders(&global.archive))?;
    let row = |(name, found): (String, report::Found)| {
        let title = |lang| found.query.title.of(lang).to_owned();
        vec![name, found.place.clone(), title(Lang::En), title(Lang::Ar)]
    };
    Ok(listed.into_iter().map(row).collect())
}

fn counted(rows: Vec<(String, i64)>) -> Vec<Vec<String>> {
    rows.into_iter().map(|(name, number)| vec![number.to_string(), name]).collect()
}
