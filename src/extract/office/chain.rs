//! Says which offices that follow one another are one holder's: `القائد العام وزير الدفاع`,
//! `السفير المندوب الدائم`, `رئيس الوزراء وزير الخارجية القطري`.

use super::{Office, is_of_another, read_one};
use crate::extract::countries::CountryMention;
use crate::extract::names;
use crate::extract::reading::Reading;
use crate::model::RoleClass;
use crate::names::{Encounter, HeadTrait, Number, Peel, WordKind};

/// Words behind a name in which another party of its clause is looked for.
const BEHIND: usize = 40;

/// An office of which the first head is a style.
pub(super) fn of_one_holder(
    reading: &Reading,
    found: &[CountryMention],
    office: &Office,
) -> Option<Office> {
    of_company(reading, found, office)
        .or_else(|| of_mission(reading, found, office))
        .or_else(|| of_representative(reading, found, office))
}

/// `ممثل سمو أمير البلاد وزير الخارجية فلان`: whom a ruler sends is told by his own office.
fn of_representative(
    reading: &Reading,
    found: &[CountryMention],
    office: &Office,
) -> Option<Office> {
    let end = office.words.end;
    let sent = reading.folded(office.words.start).ends_with("ممثل")
        && office.served == Some(RoleClass::HeadOfState)
        && reading.runs_on(end);
    let next = read_one(reading, found, end).filter(|_| sent)?;
    let own = next.peel == Peel::default() && !next.bare && next.states.is_empty();
    let words = office.words.start..next.words.end;
    own.then_some(Office { words, peel: office.peel, ..next })
}

/// `الرئيس المدير العام لشركة …`: who presides over a company and directs it.
fn of_company(reading: &Reading, found: &[CountryMention], office: &Office) -> Option<Office> {
    let end = office.words.end;
    let whole = office.bare && office.number == Number::Singular && reading.runs_on(end);
    let directs = matches!(reading.folded(end), "المدير" | "المديره" | "مدير" | "مديره");
    if !(whole && directs && office.class == RoleClass::HeadOfState) {
        return None;
    }
    let next = read_one(reading, found, end)?;
    let words = office.words.start..next.words.end;
    Some(Office { words, peel: office.peel, ..next })
}

/// `السفير المندوب الدائم لجيبوتي`: a rank before the mission that its bearer heads.
fn of_mission(reading: &Reading, found: &[CountryMention], office: &Office) -> Option<Office> {
    let end = office.words.end;
    let rank = office.bare && office.definite && office.class == RoleClass::Ambassador;
    let standing = matches!(reading.folded(end + 1), "الدائم" | "الدائمه");
    let mission = matches!(reading.folded(end), "المندوب" | "المندوبه" | "الممثل" | "الممثله");
    if !(rank && mission && standing && reading.runs_on(end) && reading.runs_on(end + 1)) {
        return None;
    }
    let next = read_one(reading, found, end)?;
    let words = office.words.start..next.words.end;
    Some(Office { words, peel: office.peel, class: RoleClass::Ambassador, ..next })
}

/// An office that follows another of the same holder without a word between.
pub(super) fn chained(
    reading: &Reading,
    found: &[CountryMention],
    office: &Office,
) -> Option<Office> {
    let at = office.words.end;
    if !reading.runs_on(at) || office.number != Number::Singular {
        return None;
    }
    let next = read_one(reading, found, at)?;
    let plain = next.peel == Peel::default();
    let conjoined = next.peel.conjunction && next.peel.preposition.is_none();
    let again = conjoined && is_same_head(reading, office, &next);
    // `رئيس الحكومة ورئيس مجلس النواب` are two.
    let apart = matches!(next.class, RoleClass::Legislator | RoleClass::HeadOfState);
    let both = conjoined && !apart && may_hold_two(reading, office);
    let seat = conjoined && has_seat_too(reading, office, &next);
    let heir = conjoined && is_heir_in_office(reading, office, &next);
    let resident = conjoined && is_coordinator_too(reading, office, &next);
    let speaks = conjoined && is_spokesman_too(reading, office, &next);
    let two = again || both || seat || heir || resident || speaks;
    let joined = plain && !is_of_another(reading, at) || two;
    // `القائد العام وزير الدفاع`, but `الرئيس وزير الدفاع` are two people.
    let said = !office.bare && (!next.definite || !next.bare);
    // `نائبة رئيس الوزراء ووزيرة خارجية كرواتيا`: the state is told once.
    let serves = office.class == RoleClass::Minister || is_deputy_of_government(reading, office);
    let once = both && serves && office.states.is_empty();
    let one = (once || seat || speaks) && !office.homeland
        || is_one_holder(office, &next)
        || is_premier_with_ministry(reading, office, &next);
    let one = one && !is_received(reading, found, (office, &next));
    (joined && said && next.number == Number::Singular && one).then_some(next)
}

