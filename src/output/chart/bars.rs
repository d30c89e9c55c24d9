//! Bars of values, columns of periods.

use jiff::civil::{Date, date};
use maud::{Markup, html};

use super::{Counts, Frame, LETTER, Label, mark, number, shortened};

const ROW: f64 = 26.0;
const BAR: f64 = 18.0;
/// Most bars; the others stand in the table.
const MOST: usize = 30;

/// A horizontal bar for each value.
pub(super) fn bars(counts: &Counts, frame: Frame) -> Markup {
    let rows = &counts.rows[..counts.rows.len().min(MOST)];
    let largest = rows.iter().map(|(_, count)| *count).max().unwrap_or(1).max(1) as f64;
    let letters = rows.iter().map(|(label, _)| label.text.chars().count()).max().unwrap_or(0);
    let most = frame.letters(32);
    let labels = (letters.min(most) as f64 * LETTER + 12.0).max(60.0);
    let room = frame.width - labels - 50.0;
    let height = rows.len() as f64 * ROW + 8.0;
    frame.svg(
        height,
        "bar chart",
        html! {
            @for (place, (label, count)) in rows.iter().enumerate() {
                @let top = place as f64 * ROW + 4.0;
                @let width = (room * *count as f64 / largest).max(1.0);
                @let words = format!("{}: {count}", label.text);
                (mark(label, &words, html! {
                    text x=(number(frame.x(labels - 8.0))) y=(number(top + 13.5))
                        text-anchor="end" {
                        (shortened(&label.text, most))
                    }
                    rect.bar x=(number(frame.left(labels, width))) y=(number(top))
                        width=(number(width)) height=(number(BAR)) rx="2" {}
                    text.soft x=(number(frame.x(labels + width + 6.0))) y=(number(top + 13.5)) {
                        (count)
                    }
                }))
            }
        },
    )
}

const HEIGHT: f64 = 220.0;
const FLOOR: f64 = 180.0;
/// How a day is named.
const DAY: &str = "2025-01-31";
/// Room for half a label beside the first and the last column.
const SIDE: f64 = 36.0;

/// A vertical column for each period at its place in time.
pub(super) fn timeline(counts: &Counts, frame: Frame) -> Markup {
    let rows = &counts.rows;
    let largest = rows.iter().map(|(_, count)| *count).max().unwrap_or(1).max(1) as f64;
    let places = places(rows);
    let step = (frame.width - 2.0 * SIDE) / (places.last().map_or(1, |last| last + 1)) as f64;
    let width = (step * 0.8).clamp(1.5, 60.0);
    let letters = rows.iter().map(|(label, _)| label.text.chars().count()).max().unwrap_or(0);
    let labelled = labelled(&places, ((letters as f64 * LETTER + 16.0) / step).ceil() as usize);
    frame.svg(
        HEIGHT,
        "timeline",
        html! {
            line.axis x1="0" x2=(number(frame.width)) y1=(number(FLOOR)) y2=(number(FLOOR)) {}
            @for ((label, count), place) in rows.iter().zip(&places) {
                @let begin = SIDE + *place as f64 * step + (step - width) / 2.0;
                @let tall = (FLOOR - 24.0) * *count as f64 / largest;
                @let middle = frame.x(begin + width / 2.0);
                @let words = format!("{}: {count}", label.text);
                (mark(label, &words, html! {
                    rect.bar x=(number(frame.left(begin, width))) y=(number(FLOOR - tall))
                        width=(number(width)) height=(number(tall)) rx=(number(width.min(2.0))) {}
                    @if *count > 0 && step > 18.0 {
                        text.soft x=(number(middle)) y=(number(FLOOR - tall - 5.0))
                            text-anchor="middle" { (count) }
                    }
                    @if labelled.contains(place) {
                        text.soft x=(number(middle)) y=(number(FLOOR + 18.0)) text-anchor="middle"
                            direction="ltr" { (label.text) }
                    }
                }))
            }
        },
    )
}

/// The places of periods in time, the first at 0: days without anything are gaps. Where a
/// name is none of a period, one stands beside the other.
fn places(rows: &[(Label, i64)]) -> Vec<usize> {
    let times: Option<Vec<i64>> = rows.iter().map(|(label, _)| time(&label.text)).collect();
    let times = times.filter(|times| times.is_sorted()).unwrap_or_default();
    let first = times.first().copied().unwrap_or(0);
    // Weeks are named by days.
    let days = rows.iter().all(|(label, _)| label.text.len() == DAY.len());
    let weeks = days && times.len() > 1 && times.iter().all(|time| (time - first) % 7 == 0);
    let unit = if weeks { 7 } else { 1 };
    match times.is_empty() {
        true => (0..rows.len()).collect(),
        false => times.iter().map(|time| ((time - first) / unit) as usize).collect(),
    }
}

/// When a period is: in days, months, quarters or years.
fn time(period: &str) -> Option<i64> {
    let (year, rest) = period.split_at_checked(4)?;
    let year: i64 = year.parse().ok()?;
    match rest.as_bytes() {
        [] => Some(year),
        [b'Q', quarter @ b'1'..=b'4'] => Some(year * 4 + i64::from(quarter - b'1')),
        [b'-', _, _] => Some(year * 12 + rest[1..].parse::<i64>().ok()? - 1),
        _ => {
            let day: Date = period.parse().ok()?;
            Some(i64::from(day.duration_since(date(1, 1, 1)).as_hours() as i32) / 24)
        }
    }
}

/// The places that have room for their name, which takes so many.
fn labelled(places: &[usize], wide: usize) -> Vec<usize> {
    let mut labelled: Vec<usize> = Vec::new();
    for place in places {
        if labelled.last().is_none_or(|last| place - last >= wide) {
            labelled.push(*place);
        }
    }
    labelled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_stand_where_they_are_in_time() {
        for (periods, expected) in [
            (&["2025-01-30", "2025-02-02", "2025-02-03"][..], &[0, 3, 4][..]),
            (&["2025-01-05", "2025-01-12", "2025-02-02"], &[0, 1, 4]),
            (&["2024-11", "2025-02"], &[0, 3]),
            (&["2024Q4", "2025Q3"], &[0, 3]),
            (&["2019", "2025"], &[0, 6]),
            (&["2019", "later"], &[0, 1]),
        ] {
            let label = |text: &&str| (Label { text: (*text).to_owned(), anchor: None }, 1);
            let rows: Vec<_> = periods.iter().map(label).collect();
            assert_eq!(places(&rows), expected, "{periods:?}");
        }
    }

    #[test]
    fn names_do_not_run_into_each_other() {
        assert_eq!(labelled(&[0, 1, 2, 5, 6], 3), [0, 5]);
    }
}
