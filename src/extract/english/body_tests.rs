//! Offices that name the body, the place or the person they are of, and what is left of such
//! words that is nobody's name. The people are invented.

use super::super::tests::{read_in, say_meetings};
use super::office_tests::check;
use crate::model::Lang;

pub(super) fn check_meetings(source: &str, rows: &[(&str, &[&str])]) {
    for (text, expected) in rows {
        let read = read_in(Lang::En, &["News", text], source);
        assert_eq!(say_meetings(&read), *expected, "{text}");
    }
}

#[test]
fn an_office_goes_on_with_the_place_and_the_body_it_is_of() {
    check(
        "OM",
        &[
            (
                "Han Jin-woo, Mayor of the South Korean port city of Ulsan, left.",
                &["Han Jin-woo, governor, KR"],
            ),
            (
                "The governor of North Darfur state, Salim Haddad, left.",
                &["Salim Haddad, governor, OM"],
            ),
            (
                "Arta Hoxha, Head of the Albanian-Omani Parliamentary Friendship Group, left.",
                &["Arta Hoxha, legislator, AL"],
            ),
            (
                "Salim bin Ali al Haddad, Chairman of Majlis Ash'shura, left.",
                &["Salim bin Ali al Haddad, legislator, OM"],
            ),
            (
                "Sayyid Salim bin Ali, Minister of State and Governor of Dhofar, left.",
                &["Salim bin Ali, governor, OM"],
            ),
            (
                "The Foreign Minister of the Government of National Unity (GNU) Huda Salem left.",
                &["Huda Salem, foreign_minister, OM"],
            ),
            (
                "Deputy Minister for Public Diplomacy Affairs, Salim bin Ali Haddad, left.",
                &["Salim bin Ali Haddad, deputy_minister, OM"],
            ),
            (
                "The ship docked at Said bin Sultan Naval Base. Speaker Salim Haddad left.",
                &["Salim Haddad, legislator, OM"],
            ),
        ],
    );
}

#[test]
fn an_office_may_name_a_house_a_section_or_a_conference() {
    check(
        "EG",
        &[
            (
                "The Grand Imam of Al-Azhar, Ali Al-Naggar, denounced it.",
                &["Ali Al-Naggar, other, EG"],
            ),
            (
                "Minister of Defence and Military Production Ali Naggar left.",
                &["Ali Naggar, defence_minister, EG"],
            ),
            (
                "Reza Amini, Head of the Political Section at the Iranian Embassy, left.",
                &["Reza Amini, diplomat, IR"],
            ),
            (
                "Ali Naggar, Minister of Industry and Cop28 President, left.",
                &["Ali Naggar, minister, EG"],
            ),
            (
                "The Speaker of the Japanese House of Councillors Mori Kenta left.",
                &["Mori Kenta, legislator, JP"],
            ),
        ],
    );
}

#[test]
fn whose_forces_somebody_commands_and_whom_he_serves() {
    check(
        "LB",
        &[
            ("UNIFIL Commander Maj. Gen. Pietro Alfieri left.", &["Pietro Alfieri, military, -"]),
            (
                "The commander of the International Coalition forces in Iraq and Syria, Maj. Gen. \
                 Ed Voss, left.",
                &["Ed Voss, military, -"],
            ),
            (
                "He received Air Vice-Marshal Asad Niazi of the Pakistan Air Force.",
                &["Asad Niazi, military, PK"],
            ),
            (
                "A delegation of the National Defence College of Nigeria, led by Rear Admiral \
                 Musa Garba, left.",
                &["Musa Garba, military, NG"],
            ),
            (
                "The spokesman for the Commander-in-Chief of the Armed Forces, Salim Haddad, left.",
                &["Salim Haddad, spokesperson, LB"],
            ),
            (
                "Spokesperson of the forum Brigadier (Navy) Salim Haddad left.",
                &["Salim Haddad, spokesperson, LB"],
            ),
            (
                "Commander of the Naval Forces Major General (Navy) Salim Haddad left.",
                &["Salim Haddad, military, LB"],
            ),
            (
                "Director General Military Training Maj Gen Salim Haddad left.",
                &["Salim Haddad, military, LB"],
            ),
            (
                "The Commander-in-Chief of the Defence Force, Field Marshal His Highness Shaikh \
                 Salim bin Ali, left.",
                &["Salim bin Ali, military, LB"],
            ),
        ],
    );
}

