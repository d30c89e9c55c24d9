//! Checks on the stored text what the index cannot know: the very words.
//!
//! The index holds stems of whole articles, so a phrase found there may stand
//! in other forms or across paragraphs. The archive registers `holds` as a
//! function of SQL and runs it on the candidates only. A pattern goes through
//! SQL as one line of JSON.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::tree::{Form, Gap, Near, Text};
use crate::names::stemmer;
use crate::text::Words;

/// What words must stand in a text, and how.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Pattern {
    /// A word with this stem.
    Stem(String),
    /// A word that begins so.
    Prefix(String),
    /// These folded words next to each other.
    Exact(Vec<String>),
    /// These folded words in any order, with at most so many others between.
    Within(Vec<String>, u32),
    /// One of each list, each so far from the one before.
    Near(Vec<Vec<Pattern>>, Vec<(u32, bool)>),
    /// Each of these.
    All(Vec<Pattern>),
}

impl Pattern {
    pub(super) fn of_text(text: &Text) -> Pattern {
        match text.form {
            Form::Stem => Pattern::Stem(text.stems[0].clone()),
            Form::Prefix => Pattern::Prefix(text.folded[0].clone()),
            Form::Exact => Pattern::Exact(text.folded.clone()),
            Form::Within(most) => Pattern::Within(text.folded.clone(), most),
        }
    }

    pub(super) fn of_near(near: &Near) -> Pattern {
        let term = |texts: &Vec<Text>| texts.iter().map(Pattern::of_text).collect();
        let gap = |gap: &Gap| (gap.most, gap.ordered);
        Pattern::Near(near.terms.iter().map(term).collect(), near.gaps.iter().map(gap).collect())
    }

    pub(super) fn of_stems(stems: &[String]) -> Pattern {
        Pattern::All(stems.iter().cloned().map(Pattern::Stem).collect())
    }

    /// As it goes through SQL.
    pub(super) fn json(&self) -> String {
        serde_json::to_string(self).expect("a pattern is plain data")
    }

    /// The stretches of words of a paragraph that make the pattern hold there.
    pub(super) fn places(&self, words: &Words) -> Vec<Range<usize>> {
        let each = |test: &dyn Fn(usize) -> bool| {
            (0..words.len()).filter(|at| test(*at)).map(|at| at..at + 1).collect()
        };
        match self {
            Pattern::Stem(stem) => each(&|at| stem_of(words, at) == stem.as_str()),
            Pattern::Prefix(prefix) => {
                let shorter = shorter(prefix);
                each(&|at| begins(words, at, prefix, &shorter))
            }
            Pattern::Exact(wanted) => (0..(words.len() + 1).saturating_sub(wanted.len()))
                .filter(|at| wanted.iter().enumerate().all(|(i, w)| words.folded(at + i) == *w))
                .map(|at| at..at + wanted.len())
                .collect(),
            Pattern::Within(wanted, most) => within(words, wanted, *most as usize),
            Pattern::Near(terms, gaps) => near(words, terms, gaps),
            Pattern::All(parts) => {
                let places: Vec<Vec<_>> = parts.iter().map(|part| part.places(words)).collect();
                match places.iter().any(Vec::is_empty) {
                    true => Vec::new(),
                    false => places.concat(),
                }
            }
        }
    }
}

/// Whether the words of a pattern stand in a paragraph.
///
/// A pattern that cannot be read holds nowhere; one that asks for nothing
/// holds everywhere.
pub fn holds(pattern: &str, text: &str) -> bool {
    match serde_json::from_str(pattern) {
        Ok(Pattern::All(parts)) if parts.is_empty() => true,
        Ok(pattern) => !pattern.places(&Words::of(text)).is_empty(),
        Err(_) => false,
    }
}

fn stem_of<'w>(words: &'w Words, at: usize) -> std::borrow::Cow<'w, str> {
    stemmer().stem(words.folded(at), words.list()[at].script)
}

const ARTICLE: &str = "\u{627}\u{644}";

/// The letters that a word can begin with: as typed, and without the article.
pub(super) fn beginnings(prefix: &str) -> impl Iterator<Item = &str> {
    let bare = prefix.strip_prefix(ARTICLE).filter(|bare| !bare.is_empty());
    [Some(prefix), bare].into_iter().flatten()
}

/// The shortest stem of a longer word.
const SHORTEST_STEM: usize = 3;

/// Stems that do not begin so though a word with them may: those shorter than
/// what was typed, and the stem of what was typed.
pub(super) fn shorter(prefix: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    let instead = |stem: &str| stem.strip_suffix('y').map(|stem| format!("{stem}i"));
    for prefix in beginnings(prefix) {
        for (end, _) in prefix.char_indices().skip(SHORTEST_STEM) {
            tokens.push(prefix[..end].to_owned());
            tokens.extend(instead(&prefix[..end]));
        }
        tokens.extend(instead(prefix).filter(|stem| stem.len() >= SHORTEST_STEM));
    }
    let words = Words::of(prefix);
    if words.len() == 1 {
        tokens.push(stem_of(&words, 0).into_owned());
    }
    tokens.retain(|token| !beginnings(prefix).any(|prefix| token.starts_with(prefix)));
    tokens.sort_unstable();
    tokens.dedup();
    tokens
}

