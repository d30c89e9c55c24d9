//! The fields, scopes and directives of the language.
//!
//! Parser, resolver, printer, help and tests read the tables. A name is
//! looked up in its folded form, so every spelling of it works.

mod table;

use table::ELSEWHERE;
pub use table::{DIRECTIVES, FIELDS, FLAGS, KINDS, LANGS, ROLES, SCOPES, SORT_KEYS, THINGS};

use crate::model::{Lang, RoleClass};
use crate::names::topics;
use crate::text::fold;

/// The part of an article a word is searched in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// The headline and everything after it.
    Article,
    /// The headline.
    Title,
    /// Everything after the headline.
    Body,
}

impl Part {
    /// Whether a paragraph is in it.
    pub fn holds(self, paragraph: usize) -> bool {
        match self {
            Part::Article => true,
            Part::Title => paragraph == 0,
            Part::Body => paragraph > 0,
        }
    }
}

/// Which side of a period bounds the publication day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    /// Within the period.
    Within,
    /// From its first day on.
    Since,
    /// Up to its last day.
    Until,
}

/// What a field takes, and with that how it is resolved and lowered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ValueKind {
    /// Words, phrases and prefixes.
    Text(Part),
    /// Names and codes of countries, and groups of them.
    Country,
    /// A person's name.
    Official,
    /// A day, month, quarter, year, Hijri or relative period, or a range.
    Period(Bound),
    /// An outlet's name.
    Source,
    /// A language.
    Lang,
    /// A public id, as it was printed.
    Id,
    /// An address or the beginning of one.
    Url,
    /// The name or path of a file.
    File,
    /// A kind of office or a title.
    Role,
    /// A country, an office or a name.
    Party(Side),
    /// A kind of meeting.
    Kind,
    /// Words of the place of a meeting.
    Place,
    /// A period of what happened.
    Event,
    /// A topic.
    Topic,
    /// How often the country or official beside it is named.
    Mentions,
    /// What is there.
    Has,
    /// What is not there.
    Lacks,
    /// What is so.
    Is,
}

/// A party of a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Side {
    /// The receiving or first one.
    Host,
    /// The other one.
    Guest,
    /// Either.
    With,
}

/// What an article can have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Thing {
    /// A meeting that is certain enough.
    Meeting,
    /// A country named.
    Country,
    /// An official named.
    Official,
    /// A date named; of a meeting, its day.
    Date,
    /// A publication day.
    Published,
}

/// What an article or a meeting can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Flag {
    /// The same text stands in an earlier article.
    Duplicate,
    /// Its publication day is not known.
    Undated,
    /// A meeting that is certain enough.
    Certain,
    /// A meeting that may be none.
    Uncertain,
}

/// What a part of a query speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Scope {
    /// The article.
    Article,
    /// One paragraph of it.
    Para,
    /// One meeting in it.
    Meet,
}

/// A scope that braces open.
#[derive(Debug)]
pub struct ScopeRow {
    /// What everything inside speaks of.
    pub scope: Scope,
    /// The name of the canonical English form.
    pub name: &'static str,
    /// The name of the canonical Arabic form.
    pub arabic: &'static str,
    /// What it matches, in one line.
    pub summary: &'static str,
    /// A query that uses it.
    pub example: &'static str,
}

/// A kind of office that has a name of its own.
#[derive(Debug)]
pub struct RoleRow {
    /// The classes it comprises.
    pub classes: &'static [RoleClass],
    /// The canonical English word.
    pub name: &'static str,
    /// The canonical Arabic word.
    pub arabic: &'static str,
    /// Other words.
    pub aliases: &'static [&'static str],
}

/// One value of a closed list: what it stands for, its English and its Arabic word.
pub type Row<T> = (T, &'static str, &'static str);

/// A field a query can name.
#[derive(Debug)]
pub struct Field {
    /// The name of the canonical English form.
    pub name: &'static str,
    /// The name of the canonical Arabic form.
    pub arabic: &'static str,
    /// Other names.
    pub aliases: &'static [&'static str],
    /// What it matches, in one line.
    pub summary: &'static str,
    /// A query that uses it.
    pub example: &'static str,
    /// What it takes.
    pub value: ValueKind,
    /// Where it can stand.
    pub inside: &'static [Scope],
}

/// What a directive sets for the whole query.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Setting {
    /// The order of the answer.
    Sort,
    /// The most articles to give.
    Limit,
    /// How many articles to pass over first.
    Offset,
}

/// A directive a query can end with.
#[derive(Debug)]
pub struct Directive {
    /// The name of the canonical English form.
    pub name: &'static str,
    /// The name of the canonical Arabic form.
    pub arabic: &'static str,
    /// What it does, in one line.
    pub summary: &'static str,
    /// How it is typed.
    pub example: &'static str,
    /// What it sets.
    pub setting: Setting,
}

/// What an answer is ordered by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SortKey {
    /// The publication day, oldest first.
    Date,
    /// How well the words match, best first.
    Rank,
    /// The outlet's name.
    Source,
    /// The headline.
    Title,
    /// The public id.
    Id,
    /// The day of the latest meeting, else of the latest day named.
    Event,
}

