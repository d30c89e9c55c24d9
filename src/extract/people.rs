//! Says which mentions are the same person, within one article.
//!
//! The fullest form is the name, the others are aliases. A bare surname, a
//! `السفير الياباني`, a `معاليه`, a `نظيره الأميركي` each go to the person they
//! stand for, if the article names one.

mod counterparts;

use std::borrow::Cow;
use std::ops::Range;

use jiff::civil::Date;
use rustc_hash::{FxHashMap, FxHashSet};

use super::bind;
use super::called::{Called, father};
use super::office::Office;
use super::party::{Mentioned, Reference, is_crown};
use super::reading::Reading;
use super::short::names_president;
use crate::model::{CountryCode, RoleClass, StateVia};
use crate::names::{Gazetteer, WordKind, name_words};

pub(super) use counterparts::settle_counterparts;
use counterparts::{class_around, class_before};

/// A person of the article.
#[derive(Debug, Clone)]
pub(super) struct Person {
    /// The folded words of the fullest name.
    pub words: Vec<String>,
    /// The forms of the name, fullest first, as written.
    pub names: Vec<String>,
    pub class: Option<RoleClass>,
    pub state: Option<CountryCode>,
    /// The office is a head alone (`الوزير`).
    pub bare: bool,
    /// The first office is no public one.
    pub private: bool,
    /// The state was said, not concluded.
    pub state_said: bool,
    /// An English text calls them king, queen, sultan or emperor.
    pub throne: bool,
    /// A title that is no rank stands before the name (`Sheikh`).
    pub titled: bool,
    /// What tells the state.
    pub state_via: Option<StateVia>,
    pub former: bool,
    /// The mention whose words give the office.
    pub office: Option<usize>,
    /// The mention whose words give the rank.
    pub rank: Option<usize>,
    /// Numbers of the mentions, in order.
    pub mentions: Vec<usize>,
}

impl Person {
    /// `السفيرة` of a charity is no ambassador later on, either.
    fn rejects(&self, office: &Office) -> bool {
        self.private && office.bare
    }
}

/// The people of an article; every mention is told its person.
pub(super) fn resolve(
    readings: &[Reading],
    mentions: &mut [Mentioned],
    published: Option<Date>,
    home: Option<CountryCode>,
) -> Vec<Person> {
    let mut people: Vec<Person> = Vec::new();
    let mut called = Called::default();
    drop_doubtful(readings, mentions, published);
    trim_swallowed(readings, mentions);
    for number in 0..mentions.len() {
        if mentions[number].reference == Reference::Counterpart {
            let class = class_before(readings, &people, mentions, number);
            let latin = || class_around(readings, &people, mentions, number);
            mentions[number].as_class = class.or_else(latin);
        }
        let Some(name) = mentions[number].name.clone() else { continue };
        let letters = mentions[number].name_letters;
        let written = written(&readings[mentions[number].reading], name, letters);
        let words = name_words(&written);
        let throne = is_on_throne(&readings[mentions[number].reading], &mentions[number]);
        let same = find(&people, &called, &words, (&mentions[number], throne));
        let person = same.unwrap_or_else(|| {
            people.push(new_person());
            people.len() - 1
        });
        if people[person].words != words {
            called.add(&words, person);
        }
        join(&mut people[person], number, &mentions[number], &written, words);
        people[person].throne |= throne;
        people[person].titled |= mentions[number].titled && mentions[number].rank.is_none();
        mentions[number].person = Some(person);
    }
    bind::bind(readings, &mut people, mentions, home);
    people
}

/// `King NAME`, `Sultan NAME`, in English: whom no other office is of.
fn is_on_throne(reading: &Reading, mention: &Mentioned) -> bool {
    let crown = |at: usize| is_crown(reading.folded(at));
    let office = mention.office.as_ref().filter(|office| office.class == RoleClass::HeadOfState);
    office.is_some_and(|office| office.words.clone().any(crown))
}

/// Tells people the mentions that stand for them, in order.
pub(super) fn gather(people: &mut [Person], mentions: &[Mentioned]) {
    for (number, mention) in mentions.iter().enumerate() {
        if let (Some(person), None) = (mention.person, &mention.name) {
            people[person].mentions.push(number);
        }
    }
}

