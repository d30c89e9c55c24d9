//! Resolves what is asked of meetings and of offices, topics and flags.

use super::error::{QueryError, QueryErrorKind as Kind};
use super::fields::{FLAGS, Flag, KINDS, Part, ROLES, RoleRow, Row, Scope, THINGS, Thing};
use super::known::nearest;
use super::note::Note;
use super::resolve::{Resolver, Slot};
use super::syntax::Atom;
use super::tree::{Clause, Files, Role, Title, Who};
use super::values::unscored;
use crate::model::{Lang, RoleClass};
use crate::names::{Gazetteer, topics};
use crate::text::{Words, fold};

type Resolved<T> = Result<T, QueryError>;

impl Resolver<'_> {
    /// What holds of a meeting: of some meeting, if the article is spoken of.
    pub(super) fn of_meeting(&self, clause: Clause) -> Clause {
        match self.scope {
            Scope::Article => Clause::Meet(Box::new(clause)),
            _ => clause,
        }
    }

    /// A kind of office, by a word of its own or by a title.
    pub(super) fn role(&mut self, slot: Slot, atom: &Atom) -> Resolved<Role> {
        self.known_role(atom).ok_or_else(|| {
            let near = near_roles(&fold(&atom.text));
            let kind = Kind::UnknownRole { name: atom.text.clone(), near: !near.is_empty() };
            let error = QueryError::new(kind, atom.span);
            near.iter().fold(error, |error, name| self.refit(error, slot, atom.span, name))
        })
    }

    fn known_role(&mut self, atom: &Atom) -> Option<Role> {
        let folded = fold(&atom.text);
        let named = ROLES.iter().find(|row| names_of(row).any(|name| fold(name) == folded));
        let role = match named {
            Some(row) => Role { classes: row.classes.to_vec(), title: None },
            None => self.titled(atom)?,
        };
        let classes: Vec<&str> = role.classes.iter().map(|class| class.as_str()).collect();
        let mut shown = classes.join(", ");
        if let Some(title) = &role.title {
            let known = self.context.known;
            title.countries.iter().for_each(|code| {
                shown.push_str(&format!(" of {}", known.country_name(*code, Lang::En)));
            });
            if !title.stems.is_empty() {
                shown.push_str(&format!(" with {} in the title", title.stems.join(" ")));
            }
        }
        self.query.resolved.push((atom.text.clone(), shown));
        Some(role)
    }

    fn titled(&self, atom: &Atom) -> Option<Role> {
        let office = Gazetteer::get().office(&atom.text)?;
        let stems = match says_it_all(office.class) {
            true => Vec::new(),
            false => self.stems(&office.words.join(" ")),
        };
        let title = Title { typed: atom.text.trim().to_owned(), stems, countries: office.states };
        Some(Role { classes: vec![office.class], title: Some(title) })
    }

    fn stems(&self, text: &str) -> Vec<String> {
        let words = Words::of(text);
        let stem = |i: usize| {
            self.context.stemmer.stem(words.folded(i), words.list()[i].script).into_owned()
        };
        (0..words.len()).map(stem).collect()
    }

    /// A party: an office, a country or a name, in this order; `~` says a name.
    pub(super) fn party(&mut self, slot: Slot, atom: &Atom) -> Resolved<Who> {
        if atom.similar {
            return Ok(Who::Official(self.official(slot, atom)));
        }
        if atom.text.starts_with('@') && !atom.quoted {
            return self.countries(slot, atom).map(Who::Country);
        }
        let folded = fold(&atom.text);
        let is_role = ROLES.iter().flat_map(names_of).any(|name| fold(name) == folded);
        if !is_role && self.context.known.country(&folded).is_some() {
            return self.countries(slot, atom).map(Who::Country);
        }
        match self.known_role(atom) {
            Some(role) => Ok(Who::Role(role)),
            None => Ok(Who::Official(self.official(slot, atom))),
        }
    }

    /// The words of a place.
    pub(super) fn place(&mut self, atom: &Atom) -> Resolved<Clause> {
        match self.text(Part::Article, atom)? {
            Clause::Text(text) => Ok(self.of_meeting(Clause::Place(text))),
            other => Ok(other),
        }
    }

    pub(super) fn kind(&mut self, slot: Slot, atom: &Atom) -> Resolved<Clause> {
        let kind = self.one_of(slot, atom, KINDS)?;
        Ok(self.of_meeting(Clause::Kind(kind)))
    }

    pub(super) fn has(&mut self, slot: Slot, atom: &Atom) -> Resolved<Thing> {
        let thing = self.one_of(slot, atom, THINGS)?;
        let fits = match self.scope {
            Scope::Article => true,
            Scope::Para => {
                matches!(thing, Thing::Country | Thing::Official | Thing::Date)
            }
            Scope::Meet => matches!(thing, Thing::Official | Thing::Date),
        };
        match fits {
            true => Ok(thing),
            false => Err(self.out_of_scope(&atom.text, atom.span)),
        }
    }

    pub(super) fn is(&mut self, slot: Slot, atom: &Atom) -> Resolved<Clause> {
        let flag = self.one_of(slot, atom, FLAGS)?;
        match flag {
            Flag::Certain | Flag::Uncertain => Ok(self.of_meeting(Clause::Is(flag))),
            _ if self.scope == Scope::Article => Ok(Clause::Is(flag)),
            _ => Err(self.out_of_scope(&atom.text, atom.span)),
        }
    }

    /// A value of a closed list.
    fn one_of<T: Copy>(&self, slot: Slot, atom: &Atom, rows: &[Row<T>]) -> Resolved<T> {
        let folded = fold(&atom.text);
        let row = rows.iter().find(|(_, en, ar)| fold(en) == folded || fold(ar) == folded);
        row.map(|(value, ..)| *value).ok_or_else(|| {
            let kind = Kind::UnknownValue {
                field: slot.name.text.clone(),
                name: atom.text.clone(),
                known: rows.iter().map(|(_, en, _)| *en).collect(),
            };
            let words = rows.iter().flat_map(|(_, en, ar)| [*en, *ar]).map(str::to_owned);
            let near = nearest(&folded, words);
            let error = QueryError::new(kind, atom.span);
            near.iter().fold(error, |error, name| self.refit(error, slot, atom.span, name))
        })
    }

    /// A topic by its key, one of its titles or forms, or a word of a title.
    pub(super) fn topic(&mut self, slot: Slot, atom: &Atom) -> Resolved<Clause> {
        let topics = topics();
        let folded = fold(&atom.text);
        let found = topics.named(&folded);
        if found.is_empty() {
            let titles = topics.list().iter().flat_map(|topic| [topic.key, topic.ar, topic.en]);
            // A word of a title names it, too.
            let words = titles.clone().flat_map(|title| title.split([' ', '-']));
            let names = titles.chain(words.filter(|word| word.chars().count() > 3));
            let near = nearest(&folded, names.map(str::to_owned));
            let kind = Kind::UnknownTopic { name: atom.text.clone(), near: !near.is_empty() };
            let error = QueryError::new(kind, atom.span);
            return Err(near
                .iter()
                .fold(error, |error, name| self.refit(error, slot, atom.span, name)));
        }
        let titles: Vec<&str> =
            topics.list().iter().filter(|t| found.contains(&t.key)).map(|t| t.en).collect();
        self.query.resolved.push((atom.text.clone(), titles.join(", ")));
        Ok(Clause::Topic(found))
    }

    pub(super) fn url(&mut self, atom: &Atom) -> Clause {
        Clause::Url(atom.text.trim().to_owned())
    }

    pub(super) fn file(&mut self, slot: Slot, atom: &Atom) -> Clause {
        let typed = atom.text.trim().to_owned();
        let mut names = self.context.known.files(&typed);
        names.sort_unstable();
        if names.is_empty() {
            let near = unscored(self.context.known.near_files(&typed));
            self.query.notes.push(Note::no_such(slot.field, &typed, near));
        }
        self.query.resolved.push((typed.clone(), format!("{} files", names.len())));
        Clause::File(Files { typed, names })
    }
}

fn names_of(row: &RoleRow) -> impl Iterator<Item = &'static str> {
    [row.name, row.arabic].into_iter().chain(row.aliases.iter().copied())
}

/// Words for kinds of office that are spelt nearly so, nearest first.
pub(super) fn near_roles(folded: &str) -> Vec<String> {
    nearest(folded, ROLES.iter().flat_map(names_of).map(str::to_owned))
}

/// Whether the class is all there is to know of an office beside its state.
fn says_it_all(class: RoleClass) -> bool {
    use RoleClass::*;
    matches!(
        class,
        HeadOfState
            | HeadOfGovernment
            | CrownPrince
            | ForeignMinister
            | DefenceMinister
            | Ambassador
    )
}
