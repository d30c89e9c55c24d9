//! Measures the rules on dates collected from the press, where those files are.

use std::fs;

use jiff::civil::Date;
use serde_json::Value;

use super::find_dates;
use crate::text::Words;

/// The rows of a development file; empty, and said so, where it is absent.
fn rows(name: &str) -> Vec<Value> {
    let path = format!("{}/target/dev/dates/{name}", env!("CARGO_MANIFEST_DIR"));
    let Ok(text) = fs::read_to_string(&path) else {
        println!("skipped: no {path}");
        return Vec::new();
    };
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn day(row: &Value, key: &str) -> Option<Date> {
    row[key].as_str()?.parse().ok()
}

/// The one day found in the row's phrase.
fn only_day(row: &Value) -> Option<Date> {
    let words = Words::of(row["phrase"].as_str()?);
    let hits = find_dates(&words, day(row, "doc_date"));
    let whole = hits.len() == 1 && hits[0].words.start == 0;
    hits.first().filter(|_| whole)?.from
}

/// Asserts a share of rows, in percent, and lists what fails.
fn share(name: &str, percent: usize, right: impl Fn(&Value) -> bool) {
    let rows = rows(name);
    let wrong: Vec<&Value> = rows.iter().filter(|row| !right(row)).collect();
    for row in wrong.iter().take(20) {
        println!("{} {} {:?}", row["doc_date"], row["phrase"], only_day(row));
    }
    let hits = rows.len() - wrong.len();
    println!("{name}: {hits} of {}", rows.len());
    assert!(hits * 100 >= rows.len() * percent, "{name}: {hits} of {}", rows.len());
}

#[test]
fn printed_hijri_and_gregorian_pairs() {
    share("hijri_gregorian_pairs.jsonl", 97, |row| only_day(row) == day(row, "gregorian"));
}

#[test]
fn hijri_halves_of_printed_pairs() {
    share("hijri_gregorian_pairs.jsonl", 93, |row| {
        let phrase = row["phrase"].as_str().unwrap();
        let hijri = phrase.split("الموافق").next().unwrap();
        let hits = find_dates(&Words::of(hijri), None);
        let printed = day(row, "gregorian").unwrap();
        hits.first()
            .and_then(|hit| hit.from)
            .is_some_and(|found| super::reckon::days_between(found, printed).abs() <= 1)
    });
}

#[test]
fn months_written_twice() {
    share("dual_month_dates.jsonl", 97, |row| {
        only_day(row).is_some_and(|found| {
            let year = row["year"].as_str().and_then(|year| year.parse::<i16>().ok());
            Some(i64::from(found.day())) == row["day"].as_i64()
                && Some(i64::from(found.month())) == row["month"].as_i64()
                && year.is_none_or(|year| year == found.year())
        })
    });
}

#[test]
fn weekdays_with_a_written_date() {
    share("weekday_dates.jsonl", 99, |row| only_day(row) == day(row, "date"));
}

/// The days, months and years of a TimeML value; `None` for what is none of these.
fn timex(value: &str) -> Option<(Date, Date)> {
    let first = match value.len() {
        4 => format!("{value}-01-01"),
        7 => format!("{value}-01"),
        10 => value.to_owned(),
        _ => return None,
    };
    let first: Date = first.parse().ok()?;
    let last = match value.len() {
        4 => first.last_of_year(),
        7 => first.last_of_month(),
        _ => first,
    };
    Some((first, last))
}

/// The corpus was annotated against the day it was made.
const TIMEX_DAY: &str = "2015-12-24";

#[test]
fn expressions_of_the_timex_corpus_are_found() {
    let (mut gold, mut found, mut extra) = (0, 0, 0);
    for row in rows("timex_ar.jsonl") {
        let words = Words::of(row["text"].as_str().unwrap());
        let hits = find_dates(&words, TIMEX_DAY.parse().ok());
        let span = |hit: &super::DateHit| {
            let (first, last) = (hit.words.start, hit.words.end - 1);
            (u64::from(words.list()[first].start), u64::from(words.list()[last].end))
        };
        let all = row["timex"].as_array().unwrap();
        let overlaps = |t: &Value, hit: &super::DateHit| {
            let (start, end) = span(hit);
            start < t["end"].as_u64().unwrap() && t["start"].as_u64().unwrap() < end
        };
        for t in all.iter().filter(|t| t["value"].as_str().is_some_and(|v| timex(v).is_some())) {
            gold += 1;
            let hit = hits.iter().find(|hit| overlaps(t, hit));
            found += usize::from(hit.is_some());
            if hit.is_none_or(|hit| hit.from.zip(hit.to) != timex(t["value"].as_str().unwrap())) {
                println!("- {} {} {:?}", t["text"], t["value"], hit.map(|hit| (hit.from, hit.to)));
            }
        }
        for hit in hits.iter().filter(|hit| !all.iter().any(|t| overlaps(t, hit))) {
            extra += 1;
            println!("+ {} {}", words.originals(hit.words.clone()), hit.rule);
        }
    }
    println!("timex: {found} of {gold} found, {extra} more");
    assert!(found * 100 >= gold * 65);
}
