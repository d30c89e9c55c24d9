//! Tells by what an office is called which states cannot have it.

use super::super::office::Office;
use super::super::reading::Reading;
use crate::model::CountryCode;
use crate::names::{BoundOffice, BoundOffices};

/// What the table says of an office by the words it is called.
pub(in crate::extract) fn called(reading: &Reading, office: &Office) -> BoundOffice {
    let words = office.words.clone().map(|at| match reading.folded(at) {
        first if at == office.words.start => {
            first.char_indices().nth(office.peel.letters).map_or(first, |(cut, _)| &first[cut..])
        }
        word => word,
    });
    let words: Vec<&str> = words.collect();
    BoundOffices::get().of(&words)
}

/// Whether nothing but `and` or a comma stands between two English offices.
pub(super) fn is_joined(reading: &Reading, between: std::ops::Range<usize>) -> bool {
    let at = between.start;
    match between.len() {
        0 => at > 0 && reading.after_comma(at),
        1 => reading.folded(at) == "and" && (reading.runs_on(at) || reading.after_comma(at)),
        _ => false,
    }
}

/// Where its own state or one the article names cannot have an office, or few can:
/// of those that can, the one it `named` most, the first of several; else the likeliest.
pub(super) fn bound(
    named: &[(CountryCode, usize)],
    called: &BoundOffice,
    refused: bool,
) -> Option<CountryCode> {
    let likeliest = called.likeliest();
    let fits = |(code, _): &&(CountryCode, usize)| called.can_have(*code);
    if !refused && likeliest.is_none() && named.iter().all(|named| fits(&named)) {
        return None;
    }
    let most = named.iter().filter(fits).map(|(_, count)| *count).max();
    let first = named.iter().filter(fits).find(|(_, count)| Some(*count) == most);
    first.map(|(code, _)| *code).or(likeliest)
}
