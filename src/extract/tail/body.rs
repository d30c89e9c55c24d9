//! Reads what an office is in charge of or belongs to, where a name is part of it:
//! `المشرف على مركز الملك فيصل`, `وكيل جامعة الملك فهد`.

use std::ops::Range;

use super::Tail;
use crate::extract::names::{self, Before};
use crate::model::{CountryCode, StateVia};
use crate::names::{HeadTrait, Number, Peel, WordKind};

impl Tail<'_, '_> {
    /// `المشرف العام على مركز الملك فيصل للإغاثة`: what somebody is in charge of.
    pub(super) fn charge(&mut self) -> bool {
        let reading = self.reading;
        let body = WordKind::ORGANISATION.or(WordKind::TAIL).or(WordKind::WORD);
        let mut at = self.end + 1;
        if !reading.runs_on(at) || !reading.kind(at).is(body) {
            return false;
        }
        // `على مركز الملك فهد`, but `على المركز الدكتور فلان`: the holder.
        let called = !self.is_definite(at);
        at += 1;
        if called && reading.runs_on(at) && reading.kind(at).is(WordKind::TITLE) {
            let name = names::address(reading, at).words.end;
            at = names::name(reading, self.found, name, Before::Title).map_or(name, |n| n.end);
        }
        let more = WordKind::WORD.or(WordKind::TAIL);
        let district = |at: usize| reading.kind(at - 1).is(WordKind::DISTRICT);
        let goes_on = |at: usize| {
            let bound = self.is_definite(at) || reading.folded(at).starts_with("لل");
            let governs = reading.kind(at).is(WordKind::TAIL) && !self.is_definite(at - 1);
            (reading.kind(at).is(more) && bound)
                || governs
                || (district(at) && reading.kind(at) == WordKind::default())
        };
        while reading.runs_on(at) && goes_on(at) {
            at += 1;
        }
        self.words.extend(self.end..at);
        self.end = at;
        self.in_body = true;
        true
    }

    /// `المتحدث باسم الكرملين`, `كبير موظفي البيت الأبيض`: a body of one state.
    pub(super) fn national_body(&mut self) -> bool {
        let Some((body, len, peel)) = self.reading.organisation(self.end) else { return false };
        let governed = match self.words.last() {
            Some(last) => last + 1 == self.end && !self.is_definite(*last),
            None => !self.head.definite,
        };
        let linked = peel == Peel::default() && governed || peel.preposition == Some('ل');
        // `رئيس الفيفا`: one of no state that no other word tells.
        // `المفوض العام لوكالة غوث اللاجئين`.
        let of_head = |last: usize| {
            let word = self.reading.folded(last);
            let rank = matches!(
                word,
                "العام"
                    | "العامه"
                    | "التنفيذي"
                    | "التنفيذيه"
                    | "السامي"
                    | "الاعلي"
                    | "المساعد"
            );
            word == "باسم" || rank && len > 2 && peel.preposition == Some('ل')
        };
        // `مدير مكتب برنامج الأغذية العالمي`, `رئيسة بعثة أطباء بلا حدود`.
        let house = |last: usize| {
            let word = self.reading.folded(last);
            self.reading.kind(last).is(WordKind::BUREAU) || matches!(word, "بعثه" | "عمليات")
        };
        let of_last = |last: &usize| of_head(*last) || house(*last);
        let alone = body.country.is_none() && self.words.last().is_none_or(of_last);
        let whose = (body.country.is_some() || alone) && self.states.is_empty();
        // `ممثلة صندوق الأمم المتحدة للطفولة`: of a body between states, right behind the head.
        let sent = self.traits.is(HeadTrait::ABROAD);
        let between = body.country.is_none() && peel == Peel::default() && governed;
        let fits = whose && linked && !peel.conjunction && (!sent || between);
        // `تحالف دعم الشرعية في اليمن` is none of the state's.
        let own = body.country.is_some() || len < 3;
        let named = own && (self.end..self.end + len).any(|at| self.reading.has_state(at));
        if !fits || named {
            return false;
        }
        // `المتحدث باسم الجيش لوكالة فرانس برس`: to whom he said it.
        let last = |last: usize| self.reading.folded(last).starts_with('ل');
        let told = self.words.iter().any(|at| self.reading.folded(*at) == "باسم")
            && (peel.preposition == Some('ل') || self.words.last().copied().is_some_and(last));
        self.take_body(self.end..self.end + len, body.country.filter(|_| !told));
        true
    }

    pub(super) fn take_body(&mut self, words: Range<usize>, state: Option<CountryCode>) {
        self.end = words.end;
        self.words.extend(words);
        if let Some(state) = state
            && self.states.is_empty()
            && !self.traits.is(HeadTrait::ABROAD)
        {
            self.states.push(state);
            self.via = Some(StateVia::Genitive);
        }
        self.in_body = true;
    }

