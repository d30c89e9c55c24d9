//! The recipes of the README, run as they stand.

#![allow(clippy::unwrap_used, missing_docs)]

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Output};

fn shell(folder: &Path, script: &str) -> Output {
    let bin = Path::new(env!("CARGO_BIN_EXE_sijill")).parent().unwrap();
    let path = std::env::var("PATH").unwrap();
    let path = format!("{}:{}:{path}", folder.join("bin").display(), bin.display());
    Command::new("bash")
        .current_dir(folder)
        .env("PATH", path)
        .env("XDG_CONFIG_HOME", folder)
        .env_remove("SIJILL_ARCHIVE")
        .args(["-c", &format!("set -o pipefail\n{script}")])
        .output()
        .unwrap()
}

/// A folder with news, and a `mail` that keeps the letter.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let articles = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/articles");
    fs::create_dir(at.join("news")).unwrap();
    for entry in fs::read_dir(articles).unwrap().map(Result::unwrap) {
        fs::copy(entry.path(), at.join("news").join(entry.file_name())).unwrap();
    }
    fs::create_dir(at.join("bin")).unwrap();
    fs::write(at.join("bin/mail"), "#!/bin/sh\ncat > letter\n").unwrap();
    fs::set_permissions(at.join("bin/mail"), fs::Permissions::from_mode(0o755)).unwrap();
    folder
}

/// The scripts of the README's recipes, in order.
fn recipes() -> Vec<String> {
    let readme = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = fs::read_to_string(readme).unwrap();
    let section = readme.split("\n## Recipes\n").nth(1).unwrap().split("\n## ").next().unwrap();
    let scripts = section.split("```sh\n").skip(1);
    scripts.map(|part| part.split("```").next().unwrap().to_owned()).collect()
}

/// Whether the tool a recipe needs is there.
fn has_tools(script: &str) -> bool {
    let missing = |tool: &&str| {
        script.contains(&format!("{tool} -"))
            && Command::new(tool).arg("--version").output().is_err()
    };
    match ["jq", "sqlite3"].iter().find(|tool| missing(tool)) {
        Some(tool) => {
            println!("skipped: {tool} is not installed");
            false
        }
        None => true,
    }
}

#[test]
fn recipes_do_what_they_say() {
    let folder = folder();
    let at = folder.path();
    let recipes = recipes();
    assert_eq!(recipes.len(), 5);
    let mut printed = Vec::new();
    for script in &recipes {
        if !has_tools(script) {
            printed.push(None);
            continue;
        }
        let out = shell(at, script);
        assert!(out.status.success(), "{script}: {}", String::from_utf8_lossy(&out.stderr));
        printed.push(Some(String::from_utf8(out.stdout).unwrap()));
    }
    let letter = fs::read_to_string(at.join("letter")).unwrap();
    assert!(letter.contains("meeting_id") && letter.lines().count() > 10, "{letter}");
    let names: Vec<String> = fs::read_dir(at)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_str().unwrap().to_owned())
        .collect();
    assert!(names.iter().any(|name| name.starts_with("meetings-") && name.ends_with(".xlsx")));
    assert!(names.iter().any(|name| name.starts_with("a_") && name.ends_with(".txt")));
    for printed in [&printed[2], &printed[4]].into_iter().flatten() {
        assert!(printed.lines().count() >= 3, "{printed}");
    }
}

#[test]
fn nothing_new_is_no_mail() {
    let folder = folder();
    let at = folder.path();
    let mail = &recipes()[0];
    assert!(shell(at, mail).status.success());
    fs::remove_file(at.join("letter")).unwrap();
    assert_eq!(shell(at, mail).status.code(), Some(1));
    assert!(!at.join("letter").exists());
}
