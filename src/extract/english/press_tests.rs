//! Short articles in the manner of ministries and agencies whose own offices come without
//! their state. The people are invented but for heads of state and their ministers.

use super::super::tests::{read_in, say_meetings, say_officials};
use crate::model::Lang;

/// Each article, a paragraph a line, with its officials.
fn officials(rows: &[(&str, &[&str])]) {
    for (text, expected) in rows {
        let paragraphs: Vec<&str> = text.lines().collect();
        assert_eq!(say_officials(&read_in(Lang::En, &paragraphs, "")), *expected, "{text}");
    }
}

/// Each article, a paragraph a line, with its meetings.
fn meetings(rows: &[(&str, &[&str])]) {
    for (text, expected) in rows {
        let paragraphs: Vec<&str> = text.lines().collect();
        assert_eq!(say_meetings(&read_in(Lang::En, &paragraphs, "")), *expected, "{text}");
    }
}

#[test]
fn whoever_is_called_by_an_office_of_one_state_tells_the_home() {
    officials(&[
        (
            "Deputy Secretary Lowell's Meeting with Omani Foreign Minister Harthy\n\
             Deputy Secretary of State Ann Lowell met today with Omani Foreign Minister Salim \
             Harthy. Under Secretary for Political Affairs Luke Barr joined the talks on Yemen.",
            &[
                "Ann Lowell, deputy_minister, US",
                "Salim Harthy, foreign_minister, OM",
                "Luke Barr, deputy_minister, US",
            ],
        ),
        (
            "Modi in Vienna\n\
             Prime Minister Narendra Modi was welcomed by Austrian Chancellor Anna Weber in \
             Vienna. National Security Adviser Ravi Iyer accompanied him.",
            &[
                "Narendra Modi, head_of_government, IN",
                "Anna Weber, head_of_government, AT",
                "Ravi Iyer, other, IN",
            ],
        ),
    ]);
}

#[test]
fn an_office_without_a_state_is_of_whoever_is_told_first() {
    officials(&[
        (
            "Army chief receives guest\n\
             Kuwaiti Army Chief Air Marshal Bader Al-Enezi received Pakistan's navy chief Admiral \
             Asif Gul. Deputy Chief of Staff Maj. Gen. Fahad Al-Azmi attended.",
            &[
                "Bader Al-Enezi, military, KW",
                "Asif Gul, military, PK",
                "Fahad Al-Azmi, military, KW",
            ],
        ),
        (
            "Phone call\n\
             Egyptian Foreign Minister Adel Samir received a phone call from US Vice-President \
             Luke Barr and US envoy Ed Voss, Presidential Spokesman Hany Fouad said.",
            &[
                "Adel Samir, foreign_minister, EG",
                "Luke Barr, other, US",
                "Ed Voss, diplomat, US",
                "Hany Fouad, spokesperson, EG",
            ],
        ),
    ]);
}

#[test]
fn a_rank_ends_the_body_and_a_body_may_stand_behind_its_chief() {
    officials(&[
        (
            "News\n\
             Chief of the General Staff of the Kuwaiti Army Air Marshal Bader Al-Enezi spoke.",
            &["Bader Al-Enezi, military, KW"],
        ),
        (
            "News\n\
             He thanked the Chief of the Romanian Defence Staff, General Ion Pop.",
            &["Ion Pop, military, RO"],
        ),
        (
            "News\n\
             Chief of Kuwait Fire Force Lt Gen Bader Al-Enezi and Brigadier-General Fahad \
             Al-Azmi spoke.",
            &["Bader Al-Enezi, other, KW", "Fahad Al-Azmi, military, KW"],
        ),
        ("News\nThe U.N. aid chief Ana Soler spoke.", &["Ana Soler, international, -"]),
        (
            "News\n\
             The king received in Rabat US Secretary of State Ann Lowell and Presidential \
             spokesman Counselor Hany Fouad.",
            &["Ann Lowell, foreign_minister, US", "Hany Fouad, spokesperson, US"],
        ),
        (
            "News\n\
             An Iranian delegation headed by Deputy Foreign Minister Reza Karimi went to Muscat, \
             where Omani Foreign Minister Salim Harthy met a senior adviser to Iraq's president, \
             Omar Zaid.",
            &[
                "Reza Karimi, deputy_minister, IR",
                "Salim Harthy, foreign_minister, OM",
                "Omar Zaid, other, IQ",
            ],
        ),
        ("News\nChief U.S. negotiator Ann Lowell spoke.", &["Ann Lowell, other, US"]),
        ("News\nU.S. Army Gen. Luke E. Barr spoke.", &["Luke E. Barr, military, US"]),
        (
            "News\nHe met the Speaker of the US House of Representatives Luke Barr.",
            &["Luke Barr, legislator, US"],
        ),
        (
            "News\nHigh Representative/Vice-President Ana Soler left.",
            &["Ana Soler, international, -"],
        ),
        (
            "News\nHe met World Bank Vice President Farid Hamdi and Director of the Office of His \
             Majesty Omar Zaid.",
            &["Farid Hamdi, international, -", "Omar Zaid, other, -"],
        ),
    ]);
}

