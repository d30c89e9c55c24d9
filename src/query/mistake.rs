//! What a mistake is told with: its place, and the query mended.

use super::error::{QueryError, QueryErrorKind as Kind};
use super::grammar::{Grammar, Place, read};
use super::lexeme::{Fault, Stop, distance, operator, stop};
use super::syntax::{Name, Span};
use crate::text::fold;

/// The longest query that is offered whole, mended, as a hint.
const MAX_MENDED: usize = 1000;

/// What a mistake is told with.
impl Grammar<'_> {
    /// The characters typed between two points of the text.
    pub(super) fn span(&self, from: &str, to: &str) -> Span {
        let all = self.mapped.text.len();
        self.mapped.span(all - from.len()..all - to.len())
    }

    /// With the whole query mended, if mending makes it one.
    pub(super) fn offer(&self, error: QueryError, mended: &str) -> Stop {
        let helps = self.mending && mended.len() <= MAX_MENDED && read(mended, false).is_ok();
        stop(if helps { error.fix_whole(self.typed, mended) } else { error })
    }

    pub(super) fn lonely(&self, sign: Span, kind: fn(String) -> Kind) -> Stop {
        let error = QueryError::new(kind(sign.of(self.typed).to_owned()), sign);
        self.offer(error, &without(self.typed, sign))
    }

    pub(super) fn nothing(&self, rest: &str, place: Place) -> Stop {
        if let Ok((after, _)) = operator(rest) {
            return self.lonely(self.span(rest, after), Kind::NeedsLeft);
        }
        if let Ok((after, _)) = distance(rest) {
            return self.lonely(self.span(rest, after), Kind::NeedsLeft);
        }
        match place.open {
            Some((open, closing)) if rest.is_empty() => self.unclosed(open, closing),
            Some((_, closing)) if !rest.starts_with(closing) => self.misplaced(rest),
            Some((open, _)) => {
                let span = open.to(self.span(rest, &rest[1..]));
                stop(QueryError::new(Kind::EmptyBrackets, span))
            }
            None => self.misplaced(rest),
        }
    }

    pub(super) fn unclosed(&self, open: Span, closing: char) -> Stop {
        let character = open.start + 1;
        let (kind, quote) = match closing {
            '"' => (Kind::UnclosedQuote { character }, "\""),
            closing => (Kind::UnclosedBracket { character, closing }, ""),
        };
        let brackets = open_brackets(&self.mapped.text);
        let closed = format!("{}{quote}{brackets}", self.typed.trim_end());
        self.offer(QueryError::new(kind, open), &closed)
    }

    /// A field whose value is missing where `rest` begins.
    pub(super) fn valueless(&self, name: Name, text: &str, rest: &str) -> Stop {
        let span = self.span(text, rest);
        let sign = Span { start: name.span.end, end: span.end }.of(self.typed);
        let begun = format!("{}{}", name.text, sign.replace(char::is_whitespace, ""));
        stop(QueryError::new(Kind::NeedsValue { begun }, span))
    }

    /// A mistake in the value of a field: what replaces its beginning stands with the field.
    pub(super) fn of_field(&self, stop: Stop, name: &Name, value: &str) -> Stop {
        let start = self.span(value, "").start;
        let whole = |mut fault: Fault| {
            for fix in fault.0.iter_mut().flat_map(|error| &mut error.fixes) {
                if fix.span.start == start {
                    fix.text = format!("{}:{}", name.text, fix.text);
                    fix.span = name.span.to(fix.span);
                }
            }
            fault
        };
        match stop {
            nom::Err::Failure(fault) => nom::Err::Failure(whole(fault)),
            other => other,
        }
    }

    /// A sign where no term can begin.
    pub(super) fn misplaced(&self, rest: &str) -> Stop {
        let Some(sign) = rest.chars().next() else {
            let end = self.span(rest, rest);
            let last = self.typed.split_whitespace().next_back().unwrap_or_default();
            return stop(QueryError::new(Kind::NeedsValue { begun: last.to_owned() }, end));
        };
        let span = self.span(rest, &rest[sign.len_utf8()..]);
        let kind = match sign {
            ')' | '}' => Kind::Unopened { sign },
            _ => Kind::Misplaced { sign },
        };
        self.offer(QueryError::new(kind, span), &without(self.typed, span))
    }

    /// A sign where a bracket should be closed.
    pub(super) fn wrong_bracket(&self, rest: &str, closing: char) -> Stop {
        if !rest.starts_with([')', '}']) {
            return self.misplaced(rest);
        }
        let span = self.span(rest, &rest[1..]);
        let before = Span { start: 0, end: span.start }.of(self.typed);
        let after = Span { start: span.end, end: self.typed.chars().count() }.of(self.typed);
        let sign = if closing == ')' { '}' } else { ')' };
        let error = QueryError::new(Kind::Unopened { sign }, span);
        self.offer(error, &format!("{before}{closing}{after}"))
    }

    /// A sign inside a value; quotes make it part of the value.
    pub(super) fn misplaced_in(&self, text: &str, rest: &str) -> Stop {
        let sign = rest.chars().next().unwrap_or(':');
        let end = rest.find([' ', ')', ',']).map_or("", |end| &rest[end..]);
        let value = self.span(text, end);
        let error = QueryError::new(Kind::Misplaced { sign }, self.span(rest, &rest[1..]));
        let typed = value.of(self.typed);
        stop(match typed.contains(['"', '«', '»', '“', '”', '„', '(']) {
            true => error,
            false => error.fix_at(value, &format!("\"{typed}\"")),
        })
    }

    pub(super) fn foreign(&self, word: Span, rest: &str, sign: char) -> Stop {
        let kind = match sign {
            '*' => Kind::StarInside,
            _ => Kind::Misplaced { sign },
        };
        let error = QueryError::new(kind, self.span(rest, &rest[sign.len_utf8()..]));
        let typed = word.of(self.typed);
        // `=>3`, as some write `>=3`.
        if let Some(compared) = typed.strip_prefix('=').filter(|_| matches!(sign, '<' | '>')) {
            let meant = format!("{sign}={}", compared.trim_start_matches(sign));
            return stop(error.fix_at(word, &meant));
        }
        let typed = typed.trim_start_matches(['=', '~']).replace('*', "");
        match fold(&typed).is_empty() {
            _ if matches!(sign, '[' | ']') => stop(error),
            true => self.offer(error, &without(self.typed, word)),
            false => stop(error.fix_at(word, &format!("\"{typed}\""))),
        }
    }
}

/// What closes the brackets that are open at the end of a text.
fn open_brackets(text: &str) -> String {
    let (mut open, mut in_quotes) = (Vec::new(), false);
    for c in text.chars() {
        match c {
            '"' => in_quotes = !in_quotes,
            '(' if !in_quotes => open.push(')'),
            '{' if !in_quotes => open.push('}'),
            ')' | '}' if !in_quotes => drop(open.pop()),
            _ => {}
        }
    }
    open.into_iter().rev().collect()
}

/// The text with a stretch left out, and the white space that stood around it.
pub(super) fn without(typed: &str, span: Span) -> String {
    let all = typed.chars().count();
    let before = Span { start: 0, end: span.start }.of(typed).trim_end();
    let after = Span { start: span.end, end: all }.of(typed).trim_start();
    match before.is_empty()
        || before.ends_with(['(', '{'])
        || after.is_empty()
        || after.starts_with([')', '}'])
    {
        true => format!("{before}{after}"),
        false => format!("{before} {after}"),
    }
}
