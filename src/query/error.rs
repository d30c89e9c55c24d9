//! Why a query cannot be run, where in its text, and what to type instead.

use serde::Serialize;

use super::Span;
use super::period::PeriodError;

/// Why a query cannot be run, and where in its text.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{kind}")]
pub struct QueryError {
    /// What is wrong.
    pub kind: QueryErrorKind,
    /// Where, in characters of the text as typed.
    pub span: Span,
    /// What could be typed instead, most likely first.
    pub fixes: Vec<Fix>,
}

/// A text to type instead of a stretch of the query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What it replaces.
    pub span: Span,
    /// What to type there; a query of its own.
    pub text: String,
}

/// What can be wrong with a query.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum QueryErrorKind {
    /// Q01: nothing was typed.
    #[error("the query is empty")]
    Empty,
    /// Q02: no field has this name.
    #[error("unknown field `{}:`", shown(.name))]
    UnknownField {
        /// The name as typed.
        name: String,
    },
    /// Q03: braces after a word that opens no scope.
    #[error("nothing is called `{}{{ }}`", shown(.name))]
    UnknownScope {
        /// The word as typed.
        name: String,
    },
    /// Q04: a quotation mark without its partner.
    #[error("the quotation mark at character {character} is never closed")]
    UnclosedQuote {
        /// Its place, from 1.
        character: usize,
    },
    /// Q04: a bracket without its partner.
    #[error("the bracket at character {character} is never closed")]
    UnclosedBracket {
        /// Its place, from 1.
        character: usize,
        /// What would close it.
        closing: char,
    },
    /// Q05: a closing bracket that closes nothing.
    #[error("this `{sign}` closes no bracket")]
    Unopened {
        /// The bracket.
        sign: char,
    },
    /// Q06: an operator at the start.
    #[error("`{0}` needs a term on its left")]
    NeedsLeft(
        /// The operator as typed.
        String,
    ),
    /// Q06: an operator at the end, or apart from its term.
    #[error("`{0}` needs a term on its right")]
    NeedsRight(
        /// The operator as typed.
        String,
    ),
    /// Q07: a sign where it means nothing.
    #[error("`{sign}` means nothing here")]
    Misplaced {
        /// The sign.
        sign: char,
    },
    /// Q07: a star that is not the last character of its word.
    #[error("`*` stands only at the end of one word")]
    StarInside,
    /// Q07: a minus sign or an exclamation mark after the colon.
    #[error("what excludes is `-` before the field, and no sign before its value")]
    MinusInside,
    /// Q07: a range of days without a field.
    #[error("a range of days needs its field")]
    BareRange,
    /// Q08: a field without a value.
    #[error("`{}` needs a value", shown(.begun))]
    NeedsValue {
        /// The field with its colon and what follows that, as typed.
        begun: String,
    },
    /// Q08: brackets with nothing in them.
    #[error("these brackets hold nothing")]
    EmptyBrackets,
    /// Q09: a period that does not exist or cannot be read.
    #[error(transparent)]
    Period(#[from] PeriodError),
    /// Q10: a range whose end lies before its start.
    #[error("the range runs backwards")]
    Backwards,
    /// Q11: a word without a letter or digit.
    #[error("`{}` holds no letter or digit to search for", shown(.text))]
    NothingToSearch {
        /// The word as typed.
        text: String,
    },
    /// Q12: a directive inside brackets or after NOT.
    #[error("`{name}:` applies to the whole query")]
    DirectiveInside {
        /// The directive as typed.
        name: String,
    },
    /// Q13: a directive given twice.
    #[error("`{name}:` is given twice")]
    Twice {
        /// The directive as typed.
        name: String,
    },
    /// Q14: more than 64 KiB.
    #[error("the query is too long: more than 64 KiB")]
    TooLong,
    /// Q14: more than 64 brackets inside each other.
    #[error("the query is too deep: more than 64 brackets inside each other")]
    TooDeep,
    /// Q14: more than 256 terms.
    #[error("the query has too many terms: more than 256")]
    TooMany,
    /// Q15: a form of value the field does not take.
    #[error("`{field}:` takes no {form}")]
    WrongForm {
        /// The field as typed.
        field: String,
        /// The form, as in "takes no range".
        form: &'static str,
    },
    /// Q16: a distance between what are no words.
    #[error("`{operator}` stands between words and phrases")]
    NotWords {
        /// The operator as typed.
        operator: String,
    },
    /// Q17: a field or scope where it says nothing.
    #[error("`{}` says nothing of one {}", shown(.what), part(.scope))]
    OutOfScope {
        /// The field, value or scope as typed.
        what: String,
        /// The name of the scope it stands in; empty for the article.
        scope: &'static str,
    },
    /// Q18: a number of mentions of nothing, or of several things.
    #[error("`mentions:` needs one country or official beside it")]
    LonelyMentions,
    /// Q19: an argument that can only be meant as an option, and is none.
    #[error("`sijill {command}` has no option `{}`", shown(.name))]
    UnknownOption {
        /// The argument.
        name: String,
        /// The command it was given to.
        command: &'static str,
    },
    /// Q20: no such country.
    #[error("no country is called `{}`", shown(.name))]
    UnknownCountry {
        /// The name as typed.
        name: String,
    },
    /// Q21: no such group of countries.
    #[error("no group of countries is called `{}`", shown(.name))]
    UnknownGroup {
        /// The name as typed.
        name: String,
        /// The ids of all groups.
        known: Vec<&'static str>,
    },
    /// Q22: no such language.
    #[error("no language `{}`", shown(.name))]
    UnknownLang {
        /// The word as typed.
        name: String,
    },
    /// Q23: no such sort key.
    #[error("no sort key `{}`", shown(.name))]
    UnknownSortKey {
        /// The word as typed.
        name: String,
    },
    /// Q24: a number was expected.
    #[error("`{field}:` takes a whole number, not `{}`", shown(.text))]
    NotANumber {
        /// The directive as typed.
        field: String,
        /// What was typed for the number.
        text: String,
        /// The least that it takes.
        least: u32,
    },
    /// Q24: a number larger than any archive needs.
    #[error("`{field}:` takes at most {most}")]
    TooLarge {
        /// The directive as typed.
        field: String,
        /// The largest.
        most: u32,
    },
    /// Q24: a distance longer than any text needs.
    #[error("no words are looked for more than {most} words apart")]
    TooFar {
        /// The longest.
        most: u32,
    },
    /// Q25: no such office.
    #[error("no office is called `{}`", shown(.name))]
    UnknownRole {
        /// The word as typed.
        name: String,
        /// Whether there are any that are spelt nearly so.
        near: bool,
    },
    /// Q26: no such topic.
    #[error("no topic is called `{}`", shown(.name))]
    UnknownTopic {
        /// The word as typed.
        name: String,
        /// Whether there are any that are spelt nearly so.
        near: bool,
    },
    /// Q27: no such value of a closed list.
    #[error("`{}:` has no value `{}`", shown(.field), shown(.name))]
    UnknownValue {
        /// The field as typed.
        field: String,
        /// The word as typed.
        name: String,
        /// Every value.
        known: Vec<&'static str>,
    },
}

