//! Checks a row that is added to a table, before anything reads it.

use rustc_hash::FxHashSet;
use thiserror::Error;

use super::additions::numbered;
use super::table::{Column, Holds, Table};
use super::tables::{COUNTRIES, GROUPS, GUARDS, HEADS, OFFICES, TABLES, TOPICS};
use crate::model::CountryCode;
use crate::text::{Words, fold};

/// What is wrong with a row.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{what}")]
pub struct Fault {
    /// The column it is in, from 0; `None` where it is the whole row.
    pub column: Option<usize>,
    /// What is wrong.
    pub what: String,
    /// What would be right.
    pub hint: String,
}

/// What rows may refer to: the program's and the user's.
#[derive(Debug, Default)]
pub(super) struct Known {
    /// States with a name, as `KW ar`.
    named: FxHashSet<String>,
    /// The same, of the program alone.
    own: FxHashSet<String>,
    guards: FxHashSet<String>,
    heads: FxHashSet<String>,
    groups: FxHashSet<String>,
    topics: FxHashSet<String>,
}

impl Known {
    /// Gathers what the program's tables and these texts define.
    pub fn new<'t>(added: impl Iterator<Item = (&'static Table, &'t str)>) -> Known {
        let mut known = Known::default();
        for table in TABLES {
            known.gather(table, table.text);
        }
        known.own = known.named.clone();
        for (table, text) in added {
            known.gather(table, text);
        }
        known
    }

    fn gather(&mut self, table: &Table, text: &str) {
        for (_, line) in numbered(text) {
            let cells: Vec<&str> = line.split('\t').map(str::trim).collect();
            match (table.file, cells.as_slice()) {
                (file, [code, lang, "short", ..]) if file == COUNTRIES.file => {
                    self.named.insert(format!("{code} {lang}"));
                }
                (file, [guard, ..]) if file == GUARDS.file => {
                    self.guards.insert((*guard).to_owned());
                }
                (file, [_, head, ..]) if file == OFFICES.file => {
                    self.heads.insert(fold(head));
                }
                (file, [group, _, _, members, ..]) if file == GROUPS.file && *members != "-" => {
                    self.groups.insert((*group).to_owned());
                }
                (file, [topic, ar, en, ..])
                    if file == TOPICS.file && !ar.is_empty() && !en.is_empty() =>
                {
                    self.topics.insert((*topic).to_owned());
                }
                _ => {}
            }
        }
    }

    fn has_state(&self, code: &str) -> bool {
        ["ar", "en"].iter().all(|lang| self.named.contains(&format!("{code} {lang}")))
    }
}

/// The cells of a row with every column filled.
pub(super) fn check<'t>(
    table: &Table,
    line: &'t str,
    known: &Known,
) -> Result<Vec<&'t str>, Fault> {
    let mut cells: Vec<&str> = line.split('\t').map(str::trim).collect();
    while cells.len() > table.columns.len() && cells.last().is_some_and(|cell| cell.is_empty()) {
        cells.pop();
    }
    if cells.len() > table.columns.len() {
        let what =
            format!("{} columns, at most {} in this table", cells.len(), table.columns.len());
        return Err(of_row(table, what));
    }
    let needed = table.columns.iter().rposition(|column| column.empty.is_none());
    let needed = needed.map_or(0, |last| last + 1);
    if cells.len() < needed {
        let what = format!("only {} of {needed} columns", cells.len());
        return Err(of_row(table, what));
    }
    cells.resize(table.columns.len(), "");
    for (number, column) in table.columns.iter().enumerate() {
        match (cells[number], column.empty) {
            ("", Some(empty)) => cells[number] = empty,
            ("", None) => {
                let what = format!("the column `{}` is empty", column.name);
                return Err(Fault { column: Some(number), ..of_row(table, what) });
            }
            (cell, _) => check_cell(cell, column, known).map_err(|(what, hint)| Fault {
                column: Some(number),
                what,
                hint,
            })?,
        }
    }
    check_row(table, &cells, known)?;
    Ok(cells)
}

