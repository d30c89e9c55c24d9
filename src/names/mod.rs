//! The gazetteers: what the program knows by name.
//!
//! Countries, groups of states, offices, titles, topics and the words that end
//! a name live in `.tsv` tables compiled into the program, one form to a row.
//! A folded word looks up in one trie whatever begins with it. A user adds rows in
//! files of the same form.

mod additions;
mod bound_offices;
mod check;
mod countries;
mod encounters;
mod english;
mod figures;
mod gazetteer;
mod leaders;
mod lookup;
mod nisba;
mod offices;
mod organisations;
mod outlets;
mod peel;
mod people;
mod person;
mod places;
mod row;
mod sounds;
mod table;
mod tables;
mod title;
mod topics;
mod trie;
mod word_kinds;

pub use additions::{AddedFile, Additions, NamesError};
pub use bound_offices::{BoundOffice, BoundOffices};
pub use check::Fault;
pub use countries::{Countries, Trap};
pub use encounters::{Encounter, Encounters, Trigger};
pub use english::{English, EnglishHead, EnglishKind, Setting};
pub use figures::{Figures, Serves};
pub use gazetteer::{Found, Gazetteer, HeadForm, Nisba, Number, Tag, stemmer};
pub use leaders::{FamilyName, Leader, Leaders};
pub use lookup::{countries, country_named, is_title, topics};
pub use offices::{Gives, HeadTrait, House, OfficeRow, OfficeTable};
pub use organisations::{Organisation, OrganisationHead, Organisations};
pub use peel::{Peel, Peelings};
pub use people::People;
pub use person::{fold_name, name_words};
pub use places::{PlaceKind, Places};
pub use sounds::{is_arabic, letters_compared, name_distance, sound_words};
pub use table::{Column, Holds, Table};
pub use tables::TABLES;
pub use title::Office;
pub use topics::{Topic, Topics};
pub use trie::ListedWord;
pub use word_kinds::WordKind;
