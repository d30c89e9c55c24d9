//! Finds the organisations and the groups of states an article names.
//!
//! An organisation is listed by name, or its name begins with a head (`وزارة`,
//! `لجنة`; in English it may end with one): the words with the article, the
//! adjectives and the state after it belong to it, up to a verb, a preposition, an
//! office or a mark. Of two names at one word the longer is taken, the listed one
//! if they are equal.

mod english;

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::countries::{self, CountryMention};
use super::reading::{Form, Reading};
use crate::model::{CountryCode, GroupFound, Lang, Mention, OrganisationFound, Via};
use crate::names::{Number, Organisation, OrganisationHead, Peel, Tag, WordKind};
use crate::text::{Script, fold};

/// Most words of a name.
const LONGEST: usize = 9;
/// Most words without the article between the head and a word with it.
const OPEN: usize = 2;

/// What ends a name whatever it looks like.
const ENDS: WordKind = WordKind::VERB
    .or(WordKind::GIVEN)
    .or(WordKind::HONORIFIC)
    .or(WordKind::TITLE)
    .or(WordKind::RANK)
    .or(WordKind::PRONOUN)
    .or(WordKind::FORMER)
    .or(WordKind::ACTING)
    .or(WordKind::HOMELAND)
    .or(WordKind::COUNTERPART);

/// The name of an organisation in a paragraph.
#[derive(Debug)]
struct Named {
    words: Range<usize>,
    letters: usize,
    listed: Option<&'static Organisation>,
    country: Option<CountryCode>,
    rule: &'static str,
}

/// The organisations of an article; `setting` is the country it is set in.
pub(super) fn find(
    (readings, found): (&[Reading], &[Vec<CountryMention>]),
    lang: Lang,
    setting: Option<CountryCode>,
) -> Vec<OrganisationFound> {
    let mut list: Vec<OrganisationFound> = Vec::new();
    let mut places: FxHashMap<(String, Option<CountryCode>), usize> = FxHashMap::default();
    for (reading, found) in readings.iter().zip(found) {
        let mut at = 0;
        while at < reading.len() {
            let may_begin = reading.may_begin_organisation(at);
            let named = if may_begin { at_word(reading, found, at, setting) } else { None };
            let Some(named) = named else {
                at += 1;
                continue;
            };
            at = named.words.end;
            let text = reading.text(&named.words, named.letters).to_owned();
            let name = named.listed.map_or_else(|| whole(&text), |l| l.name(lang).to_owned());
            let key = match named.listed {
                Some(listed) => (listed.id.to_owned(), None),
                None => (fold(&name), named.country),
            };
            let place = *places.entry(key).or_insert_with(|| {
                list.push(OrganisationFound {
                    name,
                    id: named.listed.map(|listed| listed.id),
                    country: named.country,
                    mentions: Vec::new(),
                });
                list.len() - 1
            });
            let span = reading.span(&named.words, named.letters);
            list[place].mentions.push(Mention { span, text, via: Via::Name, rule: named.rule });
        }
    }
    list
}

/// A name with the article that `ل` swallowed (`للشركة`).
fn whole(text: &str) -> String {
    text.strip_prefix("لل").map_or_else(|| text.to_owned(), |rest| format!("ال{rest}"))
}

/// The name that begins at a word.
fn at_word(
    reading: &Reading,
    found: &[CountryMention],
    at: usize,
    setting: Option<CountryCode>,
) -> Option<Named> {
    let listed = reading.organisation(at).map(|(organisation, len, peel)| Named {
        words: at..at + len,
        letters: peel.letters,
        listed: Some(organisation),
        country: organisation.country,
        rule: "organisation-name",
    });
    let headed = match reading.words.list()[at].script {
        Script::Arabic => arabic(reading, found, at, setting),
        _ => english::headed(reading, found, at, setting),
    };
    // `مجلس الأمن القومي` is another than `مجلس الأمن`; `حزب الله اللبناني` is none.
    let goes_on = |listed: &Named| reading.kind(listed.words.end).is(WordKind::TAIL);
    match (listed, headed) {
        (Some(listed), Some(headed)) if headed.words.end > listed.words.end && goes_on(&listed) => {
            Some(headed)
        }
        (None, headed) => headed,
        (listed, _) => listed,
    }
}

