//! Checks on the stored text what the index cannot know: the very words.
//!
//! The index holds stems, so a phrase found there may stand in other forms.
//! The archive registers `holds` as a function of SQL and runs it on the
//! candidates only.

use crate::text::Words;

/// The pattern for folded words that stand next to each other.
pub(super) fn pattern(words: &[String]) -> String {
    format!("={}", words.join(" "))
}

/// Whether a text holds the words of a pattern next to each other.
///
/// The text is paragraphs joined by line feeds; words in different paragraphs
/// do not stand next to each other. A pattern this version does not know
/// holds nowhere.
pub fn holds(pattern: &str, text: &str) -> bool {
    let Some(words) = pattern.strip_prefix('=') else { return false };
    let wanted: Vec<&str> = words.split(' ').collect();
    text.split('\n').any(|paragraph| stands_in(&wanted, paragraph))
}

fn stands_in(wanted: &[&str], paragraph: &str) -> bool {
    let words = Words::of(paragraph);
    (0..words.len().saturating_sub(wanted.len() - 1))
        .any(|at| wanted.iter().enumerate().all(|(i, word)| words.folded(at + i) == *word))
}

#[cfg(test)]
mod tests {
    use super::holds;

    #[test]
    fn words_stand_next_to_each_other_in_one_paragraph() {
        for (pattern, text, expected) in [
            ("=التعاون العسكري", "بحثا التعاون العسكريّ", true),
            ("=التعاون العسكري", "بحثا التعاون\nالعسكري", false),
            ("=التعاون العسكري", "التعاون غير العسكري", false),
            ("=السفيره", "السفيرة", true),
            ("=السفيره", "سفيرة", false),
            ("=a b", "a a b", true),
            ("=a b", "a", false),
            ("=a", "", false),
            ("?a", "a", false),
        ] {
            assert_eq!(holds(pattern, text), expected, "{pattern} in {text}");
        }
    }
}
