//! Tells from the words around a date whether they speak of the future.

use std::ops::Range;

use super::Scan;
use super::lexicon::{Lexicon, Meaning};
use super::tokens::Gap;
use crate::text::Words;

/// How many words back a verb still rules the date.
const REACH: usize = 12;
/// The same in English, where the verb stands early and the date late.
const REACH_LATIN: usize = 20;

/// How many words after a date that opens a sentence its verb may stand.
const OPENING: usize = 4;
/// The same in English, where the subject stands between.
const OPENING_LATIN: usize = 8;

/// What the nearest verb says of the time of a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Tense {
    /// A report, or nothing.
    #[default]
    Past,
    /// A present that is used for plans as well as for reports.
    Present,
    Future,
}

impl Scan<'_, '_> {
    /// The tense of the nearest cue before a token in its sentence, or of a
    /// future verb right after the expression.
    pub(super) fn tense(&self, at: usize, next: usize) -> Tense {
        self.told(at, next).unwrap_or_default()
    }

    /// The same, where a word tells it.
    pub(super) fn told(&self, at: usize, next: usize) -> Option<Tense> {
        let token = self.tokens.get(at)?;
        let words = self.tokens.words;
        let end = self.tokens.range(at, next).end;
        let comma = |gap: &str| gap.contains([',', '\u{60c}']);
        let follows = end < words.len() && !parts(words.gap(end)) && !comma(words.gap(end));
        if follows && cue(words.folded(end)) == Some(Tense::Future) {
            return Some(Tense::Future);
        }
        // `by Friday`, `as early as June`.
        let behind = |word: &str| token.start > 0 && words.folded(token.start - 1) == word;
        let by = behind("by") || behind("as");
        // `could not get a seat before Friday`.
        let day = |at: usize| matches!(self.tokens.meaning(at), Some(Meaning::Weekday(..)));
        let weekday = (at..next).any(day);
        if weekday && behind("before") {
            return Some(Tense::Future);
        }
        if weekday && self.is_until(at) {
            return Some(self.tense_until(at, end));
        }
        self.tense_after(token.start, end)
            .or_else(|| self.tense_before(at, token.start))
            .or(by.then_some(Tense::Future))
    }

    /// What the nearest word before a date tells, in its sentence.
    pub(super) fn tense_before(&self, at: usize, start: usize) -> Option<Tense> {
        let words = self.tokens.words;
        let toward = self.tokens.before(at) == Some(Meaning::To);
        // `أرجئت المحادثات أمس إلى 7 سبتمبر`: from a day that was to one that is not yet.
        let moved = matches!(self.tokens.before(at.saturating_sub(1)), Some(Meaning::Relative(_)));
        if toward && moved {
            return Some(Tense::Future);
        }
        self.nearest(at, start, |word| match self.tells(word, toward) {
            None if word + 4 > start && is_relative_past(words, word) => Some(Tense::Past),
            Some(_) if is_said(words, word, start) => Some(Tense::Past),
            told => told,
        })
    }

    /// What the nearest word tells of those before a date in its sentence.
    fn nearest(
        &self,
        at: usize,
        start: usize,
        tells: impl Fn(usize) -> Option<Tense>,
    ) -> Option<Tense> {
        let words = self.tokens.words;
        let reach = if self.tokens.latin(at) { REACH_LATIN } else { REACH };
        let mut opening = None;
        for word in (start.saturating_sub(reach)..start).rev() {
            if ends(words, word + 1) && opening != Some(word + 1) {
                opening = Some(opening_quote(words, word + 1)?);
            }
            if let Some(told) = tells(word) {
                return Some(told);
            }
        }
        None
    }

    /// `docked there until Friday` is to come, `lasted until Friday` is not.
    fn tense_until(&self, at: usize, end: usize) -> Tense {
        let start = self.tokens.get(at).map_or(0, |token| token.start);
        let before = || self.nearest(at, start, |word| self.tells_until(word));
        match self.tense_after(start, end).or_else(before) {
            Some(Tense::Past) => Tense::Past,
            _ => Tense::Future,
        }
    }

