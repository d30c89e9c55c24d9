//! A Markdown table.

use std::io::{self, Write};

use super::part::Part;
use super::sink::{Changes, Rows};
use super::visible::visible;
use crate::model::Cell;

/// Writes one line a row.
pub(super) struct MarkdownRows {
    part: Part,
}

impl MarkdownRows {
    /// Writes the header.
    pub fn begin(mut part: Part, headers: &[String]) -> io::Result<MarkdownRows> {
        line(&mut part, headers.iter().map(String::as_str))?;
        line(&mut part, headers.iter().map(|_| "---"))?;
        Ok(MarkdownRows { part })
    }
}

impl Rows for MarkdownRows {
    fn row(&mut self, cells: &[Cell]) -> io::Result<()> {
        let cells: Vec<String> = cells.iter().map(|cell| escaped(&cell.text())).collect();
        line(&mut self.part, cells.iter().map(String::as_str))
    }

    fn end(self: Box<Self>) -> io::Result<(Part, Changes)> {
        Ok((self.part, Changes::default()))
    }
}

fn line<'a>(part: &mut Part, cells: impl Iterator<Item = &'a str>) -> io::Result<()> {
    let mut text = String::from("|");
    cells.for_each(|cell| text.extend([" ", cell, " |"]));
    writeln!(part, "{text}")
}

/// Text that Markdown and the HTML in it leave alone.
fn escaped(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in visible(text).chars() {
        match c {
            '\\' | '|' | '`' | '*' | '_' | '[' | ']' | '#' | '~' => shown.extend(['\\', c]),
            '<' => shown.push_str("&lt;"),
            '>' => shown.push_str("&gt;"),
            '&' => shown.push_str("&amp;"),
            c => shown.push(c),
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn nothing_in_a_cell_is_markup() {
        assert_eq!(escaped("a|b\n<b>*x*"), r"a\|b &lt;b&gt;\*x\*");
    }
}
