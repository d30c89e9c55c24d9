//! `sijill list`: what can be named, with counts.

use super::Global;
use super::printing::{Destination, Writing, output_error, report as tell_written};
use crate::archive::{Archive, DIMENSIONS, Dimension, NameCount};
use crate::error::{Error, Exit};
use crate::model::{Cell, CountryCode, Lang};
use crate::names::{Gazetteer, Topic};
use crate::output::{Format, Heading, Sink};
use crate::query::fields::{FIELDS, Field, ROLES, RoleRow};
use crate::report;

/// List what can be named in a query, with the articles that name it
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// What to list
    #[arg(value_enum)]
    what: What,
    #[command(flatten)]
    writing: Writing,
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

/// Columns by their name and by the header for people who read Arabic.
type Columns = &'static [(&'static str, &'static str)];

const ARTICLES: (&str, &str) = ("articles", "الأخبار");
const LAST: (&str, &str) = ("last", "آخرها");
const ENGLISH: (&str, &str) = ("english", "بالإنجليزية");
const ARABIC: (&str, &str) = ("arabic", "بالعربية");
const ALSO: (&str, &str) = ("also", "أيضا");

pub(super) fn run(args: &Args, global: &Global) -> Result<Exit, Error> {
    let title = clap::ValueEnum::to_possible_value(&args.what);
    let title = title.as_ref().map_or("", |value| value.get_name());
    let Destination { target, mut style } = args.writing.destination(title, global)?;
    style.format = style.format.or(Some(Format::Table));
    let mut exit = Exit::Done;
    let (columns, rows): (Columns, Vec<Vec<Cell>>) = match args.what {
        What::Countries => {
            (&[("code", "الرمز"), ARTICLES, LAST, ENGLISH, ARABIC], countries(global)?)
        }
        What::Officials => (&[ARTICLES, LAST, ("official", "المسؤول")], named("official", global)?),
        What::Organisations => (
            &[ARTICLES, LAST, ("country", "الدولة"), ("organisation", "الهيئة")],
            organisations(global)?,
        ),
        What::Groups => (&[ARTICLES, LAST, ("group", "المجموعة")], groups(global)?),
        What::Sources => {
            let counts = Archive::open(&global.archive)?.source_counts()?;
            let rows = counts.into_iter().map(counted).collect();
            (&[ARTICLES, LAST, ("source", "المصدر")], rows)
        }
        What::Roles => (&[("role", "المنصب"), ARTICLES, LAST, ARABIC, ALSO], roles(global)?),
        What::Topics => (&[("topic", "الموضوع"), ARTICLES, LAST, ENGLISH, ARABIC], topics(global)?),
        What::Queries => (
            &[("query", "الاستعلام"), ("where", "مكانه"), ENGLISH, ARABIC],
            queries(global, &mut exit),
        ),
        What::Fields => (&[("field", "الحقل"), ARABIC, ALSO, ("finds", "يجد")], fields()),
        What::Dimensions => {
            (&[("dimension", "البعد"), ARABIC, ("counts_by", "يعد بحسب")], dimensions())
        }
    };
    let failed = |error| output_error(&target, error);
    let heading = |(name, arabic): &(&str, &str)| Heading {
        name: (*name).to_owned(),
        arabic: (*arabic).to_owned(),
    };
    let headings = columns.iter().map(heading).collect();
    let mut sink = Sink::open(&target, headings, style).map_err(failed)?;
    rows.iter().try_for_each(|row| sink.row(row)).map_err(failed)?;
    let written = sink.finish().map_err(failed)?;
    if !global.quiet {
        tell_written(&target, &written);
    }
    Ok(exit)
}

fn named(kind: &str, global: &Global) -> Result<Vec<Vec<Cell>>, Error> {
    let counts = Archive::open(&global.archive)?.name_counts(kind)?;
    Ok(counts.into_iter().map(counted).collect())
}

fn counted(count: NameCount) -> Vec<Cell> {
    let [articles, last] = figures(Some(&count));
    vec![articles, last, Cell::Text(count.name)]
}

/// The articles and the last day of what is counted, or that no article names it.
fn figures(count: Option<&NameCount>) -> [Cell; 2] {
    let last = count.and_then(|count| count.last.clone());
    let articles = count.map_or(0, |count| count.articles);
    [Cell::Number(articles), last.map_or(Cell::Empty, day)]
}

/// A day as the archive writes it.
fn day(written: String) -> Cell {
    written.parse().map_or(Cell::Code(written), Cell::Day)
}

