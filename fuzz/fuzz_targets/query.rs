//! Any text as a query: it is refused with a word, or it prints to a text that means the same.

#![no_main]

use jiff::civil::{Weekday, date};
use libfuzzer_sys::fuzz_target;
use sijill::names::Gazetteer;
use sijill::query::{ArchiveNames, Context, count, lower, parse, resolve};

fuzz_target!(|text: &str| {
    let Ok(syntax) = parse(text) else { return };
    let gazetteer = Gazetteer::get();
    let known = ArchiveNames::tables();
    let context = Context {
        today: &|| date(2025, 3, 12),
        week_start: Weekday::Sunday,
        known: &known,
        stemmer: gazetteer.stemmer(),
    };
    if let Ok(query) = resolve(&syntax, &context) {
        let _ = (lower(&query), count(&query));
    }
});
