//! Every command has three examples in its help, and each of them runs.

#![allow(clippy::unwrap_used, missing_docs)]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

fn shell(folder: &Path, line: &str) -> Output {
    let bin = Path::new(env!("CARGO_BIN_EXE_sijill")).parent().unwrap();
    let path = format!("{}:{}", bin.display(), std::env::var("PATH").unwrap());
    Command::new("bash")
        .current_dir(folder)
        .env("PATH", path)
        .env("XDG_CONFIG_HOME", folder)
        .env_remove("SIJILL_ARCHIVE")
        .args(["-c", &format!("set -o pipefail; {line}")])
        .output()
        .unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// A folder with everything the examples speak of.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    fs::create_dir(at.join("articles")).unwrap();
    for entry in fs::read_dir(tests.join("corpus/articles")).unwrap().map(Result::unwrap) {
        fs::copy(entry.path(), at.join("articles").join(entry.file_name())).unwrap();
    }
    fs::copy(tests.join("fixtures/officials.jsonl"), at.join("articles/officials.jsonl")).unwrap();
    fs::copy(tests.join("corpus/articles/wire.jsonl"), at.join("wire.jsonl")).unwrap();
    fs::write(at.join("note.txt"), "خبر قصير\n\nزار الوزير أمس طوكيو.\n").unwrap();
    fs::create_dir(at.join("names")).unwrap();
    fs::create_dir(at.join("queries")).unwrap();
    let query = "title = { ar = \"أخبار\", en = \"News\" }\n[query]\nq = \"*\"\n";
    fs::write(at.join("queries/mine.toml"), query).unwrap();
    assert!(shell(at, "sijill -q import articles").status.success());
    folder
}

fn commands(at: &Path) -> Vec<String> {
    let help = text(&shell(at, "sijill help").stdout);
    let listed = help.split("Commands:\n").nth(1).unwrap().split("\n\n").next().unwrap();
    let first = |line: &str| {
        let named = line.starts_with("  ") && !line.starts_with("   ");
        named.then(|| line.split_whitespace().next().unwrap().to_owned())
    };
    listed.lines().filter_map(first).collect()
}

#[test]
fn every_example_of_every_command_runs() {
    let folder = folder();
    let at = folder.path();
    let commands = commands(at);
    assert!(commands.len() > 10, "{commands:?}");
    for command in commands {
        let help = text(&shell(at, &format!("sijill {command} --help")).stdout);
        let lines: Vec<&str> =
            help.lines().filter_map(|line| line.trim_start().strip_prefix("$ ")).collect();
        assert_eq!(lines.len(), 3, "`sijill {command} --help` has three examples");
        for line in lines {
            assert!(line.contains("sijill"), "{line}");
            let out = shell(at, line);
            assert!(out.status.success(), "{line}: {}", text(&out.stderr));
        }
    }
}

#[test]
fn a_shell_is_told_countries_and_saved_queries() {
    let folder = folder();
    let at = folder.path();
    let asked = |words: &str, index: usize| {
        let line = format!(
            "_CLAP_COMPLETE_INDEX={index} _CLAP_IFS=$'\\n' SIJILL_COMPLETE=bash sijill -- {words}"
        );
        let out = shell(at, &line);
        assert!(out.status.success(), "{out:?}");
        text(&out.stdout)
    };
    assert_eq!(asked("sijill query country:JP", 2), "country:JP");
    assert_eq!(asked("sijill query دولة:JP", 2), "دولة:JP");
    assert!(asked("sijill query coun", 2).lines().any(|line| line == "country:"));
    assert_eq!(asked("sijill run mi", 2), "mine");
    assert!(asked("sijill run ''", 2).lines().any(|line| line == "country-meetings"));
    assert!(asked("sijill li", 1).lines().any(|line| line == "lint"));
}

#[test]
fn bash_completes_a_word_with_a_colon() {
    let folder = folder();
    let line = "eval \"$(sijill completions bash)\"
        COMP_WORDS=(sijill query country:JP) COMP_CWORD=2 COMP_TYPE=9
        _clap_complete_sijill sijill country:JP query
        echo \"${COMPREPLY[@]}\"; echo \"[${COMP_WORDBREAKS}]\"";
    let out = shell(folder.path(), line);
    let said = text(&out.stdout);
    assert!(said.starts_with("country:JP"), "{said} {}", text(&out.stderr));
    assert!(!said.contains("[:") && !said.split('[').nth(1).unwrap().contains(':'), "{said}");
}
