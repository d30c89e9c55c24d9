//! Reads the text of a query to its syntax tree.
//!
//! The rules follow the grammar of `language.md`, one function each, loosest
//! first. They know operators and brackets but no field. Each reads forward
//! only and the depth is bounded, so time is linear and the stack is safe.

use std::cell::Cell;

use nom::Parser;
use nom::character::complete::char;

use super::error::{QueryError, QueryErrorKind as Kind};
use super::lexeme::{
    Fault, Parsed, comparison, foreign_sign, is_closed, is_distance, operator, phrase, raw_word,
    skip_white, value_word,
};
use super::mapping::Mapped;
use super::syntax::{Atom, Item, Name, Node, NodeKind, Operator, Span, Syntax};
use crate::text::fold;

/// The longest query, in bytes.
pub const MAX_BYTES: usize = 64 * 1024;
/// The deepest brackets.
pub const MAX_DEPTH: usize = 64;
/// The most words, phrases and values.
pub const MAX_TERMS: usize = 256;

/// The longest query that is offered whole, mended, as a hint.
const MAX_MENDED: usize = 1000;

/// Reads a query.
pub fn parse(typed: &str) -> Result<Syntax, QueryError> {
    read(typed, true)
}

/// Reads a query; `mending` says whether a mistake comes with fixes of the whole.
fn read(typed: &str, mending: bool) -> Result<Syntax, QueryError> {
    if typed.len() > MAX_BYTES {
        let start = typed.char_indices().take_while(|(byte, _)| *byte < MAX_BYTES).count();
        return Err(QueryError::new(Kind::TooLong, Span { start, end: start + 1 }));
    }
    let grammar = Grammar { typed, mapped: Mapped::of(typed), terms: Cell::new(0), mending };
    match grammar.query() {
        Ok(root) => Ok(Syntax { typed: typed.to_owned(), root }),
        Err(nom::Err::Error(Fault(Some(error))) | nom::Err::Failure(Fault(Some(error)))) => {
            Err(*error)
        }
        // No rule gives up without saying why; should one, the place is the whole query.
        Err(_) => {
            let span = Span { start: 0, end: typed.chars().count() };
            Err(QueryError::new(Kind::Empty, span))
        }
    }
}

struct Grammar<'t> {
    typed: &'t str,
    mapped: Mapped,
    terms: Cell<usize>,
    mending: bool,
}

/// Where in the tree a rule reads.
#[derive(Clone, Copy)]
struct Place {
    depth: usize,
    /// The last bracket opened.
    open: Option<Span>,
    /// Whether these are the values of a field.
    value: bool,
}

type Stop = nom::Err<Fault>;

fn stop(error: QueryError) -> Stop {
    nom::Err::Failure(Fault(Some(Box::new(error))))
}

