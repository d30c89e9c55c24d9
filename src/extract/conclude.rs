//! Concludes the state of an office that names none.
//!
//! In this order: the ruling house or the name of its holder, the side it sits on (`من
//! الجانب الأميركي`), the office it is coordinated with, the place the sentence
//! tells it at, the country the article is set in if the outlet or the dateline
//! tells it, the one state that the article gives the same office
//! without naming another holder, the country the article seems to be set in.

mod beside;
mod bound;
mod envoys;
mod leaders;
mod place;
mod rank;
mod told;

use std::cell::LazyCell;

use jiff::civil::Date;

use self::bound::bound;
pub(super) use self::bound::called;
use self::leaders::{figure, know, leader};
use self::told::Told;
use super::bind;
use super::countries::{self, CountryMention};
use super::office::Office;
use super::party::{Mentioned, count_before, is_crown, is_emir};
use super::people::Person;
use super::reading::Reading;
use super::setting::Setting;
use super::tail::is_of_allies;
use crate::model::{CountryCode, RoleClass, StateVia, Via};
use crate::names::{Encounter, Gazetteer, Leaders, Peel, PlaceKind, Places, Tag, WordKind};

/// Paragraphs in which the ministry is looked for that an office serves.
const BACK: usize = 8;
/// Those in which the embassy is looked for that an ambassador leads.
const NEAR: usize = 2;
/// Words of each of them.
const FAR: usize = 200;

/// What the conclusions are drawn from.
pub(super) struct Evidence<'r, 'a> {
    pub readings: &'r [Reading<'a>],
    pub found: &'r [Vec<CountryMention>],
    pub setting: Setting,
    pub published: Option<Date>,
}

/// Gives people and offices without a state the one that fits them.
pub(super) fn states(evidence: &Evidence, people: &mut [Person], mentions: &mut [Mentioned]) {
    let told = Told::of(evidence, mentions);
    people.iter_mut().for_each(|person| know(person, evidence.published));
    for number in 0..people.len() {
        let person = &people[number];
        let Some(class) = person.class.filter(|_| person.state.is_none()) else { continue };
        let mention = evidence.telling(person, mentions, class);
        let others = Others { told: &told, mentions, people };
        let listed = || Gazetteer::get().figures().serves(&person.words).is_some();
        let house = evidence.house(person, class, mentions).filter(|_| !listed());
        // `المتحدث باسم التحالف العربي`: whatever state he is of.
        let of_group = |number: usize| evidence.speaks_for_group(&mentions[number]);
        let known = house
            .map(|state| Some((state, StateVia::House)))
            .or_else(|| leader(person, class).map(Some))
            .or_else(|| evidence.monarch(person, class, mentions).map(Some))
            .or_else(|| figure(person, class).filter(|_| !mention.is_some_and(of_group)));
        // `قال المسؤول فلان`: of a body of several states.
        let leads = |number: usize| evidence.leads_body(&mentions[number], &others);
        let led = known.is_none() && mention.is_some_and(leads);
        let of_body = (known == Some(None) || led) && class == RoleClass::Other;
        let known = if of_body { Some(None) } else { known };
        let around = || evidence.of(class, mention.map(|number| &mentions[number]), &others);
        let concluded = known.unwrap_or_else(around);
        people[number].state = concluded.map(|(state, _)| state);
        people[number].state_via = concluded.map(|(_, via)| via);
        if of_body {
            people[number].class = Some(RoleClass::International);
        }
        if let (Some(mention), Some((state, via))) = (mention, concluded) {
            let mention = &mentions[mention];
            evidence.readings[mention.reading].note(mention.words.clone(), || {
                let via = format!("{via:?}").to_lowercase();
                format!("its office names no state: {state} is concluded from the {via}")
            });
        }
    }
    for number in 0..mentions.len() {
        if mentions[number].own_state().is_none() {
            let concluded = match mentions[number].person {
                Some(person) => people[person].state.zip(people[person].state_via),
                None => mentions[number].class().and_then(|class| {
                    let others = Others { told: &told, mentions, people };
                    evidence.of(class, Some(&mentions[number]), &others)
                }),
            };
            mentions[number].state = concluded.map(|(state, _)| state);
            mentions[number].state_via = concluded.map(|(_, via)| via);
        }
        rank::by_state(evidence, people, &mut mentions[number]);
    }
}

