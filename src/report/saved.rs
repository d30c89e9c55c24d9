//! One saved query, read from its file.

use serde::Deserialize;

use super::ReportError;
use crate::output::{Column, column};

/// A query with a title and columns.
#[derive(Debug)]
pub struct SavedQuery {
    /// What it answers, in Arabic.
    pub arabic: String,
    /// What it answers, in English.
    pub english: String,
    /// The query as it would be typed.
    pub text: String,
    /// The columns to print; the usual ones if empty.
    pub columns: Vec<&'static Column>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    title: Title,
    query: Query,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Title {
    ar: String,
    en: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Query {
    q: String,
    #[serde(default)]
    columns: Vec<String>,
}

impl SavedQuery {
    /// Reads the text of a file; `place` names it in errors.
    pub fn read(text: &str, place: &str) -> Result<SavedQuery, ReportError> {
        let file: File = toml::from_str(text).map_err(|error| ReportError::Malformed {
            place: place_of(&error, text, place),
            reason: error.message().to_owned(),
        })?;
        let columns = file.query.columns.into_iter().map(|name| {
            column(&name).ok_or_else(|| ReportError::Column {
                place: place.to_owned(),
                column: name.clone(),
            })
        });
        Ok(SavedQuery {
            arabic: file.title.ar,
            english: file.title.en,
            text: file.query.q,
            columns: columns.collect::<Result<_, _>>()?,
        })
    }
}

/// The file and the line of an error in it.
fn place_of(error: &toml::de::Error, text: &str, place: &str) -> String {
    match error.span() {
        Some(span) => {
            let line = text[..span.start.min(text.len())].matches('\n').count() + 1;
            format!("{place}:{line}")
        }
        None => place.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mistake_is_told_with_its_line() {
        let text = "[title]\nar = \"a\"\nen = \"b\"\n[query]\nq = \"x\"\ncolums = []\n";
        let error = SavedQuery::read(text, "x.toml").unwrap_err().to_string();
        assert!(error.starts_with("x.toml:6: unknown field `colums`"), "{error}");
    }

    #[test]
    fn a_column_must_exist() {
        let text = "title = { ar = \"a\", en = \"b\" }\n[query]\nq = \"x\"\ncolumns = [\"size\"]\n";
        let error = SavedQuery::read(text, "x.toml").unwrap_err();
        assert!(matches!(error, ReportError::Column { column, .. } if column == "size"));
    }
}
