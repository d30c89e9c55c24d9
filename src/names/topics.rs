//! The topics of diplomatic and defence news.

use super::tables::{TOPICS, rows};

/// A topic and its titles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Topic {
    /// The key of the contract.
    pub key: &'static str,
    /// The Arabic title.
    pub ar: &'static str,
    /// The English title.
    pub en: &'static str,
}

/// The topics in the order of the table.
#[derive(Debug)]
pub struct Topics {
    list: Vec<Topic>,
}

impl Topics {
    pub(super) fn load() -> Topics {
        let list = rows(&TOPICS)
            .filter_map(|row| match row.as_slice() {
                [key, ar, en, ..] if !ar.is_empty() => Some(Topic { key, ar, en }),
                _ => None,
            })
            .collect();
        Topics { list }
    }

    /// The topics.
    pub fn list(&self) -> &[Topic] {
        &self.list
    }

    /// The place of a key in the table.
    pub fn position(&self, key: &str) -> Option<usize> {
        self.list.iter().position(|topic| topic.key == key)
    }
}
