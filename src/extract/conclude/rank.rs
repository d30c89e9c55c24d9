//! What an office is in the state that has been concluded for it.

use super::{Evidence, Person};
use crate::extract::office::Office;
use crate::extract::party::Mentioned;
use crate::extract::reading::Reading;
use crate::model::RoleClass;

/// States whose foreign and defence secretaries are the first officials below the minister.
const WITH_MINISTER: [&str; 7] = ["IN", "PK", "BD", "NP", "LK", "BT", "MV"];

/// Gives an office and its holder the rank it has in its state.
pub(super) fn by_state(evidence: &Evidence, people: &mut [Person], mention: &mut Mentioned) {
    let (Some(state), Some(office)) = (mention.own_state(), &mention.office) else { return };
    let reading = &evidence.readings[mention.reading];
    let class = match state.as_str() {
        "SA" => emir(reading, office),
        "OM" => upper_house(reading, office),
        state if WITH_MINISTER.contains(&state) => secretary(reading, office),
        _ => None,
    };
    let Some(class) = class else { return };
    if let Some(office) = mention.office.as_mut() {
        office.class = class;
    }
    // `the Foreign Secretary`, who is not named, is not the minister who is.
    if mention.name.is_none() {
        mention.person = None;
    }
    if let Some(person) = mention.person.map(|person| &mut people[person]) {
        person.class = Some(class);
    }
}

/// `Foreign Secretary NAME` in an Indian text: no minister, as he is elsewhere.
fn secretary(reading: &Reading, office: &Office) -> Option<RoleClass> {
    let last = office.words.clone().next_back()?;
    let first = if last > office.words.start { reading.folded(last - 1) } else { "" };
    let below = match office.class {
        RoleClass::ForeignMinister => first == "foreign",
        RoleClass::DefenceMinister => matches!(first, "defence" | "defense"),
        _ => false,
    };
    (below && reading.folded(last) == "secretary").then_some(RoleClass::DeputyMinister)
}

/// `Chairman of the State Council`: a house of Oman's parliament, elsewhere a government or a
/// court.
fn upper_house(reading: &Reading, office: &Office) -> Option<RoleClass> {
    let mut words = office.words.clone().skip(1);
    let council =
        words.any(|at| reading.folded(at) == "council" && reading.folded(at - 1) == "state");
    (council && office.class == RoleClass::Other).then_some(RoleClass::Legislator)
}

/// `Prince NAME, Emir of Makkah`: of a region, in a kingdom.
fn emir(reading: &Reading, office: &Office) -> Option<RoleClass> {
    let emir = office.words.clone().any(|at| matches!(reading.folded(at), "emir" | "amir"));
    (emir && office.class == RoleClass::HeadOfState).then_some(RoleClass::Governor)
}