    /// `وكيل جامعة الملك فهد`, `الناطق باسم كتائب الشهيد فلان`: the name that belongs to a
    /// body, with its title.
    pub(super) fn named_body(&self) -> Option<usize> {
        let (reading, at) = (self.reading, self.end);
        let behind =
            self.words.last().is_some_and(|last| last + 1 == at && !self.is_definite(*last));
        if behind && reading.runs_on(at) && reading.folded(at) == "الشهيد" {
            let name = names::name(reading, self.found, at + 1, Before::Title);
            return name.map(|name| name.end);
        }
        let body = self.words.last().is_some_and(|last| {
            last + 1 == at && reading.kind_behind_clitics(*last).0.is(WordKind::ORGANISATION)
        });
        if !body || !reading.kind(at).is(WordKind::KING.or(WordKind::ROYAL)) {
            return None;
        }
        // A ruler is called by the given name, perhaps with the fathers'.
        let mut end = at + 1;
        let joint = |end: usize| reading.kind(end).is(WordKind::JOINT);
        while reading.runs_on(end)
            && (joint(end) || end == at + 1 || joint(end - 1))
            && reading.kind(end).is(WordKind::GIVEN.or(WordKind::JOINT))
        {
            end += 1;
        }
        (end > at + 1).then_some(end)
    }

    /// `القنصل العام لكوريا بجدة السيد …`: a city that no table has, behind `ب`.
    pub(super) fn is_city_of_service(&self) -> bool {
        let at = self.end;
        let word = self.reading.folded(at);
        let abroad = self.traits.is(HeadTrait::ABROAD) && !self.states.is_empty();
        let told = !self.words.is_empty() || self.reading.kind(at - 1).is(WordKind::ACTING);
        let local = !self.traits.is(HeadTrait::ABROAD) && told && self.states.is_empty();
        let next = WordKind::TITLE.or(WordKind::GIVEN).or(WordKind::RANK);
        (abroad || local)
            && word.starts_with(['ب', 'ل'])
            && word.chars().nth(3).is_some()
            && self.reading.kind(at) == WordKind::default()
            && self.reading.kind_behind_clitics(at).0 == WordKind::default()
            && !self.reading.has_state(at)
            && self.reading.head_behind_clitics(at).is_none()
            && self.reading.kind(at + 1).is(next)
    }

    /// `رئيس الهيئة العليا للانتخابات فلان`, `مدير الرقابة على شركات التمويل فلان`,
    /// `الأمين العام لحركة مشروع تونس فلان`, `النائب عن حزب العمال فلان`: what an office is
    /// for, up to the name of its holder.
    pub(super) fn goes_on_to_name(&mut self) -> bool {
        let reading = self.reading;
        let start = self.end;
        let last = start - 1;
        let seat = self.traits.is(HeadTrait::DEPUTY) && reading.folded(start) == "عن";
        let own = self.is_own_body(start);
        // `رئيس الاتحاد القطري لكرة القدم فلان`: a state may stand before.
        let state = !self.words.is_empty() && reading.has_state(last);
        let behind =
            state || self.words.last() == Some(&last) || (seat && self.words.is_empty()) || own;
        if !behind || self.head.number != Number::Singular || !reading.runs_on(start) {
            return false;
        }
        let over = reading.kind(start).is(WordKind::STOP)
            && reading.folded(start) == "علي"
            && self.is_definite(last);
        let bound = reading.folded(start).starts_with("لل")
            && self.is_of_body(start)
            && self.is_of_things(start);
        let called = reading.kind_behind_clitics(last).0.is(WordKind::PARTY);
        let at = match (over || bound, called) {
            (true, _) => self.end_of_body(start + 1),
            _ if own => self.end_of_body(start + 1),
            // `النائبة عن محافظة نينوى`.
            _ if seat => {
                let province = usize::from(reading.folded(start + 1) == "محافظه");
                self.end_of_called(start + 1 + province)
            }
            (_, true) => self.end_of_called(start),
            _ => return false,
        };
        if at <= start + usize::from(over || seat) || !self.begins_name(at) {
            return false;
        }
        self.words.extend(start..at);
        self.end = at;
        self.in_body = true;
        true
    }

    /// `رئيس مكتبها السياسي`: right after the head, a body by whose it is.
    fn is_own_body(&self, at: usize) -> bool {
        let word = self.reading.folded(at);
        let his = word.strip_suffix('ه').filter(|_| !self.reading.words.list()[at].marbuta);
        let noun = word.strip_suffix("ها").or_else(|| word.strip_suffix("هم")).or(his);
        let kind = |noun: &str| self.reading.gazetteer().offices.kind(noun);
        let body = WordKind::TAIL.or(WordKind::ORGANISATION).or(WordKind::BUREAU);
        self.words.is_empty()
            && !self.head.definite
            && at == self.start
            && noun.is_some_and(|noun| {
                let feminine = noun.strip_suffix('ت').map(|stem| format!("{stem}ه"));
                kind(noun).is(body) || feminine.is_some_and(|noun| kind(&noun).is(body))
            })
    }

