//! Replays every transcript, the README and the manual against the program.
//!
//! Each page runs in an empty folder of its own that shows `tests/` as the
//! repository has it, so that pages may make archives and files.

#![allow(clippy::unwrap_used, missing_docs)]

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

fn pages(folder: &Path) -> Vec<PathBuf> {
    let mut pages = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            pages.extend(self::pages(&path));
        } else if path.extension().is_some_and(|extension| extension == "md") {
            pages.push(path);
        }
    }
    pages.sort();
    pages
}

#[test]
fn pages_show_what_the_program_does() {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let mut pages = pages(&root.join("tests/cases"));
    pages.push(root.join("README.md"));
    pages.push(root.join("src/query/language.md"));
    let mut wrong = Vec::new();
    for page in pages {
        let sandbox = tempfile::tempdir().unwrap();
        std::os::unix::fs::symlink(root.join("tests"), sandbox.path().join("tests")).unwrap();
        env::set_current_dir(sandbox.path()).unwrap();
        let replay = || {
            trycmd::TestCases::new()
                .env("NO_COLOR", "1")
                .env("XDG_CONFIG_HOME", sandbox.path().to_str().unwrap())
                .env("LC_ALL", "C.UTF-8")
                .case(&page)
                .run();
        };
        if std::panic::catch_unwind(replay).is_err() {
            wrong.push(page.clone());
        }
        env::set_current_dir(&root).unwrap();
    }
    assert!(wrong.is_empty(), "pages that show something else: {wrong:#?}");
}
