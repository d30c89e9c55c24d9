//! Scores the extraction against the articles of `tests/corpus`.
//!
//! Each article was read by a careful reader; precision and recall per kind have
//! a floor that only rises. `cargo test --test corpus -- --nocapture` prints the
//! table, and `SIJILL_CORPUS_SHOW=officials` what was missed or wrong.

mod score;

use std::path::{Path, PathBuf};

use score::{Gold, KINDS, Tallies};
use sijill::extract::extract;
use sijill::import::{Defaults, Import, Inputs, read_articles};
use sijill::model::{Article, Lang};

/// The least F1 each kind must keep, in the Arabic and the English articles of
/// the first two folders.
const FLOORS: [(&str, [f64; 2], [f64; 2]); 5] = [
    ("countries", [1.0, 1.0], [1.0, 1.0]),
    ("officials", [0.99, 1.0], [0.97, 0.99]),
    ("office", [0.915, 1.0], [0.87, 0.95]),
    ("dates", [0.97, 1.0], [0.965, 0.965]),
    ("meetings", [0.985, 1.0], [0.935, 0.97]),
];

/// The same in the Arabic articles in the manner of the agencies.
const AGENCIES: [(&str, f64); 5] = [
    ("countries", 0.96),
    ("officials", 0.96),
    ("office", 0.96),
    ("dates", 0.955),
    ("meetings", 0.96),
];

#[test]
fn extraction_of_agencies_keeps_its_floors() {
    let [agencies, _] = tally("agencies", 16);
    println!("Arabic, agencies\n{agencies}");
    if let Ok(kind) = std::env::var("SIJILL_CORPUS_SHOW") {
        println!("{}", agencies.notes(&kind));
    }
    assert_eq!(AGENCIES.map(|(kind, _)| kind), KINDS);
    for (kind, floor) in AGENCIES {
        let f1 = agencies.of(kind).f1();
        assert!(f1 >= floor, "{kind}: F1 {f1:.3} is under its floor {floor}");
    }
}

#[test]
fn extraction_keeps_its_floors() {
    let sample = tally("articles", 32);
    let traps = tally("traps", 57);
    for (lang, of) in [(0, "Arabic"), (1, "English")] {
        let both = Tallies::sum([&sample[lang], &traps[lang]]);
        println!("{of}, articles\n{}", sample[lang]);
        println!("{of}, traps\n{}", traps[lang]);
        println!("{of}, all\n{both}");
        if let Ok(kind) = std::env::var("SIJILL_CORPUS_SHOW") {
            println!("{}", both.notes(&kind));
        }
    }
    for (kind, of_sample, of_traps) in FLOORS {
        for (tallies, floors) in [(&sample, of_sample), (&traps, of_traps)] {
            for (tallies, floor) in tallies.iter().zip(floors) {
                let f1 = tallies.of(kind).f1();
                assert!(f1 >= floor, "{kind}: F1 {f1:.3} is under its floor {floor}");
            }
        }
    }
}

/// The tallies of the Arabic and the English articles of a folder.
fn tally(folder: &str, count: usize) -> [Tallies; 2] {
    let mut tallies = [Tallies::default(), Tallies::default()];
    let articles = articles(folder);
    assert_eq!(articles.len(), count, "{folder}");
    for article in articles {
        let lang = usize::from(article.lang == Lang::En);
        tallies[lang].add(&gold(&name_of(&article)), &extract(&article, None));
    }
    tallies
}

#[test]
fn every_kind_has_a_floor() {
    assert_eq!(FLOORS.map(|(kind, ..)| kind), KINDS);
}

fn corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus")
}

fn articles(folder: &str) -> Vec<Article> {
    let import = Import {
        inputs: Inputs::new(vec![corpus().join(folder)]),
        defaults: Defaults::default(),
        outlet_country: None,
        jobs: 1,
        clock: String::new,
    };
    let mut list = Vec::new();
    read_articles(&import, &mut |item| list.push(item.expect("the corpus is readable")));
    list
}

/// The name of an article's gold file: its id, or its own file's name.
fn name_of(article: &Article) -> String {
    let stem = || Path::new(&article.origin.file).file_stem();
    article
        .external_id
        .clone()
        .or_else(|| Some(stem()?.to_string_lossy().into_owned()))
        .expect("an article has an id or a file")
}

fn gold(name: &str) -> Gold {
    let path = corpus().join("expected").join(format!("{name}.json"));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{path:?}: {e}"));
    serde_json::from_str(&text).unwrap_or_else(|e| panic!("{path:?}: {e}"))
}
