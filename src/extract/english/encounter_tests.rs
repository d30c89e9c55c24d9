//! Sentences of the wire and of the agencies and who met in them. The people are invented.

use super::super::tests::{read_in, say_meetings};
use crate::model::Lang;

/// Each text, a paragraph a line, with its meetings.
fn check(rows: &[(&str, &[&str])]) {
    for (text, expected) in rows {
        let paragraphs: Vec<&str> = std::iter::once("").chain(text.lines()).collect();
        let found = read_in(Lang::En, &paragraphs, "KW");
        assert_eq!(say_meetings(&found), *expected, "{text}");
    }
}

#[test]
fn two_who_hold_open_or_end_talks_hold_them_together() {
    check(&[
        (
            "Polish Foreign Minister Jan Nowak and Czech Foreign Minister Karel Lipsky began two \
             days of talks in Prague today.",
            &["met Jan Nowak ~ Karel Lipsky"],
        ),
        (
            "Polish Foreign Minister Jan Nowak and Czech Foreign Minister Karel Lipsky agreed at \
             a meeting in Prague to reopen the border.",
            &["met Jan Nowak ~ Karel Lipsky"],
        ),
        (
            "German Chancellor Anna Weber, French President Luc Roy and British Prime Minister \
             Helen Carr held a three-way call on Sunday.",
            &[
                "called Anna Weber ~ Luc Roy",
                "called Anna Weber ~ Helen Carr",
                "called Luc Roy ~ Helen Carr",
            ],
        ),
        (
            "Polish Foreign Minister Jan Nowak and central bank governor Ewa Wrona have confined \
             their consultations to officials.",
            &[],
        ),
        (
            "Polish Foreign Minister Jan Nowak and Czech Foreign Minister Karel Lipsky praised \
             the talks.",
            &[],
        ),
        (
            "Polish Foreign Minister Jan Nowak and Czech Foreign Minister Karel Lipsky wrapped up \
             two days of talks in Prague.",
            &["met Jan Nowak ~ Karel Lipsky"],
        ),
        (
            "The meeting brought together Polish Foreign Minister Jan Nowak and Czech Foreign \
             Minister Karel Lipsky.",
            &["met Jan Nowak ~ Karel Lipsky"],
        ),
    ]);
}

#[test]
fn a_phrase_that_opens_the_sentence_has_its_subject_behind_it() {
    check(&[
        (
            "Speaking after a meeting in Brussels with Czech Foreign Minister Karel Lipsky, Polish \
             Foreign Minister Jan Nowak said aid was needed.",
            &["met Jan Nowak ~ Karel Lipsky"],
        ),
        (
            "At talks with his Czech opposite number Karel Lipsky, Polish Foreign Minister Jan \
             Nowak raised the question of water.",
            &["met Jan Nowak ~ Karel Lipsky"],
        ),
        (
            "Polish Foreign Minister Jan Nowak left today.\nAfter talks with Czech President Karel \
             Lipsky, he told reporters that he was content.",
            &["met Jan Nowak ~ Karel Lipsky"],
        ),
        (
            "Following their meeting, Polish Foreign Minister Jan Nowak and his Czech counterpart \
             Karel Lipsky spoke to reporters.",
            &["met Jan Nowak ~ Karel Lipsky"],
        ),
    ]);
}

#[test]
fn what_is_told_to_a_visitor_or_at_a_meeting_is_told_face_to_face() {
    check(&[
        (
            "Polish Foreign Minister Jan Nowak told visiting Czech President Karel Lipsky that he \
             was welcome.",
            &["met Jan Nowak ~ Karel Lipsky"],
        ),
        (
            "Polish Foreign Minister Jan Nowak told Czech President Karel Lipsky by phone that \
             trade must flow.",
            &["called Jan Nowak ~ Karel Lipsky"],
        ),
        (
            "Polish Foreign Minister Jan Nowak assured Czech President Karel Lipsky during a \
             meeting in Prague of his support.",
            &["met Jan Nowak ~ Karel Lipsky"],
        ),
        ("Polish Foreign Minister Jan Nowak thanked Czech President Karel Lipsky.", &[]),
    ]);
}

#[test]
fn a_letter_is_handed_to_whoever_gets_it_by_its_bearer() {
    check(&[
        (
            "Omani envoy Salim Harthy handed a letter from Sultan Faisal to Czech President Karel \
             Lipsky on Monday.",
            &["received Karel Lipsky ~ Salim Harthy"],
        ),
        (
            "Omani envoy Salim Harthy handed Czech President Karel Lipsky a letter on ties.",
            &["received Karel Lipsky ~ Salim Harthy"],
        ),
        (
            "Czech President Karel Lipsky received a written message from Sultan Faisal, \
             delivered by Omani Ambassador Salim Harthy.",
            &["received Karel Lipsky ~ Salim Harthy"],
        ),
        ("Czech President Karel Lipsky received a letter from Sultan Faisal.", &[]),
    ]);
}

