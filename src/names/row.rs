//! A row of a table, cut at its tabs.

use std::ops::Deref;

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

#[cfg(test)]
mod tests {
    use super::Row;

    #[test]
    fn empty_fields_are_kept() {
        assert_eq!(*Row::of("a\t\tb\t"), ["a", "", "b", ""]);
        assert_eq!(*Row::of(""), [""]);
    }
}