#[test]
fn who_serves_abroad_or_another_is_of_the_state_told_with_him() {
    check(
        "LB",
        &[
            (
                "Assistant to the Foreign Minister of Iran Reza Amini left.",
                &["Reza Amini, deputy_minister, IR"],
            ),
            (
                "The Director of the European Affairs Department, Ambassador Salim Haddad, left.",
                &["Salim Haddad, diplomat, LB"],
            ),
            (
                "The French Ambassador Marc Dubois left. The ambassador was accompanied by \
                 Military Attaché Colonel Eric Moulin.",
                &["Marc Dubois, ambassador, FR", "Eric Moulin, diplomat, FR"],
            ),
            (
                "He visited the Turkish embassy. Ambassador Selim Kara left.",
                &["Selim Kara, ambassador, TR"],
            ),
            (
                "The Apostolic Nuncio to Lebanon, Archbishop Pietro Alfieri, left.",
                &["Pietro Alfieri, ambassador, VA"],
            ),
        ],
    );
}

#[test]
fn lists_and_appositions_give_each_his_office() {
    check(
        "NG",
        &[
            (
                "The ambassadors of Guinea, Alpha Bah; Switzerland, Beat Zell; the Philippines, \
                 Rosa Ocampo; and the High Commissioner of Malawi, Ed Phiri, left.",
                &[
                    "Alpha Bah, ambassador, GN",
                    "Beat Zell, ambassador, CH",
                    "Rosa Ocampo, ambassador, PH",
                    "Ed Phiri, ambassador, MW",
                ],
            ),
            (
                "The Minister of Health, Musa Garba; the Chief of Staff to the President, Ali \
                 Sani, and the permanent secretary in the ministry, Ada Obi, left.",
                &[
                    "Musa Garba, minister, NG",
                    "Ali Sani, other, NG",
                    "Ada Obi, deputy_minister, NG",
                ],
            ),
            (
                "He was received by Musa Garba, its acting Director-General.",
                &["Musa Garba, other, NG"],
            ),
            (
                "Musa Garba becomes ambassador to Kenya and Ada Obi became deputy minister of \
                 energy.",
                &["Musa Garba, ambassador, NG", "Ada Obi, deputy_minister, NG"],
            ),
            (
                "The Minister of State for the Armed Forces, Musa Garba MP, left.",
                &["Musa Garba, minister, NG"],
            ),
        ],
    );
}

#[test]
fn who_is_meant_by_a_title_a_style_or_an_acronym() {
    check_meetings(
        "AE",
        &[
            (
                "Sheikh Mohammed bin Rashid Al Maktoum, Vice President, met his aides. The \
                 meeting was attended by Mohammed Al Shaibani, Director-General of the Court. \
                 Sheikh Mohammed also received Enzo Valli, Consul-General of Italy in Dubai.",
                &["received Mohammed bin Rashid Al Maktoum ~ Enzo Valli"],
            ),
            (
                "Chief of the Army Staff (COAS) Gen Asad Niazi spoke. The commander of Jordan's \
                 land forces, Maj Gen Ziad Adwan, was received by the COAS. Rear Admiral Musa \
                 Garba spoke.",
                &["received Asad Niazi ~ Ziad Adwan"],
            ),
            (
                "Speaker Nabih Berri received at Ain al-Tineh U.S. Ambassador Ann Lowell and \
                 later met with UN Special Coordinator Inga Plass.",
                &["received Nabih Berri ~ Ann Lowell", "met Nabih Berri ~ Inga Plass"],
            ),
            (
                "Chinese Foreign Minister Wang Yi met with To Lam, general secretary of the \
                 Communist Party of Vietnam.",
                &["met Wang Yi ~ To Lam"],
            ),
        ],
    );
}

