//! Replays every transcript, the README and the manual against the program.

#![allow(missing_docs)]

#[test]
fn pages_show_what_the_program_does() {
    trycmd::TestCases::new()
        .env("SIJILL_ARCHIVE", "sijill.db")
        .env("NO_COLOR", "1")
        .case("tests/cases/**/*.md")
        .case("README.md")
        .case("src/query/language.md");
}
