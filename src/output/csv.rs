//! CSV and TSV rows.

use std::borrow::Cow;
use std::io::{self, Write};

use csv::{Terminator, WriterBuilder};

use super::{Cell, Column, CsvStyle};

/// Writes rows of separated values.
pub(super) struct CsvRows {
    delimiter: u8,
    style: CsvStyle,
    guarded: usize,
}

impl CsvRows {
    /// Writes the header.
    pub fn begin(
        writer: &mut impl Write,
        columns: &[&'static Column],
        delimiter: u8,
        style: CsvStyle,
    ) -> io::Result<CsvRows> {
        if style.bom {
            writer.write_all("\u{feff}".as_bytes())?;
        }
        let rows = CsvRows { delimiter, style, guarded: 0 };
        rows.record(writer, columns.iter().map(|column| column.name.to_owned()))?;
        Ok(rows)
    }

    pub fn row(
        &mut self,
        writer: &mut impl Write,
        cells: impl Iterator<Item = Cell>,
    ) -> io::Result<()> {
        let fields: Vec<String> = cells.map(|cell| self.field(&cell)).collect();
        self.record(writer, fields.into_iter())
    }

    fn record(
        &self,
        writer: &mut impl Write,
        fields: impl Iterator<Item = String>,
    ) -> io::Result<()> {
        let terminator = match self.style.bom {
            true => Terminator::CRLF,
            false => Terminator::Any(b'\n'),
        };
        let mut record = WriterBuilder::new()
            .delimiter(self.delimiter)
            .terminator(terminator)
            .from_writer(Vec::new());
        record.write_record(fields)?;
        let line = record.into_inner().map_err(|error| io::Error::other(error.to_string()))?;
        writer.write_all(&line)
    }

    fn field(&mut self, cell: &Cell) -> String {
        let text = cell.text();
        let text = match self.delimiter {
            b'\t' => text.replace(['\t', '\n', '\r'], " "),
            _ => text,
        };
        match cell {
            Cell::Text(_) | Cell::List(_) if self.style.guard => match guard(&text) {
                Cow::Owned(guarded) => {
                    self.guarded += 1;
                    guarded
                }
                Cow::Borrowed(_) => text,
            },
            _ => text,
        }
    }

    /// How many cells got a `'`.
    pub fn guarded(&self) -> usize {
        self.guarded
    }
}

/// Puts a `'` before text whose first visible character makes a spreadsheet
/// take it for a formula (OWASP, CSV injection). A text that begins with `'`
/// before such a character gets another, so that taking one off gives back the
/// original.
fn guard(text: &str) -> Cow<'_, str> {
    const STARTS: &[char] =
        &['=', '+', '-', '@', '\t', '\r', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}'];
    let visible = text.trim_start_matches('\'').trim_start_matches(is_invisible);
    if visible.starts_with(STARTS) || text.starts_with(['\t', '\r']) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

fn is_invisible(c: char) -> bool {
    !matches!(c, '\t' | '\r')
        && (c.is_whitespace()
            || c.is_control()
            || matches!(c,
                '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
                | '\u{2060}'..='\u{2069}' | '\u{feff}'))
}

#[cfg(test)]
mod tests {
    use super::guard;

    #[test]
    fn text_that_would_be_a_formula_is_guarded() {
        for text in [
            "=1+1",
            "+966",
            "-1",
            "@x",
            "\tx",
            "\rx",
            " =x",
            "\u{200f}=x",
            "＝x",
            "'=x",
            "\u{feff}@",
        ] {
            assert_eq!(guard(text), format!("'{text}"), "{text:?}");
        }
    }

    #[test]
    fn other_text_is_left_alone() {
        for text in ["", "سفير", "a=b", "'quoted'", "12e4567", "«=»"] {
            assert_eq!(guard(text), text);
        }
    }
}
