//! Reads an office from a title that stands alone: its class and its states.
//!
//! `وزير الدفاع`, `سفير اليابان`, `Minister of Defence` come in, as a reader
//! would type them; who holds the office is not asked.

use super::{EnglishKind, Gazetteer, Gives, Setting, Tag, WordKind};
use crate::model::{CountryCode, RoleClass};
use crate::text::{Script, Words};

/// An office as a title names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Office {
    /// Its class.
    pub class: RoleClass,
    /// The states it names, in order.
    pub states: Vec<CountryCode>,
    /// The folded words that say which office it is: all but states and fillers.
    pub words: Vec<String>,
}

impl Gazetteer {
    /// The office a title names, if it names one.
    pub fn office(&self, title: &str) -> Option<Office> {
        let words = Words::of(title);
        let (states, kept) = self.without_states(&words);
        let folded: Vec<&str> = kept.iter().map(|index| words.folded(*index)).collect();
        let arabic = words.list().first()?.script == Script::Arabic;
        let class = match arabic {
            true => self.arabic_class(&folded, states.first().copied()),
            false => self.english_class(&folded, !states.is_empty()),
        }?;
        let words = folded.into_iter().filter(|word| !self.is_filler(word));
        Some(Office { class, states, words: words.map(str::to_owned).collect() })
    }

    /// The states named, and the places of the words that name none.
    fn without_states(&self, words: &Words) -> (Vec<CountryCode>, Vec<usize>) {
        let (mut states, mut kept, mut at) = (Vec::new(), Vec::new(), 0);
        while at < words.len() {
            let state = self.find(words, at).and_then(|found| {
                let code = found.tags.iter().find_map(|tag| match tag {
                    Tag::Country { code, guard: "", .. } => Some(*code),
                    _ => None,
                })?;
                Some((code, found.len))
            });
            match state {
                Some((code, len)) if at > 0 || words.list()[0].script != Script::Arabic => {
                    states.push(code);
                    at += len;
                }
                _ => {
                    kept.push(at);
                    at += 1;
                }
            }
        }
        (states, kept)
    }

    fn arabic_class(&self, words: &[&str], state: Option<CountryCode>) -> Option<RoleClass> {
        let titles = WordKind::HONORIFIC.or(WordKind::TITLE);
        let first = words.iter().position(|word| {
            self.offices.head(word).is_some() || !self.offices.kind(word).is(titles)
        })?;
        let head = self.offices.head(words[first])?;
        match self.offices.reading(head, &words[first + 1..], state)?.gives {
            Gives::Class(class) => Some(class),
            Gives::Served => Some(RoleClass::Diplomat),
            Gives::None => None,
        }
    }

    fn english_class(&self, words: &[&str], state: bool) -> Option<RoleClass> {
        let phrase = format!(" {} ", words.join(" "));
        let (at, head) = (0..words.len()).find_map(|at| {
            Some((at, self.english.head(words[at], |n| words.get(at + n).copied())?))
        })?;
        let other = |word: &str| !self.is_filler(word);
        let beside = words[..at].iter().chain(&words[at + head.len()..]).any(|word| other(word));
        let setting = Setting {
            phrase: &phrase,
            state,
            own: None,
            plain: state && !beside,
            bare: words.len() == head.len() && !state,
            region: false,
            group: false,
        };
        self.english.class(head, setting)
    }

    fn is_filler(&self, word: &str) -> bool {
        matches!(word, "the" | "of" | "to" | "in" | "and" | "for")
            || self.english.kind(word).is(EnglishKind::FILLER.or(EnglishKind::HONORIFIC))
            || self.offices.kind(word).is(WordKind::HONORIFIC)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_names_its_class_and_states() {
        let gazetteer = Gazetteer::get();
        for (title, class, states) in [
            ("وزير الدفاع", "defence_minister", &[][..]),
            ("معالي وزير الخارجية", "foreign_minister", &[]),
            ("وزير الدفاع الكويتي", "defence_minister", &["KW"]),
            ("سفير اليابان", "ambassador", &["JP"]),
            ("السفيرة", "ambassador", &[]),
            ("رئيس الوزراء", "head_of_government", &[]),
            ("وزير المالية", "minister", &[]),
            ("Minister of Defence", "defence_minister", &[]),
            ("defence minister", "defence_minister", &[]),
            ("the Japanese ambassador", "ambassador", &["JP"]),
            ("Ambassador of Japan", "ambassador", &["JP"]),
            ("prime minister of Kuwait", "head_of_government", &["KW"]),
            ("finance minister", "minister", &[]),
        ] {
            let office = gazetteer.office(title).unwrap_or_else(|| panic!("{title}"));
            assert_eq!(office.class.as_str(), class, "{title}");
            let states: Vec<_> = states.iter().filter_map(|code| CountryCode::new(code)).collect();
            assert_eq!(office.states, states, "{title}");
        }
        for title in ["اليابان", "Mukai Kenichiro", "", "موكاي كينيتشيرو"] {
            assert_eq!(gazetteer.office(title), None, "{title}");
        }
    }
}