impl Grammar<'_> {
    fn query(&self) -> Result<Node, Stop> {
        let text = skip_white(&self.mapped.text);
        if text.is_empty() {
            let end = self.typed.chars().count();
            return Err(stop(QueryError::new(Kind::Empty, Span { start: 0, end })));
        }
        let (rest, root) = self.alternatives(text, Place { depth: 0, open: None, value: false })?;
        match skip_white(rest) {
            "" => Ok(root),
            rest => Err(self.misplaced(rest)),
        }
    }

    /// `or = and { OR and }`
    fn alternatives<'t>(&self, text: &'t str, place: Place) -> Parsed<'t, Node> {
        let (mut rest, first) = self.conjunction(text, place, None)?;
        let mut branches = vec![first];
        while let Ok((after, Operator::Or)) = operator(skip_white(rest)) {
            let sign = self.span(skip_white(rest), after);
            let (after, branch) = self.conjunction(after, place, Some(sign))?;
            branches.push(branch);
            rest = after;
        }
        Ok((rest, joined(branches, NodeKind::Or)))
    }

    /// `and = not { [ AND ] not }`
    fn conjunction<'t>(&self, text: &'t str, place: Place, or: Option<Span>) -> Parsed<'t, Node> {
        let (mut rest, mut waiting, mut terms) = (text, or, Vec::new());
        loop {
            let here = skip_white(rest);
            match operator(here) {
                Ok((after, Operator::And)) => {
                    let sign = self.span(here, after);
                    if terms.is_empty() || waiting.is_some() {
                        return Err(self.lonely(sign, Kind::NeedsLeft));
                    }
                    (waiting, rest) = (Some(sign), after);
                }
                Ok((_, Operator::Or)) => break,
                _ if is_closed(here) => break,
                _ => {
                    let (after, term) = self.negation(here, place)?;
                    terms.push(term);
                    (waiting, rest) = (None, after);
                }
            }
        }
        match waiting {
            Some(sign) => Err(self.lonely(sign, Kind::NeedsRight)),
            None if terms.is_empty() => Err(self.nothing(skip_white(rest), place)),
            None => Ok((rest, joined(terms, NodeKind::And))),
        }
    }

    /// `not = { NOT | "-" } prim`; two of them cancel each other.
    fn negation<'t>(&self, text: &'t str, place: Place) -> Parsed<'t, Node> {
        let (mut rest, mut negated) = (text, false);
        while let Some(after) = self.negative(rest)? {
            negated = !negated;
            rest = skip_white(after);
            let lonely =
                is_closed(rest) || matches!(operator(rest), Ok((_, Operator::And | Operator::Or)));
            if lonely {
                return Err(self.lonely(self.span(text, after), Kind::NeedsRight));
            }
        }
        let (rest, node) = self.single(rest, place)?;
        if !negated {
            return Ok((rest, node));
        }
        Ok((rest, Node::new(NodeKind::Not(Box::new(node)), self.span(text, rest))))
    }

    /// What follows a sign of negation, if there is one.
    fn negative<'t>(&self, text: &'t str) -> Result<Option<&'t str>, Stop> {
        if let Ok((after, Operator::Not)) = operator(text) {
            return Ok(Some(after));
        }
        match text.strip_prefix('-') {
            Some(after) if !touches(after) => {
                Err(self.lonely(self.span(text, after), Kind::NeedsRight))
            }
            after => Ok(after),
        }
    }

    /// `prim = "(" or ")" | field ":" value | atom`
    fn single<'t>(&self, text: &'t str, place: Place) -> Parsed<'t, Node> {
        if text.starts_with('(') {
            return self.brackets(text, place);
        }
        if place.value {
            return self.items(text);
        }
        match raw_word(text) {
            Ok((after, word)) if after.starts_with(':') => self.clause(text, word, place),
            Ok((after, _)) if after.starts_with('{') => Err(self.scope(text, after)),
            Ok((after, "*")) => {
                self.count(self.span(text, after))?;
                Ok((after, Node::new(NodeKind::Everything, self.span(text, after))))
            }
            Ok((after, word)) if is_distance(word) => {
                let what = format!("`{word}`");
                let error = QueryError::new(Kind::Unsupported { what }, self.span(text, after));
                Err(stop(error.fix(&format!("\"{word}\""))))
            }
            _ => {
                let (rest, atom) = self.atom(text, raw_word)?;
                Ok((rest, Node::new(NodeKind::Atom(atom), self.span(text, rest))))
            }
        }
    }

    fn brackets<'t>(&self, text: &'t str, place: Place) -> Parsed<'t, Node> {
        let place = self.deeper(place, self.span(text, &text[1..]))?;
        let (rest, mut node) = self.alternatives(&text[1..], place)?;
        let Some(after) = skip_white(rest).strip_prefix(')') else {
            return match skip_white(rest) {
                "" => Err(self.unclosed(self.span(text, &text[1..]), ")")),
                rest => Err(self.misplaced(rest)),
            };
        };
        node.bracketed = true;
        node.span = self.span(text, after);
        Ok((after, node))
    }

    /// `field ":" [ ws ] value`
    fn clause<'t>(&self, text: &'t str, word: &str, place: Place) -> Parsed<'t, Node> {
        let colon = &text[word.len()..];
        let name = Name { text: word.to_owned(), span: self.span(text, colon) };
        let value = skip_white(&colon[1..]);
        let spaced = value.len() + 1 < colon.len();
        let next_field = raw_word(value).is_ok_and(|(after, _)| after.starts_with(':'));
        if is_closed(value)
            || value.starts_with([':', ','])
            || operator(value).is_ok()
            || (spaced && next_field)
        {
            return Err(self.valueless(name, text, colon));
        }
        let (rest, node) = self.single(value, Place { value: true, ..place })?;
        let kind = NodeKind::Clause(name, Box::new(node));
        Ok((rest, Node::new(kind, self.span(text, rest))))
    }

    /// `item { "," item }`, with white space around the comma let pass.
    fn items<'t>(&self, text: &'t str) -> Parsed<'t, Node> {
        let (mut rest, first) = self.item(text)?;
        let mut items = vec![first];
        while let Some(after) = skip_white(rest).strip_prefix(',') {
            let next = skip_white(after);
            if is_closed(next) || operator(next).is_ok() {
                let comma = self.span(skip_white(rest), after);
                return Err(self.lonely(comma, Kind::NeedsRight));
            }
            let (after, item) = self.item(next)?;
            items.push(item);
            rest = after;
        }
        if rest.starts_with([':', '{']) {
            return Err(self.misplaced_in(text, rest));
        }
        Ok((rest, Node::new(NodeKind::Items(items), self.span(text, rest))))
    }

    /// `item = [ comparison ] operand | [ operand ] ".." [ operand ]`
    fn item<'t>(&self, text: &'t str) -> Parsed<'t, Item> {
        if let Ok((after, sign)) = comparison(text) {
            let (rest, atom) = self.atom(after, value_word)?;
            return Ok((rest, Item::Compare(sign, atom, self.span(text, rest))));
        }
        if let Some(after) = text.strip_prefix("..") {
            let (rest, to) = self.atom(after, value_word)?;
            return Ok((rest, Item::Range(None, Some(to), self.span(text, rest))));
        }
        let (rest, from) = self.atom(text, value_word)?;
        let Some(after) = rest.strip_prefix("..") else { return Ok((rest, Item::Atom(from))) };
        let ends = after.is_empty() || after.starts_with(|c: char| " ,)|&:".contains(c));
        let (rest, to) = match ends {
            true => (after, None),
            false => self.atom(after, value_word).map(|(rest, to)| (rest, Some(to)))?,
        };
        Ok((rest, Item::Range(Some(from), to, self.span(text, rest))))
    }

    /// `atom = [ "=" ] ( phrase | word )`
    fn atom<'t>(&self, text: &'t str, word: fn(&str) -> Parsed<'_, &str>) -> Parsed<'t, Atom> {
        let body = text.strip_prefix('=').unwrap_or(text);
        let exact = body.len() < text.len();
        if exact && !touches(body) {
            return Err(self.lonely(self.span(text, body), Kind::NeedsRight));
        }
        let (rest, (typed, quoted)) = match body.starts_with('"') {
            true => self.phrase(body)?,
            false => match word(body) {
                Ok((rest, typed)) => (rest, (typed.to_owned(), false)),
                Err(_) => return Err(self.misplaced(body)),
            },
        };
        let span = self.span(text, rest);
        if rest.starts_with(':') && (quoted || exact) {
            return Err(self.misplaced_in(text, rest));
        }
        self.count(span)?;
        if quoted {
            return Ok((rest, Atom { text: typed, span, quoted, exact, prefix: false }));
        }
        if let Some((byte, sign)) = foreign_sign(&typed) {
            return Err(self.foreign(span, &body[byte..], sign));
        }
        let bare = typed.strip_suffix('*');
        let prefix = bare.is_some();
        let text = bare.unwrap_or(&typed).to_owned();
        Ok((rest, Atom { text, span, quoted, exact, prefix }))
    }

    fn phrase<'t>(&self, text: &'t str) -> Parsed<'t, (String, bool)> {
        let Ok((rest, typed)) = phrase(text) else {
            return Err(self.unclosed(self.span(text, &text[1..]), "\""));
        };
        if let Ok((after, _)) = char::<_, Fault>('~').parse(rest) {
            let what = "`~` after a phrase".to_owned();
            let error = QueryError::new(Kind::Unsupported { what }, self.span(rest, after));
            return Err(stop(error));
        }
        Ok((rest, (typed, true)))
    }
}

