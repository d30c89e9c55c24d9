//! Finds what an article says: countries, officials, dates, meetings, topics.
//!
//! An article comes in, an `Extraction` goes out; nothing else is read and
//! nothing is kept, so the same article always gives the same answer. Every
//! mention carries its place in the original, its words and the rule that found
//! it.

mod apposition;
mod arabic;
mod assemble;
mod bearer;
mod bind;
mod called;
mod circumstance;
mod conclude;
mod counterpart;
mod countries;
mod dateline;
mod english;
mod homographs;
mod letters;
mod listed;
mod meetings;
mod names;
mod office;
mod organisations;
mod party;
mod people;
mod ranks;
mod reading;
mod sentence;
mod setting;
mod several;
mod short;
mod slot;
mod states;
mod summons;
mod tail;
mod topics;
mod trace;
mod vocabulary;

#[cfg(test)]
mod linear_tests;
#[cfg(test)]
mod measure_tests;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod trap_tests;

pub use assemble::{Extractor, extract};