/// `استقبل رئيس الجمهورية قائد الجيش العماد فلان`: right behind a verb of meeting, and with
/// nobody told behind the name, the second office is that of whom the first receives.
fn is_received(
    reading: &Reading,
    found: &[CountryMention],
    (one, other): (&Office, &Office),
) -> bool {
    let Some(verb) = one.words.start.checked_sub(1) else { return false };
    let meets = reading.trigger(verb).is_some_and(|trigger| {
        use Encounter::{Meet, Phone, Receive, Summon};
        let met = matches!(trigger.encounter, Meet | Phone | Receive | Summon);
        met && !trigger.object && !reading.folded(verb).contains("جتمع")
    });
    if !meets || !reading.runs_on(one.words.start) || is_deputy_of_government(reading, one) {
        return false;
    }
    let aside = reading.past_aside(other.words.end);
    let start = names::address(reading, aside).words.end;
    let name = names::name(reading, found, start, names::Before::Title);
    let Some(name) = name.filter(|_| other.peel == Peel::default()) else { return false };
    let person = WordKind::GIVEN.or(WordKind::COUNTERPART).or(WordKind::TITLE).or(WordKind::RANK);
    let told = |at: usize| reading.trigger(at).map(|trigger| trigger.encounter);
    let ends = |at: &usize| {
        // `هاتف رئيس الوزراء محافظ نابلس فلان، معزيا باستشهاد فلان`.
        let adverb = reading.after_comma(*at) && reading.folded(*at).ends_with('ا');
        adverb
            || told(*at) == Some(Encounter::Present)
            || reading.kind_behind_clitics(*at).0.is(WordKind::VERB)
    };
    let end = reading.sentence(verb).end.min(name.end + BEHIND);
    let mut rest = (name.end..end).take_while(|at| !ends(at));
    !rest.any(|at| {
        reading.kind_behind_clitics(at).0.is(person.or(WordKind::HONORIFIC))
            || reading.head_behind_clitics(at).is_some()
            || told(at) == Some(Encounter::With)
    })
}

/// `وزير الزراعة وعضو الكنيست الإسرائيلي`: who serves at home sits in a body as well.
fn has_seat_too(reading: &Reading, office: &Office, next: &Office) -> bool {
    let seat = matches!(reading.folded(next.words.start), "وعضو" | "وعضوه");
    let home = matches!(office.class, RoleClass::Minister | RoleClass::Military | RoleClass::Other);
    seat && home && office.states.is_empty() && next.states.len() < 2
}

/// `فلان، مستشار رئيس مجلس الوزراء والمتحدث الرسمي لوزارة الخارجية،`: behind a name both are his.
fn is_spokesman_too(reading: &Reading, office: &Office, next: &Office) -> bool {
    let behind = reading.after_comma(office.words.start);
    let served = matches!(office.class, RoleClass::Other | RoleClass::DeputyMinister);
    behind && served && next.class == RoleClass::Spokesperson && !next.bare
}

/// `ممثل الأمين العام للأمم المتحدة والمنسق المقيم`: both offices of the United Nations in a
/// state have one holder.
fn is_coordinator_too(reading: &Reading, office: &Office, next: &Office) -> bool {
    let coordinates = matches!(reading.folded(next.words.start), "والمنسق" | "والمنسقه");
    let both = [office, next].map(|office| office.class == RoleClass::International);
    coordinates && both == [true, true]
}

/// `ولي العهد ووزير الداخلية الأمير فلان`: a prince is named behind both.
fn is_heir_in_office(reading: &Reading, office: &Office, next: &Office) -> bool {
    let end = next.words.end;
    // `ولي ولي العهد ووزير الدفاع فلان`: an heir of a state that has two, who is a minister.
    let second = office.words.len() == 3 && reading.folded(office.words.start + 1) == "ولي";
    office.class == RoleClass::CrownPrince
        && reading.runs_on(end)
        && (second || names::address(reading, end).royal)
}

