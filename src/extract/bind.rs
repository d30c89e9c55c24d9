//! Binds offices, pronouns and counterparts to the people they stand for.

mod again;
mod described;

use rustc_hash::FxHashMap;

use super::office::{self, Office};
use super::party::{Mentioned, Reference, count_before, is_crown, is_emir};
use super::people::Person;
use super::ranks::is_command;
use super::reading::Reading;
use crate::model::{CountryCode, RoleClass};
use crate::names::{Encounter, Number, WordKind};

/// How many letters an honorific and the pronoun of it have in common.
const ROOT: usize = 3;

/// Binds in the order of the text, by what the words say; `home` is the state of the setting.
pub(super) fn bind(
    readings: &[Reading],
    people: &mut [Person],
    mentions: &mut [Mentioned],
    home: Option<CountryCode>,
) {
    let mut last_of_class: FxHashMap<RoleClass, usize> = FxHashMap::default();
    let mut last: Option<usize> = None;
    let mut holders = Holders::of(people);
    let mut bearers = Bearers::default();
    for number in 0..mentions.len() {
        if mentions[number].person.is_none() {
            let scan = Binding { readings, people, mentions, holders: &holders, home };
            mentions[number].person = match mentions[number].reference {
                Reference::Office if mentions[number].office.is_none() => scan.described(number),
                Reference::Office => scan.holder(number, &last_of_class),
                Reference::Pronoun => {
                    bearers.extend(readings, &mentions[..number]);
                    scan.honoured(number, &bearers).or(last.filter(|_| !scan.is_crowned(number)))
                }
                _ => None,
            };
            if mentions[number].person.is_none() {
                let holder = bare_holder(people, &mentions[number], number, &mut holders);
                mentions[number].person = holder;
            }
        }
        let Some(person) = mentions[number].person else { continue };
        let Some(class) = people[person].class.filter(|_| !mentions[number].within) else {
            continue;
        };
        // `التقى الرئيس نظيره القبرصي. ثم استقبل الرئيس`: the one whom the text speaks of.
        if mentions[number].reference == Reference::Counterpart {
            last_of_class.entry(class).or_insert(person);
        } else {
            last_of_class.insert(class, person);
        }
        last = Some(person);
    }
}

/// Binds what is left, now that every office has the state that was concluded.
pub(super) fn bind_known(
    readings: &[Reading],
    people: &mut [Person],
    mentions: &mut [Mentioned],
    home: Option<CountryCode>,
) {
    let mut holders = Holders::of(people);
    for number in 0..mentions.len() {
        let mention = &mentions[number];
        if mention.person.is_some() || mention.name.is_some() || mention.is_delegation() {
            continue;
        }
        if mention.office.as_ref().is_some_and(|office| !is_of_one(office)) {
            continue;
        }
        // `المسؤول الليبي`: of whose state nothing told until now.
        if mention.office.is_none() && mention.reference == Reference::Office {
            let scan = Binding { readings, people, mentions, holders: &holders, home };
            mentions[number].person = scan.described(number);
            continue;
        }
        let (Some(class), Some(state)) = (mention.class(), mention.own_state()) else { continue };
        let scan = Binding { readings, people, mentions, holders: &holders, home };
        let prince = mention.office.as_ref().is_some_and(|office| {
            office::is_bare_prince(&readings[mention.reading], office, state)
        });
        let rules = class == RoleClass::HeadOfState && !prince;
        let ruler = || rules.then(|| scan.ruler(state)).flatten();
        let holder = scan.of_state(number, class, state);
        let ruler = if holder.is_none() { ruler() } else { None };
        if let Some(person) = ruler {
            holders.change(people, person, class);
            people[person].office = Some(number);
        }
        mentions[number].person = holder.or(ruler);
    }
}

/// Whether an office has one holder: `أعضاء الكونغرس` are nobody whom the article names.
fn is_of_one(office: &Office) -> bool {
    office.number == Number::Singular && !office.members
}

struct Binding<'b, 'a> {
    readings: &'b [Reading<'a>],
    people: &'b [Person],
    mentions: &'b [Mentioned],
    holders: &'b Holders,
    /// The state of the setting.
    home: Option<CountryCode>,
}

