//! Resolves a syntax tree: every field, name and period stands for something.
//!
//! Closed values that do not exist are refused; open values that name nothing
//! become a note. Values are read in `values` and `meeting`; here are the tree,
//! the scopes, the distances and the names of fields.

use super::error::{QueryError, QueryErrorKind as Kind};
use super::fields::{self, Field, Named, Part, SCOPES, Scope, SortKey, ValueKind};
use super::grammar::MAX_TERMS;
use super::lower;
use super::note::Note;
use super::print;
use super::syntax::{Atom, Distance, Item, Name, Node, NodeKind, Span, Syntax};
use super::tree::{Clause, Context, Gap, Near, Number, Query, Text};
use crate::model::Lang;
use crate::text::fold;

/// Resolves a parsed query.
pub fn resolve(syntax: &Syntax, context: &Context) -> Result<Query, QueryError> {
    let query = Query::of(Clause::All);
    let scope = Scope::Article;
    let mut resolver = Resolver { context, typed: &syntax.typed, query, mixed: false, scope };
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
    /// What the part being resolved speaks of.
    pub(super) scope: Scope,
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
            NodeKind::And(terms) => return self.conjunction(terms, top),
            NodeKind::Not(inner) => Clause::none_of(self.branch(inner, false)?),
            NodeKind::Everything => Clause::All,
            NodeKind::Atom(atom) => self.word(atom)?,
            NodeKind::Items(items) => return self.items(items),
            NodeKind::Near(terms, gaps) => self.near(Part::Article, terms, gaps)?,
            NodeKind::Scope(name, inner) => self.scope(name, inner, node.span)?,
            NodeKind::Clause(name, value) => match fields::find(&name.text) {
                None => return Err(self.unknown_field(name, node.span)),
                Some(Named::Field(field)) => {
                    self.belongs(field, name)?;
                    if field.value == ValueKind::Mentions {
                        return Err(QueryError::new(Kind::LonelyMentions, node.span));
                    }
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

    /// Terms side by side; a number of mentions goes with the country or official.
    fn conjunction(&mut self, terms: &[Node], top: bool) -> Resolved<Option<Clause>> {
        let (mut clauses, mut numbers) = (Vec::new(), Vec::new());
        for term in terms {
            match self.mentions(term)? {
                Some(number) => numbers.push((number, term.span)),
                None => clauses.extend(self.node(term, top)?),
            }
        }
        for (number, span) in numbers {
            let named =
                |clause: &Clause| matches!(clause, Clause::Country(_) | Clause::Official(_));
            let mut places = (0..clauses.len()).filter(|place| named(&clauses[*place]));
            let (Some(place), None) = (places.next(), places.next()) else {
                return Err(QueryError::new(Kind::LonelyMentions, span));
            };
            let named = clauses.remove(place);
            clauses.insert(place, Clause::Often(Box::new(named), number));
        }
        match clauses.is_empty() {
            true => Ok(None),
            false => Ok(Some(Clause::all_of(clauses))),
        }
    }

    /// The number of a `mentions:` term, if it is one.
    fn mentions(&self, node: &Node) -> Resolved<Option<Number>> {
        let NodeKind::Clause(name, value) = &node.kind else { return Ok(None) };
        match fields::find(&name.text) {
            Some(Named::Field(field)) if field.value == ValueKind::Mentions && !node.bracketed => {
                self.belongs(field, name)?;
                self.number_of(Slot { field, name, value: value.span }, value).map(Some)
            }
            _ => Ok(None),
        }
    }

    /// Refuses a field where it says nothing.
    fn belongs(&self, field: &Field, name: &Name) -> Resolved<()> {
        match field.inside.contains(&self.scope) {
            true => Ok(()),
            false => Err(self.out_of_scope(&format!("{}:", name.text), name.span)),
        }
    }

    pub(super) fn out_of_scope(&self, what: &str, span: Span) -> QueryError {
        let row = SCOPES.iter().find(|row| row.scope == self.scope);
        let scope = row.map_or("", |row| row.name);
        QueryError::new(Kind::OutOfScope { what: what.to_owned(), scope }, span)
    }

    /// `para{ … }` or `meet{ … }`.
    fn scope(&mut self, name: &Name, inner: &Node, whole: Span) -> Resolved<Clause> {
        let brace = Span { start: name.span.start, end: name.span.end + 1 };
        let Some(row) = fields::scope(&name.text) else {
            let error = QueryError::new(Kind::UnknownScope { name: name.text.clone() }, brace);
            let near = SCOPES.iter().flat_map(|row| [row.name, row.arabic]);
            let near = near
                .min_by_key(|known| strsim::damerau_levenshtein(&fold(known), &fold(&name.text)));
            return Err(near.into_iter().fold(error, |error, near| error.fix_at(name.span, near)));
        };
        if self.scope != Scope::Article {
            return Err(self.out_of_scope(&format!("{}{{ }}", name.text), whole));
        }
        self.scope = row.scope;
        let inner = self.branch(inner, false);
        self.scope = Scope::Article;
        let inner = Box::new(inner?);
        Ok(match row.scope {
            Scope::Meet => Clause::Meet(inner),
            _ => Clause::Para(inner),
        })
    }

    /// Words within so many words of each other.
    fn near(&mut self, part: Part, terms: &[Node], gaps: &[Distance]) -> Resolved<Clause> {
        let terms = terms.iter().zip(gaps.iter().chain(gaps.last())).map(|(term, gap)| {
            let words = self.alternatives(part, term)?;
            let operator = gap.span.of(self.typed).to_owned();
            words.ok_or_else(|| QueryError::new(Kind::NotWords { operator }, term.span))
        });
        let terms = terms.collect::<Resolved<Vec<_>>>()?;
        let gap = |gap: &Distance| Gap { most: gap.most, ordered: gap.ordered };
        Ok(Clause::Near(Near { part, terms, gaps: gaps.iter().map(gap).collect() }))
    }

    /// Words, any of which will do; `None` if the term is something else.
    fn alternatives(&mut self, part: Part, node: &Node) -> Resolved<Option<Vec<Text>>> {
        let nodes = match &node.kind {
            NodeKind::Or(branches) => branches.as_slice(),
            _ => std::slice::from_ref(node),
        };
        let mut words = Vec::new();
        for node in nodes {
            let atoms: Option<Vec<&Atom>> = match &node.kind {
                NodeKind::Atom(atom) => Some(vec![atom]),
                NodeKind::Items(items) => items.iter().map(Item::atom).collect(),
                _ => None,
            };
            for atom in atoms.into_iter().flatten() {
                match self.text(part, atom)? {
                    Clause::Text(text) => words.push(text),
                    _ => return Ok(None),
                }
            }
            if !matches!(node.kind, NodeKind::Atom(_) | NodeKind::Items(_)) {
                return Ok(None);
            }
        }
        Ok(Some(words))
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
        match atom.similar {
            true => self.similar(atom),
            false => self.text(Part::Article, atom),
        }
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
            NodeKind::Near(terms, gaps) => match slot.field.value {
                ValueKind::Text(part) => self.near(part, terms, gaps),
                _ => {
                    let operator = gaps[0].span.of(self.typed).to_owned();
                    Err(QueryError::new(Kind::NotWords { operator }, node.span))
                }
            },
            NodeKind::Items(items) => {
                let items = items.iter().map(|item| self.item(slot, item));
                Ok(Clause::any_of(items.collect::<Resolved<_>>()?))
            }
            _ => self.branch(node, false),
        }
    }

    fn unknown_field(&self, name: &Name, clause: Span) -> QueryError {
        let kind = Kind::UnknownField { name: name.text.clone() };
        let colon = Span { start: name.span.start, end: name.span.end + 1 };
        let mut error = QueryError::new(kind, colon);
        let all = clause.of(self.typed);
        let value = Span { start: colon.end, end: clause.end }.of(self.typed);
        let near = || fields::nearest(&name.text).map(|near| format!("{near}:"));
        if let Some(meant) = fields::elsewhere(&name.text).map(str::to_owned).or_else(near) {
            error = error.fix_at(clause, &format!("{meant}{}", value.trim_start()));
        }
        match all.contains(['"', '«', '»', '“', '”', '„', '(', '*']) || fold(all).is_empty()
        {
            true => error,
            false => error.fix_at(clause, &format!("\"{all}\"")),
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
