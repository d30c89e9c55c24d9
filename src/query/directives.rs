//! Resolves the directives: order, limit and offset of the whole query.

use super::error::{QueryError, QueryErrorKind as Kind};
use super::fields::{Directive, SORT_KEYS, Setting};
use super::mistake::without;
use super::resolve::Resolver;
use super::syntax::{Atom, Item, Name, Node, NodeKind, Span};
use super::tree::Sort;
use crate::text::fold;

type Resolved<T> = Result<T, QueryError>;

impl Resolver<'_> {
    pub(super) fn directive(
        &mut self,
        row: &'static Directive,
        name: &Name,
        value: &Node,
    ) -> Resolved<()> {
        let items = match &value.kind {
            NodeKind::Items(items) => items.as_slice(),
            _ => &[],
        };
        let [Item::Atom(atom)] = items else {
            let kind = Kind::WrongForm { field: name.text.clone(), form: "list or range" };
            return Err(QueryError::new(kind, value.span));
        };
        let query = &self.query;
        let twice = match row.setting {
            Setting::Sort => query.sort.is_some(),
            Setting::Limit => query.limit.is_some(),
            Setting::Offset => query.offset.is_some(),
        };
        let whole = name.span.to(value.span);
        if twice {
            let kind = Kind::Twice { name: name.text.clone() };
            let error = QueryError::new(kind, whole);
            return Err(error.fix_whole(self.typed, &without(self.typed, whole)));
        }
        match row.setting {
            Setting::Sort => self.query.sort = Some(sort(name, atom)?),
            Setting::Limit => self.query.limit = Some(number(name, atom, 1)?),
            Setting::Offset => self.query.offset = Some(number(name, atom, 0)?),
        }
        Ok(())
    }

    pub(super) fn directive_inside(&self, name: &Name, clause: Span) -> QueryError {
        let kind = Kind::DirectiveInside { name: name.text.clone() };
        let rest = without(self.typed, clause);
        let moved = format!("{rest} {}", clause.of(self.typed));
        let error = QueryError::new(kind, clause);
        match super::parse(&rest) {
            Ok(_) => error.fix_whole(self.typed, &moved),
            Err(_) => error,
        }
    }
}

fn sort(name: &Name, atom: &Atom) -> Resolved<Sort> {
    let (word, reversed) = match atom.text.strip_prefix('-') {
        Some(word) => (word, true),
        None => (atom.text.as_str(), false),
    };
    let folded = fold(word);
    let row = SORT_KEYS.iter().find(|(_, en, ar)| fold(en) == folded || fold(ar) == folded);
    match row {
        Some((key, ..)) if !atom.prefix && !atom.exact => Ok(Sort { key: *key, reversed }),
        _ => {
            let error =
                QueryError::new(Kind::UnknownSortKey { name: atom.text.clone() }, atom.span);
            let sign = if reversed { "-" } else { "" };
            let near = SORT_KEYS.iter().find(|(_, en, _)| strsim::osa_distance(en, &folded) <= 2);
            Err(match near {
                Some((_, key, _)) => {
                    let span = name.span.to(atom.span);
                    error.fix_at(span, &format!("{}:{sign}{key}", name.text))
                }
                None => error,
            })
        }
    }
}

fn number(name: &Name, atom: &Atom, least: u32) -> Resolved<u32> {
    let digits = atom.text.bytes().all(|b| b.is_ascii_digit()) && !atom.prefix && !atom.exact;
    match atom.text.parse() {
        Ok(number) if digits && number >= least => Ok(number),
        Err(_) if digits && !atom.text.is_empty() => {
            let kind = Kind::TooLarge { field: name.text.clone(), most: u32::MAX };
            Err(QueryError::new(kind, atom.span))
        }
        _ => {
            let kind =
                Kind::NotANumber { field: name.text.clone(), text: atom.text.clone(), least };
            Err(QueryError::new(kind, atom.span))
        }
    }
}