/// People by the class of their office, and whether its state was said; and by the
/// state and the class.
#[derive(Default)]
struct Holders {
    by_class: FxHashMap<(RoleClass, bool), Vec<usize>>,
    by_state: FxHashMap<(CountryCode, RoleClass), Vec<usize>>,
}

impl Holders {
    fn of(people: &[Person]) -> Holders {
        let mut holders = Holders::default();
        people.iter().enumerate().for_each(|(number, person)| holders.add(number, person));
        holders
    }

    fn add(&mut self, number: usize, person: &Person) {
        let Some(class) = person.class else { return };
        self.by_class.entry((class, person.state_said)).or_default().push(number);
        if let Some(state) = person.state {
            self.by_state.entry((state, class)).or_default().push(number);
        }
    }

    /// Somebody holds an office of another class from now on.
    fn change(&mut self, people: &mut [Person], number: usize, class: RoleClass) {
        let lists = self.by_class.values_mut().chain(self.by_state.values_mut());
        lists.for_each(|list| list.retain(|other| *other != number));
        people[number].class = Some(class);
        self.add(number, &people[number]);
    }

    /// Those of a class whose state was said, or was not.
    fn of_class(&self, class: RoleClass, said: bool) -> impl Iterator<Item = usize> {
        self.by_class.get(&(class, said)).into_iter().flatten().copied()
    }

    fn of_state(&self, state: CountryCode, class: RoleClass) -> impl Iterator<Item = usize> {
        self.by_state.get(&(state, class)).into_iter().flatten().copied()
    }
}

/// The only one, if there is but one.
pub(super) fn only(mut people: impl Iterator<Item = usize>) -> Option<usize> {
    people.next().filter(|_| people.next().is_none())
}

/// The last mentions of people by an honorific or a pronoun, by how that begins.
#[derive(Default)]
struct Bearers<'r> {
    last: FxHashMap<&'r str, usize>,
    read: usize,
}

impl<'r> Bearers<'r> {
    /// Reads those of the mentions that are new.
    fn extend(&mut self, readings: &'r [Reading], mentions: &[Mentioned]) {
        let new = mentions.iter().enumerate().skip(self.read);
        for (number, mention) in new.filter(|(_, mention)| mention.person.is_some()) {
            // `حضر اللقاء سمو الشيخ …`: the story is not of who stood by.
            if !self.last.is_empty() && is_of_attendance(&readings[mention.reading], mention) {
                continue;
            }
            for word in honorifics(&readings[mention.reading], mention) {
                for (end, c) in word.char_indices().take(ROOT) {
                    self.last.insert(&word[..end + c.len_utf8()], number);
                }
            }
        }
        self.read = mentions.len();
    }
}

/// `حضر اللقاء …`, `وحضر …`: a sentence of who stood by.
fn is_of_attendance(reading: &Reading, mention: &Mentioned) -> bool {
    let start = reading.sentence(mention.words.start).start;
    let first = reading.trigger(start).filter(|_| reading.is_arabic(start));
    first.is_some_and(|trigger| trigger.encounter == Encounter::Present)
}

/// The honorifics and pronouns of a mention.
fn honorifics<'r>(reading: &'r Reading, mention: &Mentioned) -> impl Iterator<Item = &'r str> {
    let kinds = WordKind::HONORIFIC.or(WordKind::PRONOUN);
    let words = mention.words.clone().filter(move |index| reading.kind(*index).is(kinds));
    let words = words.map(|index| reading.folded(index).trim_start_matches("ال"));
    words.chain(style(reading, mention))
}

