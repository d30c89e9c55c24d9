//! `sijill list`: what can be named, with counts.

use super::Global;
use crate::archive::{Archive, DIMENSIONS, Dimension, NameCount};
use crate::error::{Error, Exit};
use crate::model::{CountryCode, Lang};
use crate::names::{Gazetteer, Topic};
use crate::output::print_rows;
use crate::query::fields::{FIELDS, Field, ROLES, RoleRow};
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
    /// Every field of the query language
    Fields,
    /// Every dimension that `count` knows
    Dimensions,
}

pub(super) fn run(args: &Args, global: &Global) -> Result<Exit, Error> {
    let mut exit = Exit::Done;
    let (header, rows): (&[&str], Vec<Vec<String>>) = match args.what {
        What::Countries => (&["code", "articles", "last", "English", "Arabic"], countries(global)?),
        What::Officials => (&["articles", "last", "official"], named("official", global)?),
        What::Organisations => {
            (&["articles", "last", "country", "organisation"], organisations(global)?)
        }
        What::Groups => (&["articles", "last", "group"], groups(global)?),
        What::Sources => {
            let counts = Archive::open(&global.archive)?.source_counts()?;
            (&["articles", "last", "source"], counts.into_iter().map(counted).collect())
        }
        What::Roles => (&["role", "articles", "last", "Arabic", "also"], roles(global)?),
        What::Topics => (&["topic", "articles", "last", "English", "Arabic"], topics(global)?),
        What::Queries => (&["query", "where", "English", "Arabic"], queries(global, &mut exit)),
        What::Fields => (&["field", "Arabic", "also", "finds"], fields()),
        What::Dimensions => (&["dimension", "Arabic", "counts by"], dimensions()),
    };
    print_rows(header, rows).map_err(Error::Stdout)?;
    Ok(exit)
}

fn named(kind: &str, global: &Global) -> Result<Vec<Vec<String>>, Error> {
    let counts = Archive::open(&global.archive)?.name_counts(kind)?;
    Ok(counts.into_iter().map(counted).collect())
}

fn counted(count: NameCount) -> Vec<String> {
    let NameCount { name, articles, last, .. } = count;
    vec![articles.to_string(), last.unwrap_or_default(), name]
}

fn organisations(global: &Global) -> Result<Vec<Vec<String>>, Error> {
    let row = |mut count: NameCount| {
        let country = count.country.take().unwrap_or_default();
        let mut row = counted(count);
        row.insert(2, country);
        row
    };
    let counts = Archive::open(&global.archive)?.name_counts("organisation")?;
    Ok(counts.into_iter().map(row).collect())
}

fn groups(global: &Global) -> Result<Vec<Vec<String>>, Error> {
    let row = |count: NameCount| counted(NameCount { name: format!("@{}", count.name), ..count });
    let counts = Archive::open(&global.archive)?.name_counts("group")?;
    Ok(counts.into_iter().map(row).collect())
}

/// The archive, if there is one: what the program knows is listed without counts else.
fn archive(global: &Global) -> Result<Option<Archive>, Error> {
    Ok(global.archive.exists().then(|| Archive::open(&global.archive)).transpose()?)
}

/// The articles and the last day of a thing that the program knows: empty if there is no
/// archive, 0 if no article names it.
fn known(counts: Option<&[NameCount]>, name: &str) -> [String; 2] {
    let Some(counts) = counts else { return [String::new(), String::new()] };
    let count = counts.iter().find(|count| count.name == name);
    let articles = count.map_or(0, |count| count.articles);
    [articles.to_string(), count.and_then(|count| count.last.clone()).unwrap_or_default()]
}

fn countries(global: &Global) -> Result<Vec<Vec<String>>, Error> {
    let counts = archive(global)?.map(|archive| archive.name_counts("country")).transpose()?;
    let countries = &Gazetteer::get().countries;
    let mut codes: Vec<CountryCode> = countries.names(Lang::En).map(|(code, _)| code).collect();
    codes.sort_unstable();
    let row = |code: &CountryCode| {
        let names = [Lang::En, Lang::Ar].map(|lang| countries.name(*code, lang));
        let counts = known(counts.as_deref(), code.as_str());
        [code.to_string()].into_iter().chain(counts).chain(names).collect()
    };
    Ok(codes.iter().map(row).collect())
}

fn topics(global: &Global) -> Result<Vec<Vec<String>>, Error> {
    let counts = archive(global)?.map(|archive| archive.name_counts("topic")).transpose()?;
    let row = |topic: &Topic| {
        let names = [topic.en, topic.ar].map(str::to_owned);
        let counts = known(counts.as_deref(), topic.key);
        [topic.key.to_owned()].into_iter().chain(counts).chain(names).collect()
    };
    Ok(Gazetteer::get().topics.list().iter().map(row).collect())
}

fn roles(global: &Global) -> Result<Vec<Vec<String>>, Error> {
    let archive = archive(global)?;
    let mut rows = Vec::new();
    for RoleRow { classes, name, arabic, aliases } in ROLES {
        let classes: Vec<&str> = classes.iter().map(|class| class.as_str()).collect();
        let count = match &archive {
            Some(archive) => Some(archive.role_count(&classes)?),
            None => None,
        };
        let articles = count.as_ref().map_or(String::new(), |count| count.articles.to_string());
        let last = count.and_then(|count| count.last).unwrap_or_default();
        let words = [(*name).to_owned(), articles, last, (*arabic).to_owned(), aliases.join(" | ")];
        rows.push(words.to_vec());
    }
    Ok(rows)
}

fn fields() -> Vec<Vec<String>> {
    let field = |row: &Field| {
        let also = row.aliases.join(" | ");
        vec![row.name.to_owned(), row.arabic.to_owned(), also, row.summary.to_owned()]
    };
    FIELDS.iter().map(field).collect()
}

fn dimensions() -> Vec<Vec<String>> {
    let row = |row: &Dimension| [row.name, row.arabic, row.summary].map(str::to_owned).to_vec();
    DIMENSIONS.iter().map(row).collect()
}

/// A file that cannot be used is told, and the others are listed.
fn queries(global: &Global, exit: &mut Exit) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    for (name, found) in report::list(&super::lint::folders(global)) {
        match found {
            Ok(found) => {
                let title = |lang| found.query.title.of(lang).to_owned();
                rows.push(vec![name, found.place.clone(), title(Lang::En), title(Lang::Ar)]);
            }
            Err(fault) => {
                super::lint::tell(&fault);
                *exit = Exit::Skipped;
            }
        }
    }
    rows
}
