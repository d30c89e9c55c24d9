//! Reads the head of a body together with its members: `رئيس وأعضاء هيئة المهندسين`.

use super::{Office, read_one};
use crate::extract::countries::CountryMention;
use crate::extract::reading::Reading;
use crate::model::RoleClass;
use crate::names::{HeadTrait, Number};

/// `رئيس وأعضاء هيئة المهندسين`: a body as it is received, by its head and its members.
pub(super) fn of_board(reading: &Reading, found: &[CountryMention], at: usize) -> Option<Office> {
    let next = at + 1;
    let (head, peel) = reading.head_behind_clitics(at)?;
    let (members, joined) = reading.head_behind_clitics(next).filter(|_| reading.runs_on(next))?;
    let offices = &reading.gazetteer().offices;
    let seat = offices.traits(members).is(HeadTrait::SERVES);
    let seats = members.number == Number::Plural && seat && !members.definite;
    let presides = offices.traits(head).is(HeadTrait::PRESIDENT) && !head.definite;
    let singular = head.number == Number::Singular;
    if !(presides && singular && seats && joined.conjunction && joined.preposition.is_none()) {
        return None;
    }
    let office = read_one(reading, found, next).filter(|office| !office.bare)?;
    let class = match office.class {
        class if class.is_leader() => RoleClass::Other,
        class => class,
    };
    let words = at..office.words.end;
    Some(Office { words, peel, class, members: true, board: true, ..office })
}