/// A fault of a whole row, with a row that is right.
fn of_row(table: &Table, what: String) -> Fault {
    let names: Vec<&str> = table.columns.iter().map(|column| column.name).collect();
    let example = table.example.replace('\t', " ⇥ ");
    let hint = format!("tabs between {}: {example}", names.join(", "));
    Fault { column: None, what, hint }
}

type Wrong = (String, String);

fn check_cell(cell: &str, column: &Column, known: &Known) -> Result<(), Wrong> {
    let refuse = |what: &str, hint: String| Err((format!("`{cell}` {what}"), hint));
    match column.holds {
        Holds::Any => Ok(()),
        _ if column.empty == Some(cell) => Ok(()),
        Holds::FormOrNone if cell == "-" => Ok(()),
        Holds::Form | Holds::FormOrNone if Words::of(cell).is_empty() => {
            refuse("has no word", "a word".into())
        }
        Holds::Form | Holds::FormOrNone => Ok(()),
        Holds::Word if Words::of(cell).len() != 1 => {
            refuse("is not one word", "this table has single words, a row each".into())
        }
        Holds::Word => Ok(()),
        Holds::Words if cell.split(' ').any(|form| Words::of(form).len() != 1) => {
            refuse("is not words with a space between", "one space between two".into())
        }
        Holds::Words => Ok(()),
        Holds::Key if !cell.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-')) => {
            refuse("is no key", "small letters, digits and hyphens".into())
        }
        Holds::Key => Ok(()),
        Holds::Cues if cell.split('|').any(|cue| Words::of(cue).is_empty()) => {
            refuse("has an empty cue", "words with `|` between, or `-`".into())
        }
        Holds::Cues => Ok(()),
        Holds::State => check_state(cell, known),
        Holds::States => cell.split(',').try_for_each(|code| check_state(code, known)),
        Holds::OneOf(words) if words.contains(&cell) => Ok(()),
        Holds::OneOf(words) => {
            refuse(&format!("is no {}", column.name), format!("one of {}", words.join(", ")))
        }
        Holds::SomeOf(words) => match cell.split(',').find(|word| !words.contains(word)) {
            None => Ok(()),
            Some(word) => Err((
                format!("`{word}` is none of the {}", column.name),
                format!("some of {}, with commas between", words.join(", ")),
            )),
        },
        Holds::Guard if known.guards.contains(cell) => Ok(()),
        Holds::Guard => refuse("is no guard", format!("a row in `{}` defines one", GUARDS.file)),
    }
}

fn check_state(cell: &str, known: &Known) -> Result<(), Wrong> {
    let upper = CountryCode::new(cell).is_some_and(|code| code.as_str() == cell);
    if upper && known.has_state(cell) {
        return Ok(());
    }
    let hint = match upper {
        true => "a new state needs a row of type `short` in `countries.tsv` in ar and in en",
        false => "two capital letters, such as KW; `sijill list countries` lists them",
    };
    Err((format!("`{cell}` is the code of no state"), hint.to_owned()))
}

