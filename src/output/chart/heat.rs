//! A field for each row and column, the darker the more.

use maud::{Markup, html};

use super::{Counts, Frame, LETTER, Label, mark, number, shortened};

const ROW: f64 = 26.0;
const TOP: f64 = 24.0;
/// Most rows; the others stand in the table.
const MOST: usize = 30;

/// Draws the matrix.
pub(super) fn heat(counts: &Counts, frame: Frame) -> Markup {
    let rows = &counts.rows[..counts.rows.len().min(MOST)];
    let letters = rows.iter().map(|(label, _)| label.text.chars().count()).max().unwrap_or(0);
    let most = frame.letters(28);
    let labels = (letters.min(most) as f64 * LETTER + 12.0).max(60.0);
    let step = (frame.width - labels) / counts.columns.len().max(1) as f64;
    let every = (62.0 / step).ceil().max(1.0) as usize;
    let shown = counts.cells.iter().filter(|(row, _, _)| *row < MOST);
    let largest = shown.clone().map(|(_, _, count)| *count).max().unwrap_or(1).max(1) as f64;
    frame.svg(
        TOP + rows.len() as f64 * ROW + 4.0,
        "heat map",
        html! {
            @for (place, (label, _)) in counts.columns.iter().enumerate().step_by(every) {
                text.soft x=(number(frame.x(labels + (place as f64 + 0.5) * step))) y="14"
                    text-anchor="middle" direction="ltr" { (shortened(&label.text, 10)) }
            }
            @for (place, (label, count)) in rows.iter().enumerate() {
                (mark(label, &format!("{}: {count}", label.text), html! {
                    text x=(number(frame.x(labels - 8.0))) text-anchor="end"
                        y=(number(TOP + place as f64 * ROW + 17.0)) {
                        (shortened(&label.text, most))
                    }
                }))
            }
            @for (row, column, count) in shown {
                @let label = &rows[*row].0;
                @let other = counts.columns.get(*column).map(|(label, _)| label);
                @let words = words(label, other, *count);
                @let share = 0.15 + 0.85 * *count as f64 / largest;
                @let begin = labels + *column as f64 * step;
                @let top = TOP + *row as f64 * ROW;
                (mark(label, &words, html! {
                    rect.bar x=(number(frame.left(begin + 1.0, step - 2.0))) y=(number(top + 1.0))
                        width=(number(step - 2.0)) height=(number(ROW - 2.0)) rx="2"
                        fill-opacity=(format!("{share:.2}")) {}
                    @if step > 22.0 {
                        text.on x=(number(frame.x(begin + step / 2.0))) y=(number(top + 17.0))
                            text-anchor="middle" { (count) }
                    }
                }))
            }
        },
    )
}

fn words(row: &Label, column: Option<&Label>, count: i64) -> String {
    match column {
        Some(column) => format!("{}, {}: {count}", row.text, column.text),
        None => format!("{}: {count}", row.text),
    }
}
