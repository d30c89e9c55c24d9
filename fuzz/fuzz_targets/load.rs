//! Any bytes as a dump: it is loaded whole, or refused with the line and nothing is made.

#![no_main]

use std::fs;
use std::sync::OnceLock;

use libfuzzer_sys::fuzz_target;
use sijill::archive::Archive;
use sijill::import::index_text;

fuzz_target!(|bytes: &[u8]| {
    static FOLDER: OnceLock<tempfile::TempDir> = OnceLock::new();
    let folder = FOLDER.get_or_init(|| tempfile::tempdir().expect("a folder can be made"));
    let path = folder.path().join("loaded.db");
    let loaded = Archive::load(&path, &mut &*bytes, index_text);
    assert_eq!(loaded.is_ok(), path.exists());
    let _ = fs::remove_file(&path);
});
