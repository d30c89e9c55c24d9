//! Lowers what the text index can answer to one expression of it.
//!
//! Words reach the index as quoted stems, everything else as tokens of the
//! `facet` column: `all`, `cjp`, `o12`, `s3`, `lar`. An expression that would
//! be too long or too deep for the index is left to SQL.

use super::fields::Part;
use super::tree::{Clause, Form, Text};

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
        Clause::Text(text) if text.form == Form::Exact => return None,
        Clause::Text(text) => words(text),
        Clause::Country(codes) => {
            facets(codes.iter().map(|code| format!("c{}", code.as_str().to_ascii_lowercase())))
        }
        Clause::Official(open) if open.ids.len() > MAX_OFFICIALS => return None,
        Clause::Official(open) => facets(open.ids.iter().map(|id| format!("o{id}"))),
        Clause::Source(open) => facets(open.ids.iter().map(|id| format!("s{id}"))),
        Clause::Lang(lang) => facets([format!("l{}", lang.code())]),
        Clause::Not(inner) => {
            let inner = expression(inner)?;
            Expression { negated: !inner.negated, ranked: false, ..inner }
        }
        Clause::And(parts) => all_of(parts.iter().map(expression).collect::<Option<Vec<_>>>()?),
        Clause::Or(parts) => any_of(parts.iter().map(expression).collect::<Option<Vec<_>>>()?),
        Clause::Published(_) | Clause::Id(_) => return None,
    };
    (expression.terms <= MAX_TERMS && expression.depth <= MAX_DEPTH).then_some(expression)
}

/// Words by their stems; next to each other if there are several.
pub(super) fn words(text: &Text) -> Expression {
    let column = match text.part {
        Part::Article => "{body title}",
        Part::Title => "title",
        Part::Body => "body",
    };
    let stems = quoted(&text.stems.join(" "));
    let matched = match text.form {
        // Stemming can take from a prefix what the indexed word keeps.
        Form::Prefix if text.stems[0] != text.folded[0] => {
            format!("{column} : ({stems} * OR {} *)", quoted(&text.folded[0]))
        }
        Form::Prefix => format!("{column} : {stems} *"),
        Form::Stem | Form::Exact => format!("{column} : {stems}"),
    };
    Expression { ranked: true, terms: text.stems.len(), ..plain(matched) }
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
