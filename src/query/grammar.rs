//! Reads the text of a query to its syntax tree.
//!
//! The rules follow the grammar of `language.md`, one function each, loosest
//! first. They know operators and brackets but no field. Each reads forward
//! only and the depth is bounded, so time is linear and the stack is safe.

use std::cell::Cell;

use super::error::{QueryError, QueryErrorKind as Kind};
use super::lexeme::{
    Fault, MAX_DISTANCE, Parsed, Stop, comparison, distance, foreign_sign, is_closed, operator,
    phrase, raw_word, skip_white, stop, touches, unfinished, value_word,
};
use super::mapping::Mapped;
use super::syntax::{Atom, Distance, Item, Name, Node, NodeKind, Operator, Span, Syntax};

/// The longest query, in bytes.
pub const MAX_BYTES: usize = 64 * 1024;
/// The deepest brackets.
pub const MAX_DEPTH: usize = 64;
/// The most words, phrases and values.
pub const MAX_TERMS: usize = 256;

/// Reads a query.
pub fn parse(typed: &str) -> Result<Syntax, QueryError> {
    read(typed, true)
}

/// Reads a query; `mending` says whether a mistake comes with fixes of the whole.
pub(super) fn read(typed: &str, mending: bool) -> Result<Syntax, QueryError> {
    if typed.len() > MAX_BYTES {
        let begins = |byte: &&u8| !matches!(byte, 0x80..=0xbf);
        let start = typed.as_bytes()[..MAX_BYTES].iter().filter(begins).count();
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

pub(super) struct Grammar<'t> {
    pub(super) typed: &'t str,
    pub(super) mapped: Mapped,
    terms: Cell<usize>,
    pub(super) mending: bool,
}

/// Where in the tree a rule reads.
#[derive(Clone, Copy)]
pub(super) struct Place {
    depth: usize,
    /// The last bracket opened, and what closes it.
    pub(super) open: Option<(Span, char)>,
    /// Whether these are the values of a field.
    value: bool,
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
                _ if distance(here).is_ok() => return Err(self.nothing(here, place)),
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

    /// `not = { NOT | "-" } near`; two of them cancel each other.
    fn negation<'t>(&self, text: &'t str, place: Place) -> Parsed<'t, Node> {
        let (mut rest, mut negated) = (text, false);
        while let Some(after) = self.negative(rest)? {
            negated = !negated;
            rest = skip_white(after);
            let lonely = is_closed(rest)
                || matches!(operator(rest), Ok((_, Operator::And | Operator::Or)))
                || distance(rest).is_ok();
            if lonely {
                return Err(self.lonely(self.span(text, after), Kind::NeedsRight));
            }
        }
        let (rest, node) = self.near(rest, place)?;
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

    /// `near = prim { NEAR prim }`
    fn near<'t>(&self, text: &'t str, place: Place) -> Parsed<'t, Node> {
        let (mut rest, first) = self.single(text, place)?;
        let (mut terms, mut distances) = (vec![first], Vec::new());
        while let Ok((after, (most, ordered))) = distance(skip_white(rest)) {
            let span = self.span(skip_white(rest), after);
            let Some(most) = most else {
                return Err(stop(QueryError::new(Kind::TooFar { most: MAX_DISTANCE }, span)));
            };
            distances.push(Distance { most, ordered, span });
            let right = skip_white(after);
            if is_closed(right) || operator(right).is_ok() || distance(right).is_ok() {
                return Err(self.lonely(span, Kind::NeedsRight));
            }
            let (after, term) = self.single(right, place)?;
            terms.push(term);
            rest = after;
        }
        match distances.is_empty() {
            true => Ok((rest, terms.remove(0))),
            false => {
                let span = self.span(text, rest);
                Ok((rest, Node::new(NodeKind::Near(terms, distances), span)))
            }
        }
    }

    /// `prim = "(" or ")" | scope "{" or "}" | field ":" value | atom`
    fn single<'t>(&self, text: &'t str, place: Place) -> Parsed<'t, Node> {
        if text.starts_with('(') {
            return self.brackets(text, place);
        }
        if place.value {
            return self.items(text);
        }
        match raw_word(text) {
            Ok((after, word)) if after.starts_with(':') => self.clause(text, word, place),
            Ok((after, word)) if after.starts_with('{') => self.scope(text, word, place),
            Ok((after, "*")) => {
                self.count(self.span(text, after))?;
                Ok((after, Node::new(NodeKind::Everything, self.span(text, after))))
            }
            _ => {
                let (rest, atom) = self.atom(text, raw_word)?;
                Ok((rest, Node::new(NodeKind::Atom(atom), self.span(text, rest))))
            }
        }
    }

    fn brackets<'t>(&self, text: &'t str, place: Place) -> Parsed<'t, Node> {
        let (after, mut node) = self.inside(text, place, ')')?;
        node.bracketed = true;
        node.span = self.span(text, after);
        Ok((after, node))
    }

    /// What stands between a bracket and the one that closes it.
    fn inside<'t>(&self, text: &'t str, place: Place, closing: char) -> Parsed<'t, Node> {
        let open = self.span(text, &text[1..]);
        let (rest, node) = self.alternatives(&text[1..], self.deeper(place, open, closing)?)?;
        match skip_white(rest) {
            "" => Err(self.unclosed(open, closing)),
            rest => match rest.strip_prefix(closing) {
                Some(after) => Ok((after, node)),
                None => Err(self.wrong_bracket(rest, closing)),
            },
        }
    }

    /// `scope "{" or "}"`
    fn scope<'t>(&self, text: &'t str, word: &str, place: Place) -> Parsed<'t, Node> {
        let brace = &text[word.len()..];
        let name = Name { text: word.to_owned(), span: self.span(text, brace) };
        let (after, node) = self.inside(brace, place, '}')?;
        let span = self.span(text, after);
        if after.starts_with([':', '{']) {
            return Err(self.misplaced(after));
        }
        Ok((after, Node::new(NodeKind::Scope(name, Box::new(node)), span)))
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
            return Err(self.valueless(name, text, &colon[1..]));
        }
        if let Some(after) = unfinished(value) {
            return Err(self.valueless(name, text, after));
        }
        let (rest, node) = self
            .single(value, Place { value: true, ..place })
            .map_err(|stop| self.of_field(stop, &name, value))?;
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
        let ends = after.is_empty() || after.starts_with(|c: char| " ,)}|&:".contains(c));
        let (rest, to) = match ends {
            true => (after, None),
            false => self.atom(after, value_word).map(|(rest, to)| (rest, Some(to)))?,
        };
        Ok((rest, Item::Range(Some(from), to, self.span(text, rest))))
    }

    /// `atom = [ "=" | "~" ] ( phrase | word )`
    fn atom<'t>(&self, text: &'t str, word: fn(&str) -> Parsed<'_, &str>) -> Parsed<'t, Atom> {
        let body = text.strip_prefix(['=', '~']).unwrap_or(text);
        let modified = body.len() < text.len();
        if modified && !touches(body) {
            return Err(self.lonely(self.span(text, body), Kind::NeedsRight));
        }
        let mut atom = Atom {
            text: String::new(),
            span: self.span(text, body),
            quoted: body.starts_with('"'),
            exact: text.starts_with('='),
            similar: text.starts_with('~'),
            prefix: false,
            within: None,
        };
        let rest = match atom.quoted {
            true => self.phrase(body, &mut atom)?,
            false => match word(body) {
                Ok((rest, typed)) => {
                    atom.text = typed.to_owned();
                    rest
                }
                Err(_) => return Err(self.misplaced(body)),
            },
        };
        atom.span = self.span(text, rest);
        if rest.starts_with(':') && (atom.quoted || modified) {
            return Err(self.misplaced_in(text, rest));
        }
        self.count(atom.span)?;
        if atom.quoted {
            return match rest.strip_prefix('*') {
                Some(after) => Err(stop(QueryError::new(Kind::StarInside, self.span(text, after)))),
                None => Ok((rest, atom)),
            };
        }
        // `NEAR/-1` is no distance and no word that anybody searches for.
        let distance = ["NEAR/", "ADJ/"].iter().find(|name| atom.text.starts_with(**name));
        if let Some(name) = distance.filter(|_| !modified) {
            return Err(self.foreign(atom.span, &body[name.len() - 1..], '/'));
        }
        if let Some((byte, sign)) = foreign_sign(&atom.text) {
            return Err(self.foreign(atom.span, &body[byte..], sign));
        }
        if let Some(bare) = atom.text.strip_suffix('*') {
            (atom.text, atom.prefix) = (bare.to_owned(), true);
        }
        Ok((rest, atom))
    }

    /// A phrase and the distance its words may stand apart.
    fn phrase<'t>(&self, text: &'t str, atom: &mut Atom) -> Result<&'t str, Stop> {
        let Ok((rest, typed)) = phrase(text) else {
            return Err(self.unclosed(self.span(text, &text[1..]), '"'));
        };
        atom.text = typed;
        let Some(digits) = rest.strip_prefix('~') else { return Ok(rest) };
        let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
        let (number, after) = digits.split_at(end);
        let sign = self.span(rest, after);
        if number.is_empty() {
            return Err(self.lonely(sign, Kind::NeedsRight));
        }
        match number.parse().ok().filter(|most| *most <= MAX_DISTANCE) {
            Some(most) => atom.within = Some(most),
            None => {
                return Err(stop(QueryError::new(Kind::TooFar { most: MAX_DISTANCE }, sign)));
            }
        }
        match after.starts_with(|c: char| !c.is_whitespace() && !",)}|&".contains(c)) {
            true => Err(self.misplaced(after)),
            false => Ok(after),
        }
    }
}

/// What the rules count.
impl Grammar<'_> {
    fn count(&self, span: Span) -> Result<(), Stop> {
        self.terms.set(self.terms.get() + 1);
        match self.terms.get() > MAX_TERMS {
            true => Err(stop(QueryError::new(Kind::TooMany, span))),
            false => Ok(()),
        }
    }

    fn deeper(&self, place: Place, open: Span, closing: char) -> Result<Place, Stop> {
        if place.depth == MAX_DEPTH {
            return Err(stop(QueryError::new(Kind::TooDeep, open)));
        }
        Ok(Place { depth: place.depth + 1, open: Some((open, closing)), ..place })
    }
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