/// `الفريق الأهلاوي`, `الفريق لقاءه`: one word after that rank is no name unless the article
/// has it elsewhere; a team is called so, too.
pub(super) fn drop_teams(mentions: &mut Vec<Mentioned>, readings: &[Reading]) {
    let team = |mention: &Mentioned| {
        let reading = &readings[mention.reading];
        let alone = mention.office.is_none() && mention.name.as_ref().is_some_and(|n| n.len() == 1);
        let rank = mention.rank.as_ref().filter(|rank| rank.len() == 1 && alone);
        rank.is_some_and(|rank| reading.folded(rank.start).ends_with("الفريق"))
    };
    if !mentions.iter().any(team) {
        return;
    }
    let full = mentions.iter().filter_map(|mention| {
        let name = mention.name.as_ref().filter(|name| name.len() > 1)?;
        Some(readings[mention.reading].folded(name.end - 1))
    });
    let named: FxHashSet<&str> = full.collect();
    mentions.retain(|mention| {
        let last = || readings[mention.reading].folded(mention.words.end - 1);
        !team(mention) || named.contains(last())
    });
}

/// `وتبادل السفير الصربي الأحاديث`: one word with the article after an office that
/// says which it is, is a name only if the article has it elsewhere, or if whoever holds the
/// office on the day is called so (`رئيس الحكومة الحريري`).
fn drop_doubtful(readings: &[Reading], mentions: &mut [Mentioned], published: Option<Date>) {
    let mut seen: FxHashMap<&str, usize> = FxHashMap::default();
    for mention in mentions.iter() {
        if let Some(name) = mention.name.as_ref().filter(|name| name.len() > 1) {
            *seen.entry(readings[mention.reading].folded(name.end - 1)).or_default() += 1;
        }
    }
    for mention in mentions.iter_mut() {
        let Some(name) = mention.name.clone().filter(|name| name.len() == 1) else { continue };
        let Some(office) = &mention.office else { continue };
        let word = readings[mention.reading].folded(name.start);
        // `Foreign Minister Hayashi` is named, `the chairman Citibank` not.
        if bind::is_sole(office.class) && !readings[mention.reading].is_arabic(name.start) {
            continue;
        }
        let whole = !office.bare && office.words.end == name.start;
        let given = readings[mention.reading].kind(name.start).is(WordKind::GIVEN);
        let definite = ["ال", "بال", "لل"].iter().any(|clitic| word.starts_with(clitic));
        let doubtful = definite || (!given && office.states.is_empty());
        // `الرئيس المعترف به`: an adjective.
        let reading = &readings[mention.reading];
        let said_of = office.bare
            && word.starts_with("ال")
            && matches!(reading.folded(name.end), "به" | "بها" | "ولايته" | "ولايتها");
        let presides = || names_president(reading, name.start, (office, published));
        if (whole && doubtful && !presides() || said_of) && !seen.contains_key(word) {
            mention.words.end = office.words.end;
            mention.name = None;
            mention.reference = Reference::Office;
        }
    }
}

/// `زار الأمير وليام الأماكن`: a common word that ends a name once, where the
/// article has the name without it.
fn trim_swallowed(readings: &[Reading], mentions: &mut [Mentioned]) {
    let text = |mention: &Mentioned, name: Range<usize>| {
        (name.len(), readings[mention.reading].words.folded_together(name))
    };
    let mut seen: FxHashMap<(usize, &str), usize> = FxHashMap::default();
    for mention in mentions.iter() {
        if let Some(name) = mention.name.clone() {
            *seen.entry(text(mention, name)).or_default() += 1;
        }
    }
    for mention in mentions.iter_mut() {
        let Some(name) = mention.name.clone().filter(|name| name.len() > 1) else { continue };
        let reading = &readings[mention.reading];
        let last = reading.folded(name.end - 1);
        let open = last.starts_with("ال") && mention.words.end == name.end;
        let swallowed = open
            && seen.get(&text(mention, name.clone())) == Some(&1)
            && seen.contains_key(&text(mention, name.start..name.end - 1))
            && reading.runs_on(name.end)
            && reading.gazetteer().stemmer().is_word(last);
        if swallowed {
            mention.words.end -= 1;
            mention.name = Some(name.start..name.end - 1);
        }
    }
}

/// A name without the signs of a hashtag and the strokes that lengthen it.
pub(super) fn clean_name(name: &str) -> String {
    match name.contains(['_', '\u{640}', '#']) {
        true => name.replace('_', " ").replace(['\u{640}', '#'], ""),
        false => name.to_owned(),
    }
}

/// A name as the article has it, without the clitics before it and brackets in it.
fn written<'r>(reading: &'r Reading, name: Range<usize>, letters: usize) -> Cow<'r, str> {
    let text = reading.words.originals(name);
    let text = text.char_indices().nth(letters).map_or(text, |(start, _)| &text[start..]);
    match text.contains(')') {
        true => Cow::Owned(text.replace(['(', ')'], "")),
        false => Cow::Borrowed(text),
    }
}

fn new_person() -> Person {
    Person {
        words: Vec::new(),
        names: Vec::new(),
        class: None,
        state: None,
        bare: false,
        private: false,
        throne: false,
        titled: false,
        state_said: false,
        state_via: None,
        former: false,
        office: None,
        rank: None,
        mentions: Vec::new(),
    }
}

