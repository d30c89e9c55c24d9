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

/// The least F1 each kind must keep, in the Arabic and the English articles.
const FLOORS: [(&str, f64, f64); 5] = [
    ("countries", 0.99, 1.0),
    ("officials", 0.975, 1.0),
    ("office", 0.885, 0.97),
    ("dates", 0.93, 0.92),
    ("meetings", 0.90, 1.0),
];

#[test]
fn extraction_keeps_its_floors() {
    let mut tallies = [Tallies::default(), Tallies::default()];
    for article in articles() {
        let lang = usize::from(article.lang == Lang::En);
        tallies[lang].add(&gold(&name_of(&article)), &extract(&article, None));
    }
    for (lang, tallies) in ["Arabic", "English"].iter().zip(&tallies) {
        println!("{lang}\n{tallies}");
        if let Ok(kind) = std::env::var("SIJILL_CORPUS_SHOW") {
            println!("{}", tallies.notes(&kind));
        }
    }
    for (kind, arabic, english) in FLOORS {
        for (tallies, floor) in tallies.iter().zip([arabic, english]) {
            let f1 = tallies.of(kind).f1();
            assert!(f1 >= floor, "{kind}: F1 {f1:.3} is under its floor {floor}");
        }
    }
}

#[test]
fn every_kind_has_a_floor() {
    assert_eq!(FLOORS.map(|(kind, ..)| kind), KINDS);
}

fn corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus")
}

fn articles() -> Vec<Article> {
    let import = Import {
        inputs: Inputs::new(vec![corpus().join("articles")]),
        defaults: Defaults::default(),
        outlet_country: None,
        jobs: 1,
        clock: String::new,
    };
    let mut list = Vec::new();
    read_articles(&import, &mut |item| list.push(item.expect("the corpus is readable")));
    assert_eq!(list.len(), 32);
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
