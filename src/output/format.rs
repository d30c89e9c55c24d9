//! The output formats.

use std::path::Path;

/// How rows are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Aligned columns for people.
    Table,
    /// Comma-separated values.
    Csv,
    /// Tab-separated values.
    Tsv,
    /// One JSON object a line.
    Jsonl,
    /// One id a line.
    Ids,
}

/// One format.
#[derive(Debug)]
pub struct FormatRow {
    /// Which.
    pub format: Format,
    /// Its name on the command line.
    pub name: &'static str,
    /// The extension that chooses it, if one does.
    pub extension: Option<&'static str>,
    /// What it is.
    pub summary: &'static str,
}

/// Every format.
pub const FORMATS: &[FormatRow] = &[
    FormatRow {
        format: Format::Table,
        name: "table",
        extension: Some("txt"),
        summary: "aligned columns for people",
    },
    FormatRow {
        format: Format::Csv,
        name: "csv",
        extension: Some("csv"),
        summary: "comma-separated values, RFC 4180",
    },
    FormatRow {
        format: Format::Tsv,
        name: "tsv",
        extension: Some("tsv"),
        summary: "tab-separated values; tabs and line breaks in a value become spaces",
    },
    FormatRow {
        format: Format::Jsonl,
        name: "jsonl",
        extension: Some("jsonl"),
        summary: "one JSON object a line, with a schema number",
    },
    FormatRow {
        format: Format::Ids,
        name: "ids",
        extension: None,
        summary: "one article id a line",
    },
];

impl Format {
    /// The format with this name.
    pub fn named(name: &str) -> Option<Format> {
        FORMATS.iter().find(|row| row.name == name).map(|row| row.format)
    }

    /// The format that a file's extension chooses.
    pub fn of_path(path: &Path) -> Option<Format> {
        let extension = path.extension()?.to_str()?.to_ascii_lowercase();
        FORMATS.iter().find(|row| row.extension == Some(extension.as_str())).map(|row| row.format)
    }
}
