//! Resolves a syntax tree: every field, name and period stands for something.
//!
//! Closed values that do not exist are refused; open values that name nothing
//! become a note. Values are read in `values`; here are the tree, the
//! directives and the names of fields.

use super::error::{QueryError, QueryErrorKind as Kind};
use super::fields::{self, Directive, Field, Named, Part, SORT_KEYS, Setting, SortKey, ValueKind};
use super::grammar::{MAX_TERMS, without};
use super::lower;
use super::note::Note;
use super::print;
use super::syntax::{Atom, Item, Name, Node, NodeKind, Span, Syntax};
use super::tree::{Clause, Context, Query, Sort};
use crate::model::Lang;
use crate::text::fold;

/// Resolves a parsed query.
pub fn resolve(syntax: &Syntax, context: &Context) -> Result<Query, QueryError> {
    let query = Query::of(Clause::All);
    let mut resolver = Resolver { context, typed: &syntax.typed, query, mixed: false };
    let root = resolver.node(&syntax.root, true)?;
    let mut query = resolver.query;
    let Some(root) = root else {
        let whole = format!("* {}", syntax.typed.trim());
        return Err(QueryError::new(Kind::Empty, syntax.root.span).fix_whole(&syntax.typed, &whole));
    };
    query.root = root;
    if query.root.count() > MAX_TERMS {
        return Err(QueryError::new(Kind::TooMany, syntax.root.span));
    }
    if resolver.mixed {
        let reading = print::print(&query, Lang::En, context.known);
        query.notes.push(Note::Mixed { reading });
    }
    if query.sort.is_some_and(|sort| sort.key == SortKey::Rank) && !lower::is_ranked(&query.root) {
        query.notes.push(Note::NothingToRank);
    }
    Ok(query)
}

/// The state of one resolution.
pub(super) struct Resolver<'a> {
    pub(super) context: &'a Context<'a>,
    pub(super) typed: &'a str,
    pub(super) query: Query,
    mixed: bool,
}

/// A field as it was typed, with all its values.
#[derive(Clone, Copy)]
pub(super) struct Slot<'a> {
    pub(super) field: &'static Field,
    pub(super) name: &'a Name,
    pub(super) value: Span,
}

type Resolved<T> = Result<T, QueryError>;

