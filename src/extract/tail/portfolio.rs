//! Says which words are an office's portfolio: what its holder is in charge of.

use super::{Tail, is_adjective, is_listed_whole};
use crate::extract::countries;
use crate::model::{StateVia, Via};
use crate::names::{Encounter, HeadTrait, Number, Peel, WordKind};

impl Tail<'_, '_> {
    pub(super) fn is_portfolio(&mut self) -> bool {
        let (at, reading) = (self.end, self.reading);
        let word = reading.folded(at);
        let (listed, peel) = reading.kind_behind_clitics(at);
        let kind = if listed == WordKind::default() { self.reading.kind(at) } else { listed };
        let names = WordKind::HONORIFIC.or(WordKind::RANK).or(WordKind::PRONOUN);
        if self.reading.in_date(at) || (kind.is(names) && !kind.is(WordKind::TAIL)) {
            return false;
        }
        // `السفير باسم رضوان`: who speaks for nobody bears the name.
        let called = kind.is(WordKind::GIVEN)
            && self.words.is_empty()
            && self.head.definite
            && !self.traits.is(HeadTrait::SERVES)
            && reading.runs_on(at + 1);
        if called || self.is_named_basem(at) {
            return false;
        }
        if kind.is(WordKind::TAIL) {
            return self.tail_fits(peel, word);
        }
        if self.is_governed(at) && !kind.is(names.or(WordKind::TITLE)) {
            return true;
        }
        let unlisted = kind == WordKind::default()
            && self.traits.is(HeadTrait::PORTFOLIO)
            && self.words.is_empty()
            && self.states.is_empty()
            && !self.head.definite
            && self.is_definite(at);
        let whole = self.is_communication(at) || self.is_of_rights(at) || self.is_of_sultan(at);
        if unlisted || whole || self.agrees(at) {
            return true;
        }
        let conjoined = || peel.conjunction && !self.words.is_empty() && word.contains("ال");
        let definite = || self.is_definite(at) || conjoined() || self.is_construct(at);
        kind.is(WordKind::WORD)
            && !kind.is(WordKind::STOP.or(WordKind::VERB).or(WordKind::GIVEN).or(WordKind::TITLE))
            && definite()
            && (!self.head.definite || self.speaks_for())
            && (self.states.is_empty() || conjoined() && self.in_field())
            && self.words.len() < 9
            && self.is_of_no_meeting(at)
    }

    /// `مستشار رئيس الوزراء لشؤون التمويل باسم الترك`: who does not speak for somebody bears
    /// the name.
    fn is_named_basem(&self, at: usize) -> bool {
        let reading = self.reading;
        let speaker = |at: usize| {
            let word = reading.folded(at);
            ["متحدث", "ناطق"].iter().any(|head| word.contains(head))
        };
        let speaks = (self.start - 1..at).any(speaker);
        // `المتحدث باسم الحكومة باسم العوادي`.
        let again = self.words.iter().any(|at| reading.folded(*at) == "باسم");
        reading.folded(at) == "باسم"
            && !self.words.is_empty()
            && reading.runs_on(at + 1)
            && (again || !speaks && !reading.runs_on(at + 2))
    }

    /// Whether a word tells of no meeting; `والتلفزيون` is what an office is for, too.
    fn is_of_no_meeting(&self, at: usize) -> bool {
        self.reading.trigger(at).is_none_or(|trigger| trigger.encounter == Encounter::Media)
    }

    /// `رئيس أركان قوات السلطان المسلحة`: the forces, not the sultan.
    fn is_of_sultan(&self, at: usize) -> bool {
        let word = |at: usize| self.reading.folded(at);
        let forces = self.words.last().filter(|last| **last + 1 == at);
        forces.is_some_and(|forces| word(*forces).ends_with("قوات"))
            && word(at) == "السلطان"
            && word(at + 1) == "المسلحه"
    }

    /// `المفوض السامي لحقوق الإنسان`: of what a high commissioner is.
    fn is_of_rights(&self, at: usize) -> bool {
        let word = |at: usize| self.reading.folded(at);
        let high = |at: usize| matches!(word(at), "السامي" | "الساميه");
        let rights = |at: usize| word(at) == "لحقوق" && word(at + 1).starts_with("ال");
        let last = self.words.last().filter(|last| **last + 1 == at);
        last.is_some_and(|last| {
            high(*last) && rights(at) || rights(*last) && self.words.iter().any(|at| high(*at))
        })
    }

