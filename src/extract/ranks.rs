//! Reads the titles between an Arabic office and the name of its holder, and whether a name
//! behind an office is another's.

use std::ops::Range;

use super::arabic::Scan;
use super::names::{self, Address, Before};
use super::office::{self, Office};
use super::party::Mentioned;
use super::reading::Reading;
use crate::model::RoleClass;
use crate::names::{Encounter, Gives, Number, WordKind, name_words};

/// Most offices of one holder behind his first, between commas.
const OFFICES: usize = 3;

/// Words, without their article, of the offices that soldiers serve in.
const OF_FORCES: [&str; 14] = [
    "دفاع",
    "قوات",
    "جيش",
    "اركان",
    "عمليات",
    "حربيه",
    "عسكري",
    "عسكريه",
    "بحريه",
    "جويه",
    "بريه",
    "استعمال",
    "تدريب",
    "قائد",
];

impl Scan<'_, '_> {
    /// Titles after an office, `السفير` or `الوزير` as a rank among them (`الناطق
    /// باسم الوزارة السفير هيثم …`).
    pub fn titles_after(&self, end: usize) -> Address {
        let address = names::address(self.reading, end);
        let at = address.words.end;
        let adjacent = at == end || self.reading.runs_on(at);
        // `نائب الوزير بالسفير فلان`: whom he met.
        let other = self.conjoined_title(at);
        if !self.is_office_rank(at) || other || !adjacent || !self.reading.runs_on(at + 1) {
            return address;
        }
        let mut more = names::address(self.reading, at + 1);
        let start = more.words.end;
        let name = names::name(self.reading, self.found, start, Before::Title);
        let name = name.filter(|name| name.len() > 1).or_else(|| self.closed_name(start, None));
        match name {
            Some(_) => {
                more.words.start = end;
                more.rank = more.rank.or(address.rank);
                more
            }
            _ => address,
        }
    }

    /// `المتحدث باسم رئيسة الوزراء تيريزا ماي`, `نائب خادم الحرمين الشريفين الملك سلمان`:
    /// the name is that of whom the office serves.
    pub fn of_served(&self, mut office: Office, king: bool, name: &Range<usize>) -> Office {
        let words = name_words(self.reading.words.originals(name.clone()));
        let Some(served) = office.served.filter(|class| class.is_leader()) else { return office };
        // `كان مستشارا للرئيس فلان`: of what somebody was, the one he served is named.
        if self.reading.folded(office.words.start).ends_with('ا') {
            office.class = served;
            return office;
        }
        // `نائب الرئيس جوزيف بايدن`: a deputy is named himself, whatever he became later.
        let deputy = self.reading.folded(office.words.start).ends_with("نائب");
        if deputy && !king {
            return office;
        }
        let mut offices = self.reading.gazetteer().leaders().offices(&words);
        if king && served == RoleClass::HeadOfState || offices.any(|leader| leader.class == served)
        {
            office.class = served;
        }
        office
    }

    /// `وزير الدولة، وزير الشؤون الخارجية، السيد فلان`, `رئيس الجمهورية، القائد الأعلى للقوات
    /// المسلحة، وزير الدفاع الوطني، السيد فلان`: offices between commas before the name of
    /// their one holder.
    pub fn over_commas(&self, office: &Office) -> Option<Office> {
        let mut all = office.clone();
        for _ in 0..OFFICES {
            if all.peel.preposition.is_some() {
                return None;
            }
            let next = self.held_too(&all, all.words.end)?;
            // `الممثل الخاص للرئيس الروسي، نائب وزير الخارجية`: what he is at home.
            let home = (all.class == RoleClass::Diplomat).then_some(next.class);
            all.join(next);
            all.class = home.unwrap_or(all.class);
            if self.name_behind(all.words.end) || self.name_after_comma(&all).is_some() {
                return Some(all);
            }
        }
        None
    }