#[test]
fn a_counterpart_without_a_state_is_of_whoever_is_told_beside_him() {
    check(
        "IN",
        &[(
            "External Affairs Minister Ravi Nair called on Oman's Sultan Haitham and held talks \
             with his counterpart Salim Haddad.",
            &[
                "Ravi Nair, foreign_minister, IN",
                "Haitham, head_of_state, OM",
                "Salim Haddad, foreign_minister, OM",
            ],
        )],
    );
    check(
        "KR",
        &[(
            "Vice Foreign Minister Han Jin-woo will hold talks with his Vietnamese counterpart, \
             Dang Quoc, in Hanoi on Monday and pay a courtesy call on Foreign Minister Pham Khiem.",
            &[
                "Han Jin-woo, deputy_minister, KR",
                "Dang Quoc, deputy_minister, VN",
                "Pham Khiem, foreign_minister, VN",
            ],
        )],
    );
}

#[test]
fn whom_the_text_calls_a_guest_an_envoy_or_a_general_of_his_state() {
    check_meetings(
        "QA",
        &[
            (
                "Defence Minister Salim Haddad received Greek Chief of Staff General Nikos Pappas. \
                 The guest also met Lt Gen Ali Mansour, Commander of the Qatari Land Force.",
                &["received Salim Haddad ~ Nikos Pappas", "met Nikos Pappas ~ Ali Mansour"],
            ),
            (
                "Prime Minister Salim Haddad received Chief of the Jordanian Royal Court Omar \
                 Fayez, in the presence of Jordanian Ambassador Ziyad Majali. The Jordanian guest \
                 was also received by Crown Prince Nawaf Al-Sabah.",
                &["received Salim Haddad ~ Omar Fayez", "received Nawaf Al-Sabah ~ Omar Fayez"],
            ),
            (
                "United Nations special envoy to Yemen Ernst Grau came to Doha. The envoy met \
                 Foreign Minister Salim Haddad and Saudi ambassador to Yemen Ali Mansour.",
                &["met Ernst Grau ~ Salim Haddad", "met Ernst Grau ~ Ali Mansour"],
            ),
            (
                "Crown Prince Tamim Al Thani received Malaysian Minister of Defence Azlan Hussain. \
                 He welcomed the visiting minister at the palace.",
                &["received Tamim Al Thani ~ Azlan Hussain"],
            ),
            (
                "His Excellency H E Salim Haddad, Minister of State for Defence, met H E Janis \
                 Ozols, Minister of Defence of Latvia. His Excellency also met State Secretary of \
                 Slovakia H E Peter Hudak.",
                &["met Salim Haddad ~ Janis Ozols", "met Salim Haddad ~ Peter Hudak"],
            ),
            ("Foreign Minister Salim Haddad met them at the guest house of Oman.", &[]),
        ],
    );
}

