//! CSV and TSV rows.

use std::borrow::Cow;
use std::io::{self, Write};

use csv::{Terminator, Writer, WriterBuilder};

use super::part::Part;
use super::sink::{Changes, Rows, Style};
use crate::model::Cell;

/// Bytes that are hashed and written at once: hashing takes many blocks side by side.
const BUFFER: usize = 1 << 16;

/// Writes rows of separated values.
pub(super) struct CsvRows {
    writer: Writer<Part>,
    tabs: bool,
    guard: bool,
    guarded: usize,
}

impl CsvRows {
    /// Writes the header.
    pub fn begin(
        mut part: Part,
        headers: &[String],
        delimiter: u8,
        style: &Style,
    ) -> io::Result<CsvRows> {
        if style.bom {
            part.write_all("\u{feff}".as_bytes())?;
        }
        let terminator = match style.bom {
            true => Terminator::CRLF,
            false => Terminator::Any(b'\n'),
        };
        let mut writer = WriterBuilder::new()
            .delimiter(delimiter)
            .terminator(terminator)
            .buffer_capacity(BUFFER)
            .from_writer(part);
        writer.write_record(headers).map_err(cause)?;
        Ok(CsvRows { writer, tabs: delimiter == b'\t', guard: style.guard, guarded: 0 })
    }

    fn field<'a>(&mut self, cell: &'a Cell) -> Cow<'a, str> {
        let text = match cell {
            Cell::Text(text) | Cell::Code(text) => Cow::Borrowed(text.as_str()),
            cell => Cow::Owned(cell.text()),
        };
        let text = match self.tabs && text.contains(['\t', '\n', '\r']) {
            true => Cow::Owned(text.replace(['\t', '\n', '\r'], " ")),
            false => text,
        };
        if self.guard && matches!(cell, Cell::Text(_) | Cell::List(_)) && is_formula(&text) {
            self.guarded += 1;
            return Cow::Owned(format!("'{text}"));
        }
        text
    }
}

impl Rows for CsvRows {
    fn row(&mut self, cells: &[Cell]) -> io::Result<()> {
        for cell in cells {
            let field = self.field(cell);
            self.writer.write_field(field.as_bytes()).map_err(cause)?;
        }
        self.writer.write_record(None::<&[u8]>).map_err(cause)
    }

    fn end(self: Box<Self>) -> io::Result<(Part, Changes)> {
        let guarded = self.guarded;
        let part = self.writer.into_inner().map_err(|e| {
            let cause = e.error();
            io::Error::new(cause.kind(), cause.to_string())
        })?;
        Ok((part, Changes { guarded, cut: 0 }))
    }
}

/// What the stream said, so that a closed pipe is known as one.
fn cause(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}

/// Whether the first visible character of a text makes a spreadsheet take it for
/// a formula (OWASP, CSV injection). A text that begins with `'` before such a
/// character counts too: it gets another, so that taking one off gives back the
/// original.
fn is_formula(text: &str) -> bool {
    const STARTS: &[char] =
        &['=', '+', '-', '@', '\t', '\r', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}'];
    let visible = text.trim_start_matches('\'').trim_start_matches(is_invisible);
    visible.starts_with(STARTS) || text.starts_with(['\t', '\r'])
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
    use super::is_formula;

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
            assert!(is_formula(text), "{text:?}");
        }
    }

    #[test]
    fn other_text_is_left_alone() {
        for text in ["", "سفير", "a=b", "'quoted'", "12e4567", "«=»"] {
            assert!(!is_formula(text), "{text:?}");
        }
    }
}