    /// `ولي العهد فلان، رئيس مجلس الوزراء، في قصره`: between commas behind a name, another office
    /// that its bearer may hold.
    pub fn between_commas(&self, office: &Office, at: usize) -> Option<Office> {
        let next = self.held_too(office, at)?;
        let closed =
            self.reading.after_comma(next.words.end) && self.name_after_comma(&next).is_none();
        // `استقبل رئيس الوزراء فلان، وزير الدفاع، وبحث معه`: whom a premier or a minister met.
        let head = self.reading.folded(office.words.start);
        let deputy = office.class == RoleClass::Minister
            && (head.ends_with("نائب") || head.ends_with("نائبه"));
        let leads = matches!(office.class, RoleClass::HeadOfState | RoleClass::CrownPrince);
        (closed && (deputy || leads)).then_some(next)
    }

    /// Another office behind a comma that whoever holds one may hold as well, in the same state.
    fn held_too(&self, held: &Office, at: usize) -> Option<Office> {
        if held.bare || !self.reading.after_comma(at) {
            return None;
        }
        let next = office::read(self.reading, self.found, at)?;
        let plain = next.peel == Default::default() && next.number == Number::Singular;
        let state = next.states.is_empty()
            || next.states == held.states
            || held.states.is_empty() && self.is_minister_of_state(held);
        let too = plain && state && !next.bare && self.may_hold_too(held, &next);
        too.then_some(next)
    }

    /// `مع وزيرة الدولة، وزيرة خارجية غانا، فلانة`: a rank of ministers, of no state yet, which
    /// no verb of meeting has as its subject.
    fn is_minister_of_state(&self, office: &Office) -> bool {
        let at = office.words.start;
        let rank = office.words.len() == 2
            && matches!(self.reading.folded(at + 1), "الدوله" | "دوله")
            && office.class == RoleClass::Minister;
        rank && !at.checked_sub(1).is_some_and(|verb| self.meets(verb))
    }

    /// Whether who holds one office at home may hold another: a minister a ministry, an heir
    /// the government, the head of a state the command.
    fn may_hold_too(&self, one: &Office, other: &Office) -> bool {
        use RoleClass::{
            CrownPrince, DefenceMinister, DeputyMinister, Diplomat, ForeignMinister,
            HeadOfGovernment, HeadOfState, Minister,
        };
        let government =
            |at: usize| matches!(self.reading.folded(at), "الوزراء" | "وزراء" | "الحكومه");
        let ministry = matches!(other.class, ForeignMinister | DefenceMinister | Minister);
        match one.class {
            HeadOfState => {
                is_command(self.reading, other) || ministry && is_of_forces(self.reading, one)
            }
            CrownPrince => ministry || other.class == HeadOfGovernment,
            Minister | HeadOfGovernment => ministry,
            // `الممثل الخاص للرئيس الروسي، نائب وزير الخارجية، فلان`.
            Diplomat => other.class == DeputyMinister && self.is_sent(one),
            RoleClass::Other => ministry && one.words.clone().any(government),
            _ => false,
        }
    }

    /// `رئيس الإدارة الإعلامية السفير فلان` is a diplomat.
    pub fn with_rank(&self, mut office: Office, name: usize) -> Office {
        let title = name.checked_sub(1).filter(|title| *title >= office.words.end);
        let envoy = title.is_some_and(|title| {
            let offices = &self.reading.gazetteer().offices;
            let form = offices.head(self.reading.folded(title));
            let row = form.and_then(|form| offices.reading(form, &[], None));
            row.is_some_and(|row| row.gives == Gives::Class(RoleClass::Ambassador))
        });
        if envoy && office.class == RoleClass::Other && !office.private {
            office.class = RoleClass::Diplomat;
        }
        office
    }

