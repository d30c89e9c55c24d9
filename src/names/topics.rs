//! The topics of diplomatic and defence news.

use super::row::rows;
use super::tables::TOPICS;
use crate::text::fold;

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

    /// The keys of the topics that a folded text names: by key, title or form,
    /// else by a word of the title; sorted.
    pub fn named(&self, folded: &str) -> Vec<&'static str> {
        let by_title = |topic: &&Topic| {
            [topic.key, topic.ar, topic.en].iter().any(|title| fold(title) == folded)
        };
        let mut found: Vec<&'static str> =
            self.list.iter().filter(by_title).map(|topic| topic.key).collect();
        if found.is_empty() {
            let forms = rows(&TOPICS).filter(|row| {
                row.get(4).is_some_and(|form| fold(form) == folded && !form.is_empty())
            });
            found = forms.map(|row| row[0]).collect();
        }
        if found.is_empty() && !folded.contains(' ') && !folded.is_empty() {
            let bare = |word: &str| word.strip_prefix("ال").unwrap_or(word).to_owned();
            let holds = |title: &str| fold(title).split(' ').any(|w| bare(w) == bare(folded));
            let by_word = |topic: &&Topic| [topic.key, topic.ar, topic.en].iter().any(|t| holds(t));
            found = self.list.iter().filter(by_word).map(|topic| topic.key).collect();
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The place of a key in the table.
    pub fn position(&self, key: &str) -> Option<usize> {
        self.list.iter().position(|topic| topic.key == key)
    }
}