    /// `وزير الاتصال`: a call elsewhere.
    fn is_communication(&self, at: usize) -> bool {
        self.traits.is(HeadTrait::PORTFOLIO)
            && at == self.start
            && !self.head.definite
            && self.reading.folded(at) == "الاتصال"
    }

    /// `رئيس المحكمة الجزائية`: an adjective that no table has, of the noun before.
    fn agrees(&self, at: usize) -> bool {
        let feminine = |at: usize| self.is_definite(at) && self.reading.words.list()[at].marbuta;
        self.reading.kind(at) == WordKind::default()
            && !self.reading.has_state(at)
            && self.states.is_empty()
            && feminine(at)
            && self.words.last().is_some_and(|last| last + 1 == at && feminine(*last))
    }

    /// `المتحدث باسم القوات الموالية`: the words say for whom.
    fn speaks_for(&self) -> bool {
        self.words.iter().any(|at| self.reading.folded(*at) == "باسم")
    }

    /// `رؤساء البلدان الثلاثة`, `وزيرا خارجية البلدين`: states counted and not named.
    pub(super) fn is_counted(&self) -> bool {
        let (at, reading) = (self.end, self.reading);
        let several = self.head.number != Number::Singular && self.states.is_empty();
        let states =
            |at: usize| matches!(reading.folded(at), "البلدان" | "الدول" | "البلدين" | "الدولتين");
        let count = matches!(reading.folded(at), "الثلاثه" | "الثلاث" | "الاربعه" | "الاربع");
        several && (states(at) || (count && states(at - 1)))
    }

    /// `قائد الأسطول الخامس الأميركي`: which of several bodies somebody commands.
    pub(super) fn is_numbered(&self) -> bool {
        let (at, reading) = (self.end, self.reading);
        let body = self.words.last().filter(|last| **last + 1 == at);
        body.is_some_and(|body| {
            reading.kind(*body).is(WordKind::TAIL)
                && self.is_definite(*body)
                && self.is_definite(at)
        }) && reading.kind(at).is(WordKind::ORDINAL)
            && self.states.is_empty()
    }

    /// `وزير الخارجية وشؤون المصريين بالخارج`, `والمغاربة المقيمين بالخارج`: the state's
    /// own people elsewhere, who tell the state.
    pub(super) fn people_abroad(&mut self) -> bool {
        let (at, reading) = (self.end, self.reading);
        let Some(mention) = countries::at(reading, self.found, at) else { return false };
        let place = |word: &str| matches!(word, "بالخارج" | "الخارج" | "بالمهجر" | "المهجر");
        let abroad = (at + 1..reading.len().min(at + 4))
            .take_while(|index| reading.runs_on(*index))
            .find(|index| place(reading.folded(*index)));
        let people =
            mention.via == Via::Demonym && !self.words.is_empty() && self.states.is_empty();
        let Some(end) = abroad.filter(|_| people) else { return false };
        self.words.extend(at..=end);
        self.states.push(mention.code);
        self.via = Some(StateVia::Demonym);
        self.end = end + 1;
        true
    }

    /// `لشؤون الحدود`, `أركان الدرك`: after a noun that another must follow.
    fn is_governed(&self, at: usize) -> bool {
        let Some(last) = self.words.last().filter(|last| **last + 1 == at) else { return false };
        let (kind, _) = self.reading.kind_behind_clitics(*last);
        // `المدير العام للغابات الحبيب …`: the holder's name.
        let bound = self.reading.folded(*last).starts_with("لل");
        let held = bound && self.reading.kind(at).is(WordKind::GIVEN);
        let governs = kind.is(WordKind::TAIL) && !held && !self.is_definite(*last);
        governs && !self.head_at(at) && (self.is_definite(at) || self.is_city(at))
    }

    /// `صحة جدة`, `شرطة عرعر`: a word that no name begins with, before a name.
    fn is_city(&self, at: usize) -> bool {
        let city = |kind: WordKind| kind == WordKind::default() || kind == WordKind::WORD;
        let name = WordKind::GIVEN.or(WordKind::TITLE).or(WordKind::RANK);
        city(self.reading.kind(at))
            && self.reading.runs_on(at + 1)
            && self.reading.kind(at + 1).is(name)
    }

    /// `مدير جوازات منطقة عسير`: an indefinite noun that governs the next one.
    fn is_construct(&self, at: usize) -> bool {
        let next = self.reading.kind(at + 1);
        let governed = self.is_definite_noun(at + 1)
            || next.is(WordKind::DISTRICT)
            || (next.is(WordKind::TAIL) && !next.is(WordKind::STOP));
        self.reading.kind(at) == WordKind::WORD && self.reading.runs_on(at + 1) && governed
    }