#[test]
fn who_a_clause_is_about_is_who_met() {
    check(&[
        (
            "Czech President Karel Lipsky spoke after talks with Czech ambassador to Warsaw Eva \
             Mala, who arrived last night from a meeting with Polish Foreign Minister Jan Nowak.",
            &["met Karel Lipsky ~ Eva Mala", "met Eva Mala ~ Jan Nowak"],
        ),
        (
            "Polish Foreign Minister Jan Nowak, who was met at the airport by Czech Foreign \
             Minister Karel Lipsky, will see the old town.",
            &["received Karel Lipsky ~ Jan Nowak"],
        ),
        (
            "Polish Foreign Minister Jan Nowak spoke of Czech President Karel Lipsky, whom he met \
             last week.",
            &["met Jan Nowak ~ Karel Lipsky"],
        ),
        (
            "Polish Foreign Minister Jan Nowak arrived in Prague, where Czech President Karel \
             Lipsky greeted him at the airport.",
            &["received Karel Lipsky ~ Jan Nowak"],
        ),
        (
            "A delegation led by Polish Foreign Minister Jan Nowak arrived in Prague and met \
             Czech President Karel Lipsky.",
            &["met Jan Nowak ~ Karel Lipsky"],
        ),
        (
            "\"I met President Karel Lipsky,\" Polish Foreign Minister Jan Nowak said.",
            &["met Jan Nowak ~ Karel Lipsky"],
        ),
    ]);
}

#[test]
fn counterparts_have_the_office_of_whom_they_meet() {
    check(&[
        (
            "Polish Foreign Minister Jan Nowak and Polish Defence Minister Ewa Wrona met their \
             British counterparts Helen Carr and Neil Cross in London.",
            &[
                "met Jan Nowak ~ Helen Carr",
                "met Jan Nowak ~ Neil Cross",
                "met Ewa Wrona ~ Helen Carr",
                "met Ewa Wrona ~ Neil Cross",
            ],
        ),
        (
            "Polish Foreign Minister Jan Nowak held talks with his counterparts from Oman and \
             Chad.",
            &["met Jan Nowak ~ foreign_minister OM", "met Jan Nowak ~ foreign_minister TD"],
        ),
        (
            "Polish Foreign Minister Jan Nowak arrived yesterday.\nHe is due to call on his Omani \
             counterpart Salim Harthy in Muscat.",
            &["planned Salim Harthy ~ Jan Nowak"],
        ),
    ]);
}

#[test]
fn guests_are_listed_with_where_they_are_from() {
    check(&[
        (
            "Polish Foreign Minister Jan Nowak met Senators Robert Hale of Ohio and Anna Pierce \
             of Maine.",
            &["met Jan Nowak ~ Robert Hale", "met Jan Nowak ~ Anna Pierce"],
        ),
        (
            "Polish Foreign Minister Jan Nowak met Omani Foreign Minister Salim Harthy (Unity), \
             Czech Foreign Minister Karel Lipsky (Centre Party) and Chadian President Ali Badr.",
            &[
                "met Jan Nowak ~ Salim Harthy",
                "met Jan Nowak ~ Karel Lipsky",
                "met Jan Nowak ~ Ali Badr",
            ],
        ),
        (
            "Polish Foreign Minister Jan Nowak today conferred with Finance Minister Karel Lipsky \
             and Sens. Robert Hale of Ohio, Jack Doyle of Utah and Anna Pierce of Maine.\nHe then \
             met Czech President Tomas Vesely.",
            &[
                "met Jan Nowak ~ Karel Lipsky",
                "met Jan Nowak ~ Robert Hale",
                "met Jan Nowak ~ Jack Doyle",
                "met Jan Nowak ~ Anna Pierce",
                "met Jan Nowak ~ Tomas Vesely",
            ],
        ),
    ]);
}

#[test]
fn what_is_only_wished_or_turned_down_is_no_meeting() {
    for text in [
        "Polish Foreign Minister Jan Nowak wants to meet Czech President Karel Lipsky.",
        "Polish Foreign Minister Jan Nowak should meet Czech President Karel Lipsky, he said.",
        "Polish Foreign Minister Jan Nowak proposed a summit with Czech President Karel Lipsky.",
        "The idea of talks between Polish Foreign Minister Jan Nowak and Czech President Karel \
         Lipsky is old.",
        "A meeting between Polish Foreign Minister Jan Nowak and Czech President Karel Lipsky was \
         not on the agenda.",
        "Polish Foreign Minister Jan Nowak had been due to meet Czech President Karel Lipsky but \
         the meeting was called off.",
        "Polish Foreign Minister Jan Nowak summoned Ambassador Ewa Wrona home for consultations.",
        "Polish Foreign Minister Jan Nowak's visit was welcomed by Czech President Karel Lipsky.",
        "President Karel Lipsky and Finance Minister Eva Mala are authorized to speak on it.",
    ] {
        check(&[(text, &[])]);
    }
}

