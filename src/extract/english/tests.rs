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
fn a_month_cut_short_ends_no_sentence() {
    for day in ["On Feb. 4, 2025,", "On 4 Feb. 2025", "LONDON, Feb. 4, 2025 (AP) --"] {
        let text = format!(
            "{day} Polish Foreign Minister Jan Nowak met Nora Quill, the Irish ambassador."
        );
        let extraction = read(&[&text]);
        let meeting = &extraction.meetings[0];
        assert_eq!(meeting.evidence.text, text.trim_end_matches('.'), "{day}");
        assert_eq!(meeting.date, Some(jiff::civil::date(2025, 2, 4)), "{day}");
    }
    let text = "Polish Foreign Minister Jan Nowak met Nora Quill, the Irish ambassador, in Mar. \
                2025 was a hard year.";
    assert!(read(&[text]).meetings[0].evidence.text.ends_with("year"));
    let text = "Polish Foreign Minister Jan Nowak met Nora Quill, the Irish ambassador, in Oct. \
                Quill left.";
    assert!(read(&[text]).meetings[0].evidence.text.ends_with("Oct"));
}

#[test]
fn where_the_family_name_stands_first_it_is_the_short_form() {
    check_meetings(&[
        (
            &["Chinese Foreign Minister Wen Daoming arrived in Moscow. Wen met Russian Foreign \
               Minister Igor Sobolev on Tuesday."],
            &["met Wen Daoming ~ Igor Sobolev"],
        ),
        (
            &["South Korean Defence Minister Pyo Min-ho was in Hanoi. Pyo held talks with \
               Vietnamese Defence Minister Phan Quoc Duy."],
            &["met Pyo Min-ho ~ Phan Quoc Duy"],
        ),
        // Elsewhere the given name stands first, and a pronoun is no name.
        (
            &["Polish Foreign Minister Jan Nowak was in Rome. Jan met Irish Foreign Minister \
               Nora Quill."],
            &[],
        ),
        (
            &["Chinese Vice Premier He Daoming is in Rome. Irish Foreign Minister Nora Quill \
               spoke in Cork. He met Polish Foreign Minister Jan Nowak."],
            &["met Nora Quill ~ Jan Nowak"],
        ),
    ]);
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
fn a_call_between_two_may_say_its_day_before_them() {
    check_meetings(&[
        (
            &["A phone call took place today between Turkish President Cem Polat and Polish \
             Foreign Minister Jan Nowak."],
            &["called Cem Polat ~ Jan Nowak"],
        ),
        (
            &["Turkish President Cem Polat had a phone conversation on Monday with Polish \
             Foreign Minister Jan Nowak."],
            &["called Cem Polat ~ Jan Nowak"],
        ),
        (&["A call for calm between the tribes was made by Turkish President Cem Polat."], &[]),
    ]);
}

#[test]
fn a_day_or_the_telephone_behind_on_is_no_host_called_on() {
    check_meetings(&[
        (
            &["Turkish President Cem Polat spoke on the phone with Polish Foreign Minister Jan \
             Nowak."],
            &["called Cem Polat ~ Jan Nowak"],
        ),
        (
            &["Turkish President Cem Polat held a phone call on Monday with Polish Foreign \
             Minister Jan Nowak."],
            &["called Cem Polat ~ Jan Nowak"],
        ),
        (
            &["Polish Foreign Minister Jan Nowak called on Turkish President Cem Polat."],
            &["visited Cem Polat ~ Jan Nowak"],
        ),
    ]);
}

#[test]
fn who_sits_down_with_somebody_meets_him() {
    check_meetings(&[
        (
            &["Turkish President Cem Polat sat down with Polish Foreign Minister Jan Nowak."],
            &["met Cem Polat ~ Jan Nowak"],
        ),
        (
            &["Polish Foreign Minister Jan Nowak also sat down in Ankara with Turkish President \
             Cem Polat."],
            &["met Jan Nowak ~ Cem Polat"],
        ),
        (
            &["Turkish President Cem Polat sat with Polish Foreign Minister Jan Nowak in the \
             front row."],
            &[],
        ),
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

#[test]
fn a_name_keeps_the_small_end_of_a_word_and_a_title_within() {
    check_officials(&[
        ("South Korean President Kim Do-yun left.", &["Kim Do-yun, head_of_state, KR"]),
        (
            "Omani minister Salim bin Ali Al Nu'aimi's visit ended.",
            &["Salim bin Ali Al Nu'aimi, minister, OM"],
        ),
        ("Somali President Ali Sheikh Warsame left.", &["Ali Sheikh Warsame, head_of_state, SO"]),
        (
            "Lebanese Labour Minister Rima Khoury co-chaired a session.",
            &["Rima Khoury, minister, LB"],
        ),
        ("Dr. Tan Mei Hua, Ambassador of Singapore, left.", &["Tan Mei Hua, ambassador, SG"]),
        (
            "Ambassador of Pakistan Maj. Gen. (Ret.) Tariq Anwar Khan left.",
            &["Tariq Anwar Khan, ambassador, PK"],
        ),
        (
            "The Chargé d'Affaires a.i. of Slovakia, Jana Kovac, left.",
            &["Jana Kovac, diplomat, SK"],
        ),
    ]);
}

#[test]
fn who_serves_a_state_is_of_it() {
    check_officials(&[
        (
            "Luis Ortega, special envoy of the Mexican president, left.",
            &["Luis Ortega, diplomat, MX"],
        ),
        (
            "Lt. Gen. Reza Karimi, Chief of the General Staff of the Iranian Armed Forces, left.",
            &["Reza Karimi, military, IR"],
        ),
        ("Ian Cole, a spokesman for the US Navy, spoke.", &["Ian Cole, spokesperson, US"]),
        ("He saw U.S. Air Force Gen. Paul Dahl.", &["Paul Dahl, military, US"]),
        ("He saw retired U.S. Gen. Paul Dahl.", &["Paul Dahl, military, US"]),
        (
            "Commander of the Royal Bahrain Naval Force Rear Admiral Isa Al Noor left.",
            &["Isa Al Noor, military, BH"],
        ),
        ("A spokesman for the New Zealand Wool Exchange said so.", &[]),
        ("UN Special Envoy for Syria Eva Lund left.", &["Eva Lund, international, -"]),
    ]);
}

#[test]
fn ways_in_which_news_tells_a_meeting() {
    check_meetings(&[
        (
            &["Foreign Minister Saleh Al-Noor bade farewell to the Ambassador of Ghana, \
               Kofi Ansah."],
            &["received Saleh Al-Noor ~ Kofi Ansah"],
        ),
        (
            &["Foreign Minister Saleh Al-Noor gave a dinner in honour of French Foreign Minister \
               Luc Roy."],
            &["received Saleh Al-Noor ~ Luc Roy"],
        ),
        (
            &["French Trade Minister Luc Roy and Irish Labour Minister Nora Quill co-chaired a \
               session."],
            &["met Luc Roy ~ Nora Quill"],
        ),
        (
            &["French Trade Minister Luc Roy and Irish Labour Minister Nora Quill chaired \
               sessions."],
            &[],
        ),
        (
            &["Foreign Minister Saleh Al-Noor held a telephone conversation with Irish premier \
               Nora Quill."],
            &["called Saleh Al-Noor ~ Nora Quill"],
        ),
        (
            &["President Omar Dia was visited by Irish premier Nora Quill."],
            &["visited Omar Dia ~ Nora Quill"],
        ),
        (
            &["Irish premier Nora Quill spoke with French President Luc Roy."],
            &["called Nora Quill ~ Luc Roy"],
        ),
        (
            &["Irish premier Nora Quill spoke with French President Luc Roy on the sidelines of \
               a summit."],
            &["met Nora Quill ~ Luc Roy"],
        ),
        (
            &[
                "Japanese Ambassador Ito Kenji arrived.",
                "Foreign Minister Saleh Al-Noor received the Japanese envoy.",
            ],
            &["received Saleh Al-Noor ~ Ito Kenji"],
        ),
    ]);
}

#[test]
fn a_meeting_has_its_day_its_place_and_who_stood_by() {
    for (text, day, place, attendees) in [
        (
            "KUWAIT, Feb 4 (KUNA) -- Foreign Minister Saleh Al-Noor received Irish premier Nora \
             Quill at Bayan Palace on Monday in the presence of Defence Minister Ali Al-Fahd.",
            "2025-02-03",
            "Bayan Palace",
            "Ali Al-Fahd",
        ),
        (
            "Foreign Minister Saleh Al-Noor held talks on Monday in Dublin with Irish premier \
             Nora Quill ahead of a summit on Wednesday. The meeting was attended by Irish \
             Ambassador Sean Roe and Defence Minister Ali Al-Fahd.",
            "2025-02-03",
            "Dublin",
            "Sean Roe, Ali Al-Fahd",
        ),
        (
            "Irish premier Nora Quill called on Foreign Minister Saleh Al-Noor in his office on \
             Tuesday. Also present were Irish Ambassador Sean Roe and Ali Al-Fahd.",
            "2025-02-04",
            "his office",
            "Sean Roe",
        ),
        (
            "Foreign Minister Saleh Al-Noor met Irish premier Nora Quill on Tuesday to discuss \
             the fighting in Khartoum.",
            "2025-02-04",
            "-",
            "",
        ),
    ] {
        let found = read(&[text]);
        let meeting = found.meetings.first().expect(text);
        let stood: Vec<_> = meeting.attendees.iter().filter_map(|a| a.name.clone()).collect();
        assert_eq!(meeting.date.map(|day| day.to_string()).as_deref(), Some(day), "{text}");
        assert_eq!(meeting.place.as_deref().unwrap_or("-"), place, "{text}");
        assert_eq!(stood.join(", "), attendees, "{text}");
    }
}

#[test]
fn leaders_are_called_by_the_family_name_alone() {
    check_officials(&[
        (
            "Trump and Zelensky met in Washington on Monday.",
            &["Trump, head_of_state, US", "Zelensky, head_of_state, UA"],
        ),
        ("But Erdogan said no.", &["Erdogan, head_of_state, TR"]),
        // Another of the family, a tower, a word; a leader of other days.
        ("Ivana Trump left.", &[]),
        ("He lives in Trump Tower.", &[]),
        ("They trump the rest.", &[]),
        ("Merkel left.", &[]),
        ("King Charles III spoke.", &["Charles III, head_of_state, GB"]),
    ]);
    check_meetings(&[(
        &["Trump and Zelensky met in Washington on Monday."],
        &["met Trump ~ Zelensky"],
    )]);
}

#[test]
fn a_text_may_begin_with_a_point() {
    check_officials(&[(". organisation", &[]), (". Envoy", &[])]);
}
