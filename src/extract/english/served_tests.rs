//! Offices told by whom or what their holder serves, and what a careful reader takes from
//! them. The people are invented.

use super::super::tests::read_in;
use super::office_tests::check;
use crate::model::Lang;

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
            ("Adviser to His Highness the Amir Asad Niazi spoke.", &["Asad Niazi, other, PK"]),
            ("Presidential chief of staff Asad Niazi spoke.", &["Asad Niazi, other, PK"]),
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
            ("French Army Chief of Staff General Luc Roy left.", &["Luc Roy, military, FR"]),
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

#[test]
fn a_place_before_the_state_is_no_part_of_the_office() {
    check(
        "AE",
        &[
            (
                "The minister received in Abu Dhabi Japanese Foreign Minister Ito Kenji.",
                &["Ito Kenji, foreign_minister, JP"],
            ),
            (
                "The minister met in the capital Abu Dhabi Japanese Foreign Minister Ito Kenji.",
                &["Ito Kenji, foreign_minister, JP"],
            ),
            (
                "He met in New York British Prime Minister Helen Carr.",
                &["Helen Carr, head_of_government, GB"],
            ),
            (
                "He spoke at the Grand Serail US Ambassador Ann Lowell left.",
                &["Ann Lowell, ambassador, US"],
            ),
        ],
    );
}

#[test]
fn the_offices_behind_a_name_are_all_of_its_bearer() {
    check(
        "JO",
        &[
            (
                "Prak Sothea, Deputy Prime Minister, Minister of Foreign Affairs of Cambodia, \
                 left.",
                &["Prak Sothea, foreign_minister, KH"],
            ),
            (
                "Salim Haddad, Deputy Prime Minister, Minister of Interior, left.",
                &["Salim Haddad, minister, JO"],
            ),
            (
                "Wang Lei, general secretary of the Communist Party of China Central Committee \
                 and Chinese president, left.",
                &["Wang Lei, head_of_state, CN"],
            ),
        ],
    );
}

#[test]
fn an_agency_in_brackets_ends_the_dateline() {
    let rows = [
        "New Delhi, May 9 (PTI) Defence Minister Ravi Nair left.",
        "New Delhi, May 9, 2025 (PTI) The Defence Minister, Ravi Nair, left.",
    ];
    for text in rows {
        let read = read_in(Lang::En, &["News", text], "IN");
        let offices = read.officials.iter().map(|o| o.role.as_deref());
        assert_eq!(offices.collect::<Vec<_>>(), [Some("Defence Minister")], "{text}");
    }
}
