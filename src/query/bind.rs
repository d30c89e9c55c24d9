//! Puts values in the place of a query's parameters, in its tree.
//!
//! A value never becomes text of the query, so nothing in it can be an operator,
//! a bracket or another field. Errors are told of the query as it was written,
//! with `{name}` where the value stands.

use super::error::QueryError;
use super::grammar::parse;
use super::syntax::{Atom, Item, Node, NodeKind, Span, Syntax};

/// A parameter and the value it is given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Binding {
    /// The name that stands in braces.
    pub name: String,
    /// The value as it would be typed behind a field's colon.
    pub value: String,
    /// Whether the value is words as they are, whatever signs are among them.
    pub verbatim: bool,
}

/// Characters of private use that stand for the braces of a parameter.
const OPEN: char = '\u{e000}';
const CLOSE: char = '\u{e001}';

/// Reads a query with parameters and puts their values in.
pub fn parse_bound(typed: &str, bindings: &[Binding]) -> Result<Syntax, QueryError> {
    let mut masked = typed.to_owned();
    for Binding { name, .. } in bindings {
        masked = masked.replace(&format!("{{{name}}}"), &format!("{OPEN}{name}{CLOSE}"));
    }
    let mut syntax = parse(&masked)?;
    syntax.typed = typed.to_owned();
    for binding in bindings {
        bind(&mut syntax.root, &Bound::of(binding).map_err(|error| at(error, typed, binding))?);
    }
    Ok(syntax)
}

/// A mistake in a value, told of the place where it stands.
fn at(error: QueryError, typed: &str, binding: &Binding) -> QueryError {
    let name = format!("{{{}}}", binding.name);
    let start = typed.find(&name).map_or(0, |byte| typed[..byte].chars().count());
    QueryError::new(error.kind, Span { start, end: start + name.chars().count() })
}

/// A value, read.
struct Bound {
    placeholder: String,
    node: Node,
    /// As it was given.
    value: String,
}

impl Bound {
    fn of(binding: &Binding) -> Result<Bound, QueryError> {
        let Binding { name, value, verbatim } = binding;
        let placeholder = format!("{OPEN}{name}{CLOSE}");
        let written = match verbatim {
            true => format!("value:\"{}\"", value.replace('"', "\"\"")),
            false => format!("value:{value}"),
        };
        let node = match parse(&written).map(|syntax| syntax.root.kind) {
            Ok(NodeKind::Clause(_, value)) => *value,
            // More than one term, or none: the value is words, not a value of the language.
            _ => parse(&format!("value:\"{}\"", value.replace('"', "\"\"")))?.root,
        };
        Ok(Bound { placeholder, node, value: value.clone() })
    }

    fn is(&self, atom: &Atom) -> bool {
        atom.text == self.placeholder
    }

    /// The values, as if they had stood where the parameter stands.
    fn items(&self, place: Span) -> Vec<Item> {
        let mut items = Vec::new();
        collect(&self.node, &mut items);
        items.iter_mut().for_each(|item| move_to(item, place));
        items
    }

    /// A side of a range or of a comparison.
    fn end(&self, atom: Atom) -> Atom {
        if self.is(&atom) { self.atom(&atom) } else { atom }
    }

    /// The one value where only one can stand; several, or a range, are words there.
    fn atom(&self, place: &Atom) -> Atom {
        let value = match &self.items(place.span)[..] {
            [Item::Atom(value)] => value.clone(),
            _ => Atom { text: self.value.clone(), quoted: true, ..place.clone() },
        };
        Atom { exact: place.exact, similar: place.similar, ..value }
    }
}

fn collect(node: &Node, items: &mut Vec<Item>) {
    match &node.kind {
        NodeKind::Items(more) => items.extend(more.iter().cloned()),
        NodeKind::Or(nodes) => nodes.iter().for_each(|node| collect(node, items)),
        NodeKind::Clause(_, value) => collect(value, items),
        _ => {}
    }
}

fn move_to(item: &mut Item, place: Span) {
    match item {
        Item::Atom(atom) => atom.span = place,
        Item::Range(from, until, span) => {
            [from, until].into_iter().flatten().for_each(|atom| atom.span = place);
            *span = place;
        }
        Item::Compare(_, atom, span) => {
            atom.span = place;
            *span = place;
        }
    }
}

