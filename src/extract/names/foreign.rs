//! Names of foreigners whose letters say nothing of it: in Latin script, or spelt like Arabic
//! words with a letter before.

use std::ops::Range;

use super::bound::is_addressee;
use super::{Before, LONGEST};
use crate::extract::reading::Reading;
use crate::names::WordKind;

/// `الملحق العسكري الإيطالي العقيد Marco Bellandi`: behind a title or an office in an Arabic
/// text, two or more words in Latin capitals.
pub(super) fn latin_name(reading: &Reading, at: usize, before: Before) -> Option<Range<usize>> {
    let anchored = matches!(before, Before::Title | Before::Office);
    let latin = |at: &usize| {
        *at < reading.len() && reading.words.list()[*at].capital && !reading.is_arabic(*at)
    };
    // `الفريق`, `الرائد` and `المقدم` are words as well.
    let word = |word: &str| matches!(word, "الفريق" | "الرائد" | "المقدم");
    let arabic = at > 0 && reading.is_arabic(at - 1) && !word(reading.folded(at - 1));
    if !(anchored && arabic && latin(&at)) {
        return None;
    }
    let spaced = |at: &usize| latin(at) && reading.words.list()[*at].spaced;
    let more = (at + 1..at + LONGEST).take_while(spaced).count();
    let whole = reading.folded(at + more).chars().nth(1).is_some();
    (more > 0 && whole && spaced(&at)).then_some(at..at + 1 + more)
}

/// `سفير أذربيجان إلشان ممدوف`, `سفيرة بلجيكا بتونس آن ديسميت`: a foreign given name that folds to
/// a word of Arabic, where the hamza shows that it is none. No word has the article with one.
pub(super) fn is_told_by_hamza(reading: &Reading, at: usize) -> bool {
    let (written, next) = (reading.words.original(at), at + 1);
    let anne = written == "آن";
    let article = written.starts_with("إل") && written.chars().nth(4).is_some();
    let kind = reading.kind(at);
    let common = article
        && kind == WordKind::WORD
        && reading.trigger(at).is_none()
        && !reading.gazetteer().stemmer().is_listed(written);
    let open = |kind: WordKind| kind == WordKind::default() || anne && kind == WordKind::GIVEN;
    let goes_on = reading.runs_on(next) && open(reading.kind(next));
    (anne || common) && goes_on && !reading.has_state(next)
}

/// Right behind the given name of whoever has a title or an office, a surname that is spelt
/// like words.
pub(super) fn is_foreign(reading: &Reading, at: usize, counted: usize) -> bool {
    let given = || reading.kind(at - 1).is(WordKind::GIVEN);
    let like = || reading.folded(at).starts_with('ك') && given() && is_addressee(reading, at);
    // `يورغن كرافت` is not like a `رافت`.
    counted == 1 && (like() || is_italian(reading, at) || is_wane(reading, at))
}

/// `ماوريتسيو بالديني`: right behind a given name no adjective stands behind a letter; it is
/// the family's name.
fn is_italian(reading: &Reading, at: usize) -> bool {
    let (word, kind) = (reading.folded(at), reading.kind(at));
    let bare = word.replacen("بال", "ب", 1);
    let adjective = || reading.gazetteer().stemmer().bound_noun(&bare).is_none();
    word.starts_with("بال")
        && word.ends_with('ي')
        && (kind == WordKind::default() || kind == WordKind::WORD)
        && !reading.has_state(at)
        && adjective()
}

/// `غير بيدرسون`: a Norwegian, whose family's name ends as theirs do.
pub(super) fn is_geir(reading: &Reading, at: usize) -> bool {
    let family = |word: &str| ["سن", "سون", "سين"].iter().any(|end| word.ends_with(end));
    let next = at + 1;
    reading.folded(at) == "غير"
        && reading.runs_on(next)
        && reading.kind(next) == WordKind::default()
        && family(reading.folded(next))
}

/// `مختار وان،`: a surname of the Sahel that closes a name, no `وأن`.
fn is_wane(reading: &Reading, at: usize) -> bool {
    let plain = !reading.words.original(at).contains(['أ', 'إ']);
    reading.folded(at) == "وان" && plain && !reading.runs_on(at + 1)
}