/// Two offices of different states, or of which only one says its state, are
/// held by two people; so are those at home and abroad.
fn is_one_holder(one: &Office, other: &Office) -> bool {
    let ruler = matches!(one.class, RoleClass::CrownPrince | RoleClass::HeadOfState);
    // `ولي العهد رئيس مجلس الوزراء السعودي`.
    let heir = one.class == RoleClass::CrownPrince
        && one.states.is_empty()
        && other.class == RoleClass::HeadOfGovernment;
    let state = one.states == other.states || (ruler && other.states.is_empty()) || heir;
    match (one.class.is_abroad(), other.class.is_abroad()) {
        (true, true) => one.states.is_empty() || other.states.is_empty() || state,
        (false, false) => state,
        // `وزير الدولة عضو مجلس الوزراء مبعوث شؤون المناخ`.
        (false, true) => {
            let minister = one.class == RoleClass::Minister || one.class.is_chief_minister();
            minister && other.class == RoleClass::Diplomat && (other.states.is_empty() || state)
        }
        _ => false,
    }
}

/// `مع رئيس الوزراء وزير الخارجية القطري`, `مع رئيس الوزراء القطري وزير الخارجية`: one who leads
/// the government and a ministry, where no verb before has the one as its subject and the other
/// as its object.
fn is_premier_with_ministry(reading: &Reading, one: &Office, other: &Office) -> bool {
    let at = one.words.start;
    let before = at.checked_sub(1).filter(|_| reading.runs_on(at));
    let alone = |verb: usize| reading.kind(verb).is(WordKind::VERB) && !has_object(reading, verb);
    let linked = one.peel.preposition.is_some() || one.peel.conjunction;
    let governed =
        || linked || before.is_some_and(|at| reading.kind(at).is(WordKind::STOP) || alone(at));
    let ministry = matches!(
        other.class,
        RoleClass::ForeignMinister | RoleClass::DefenceMinister | RoleClass::Minister
    );
    let leads = one.class == RoleClass::HeadOfGovernment;
    let holder = match (one.states.as_slice(), other.states.as_slice()) {
        ([], [_]) => leads && governed(),
        ([_], []) if leads => linked || !is_subject(reading, at),
        ([_], []) => is_deputy_of_government(reading, one),
        _ => false,
    };
    holder && ministry && !one.bare && !other.homeland && other.peel == Peel::default()
}

/// Whether whom somebody meets is the object of a verb: not of `اجتمع`, `أكد`.
fn has_object(reading: &Reading, verb: usize) -> bool {
    use Encounter::{Credentials, Meet, Phone, Receive, Summon, Visit};
    reading.trigger(verb).is_some_and(|trigger| {
        let met =
            matches!(trigger.encounter, Credentials | Meet | Phone | Receive | Summon | Visit);
        met && !reading.folded(verb).contains("جتمع")
    })
}

/// `استقبل اليوم معالي رئيس الوزراء`: whether an office is the subject of a verb that has an
/// object, so that the next one may be that.
fn is_subject(reading: &Reading, at: usize) -> bool {
    let styles = WordKind::HONORIFIC.or(WordKind::TITLE);
    let between = |at: usize| reading.in_date(at) || reading.kind_behind_clitics(at).0.is(styles);
    let mut before = at;
    while before > 0 && reading.runs_on(before) && between(before - 1) {
        before -= 1;
    }
    before > 0 && has_object(reading, before - 1)
}

/// `عضو هيئة كبار العلماء وعضو اللجنة الدائمة`: one holder of two seats.
fn is_same_head(reading: &Reading, one: &Office, other: &Office) -> bool {
    let offices = &reading.gazetteer().offices;
    let head = |office: &Office| reading.head_behind_clitics(office.words.start);
    let (Some((one, _)), Some((other, _))) = (head(one), head(other)) else { return false };
    let seat = HeadTrait::SERVES;
    one.head == other.head
        && offices.traits(one).is(seat)
        && offices.traits(one).is(HeadTrait::WORDS)
}

fn may_hold_two(reading: &Reading, office: &Office) -> bool {
    let offices = &reading.gazetteer().offices;
    let head = reading.head_behind_clitics(office.words.start);
    let deputy = head.is_some_and(|(form, _)| offices.traits(form).is(HeadTrait::DEPUTY));
    let leads = matches!(office.class, RoleClass::Minister | RoleClass::HeadOfGovernment);
    deputy && (leads || is_deputy_of_government(reading, office))
}

/// `نائب رئيس مجلس الوزراء`: who most often has a ministry as well.
fn is_deputy_of_government(reading: &Reading, office: &Office) -> bool {
    let government = |at: usize| {
        matches!(reading.folded(at), "الوزراء" | "وزراء" | "الحكومه" | "المستشار" | "المستشاره")
    };
    let head = reading.folded(office.words.start);
    let deputy = head.ends_with("نائب") || head.ends_with("نائبه");
    let class = office.class == RoleClass::Other || office.class == RoleClass::Minister && deputy;
    class && office.words.clone().any(government)
}
