//! Finds the day of a meeting in its sentence, and whether it is still to come.

use jiff::ToSpan;
use jiff::civil::Date;

use super::Sentence;
use crate::date::DateHit;
use crate::model::Precision;
use crate::names::Encounter;

/// The day of a meeting, and whether it is still to come. A day to come is not that of a
/// meeting told as past (`بعد لقائه X أعلن أن الانتخابات غدا`).
pub(super) fn day_and_time(sentence: &Sentence, at: usize) -> (Option<Date>, bool) {
    let date = day(sentence, at);
    let to_come = date.zip(sentence.story().published).is_some_and(|(day, today)| day > today);
    match to_come && sentence.reading.is_arabic(at) {
        true if sentence.is_told_as_past(at) || is_of_other_talks(sentence, at, date) => {
            (None, false)
        }
        true => (date, true),
        false if date.is_none() && sentence.reading.is_arabic(at) => {
            (None, is_of_time_to_come(sentence, at))
        }
        // `X meets Y on Saturday`, told on Friday.
        false => (date, to_come && super::is_present(sentence.reading.folded(at))),
    }
}

/// `يلتقي X Y الأسبوع المقبل`: right behind a verb in the present, a time that has not begun.
fn is_of_time_to_come(sentence: &Sentence, at: usize) -> bool {
    let Some(today) = sentence.story().published else { return false };
    let behind = |hit: &&DateHit| hit.words.start > at && hit.words.start < sentence.words.end;
    let Some(next) = sentence.reading.dates.iter().find(behind) else { return false };
    let clause = |index: usize| {
        sentence.is(index, Encounter::That) || sentence.is(index, Encounter::Relative)
    };
    next.from.is_some_and(|from| from > today)
        && sentence.is_imperfect(at)
        && !(at + 1..next.words.start).any(clause)
}

/// `مباحثات X وY …، قبل الاجتماع المقبل في 27 أغسطس`: the day to come of other talks.
fn is_of_other_talks(sentence: &Sentence, at: usize, day: Option<Date>) -> bool {
    let dates = &sentence.reading.dates;
    let words = dates.iter().filter(|hit| hit.from == day && hit.words.start > at);
    let mut starts = words.map(|hit| hit.words.start).filter(|start| *start < sentence.words.end);
    let talks = |index: usize| {
        let next = sentence.reading.folded(index + 1);
        sentence.is(index, Encounter::Talks) && matches!(next, "المقبل" | "المقبله" | "القادم")
    };
    starts.next().is_some_and(|start| (at + 1..start).any(talks))
}

/// The day of what is planned: a weekday named behind it is the next one.
pub(super) fn coming(sentence: &Sentence, at: usize, day: Option<Date>) -> Option<Date> {
    let (date, today) = day.zip(sentence.story().published)?;
    let named = |hit: &DateHit| {
        hit.from == day
            && hit.rule == "weekday"
            && (at + 1..sentence.words.end).contains(&hit.words.start)
    };
    match date < today && sentence.reading.dates.iter().any(named) {
        true => date.checked_add(7.days()).ok(),
        false => day,
    }
}

/// `التقى X أمس Y بعد أيام على استقباله Z`: the day is not that of the meeting before.
fn is_long_after(sentence: &Sentence, at: usize, day: usize) -> bool {
    let word = |index: usize| sentence.reading.folded(index);
    let from = at.saturating_sub(4).max(sentence.words.start);
    let lapse = (from..at).any(|index| matches!(word(index), "بعد" | "قبل"));
    let hours = (from..at).any(|index| {
        matches!(word(index), "ساعات" | "ساعه" | "ساعتين" | "دقائق" | "دقاءق" | "قليل")
    });
    day < at && lapse && !hours && at > from && matches!(word(at - 1), "علي" | "من")
}

/// `التقى X Y اليوم لمناقشة قمة مرتقبة بين Y وZ`: the day before is that of another meeting.
fn is_awaited(sentence: &Sentence, at: usize) -> bool {
    let next = sentence.reading.folded(at + 1);
    let next = next.strip_prefix("ال").unwrap_or(next);
    matches!(next, "مرتقبه" | "مرتقب" | "مرتقبا" | "محتمله" | "محتمل" | "مزمعه" | "مزمع")
}

/// The single day named nearest to the trigger in its sentence.
fn day(sentence: &Sentence, at: usize) -> Option<Date> {
    let dates = &sentence.reading.dates;
    let first = dates.partition_point(|hit| hit.words.start < sentence.words.start);
    dates[first..]
        .iter()
        .take_while(|hit| hit.words.start < sentence.words.end)
        .filter(|hit| hit.precision == Precision::Day && hit.from == hit.to)
        .filter(|hit| !sentence.is_said_before(hit.words.start, at))
        .filter(|hit| !is_of_another_event(sentence, at, hit.words.start))
        .filter(|hit| !is_long_after(sentence, at, hit.words.start))
        .filter(|hit| hit.words.start > at || !is_awaited(sentence, at))
        .filter(|hit| !is_of_other_clause(sentence, at, hit.words.start))
        .min_by_key(|hit| {
            let english = !sentence.reading.is_arabic(at);
            let other = is_of_dateline(sentence, hit)
                || is_of_saying(sentence, hit.words.start)
                || english && is_of_another_event(sentence, hit.words.start, at);
            // `استقبل X الاثنين، واستقبل أمس Y`: as near, the day behind the verb is its own.
            (other, hit.words.start.abs_diff(at), hit.words.start < at)
        })?
        .from
}

/// `X, who met Y on May 14, received Z on Friday`, `left on Tuesday to meet Y`: the day of
/// what another verb tells.
fn is_of_other_clause(sentence: &Sentence, at: usize, day: usize) -> bool {
    let english = !sentence.reading.is_arabic(at);
    english && (sentence.parts_by_clause(at, day) || sentence.is_of_departure(at, day))
}

/// `spoke ahead of the summit on November 12`: the day of what is still to come, or
/// of what was before.
fn is_of_another_event(sentence: &Sentence, at: usize, day: usize) -> bool {
    let word = |index: usize| sentence.reading.folded(index);
    (at + 1..day).any(|index| matches!(word(index), "ahead" | "before" | "since" | "until"))
}

/// `the ministry said on Thursday`: the day of the report.
fn is_of_saying(sentence: &Sentence, day: usize) -> bool {
    let word = |back: usize| day.checked_sub(back).map_or("", |at| sentence.reading.folded(at));
    let said = |word: &str| matches!(word, "said" | "says" | "announced" | "reported" | "told");
    said(word(1)) || word(1) == "on" && said(word(2))
}

/// `KUWAIT, Nov 4 (KUNA) --`: the day of the report; another in the sentence is that
/// of the meeting.
fn is_of_dateline(sentence: &Sentence, hit: &DateHit) -> bool {
    let (reading, end) = (sentence.reading, hit.words.end);
    let latin = hit.words.start < 8 && !reading.is_arabic(0);
    latin
        && (end..reading.len().min(end + 3)).any(|index| {
            let gap = reading.words.gap(index);
            gap.contains(['–', '—', ':']) || gap.contains("--") || gap.contains("- ")
        })
}