fn bind(node: &mut Node, bound: &Bound) {
    match &mut node.kind {
        NodeKind::Or(nodes) | NodeKind::And(nodes) | NodeKind::Near(nodes, _) => {
            nodes.iter_mut().for_each(|node| bind(node, bound));
        }
        NodeKind::Not(inner) | NodeKind::Clause(_, inner) | NodeKind::Scope(_, inner) => {
            bind(inner, bound);
        }
        NodeKind::Atom(atom) if bound.is(atom) => *atom = bound.atom(atom),
        NodeKind::Items(items) => {
            *items = std::mem::take(items)
                .into_iter()
                .flat_map(|item| match item {
                    Item::Atom(atom) if bound.is(&atom) => bound.items(atom.span),
                    Item::Range(from, to, span) => {
                        let [from, to] = [from, to].map(|side| side.map(|atom| bound.end(atom)));
                        vec![Item::Range(from, to, span)]
                    }
                    Item::Compare(sign, atom, span) => {
                        vec![Item::Compare(sign, bound.end(atom), span)]
                    }
                    item => vec![item],
                })
                .collect();
        }
        NodeKind::Everything | NodeKind::Atom(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bound(typed: &str, value: &str, verbatim: bool) -> Syntax {
        let binding = Binding { name: "x".into(), value: value.into(), verbatim };
        parse_bound(typed, &[binding]).unwrap()
    }

    /// The tree without its places.
    fn shape(syntax: &Syntax) -> String {
        let text = format!("{:?}", syntax.root);
        let mut shape = String::new();
        let mut rest = text.as_str();
        while let Some(place) = rest.find("Span {") {
            shape.push_str(&rest[..place]);
            rest = &rest[place + rest[place..].find('}').unwrap() + 1..];
        }
        shape + rest
    }

    #[test]
    fn a_value_stands_where_it_would_have_been_typed() {
        for (typed, value, same) in [
            ("country:{x} سفير", "JP", "country:JP سفير"),
            ("country:{x}", "JP,BD", "country:JP,BD"),
            ("country:(KW OR {x})", "JP", "country:(KW OR JP)"),
            ("date:{x}", "2025-01..2025-02", "date:2025-01..2025-02"),
            ("-source:{x}", "KUNA", "-source:KUNA"),
            ("country:JP mentions:>={x}", "3", "country:JP mentions:>=3"),
            ("country:JP mentions:<{x}", "3", "country:JP mentions:<3"),
            ("country:JP mentions:{x}..9", "3", "country:JP mentions:3..9"),
            ("date:2024..{x}", "last-month", "date:2024..last-month"),
            ("date:>={x}", "2025-02", "date:>=2025-02"),
            ("sort:date limit:{x}", "3", "sort:date limit:3"),
            ("meet{with:KW with:{x}}", "JP", "meet{with:KW with:JP}"),
        ] {
            assert_eq!(shape(&bound(typed, value, false)), shape(&parse(same).unwrap()), "{typed}");
        }
    }

    #[test]
    fn a_value_is_never_syntax() {
        for value in ["a OR b", "x) OR (y", "country:JP", "\"", "a\" OR \"b", "*", "{x}", "-a"] {
            let syntax = bound("title:{x} country:KW", value, true);
            let NodeKind::And(parts) = &syntax.root.kind else { panic!("{syntax:?}") };
            assert_eq!(parts.len(), 2, "{value}");
            let NodeKind::Clause(_, values) = &parts[0].kind else { panic!("{value}") };
            let NodeKind::Items(items) = &values.kind else { panic!("{value}") };
            assert!(matches!(&items[..], [Item::Atom(atom)] if atom.text == value), "{items:?}");
        }
    }

    #[test]
    fn where_one_value_stands_several_are_none() {
        for (typed, value) in [("date:>={x}", "2024..2025"), ("date:{x}..2025", "2023,2024")] {
            let NodeKind::Clause(_, values) = bound(typed, value, false).root.kind else {
                panic!()
            };
            let NodeKind::Items(items) = values.kind else { panic!() };
            let (Item::Compare(_, atom, _) | Item::Range(Some(atom), ..)) = &items[0] else {
                panic!("{items:?}")
            };
            assert_eq!((atom.text.as_str(), atom.quoted), (value, true));
        }
    }

    #[test]
    fn a_value_that_cannot_be_read_is_words() {
        for value in ["3)", "\"a", "x:y:z", "a OR", ".."] {
            let NodeKind::Clause(_, values) = bound("country:{x}", value, false).root.kind else {
                panic!()
            };
            let NodeKind::Items(items) = values.kind else { panic!() };
            assert!(matches!(&items[..], [Item::Atom(atom)] if atom.text == value), "{items:?}");
        }
        let long = Binding { name: "x".into(), value: "a".repeat(70_000), verbatim: false };
        let error = parse_bound("سفير country:{x}", &[long]).unwrap_err();
        assert_eq!((error.code(), error.span), ("Q14", Span { start: 13, end: 16 }));
    }

    #[test]
    fn places_are_those_of_the_query_as_written() {
        let syntax = bound("country:{x}", "JP", false);
        assert_eq!(syntax.typed, "country:{x}");
        let NodeKind::Clause(_, values) = &syntax.root.kind else { panic!() };
        let NodeKind::Items(items) = &values.kind else { panic!() };
        assert_eq!(items[0].span(), Span { start: 8, end: 11 });
    }
}
