//! What a reader takes from the ways in which newspapers of several countries tell of
//! officials and meetings. The people are invented.

use super::super::tests::{read_in, say_meetings, say_officials};
use crate::model::Lang;

fn officials(text: &str) -> Vec<String> {
    say_officials(&read_in(Lang::En, &["News", text], ""))
}

fn meetings(text: &str) -> Vec<String> {
    say_meetings(&read_in(Lang::En, &["News", text], ""))
}

#[test]
fn somebody_may_meet_the_envoy_of_another() {
    for text in [
        "Iranian Foreign Minister Navid Karimi met President Hill's envoy, Mark Ross, in Rome.",
        "Iranian Foreign Minister Navid Karimi met the US president's special envoy Mark Ross.",
    ] {
        assert_eq!(meetings(text), ["met Navid Karimi ~ Mark Ross"], "{text}");
    }
    let brother = "Iranian Foreign Minister Navid Karimi met US President Adam Hill's brother.";
    assert!(meetings(brother).is_empty());
}

#[test]
fn the_two_of_the_sentence_before_meet_a_third() {
    for going_on in ["The two ministers then met", "Both ministers met with", "The two later met"] {
        let text = format!(
            "Egyptian Foreign Minister Hazem Shinawi met his German counterpart Karla Vogt. \
             {going_on} Ukrainian President Taras Melnyk."
        );
        let all = meetings(&text);
        assert_eq!(
            all,
            [
                "met Hazem Shinawi ~ Karla Vogt",
                "met Hazem Shinawi ~ Taras Melnyk",
                "met Karla Vogt ~ Taras Melnyk"
            ],
            "{text}"
        );
    }
}

#[test]
fn two_others_are_not_the_two_of_the_sentence_before() {
    for others in [
        "The two attackers had met Ukrainian President Taras Melnyk.",
        "Both Ukraine and France sent envoys who met Italian President Marco Conti.",
        "The two countries' presidents met Italian President Marco Conti.",
    ] {
        let text = format!(
            "Egyptian Foreign Minister Hazem Shinawi met his German counterpart Karla Vogt. \
             {others}"
        );
        assert_eq!(meetings(&text), ["met Hazem Shinawi ~ Karla Vogt"], "{text}");
    }
}

#[test]
fn calls_by_other_words() {
    let explored = "In a phone call, Egyptian Foreign Minister Hazem Shinawi and Karla Vogt, his \
                    German counterpart, explored ways to end the war.";
    assert_eq!(meetings(explored), ["called Hazem Shinawi ~ Karla Vogt"]);
    let called = "Egyptian Foreign Minister Hazem Shinawi received a call from his German \
                  counterpart Karla Vogt.";
    assert_eq!(meetings(called), ["called Hazem Shinawi ~ Karla Vogt"]);
    let visited = "Egyptian Foreign Minister Hazem Shinawi received a farewell call from German \
                   Ambassador Karla Vogt.";
    assert_eq!(meetings(visited), ["received Hazem Shinawi ~ Karla Vogt"]);
    let at_office = "Egyptian Foreign Minister Hazem Shinawi received a call on Sunday by German \
                     Ambassador Karla Vogt at his office.";
    assert_eq!(meetings(at_office), ["received Hazem Shinawi ~ Karla Vogt"]);
}

#[test]
fn an_unnamed_secretary_is_not_the_minister() {
    let text = "Pakistani Defence Minister Asad Niazi met Turkish General Murat Aydin. The \
                Defence Secretary was also present.";
    assert_eq!(officials(text)[0], "Asad Niazi, defence_minister, PK");
}

#[test]
fn a_state_said_of_the_second_alone_is_not_of_the_first() {
    let text = "General Asad Niazi met Turkish Defence Minister Murat Aydin in Ankara.";
    assert_eq!(officials(text), ["Asad Niazi, military, -", "Murat Aydin, defence_minister, TR"]);
    // Colleagues of one state, who do not meet.
    let text = "President Asad Khan and Pakistani Prime Minister Murad Aziz attended.";
    let told = ["Asad Khan, head_of_state, PK", "Murad Aziz, head_of_government, PK"];
    assert_eq!(officials(text), told);
}

#[test]
fn offices_that_hyphens_articles_and_brackets_are_in() {
    for (text, expected) in [
        (
            "Qatari Minister of State for International Co-operation Lulwa Hajri left.",
            "Lulwa Hajri, minister, QA",
        ),
        ("Mark Ross, the UN's emergency relief co-ordinator, left.", "Mark Ross, international, -"),
        ("Defence Secretary Lt Gen (retd) Asad Niazi left.", "Asad Niazi, defence_minister, GB"),
        (
            "Juan Pereda, speaker of the lower house of the Argentine Parliament, left.",
            "Juan Pereda, legislator, AR",
        ),
        ("Luc Roy, head of a parliamentary committee, left.", "Luc Roy, legislator, -"),
        ("PPP Chairman Asad Niazi left Pakistan.", "Asad Niazi, other, PK"),
        ("Royal Hashemite Court Chief Salim Haddad left.", "Salim Haddad, other, -"),
    ] {
        assert_eq!(officials(text), [expected], "{text}");
    }
}

#[test]
fn whoever_invites_is_the_host_and_a_visitor_meets_where_he_goes() {
    for (text, expected) in [
        (
            "Turkish President Murat Aydin will visit Rome on May 3 at the invitation of Italian \
             President Carla Neri.",
            "planned Carla Neri ~ Murat Aydin",
        ),
        (
            "Secretary of State Ann Lowell welcomed the visit of Under Secretary Eve Marsh to \
             Rome, where she will meet Italian President Carla Neri.",
            "planned Eve Marsh ~ Carla Neri",
        ),
    ] {
        assert_eq!(meetings(text), [expected], "{text}");
    }
    let nobody = "Turkish President Murat Aydin will visit Rome at the invitation of the museum.";
    assert!(meetings(nobody).is_empty());
}

#[test]
fn she_is_whom_the_sentence_before_last_is_about() {
    let text = "Danish Foreign Minister Inga Sorensen met Egyptian President Hazem Shinnawi in \
                Cairo. She arrived from Rome, where she met Italian President Carla Neri. On \
                Tuesday she saw Greek Prime Minister Nikos Vlachos.";
    assert_eq!(
        meetings(text),
        [
            "met Inga Sorensen ~ Hazem Shinnawi",
            "met Inga Sorensen ~ Carla Neri",
            "met Inga Sorensen ~ Nikos Vlachos"
        ]
    );
}

#[test]
fn a_king_is_no_premier_and_sri_no_title_before_lankan() {
    let text = "King Tariq of Jordan received Danish Foreign Minister Inga Sorensen. Jordanian \
                Prime Minister Tariq Nassar met Greek Prime Minister Nikos Vlachos.";
    assert_eq!(
        meetings(text),
        ["received Tariq ~ Inga Sorensen", "met Tariq Nassar ~ Nikos Vlachos"]
    );
    let lankan = "He met Sri Lankan Foreign Secretary Aruni Perera.";
    assert_eq!(officials(lankan), ["Aruni Perera, deputy_minister, LK"]);
    let shri = "He met Sri Arun Das, Defence Minister of India.";
    assert_eq!(officials(shri), ["Arun Das, defence_minister, IN"]);
    let envoy = "India's High Commissioner to the U.K. Arun Das was present.";
    assert_eq!(officials(envoy), ["Arun Das, ambassador, IN"]);
}
