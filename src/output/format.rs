//! The output formats.

use std::path::Path;

/// How rows are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Aligned columns for people.
    Table,
    /// A line a value, for people.
    Lines,
    /// Comma-separated values.
    Csv,
    /// Tab-separated values.
    Tsv,
    /// One JSON array of objects.
    Json,
    /// One JSON object a line.
    Jsonl,
    /// A Markdown table.
    Markdown,
    /// A page for browsers.
    Html,
    /// A workbook for spreadsheets.
    #[cfg(feature = "xlsx")]
    Xlsx,
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
        format: Format::Lines,
        name: "lines",
        extension: None,
        summary: "a line a value, an empty line between rows; what a terminal shows of Arabic rows",
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
        format: Format::Json,
        name: "json",
        extension: Some("json"),
        summary: "one JSON array of the objects that jsonl has",
    },
    FormatRow {
        format: Format::Jsonl,
        name: "jsonl",
        extension: Some("jsonl"),
        summary: "one JSON object a line, with a schema number",
    },
    FormatRow {
        format: Format::Markdown,
        name: "md",
        extension: Some("md"),
        summary: "a Markdown table",
    },
    FormatRow {
        format: Format::Html,
        name: "html",
        extension: Some("html"),
        summary: "one self-contained page with a table",
    },
    #[cfg(feature = "xlsx")]
    FormatRow {
        format: Format::Xlsx,
        name: "xlsx",
        extension: Some("xlsx"),
        summary: "a workbook: real dates, frozen header, filter; right to left for Arabic rows",
    },
    FormatRow {
        format: Format::Ids,
        name: "ids",
        extension: None,
        summary: "one id a line; with -0 each ends in a NUL",
    },
];

impl Format {
    /// The format with this name.
    pub fn named(name: &str) -> Option<Format> {
        FORMATS.iter().find(|row| row.name == name).map(|row| row.format)
    }

    /// Its name on the command line.
    pub fn name(self) -> &'static str {
        FORMATS.iter().find(|row| row.format == self).map_or("", |row| row.name)
    }

    /// The extension of its files.
    pub fn extension(self) -> &'static str {
        let row = FORMATS.iter().find(|row| row.format == self);
        row.and_then(|row| row.extension).unwrap_or("txt")
    }

    /// The format that a file's extension chooses.
    pub fn of_path(path: &Path) -> Option<Format> {
        let extension = path.extension()?.to_str()?.to_ascii_lowercase();
        FORMATS.iter().find(|row| row.extension == Some(extension.as_str())).map(|row| row.format)
    }
}
