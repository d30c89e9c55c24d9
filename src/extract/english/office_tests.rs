//! Offices as the English press writes them, and what a careful reader takes from them.
//! The people are invented.

use super::super::tests::{read_in, say_officials};
use crate::model::Lang;

/// Each text of an outlet's country with its officials.
pub(super) fn check(source: &str, rows: &[(&str, &[&str])]) {
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
            ("Ugo Borg, also a deputy prime minister, spoke.", &["Ugo Borg, minister, MT"]),
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

#[test]
fn members_of_parliament_are_told_by_short_words() {
    check(
        "JP",
        &[
            (
                "British MP Tom Barr met British MPs Ann Lowell and Ed Voss.",
                &[
                    "Tom Barr, legislator, GB",
                    "Ann Lowell, legislator, GB",
                    "Ed Voss, legislator, GB",
                ],
            ),
            ("Lebanese lawmaker Nadia Saad spoke.", &["Nadia Saad, legislator, LB"]),
            ("A camera of 12 MP Tom Barr said was new.", &[]),
            (
                "Sen. Luke Barr met Rep. Ann Lowell.",
                &["Luke Barr, legislator, US", "Ann Lowell, legislator, US"],
            ),
            (
                "House Foreign Affairs Committee Chairman Rep. Ann Lowell met Ranking Member Sen. \
                 Luke Barr.",
                &["Ann Lowell, legislator, US", "Luke Barr, legislator, US"],
            ),
            (
                "Sens. Luke Barr and Ed Voss met Malta's president.",
                &["Luke Barr, legislator, US", "Ed Voss, legislator, US"],
            ),
            ("Philippine Sen. Maria Santos spoke.", &["Maria Santos, legislator, PH"]),
        ],
    );
}

#[test]
fn a_family_name_may_be_a_state_or_another_word() {
    check(
        "KW",
        &[
            ("Congressman Jim Jordan spoke.", &["Jim Jordan, legislator, US"]),
            ("Prime Minister Helen May spoke.", &["Helen May, head_of_government, KW"]),
            ("Australian ambassador Peter French left.", &["Peter French, ambassador, AU"]),
            ("Chinese Vice Premier He Lian arrived.", &["He Lian, minister, CN"]),
            ("He Lian, the Chinese commerce minister, arrived.", &["He Lian, minister, CN"]),
            (
                "HE Ali Badr, the Omani ambassador, left. He Monday flew.",
                &["Ali Badr, ambassador, OM"],
            ),
            ("King Omar Jordan's guest left.", &["Omar, head_of_state, KW"]),
        ],
    );
}

#[test]
fn an_office_that_serves_another_is_of_whoever_stands_before_it() {
    check(
        "KW",
        &[
            (
                "Luc Roy, Malta President Ugo Borg's senior adviser for trade, left.",
                &["Luc Roy, other, MT", "Ugo Borg, head_of_state, MT"],
            ),
            ("Luc Roy, the Maltese president's special envoy, left.", &["Luc Roy, diplomat, MT"]),
            ("Luc Roy, the Maltese president's chief of staff, left.", &["Luc Roy, other, MT"]),
            ("Luc Roy, the company's adviser, left.", &[]),
            (
                "Macron's diplomatic adviser Luc Roy left.",
                &["Macron, head_of_state, FR", "Luc Roy, other, FR"],
            ),
            ("Luc Roy, Macron's special envoy, left.", &["Luc Roy, diplomat, FR"]),
            ("Luc Roy, the Maltese president's brother, left.", &[]),
            (
                "Maltese President Ugo Borg's aide Luc Roy left.",
                &["Ugo Borg, head_of_state, MT", "Luc Roy, other, MT"],
            ),
            ("The chief of staff, General Luc Roy, left.", &["Luc Roy, military, KW"]),
        ],
    );
}

#[test]
fn a_second_style_before_the_name_is_no_office_of_its_own() {
    check(
        "PK",
        &[
            (
                "Deputy Minister for Political Affairs Ambassador Dr. Ali Badr spoke.",
                &["Ali Badr, deputy_minister, PK"],
            ),
            (
                "Federal Minister for Finance and Revenue Senator Omar Zaman spoke.",
                &["Omar Zaman, minister, PK"],
            ),
            ("US State Secretary Ann Lowell spoke.", &["Ann Lowell, foreign_minister, US"]),
            ("German State Secretary Anna Weber spoke.", &["Anna Weber, deputy_minister, DE"]),
            (
                "Foreign Minister of the Kingdom of Saudi Arabia Prince Ali bin Saad left.",
                &["Ali bin Saad, foreign_minister, SA"],
            ),
            ("US Consul General in Erbil Ed Voss left.", &["Ed Voss, diplomat, US"]),
            (
                "The special representative for the UN Assistance Mission for Iraq, Luc Roy, left.",
                &["Luc Roy, international, -"],
            ),
            (
                "Ali Badr, Secretary-General of the Cooperation Council for the Arab States of the \
                 Gulf, spoke.",
                &["Ali Badr, international, -"],
            ),
            ("Kurdistan Region President Karwan Aziz left.", &["Karwan Aziz, governor, PK"]),
        ],
    );
}

#[test]
fn in_a_list_each_name_has_the_office_behind_it() {
    check(
        "OM",
        &[
            (
                "The session was attended by Ali bin Saad al Harthy, Secretary General of the \
                 Ministry of Defence, Maj Gen Omar bin Badr al Kindy, Commander of the Royal Army \
                 of Oman, Ed Voss, UK Ambassador to the Sultanate and the delegation.",
                &[
                    "Ali bin Saad al Harthy, other, OM",
                    "Omar bin Badr al Kindy, military, OM",
                    "Ed Voss, ambassador, GB",
                ],
            ),
            (
                "It was attended by Sir Ed Voss, adviser to the Prime Minister, Ann Lowell, UK \
                 Ambassador to Oman, Dr. Omar bin Badr, head of the team.",
                &["Ed Voss, other, OM", "Ann Lowell, ambassador, GB"],
            ),
            (
                "Norway's ambassador, Stein Aune, and his wife left.",
                &["Stein Aune, ambassador, NO"],
            ),
            (
                "The head of the Free Reform Movement, MP Omar Badr, spoke.",
                &["Omar Badr, other, OM"],
            ),
            (
                "Education Minister Ali Saad, General Omar Badr and others spoke.",
                &["Ali Saad, minister, OM", "Omar Badr, military, OM"],
            ),
        ],
    );
}

#[test]
fn two_portfolios_a_charge_and_a_house_are_of_one_office() {
    check(
        "KW",
        &[
            (
                "Kuwait's Minister of Higher Education and Oil Minister Dr Ali Badr spoke.",
                &["Ali Badr, minister, KW"],
            ),
            (
                "Sayyid Ali Badr, Minister Responsible for Foreign Affairs, spoke.",
                &["Ali Badr, foreign_minister, KW"],
            ),
            (
                "Minister in charge of Defence Affairs Ali Badr spoke.",
                &["Ali Badr, defence_minister, KW"],
            ),
            (
                "Director General of the Foreign Minister's Office Ali Badr spoke.",
                &["Ali Badr, other, KW"],
            ),
            ("Advisor at the Amiri Diwan Ali Badr spoke.", &["Ali Badr, other, KW"]),
            ("Royal Court Chief Ali Badr spoke.", &["Ali Badr, other, KW"]),
            ("The top US diplomat Ann Lowell spoke.", &["Ann Lowell, foreign_minister, US"]),
            ("The veteran US diplomat Ann Lowell spoke.", &[]),
            (
                "Chief of General Intelligence Prince Ali bin Saad spoke.",
                &["Ali bin Saad, other, KW"],
            ),
            (
                "He toured the General Headquarters and met COAS Gen Omar Badr.",
                &["Omar Badr, military, KW"],
            ),
        ],
    );
}

#[test]
fn given_names_and_families_that_are_spelt_like_other_words() {
    check(
        "KW",
        &[
            (
                "Ben Harker, UK Secretary of State for Defence, left.",
                &["Ben Harker, defence_minister, GB"],
            ),
            ("UN Secretary-General Han ki-Soon spoke.", &["Han ki-Soon, international, -"]),
            (
                "Prime Minister Ali Badr pro-Western allies left.",
                &["Ali Badr, head_of_government, KW"],
            ),
            (
                "Foreign Minister Ali Badr met his Iranian counterpart Amir Hakimi.",
                &["Ali Badr, foreign_minister, KW", "Amir Hakimi, foreign_minister, IR"],
            ),
            (
                "Gen Omar bin Badr al Kindy, Minister of the Royal Office, left. Gen Al Kindy \
                 spoke.",
                &["Omar bin Badr al Kindy, minister, KW"],
            ),
            (
                "H. E. Sheikh Saud bin Ali, Deputy Prime Minister & Minister of State for Defense \
                 Affairs, met H. E. Mr. Ed Voss, UK Secretary of State for Defense.",
                &["Saud bin Ali, defence_minister, KW", "Ed Voss, defence_minister, GB"],
            ),
            ("He landed at King Salem International Airport.", &[]),
            (
                "The head of the Yemeni Presidential Leadership Council, Ali Badr, left.",
                &["Ali Badr, head_of_state, YE"],
            ),
            (
                "Palestinian Foreign Minister Riyad al Harthy left.",
                &["Riyad al Harthy, foreign_minister, PS"],
            ),
            (
                "Prime Minister Ali Shia’ Harthy and the ministers’ Council left.",
                &["Ali Shia’ Harthy, head_of_government, KW"],
            ),
            (
                "He met in Abu Dhabi Ugo Borg, Foreign Minister of Malta.",
                &["Ugo Borg, foreign_minister, MT"],
            ),
            (
                "Lt Gen Omar Al Thani and Maj Gen Ali Al Thani left. Gen Al Thani spoke.",
                &[
                    "Omar Al Thani, military, QA",
                    "Ali Al Thani, military, QA",
                    "Al Thani, military, QA",
                ],
            ),
        ],
    );
}

#[test]
fn the_state_of_a_wire_s_story_is_that_of_whom_it_calls_by_office_alone() {
    check(
        "",
        &[
            // No state is named but by the leader's name.
            (
                "Finance Minister Karl Weber spoke in Bonn. Chancellor Helmut Kohl agreed.",
                &["Karl Weber, minister, DE", "Helmut Kohl, head_of_government, DE"],
            ),
            // One's own envoy abroad makes the host no state of the story.
            (
                "Economy Minister Ali Badr met President Hosni Mubarak and the Egyptian \
                 ambassador to Moscow Omar Saad on the debts of Egypt. Talks in Moscow with the \
                 Soviet Union will settle them.",
                &[
                    "Ali Badr, minister, EG",
                    "Hosni Mubarak, head_of_state, EG",
                    "Omar Saad, ambassador, EG",
                ],
            ),
            // A state named once beside others is not the story's.
            (
                "Chinese leader Wu Sheng told US Secretary of State Ed Voss of China's troubles \
                 after the arms sales to Iran. China is calm, Party leader Li Tao said of China.",
                &[
                    "Wu Sheng, head_of_state, CN",
                    "Ed Voss, foreign_minister, US",
                    "Li Tao, other, CN",
                ],
            ),
            (
                "Italian officials left. Prime Minister Ugo Borg spoke.",
                &["Ugo Borg, head_of_government, IT"],
            ),
        ],
    );
}

#[test]
fn what_stands_before_an_office_is_not_always_of_it() {
    check(
        "SA",
        &[
            (
                "On the Jordanian side, the talks were attended by Prime Minister Ali Badr and \
                 Minister of Finance Dr Omar Saad.",
                &["Ali Badr, head_of_government, JO", "Omar Saad, minister, JO"],
            ),
            (
                "The talks were attended on the Saudi side by Minister of Finance Ali Badr.",
                &["Ali Badr, minister, SA"],
            ),
        ],
    );
    let roles = |text| {
        let read = read_in(Lang::En, &["News", text], "SA");
        read.officials.iter().filter_map(|official| official.role.clone()).collect::<Vec<_>>()
    };
    assert_eq!(roles("Welcoming Maltese leader Ugo Borg's offer, he left."), ["leader"]);
    assert_eq!(roles("The government of Prime Minister Ali Badr fell."), ["Prime Minister"]);
    assert_eq!(roles("Housing Minister Ali Badr spoke."), ["Housing Minister"]);
}

#[test]
fn offices_of_the_maghreb_of_regions_and_of_several_states() {
    check(
        "KW",
        &[
            (
                "The Minister of Justice, Keeper of the Seals of the Republic of Algeria, Mr. Ali \
                 Badr, spoke.",
                &["Ali Badr, minister, DZ"],
            ),
            (
                "The Minister of Foreign Affairs, African Cooperation and Moroccans Abroad, Mr. \
                 Ali Badr, spoke.",
                &["Ali Badr, foreign_minister, MA"],
            ),
            (
                "Omar Aziz, Prime Minister of Kurdistan Region on Tuesday received the President \
                 of the Kurdistan Region, Karwan Aziz.",
                &["Omar Aziz, governor, KW", "Karwan Aziz, governor, KW"],
            ),
            ("The head of the Kindy Merchants Association, Ali Badr, spoke.", &[]),
            (
                "Sudan's army chief and head of the Sovereignty Council Ali Badr spoke.",
                &["Ali Badr, head_of_state, SD"],
            ),
            (
                "Polish, Omani and Thai foreign ministers, Jan Nowak, Ali Badr and Chai Wong, \
                 spoke.",
                &[
                    "Jan Nowak, foreign_minister, PL",
                    "Ali Badr, foreign_minister, OM",
                    "Chai Wong, foreign_minister, TH",
                ],
            ),
        ],
    );
}

#[test]
fn offices_of_a_headline_of_a_leader_and_behind_a_name() {
    let headline = |text| say_officials(&read_in(Lang::En, &[text, "He left."], "OM"));
    assert_eq!(
        headline("Prime Minister Ali Badr, Maltese Foreign Minister discuss trade"),
        ["Ali Badr, head_of_government, OM"]
    );
    assert_eq!(
        headline("Ugo Borg, Foreign Minister of Malta, in Muscat"),
        ["Ugo Borg, foreign_minister, MT"]
    );
    check(
        "AE",
        &[
            (
                "He received Sheikh Ali bin Saad, Vice President, Prime Minister and Ruler of \
                 Dubai, at the palace.",
                &["Ali bin Saad, head_of_government, AE"],
            ),
            (
                "It was attended by Omar Saad the Foreign Minister, Ali Badr the head of the \
                 General Intelligence Service, and others.",
                &["Omar Saad, foreign_minister, AE", "Ali Badr, other, AE"],
            ),
            (
                "Ali Badr, Under-Secretary of the Abu Dhabi Crown Prince’s Court, left.",
                &["Ali Badr, deputy_minister, AE"],
            ),
            (
                "Wu Sheng, Special Envoy of Chinese President Li Tao, spoke.",
                &["Wu Sheng, diplomat, CN", "Li Tao, head_of_state, CN"],
            ),
            (
                "He met visiting Chinese State Councilor and Foreign Minister Wu Sheng.",
                &["Wu Sheng, foreign_minister, CN"],
            ),
            (
                "General Ali Badr, head of Sudan’s Transitional Military Council, spoke.",
                &["Ali Badr, head_of_state, SD"],
            ),
            (
                "The head of the Badr Organization Hadi Saad and the leader of the National \
                 Coalition Omar Saad spoke.",
                &["Hadi Saad, other, AE", "Omar Saad, other, AE"],
            ),
        ],
    );
}