#[test]
fn counterparts_may_be_named_before_the_word() {
    meetings(&[
        (
            "News\n\
             Tunisian Foreign Minister Nadir Amri will hold talks with Ahmed Attar, his Algerian \
             opposite number.",
            &["planned Nadir Amri ~ Ahmed Attar"],
        ),
        (
            "News\n\
             Saudi Foreign Minister Fahd Al-Otaibi, along with Omar Zaid, Adel Samir and Riad \
             Odeh, his counterparts from Jordan, Egypt and Palestine, respectively, met Chinese \
             Foreign Minister Chen Hao.",
            &[
                "met Fahd Al-Otaibi ~ Chen Hao",
                "met Omar Zaid ~ Chen Hao",
                "met Adel Samir ~ Chen Hao",
                "met Riad Odeh ~ Chen Hao",
            ],
        ),
        (
            "News\n\
             Oman and Iran agreed on it. The foreign ministers of the two countries, Salim Harthy \
             and Reza Karimi, met on Monday.",
            &["met Salim Harthy ~ Reza Karimi"],
        ),
    ]);
}

#[test]
fn what_is_told_aside_or_before_tells_who_meets() {
    meetings(&[
        (
            "News\n\
             Australian Deputy Prime Minister Ed Voss, who is also defence minister, met Chinese \
             Defence Minister Chen Hao.",
            &["met Ed Voss ~ Chen Hao"],
        ),
        (
            "News\n\
             Egyptian Foreign Minister Adel Samir met Syrian President Anas Khoury. Samir will \
             fly to Ankara to meet his Turkish counterpart Emre Kaya.",
            &["met Adel Samir ~ Anas Khoury", "planned Adel Samir ~ Emre Kaya"],
        ),
        (
            "News\n\
             Kuwaiti Foreign Minister Bader Al-Enezi met on the sidelines of the UN General \
             Assembly with his counterparts from Cuba, Juan Soler, and Slovenia, Ana Kos.",
            &["met Bader Al-Enezi ~ Juan Soler", "met Bader Al-Enezi ~ Ana Kos"],
        ),
        (
            "News\n\
             Indian Foreign Minister Ravi Iyer, Australian Foreign Minister Ed Voss and US \
             Secretary of State Ann Lowell agreed on it. They later paid a joint courtesy call on \
             Japanese Prime Minister Sato Ken.",
            &[
                "visited Sato Ken ~ Ravi Iyer",
                "visited Sato Ken ~ Ed Voss",
                "visited Sato Ken ~ Ann Lowell",
            ],
        ),
        (
            "News\n\
             US President Luke Barr is sending Secretary of State Ann Lowell to Moscow for talks \
             with Russian Foreign Minister Ivan Petrov.",
            &["met Ann Lowell ~ Ivan Petrov"],
        ),
    ]);
}

#[test]
fn a_clause_about_somebody_tells_what_he_is_or_was() {
    officials(&[
        (
            "Shadow cabinet changes\n\
             Australian opposition leader Ed Voss sacked Luke Barr, who is a former foreign \
             minister and his predecessor, party officials said.",
            &["Ed Voss, legislator, AU", "Luke Barr, foreign_minister, AU"],
        ),
        (
            "Shadow cabinet changes\n\
             Luke Barr, who is a keen sailor and farmer, sold his boat.",
            &[],
        ),
        // A deputy of a secretary is no secretary.
        (
            "Grain sales\n\
             U.S. Deputy Agriculture Secretary Luke Barr and U.S. Agriculture Secretary Ed Voss \
             spoke.",
            &["Luke Barr, deputy_minister, US", "Ed Voss, minister, US"],
        ),
        (
            "Cabinet\n\
             Japanese Deputy Chief Cabinet Secretary Sato Ken spoke.",
            &["Sato Ken, other, JP"],
        ),
    ]);
}

