//! Who may use whom: the `use` lines of every module, against the table.

#![allow(clippy::unwrap_used, missing_docs)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Each module and the modules it may use.
const MAY_USE: &[(&str, &[&str])] = &[
    ("model", &[]),
    ("text", &["model"]),
    ("date", &["model", "text"]),
    ("names", &["model", "text"]),
    ("extract", &["model", "text", "date", "names"]),
    ("archive", &["model"]),
    ("import", &["model", "text", "date", "names", "extract", "archive"]),
    ("query", &["model", "text", "date", "names", "archive", "output"]),
    ("output", &["model"]),
    ("report", &["model", "query", "archive", "output"]),
    (
        "error",
        &[
            "model", "text", "date", "names", "extract", "archive", "import", "query", "output",
            "report",
        ],
    ),
];

/// Crates that one module has to itself.
const OWNERS: &[(&str, &str)] = &[("rusqlite", "archive"), ("nom", "query"), ("clap", "cli")];

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
    found
}

/// Files that hold nothing but tests.
fn is_test(path: &Path) -> bool {
    path.file_stem().unwrap().to_str().unwrap().ends_with("tests")
}

fn module_of(path: &Path) -> String {
    let inside = path.strip_prefix("src").unwrap();
    let first = inside.components().next().unwrap().as_os_str().to_str().unwrap();
    first.trim_end_matches(".rs").to_owned()
}

/// Code without comments and without what stands under `#[cfg(test)]`.
fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap();
    let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap();
    code.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

fn used_modules(code: &str) -> BTreeSet<String> {
    let mut used = BTreeSet::new();
    for part in code.split("crate::").skip(1) {
        let name: String = part.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
        used.insert(name);
    }
    used
}

#[test]
fn modules_use_only_what_the_table_allows() {
    let mut wrong = Vec::new();
    for path in sources(Path::new("src")) {
        let module = module_of(&path);
        let Some((_, allowed)) = MAY_USE.iter().find(|(name, _)| *name == module) else {
            assert!(
                matches!(module.as_str(), "cli" | "main" | "lib"),
                "{module} is not in the table"
            );
            continue;
        };
        for used in used_modules(&code(&path)) {
            if used != module && !allowed.contains(&used.as_str()) {
                wrong.push(format!("{} uses {used}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn each_heavy_crate_has_one_module() {
    let mut wrong = Vec::new();
    for path in sources(Path::new("src")) {
        let module = module_of(&path);
        let code = code(&path);
        for (name, owner) in OWNERS {
            if module != *owner && code.contains(&format!("{name}::")) {
                wrong.push(format!("{} uses {name}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn only_output_writes_to_standard_output() {
    let mut wrong = Vec::new();
    for path in sources(Path::new("src")) {
        let code = code(&path);
        let prints = code.lines().any(|line| {
            let line = line.trim_start();
            line.starts_with("println!")
                || line.starts_with("print!")
                || line.contains("io::stdout()")
        });
        if prints && module_of(&path) != "output" && !is_test(&path) {
            wrong.push(path.display().to_string());
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_file_says_what_it_does_and_keeps_its_size() {
    let mut wrong = Vec::new();
    for path in sources(Path::new("src")) {
        let text = fs::read_to_string(&path).unwrap();
        let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap();
        let tests_only = is_test(&path);
        if !text.starts_with("//!") {
            wrong.push(format!("{} has no header", path.display()));
        }
        if code.lines().count() > 500 && !tests_only {
            wrong.push(format!("{} has {} lines", path.display(), code.lines().count()));
        }
        if let Some(long) = text.lines().find(|line| line.chars().count() > 100) {
            wrong.push(format!("{} has a long line: {long}", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
