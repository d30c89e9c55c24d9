//! `sijill officials`: what the archive takes for one person or for two, corrected.

use std::collections::BTreeSet;

use serde_json::json;

use super::Global;
use super::explain::articles;
use crate::archive::{Archive, Change, Corrected, Correction, Named, Reading, ToldBy};
use crate::error::{Error, Exit};
use crate::import::{Analyst, index_text};
use crate::model::RoleClass;
use crate::names::{Additions, Gazetteer, fold_name, name_words};
use crate::output::{print_rows, print_text};
use crate::query::fields::{ROLES, RoleRow};
use crate::query::{ArchiveNames, Known};
use crate::text::fold;

/// Most officials that are named where one is meant.
const CANDIDATES: usize = 5;

/// Correct which officials are one person and which are two
///
/// A correction changes every answer and no article: what is stored of the articles that
/// name those concerned is made again. It is kept in a log of the archive and holds for
/// what is imported or read again later, until it is undone.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, clap::Subcommand)]
enum Action {
    /// Take two officials for one person
    ///
    /// Everything told of OTHER is told of OFFICIAL, under that name; the names of OTHER go
    /// on finding it. Each is named in full, by a part of the name that no one else has, or
    /// by the `official_id` that exports have.
    Merge {
        /// Who they are
        official: String,
        /// Who is none of their own
        other: String,
    },
    /// Tell two namesakes apart
    ///
    /// What is told of OFFICIAL with the country, in the office and in the articles that are
    /// given (all that are given must hold) is told of another official, called OFFICIAL (JP),
    /// OFFICIAL (ambassador) or OFFICIAL (2) by what tells them apart. `official:NAME` finds both,
    /// the name with the addition only the other.
    #[command(group = clap::ArgGroup::new("telling").required(true).multiple(true))]
    Split {
        /// Who is two persons
        official: String,
        /// The state that the other serves
        #[arg(long, group = "telling")]
        country: Option<String>,
        /// The office of the other, as in `sijill list roles`
        #[arg(long, group = "telling", value_parser = role)]
        role: Option<Role>,
        /// An article that tells of the other (can be repeated)
        #[arg(long = "article", value_name = "ID", group = "telling")]
        #[arg(value_parser = super::copied_id)]
        articles: Vec<String>,
        /// The name of the other [default: the same, with what tells them apart]
        #[arg(long = "as", value_name = "NAME", value_parser = name)]
        name: Option<String>,
    },
    /// Take a correction back
    Undo {
        /// The number of the correction [default: the last that holds]
        id: Option<i64>,
    },
    /// List what was corrected, the first first
    Log {
        /// Print one JSON object a line
        #[arg(long)]
        json: bool,
    },
}

