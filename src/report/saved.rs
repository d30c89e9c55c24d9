//! One saved query or report, read from its file.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::Deserialize;
use toml::Spanned;

use super::{ReportError, Wrong};
use crate::archive::{Counted, Dimension, UNITS, Unit};
use crate::model::Lang;
use crate::output::{CHARTS, ChartKind};
use crate::query::Binding;

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
    /// The line of its file on which the query's text begins.
    pub line: usize,
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

impl Param {
    /// The parameter with its usual value. Names and words are taken as they are; other
    /// values may be lists and ranges.
    pub fn binding(&self) -> Binding {
        use ParamKind::{Official, Source, Text};
        let verbatim = matches!(self.kind, Text | Official | Source);
        Binding { name: self.name.clone(), value: self.default.clone(), verbatim }
    }
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
    title: Spanned<Title>,
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
    title: Spanned<Title>,
    rows: Spanned<String>,
    cols: Option<Spanned<String>>,
    chart: Option<Spanned<String>>,
}

impl SavedQuery {
    /// Reads the text of a file; `place` names it in errors.
    pub fn read(text: &str, place: &str) -> Result<SavedQuery, ReportError> {
        SavedQuery::check(text, place).map_err(|mut wrong| wrong.remove(0))
    }

    /// Reads the text of a file and gives everything that is wrong in it, never nothing.
    pub fn check(text: &str, place: &str) -> Result<SavedQuery, Vec<ReportError>> {
        let mut reader = Reader { text, place, wrong: Vec::new() };
        let file: File = toml::from_str(text).map_err(|error| {
            let line = error.span().map(|span| reader.line(&span));
            vec![wrong(place, line, Wrong::Toml(error.message().to_owned()))]
        })?;
        let query = file.query;
        let unit = reader.unit(query.unit.as_ref());
        query.columns.iter().for_each(|name| reader.column(unit, name, name.as_ref()));
        for key in &query.sort {
            match key.as_ref().trim_start_matches('-') {
                "id" => {}
                name => reader.column(unit, key, name),
            }
        }
        reader.title(&file.title, &file.params);
        file.table.iter().for_each(|table| reader.title(&table.title, &file.params));
        let params = reader.params(file.params, &query.q);
        let tables = file.table.into_iter().filter_map(|table| reader.table(unit, table)).collect();
        let line = reader.first_line(&query.q.span());
        if !reader.wrong.is_empty() {
            reader.wrong.sort_by_key(|(line, _)| *line);
            return Err(reader.wrong.into_iter().map(|(_, wrong)| wrong).collect());
        }
        Ok(SavedQuery {
            title: file.title.into_inner(),
            params,
            unit,
            tables,
            text: query.q.into_inner(),
            columns: query.columns.into_iter().map(Spanned::into_inner).collect(),
            sort: query.sort.into_iter().map(Spanned::into_inner).collect(),
            line,
        })
    }
}

fn wrong(place: &str, line: Option<usize>, wrong: Wrong) -> ReportError {
    let place = match line {
        Some(line) => format!("{place}:{line}"),
        None => place.to_owned(),
    };
    ReportError::Wrong { place, wrong }
}

/// Reads the parts of a file and gathers what is wrong in them.
struct Reader<'a> {
    text: &'a str,
    place: &'a str,
    wrong: Vec<(usize, ReportError)>,
}