    fn is_definite_noun(&self, at: usize) -> bool {
        let names = WordKind::TITLE.or(WordKind::HONORIFIC).or(WordKind::RANK);
        at < self.reading.len()
            && self.is_definite(at)
            && !self.reading.kind(at).is(names)
            && self.reading.kind(at).is(WordKind::WORD.or(WordKind::TAIL))
    }

    /// `الرئيس الكوري مون جونغ نام`: an adjective that tells no state, before a name in full.
    pub(super) fn is_adjective_between(&mut self) -> bool {
        let (at, reading) = (self.end, self.reading);
        let named = WordKind::GIVEN.or(WordKind::FAMILY_FIRST);
        let name = |at: usize| reading.runs_on(at) && reading.kind(at).is(named);
        let more = name(at + 2)
            || (reading.runs_on(at + 2)
                && reading.is_arabic(at + 2)
                && reading.kind(at + 2) == WordKind::default()
                && reading.kind_behind_clitics(at + 2).0 == WordKind::default());
        let definite = match self.words.last() {
            Some(last) => last + 1 == at && self.is_definite(*last),
            None => self.head.definite && at == self.start,
        };
        let word = reading.kind(at) == WordKind::WORD && self.words.is_empty();
        let adjective = self.is_definite(at)
            && reading.folded(at).ends_with('ي')
            && (word || reading.kind(at) == WordKind::default());
        let between = adjective && definite && self.head.number == Number::Singular;
        let taken = between && name(at + 1) && more;
        self.end += usize::from(taken);
        taken
    }

    pub(super) fn head_at(&self, at: usize) -> bool {
        self.reading.head(at).is_some()
    }

    /// A listed word goes on with the office unless it begins something else:
    /// a body behind a preposition belongs to heads that serve one.
    fn tail_fits(&mut self, peel: Peel, word: &str) -> bool {
        let first = self.words.is_empty();
        let body = peel.preposition.is_some() && first && !self.traits.is(HeadTrait::SERVES);
        if self.is_field(word) {
            self.in_body = true;
            return true;
        }
        // `الأمير السعودي لمدينة …`: where he went.
        let toward = peel.preposition == Some('ل')
            && self.reading.listed_kind(self.end) == WordKind::default();
        let district = self.reading.kind_behind_clitics(self.end).0.is(WordKind::DISTRICT);
        if toward && district && first && !self.states.is_empty() {
            return false;
        }
        let swallowed = peel.preposition.is_some() && peel.letters == 0;
        !(peel.conjunction && first)
            && (!body || swallowed || self.head.definite || is_listed_whole(self.reading, self.end))
            && (self.states.is_empty() || first || self.in_body || is_adjective(word))
            && (!peel.conjunction || self.states.is_empty() || self.in_field())
    }

    /// Whether the word before is of a field: `لشؤون الشرق الأوسط`.
    fn in_field(&self) -> bool {
        let field = |at: &usize| {
            let word = self.reading.folded(*at);
            word == "للشؤون" || word == "لشؤون"
        };
        self.words.last().is_some_and(|last| last + 1 == self.end) && self.words.iter().any(field)
    }

    /// `الأمريكي لشؤون إيران والعراق`: states that the field is about, not those it is of.
    pub(super) fn state_of_field(&mut self) -> bool {
        let (at, reading) = (self.end, self.reading);
        if self.states.is_empty() || !self.in_field() {
            return false;
        }
        let Some(mention) = countries::at(reading, self.found, at) else { return false };
        let form = &reading.forms[mention.form];
        let first = self.words.last().is_some_and(|last| !self.is_definite(*last));
        let bare = form.peel == Peel::default() && first;
        let joined = form.peel.conjunction && form.peel.preposition.is_none();
        let named = mention.via == Via::Name || mention.via == Via::Demonym && joined;
        if !named || form.words.start != at || !(bare || joined) {
            return false;
        }
        self.words.extend(form.words.clone());
        self.end = form.words.end;
        true
    }

    /// `وزير الدولة الإماراتي للشؤون الخارجية`: a field that follows the state.
    fn is_field(&self, word: &str) -> bool {
        !self.states.is_empty()
            && is_listed_whole(self.reading, self.end)
            && (word.starts_with("لل") || word.starts_with("لش"))
    }
}
