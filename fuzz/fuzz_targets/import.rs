//! Any bytes as a file: every format is told by its content, so all importers and the encodings
//! are reached. What is found in an article lies inside it.

#![no_main]

use std::fs;
use std::sync::OnceLock;

use libfuzzer_sys::fuzz_target;
use sijill::extract::extract;
use sijill::import::{Defaults, Import, Inputs, read_articles};

fuzz_target!(|bytes: &[u8]| {
    static FOLDER: OnceLock<tempfile::TempDir> = OnceLock::new();
    let folder = FOLDER.get_or_init(|| tempfile::tempdir().expect("a folder can be made"));
    let path = folder.path().join("input");
    fs::write(&path, bytes).expect("the file can be written");
    let import = Import {
        inputs: Inputs::new(vec![path]),
        defaults: Defaults::default(),
        outlet_country: None,
        jobs: 1,
        clock: String::new,
    };
    read_articles(&import, &mut |item| {
        let Ok(article) = item else { return };
        let found = extract(&article, None);
        for mention in found.countries.iter().flat_map(|country| &country.mentions) {
            let span = mention.span;
            let text = &article.paragraphs[span.paragraph].text;
            let words: String = text.chars().skip(span.start).take(span.end - span.start).collect();
            assert_eq!(words, mention.text);
        }
    });
});
