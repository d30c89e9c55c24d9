//! Prints a resolved query in its canonical form, in English or in Arabic.
//!
//! Parsing and resolving the print gives the same query again.

use jiff::ToSpan;
use jiff::civil::Date;

use super::fields::{
    Bound, DIRECTIVES, FIELDS, FLAGS, KINDS, LANGS, Part, ROLES, Row, SCOPES, SORT_KEYS, Scope,
    Setting, Side, THINGS, ValueKind,
};
use super::grammar::MAX_DEPTH;
use super::lexeme::{is_distance, operator_named};
use super::tree::{Clause, Form, Known, Near, Number, Open, Query, Role, Text, Who};
use crate::model::{CountryCode, Lang, Period};
use crate::names::topics;
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
            '(' | '{' if !in_quotes => now += 1,
            ')' | '}' if !in_quotes => now -= 1,
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
            Clause::Not(inner) => match **inner {
                Clause::Has(_) => {
                    let (_, value) = self.leaf(inner);
                    format!("{}:{value}", self.field(ValueKind::Lacks))
                }
                _ => format!("-{}", self.operand(inner, false)),
            },
            Clause::Near(near) => self.near(near),
            Clause::Often(inner, number) => {
                let field = self.field(ValueKind::Mentions);
                format!("{} {field}:{}", self.clause(inner), times(*number))
            }
            Clause::Para(inner) => self.braces(Scope::Para, inner),
            Clause::Meet(inner) if !stands_alone(inner) => self.braces(Scope::Meet, inner),
            leaf => match self.leaf(leaf) {
                (None, value) => value,
                (Some(kind), value) => format!("{}:{value}", self.field(kind)),
            },
        }
    }

    fn braces(&self, scope: Scope, inner: &Clause) -> String {
        let row = SCOPES.iter().find(|row| row.scope == scope);
        let name = row.map_or("", |row| self.choose(row.name, row.arabic));
        format!("{name}{{{}}}", self.clause(inner))
    }

    fn near(&self, near: &Near) -> String {
        let term = |texts: &Vec<Text>| {
            let texts: Vec<String> = texts.iter().map(words).collect();
            match texts.len() {
                1 => texts.concat(),
                _ => format!("({})", texts.join(self.choose(" OR ", " أو "))),
            }
        };
        let mut text = near.terms.first().map(term).unwrap_or_default();
        for (gap, words) in near.gaps.iter().zip(near.terms.iter().skip(1)) {
            let operator = match gap.ordered {
                true => self.choose("ADJ", "يلي"),
                false => self.choose("NEAR", "قرب"),
            };
            text.push_str(&format!(" {operator}/{} {}", gap.most, term(words)));
        }
        match near.part {
            Part::Article => text,
            part => format!("{}:({text})", self.field(ValueKind::Text(part))),
        }
    }

    /// A part of another, in brackets if it has parts itself.
    fn operand(&self, clause: &Clause, loose: bool) -> String {
        match clause {
            Clause::Or(parts) if self.list(parts).is_none() => {
                format!("({})", self.clause(clause))
            }
            Clause::And(_) if !loose => format!("({})", self.clause(clause)),
            Clause::Often(..) => format!("({})", self.clause(clause)),
            _ => self.clause(clause),
        }
    }

    /// Values of one field as a list: `official:a,b`.
    fn list(&self, parts: &[Clause]) -> Option<String> {
        let leaves: Option<Vec<_>> = parts
            .iter()
            .map(|part| match part {
                Clause::Meet(inner) if stands_alone(inner) => Some(self.leaf(part)),
                Clause::All
                | Clause::And(_)
                | Clause::Or(_)
                | Clause::Not(_)
                | Clause::Near(_)
                | Clause::Often(..)
                | Clause::Para(_)
                | Clause::Meet(_) => None,
                leaf => Some(self.leaf(leaf)),
            })
            .collect();
        let leaves = leaves?;
        let kind = leaves.first()?.0?;
        let values: Vec<&str> = leaves
            .iter()
            .map(|(other, value)| (*other == Some(kind)).then_some(value.as_str()))
            .collect::<Option<_>>()?;
        Some(format!("{}:{}", self.field(kind), values.join(self.comma())))
    }

    fn comma(&self) -> &'static str {
        self.choose(",", "،")
    }

    fn field(&self, kind: ValueKind) -> &'static str {
        let row = FIELDS.iter().find(|field| field.value == kind);
        row.map_or("", |field| self.choose(field.name, field.arabic))
    }

    /// The field of a part without parts, and its value as typed.
    fn leaf(&self, clause: &Clause) -> (Option<ValueKind>, String) {
        let (kind, value) = match clause {
            Clause::Text(text) if text.part == Part::Article => return (None, words(text)),
            Clause::Text(text) => (ValueKind::Text(text.part), words(text)),
            Clause::Country(codes) => (ValueKind::Country, self.countries(codes)),
            Clause::Official(open) => (ValueKind::Official, open_name(open)),
            Clause::Role(role) => (ValueKind::Role, self.role(role)),
            Clause::Topic(topics) => (ValueKind::Topic, self.topics(topics)),
            Clause::Source(open) => (ValueKind::Source, open_name(open)),
            Clause::Lang(lang) => {
                let row = LANGS.iter().find(|(known, _)| known == lang);
                let word = row.map_or("", |(_, words)| self.choose(words[0], words[1]));
                (ValueKind::Lang, word.to_owned())
            }
            Clause::Published(periods) => (ValueKind::Period(Bound::Within), self.periods(periods)),
            Clause::Event(periods) => (ValueKind::Event, self.periods(periods)),
            Clause::Url(url) => (ValueKind::Url, name(url)),
            Clause::File(files) => (ValueKind::File, name(&files.typed)),
            Clause::Id(id) => (ValueKind::Id, name(id)),
            Clause::Has(thing) => (ValueKind::Has, self.word(THINGS, *thing)),
            Clause::Is(flag) => (ValueKind::Is, self.word(FLAGS, *flag)),
            Clause::Kind(kind) => (ValueKind::Kind, self.word(KINDS, *kind)),
            Clause::Place(text) => (ValueKind::Place, words(text)),
            Clause::Party(Side::With, Who::Official(open)) => {
                (ValueKind::Official, open_name(open))
            }
            Clause::Party(side, who) => (
                ValueKind::Party(*side),
                match who {
                    Who::Country(codes) => self.countries(codes),
                    Who::Role(role) => self.role(role),
                    Who::Official(open) => open_name(open),
                },
            ),
            Clause::Meet(inner) if stands_alone(inner) => return self.leaf(inner),
            other => return (None, self.clause(other)),
        };
        (Some(kind), value)
    }

    fn periods(&self, periods: &[Period]) -> String {
        let texts: Vec<_> = periods.iter().map(|period| days(*period)).collect();
        texts.join(self.comma())
    }

    fn countries(&self, codes: &[CountryCode]) -> String {
        let names: Vec<_> = codes.iter().map(|code| self.country(*code)).collect();
        names.join(self.comma())
    }

    fn role(&self, role: &Role) -> String {
        match &role.title {
            Some(title) => quoted(&title.typed),
            None => {
                let row = ROLES.iter().find(|row| row.classes == role.classes.as_slice());
                name(row.map_or("", |row| self.choose(row.name, row.arabic)))
            }
        }
    }

    fn topics(&self, keys: &[&'static str]) -> String {
        let topics = topics().list();
        let title = |key: &&'static str| {
            let topic = topics.iter().find(|topic| topic.key == *key);
            name(topic.map_or(*key, |topic| self.choose(topic.key, topic.ar)))
        };
        keys.iter().map(title).collect::<Vec<_>>().join(self.comma())
    }

    fn word<T: PartialEq>(&self, rows: &[Row<T>], value: T) -> String {
        let row = rows.iter().find(|(known, ..)| *known == value);
        name(row.map_or("", |(_, en, ar)| self.choose(en, ar)))
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
        Form::Within(most) => format!("{}~{most}", quoted(&text.typed)),
    }
}

/// How often, as it is typed.
fn times(number: Number) -> String {
    match (number.least, number.most) {
        (least, None) => format!(">={least}"),
        (least, Some(most)) if least == most => most.to_string(),
        (least, Some(most)) => format!("{least}..{most}"),
    }
}

/// Whether what is asked of a meeting needs no braces around it.
fn stands_alone(inner: &Clause) -> bool {
    match inner {
        Clause::Party(Side::With, Who::Official(_)) => false,
        Clause::Party(..) | Clause::Kind(_) | Clause::Place(_) | Clause::Is(_) => true,
        _ => false,
    }
}

fn open_name(open: &Open) -> String {
    match open.similar {
        true => format!("~{}", quoted(&open.typed)),
        false => name(&open.typed),
    }
}

/// A name, in quotes unless it is one plain word.
fn name(text: &str) -> String {
    let inner = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-');
    let plain = text.chars().all(inner) && !text.starts_with('-');
    match plain && operator_named(text).is_none() && !is_distance(text) {
        true => text.to_owned(),
        false => quoted(text),
    }
}
