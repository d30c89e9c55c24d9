//! People in public life by name, whom the press names without their state.

use rustc_hash::FxHashMap;

use super::person::name_words;
use super::row::rows;
use super::tables::FIGURES;
use crate::model::CountryCode;

/// Whom a public figure serves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Serves {
    /// A state.
    State(CountryCode),
    /// A body of several states.
    Body,
}

/// The public figures, by the first and the last word of their names.
#[derive(Debug)]
pub struct Figures {
    by_ends: FxHashMap<[String; 2], Vec<Figure>>,
}

/// A figure under one name.
#[derive(Debug)]
struct Figure {
    words: Vec<String>,
    serves: Serves,
}

impl Figures {
    pub(super) fn load() -> Figures {
        let mut by_ends: FxHashMap<[String; 2], Vec<Figure>> = FxHashMap::default();
        for row in rows(&FIGURES) {
            let [code, names, ..] = row.as_slice() else { continue };
            let serves = CountryCode::new(code).map_or(Serves::Body, Serves::State);
            for name in names.split('|') {
                let words = name_words(name);
                if let Some(ends) = ends(&words) {
                    by_ends.entry(ends).or_default().push(Figure { words, serves });
                }
            }
        }
        Figures { by_ends }
    }

    /// Whom the bearer of a name serves: the whole name, or a longer one of somebody listed
    /// by the first and the last word alone.
    pub fn serves(&self, name: &[String]) -> Option<Serves> {
        let figures = self.by_ends.get(&ends(name)?)?;
        let whole = figures.iter().find(|figure| figure.words == name);
        // Where fathers are listed, another father's son is another.
        let short = || figures.first().filter(|_| figures.iter().all(|f| f.words.len() == 2));
        whole.or_else(short).map(|figure| figure.serves)
    }
}

fn ends(words: &[String]) -> Option<[String; 2]> {
    let (first, last) = (words.first()?, words.last()?);
    (words.len() > 1).then(|| [first.clone(), last.clone()])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn serves(name: &str) -> Option<String> {
        match Figures::load().serves(&name_words(name))? {
            Serves::State(code) => Some(code.to_string()),
            Serves::Body => Some("-".to_owned()),
        }
    }

    #[test]
    fn a_figure_is_found_by_the_whole_name() {
        assert_eq!(serves("عبد الملك الحوثي").as_deref(), Some("YE"));
        assert_eq!(serves("عبدالملك بدر الدين الحوثي").as_deref(), Some("YE"));
        assert_eq!(serves("Antonio Guterres").as_deref(), Some("-"));
        assert_eq!(serves("الحوثي"), None);
        assert_eq!(serves("سامر الحوثي"), None);
    }

    #[test]
    fn a_longer_name_has_the_same_ends_unless_fathers_are_listed() {
        assert_eq!(serves("توفيق بن فوزان الربيعة").as_deref(), Some("SA"));
        assert_eq!(serves("توفيق بن محمد الربيعة"), None);
        assert_eq!(serves("جمانة سليمان غنيمات").as_deref(), Some("JO"));
        // Listed with the father's name only.
        assert_eq!(serves("خليفة بن راشد آل ثاني"), None);
    }

    #[test]
    fn every_row_is_of_a_state_or_a_body_and_no_name_of_two() {
        let mut seen: FxHashMap<Vec<String>, &str> = FxHashMap::default();
        for row in rows(&FIGURES) {
            let [code, names] = row.as_slice() else { panic!("{row:?}") };
            assert!(*code == "-" || CountryCode::new(code).is_some(), "{code}");
            for name in names.split('|') {
                let words = name_words(name);
                assert!(words.len() > 1, "{name}: no whole name");
                let before = seen.insert(words, code);
                assert!(before.is_none_or(|before| before == *code), "{name}: {before:?}, {code}");
            }
        }
    }
}
