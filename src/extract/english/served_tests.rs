//! Offices told by whom or what their holder serves, and what a careful reader takes from
//! them. The people are invented.

use super::super::tests::{read_in, say_officials};
use crate::model::Lang;

fn check(source: &str, rows: &[(&str, &[&str])]) {
    for (text, expected) in rows {
        let read = read_in(Lang::En, &["News", text], source);
        assert_eq!(say_officials(&read), *expected, "{text}");
    }
}

#[test]
fn who_serves_a_leader_is_no_leader() {
    check(
        "PK",
        &[
            (
                "Adviser to the Prime Minister Asad Niazi met Turkish Ambassador Emre Koc.",
                &["Asad Niazi, other, PK", "Emre Koc, ambassador, TR"],
            ),
            (
                "Special Assistant to the Prime Minister (SAPM) Syed Asad Niazi spoke.",
                &["Syed Asad Niazi, other, PK"],
            ),
            ("Assistant to the President of Russia Oleg Belov spoke.", &["Oleg Belov, other, RU"]),
            (
                "Asad Niazi, Special Assistant to the Prime Minister of Pakistan, spoke.",
                &["Asad Niazi, other, PK"],
            ),
            (
                "Principal Secretary to the Prime Minister Asad Niazi spoke.",
                &["Asad Niazi, other, PK"],
            ),
            (
                "Luke Barr, senior adviser to President Ann Lowell, spoke.",
                &["Luke Barr, other, PK", "Ann Lowell, head_of_state, PK"],
            ),
        ],
    );
}

#[test]
fn a_state_behind_an_office_is_no_part_of_the_name() {
    check(
        "IN",
        &[
            ("President of Kenya William Ouko left.", &["William Ouko, head_of_state, KE"]),
            (
                "The Minister of Foreign Affairs of Jordan Salim Haddad left.",
                &["Salim Haddad, foreign_minister, JO"],
            ),
            ("The family of Jordan Keating left.", &[]),
        ],
    );
}

#[test]
fn the_chief_of_a_service_holds_an_office_before_his_rank() {
    check(
        "KW",
        &[
            (
                "Lebanese Army Commander General Elias Daou met Iranian Navy Commander Rear \
                 Admiral Reza Amini.",
                &["Elias Daou, military, LB", "Reza Amini, military, IR"],
            ),
            (
                "US Air Force Chief General Ed Voss met Indian Navy Vice Chief Vice Adm. Ravi \
                 Nair.",
                &["Ed Voss, military, US", "Ravi Nair, military, IN"],
            ),
            (
                "South Korean Joint Chiefs of Staff (JCS) Chairman Gen. Han Jin-woo met US Joint \
                 Chiefs Chairman Gen. Ed Voss.",
                &["Han Jin-woo, military, KR", "Ed Voss, military, US"],
            ),
            ("US CENTCOM chief Adm. Ed Voss left.", &["Ed Voss, military, US"]),
        ],
    );
    let read = read_in(
        Lang::En,
        &["News", "French Army Chief Gen. Luc Roy met U.S. Navy Commander Ed Voss."],
        "KW",
    );
    let offices = read.officials.iter().map(|o| (o.role.as_deref(), o.rank.as_deref()));
    let told = [(Some("Army Chief"), Some("Gen")), (None, Some("Commander"))];
    assert_eq!(offices.collect::<Vec<_>>(), told);
}