/// How an English text styles whoever has a throne: a king is `His Majesty` without a word; and
/// whoever has a style in letters (`H E`).
fn style(reading: &Reading, mention: &Mentioned) -> Option<&'static str> {
    if mention.words.is_empty() || reading.is_arabic(mention.words.start) {
        return None;
    }
    let says = |is: fn(&str) -> bool| mention.words.clone().any(|at| is(reading.folded(at)));
    let letters = mention.words.clone().find_map(|at| match reading.words.original(at) {
        "H" if reading.words.list().get(at + 1).is_some_and(|next| next.capital) => {
            match reading.folded(at + 1) {
                "e" => Some("excellency"),
                "h" => Some("highness"),
                "m" => Some("majesty"),
                _ => None,
            }
        }
        "HE" => Some("excellency"),
        "HH" | "HRH" => Some("highness"),
        "HM" => Some("majesty"),
        _ => None,
    });
    if letters.is_some() {
        return letters;
    }
    match mention.class()? {
        RoleClass::HeadOfState if says(is_crown) => Some("majesty"),
        RoleClass::HeadOfState if says(is_emir) => Some("highness"),
        RoleClass::CrownPrince | RoleClass::Royal => Some("highness"),
        _ => None,
    }
}

impl Binding<'_, '_> {
    /// The holder of an office: by class and state; by class alone if one person
    /// has it, or else the last named one if the office is definite and bare.
    fn holder(&self, number: usize, last_of_class: &FxHashMap<RoleClass, usize>) -> Option<usize> {
        let mention = &self.mentions[number];
        let office = mention.office.as_ref().filter(|o| !o.private && is_of_one(o))?;
        let visitor = self.visitor(number, office);
        if visitor.is_some() {
            return visitor;
        }
        let state = mention.own_state();
        if let Some(state) = state {
            return self.of_state(number, office.class, state);
        }
        let again = self
            .of_same_body(number, office)
            .or_else(|| self.of_same_words(number, office))
            .or_else(|| self.of_acronym(number, office));
        if let Some(person) = again {
            return Some(person);
        }
        if office.former {
            return None;
        }
        let alike = also_called(office.class).iter().copied();
        let other = self.called_in_short(number).iter().copied();
        let classes = [office.class].into_iter().chain(alike).chain(other);
        let fitting = |said| {
            let people = classes.clone().flat_map(move |class| self.holders.of_class(class, said));
            let here = people.filter(move |index| said || !self.is_of_another_state(*index));
            here.filter(|index| {
                self.fits(number, office, *index)
                    && !self.is_met(number, *index)
                    && !self.is_officer_behind(number, *index)
            })
        };
        // One's own office is named without its state, with or without the name; a bare one is
        // another's as well, but for `الرئيس`.
        let own = !office.bare || office.republican && office.definite;
        let unsaid = || if own { only(fitting(false)) } else { None };
        only(fitting(false).chain(fitting(true))).or_else(unsaid).or_else(|| {
            last_of_class
                .get(&office.class)
                .copied()
                .filter(|_| (office.definite && office.bare || is_sole(office.class)) && number > 0)
                .filter(|person| self.rules_alike(number, office, &self.people[*person]))
        })
    }

    /// `The Foreign Minister met French Foreign Minister NAME`: of the office without a state
    /// that stands before in the same paragraph, another is the holder.
    fn is_met(&self, number: usize, person: usize) -> bool {
        let mention = &self.mentions[number];
        let person = &self.people[person];
        let Some(first) = person.mentions.first().map(|first| &self.mentions[*first]) else {
            return false;
        };
        let behind = first.reading == mention.reading && first.words.start >= mention.words.end;
        let sole = mention.office.as_ref().is_some_and(|o| !o.bare && is_sole(o.class));
        behind && sole && person.state_said
    }

    /// `the COAS`, told before somebody of whom only a rank is known: not he.
    fn is_officer_behind(&self, number: usize, person: usize) -> bool {
        let person = &self.people[person];
        let first = person.mentions.first().is_some_and(|first| *first > number);
        let ranked = person.class == Some(RoleClass::Military) && person.office.is_none();
        first && ranked && self.mentions[number].reading > 0
    }