impl Reader<'_> {
    fn line(&self, span: &Range<usize>) -> usize {
        let before = &self.text.as_bytes()[..span.start.min(self.text.len())];
        before.iter().filter(|byte| **byte == b'\n').count() + 1
    }

    /// The line on which a string begins: a first line break is not of it.
    fn first_line(&self, span: &Range<usize>) -> usize {
        let raw = self.text.get(span.clone()).unwrap_or("");
        let broken = ["\"\"\"", "'''"].iter().any(|quotes| {
            raw.strip_prefix(quotes).is_some_and(|rest| rest.starts_with(['\n', '\r']))
        });
        self.line(span) + usize::from(broken)
    }

    fn fault(&mut self, span: Range<usize>, kind: Wrong) {
        let line = self.line(&span);
        self.wrong.push((line, wrong(self.place, Some(line), kind)));
    }

    fn unit(&mut self, name: Option<&Spanned<String>>) -> &'static Unit {
        let Some(name) = name else { return &UNITS[0] };
        Unit::named(name.as_ref()).unwrap_or_else(|| {
            self.fault(name.span(), Wrong::Unit(name.as_ref().clone()));
            &UNITS[0]
        })
    }

    fn column(&mut self, unit: &'static Unit, at: &Spanned<String>, name: &str) {
        if unit.column(name).is_none() {
            self.fault(at.span(), Wrong::Column { column: name.to_owned(), unit: unit.name });
        }
    }

    /// Every `{name}` of a title is a parameter.
    fn title(&mut self, title: &Spanned<Title>, params: &BTreeMap<Spanned<String>, ParamFile>) {
        for lang in [Lang::Ar, Lang::En] {
            for name in names_in_braces(title.as_ref().of(lang)) {
                if !params.keys().any(|param| param.as_ref() == name) {
                    self.fault(title.span(), Wrong::Placeholder(name.to_owned()));
                }
            }
        }
    }

    /// Every parameter is used by the query, and every `{name}` is one.
    fn params(
        &mut self,
        params: BTreeMap<Spanned<String>, ParamFile>,
        query: &Spanned<String>,
    ) -> Vec<Param> {
        let used = placeholders(query.as_ref());
        for name in &used {
            if !params.keys().any(|param| param.as_ref() == name) {
                self.fault(query.span(), Wrong::Placeholder((*name).to_owned()));
            }
        }
        for name in params.keys().filter(|name| !used.contains(&name.as_ref().as_str())) {
            self.fault(name.span(), Wrong::Unused(name.as_ref().clone()));
        }
        let param = |(name, file): (Spanned<String>, ParamFile)| Param {
            name: name.into_inner(),
            kind: file.r#type,
            default: file.default,
        };
        params.into_iter().map(param).collect()
    }

    fn table(&mut self, unit: &Unit, file: TableFile) -> Option<Table> {
        let rows = self.dimension(&file.rows);
        let cols = file.cols.as_ref().map(|cols| self.dimension(cols));
        let sides = 1 + usize::from(cols.is_some());
        let chart = file.chart.as_ref().and_then(|name| self.chart(name, sides));
        let by = [Some(rows), cols].into_iter().flatten().collect::<Option<Vec<_>>>()?;
        let counted = match unit.name {
            "meeting" | "pair" => Counted::Meetings,
            _ => Counted::Articles,
        };
        Some(Table { title: file.title.into_inner(), by, counted, chart })
    }

    fn dimension(&mut self, name: &Spanned<String>) -> Option<&'static Dimension> {
        let dimension = Dimension::named(name.as_ref());
        if dimension.is_none() {
            self.fault(name.span(), Wrong::Dimension(name.as_ref().clone()));
        }
        dimension
    }

    fn chart(&mut self, name: &Spanned<String>, dimensions: usize) -> Option<ChartKind> {
        let Some(row) = CHARTS.iter().find(|row| row.name == name.as_ref()) else {
            self.fault(name.span(), Wrong::Chart(name.as_ref().clone()));
            return None;
        };
        if row.dimensions != dimensions {
            self.fault(name.span(), Wrong::Sides { chart: row.name, needs: row.dimensions });
        }
        Some(row.kind)
    }
}

/// Every name in braces.
fn names_in_braces(text: &str) -> Vec<&str> {
    let inside = text.split('{').skip(1).filter_map(|part| part.split_once('}'));
    inside.map(|(name, _)| name).collect()
}

/// The names that stand in braces where a value is expected: after a colon, a
/// comma, a bracket or a space; the braces of scopes follow a word.
pub fn placeholders(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for (place, _) in text.match_indices('{') {
        let stands = text[..place].ends_with([':', ',', '(', '.', '=', '>', '<', '~', ' ', '-']);
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
    fn everything_wrong_is_told() {
        let text = "title = { ar = \"{x}\", en = \"b\" }\n[query]\nq = \"country:{c}\"\n\
                    unit = \"word\"\ncolumns = [\"size\"]\n[[table]]\n\
                    title = { ar = \"a\", en = \"b\" }\nrows = \"size\"\nchart = \"pie\"\n";
        let wrong = SavedQuery::check(text, "x").unwrap_err();
        let places: Vec<String> =
            wrong.iter().map(|w| w.to_string().split(": ").next().unwrap().to_owned()).collect();
        assert_eq!(places, ["x:1", "x:3", "x:4", "x:5", "x:8", "x:9"], "{wrong:#?}");
    }

    #[test]
    fn braces_of_scopes_are_no_parameters() {
        assert_eq!(placeholders("meet{with:KW with:{country}} date:{month}"), ["country", "month"]);
        assert_eq!(placeholders("mentions:>{n} date:{a}..{b} date:<={c}"), ["n", "a", "b", "c"]);
        assert_eq!(placeholders("para{x} meet{y}"), [""; 0]);
    }
}
