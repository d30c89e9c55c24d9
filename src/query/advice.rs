//! The code of each mistake, and what helps where no fix is known.

use super::error::QueryErrorKind;
use super::fields::{ROLES, SORT_KEYS};
use crate::names::topics;

impl QueryErrorKind {
    pub(super) fn code(&self) -> &'static str {
        use QueryErrorKind::*;
        match self {
            Empty => "Q01",
            UnknownField { .. } => "Q02",
            UnknownScope { .. } => "Q03",
            UnclosedQuote { .. } | UnclosedBracket { .. } => "Q04",
            Unopened { .. } => "Q05",
            NeedsLeft(_) | NeedsRight(_) => "Q06",
            Misplaced { .. } | StarInside | MinusInside | BareRange => "Q07",
            NeedsValue { .. } | EmptyBrackets => "Q08",
            Period(_) => "Q09",
            Backwards => "Q10",
            NothingToSearch { .. } => "Q11",
            DirectiveInside { .. } => "Q12",
            Twice { .. } => "Q13",
            TooLong | TooDeep | TooMany => "Q14",
            WrongForm { .. } => "Q15",
            NotWords { .. } => "Q16",
            OutOfScope { .. } => "Q17",
            LonelyMentions => "Q18",
            UnknownOption { .. } => "Q19",
            UnknownCountry { .. } => "Q20",
            UnknownGroup { .. } => "Q21",
            UnknownLang { .. } => "Q22",
            UnknownSortKey { .. } => "Q23",
            NotANumber { .. } | TooLarge { .. } | TooFar { .. } => "Q24",
            UnknownRole { .. } => "Q25",
            UnknownTopic { .. } => "Q26",
            UnknownValue { .. } => "Q27",
        }
    }

    /// What helps beside the fixes, in words.
    pub(super) fn advice(&self) -> Option<String> {
        use QueryErrorKind::*;
        let advice = match self {
            Empty => "`*` matches everything",
            UnknownField { .. } => {
                "quote it to search the text; `sijill help fields` lists the fields"
            }
            UnclosedQuote { .. } => "close it with `\"`",
            UnclosedBracket { closing: '}', .. } => "close it with `}`",
            UnclosedBracket { .. } => "close it with `)`",
            UnknownScope { .. } => "what opens with braces is para{ } or meet{ }",
            NeedsLeft(_) | NeedsRight(_) => "leave it out, or put it in quotes to search for it",
            Misplaced { sign: '[' | ']' | '{' | '}' } => {
                "a range is written date:2024..2025; other words with this sign go in quotes"
            }
            Unopened { .. } | Misplaced { .. } | StarInside => {
                "leave it out, or put the words in quotes"
            }
            MinusInside => "put `-` before the field",
            BareRange => "put `date:` before it",
            NeedsValue { .. } => "type a value after the colon, or quote the word to search for it",
            EmptyBrackets | NothingToSearch { .. } => "leave it out",
            Period(_) => {
                "a period is a day 2025-02-05, month 2025-02, year 2025, quarter 2025Q1, \
                          Hijri month 1446-08h, or 30d, last-month, today"
            }
            Backwards => "type the earlier day first",
            DirectiveInside { .. } => "move it to the end of the query, outside all brackets",
            Twice { .. } => "keep one of the two",
            TooLong | TooDeep | TooMany => "split it into several queries",
            WrongForm { .. } => "type a plain value",
            NotWords { .. } => "type words or phrases on both sides, or use AND",
            OutOfScope { scope: "", .. } => "move it out of the braces",
            OutOfScope { .. } => "move it behind the closing brace",
            LonelyMentions => {
                "put one country and its number in brackets: (country:JP mentions:>=3)"
            }
            UnknownOption { command, .. } => {
                return Some(format!(
                    "put it in quotes inside the query to search for it; `sijill {command} \
                     --help` lists the options"
                ));
            }
            UnknownCountry { .. } => "`sijill list countries` has every name",
            UnknownLang { .. } => "lang:ar or lang:en",
            NotANumber { least: 0, .. } => "digits only",
            NotANumber { .. } => "digits only, from 1",
            TooLarge { .. } => "type a smaller number, or leave it out",
            TooFar { .. } => "type a smaller number, or leave it out for 10",
            UnknownRole { near: false, .. } | UnknownTopic { near: false, .. } => {
                return self.choice();
            }
            UnknownRole { .. } => "`sijill list roles` has every kind of office",
            UnknownTopic { .. } => "`sijill list topics` has every topic",
            UnknownGroup { .. } | UnknownSortKey { .. } | UnknownValue { .. } => {
                return self.choice();
            }
        };
        Some(advice.to_owned())
    }

    /// Everything that there is to choose from.
    fn choice(&self) -> Option<String> {
        use QueryErrorKind::*;
        Some(match self {
            UnknownGroup { known, .. } => format!("one of @{}", known.join(" @")),
            UnknownValue { known, .. } => format!("one of {}", known.join(" ")),
            UnknownSortKey { .. } => {
                let keys: Vec<_> = SORT_KEYS.iter().map(|(_, word, _)| *word).collect();
                format!("the keys are {}", keys.join(" "))
            }
            UnknownRole { .. } => {
                let names: Vec<_> = ROLES.iter().map(|row| row.name).collect();
                format!("one of {}, or a title in quotes", names.join(" "))
            }
            UnknownTopic { .. } => {
                let keys: Vec<_> = topics().list().iter().map(|topic| topic.key).collect();
                format!("one of {}", keys.join(" "))
            }
            _ => return None,
        })
    }

    /// Whether the fixes say it all.
    pub(super) fn speaks_for_itself(&self) -> bool {
        use QueryErrorKind::*;
        !matches!(
            self,
            UnknownField { .. }
                | UnknownOption { .. }
                | UnknownCountry { .. }
                | UnknownGroup { .. }
                | UnknownRole { .. }
                | UnknownTopic { .. }
                | UnknownValue { .. }
                | UnknownScope { .. }
        )
    }
}
