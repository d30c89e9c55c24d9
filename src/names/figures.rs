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

/// The public figures, by the last and then the first word of their names.
#[derive(Debug)]
pub struct Figures {
    by_last: FxHashMap<String, Vec<(String, Vec<Figure>)>>,
}

/// A figure under one name.
#[derive(Debug)]
struct Figure {
    words: Vec<String>,
    serves: Serves,
}

impl Figures {
    pub(super) fn load() -> Figures {
        let mut by_last: FxHashMap<String, Vec<(String, Vec<Figure>)>> = FxHashMap::default();
        for row in rows(&FIGURES) {
            let [code, names, ..] = row.as_slice() else { continue };
            let serves = CountryCode::new(code).map_or(Serves::Body, Serves::State);
            for name in names.split('|') {
                let words = name_words(name);
                let Some((first, last)) = ends(&words) else { continue };
                let namesakes = by_last.entry(last.to_owned()).or_default();
                let known = namesakes.iter().position(|(known, _)| known == first);
                let at = known.unwrap_or_else(|| {
                    namesakes.push((first.to_owned(), Vec::new()));
                    namesakes.len() - 1
                });
                namesakes[at].1.push(Figure { words, serves });
            }
        }
        Figures { by_last }
    }

    /// Whether a name that begins with a word, or with one spelt together with more, and ends
    /// in another may be a figure's: most are not, and that is told without comparing names.
    pub fn may_be_called(&self, first: &str, last: &str) -> bool {
        let namesakes = self.by_last.get(last);
        namesakes.is_some_and(|all| all.iter().any(|(known, _)| known.starts_with(first)))
    }

    /// Whom the bearer of a name serves: the whole name, or a longer one of somebody listed
    /// by the first and the last word alone.
    pub fn serves(&self, name: &[String]) -> Option<Serves> {
        let (first, last) = ends(name)?;
        let (_, figures) = self.by_last.get(last)?.iter().find(|(known, _)| known == first)?;
        let whole = figures.iter().find(|figure| figure.words == name);
        // Where fathers are listed, another father's son is another.
        let short = || figures.first().filter(|_| figures.iter().all(|f| f.words.len() == 2));
        whole.or_else(short).map(|figure| figure.serves)
    }
}

fn ends(words: &[String]) -> Option<(&str, &str)> {
    let (first, last) = (words.first()?, words.last()?);
    (words.len() > 1).then_some((first, last))
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