    /// What a word tells of a day that something lasts until: what was extended or agreed lasts
    /// to a day to come, and who says so tells nothing.
    fn tells_until(&self, word: usize) -> Option<Tense> {
        let words = self.tokens.words;
        match alone(words.folded(word)) {
            Some(Meaning::Spoken) => None,
            Some(Meaning::Postponed | Meaning::Pledge) => Some(Tense::Future),
            // `could not leave`.
            Some(Meaning::Present) if words.is(word + 1, "not") => Some(Tense::Present),
            _ if matches!(words.folded(word), "is" | "are") => Some(Tense::Present),
            _ if is_relative_past(words, word) => Some(Tense::Past),
            _ => self.tells(word, false),
        }
    }

    /// The tense of the verb after a date that opens its sentence: `والخميس، يزور`.
    fn tense_after(&self, start: usize, end: usize) -> Option<Tense> {
        let words = self.tokens.words;
        let opens = |word: usize| word == 0 || words.gap(word).contains(['.', '\u{61f}', '\n']);
        let before = if start > 0 { words.folded(start - 1) } else { "" };
        // `After the June 8-10 summit, he will travel`.
        let amid = |word: usize| matches!(words.folded(word), "after" | "before" | "at" | "during");
        let amid = before == "the" && start > 1 && amid(start - 2) && opens(start - 2);
        let led = before == "on" || matches!(alone(before), Some(Meaning::In));
        // `أن الأحد، سيكون`: a clause of its own.
        let clause = start > 0 && matches!(words.folded(start - 1), "ان" | "that");
        if !(opens(start) || led && opens(start - 1) || clause || amid) {
            return None;
        }
        let far = if words.folded(start).is_ascii() { OPENING_LATIN } else { OPENING };
        let reach = (end..words.len().min(end + far)).take_while(|&word| !ends(words, word));
        reach.into_iter().find_map(|word| self.tells(word, false))
    }

    /// Whether something lasts until the date: `until May 31`, `حتى 31 مايو`.
    pub(super) fn is_until(&self, at: usize) -> bool {
        let Some(token) = self.tokens.get(at).filter(|token| token.start > 0) else { return false };
        let words = self.tokens.words;
        let mut before = token.start - 1;
        if before > 0 && matches!(words.folded(before), "the" | "end" | "of") {
            before -= 1;
        }
        matches!(words.folded(before), "until" | "till" | "through" | "than" | "حتي")
    }

    /// Whether something has lasted since the date: `since May`, `منذ مايو`.
    pub(super) fn is_since(&self, at: usize) -> bool {
        let start = self.tokens.get(at).map_or(0, |token| token.start);
        let words = self.tokens.words;
        // `since June is warm`: a clause.
        let end = self.tokens.range(at, at + 1).end;
        if ["is", "was", "will", "are", "has"].iter().any(|verb| words.is(end, verb)) {
            return false;
        }
        let before = start.checked_sub(1).map_or("", |at| words.folded(at));
        let part = matches!(before, "early" | "mid" | "late" | "شهر" | "مطلع");
        self.is_behind_since(start) || part && self.is_behind_since(start - 1)
    }

    /// Whether a date stands in a clause of its own that is closed before a word: `Haddad, who
    /// took office on 3 June, met Mansour and left the next day`.
    pub(super) fn is_told_aside(&self, told: &Range<usize>, word: usize) -> bool {
        let words = self.tokens.words;
        let parted = |at: usize| words.gap(at).contains([',', '(', ')']) || ends(words, at);
        let mut before = (0..told.start).rev().take_while(|at| !parted(at + 1));
        let relative = |at| matches!(words.folded(at), "who" | "whom" | "whose" | "which");
        if !before.any(relative) {
            return false;
        }
        // `who came on 3 June and left the next day` goes on, if no verb stands between.
        let mut between = (told.end..word).take_while(|&at| !parted(at));
        let next = between.find(|&at| {
            alone(words.folded(at)) == Some(Meaning::And) || self.tells(at, false).is_some()
        });
        next.is_none_or(|at| alone(words.folded(at)) != Some(Meaning::And))
    }

    /// Whether `since` or `منذ` stands right before a word.
    pub(super) fn is_behind_since(&self, word: usize) -> bool {
        let before = word.checked_sub(1).map(|before| self.tokens.words.folded(before));
        matches!(before, Some("since" | "منذ"))
    }

