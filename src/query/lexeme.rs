//! The smallest parts of a query: white space, words, phrases, operators.

use nom::branch::alt;
use nom::bytes::complete::{is_not, tag, take_while1};
use nom::character::complete::char;
use nom::combinator::{map_opt, not, peek, value};
use nom::error::{ErrorKind, ParseError};
use nom::multi::fold_many0;
use nom::sequence::{delimited, terminated};
use nom::{IResult, Parser};

use super::QueryError;
use super::syntax::{Comparison, Operator};
use crate::text::Words;

/// What stops a parser: nothing to say, or a mistake of the user's.
#[derive(Debug)]
pub(super) struct Fault(pub(super) Option<Box<QueryError>>);

impl<I> ParseError<I> for Fault {
    fn from_error_kind(_: I, _: ErrorKind) -> Fault {
        Fault(None)
    }

    fn append(_: I, _: ErrorKind, other: Fault) -> Fault {
        other
    }
}

pub(super) type Parsed<'t, T> = IResult<&'t str, T, Fault>;
pub(super) type Stop = nom::Err<Fault>;

pub(super) fn stop(error: QueryError) -> Stop {
    nom::Err::Failure(Fault(Some(Box::new(error))))
}

/// Signs that other query languages give a meaning and this one does not.
const FOREIGN: &[char] = &['~', '^', '[', ']', '<', '>', '\\', '*'];

fn is_word_char(c: char) -> bool {
    !c.is_whitespace() && !"\"():,|&{}".contains(c)
}

pub(super) fn skip_white(rest: &str) -> &str {
    rest.trim_start_matches(char::is_whitespace)
}

/// Whether nothing follows in these brackets.
pub(super) fn is_closed(rest: &str) -> bool {
    rest.is_empty() || rest.starts_with([')', '}'])
}

pub(super) fn raw_word(rest: &str) -> Parsed<'_, &str> {
    take_while1(is_word_char).parse(rest)
}

/// A word of a value, which ends where a range goes on.
pub(super) fn value_word(rest: &str) -> Parsed<'_, &str> {
    let (_, word) = raw_word(rest)?;
    let end = match word.find("..") {
        Some(0) => return Err(nom::Err::Error(Fault(None))),
        Some(dots) => dots,
        None => word.len(),
    };
    Ok((&rest[end..], &rest[..end]))
}

/// What stands between quotation marks; a doubled mark is one of its text.
pub(super) fn phrase(rest: &str) -> Parsed<'_, String> {
    let part = alt((is_not("\""), value("\"", tag("\"\""))));
    let parts = fold_many0(part, String::new, |mut text, part: &str| {
        text.push_str(part);
        text
    });
    delimited(char('"'), parts, char('"')).parse(rest)
}

pub(super) fn operator(rest: &str) -> Parsed<'_, Operator> {
    let word = terminated(raw_word, peek(not(alt((char(':'), char('{'))))));
    alt((
        value(Operator::Or, char('|')),
        value(Operator::And, char('&')),
        map_opt(word, operator_named),
    ))
    .parse(rest)
}

/// The operator a word stands for; Arabic ones in any spelling.
pub(super) fn operator_named(word: &str) -> Option<Operator> {
    match word {
        "OR" => Some(Operator::Or),
        "AND" => Some(Operator::And),
        "NOT" => Some(Operator::Not),
        _ => match spelling(word)?.as_str() {
            "او" => Some(Operator::Or),
            "و" => Some(Operator::And),
            "ليس" => Some(Operator::Not),
            _ => None,
        },
    }
}

/// The folded form of a short Arabic word with no sign around it.
fn spelling(word: &str) -> Option<String> {
    if word.is_ascii() || word.len() > 32 {
        return None;
    }
    let words = Words::of(word);
    (words.len() == 1 && words.original(0) == word).then(|| words.folded(0).to_owned())
}

/// How far apart terms may stand unless the operator says it.
const USUAL_DISTANCE: u32 = 10;
/// The farthest that two terms can be asked to stand from each other.
pub(super) const MAX_DISTANCE: u32 = 1000;

/// Whether a word is a distance operator.
pub(super) fn is_distance(word: &str) -> bool {
    distance_named(word).is_some()
}

/// The distance and the order that a word asks for; the distance is `None` if
/// it is more than any text needs.
pub(super) fn distance_named(word: &str) -> Option<(Option<u32>, bool)> {
    let (name, steps) = match word.split_once('/') {
        Some((name, steps)) => (name, Some(steps)),
        None => (word, None),
    };
    let ordered = match name {
        "NEAR" => false,
        "ADJ" => true,
        _ => match spelling(name)?.as_str() {
            "قرب" => false,
            "يلي" => true,
            _ => return None,
        },
    };
    let Some(steps) = steps else { return Some((Some(USUAL_DISTANCE), ordered)) };
    let digits = !steps.is_empty() && steps.bytes().all(|b| b.is_ascii_digit());
    let most = steps.parse().ok().filter(|most| *most <= MAX_DISTANCE);
    digits.then_some((most, ordered))
}

/// A distance operator and what it asks for.
pub(super) fn distance(rest: &str) -> Parsed<'_, (Option<u32>, bool)> {
    map_opt(terminated(raw_word, peek(not(alt((char(':'), char('{')))))), distance_named)
        .parse(rest)
}

pub(super) fn comparison(rest: &str) -> Parsed<'_, Comparison> {
    alt((
        value(Comparison::AtLeast, tag(">=")),
        value(Comparison::After, tag(">")),
        value(Comparison::AtMost, tag("<=")),
        value(Comparison::Before, tag("<")),
    ))
    .parse(rest)
}

/// What follows a comparison or the dots of a range, if no value does.
pub(super) fn unfinished(value: &str) -> Option<&str> {
    let after = match comparison(value) {
        Ok((after, _)) => after,
        Err(_) => value.strip_prefix("..")?,
    };
    (!touches(after)).then_some(after)
}

/// The byte of the first sign in a word that means nothing there.
pub(super) fn foreign_sign(word: &str) -> Option<(usize, char)> {
    let body = word.strip_suffix('*').unwrap_or(word);
    body.char_indices().find(|(_, c)| FOREIGN.contains(c))
}

/// Whether what follows touches the sign before it.
pub(super) fn touches(after: &str) -> bool {
    !after.is_empty() && !after.starts_with(|c: char| c.is_whitespace() || ")}-,:|&".contains(c))
}