/// A word for an office.
#[derive(Debug, Clone, Copy)]
struct Role(&'static RoleRow);

fn role(word: &str) -> Result<Role, String> {
    let folded = fold(word);
    let names = |row: &RoleRow| {
        let names = [row.name, row.arabic];
        names.iter().chain(row.aliases).any(|name| fold(name) == folded)
    };
    ROLES
        .iter()
        .find(|row| names(row))
        .map(Role)
        .ok_or_else(|| "no office is called so; `sijill list roles` lists them".to_owned())
}

fn name(text: &str) -> Result<String, String> {
    match fold_name(text).is_empty() {
        true => Err("expected a name".to_owned()),
        false => Ok(text.trim().to_owned()),
    }
}

pub(super) fn run(args: &Args, global: &Global) -> Result<Exit, Error> {
    let archive = Archive::open(&global.archive)?;
    let to_make = match &args.action {
        Action::Log { json } => return print_log(&archive, *json),
        Action::Undo { id } => Err(*id),
        Action::Merge { official, other } => {
            let [official, other] = [find(&archive, official)?, find(&archive, other)?];
            Ok(Change::Merge { official, other })
        }
        Action::Split { official, country, role, articles, name } => {
            let official = find(&archive, official)?;
            let told_by = told_by(&archive, country.as_ref(), *role, articles)?;
            let other = other(&archive, &official, &told_by, (*role, name.as_ref()))?;
            Ok(Change::Split { official, other, told_by })
        }
    };
    archive.close()?;
    let archive = Archive::open_for_import(&global.archive)?;
    let mut analyst = Analyst::default();
    let mut analyse = |article, outlet| analyst.analyse(article, outlet);
    let rules = Additions::digest();
    let mut reading = Reading { index_text, analyse: &mut analyse, rules: &rules };
    let now = super::import::now();
    let undone = to_make.is_err();
    let done = match to_make {
        Ok(change) => archive.correct(change, &now, &mut reading),
        Err(id) => archive.undo_correction(id, &now, &mut reading),
    };
    let closed = archive.close_import();
    // The first error is the one to report.
    let done = done?;
    closed?;
    if !global.quiet {
        say!("{}", told(&done, undone));
    }
    Ok(Exit::Done)
}

/// What was done, in words.
fn told(done: &Corrected, undone: bool) -> String {
    let told = match (&done.change, undone) {
        (Change::Merge { official, other }, false) => {
            format!("`{}` is told as `{}`", other.name, official.name)
        }
        (Change::Split { official, other, .. }, false) => {
            format!("`{}` is told apart from `{}`", other.name, official.name)
        }
        (Change::Merge { official, other }, true) => {
            format!("`{}` is no longer told as `{}`", other.name, official.name)
        }
        (Change::Split { official, other, .. }, true) => {
            format!("`{}` is no longer told apart from `{}`", other.name, official.name)
        }
        (Change::Undo(_), _) => String::new(),
    };
    let back = match undone {
        true => String::new(),
        false => format!("; `sijill officials undo {}` takes it back", done.id),
    };
    format!("{told}, in {}{back}", articles(done.articles as i64))
}

/// The official that is meant: by id, by the whole name, else by a part of it.
fn find(archive: &Archive, typed: &str) -> Result<Named, Error> {
    if typed.starts_with("o_")
        && let Some(named) = archive.official_with_id(typed)?
    {
        return Ok(named);
    }
    let form = fold_name(typed);
    let mut called = archive.officials_called(&form)?;
    if called.first().is_some_and(|(named, _)| named.key == form) {
        called.truncate(1);
    }
    if called.is_empty() {
        let names = ArchiveNames::new(archive);
        let ids = names.officials(&name_words(typed)).into_iter().map(|(id, _)| id);
        for id in ids.collect::<BTreeSet<_>>() {
            called.extend(archive.official_of(id)?);
        }
    }
    match called.len() {
        0 => {
            let near = ArchiveNames::new(archive).near_officials(&name_words(typed));
            let near = near.into_iter().map(|(name, _)| name).collect();
            Err(Error::NoOfficial { name: typed.to_owned(), near })
        }
        1 => Ok(called.swap_remove(0).0),
        _ => Err(Error::ManyOfficials { name: typed.to_owned(), candidates: candidates(&called) }),
    }
}

fn candidates(called: &[(Named, i64)]) -> Vec<String> {
    let one = |(named, count): &(Named, i64)| {
        format!("`{}` ({}, {})", named.name, named.id(), articles(*count))
    };
    let more = called.len().saturating_sub(CANDIDATES);
    let more = (more > 0).then(|| format!("or one of {more} others"));
    called.iter().take(CANDIDATES).map(one).chain(more).collect()
}

fn told_by(
    archive: &Archive,
    country: Option<&String>,
    role: Option<Role>,
    articles: &[String],
) -> Result<ToldBy, Error> {
    let country = match country {
        Some(name) => {
            let code = Gazetteer::get().country(&fold(name));
            Some(code.ok_or_else(|| Error::NoCountry(name.clone()))?)
        }
        None => None,
    };
    let articles: BTreeSet<&String> = articles.iter().collect();
    for id in &articles {
        archive.key_of(id)?.ok_or_else(|| Error::NoArticle(id.to_string()))?;
    }
    let roles: Vec<RoleClass> = role.map_or(Vec::new(), |Role(row)| row.classes.to_vec());
    Ok(ToldBy { country, roles, articles: articles.into_iter().cloned().collect() })
}

/// Who is told apart: by the name that is given, else by what tells them apart.
fn other(
    archive: &Archive,
    official: &Named,
    told_by: &ToldBy,
    (role, name): (Option<Role>, Option<&String>),
) -> Result<Named, Error> {
    let named = |name: String| Named { key: fold_name(&name), name };
    if let Some(name) = name {
        return Ok(named(name.clone()));
    }
    let country = told_by.country.map(|code| code.to_string());
    let parts = country.into_iter().chain(role.map(|Role(row)| row.name.to_owned()));
    let parts: Vec<String> = parts.collect();
    if !parts.is_empty() {
        return Ok(named(format!("{} ({})", official.name, parts.join(" "))));
    }
    let mut number = 2;
    loop {
        let other = named(format!("{} ({number})", official.name));
        if archive.articles_of(&other.key)? == 0 {
            return Ok(other);
        }
        number += 1;
    }
}

const COLUMNS: [&str; 6] = ["correction", "made", "what", "official", "other", "which"];

fn print_log(archive: &Archive, json: bool) -> Result<Exit, Error> {
    let log = archive.corrections()?;
    let printed = match json {
        true => print_text(&log.iter().map(|row| format!("{}\n", line(row))).collect::<String>()),
        false => {
            let columns: Vec<&str> = COLUMNS.into_iter().chain(["undone by"]).collect();
            print_rows(&columns, log.iter().map(cells).collect())
        }
    };
    printed.map_err(Error::Stdout)?;
    Ok(Exit::Done)
}

fn cells(row: &Correction) -> Vec<String> {
    let (what, official, other, told_by) = match &row.change {
        Change::Merge { official, other } => {
            ("merge", &*official.name, &*other.name, String::new())
        }
        Change::Split { official, other, told_by } => {
            ("split", &*official.name, &*other.name, words(told_by))
        }
        Change::Undo(id) => ("undo", "", "", format!("correction {id}")),
    };
    let undone = row.undone_by.map_or(String::new(), |id| id.to_string());
    let told = [what, official, other].map(str::to_owned);
    [row.id.to_string(), row.made.clone()]
        .into_iter()
        .chain(told)
        .chain([told_by, undone])
        .collect()
}

fn words(told_by: &ToldBy) -> String {
    let country = told_by.country.map(|code| format!("country {code}"));
    let roles = told_by.roles.iter().map(|role| role.as_str()).collect::<Vec<_>>().join(" or ");
    let roles = (!roles.is_empty()).then(|| format!("role {roles}"));
    let articles = told_by.articles.join(" ");
    let articles = (!articles.is_empty()).then(|| format!("article {articles}"));
    country.into_iter().chain(roles).chain(articles).collect::<Vec<_>>().join(", ")
}

fn line(row: &Correction) -> serde_json::Value {
    let (action, pair, told_by, undoes) = match &row.change {
        Change::Merge { official, other } => ("merge", Some([official, other]), None, None),
        Change::Split { official, other, told_by } => {
            ("split", Some([official, other]), Some(told_by), None)
        }
        Change::Undo(id) => ("undo", None, None, Some(id)),
    };
    let roles = |by: &ToldBy| by.roles.iter().map(|role| role.as_str()).collect::<Vec<_>>();
    json!({
        "schema": 1,
        "correction": row.id,
        "made": row.made,
        "action": action,
        "official": pair.map(|[official, _]| &official.name),
        "official_id": pair.map(|[official, _]| official.id()),
        "other": pair.map(|[_, other]| &other.name),
        "other_id": pair.map(|[_, other]| other.id()),
        "country": told_by.and_then(|by| by.country).map(|code| code.to_string()),
        "roles": told_by.map(roles),
        "articles": told_by.map(|by| &by.articles),
        "undoes": undoes,
        "undone_by": row.undone_by,
    })
}
