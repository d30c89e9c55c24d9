//! One saved query or report, read from its file.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::Deserialize;
use toml::Spanned;

use super::{ReportError, Wrong};
use crate::archive::{Counted, Dimension, UNITS, Unit};
use crate::model::Lang;
use crate::output::{CHARTS, ChartKind};

/// A query with a title, and what a report shows of its answer.
#[derive(Debug)]
pub struct SavedQuery {
    /// What it answers.
    pub title: Title,
    /// The query as it would be typed, with `{name}` for each parameter.
    pub text: String,
    /// The parameters, by name.
    pub params: Vec<Param>,
    /// What one row is.
    pub unit: &'static Unit,
    /// The columns to print; the usual ones if empty.
    pub columns: Vec<String>,
    /// The columns to sort by; the query's order if empty.
    pub sort: Vec<String>,
    /// The tables of counts a report shows.
    pub tables: Vec<Table>,
}

/// A title in both languages, with `{name}` for each parameter.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Title {
    ar: String,
    en: String,
}

impl Title {
    /// The title in one language.
    pub fn of(&self, lang: Lang) -> &str {
        match lang {
            Lang::Ar => &self.ar,
            Lang::En => &self.en,
        }
    }
}

/// A parameter of a query.
#[derive(Debug, Clone)]
pub struct Param {
    /// Its name.
    pub name: String,
    /// What values it takes.
    pub kind: ParamKind,
    /// Its value unless another is set.
    pub default: String,
}

/// What values a parameter takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ParamKind {
    /// A country or a group of them.
    Country,
    /// A period, which may be relative to today.
    Period,
    /// The name of an official.
    Official,
    /// A role class or a title.
    Role,
    /// A topic.
    Topic,
    /// An outlet.
    Source,
    /// A number.
    Number,
    /// Words to search for.
    Text,
}

/// A table of counts, drawn if it says how.
#[derive(Debug)]
pub struct Table {
    /// What it shows.
    pub title: Title,
    /// What stands beside the rows, and over the columns if there are any.
    pub by: Vec<&'static Dimension>,
    /// Whether articles or meetings are counted.
    pub counted: Counted,
    /// How it is drawn.
    pub chart: Option<ChartKind>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    title: Title,
    #[serde(default)]
    params: BTreeMap<Spanned<String>, ParamFile>,
    query: QueryFile,
    #[serde(default)]
    table: Vec<TableFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ParamFile {
    r#type: ParamKind,
    default: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct QueryFile {
    q: Spanned<String>,
    unit: Option<Spanned<String>>,
    #[serde(default)]
    columns: Vec<Spanned<String>>,
    #[serde(default)]
    sort: Vec<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TableFile {
    title: Title,
    rows: Spanned<String>,
    cols: Option<Spanned<String>>,
    chart: Option<Spanned<String>>,
}

impl SavedQuery {
    /// Reads the text of a file; `place` names it in errors.
    pub fn read(text: &str, place: &str) -> Result<SavedQuery, ReportError> {
        let reader = Reader { text, place };
        let file: File = toml::from_str(text)
            .map_err(|error| reader.error(error.span(), Wrong::Toml(error.message().to_owned())))?;
        let unit = reader.unit(file.query.unit.as_ref())?;
        for name in &file.query.columns {
            reader.column(unit, name, name.as_ref())?;
        }
        for key in &file.query.sort {
            match key.as_ref().trim_start_matches('-') {
                "id" => {}
                name => reader.column(unit, key, name)?,
            }
        }
        let params = reader.params(file.params, &file.query.q)?;
        let tables = file.table.into_iter().map(|table| reader.table(unit, table));
        Ok(SavedQuery {
            title: file.title,
            params,
            unit,
            tables: tables.collect::<Result<_, _>>()?,
            text: file.query.q.into_inner(),
            columns: file.query.columns.into_iter().map(Spanned::into_inner).collect(),
            sort: file.query.sort.into_iter().map(Spanned::into_inner).collect(),
        })
    }
}

/// What errors of a file are told with.
struct Reader<'a> {
    text: &'a str,
    place: &'a str,
}

impl Reader<'_> {
    fn error(&self, span: Option<Range<usize>>, wrong: Wrong) -> ReportError {
        let line = span.map(|span| {
            let before = &self.text.as_bytes()[..span.start.min(self.text.len())];
            before.iter().filter(|byte| **byte == b'\n').count() + 1
        });
        let place = match line {
            Some(line) => format!("{}:{line}", self.place),
            None => self.place.to_owned(),
        };
        ReportError::Wrong { place, wrong }
    }

    fn unit(&self, name: Option<&Spanned<String>>) -> Result<&'static Unit, ReportError> {
        let Some(name) = name else { return Ok(&UNITS[0]) };
        Unit::named(name.as_ref())
            .ok_or_else(|| self.error(Some(name.span()), Wrong::Unit(name.as_ref().clone())))
    }

