//! Text as it is searched: folded words with their place in the original.
//!
//! A paragraph comes in, words go out, each with the stretch of the original
//! it was made from. The original is never altered.

mod fold;
mod lexicon;
mod stem;
#[cfg(test)]
mod stem_tests;
mod word_map;
mod word_table;
mod words;

pub use fold::fold;
pub use stem::{ListedStem, StemCache, StemList, Stemmer};
pub use word_map::{NearWords, WordKey, WordMap};
pub use word_table::WordTable;
pub use words::{Script, Word, Words};