/// A name that begins with an Arabic head.
fn arabic(
    reading: &Reading,
    found: &[CountryMention],
    at: usize,
    setting: Option<CountryCode>,
) -> Option<Named> {
    let (head, peel) = reading.organisation_head(at)?;
    let organisations = reading.gazetteer().organisations();
    if organisations.is_none_before(head, reading.folded(at + 1)) {
        reading
            .note(at..at + 1, || "no organisation: the next word (organisation_heads.tsv)".into());
        return None;
    }
    let mut tail = Tail::new((reading, found), head, at);
    while tail.end - at < LONGEST && tail.takes() {}
    // `المركز الرئيسي` may be any.
    let said = !head.definite || tail.last > at + 2 || !tail.states.is_empty();
    if tail.last == 0 || !said {
        return None;
    }
    let state = tail.states.first().copied().filter(|_| tail.states.len() == 1);
    let national = organisations.is_home(head) || tail.national;
    let home = setting.filter(|_| tail.states.is_empty() && national);
    Some(Named {
        words: at..tail.last,
        letters: peel.letters,
        listed: None,
        country: state.or(home),
        rule: "organisation-head",
    })
}

/// The words after a head, as far as they are read.
struct Tail<'r, 'a> {
    reading: &'r Reading<'a>,
    found: &'r [CountryMention],
    head: OrganisationHead,
    at: usize,
    end: usize,
    /// Words without the article since the head.
    open: usize,
    /// Where the name ends if nothing more belongs to it; 0 before it is one.
    last: usize,
    states: Vec<CountryCode>,
    /// Office holders are in it (`مجلس الوزراء`), so that it is a state's.
    national: bool,
}

