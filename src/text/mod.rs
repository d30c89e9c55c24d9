//! Text as it is searched: folded words with their place in the original.
//!
//! A paragraph comes in, words go out, each with the stretch of the original
//! it was made from. The original is never altered.

mod fold;
mod lexicon;
mod numbers;
mod stem;
#[cfg(test)]
mod stem_tests;
mod words;

pub use fold::fold;
pub use numbers::WordNumbers;
pub use stem::{StemCache, StemList, Stemmer};
pub use words::{Script, Word, Words};
