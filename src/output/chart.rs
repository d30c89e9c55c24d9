//! Charts as inline SVG, for pages in either direction.
//!
//! Counts come in, drawings leave. Every mark has its words as a tooltip and
//! leads to its rows. Nothing is random: the same counts give the same bytes.

mod bars;
mod heat;
mod network;

use maud::{Markup, html};

/// How counts are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChartKind {
    /// A bar for each value.
    Bar,
    /// A column for each period, in order.
    Timeline,
    /// A field for each pair of values, the darker the more.
    Heat,
    /// Who met whom: a node for each value of either side, an edge for each pair.
    Network,
}

/// One kind of chart.
#[derive(Debug)]
pub struct ChartRow {
    /// Which.
    pub kind: ChartKind,
    /// Its name in a report's file.
    pub name: &'static str,
    /// How many dimensions it draws.
    pub dimensions: usize,
}

/// Every kind of chart.
pub const CHARTS: &[ChartRow] = &[
    ChartRow { kind: ChartKind::Bar, name: "bar", dimensions: 1 },
    ChartRow { kind: ChartKind::Timeline, name: "timeline", dimensions: 1 },
    ChartRow { kind: ChartKind::Heat, name: "heat", dimensions: 2 },
    ChartRow { kind: ChartKind::Network, name: "network", dimensions: 2 },
];

/// A value that is counted: its words and where its rows stand on the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// What is written.
    pub text: String,
    /// The anchor of its rows, without `#`; none if they are not on the page.
    pub anchor: Option<String>,
}

/// Counts to draw: of each row alone, or of each row and column.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counts {
    /// The rows and their totals.
    pub rows: Vec<(Label, i64)>,
    /// The columns and their totals; none where there is one dimension.
    pub columns: Vec<(Label, i64)>,
    /// The count of each row and column that is not zero, by their places.
    pub cells: Vec<(usize, usize, i64)>,
}

impl Counts {
    /// Without what is called so, on either side.
    pub fn without(&self, text: &str) -> Counts {
        let is_kept = |(label, _): &&(Label, i64)| label.text != text;
        let rows: Vec<usize> = places(&self.rows, text);
        let columns: Vec<usize> = places(&self.columns, text);
        let moved = |(row, column, count): &(usize, usize, i64)| {
            let row = rows.iter().position(|place| place == row)?;
            let column = columns.iter().position(|place| place == column)?;
            Some((row, column, *count))
        };
        Counts {
            rows: self.rows.iter().filter(is_kept).cloned().collect(),
            columns: self.columns.iter().filter(is_kept).cloned().collect(),
            cells: self.cells.iter().filter_map(moved).collect(),
        }
    }

    /// With the values of both sides on either, for whom it does not matter on
    /// which side they stand.
    pub fn united(&self) -> Counts {
        let mut all: Vec<(Label, i64)> = Vec::new();
        for (label, count) in self.rows.iter().chain(&self.columns) {
            match all.iter_mut().find(|(known, _)| known.text == label.text) {
                Some((_, known)) => *known += count,
                None => all.push((label.clone(), *count)),
            }
        }
        all.sort_by(|(a, more), (b, less)| less.cmp(more).then_with(|| a.text.cmp(&b.text)));
        let place = |side: &[(Label, i64)], at: usize| {
            let text = &side.get(at)?.0.text;
            all.iter().position(|(label, _)| label.text == *text)
        };
        let moved = |(row, column, count): &(usize, usize, i64)| {
            Some((place(&self.rows, *row)?, place(&self.columns, *column)?, *count))
        };
        let cells = self.cells.iter().filter_map(moved).collect();
        Counts { columns: all.clone(), rows: all, cells }
    }
}

fn places(side: &[(Label, i64)], without: &str) -> Vec<usize> {
    let kept = side.iter().enumerate().filter(|(_, (label, _))| label.text != without);
    kept.map(|(place, _)| place).collect()
}

/// The page a chart stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Direction {
    /// Whether it is read from right to left.
    pub right_to_left: bool,
}

/// The widths of a drawing, in its own units: on a page and on a telephone. The page
/// shows the one that it has room for.
const WIDTHS: [(f64, &str); 2] = [(900.0, "wide"), (380.0, "narrow")];
/// The usual width of a letter at the size labels are written in.
const LETTER: f64 = 7.0;

