//! English sentences and what a careful reader takes from them. The people are
//! invented.

use super::super::tests::{read_in, say_meetings, say_officials};
use crate::model::{Extraction, Lang};

fn read(paragraphs: &[&str]) -> Extraction {
    let headline: &[&str] = &["News"];
    read_in(Lang::En, &[headline, paragraphs].concat(), "KW")
}

fn check_officials(rows: &[(&str, &[&str])]) {
    for (text, expected) in rows {
        assert_eq!(say_officials(&read(&[text])), *expected, "{text}");
    }
}

fn check_meetings(rows: &[(&[&str], &[&str])]) {
    for (paragraphs, expected) in rows {
        assert_eq!(say_meetings(&read(paragraphs)), *expected, "{paragraphs:?}");
    }
}

#[test]
fn an_office_before_a_name_says_class_and_state() {
    check_officials(&[
        ("Japan's Foreign Minister Ito Kenji left.", &["Ito Kenji, foreign_minister, JP"]),
        ("the former Irish premier Nora Quill spoke.", &["Nora Quill, head_of_government, IE"]),
        ("US Secretary of State Ann B. Lowell said so.", &["Ann B. Lowell, foreign_minister, US"]),
        ("U.S. Treasury Secretary Ann Lowell said so.", &["Ann Lowell, minister, US"]),
        (
            "Minister of Trade and Industry of Oman Salim bin Ali Al-Harthy left.",
            &["Salim bin Ali Al-Harthy, minister, OM"],
        ),
        (
            "Deputy Prime Minister and Minister of Defence Sheikh Dr. Saleh Al-Noor left.",
            &["Saleh Al-Noor, defence_minister, KW"],
        ),
        ("UN Secretary-General Ana de Souza left.", &["Ana de Souza, international, -"]),
        ("French Deputy Foreign Minister Luc Roy left.", &["Luc Roy, deputy_minister, FR"]),
        (
            "Commander of US Central Command (CENTCOM) Gen. Paul Erik Dahl left.",
            &["Paul Erik Dahl, military, US"],
        ),
        (
            "Minister of State at the Ministry of Foreign Affairs Sultan bin Rashid Al-Noor left.",
            &["Sultan bin Rashid Al-Noor, minister, KW"],
        ),
    ]);
}

#[test]
fn an_office_beside_a_name_is_set_off_by_commas() {
    check_officials(&[
        (
            "The ambassador of Japan to Kuwait, Ito Kenji, and Ines Calvet, a spokeswoman for \
             the Kuwaiti Foreign Ministry, spoke.",
            &["Ito Kenji, ambassador, JP", "Ines Calvet, spokesperson, KW"],
        ),
        (
            "He met Wang Lei, Minister of Foreign Affairs of the People's Republic of China, \
             in Cairo.",
            &["Wang Lei, foreign_minister, CN"],
        ),
        (
            "the ambassadors of France, Luc Roy, and Ghana, Kofi Ansah, arrived.",
            &["Luc Roy, ambassador, FR", "Kofi Ansah, ambassador, GH"],
        ),
    ]);
}

#[test]
fn companies_and_offices_of_companies_are_no_officials() {
    check_officials(&[
        ("General Dynamo Inc said profits rose.", &[]),
        ("Boxing Association President Ramon Lara won.", &[]),
        ("The chairman of Acme Corp, John Miller, resigned.", &[]),
        ("Deputy General Manager John Miller agreed.", &[]),
    ]);
}

#[test]
fn short_forms_stand_for_one_person() {
    let extraction = read(&[
        "Kuwaiti Defence Minister Sheikh Saleh Al-Noor received Japanese Ambassador Ito Kenji.",
        "Al-Noor thanked the Japanese ambassador. The minister praised Tokyo.",
    ]);
    let mentions: Vec<usize> = extraction.officials.iter().map(|o| o.mentions.len()).collect();
    assert_eq!(mentions, [3, 2]);
}

#[test]
fn the_verb_tells_host_and_guest() {
    check_meetings(&[
        (
            &["Defence Minister Saleh Al-Noor received on Monday the Ambassador of Japan Ito \
               Kenji and the Ambassador of Ghana Kofi Ansah, separately."],
            &["received Saleh Al-Noor ~ Ito Kenji", "received Saleh Al-Noor ~ Kofi Ansah"],
        ),
        (
            &["Former Irish premier Nora Quill was received by King Omar II in Amman."],
            &["received Omar II ~ Nora Quill"],
        ),
        (
            &["British Foreign Secretary Ann Lowell spoke by telephone with her Polish \
               counterpart Jan Nowak."],
            &["called Ann Lowell ~ Jan Nowak"],
        ),
        (
            &["Army Chief General Asim Rana called on Prime Minister Imran Dar on Friday."],
            &["visited Imran Dar ~ Asim Rana"],
        ),
        (
            &["The document was signed by Trade Minister Saleh Al-Noor and Japanese Ambassador \
               Ito Kenji."],
            &["signed Saleh Al-Noor ~ Ito Kenji"],
        ),
        (
            &["Foreign Ministers of Oman and Egypt met in Riyadh."],
            &["met foreign_minister OM ~ foreign_minister EG"],
        ),
    ]);
}

#[test]
fn a_pronoun_stands_for_the_subject_told_before() {
    check_meetings(&[(
        &["Foreign Secretary Ann Lowell met her Polish counterpart, Jan Nowak, on Tuesday. She \
           later held talks with Crown Prince Omar bin Ali."],
        &["met Ann Lowell ~ Jan Nowak", "met Ann Lowell ~ Omar bin Ali"],
    )]);
}

#[test]
fn what_is_announced_is_planned_and_what_is_denied_is_none() {
    check_meetings(&[
        (
            &["Russian Foreign Minister Ivan Orlov is due to meet Turkish President Cem Polat \
               on Monday."],
            &["planned Ivan Orlov ~ Cem Polat"],
        ),
        (&["President Ann Lowell denied meeting Libyan commander Ali Badr."], &[]),
        (&["The meeting between President Ann Lowell and King Omar II was postponed."], &[]),
    ]);
}

#[test]
fn ambassadors_named_in_the_next_sentence_are_the_guests() {
    check_meetings(&[(
        &[
            "President of Ireland Nora Quill accepted the credentials of two ambassadors.",
            "The ambassadors are H.E. Ms. Salote Vaka of Fiji and H.E. Mr. Kofi Ansah of Ghana.",
        ],
        &["received Nora Quill ~ Salote Vaka", "received Nora Quill ~ Kofi Ansah"],
    )]);
}