    /// What one word tells of the time of a date, in a headline `to` before a verb, too.
    fn tells(&self, word: usize, toward: bool) -> Option<Tense> {
        let words = self.tokens.words;
        let planned = self.around.headline && is_headline_plan(words, word);
        if planned { Some(Tense::Future) } else { tells(words, word, toward) }
    }

    /// The first of the days of the week that a day is joined to: `الجمعة والسبت`.
    pub(super) fn first_of_days(&self, at: usize) -> usize {
        let day = |at: usize| matches!(self.tokens.meaning(at), Some(Meaning::Weekday(..)));
        let mut first = at;
        while first > 0 && day(first - 1) && self.tokens.gap(first) == Gap::Space {
            first -= 1;
        }
        first
    }
}

/// What one word before a date tells of its time; `toward` is that a `to` leads to the date.
fn tells(words: &Words, word: usize, toward: bool) -> Option<Tense> {
    let folded = words.folded(word);
    let planned = folded == "to" && is_plan(words, word)
        || is_before_return(words, word)
        || toward && is_put_off(folded)
        || is_doubt(words, word)
        || is_ahead_of(words, word)
        || is_to_be_held(words, word)
        || is_opening(words, word)
        || matches!(folded, "upcoming" | "forthcoming");
    if let Some(tense) = had_been_planned(words, word) {
        return Some(tense);
    }
    if planned {
        return Some(Tense::Future);
    }
    let before = |back: usize| word.checked_sub(back).map(|at| words.folded(at));
    match cue(folded)? {
        // `على أن يلتقوا الأحد`: what is agreed.
        Tense::Present if before(1) == Some("ان") && before(2) == Some("علي") => {
            Some(Tense::Future)
        }
        // `يتوقع أن تنتهي في يونيو`: the verb before tells the time.
        Tense::Present if before(1) == Some("ان") => None,
        // `سوف يلتقون الأحد`.
        Tense::Present if before(1).is_some_and(|word| alone(word) == Some(Meaning::Future)) => {
            Some(Tense::Future)
        }
        // `would have met`, `to be signed`, `the opened talks`: no verb of that time.
        _ if is_within_verb(words, word) => None,
        // `could not attend`.
        Tense::Present if words.is(word + 1, "not") => Some(Tense::Past),
        tense => Some(tense),
    }
}

/// `قبل عودته إلى بلاده السبت`: what somebody does after what is told.
fn is_before_return(words: &Words, word: usize) -> bool {
    let leaves = |word: &str| {
        ["عودت", "مغادرت", "توجه", "سفر", "انتقال"].iter().any(|noun| {
            word.strip_prefix(noun).is_some_and(|rest| matches!(rest, "ه" | "ها" | "هم" | "هما"))
        })
    };
    words.folded(word) == "قبل" && word + 1 < words.len() && leaves(words.folded(word + 1))
}

/// Where a quotation of a few words opens that closes before a word; it does not end what
/// is said: `ستكون في معسكر "مغلق" خلال مايو`.
fn opening_quote(words: &Words, closing: usize) -> Option<usize> {
    let quotes = ['"', '«', '»', '“', '”'];
    let quoted = |word: usize| words.gap(word).contains(quotes);
    let ends = |word: usize| parts(&words.gap(word).replace(quotes, ""));
    let opening = (closing.saturating_sub(4)..closing).rev().find(|&word| quoted(word))?;
    let whole = quoted(closing) && !(opening..=closing).any(ends);
    whole.then_some(opening)
}

/// `is to meet`, `hopes to meet`, `a conference to be held`: what is still to come at a `to`.
fn is_plan(words: &Words, to: usize) -> bool {
    let before = if to > 0 { words.folded(to - 1) } else { "" };
    let next = if to + 1 < words.len() { words.folded(to + 1) } else { "" };
    if to > 0 && had_been_planned(words, to - 1) == Some(Tense::Past) {
        return false;
    }
    let meant = match alone(before) {
        Some(Meaning::Future) => before != "due" || !is_cause(words, to - 1),
        // `agreed to meet`, not `agreed to the plan`.
        Some(Meaning::Pledge) => !is_cause(words, to - 1),
        _ => matches!(before, "is" | "are" | "set"),
    };
    meant || next == "be"
}

