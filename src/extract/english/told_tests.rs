//! Names and offices in the forms that single agencies print them in, and what a careful
//! reader takes from them. The people are invented.

use super::body_tests::check_meetings;
use super::office_tests::check;

#[test]
fn an_office_may_stand_before_its_body_without_of() {
    check(
        "PK",
        &[
            ("Speaker National Assembly Asad Niazi left.", &["Asad Niazi, legislator, PK"]),
            ("Chairman Senate Asad Niazi left.", &["Asad Niazi, legislator, PK"]),
            ("Governor Khyber Pakhtunkhwa Asad Niazi left.", &["Asad Niazi, governor, PK"]),
            ("Chief Minister Punjab Asma Niazi left.", &["Asma Niazi, governor, PK"]),
            (
                "Commander Royal Bahrain Naval Force Rear Admiral Salim Haddad left.",
                &["Salim Haddad, military, BH"],
            ),
            (
                "Chairman Joint Chiefs of Staff Committee General Asad Niazi left.",
                &["Asad Niazi, military, PK"],
            ),
            (
                "General Ed Voss, Commander United States Central Command (CENTCOM), left.",
                &["Ed Voss, military, US"],
            ),
            ("Speaker Ann Lowell left.", &["Ann Lowell, legislator, PK"]),
        ],
    );
}

#[test]
fn what_is_left_of_an_office_is_no_person() {
    check(
        "KR",
        &[
            (
                "Deputy Minister for International Multilateral Affairs Dr. Han Jin-woo left.",
                &["Han Jin-woo, deputy_minister, KR"],
            ),
            (
                "Special Representative for Korean Peninsula Peace and Security Affairs Kim Jun \
                 left.",
                &["Kim Jun, diplomat, KR"],
            ),
            ("Gen. Ed Voss, commander of U.S. Forces Korea, left.", &["Ed Voss, military, US"]),
            (
                "Commander of Iran's Islamic Revolutionary Guards Corps (IRGC) Major General Reza \
                 Amini left.",
                &["Reza Amini, military, IR"],
            ),
        ],
    );
}

#[test]
fn a_name_keeps_a_nickname_and_a_rank_what_is_in_brackets() {
    check(
        "QA",
        &[
            (
                "Gen. Edward \"Razor\" Voss, commander of US Central Command, left. Gen. Voss \
                 spoke.",
                &["Edward \"Razor\" Voss, military, US"],
            ),
            (
                "HE Chief of Staff of the Qatari Armed Forces Lieutenant General (Pilot) Jassim \
                 bin Ali left.",
                &["Jassim bin Ali, military, QA"],
            ),
            (
                "HE Commander of the Qatari Emiri Air Force Major General (Eng.) Jassim bin Ali \
                 left.",
                &["Jassim bin Ali, military, QA"],
            ),
            (
                "UN High Commissioner for Human Rights Ernst Turk met him.",
                &["Ernst Turk, international, -"],
            ),
        ],
    );
}

#[test]
fn rulers_and_heads_of_juntas_have_their_class() {
    check(
        "AE",
        &[
            (
                "H.H. Sheikh Saqr bin Ali Al Noor, Supreme Council Member and Ruler of Ras Al \
                 Khaimah, left.",
                &["Saqr bin Ali Al Noor, governor, AE"],
            ),
            (
                "Sheikh Rashid bin Ali Al Noor, Crown Prince of Ajman, left.",
                &["Rashid bin Ali Al Noor, governor, AE"],
            ),
            ("Guinea's junta leader Alpha Bah left.", &["Alpha Bah, head_of_state, GN"]),
            ("Niger's junta chief General Ali Moussa left.", &["Ali Moussa, head_of_state, NE"]),
            (
                "Burkina Faso's military ruler Captain Paul Sawadogo left.",
                &["Paul Sawadogo, head_of_state, BF"],
            ),
            (
                "Libya's government head Salim Haddad left.",
                &["Salim Haddad, head_of_government, LY"],
            ),
        ],
    );
}

#[test]
fn the_class_of_a_secretary_and_of_a_chancellor_is_that_of_his_state() {
    check(
        "GB",
        &[
            ("UK Chancellor Helen Carr left.", &["Helen Carr, minister, GB"]),
            ("German Chancellor Anna Weber left.", &["Anna Weber, head_of_government, DE"]),
            ("U.S. Army Secretary Ed Voss left.", &["Ed Voss, minister, US"]),
            ("Navy Secretary Ed Voss left.", &["Ed Voss, minister, US"]),
            ("Mexico's Security Secretary Omar Ruiz left.", &["Omar Ruiz, minister, MX"]),
            ("Mexican Economy Secretary Omar Ruiz left.", &["Omar Ruiz, minister, MX"]),
        ],
    );
    check("IN", &[("Defence Secretary Ravi Nair left.", &["Ravi Nair, deputy_minister, IN"])]);
    check(
        "VN",
        &[
            ("State President Bui Van Minh left.", &["Bui Van Minh, head_of_state, VN"]),
            ("National Assembly Chairman Bui Van Minh left.", &["Bui Van Minh, legislator, VN"]),
            (
                "Bui Van Minh, chairman of the National Committee of the Chinese People's \
                 Political Consultative Conference, left.",
                &["Bui Van Minh, other, CN"],
            ),
        ],
    );
}

#[test]
fn ways_in_which_agencies_tell_who_met() {
    check_meetings(
        "KW",
        &[
            (
                "Polish Foreign Minister Jan Nowak talked over the phone with Czech Foreign \
                 Minister Karel Lipsky.",
                &["called Jan Nowak ~ Karel Lipsky"],
            ),
            (
                "Salim Haddad presented his credentials to President Ugo Borg as UAE Ambassador to \
                 Malta.",
                &["received Ugo Borg ~ Salim Haddad"],
            ),
            (
                "A letter was received by Polish Foreign Minister Jan Nowak during a meeting with \
                 Czech ambassador Karel Lipsky.",
                &["met Jan Nowak ~ Karel Lipsky"],
            ),
            (
                "Polish Foreign Minister Jan Nowak received a delegation from the U.S. State \
                 Department led by Deputy Assistant Secretary Ed Voss.",
                &["received Jan Nowak ~ Ed Voss"],
            ),
            (
                "A US delegation including Middle East envoy Ed Voss met Polish Foreign Minister \
                 Jan Nowak.",
                &["met Ed Voss ~ Jan Nowak"],
            ),
            (
                "Polish Foreign Minister Jan Nowak, who is visiting Malta, met Maltese President \
                 Ugo Borg.",
                &["met Jan Nowak ~ Ugo Borg"],
            ),
            (
                "Polish Foreign Minister Jan Nowak met his Egyptian and Saudi counterparts, Tarek \
                 Fahmy and Prince Saad bin Ali, in Cairo.",
                &["met Jan Nowak ~ Tarek Fahmy", "met Jan Nowak ~ Saad bin Ali"],
            ),
        ],
    );
}

#[test]
fn the_state_of_an_ambassador_tells_that_of_those_beside_him() {
    check(
        "KW",
        &[
            (
                "He met French Ambassador Luc Roy and the accompanying Military Attache Col. Jean \
                 Blanc.",
                &["Luc Roy, ambassador, FR", "Jean Blanc, diplomat, FR"],
            ),
            (
                "Kuwait's Ambassador to Thailand Salim Haddad presented his credentials to King \
                 Somchai Rattana.",
                &["Salim Haddad, ambassador, KW", "Somchai Rattana, head_of_state, TH"],
            ),
        ],
    );
}