/// What a mistake is told with.
impl Grammar<'_> {
    /// The characters typed between two points of the text.
    fn span(&self, from: &str, to: &str) -> Span {
        let all = self.mapped.text.len();
        self.mapped.span(all - from.len()..all - to.len())
    }

    fn count(&self, span: Span) -> Result<(), Stop> {
        self.terms.set(self.terms.get() + 1);
        match self.terms.get() > MAX_TERMS {
            true => Err(stop(QueryError::new(Kind::TooMany, span))),
            false => Ok(()),
        }
    }

    fn deeper(&self, place: Place, open: Span) -> Result<Place, Stop> {
        if place.depth == MAX_DEPTH {
            return Err(stop(QueryError::new(Kind::TooDeep, open)));
        }
        Ok(Place { depth: place.depth + 1, open: Some(open), ..place })
    }

    /// With the whole query mended, if mending makes it one.
    fn offer(&self, error: QueryError, mended: &str) -> Stop {
        let helps = self.mending && mended.len() <= MAX_MENDED && read(mended, false).is_ok();
        stop(if helps { error.fix_whole(self.typed, mended) } else { error })
    }

    fn lonely(&self, sign: Span, kind: fn(String) -> Kind) -> Stop {
        let error = QueryError::new(kind(sign.of(self.typed).to_owned()), sign);
        self.offer(error, &without(self.typed, sign))
    }

    fn nothing(&self, rest: &str, place: Place) -> Stop {
        if let Ok((after, _)) = operator(rest) {
            return self.lonely(self.span(rest, after), Kind::NeedsLeft);
        }
        match place.open {
            Some(open) if rest.is_empty() => self.unclosed(open, ")"),
            Some(open) => {
                let span = open.to(self.span(rest, &rest[1..]));
                stop(QueryError::new(Kind::EmptyBrackets, span))
            }
            None => self.misplaced(rest),
        }
    }

    fn unclosed(&self, open: Span, closing: &str) -> Stop {
        let character = open.start + 1;
        let (kind, quote) = match closing {
            ")" => (Kind::UnclosedBracket { character }, ""),
            quote => (Kind::UnclosedQuote { character }, quote),
        };
        let brackets = ")".repeat(open_brackets(&self.mapped.text));
        let closed = format!("{}{quote}{brackets}", self.typed.trim_end());
        self.offer(QueryError::new(kind, open), &closed)
    }

    fn valueless(&self, name: Name, text: &str, colon: &str) -> Stop {
        let span = self.span(text, &colon[1..]);
        stop(QueryError::new(Kind::NeedsValue { field: name.text }, span))
    }

    fn scope(&self, text: &str, brace: &str) -> Stop {
        let name = &text[..text.len() - brace.len()];
        if matches!(fold(name).as_str(), "para" | "meet" | "فقره" | "لقاء") {
            let what = format!("`{name}{{ }}`");
            let span = self.span(text, &brace[1..]);
            return stop(QueryError::new(Kind::Unsupported { what }, span));
        }
        self.misplaced(brace)
    }

    /// A sign where no term can begin.
    fn misplaced(&self, rest: &str) -> Stop {
        let Some(sign) = rest.chars().next() else {
            let end = self.span(rest, rest);
            return stop(QueryError::new(Kind::NeedsValue { field: String::new() }, end));
        };
        let span = self.span(rest, &rest[sign.len_utf8()..]);
        let kind = match sign {
            ')' => Kind::Unopened,
            _ => Kind::Misplaced { sign },
        };
        self.offer(QueryError::new(kind, span), &without(self.typed, span))
    }

    /// A sign inside a value; quotes make it part of the value.
    fn misplaced_in(&self, text: &str, rest: &str) -> Stop {
        let sign = rest.chars().next().unwrap_or(':');
        let end = rest.find([' ', ')', ',']).map_or("", |end| &rest[end..]);
        let value = self.span(text, end);
        let error = QueryError::new(Kind::Misplaced { sign }, self.span(rest, &rest[1..]));
        let typed = value.of(self.typed);
        stop(match typed.contains(['"', '«', '»', '“', '”', '„', '(']) {
            true => error,
            false => error.fix_at(value, &format!("\"{typed}\"")),
        })
    }

    fn foreign(&self, word: Span, rest: &str, sign: char) -> Stop {
        let kind = match sign {
            '~' => Kind::Unsupported { what: "`~`".to_owned() },
            '*' => Kind::StarInside,
            _ => Kind::Misplaced { sign },
        };
        let error = QueryError::new(kind, self.span(rest, &rest[sign.len_utf8()..]));
        let typed = word.of(self.typed).trim_start_matches('=').replace('*', "");
        match fold(&typed).is_empty() {
            _ if matches!(sign, '[' | ']') => stop(error),
            true => self.offer(error, &without(self.typed, word)),
            false => stop(error.fix_at(word, &format!("\"{typed}\""))),
        }
    }
}