impl<'r, 'a> Tail<'r, 'a> {
    fn new(
        (reading, found): (&'r Reading<'a>, &'r [CountryMention]),
        head: OrganisationHead,
        at: usize,
    ) -> Self {
        Tail {
            reading,
            found,
            head,
            at,
            end: at + 1,
            open: 0,
            last: 0,
            states: Vec::new(),
            national: false,
        }
    }

    /// Takes the next word if it belongs to the name.
    fn takes(&mut self) -> bool {
        let (reading, at) = (self.reading, self.end);
        let quoted =
            reading.runs_on(at) && reading.words.gap(at).contains(['"', '«', '»', '“', '”']);
        if !reading.runs_on(at) || quoted || !reading.is_arabic(at) || reading.in_date(at) {
            return false;
        }
        if let Some(state) = countries::at(reading, self.found, at) {
            return self.takes_state(*state);
        }
        let kind = reading.kind(at);
        let stop = kind.is(WordKind::STOP) && !kind.is(WordKind::TAIL);
        let word = reading.folded(at);
        let ends = reading.gazetteer().organisations().ends(word);
        if stop || ends || kind.is(ENDS) || self.begins_office() {
            return false;
        }
        if word.starts_with("ال") && word.chars().nth(3).is_some() {
            return self.states.is_empty() && self.takes_definite(word);
        }
        let lam = self.head.definite && self.last > 0 && word.starts_with("لل");
        let more = self.last > 0
            && word.starts_with("وال")
            && reading.kind_behind_clitics(at).0.is(WordKind::TAIL);
        if lam || more {
            return self.take(1, true);
        }
        if self.last > 0 || self.head.definite || self.open == OPEN {
            return false;
        }
        let noun = kind.is(WordKind::TAIL.or(WordKind::WORD)) || self.is_plural_head();
        if noun && reading.trigger(at).is_none() {
            self.open += 1;
            return self.take(1, false);
        }
        let named = reading.gazetteer().organisations().is_named(self.head);
        let unknown = named && self.open == 0 && word.chars().nth(3).is_some();
        // Only adjectives with the article go on with a name of its own.
        unknown && kind == WordKind::default() && self.take(1, true)
    }

    fn take(&mut self, words: usize, whole: bool) -> bool {
        self.end += words;
        if whole {
            self.last = self.end;
        }
        true
    }

    /// `وزارة الدفاع`; after `الهيئة` only an adjective of its gender.
    fn takes_definite(&mut self, word: &str) -> bool {
        let feminine = |word: &str| word.ends_with('ه');
        let head = self.reading.folded(self.at);
        let first = self.last == 0;
        if self.head.definite && first && feminine(word) != feminine(head) {
            return false;
        }
        if !first && (self.national || !self.is_like_adjective(word)) {
            return false;
        }
        self.national = first && self.open == 0 && self.is_plural_head();
        self.take(1, true)
    }

    /// Whether a word with the article may be an adjective: `بحثت لجنة الأمن الحدود` has
    /// an object.
    fn is_like_adjective(&self, word: &str) -> bool {
        let elative = word.starts_with("الا") && matches!(word.chars().count(), 6 | 7);
        let participle = word.starts_with("الم");
        self.is_tail() || word.ends_with('ه') || word.ends_with('ي') || elative || participle
    }

    /// A state closes a name; an adjective of nationality may go on.
    fn takes_state(&mut self, state: CountryMention) -> bool {
        let form = &self.reading.forms[state.form];
        let clitic = form.peel.conjunction || form.peel.preposition.is_some();
        // `السعودية` is the name of a state and the adjective.
        let word = self.reading.folded(self.end);
        let adjective = state.nisba.is_some() || word.starts_with("ال") && word.ends_with("يه");
        let noun = !adjective && (self.last > 0 || self.head.definite);
        if form.words.start != self.end || clitic || noun {
            return false;
        }
        let definite = state.nisba.is_none_or(|nisba| nisba.definite);
        if !definite {
            return false;
        }
        if !self.states.contains(&state.code) {
            self.states.push(state.code);
        }
        self.take(form.words.len(), true) && adjective
    }

    /// `وزارة الخارجية السفير`: an office begins, unless it is a plural that the
    /// body is of (`مجلس الوزراء`).
    fn begins_office(&self) -> bool {
        let head = self.reading.head_behind_clitics(self.end);
        head.is_some_and(|(form, _)| form.number == Number::Singular) && !self.is_tail()
    }

    fn is_tail(&self) -> bool {
        self.reading.kind(self.end).is(WordKind::TAIL)
    }

    fn is_plural_head(&self) -> bool {
        let head = self.reading.head_behind_clitics(self.end);
        head.is_some_and(|(form, peel)| form.number == Number::Plural && peel == Peel::default())
    }
}

/// The groups of states of an article.
pub(super) fn groups(readings: &[Reading]) -> Vec<GroupFound> {
    let mut list: Vec<GroupFound> = Vec::new();
    for reading in readings {
        for form in reading.forms.iter().filter(|form| is_group(reading, form)) {
            for tag in form.tags {
                let Tag::Group(id) = tag else { continue };
                let code = format!("@{id}");
                let span = reading.span(&form.words, form.peel.letters);
                let text = reading.text(&form.words, form.peel.letters).to_owned();
                let mention = Mention { span, text, via: Via::Name, rule: "group-name" };
                match list.iter_mut().find(|group| group.code == code) {
                    Some(group) => group.mentions.push(mention),
                    None => list.push(GroupFound { code, mentions: vec![mention] }),
                }
            }
        }
    }
    list
}

/// A Latin group has a capital, and a short one nothing else (`EU`, not `Eu`).
fn is_group(reading: &Reading, form: &Form) -> bool {
    let word = reading.words.list()[form.words.start];
    let written = reading.words.originals(form.words.clone());
    let short = form.words.len() == 1 && written.chars().count() <= 4;
    let small = written.contains(char::is_lowercase);
    !form.tags.contains(&Tag::Shield)
        && (word.script != Script::Other || (word.capital && !(short && small)))
}

#[cfg(test)]
mod tests {
    use crate::extract::extract;
    use crate::model::{Article, CountryCode, Extraction, Lang, ParagraphKind};

    fn read(text: &str) -> Extraction {
        let lang = if text.is_ascii() { Lang::En } else { Lang::Ar };
        let texts = [(ParagraphKind::Headline, ""), (ParagraphKind::Body, text)];
        let article = Article::of_texts(lang, texts);
        extract(&article, CountryCode::new("KW"))
    }