    /// `العميد فلان مدير التعاون بوزارة الدفاع`: who has a rank and serves the forces is a soldier.
    pub fn commission(&self, mention: &mut Mentioned) {
        let ranked = mention.rank.is_some();
        let name = mention.name.clone().unwrap_or_default();
        let Some(office) = mention.office.as_mut().filter(|o| ranked && !o.private) else {
            return;
        };
        let force = |at: usize| OF_FORCES.contains(&self.reading.noun(at));
        let civil = |at: usize| self.reading.folded(at).ends_with("المدني");
        let mut words = office.words.clone();
        // `القائد الأعلى للقوات المسلحة الأوكرانية الجنرال فلان`: no head of a state.
        let general = office.class == RoleClass::HeadOfState
            && is_command(self.reading, office)
            && !self.is_head_of_state(name);
        let serves = office.class == RoleClass::Other && words.clone().any(force);
        if general || serves && !words.any(civil) {
            office.class = RoleClass::Military;
        }
    }

    /// Whether a name is that of one who has been the head of a state.
    fn is_head_of_state(&self, name: Range<usize>) -> bool {
        let words = name_words(self.reading.words.originals(name));
        let mut held = self.reading.gazetteer().leaders().offices(&words);
        held.any(|one| one.class == RoleClass::HeadOfState)
    }

    /// `مبعوث`, `الممثل الخاص`: sent by one who leads.
    fn is_sent(&self, office: &Office) -> bool {
        let head = self.reading.folded(office.words.start);
        matches!(head, "مبعوث" | "المبعوث" | "ممثل" | "الممثل")
    }

    /// `السفير`, `الوزير`, `المستشار`: an office that is a rank as well; no ruler's.
    pub fn is_office_rank(&self, at: usize) -> bool {
        use RoleClass::{Ambassador, Diplomat, Minister, Other};
        let offices = &self.reading.gazetteer().offices;
        let Some(form) = offices.head(self.reading.folded(at)) else { return false };
        let row = offices.reading(form, &[], None);
        let ranked = row.is_some_and(|row| {
            matches!(row.gives, Gives::Class(Ambassador | Diplomat | Minister | Other))
        });
        ranked && form.definite && form.number == Number::Singular
    }

    /// Whether a word is a verb of meeting that bears no object.
    pub fn meets(&self, at: usize) -> bool {
        let trigger = self.reading.trigger(at).filter(|trigger| !trigger.object);
        trigger.is_some_and(|t| matches!(t.encounter, Encounter::Meet | Encounter::Receive))
    }

    /// `فلان وزير الخارجية سعادة فلان سفير …`: the title behind an office begins
    /// somebody who has an office of his own.
    pub fn holder_behind(&self, office: &Office) -> bool {
        let end = office.words.end;
        let address = self.titles_after(end);
        // `الدكتورة فلانة وزيرة التخطيط فلان السكرتير العام للأمم المتحدة`.
        let plain = address.words.is_empty() && office.states.is_empty() && !office.bare;
        let name = match self.addressed_name(&address) {
            None if plain => {
                let name = names::name(self.reading, self.found, end, Before::Title);
                name.filter(|name| name.len() > 1)
            }
            name => name,
        };
        let Some(name) = name else { return false };
        // `فلان وزير المالية سعادة السيد فلان وزير المالية السويدي`.
        let honoured = self.reading.kind(end).is(WordKind::HONORIFIC);
        let own = office::read(self.reading, self.found, name.end);
        let joined = self.reading.runs_on(name.end) || self.reading.after_comma(name.end);
        joined
            && own.is_some_and(|own| {
                let abroad = !own.states.is_empty() || own.class == RoleClass::International;
                own.peel == Default::default()
                    && !own.bare
                    && own.number == Number::Singular
                    && (own.class != office.class || address.rank.is_some() || honoured)
                    && (!plain || abroad)
            })
    }
}

/// `القائد الأعلى للقوات المسلحة`: the command that the head of a state has.
pub(super) fn is_command(reading: &Reading, office: &Office) -> bool {
    let head = reading.folded(office.words.start);
    matches!(office.class, RoleClass::Military | RoleClass::HeadOfState)
        && matches!(head, "القائد" | "قائد")
        && is_of_forces(reading, office)
}

/// `للقوات المسلحة`: whether an office is of the armed forces.
fn is_of_forces(reading: &Reading, office: &Office) -> bool {
    office.words.clone().any(|at| reading.folded(at) == "المسلحه")
}