    fn column(
        &self,
        unit: &'static Unit,
        at: &Spanned<String>,
        name: &str,
    ) -> Result<(), ReportError> {
        match unit.column(name) {
            Some(_) => Ok(()),
            None => {
                let wrong = Wrong::Column { column: name.to_owned(), unit: unit.name };
                Err(self.error(Some(at.span()), wrong))
            }
        }
    }

    /// Every parameter is used by the query, and every `{name}` is one.
    fn params(
        &self,
        params: BTreeMap<Spanned<String>, ParamFile>,
        query: &Spanned<String>,
    ) -> Result<Vec<Param>, ReportError> {
        let used = placeholders(query.as_ref());
        let unknown = used.iter().find(|used| !params.keys().any(|name| name.as_ref() == **used));
        if let Some(name) = unknown {
            return Err(self.error(Some(query.span()), Wrong::Placeholder((*name).to_owned())));
        }
        let unused = params.keys().find(|name| !used.contains(&name.as_ref().as_str()));
        if let Some(name) = unused {
            return Err(self.error(Some(name.span()), Wrong::Unused(name.as_ref().clone())));
        }
        let param = |(name, file): (Spanned<String>, ParamFile)| Param {
            name: name.into_inner(),
            kind: file.r#type,
            default: file.default,
        };
        Ok(params.into_iter().map(param).collect())
    }

    fn table(&self, unit: &Unit, file: TableFile) -> Result<Table, ReportError> {
        let mut by = vec![self.dimension(&file.rows)?];
        if let Some(cols) = &file.cols {
            by.push(self.dimension(cols)?);
        }
        let chart = file.chart.map(|name| self.chart(&name, by.len())).transpose()?;
        let counted = match unit.name {
            "meeting" | "pair" => Counted::Meetings,
            _ => Counted::Articles,
        };
        Ok(Table { title: file.title, by, counted, chart })
    }

    fn dimension(&self, name: &Spanned<String>) -> Result<&'static Dimension, ReportError> {
        Dimension::named(name.as_ref())
            .ok_or_else(|| self.error(Some(name.span()), Wrong::Dimension(name.as_ref().clone())))
    }

    fn chart(&self, name: &Spanned<String>, dimensions: usize) -> Result<ChartKind, ReportError> {
        let wrong = |wrong| self.error(Some(name.span()), wrong);
        let row = CHARTS.iter().find(|row| row.name == name.as_ref());
        let row = row.ok_or_else(|| wrong(Wrong::Chart(name.as_ref().clone())))?;
        match row.dimensions == dimensions {
            true => Ok(row.kind),
            false => Err(wrong(Wrong::Sides { chart: row.name, needs: row.dimensions })),
        }
    }
}

/// The names that stand in braces where a value is expected: after a colon, a
/// comma, a bracket or a space; the braces of scopes follow a word.
pub fn placeholders(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for (place, _) in text.match_indices('{') {
        let stands = text[..place].ends_with([':', ',', '(', '.', '=', '~', ' ', '-']);
        let Some(end) = text[place..].find('}') else { continue };
        let name = &text[place + 1..place + end];
        let is_name = !name.is_empty()
            && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
        if stands && is_name && !found.contains(&name) {
            found.push(name);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "title = { ar = \"a\", en = \"b\" }\n";

    fn message(rest: &str) -> String {
        SavedQuery::read(&format!("{HEAD}{rest}"), "x.toml").unwrap_err().to_string()
    }

    #[test]
    fn a_mistake_is_told_with_its_line() {
        for (rest, expected) in [
            ("[query]\nq = \"x\"\ncolums = []\n", "x.toml:4: unknown field `colums`"),
            ("[query]\nq = \"x\"\ncolumns = [\"size\"]\n", "x.toml:4: a row of article has no"),
            ("[query]\nq = \"x\"\nsort = [\"-size\"]\n", "x.toml:4: a row of article has no"),
            ("[query]\nq = \"x\"\nunit = \"word\"\n", "x.toml:4: no unit is called `word`"),
            ("[query]\nq = \"country:{c}\"\n", "x.toml:3: `{c}` is no parameter"),
            (
                "[params]\nc = { type = \"country\", default = \"JP\" }\n[query]\nq = \"x\"\n",
                "x.toml:3: the query does not use the parameter `c`",
            ),
            (
                "[query]\nq = \"x\"\n[[table]]\ntitle = { ar = \"a\", en = \"b\" }\n\
                 rows = \"size\"\n",
                "x.toml:6: counts have no dimension `size`",
            ),
            (
                "[query]\nq = \"x\"\n[[table]]\ntitle = { ar = \"a\", en = \"b\" }\n\
                 rows = \"month\"\n\
                 chart = \"heat\"\n",
                "x.toml:7: a heat chart needs 2 dimensions",
            ),
        ] {
            let message = message(rest);
            assert!(message.starts_with(expected), "{message}");
        }
    }

    #[test]
    fn braces_of_scopes_are_no_parameters() {
        assert_eq!(placeholders("meet{with:KW with:{country}} date:{month}"), ["country", "month"]);
        assert_eq!(placeholders("para{x} meet{y}"), [""; 0]);
    }
}
