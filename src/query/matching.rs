//! Lowers what the text index can answer to one expression of it.
//!
//! Words reach the index as quoted stems, everything else as tokens of the
//! `facet` column: `all`, `cjp`, `o12`, `s3`, `lar` and the rest that
//! `schema.sql` lists. What the index cannot tell exactly it narrows down. An expression that would
//! be too long or too deep for the index is left to SQL.

use super::fields::{Flag, Part, Side, Thing};
use super::tree::{Clause, Form, Gap, Near, Open, Role, Text, Who};
use super::verify::{beginnings, shorter};
use crate::model::RoleClass;

/// The most terms of one expression; the index parses more ever more slowly.
pub(super) const MAX_TERMS: usize = 256;
/// The deepest expression; the parser of the index has a small stack.
const MAX_DEPTH: usize = 16;
/// The most officials of one name that are asked for as terms.
const MAX_OFFICIALS: usize = 50;

/// An expression, what it costs, and whether it can give a rank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Expression {
    pub(super) text: String,
    pub(super) terms: usize,
    depth: usize,
    /// Whether it holds for what the text does not match.
    pub(super) negated: bool,
    /// Whether words take part.
    pub(super) ranked: bool,
}

/// The expression that matches exactly what the clause asks for, if there is one.
pub(super) fn expression(clause: &Clause) -> Option<Expression> {
    let expression = match clause {
        Clause::All => facets(["all".to_owned()]),
        Clause::Text(text) if text.form == Form::Stem => words(text),
        Clause::Text(text) if text.form == Form::Prefix && shorter(&text.folded[0]).is_empty() => {
            words(text)
        }
        Clause::Country(codes) => facets(codes.iter().map(|code| token("c", code.as_str()))),
        Clause::Official(open) => officials(open)?,
        Clause::Source(open) => facets(open.ids.iter().map(|id| format!("s{id}"))),
        Clause::Lang(lang) => facets([token("l", lang.code())]),
        Clause::Topic(topics) => facets(topics.iter().map(|topic| token("t", topic))),
        Clause::Role(Role { classes, title: None }) => classes_of("r", classes),
        Clause::Has(thing) => facets([match thing {
            Thing::Meeting => "xmeeting".to_owned(),
            Thing::Country => "xcountry".to_owned(),
            Thing::Official => "xofficial".to_owned(),
            Thing::Date => "xdate".to_owned(),
            Thing::Published => return None,
        }]),
        Clause::Not(inner) => {
            let inner = expression(inner)?;
            Expression { negated: !inner.negated, ranked: false, ..inner }
        }
        Clause::And(parts) => all_of(parts.iter().map(expression).collect::<Option<Vec<_>>>()?),
        Clause::Or(parts) => any_of(parts.iter().map(expression).collect::<Option<Vec<_>>>()?),
        _ => return None,
    };
    small(expression)
}

/// An expression that matches at least what the clause asks for, if there is one.
pub(super) fn candidates(clause: &Clause) -> Option<Expression> {
    if let exact @ Some(_) = expression(clause) {
        return exact;
    }
    small(match clause {
        Clause::And(parts) => {
            let parts: Vec<_> = parts.iter().filter_map(candidates).collect();
            (!parts.is_empty()).then(|| all_of(parts))?
        }
        Clause::Or(parts) => any_of(parts.iter().map(candidates).collect::<Option<Vec<_>>>()?),
        Clause::Not(_) => return None,
        leaf => relaxed(leaf)?,
    })
}