/// The other offices of the article.
struct Others<'o> {
    told: &'o Told,
    mentions: &'o [Mentioned],
    people: &'o [Person],
}

/// A state and what it was concluded from.
type Concluded = Option<(CountryCode, StateVia)>;

impl Evidence<'_, '_> {
    /// The mention that gives somebody's office: `Deputy Secretary of State NAME` tells more
    /// than the headline's `Deputy Secretary NAME`.
    fn telling(&self, person: &Person, all: &[Mentioned], class: RoleClass) -> Option<usize> {
        let sole = |number: &usize| {
            let mention = &all[*number];
            let office = mention.office.as_ref().filter(|office| office.class == class);
            office.is_some_and(|office| {
                called(&self.readings[mention.reading], office).sole().is_some()
            })
        };
        let first = || person.office.or(person.mentions.first().copied());
        person.mentions.iter().copied().find(sole).or_else(first)
    }

    /// The state of the ruling house somebody is of: not `الفريق الركن عبدالله النعيمي`, whose
    /// family is called like one.
    fn house(&self, person: &Person, class: RoleClass, all: &[Mentioned]) -> Option<CountryCode> {
        let house = Gazetteer::get().offices.house(&person.words)?;
        let royal = matches!(
            class,
            RoleClass::Royal
                | RoleClass::CrownPrince
                | RoleClass::HeadOfState
                | RoleClass::Governor
        );
        let styled = |number: &usize| {
            let mention = &all[*number];
            let reading = &self.readings[mention.reading];
            let sheikh = |at: usize| matches!(reading.bare(at), "الشيخ" | "الشيخه" | "سمو");
            mention.words.clone().any(sheikh)
        };
        let told = !house.styled || royal || person.mentions.iter().any(styled);
        told.then_some(house.state)
    }

    /// `King Abdullah`, `الملك سلمان`, `Emir Tamim`: a crowned head who is called by one name.
    fn monarch(&self, person: &Person, class: RoleClass, all: &[Mentioned]) -> Concluded {
        let ([given], RoleClass::HeadOfState) = (person.words.as_slice(), class) else {
            return None;
        };
        let crowned = person.mentions.iter().map(|number| &all[*number]).any(|mention| {
            let reading = &self.readings[mention.reading];
            let rules = |word: &str| is_crown(word) || is_emir(word);
            let title = |office: &Office| office.words.clone().any(|at| rules(reading.folded(at)));
            mention.king || mention.office.as_ref().is_some_and(title)
        });
        let day = self.published.filter(|_| crowned)?;
        let state = Gazetteer::get().leaders().monarch(given, day)?;
        Some((state, StateVia::Leader))
    }

    /// `NATO spokeswoman`, `a spokesman for the bloc`: of a group of states, not of the one around.
    fn speaks_for_group(&self, mention: &Mentioned) -> bool {
        let reading = &self.readings[mention.reading];
        let Some(office) = mention.office.as_ref() else { return false };
        let behind = office.words.end..reading.len().min(office.words.end + 4);
        let mut behind = behind.take_while(|at| reading.runs_on(*at));
        let allied = || office.words.clone().any(|at| reading.folded(at) == "allied");
        if behind.any(|at| reading.folded(at) == "bloc") || allied() {
            return true;
        }
        // `قائد القوات المشتركة للتحالف`, but `رئيس التحالف الوطني`.
        let any = |is: fn(&str) -> bool| office.words.clone().any(|at| is(reading.folded(at)));
        let forces = any(|word| matches!(word, "قوات" | "القوات"));
        if (office.class == RoleClass::Military || forces) && any(is_of_allies) {
            return true;
        }
        // `لدى الاتحاد الأوروبي`, `بمنظمة …`: where to, not whose.
        let toward = |at: usize, peel: Peel| {
            let linked = reading.kind(at.saturating_sub(1)).is(WordKind::ACCREDITED);
            peel.preposition == Some('ب') || linked
        };
        let listed = |at: usize| {
            let (body, len, peel) = reading.organisation(at)?;
            // `UNIFIL Commander`: English begins with the body.
            let begins = at > office.words.start || !reading.is_arabic(at);
            let inside = begins && at + len <= office.words.end;
            Some(inside && body.country.is_none() && !toward(at, peel))
        };
        // `المتحدث باسم التحالف العربي`: of no state, either.
        if office.words.clone().any(|at| listed(at) == Some(true)) {
            return true;
        }
        office.words.clone().filter_map(|at| reading.form_at(at)).any(|form| {
            let group = form.tags.iter().any(|tag| matches!(tag, Tag::Group(_)));
            group && form.words.end <= office.words.end && !toward(form.words.start, form.peel)
        })
    }

