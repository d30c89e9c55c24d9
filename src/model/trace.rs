//! What `extract --trace` tells of each word: how it was read and what became of it.

use serde::Serialize;

/// A word of an article and what the rules made of it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct TracedWord {
    /// The paragraph, 0 for the headline.
    pub paragraph: usize,
    /// The word's number in it, from 0.
    pub word: usize,
    /// Characters before it.
    pub start: usize,
    /// Characters up to its end.
    pub end: usize,
    /// As the article has it.
    pub text: String,
    /// The form it is looked up by.
    pub fold: String,
    /// The form it is searched by.
    pub stem: String,
    /// The clitics behind which the tables know it.
    pub peeled: Option<String>,
    /// What the tables say it can be.
    pub kinds: Vec<&'static str>,
    /// The head of an office it is a form of.
    pub head: Option<String>,
    /// What it says of a meeting.
    pub encounter: Option<String>,
    /// The listed forms that begin with it.
    pub forms: Vec<TracedForm>,
    /// What was found that holds it.
    pub part_of: Vec<PartOf>,
    /// Why rules left what begins with it.
    pub notes: Vec<String>,
}

/// A listed form that begins with a word.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TracedForm {
    /// Its words in the article.
    pub text: String,
    /// What it stands for.
    pub names: String,
    /// What became of it.
    pub verdict: &'static str,
}

/// Something found that holds a word.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PartOf {
    /// The kind of thing.
    pub what: &'static str,
    /// Which.
    pub name: String,
    /// The rule that found it.
    pub rule: &'static str,
}