#[test]
fn a_korean_envoy_is_of_the_south_unless_the_story_tells_the_north() {
    officials(&[
        (
            "Visit\n\
             The Korean ambassador, Park Min, spoke of trade.",
            &["Park Min, ambassador, KR"],
        ),
        (
            "Visit\n\
             North Korea protested. The Korean ambassador, Park Min, spoke of trade.",
            &["Park Min, ambassador, KP"],
        ),
    ]);
}

#[test]
fn an_occasion_with_a_length_and_a_name_with_an_elision() {
    meetings(&[
        (
            "Loans\n\
             In a 30-minute meeting, Japanese Finance Minister Sato Ken told Brazilian Finance \
             Minister Juan Soler that the bank would consider the request.",
            &["met Sato Ken ~ Juan Soler"],
        ),
        (
            "Loans\n\
             In a 30-minute speech, Japanese Finance Minister Sato Ken told Brazilian Finance \
             Minister Juan Soler that the bank would consider the request.",
            &[],
        ),
        (
            "Talks\n\
             French President Luc Roy d'Alsace and German Chancellor Anna Weber met in Bonn.",
            &["met Luc Roy d'Alsace ~ Anna Weber"],
        ),
    ]);
}

#[test]
fn what_is_held_between_two_and_what_is_refuted() {
    meetings(&[
        (
            "Talks\n\
             A meeting between Maltese Prime Minister Ugo Borg and Cypriot Trade Minister Nikos \
             Stavrou was also held in Valletta.",
            &["met Ugo Borg ~ Nikos Stavrou"],
        ),
        (
            "Talks\n\
             The spokeswoman dismissed as baseless a report that Maltese Foreign Minister Ugo Borg \
             had met Cypriot Foreign Minister Nikos Stavrou.",
            &[],
        ),
        (
            "Visit\n\
             Maltese Speaker Ugo Borg was called on yesterday by Nikos Stavrou, Ambassador of \
             Cyprus.",
            &["visited Ugo Borg ~ Nikos Stavrou"],
        ),
    ]);
}

#[test]
fn heirs_emirs_and_those_who_are_appointed() {
    officials(&[
        (
            "Saudi Arabia\n\
             The committee is led by Crown Prince Mohammad Bin Salman, Deputy Prime Minister and \
             Defence Minister. Prince Fahd Al-Nami, Emir of Makkah, left Saudi Arabia.",
            &["Mohammad Bin Salman, crown_prince, SA", "Fahd Al-Nami, governor, SA"],
        ),
        (
            "Malta\n\
             Dr Ugo Borg was appointed assistant defence minister of Malta.",
            &["Ugo Borg, deputy_minister, MT"],
        ),
        (
            "Malta\n\
             He received in his office Maltese Consul General Ugo Borg and the new Consul General \
             Luc Farrugia, and Maltese Defence Industry Minister Ann Vella.",
            &["Ugo Borg, diplomat, MT", "Luc Farrugia, diplomat, MT", "Ann Vella, minister, MT"],
        ),
        (
            "Malta\n\
             Acting Maltese High Commissioner Ugo Borg met UNIFIL chief Maj. Gen. Sean Daly.",
            &["Ugo Borg, diplomat, MT", "Sean Daly, international, -"],
        ),
    ]);
}

#[test]
fn offices_of_missions_assistants_and_chambers() {
    officials(&[
        (
            "Malta\n\
             H E Salim Harthy, Qatari Minister of Justice, met Maltese Minister of Justice H E Ugo \
             Borg.",
            &["Salim Harthy, minister, QA", "Ugo Borg, minister, MT"],
        ),
        (
            "Malta\n\
             Deputy Chairman of the Senate of Malta Ugo Borg met Maltese Trade Minister \
             Ann Vella, Resident Coordinator Luc Farrugia and UN Humanitarian Coordinator Sean \
             Daly.",
            &[
                "Ugo Borg, legislator, MT",
                "Ann Vella, minister, MT",
                "Luc Farrugia, international, -",
                "Sean Daly, international, -",
            ],
        ),
        (
            "Malta\n\
             Assistant to the Iranian Foreign Minister, Ali Karimi, met British Defence Adviser \
             Luke Barr. Ambassador of the Swiss Confederation Urs Meier attended.",
            &[
                "Ali Karimi, deputy_minister, IR",
                "Luke Barr, diplomat, GB",
                "Urs Meier, ambassador, CH",
            ],
        ),
    ]);
}