/// Whether the stem of a word begins so, or the word does behind its clitics.
fn begins(words: &Words, at: usize, prefix: &str, shorter: &[String]) -> bool {
    let (folded, stem) = (words.folded(at), stem_of(words, at));
    let behind = folded.find(stem.as_ref()).map_or(folded, |place| &folded[place..]);
    let is_shorter = shorter.iter().any(|token| *token == stem);
    beginnings(prefix)
        .any(|prefix| stem.starts_with(prefix) || (is_shorter && behind.starts_with(prefix)))
}

/// Every stretch that holds all the words and at most so many others.
fn within(words: &Words, wanted: &[String], most: usize) -> Vec<Range<usize>> {
    let stretch = |start: usize| {
        let mut missing: Vec<&str> = wanted.iter().map(String::as_str).collect();
        for at in start..words.len().min(start + wanted.len() + most) {
            if let Some(found) = missing.iter().position(|word| *word == words.folded(at)) {
                missing.swap_remove(found);
            } else if at == start {
                return None;
            }
            if missing.is_empty() {
                return Some(start..at + 1);
            }
        }
        None
    };
    (0..words.len()).filter_map(stretch).collect()
}

/// The places of terms that take part in a chain from the first to the last.
fn near(words: &Words, terms: &[Vec<Pattern>], gaps: &[(u32, bool)]) -> Vec<Range<usize>> {
    let mut chain: Vec<Vec<Range<usize>>> = Vec::new();
    for (index, term) in terms.iter().enumerate() {
        let mut places: Vec<_> = term.iter().flat_map(|pattern| pattern.places(words)).collect();
        if let Some(before) = chain.last() {
            let gap = gaps[index - 1];
            places.retain(|place| before.iter().any(|left| fits(left, place, gap)));
        }
        if places.is_empty() {
            return Vec::new();
        }
        chain.push(places);
    }
    for index in (1..chain.len()).rev() {
        let right = chain[index].clone();
        let gap = gaps[index - 1];
        chain[index - 1].retain(|left| right.iter().any(|place| fits(left, place, gap)));
    }
    chain.concat()
}

fn fits(left: &Range<usize>, right: &Range<usize>, (most, ordered): (u32, bool)) -> bool {
    let follows = |one: &Range<usize>, other: &Range<usize>| {
        other.start >= one.end && other.start - one.end <= most as usize
    };
    follows(left, right) || (!ordered && follows(right, left))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exact(words: &str) -> Pattern {
        Pattern::Exact(words.split(' ').map(str::to_owned).collect())
    }

    fn near_of(terms: &[&str], gaps: &[(u32, bool)]) -> Pattern {
        Pattern::Near(terms.iter().map(|term| vec![exact(term)]).collect(), gaps.to_vec())
    }

    #[test]
    fn a_pattern_holds_where_its_words_stand() {
        let within = |words: &str, most| {
            Pattern::Within(words.split(' ').map(str::to_owned).collect(), most)
        };
        for (pattern, text, expected) in [
            (exact("التعاون العسكري"), "بحثا التعاون العسكريّ", true),
            (exact("التعاون العسكري"), "التعاون غير العسكري", false),
            (exact("السفيره"), "السفيرة", true),
            (exact("السفيره"), "سفيرة", false),
            (exact("a b"), "a a b", true),
            (exact("a b"), "a", false),
            (exact("a"), "", false),
            (Pattern::Stem("سفير".to_owned()), "وسفيرنا", true),
            (Pattern::Prefix("الس".to_owned()), "السفير", true),
            (Pattern::Prefix("الس".to_owned()), "سفير", true),
            (Pattern::Prefix("negotiat".to_owned()), "negotiations", true),
            (Pattern::Prefix("negotiat".to_owned()), "negotiable", false),
            (Pattern::Prefix("وزي".to_owned()), "زيارة", false),
            (within("b a", 1), "a x b", true),
            (within("b a", 1), "a x y b", false),
            (within("a a", 0), "a b a", false),
            (within("a a", 1), "a b a", true),
            (near_of(&["a", "b"], &[(1, false)]), "b x a", true),
            (near_of(&["a", "b"], &[(1, true)]), "b x a", false),
            (near_of(&["a", "b"], &[(1, true)]), "a x b", true),
            (near_of(&["a", "b"], &[(1, true)]), "a x y b", false),
            (near_of(&["a", "a"], &[(5, false)]), "a", false),
            (near_of(&["a b", "c"], &[(0, true)]), "a b c", true),
            (near_of(&["a", "b", "c"], &[(0, true), (0, true)]), "a b x a b c", true),
            (near_of(&["a", "b", "c"], &[(0, true), (0, true)]), "a b x b c", false),
            (Pattern::All(vec![exact("a"), exact("c")]), "a b c", true),
            (Pattern::All(vec![exact("a"), exact("d")]), "a b c", false),
            (Pattern::All(vec![]), "", true),
        ] {
            assert_eq!(holds(&pattern.json(), text), expected, "{pattern:?} in {text}");
        }
        assert!(!holds("?", "a"));
    }
}
