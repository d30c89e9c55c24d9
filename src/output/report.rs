//! A report as one page: a summary, charts with their counts, the rows.

use std::io::{self, Write};

use maud::{DOCTYPE, Markup, html};

use super::chart::{ChartKind, Counts, Direction, Label, chart};
use super::html::{dated, page_head, table_cell};
use super::part::Part;
use super::{Target, Written};
use crate::model::{Cell, Lang};

/// A report, ready to be written.
#[derive(Debug, Clone)]
pub struct Report {
    /// The language of the page's own words, and with it its direction.
    pub lang: Lang,
    /// The title.
    pub title: String,
    /// One sentence on what was found.
    pub summary: String,
    /// Counts, each drawn and written out.
    pub sections: Vec<Section>,
    /// What stands over the rows.
    pub rows_title: String,
    /// The headings of the rows.
    pub headings: Vec<String>,
    /// The rows, each with its anchor.
    pub rows: Vec<(String, Vec<Cell>)>,
    /// What the page is made from: lines of a word and its value.
    pub about: Vec<(String, String)>,
}

/// Counts under a title.
#[derive(Debug, Clone)]
pub struct Section {
    /// The title.
    pub title: String,
    /// How they are drawn; not at all if `None`.
    pub chart: Option<ChartKind>,
    /// What stands for a value that is not known; it has no place on a chart of
    /// time or of who met whom.
    pub unknown: String,
    /// The counts; anchors are those of the section's own list.
    pub counts: Counts,
    /// What stands over the list: the value, the count, the rows.
    pub headings: [String; 3],
    /// The ids of the rows of each value, in the order of the counts' rows.
    pub members: Vec<Vec<String>>,
}

/// Most rows of one value that are linked.
const MOST_LINKS: usize = 40;

impl Report {
    /// Writes the page.
    pub fn write(&self, target: &Target) -> io::Result<Written> {
        let mut part = Part::open(target)?;
        part.write_all(self.page().into_string().as_bytes())?;
        part.write_all(b"\n")?;
        part.flush()?;
        let files = match target {
            Target::Stdout => Vec::new(),
            Target::File(path) => vec![(path.clone(), part.persist(path)?)],
        };
        Ok(Written { rows: self.rows.len() as u64, changes: Default::default(), files })
    }

    fn page(&self) -> Markup {
        let (lang, direction) = match self.lang {
            Lang::Ar => ("ar", "rtl"),
            Lang::En => ("en", "ltr"),
        };
        html! {
            (DOCTYPE)
            html lang=(lang) dir=(direction) {
                head { (page_head(&self.title)) }
                body {
                    header { h1 { (dated(&self.title)) } p { (dated(&self.summary)) } }
                    main {
                        @for (place, section) in self.sections.iter().enumerate() {
                            (self.section(place, section))
                        }
                        @if !self.rows.is_empty() { (self.table()) }
                    }
                    footer.soft {
                        @for (word, value) in &self.about {
                            div { (word) ": " code { (value) } }
                        }
                    }
                }
            }
        }
    }

    fn section(&self, place: usize, section: &Section) -> Markup {
        let direction = Direction { right_to_left: self.lang == Lang::Ar };
        let anchored = anchored(place, section);
        html! {
            section {
                h2 { (section.title) }
                @if let Some(kind) = section.chart {
                    @if !anchored.rows.is_empty() {
                        figure { (chart(kind, &section.drawn(kind, &anchored), direction)) }
                    }
                }
                details open[section.chart.is_none()] {
                    summary { (section.headings[0]) " · " (section.headings[1]) }
                    div.scroll { (list(section, &anchored)) }
                }
            }
        }
    }

    fn table(&self) -> Markup {
        html! {
            section {
                h2 { (self.rows_title) }
                div.scroll {
                    table {
                        thead {
                            tr { @for heading in &self.headings { th scope="col" { (heading) } } }
                        }
                        tbody {
                            @for (id, row) in &self.rows {
                                tr id=(id) {
                                    @for cell in row { (table_cell(cell)) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

impl Section {
    fn drawn(&self, kind: ChartKind, counts: &Counts) -> Counts {
        match kind {
            ChartKind::Timeline | ChartKind::Network => counts.without(&self.unknown),
            ChartKind::Bar | ChartKind::Heat => counts.clone(),
        }
    }

    /// The columns of the list: none where both sides hold the same values.
    fn listed<'a>(&self, counts: &'a Counts) -> &'a [(Label, i64)] {
        if self.chart == Some(ChartKind::Network) { &[] } else { &counts.columns }
    }
}

/// The counts with anchors into the section's own list.
fn anchored(place: usize, section: &Section) -> Counts {
    let mut counts = section.counts.clone();
    for (row, (label, _)) in counts.rows.iter_mut().enumerate() {
        label.anchor = Some(format!("v{place}-{row}"));
    }
    let rows = counts.rows.clone();
    for (column, _) in &mut counts.columns {
        let same = |(label, _): &&(Label, i64)| label.text == column.text;
        column.anchor = rows.iter().find(same).and_then(|(label, _)| label.anchor.clone());
    }
    counts
}

/// Each value with its count, by column too where there are two dimensions, and
/// links to its rows.
fn list(section: &Section, counts: &Counts) -> Markup {
    let cell = |row: usize, column: usize| {
        let found = counts.cells.iter().find(|(r, c, _)| (*r, *c) == (row, column));
        found.map(|(_, _, count)| *count)
    };
    let [value, count, rows] = &section.headings;
    html! {
        table {
            thead {
                tr {
                    th scope="col" { (value) }
                    @for (column, _) in section.listed(counts) {
                        th scope="col" dir="auto" { (column.text) }
                    }
                    th scope="col" { (count) }
                    th scope="col" { (rows) }
                }
            }
            tbody {
                @for (row, (label, total)) in counts.rows.iter().enumerate() {
                    tr id=[label.anchor.as_deref()] {
                        td dir="auto" { (label.text) }
                        @for column in 0..section.listed(counts).len() {
                            td.n { @if let Some(n) = cell(row, column) { (n) } }
                        }
                        td.n { (total) }
                        td.links { @if let Some(ids) = section.members.get(row) { (links(ids)) } }
                    }
                }
            }
        }
    }
}

fn links(ids: &[String]) -> Markup {
    html! {
        @for (place, id) in ids.iter().take(MOST_LINKS).enumerate() {
            a href={ "#" (id) } { (place + 1) } " "
        }
        @if ids.len() > MOST_LINKS { "… " (ids.len()) }
    }
}
