//! `sijill count`: how many, by one or two dimensions.

use jiff::civil::Weekday;

use super::Global;
use super::answer::{Meaning, Question, refuse, with_query};
use super::explain::explain_nothing;
use super::printing::{Destination, Writing, output_error, report};
use super::query::{shown_minus, unknown_option};
use super::underway::Underway;
use crate::archive::{Basis, CountOf, Counted, DIMENSIONS, Dimension, Pivot, Unit};
use crate::error::{Error, Exit};
use crate::model::Cell;
use crate::output::{Format, Heading, Sink};
use crate::query::{join_arguments, lower};

/// Count articles or meetings, by one or two of country, month, topic and more
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The query; `sijill help query` says how. Several arguments are joined
    #[arg(required = true, value_name = "QUERY")]
    query: Vec<String>,
    /// One or two dimensions, separated by a comma; `sijill help dimensions` lists them
    #[arg(long, value_name = "NAMES", value_delimiter = ',', value_parser = dimension)]
    by: Vec<&'static Dimension>,
    /// Count meetings instead of articles
    #[arg(long)]
    meetings: bool,
    /// A row for each pair of values instead of a column for each of the second
    #[arg(long)]
    long: bool,
    /// Add totals [default: in tables and pages for people]
    #[arg(long)]
    totals: bool,
    #[command(flatten)]
    meaning: Meaning,
    #[command(flatten)]
    writing: Writing,
}

fn dimension(name: &str) -> Result<&'static Dimension, String> {
    let names = || DIMENSIONS.iter().map(|row| row.name).collect::<Vec<_>>().join(", ");
    Dimension::named(name).ok_or_else(|| format!("expected some of {}", names()))
}

pub(super) fn run(args: &Args, global: &Global) -> Result<Exit, Error> {
    if let [one, other] = args.by[..]
        && std::ptr::eq(one, other)
    {
        return Err(Error::SameDimension(one.name));
    }
    if args.by.len() > 2 {
        return Err(Error::Dimensions(args.by.len()));
    }
    let arguments = shown_minus(&args.query);
    let (typed, notes) = join_arguments(&arguments);
    if let Some(error) = unknown_option("count", &arguments, &typed) {
        return Ok(refuse(&error, &typed, global));
    }
    if !global.quiet {
        notes.iter().for_each(|note| say!("note: {note}"));
    }
    let Destination { target, style } = args.writing.destination(&typed, global)?;
    let counted = if args.meetings { Counted::Meetings } else { Counted::Articles };
    let question = Question { typed: &typed, bindings: &[] };
    let by: Vec<&Dimension> =
        args.by.iter().map(|by| as_weeks(by, args.meaning.week_start)).collect();
    with_query(question, &args.meaning.towards(&target), global, |asked| {
        let articles = lower(asked.query);
        let only = asked.rows("meeting");
        let basis = Basis { articles: &articles, counted, only: only.as_ref() };
        let layout = Layout { by: &by, counted, totals: args.totals, long: args.long };
        let layout = layout.of(style.format);
        let pivot = match layout.needs_totals() {
            true => asked.archive.pivot(basis, &by)?,
            false => asked.archive.cells(basis, &by)?,
        };
        let failed = |error| output_error(&target, error);
        let (headings, rows) = layout.lay_out(&pivot);
        let _underway = Underway::begin(&target, style.format, global.quiet);
        let mut sink = Sink::open(&target, headings, style.clone()).map_err(failed)?;
        rows.iter().try_for_each(|row| sink.row(row)).map_err(failed)?;
        let written = sink.finish().map_err(failed)?;
        if !global.quiet {
            report(&target, &written);
            if let Some(meeting) = Unit::named("meeting").filter(|_| args.meetings) {
                asked.tell_undated(meeting)?;
            }
            if pivot.total == 0 {
                explain_nothing(asked)?;
            }
        }
        Ok(Exit::Done)
    })
}