/// What a table asks of the cells of a row together.
fn check_row(table: &Table, cells: &[&str], known: &Known) -> Result<(), Fault> {
    let fault = |column: usize, what: String, hint: &str| {
        Err(Fault { column: Some(column), what, hint: hint.to_owned() })
    };
    match (table.file, cells) {
        (file, [code, lang, "short", ..])
            if file == COUNTRIES.file && known.own.contains(&format!("{code} {lang}")) =>
        {
            fault(2, format!("`{code}` has its short name already"), "`alias` adds a name")
        }
        (file, [_, "ar", "nisba", form, ..])
            if file == COUNTRIES.file && *form != "-" && !fold(form).ends_with('ي') =>
        {
            let hint = "the masculine singular without article, from which the others are made";
            fault(3, format!("`{form}` is no such adjective"), hint)
        }
        (file, [head, ..]) if file == HEADS.file && !known.heads.contains(&fold(head)) => {
            fault(0, format!("`{head}` is the head of no office"), "a row in `offices.tsv` adds it")
        }
        (file, [group, ..]) if file == GROUPS.file && !known.groups.contains(*group) => {
            let hint = "one row of a new group lists the codes of its members";
            fault(3, format!("the group `{group}` has no members"), hint)
        }
        (file, [topic, ..]) if file == TOPICS.file && !known.topics.contains(*topic) => {
            let hint = "one row of a new topic has its titles, in Arabic and in English";
            fault(0, format!("the topic `{topic}` has no titles"), hint)
        }
        (file, [_, _, _, _, _, state]) if file == OFFICES.file && *state != "-" => {
            check_state(state, known).map_err(|(what, hint)| Fault { column: Some(5), what, hint })
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(file: &str, line: &str) -> String {
        let table = TABLES.iter().find(|table| table.file == file).unwrap();
        let known = Known::new(std::iter::empty());
        check(table, line, &known).map_or_else(|fault| fault.what, |_| String::new())
    }

    #[test]
    fn every_row_of_the_program_passes() {
        let known = Known::new(std::iter::empty());
        let mut wrong = Vec::new();
        for table in TABLES {
            for (number, line) in numbered(table.text) {
                match check(table, line, &known) {
                    // The rule is for rows that are added.
                    Err(fault) if fault.what.ends_with("has its short name already") => {}
                    Err(fault) => wrong.push(format!("{} {number}: {fault}", table.file)),
                    Ok(_) => {}
                }
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    #[test]
    fn every_example_passes_and_adds_something() {
        for table in TABLES {
            let mut known = Known::new([(*table, table.example)].into_iter());
            // A code needs its state, which the example does not add.
            known.named.extend(["XS ar", "XS en"].map(str::to_owned));
            let row = check(table, table.example, &known);
            assert!(row.is_ok(), "{}: {row:?}", table.file);
        }
    }

    #[test]
    fn rows_that_say_nothing_are_refused() {
        for (file, line, what) in [
            ("outlets.tsv", "صوت الخليج QA", "only 1 of 2 columns"),
            ("outlets.tsv", "صوت الخليج\tqa", "`qa` is the code of no state"),
            ("outlets.tsv", "صوت الخليج\tQA\tx", "3 columns, at most 2 in this table"),
            ("outlets.tsv", "\tQA", "the column `form` is empty"),
            ("outlets.tsv", "!\tQA", "`!` has no word"),
            ("offices.tsv", "ar\tوزير\tالسياحة\tministr", "`ministr` is no class"),
            ("offices.tsv", "ar\tوزير\tا||ب\tminister", "`ا||ب` has an empty cue"),
            ("offices.tsv", "ar\tحارس\t-\tother\t-\tZZ", "`ZZ` is the code of no state"),
            ("heads.tsv", "حارس\tabroad", "`حارس` is the head of no office"),
            ("heads.tsv", "سفير\tabroad,far", "`far` is none of the traits"),
            ("stops.tsv", "ar\tفي ما", "`في ما` is not one word"),
            ("countries.tsv", "KW\tar\tshort\tبلد", "`KW` has its short name already"),
            ("countries.tsv", "KW\tar\talias\tبلد\tlake", "`lake` is no guard"),
            ("countries.tsv", "KW\tar\tnisba\tكويت", "`كويت` is no such adjective"),
            ("groups.tsv", "nordic\tar\tدول الشمال", "the group `nordic` has no members"),
            ("topics.tsv", "space\t\t\tar\tالفضاء", "the topic `space` has no titles"),
        ] {
            assert_eq!(fault(file, line), what, "{line}");
        }
    }
}