/// The person among those `called` alike whom a name is a form of. Offices that differ keep
/// two people of one short name apart.
fn find(
    people: &[Person],
    called: &Called,
    words: &[String],
    (mention, throne): (&Mentioned, bool),
) -> Option<usize> {
    let fits = |person: &Person| match (person.class, mention.class()) {
        // `King Abdullah` is not Prime Minister Abdullah Ensour.
        (Some(one), Some(other)) if one != other && person.throne != throne => false,
        (Some(one), Some(other)) => {
            let bare = mention.office.as_ref().is_some_and(|office| office.bare);
            one == other
                || words.len() > 1 && person.words.len() > 1
                || is_weak(one)
                || is_weak(other)
                || ((bare || person.bare) && is_addressed_alike(one, other))
        }
        _ => true,
    };
    let alike = called.alike(words);
    let named = if let [only] = words { called.only(only) } else { &alike };
    let exact = |index: &usize| people[*index].words == words && fits(&people[*index]);
    named.iter().copied().find(exact).or_else(|| {
        let same_name = |index: &usize| same_person(&people[*index].words, words);
        // `ترمب` is `دونالد ترامب` in another spelling.
        let leaders = Gazetteer::get().leaders();
        let spelt = |index: &usize| leaders.are_one(&people[*index].words, words);
        let leading = called.leading(words).iter().copied().filter(spelt);
        let same = alike.iter().copied().filter(same_name).chain(leading);
        let mut same = same.filter(|index| fits(&people[*index]));
        match words.len() > 1 && !is_house(words) {
            true => same.min(),
            false if mention.titled && mention.rank.is_none() && words[0].is_ascii() => {
                let same: Vec<usize> = same.collect();
                titled_alike(people, &same, words)
                    .or_else(|| only_holder(people, same.iter().copied()))
            }
            false => only_holder(people, &mut same),
        }
    })
}

/// `Shaikh Mohammed` is the one so called who has a title, not `Mohammed Al Shaibani`.
fn titled_alike(people: &[Person], same: &[usize], words: &[String]) -> Option<usize> {
    let called =
        |index: &usize| people[*index].titled && people[*index].words.first() == words.first();
    bind::only(same.iter().copied().filter(called))
}

/// A short name of several is that of the only one who holds an office.
fn only_holder(people: &[Person], same: impl Iterator<Item = usize>) -> Option<usize> {
    let (mut first, mut holder, mut several) = (None, None, false);
    for index in same {
        several |= *first.get_or_insert(index) != index;
        let held = people[index].class.is_some();
        if held && *holder.get_or_insert(index) != index {
            return None;
        }
    }
    if several { holder } else { first }
}

/// Offices whose holders are addressed by one word: `الوزير`, `الرئيس`, `السفير`.
fn is_addressed_alike(one: RoleClass, other: RoleClass) -> bool {
    use RoleClass::{Ambassador, Diplomat, HeadOfGovernment, HeadOfState, Legislator, Minister};
    let minister = |class: RoleClass| class == Minister || class.is_chief_minister();
    let president = |class| matches!(class, HeadOfState | HeadOfGovernment | Legislator);
    let envoy = |class| matches!(class, Ambassador | Diplomat);
    (minister(one) && minister(other))
        || (president(one) && president(other))
        || (envoy(one) && envoy(other))
}

fn is_weak(class: RoleClass) -> bool {
    matches!(class, RoleClass::Royal | RoleClass::Military | RoleClass::Other)
}

/// Whether two names can be one person's: one is the other's beginning, or
/// leaves out words in its middle, or is its surname or given name alone.
/// `سلمان بن عبدالعزيز` is inside `محمد بن سلمان بن عبدالعزيز` and another man.
pub(super) fn same_person(one: &[String], other: &[String]) -> bool {
    let (long, short) = if one.len() >= other.len() { (one, other) } else { (other, one) };
    let Some(first) = short.first() else { return false };
    if let [only] = short {
        return is_surname(long, only) || long.first() == Some(only) || is_inner(long, only);
    }
    if is_house(short) {
        return long.ends_with(short);
    }
    if long.first() == Some(first) {
        return is_subsequence(short, long);
    }
    // `بن سلمان` is the son, by the first of the fathers alone.
    if let Some((called, true)) = father(short) {
        return father(long) == Some((called, false));
    }
    // Without a chain of fathers, a given name before the known words is left out.
    let chain = long.iter().chain(short).any(|word| is_link(word));
    !chain && long.ends_with(short)
}

/// Whether a word links a name to that of the father.
pub(super) fn is_link(word: &str) -> bool {
    matches!(word, "بن" | "ابن" | "bin" | "ibn" | "ben")
}