/// Candidates for what is asked of a part of the article: what is not there may
/// still be elsewhere.
fn relaxed(clause: &Clause) -> Option<Expression> {
    small(match clause {
        Clause::And(parts) => {
            let parts: Vec<_> = parts.iter().filter_map(relaxed).collect();
            (!parts.is_empty()).then(|| all_of(parts))?
        }
        Clause::Or(parts) => any_of(parts.iter().map(relaxed).collect::<Option<Vec<_>>>()?),
        Clause::Not(_) | Clause::All => return None,
        Clause::Text(text) => words(text),
        Clause::Near(near) => near_words(near),
        Clause::Often(inner, _) | Clause::Para(inner) => relaxed(inner)?,
        Clause::Meet(inner) => {
            let any = if asks_certainty(inner) { "m" } else { "xmeeting" };
            let any = facets([any.to_owned()]);
            all_of([Some(any), relaxed(inner)].into_iter().flatten().collect())
        }
        Clause::Role(role) => classes_of("r", &role.classes),
        Clause::Party(side, who) => party(*side, who)?,
        Clause::Kind(kind) => facets([token("k", kind.as_str())]),
        // The topics, flags and days of a meeting are none of the article.
        Clause::Topic(_) | Clause::Has(_) => return None,
        leaf => expression(leaf)?,
    })
}

/// Whether a meeting clause says how certain its meetings are.
pub(super) fn asks_certainty(clause: &Clause) -> bool {
    match clause {
        Clause::And(parts) | Clause::Or(parts) => parts.iter().any(asks_certainty),
        Clause::Not(inner) => asks_certainty(inner),
        Clause::Is(flag) => matches!(flag, Flag::Certain | Flag::Uncertain),
        _ => false,
    }
}

fn small(expression: Expression) -> Option<Expression> {
    (expression.terms <= MAX_TERMS && expression.depth <= MAX_DEPTH).then_some(expression)
}

/// A token of the facet column: letters and digits.
fn token(kind: &str, name: &str) -> String {
    let letters = name.chars().filter(char::is_ascii_alphanumeric);
    kind.chars().chain(letters.map(|c| c.to_ascii_lowercase())).collect()
}

fn classes_of(kind: &str, classes: &[RoleClass]) -> Expression {
    facets(classes.iter().map(|class| token(kind, class.as_str())))
}

fn officials(open: &Open) -> Option<Expression> {
    let few = open.ids.len() <= MAX_OFFICIALS;
    few.then(|| facets(open.ids.iter().map(|id| format!("o{id}"))))
}

fn party(side: Side, who: &Who) -> Option<Expression> {
    let sides: &[&str] = match side {
        Side::Host => &["h"],
        Side::Guest => &["g"],
        Side::With => &["h", "g"],
    };
    let tokens = |kind: &str, names: Vec<&str>| {
        let of_side = |side: &&str| {
            let kind = format!("{side}{kind}");
            names.iter().map(|name| token(&kind, name)).collect::<Vec<_>>()
        };
        facets(sides.iter().flat_map(of_side))
    };
    match who {
        Who::Country(codes) => Some(tokens("c", codes.iter().map(|c| c.as_str()).collect())),
        Who::Role(role) => Some(tokens("r", role.classes.iter().map(|c| c.as_str()).collect())),
        Who::Official(open) => officials(open),
    }
}

fn column(part: Part) -> &'static str {
    match part {
        Part::Article => "{body title}",
        Part::Title => "title",
        Part::Body => "body",
    }
}

/// Words by their stems; next to each other if there are several.
pub(super) fn words(text: &Text) -> Expression {
    let column = column(text.part);
    let phrase = quoted(&text.stems.join(" "));
    match text.form {
        Form::Prefix => {
            let mut forms = begun(text);
            forms.extend(shorter(&text.folded[0]).iter().map(|token| quoted(token)));
            let terms = forms.len();
            let matched = match terms {
                1 => format!("{column} : {}", forms[0]),
                _ => format!("{column} : ({})", forms.join(" OR ")),
            };
            Expression { ranked: true, terms, ..plain(matched) }
        }
        Form::Within(most) => {
            let stems: Vec<String> = text.stems.iter().map(|stem| quoted(stem)).collect();
            let most = most as usize + stems.len() - 2;
            let matched = format!("{column} : NEAR({}, {most})", stems.join(" "));
            Expression { ranked: true, terms: stems.len(), ..plain(matched) }
        }
        Form::Stem | Form::Exact => {
            let matched = format!("{column} : {phrase}");
            Expression { ranked: true, terms: text.stems.len(), ..plain(matched) }
        }
    }
}

/// The words that surely begin so, by their stems.
pub(super) fn surely_begun(text: &Text) -> String {
    format!("{} : ({})", column(text.part), begun(text).join(" OR "))
}

