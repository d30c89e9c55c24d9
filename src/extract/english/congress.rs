//! Where a member of a house of the United States comes from, as the press writes it
//! behind the name: `(D-Ill.)`, `, R-Kansas`, `(Ky.)`, `of Texas`.

use super::super::reading::Reading;
use crate::model::CountryCode;
use crate::names::{PlaceKind, Places};

/// A state, and the word past what tells it.
pub(super) type Home = Option<(CountryCode, usize)>;

/// `NAME MP`: a seat in parliament told behind the name, and nobody's name behind it.
pub(super) fn is_seat_behind(reading: &Reading, at: usize) -> bool {
    let seat = matches!(reading.folded(at), "mp" | "mep" | "mla" | "mna" | "msp");
    let capital = |at: usize| reading.words.list().get(at).is_some_and(|word| word.capital);
    seat && capital(at) && reading.runs_on(at) && !(reading.runs_on(at + 1) && capital(at + 1))
}

/// What stands behind a name that ends before a word.
pub(super) fn home(reading: &Reading, at: usize) -> Home {
    if at >= reading.len() {
        return None;
    }
    match reading.words.gap(at).trim() {
        "(" => party(reading, at)
            .or_else(|| region(reading, at).filter(|home| is_closed(reading, home.1))),
        "," | ", (" => party(reading, at),
        _ => None,
    }
}

/// `D-Ill`, `R-N.Y`: a party's letter, a hyphen, a part of the country.
fn party(reading: &Reading, at: usize) -> Home {
    let letter = matches!(reading.folded(at), "d" | "r" | "i");
    let hyphen = at + 1 < reading.len() && matches!(reading.words.gap(at + 1), "-" | "‑" | "–");
    if !letter || !hyphen || !reading.words.list()[at].capital {
        return None;
    }
    let state = CountryCode::new("US")?;
    let end = region(reading, at + 1).map_or(at + 2, |(_, end)| end);
    Some((state, end))
}

/// A part of a state that begins at a word.
pub(super) fn region(reading: &Reading, at: usize) -> Home {
    let word = |n: usize| {
        let joined = matches!(reading.words.gap(at + n), " " | "." | ". ");
        (at + n < reading.len() && joined).then(|| reading.folded(at + n))
    };
    let capital = reading.words.list().get(at).is_some_and(|word| word.capital);
    let found = Places::get().find(PlaceKind::Region, reading.folded(at), word);
    let (len, state) = found.filter(|_| capital)?;
    // `of Al-Azhar`: no short form.
    let end = at + len;
    let goes_on = end < reading.len() && reading.words.gap(end) == "-";
    (!goes_on).then_some((state, end))
}

fn is_closed(reading: &Reading, end: usize) -> bool {
    reading.words.gap(end).trim_start_matches('.').starts_with(')')
}

/// Whether a word goes on with a name in a list, past the mark that tells where its
/// bearer is from.
pub(super) fn goes_on(reading: &Reading, at: usize) -> bool {
    let gap = if at < reading.len() { reading.words.gap(at) } else { return false };
    matches!(gap.trim_start_matches(['.', ')']).trim(), "" | ",")
}

/// `Rep.`, `Sens.`, `Gov.`: the point of a short form ends no sentence.
pub(super) fn is_short_form(reading: &Reading, end: usize) -> bool {
    end > 0
        && end < reading.len()
        && reading.is_short_office(end - 1)
        && matches!(reading.words.gap(end), ". " | "." | ".\u{a0}")
}