/// The scope with this name.
pub fn scope(typed: &str) -> Option<&'static ScopeRow> {
    let name = fold_name(typed);
    SCOPES.iter().find(|row| fold(row.name) == name || fold(row.arabic) == name)
}

/// A name before a colon.
#[derive(Debug, Clone, Copy)]
pub enum Named {
    /// A field.
    Field(&'static Field),
    /// A directive.
    Directive(&'static Directive),
}

/// Looks a typed name up in both tables.
pub fn find(typed: &str) -> Option<Named> {
    let name = fold_name(typed);
    let field = FIELDS.iter().find(|field| names_of(field).any(|n| fold(n) == name));
    field.map(Named::Field).or_else(|| {
        let same = |d: &&Directive| fold(d.name) == name || fold(d.arabic) == name;
        DIRECTIVES.iter().find(same).map(Named::Directive)
    })
}

/// What a field of other query languages is here, as it is typed.
pub(super) fn elsewhere(typed: &str) -> Option<&'static str> {
    let typed = fold_name(typed);
    ELSEWHERE.iter().find(|(name, _)| fold(name) == typed).map(|(_, meant)| *meant)
}

/// The name nearest to a typed one that is none, if it is near at all.
pub(super) fn nearest(typed: &str) -> Option<&'static str> {
    let name = fold_name(typed);
    let most = match name.chars().count() {
        0..=2 => 0,
        3..=4 => 1,
        _ => 2,
    };
    let directives = DIRECTIVES.iter().flat_map(|d| [d.name, d.arabic]);
    FIELDS
        .iter()
        .flat_map(names_of)
        .chain(directives)
        .filter(|known| known.chars().count() > 1)
        .map(|known| (strsim::osa_distance(&fold(known), &name), known))
        .filter(|(distance, _)| *distance <= most)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, known)| known)
}

fn names_of(field: &'static Field) -> impl Iterator<Item = &'static str> {
    [field.name, field.arabic].into_iter().chain(field.aliases.iter().copied())
}

/// A name is one word whatever stands in it, so `foo/title` is not `title`.
fn fold_name(typed: &str) -> String {
    let joined: String = typed.chars().filter(|c| *c != '\u{200c}').collect();
    let same = joined.chars().all(|c| c.is_alphanumeric() || c == '_' || !c.is_ascii());
    match same && joined.len() <= 64 {
        true => fold(&joined),
        false => joined,
    }
}

/// What people call a kind of meeting, an office or a topic that rows have as a code;
/// `of` is the column or the dimension.
pub fn value_word(of: &str, code: &str, lang: Lang) -> Option<String> {
    let pair = match of {
        "kind" => KINDS.iter().find(|row| row.1 == code).map(|row| (row.1, row.2)),
        "topic" | "topics" => {
            let topic = topics().list().iter().find(|topic| topic.key == code);
            topic.map(|topic| (topic.en, topic.ar))
        }
        _ if of.contains("role") => {
            ROLES.iter().find(|row| row.name == code).map(|row| (row.name, row.arabic))
        }
        _ => None,
    };
    pair.map(|(english, arabic)| match lang {
        Lang::En => english.replace('_', " "),
        Lang::Ar => arabic.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_name_is_used_once() {
        let mut seen = HashSet::new();
        for name in FIELDS.iter().flat_map(names_of) {
            assert!(seen.insert(fold(name)) || name == "مسئول", "{name}");
        }
        for directive in DIRECTIVES {
            assert!(seen.insert(fold(directive.name)) && seen.insert(fold(directive.arabic)));
        }
    }

    #[test]
    fn names_are_found_in_any_spelling() {
        for (typed, name) in [("دوله", "country"), ("COUNTRY", "country"), ("حتي", "until")]
        {
            assert!(matches!(find(typed), Some(Named::Field(f)) if f.name == name), "{typed}");
        }
        for typed in ["contry", "foo/title", "", "title.x"] {
            assert!(find(typed).is_none(), "{typed}");
        }
        assert!(matches!(find("حد"), Some(Named::Directive(d)) if d.name == "limit"));
    }

    #[test]
    fn a_misspelt_name_finds_its_neighbour() {
        for (typed, name) in [
            ("contry", Some("country")),
            ("دوالة", Some("دولة")),
            ("offical", Some("official")),
            ("10", None),
            ("http", None),
        ] {
            assert_eq!(nearest(typed), name, "{typed}");
        }
    }

    #[test]
    fn the_manual_names_every_field_and_directive() {
        let manual = include_str!("language.md");
        for field in FIELDS {
            for name in names_of(field).chain([field.example]) {
                assert!(manual.contains(&format!("`{name}`")), "{name}");
            }
        }
        for directive in DIRECTIVES {
            for name in [directive.name, directive.arabic, directive.example] {
                assert!(manual.contains(&format!("`{name}`")), "{name}");
            }
        }
    }
}
