//! Offices that only some states have, and such as some never have.
//!
//! No minister is of the United States, and the secretary of the treasury is of few
//! others: what an office is called tells against a state that is only a guess.

use std::sync::OnceLock;

use super::row::rows;
use super::tables::BOUND_OFFICES;
use crate::model::CountryCode;
use crate::text::fold;

/// The offices bound to states, loaded.
#[derive(Debug)]
pub struct BoundOffices {
    rows: Vec<Bound>,
}

#[derive(Debug)]
struct Bound {
    /// Each of several phrases, as folded words.
    phrases: Vec<Vec<String>>,
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
        let bound = rows(&BOUND_OFFICES).filter_map(|row| {
            let [_, words, sense, states] = row.as_slice() else { return None };
            Some(Bound {
                phrases: words.split('|').map(folded_words).collect(),
                only: *sense == "only",
                states: states.split(',').filter_map(CountryCode::new).collect(),
            })
        });
        BoundOffices { rows: bound.collect() }
    }

    /// What the table says of an office by its folded words.
    pub fn of(&'static self, words: &[&str]) -> BoundOffice {
        let has = |phrase: &Vec<String>| words.windows(phrase.len()).any(|part| part == phrase);
        BoundOffice(self.rows.iter().filter(|row| row.phrases.iter().any(has)).collect())
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
