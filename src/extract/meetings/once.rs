//! Keeps one record of a meeting that an article tells more than once: in its headline,
//! as a plan, by an office, a delegation or a state whose holder it names elsewhere.

use jiff::civil::Date;
use rustc_hash::{FxHashMap, FxHashSet};

use super::{Found, SURE, Side};
use crate::extract::bind::is_sole;
use crate::model::{CountryCode, MeetingKind, Party, RoleClass};

/// Drops what is told twice, and gives meetings the day of the one they go on from.
pub(super) fn settle(meetings: &mut Vec<Found>, published: Option<Date>) {
    drop_repeated_headlines(meetings);
    drop_states_told_by_name(meetings);
    drop_offices_told_by_name(meetings);
    drop_plans_that_came_true(meetings, published);
    drop_invitations_told(meetings);
    drop_groups_told_by_name(meetings);
    drop_delegations_told_by_name(meetings);
    inherit_days(meetings);
}

/// A headline that names a side by its office only repeats the body's meeting of
/// the other side with somebody of that class.
fn drop_repeated_headlines(meetings: &mut Vec<Found>) {
    let both = |found: &Found| {
        [&found.meeting.host, &found.meeting.guest].map(|party| (party.role_class, party.country))
    };
    let body = meetings.iter().filter(|found| !found.headline);
    let told: Vec<_> = body.map(|found| (found.sides, both(found))).collect();
    let repeats = |found: &Found, office: usize| match found.sides[office] {
        Side::Office(class, state) => told.iter().any(|(sides, parties)| {
            (0..2).any(|place| {
                // `أمير قطر يستقبل المبعوث الأميركي`, above an assistant secretary: an envoy.
                let envoy = class == RoleClass::Diplomat
                    && state.is_some()
                    && parties[place].1 == state
                    && matches!(sides[place], Side::Person(_));
                (is_called(class, parties[place].0) || envoy)
                    && sides[1 - place] == found.sides[1 - office]
            })
        }),
        Side::State(_) => false,
        // A name that only the headline has is one the rules could not place.
        Side::Person(_) => {
            found.private[office]
                && told.iter().any(|(sides, _)| sides.contains(&found.sides[1 - office]))
        }
    };
    // `Deputy PM meets defence ministers of Latvia, Senegal`: both by their offices.
    let fits = |side: Side, (told, country): (Option<RoleClass>, Option<CountryCode>)| match side {
        Side::Office(class, state) => {
            is_called(class, told) && (state.is_none() || state == country)
        }
        _ => false,
    };
    let offices = |found: &Found| {
        let [a, b] = found.sides;
        told.iter().any(|(_, [one, other])| {
            fits(a, *one) && fits(b, *other) || fits(a, *other) && fits(b, *one)
        })
    };
    meetings.retain(|found| {
        !found.headline || !(repeats(found, 0) || repeats(found, 1) || offices(found))
    });
}

/// `Def Minister`, `envoy`: the office told, which a headline may cut short.
fn is_called(class: RoleClass, told: Option<RoleClass>) -> bool {
    told.is_some_and(|told| match class {
        _ if told == class => true,
        RoleClass::Minister => told.is_chief_minister(),
        RoleClass::Diplomat => told == RoleClass::Ambassador,
        _ => false,
    })
}

/// `استدعت الخارجية السفير، وسلّمه الوكيل X مذكرة`: the state was X. `مباحثات مصرية سودانية`
/// before a meeting of two ministers: it was theirs.
fn drop_states_told_by_name(meetings: &mut Vec<Found>) {
    let of = |party: &Party| party.role_class.and(party.country);
    let named: Vec<([Side; 2], [Option<CountryCode>; 2])> = meetings
        .iter()
        .map(|found| (found.sides, [of(&found.meeting.host), of(&found.meeting.guest)]))
        .collect();
    let both: FxHashSet<[Option<CountryCode>; 2]> = named.iter().map(|(_, both)| *both).collect();
    let held = |one: CountryCode, other: CountryCode| {
        both.contains(&[Some(one), Some(other)]) || both.contains(&[Some(other), Some(one)])
    };
    let each = |(sides, states): &([Side; 2], [Option<CountryCode>; 2])| {
        [(sides[1], states[0]), (sides[0], states[1])]
    };
    // Whom a holder of a state's office met.
    let met: FxHashSet<(Side, Option<CountryCode>)> = named.iter().flat_map(each).collect();
    let people = named.iter().filter(|(sides, _)| !matches!(sides[0], Side::State(_)));
    let parties: FxHashSet<Side> = people.flat_map(|(sides, _)| *sides).collect();
    // `يزور X اليابان حيث يلتقي Y`: the visit is told by whom he meets.
    let visits = |found: &Found| found.meeting.rule == "visit";
    meetings.retain(|found| match found.sides {
        [Side::State(_), guest] if visits(found) => !parties.contains(&guest),
        [Side::State(one), Side::State(other)] => !held(one, other),
        [Side::State(state), guest] => !met.contains(&(guest, Some(state))),
        _ => true,
    });
}

/// `اجتمع X مع ولي العهد`, after a meeting of the two by name: a state has one who holds
/// that office.
fn drop_offices_told_by_name(meetings: &mut Vec<Found>) {
    let of = |party: &Party| party.name.as_ref().and(party.role_class).zip(party.country);
    type Holder = Option<(RoleClass, CountryCode)>;
    let planned = |found: &Found| found.meeting.kind == MeetingKind::Planned;
    let told = |found: &Found| {
        (found.sides, [of(&found.meeting.host), of(&found.meeting.guest)], planned(found))
    };
    let named: Vec<([Side; 2], [Holder; 2], bool)> = meetings.iter().map(told).collect();
    let again = |office: Side, other: Side, to_come: bool| match office {
        Side::Office(class, Some(state)) if is_sole(class) => named.iter().any(|(sides, of, p)| {
            let held = Some((class, state));
            *p == to_come && (0..2).any(|at| sides[1 - at] == other && of[at] == held)
        }),
        _ => false,
    };
    meetings.retain(|found| {
        let [a, b] = found.sides;
        !(again(a, b, planned(found)) || again(b, a, planned(found)))
    });
}