    /// The country of the setting, if it can have such an office; else another.
    fn home(&self, class: RoleClass, office: Option<&Office>) -> Concluded {
        let monarchy = |home: &CountryCode| Gazetteer::get().offices.is_monarchy(*home);
        let foreign = office.is_some_and(|office| office.republican);
        let via = if self.setting.told { StateVia::Outlet } else { StateVia::Setting };
        let guess = |state| (state, StateVia::Setting);
        match self.setting.country {
            Some(home) if foreign && monarchy(&home) => self.setting.most_named.map(guess),
            // `ولي العهد` in a republic's paper is of the one kingdom told beside it.
            Some(home)
                if class == RoleClass::CrownPrince && !monarchy(&home) && home.as_str() != "AE" =>
            {
                self.setting.most_named.filter(monarchy).map(guess)
            }
            home => home.map(|home| (home, via)),
        }
    }

    fn of(&self, class: RoleClass, mention: Option<&Mentioned>, others: &Others) -> Concluded {
        let said = &others.told.said;
        let office = mention.and_then(|mention| mention.office.as_ref());
        let home = self.home(class, office);
        // The office before tells more than a guess.
        let before = mention.and_then(|mention| self.office_before(mention, others));
        let before = before.filter(|_| !self.setting.told && !class.is_abroad());
        let home = before.map(|state| (state, StateVia::Neighbour)).or(home);
        let known = !matches!(class, RoleClass::Other | RoleClass::Royal);
        let apart = |state| known && mention.is_some_and(|m| self.is_set_apart(m, state, others));
        let home = home.filter(|(state, via)| *via != StateVia::Setting || !apart(*state));
        let bare = office.is_some_and(|office| office.bare && class.is_abroad());
        let bloc = || {
            bare && others.told.blocs.contains(&class)
                || mention.is_some_and(|mention| self.speaks_for_group(mention))
        };
        if class == RoleClass::International || bloc() {
            return None;
        }
        if let Some(state) = mention.and_then(|mention| self.owner(mention, others)) {
            return Some((state, StateVia::Neighbour));
        }
        if office.is_some_and(|office| office.homeland) {
            return home;
        }
        if let Some(state) = mention.and_then(|mention| self.appointer(mention, others)) {
            return Some((state, StateVia::Neighbour));
        }
        if class.is_abroad() {
            return self.envoy(class, mention, home, others);
        }
        let arabic = mention.is_some_and(|m| self.readings[m.reading].is_arabic(m.words.start));
        let dynasty = said.get(&RoleClass::CrownPrince).copied().flatten();
        let heir = dynasty.filter(|_| class == RoleClass::Royal);
        let from = |via| move |state| (state, via);
        let called = LazyCell::new(|| Some(called(&self.readings[mention?.reading], office?)));
        // `وقال الرئيس الروسي: اتفقت مع ولي العهد`: of a state that has an heir.
        let heirs = class == RoleClass::CrownPrince;
        let fits = |(state, _): &(CountryCode, StateVia)| {
            called.as_ref().is_none_or(|called| called.can_have(*state))
                && (!heirs || Leaders::is_crowned(*state))
        };
        let home_if = |known: bool| home.filter(|home| known && fits(home));
        let bound = || {
            let refused = home.is_some_and(|home| !fits(&home));
            bound(&others.told.codes, called.as_ref()?, refused).map(from(StateVia::Setting))
        };
        mention
            .and_then(|mention| self.near(mention, others, &fits))
            .or(heir.map(from(StateVia::Office)))
            .or_else(|| home_if(self.setting.told))
            .or_else(|| said.get(&office?.served?).copied().flatten().map(from(StateVia::Office)))
            .or_else(|| {
                let around = others.told.around.get(mention?.reading)?;
                around.map(from(StateVia::Place)).filter(fits)
            })
            .or_else(|| {
                // Offices of no class of their own tell nothing of one another.
                let tells = class != RoleClass::Other && (arabic || bind::is_sole(class));
                said.get(&class)?.filter(|_| tells).map(from(StateVia::Office))
            })
            .or_else(|| home_if(true))
            .or_else(bound)
    }

