//! Nouns of action, which tell what somebody does and end the name before them.

use crate::extract::reading::Reading;
use crate::names::WordKind;

/// `تمتين العلاقات`, `الأميريكي دونالد`: a noun of making before what is made, an
/// adjective spelt like none before a name.
pub(super) fn is_making(reading: &Reading, at: usize) -> bool {
    let word = reading.folded(at);
    let making = word.starts_with('ت')
        && word.chars().count() == 5
        && word.chars().nth(3) == Some('ي')
        && reading.folded(at + 1).starts_with("ال");
    let adjective = word.starts_with("ال")
        && word.ends_with('ي')
        && reading.kind(at + 1).is(WordKind::GIVEN)
        && !reading.kind(at).is(WordKind::GIVEN);
    reading.runs_on(at + 1) && (making || adjective)
}

/// `روحاني الانسحاب`, `بوتين التصعيد`: a noun of action is what somebody does.
pub(super) fn is_action(reading: &Reading, at: usize) -> bool {
    let word = reading.folded(at);
    let Some(noun) = word.strip_prefix("ال") else { return false };
    let (first, before_last) = (noun.chars().next(), noun.chars().rev().nth(1));
    let letters = noun.chars().count();
    let shape = match (first, before_last) {
        (Some('ا'), Some('ا')) => letters >= 5,
        (Some('ت'), Some('ي')) => letters == 5,
        // `ماكرون التوصل إلى اتفاق`, `بوتين التفاوض على`.
        (Some('ت'), _) => {
            is_reflexive(noun) && is_led_on(reading, at + 1) && !reading.has_state(at)
        }
        _ => false,
    };
    shape && reading.gazetteer().stemmer().is_word(word)
}

/// `توصل`, `تفاوض`: the shape of the fifth and the sixth form; not `تركي`, `تاجر`.
fn is_reflexive(noun: &str) -> bool {
    let letters: Vec<char> = noun.chars().collect();
    let weak = |c: char| matches!(c, 'ا' | 'ي' | 'ه');
    match letters.as_slice() {
        [_, first, second, third] => !weak(*first) && !weak(*second) && !weak(*third),
        [_, first, 'ا', _, third] => !weak(*first) && !weak(*third),
        _ => false,
    }
}

/// Whether a preposition goes on with what stands before a word.
fn is_led_on(reading: &Reading, at: usize) -> bool {
    reading.runs_on(at) && matches!(reading.folded(at), "الي" | "علي" | "عن" | "من" | "مع" | "في")
}
