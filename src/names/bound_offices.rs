//! Offices that only some states have, and such as some never have.
//!
//! No minister is of the United States, and the secretary of the treasury is of few
//! others: what an office is called tells against a state that is only a guess.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::row::rows;
use super::tables::BOUND_OFFICES;
use crate::model::CountryCode;
use crate::text::fold;

/// An office of so many states at most tells the first of them.
const FEW: usize = 4;

/// The offices bound to states, loaded.
#[derive(Debug)]
pub struct BoundOffices {
    rows: Vec<Bound>,
    /// By the first word of phrases: their folded words, and the place of the row.
    phrases: FxHashMap<String, Vec<(Vec<String>, usize)>>,
}

#[derive(Debug)]
struct Bound {
    /// Whether these states alone have it; else they never have it.
    only: bool,
    states: Vec<CountryCode>,
}

impl BoundOffices {
    /// The table, read once.
    pub fn get() -> &'static BoundOffices {
        static TABLE: OnceLock<BoundOffices> = OnceLock::new();
        TABLE.get_or_init(BoundOffices::load)
    }

    fn load() -> BoundOffices {
        let mut table = BoundOffices { rows: Vec::new(), phrases: FxHashMap::default() };
        for row in rows(&BOUND_OFFICES) {
            let [_, words, sense, states] = row.as_slice() else { continue };
            for phrase in words.split('|').map(folded_words) {
                let alike = table.phrases.entry(phrase[0].clone()).or_default();
                alike.push((phrase, table.rows.len()));
            }
            table.rows.push(Bound {
                only: *sense == "only",
                states: states.split(',').filter_map(CountryCode::new).collect(),
            });
        }
        table
    }

    /// What the table says of an office by its folded words.
    pub fn of(&'static self, words: &[&str]) -> BoundOffice {
        let at = |start: usize| {
            let alike = self.phrases.get(words[start]).into_iter().flatten();
            alike.filter(move |(phrase, _)| {
                words[start..].get(..phrase.len()).is_some_and(|part| part == phrase)
            })
        };
        let mut rows: Vec<usize> = (0..words.len()).flat_map(at).map(|(_, row)| *row).collect();
        rows.sort_unstable();
        rows.dedup();
        BoundOffice(rows.into_iter().map(|row| &self.rows[row]).collect())
    }
}

fn folded_words(phrase: &str) -> Vec<String> {
    fold(phrase).split(' ').map(str::to_owned).collect()
}

/// An office by what the table says of it: most often nothing.
#[derive(Debug)]
pub struct BoundOffice(Vec<&'static Bound>);

impl BoundOffice {
    /// Whether a state can have it.
    pub fn can_have(&self, state: CountryCode) -> bool {
        self.0.iter().all(|row| row.states.contains(&state) == row.only)
    }

    /// The state of an office that hardly another has.
    pub fn sole(&self) -> Option<CountryCode> {
        self.0.iter().find(|row| row.only && row.states.len() <= FEW).map(|row| row.states[0])
    }

    /// The state that an office of few is most likely of.
    pub fn likeliest(&self) -> Option<CountryCode> {
        self.0.iter().find(|row| row.only).map(|row| row.states[0])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_office_tells_against_a_state_and_for_another() {
        let of = |office: &str| {
            let words = folded_words(office);
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            BoundOffices::get().of(&words)
        };
        for (office, state, can) in [
            ("finance minister", "US", false),
            ("finance minister", "BR", true),
            ("treasury secretary", "US", true),
            ("treasury secretary", "JP", false),
            ("prime minister", "MX", false),
            ("prime minister", "CA", true),
            ("spokesman", "US", true),
            ("رئيس الوزراء", "US", false),
        ] {
            let code = CountryCode::new(state).expect("a code");
            assert_eq!(of(office).can_have(code), can, "{office} {state}");
        }
        let likeliest = |office| of(office).likeliest().map(|code| code.to_string());
        assert_eq!(likeliest("treasury secretary").as_deref(), Some("US"));
        assert_eq!(likeliest("finance minister"), None);
    }
}
