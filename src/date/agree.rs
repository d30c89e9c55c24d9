//! Gives the dates of one article that stand without a year the year that a
//! word told for the same day or month elsewhere in it.
//!
//! A headline says `in June`, its story `will end in mid-June`: both mean the
//! June to come. Where the text itself names two years nothing is changed.

use super::reckon::{self, Days};
use super::{DateHit, Found};
use crate::model::Precision;

/// Lets the dates of an article's paragraphs agree on their years.
pub fn agree(paragraphs: &mut [&mut Found]) {
    let all = || paragraphs.iter().flat_map(|found| found.iter());
    if !all().any(|hit| hit.guessed) {
        return;
    }
    let told: Vec<(Precision, Days)> = all()
        .filter(|hit| !hit.guessed && matches!(hit.rule, "month" | "day_month"))
        .filter_map(|hit| Some((hit.precision, hit.from.zip(hit.to)?)))
        .collect();
    for hit in paragraphs.iter_mut().flat_map(|found| found.iter_mut()) {
        if hit.guessed
            && let Some((from, to)) = told_days(hit, &told)
        {
            (hit.from, hit.to) = (Some(from), Some(to));
        }
    }
}

/// The days of a date in the one year that is told for them.
fn told_days(hit: &DateHit, told: &[(Precision, Days)]) -> Option<Days> {
    let (from, _) = hit.from.zip(hit.to)?;
    let same = |&&(precision, days): &&(Precision, Days)| match hit.precision {
        Precision::Day => {
            precision == Precision::Day
                && (days.0.month(), days.0.day()) == (from.month(), from.day())
        }
        Precision::Month => days.0.month() == from.month(),
        _ => false,
    };
    let mut years = told.iter().filter(same).map(|(_, days)| i32::from(days.0.year()));
    let year = years.next()?;
    if years.any(|other| other != year) {
        return None;
    }
    let month = u8::try_from(from.month()).ok()?;
    match hit.precision {
        Precision::Month => reckon::month(year, month),
        _ => reckon::day_of(year, month, from.day().try_into().ok()?).map(reckon::one),
    }
}
