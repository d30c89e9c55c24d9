//! Prints a resolved query in its canonical form, in English or in Arabic.
//!
//! Parsing and resolving the print gives the same query again.

use jiff::ToSpan;
use jiff::civil::Date;

use super::fields::{Bound, DIRECTIVES, FIELDS, LANGS, Part, SORT_KEYS, Setting, ValueKind};
use super::grammar::MAX_DEPTH;
use super::lexeme::operator_named;
use super::tree::{Clause, Form, Known, Query, Text};
use crate::model::{CountryCode, Lang, Period};
use crate::text::fold;

/// The canonical form of a query.
pub fn print(query: &Query, lang: Lang, known: &dyn Known) -> String {
    let mut printer = Printer { lang, known, loose: false };
    let mut text = printer.clause(&query.root);
    if depth(&text) > MAX_DEPTH {
        printer.loose = true;
        text = printer.clause(&query.root);
    }
    for directive in DIRECTIVES {
        let value = match directive.setting {
            Setting::Sort => query.sort.map(|sort| {
                let sign = if sort.reversed { "-" } else { "" };
                let row = SORT_KEYS.iter().find(|(key, ..)| *key == sort.key);
                format!("{sign}{}", row.map_or("", |(_, en, ar)| printer.choose(en, ar)))
            }),
            Setting::Limit => query.limit.map(|count| count.to_string()),
            Setting::Offset => query.offset.map(|count| count.to_string()),
        };
        if let Some(value) = value {
            let name = printer.choose(directive.name, directive.arabic);
            text.push_str(&format!(" {name}:{value}"));
        }
    }
    text
}

/// A text in quotation marks.
pub(super) fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

/// A period as it is typed after `date:`.
pub(super) fn days(period: Period) -> String {
    let last = period.until.map(|until| until.saturating_sub(1.day()));
    match (period.from, last) {
        (None, None) => "..".to_owned(),
        (Some(from), None) => format!("{}..", first_day(from)),
        (None, Some(last)) => format!("..{}", last_day(last)),
        (Some(from), Some(last)) if from == last => from.to_string(),
        (Some(from), Some(last)) => closed(from, last),
    }
}

/// A period by its first and last day.
pub(super) fn each_day(period: Period) -> String {
    let from = period.from.map(|day| day.to_string()).unwrap_or_default();
    let last = period.until.map(|until| until.saturating_sub(1.day()).to_string());
    match last {
        Some(last) if last == from => from,
        last => format!("{from}..{}", last.unwrap_or_default()),
    }
}

fn closed(from: Date, last: Date) -> String {
    let whole_months = from.day() == 1 && last == last.last_of_month();
    let whole_years = whole_months && from.month() == 1 && last.month() == 12;
    let (from, last) = match () {
        _ if whole_years => (year(from), year(last)),
        _ if whole_months => (month(from), month(last)),
        _ => (from.to_string(), last.to_string()),
    };
    match from == last {
        true => from,
        false => format!("{from}..{last}"),
    }
}

fn first_day(from: Date) -> String {
    match (from.month(), from.day()) {
        (1, 1) => year(from),
        (_, 1) => month(from),
        _ => from.to_string(),
    }
}

fn last_day(last: Date) -> String {
    match last == last.last_of_month() {
        true if last.month() == 12 => year(last),
        true => month(last),
        false => last.to_string(),
    }
}

fn year(day: Date) -> String {
    format!("{:04}", day.year())
}

fn month(day: Date) -> String {
    format!("{:04}-{:02}", day.year(), day.month())
}

/// The deepest bracket of a printed query.
fn depth(text: &str) -> usize {
    let (mut deepest, mut now, mut in_quotes) = (0, 0usize, false);
    for c in text.chars() {
        match c {
            '"' => in_quotes = !in_quotes,
            '(' if !in_quotes => now += 1,
            ')' if !in_quotes => now -= 1,
            _ => {}
        }
        deepest = deepest.max(now);
    }
    deepest
}

struct Printer<'a> {
    lang: Lang,
    known: &'a dyn Known,
    /// Whether AND inside OR goes without brackets, for want of depth.
    loose: bool,
}