/// Draws the counts.
pub fn chart(kind: ChartKind, counts: &Counts, direction: Direction) -> Markup {
    let draw = |frame| match kind {
        ChartKind::Bar => bars::bars(counts, frame),
        ChartKind::Timeline => bars::timeline(counts, frame),
        ChartKind::Heat => heat::heat(counts, frame),
        ChartKind::Network => network::network(counts, frame),
    };
    html! {
        @for (width, class) in WIDTHS { (draw(Frame { direction, width, class })) }
    }
}

/// The space a chart is drawn in: `x` grows in the direction of reading.
#[derive(Debug, Clone, Copy)]
struct Frame {
    direction: Direction,
    width: f64,
    class: &'static str,
}

impl Frame {
    /// The place of `x`, reckoned in the direction of reading.
    fn x(self, x: f64) -> f64 {
        if self.direction.right_to_left { self.width - x } else { x }
    }

    /// The left edge of a box of this width that begins at `x`.
    fn left(self, x: f64, width: f64) -> f64 {
        if self.direction.right_to_left { self.width - x - width } else { x }
    }

    /// How many letters a name may have, of which it may have so many where there is room.
    fn letters(self, most: usize) -> usize {
        most.min((self.width / 3.0 / LETTER) as usize)
    }

    fn svg(self, height: f64, name: &str, inside: Markup) -> Markup {
        let direction = if self.direction.right_to_left { "rtl" } else { "ltr" };
        html! {
            svg class=(self.class) xmlns="http://www.w3.org/2000/svg" role="img"
                aria-label=(name) direction=(direction)
                viewBox={ "0 0 " (number(self.width)) " " (number(height)) } {
                (inside)
            }
        }
    }
}

/// A mark with its words, leading to its rows.
fn mark(label: &Label, words: &str, inside: Markup) -> Markup {
    let inside = html! { title { (words) } (inside) };
    match &label.anchor {
        Some(anchor) => html! { a href={ "#" (anchor) } { (inside) } },
        None => html! { g { (inside) } },
    }
}

/// A number of a drawing, to a tenth.
fn number(value: f64) -> String {
    let text = format!("{value:.1}");
    text.strip_suffix(".0").map_or(text.clone(), str::to_owned)
}

/// A text that fits into so many letters.
fn shortened(text: &str, letters: usize) -> String {
    match text.chars().count() <= letters {
        true => text.to_owned(),
        false => text.chars().take(letters.saturating_sub(1)).chain(['…']).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn label(text: &str) -> Label {
        Label { text: text.to_owned(), anchor: Some(format!("v-{}", text.len())) }
    }

    fn counts() -> Counts {
        Counts {
            rows: vec![(label("اليابان"), 3), (label("<b>"), 1)],
            columns: vec![(label("2025-01"), 2), (label("2025-02"), 2)],
            cells: vec![(0, 0, 2), (0, 1, 1), (1, 1, 1)],
        }
    }

    #[test]
    fn a_chart_is_the_same_each_time_and_escapes_its_words() {
        for row in CHARTS {
            for right_to_left in [false, true] {
                let draw = || chart(row.kind, &counts(), Direction { right_to_left }).into_string();
                assert_eq!(draw(), draw());
                assert!(draw().contains("اليابان"), "{}", row.name);
                assert!(!draw().contains("<b>"), "{}", row.name);
                assert!(!draw().contains("NaN"), "{}", row.name);
            }
        }
    }

    #[test]
    fn a_drawing_for_a_telephone_stands_beside_that_for_a_page() {
        for row in CHARTS {
            let drawn = chart(row.kind, &counts(), Direction { right_to_left: true });
            let drawn = drawn.into_string();
            let (wide, narrow) = drawn.split_once("<svg class=\"narrow\"").unwrap();
            assert!(wide.contains("viewBox=\"0 0 900 "), "{}", row.name);
            assert!(narrow.contains("viewBox=\"0 0 380 "), "{}", row.name);
            for place in narrow.split(" x=\"").skip(1) {
                let x: f64 = place.split('"').next().unwrap().parse().unwrap();
                assert!((0.0..=380.0).contains(&x), "{}: {x}", row.name);
            }
        }
    }

    #[test]
    fn nothing_counted_draws_nothing_wrong() {
        for row in CHARTS {
            let drawn = chart(row.kind, &Counts::default(), Direction { right_to_left: false });
            assert!(!drawn.into_string().contains("NaN"), "{}", row.name);
        }
    }
}