impl Resolver<'_> {
    /// A part of the tree; `None` if it holds directives only.
    fn node(&mut self, node: &Node, top: bool) -> Resolved<Option<Clause>> {
        let top = top && !node.bracketed;
        Ok(Some(match &node.kind {
            NodeKind::Or(branches) => {
                self.mixed |= branches.iter().any(is_loose_and);
                let branches = branches.iter().map(|branch| self.branch(branch, top));
                Clause::any_of(branches.collect::<Resolved<_>>()?)
            }
            NodeKind::And(terms) => {
                let mut clauses = Vec::new();
                for term in terms {
                    clauses.extend(self.node(term, top)?);
                }
                if clauses.is_empty() {
                    return Ok(None);
                }
                Clause::all_of(clauses)
            }
            NodeKind::Not(inner) => Clause::none_of(self.branch(inner, false)?),
            NodeKind::Everything => Clause::All,
            NodeKind::Atom(atom) => self.word(atom)?,
            NodeKind::Items(items) => return self.items(items),
            NodeKind::Clause(name, value) => match fields::find(&name.text) {
                None => return Err(self.unknown_field(name, node.span)),
                Some(Named::Field(field)) => {
                    self.values(Slot { field, name, value: value.span }, value)?
                }
                Some(Named::Directive(directive)) if top => {
                    self.directive(directive, name, value)?;
                    return Ok(None);
                }
                Some(Named::Directive(_)) => return Err(self.directive_inside(name, node.span)),
            },
        }))
    }

    /// A part that must hold more than directives.
    fn branch(&mut self, node: &Node, top: bool) -> Resolved<Clause> {
        self.node(node, top)?.ok_or_else(|| {
            let name = node.span.of(self.typed).split([':', '：']).next().unwrap_or_default();
            QueryError::new(Kind::DirectiveInside { name: name.to_owned() }, node.span)
        })
    }

    /// Values without a field, which no grammar makes.
    fn items(&mut self, items: &[Item]) -> Resolved<Option<Clause>> {
        let words = items.iter().map(|item| match item {
            Item::Atom(atom) => self.word(atom),
            other => Err(QueryError::new(Kind::BareRange, other.span())),
        });
        Ok(Some(Clause::any_of(words.collect::<Resolved<_>>()?)))
    }

    /// A word or phrase without a field.
    fn word(&mut self, atom: &Atom) -> Resolved<Clause> {
        if !atom.quoted && matches!(atom.text.as_str(), "and" | "or" | "not") {
            self.query.notes.push(Note::PlainWord { word: atom.text.clone() });
        }
        if !atom.quoted && self.is_range(&atom.text) {
            let error = QueryError::new(Kind::BareRange, atom.span);
            return Err(error.fix(&format!("date:{}", atom.text)));
        }
        self.text(Part::Article, atom)
    }

    /// The values of a field: the field stands before each of them.
    fn values(&mut self, slot: Slot, node: &Node) -> Resolved<Clause> {
        match &node.kind {
            NodeKind::Or(branches) => {
                self.mixed |= branches.iter().any(is_loose_and);
                let branches = branches.iter().map(|branch| self.values(slot, branch));
                Ok(Clause::any_of(branches.collect::<Resolved<_>>()?))
            }
            NodeKind::And(terms) => {
                let terms = terms.iter().map(|term| self.values(slot, term));
                let terms: Vec<Clause> = terms.collect::<Resolved<_>>()?;
                Ok(Clause::all_of(match slot.field.value {
                    ValueKind::Country => take_out(terms),
                    _ => terms,
                }))
            }
            NodeKind::Not(inner) => Ok(Clause::none_of(self.values(slot, inner)?)),
            NodeKind::Items(items) => {
                let items = items.iter().map(|item| self.item(slot, item));
                Ok(Clause::any_of(items.collect::<Resolved<_>>()?))
            }
            _ => self.branch(node, false),
        }
    }

    fn directive(&mut self, row: &'static Directive, name: &Name, value: &Node) -> Resolved<()> {
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

    fn unknown_field(&self, name: &Name, clause: Span) -> QueryError {
        let kind = Kind::UnknownField { name: name.text.clone() };
        let colon = Span { start: name.span.start, end: name.span.end + 1 };
        let mut error = QueryError::new(kind, colon);
        let all = clause.of(self.typed);
        let value = Span { start: colon.end, end: clause.end }.of(self.typed);
        if let Some(near) = fields::nearest(&name.text) {
            error = error.fix_at(clause, &format!("{near}:{}", value.trim_start()));
        }
        match all.contains(['"', '«', '»', '“', '”', '„', '(', '*']) || fold(all).is_empty()
        {
            true => error,
            false => error.fix_at(clause, &format!("\"{all}\"")),
        }
    }

    fn directive_inside(&self, name: &Name, clause: Span) -> QueryError {
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

/// Whether AND and OR stand side by side without brackets.
fn is_loose_and(node: &Node) -> bool {
    let is_term = |node: &&Node| match &node.kind {
        NodeKind::Clause(name, _) => !matches!(fields::find(&name.text), Some(Named::Directive(_))),
        _ => true,
    };
    match &node.kind {
        NodeKind::And(terms) => !node.bracketed && terms.iter().filter(is_term).count() > 1,
        _ => false,
    }
}

/// Takes an excluded country out of the lists beside it: `(@gcc -KW)`.
///
/// One that is in no list is excluded from the article, as everywhere else.
fn take_out(mut terms: Vec<Clause>) -> Vec<Clause> {
    let mut excluded = Vec::new();
    terms.retain(|term| match term {
        Clause::Not(inner) if matches!(**inner, Clause::Country(_)) => {
            excluded.push((**inner).clone());
            false
        }
        _ => true,
    });
    for clause in excluded {
        let Clause::Country(out) = &clause else { continue };
        let mut taken = false;
        for term in &mut terms {
            if let Clause::Country(codes) = term {
                let left: Vec<_> = codes.iter().copied().filter(|c| !out.contains(c)).collect();
                if !left.is_empty() && left.len() + out.len() == codes.len() {
                    *codes = left;
                    taken = true;
                }
            }
        }
        if !taken {
            terms.push(Clause::none_of(clause));
        }
    }
    terms
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
        _ => {
            let kind = Kind::NotANumber { field: name.text.clone(), text: atom.text.clone() };
            Err(QueryError::new(kind, atom.span))
        }
    }
}
