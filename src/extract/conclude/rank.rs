//! What an office is in the state that has been concluded for it.

use super::{Evidence, Person};
use crate::extract::party::Mentioned;
use crate::model::RoleClass;

/// States whose foreign and defence secretaries are the first officials below the minister.
const WITH_MINISTER: [&str; 7] = ["IN", "PK", "BD", "NP", "LK", "BT", "MV"];

/// Gives an office and its holder the rank it has in its state.
pub(super) fn by_state(evidence: &Evidence, people: &mut [Person], mention: &mut Mentioned) {
    let class = secretary(evidence, mention)
        .or_else(|| emir(evidence, mention))
        .or_else(|| upper_house(evidence, mention));
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
fn secretary(evidence: &Evidence, mention: &Mentioned) -> Option<RoleClass> {
    let state = mention.own_state()?;
    let office = mention.office.as_ref().filter(|office| !office.words.is_empty())?;
    let reading = &evidence.readings[mention.reading];
    let last = office.words.end - 1;
    let first = if last > office.words.start { reading.folded(last - 1) } else { "" };
    let below = match office.class {
        RoleClass::ForeignMinister => first == "foreign",
        RoleClass::DefenceMinister => matches!(first, "defence" | "defense"),
        _ => false,
    };
    let ranked = WITH_MINISTER.contains(&state.as_str()) && reading.folded(last) == "secretary";
    (ranked && below).then_some(RoleClass::DeputyMinister)
}

/// `Chairman of the State Council`: a house of Oman's parliament, elsewhere a government or a
/// court.
fn upper_house(evidence: &Evidence, mention: &Mentioned) -> Option<RoleClass> {
    let state = mention.own_state()?;
    let office = mention.office.as_ref().filter(|office| office.class == RoleClass::Other)?;
    let reading = &evidence.readings[mention.reading];
    let mut words = office.words.clone().skip(1);
    let council =
        words.any(|at| reading.folded(at) == "council" && reading.folded(at - 1) == "state");
    (council && state.as_str() == "OM").then_some(RoleClass::Legislator)
}

/// `Prince NAME, Emir of Makkah`: of a region, in a kingdom.
fn emir(evidence: &Evidence, mention: &Mentioned) -> Option<RoleClass> {
    let state = mention.own_state()?;
    let office = mention.office.as_ref().filter(|o| o.class == RoleClass::HeadOfState)?;
    let reading = &evidence.readings[mention.reading];
    let mut words = office.words.clone();
    let emir = words.any(|at| matches!(reading.folded(at), "emir" | "amir"));
    (emir && state.as_str() == "SA").then_some(RoleClass::Governor)
}
