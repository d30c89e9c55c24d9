//! A word as it stands, and behind each clitic it may carry.
//!
//! Arabic writes `and`, `for`, `in`, `like` and the article as part of the next word:
//! `وللكويت` is `و` + `ل` + `الكويت`. Every table is asked for the same forms of a word;
//! which of them it has is the table's.

use std::borrow::Cow;

/// What was taken off the first word of a found form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Peel {
    /// The conjunction `و` or `ف`.
    pub conjunction: bool,
    /// The preposition `ب`, `ل` or `ك`.
    pub preposition: Option<char>,
    /// Letters taken off that the original has before the form; 0 where `ل`
    /// swallowed the alif of the article.
    pub letters: usize,
}

/// Most forms of a word.
const MOST: usize = 4;

/// The forms of a folded word: as it stands, then behind its clitics.
#[derive(Debug)]
pub struct Peelings<'w> {
    forms: [(Cow<'w, str>, Peel); MOST],
    len: usize,
}

impl<'w> Peelings<'w> {
    /// The forms of a folded word.
    pub fn of(word: &'w str) -> Peelings<'w> {
        let mut forms = Peelings { forms: Default::default(), len: 0 };
        forms.add(Cow::Borrowed(word), Peel::default());
        let conjoined = strip(word, &['و', 'ف']).map(|(rest, _)| rest);
        if let Some(rest) = conjoined {
            let peel = Peel { conjunction: true, preposition: None, letters: 1 };
            forms.add(Cow::Borrowed(rest), peel);
        }
        forms.add_behind_preposition(word, false);
        if let Some(rest) = conjoined {
            forms.add_behind_preposition(rest, true);
        }
        forms
    }

    fn add_behind_preposition(&mut self, word: &'w str, conjunction: bool) {
        let Some((rest, letter)) = strip(word, &['ب', 'ل', 'ك']) else { return };
        let letters = 1 + usize::from(conjunction);
        let peel = Peel { conjunction, preposition: Some(letter), letters };
        self.add(Cow::Borrowed(rest), peel);
        // The article loses its alif behind `ل`, and with it the boundary.
        if letter == 'ل' && rest.starts_with('ل') {
            let peel = Peel { letters: usize::from(conjunction), ..peel };
            self.add(Cow::Owned(format!("ا{rest}")), peel);
        }
    }

    fn add(&mut self, form: Cow<'w, str>, peel: Peel) {
        self.forms[self.len] = (form, peel);
        self.len += 1;
    }

    /// The word as it stands.
    pub fn whole(&self) -> &str {
        &self.forms[0].0
    }

    /// Each form, and what is peeled from the word before it.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, Peel)> {
        self.forms[..self.len].iter().map(|(form, peel)| (&**form, *peel))
    }

    /// What a table has for the first form that it has.
    pub(super) fn first<T>(&self, get: impl Fn(&str) -> Option<T>) -> Option<(T, Peel)> {
        self.iter().find_map(|(form, peel)| Some((get(form)?, peel)))
    }
}

fn strip<'w>(word: &'w str, letters: &[char]) -> Option<(&'w str, char)> {
    let first = word.chars().next().filter(|c| letters.contains(c))?;
    let rest = &word[first.len_utf8()..];
    (rest.chars().nth(1).is_some()).then_some((rest, first))
}

#[cfg(test)]
mod tests {
    use super::Peelings;

    #[test]
    fn a_word_is_peeled_of_each_clitic_it_may_carry() {
        for (word, forms) in [
            ("اليابان", &["اليابان"][..]),
            ("وباريس", &["وباريس", "باريس", "اريس"]),
            ("للكويت", &["للكويت", "لكويت", "الكويت"]),
            ("وللكويت", &["وللكويت", "للكويت", "لكويت", "الكويت"]),
            ("وب", &["وب"]),
            ("", &[""]),
        ] {
            let peelings = Peelings::of(word);
            assert_eq!(peelings.whole(), word);
            let found: Vec<&str> = peelings.iter().map(|(form, _)| form).collect();
            assert_eq!(found, forms, "{word}");
        }
    }
}