    /// The first sign beside a mention of a state that can have its office.
    fn near(
        &self,
        mention: &Mentioned,
        others: &Others,
        fits: &dyn Fn(&(CountryCode, StateVia)) -> bool,
    ) -> Concluded {
        let from = |via| move |state| (state, via);
        let neighbour = || self.neighbour(mention, others).map(from(StateVia::Neighbour));
        let place = || self.place(mention, others).map(from(StateVia::Place));
        let speaker = || self.speaker(mention, others.mentions).map(from(StateVia::Speaker));
        let district = || self.district(mention).map(from(StateVia::Place));
        let ministry = || self.ministry(mention).map(from(StateVia::Office));
        let delegation = || self.delegation(mention, others).map(from(StateVia::Side));
        if self.is_attending(mention) {
            return district().or_else(ministry).filter(fits);
        }
        let side = self.side(mention).map(from(StateVia::Side));
        side.or_else(delegation)
            .or_else(district)
            .or_else(ministry)
            .filter(fits)
            .or_else(|| neighbour().filter(fits))
            .or_else(|| place().filter(fits))
            .or_else(|| speaker().filter(fits))
    }

    /// `بحضور رئيس هيئة الأركان`: with whoever receives, not of the side told before.
    fn is_attending(&self, mention: &Mentioned) -> bool {
        let reading = &self.readings[mention.reading];
        let from = reading.sentence(mention.words.start).start;
        let near = from.max(mention.words.start.saturating_sub(2))..mention.words.start;
        let present = |at: usize| {
            let word = reading.folded(at);
            word.contains("حضر") || word.contains("حضور")
        };
        reading.is_arabic(mention.words.start) && near.rev().any(present)
    }

    /// `محافظ شمال سيناء`, `والي وهران`: the state of a district that the office names.
    fn district(&self, mention: &Mentioned) -> Option<CountryCode> {
        let reading = &self.readings[mention.reading];
        let office = mention.office.as_ref().filter(|_| reading.is_arabic(mention.words.start))?;
        office.words.clone().skip(1).find_map(|at| {
            let word = |n: usize| Some(reading.folded(at + n));
            let found = Places::get().find(PlaceKind::Region, reading.folded(at), word);
            found.map(|(_, state)| state)
        })
    }

    /// `أعلنت وزارة الخارجية التركية …، وقال المتحدث باسم الوزارة`: the state of the ministry
    /// named last.
    fn ministry(&self, mention: &Mentioned) -> Option<CountryCode> {
        let reading = &self.readings[mention.reading];
        let office = mention.office.as_ref().filter(|_| reading.is_arabic(mention.words.start))?;
        let serves = office.words.clone().any(|at| {
            matches!(reading.folded(at), "الوزاره" | "للوزاره" | "بالوزاره" | "وزارته" | "وزارتها")
        });
        if !serves {
            return None;
        }
        self.state_of_body(mention, BACK, &|reading, at, state| {
            let word = reading.folded(at);
            // `وزيرة الدفاع الإيطالية`: the adjective is hers.
            let hers = at > 0 && reading.head_behind_clitics(at - 1).is_some();
            let ministry = reading.bare(at) == "زاره"
                || matches!(word, "الخارجيه" | "الدفاع" | "الداخليه") && !hers;
            ministry && state.nisba.is_some_and(|nisba| nisba.feminine)
        })
    }

