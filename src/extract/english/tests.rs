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

#[test]
fn a_seat_of_government_tells_the_state_of_an_office() {
    check_officials(&[
        ("White House spokeswoman Ann Lowell spoke.", &["Ann Lowell, spokesperson, US"]),
        ("Downing Street spokesman Tom Reed spoke.", &["Tom Reed, spokesperson, GB"]),
        ("Pentagon chief Carl Boone spoke.", &["Carl Boone, defence_minister, US"]),
    ]);
}

#[test]
fn the_head_of_a_bloc_and_its_spokespeople_have_no_state() {
    check_officials(&[
        ("Arab League chief Hisham Sabri spoke.", &["Hisham Sabri, international, -"]),
        ("IMF chief Vera Lind spoke.", &["Vera Lind, international, -"]),
        ("EU foreign policy spokesman Piet Dael spoke.", &["Piet Dael, spokesperson, -"]),
        ("NATO spokeswoman Oana Lupu spoke.", &["Oana Lupu, spokesperson, -"]),
        (
            "It was denied by Ines Calvet, a spokeswoman for the bloc.",
            &["Ines Calvet, spokesperson, -"],
        ),
    ]);
}

#[test]
fn holders_of_one_office_have_a_state_each() {
    check_officials(&[
        (
            "Turkish and Greek foreign ministers Cem Polat and Nikos Rallis spoke.",
            &["Cem Polat, foreign_minister, TR", "Nikos Rallis, foreign_minister, GR"],
        ),
        (
            "Foreign Ministers Badr Fahmy of Egypt and Cem Polat of Turkey spoke.",
            &["Badr Fahmy, foreign_minister, EG", "Cem Polat, foreign_minister, TR"],
        ),
    ]);
    check_meetings(&[(
        &["Talks between Foreign Ministers Badr Fahmy of Egypt and Cem Polat of Turkey lasted."],
        &["met Badr Fahmy ~ Cem Polat"],
    )]);
}

#[test]
fn the_office_is_told_without_what_passes() {
    for (text, role) in [
        ("Former British prime minister Ann Lowell left.", "prime minister"),
        ("He met the visiting Prime Minister of Fiji, Salote Vaka.", "Prime Minister of Fiji"),
        ("Visiting Thai Foreign Minister Somchai Dee left.", "Foreign Minister"),
    ] {
        let extraction = read(&[text]);
        let roles: Vec<_> = extraction.officials.iter().map(|o| o.role.as_deref()).collect();
        assert_eq!(roles, [Some(role)], "{text}");
    }
}

#[test]
fn a_call_has_a_person_at_its_other_end() {
    check_meetings(&[
        (
            &["Foreign Secretary Ann Lowell called her Polish counterpart Jan Nowak on Tuesday."],
            &["called Ann Lowell ~ Jan Nowak"],
        ),
        (
            &["King Omar II called Turkish President Cem Polat to discuss the crisis."],
            &["called Omar II ~ Cem Polat"],
        ),
        (&["King Omar II called Turkish President Cem Polat a friend."], &[]),
        (&["King Omar II called for talks."], &[]),
    ]);
}

#[test]
fn a_meeting_called_off_or_put_off_is_none() {
    check_meetings(&[
        (&["Prime Minister Taro Mori called off talks with Chinese Premier Wang Lei."], &[]),
        (&["President Ann Lowell put off a meeting with King Omar II."], &[]),
        (&["Iranian Foreign Minister Reza Amini refused to meet French envoy Luc Roy."], &[]),
        (&["Prime Minister Taro Mori did not meet French President Luc Roy."], &[]),
    ]);
}

#[test]
fn the_object_of_the_verb_is_the_guest_and_nobody_else() {
    check_meetings(&[
        (
            &["The emir met a visiting delegation led by Japanese State Minister Ito Kenji."],
            &["met head_of_state KW ~ Ito Kenji"],
        ),
        (
            &["General Saleh Al-Noor received a Turkish delegation headed by General Cem Polat."],
            &["received Saleh Al-Noor ~ Cem Polat"],
        ),
        (
            &["OPEC Secretary General Omar Said visited Baghdad and met Iraqi Oil Minister Ali \
               Badr."],
            &["met Omar Said ~ Ali Badr"],
        ),
        (&["King Omar visited in 1967 and King Faris in 1981."], &[]),
        (&["The king will meet officials, a palace spokeswoman, Nora Quill, said."], &[]),
        (
            &["Prime Minister Taro Mori held talks with French President Luc Roy, Chief Cabinet \
               Secretary Ken Ota told reporters."],
            &["met Taro Mori ~ Luc Roy"],
        ),
        (
            &["Kuwaiti Ambassador to Japan Saleh Al-Noor presented his credentials to Emperor \
               Akihiko."],
            &["received Akihiko ~ Saleh Al-Noor"],
        ),
        (
            &["Irish President Nora Quill and Omani Prime Minister Ali Badr signed two \
               memorandums of understanding."],
            &["signed Nora Quill ~ Ali Badr"],
        ),
    ]);
}