/// `Putin to meet Xi on Friday`: the infinitive by which a headline tells what is to come.
fn is_headline_plan(words: &Words, to: usize) -> bool {
    let next = if to + 1 < words.len() { words.folded(to + 1) } else { "" };
    let verb = matches!(
        next,
        "meet"
            | "receive"
            | "host"
            | "visit"
            | "hold"
            | "attend"
            | "sign"
            | "discuss"
            | "travel"
            | "address"
            | "open"
            | "chair"
            | "welcome"
            | "arrive"
            | "begin"
            | "start"
            | "resume"
            | "join"
            | "tour"
            | "brief"
            | "lead"
            | "return"
            | "speak"
            | "call"
    );
    // `arrives to attend`, `fails to attend`: what the verb before tells.
    let before = if to > 0 { words.folded(to - 1) } else { "" };
    let told = matches!(
        before,
        "arrives" | "arrived" | "came" | "comes" | "fails" | "failed" | "refuses" | "refused"
    );
    words.folded(to) == "to" && to > 0 && verb && !told
}

/// `قد يوافق الوزراء الجمعة`: may, before an imperfect.
fn is_doubt(words: &Words, word: usize) -> bool {
    let may = matches!(words.folded(word), "قد" | "وقد" | "فقد");
    may && word + 1 < words.len() && words.folded(word + 1).starts_with('\u{64a}')
}

/// `قبل قمة تعقد الاثنين`: what is said before it happens.
fn is_ahead_of(words: &Words, word: usize) -> bool {
    alone(words.folded(word)) == Some(Meaning::Ago)
        && word + 1 < words.len()
        && alone(words.folded(word + 1)) == Some(Meaning::Event)
}

/// `the conference which opens in Cairo on Sunday`.
fn is_opening(words: &Words, word: usize) -> bool {
    let opens = matches!(words.folded(word), "opens" | "begins" | "starts" | "convenes" | "kicks");
    opens && word > 0 && matches!(words.folded(word - 1), "which" | "that")
}

/// `had originally been planned for July`: what came to nothing or was; but what they `said
/// had been planned` is to come.
fn had_been_planned(words: &Words, word: usize) -> Option<Tense> {
    let planned = matches!(words.folded(word), "planned" | "scheduled" | "slated" | "set" | "due");
    if !planned || words.folded(word) == "due" && is_cause(words, word) {
        return None;
    }
    let been = word.checked_sub(1).filter(|&at| words.is(at, "been"))?;
    let had = (been.saturating_sub(2)..been).rev().find(|&at| words.is(at, "had"))?;
    let tells = |at: usize| alone(words.folded(at)) == Some(Meaning::Spoken);
    // `the trip that had been planned` tells of no speech.
    let that = |at: usize| words.is(at, "that") && at + 1 < had;
    let from = had.saturating_sub(REACH_LATIN);
    let mut before = (from..had).rev().take_while(|at| !ends(words, at + 1));
    let said = before.any(|at| tells(at) || that(at));
    Some(if said { Tense::Future } else { Tense::Past })
}

/// `اتفقوا على عقد اجتماع`, `دعا لعقد اجتماع`: the noun of what is to be, not the verb.
fn is_to_be_held(words: &Words, word: usize) -> bool {
    let led = word > 0 && matches!(words.folded(word - 1), "علي" | "الي");
    words.folded(word) == "لعقد" || led && words.folded(word) == "عقد"
}

/// `الذي أعلنه يوم السبت`: a clause of its own, whose verb is not of the imperfect.
fn is_relative_past(words: &Words, word: usize) -> bool {
    let relative = matches!(words.folded(word), "الذي" | "التي" | "الذين");
    let imperfect = ['\u{64a}', '\u{62a}', '\u{633}', '\u{646}'];
    relative && word + 1 < words.len() && !words.folded(word + 1).starts_with(imperfect)
}

/// `وتوقع X السبت "نجاح المحادثات"`: when he said what is quoted right behind the day.
fn is_said(words: &Words, word: usize, start: usize) -> bool {
    let verb = words.folded(word).trim_start_matches('\u{648}');
    let expects = matches!(verb, "توقع" | "توقعت" | "رجح" | "رجحت");
    let quoted = (start + 1..words.len().min(start + 3))
        .any(|at| words.gap(at).contains(['"', '«', '“', ':']));
    let that = |at: usize| matches!(words.folded(at), "ان" | "بان");
    expects && quoted && !(word.saturating_sub(1)..start).any(that)
}

