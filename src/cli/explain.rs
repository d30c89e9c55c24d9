//! Says what a query means, and why an answer is empty.

use jiff::civil::Date;
use serde::Serialize;
use strsim::damerau_levenshtein;

use super::answer::Asked;
use crate::error::{Error, Exit};
use crate::model::{Lang, Value};
use crate::output::{Format, print_text};
use crate::query::{
    Clause, Explanation, Form, Meaning, Near, Query, Role, Text, Who, count, explain, nearest,
    parts, print,
};
use crate::text::{Words, fold};

/// What `--explain --format jsonl` prints.
#[derive(Serialize)]
struct Report<'a> {
    schema: u32,
    english: &'a str,
    arabic: &'a str,
    today: String,
    resolved: &'a [Meaning],
    clauses: Vec<Alone>,
    articles: i64,
    sql: &'a str,
    values: Vec<serde_json::Value>,
    plan: &'a [String],
}

/// A part of a query and the articles it matches alone.
#[derive(Serialize)]
struct Alone {
    query: String,
    articles: i64,
}

pub(super) fn print_explanation(
    asked: &Asked,
    format: Option<Format>,
    today: Date,
) -> Result<Exit, Error> {
    let explanation = explain(asked.query, asked.names);
    let clauses = alone(asked, &parts(&asked.query.root))?;
    let articles = asked.archive.count(&count(asked.query))?;
    let plan = asked.archive.plan(&explanation.statement)?;
    let page = match format {
        Some(Format::Json | Format::Jsonl) => {
            let report = Report {
                schema: 1,
                english: &explanation.english,
                arabic: &explanation.arabic,
                today: today.to_string(),
                resolved: &explanation.resolved,
                clauses,
                articles,
                sql: &explanation.statement.sql,
                values: explanation.statement.values.iter().map(json).collect(),
                plan: &plan,
            };
            serde_json::to_string(&report).expect("a report is plain data") + "\n"
        }
        _ => page(&explanation, &clauses, articles, &plan),
    };
    print_text(&page).map_err(Error::Stdout)?;
    Ok(Exit::Done)
}

fn json(value: &Value) -> serde_json::Value {
    match value {
        Value::Integer(number) => (*number).into(),
        Value::Text(text) => text.as_str().into(),
    }
}

fn page(explanation: &Explanation, clauses: &[Alone], number: i64, plan: &[String]) -> String {
    let Explanation { english, arabic, resolved, statement } = explanation;
    let mut page = format!("English  {english}\nArabic   {arabic}\n");
    for Meaning { typed, means } in resolved {
        page.push_str(&format!("means    {typed} = {means}\n"));
    }
    for Alone { query, articles: number } in clauses {
        page.push_str(&format!("alone    {query} = {}\n", articles(*number)));
    }
    page.push_str(&format!("matches  {}\n", articles(number)));
    page.push_str(&format!("SQL      {}\n", statement.sql));
    for value in &statement.values {
        let value = match value {
            Value::Integer(number) => number.to_string(),
            Value::Text(text) => format!("'{text}'"),
        };
        page.push_str(&format!("bound    {value}\n"));
    }
    plan.iter().for_each(|step| page.push_str(&format!("plan     {step}\n")));
    page
}

fn alone(asked: &Asked, parts: &[Query]) -> Result<Vec<Alone>, Error> {
    let alone = |part: &Query| {
        let query = print(part, Lang::En, asked.names);
        Ok(Alone { query, articles: asked.archive.count(&count(part))? })
    };
    parts.iter().map(alone).collect()
}

pub(super) fn articles(number: i64) -> String {
    let word = if number == 1 { "article" } else { "articles" };
    format!("{number} {word}")
}

/// Says of an empty answer what each part of the query matches alone, which
/// one leaves nothing, and what may have been meant.
pub(super) fn explain_nothing(asked: &Asked) -> Result<(), Error> {
    say!("nothing matches");
    if asked.archive.holds_nothing()? {
        say!("  the archive holds no article");
        return Ok(());
    }
    let matching = asked.archive.count(&count(asked.query))?;
    if matching > 0 {
        say!("  {} alone: {}", articles(matching), whole(asked));
        match asked.query.offset.filter(|offset| i64::from(*offset) >= matching) {
            Some(offset) => say!("  offset:{offset} passes over all of these"),
            None => say!("  no row of these is to be printed"),
        }
        return Ok(());
    }
    let root = &asked.query.root;
    let parts = parts(root);
    let clauses = alone(asked, &parts)?;
    for Alone { query, articles: number } in &clauses {
        say!("  {} alone: {query}", articles(*number));
    }
    if !clauses.is_empty() && clauses.iter().all(|clause| clause.articles > 0) {
        match last_straw(asked, &parts)? {
            Some(place) => {
                let before: Vec<&str> =
                    clauses[..place].iter().map(|clause| clause.query.as_str()).collect();
                say!("  {} leaves nothing of: {}", clauses[place].query, before.join(" "));
            }
            None => say!("  each of these holds, but not of one and the same"),
        }
    }
    let single = [Query::of(root.clone())];
    let empty = match clauses.is_empty() {
        true => &single[..],
        false => &parts[..],
    };
    for (place, part) in empty.iter().enumerate() {
        if clauses.get(place).is_none_or(|clause| clause.articles == 0) {
            suggest(asked, &part.root)?;
        }
    }
    Ok(())
}

