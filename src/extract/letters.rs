//! What the letters around an Arabic word are: clitics, the article, a pronoun.

use super::reading::Reading;

impl Reading<'_> {
    /// A word without the letters of `و`, `ل` and `ب` before it.
    pub fn bare(&self, index: usize) -> &str {
        self.folded(index).trim_start_matches(['و', 'ل', 'ب'])
    }

    /// A noun without its article and those letters.
    pub fn noun(&self, index: usize) -> &str {
        let bare = self.bare(index);
        bare.strip_prefix("ال").unwrap_or(bare)
    }

    /// `نائبه`, `لقائه`: ends in the pronoun of a man, which folds to what `نائبة` ends in.
    pub fn is_his(&self, index: usize) -> bool {
        self.folded(index).ends_with('ه') && !self.words.list()[index].marbuta
    }
}