/// `Gen Al Numani`: a family's name with its article, in Latin letters.
fn is_house(name: &[String]) -> bool {
    matches!(name, [article, _] if matches!(article.as_str(), "al" | "el"))
}

pub(super) fn is_son(word: &str) -> bool {
    matches!(word, "بن" | "ابن" | "ولد")
}

/// A Latin name may be called by the first of two surnames (`Valdivia Soto`).
fn is_inner(name: &[String], word: &str) -> bool {
    word.is_ascii() && word.len() > 3 && name.iter().any(|part| part == word)
}

fn is_surname(name: &[String], word: &str) -> bool {
    // `سلمان` is the father of `محمد بن سلمان`.
    if name.len() > 1 && matches!(name[name.len() - 2].as_str(), "بن" | "ابن") {
        return false;
    }
    let bare = |word: &str| word.strip_prefix("ال").unwrap_or(word).to_owned();
    name.len() > 1
        && name
            .last()
            .is_some_and(|last| last == word || bare(last) == bare(word) && word.len() > 6)
}

fn is_subsequence(short: &[String], long: &[String]) -> bool {
    let counts = |word: &&String| !is_joint(word);
    let mut rest = long.iter().filter(counts);
    // `صباح الخالد` is `صباح خالد الحمد الصباح`.
    let father = |word: &str, name: &str| word.strip_prefix("ال") == Some(name);
    let mut words = short.iter().filter(counts).enumerate();
    words.all(|(place, word)| rest.any(|other| other == word || place == 1 && father(word, other)))
}

/// Whether a word only joins others of a name.
pub(super) fn is_joint(word: &str) -> bool {
    matches!(word, "بن" | "ابن" | "ال" | "bin" | "ibn" | "al" | "el")
}

fn join(
    person: &mut Person,
    number: usize,
    mention: &Mentioned,
    written: &str,
    words: Vec<String>,
) {
    let fuller = words.len() > person.words.len();
    if !person.names.iter().any(|name| name == written) {
        let place = if fuller { 0 } else { person.names.len() };
        person.names.insert(place, written.to_owned());
    }
    if fuller {
        person.words = words;
    }
    if let Some(office) = mention.office.as_ref().filter(|office| !person.rejects(office)) {
        person.private |= office.private;
        // `نظيرته هاروكا …`, later `الوزيرة …`: the head alone says less.
        let addressed = office.bare
            && person.class.is_some_and(|class| is_addressed_alike(class, office.class));
        let fuller = person.bare
            && !office.bare
            && person.class.is_some_and(|class| is_addressed_alike(class, office.class));
        let better = !addressed
            && (fuller || person.class.is_none_or(is_weak) || person.office.is_none())
            && !(office.private && person.class.is_some());
        if better {
            person.class = mention.class();
            person.office = Some(number);
            person.state = mention.own_state().or(person.state);
            person.former = office.former;
            person.bare = office.bare;
        } else if person.class == Some(office.class) {
            person.state = person.state.or(mention.own_state());
            person.former |= office.former;
        }
    } else if let Some(class) = mention.class().filter(|_| mention.office.is_none()) {
        let soldier = person.class == Some(RoleClass::Military) && class == RoleClass::Royal;
        if person.class.is_none() || soldier {
            person.class = Some(class);
        }
        person.state = person.state.or(mention.own_state());
    }
    person.state_said = person.state.is_some();
    if person.state.is_some() && person.state == mention.own_state() {
        person.state_via = person.state_via.or(mention.via());
    }
    person.rank = person.rank.or(mention.rank.as_ref().map(|_| number));
    person.mentions.push(number);
}

#[cfg(test)]
mod tests {
    use super::same_person;
    use crate::names::name_words;

    #[test]
    fn forms_of_a_name_and_names_of_two() {
        for (one, other, same) in [
            ("دونالد ترامب", "ترامب", true),
            ("عادل بن أحمد الجبير", "عادل الجبير", true),
            ("سيد طارق حسين", "طارق حسين", true),
            ("محمد بن سلمان بن عبدالعزيز", "محمد بن سلمان", true),
            ("محمد بن سلمان بن عبدالعزيز", "سلمان بن عبدالعزيز", false),
            ("عبدالله العلي", "عبد الله العلي", true),
            ("محمد بن سلمان", "سلمان", false),
            ("محمد بن سلمان", "محمد", true),
            ("محمد بن سلمان بن عبدالعزيز", "بن سلمان", true),
            ("أحمد بن حلي", "ابن حلي", true),
            ("محمد بن سلمان بن عبدالعزيز", "بن عبدالعزيز", false),
            ("محمد العلي", "أحمد العلي", false),
            ("محمد العلي", "محمد السالم", false),
        ] {
            let result = same_person(&name_words(one), &name_words(other));
            assert_eq!(result, same, "{one} ~ {other}");
        }
    }
}
