//! Concludes the state of those who serve abroad: their ambassador's, or their embassy's.

use super::{Concluded, Evidence, NEAR, Others};
use crate::extract::countries;
use crate::extract::office::{Host, Office};
use crate::extract::party::{Mentioned, count_before, is_embassy};
use crate::model::{CountryCode, RoleClass, StateVia};

/// Mentions before an attaché among which his ambassador's state is looked for.
const MOST: usize = 12;

impl Evidence<'_, '_> {
    /// The state of an envoy: that of his ambassador or embassy, else of the setting; foreign
    /// ambassadors come with their state, one's own without.
    pub(super) fn envoy(
        &self,
        class: RoleClass,
        mention: Option<&Mentioned>,
        home: Concluded,
        others: &Others,
    ) -> Concluded {
        let host = mention.and_then(|mention| mention.office.as_ref()?.host);
        let abroad = |(home, _): &(CountryCode, StateVia)| {
            host != Some(Host::Setting) && host != Some(Host::State(*home))
        };
        let along = mention.and_then(|mention| self.company(mention, others));
        let chief = along.or_else(|| mention.and_then(|m| self.chief(class, m, others)));
        if let Some(state) = chief {
            return Some((state, StateVia::Neighbour));
        }
        // `وعن الجانب الإيطالي الملحق العسكري فلان`.
        let attached = class == RoleClass::Diplomat && host.is_none();
        let side = mention.filter(|_| attached).and_then(|mention| self.side(mention));
        if let Some(state) = side {
            return Some((state, StateVia::Side));
        }
        let embassy = mention.and_then(|mention| self.embassy(mention));
        embassy.map(|state| (state, StateVia::Office)).or(home.filter(abroad))
    }

    /// `المبعوث السويدي الخاص فلان، وبرفقته السفير فلان`: an ambassador who comes along with an
    /// envoy is of his state.
    fn company(&self, mention: &Mentioned, others: &Others) -> Option<CountryCode> {
        let reading = &self.readings[mention.reading];
        let at = mention.words.start;
        let word = at.checked_sub(1).map_or("", |at| reading.folded(at));
        let along =
            matches!(word.trim_start_matches('و'), "برفقته" | "برفقتها" | "يرافقه" | "يرافقها");
        let place = count_before(others.mentions, (mention.reading, at));
        let before = others.mentions[..place].last().filter(|_| along)?;
        let near = before.reading == mention.reading && at.saturating_sub(before.words.end) <= 2;
        let envoy = before.class().is_some_and(RoleClass::is_abroad);
        before.own_state().filter(|_| near && envoy)
    }

    /// `سفيرة الولايات المتحدة فلانة والملحق العسكري فلان`: the state of the ambassador whom an
    /// attaché comes with.
    fn chief(&self, class: RoleClass, mention: &Mentioned, others: &Others) -> Option<CountryCode> {
        let reading = &self.readings[mention.reading];
        let office = mention.office.as_ref().filter(|_| class == RoleClass::Diplomat)?;
        let attached = office.words.clone().any(|at| {
            let word = reading.folded(at);
            word.contains("ملحق") || matches!(word, "attache" | "attaches")
        });
        let place = count_before(others.mentions, (mention.reading, mention.words.start));
        let before = &others.mentions[place.checked_sub(1)?];
        // `القنصل العام لكوريا الجنوبية فلان والقنصل فلان`.
        let fellow = office.bare && mention.letters > 0 && before.class() == Some(class);
        if fellow && before.reading == mention.reading && before.words.end == mention.words.start {
            return before.own_state();
        }
        // `the Indonesian Consul General NAME and the new Consul General NAME`.
        let linked = |at: usize| matches!(reading.folded(at), "and" | "the");
        let next = before.reading == mention.reading
            && before.class() == Some(class)
            && before.words.end < mention.words.start
            && (before.words.end..mention.words.start).all(linked);
        if next {
            return before.own_state();
        }
        if !attached {
            return None;
        }
        let near = before.reading == mention.reading
            && reading.sentence(mention.words.start).contains(&before.words.start);
        let envoy = |other: &Mentioned| other.class() == Some(RoleClass::Ambassador);
        if !near || !envoy(before) {
            return None;
        }
        // `The ambassador was accompanied by Military Attaché NAME`: whose state was told.
        let told = others.mentions[..place].iter().rev().take(MOST).filter(|other| envoy(other));
        before.own_state().or_else(|| told.filter_map(Mentioned::own_state).next())
    }

    /// `أقامت سفارة اليابان حفلا …، وقال السفير فلان`: the state of the embassy named last.
    fn embassy(&self, mention: &Mentioned) -> Option<CountryCode> {
        let reading = &self.readings[mention.reading];
        // `القائم بأعمال السفارة`: of the one named last too.
        let of_it = |office: &Office| {
            let embassy = |at| matches!(reading.folded(at), "السفاره" | "بالسفاره" | "للسفاره");
            office.words.clone().any(embassy)
        };
        // `القنصل العام`.
        let short = |office: &Office| office.words.len() <= 2 && office.states.is_empty();
        let own =
            |office: &&Office| office.definite && (office.bare || of_it(office) || short(office));
        let office = mention.office.as_ref().filter(own)?;
        let envoy = office.class.is_abroad() && office.host.is_none();
        if !envoy {
            return None;
        }
        if !reading.is_arabic(mention.words.start) {
            return self.english_embassy(mention);
        }
        self.state_of_body(mention, NEAR, &|reading, at, state| {
            is_embassy(reading.noun(at)) && state.nisba.is_none_or(|nisba| nisba.feminine)
        })
    }

    /// `visited the Turkish embassy … Received by Ambassador NAME`: the state of the embassy
    /// that somebody comes to, named last in this paragraph or the one before.
    fn english_embassy(&self, mention: &Mentioned) -> Option<CountryCode> {
        let paragraphs = (0..=mention.reading).rev().take(2);
        paragraphs.into_iter().find_map(|number| {
            let (reading, found) = (&self.readings[number], &self.found[number]);
            let end = if number == mention.reading { mention.words.start } else { reading.len() };
            let visit = |at: usize| {
                reading.trigger(at).is_some_and(|trigger| trigger.encounter.is_meeting())
            };
            let house =
                |at: &usize| is_embassy(reading.folded(*at)) && reading.sentence(*at).any(visit);
            (0..end).rev().filter(house).find_map(|at| {
                let state = |near: usize| Some(countries::at(reading, found, near)?.code);
                let own = reading.folded(at.saturating_sub(1)) == "s";
                let before = || state(at.checked_sub(1 + usize::from(own))?);
                let the = 2 + usize::from(reading.folded(at + 2) == "the");
                let of = reading.folded(at + 1) == "of";
                if of { state(at + the) } else { before() }
            })
        })
    }
}
