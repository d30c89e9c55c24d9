//! What the writer of a query should know, though nothing is wrong with it.

use std::fmt;

use super::fields::{Field, Scope, Side, ValueKind, find, scope};
use super::lexeme::operator_named;
use super::resolve::Slot;
use super::syntax::Atom;

/// A remark for the error stream.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Note {
    /// AND and OR stood side by side without brackets.
    Mixed {
        /// The query with the brackets.
        reading: String,
    },
    /// An operator in small letters was taken as a word.
    PlainWord {
        /// The word as typed.
        word: String,
    },
    /// A sign before a word, which means something elsewhere and nothing here.
    PlainSign {
        /// The word as typed.
        word: String,
        /// What may have been meant.
        meant: &'static str,
    },
    /// A semicolon, which separates nothing here.
    Semicolon {
        /// The word or value as typed.
        typed: String,
    },
    /// A field with a sign of equality, which is only searched for as words.
    EqualSign {
        /// The field and its value, as they are typed.
        meant: String,
    },
    /// The name of a scope with round brackets, which is only searched for as a word.
    RoundBrackets {
        /// The name as typed.
        name: String,
    },
    /// A value that names nothing, and words behind it that may be of the name.
    Unquoted {
        /// The field with all of the name.
        meant: String,
    },
    /// An open value names nothing in the archive.
    NoSuch {
        /// What it would be: the field's name, a party for `with:`.
        field: &'static str,
        /// The value as typed.
        typed: String,
        /// Names that are nearly so, with a score of a hundred where there is one.
        near: Vec<(String, Option<u32>)>,
    },
    /// An argument of several kept its value whole, though it holds an operator.
    WholeValue {
        /// The argument as it was read.
        argument: String,
    },
    /// No article has this id.
    NoArticle {
        /// The id as typed.
        id: String,
    },
    /// An order by rank was asked for where no word is ranked.
    NothingToRank,
}

/// Signs that other languages have, and what to type here.
const SIGNS: [(char, &str); 4] = [
    ('!', "`-` before a word excludes it"),
    ('+', "every word must be there as it is"),
    ('@', "a group of countries is `country:@gcc`"),
    ('#', "a word finds its hashtags, too"),
];

impl Note {
    /// The note for a word that begins with a sign of another language.
    pub(super) fn plain_sign(typed: &str) -> Option<Note> {
        let (sign, meant) = SIGNS.iter().find(|(sign, _)| typed.starts_with(*sign))?;
        Some(Note::PlainSign { word: typed.trim_start_matches(*sign).to_owned(), meant })
    }

    /// The note for a word or value with a semicolon.
    pub(super) fn semicolon(atom: &Atom) -> Option<Note> {
        let found = !atom.quoted && atom.text.contains(';');
        found.then(|| Note::Semicolon { typed: atom.text.clone() })
    }

    /// The note for a word that a field's name and a sign of equality begin.
    pub(super) fn equal_sign(atom: &Atom) -> Option<Note> {
        let (name, value) = atom.text.split_once('=').filter(|_| !atom.quoted)?;
        let known = !value.is_empty() && find(name).is_some();
        known.then(|| Note::EqualSign { meant: format!("{name}:{value}") })
    }

    /// The note for a word that is the name of a scope, by what is typed behind it.
    pub(super) fn round_brackets(atom: &Atom, behind: &str) -> Option<Note> {
        let is_scope = !atom.quoted && behind.starts_with('(') && scope(&atom.text).is_some();
        is_scope.then(|| Note::RoundBrackets { name: atom.text.clone() })
    }

    /// The note for a name of which only the first word is the value, by what is typed behind it.
    pub(super) fn unquoted(slot: Slot, atom: &Atom, behind: &str) -> Option<Note> {
        let rest = words_behind(atom, behind);
        (!rest.is_empty()).then(|| Note::Unquoted { meant: whole_name(slot, atom, &rest) })
    }

    pub(super) fn no_such(
        field: &'static Field,
        typed: &str,
        near: Vec<(String, Option<u32>)>,
    ) -> Note {
        let field = match field.value {
            ValueKind::Party(Side::With) => "party",
            _ => field.name,
        };
        Note::NoSuch { field, typed: typed.to_owned(), near }
    }
}

/// The plain words right behind a value without quotes, which may be the rest of a name.
pub(super) fn words_behind<'t>(atom: &Atom, behind: &'t str) -> Vec<&'t str> {
    let is_name = |word: &&str| {
        let plain = word.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '\''));
        plain && !word.starts_with('-') && operator_named(word).is_none()
    };
    match behind.strip_prefix(' ').filter(|_| !atom.quoted) {
        Some(behind) => behind.split(' ').take_while(is_name).collect(),
        None => Vec::new(),
    }
}

/// A field with the name that its value and the words behind it are, as it is typed.
pub(super) fn whole_name(slot: Slot, atom: &Atom, behind: &[&str]) -> String {
    format!("{}:\"{} {}\"", slot.name.text, atom.text, behind.join(" "))
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Note::Mixed { reading } => {
                write!(f, "AND binds tighter than OR; read as `{reading}`")
            }
            Note::PlainWord { word } => write!(
                f,
                "`{word}` is searched as a word; the operator is `{}`",
                word.to_uppercase()
            ),
            Note::PlainSign { word, meant } => {
                write!(f, "the sign before `{word}` is not searched for; {meant}")
            }
            Note::Semicolon { typed } => write!(
                f,
                "the semicolon of `{typed}` is not searched for; words side by side must all be \
                 there, and a comma means either value"
            ),
            Note::EqualSign { meant } => {
                write!(f, "a field has a colon before its value; perhaps `{meant}` was meant")
            }
            Note::RoundBrackets { name } => write!(
                f,
                "`{name}` is searched as a word; what holds of one {} is asked for with braces: \
                 `{name}{{...}}`",
                if scope(name).is_some_and(|row| row.scope == Scope::Meet) {
                    "meeting"
                } else {
                    "paragraph"
                },
            ),
            Note::Unquoted { meant } => {
                write!(f, "a name of several words stands in quotes: `{meant}`")
            }
            Note::NoSuch { field, typed, near } if near.is_empty() => {
                write!(f, "no {field} in the archive is called `{typed}`")
            }
            Note::NoSuch { field, typed, near } => {
                let near: Vec<String> = near
                    .iter()
                    .map(|(name, score)| match score {
                        Some(score) => format!("{name} ({score} %)"),
                        None => name.clone(),
                    })
                    .collect();
                let near = near.join(" | ");
                write!(f, "no {field} in the archive is called `{typed}`; nearest: {near}")
            }
            Note::WholeValue { argument } => write!(
                f,
                "read as `{argument}`, since it is one argument of several; \
                 an operator works in a query of one argument"
            ),
            Note::NoArticle { id } => write!(f, "no article has the id `{id}`"),
            Note::NothingToRank => {
                write!(f, "there are no words to rank by; the newest articles come first")
            }
        }
    }
}
