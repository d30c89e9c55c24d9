//! Makes a report of a saved query's answer.

use super::saved::{SavedQuery, Table};
use super::words::Words;
use crate::archive::{
    Archive, ArchiveError, Basis, Counted, Dimension, Request, SortKey, Unit, UnitColumn,
};
use crate::model::{Cell, CountryCode, Lang, Statement, ValueKind};
use crate::output::{ChartKind, Counts, Label, Report, Section};
use crate::query::Known;
use crate::query::fields::value_word;

/// Most rows of a page; a file for spreadsheets holds all.
const MOST_ROWS: u64 = 2_000;

/// A row of a page: its id and its cells.
type Row = (String, Vec<Cell>);

/// A saved query that was understood, and the archive it asks.
pub struct Answer<'a> {
    /// The saved query.
    pub saved: &'a SavedQuery,
    /// Its title, with the values of its parameters.
    pub title: String,
    /// The articles it selects.
    pub articles: Statement,
    /// A condition on the meetings in them, if there is one.
    pub meetings: Option<Statement>,
    /// A condition on the rows, if there is one.
    pub rows: Option<Statement>,
    /// The archive.
    pub archive: &'a Archive,
    /// What names stand for.
    pub known: &'a dyn Known,
    /// The language of the page.
    pub lang: Lang,
    /// What the page is made from: lines of a word and its value.
    pub about: Vec<(String, String)>,
}