    /// `كاتب الدولة مكلف بالتجارة فلان`: with what an office charges whoever holds it.
    pub(super) fn charged_with(&mut self) -> bool {
        let (reading, at) = (self.reading, self.end);
        let field = at + 1;
        let word = reading.folded(at).trim_start_matches("ال");
        let charged = matches!(word, "مكلف" | "مكلفا" | "مكلفه");
        if !charged || !reading.runs_on(field) || !reading.folded(field).starts_with('ب') {
            return false;
        }
        // `المكلف بملف بريكسيت`: without the article it governs another.
        let governs = !reading.folded(field).starts_with("بال");
        let end = self.end_of_body(field + 1 + usize::from(governs));
        let named = self.begins_name(end);
        if named {
            self.words.extend(at..end);
            self.end = end;
        }
        named
    }

    /// `الوزير المسؤول عن شؤون الدفاع`: a minister whose title tells the portfolio aside.
    pub(super) fn answers_for(&mut self) -> bool {
        let (reading, at) = (self.reading, self.end);
        let word = reading.folded(at).trim_start_matches("ال");
        let answers = matches!(word, "مسؤول" | "مسؤوله" | "مسئول" | "مسئوله");
        let of = reading.runs_on(at + 1) && reading.folded(at + 1) == "عن";
        if !answers || !of || !self.traits.is(HeadTrait::PORTFOLIO) || !self.words.is_empty() {
            return false;
        }
        let end = self.end_of_body(at + 2);
        let end = (at + 2..end).find(|index| reading.has_state(*index)).unwrap_or(end);
        let told = end > at + 2;
        if told {
            self.words.extend(at..end);
            self.end = end;
        }
        told
    }

    fn end_of_body(&self, from: usize) -> usize {
        let mut at = from;
        while at < from + 5 && self.reading.runs_on(at) && self.is_of_body(at) {
            at += 1;
        }
        at
    }

    /// A definite noun or adjective, or a noun before one.
    fn is_of_body(&self, at: usize) -> bool {
        let (reading, word) = (self.reading, self.reading.folded(at));
        let definite =
            |word: &str| ["ال", "وال", "لل"].iter().any(|clitic| word.starts_with(clitic));
        let noun = WordKind::WORD.or(WordKind::TAIL).or(WordKind::ORGANISATION);
        let (kind, _) = reading.kind_behind_clitics(at);
        let construct = (kind.is(noun) || reading.kind(at).is(noun))
            && reading.runs_on(at + 1)
            && definite(reading.folded(at + 1));
        (definite(word) || construct) && self.is_common(at)
    }

    /// `للانتخابات`, `للشؤون`: no person is meant, as `للمواطن` would.
    fn is_of_things(&self, at: usize) -> bool {
        let (kind, _) = self.reading.kind_behind_clitics(at);
        self.reading.folded(at).ends_with("ات")
            || self.reading.words.list()[at].marbuta
            || kind.is(WordKind::TAIL)
    }

    /// Nothing that begins or tells something else.
    fn is_common(&self, at: usize) -> bool {
        let reading = self.reading;
        let other = WordKind::VERB
            .or(WordKind::GIVEN)
            .or(WordKind::TITLE)
            .or(WordKind::HONORIFIC)
            .or(WordKind::RANK)
            .or(WordKind::PRONOUN);
        let (peeled, _) = reading.kind_behind_clitics(at);
        reading.is_arabic(at)
            && !reading.in_date(at)
            && !reading.kind(at).is(other)
            && !peeled.is(other)
            && reading.trigger(at).is_none()
            && reading.head_behind_clitics(at).is_none()
    }

    /// `حركة مشروع تونس`, `حزب نداء تونس`: up to three words that name a body.
    fn end_of_called(&self, from: usize) -> usize {
        let particle = |at: usize| self.reading.folded(at).chars().nth(2).is_none();
        let mut at = from;
        while at < from + 3 && self.reading.runs_on(at) && self.is_common(at) && !particle(at) {
            at += 1;
        }
        at
    }

    /// A title, or a given name before another word of a name, perhaps after a comma.
    fn begins_name(&self, at: usize) -> bool {
        let reading = self.reading;
        let kind = reading.kind(at);
        let word = WordKind::STOP.or(WordKind::VERB).or(WordKind::TAIL);
        let given = kind.is(WordKind::GIVEN) && !kind.is(word);
        let titled = kind.is(WordKind::TITLE.or(WordKind::HONORIFIC).or(WordKind::RANK));
        (reading.runs_on(at) || reading.after_comma(at))
            && reading.runs_on(at + 1)
            && (titled || given)
            && names::name(
                reading,
                self.found,
                names::address(reading, at).words.end,
                Before::Title,
            )
            .is_some_and(|name| titled || name.len() > 1)
    }
}
