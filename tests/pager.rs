//! What only a terminal shows: the pager and colours.

#![allow(clippy::unwrap_used, missing_docs)]

use std::fs;
use std::path::Path;
use std::process::Command;

/// What a command prints to a terminal, or nothing where there is no `script` to make one.
fn on_terminal(folder: &Path, command: &str) -> Option<String> {
    let line = command.replace("sijill", env!("CARGO_BIN_EXE_sijill"));
    let out = Command::new("script")
        .current_dir(folder)
        .env_remove("SIJILL_ARCHIVE")
        .env_remove("NO_COLOR")
        .env("PAGER", "sed 's/^/paged: /'")
        .args(["-qec", &line, "/dev/null"])
        .output();
    let Ok(out) = out else {
        println!("skipped: `script` is not installed");
        return None;
    };
    assert!(out.status.success(), "{line}: {out:?}");
    Some(String::from_utf8(out.stdout).unwrap().replace('\r', ""))
}

fn archive() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("short.txt"), "خبر قصير\n\nزار الوزير طوكيو.\n").unwrap();
    let out = Command::new(env!("CARGO_BIN_EXE_sijill"))
        .current_dir(folder.path())
        .env_remove("SIJILL_ARCHIVE")
        .args(["-q", "import", "short.txt"])
        .output()
        .unwrap();
    assert!(out.status.success());
    folder
}

#[test]
fn a_long_page_goes_through_the_pager() {
    let folder = archive();
    let Some(page) = on_terminal(folder.path(), "sijill help fields") else { return };
    assert!(page.lines().count() > 24);
    assert!(page.lines().all(|line| line.starts_with("paged: ")), "{page}");
}

#[test]
fn a_short_page_a_pipe_and_an_empty_pager_do_not() {
    let folder = archive();
    for command in [
        "sijill help exit-codes",
        "sijill help fields | cat",
        "PAGER= sijill help fields",
        "PAGER=cat sijill help fields",
    ] {
        let Some(page) = on_terminal(folder.path(), command) else { return };
        assert!(!page.is_empty() && !page.contains("paged: "), "{command}: {page}");
    }
}

#[test]
fn a_pager_that_is_not_there_hides_nothing() {
    let folder = archive();
    let missing = "PAGER=no-such-pager sijill help fields 2> /dev/null";
    let Some(page) = on_terminal(folder.path(), missing) else { return };
    assert!(page.contains("country") && page.lines().count() > 24, "{page}");
}

#[test]
fn names_are_in_colour_on_a_terminal_only() {
    let folder = archive();
    let id = "$(sijill query '*' --format ids)";
    let green = "\u{1b}[32m";
    let Some(page) = on_terminal(folder.path(), &format!("sijill show {id}")) else { return };
    assert!(page.contains(green), "{page:?}");
    for command in [
        format!("sijill show {id} | cat"),
        format!("NO_COLOR=1 sijill show {id}"),
        format!("sijill --color never show {id}"),
    ] {
        let Some(page) = on_terminal(folder.path(), &command) else { return };
        assert!(page.contains("طوكيو") && !page.contains('\u{1b}'), "{command}: {page:?}");
    }
}
