//! Words that are shaped like verbs, which end a name.

use crate::extract::reading::Reading;
use crate::model::ParagraphKind;
use crate::names::WordKind;

/// `يصافح`: a consonant after the prefix; names go on with a vowel letter.
pub(in crate::extract) fn is_imperfect(word: &str) -> bool {
    word.chars().count() >= 4 && !matches!(word.chars().nth(1), Some('ا' | 'و' | 'ي' | 'ع' | 'ه'))
}

/// The shape of an imperfect verb that no list holds.
pub(super) fn looks_like_verb(word: &str) -> bool {
    let length = word.chars().count();
    (word.starts_with('ي') && length >= 5 && word.ends_with(['ن', 'و', 'ي']))
        || (word.starts_with("سي") && length >= 6)
        || (["فسي", "فسن", "فست"].iter().any(|future| word.starts_with(future)) && length >= 6)
        || (word.starts_with("است") && length >= 6)
        || (word.starts_with("ليت") && length >= 5)
        || (word.starts_with("مت") && length >= 5 && word.ends_with('ا'))
}

/// `ماكرون يرغب`, `ترامب سيبقى`: behind a leader's family name a word shaped like an
/// imperfect is what he does; so is the future of a verb that is known, behind any.
pub(super) fn is_verb_of_leader(reading: &Reading, at: usize) -> bool {
    let word = reading.folded(at);
    let present = word.strip_prefix('س').unwrap_or(word);
    if !present.starts_with('ي') || present.chars().nth(3).is_none() {
        return false;
    }
    let gazetteer = reading.gazetteer();
    let future = present != word
        && reading.kind(at) == WordKind::WORD
        && gazetteer.stemmer().is_word(present);
    future || gazetteer.leaders().is_family_only(reading.folded(at - 1))
}

/// `زيارة ولي العهد دحرت الأكاذيب`: what something did, before a common noun.
pub(super) fn is_done_by_her(reading: &Reading, at: usize) -> bool {
    let word = reading.folded(at);
    word.ends_with('ت')
        && (4..=6).contains(&word.chars().count())
        && !word.ends_with("ات")
        && reading.runs_on(at + 1)
        && reading.kind(at + 1).is(WordKind::WORD.or(WordKind::TAIL))
        && reading.folded(at + 1).starts_with("ال")
}

/// `الأمير خالد بن طلال يعايد`: behind a whole name a word shaped like an imperfect, but for
/// the ending of an adjective.
pub(super) fn is_done_by_name(word: &str) -> bool {
    let mut letters = word.chars();
    let (first, second) = (letters.next(), letters.next());
    first == Some('ي')
        && !matches!(second, Some('ا' | 'و' | 'ي'))
        && !word.ends_with(['ي', 'ا'])
        && (4..=6).contains(&word.chars().count())
}

/// `راي`, which folds as `رأى` does: the perfect verb would end in `ى`.
pub(super) fn is_no_perfect(reading: &Reading, at: usize) -> bool {
    let word = reading.folded(at);
    word.ends_with('ي')
        && !reading.words.list()[at].maqsura
        && !word.starts_with(['ي', 'ت', 'ن', 'س', 'ا'])
}

/// `مدير شرطة جازان يعايد المرابطين`: behind a place or an office that opens a headline, what
/// its holder does.
pub(super) fn is_done_in_headline(reading: &Reading, at: usize) -> bool {
    let word = reading.folded(at);
    reading.kind == ParagraphKind::Headline
        && at > 0
        && is_done_by_name(word)
        && !reading.listed_kind(at).is(WordKind::GIVEN)
        && reading.kind(at + 1) != WordKind::GIVEN
}
