//! Offices and encounters as readouts and the agencies of one country or another tell them. The
//! people are invented but for those whom a table has.

use super::super::tests::{read_in, say_meetings, say_officials};
use crate::model::Lang;

fn officials(rows: &[(&str, &[&str])]) {
    for (text, expected) in rows {
        assert_eq!(say_officials(&read_in(Lang::En, &["", text], "")), *expected, "{text}");
    }
}

fn meetings(rows: &[(&str, &[&str])]) {
    for (text, expected) in rows {
        assert_eq!(say_meetings(&read_in(Lang::En, &["", text], "")), *expected, "{text}");
    }
}

#[test]
fn the_house_before_a_chief_spokesperson_is_not_its_chief() {
    officials(&[
        (
            "Pentagon Chief Spokesperson Dana Brown told reporters.",
            &["Dana Brown, spokesperson, US"],
        ),
        ("Pentagon acquisition chief Mark Duffel spoke.", &["Mark Duffel, other, US"]),
        ("Pentagon chief Mark Duffel spoke.", &["Mark Duffel, defence_minister, US"]),
    ]);
}

#[test]
fn an_adviser_serves_whoever_is_named_behind() {
    officials(&[
        (
            "Jared Lowell, a senior adviser to US President Donald Trump, spoke.",
            &["Jared Lowell, other, US", "Donald Trump, head_of_state, US"],
        ),
        (
            "Ann Lowell, senior adviser to the US president for Africa, spoke.",
            &["Ann Lowell, other, US"],
        ),
        ("Ann Lowell, senior adviser to the company, spoke.", &[]),
    ]);
}

#[test]
fn commands_and_staffs_are_military() {
    officials(&[
        ("Adm. John Cooper, head of U.S. Central Command, spoke.", &["John Cooper, military, US"]),
        (
            "The Kuwaiti Army's Chief of Staff Air Marshal Bandar Al-Enezi spoke.",
            &["Bandar Al-Enezi, military, KW"],
        ),
        (
            "The Kuwaiti minister's chief of staff Bandar Al-Enezi spoke.",
            &["Bandar Al-Enezi, other, KW"],
        ),
        (
            "Joint Staff spokesperson Navy Capt. Jane Dorsey provided a readout.",
            &["Jane Dorsey, spokesperson, -"],
        ),
    ]);
}

#[test]
fn secretaries_below_a_minister() {
    officials(&[
        ("Indian Foreign Secretary Vikram Nair spoke.", &["Vikram Nair, deputy_minister, IN"]),
        ("India's defence secretary Rajesh Nair spoke.", &["Rajesh Nair, deputy_minister, IN"]),
        ("British Foreign Secretary John Lowell spoke.", &["John Lowell, foreign_minister, GB"]),
        (
            "South Africa's Minister of International Relations and Cooperation Sipho Dube spoke.",
            &["Sipho Dube, foreign_minister, ZA"],
        ),
    ]);
}

#[test]
fn members_and_heads_of_assemblies() {
    officials(&[
        (
            "Anthony Brecht, a member of the Australian parliament, spoke.",
            &["Anthony Brecht, legislator, AU"],
        ),
        (
            "Chairwoman of Russia's Federation Council Vera Orlova spoke.",
            &["Vera Orlova, legislator, RU"],
        ),
        ("Anthony Brecht, a member of the Australian team, spoke.", &[]),
    ]);
}

#[test]
fn a_bare_noun_stands_for_an_office_told_before() {
    meetings(&[
        (
            "Secretary of State Marco Rubio met Polish Foreign Minister Jan Kowal. Later, the \
             Secretary spoke by phone with Omani Foreign Minister Salim Harthy.",
            &["met Marco Rubio ~ Jan Kowal", "called Marco Rubio ~ Salim Harthy"],
        ),
        (
            "Russian Ambassador Sergei Orlov was angry. The envoy met Swedish State Secretary Dag \
             Holm on Friday.",
            &["met Sergei Orlov ~ Dag Holm"],
        ),
        (
            "The Foreign Secretary spoke to Omani Foreign Minister Salim Harthy.",
            &["called foreign_minister GB ~ Salim Harthy"],
        ),
    ]);
}

#[test]
fn a_new_subject_is_no_guest() {
    meetings(&[
        (
            "Vice President Han Wei met with Omani Foreign Minister Salim Harthy, and Defense \
             Minister Dong Lei held talks with Polish Defense Minister Jan Kowal.",
            &["met Han Wei ~ Salim Harthy", "met Dong Lei ~ Jan Kowal"],
        ),
        (
            "Polish President Jan Kowal met Omani Foreign Minister Salim Harthy and Defence \
             Minister Fahad Saidi in Muscat.",
            &["met Jan Kowal ~ Salim Harthy", "met Jan Kowal ~ Fahad Saidi"],
        ),
        ("Spokesman Sean Lowell said Hegseth met Polish Defense Minister Jan Kowal.", &[]),
    ]);
}

#[test]
fn a_delegation_is_told_by_whom_it_is_made_of() {
    meetings(&[
        (
            "Polish President Jan Kowal received a delegation of Turkish lawmakers on Monday.",
            &["received Jan Kowal ~ legislator TR"],
        ),
        (
            "A U.S. congressional delegation met Polish President Jan Kowal.",
            &["met legislator US ~ Jan Kowal"],
        ),
        ("Polish President Jan Kowal met a group of Turkish students.", &[]),
    ]);
}

#[test]
fn a_day_with_a_short_month_ends_no_sentence() {
    meetings(&[
        (
            "Polish President Jan Kowal was received in Muscat on Jan. 26 by Omani Foreign \
             Minister Salim Harthy.",
            &["received Salim Harthy ~ Jan Kowal"],
        ),
        (
            "Polish President Jan Kowal left Muscat in Jan. Omani Foreign Minister Salim Harthy \
             met Finnish President Antti Holm.",
            &["met Salim Harthy ~ Antti Holm"],
        ),
    ]);
}

#[test]
fn what_never_took_place_is_no_meeting() {
    meetings(&[
        (
            "The meeting between Polish President Jan Kowal and Finnish President Antti Holm never \
             took place.",
            &[],
        ),
        (
            "The meeting between Polish President Jan Kowal and Finnish President Antti Holm took \
             place on Monday.",
            &["met Jan Kowal ~ Antti Holm"],
        ),
    ]);
}

#[test]
fn credentials_of_whoever_is_named_as_ambassador() {
    officials(&[
        (
            "He received the credentials of Enriqueta Cabeza as ambassador of Peru.",
            &["Enriqueta Cabeza, ambassador, PE"],
        ),
        ("Pope Leo received him.", &["Leo, head_of_state, VA"]),
        ("He spoke of Enriqueta Cabeza as ambassador of peace.", &[]),
    ]);
}