/// Whether what follows touches the sign before it.
fn touches(after: &str) -> bool {
    !after.is_empty() && !after.starts_with(|c: char| c.is_whitespace() || ")-,:|&".contains(c))
}

/// How many brackets are open at the end of a text.
fn open_brackets(text: &str) -> usize {
    let (mut open, mut in_quotes) = (0usize, false);
    for c in text.chars() {
        match c {
            '"' => in_quotes = !in_quotes,
            '(' if !in_quotes => open += 1,
            ')' if !in_quotes => open = open.saturating_sub(1),
            _ => {}
        }
    }
    open
}

fn joined(mut nodes: Vec<Node>, kind: fn(Vec<Node>) -> NodeKind) -> Node {
    match nodes.len() {
        1 => nodes.remove(0),
        len => {
            let span = nodes[0].span.to(nodes[len - 1].span);
            Node::new(kind(nodes), span)
        }
    }
}

/// The text with a stretch left out, and the white space that stood around it.
pub(super) fn without(typed: &str, span: Span) -> String {
    let all = typed.chars().count();
    let before = Span { start: 0, end: span.start }.of(typed).trim_end();
    let after = Span { start: span.end, end: all }.of(typed).trim_start();
    match before.is_empty() || before.ends_with('(') || after.is_empty() || after.starts_with(')') {
        true => format!("{before}{after}"),
        false => format!("{before} {after}"),
    }
}