/// Weeks as they are counted: from the day on which they are said to start.
fn as_weeks(by: &'static Dimension, start: Weekday) -> &'static Dimension {
    match (by.name, start) {
        ("week", Weekday::Monday) => Dimension::named("week:monday").unwrap_or(by),
        _ => by,
    }
}

/// How counts are laid out as a table.
struct Layout<'a> {
    by: &'a [&'static Dimension],
    counted: Counted,
    totals: bool,
    long: bool,
}

type Table = (Vec<Heading>, Vec<Vec<Cell>>);

impl Layout<'_> {
    /// Pages for people get totals, objects for programs a row for each pair.
    fn of(self, format: Option<Format>) -> Self {
        let people =
            !matches!(format, Some(Format::Csv | Format::Tsv | Format::Json | Format::Jsonl));
        let objects = matches!(format, Some(Format::Json | Format::Jsonl | Format::Lines));
        Layout { totals: self.totals || people, long: self.long || objects, ..self }
    }

    /// Whether totals are printed, or give the order of rows and columns.
    fn needs_totals(&self) -> bool {
        self.totals || (self.by.len() == 2 && !self.long)
    }

    fn lay_out(&self, pivot: &Pivot) -> Table {
        match self.by {
            [rows, _] if !self.long => self.wide(rows, pivot),
            _ => self.tall(pivot),
        }
    }

    /// What is counted.
    fn count(&self) -> Heading {
        let (name, arabic) = match self.counted {
            Counted::Articles => ("articles", "الأخبار"),
            Counted::Meetings => ("meetings", "اللقاءات"),
        };
        Heading { name: name.into(), arabic: arabic.into() }
    }

    fn tall(&self, pivot: &Pivot) -> Table {
        let mut headings: Vec<Heading> =
            self.by.iter().map(|dimension| heading(dimension)).collect();
        headings.push(self.count());
        let row = |(values, count): &CountOf| {
            let values = values.iter().map(|value| cell(value.as_deref()));
            values.chain([Cell::Number(*count)]).collect()
        };
        let mut rows: Vec<Vec<Cell>> = pivot.cells.iter().map(row).collect();
        if self.totals && !self.by.is_empty() && !rows.is_empty() {
            let mut last = vec![Cell::Empty; self.by.len()];
            last[0] = Cell::Code("total".into());
            last.push(Cell::Number(pivot.total));
            rows.push(last);
        }
        (headings, rows)
    }

    /// A row for each value of one dimension, a column for each of the other.
    fn wide(&self, by_row: &Dimension, pivot: &Pivot) -> Table {
        let mut headings = vec![heading(by_row)];
        let columns: Vec<&Option<String>> = pivot.totals[1].iter().map(|(v, _)| v).collect();
        headings.extend(columns.iter().map(|value| {
            let name = value.as_deref().unwrap_or("none").to_owned();
            Heading { arabic: name.clone(), name }
        }));
        let mut rows = Vec::new();
        for (value, total) in &pivot.totals[0] {
            let mut row = vec![cell(value.as_deref())];
            row.extend(columns.iter().map(|column| {
                let found = pivot.cells.iter().find(|(v, _)| v[0] == *value && v[1] == **column);
                Cell::Number(found.map_or(0, |(_, count)| *count))
            }));
            row.extend(self.totals.then_some(Cell::Number(*total)));
            rows.push(row);
        }
        if self.totals {
            headings.push(total_heading());
            let mut last = vec![Cell::Code("total".into())];
            last.extend(columns.iter().map(|column| {
                let found = pivot.totals[1].iter().find(|(value, _)| value == *column);
                Cell::Number(found.map_or(0, |(_, count)| *count))
            }));
            last.push(Cell::Number(pivot.total));
            rows.extend((!rows.is_empty()).then_some(last));
        }
        (headings, rows)
    }
}

fn heading(dimension: &Dimension) -> Heading {
    Heading { name: dimension.name.to_owned(), arabic: dimension.arabic.to_owned() }
}

fn total_heading() -> Heading {
    Heading { name: "total".into(), arabic: "المجموع".into() }
}

/// Articles or meetings of which a dimension is not known are counted under `none`.
fn cell(value: Option<&str>) -> Cell {
    Cell::Text(value.unwrap_or("none").to_owned())
}