impl Printer<'_> {
    fn choose<'t>(&self, english: &'t str, arabic: &'t str) -> &'t str {
        match self.lang {
            Lang::En => english,
            Lang::Ar => arabic,
        }
    }

    fn clause(&self, clause: &Clause) -> String {
        match clause {
            Clause::All => "*".to_owned(),
            Clause::And(parts) => {
                let parts: Vec<_> = parts.iter().map(|part| self.operand(part, false)).collect();
                parts.join(" ")
            }
            Clause::Or(parts) => self.list(parts).unwrap_or_else(|| {
                let parts: Vec<_> =
                    parts.iter().map(|part| self.operand(part, self.loose)).collect();
                parts.join(self.choose(" OR ", " أو "))
            }),
            Clause::Not(inner) => format!("-{}", self.operand(inner, false)),
            leaf => match self.leaf(leaf) {
                (None, value) => value,
                (Some(kind), value) => format!("{}:{value}", self.field(kind)),
            },
        }
    }

    /// A part of another, in brackets if it has parts itself.
    fn operand(&self, clause: &Clause, loose: bool) -> String {
        match clause {
            Clause::Or(parts) if self.list(parts).is_none() => {
                format!("({})", self.clause(clause))
            }
            Clause::And(_) if !loose => format!("({})", self.clause(clause)),
            _ => self.clause(clause),
        }
    }

    /// Values of one field as a list: `official:a,b`.
    fn list(&self, parts: &[Clause]) -> Option<String> {
        let leaves: Option<Vec<_>> = parts
            .iter()
            .map(|part| match part {
                Clause::All | Clause::And(_) | Clause::Or(_) | Clause::Not(_) => None,
                leaf => Some(self.leaf(leaf)),
            })
            .collect();
        let leaves = leaves?;
        let kind = leaves.first()?.0?;
        let values: Vec<&str> = leaves
            .iter()
            .map(|(other, value)| (*other == Some(kind)).then_some(value.as_str()))
            .collect::<Option<_>>()?;
        Some(format!("{}:{}", self.field(kind), values.join(self.choose(",", "،"))))
    }

    fn field(&self, kind: ValueKind) -> &'static str {
        let row = FIELDS.iter().find(|field| field.value == kind);
        row.map_or("", |field| self.choose(field.name, field.arabic))
    }

    /// The field of a part without parts, and its value as typed.
    fn leaf(&self, clause: &Clause) -> (Option<ValueKind>, String) {
        match clause {
            Clause::Text(text) => {
                let field = (text.part != Part::Article).then_some(ValueKind::Text(text.part));
                (field, words(text))
            }
            Clause::Country(codes) => {
                let names: Vec<_> = codes.iter().map(|code| self.country(*code)).collect();
                (Some(ValueKind::Country), names.join(self.choose(",", "،")))
            }
            Clause::Official(open) => (Some(ValueKind::Official), name(&open.typed)),
            Clause::Source(open) => (Some(ValueKind::Source), name(&open.typed)),
            Clause::Lang(lang) => {
                let row = LANGS.iter().find(|(known, _)| known == lang);
                let word = row.map_or("", |(_, words)| self.choose(words[0], words[1]));
                (Some(ValueKind::Lang), word.to_owned())
            }
            Clause::Published(periods) => {
                let texts: Vec<_> = periods.iter().map(|period| days(*period)).collect();
                let list = texts.join(self.choose(",", "،"));
                (Some(ValueKind::Period(Bound::Within)), list)
            }
            Clause::Id(id) => (Some(ValueKind::Id), name(id)),
            Clause::All | Clause::And(_) | Clause::Or(_) | Clause::Not(_) => {
                (None, self.clause(clause))
            }
        }
    }

    /// The code in English, the name in Arabic if it leads back to the code.
    fn country(&self, code: CountryCode) -> String {
        let arabic = self.known.country_name(code, Lang::Ar);
        match self.lang == Lang::Ar && self.known.country(&fold(&arabic)) == Some(code) {
            true => name(&arabic),
            false => code.to_string(),
        }
    }
}

fn words(text: &Text) -> String {
    match text.form {
        Form::Stem => text.typed.clone(),
        Form::Prefix => format!("{}*", text.typed),
        Form::Exact if text.folded.len() == 1 => format!("={}", text.typed),
        Form::Exact => quoted(&text.typed),
    }
}

/// A name, in quotes unless it is one plain word.
fn name(text: &str) -> String {
    let plain = text.chars().all(|c| c.is_alphanumeric() || c == '_');
    match plain && operator_named(text).is_none() {
        true => text.to_owned(),
        false => quoted(text),
    }
}
