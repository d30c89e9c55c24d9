//! Tells the deputy of a state's envoy from that of a body's.

use crate::extract::reading::Reading;
use crate::extract::tail::Tail;
use crate::model::{RoleClass, StateVia};
use crate::names::Gives;

/// `نائبة المبعوث الأميركي إلى الشرق الأوسط`: whether what follows the head of an office is an
/// envoy who is a diplomat.
pub(super) fn is_of_envoy(reading: &Reading, tail: &Tail) -> bool {
    let Some((first, rest)) = tail.words.split_first() else { return false };
    let Some(head) = reading.head(*first) else { return false };
    let rest: Vec<&str> = rest.iter().map(|at| reading.folded(*at)).collect();
    let row = reading.gazetteer().offices.reading(head, &rest, None);
    tail.via == Some(StateVia::Demonym)
        && row.is_some_and(|row| row.gives == Gives::Class(RoleClass::Diplomat))
}
