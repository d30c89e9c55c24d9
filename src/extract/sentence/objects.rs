//! Tells the object of a verb from who only stands behind it: whoever a preposition or a
//! noun governs (`رسالة السفير`, `في مقر الرئيس`).

use std::ops::Range;

use super::{NEAR, Sentence};
use crate::extract::party::Mentioned;
use crate::model::ParagraphKind;
use crate::names::{Encounter, Number, WordKind};

impl<'r> Sentence<'_, 'r, '_> {
    /// `نيابة عن X`, `برفقة X`: who follows a preposition is no subject.
    pub(super) fn is_governed(&self, party: &Mentioned) -> bool {
        let Some(before) = party.words.start.checked_sub(1) else { return false };
        let preposition = matches!(
            self.reading.folded(before),
            "عن" | "من"
                | "في"
                | "علي"
                | "الي"
                | "مع"
                | "لدي"
                | "بين"
                | "بحضور"
                | "برفقه"
                | "بعد"
        );
        preposition && self.reading.runs_on(party.words.start) && self.words.contains(&before)
    }

    /// The object of a verb: not `الذراع الأيمن للزعيم` nor `مساعد كيم`, which
    /// name somebody by the one they serve.
    pub(super) fn objects(&self, from: usize, host: &Mentioned) -> Vec<&'r Mentioned> {
        let guests = self.guests(from, Some(host));
        let served = guests.first().is_some_and(|first| {
            let start = first.words.start;
            let offices = &self.reading.gazetteer().offices;
            let head = offices.head(self.reading.folded(start.saturating_sub(1)));
            let behind = start > from
                && head.is_some_and(|form| !form.definite)
                && self.reading.runs_on(start);
            behind
                || self.is_genitive(from..start)
                || self.is_behind_lam(first)
                || self.is_in_venue_of(first)
                || self.is_of_others(from..start)
                || (from..start).any(|at| self.is(at, Encounter::Relative))
                    && self.is_subject_of_clause(first)
        });
        if served { Vec::new() } else { guests }
    }

    /// `استقبل المعيدين الذين شكروا X`, `التقى مسؤولي النادي رغم تصريح X`: whom the verb takes
    /// right behind it are others, among whom the party is not said to be.
    fn is_of_others(&self, words: std::ops::Range<usize>) -> bool {
        let mut behind = words.clone().skip(1);
        let among = |at: usize| {
            let word = self.reading.folded(at);
            ["بينهم", "منهم", "مقدمتهم", "راسهم", "ابرزهم", "فيهم"]
                .iter()
                .any(|end| word.ends_with(end))
                || self.is(at, Encounter::Leads)
                || self.is(at, Encounter::With)
        };
        let many = |at: usize| {
            self.reading.runs_on(at)
                && self.reading.head(at).is_some_and(|head| head.number != Number::Singular)
        };
        let clause = |at: usize| self.reading.folded(at) == "الذين" && self.reading.runs_on(at);
        let others = behind.any(clause) || words.clone().next().is_some_and(many);
        others && words.len() > 2 && !words.into_iter().any(among)
    }

    /// Whether the words before a party end in a noun that governs it, perhaps
    /// with definite ones between: `أسرة الشهيد فلان`.
    pub(super) fn is_genitive(&self, words: std::ops::Range<usize>) -> bool {
        let definite = |at: &usize| {
            let word = self.reading.folded(*at);
            word.strip_prefix('و').unwrap_or(word).starts_with("ال")
                && self.reading.kind(*at) == WordKind::WORD
                && self.reading.runs_on(*at + 1)
        };
        let party = words.end;
        // `على هامش التمرين السفير`: behind a preposition, and of the noun that follows it.
        let amid = |at: usize| {
            let before = at.checked_sub(1).map_or("", |before| self.reading.folded(before));
            let preposition = matches!(before, "علي" | "في" | "خلال" | "بعد" | "عقب" | "قبل");
            preposition && party > at + 1 && self.reading.head(party).is_some()
        };
        let noun = words.rev().find(|at| !definite(at));
        noun.is_some_and(|at| self.governs(at) && !amid(at))
    }

    /// `أسرة الشهيد فلان`, `رسالة السفير`: an indefinite noun whose genitive follows.
    fn governs(&self, at: usize) -> bool {
        let word = self.reading.folded(at);
        let agent = matches!(word, "جانب" | "قبل" | "طرف");
        let marbuta = self.reading.words.list()[at].marbuta;
        // `بقصر السيف السفير`: a place that is told before.
        let placed = at > self.words.start && {
            let before = self.reading.kind_behind_clitics(at - 1);
            before.0.is(WordKind::VENUE) || before.1.preposition.is_some()
        };
        // `بشكل مفاجئ السفير`, `في زيارة غير معلنة الوزير`: an adjective.
        let adjective = at > self.words.start
            && matches!(self.reading.folded(at - 1), "بشكل" | "بصوره" | "بطريقه" | "غير");
        // `كلا على حدة السفير`, `في لقاءين منفصلين السفير`: how they were met.
        let apart = word.starts_with("منفصل")
            || at > self.words.start
                && matches!(word, "حده" | "انفراد")
                && self.reading.folded(at - 1) == "علي";
        // `التقى X مرتين الرئيس Y`: how often.
        let often = matches!(word, "مره" | "مرتين" | "مرات");
        let kind = self.reading.kind(at);
        !(adjective || apart || often)
            && (kind == WordKind::WORD || kind.is(WordKind::KIN))
            && self.reading.runs_on(at + 1)
            && !self.reading.in_date(at)
            && !agent
            && !placed
            && !word.starts_with("ال")
            && !word.starts_with(['ب', 'ل'])
            && !word.ends_with('ا')
            // `في مقدمتهم الرئيس`.
            && !word.ends_with("هم")
            && (marbuta || !word.ends_with('ه'))
    }

    /// `في مقر الرئيس X`: whose place it is.
    fn is_in_venue_of(&self, party: &Mentioned) -> bool {
        let Some(venue) = party.words.start.checked_sub(1) else { return false };
        let word = self.reading.folded(venue);
        self.words.contains(&venue)
            && self.venue_word(venue).0.is(WordKind::VENUE)
            && self.reading.runs_on(party.words.start)
            && !word.contains("ال")
            && !(word.ends_with('ه') || word.ends_with("ها") || word.ends_with("هم"))
            && party.letters == 0
    }

    pub(super) fn is_behind_lam(&self, party: &Mentioned) -> bool {
        let word = self.reading.words.original(party.words.start);
        let lam = word.trim_start_matches('و').starts_with('ل');
        lam && (party.letters > 0 || word.starts_with("لل"))
    }

    /// `يلتقي X الذي وصل أمس في زيارة الوزير Y`: no verb, preposition or noun of the clause
    /// takes the party behind it.
    pub(super) fn is_object_behind_clause(&self, party: &Mentioned) -> bool {
        let Some(before) = party.words.start.checked_sub(1) else { return false };
        let kind = self.reading.kind(before);
        !(party.letters > 0
            || self.is_subject_of_clause(party)
            || kind.is(WordKind::VERB)
            || self.reading.listed_kind(before).is(WordKind::WITHIN)
            || self.is(before, Encounter::With)
            || self.is(before, Encounter::That)
            || self.is_governed(party)
            || self.is_genitive(before..party.words.start))
    }

    /// `الذي وصفه الوزير Y`: behind a verb with a pronoun.
    pub(super) fn is_subject_of_clause(&self, party: &Mentioned) -> bool {
        let Some(before) = party.words.start.checked_sub(1) else { return false };
        self.reading.folded(before).ends_with("ها") || self.reading.is_his(before)
    }

    /// Whether a preposition stands between a trigger and a party.
    pub(super) fn is_linked(&self, at: usize, party: &Mentioned) -> bool {
        let link = |index| {
            // `من الجانب الكويتي X`: who stands for a side; `من جهته`.
            let next = self.reading.folded(index + 1);
            let signs = self.is(at, Encounter::Sign) && matches!(next, "قبل" | "طرف" | "لدن");
            let side = signs
                || matches!(next, "الجانب" | "جانب" | "الطرف" | "جديد")
                || matches!(next, "جهته" | "جهتها" | "جانبه" | "جانبها" | "ناحيته" | "ناحيتها");
            if side && self.reading.folded(index) == "من" {
                return false;
            }
            self.is(index, Encounter::With)
                || self.is(index, Encounter::Link)
                || self.is(index, Encounter::To)
        };
        (at + 1..party.words.start).any(link) || self.is_behind_preposition(party)
    }

    /// `مع Y`: right behind the word that links the other party of a talk.
    pub(super) fn is_behind_with(&self, party: &Mentioned) -> bool {
        let before = party.words.start.checked_sub(1);
        before.is_some_and(|with| self.is(with, Encounter::With))
    }

    pub(super) fn is_behind_preposition(&self, party: &Mentioned) -> bool {
        let word = self.reading.words.original(party.words.start);
        party.letters > 0 && word.trim_start_matches('و').starts_with(['ب', 'ل'])
            || word.starts_with("لل")
    }

    /// `سيلتقي بعد X الرئيس Y`: X is met before, and Y right behind is the guest.
    pub(super) fn is_met_before(&self, between: &Range<usize>, party: &Mentioned) -> bool {
        let last = between.clone().next_back();
        let behind =
            last.is_some_and(|last| matches!(self.reading.folded(last), "بعد" | "قبل" | "عقب"));
        behind
            && self.parties_after(party.words.start).next().is_some_and(|next| {
                next.words.start == party.words.end && !self.begins_with_and(next)
            })
    }

    /// `بحضور X وY`: set aside, and coordinated to one who is.
    pub(super) fn stands_by(
        &self,
        between: &Range<usize>,
        stood_by: Option<&Mentioned>,
        party: &Mentioned,
    ) -> bool {
        // `بحضور السفير لدى إيطاليا ومالطا الدكتور X`: one told by his office and his name.
        let named = |other: &Mentioned| {
            other.name.is_none() && party.office.is_none() && party.name.is_some()
        };
        let same = |other: &Mentioned| {
            between.is_empty() && named(other) && self.reading.runs_on(party.words.start)
        };
        self.sets_aside(between.clone())
            || stood_by.is_some_and(same)
            || (stood_by.is_some() && between.len() < NEAR && self.is_coordinated(party, between))
    }

    /// `X يستقبل Y، Z يغادر`: the party before a verb of its own, and no list goes on.
    pub(super) fn begins_clause(&self, party: &Mentioned) -> bool {
        self.verb_behind(party).is_some_and(|verb| verb.starts_with(['ي', 'ت']))
    }

    /// The verb right behind a party.
    fn verb_behind(&self, party: &Mentioned) -> Option<&'r str> {
        let verb = party.words.end;
        let reading = self.reading;
        let told = self.words.contains(&verb)
            && reading.runs_on(verb)
            && reading.kind(verb).is(WordKind::VERB)
            && !reading.kind(verb).is(WordKind::STOP)
            && !reading.in_date(verb);
        told.then(|| reading.folded(verb))
    }

    /// A headline's `X يستقبل Y وZ يتوجه إلى موسكو`: the subject of a clause of its own; not `لقاء
    /// بين Y وZ يبحث`, nor `وZ يرافقهما`, which tells more of those before.
    pub(super) fn acts_next(&self, party: &Mentioned) -> bool {
        if self.reading.kind != ParagraphKind::Headline {
            return false;
        }
        let Some(verb) = self.verb_behind(party).filter(|verb| !verb.starts_with('و')) else {
            return false;
        };
        let others = ["هما", "هم", "ها", "ان", "ون"].iter().any(|end| verb.ends_with(end));
        let said = others || matches!(verb, "يرافقه" | "رافقه" | "يمثله" | "يصحبه");
        let noun = |at: usize| self.is(at, Encounter::Together) || self.is(at, Encounter::Talks);
        !said && !(self.words.start..party.words.start).any(noun)
    }
}
