//! Reads the titles and ranks before a name in Arabic.

use std::ops::Range;

use super::known::begins_with_leader;
use super::words::{is_conjoined, is_of_war_staff};
use super::{ends_in_tanwin, is_inner, is_one_letter, peeled_kind};
use crate::extract::reading::Reading;
use crate::names::{Encounter, HeadTrait, WordKind};

/// Titles and ranks before a name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::extract) struct Address {
    pub words: Range<usize>,
    /// The words of the military rank.
    pub rank: Option<Range<usize>>,
    pub any_title: bool,
    /// `الأمير`: of a ruling house.
    pub royal: bool,
    /// `الملك`: a ruler.
    pub king: bool,
}

/// Reads honorifics, titles and ranks from a word on; empty if there are none.
pub(in crate::extract) fn address(reading: &Reading, at: usize) -> Address {
    let mut address = Address { words: at..at, ..Address::default() };
    let titles = WordKind::HONORIFIC.or(WordKind::TITLE).or(WordKind::RANK);
    while address.words.end < reading.len() {
        let index = address.words.end;
        if index > at && !reading.runs_on(index) && !is_initial(reading, index - 1) {
            break;
        }
        let (kind, peel) = reading.kind_behind_clitics(index);
        let ranked = address.rank.is_some();
        // `الجنرال دو ديفيزيون فلان`.
        let french =
            || reading.folded(index) == "دو" && reading.kind(index + 1) == WordKind::AFTER_RANK;
        let after_rank = ranked && (kind.is(WordKind::AFTER_RANK) || french());
        let staff = is_of_war_staff(reading, index, ranked);
        let goes_on = kind.is(titles)
            || after_rank
            || staff
            || is_style(reading, index)
            || ranked && is_of_state(reading, index);
        let clitic = is_inner(peel) && index > at;
        // `شيخ الأزهر`: an office.
        let office = reading
            .head(index)
            .is_some_and(|head| reading.gazetteer().offices.traits(head).is(HeadTrait::CONSTRUCT));
        if !goes_on
            || clitic
            || office
            || !reading.is_arabic(index)
            || is_bare_letter(reading, index)
            || is_attended(reading, index)
        {
            break;
        }
        if kind.is(WordKind::RANK) || after_rank || staff {
            let start = address.rank.as_ref().map_or(index, |rank| rank.start);
            address.rank = Some(start..index + 1);
        }
        address.any_title |= kind.is(WordKind::TITLE.or(WordKind::HONORIFIC));
        address.royal |= kind.is(WordKind::ROYAL);
        address.king |= kind.is(WordKind::KING);
        address.words.end += 1;
    }
    address
}

/// `الجنرال التشادي فلان`: the state of an officer before a given name; not `الفريق السعودي`, which
/// may be a team.
fn is_of_state(reading: &Reading, index: usize) -> bool {
    let (word, rank) = (reading.folded(index), reading.folded(index - 1));
    let team = ["فريق", "رائد", "مقدم"].iter().any(|team| rank.ends_with(team));
    let nisba = word.starts_with("ال") && word.ends_with(['ي', 'ه']) && reading.has_state(index);
    let next = index + 1;
    let given = reading.runs_on(next) && reading.kind(next).is(WordKind::GIVEN);
    nisba && !team && given && !begins_with_leader(reading, next)
}

/// `دولة السيد فلان رئيس الوزراء`: a style, where elsewhere the word is a state; `سيدي ولي
/// العهد`: where elsewhere it is a name.
pub(in crate::extract) fn is_style(reading: &Reading, index: usize) -> bool {
    let word = reading.bare(index);
    let next = index + 1;
    if word == "سيدي" && reading.runs_on(next) {
        let styles = WordKind::TITLE.or(WordKind::HONORIFIC);
        return reading.kind(next).is(styles) || reading.head(next).is_some();
    }
    let kind = reading.kind(next);
    // `دولة ميا موتلي رئيسة الوزراء`.
    let named = kind == WordKind::GIVEN && !reading.has_state(index) && !reading.has_state(next);
    word == "دوله"
        && reading.runs_on(next)
        && (kind.is(WordKind::TITLE) || named)
        && !kind.is(WordKind::KING.or(WordKind::ROYAL))
}

/// `وحضره قائد البحرية`: who attended, where the honorific is `حضرة`.
fn is_attended(reading: &Reading, index: usize) -> bool {
    let present = reading.trigger(index).map(|trigger| trigger.encounter);
    present == Some(Encounter::Present) && !reading.words.list()[index].marbuta
}

/// Whether a word goes on with the one before, or follows a title of one letter.
pub(in crate::extract) fn follows(reading: &Reading, at: usize) -> bool {
    reading.runs_on(at) || (at > 0 && at < reading.len() && is_initial(reading, at - 1))
}

/// `د.`, `م.`, `أ.`: a title of one letter, with its point.
fn is_initial(reading: &Reading, index: usize) -> bool {
    is_one_letter(reading, index) && reading.words.gap(index + 1).starts_with(['.', '/'])
}

/// A single letter is a title only with its point.
fn is_bare_letter(reading: &Reading, index: usize) -> bool {
    is_one_letter(reading, index) && !is_initial(reading, index)
}

/// Whether `و` stands before a word; not in `فخامة وافيل فلان`: a style bears a name.
pub(super) fn is_conjoined_here(reading: &Reading, at: usize) -> bool {
    let styled = at > 0
        && reading.runs_on(at)
        && reading.listed_kind(at - 1) == WordKind::HONORIFIC
        && reading.kind(at) == WordKind::default();
    is_conjoined(reading, at) && !styled
}

/// `ألان`, `آلان`: no `الآن`.
pub(super) fn is_alain(reading: &Reading, at: usize) -> bool {
    reading.folded(at) == "الان" && reading.words.original(at).starts_with(['آ', 'أ'])
}

/// `الدكتور مطر حامد النيادي`: right behind a title a common word that bears no article, before
/// a given name and a family's.
pub(super) fn is_given_behind_title(reading: &Reading, at: usize) -> bool {
    // `الرئيس آلان بيرسيه`, which folds to `الآن`.
    if is_alain(reading, at) {
        return true;
    }
    let titled = at > 0 && reading.kind(at - 1).is(WordKind::TITLE) && reading.runs_on(at);
    // `الدكتور الأمين عبد الرحيم`, as people are called in Sudan; not `السيد الأمين العام`.
    let next =
        reading.kind(at + 1).is(WordKind::GIVEN.or(WordKind::JOINT)) && reading.runs_on(at + 1);
    if titled && next && reading.folded(at) == "الامين" {
        return true;
    }
    let styled = at > 0 && reading.kind(at - 1).is(WordKind::HONORIFIC) && reading.runs_on(at);
    // `سعادة حمدة بنت حسن`, `معالي ثاني بن أحمد`: before that of the father.
    let child = reading.kind(at + 1).is(WordKind::SON) && reading.runs_on(at + 1);
    if (titled || styled) && child && !reading.kind(at).is(WordKind::TITLE) {
        return true;
    }
    let family = reading.kind(at + 2);
    titled
        && reading.kind(at) == WordKind::WORD
        && reading.listed_kind(at) == WordKind::default()
        && peeled_kind(reading, at) == WordKind::default()
        && !reading.folded(at).starts_with("ال")
        && !ends_in_tanwin(reading, at)
        && reading.trigger(at).is_none()
        && reading.runs_on(at + 1)
        && reading.kind(at + 1).is(WordKind::GIVEN)
        && reading.runs_on(at + 2)
        && (family == WordKind::default() || family.is(WordKind::GIVEN))
}
