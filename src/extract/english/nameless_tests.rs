//! Whom an article does not name, and talks that are only called for: no meeting is guessed. The
//! people are invented.

use super::body_tests::check_meetings;
use super::office_tests::check;

#[test]
fn an_official_without_a_name_is_nobody_named_before() {
    check_meetings(
        "JO",
        &[
            (
                "A US official said President Ugo Trumbull welcomed the deal. The US official \
                 also met Foreign Minister Fuad Haddad in Amman.",
                &[],
            ),
            (
                "US Ambassador Mark Lowell met Jordanian Prime Minister Faisal Nasir. The guest \
                 then met Foreign Minister Fuad Haddad.",
                &["met Mark Lowell ~ Faisal Nasir", "met Mark Lowell ~ Fuad Haddad"],
            ),
            (
                "Malaysian Defence Minister Omar Hussain met Jordanian Foreign Minister Fuad \
                 Haddad. The visiting minister then met Interior Minister Ali Mansour.",
                &["met Omar Hussain ~ Fuad Haddad", "met Omar Hussain ~ Ali Mansour"],
            ),
            (
                "King Omar received Italian General Carlo Riva. The Italian general election is \
                 in May. The visitor centre also hosted Ambassador Ali Mansour.",
                &["received Omar ~ Carlo Riva"],
            ),
        ],
    );
}

#[test]
fn an_occasion_told_later_is_of_those_whom_its_sentence_names() {
    check_meetings(
        "LB",
        &[
            (
                "President Salim Haddad told Turkish Minister Omar Kara that it was late. In a \
                 statement following the meeting, his office said Haddad had been clear.",
                &["met Salim Haddad ~ Omar Kara"],
            ),
            (
                "President Salim Haddad told Turkish Minister Omar Kara in a letter that it was \
                 late. Following the meeting, Haddad left.",
                &[],
            ),
            (
                "President Salim Haddad told Defence Minister Omar Mansour to send troops. The \
                 Security Council met. Following the talks, envoys left.",
                &[],
            ),
            (
                "Crown Prince Salim Haddad opened the exhibition. Among the visitors were French \
                 Ambassador Luc Dubois and others.",
                &[],
            ),
        ],
    );
}

#[test]
fn talks_called_for_are_not_held() {
    check_meetings(
        "LB",
        &[
            ("President Salim Haddad called for talks with Turkish President Ali Kara.", &[]),
            ("President Salim Haddad urged dialogue with Turkish President Ali Kara.", &[]),
            (
                "President Salim Haddad urged calm in talks with Turkish President Ali Kara.",
                &["met Salim Haddad ~ Ali Kara"],
            ),
            (
                "Foreign Minister Luis Ortega held a dialogue with Turkish President Ali Kara.",
                &["met Luis Ortega ~ Ali Kara"],
            ),
        ],
    );
}

#[test]
fn companies_have_presidents_and_capitals_shout() {
    check(
        "US",
        &[
            ("It also announced that its president, Ugo Borg, resigned last Friday.", &[]),
            ("Borg Mills said the company's president, Luc Roy, was named chief executive.", &[]),
            (
                "Malta said its foreign minister, Ugo Borg, resigned.",
                &["Ugo Borg, foreign_minister, MT"],
            ),
            ("AMBASSADOR FINANCIAL UNIT TO BUY BUILDER", &[]),
            ("Ambassador Financial Group agreed to buy it.", &[]),
        ],
    );
}
