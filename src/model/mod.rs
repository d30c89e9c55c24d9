//! The plain data that passes between the stages.
//!
//! Articles and paragraphs come in, mentions are found in them, statements
//! ask for them, hits leave. Nothing here reads, writes or decides.

mod analysed;
mod article;
mod cell;
mod extraction;
pub mod keys;
mod kinds;
mod statement;
mod trace;

pub use analysed::{Analysed, IndexText, NO_STEM, Stems, hash_stem};
pub use article::{Article, Lang, Origin, Paragraph, ParagraphKind, PublishedFrom};
pub use cell::{Cell, Column, Shown, ValueKind};
pub use extraction::{
    CountryFound, DateFound, Evidence, Extraction, GroupFound, MeetingFound, Mention,
    OfficialFound, OrganisationFound, Party, PersonFound, Precision, Span, StateVia, Via,
};
pub use kinds::{Calendar, CountryCode, MeetingKind, RoleClass};
pub use statement::{Hit, MeetingRow, NamedSpan, PartyRow, Period, SURE, Statement, Value};
pub use trace::{PartOf, TracedForm, TracedWord};
