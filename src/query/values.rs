//! Resolves one value of a field: a word, a country, a name, a period.

use super::error::{QueryError, QueryErrorKind as Kind};
use super::fields::{self, Bound, LANGS, Named, Part, Scope, Side, ValueKind};
use super::lexeme::{is_distance, operator_named};
use super::meeting::near_roles;
use super::note::{Note, whole_name, words_behind};
use super::period;
use super::print::quoted;
use super::resolve::{Resolver, Slot};
use super::syntax::{Atom, Item, Name, Span};
use super::tree::{Clause, Form, Open, Text, Who};
use crate::model::{CountryCode, Lang};
use crate::text::{Words, fold};

/// Words behind the first in the name of a country, at most.
const LONGEST_NAME: usize = 5;

type Resolved<T> = Result<T, QueryError>;

impl Resolver<'_> {
    /// One value of a field.
    pub(super) fn item(&mut self, slot: Slot, item: &Item) -> Resolved<Clause> {
        self.refuse_minus(slot, item)?;
        match slot.field.value {
            ValueKind::Period(bound) => {
                return Ok(Clause::Published(vec![self.period(slot, bound, item)?]));
            }
            ValueKind::Event => {
                return Ok(Clause::Event(vec![self.period(slot, Bound::Within, item)?]));
            }
            _ => {}
        }
        let atom = match item {
            Item::Atom(atom) => atom,
            Item::Range(..) => return Err(self.wrong_form(slot, item.span(), "range")),
            Item::Compare(..) => return Err(self.wrong_form(slot, item.span(), "comparison")),
        };
        match slot.field.value {
            ValueKind::Text(_) | ValueKind::Place if atom.similar => {
                return Err(self.wrong_form(slot, atom.span, "`~`"));
            }
            ValueKind::Text(part) => return self.text(part, atom),
            ValueKind::Place => return self.place(atom),
            _ => {}
        }
        self.refuse_forms(slot, atom)?;
        if fold(&atom.text).is_empty() {
            return Err(self.nothing_in(atom));
        }
        self.name(slot, atom)
    }

    /// A value that names something.
    fn name(&mut self, slot: Slot, atom: &Atom) -> Resolved<Clause> {
        let meeting = self.scope == Scope::Meet;
        if !matches!(slot.field.value, ValueKind::Url | ValueKind::File) {
            self.query.notes.extend(Note::semicolon(atom));
        }
        match slot.field.value {
            ValueKind::Country => match self.countries(slot, atom)? {
                codes if meeting => Ok(Clause::Party(Side::With, Who::Country(codes))),
                codes => Ok(Clause::Country(codes)),
            },
            ValueKind::Official => match self.official(slot, atom) {
                open if meeting => Ok(Clause::Party(Side::With, Who::Official(open))),
                open => Ok(Clause::Official(open)),
            },
            ValueKind::Role => match self.role(slot, atom)? {
                role if meeting => Ok(Clause::Party(Side::With, Who::Role(role))),
                role => Ok(Clause::Role(role)),
            },
            ValueKind::Party(side) => {
                let who = self.party(slot, atom)?;
                Ok(self.of_meeting(Clause::Party(side, who)))
            }
            ValueKind::Kind => self.kind(slot, atom),
            ValueKind::Topic => self.topic(slot, atom),
            ValueKind::Source => Ok(self.source(slot, atom)),
            ValueKind::Lang => lang(atom),
            ValueKind::Url => Ok(self.url(atom)),
            ValueKind::File => Ok(self.file(slot, atom)),
            ValueKind::Has => self.has(slot, atom).map(Clause::Has),
            ValueKind::Lacks => self.has(slot, atom).map(Clause::Has).map(Clause::none_of),
            ValueKind::Is => self.is(slot, atom),
            _ => Ok(self.id(atom)),
        }
    }

    /// A public id; ids have no capitals.
    fn id(&mut self, atom: &Atom) -> Clause {
        let id = atom.text.trim().to_ascii_lowercase();
        if !self.context.known.has_article(&id) {
            self.query.notes.push(Note::NoArticle { id: id.clone() });
        }
        Clause::Id(id)
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
            self.query.notes.extend(Note::semicolon(atom));
            self.query.notes.extend(Note::equal_sign(atom));
            self.query.notes.extend(Note::round_brackets(atom, self.behind(atom)));
        }
        let typed = words.originals(0..words.len()).to_owned();
        let operator = operator_named(&typed).is_some() || is_distance(&typed);
        let form = match atom.prefix {
            true => Form::Prefix,
            false if words.len() > 1 && atom.within.is_some() => {
                Form::Within(atom.within.unwrap_or(0))
            }
            false if atom.quoted || atom.exact || operator || words.len() > 1 => Form::Exact,
            false => Form::Stem,
        };
        let indices = 0..words.len();
        let folded: Vec<String> = indices.clone().map(|i| words.folded(i).to_owned()).collect();
        let stemmer = self.context.stemmer;
        let stem = |i: usize| stemmer.stem(words.folded(i), words.list()[i].script).into_owned();
        let stems: Vec<String> = indices.map(stem).collect();
        let shown = match form {
            Form::Exact | Form::Within(_) => folded.join(" "),
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

    pub(super) fn countries(&mut self, slot: Slot, atom: &Atom) -> Resolved<Vec<CountryCode>> {
        let known = self.context.known;
        let folded = fold(&atom.text);
        let mut codes = match atom.text.starts_with('@') && !atom.quoted {
            true => known.group(&folded).ok_or_else(|| {
                let kind = Kind::UnknownGroup { name: atom.text.clone(), known: known.group_ids() };
                let near = known.near_groups(&folded).into_iter();
                near.fold(QueryError::new(kind, atom.span), |error, name| {
                    self.refit(error, slot, atom.span, &format!("@{name}"))
                })
            })?,
            false => vec![known.country(&folded).ok_or_else(|| {
                let error =
                    QueryError::new(Kind::UnknownCountry { name: atom.text.clone() }, atom.span);
                if known.group(&folded).is_some() {
                    return self.refit(error, slot, atom.span, &as_group(&atom.text));
                }
                if let Some((meant, span)) = self.whole_country(slot, atom) {
                    return error.fix_at(slot.name.span.to(span), &meant);
                }
                let near = known.near_countries(&folded).into_iter().take(3);
                near.fold(error, |error, name| self.refit(error, slot, atom.span, &name))
            })?],
        };
        if let Some((meant, _)) = self.whole_country(slot, atom) {
            self.query.notes.push(Note::Unquoted { meant });
        }
        codes.sort();
        codes.dedup();
        let shown: Vec<String> = codes
            .iter()
            .map(|code| format!("{} ({code})", known.country_name(*code, Lang::En)))
            .collect();
        self.query.resolved.push((atom.text.clone(), shown.join(", ")));
        Ok(codes)
    }

    /// What is typed behind a value.
    fn behind(&self, atom: &Atom) -> &str {
        Span { start: atom.span.end, end: self.typed.chars().count() }.of(self.typed)
    }

    /// `country:Saudi Arabia`: the country that a value without quotes and the words behind it
    /// name together, as the field is typed with it, and where the value stands.
    fn whole_country(&self, slot: Slot, atom: &Atom) -> Option<(String, Span)> {
        let rest = words_behind(atom, self.behind(atom));
        (1..=rest.len().min(LONGEST_NAME)).rev().find_map(|words| {
            let behind = rest[..words].join(" ");
            self.context.known.country(&fold(&format!("{} {behind}", atom.text)))?;
            let end = atom.span.end + 1 + behind.chars().count();
            let span = Span { start: atom.span.start, end };
            Some((whole_name(slot, atom, &rest[..words]), span))
        })
    }

    /// `~name` without a field: an official.
    pub(super) fn similar(&mut self, atom: &Atom) -> Resolved<Clause> {
        if fold(&atom.text).is_empty() {
            return Err(self.nothing_in(atom));
        }
        let Some(Named::Field(field)) = fields::find("official") else {
            return Err(self.nothing_in(atom));
        };
        let name = Name { text: field.name.to_owned(), span: atom.span };
        self.item(Slot { field, name: &name, value: atom.span }, &Item::Atom(atom.clone()))
    }

    pub(super) fn official(&mut self, slot: Slot, atom: &Atom) -> Open {
        let words: Vec<String> = fold(&atom.text).split(' ').map(str::to_owned).collect();
        let found = match atom.similar {
            true => self.context.known.similar_officials(&words),
            false => self.context.known.officials(&words),
        };
        // A namesake told apart by a state in brackets is near to all of that name.
        let name = atom.text.split_once('(').map_or(atom.text.as_str(), |(name, _)| name);
        let name: Vec<String> = fold(name).split(' ').map(str::to_owned).collect();
        let near = |r: &Self| {
            let near = r.context.known.near_officials(&name).into_iter();
            let near = near.map(|(name, score)| (name, Some(score)));
            r.near_parties(slot, atom).into_iter().chain(near).collect()
        };
        self.open(slot, atom, found, near)
    }

    /// What else than a name may have been meant, where a country or an office can stand.
    fn near_parties(&self, slot: Slot, atom: &Atom) -> Vec<(String, Option<u32>)> {
        if !matches!(slot.field.value, ValueKind::Party(_)) || atom.similar {
            return Vec::new();
        }
        let (known, folded) = (self.context.known, fold(&atom.text));
        if known.group(&folded).is_some() {
            return unscored(vec![as_group(&atom.text)]);
        }
        let near = known.near_countries(&folded).into_iter().chain(near_roles(&folded));
        unscored(near.take(3).collect())
    }

    fn source(&mut self, slot: Slot, atom: &Atom) -> Clause {
        let folded = fold(&atom.text);
        let found = self.context.known.sources(&folded);
        let near = |r: &Self| unscored(r.context.known.near_sources(&folded));
        Clause::Source(self.open(slot, atom, found, near))
    }

    fn open(
        &mut self,
        slot: Slot,
        atom: &Atom,
        mut found: Vec<(i64, String)>,
        near: impl Fn(&Self) -> Vec<(String, Option<u32>)>,
    ) -> Open {
        found.sort_unstable();
        found.dedup_by_key(|(id, _)| *id);
        let words = Words::of(&atom.text);
        let typed = words.originals(0..words.len()).to_owned();
        if found.is_empty() {
            let note = Note::no_such(slot.field, atom.text.trim(), near(self));
            self.query.notes.push(note);
            self.query.notes.extend(Note::unquoted(slot, atom, self.behind(atom)));
        }
        self.query.resolved.push((typed.clone(), names(&found)));
        Open { typed, similar: atom.similar, ids: found.into_iter().map(|(id, _)| id).collect() }
    }

    /// With another value in the place of a refused one; the field with it if
    /// it has no other.
    pub(super) fn refit(&self, error: QueryError, slot: Slot, at: Span, text: &str) -> QueryError {
        let text = match text.contains(' ') && !text.contains('"') {
            true => quoted(text),
            false => text.to_owned(),
        };
        match at == slot.value {
            true => error.fix_at(slot.name.span.to(at), &format!("{}:{text}", slot.name.text)),
            false => error.fix_at(at, &text),
        }
    }

    pub(super) fn refuse_forms(&self, slot: Slot, atom: &Atom) -> Resolved<()> {
        let form = match (atom.prefix, atom.exact) {
            (true, _) => "`*`",
            (_, true) => "`=`",
            _ if atom.similar && !takes_similar(slot.field.value) => "`~`",
            _ if atom.within.is_some() => "`~` after the quotes",
            _ => return Ok(()),
        };
        let kind = Kind::WrongForm { field: slot.name.text.clone(), form };
        let error = QueryError::new(kind, atom.span);
        let folded = fold(&atom.text);
        let known = self.context.known;
        if atom.prefix && slot.field.value == ValueKind::Country && known.country(&folded).is_none()
        {
            let begun = known.countries_begun(&folded).into_iter();
            return Err(begun.fold(error, |error, name| self.refit(error, slot, atom.span, &name)));
        }
        Err(match folded.is_empty() {
            true => error,
            false => self.refit(error, slot, atom.span, &value_text(atom)),
        })
    }

    fn refuse_minus(&self, slot: Slot, item: &Item) -> Resolved<()> {
        let first = match item {
            Item::Atom(atom) | Item::Range(Some(atom), ..) => atom,
            _ => return Ok(()),
        };
        let Some(rest) = first.text.strip_prefix(['-', '!']).filter(|_| !first.quoted) else {
            return Ok(());
        };
        let error = QueryError::new(Kind::MinusInside, item.span());
        let single = item.span() == slot.value && matches!(item, Item::Atom(_));
        if !single || rest.starts_with(['-', '!']) || fold(rest).is_empty() {
            return Err(error);
        }
        // `since:-30d` is the day thirty days ago, as `since:30d` is.
        let ago = matches!(slot.field.value, ValueKind::Period(_)) && period::is_ago(rest);
        let sign = if ago { "" } else { "-" };
        let meant = format!("{sign}{}:{rest}", slot.name.text);
        Err(error.fix_at(slot.name.span.to(slot.value), &meant))
    }

    pub(super) fn wrong_form(&self, slot: Slot, span: Span, form: &'static str) -> QueryError {
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

    pub(super) fn nothing_in(&self, atom: &Atom) -> QueryError {
        let text = atom.span.of(self.typed).to_owned();
        let range = self.parted_range(atom).filter(|_| text == "..");
        let error = QueryError::new(Kind::NothingToSearch { text }, atom.span);
        match range {
            Some((span, range)) => error.fix_at(span, &range),
            None => error,
        }
    }

    /// `2016 .. 2017`: the range that a word and those around it are without white space.
    fn parted_range(&self, atom: &Atom) -> Option<(Span, String)> {
        let before = Span { start: 0, end: atom.span.start }.of(self.typed);
        let before = before.trim_end();
        let from = before.rsplit(|c: char| c.is_whitespace() || c == '(').next()?;
        let behind = self.behind(atom);
        let to = behind.trim_start().split(|c: char| c.is_whitespace() || c == ')').next()?;
        let range = format!("{from}..{to}");
        let gap = behind.chars().take_while(|c| c.is_whitespace()).count();
        let start = before.chars().count() - from.chars().count();
        let end = atom.span.end + gap + to.chars().count();
        let days = range.rsplit(':').next()?;
        self.is_range(days).then_some((Span { start, end }, range))
    }
}

/// A name as a group is asked for.
fn as_group(name: &str) -> String {
    format!("@{}", name.split_whitespace().collect::<Vec<_>>().join("_"))
}

fn takes_similar(kind: ValueKind) -> bool {
    matches!(kind, ValueKind::Official | ValueKind::Party(_))
}

pub(super) fn unscored(names: Vec<String>) -> Vec<(String, Option<u32>)> {
    names.into_iter().map(|name| (name, None)).collect()
}

fn value_text(atom: &Atom) -> String {
    match atom.quoted {
        true => quoted(&atom.text),
        false => atom.text.clone(),
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
