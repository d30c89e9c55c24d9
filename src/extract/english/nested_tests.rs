//! Offices within offices, who is put into one, and what an office's state is not told by.
//! The people are invented, but for those of the tables.

use super::body_tests::check_meetings;
use super::office_tests::check;

#[test]
fn a_spokesman_of_spokesmen_without_end_is_read() {
    let text = "spokesman for the ".repeat(9_000) + "President left.";
    check_meetings("OM", &[(&text, &[])]);
    check(
        "EG",
        &[(
            "A spokesman for the Commander-in-Chief of the Armed Forces, Salim Haddad, left.",
            &["Salim Haddad, spokesperson, EG"],
        )],
    );
}

#[test]
fn whoever_is_put_into_an_office_holds_it_and_not_whoever_puts() {
    check(
        "IN",
        &[
            ("Inga Plass will appoint a special envoy to Sudan.", &[]),
            ("Inga Plass is appointing an ambassador to Sudan.", &[]),
            ("Inga Plass had nominated an ambassador to Sudan. She left.", &[]),
            (
                "Inga Plass was on Thursday appointed special envoy to Sudan.",
                &["Inga Plass, diplomat, IN"],
            ),
            (
                "Inga Plass has recently been named the next ambassador to Sudan.",
                &["Inga Plass, ambassador, IN"],
            ),
            (
                "Senior diplomat Sumita Kelkar has been appointed Nepal's next ambassador to \
                 Vietnam.",
                &["Sumita Kelkar, ambassador, NP"],
            ),
        ],
    );
}

#[test]
fn a_delegation_is_of_its_own_state_and_not_of_where_it_goes() {
    check(
        "OM",
        &[
            (
                "A delegation of the National Defence College of Nigeria visiting Oman, led by \
                 Rear Admiral Musa Garba, left.",
                &["Musa Garba, military, NG"],
            ),
            (
                "The Kenyan navy team arrived in Tanzania on Monday, led by Commodore Peter \
                 Otieno.",
                &["Peter Otieno, military, KE"],
            ),
            (
                "The visiting Kenyan navy team led by Commodore Peter Otieno left.",
                &["Peter Otieno, military, KE"],
            ),
            (
                "A team of officers in Tanzania, led by Commodore Peter Otieno, left.",
                &["Peter Otieno, military, OM"],
            ),
        ],
    );
}

#[test]
fn a_name_may_be_a_word_that_offices_have() {
    check(
        "OM",
        &[
            ("Lt. Col. North told the hearing.", &["North, military, OM"]),
            (
                "Gen. West left. Ambassador North stayed.",
                &["West, military, OM", "North, ambassador, OM"],
            ),
            ("US Secretary of Defense Ash Carter left.", &["Ash Carter, defence_minister, US"]),
            (
                "Minister of International Affairs and Cooperation Unity Dow left.",
                &["Unity Dow, minister, BW"],
            ),
            (
                "Minister of National Unity and Reconciliation Salim Haddad left.",
                &["Salim Haddad, minister, OM"],
            ),
            ("Minister of Unity Omar Naggar left.", &["Omar Naggar, minister, OM"]),
            (
                "The mayor of the Turkish city of Istanbul Ekrem Imamoglu left.",
                &["Ekrem Imamoglu, governor, TR"],
            ),
            (
                "The governor of the Yemeni province of Shabwa Awad bin al-Wazir left.",
                &["Awad bin al-Wazir, governor, YE"],
            ),
            (
                "The mayor of the Egyptian city of Kafr Zayat, Salim Haddad, left.",
                &["Salim Haddad, governor, EG"],
            ),
        ],
    );
}

#[test]
fn the_foreign_office_is_of_one_of_the_states_that_have_one() {
    let text = "Foreign Office Minister Tariq Ahmad will visit India.";
    check("GB", &[(text, &["Tariq Ahmad, minister, GB"])]);
    let text = "Foreign Office spokesperson Asad Niazi dismissed British reports.";
    check("PK", &[(text, &["Asad Niazi, spokesperson, PK"])]);
    let text = "Pakistan Foreign Office spokesperson Asad Niazi left.";
    check("GB", &[(text, &["Asad Niazi, spokesperson, PK"])]);
}

#[test]
fn to_call_on_somebody_to_act_is_no_visit_where_he_is() {
    check(
        "OM",
        &[(
            "Speaking in London on Monday Foreign Minister Salim Haddad called on Prime Minister \
             Omar Naggar to resign.",
            &["Salim Haddad, foreign_minister, OM", "Omar Naggar, head_of_government, OM"],
        )],
    );
}