    fn of_state(&self, number: usize, class: RoleClass, state: CountryCode) -> Option<usize> {
        let office = self.mentions[number].office.as_ref();
        let bare = office.filter(|office| office.definite);
        let former = office.is_some_and(|office| office.former);
        let envoy = [RoleClass::Ambassador].into_iter().filter(|envoy| *envoy != class);
        let classes = [class].into_iter().chain(also_called(class).iter().copied()).chain(envoy);
        let of_state = classes.flat_map(|class| self.holders.of_state(state, class));
        only(of_state.filter(|index| {
            let person = &self.people[*index];
            let minister = bare.is_some_and(|office| bare_fits(office, person))
                || self.is_counterpart_minister(number, person);
            (person.former || !former)
                && (former || !person.former || minister)
                && (minister
                    || self.is_envoy_at_post(number, person)
                    || class == RoleClass::Royal && person.class == Some(RoleClass::CrownPrince)
                    || person.class == Some(class) && self.same_portfolio(number, person))
        }))
    }

    /// `الوزير … نظيره السنغالي`: the foreign minister whom the article names.
    fn is_counterpart_minister(&self, number: usize, person: &Person) -> bool {
        let mention = &self.mentions[number];
        mention.reference == Reference::Counterpart
            && mention.as_class == Some(RoleClass::Minister)
            && person.class.is_some_and(RoleClass::is_chief_minister)
    }

    /// The last word of the office a mention tells.
    fn last_word(&self, number: usize) -> &str {
        let mention = &self.mentions[number];
        let office = mention.office.as_ref();
        office.map_or("", |office| self.readings[mention.reading].folded(office.words.end - 1))
    }

    /// `أمير قطر` is the only member of the ruling house the article names, by a
    /// title alone.
    fn ruler(&self, state: CountryCode) -> Option<usize> {
        let royals = self.holders.of_state(state, RoleClass::Royal);
        let ruled = self.holders.of_state(state, RoleClass::HeadOfState).next().is_some();
        only(royals.filter(|member| self.people[*member].office.is_none())).filter(|_| !ruled)
    }

    fn fits(&self, number: usize, office: &Office, person: usize) -> bool {
        let person = &self.people[person];
        let class = person.class == Some(office.class)
            && self.same_portfolio(number, person)
            && self.rules_alike(number, office, person)
            && (!person.former || office.bare);
        let short = self.called_in_short(number);
        let first = person.mentions.first().is_some_and(|first| *first < number);
        let known = first || self.mentions[number].reading == 0;
        let short = person.class.is_some_and(|class| known && short.contains(&class))
            && (self.is_envoy_at_post(number, person) || self.same_latin_head(number, person));
        class || short || (office.bare && bare_fits(office, person))
    }

    /// `سمو الأمير` is no president, and `الرئيس` no king.
    fn rules_alike(&self, number: usize, office: &Office, person: &Person) -> bool {
        let here = &self.mentions[number];
        let reading = &self.readings[here.reading];
        // `القائد الأعلى للقوات المسلحة`: a king or a president.
        if !reading.is_arabic(here.words.start) || is_command(reading, office) {
            return true;
        }
        let held = person.office.and_then(|held| self.mentions[held].office.as_ref());
        let rules = |office: &Office| office.class == RoleClass::HeadOfState;
        let both = held.filter(|held| rules(held) && rules(office));
        both.is_none_or(|held| held.republican == office.republican)
    }

    /// Whether an office can be the one a person holds: of those that one class
    /// has many of, the first word after the head must be said of both.
    fn same_portfolio(&self, number: usize, person: &Person) -> bool {
        let mention = &self.mentions[number];
        let Some(office) = mention.office.as_ref().filter(|office| !office.bare) else {
            return self.same_latin_head(number, person);
        };
        let many = matches!(
            office.class,
            RoleClass::Minister
                | RoleClass::DeputyMinister
                | RoleClass::Other
                | RoleClass::Military
                | RoleClass::Spokesperson
                | RoleClass::International
        );
        let Some(held) = person.office.filter(|_| many) else { return true };
        let other = &self.mentions[held];
        let Some(held) = other.office.as_ref().filter(|held| !held.bare) else { return true };
        let (one, two) = (&self.readings[mention.reading], &self.readings[other.reading]);
        let first = office.words.start + 1;
        // `رئيس الأركان` is `رئيس أركان حرب القوات المسلحة`.
        let staff = |word: &str| matches!(word, "الاركان" | "اركان");
        let said = one.folded(first);
        let same = |word: &str| word == said || staff(word) && staff(said);
        one.has_state(first) || held.words.clone().any(|index| same(two.folded(index)))
    }

