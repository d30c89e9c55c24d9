//! Finds the state of the place that an English dateline names.
//!
//! `CHICAGO, March 3 -`, `AKRON, Ohio (Agency) --`: a reader knows the state of a
//! city that newsrooms print alone, and of any city beside a part of a state.
//! Capitals and states by name are left to `countries`.

use std::ops::Range;

use super::reading::Reading;
use super::setting::after_latin_date;
use crate::model::{CountryCode, Mention, Via};
use crate::names::{PlaceKind, Places};

/// Paragraphs below the headline that may begin with the dateline.
const LINES: usize = 3;
/// Words of a city that no table holds, at most.
const CITY: usize = 4;
/// Words of a place in capitals, with the part of the state it lies in, at most.
const PLACE: usize = 6;

/// The place of a dateline and its state.
#[derive(Debug)]
pub(super) struct Place {
    /// The number of its reading.
    pub reading: usize,
    pub words: Range<usize>,
    pub code: CountryCode,
}

impl Place {
    /// Where the article says so.
    pub(super) fn mention(&self, readings: &[Reading]) -> Mention {
        let reading = &readings[self.reading];
        Mention {
            span: reading.span(&self.words, 0),
            text: reading.text(&self.words, 0).to_owned(),
            via: Via::Place,
            rule: "dateline-place",
        }
    }
}

/// The place of the first dateline of an article.
pub(super) fn place(readings: &[Reading]) -> Option<Place> {
    let lines = readings.iter().enumerate().filter(|(_, reading)| reading.paragraph > 0);
    lines.take(LINES).find_map(|(number, reading)| in_line(number, reading))
}

/// Whether a line is an English dateline and nothing else, as some sources keep it apart:
/// its day is that of the report, and nothing is told to be on it.
pub(super) fn is_alone(reading: &Reading) -> bool {
    let Some(day) = reading.dates.first() else { return false };
    let from = day.words.start;
    let place = (1..=PLACE).contains(&from)
        && (0..from).all(|at| reading.words.list()[at].capital && !reading.is_arabic(at));
    reading.paragraph > 0
        && place
        && reading.words.gap(from).contains(',')
        && after_latin_date(reading, from) == reading.len()
}

fn in_line(number: usize, reading: &Reading) -> Option<Place> {
    let first = reading.words.list().first()?;
    if !first.capital || reading.is_arabic(0) {
        return None;
    }
    let (words, code) = city_and_region(reading).or_else(|| city(reading))?;
    let end = after_latin_date(reading, words.end);
    let closed = end == reading.len() || has_dash(reading.words.gap(end));
    closed.then_some(Place { reading: number, words, code })
}

/// `PORTLAND, Ore.`
fn city_and_region(reading: &Reading) -> Option<(Range<usize>, CountryCode)> {
    let comma = |at: &usize| reading.words.gap(*at).trim() == ",";
    let at = (1..reading.len().min(CITY + 1)).find(comma)?;
    let word = |n: usize| (at + n < reading.len()).then(|| reading.folded(at + n));
    let (len, code) = Places::get().find(PlaceKind::Region, reading.folded(at), word)?;
    // `TBILISI, Georgia`: the state of a capital, not the part of another.
    let capital = reading.has_state(at) && reading.has_state(at - 1);
    let sentence = (0..at).any(|word| !reading.words.list()[word].capital);
    if capital || sentence {
        return None;
    }
    Some((0..at + len, code))
}

fn city(reading: &Reading) -> Option<(Range<usize>, CountryCode)> {
    let word = |n: usize| (n < reading.len()).then(|| reading.folded(n));
    let (len, code) = Places::get().find(PlaceKind::City, reading.folded(0), word)?;
    Some((0..len, code))
}

fn has_dash(gap: &str) -> bool {
    let gap = gap.trim_start_matches([')', '.', ',', ' ']);
    gap.starts_with(['-', '–', '—']) && gap.len() > 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::vocabulary::Vocabulary;
    use crate::model::ParagraphKind;
    use crate::names::Gazetteer;
    use crate::text::Words;

    fn found(line: &str) -> Option<String> {
        let mut vocabulary = Vocabulary::new(Gazetteer::get());
        let words = Words::of(line);
        let numbers = vocabulary.learn(&words);
        let reading = Reading::new(1, ParagraphKind::Body, (words, numbers), &vocabulary);
        let readings = [reading.dated(None, None)];
        let place = place(&readings)?;
        Some(format!("{} {}", place.code, place.mention(&readings).text))
    }

    #[test]
    fn a_city_or_a_part_of_a_state_tells_the_state() {
        for (line, place) in [
            ("CHICAGO, March 3 - The mayor received the consul.", "US CHICAGO"),
            ("CHICAGO, March 3 -", "US CHICAGO"),
            ("Osaka, 3 March (Agency) - The governor left.", "JP Osaka"),
            ("GENEVA -- The envoys met.", "CH GENEVA"),
            ("ST. LOUIS, Feb. 5 - The senator spoke.", "US ST. LOUIS"),
            ("BROOKHAVEN, N.Y., March 3 - The office said.", "US BROOKHAVEN, N.Y"),
            ("SAVANNAH, Georgia, March 3 - The office said.", "US SAVANNAH, Georgia"),
            ("LONDON, Ontario, March 3 - The office said.", "CA LONDON, Ontario"),
        ] {
            assert_eq!(found(line).as_deref(), Some(place), "{line}");
        }
    }

    #[test]
    fn a_dateline_alone_dates_nothing_that_is_told() {
        let is_alone = |line: &str| {
            let mut vocabulary = Vocabulary::new(Gazetteer::get());
            let words = Words::of(line);
            let numbers = vocabulary.learn(&words);
            let reading = Reading::new(1, ParagraphKind::Body, (words, numbers), &vocabulary);
            super::is_alone(&reading.dated(Some(jiff::civil::date(2025, 3, 9)), None))
        };
        for line in ["PRETORIA, March 3 -", "ST. LOUIS, Mo., Feb. 5 -", "Doha, 3rd March (QNA) --"]
        {
            assert!(is_alone(line), "{line}");
        }
        for line in [
            "PRETORIA, March 3 - The minister left.",
            "Signed in Doha, March 3",
            "The Hague Declaration, March 3 and May 5",
            "March 3",
            "PRETORIA -",
            "\u{62f}\u{628}\u{64a}\u{60c} 3 \u{645}\u{627}\u{631}\u{633}",
        ] {
            assert!(!is_alone(line), "{line}");
        }
    }

    #[test]
    fn a_sentence_or_an_unknown_town_tells_none() {
        for line in [
            "Chicago officials received the consul.",
            "Nice weather, a minister said - and left.",
            "BROOKHAVEN, March 3 - The office said.",
            "In Chicago, March 3 - the day of the visit.",
            "TBILISI, Georgia - The prime minister left.",
            "Split over the budget, ministers met.",
            "",
        ] {
            assert_eq!(found(line), None, "{line}");
        }
    }
}
