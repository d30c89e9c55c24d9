//! Gives the program a digest of the rules it reads articles by.
//!
//! Whatever decides what is found in an article is hashed: the code and tables
//! of folding, dates, names and extraction. An archive keeps the digest, so that
//! `sijill reextract` knows which articles were read by other rules.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// What decides what is found in an article.
const RULES: [&str; 5] =
    ["src/text", "src/date", "src/names", "src/extract", "src/import/analyse.rs"];

fn main() -> io::Result<()> {
    let mut files = Vec::new();
    for path in RULES {
        println!("cargo::rerun-if-changed={path}");
        gather(Path::new(path), &mut files)?;
    }
    files.sort();
    let mut digest = Fnv::new();
    for file in files {
        let content = fs::read(&file)?;
        digest.feed(file.to_string_lossy().replace('\\', "/").as_bytes());
        digest.feed(&content.len().to_le_bytes());
        digest.feed(&content);
    }
    println!("cargo::rustc-env=SIJILL_RULES={:032x}", digest.0);
    Ok(())
}

/// Files of rules; tests decide nothing.
fn gather(path: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    if path.is_dir() {
        for entry in fs::read_dir(path)? {
            gather(&entry?.path(), files)?;
        }
    } else if !path.file_stem().is_some_and(|stem| stem.to_string_lossy().ends_with("tests")) {
        files.push(path.to_owned());
    }
    Ok(())
}

/// FNV-1a of 128 bits.
struct Fnv(u128);

impl Fnv {
    fn new() -> Fnv {
        Fnv(0x6c62_272e_07bb_0142_62b8_2175_6295_c58d)
    }

    fn feed(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u128::from(*byte)).wrapping_mul(0x0100_0000_0000_0000_0000_013b);
        }
    }
}
