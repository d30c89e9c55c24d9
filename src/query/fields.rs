//! The fields and directives of the language: one row each.
//!
//! Parser, resolver, printer, help and tests read these tables. A name is
//! looked up in its folded form, so every spelling of it works.

use crate::model::Lang;
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
}

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
}

/// Every field, in the order of the manual.
pub const FIELDS: &[Field] = &[
    Field {
        name: "title",
        arabic: "عنوان",
        aliases: &["t"],
        summary: "words of the headline",
        example: "title:سفير",
        value: ValueKind::Text(Part::Title),
    },
    Field {
        name: "body",
        arabic: "نص",
        aliases: &[],
        summary: "words after the headline",
        example: "body:\"التعاون العسكري\"",
        value: ValueKind::Text(Part::Body),
    },
    Field {
        name: "country",
        arabic: "دولة",
        aliases: &["c", "بلد"],
        summary: "articles that name a country, by name, demonym or capital",
        example: "country:JP,BD",
        value: ValueKind::Country,
    },
    Field {
        name: "official",
        arabic: "مسؤول",
        aliases: &["o", "مسئول"],
        summary: "articles in which an official occurs, under any form of the name",
        example: "official:\"عبدالله العلي\"",
        value: ValueKind::Official,
    },
    Field {
        name: "date",
        arabic: "تاريخ",
        aliases: &["d"],
        summary: "published within a period or range",
        example: "date:2025-01..2025-03",
        value: ValueKind::Period(Bound::Within),
    },
    Field {
        name: "since",
        arabic: "منذ",
        aliases: &[],
        summary: "published on the first day of a period or later",
        example: "since:30d",
        value: ValueKind::Period(Bound::Since),
    },
    Field {
        name: "until",
        arabic: "حتى",
        aliases: &[],
        summary: "published on the last day of a period or earlier",
        example: "until:2025-03",
        value: ValueKind::Period(Bound::Until),
    },
    Field {
        name: "source",
        arabic: "مصدر",
        aliases: &["s"],
        summary: "articles of an outlet",
        example: "source:KUNA",
        value: ValueKind::Source,
    },
    Field {
        name: "lang",
        arabic: "لغة",
        aliases: &[],
        summary: "articles in a language, ar or en",
        example: "lang:ar",
        value: ValueKind::Lang,
    },
    Field {
        name: "id",
        arabic: "معرف",
        aliases: &[],
        summary: "the article with this id",
        example: "id:a_5c0f6d2e91b7",
        value: ValueKind::Id,
    },
];

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

/// Every directive.
pub const DIRECTIVES: &[Directive] = &[
    Directive {
        name: "sort",
        arabic: "ترتيب",
        summary: "orders by date, rank, source, title or id; `-` turns the order round",
        example: "sort:-date",
        setting: Setting::Sort,
    },
    Directive {
        name: "limit",
        arabic: "حد",
        summary: "gives at most so many articles",
        example: "limit:20",
        setting: Setting::Limit,
    },
    Directive {
        name: "offset",
        arabic: "تخطي",
        summary: "passes over so many articles first",
        example: "offset:20",
        setting: Setting::Offset,
    },
];

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
}

/// Every sort key with its English and its Arabic word.
pub const SORT_KEYS: &[(SortKey, &str, &str)] = &[
    (SortKey::Date, "date", "تاريخ"),
    (SortKey::Rank, "rank", "صلة"),
    (SortKey::Source, "source", "مصدر"),
    (SortKey::Title, "title", "عنوان"),
    (SortKey::Id, "id", "معرف"),
];

/// The words for each language a query can ask for; the first is canonical
/// in English, the second in Arabic.
pub const LANGS: &[(Lang, &[&str])] = &[
    (Lang::Ar, &["ar", "عربية", "arabic", "عربي", "العربية"]),
    (Lang::En, &["en", "إنجليزية", "english", "إنجليزي", "الإنجليزية", "انكليزي"]),
];

/// The groups of countries that `@` names, as hints list them.
pub const GROUPS: &[&str] = &["gcc", "arab", "eu", "african-union", "g7", "g20"];

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