#[test]
fn the_two_and_the_other_are_those_told_before() {
    check(&[
        (
            "Polish Foreign Minister Jan Nowak and his Czech counterpart, Karel Lipsky, agreed on \
             Tuesday to share patrols.\nThe ministers met at the old railway station.",
            &["met Jan Nowak ~ Karel Lipsky"],
        ),
        (
            "Polish Foreign Minister Jan Nowak praised Czech Foreign Minister Karel Lipsky.\nThe \
             two later held talks in Prague.",
            &["met Jan Nowak ~ Karel Lipsky"],
        ),
        (
            "Polish Foreign Minister Jan Nowak praised Czech Foreign Minister Karel Lipsky.\nThe \
             two later spoke of old times.",
            &[],
        ),
        (
            "Czech President Karel Lipsky arrived on Thursday.\nPolish President Jan Nowak will \
             meet the visiting president on Friday.",
            &["planned Jan Nowak ~ Karel Lipsky"],
        ),
        (
            "The Omani foreign minister, Salim Harthy, left for Prague.\nThe Omani official met \
             Czech President Karel Lipsky.",
            &["met Salim Harthy ~ Karel Lipsky"],
        ),
    ]);
}

#[test]
fn a_guest_is_not_the_subject_of_what_follows() {
    check(&[
        (
            "Omani Foreign Minister Salim Harthy met King Omar II and Prime Minister Ali Badr in \
             Amman on Tuesday, and will go on to Prague for talks with Czech President Karel \
             Lipsky.",
            &[
                "met Salim Harthy ~ Omar II",
                "met Salim Harthy ~ Ali Badr",
                "planned Salim Harthy ~ Karel Lipsky",
            ],
        ),
        (
            "Omani Foreign Minister Salim Harthy had private talks with Prime Minister Ali Badr \
             and Finance Minister Eva Mala, said his spokesman.",
            &["met Salim Harthy ~ Ali Badr", "met Salim Harthy ~ Eva Mala"],
        ),
        (
            "Omani Foreign Minister Salim Harthy was briefed on the session chaired by Finance \
             Minister Eva Mala.",
            &[],
        ),
    ]);
}

#[test]
fn seen_rung_hosted_and_exchanged() {
    check(&[
        (
            "Omani Foreign Minister Salim Harthy flew to Amman to see King Omar II.",
            &["met Salim Harthy ~ Omar II"],
        ),
        ("Omani Foreign Minister Salim Harthy wished to see King Omar II resign.", &[]),
        (
            "Omani Foreign Minister Salim Harthy was seen off at the airport by Finance Minister \
             Eva Mala.",
            &["received Eva Mala ~ Salim Harthy"],
        ),
        (
            "Czech President Karel Lipsky rang Prime Minister Ali Badr on Sunday.",
            &["called Karel Lipsky ~ Ali Badr"],
        ),
        (
            "Czech President Karel Lipsky is to be host to Prime Minister Ali Badr next month.",
            &["planned Karel Lipsky ~ Ali Badr"],
        ),
        (
            "Finance Minister Eva Mala exchanged views with Prime Minister Ali Badr on trade.",
            &["met Eva Mala ~ Ali Badr"],
        ),
        ("Finance Minister Eva Mala exchanged letters with Prime Minister Ali Badr.", &[]),
    ]);
}

#[test]
fn a_bare_name_behind_its_state_is_of_the_office_told_before() {
    check(&[
        (
            "Polish Foreign Minister Jan Nowak held talks with Spain's Ruiz in Madrid.",
            &["met Jan Nowak ~ Ruiz"],
        ),
        (
            "Polish Foreign Minister Jan Nowak and Jordan's Salem Badr met in Amman.",
            &["met Jan Nowak ~ Salem Badr"],
        ),
        ("Polish Foreign Minister Jan Nowak met with Lebanon's Hezbollah in Beirut.", &[]),
        ("Polish Foreign Minister Jan Nowak met Egypt's Cabinet in Cairo.", &[]),
        ("Polish Foreign Minister Jan Nowak met with Iraq's PMF in Baghdad.", &[]),
        ("Polish Foreign Minister Jan Nowak met with Japan's Moriko executives.", &[]),
        ("Polish Defence Minister Jan Nowak met with Japan's Moriko in Tokyo.", &[]),
        ("Polish Foreign Minister Jan Nowak spoke of Egypt's Suez and Spain's Ceuta.", &[]),
        (
            "Polish Foreign Minister Jan Nowak is due to meet Czech counterpart Karel Lipsky.",
            &["planned Jan Nowak ~ Karel Lipsky"],
        ),
    ]);
}

