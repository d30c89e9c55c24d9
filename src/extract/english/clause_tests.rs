//! Sentences of two verbs, headlines of what is to come and summonses, and who met in them.
//! The people are invented.

use super::super::tests::{read_in, say_meetings};
use crate::model::{Extraction, Lang};

/// A headline and a text with its meetings.
fn check(rows: &[(&str, &str, &[&str])]) {
    for (headline, text, expected) in rows {
        assert_eq!(say_meetings(&read(headline, text)), *expected, "{headline} | {text}");
    }
}

fn read(headline: &str, text: &str) -> Extraction {
    read_in(Lang::En, &[headline, text], "KW")
}

/// The day and the place of each meeting.
fn days_and_places(text: &str) -> Vec<String> {
    let read = read("News", text);
    let told = |m: &crate::model::MeetingFound| {
        let day = m.date.map_or("-".to_owned(), |day| day.to_string());
        format!("{day} {}", m.place.as_deref().unwrap_or("-"))
    };
    read.meetings.iter().map(told).collect()
}

#[test]
fn a_headline_tells_in_the_infinitive_what_is_to_come() {
    check(&[
        (
            "Maltese president to receive Omani foreign minister on Friday",
            "The palace said so.",
            &["planned head_of_state MT ~ foreign_minister OM"],
        ),
        (
            "Polish foreign minister to hold talks with Czech foreign minister",
            "The ministry said so.",
            &["planned foreign_minister PL ~ foreign_minister CZ"],
        ),
        (
            "News",
            "Polish Foreign Minister Jan Nowak left for Prague on Tuesday to meet Czech Foreign \
             Minister Karel Lipsky.",
            &["planned Jan Nowak ~ Karel Lipsky"],
        ),
        (
            "News",
            "Polish Foreign Minister Jan Nowak was to meet Czech Foreign Minister Karel Lipsky.",
            &["planned Jan Nowak ~ Karel Lipsky"],
        ),
    ]);
}

#[test]
fn whoever_meets_in_a_clause_is_not_who_does_the_rest() {
    check(&[
        (
            "News",
            "Maltese President Ugo Borg, whom Czech Foreign Minister Karel Lipsky met in August, \
             received Polish Foreign Minister Jan Nowak.",
            &["met Karel Lipsky ~ Ugo Borg", "received Ugo Borg ~ Jan Nowak"],
        ),
        (
            "News",
            "Maltese President Ugo Borg met Czech Foreign Minister Karel Lipsky, who is on a \
             visit, in Valletta.",
            &["met Ugo Borg ~ Karel Lipsky"],
        ),
    ]);
}

#[test]
fn who_is_told_to_meet_somebody_has_not() {
    for verb in ["urged", "told", "asked", "wants", "encouraged"] {
        let text = format!(
            "Polish Foreign Minister Jan Nowak {verb} Maltese President Ugo al-Borg to meet Czech \
             Foreign Minister Karel Lipsky."
        );
        assert_eq!(say_meetings(&read("News", &text)), [""; 0], "{text}");
    }
    for text in [
        "Polish Foreign Minister Jan Nowak called on Maltese President Ugo Borg to meet Czech \
         Foreign Minister Karel Lipsky.",
        "Polish Foreign Minister Jan Nowak and Maltese President Ugo Borg met with reporters.",
        "Polish Foreign Minister Jan Nowak and Maltese President Ugo Borg met Chinese traders.",
    ] {
        assert_eq!(say_meetings(&read("News", text)), [""; 0], "{text}");
    }
    let sent = "Polish Foreign Minister Jan Nowak said talks with Czech Foreign Minister Karel \
                Lipsky would continue.";
    assert_eq!(say_meetings(&read("News", sent)), [""; 0]);
}

#[test]
fn a_state_or_its_ministry_summons_an_envoy() {
    check(&[
        (
            "News",
            "The Maltese Foreign Ministry summoned the Polish ambassador, Jan Nowak, on Friday.",
            &["received state MT ~ Jan Nowak"],
        ),
        (
            "News",
            "Malta on Friday summoned Poland's Charge d'Affaires Jan Nowak.",
            &["received state MT ~ Jan Nowak"],
        ),
        (
            "News",
            "The Polish ambassador to Malta, Jan Nowak, was summoned to the Foreign Ministry in \
             Valletta on Friday.",
            &["received state MT ~ Jan Nowak"],
        ),
        (
            "News",
            "The Polish ambassador was summoned by the Maltese Foreign Ministry.",
            &["received state MT ~ ambassador PL"],
        ),
        (
            "News",
            "Maltese Foreign Minister Ugo Borg summoned the Polish ambassador, Jan Nowak.",
            &["met Ugo Borg ~ Jan Nowak"],
        ),
        ("News", "Malta summoned its ambassador to Poland home for consultations.", &[]),
    ]);
}

#[test]
fn each_of_two_clauses_has_its_own_day_and_place() {
    for (text, expected) in [
        (
            "Maltese President Ugo Borg, who met Czech Foreign Minister Karel Lipsky in Prague \
             on 3 March 2025, received Polish Foreign Minister Jan Nowak on 9 March 2025.",
            ["2025-03-03 Prague", "2025-03-09 -"],
        ),
        (
            "Maltese President Ugo Borg, who met Czech Foreign Minister Karel Lipsky last month, \
             hosted Polish Foreign Minister Jan Nowak in Valletta on 9 March 2025.",
            ["- -", "2025-03-09 Valletta"],
        ),
        (
            "On 9 March 2025 Maltese President Ugo Borg met Czech Foreign Minister Karel Lipsky, \
             who held talks with Polish Foreign Minister Jan Nowak in Warsaw on 3 March 2025.",
            ["2025-03-09 -", "2025-03-03 Warsaw"],
        ),
        (
            "Maltese President Ugo Borg met Czech Foreign Minister Karel Lipsky on 8 March 2025 \
             before holding talks with Polish Foreign Minister Jan Nowak on 9 March 2025.",
            ["2025-03-08 -", "2025-03-09 -"],
        ),
    ] {
        assert_eq!(days_and_places(text), expected, "{text}");
    }
}
