//! What the name alone tells of an office: who leads a state, who is of a ruling house.

use jiff::civil::Date;

use super::super::bind;
use super::super::people::Person;
use super::Concluded;
use crate::model::{RoleClass, StateVia};
use crate::names::{Gazetteer, Leader, Serves};

/// Gives whoever is named without an office, or by a bare `المستشارة`, the one that
/// the name tells.
pub(super) fn know(person: &mut Person, published: Option<Date>) {
    preside(person, published);
    let vague = person.bare && person.class == Some(RoleClass::Other);
    if person.class.is_some() && !vague {
        return;
    }
    if is_of_ruling_house(person) {
        person.class = person.class.or(Some(RoleClass::Royal));
        return;
    }
    let leaders = Gazetteer::get().leaders();
    let Some(day) = published else { return };
    let held = match person.words.as_slice() {
        // `Secretary Blinken`.
        [family] if vague => leaders.only_by(family, day),
        [family] => leaders.known_by(family, day),
        name => leaders.offices(name).find(|leader| leader.holds_on(day)),
    };
    person.class = held.map(|leader| leader.class).or(person.class);
    // `نظام صدام حسين`: who has left the office.
    let left = |leader: &&Leader| leader.has_left(day);
    let before = leaders.offices(&person.words).filter(left).last();
    if let Some(leader) = before.filter(|_| person.class.is_none() && person.words.len() > 1) {
        person.class = Some(leader.class);
        // Whoever left a ministry may hold another office, which the text does not tell.
        person.former = !leader.class.is_chief_minister();
    }
}

/// `الرئيس نبيه بري`: a bare `الرئيس` is what leads a parliament or a government called, if the
/// name is of nobody who has led a state; a bare `الوزير` who is known has his portfolio.
fn preside(person: &mut Person, published: Option<Date>) {
    let Some(day) = published.filter(|_| person.bare) else { return };
    let leaders = Gazetteer::get().leaders();
    if let [family] = person.words.as_slice() {
        // `الرئيس بري`, `البابا تواضروس`.
        let president = person.class == Some(RoleClass::HeadOfState);
        if let Some(leader) = leaders.presiding(family, day).filter(|_| president) {
            take(person, leader);
        }
        return;
    }
    let offices = || leaders.offices(&person.words);
    if person.class == Some(RoleClass::Minister) {
        let portfolio = offices().find(|known| known.class.is_chief_minister());
        let portfolio = portfolio.filter(|known| known.holds_on(day));
        person.class = portfolio.map(|known| known.class).or(person.class);
    }
    if person.class != Some(RoleClass::HeadOfState) {
        return;
    }
    let presides = |class| {
        matches!(class, RoleClass::HeadOfGovernment | RoleClass::Legislator | RoleClass::Other)
    };
    if !offices().all(|leader| presides(leader.class)) {
        return;
    }
    let known = |leader: &&Leader| leader.holds_on(day) || leader.has_left(day);
    let held = offices().find(known).cloned();
    if let Some(leader) = held {
        take(person, &leader);
        person.former |= leader.has_left(day);
    }
}

/// Gives the office of a leader; `البابا` of another church than Rome's is of its own state.
fn take(person: &mut Person, leader: &Leader) {
    person.class = Some(leader.class);
    if leader.class == RoleClass::Other && person.state != Some(leader.state) {
        person.state = Some(leader.state);
        person.state_via = Some(StateVia::Leader);
    }
}

/// `الرئيس هولاند`, `رئيس الوزراء ديفيد كاميرون`, `مستشار المرشد علي أكبر ولايتي`: a state that
/// the name tells, in full whatever the office but one of which a state has one.
pub(super) fn leader(person: &Person, class: RoleClass) -> Concluded {
    // Who led a state before serves a body now.
    if class == RoleClass::International {
        return None;
    }
    let leaders = Gazetteer::get().leaders();
    let state = match person.words.as_slice() {
        [family] => leaders.state_of(family, class),
        name => {
            let alike = leaders.offices(name).find(|known| is_alike(known.class, class));
            let other = || leaders.named(name).filter(|_| !bind::is_sole(class));
            alike.or_else(other).map(|leader| leader.state)
        }
    };
    state.map(|state| (state, StateVia::Leader))
}

/// `أكد أنور قرقاش وزير الدولة للشؤون الخارجية`: whom the name alone tells that he serves. None
/// of a name that is listed as nobody's; of a body's, no state whatever stands around.
pub(super) fn figure(person: &Person, class: RoleClass) -> Option<Concluded> {
    let at_home = class.is_leader() || class.is_chief_minister() || class == RoleClass::Minister;
    match Gazetteer::get().figures().serves(&person.words)? {
        Serves::State(_) if class == RoleClass::International => None,
        Serves::State(state) => Some(Some((state, StateVia::Leader))),
        // Who led a ministry before serves a body now.
        Serves::Body if at_home => None,
        Serves::Body => Some(None),
    }
}

/// Whether a leader of one class may be called by the office of another.
fn is_alike(one: RoleClass, other: RoleClass) -> bool {
    one == other || one.is_leader() && other.is_leader()
}

/// `الشيخ محمد بن حمد آل ثاني` without an office.
fn is_of_ruling_house(person: &Person) -> bool {
    let fathers =
        person.words.iter().rev().nth(1).is_some_and(|word| matches!(word.as_str(), "ال" | "al"));
    fathers && Gazetteer::get().offices.house(&person.words).is_some()
}
