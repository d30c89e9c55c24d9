//! Offices as the English press writes them, and what a careful reader takes from them.
//! The people are invented.

use super::super::tests::{read_in, say_officials};
use crate::model::Lang;

fn check(source: &str, rows: &[(&str, &[&str])]) {
    for (text, expected) in rows {
        let read = read_in(Lang::En, &["News", text], source);
        assert_eq!(say_officials(&read), *expected, "{text}");
    }
}

#[test]
fn members_of_congress_are_of_their_state() {
    check(
        "JP",
        &[
            ("It was proposed by Rep. Ann Lowell (D-Ill.) today.", &["Ann Lowell, legislator, US"]),
            ("Sen. Luke Barr, R-N.Y., said so.", &["Luke Barr, legislator, US"]),
            (
                "He met Sens. Luke Barr of Maine, Ann Lowell of New York and Ed Voss of Texas.",
                &[
                    "Luke Barr, legislator, US",
                    "Ann Lowell, legislator, US",
                    "Ed Voss, legislator, US",
                ],
            ),
            (
                "Aides to Republican Sens. Luke Barr (Ky.) and Ed Voss (Calif.) spoke.",
                &["Luke Barr, legislator, US", "Ed Voss, legislator, US"],
            ),
            ("The bill of Ed Voss, an Ohio Democrat, was put off.", &["Ed Voss, legislator, US"]),
            (
                "House Ways and Means Committee chairman Luke Barr spoke.",
                &["Luke Barr, legislator, US"],
            ),
            // No party, no member.
            ("Luke Barr, a democrat at heart, sang.", &[]),
        ],
    );
}

#[test]
fn a_state_that_cannot_have_an_office_is_not_given_it() {
    check(
        "US",
        &[
            (
                "Oman is in debt. Finance Minister Salim Al-Harthy spoke in Oman.",
                &["Salim Al-Harthy, minister, OM"],
            ),
            (
                "The president of Malta and Prime Minister Ugo Borg left Malta.",
                &["Ugo Borg, head_of_government, MT"],
            ),
        ],
    );
    check("JP", &[("He asked Treasury Secretary Ann Lowell.", &["Ann Lowell, minister, US"])]);
}

#[test]
fn an_office_joined_to_one_is_of_the_same_state() {
    check(
        "KW",
        &[
            (
                "He met Maltese President Ugo Borg and Trade Minister Carmelo Zahra.",
                &["Ugo Borg, head_of_state, MT", "Carmelo Zahra, minister, MT"],
            ),
            (
                "In Athens, Prime Minister Nikos Vlachos received the envoy.",
                &["Nikos Vlachos, head_of_government, GR"],
            ),
        ],
    );
}

#[test]
fn an_apposition_may_begin_with_an_adverb_or_tell_a_party() {
    check(
        "MT",
        &[
            ("Ugo Borg, also a deputy prime minister, spoke.", &["Ugo Borg, other, MT"]),
            ("Ugo Borg, then head of the intelligence service, left.", &["Ugo Borg, other, MT"]),
            ("Ugo Borg, leader of the Liberal Party, spoke.", &["Ugo Borg, other, MT"]),
            (
                "Luc Roy, spokesman for Chancellor Karl Brandt, spoke.",
                &["Luc Roy, spokesperson, MT", "Karl Brandt, head_of_government, MT"],
            ),
            ("The chancellor's spokesman, Luc Roy, spoke.", &["Luc Roy, spokesperson, MT"]),
        ],
    );
}

#[test]
fn whom_a_verb_puts_into_an_office_holds_it() {
    check(
        "MT",
        &[
            (
                "The president named Ugo Borg as the new minister of trade.",
                &["Ugo Borg, minister, MT"],
            ),
            ("She nominated Luc Roy to be ambassador to Japan.", &["Luc Roy, ambassador, MT"]),
            ("The council named Ugo Borg foreign minister.", &["Ugo Borg, foreign_minister, MT"]),
            ("The ship named Ugo Borg left port.", &[]),
        ],
    );
}

#[test]
fn short_forms_and_initials_are_read() {
    check(
        "IN",
        &[
            (
                "PM Arun Mehta met EAM S. Rao.",
                &["Arun Mehta, head_of_government, IN", "S. Rao, foreign_minister, IN"],
            ),
            ("Gov. Ed Voss left at 6 PM Tuesday.", &["Ed Voss, governor, IN"]),
            ("Trade Minister M.A. Karim spoke.", &["M.A. Karim, minister, IN"]),
            ("The General Accounting Office reported.", &[]),
        ],
    );
}

#[test]
fn heads_of_bodies_are_told_from_heads_of_state() {
    check(
        "IN",
        &[
            ("Union of Seafarers in India president Leo Barn spoke.", &[]),
            ("Malta Steel vice president Leo Barn spoke.", &[]),
            (
                "International Monetary Fund (IMF) managing director Luc Roy spoke.",
                &["Luc Roy, international, -"],
            ),
            ("Texas Governor Ed Voss left.", &["Ed Voss, governor, US"]),
            ("Malta's leader Ugo Borg spoke.", &["Ugo Borg, head_of_state, MT"]),
            ("Communist Party chief Li Wen spoke.", &["Li Wen, other, IN"]),
        ],
    );
}

#[test]
fn ministers_of_a_list_have_each_a_portfolio() {
    check(
        "KW",
        &[(
            "He met Ministers of Finance Noura Al-Rashid, Foreign Affairs Omar Al-Nasser and \
             Defence Salem Al-Noor.",
            &[
                "Noura Al-Rashid, minister, KW",
                "Omar Al-Nasser, foreign_minister, KW",
                "Salem Al-Noor, defence_minister, KW",
            ],
        )],
    );
}

#[test]
fn a_point_before_the_first_word_joins_it_to_nothing() {
    check("KW", &[(". cia ", &[])]);
}