    /// `the King` is who was called so, not the president: English says a head
    /// again in the same words.
    fn same_latin_head(&self, number: usize, person: &Person) -> bool {
        let mention = &self.mentions[number];
        let reading = &self.readings[mention.reading];
        let Some(held) = person.office.filter(|_| !reading.is_arabic(mention.words.start)) else {
            return true;
        };
        let other = &self.mentions[held];
        let (Some(office), Some(held)) = (&mention.office, &other.office) else { return true };
        let head = reading.folded(office.words.end - 1);
        let words = &self.readings[other.reading];
        // `the Secretary-General` is no deputy of his.
        let below = |reading: &Reading, office: &Office| {
            let low = |at| matches!(reading.folded(at), "under" | "deputy" | "assistant" | "vice");
            office.words.clone().any(low)
        };
        held.words.clone().any(|index| words.folded(index) == head)
            && (below(reading, office) || !below(words, held))
    }

    /// `His Majesty`: nobody without a throne, however lately told.
    fn is_crowned(&self, number: usize) -> bool {
        let mention = &self.mentions[number];
        self.readings[mention.reading].folded(mention.words.end - 1) == "majesty"
    }

    /// Whom a pronoun stands for: the first who bears its honorific (`سعادة` for
    /// `سعادته`) in the last sentence that has one.
    fn honoured(&self, number: usize, bearers: &Bearers) -> Option<usize> {
        let mention = &self.mentions[number];
        let reading = &self.readings[mention.reading];
        let at = if reading.is_arabic(mention.words.start) {
            mention.words.start
        } else {
            mention.words.end - 1
        };
        let pronoun = reading.folded(at);
        let end = pronoun.char_indices().nth(ROOT).map_or(pronoun.len(), |(end, _)| end);
        let root = &pronoun[..end];
        let bearer = |other: &Mentioned| {
            let mut words = honorifics(&self.readings[other.reading], other);
            other.person.filter(|_| words.any(|word| word.starts_with(root)))
        };
        let last = *bearers.last.get(root)?;
        let here = &self.mentions[last];
        let start = self.readings[here.reading].sentence(here.words.start).start;
        let from = count_before(&self.mentions[..=last], (here.reading, start));
        self.mentions[from..=last].iter().find_map(bearer)
    }
}

/// Offices of which a state has one, so that the words say which.
pub(super) fn is_sole(class: RoleClass) -> bool {
    use RoleClass::{CrownPrince, DefenceMinister, ForeignMinister, HeadOfGovernment, HeadOfState};
    matches!(
        class,
        CrownPrince | DefenceMinister | ForeignMinister | HeadOfGovernment | HeadOfState
    )
}

/// `وزير الدفاع` told before `الوزير فلان`, the only minister without a portfolio.
fn bare_holder(
    people: &mut [Person],
    mention: &Mentioned,
    number: usize,
    holders: &mut Holders,
) -> Option<usize> {
    let office = mention.office.as_ref().filter(|office| !office.bare && !office.private)?;
    let class = office.class;
    if !class.is_chief_minister() || !office.states.is_empty() {
        return None;
    }
    let of_class = |said| holders.of_class(RoleClass::Minister, said);
    let bare = of_class(false).chain(of_class(true)).filter(|index| people[*index].bare);
    let only = only(bare)?;
    holders.change(people, only, class);
    let person = &mut people[only];
    person.office = Some(number);
    person.bare = false;
    Some(only)
}

/// `الوزير` is the foreign minister, too, and `الأمير السعودي` the crown prince.
fn bare_fits(office: &Office, person: &Person) -> bool {
    let holder = person.class.is_some_and(|class| also_called(office.class).contains(&class));
    (office.bare || (office.plain && office.definite)) && holder
}

/// The classes whose holders are called by the bare office of a class as well.
fn also_called(class: RoleClass) -> &'static [RoleClass] {
    use RoleClass::{CrownPrince, DefenceMinister, ForeignMinister, Minister, Royal};
    match class {
        Minister => &[ForeignMinister, DefenceMinister],
        Royal => &[CrownPrince],
        _ => &[],
    }
}