#[test]
fn a_word_for_who_somebody_is_may_stand_before_the_name() {
    check(&[
        (
            "Polish President Jan Nowak met Oman's long-time de facto ruler, Crown Prince Ali.",
            &["met Jan Nowak ~ Ali"],
        ),
        (
            "Polish President Jan Nowak held talks with the country's eastern strongman, \
             General Omar Badr, on Monday.",
            &["met Jan Nowak ~ Omar Badr"],
        ),
        ("Polish President Jan Nowak met the crew. Its chief, General Omar Badr, left.", &[]),
    ]);
}

#[test]
fn whoever_is_served_does_not_meet_for_his_envoy() {
    check(&[
        (
            "Luc Roy, Malta President Ugo Borg's special envoy, held talks with King Omar II.",
            &["met Luc Roy ~ Omar II"],
        ),
        (
            "King Omar II met with Luc Roy, Malta President Ugo Borg's special envoy.",
            &["met Omar II ~ Luc Roy"],
        ),
    ]);
}

#[test]
fn ministers_of_two_states_who_chair_meet_and_a_video_conference_is_a_call() {
    check(&[
        (
            "The Omani and Maltese foreign ministers, Ali Badr and Ugo Borg, chaired a session of \
             the joint committee in Valletta.",
            &["met Ali Badr ~ Ugo Borg"],
        ),
        (
            "Kuwaiti Foreign Minister Ali Badr and Kuwaiti Oil Minister Omar Saad chaired a \
             session of the council.",
            &[],
        ),
        (
            "Maltese Foreign Minister Ugo Borg held a video conference with Omani Foreign \
             Minister Ali Badr on Friday.",
            &["called Ugo Borg ~ Ali Badr"],
        ),
        (
            "Maltese Foreign Minister Ugo Borg held a news conference with Omani Foreign \
             Minister Ali Badr after a video of the fire was shown.",
            &[],
        ),
        (
            "Maltese Foreign Minister Ugo Borg received his Omani peer Ali Badr in Valletta.",
            &["received Ugo Borg ~ Ali Badr"],
        ),
        (
            "Vietnamese President To Lam met Maltese President Ugo Borg in Hanoi.",
            &["met To Lam ~ Ugo Borg"],
        ),
        (
            "Maltese Defence Minister Ugo Borg welcomed at his office in Yarze US Ambassador Ann \
             Lowell.",
            &["received Ugo Borg ~ Ann Lowell"],
        ),
        (
            "Russian President Ivan Petrov met with visiting Chinese State Councilor and Foreign \
             Minister Wu Sheng at the Kremlin.",
            &["met Ivan Petrov ~ Wu Sheng"],
        ),
        (
            "Iraqi Prime Minister Omar Shia was welcomed by the semi-autonomous region's prime \
             minister, Karwan Aziz.",
            &["received Karwan Aziz ~ Omar Shia"],
        ),
        (
            "\"We would like to bring together Russian Foreign Minister Ivan Petrov and Ukrainian \
             Foreign Minister Oles Marko,\" Turkish President Kemal Aydin said.",
            &[],
        ),
        (
            "Jordan's King Ali II will meet US President Ed Voss on Sunday.\nHis Majesty left for \
             Manama today, where he met Bahraini Foreign Minister Omar Saad.",
            &["planned Ali II ~ Ed Voss", "met Ali II ~ Omar Saad"],
        ),
    ]);
}

#[test]
fn the_place_before_where_is_that_of_the_meeting() {
    let place = |text: &str| {
        let read = read_in(Lang::En, &["", text], "KW");
        read.meetings.first().and_then(|meeting| meeting.place.clone())
    };
    let cairo = Some("Cairo".to_owned());
    let text = "Omani Foreign Minister Ali Badr flew to Cairo, where he met President Omar Saad.";
    assert_eq!(place(text), cairo);
    let text = "Omani Foreign Minister Ali Badr was in Cairo on Thursday, where he was due to meet \
                President Omar Saad for talks.";
    assert_eq!(place(text), cairo);
    let text = "Omani Foreign Minister Ali Badr left Cairo for home and met President Omar Saad.";
    assert_eq!(place(text), None);
}