#[test]
fn more_ways_to_tell_who_met_whom() {
    check_meetings(
        "LB",
        &[
            (
                "At the palace, Speaker Nabih Berri's guests included Iranian Ambassador Reza \
                 Amini and Interior Minister Salim Haddad.",
                &["received Nabih Berri ~ Reza Amini", "received Nabih Berri ~ Salim Haddad"],
            ),
            (
                "Foreign Minister Salim Haddad received Ali Mwinyi, Special Envoy of the Tanzanian \
                 President, who handed him a message to His Majesty Sultan Haitham.",
                &["received Salim Haddad ~ Ali Mwinyi"],
            ),
            (
                "Foreign Minister Salim Haddad met Greek Prime Minister Nikos Pappas. Separate \
                 talks were held with UN Assistant Secretary-General Inga Plass.",
                &["met Salim Haddad ~ Nikos Pappas", "met Salim Haddad ~ Inga Plass"],
            ),
            (
                "Iran's Deputy Foreign Minister Reza Amini visited the Turkish embassy. Received \
                 by Ambassador Selim Kara, the senior diplomat conveyed his sympathy.",
                &["received Selim Kara ~ Reza Amini"],
            ),
            (
                "Parliament Speaker Salim Haddad offered condolences to his Turkish counterpart \
                 Selim Kara in a phone conversation on Saturday.",
                &["called Salim Haddad ~ Selim Kara"],
            ),
            (
                "Foreign Minister Salim Haddad told UN envoy Ernst Grau that the war may end soon. \
                 Following the meeting, he spoke to reporters.",
                &["met Salim Haddad ~ Ernst Grau"],
            ),
            (
                "South Korean Vice Foreign Minister Han Jin-woo will hold a dialogue with Laotian \
                 Vice Foreign Minister Kham Sisou, spokesman Bae Sang said. He will then fly to \
                 Hanoi for a meeting with Vietnamese Foreign Minister Pham Khiem, Bae added.",
                &["planned Han Jin-woo ~ Kham Sisou", "planned Han Jin-woo ~ Pham Khiem"],
            ),
            (
                "Foreign Minister Salim Haddad will host Swedish Defence Minister Sven Aune to \
                 lunch.",
                &["planned Salim Haddad ~ Sven Aune"],
            ),
        ],
    );
}

#[test]
fn a_headline_that_names_offices_alone_repeats_the_text() {
    let headline = "Deputy PM meets defence ministers of Latvia, Senegal";
    let text = "Deputy Prime Minister and Defence Minister Salim Haddad met with Minister of \
                Defence of Latvia Janis Ozols and Minister of Defence of Senegal Mamadou Sarr.";
    let read = read_in(Lang::En, &[headline, text], "QA");
    let expected = ["met Salim Haddad ~ Janis Ozols", "met Salim Haddad ~ Mamadou Sarr"];
    assert_eq!(say_meetings(&read), expected);
}

#[test]
fn envoys_speakers_and_guests_told_in_passing() {
    check(
        "SA",
        &[
            (
                "The Shoura Council said that its speaker, Sheikh Salim Haddad, will travel.",
                &["Salim Haddad, legislator, SA"],
            ),
            (
                "The undersecretary of the governorate, Turki Haddad, left.",
                &["Turki Haddad, deputy_minister, SA"],
            ),
            (
                "He received Anong Suda, Chargé d'Affaires at the Royal Thai Embassy in Riyadh.",
                &["Anong Suda, diplomat, TH"],
            ),
            ("IGAD Executive Secretary Ali Gebre left.", &["Ali Gebre, international, -"]),
        ],
    );
    check_meetings(
        "KW",
        &[
            (
                "Prime Minister Salim Haddad received the credentials of Emeka Obi as Ambassador \
                 of Nigeria, Jiri Kadlec as Ambassador of the Czech Republic and Sumith Perera as \
                 Ambassador of Sri Lanka.",
                &[
                    "received Salim Haddad ~ Emeka Obi",
                    "received Salim Haddad ~ Jiri Kadlec",
                    "received Salim Haddad ~ Sumith Perera",
                ],
            ),
            (
                "Deputy Foreign Minister Salim Haddad visited the embassy of Nepal, where he \
                 expressed condolences to the charge d'affaires Bishnu Koirala.",
                &["visited Bishnu Koirala ~ Salim Haddad"],
            ),
            (
                "President Salim Haddad received Czech Ambassador Jiri Kadlec. Among the palace \
                 visitors for today had been former MP Nadim Salameh.",
                &["received Salim Haddad ~ Jiri Kadlec", "received Salim Haddad ~ Nadim Salameh"],
            ),
        ],
    );
    let text = "Foreign Office spokesperson Asad Niazi dismissed Indian reports.";
    check("PK", &[(text, &["Asad Niazi, spokesperson, PK"])]);
}
