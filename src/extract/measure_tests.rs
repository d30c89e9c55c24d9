//! Measures the country rules on annotated text, where those files are.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;

use serde_json::Value;

use super::tests::read_in;
use crate::model::{Extraction, Lang};
use crate::text::fold;

/// A development file; `None`, and said so, where it is absent.
fn development(name: &str) -> Option<String> {
    let path = format!("{}/target/dev/{name}", env!("CARGO_MANIFEST_DIR"));
    let text = fs::read_to_string(&path).ok();
    if text.is_none() {
        println!("skipped: no {path}");
    }
    text
}

/// The Arabic names of states in a list that is not ours, folded, with their code.
fn listed_names() -> Option<HashMap<String, String>> {
    let list = development("names/country_names.tsv")?;
    let states: BTreeSet<&str> = include_str!("../names/codes.tsv")
        .lines()
        .filter_map(|row| row.split('\t').next())
        .collect();
    let mut names: HashMap<String, String> = HashMap::new();
    for row in list.lines() {
        let mut cells = row.split('\t');
        let (Some(code), Some(name)) = (cells.next(), cells.next()) else { continue };
        let arabic = name.chars().any(|c| matches!(c, '\u{621}'..='\u{64a}'));
        if arabic && states.contains(code) {
            names.insert(bare(&fold(name)), code.to_owned());
        }
    }
    Some(names)
}

/// A folded name without the clitics and the words `state`, `republic`, `kingdom`
/// before it.
fn bare(folded: &str) -> String {
    let words: Vec<&str> = folded.split(' ').collect();
    let kinds = ["دوله", "جمهوريه", "مملكه"];
    let start = words.iter().position(|word| !kinds.iter().any(|kind| word.ends_with(kind)));
    words[start.unwrap_or(0)..].join(" ")
}

/// The state an annotated name is, by the list: as it stands or behind clitics.
fn state_of<'n>(name: &str, names: &'n HashMap<String, String>) -> Option<&'n String> {
    let folded = bare(&fold(name));
    let mut forms = vec![folded.clone()];
    for clitics in ["و", "ب", "ل", "وب", "ول", "ف", "ك"] {
        if let Some(rest) = folded.strip_prefix(clitics) {
            forms.push(rest.to_owned());
            forms.extend(rest.strip_prefix('ل').map(|rest| format!("ال{rest}")));
        }
    }
    forms.iter().find_map(|form| names.get(form))
}

/// One annotated sentence and the names of places in it.
struct Annotated {
    text: String,
    places: Vec<String>,
}

fn annotated(row: &str) -> Annotated {
    let row: Value = serde_json::from_str(row).unwrap();
    let cells = |key: &str| row[key].as_array().unwrap().clone();
    let tokens: Vec<String> =
        cells("tokens").iter().map(|token| token.as_str().unwrap().to_owned()).collect();
    let has = |tags: &Value, tag: &str| tags.as_array().unwrap().iter().any(|t| t == tag);
    let mut places: Vec<String> = Vec::new();
    let mut open = false;
    for (token, tags) in tokens.iter().zip(cells("tags")) {
        match places.last_mut().filter(|_| open && has(&tags, "I-GPE") && !has(&tags, "B-GPE")) {
            Some(place) => *place = format!("{place} {token}"),
            None if has(&tags, "B-GPE") => {
                places.push(token.clone());
                open = true;
            }
            None => open = false,
        }
    }
    Annotated { text: tokens.join(" "), places }
}

fn codes(found: &Extraction) -> BTreeSet<String> {
    found.countries.iter().map(|country| country.code.to_string()).collect()
}

#[test]
fn states_among_annotated_places_are_found() {
    let (Some(names), Some(rows)) = (listed_names(), development("ner/wojood_sample.train.jsonl"))
    else {
        return;
    };
    let (mut wanted, mut hit) = (0, 0);
    let mut missed: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for sentence in rows.lines().map(annotated) {
        let found = codes(&read_in(Lang::Ar, &["", &sentence.text], ""));
        for place in &sentence.places {
            let Some(code) = state_of(place, &names) else { continue };
            wanted += 1;
            hit += usize::from(found.contains(code));
            if !found.contains(code) {
                missed.entry(code.clone()).or_default().push(format!("{place}: {}", sentence.text));
            }
        }
    }
    let recall = f64::from(hit as u32) / f64::from(wanted);
    println!("states among the annotated places: {hit} of {wanted}, recall {recall:.3}");
    for (code, places) in &missed {
        println!("{code} {}\n  {}", places.len(), places.join("\n  "));
    }
    assert!(recall >= 0.95, "{recall:.3}");
}