/// `أرجئت المحادثات إلى 7 سبتمبر`.
fn is_put_off(word: &str) -> bool {
    alone(word) == Some(Meaning::Postponed)
}

/// Whether an English word is no more than a part of a verb of another time.
fn is_within_verb(words: &Words, word: usize) -> bool {
    let before = if word > 0 { words.folded(word - 1) } else { "" };
    let next = if word + 1 < words.len() { words.folded(word + 1) } else { "" };
    let wish = matches!(words.folded(word), "would" | "could" | "should" | "might" | "must");
    // `will meet`: the word before tells the time.
    let infinitive = matches!(
        before,
        "will" | "would" | "shall" | "could" | "should" | "may" | "might" | "must" | "to" | "not"
    );
    // `would have an audience`.
    let noun = words.folded(word) == "would"
        && ["a", "an", "the", "talks"].iter().any(|noun| words.is(word + 2, noun));
    wish && next == "have" && !noun
        || infinitive
        || is_noun(words, word)
        || words.folded(word) == "due" && is_cause(words, word)
        || matches!(before, "be" | "being" | "the" | "a" | "an" | "newly")
}

/// `for a three-day visit`, `at their meeting`: a word that is a verb only behind those who
/// do it (`the ministers meet`) or behind a form of `to be`.
fn is_noun(words: &Words, word: usize) -> bool {
    let folded = words.folded(word);
    let modal = matches!(folded, "could" | "should" | "might" | "must");
    if alone(folded) != Some(Meaning::Present) || !folded.is_ascii() || modal {
        return false;
    }
    let before = if word > 0 { words.folded(word - 1) } else { "" };
    let apostrophe = word > 0 && matches!(words.gap(word - 1), "'" | "\u{2019}");
    let several = before.len() > 2 && before.ends_with('s') || matches!(before, "they" | "we");
    match folded {
        "meeting" => !matches!(before, "is" | "are" | "be"),
        _ if folded.ends_with('s') || folded.ends_with("ing") => false,
        _ => !several || apostrophe,
    }
}

/// `due to an inflow`, not `due to meet`.
fn is_cause(words: &Words, due: usize) -> bool {
    let named = ["the", "a", "an", "its", "his", "her", "their", "this", "these"];
    due + 2 < words.len() && words.folded(due + 1) == "to" && named.contains(&words.folded(due + 2))
}

/// What a word means by itself.
fn alone(word: &str) -> Option<Meaning> {
    let mut entries = Lexicon::get().entries(word).iter();
    entries.find(|entry| entry.rest.is_empty()).map(|entry| entry.meaning)
}

/// The tense a word is a cue of, if it is one.
fn cue(word: &str) -> Option<Tense> {
    let lexicon = Lexicon::get();
    match alone(word) {
        Some(Meaning::Future) => Some(Tense::Future),
        Some(Meaning::Present) => Some(Tense::Present),
        Some(Meaning::Said | Meaning::Spoken | Meaning::Pledge | Meaning::Ago) => Some(Tense::Past),
        Some(_) => None,
        None if lexicon.is_future_verb(word) => Some(Tense::Future),
        None => None,
    }
}

/// Whether a sentence ends before a word: not at the point of `Gen.`, of an initial, or
/// within `W.B`.
fn ends(words: &Words, word: usize) -> bool {
    let gap = words.gap(word);
    if !parts(gap) {
        return false;
    }
    let before = if word > 0 { words.folded(word - 1) } else { "" };
    let short = before.chars().count() == 1 || alone(before) == Some(Meaning::Short);
    let point = gap == "." || gap.trim_end() == "." && short;
    !(point && before.is_ascii() && !before.starts_with(|c: char| c.is_ascii_digit()))
}

/// Whether a gap ends a sentence or what someone said.
fn parts(gap: &str) -> bool {
    gap.contains(['.', '\u{61f}', '?', '!', ';', '\u{61b}', ':', '"', '»', '”'])
}