    #[test]
    fn a_name_goes_on_as_far_as_its_words() {
        for (text, name, country) in [
            ("قالت وزارة الدفاع إن التدريب انتهى.", "وزارة الدفاع", "KW"),
            ("قالت وزارة الدفاع اليابانية إنها تأسف.", "وزارة الدفاع اليابانية", "JP"),
            ("أبلغ وزارة خارجية اليابان بالأمر.", "وزارة خارجية اليابان", "JP"),
            ("زار سفارة جمهورية بنغلاديش أمس.", "سفارة جمهورية بنغلاديش", "BD"),
            ("افتتحت السفارة السعودية معرضا.", "السفارة السعودية", "SA"),
            ("نظمت وزارة التربية والتعليم ورشة.", "وزارة التربية والتعليم", "KW"),
            ("بحث مجلس الوزراء الموازنة.", "مجلس الوزراء", "KW"),
            ("قررت الهيئة العامة للطيران المدني ذلك.", "الهيئة العامة للطيران المدني", "-"),
            ("اتفق مع شركة ناكامورا اليابانية.", "شركة ناكامورا اليابانية", "JP"),
            ("لدى لجنة الصداقة البرلمانية في طوكيو.", "لجنة الصداقة البرلمانية", "-"),
            (
                "He wrote to the Ministry of Foreign Affairs of Japan on Monday.",
                "Ministry of Foreign Affairs of Japan",
                "JP",
            ),
            ("Staff of Nagoya University met.", "Nagoya University", "-"),
            ("Staff of the Foreign Ministry met.", "Foreign Ministry", "KW"),
            (
                "He joined the Ministry of Defence and Prime Minister Sato left.",
                "Ministry of Defence",
                "KW",
            ),
        ] {
            let found = read(text).organisations;
            let names: Vec<_> = found.iter().map(|o| o.name.as_str()).collect();
            assert_eq!(names, [name], "{text}");
            let state = found[0].country.map_or("-".to_owned(), |code| code.to_string());
            assert_eq!(state, country, "{text}");
            assert_eq!(found[0].mentions[0].text.chars().count(), name.chars().count(), "{text}");
        }
    }

    #[test]
    fn listed_organisations_have_one_name() {
        let text = "دعا مجلس الأمن إلى الهدوء. وقال مجلس الأمن الدولي إن الأمم المتحدة تتابع.";
        let found = read(text).organisations;
        let ids: Vec<_> = found.iter().map(|o| (o.id, o.mentions.len())).collect();
        assert_eq!(ids, [(Some("un-security-council"), 2), (Some("un"), 1)]);
        assert_eq!(found[0].name, "مجلس الأمن الدولي");
        let national = read("اجتمع مجلس الأمن القومي.").organisations;
        assert_eq!((national[0].id, &*national[0].name), (None, "مجلس الأمن القومي"));
    }

    #[test]
    fn heads_that_name_nothing_are_left() {
        for text in [
            "تعلم قيادة السيارات في وقت قصير.",
            "عاد إلى مركز الصدارة بعد الفوز.",
            "أعلنت الوزارة ذلك.",
            "قال المركز الرئيسي كلمة.",
            "The party went on for hours.",
            "The Company said so.",
        ] {
            assert!(read(text).organisations.is_empty(), "{text}: {:?}", read(text).organisations);
        }
    }

    #[test]
    fn a_group_is_a_group_and_none_of_its_members() {
        for (text, code) in [
            ("دعت دول مجلس التعاون إلى الحوار.", "@gcc"),
            ("رحبت جامعة الدول العربية بالاتفاق.", "@arab"),
            ("عقد الاتحاد الأوروبي جلسة.", "@eu"),
            ("انعقدت قمة مجموعة العشرين.", "@g20"),
            ("The EU and its partners agreed.", "@eu"),
            ("Leaders of the G7 agreed.", "@g7"),
            ("The African Union sent a mission.", "@african-union"),
            ("The OIC sent a mission.", "@oic"),
        ] {
            let found = read(text);
            let codes: Vec<_> = found.groups.iter().map(|group| group.code.as_str()).collect();
            assert_eq!(codes, [code], "{text}");
            assert!(found.countries.is_empty(), "{text}");
        }
        assert!(read("He said au revoir to eu friends.").groups.is_empty());
    }
}
