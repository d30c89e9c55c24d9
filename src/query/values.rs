//! Resolves one value of a field: a word, a country, a name, a period.

use super::error::{QueryError, QueryErrorKind as Kind};
use super::fields::{Bound, LANGS, Part, ValueKind};
use super::lexeme::{is_distance, operator_named};
use super::note::Note;
use super::period::{self, Unreadable};
use super::print::quoted;
use super::resolve::{Resolver, Slot};
use super::syntax::{Atom, Comparison, Item, Span};
use super::tree::{Clause, Form, Open, Text};
use crate::model::{Lang, Period};
use crate::text::{Words, fold};

type Resolved<T> = Result<T, QueryError>;

impl Resolver<'_> {
    /// One value of a field.
    pub(super) fn item(&mut self, slot: Slot, item: &Item) -> Resolved<Clause> {
        self.refuse_minus(slot, item)?;
        if let ValueKind::Period(bound) = slot.field.value {
            return self.period(slot, bound, item);
        }
        let atom = match item {
            Item::Atom(atom) => atom,
            Item::Range(..) => return Err(self.wrong_form(slot, item.span(), "range")),
            Item::Compare(..) => return Err(self.wrong_form(slot, item.span(), "comparison")),
        };
        if let ValueKind::Text(part) = slot.field.value {
            return self.text(part, atom);
        }
        self.refuse_forms(slot, atom)?;
        if fold(&atom.text).is_empty() {
            return Err(self.nothing_in(atom));
        }
        match slot.field.value {
            ValueKind::Country => self.country(slot, atom),
            ValueKind::Official => Ok(self.official(slot, atom)),
            ValueKind::Source => Ok(self.source(slot, atom)),
            ValueKind::Lang => lang(atom),
            _ => Ok(Clause::Id(atom.text.clone())),
        }
    }

    /// Words to search for in a part of the article.
    pub(super) fn text(&mut self, part: Part, atom: &Atom) -> Resolved<Clause> {
        let words = Words::of(&atom.text);
        if words.is_empty() {
            return Err(self.nothing_in(atom));
        }
        if atom.quoted && atom.text.contains('*') {
            let error = QueryError::new(Kind::StarInside, atom.span);
            return Err(error.fix(&format!("\"{}\"", atom.text.replace('*', ""))));
        }
        if atom.prefix && (words.len() > 1 || atom.exact) {
            let error = QueryError::new(Kind::StarInside, atom.span);
            return Err(error.fix(&format!("\"{}\"", atom.text)));
        }
        if !atom.quoted {
            self.query.notes.extend(Note::plain_sign(&atom.text));
        }
        let typed = words.originals(0..words.len()).to_owned();
        let operator = operator_named(&typed).is_some() || is_distance(&typed);
        let form = match atom.prefix {
            true => Form::Prefix,
            false if atom.quoted || atom.exact || operator || words.len() > 1 => Form::Exact,
            false => Form::Stem,
        };
        let indices = 0..words.len();
        let folded: Vec<String> = indices.clone().map(|i| words.folded(i).to_owned()).collect();
        let stemmer = self.context.stemmer;
        let stem = |i: usize| stemmer.stem(words.folded(i), words.list()[i].script).into_owned();
        let stems: Vec<String> = indices.map(stem).collect();
        let shown = match form {
            Form::Exact => folded.join(" "),
            Form::Prefix => format!("{}*", folded[0]),
            Form::Stem => stems[0].clone(),
        };
        self.query.resolved.push((typed.clone(), shown));
        Ok(Clause::Text(Text { part, form, typed, folded, stems }))
    }

    /// Whether a word without a field is a range of days.
    pub(super) fn is_range(&self, text: &str) -> bool {
        let Some((from, to)) = text.split_once("..") else { return false };
        let reads = |text: &str| period::parse(text, self.context.clock()).is_ok();
        match (from.is_empty(), to.is_empty()) {
            (true, true) => false,
            (true, false) => reads(to),
            (false, true) => reads(from),
            (false, false) => reads(from) && reads(to),
        }
    }

    fn country(&mut self, slot: Slot, atom: &Atom) -> Resolved<Clause> {
        let known = self.context.known;
        let folded = fold(&atom.text);
        let mut codes = match atom.text.starts_with('@') && !atom.quoted {
            true => known.group(&folded).ok_or_else(|| {
                let name = atom.text.clone();
                QueryError::new(Kind::UnknownGroup { name }, atom.span)
            })?,
            false => vec![known.country(&folded).ok_or_else(|| {
                let error =
                    QueryError::new(Kind::UnknownCountry { name: atom.text.clone() }, atom.span);
                let near = known.near_countries(&folded).into_iter().take(3);
                near.fold(error, |error, name| self.refit(error, slot, atom.span, &name))
            })?],
        };
        codes.sort();
        codes.dedup();
        let shown: Vec<String> = codes
            .iter()
            .map(|code| format!("{} ({code})", known.country_name(*code, Lang::En)))
            .collect();
        self.query.resolved.push((atom.text.clone(), shown.join(", ")));
        Ok(Clause::Country(codes))
    }

    fn official(&mut self, slot: Slot, atom: &Atom) -> Clause {
        let words: Vec<String> = fold(&atom.text).split(' ').map(str::to_owned).collect();
        let found = self.context.known.officials(&words);
        let near = |r: &Self| r.context.known.near_officials(&words);
        Clause::Official(self.open(slot, atom, found, near))
    }

    fn source(&mut self, slot: Slot, atom: &Atom) -> Clause {
        let folded = fold(&atom.text);
        let found = self.context.known.sources(&folded);
        let near = |r: &Self| r.context.known.near_sources(&folded);
        Clause::Source(self.open(slot, atom, found, near))
    }

    fn open(
        &mut self,
        slot: Slot,
        atom: &Atom,
        mut found: Vec<(i64, String)>,
        near: impl Fn(&Self) -> Vec<String>,
    ) -> Open {
        found.sort_unstable();
        found.dedup();
        let words = Words::of(&atom.text);
        let typed = words.originals(0..words.len()).to_owned();
        if found.is_empty() {
            let note = Note::no_such(slot.field, &typed, near(self));
            self.query.notes.push(note);
        }
        self.query.resolved.push((typed.clone(), names(&found)));
        Open { typed, ids: found.into_iter().map(|(id, _)| id).collect() }
    }

    fn period(&mut self, slot: Slot, bound: Bound, item: &Item) -> Resolved<Clause> {
        let period = match item {
            Item::Atom(atom) => {
                let period = self.read_period(slot, atom)?;
                match bound {
                    Bound::Within => period,
                    Bound::Since => Period { from: period.from, until: None },
                    Bound::Until => Period { from: None, until: period.until },
                }
            }
            Item::Range(from, to, span) if bound == Bound::Within => {
                self.range(slot, from.as_ref(), to.as_ref(), *span)?
            }
            Item::Compare(sign, atom, _) if bound == Bound::Within => {
                compared(*sign, self.read_period(slot, atom)?)
            }
            Item::Range(.., span) => return Err(self.wrong_form(slot, *span, "range")),
            Item::Compare(.., span) => return Err(self.wrong_form(slot, *span, "comparison")),
        };
        let typed = item.span().of(self.typed).to_owned();
        self.query.resolved.push((typed, super::print::each_day(period)));
        Ok(Clause::Published(vec![period]))
    }

    fn range(
        &self,
        slot: Slot,
        from: Option<&Atom>,
        to: Option<&Atom>,
        span: Span,
    ) -> Resolved<Period> {
        let read = |atom: &Atom| self.read_period(slot, atom);
        let start = from.map(read).transpose()?.and_then(|period| period.from);
        let end = to.map(read).transpose()?.and_then(|period| period.until);
        if let (Some(start), Some(end), Some(from), Some(to)) = (start, end, from, to)
            && start >= end
        {
            let error = QueryError::new(Kind::Backwards, span);
            let (from, to) = (from.span.of(self.typed), to.span.of(self.typed));
            return Err(self.refit(error, slot, span, &format!("{to}..{from}")));
        }
        Ok(Period { from: start, until: end })
    }

    fn read_period(&self, slot: Slot, atom: &Atom) -> Resolved<Period> {
        self.refuse_forms(slot, atom)?;
        period::parse(&atom.text, self.context.clock()).map_err(|Unreadable { error, readings }| {
            let error = QueryError::new(error, atom.span);
            readings.iter().fold(error, |error, text| self.refit(error, slot, atom.span, text))
        })
    }

    /// With another value in the place of a refused one; the field with it if
    /// it has no other.
    fn refit(&self, error: QueryError, slot: Slot, at: Span, text: &str) -> QueryError {
        let text = match text.contains(' ') && !text.contains('"') {
            true => quoted(text),
            false => text.to_owned(),
        };
        match at == slot.value {
            true => error.fix_at(slot.name.span.to(at), &format!("{}:{text}", slot.name.text)),
            false => error.fix_at(at, &text),
        }
    }

    fn refuse_forms(&self, slot: Slot, atom: &Atom) -> Resolved<()> {
        let form = match (atom.prefix, atom.exact) {
            (true, _) => "`*`",
            (_, true) => "`=`",
            _ => return Ok(()),
        };
        let kind = Kind::WrongForm { field: slot.name.text.clone(), form };
        let error = QueryError::new(kind, atom.span);
        Err(match fold(&atom.text).is_empty() {
            true => error,
            false => self.refit(error, slot, atom.span, &value_text(atom)),
        })
    }

    fn refuse_minus(&self, slot: Slot, item: &Item) -> Resolved<()> {
        let first = match item {
            Item::Atom(atom) | Item::Range(Some(atom), ..) => atom,
            _ => return Ok(()),
        };
        let Some(rest) = first.text.strip_prefix('-').filter(|_| !first.quoted) else {
            return Ok(());
        };
        let error = QueryError::new(Kind::MinusInside, item.span());
        let single = item.span() == slot.value && matches!(item, Item::Atom(_));
        Err(match single && !rest.starts_with('-') && !fold(rest).is_empty() {
            true => {
                error.fix_at(slot.name.span.to(slot.value), &format!("-{}:{rest}", slot.name.text))
            }
            false => error,
        })
    }

    fn wrong_form(&self, slot: Slot, span: Span, form: &'static str) -> QueryError {
        let kind = Kind::WrongForm { field: slot.name.text.clone(), form };
        let error = QueryError::new(kind, span);
        let typed = span.of(self.typed);
        match slot.field.value {
            ValueKind::Period(_) => error.fix_at(slot.name.span.to(span), &format!("date:{typed}")),
            ValueKind::Text(_) if !typed.contains('"') && !fold(typed).is_empty() => {
                self.refit(error, slot, span, &quoted(typed))
            }
            _ => error,
        }
    }

    fn nothing_in(&self, atom: &Atom) -> QueryError {
        let text = atom.span.of(self.typed).to_owned();
        QueryError::new(Kind::NothingToSearch { text }, atom.span)
    }
}