/// The query without its order and its limits.
fn whole(asked: &Asked) -> String {
    print(&Query::of(asked.query.root.clone()), Lang::En, asked.names)
}

/// The first part with which nothing is left.
fn last_straw(asked: &Asked, parts: &[Query]) -> Result<Option<usize>, Error> {
    for place in 1..parts.len() {
        let some = parts[..=place].iter().map(|part| part.root.clone()).collect();
        if asked.archive.count(&count(&Query::of(Clause::And(some))))? == 0 {
            return Ok(Some(place));
        }
    }
    Ok(None)
}

/// What the archive has instead of what was not found.
fn suggest(asked: &Asked, clause: &Clause) -> Result<(), Error> {
    match clause {
        Clause::Published(_) => {
            if let Some((oldest, newest)) = asked.archive.published_span()? {
                say!("  articles were published from {oldest} to {newest}");
            }
        }
        Clause::Text(text) if matches!(text.form, Form::Stem | Form::Prefix) => {
            near_words(asked, &text.typed, &text.stems[0])?;
        }
        Clause::Text(text) => {
            for (word, stem) in text.folded.iter().zip(&text.stems) {
                near_words(asked, word, stem)?;
            }
        }
        Clause::Near(near) => near_sides(asked, near)?,
        Clause::Role(Role { title: Some(title), .. })
        | Clause::Party(_, Who::Role(Role { title: Some(title), .. })) => {
            say!("  nobody is told to hold the office `{}`", title.typed);
        }
        Clause::Place(text) => near_places(asked, &text.typed)?,
        Clause::Url(typed) => say!("  no article has an address that begins with `{typed}`"),
        Clause::Not(inner) => {
            let query = print(&Query::of((**inner).clone()), Lang::En, asked.names);
            say!("  {query} matches every article");
        }
        Clause::And(parts) | Clause::Or(parts) => {
            for part in parts {
                suggest(asked, part)?;
            }
        }
        Clause::Para(inner) | Clause::Meet(inner) => suggest(asked, inner)?,
        _ => {}
    }
    Ok(())
}

/// What stands nowhere of what should stand near each other.
fn near_sides(asked: &Asked, near: &Near) -> Result<(), Error> {
    let side = |words: &Vec<Text>| {
        let mut words: Vec<Clause> = words.iter().cloned().map(Clause::Text).collect();
        Query::of(if words.len() == 1 { words.remove(0) } else { Clause::Or(words) })
    };
    let sides: Vec<Query> = near.terms.iter().map(side).collect();
    let clauses = alone(asked, &sides)?;
    for (Alone { query, articles: number }, side) in clauses.iter().zip(&sides) {
        say!("  {} alone: {query}", articles(*number));
        if *number == 0 {
            suggest(asked, &side.root)?;
        }
    }
    if clauses.iter().all(|clause| clause.articles > 0) {
        say!("  no article has these so near each other");
    }
    Ok(())
}

/// The places of meetings whose names, or words of them, are nearly as typed.
fn near_places(asked: &Asked, typed: &str) -> Result<(), Error> {
    let places = asked.archive.places()?;
    let folded = fold(typed);
    let most = (folded.chars().count() / 4).max(1);
    let words = |place: &String| -> Vec<String> {
        let words = Words::of(place);
        (0..words.len()).map(|word| words.original(word).to_owned()).collect()
    };
    let names = places.iter().flat_map(words).chain(places.iter().cloned());
    let near = nearest(&folded, names.filter(|n| damerau_levenshtein(&fold(n), &folded) <= most));
    let nearest = match near.is_empty() {
        true => String::new(),
        false => format!("; nearest: {}", near.join(" | ")),
    };
    say!("  no meeting is told to have been at `{typed}`{nearest}");
    Ok(())
}

/// Most words that one word is taken for.
const SUGGESTIONS: usize = 3;

/// The indexed words nearest to one that no article has.
fn near_words(asked: &Asked, typed: &str, stem: &str) -> Result<(), Error> {
    let Some(first) = stem.chars().next() else { return Ok(()) };
    let end = char::from_u32(first as u32 + 1).unwrap_or(char::MAX);
    let words = asked.archive.words_between(&first.to_string(), &end.to_string())?;
    if words.iter().any(|(word, _)| word == stem) {
        return Ok(());
    }
    let most = stem.chars().count() / 4;
    let mut near: Vec<(usize, i64, &str)> = words
        .iter()
        .filter(|(word, _)| word.chars().count().abs_diff(stem.chars().count()) <= most)
        .map(|(word, number)| (damerau_levenshtein(word, stem), -number, word.as_str()))
        .filter(|(distance, ..)| *distance <= most)
        .collect();
    near.sort_unstable();
    let near: Vec<&str> = near.into_iter().take(SUGGESTIONS).map(|(.., word)| word).collect();
    if !near.is_empty() {
        say!("  no article has `{typed}`; nearest: {}", near.join(" | "));
    }
    Ok(())
}
