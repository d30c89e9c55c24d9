//! Measures the countries of English newswire against the places its indexers gave.
//!
//! Runs where the articles are (`target/dev/articles`), else says that it
//! skipped. Every tenth article is read; the two halves are told apart by a hash
//! of the article's id, rules are looked for in the first alone.
//! `cargo test --release --test newswire -- --nocapture` prints both.

#![allow(clippy::unwrap_used, missing_docs)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde_json::Value;
use sijill::extract::Extractor;
use sijill::import::{Defaults, Import, Inputs, read_articles};

const ARTICLES: &str = "target/dev/articles/reuters21578_en.jsonl";
/// One article of so many is read.
const SAMPLE: u32 = 10;
/// The least F1 of each half.
const FLOOR: f64 = 0.82;

/// Places whose names are not those of the table.
const PLACES: [(&str, &str); 11] = [
    ("usa", "US"),
    ("uk", "GB"),
    ("uae", "AE"),
    ("west-germany", "DE"),
    ("east-germany", "DE"),
    ("zaire", "CD"),
    ("burma", "MM"),
    ("kampuchea", "KH"),
    ("hong-kong", "HK"),
    ("yemen-arab-republic", "YE"),
    ("trinidad-tobago", "TT"),
];
/// States that are no more; naming their heirs is neither right nor wrong.
const PAST: [(&str, &str); 3] = [("ussr", "RU"), ("yugoslavia", "RS"), ("czechoslovakia", "CZ")];

#[derive(Default)]
struct Tally {
    hit: usize,
    wrong: usize,
    missed: usize,
}

impl Tally {
    fn f1(&self) -> f64 {
        2.0 * self.hit as f64 / (2 * self.hit + self.wrong + self.missed).max(1) as f64
    }
}

#[test]
fn countries_of_newswire_keep_their_floor() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(ARTICLES);
    let Ok(text) = std::fs::read_to_string(&path) else {
        println!("skipped: no {}", path.display());
        return;
    };
    let gold: BTreeMap<String, Vec<String>> = text.lines().map(places).collect();
    let import = Import {
        inputs: Inputs::new(vec![path]),
        defaults: Defaults::default(),
        outlet_country: None,
        jobs: 1,
        clock: String::new,
    };
    let mut extractor = Extractor::default();
    let mut halves = [Tally::default(), Tally::default()];
    read_articles(&import, &mut |item| {
        let Ok(article) = item else { return };
        let id = article.external_id.clone().unwrap();
        let hash = hash(&id);
        if (hash / 2).is_multiple_of(SAMPLE) {
            let found = extractor.extract(&article, None).countries;
            let found = found.iter().map(|country| country.code.to_string()).collect();
            count(&mut halves[hash as usize % 2], &gold[&id], &found);
        }
    });
    for (half, tally) in ["looked at", "held out"].iter().zip(&halves) {
        let Tally { hit, wrong, missed } = tally;
        println!("{half}: {hit} right, {wrong} wrong, {missed} missed, F1 {:.3}", tally.f1());
        assert!(tally.f1() >= FLOOR, "{half}: F1 {:.3}", tally.f1());
    }
}

fn count(tally: &mut Tally, places: &[String], found: &BTreeSet<String>) {
    let may: BTreeSet<&str> =
        PAST.iter().filter(|(place, _)| places.iter().any(|p| p == place)).map(|p| p.1).collect();
    let want: BTreeSet<String> =
        places.iter().filter(|p| !PAST.iter().any(|past| past.0 == **p)).map(|p| code(p)).collect();
    tally.hit += want.intersection(found).count();
    tally.missed += want.difference(found).count();
    tally.wrong += found.difference(&want).filter(|code| !may.contains(code.as_str())).count();
}

fn places(line: &str) -> (String, Vec<String>) {
    let row: Value = serde_json::from_str(line).unwrap();
    let places = row["places"].as_array().unwrap();
    let places = places.iter().map(|place| place.as_str().unwrap().to_owned()).collect();
    (row["id"].as_str().unwrap().to_owned(), places)
}

/// The code of a place; the place itself where it is no listed state.
fn code(place: &str) -> String {
    let known = PLACES.iter().find(|(name, _)| *name == place).map(|(_, code)| *code);
    let named = || {
        include_str!("../src/names/countries.tsv").lines().find_map(|row| {
            let row: Vec<&str> = row.split('\t').collect();
            let [code, "en", "short" | "official" | "alias", form, ..] = row[..] else {
                return None;
            };
            (form.to_lowercase().replace(' ', "-") == place).then_some(code)
        })
    };
    known.or_else(named).unwrap_or(place).to_owned()
}

fn hash(id: &str) -> u32 {
    id.bytes().fold(2_166_136_261, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(16_777_619))
}
