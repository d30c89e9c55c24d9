//! Bars of values, columns of periods.

use maud::{Markup, html};

use super::{Counts, Frame, LETTER, WIDTH, mark, number, shortened};

const ROW: f64 = 26.0;
const BAR: f64 = 18.0;
/// Most bars; the others stand in the table.
const MOST: usize = 30;

/// A horizontal bar for each value.
pub(super) fn bars(counts: &Counts, frame: Frame) -> Markup {
    let rows = &counts.rows[..counts.rows.len().min(MOST)];
    let largest = rows.iter().map(|(_, count)| *count).max().unwrap_or(1).max(1) as f64;
    let letters = rows.iter().map(|(label, _)| label.text.chars().count()).max().unwrap_or(0);
    let labels = (letters.min(32) as f64 * LETTER + 12.0).max(60.0);
    let room = WIDTH - labels - 50.0;
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
                        (shortened(&label.text, 32))
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
/// Room for half a label beside the first and the last column.
const SIDE: f64 = 36.0;

/// A vertical column for each period, in the order of the rows.
pub(super) fn timeline(counts: &Counts, frame: Frame) -> Markup {
    let rows = &counts.rows;
    let largest = rows.iter().map(|(_, count)| *count).max().unwrap_or(1).max(1) as f64;
    let step = (WIDTH - 2.0 * SIDE) / rows.len().max(1) as f64;
    let width = (step * 0.8).min(60.0);
    let letters = rows.iter().map(|(label, _)| label.text.chars().count()).max().unwrap_or(0);
    let every = ((letters as f64 * LETTER + 16.0) / step).ceil().max(1.0) as usize;
    frame.svg(
        HEIGHT,
        "timeline",
        html! {
            line.axis x1="0" x2=(number(WIDTH)) y1=(number(FLOOR)) y2=(number(FLOOR)) {}
            @for (place, (label, count)) in rows.iter().enumerate() {
                @let begin = SIDE + place as f64 * step + (step - width) / 2.0;
                @let tall = (FLOOR - 24.0) * *count as f64 / largest;
                @let middle = frame.x(begin + width / 2.0);
                @let words = format!("{}: {count}", label.text);
                (mark(label, &words, html! {
                    rect.bar x=(number(frame.left(begin, width))) y=(number(FLOOR - tall))
                        width=(number(width)) height=(number(tall)) rx="2" {}
                    @if *count > 0 && step > 18.0 {
                        text.soft x=(number(middle)) y=(number(FLOOR - tall - 5.0))
                            text-anchor="middle" { (count) }
                    }
                    @if place % every == 0 {
                        text.soft x=(number(middle)) y=(number(FLOOR + 18.0)) text-anchor="middle"
                            direction="ltr" { (label.text) }
                    }
                }))
            }
        },
    )
}