fn value_text(atom: &Atom) -> String {
    match atom.quoted {
        true => quoted(&atom.text),
        false => atom.text.clone(),
    }
}

fn compared(sign: Comparison, period: Period) -> Period {
    match sign {
        Comparison::AtLeast => Period { from: period.from, until: None },
        Comparison::After => Period { from: period.until, until: None },
        Comparison::AtMost => Period { from: None, until: period.until },
        Comparison::Before => Period { from: None, until: period.from },
    }
}

fn lang(atom: &Atom) -> Resolved<Clause> {
    let folded = fold(&atom.text);
    let row = LANGS.iter().find(|(_, words)| words.iter().any(|word| fold(word) == folded));
    match row {
        Some((lang, _)) => Ok(Clause::Lang(*lang)),
        None => Err(QueryError::new(Kind::UnknownLang { name: atom.text.clone() }, atom.span)),
    }
}

/// Most names an explanation lists.
const NAMES_SHOWN: usize = 5;

fn names(found: &[(i64, String)]) -> String {
    let shown: Vec<&str> = found.iter().take(NAMES_SHOWN).map(|(_, name)| name.as_str()).collect();
    match found.len().checked_sub(NAMES_SHOWN) {
        _ if found.is_empty() => "nobody and nothing in this archive".to_owned(),
        Some(more) if more > 0 => format!("{} | and {more} more", shown.join(" | ")),
        _ => shown.join(" | "),
    }
}
