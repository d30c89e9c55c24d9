//! Offices: the head words people hold them by, and what tells which it is.

use rustc_hash::FxHashMap;

use super::gazetteer::{HeadForm, Number};
use super::peel::{Peel, Peelings};
use super::row::rows;
use super::tables::{HEADS, HOUSES, MONARCHIES, OFFICES};
use super::word_kinds::{WordKind, WordKinds};
use crate::model::{CountryCode, RoleClass};
use crate::text::fold;

/// What an office row makes of its head.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gives {
    /// An office of this class.
    Class(RoleClass),
    /// The class of the office it serves.
    Served,
    /// No public office.
    None,
}

/// One reading of an office's head word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfficeRow {
    cues: Vec<Cue>,
    /// How the words end that its cues begin with; everything where it needs none.
    ends: Ends,
    /// What it is.
    pub gives: Gives,
    /// The state it belongs to by itself (خادم الحرمين).
    pub state: Option<CountryCode>,
}

/// How some words end, one bit for each last byte: most rows have no cue that ends as a word
/// of the tail does, and that is told without comparing words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Ends(u64);

impl Ends {
    const ALL: Ends = Ends(u64::MAX);

    fn of<'w>(words: impl Iterator<Item = &'w str>) -> Ends {
        let last = |word: &str| word.bytes().next_back().map_or(0, |byte| 1 << (byte % 64));
        Ends(words.fold(0, |all, word| all | last(word)))
    }

    fn of_cues(cues: &[Cue]) -> Ends {
        let first = |cue: &Cue| match cue {
            Cue::Words { words, .. } => Some(Ends::of(words.iter().map(String::as_str).take(1)).0),
            Cue::State | Cue::Of(_) | Cue::Bare => None,
        };
        let all = cues.iter().map(first).try_fold(0, |all, ends| Some(all | ends?));
        all.filter(|all| *all > 0).map_or(Ends::ALL, Ends)
    }

    fn meets(self, other: Ends) -> bool {
        self == Ends::ALL || self.0 & other.0 != 0
    }
}

/// Of which state an office must be for a cue to hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum StateCue {
    /// Of any, or of none that the words tell.
    Open,
    /// Of one that the words tell.
    Told,
    Only(CountryCode),
}

impl StateCue {
    fn read(code: &str) -> StateCue {
        match code {
            "state" => StateCue::Told,
            code => CountryCode::new(code).map_or(StateCue::Open, StateCue::Only),
        }
    }

    fn holds(self, state: Option<CountryCode>) -> bool {
        match self {
            StateCue::Open => true,
            StateCue::Told => state.is_some(),
            StateCue::Only(code) => state == Some(code),
        }
    }
}

/// What must stand after a head for a row to hold.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Cue {
    State,
    /// One state and nothing else.
    Of(CountryCode),
    Bare,
    Words {
        words: Vec<String>,
        first: bool,
        /// Only of such a state.
        of: StateCue,
    },
}

/// How a head behaves, as bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct HeadTrait(u16);

impl HeadTrait {
    /// Named by the office or body it serves.
    pub const SERVES: HeadTrait = HeadTrait(1);
    /// Serves in another state.
    pub const ABROAD: HeadTrait = HeadTrait(2);
    /// An office only with words that say which.
    pub const WORDS: HeadTrait = HeadTrait(4);
    /// Alone, an office only with the article.
    pub const ARTICLE: HeadTrait = HeadTrait(8);
    /// May hold a second office, joined by `و`.
    pub const DEPUTY: HeadTrait = HeadTrait(16);

    /// Followed by the name of a place.
    pub const PLACE: HeadTrait = HeadTrait(32);
    /// May name the body it is in, behind `في`.
    pub const WITHIN: HeadTrait = HeadTrait(64);
    /// As a head of state, of a republic.
    pub const PRESIDENT: HeadTrait = HeadTrait(128);
    /// Of a portfolio, listed or not.
    pub const PORTFOLIO: HeadTrait = HeadTrait(512);
    /// Of what it is in charge of, behind `على`.
    pub const OVER: HeadTrait = HeadTrait(256);
    /// An office only right before what it is of.
    pub const CONSTRUCT: HeadTrait = HeadTrait(2048);
    /// Several people, told by what they are members of.
    pub const MEMBERS: HeadTrait = HeadTrait(1024);

    fn from_word(word: &str) -> HeadTrait {
        match word {
            "serves" => HeadTrait::SERVES,
            "abroad" => HeadTrait::ABROAD,
            "words" => HeadTrait::WORDS,
            "article" => HeadTrait::ARTICLE,
            "within" => HeadTrait::WITHIN,
            "president" => HeadTrait::PRESIDENT,
            "portfolio" => HeadTrait::PORTFOLIO,
            "over" => HeadTrait::OVER,
            "members" => HeadTrait::MEMBERS,
            "place" => HeadTrait::PLACE,
            "construct" => HeadTrait::CONSTRUCT,
            "deputy" => HeadTrait::DEPUTY,
            _ => HeadTrait::default(),
        }
    }

    /// Whether it has any of these traits.
    pub fn is(self, traits: HeadTrait) -> bool {
        self.0 & traits.0 != 0
    }
}

