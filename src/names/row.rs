//! A row of a table, cut at its tabs.

use std::ops::Deref;

use super::additions::Additions;
use super::table::Table;

/// Most columns of a table.
const COLUMNS: usize = 8;

/// The fields of a row; reading one takes no memory, for tables have thousands.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Row {
    fields: [&'static str; COLUMNS],
    len: usize,
}

impl Row {
    /// Cuts a line; fields past the last column are left out.
    pub fn of(line: &'static str) -> Row {
        let mut row = Row { fields: [""; COLUMNS], len: 0 };
        let mut rest = Some(line);
        while let Some(fields) = rest.filter(|_| row.len < COLUMNS) {
            let end = fields.bytes().position(|byte| byte == b'\t').unwrap_or(fields.len());
            row.fields[row.len] = &fields[..end];
            row.len += 1;
            rest = fields.get(end + 1..);
        }
        row
    }

    /// Its fields.
    pub fn as_slice(&self) -> &[&'static str] {
        &self.fields[..self.len]
    }
}

impl Deref for Row {
    type Target = [&'static str];

    fn deref(&self) -> &[&'static str] {
        self.as_slice()
    }
}

/// The rows of a table with the user's: fields split at tabs, comments and
/// empty lines left out.
pub(super) fn rows(table: &'static Table) -> impl Iterator<Item = Row> {
    let added = Additions::rows_of(table);
    let (first, second) = if table.added_first { (added, table.text) } else { (table.text, added) };
    lines(first).chain(lines(second)).map(Row::of)
}

/// The rows that the program itself has.
pub(super) fn own_rows(table: &'static Table) -> impl Iterator<Item = Row> {
    lines(table.text).map(Row::of)
}

fn lines(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

#[cfg(test)]
mod tests {
    use super::Row;

    #[test]
    fn empty_fields_are_kept() {
        assert_eq!(*Row::of("a\t\tb\t"), ["a", "", "b", ""]);
        assert_eq!(*Row::of(""), [""]);
    }
}
