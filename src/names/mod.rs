//! The gazetteers: what the program knows by name.
//!
//! Countries, groups of states, offices, titles, topics and the words that end
//! a name live in `.tsv` tables compiled into the program, one form to a row.
//! A folded word looks up in one trie whatever begins with it.

mod countries;
mod encounters;
mod english;
mod gazetteer;
mod nisba;
mod offices;
mod person;
mod places;
mod topics;
mod trie;
mod word_kinds;

pub use countries::{COUNTRIES_TSV, Countries, GROUPS_TSV, Trap};
pub use encounters::{Encounter, Encounters, Trigger};
pub use english::{English, EnglishHead, EnglishKind, Setting};
pub use gazetteer::{Found, Gazetteer, HeadForm, Nisba, Number, Tag};
pub use offices::{Gives, HeadTrait, OfficeRow, OfficeTable};
pub use person::{fold_name, name_words};
pub use places::{PlaceKind, Places};
pub use topics::{TOPICS_TSV, Topic, Topics};
pub use trie::Peel;
pub use word_kinds::WordKind;

/// The rows of a table: fields split at tabs, comments and empty lines left out.
pub(crate) fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| line.split('\t').collect())
}
