//! Saved pages with the text a reader would take from them, where they are there.

#![allow(clippy::unwrap_used, missing_docs)]

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use sijill::import::{Defaults, Import, Inputs, read_articles};
use sijill::model::Article;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/target/dev/html");

fn read(path: PathBuf) -> Option<Article> {
    let import = Import {
        inputs: Inputs::new(vec![path]),
        defaults: Defaults::default(),
        outlet_country: None,
        jobs: 1,
        clock: String::new,
    };
    let mut found = None;
    read_articles(&import, &mut |item| found = found.take().or(item.ok()));
    found
}

/// Letters and figures only: how a text is cut and spaced is not at stake.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

fn all_letters(article: &Article) -> String {
    article.paragraphs.iter().map(|paragraph| letters(&paragraph.text)).collect()
}

/// The text of a piece of markup.
fn without_tags(markup: &str) -> String {
    let text: String =
        markup.split('<').map(|piece| piece.split_once('>').map_or("", |p| p.1)).collect();
    html_escape::decode_html_entities(&text).into_owned()
}

/// The paragraphs of a piece of markup, without its tags.
fn paragraphs(markup: &str) -> Vec<String> {
    let mut found = Vec::new();
    for part in markup.split("<p").skip(1).filter(|part| part.starts_with(['>', ' '])) {
        let inside = part.split("</p>").next().unwrap();
        let text = letters(&without_tags(&format!("<{inside}")));
        if text.chars().count() >= 30 {
            found.push(text);
        }
    }
    found
}

#[test]
fn the_paragraphs_of_readable_pages_are_imported() {
    let folder = Path::new(FOLDER).join("readability");
    let Ok(pages) = fs::read_dir(&folder) else {
        println!("skipped: there are no pages in {}", folder.display());
        return;
    };
    let (mut found, mut all, mut imported, mut expected) = (0, 0, 0, 0);
    let mut worst = Vec::new();
    for page in pages {
        let page = page.unwrap().path();
        let Some(article) = read(page.join("source.html")) else { continue };
        let text = all_letters(&article);
        let markup = fs::read_to_string(page.join("expected.html")).unwrap();
        imported += text.chars().count();
        expected += letters(&without_tags(&markup)).chars().count();
        let gold = paragraphs(&markup);
        let hits = gold.iter().filter(|paragraph| text.contains(*paragraph)).count();
        (found, all) = (found + hits, all + gold.len());
        worst.push((gold.len() - hits, page.file_name().unwrap().to_owned()));
    }
    worst.sort();
    println!(
        "{found} of {all} paragraphs; most missed: {:?}",
        worst.iter().rev().take(8).collect::<Vec<_>>()
    );
    println!("{imported} letters imported, {expected} expected");
    assert!(imported as f64 <= 1.15 * expected as f64, "{imported} of {expected}");
    assert!(found as f64 >= 0.90 * all as f64, "{found} of {all}");
}

#[test]
fn the_text_of_arabic_pages_is_imported() {
    let cases =
        [("goose/test_cnn_arabic", "/expected/cleaned_text"), ("newspaper4k/arabic_article", "")];
    for (name, pointer) in cases {
        let page = Path::new(FOLDER).join(format!("{name}.html"));
        let Some(article) = read(page.clone()) else {
            println!("skipped: there is no {}", page.display());
            continue;
        };
        let gold = match pointer {
            "" => fs::read_to_string(page.with_extension("txt")).unwrap(),
            pointer => {
                let json = fs::read_to_string(page.with_extension("json")).unwrap();
                let value: Value = serde_json::from_str(&json).unwrap();
                value.pointer(pointer).unwrap().as_str().unwrap().to_owned()
            }
        };
        let text = all_letters(&article);
        let lines: Vec<String> =
            gold.lines().map(letters).filter(|line| line.chars().count() >= 20).collect();
        let hits = lines.iter().filter(|line| text.contains(*line)).count();
        println!("{name}: {hits} of {} lines", lines.len());
        assert!(hits * 10 >= lines.len() * 9, "{name}: {hits} of {}", lines.len());
    }
}

#[test]
fn pages_without_a_charset_are_decoded() {
    for name in ["windows-1256-arabic.html", "iso-8859-6-arabic.html"] {
        let page = Path::new(FOLDER).join("chardet").join(name);
        let Some(article) = read(page.clone()) else {
            println!("skipped: there is no {}", page.display());
            continue;
        };
        let text = all_letters(&article);
        assert!(text.contains("أعلنت") || text.contains("الإسرائيلي"), "{name}: {text}");
    }
}