impl Answer<'_> {
    /// The report.
    pub fn report(self) -> Result<Report, ArchiveError> {
        let words = Words::of(self.lang);
        let sections = self.saved.tables.iter().map(|table| self.section(table, words));
        let sections = sections.collect::<Result<_, _>>()?;
        let columns = shown_columns(self.saved);
        let heading = |column: &&UnitColumn| match self.lang {
            Lang::Ar => column.column.arabic.to_owned(),
            Lang::En => column.column.name.replace('_', " "),
        };
        let rows = self.rows(&columns)?;
        Ok(Report {
            lang: self.lang,
            summary: self.summary(words)?,
            sections,
            rows_title: match rows.len() as u64 {
                MOST_ROWS => words.first_rows(MOST_ROWS),
                _ => words.rows.to_owned(),
            },
            headings: columns.iter().map(heading).collect(),
            rows,
            title: self.title,
            about: self.about,
        })
    }

    fn basis(&self, counted: Counted) -> Basis<'_> {
        Basis { articles: &self.articles, counted, only: self.meetings.as_ref() }
    }

    fn summary(&self, words: &Words) -> Result<String, ArchiveError> {
        let articles = self.archive.pivot(self.basis(Counted::Articles), &[])?.total;
        let meetings = self.archive.pivot(self.basis(Counted::Meetings), &[])?.total;
        let days = self.archive.days(&self.articles)?;
        Ok(words.summary(articles, meetings, days))
    }

    /// The rows with their ids.
    fn rows(&self, shown: &[&'static UnitColumn]) -> Result<Vec<Row>, ArchiveError> {
        let mut columns = vec![&self.saved.unit.columns[0]];
        columns.extend(shown);
        let request = Request {
            articles: self.articles.clone(),
            unit: self.saved.unit,
            only: self.rows.clone(),
            columns,
            sort: sort_keys(self.saved.unit, &self.saved.sort),
            limit: Some(MOST_ROWS),
        };
        let mut rows = Vec::new();
        self.archive.rows(&request, |cells| {
            let cells =
                cells.iter().zip(&request.columns).map(|(cell, column)| self.shown(cell, column));
            let mut cells: Vec<Cell> = cells.collect();
            rows.push((cells.remove(0).text(), cells));
            Ok::<(), ArchiveError>(())
        })?;
        Ok(rows)
    }

    /// Codes in words.
    fn shown(&self, cell: &Cell, column: &UnitColumn) -> Cell {
        let word = |code: &String| label(self.known, column.column.name, code, self.lang);
        match cell {
            Cell::Code(code) if column.column.kind == ValueKind::Code => match word(code) {
                Some(word) => Cell::Text(word),
                None => cell.clone(),
            },
            Cell::List(codes) => {
                Cell::List(codes.iter().map(|code| word(code).unwrap_or(code.clone())).collect())
            }
            cell => cell.clone(),
        }
    }

    fn section(&self, table: &Table, words: &Words) -> Result<Section, ArchiveError> {
        let basis = self.basis(table.counted);
        let network = table.chart == Some(ChartKind::Network);
        let counts = self.counts(table, basis, words)?;
        let counts = if network { counts.united() } else { counts };
        let sides = if network { 2 } else { 1 };
        let mut members = vec![Vec::new(); counts.rows.len()];
        for side in 0..sides {
            for (value, id) in self.members(basis, table.by[side])? {
                let label = self.label(table, side, value, words);
                if let Some(row) = counts.rows.iter().position(|(known, _)| known.text == label) {
                    members[row].push(id);
                }
            }
        }
        let count = match table.counted {
            Counted::Articles => words.articles,
            Counted::Meetings => words.meetings,
        };
        let heading = match self.lang {
            _ if network => words.party.to_owned(),
            Lang::Ar => table.by[0].arabic.to_owned(),
            Lang::En => table.by[0].name.replace([':', '_'], " "),
        };
        Ok(Section {
            title: table.title.of(self.lang).to_owned(),
            chart: table.chart,
            unknown: words.unknown.to_owned(),
            counts,
            headings: [heading, count.to_owned(), words.rows.to_owned()],
            members,
        })
    }

    /// The rows of the page that each value has, where rows are what is counted.
    fn members(
        &self,
        basis: Basis,
        by: &Dimension,
    ) -> Result<Vec<(Option<String>, String)>, ArchiveError> {
        match (self.saved.unit.name, basis.counted) {
            ("article", Counted::Articles) | ("meeting", Counted::Meetings) => {
                self.archive.members(basis, by)
            }
            _ => Ok(Vec::new()),
        }
    }

    fn counts(&self, table: &Table, basis: Basis, words: &Words) -> Result<Counts, ArchiveError> {
        let pivot = self.archive.pivot(basis, &table.by)?;
        let side = |place: usize| -> Vec<(Label, i64)> {
            let totals = pivot.totals.get(place).into_iter().flatten();
            let labelled = totals.map(|(value, count)| {
                let text = self.label(table, place, value.clone(), words);
                (Label { text, anchor: None }, *count)
            });
            labelled.collect()
        };
        let mut counts = Counts { rows: side(0), columns: side(1), cells: Vec::new() };
        if table.by.len() == 2 {
            let at = |place: usize, value: &Option<String>| {
                pivot.totals[place].iter().position(|(known, _)| known == value)
            };
            let places = pivot.cells.iter();
            counts.cells = places
                .filter_map(|(values, n)| Some((at(0, &values[0])?, at(1, &values[1])?, *n)))
                .collect();
        }
        Ok(counts)
    }

    fn label(&self, table: &Table, place: usize, value: Option<String>, words: &Words) -> String {
        let Some(value) = value else { return words.unknown.to_owned() };
        label(self.known, table.by[place].name, &value, self.lang).unwrap_or(value)
    }
}

/// The words for a code of a column or dimension.
fn label(known: &dyn Known, of: &str, code: &str, lang: Lang) -> Option<String> {
    let country = of.contains("countr") || of == "accredited_to";
    match CountryCode::new(code).filter(|_| country) {
        Some(code) => Some(known.country_name(code, lang)),
        None => value_word(of, code, lang),
    }
}

fn shown_columns(saved: &SavedQuery) -> Vec<&'static UnitColumn> {
    use crate::model::Shown::Always;
    let unit = saved.unit;
    match saved.columns.is_empty() {
        true => unit.columns[1..].iter().filter(|column| column.column.shown == Always).collect(),
        false => saved.columns.iter().filter_map(|name| unit.column(name)).collect(),
    }
}

fn sort_keys(unit: &'static Unit, sort: &[String]) -> Vec<SortKey> {
    sort.iter().filter_map(|key| SortKey::read(unit, key)).collect()
}