/// `يزور X باكو بدعوة من Y`, before what the two did there: the visit is told by it.
fn drop_invitations_told(meetings: &mut Vec<Found>) {
    let invited = |found: &Found| found.meeting.rule == "invite";
    let told = meetings.iter().filter(|found| !invited(found));
    let told: FxHashSet<[Side; 2]> =
        told.flat_map(|found| [found.sides, [found.sides[1], found.sides[0]]]).collect();
    meetings.retain(|found| !(invited(found) && told.contains(&found.sides)));
}

/// `تسلم أوراق اعتماد عدد من سفراء الدول الصديقة`, before the ambassadors by name: they are the
/// group.
fn drop_groups_told_by_name(meetings: &mut Vec<Found>) {
    let mut named: FxHashMap<Side, usize> = FxHashMap::default();
    for found in meetings.iter() {
        for (place, party) in [&found.meeting.host, &found.meeting.guest].into_iter().enumerate() {
            if party.name.is_some() && party.role_class == Some(RoleClass::Ambassador) {
                *named.entry(found.sides[1 - place]).or_default() += 1;
            }
        }
    }
    let several = |host: Side| named.get(&host).is_some_and(|ambassadors| *ambassadors > 1);
    let group = Side::Office(RoleClass::Ambassador, None);
    meetings.retain(|found| {
        !(0..2).any(|place| found.sides[place] == group && several(found.sides[1 - place]))
    });
}

/// A plan without a day or of a day past is the meeting that the article tells of the same
/// two.
fn drop_plans_that_came_true(meetings: &mut Vec<Found>, published: Option<Date>) {
    let held: FxHashSet<[Side; 2]> = meetings
        .iter()
        .filter(|found| matches!(found.meeting.kind, MeetingKind::Met | MeetingKind::Received))
        .map(|found| found.sides)
        .collect();
    meetings.retain(|found| {
        let [a, b] = found.sides;
        let past = |day: Date| published.is_some_and(|today| day <= today);
        let open =
            found.meeting.kind == MeetingKind::Planned && found.meeting.date.is_none_or(past);
        !(open && (held.contains(&[a, b]) || held.contains(&[b, a])))
    });
    drop_mentions_of_plans(meetings);
}

/// A meeting told without a day, by the way, is the one that is planned.
fn drop_mentions_of_plans(meetings: &mut Vec<Found>) {
    let planned: FxHashSet<[Side; 2]> = meetings
        .iter()
        .filter(|found| found.meeting.kind == MeetingKind::Planned)
        .map(|found| found.sides)
        .collect();
    meetings.retain(|found| {
        let [a, b] = found.sides;
        let open = found.meeting.kind == MeetingKind::Met
            && found.meeting.date.is_none()
            && found.meeting.confidence < SURE;
        !(open && (planned.contains(&[a, b]) || planned.contains(&[b, a])))
    });
}

/// `استقبل موفد الملك` after a meeting with a person of that state: the same one.
pub(super) fn is_envoy_again(meetings: &[Found], found: &Found) -> bool {
    let envoy = |side: Side| match side {
        Side::Office(RoleClass::Diplomat, state) => state,
        _ => None,
    };
    let [a, b] = found.sides;
    let (Some((state, other)), false) =
        (envoy(a).map(|state| (state, b)).or(envoy(b).map(|state| (state, a))), found.headline)
    else {
        return false;
    };
    meetings.iter().any(|known| {
        let parties = [&known.meeting.host, &known.meeting.guest];
        known.sides.contains(&other)
            && parties.iter().any(|party| party.country == Some(state) && party.name.is_some())
    })
}

/// `وفدا برلمانيا` of a state, one of whose legislators met the same host: he was of it.
fn drop_delegations_told_by_name(meetings: &mut Vec<Found>) {
    let mut index = 0;
    while index < meetings.len() {
        let Some(kept) = told_by_name(meetings, index) else {
            index += 1;
            continue;
        };
        let date = meetings[index].meeting.date;
        let other = &mut meetings[kept].meeting;
        other.date = other.date.or(date);
        meetings.remove(index);
    }
}

/// The meeting of a delegation's host with somebody of its state by name.
fn told_by_name(meetings: &[Found], index: usize) -> Option<usize> {
    let of = |group: Side, host: Side| {
        let Side::Office(class, state) = group else { return None };
        if !matches!(class, RoleClass::Legislator | RoleClass::Other) {
            return None;
        }
        meetings.iter().position(|found| {
            let [a, b] = found.sides;
            let party = match (a == host, b == host) {
                (true, _) => &found.meeting.guest,
                (_, true) => &found.meeting.host,
                _ => return false,
            };
            let same = class == RoleClass::Other || party.role_class == Some(class);
            same && party.name.is_some() && party.country == state
        })
    };
    let [a, b] = meetings[index].sides;
    of(a, b).or_else(|| of(b, a))
}

/// `كما استقبل`: on the day of the meeting told before.
fn inherit_days(meetings: &mut [Found]) {
    for index in 1..meetings.len() {
        if meetings[index].again && meetings[index].meeting.date.is_none() {
            meetings[index].meeting.date = meetings[index - 1].meeting.date;
        }
    }
}