/// The office tables, loaded.
#[derive(Debug)]
pub struct OfficeTable {
    heads: Vec<String>,
    traits: Vec<HeadTrait>,
    /// By head, each in the order of the table.
    rows: Vec<Vec<OfficeRow>>,
    forms: FxHashMap<String, HeadForm>,
    kinds: WordKinds,
    houses: Vec<House>,
}

impl OfficeTable {
    pub(super) fn load() -> OfficeTable {
        let mut table = OfficeTable {
            heads: Vec::new(),
            traits: Vec::new(),
            rows: Vec::new(),
            forms: FxHashMap::default(),
            kinds: WordKinds::load(),
            houses: houses(),
        };
        for row in rows(&OFFICES) {
            table.add_office(&row);
        }
        for row in rows(&HEADS) {
            table.add_traits(&row);
        }
        table
    }

    fn add_office(&mut self, row: &[&'static str]) {
        let [_, head, cue, gives, rest @ ..] = row else { return };
        let folded = fold(head);
        let gives = match *gives {
            "served" => Gives::Served,
            "none" => Gives::None,
            class => RoleClass::from_word(class).map_or(Gives::None, Gives::Class),
        };
        let known = self.heads.iter().position(|known| *known == folded);
        let head = known.unwrap_or_else(|| self.add_head(&folded));
        if let Some(plural) = rest.first().filter(|plural| **plural != "-") {
            self.add_forms(head, &fold(plural), Number::Plural, false);
        }
        let cues: Vec<Cue> = cue.split('|').filter(|cue| *cue != "-").map(read_cue).collect();
        let state = rest.get(1).and_then(|code| CountryCode::new(code));
        self.rows[head].push(OfficeRow { ends: Ends::of_cues(&cues), cues, gives, state });
    }

    fn add_traits(&mut self, row: &[&'static str]) {
        let [head, traits] = row else { return };
        let folded = fold(head);
        if let Some(head) = self.heads.iter().position(|known| *known == folded) {
            let bits = traits.split(',').map(|word| HeadTrait::from_word(word).0);
            self.traits[head] = HeadTrait(bits.fold(0, |all, bit| all | bit));
        }
    }

    fn add_head(&mut self, folded: &str) -> usize {
        let head = self.heads.len();
        self.heads.push(folded.to_owned());
        self.traits.push(HeadTrait::default());
        self.rows.push(Vec::new());
        // A final ya stays in the singular and goes before the endings.
        let stem = folded.strip_suffix('ي').unwrap_or(folded);
        for (form, number, feminine) in [
            (folded.to_owned(), Number::Singular, false),
            (format!("{folded}ه"), Number::Singular, true),
            (format!("{folded}ا"), Number::Singular, false),
            (format!("{stem}ين"), Number::Plural, false),
            (format!("{stem}ون"), Number::Plural, false),
            (format!("{folded}ان"), Number::Dual, false),
            (format!("{folded}ي"), Number::Dual, false),
            (format!("{folded}تي"), Number::Dual, true),
            (format!("{folded}تا"), Number::Dual, true),
        ] {
            self.add_forms(head, &form, number, feminine);
        }
        head
    }

    fn add_forms(&mut self, head: usize, folded: &str, number: Number, feminine: bool) {
        for definite in [false, true] {
            let form = if definite { format!("ال{folded}") } else { folded.to_owned() };
            self.forms.entry(form).or_insert(HeadForm { head, number, feminine, definite });
        }
    }

    /// What a folded word can be.
    pub fn kind(&self, folded: &str) -> WordKind {
        self.kinds.get(folded)
    }

    /// The office head a folded word is a form of.
    pub fn head(&self, folded: &str) -> Option<HeadForm> {
        self.forms.get(folded).copied()
    }

    /// The folded singular of a head.
    pub fn head_name(&self, form: HeadForm) -> &str {
        &self.heads[form.head]
    }

    /// How a head behaves.
    pub fn traits(&self, form: HeadForm) -> HeadTrait {
        self.traits[form.head]
    }

    /// The ruling house that a name's folded words end in.
    pub fn house(&self, name: &[String]) -> Option<&House> {
        self.houses.iter().find(|house| name.ends_with(&house.words))
    }

    /// Whether a state has no president.
    pub fn is_monarchy(&self, code: CountryCode) -> bool {
        rows(&MONARCHIES).any(|row| row[0] == code.as_str())
    }

    /// What a word can be, perhaps behind clitics; nothing behind all of them if no table
    /// has it.
    pub fn kind_behind_clitics(&self, word: &Peelings) -> (WordKind, Peel) {
        let mut found = (WordKind::default(), Peel::default());
        for (form, peel) in word.iter() {
            found = (self.kind(form), peel);
            if found.0 != WordKind::default() {
                break;
            }
        }
        found
    }

    /// The office head a word is a form of, perhaps behind clitics.
    pub fn head_behind_clitics(&self, word: &Peelings) -> Option<(HeadForm, Peel)> {
        word.first(|form| self.head(form))
    }

    /// The reading of an office by its head, the folded words after it without
    /// those that name a state, and whether a state is named; `None` if no row
    /// of the head holds.
    pub fn reading(
        &self,
        form: HeadForm,
        tail: &[&str],
        state: Option<CountryCode>,
    ) -> Option<&OfficeRow> {
        let ends = Ends::of(tail.iter().copied());
        let mut rows = self.rows[form.head].iter().filter(|row| row.ends.meets(ends));
        rows.find(|row| row.cues.is_empty() || row.cues.iter().any(|cue| holds(cue, tail, state)))
    }
}

fn houses() -> Vec<House> {
    rows(&HOUSES)
        .filter_map(|row| {
            let words = fold(row[0]).split(' ').map(str::to_owned).collect();
            let styled = row.get(2).is_some_and(|told| *told == "sheikh");
            Some(House { words, state: CountryCode::new(row.get(1)?)?, styled })
        })
        .collect()
}

/// A ruling house.
#[derive(Debug)]
pub struct House {
    /// The folded last words of its members' names.
    words: Vec<String>,
    /// The state it rules.
    pub state: CountryCode,
    /// Whether others are called so too, and only a sheikh is of the house.
    pub styled: bool,
}

fn read_cue(cue: &str) -> Cue {
    match cue {
        "@state" => Cue::State,
        "@bare" => Cue::Bare,
        _ => match cue.strip_prefix('@').and_then(CountryCode::new) {
            Some(state) => Cue::Of(state),
            None => {
                let (words, code) = cue.split_once('@').unwrap_or((cue, ""));
                Cue::Words {
                    first: cue.starts_with('^'),
                    words: fold(words).split(' ').map(str::to_owned).collect(),
                    of: StateCue::read(code),
                }
            }
        },
    }
}

fn holds(cue: &Cue, tail: &[&str], state: Option<CountryCode>) -> bool {
    match cue {
        Cue::State => state.is_some() && tail.is_empty(),
        Cue::Of(code) => state == Some(*code) && tail.is_empty(),
        Cue::Bare => tail.is_empty(),
        Cue::Words { words, first, of } => {
            let places = if *first { 1 } else { tail.len() };
            of.holds(state)
                && tail.windows(words.len()).take(places).any(|window| {
                    window.iter().zip(words).all(|(word, cue)| is_behind_clitics(word, cue))
                })
        }
    }
}

/// Whether a word is a cue, perhaps behind `و`, `ب`, `ل` or `لل`.
fn is_behind_clitics(word: &str, cue: &str) -> bool {
    let Some(clitic) = word.strip_suffix(cue) else {
        let bare = cue.strip_prefix("ال").and_then(|bare| word.strip_suffix(bare));
        return bare.is_some_and(|clitic| matches!(clitic, "لل" | "ولل"));
    };
    matches!(clitic, "" | "و" | "ب" | "ل" | "وب" | "ول")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_after_a_head_tell_the_office() {
        let table = OfficeTable::load();
        for (head, tail, state, class) in [
            ("وزير", "الخارجيه", false, "foreign_minister"),
            ("وزير", "الدوله للشؤون الخارجيه", false, "minister"),
            ("الوزيره", "", false, "minister"),
            ("رئيسه", "الوزراء", false, "head_of_government"),
            ("رئيس", "", false, "head_of_state"),
            ("رئيس", "", true, "head_of_state"),
            ("الرئيس", "العام لرعايه الشباب", false, "other"),
            ("رئيس", "هيئه الاركان العامه", false, "military"),
            ("رئيس", "ديوان رئاسه مجلس الوزراء", false, "other"),
            ("رئيس", "لجنه العلاقات بمجلس النواب", false, "legislator"),
            ("امير", "", true, "head_of_state"),
            ("امير", "منطقه الحدود", false, "governor"),
            ("زعيم", "", true, "head_of_state"),
            ("سفراء", "", false, "ambassador"),
            ("نائب", "وزير الدفاع", false, "deputy_minister"),
        ] {
            let form = table.head(head).unwrap_or_else(|| panic!("{head}"));
            let tail: Vec<&str> = tail.split(' ').filter(|w| !w.is_empty()).collect();
            let state = state.then(|| CountryCode::new("JP")).flatten();
            let gives = table.reading(form, &tail, state).map(|row| row.gives);
            let class = RoleClass::from_word(class).map(Gives::Class);
            assert_eq!(gives, class, "{head} {tail:?}");
        }
    }

    #[test]
    fn duals_and_plurals_are_known() {
        let table = OfficeTable::load();
        assert_eq!(table.head("سفيري").map(|form| form.number), Some(Number::Dual));
        assert_eq!(table.head("الوزراء").map(|form| form.number), Some(Number::Plural));
        assert!(table.kind("يستقبل").is(WordKind::VERB));
        assert!(table.kind("التقيا").is(WordKind::VERB));
    }

    #[test]
    fn every_trait_and_house_has_its_head_and_state() {
        let table = OfficeTable::load();
        for row in rows(&HEADS) {
            assert!(table.heads.contains(&fold(row[0])), "{}", row[0]);
        }
        assert_eq!(table.houses.len(), rows(&HOUSES).count());
    }
}