    /// The state right behind the body that was named last before a mention.
    fn state_of_body(
        &self,
        mention: &Mentioned,
        back: usize,
        is_of: &dyn Fn(&Reading, usize, &CountryMention) -> bool,
    ) -> Option<CountryCode> {
        let mut paragraphs = (0..=mention.reading).rev().take(back);
        paragraphs.find_map(|number| {
            let (reading, found) = (&self.readings[number], &self.found[number]);
            let end = if number == mention.reading { mention.words.start } else { reading.len() };
            (0..end).rev().take(FAR).find_map(|at| {
                let state = |near: usize| countries::at(reading, found, near);
                let of = |state: &&CountryMention| is_of(reading, at, state);
                (at + 1..at + 4).filter_map(state).find(of).map(|state| state.code)
            })
        })
    }

    /// `قال الناطق باسم الخارجية الإيرانية إن وزير الخارجية …`: an office in what
    /// somebody says is of the speaker's state.
    fn speaker(&self, mention: &Mentioned, mentions: &[Mentioned]) -> Option<CountryCode> {
        let reading = &self.readings[mention.reading];
        let at = mention.words.start;
        let sentence = reading.sentence(at);
        let that = (sentence.start..at).rev().find(|index| {
            reading.trigger(*index).is_some_and(|trigger| trigger.encounter == Encounter::That)
        })?;
        let from = count_before(mentions, (mention.reading, sentence.start));
        mentions[from..]
            .iter()
            .take_while(|m| m.reading == mention.reading && m.words.start < that)
            .filter(|m| m.class().is_some_and(|class| !class.is_abroad()))
            .find_map(Mentioned::own_state)
            .or_else(|| self.body_before(mention.reading, sentence.start..that))
            .or_else(|| self.state_before(mention.reading, sentence.start..that))
    }

    /// `وقالت بريطانيا إن وزير الخارجية …`: a state that says so itself.
    fn state_before(&self, number: usize, words: std::ops::Range<usize>) -> Option<CountryCode> {
        let reading = &self.readings[number];
        self.found[number].iter().find_map(|found| {
            let form = &reading.forms[found.form];
            let verb = form.words.start.checked_sub(1).filter(|at| words.contains(at))?;
            let says = reading.kind_behind_clitics(verb).0.is(WordKind::VERB)
                && reading.folded(verb).ends_with('ت');
            let subject = found.via != Via::Demonym && form.peel == Peel::default();
            (says && subject).then_some(found.code)
        })
    }

    /// `أعلنت وزارة الاستثمار المصرية أن الرئيس …`: the adjective of a body.
    fn body_before(&self, number: usize, words: std::ops::Range<usize>) -> Option<CountryCode> {
        let reading = &self.readings[number];
        let body = words.clone().any(|at| {
            let (kind, _) = reading.kind_behind_clitics(at);
            kind.is(WordKind::TAIL) || reading.listed_kind(at).is(WordKind::BUREAU)
        });
        let told = self.found[number].iter().rev().find(|found| {
            words.contains(&reading.forms[found.form].words.start)
                && found.nisba.is_some_and(|nisba| nisba.feminine && nisba.definite)
        });
        told.filter(|_| body).map(|found| found.code)
    }

    /// `حضر من الجانب الأميركي رئيس الأركان`: the side named before in the
    /// sentence.
    fn side(&self, mention: &Mentioned) -> Option<CountryCode> {
        let (reading, found) = (&self.readings[mention.reading], &self.found[mention.reading]);
        let at = mention.words.start;
        let sentence = reading.sentence(at);
        if !reading.is_arabic(at) {
            return told::side(reading, found, sentence.start..at);
        }
        (sentence.start..at).rev().find_map(|index| {
            let side = reading.kind(index).is(WordKind::SIDE);
            let state = countries::at(reading, found, index + 1).filter(|_| side)?;
            Some(state.code)
        })
    }
}
