//! Tells meetings that are only wished for, supposed or thought possible: `تمنى أن يلتقي X Y`,
//! `إذا التقى X Y`, `احتمال عقد لقاء بين X وY`.

use super::Sentence;
use crate::names::Encounter;

/// Words from what somebody wishes to `أن`, at most.
const WISHED: usize = 9;
/// Words from a noun to what is said of it, at most.
const SAID: usize = 24;
/// What says that something is wished for, asked for, due or possible.
const WISHES: [&str; 44] = [
    "تمني",
    "تمنت",
    "يتمني",
    "تتمني",
    "دعا",
    "دعت",
    "طالب",
    "طالبت",
    "يطالب",
    "ينبغي",
    "يجب",
    "يتعين",
    "يفضل",
    "تفضل",
    "مصلحه",
    "مانع",
    "امل",
    "امله",
    "املها",
    "يامل",
    "تامل",
    "امكانيه",
    "امكان",
    "يستبعد",
    "استبعد",
    "تستبعد",
    "حث",
    "حثت",
    "يريد",
    "تريد",
    "يرغب",
    "ترغب",
    "رغبه",
    "رغبته",
    "يود",
    "تود",
    "ضروره",
    "الضروري",
    "الافضل",
    "شريطه",
    "شرط",
    "يمكن",
    "الممكن",
    "المستبعد",
];
/// What somebody says who has an opinion of something.
const COMMENTS: [&str; 14] = [
    "انتقد",
    "انتقدت",
    "رحب",
    "رحبت",
    "اشاد",
    "اشادت",
    "ادان",
    "ادانت",
    "استنكر",
    "استنكرت",
    "اثني",
    "اثنت",
    "ثمن",
    "ثمنت",
];
/// Words behind which a meeting is where or when something is said.
const DURING: [&str; 10] = ["خلال", "في", "اثناء", "عقب", "بعد", "دي", "لدي", "ان", "ختام", "هامش"];

impl Sentence<'_, '_, '_> {
    /// Whether nobody says that the meeting was or is to be.
    pub(super) fn is_supposed(&self, at: usize) -> bool {
        match self.is(at, Encounter::Talks) || self.is(at, Encounter::Call) {
            true => self.is_only_possible(at),
            false => self.is_wished(at) || self.is_condition(at),
        }
    }

    /// `انتقد X اللقاء مع Y`, `رحب X بلقاء Y وZ`: who only has an opinion of it.
    pub(super) fn is_commented_on(&self, at: usize) -> bool {
        let word = self.reading.folded(at);
        let object = matches!(word, "اللقاء" | "الاجتماع" | "القمه" | "المحادثات" | "المباحثات")
            && !DURING.contains(&self.before(at, 1));
        let of = matches!(word, "بلقاء" | "باجتماع" | "بقمه");
        let comments = |word: usize| COMMENTS.contains(&bare(self.reading.folded(word)));
        (object || of) && (self.words.start..at).any(comments)
    }

    /// `على أن يلتقي`: agreed, and still to come.
    pub(super) fn is_agreed(&self, at: usize) -> bool {
        self.word_before(at, 2) == "علي" && self.before(at, 1) == "ان" && self.is_imperfect(at)
    }

    /// `سينتقل إلى عمان حيث يلتقي`: as the verb before says.
    pub(super) fn is_at_next_stop(&self, at: usize) -> bool {
        let goes = |word: usize| {
            let word = self.reading.folded(word).trim_start_matches('و');
            let verb = word.starts_with("سي") || word.starts_with("ست");
            verb && word.chars().nth(4).is_some() && !word.starts_with("ستا")
        };
        self.is_where(at) && self.is_imperfect(at) && (self.words.start..at).any(goes)
    }

    /// A word of the sentence without `و`, `ف`, `ل` or `ب`; empty before it.
    fn before(&self, at: usize, back: usize) -> &str {
        bare(self.word_before(at, back))
    }

    /// `تمنى أن يلتقي`, `ينبغي أن يجتمع`, `على الرئيس أن يلتقي`; not `من المقرر أن`.
    fn is_wished(&self, at: usize) -> bool {
        if self.before(at, 1) != "ان" || !self.is_imperfect(at) {
            return false;
        }
        let opens = self.reading.folded(self.words.start);
        let duty = matches!(opens, "علي" | "وعلي") && at - self.words.start > 2;
        let wishes = |word: usize| WISHES.contains(&bare(self.reading.folded(word)));
        let from = self.words.start.max(at.saturating_sub(WISHED));
        let mut near = (from..at - 1).rev();
        let told = near.find(|word| self.is(*word, Encounter::Planned) || wishes(*word));
        // `من غير المرجح أن يلتقي`.
        let unlikely = matches!(self.before(at, 2), "المرجح" | "المتوقع" | "المحتمل" | "المقرر")
            && self.before(at, 3) == "غير";
        duty || unlikely || told.is_some_and(wishes)
    }

    /// `لو التقى`, `إذا ما اجتمع`, `في حال التقى`.
    fn is_condition(&self, at: usize) -> bool {
        let if_so = |back| matches!(self.before(at, back), "لو" | "اذا" | "حال");
        if_so(1) || self.before(at, 1) == "ما" && if_so(2)
    }

    /// `لقاء محتمل بين X وY`, `احتمال عقد لقاء`, `لقاء قد يعقد`, `لم يحدد موعد للقاء`.
    fn is_only_possible(&self, at: usize) -> bool {
        let next = self.reading.folded(at + 1);
        let likely = next.strip_prefix("ال").unwrap_or(next);
        if matches!(likely, "محتمل" | "محتملا" | "محتمله") {
            return true;
        }
        let near = |words: &[&str]| (1..=3).any(|back| words.contains(&self.before(at, back)));
        let anywhere = |words: &[&str]| {
            (self.words.start..at).any(|word| words.contains(&bare(self.reading.folded(word))))
        };
        let arranged = near(&["احتمال", "امكان", "امكانيه", "ترتيب", "مساعي", "مساع"]);
        let offered = self.before(at, 1) == "استضافه" && anywhere(&["عرض", "عرضت", "يعرض"]);
        let called = self.before(at, 1) == "عقد"
            && (anywhere(&["دعا", "دعت", "يدعو", "تدعو"]) && self.before(at, 2) == "الي"
                || anywhere(&["يستبعد", "تستبعد", "استبعد"]));
        let undated = near(&["موعد", "موعدا"]) && anywhere(&["يحدد", "تحدد"]);
        arranged || offered || called || undated || self.is_said_to_be_possible(at)
    }

    /// `لقاء … قد يعقد`, `لقاء … أمر وارد`, `لقاء … ليس مدرجا`.
    fn is_said_to_be_possible(&self, at: usize) -> bool {
        let end = self.words.end.min(at + SAID);
        let pair = |word: usize| {
            let (one, next) = (self.reading.folded(word), self.reading.folded(word + 1));
            match one {
                "قد" => matches!(next, "يعقد" | "تعقد" | "يجمع" | "تجمع" | "يتم"),
                "امر" => next == "وارد",
                "ليس" | "ليست" => matches!(next, "مدرجا" | "مطروحا" | "واردا" | "علي"),
                _ => false,
            }
        };
        (at + 1..end.saturating_sub(1)).any(pair)
    }
}

/// A word without the letter of a conjunction or a preposition.
fn bare(word: &str) -> &str {
    let rest = word.strip_prefix(['و', 'ف', 'ل', 'ب']).unwrap_or(word);
    if word == "لو" || rest.chars().nth(1).is_none() { word } else { rest }
}
