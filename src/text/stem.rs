//! Stems: the form by which full text is searched.

use std::borrow::Cow;

use super::Script;

/// Makes stems of folded words.
#[derive(Debug, Default)]
pub struct Stemmer {}

impl Stemmer {
    /// The stem of one folded word.
    pub fn stem<'w>(&self, folded: &'w str, _script: Script) -> Cow<'w, str> {
        Cow::Borrowed(folded)
    }
}