impl QueryError {
    pub(super) fn new(kind: impl Into<QueryErrorKind>, span: Span) -> QueryError {
        QueryError { kind: kind.into(), span, fixes: Vec::new() }
    }

    /// The refusal of an argument of a command that looks like an option, by the
    /// characters before it and by what may have been meant.
    pub fn unknown_option(
        name: &str,
        start: usize,
        meant: Option<String>,
        (command, typed): (&'static str, &str),
    ) -> QueryError {
        let end = (start + name.chars().count()).min(typed.chars().count());
        let kind = QueryErrorKind::UnknownOption { name: name.to_owned(), command };
        let error = QueryError::new(kind, Span { start: start.min(end), end });
        meant.iter().fold(error, |error, text| error.fix(text))
    }

    /// With a text to type instead of the marked one.
    pub(super) fn fix(self, text: &str) -> QueryError {
        let span = self.span;
        self.fix_at(span, text)
    }

    /// With a text to type instead of another stretch.
    pub(super) fn fix_at(mut self, span: Span, text: &str) -> QueryError {
        if !text.trim().is_empty() {
            self.fixes.push(Fix { span, text: text.to_owned() });
        }
        self
    }

    /// With a text to type instead of the whole query.
    pub(super) fn fix_whole(self, typed: &str, text: &str) -> QueryError {
        let end = typed.chars().count();
        self.fix_at(Span { start: 0, end }, text.trim())
    }

    /// The code: `Q` and two digits.
    pub fn code(&self) -> &'static str {
        self.kind.code()
    }