fn begun(text: &Text) -> Vec<String> {
    beginnings(&text.folded[0]).map(|prefix| format!("{} *", quoted(prefix))).collect()
}

/// Words within so many of each other, as near as the index can tell.
fn near_words(near: &Near) -> Expression {
    let plain_terms = near.terms.iter().all(
        |term| matches!(term.as_slice(), [text] if matches!(text.form, Form::Stem | Form::Exact)),
    );
    if !plain_terms {
        let term = |texts: &Vec<Text>| joined(texts.iter().map(words).collect(), " OR ");
        return joined(near.terms.iter().map(term).collect(), " AND ");
    }
    let pair = |(pair, gap): (&[Vec<Text>], &Gap)| {
        let phrases = pair.iter().map(|term| quoted(&term[0].stems.join(" ")));
        let phrases: Vec<String> = phrases.collect();
        let terms = pair.iter().map(|term| term[0].stems.len()).sum();
        let matched = format!("{} : NEAR({}, {})", column(near.part), phrases.join(" "), gap.most);
        Expression { ranked: true, terms, ..plain(matched) }
    };
    joined(near.terms.windows(2).zip(&near.gaps).map(pair).collect(), " AND ")
}

/// A part of what a clause asks for, positive whatever it is.
pub(super) fn settled(expression: Expression) -> Expression {
    match expression.negated {
        false => expression,
        true => Expression {
            text: format!("facet : \"all\" NOT {}", operand(&expression)),
            terms: expression.terms + 1,
            depth: expression.depth + 1,
            negated: false,
            ranked: false,
        },
    }
}

/// All of these.
pub(super) fn all_of(parts: Vec<Expression>) -> Expression {
    let (negative, positive): (Vec<_>, Vec<_>) = parts.into_iter().partition(|e| e.negated);
    let wanted = match positive.is_empty() {
        true => facets(["all".to_owned()]),
        false => joined(positive, " AND "),
    };
    if negative.is_empty() {
        return wanted;
    }
    let ranked = wanted.ranked;
    let negative = negative.into_iter().map(|e| Expression { negated: false, ..e }).collect();
    let unwanted = joined(negative, " OR ");
    Expression {
        text: format!("{} NOT {}", operand(&wanted), operand(&unwanted)),
        terms: wanted.terms + unwanted.terms,
        depth: wanted.depth.max(unwanted.depth) + 1,
        negated: false,
        ranked,
    }
}

fn any_of(parts: Vec<Expression>) -> Expression {
    joined(parts.into_iter().map(settled).collect(), " OR ")
}

fn joined(mut parts: Vec<Expression>, operator: &str) -> Expression {
    if parts.len() == 1 {
        return parts.remove(0);
    }
    let texts: Vec<String> = parts.iter().map(operand).collect();
    Expression {
        text: texts.join(operator),
        terms: parts.iter().map(|e| e.terms).sum(),
        depth: parts.iter().map(|e| e.depth).max().unwrap_or(0) + 1,
        negated: false,
        ranked: parts.iter().any(|e| e.ranked),
    }
}

/// An expression as a part of another one.
fn operand(expression: &Expression) -> String {
    match expression.depth {
        0 => expression.text.clone(),
        _ => format!("({})", expression.text),
    }
}

/// One of these tokens; with none, a token that no article has.
fn facets(tokens: impl IntoIterator<Item = String>) -> Expression {
    let mut tokens: Vec<String> = tokens.into_iter().map(|token| quoted(&token)).collect();
    if tokens.is_empty() {
        tokens.push(quoted("none"));
    }
    let terms = tokens.len();
    let matched = match terms {
        1 => format!("facet : {}", tokens[0]),
        _ => format!("facet : ({})", tokens.join(" OR ")),
    };
    Expression { terms, ..plain(matched) }
}

fn plain(text: String) -> Expression {
    Expression { text, terms: 1, depth: 0, negated: false, ranked: false }
}

/// A term of the index. Folded words hold no quotes; one that did would end here.
fn quoted(token: &str) -> String {
    format!("\"{}\"", token.replace('"', ""))
}