fn text(words: &str) -> Cell {
    if words.is_empty() { Cell::Empty } else { Cell::Text(words.to_owned()) }
}

fn code(word: &str) -> Cell {
    Cell::Code(word.to_owned())
}

fn list(words: &[&str]) -> Cell {
    Cell::List(words.iter().map(|word| (*word).to_owned()).collect())
}

fn organisations(global: &Global) -> Result<Vec<Vec<Cell>>, Error> {
    let row = |mut count: NameCount| {
        let country = count.country.take().map_or(Cell::Empty, Cell::Code);
        let mut row = counted(count);
        row.insert(2, country);
        row
    };
    let counts = Archive::open(&global.archive)?.name_counts("organisation")?;
    Ok(counts.into_iter().map(row).collect())
}

fn groups(global: &Global) -> Result<Vec<Vec<Cell>>, Error> {
    let row = |count: NameCount| {
        let [articles, last] = figures(Some(&count));
        vec![articles, last, Cell::Code(format!("@{}", count.name))]
    };
    let counts = Archive::open(&global.archive)?.name_counts("group")?;
    Ok(counts.into_iter().map(row).collect())
}

/// The archive, if there is one: what the program knows is listed without counts else.
fn archive(global: &Global) -> Result<Option<Archive>, Error> {
    Ok(global.archive.exists().then(|| Archive::open(&global.archive)).transpose()?)
}

/// The articles and the last day of a thing that the program knows: empty if there is no
/// archive, 0 if no article names it.
fn known(counts: Option<&[NameCount]>, name: &str) -> [Cell; 2] {
    match counts {
        Some(counts) => figures(counts.iter().find(|count| count.name == name)),
        None => [Cell::Empty, Cell::Empty],
    }
}

fn countries(global: &Global) -> Result<Vec<Vec<Cell>>, Error> {
    let counts = archive(global)?.map(|archive| archive.name_counts("country")).transpose()?;
    let countries = &Gazetteer::get().countries;
    let mut codes: Vec<CountryCode> = countries.names(Lang::En).map(|(code, _)| code).collect();
    codes.sort_unstable();
    let row = |code: &CountryCode| {
        let names = [Lang::En, Lang::Ar].map(|lang| text(&countries.name(*code, lang)));
        let counts = known(counts.as_deref(), code.as_str());
        [self::code(code.as_str())].into_iter().chain(counts).chain(names).collect()
    };
    Ok(codes.iter().map(row).collect())
}

fn topics(global: &Global) -> Result<Vec<Vec<Cell>>, Error> {
    let counts = archive(global)?.map(|archive| archive.name_counts("topic")).transpose()?;
    let row = |topic: &Topic| {
        let names = [topic.en, topic.ar].map(text);
        let counts = known(counts.as_deref(), topic.key);
        [code(topic.key)].into_iter().chain(counts).chain(names).collect()
    };
    Ok(Gazetteer::get().topics.list().iter().map(row).collect())
}

fn roles(global: &Global) -> Result<Vec<Vec<Cell>>, Error> {
    let archive = archive(global)?;
    let mut rows = Vec::new();
    for RoleRow { classes, name, arabic, aliases } in ROLES {
        let classes: Vec<&str> = classes.iter().map(|class| class.as_str()).collect();
        let [articles, last] = match &archive {
            Some(archive) => figures(Some(&archive.role_count(&classes)?)),
            None => [Cell::Empty, Cell::Empty],
        };
        rows.push(vec![code(name), articles, last, text(arabic), list(aliases)]);
    }
    Ok(rows)
}

fn fields() -> Vec<Vec<Cell>> {
    let field =
        |row: &Field| vec![code(row.name), text(row.arabic), list(row.aliases), text(row.summary)];
    FIELDS.iter().map(field).collect()
}

fn dimensions() -> Vec<Vec<Cell>> {
    let row = |row: &Dimension| vec![code(row.name), text(row.arabic), text(row.summary)];
    DIMENSIONS.iter().map(row).collect()
}

/// A file that cannot be used is told, and the others are listed.
fn queries(global: &Global, exit: &mut Exit) -> Vec<Vec<Cell>> {
    let mut rows = Vec::new();
    for (name, found) in report::list(&super::lint::folders(global)) {
        match found {
            Ok(found) => {
                let title = |lang| text(found.query.title.of(lang));
                let place = Cell::Text(found.place.clone());
                rows.push(vec![Cell::Code(name), place, title(Lang::En), title(Lang::Ar)]);
            }
            Err(fault) => {
                super::lint::tell(&fault);
                *exit = Exit::Skipped;
            }
        }
    }
    rows
}