    /// What is wrong, in one line.
    pub fn message(&self) -> String {
        self.kind.to_string()
    }

    /// What to type instead, or in words how to go on; never empty.
    pub fn hint(&self) -> String {
        let typed: Vec<String> = self
            .suggestions()
            .into_iter()
            .filter(|text| text.chars().count() <= LONGEST_HINT)
            .map(|text| plain(&text))
            .collect();
        let mut parts: Vec<String> = Vec::new();
        parts.extend((!typed.is_empty()).then(|| typed.join(", or ")));
        if parts.is_empty() || !self.kind.speaks_for_itself() {
            parts.extend(self.kind.advice());
        }
        parts.join("; ")
    }

    /// Texts to type, each a query of its own, most likely first.
    pub fn suggestions(&self) -> Vec<String> {
        self.fixes.iter().map(|fix| fix.text.clone()).collect()
    }

    /// The whole query with each fix in its place.
    pub fn mended(&self, typed: &str) -> Vec<String> {
        let all = typed.chars().count();
        let mend = |fix: &Fix| {
            let before = Span { start: 0, end: fix.span.start }.of(typed);
            let after = Span { start: fix.span.end, end: all }.of(typed);
            format!("{before}{}{after}", fix.text)
        };
        self.fixes.iter().map(mend).collect()
    }

    /// The three lines a person reads.
    ///
    /// With `isolates`, the mark is wrapped so that a terminal that reorders
    /// right-to-left text keeps it around its word.
    pub fn render(&self, typed: &str, isolates: bool) -> String {
        let (open, close) = if isolates { ("\u{2068}", "\u{2069}") } else { ("", "") };
        let (before, marked, after) = excerpt(typed, self.span);
        format!(
            "error[{}]: {}\n  in: {before}{open}⟦{marked}⟧{close}{after}\n  hint: {}\n",
            self.code(),
            self.message(),
            self.hint()
        )
    }

    /// What `--errors json` prints.
    pub fn report(&self) -> ErrorReport {
        ErrorReport {
            code: self.code(),
            message: self.message(),
            span: self.span,
            hint: self.hint(),
            suggestions: self.suggestions(),
        }
    }
}

/// A query error for scripts.
#[derive(Debug, Serialize)]
pub struct ErrorReport {
    /// `Q` and two digits.
    pub code: &'static str,
    /// What is wrong.
    pub message: String,
    /// Where, in characters of the text as typed.
    pub span: Span,
    /// How to go on, for a person.
    pub hint: String,
    /// What to type instead.
    pub suggestions: Vec<String>,
}

const LONGEST_HINT: usize = 120;
const LONGEST_SHOWN: usize = 40;
const AROUND: usize = 60;

/// What a scope is one of.
fn part(scope: &str) -> &'static str {
    match scope {
        "meet" => "meeting",
        _ => "paragraph",
    }
}

/// The user's own words, short and without anything a terminal obeys.
fn shown(text: &str) -> String {
    clip(text, LONGEST_SHOWN)
}

fn clip(text: &str, most: usize) -> String {
    let mut short: String = text.chars().take(most).collect();
    if text.chars().nth(most).is_some() {
        short.push('…');
    }
    plain(&short)
}

fn plain(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

/// What stands before the mark, in it, and after it, cut to one line.
fn excerpt(typed: &str, span: Span) -> (String, String, String) {
    let start = span.start.saturating_sub(AROUND);
    let mut before = plain(Span { start, end: span.start }.of(typed));
    if start > 0 {
        before.insert(0, '…');
    }
    let rest = Span { start: span.end, end: span.end + AROUND + 1 }.of(typed);
    (before, clip(span.of(typed), 2 * AROUND), clip(rest, AROUND))
}
