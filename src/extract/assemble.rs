//! Joins the finders into what an article says.

use std::cell::OnceCell;
use std::ops::Range;

use jiff::civil::Date;

use super::bind;
use super::conclude::{self, Evidence};
use super::countries::{self, CountryMention};
use super::dateline;
use super::meetings;
use super::office;
use super::party::{Mentioned, Reference, count_before};
use super::people::{self, Person, clean_name};
use super::reading::Reading;
use super::setting::{self, Setting};
use super::states::{self, StatesMet};
use super::summons::{self, Summons};
use super::vocabulary::{Met, Vocabulary};
use super::{arabic, english, listed, organisations, short, topics, trace};
use crate::date::agree;
use crate::model::{
    Article, CountryCode, DateFound, Extraction, Lang, Mention, OfficialFound, Paragraph,
    ParagraphKind, PersonFound, RoleClass, Stems, TracedWord, Via,
};
use crate::names::{Gazetteer, fold_name};
use crate::text::Words;

/// Finds what articles say, one after another; keeps what the tables say of the
/// words it met.
#[derive(Debug)]
pub struct Extractor {
    vocabulary: Vocabulary,
}

impl Default for Extractor {
    fn default() -> Extractor {
        Extractor { vocabulary: Vocabulary::new(Gazetteer::get()) }
    }
}

impl Extractor {
    /// Finds the countries, officials, people, dates, meetings and topics of an
    /// article.
    ///
    /// `outlet_country` is where the outlet writes from, if the caller knows.
    pub fn extract(
        &mut self,
        article: &Article,
        outlet_country: Option<CountryCode>,
    ) -> Extraction {
        extract_read(article, &self.read(article), outlet_country)
    }

    /// The same, and the stems of the words: each paragraph is cut into words once,
    /// and each word looked up once.
    pub fn extract_and_index(
        &mut self,
        article: &Article,
        outlet_country: Option<CountryCode>,
    ) -> (Extraction, Stems) {
        self.vocabulary.make_stems();
        let learnt = self.learn(article);
        let mut stems = Stems::default();
        for (paragraph, (words, met)) in article.paragraphs.iter().zip(&learnt) {
            self.vocabulary.push_stems((words, met), paragraph.kind, &mut stems);
        }
        (extract_read(article, &self.readings(article, learnt), outlet_country), stems)
    }

    /// The same as `extract`, and of each word how it was read and what became of it.
    pub fn trace(
        &mut self,
        article: &Article,
        outlet_country: Option<CountryCode>,
    ) -> (Extraction, Vec<TracedWord>) {
        self.vocabulary.take_notes();
        let readings = self.read(article);
        let found = extract_read(article, &readings, outlet_country);
        let notes = readings.first().map_or_else(Vec::new, Reading::notes);
        let words = trace::trace(&readings, &found, &notes);
        (found, words)
    }

    /// Counts the listed forms in a text: folds it, cuts it into words and looks
    /// them up, as is done before any rule reads it.
    pub fn count_forms(&mut self, text: &str) -> usize {
        self.vocabulary.make_room();
        let words = Words::of(text);
        let met = self.vocabulary.learn(&words);
        Reading::new(0, ParagraphKind::Body, (words, met), &self.vocabulary).forms.len()
    }

    /// Reads the paragraphs of an article.
    fn read<'a>(&'a mut self, article: &'a Article) -> Vec<Reading<'a>> {
        let learnt = self.learn(article);
        self.readings(article, learnt)
    }

    /// The words of each paragraph, and the same in the vocabulary.
    fn learn<'a>(&mut self, article: &'a Article) -> Vec<(Words<'a>, Vec<Met>)> {
        self.vocabulary.make_room();
        let cut = |paragraph: &'a Paragraph| {
            let words = Words::of(&paragraph.text);
            let met = self.vocabulary.learn(&words);
            (words, met)
        };
        article.paragraphs.iter().map(cut).collect()
    }

    fn readings<'a>(
        &'a self,
        article: &'a Article,
        learnt: Vec<(Words<'a>, Vec<Met>)>,
    ) -> Vec<Reading<'a>> {
        let paragraphs = article.paragraphs.iter().zip(learnt).enumerate();
        let vocabulary = &self.vocabulary;
        let mut before = None;
        let mut readings: Vec<Reading> = paragraphs
            .map(|(number, (paragraph, learnt))| {
                let reading = Reading::new(number, paragraph.kind, learnt, vocabulary);
                let reading = reading.dated(article.published, before);
                before = reading.dates.iter().rev().find_map(|hit| hit.from).or(before);
                reading
            })
            .collect();
        let mut dates: Vec<_> = readings.iter_mut().map(|reading| &mut reading.dates).collect();
        agree(&mut dates);
        readings
    }
}

/// Finds what a single article says, as an `Extractor` does.
pub fn extract(article: &Article, outlet_country: Option<CountryCode>) -> Extraction {
    Extractor::default().extract(article, outlet_country)
}

fn extract_read(
    article: &Article,
    readings: &[Reading],
    outlet_country: Option<CountryCode>,
) -> Extraction {
    let home = outlet_country.or_else(|| setting::outlet(article, None));
    let found = countries::find(readings, home);
    let mut mentions = mentions(article, readings, &found);
    let place = dateline::place(readings);
    let read = setting::country(article, readings, &found, &mentions, place.as_ref());
    let setting = match outlet_country {
        Some(_) => Setting { country: outlet_country, told: true, ..read },
        None => read,
    };
    let mut people = people::resolve(readings, &mut mentions, article.published, setting.country);
    let evidence = Evidence { readings, found: &found, setting, published: article.published };
    conclude::states(&evidence, &mut people, &mut mentions);
    // `الوزير ماركو روبيو ونظيره`: of a minister whose office only his name tells.
    people::settle_counterparts(readings, &mut people, &mut mentions);
    bind::bind_known(readings, &mut people, &mut mentions, setting.country);
    people::gather(&mut people, &mentions);
    let (summonses, states_met) = (OnceCell::new(), OnceCell::new());
    let story = Story {
        summonses: &summonses,
        states_met: &states_met,
        readings,
        found: &found,
        mentions: &mentions,
        people: &people,
        setting: setting.country,
        published: article.published,
    };
    Extraction {
        countries: countries::gather(readings, &found, place.as_ref()),
        officials: officials(&story),
        people: others(&story),
        dates: dates(readings),
        meetings: meetings::find(&story),
        topics: topics::find(readings.iter()),
        organisations: organisations::find((readings, &found), article.lang, setting.country),
        groups: organisations::groups(readings),
    }
}

/// An article with its people known, for the rules that look at the whole.
pub(super) struct Story<'r, 'a> {
    pub readings: &'r [Reading<'a>],
    pub found: &'r [Vec<CountryMention>],
    pub mentions: &'r [Mentioned],
    pub people: &'r [Person],
    pub setting: Option<CountryCode>,
    /// The day of publication.
    pub published: Option<Date>,
    /// The envoys whom states summon, looked for when the first summons is met.
    pub summonses: &'r OnceCell<Vec<Summons>>,
    /// The states that meet, looked for when the first such meeting may be told.
    pub states_met: &'r OnceCell<Vec<StatesMet>>,
}

impl<'r> Story<'r, '_> {
    /// The mentions of a reading, in order.
    pub fn mentions_of(&self, number: usize) -> &'r [Mentioned] {
        let from = self.mentions.partition_point(|mention| mention.reading < number);
        let until = self.mentions.partition_point(|mention| mention.reading <= number);
        &self.mentions[from..until]
    }

    /// The mentions of a reading that begin among some of its words, in order.
    pub fn mentions_in(&self, number: usize, words: &Range<usize>) -> &'r [Mentioned] {
        let before = |word| count_before(self.mentions, (number, word));
        &self.mentions[before(words.start)..before(words.end)]
    }

    /// The envoy whom a state summons by a word of a reading.
    pub fn summons(&self, number: usize, at: usize) -> Option<&'r Summons> {
        let all = self.summonses.get_or_init(|| summons::find(self));
        let told = all.binary_search_by_key(&(number, at), Summons::place).ok()?;
        Some(&all[told])
    }

    /// The states that a word of a reading says to have met.
    pub fn states_met(&self, number: usize, at: usize) -> Option<&'r StatesMet> {
        let all = self.states_met.get_or_init(|| states::find(self));
        let told = all.binary_search_by_key(&(number, at), StatesMet::place).ok()?;
        Some(&all[told])
    }

    /// The envoy of the summons told last before a word.
    pub fn summoned_before(&self, number: usize, at: usize) -> Option<&'r Mentioned> {
        let all = self.summonses.get_or_init(|| summons::find(self));
        let before = all.partition_point(|told| told.place() < (number, at));
        let told = &all[before.checked_sub(1)?];
        let mentions = self.mentions_of(told.host.reading);
        mentions.iter().find(|mention| mention.words.start == told.guest)
    }
}

fn mentions(
    article: &Article,
    readings: &[Reading],
    found: &[Vec<CountryMention>],
) -> Vec<Mentioned> {
    let mut list: Vec<Mentioned> = Vec::new();
    for (number, reading) in readings.iter().enumerate() {
        list.extend(match article.lang {
            Lang::Ar => arabic::mentions(reading, number, &found[number]),
            Lang::En => english::mentions(reading, number, &found[number]),
        });
    }
    people::drop_teams(&mut list, readings);
    listed::expand(&mut list, readings, found);
    short::part(&mut list, readings);
    short::part_subjects(&mut list, readings, article.published);
    short::add(&mut list, readings, article.published);
    list
}

fn officials(story: &Story) -> Vec<OfficialFound> {
    story.people.iter().filter_map(|person| official(story, person)).collect()
}

fn official(story: &Story, person: &Person) -> Option<OfficialFound> {
    let class = person.class?;
    let office = person.office.and_then(|number| story.mentions[number].office.as_ref());
    let (name, aliases) = names(person)?;
    let host = office.and_then(|office| match office.host? {
        super::office::Host::State(state) => Some(state),
        super::office::Host::Setting => story.setting,
    });
    Some(OfficialFound {
        name,
        aliases,
        role: person.office.and_then(|number| role(story, number)),
        role_class: class,
        country: person.state.filter(|_| class != RoleClass::International),
        country_via: person
            .state_via
            .filter(|_| person.state.is_some() && class != RoleClass::International),
        accredited_to: host.filter(|_| class.is_abroad()),
        former: person.former,
        rank: person.rank.and_then(|number| rank(story, number)),
        mentions: person.mentions.iter().map(|number| mention(story, *number)).collect(),
        confidence: confidence(person),
    })
}

/// The fullest name, and the other forms that differ from it when folded.
fn names(person: &Person) -> Option<(String, Vec<String>)> {
    let (name, others) = person.names.split_first()?;
    let name = clean_name(name);
    let mut seen = Vec::new();
    if !others.is_empty() {
        seen.push(fold_name(&name));
    }
    // A hashtag is how some readers will look for the name.
    let tags = person.names.iter().filter(|form| form.contains('_')).cloned();
    let aliases = others
        .iter()
        .map(|form| clean_name(form))
        .filter(|form| {
            let folded = fold_name(form);
            let fresh = !seen.contains(&folded);
            seen.push(folded);
            fresh
        })
        .chain(tags)
        .collect();
    Some((name, aliases))
}

/// Said with an office and a state: sure; a state concluded or a title alone: less.
fn confidence(person: &Person) -> f64 {
    match (person.office.is_some(), person.state_said) {
        (true, true) => 0.95,
        (true, false) => 0.8,
        (false, _) => 0.6,
    }
}

fn role(story: &Story, number: usize) -> Option<String> {
    let mention = &story.mentions[number];
    let office = mention.office.as_ref()?;
    let reading = &story.readings[mention.reading];
    let mut role = reading.text(&office.words, office.peel.letters).to_owned();
    // `قائد القيادة المركزية «سنتكوم»`: a mark that opens within it closes there.
    let end = office.words.end;
    let mark = if end < reading.len() { reading.words.gap(end).chars().next() } else { None };
    let pair = |(open, close): &&(char, char)| mark == Some(*close) && role.contains(*open);
    if let Some((_, close)) = office::MARKS.iter().find(pair) {
        role.push(*close);
    }
    Some(role)
}

fn rank(story: &Story, number: usize) -> Option<String> {
    let mention = &story.mentions[number];
    let reading = &story.readings[mention.reading];
    Some(reading.words.originals(mention.rank.clone()?).to_owned())
}

fn mention(story: &Story, number: usize) -> Mention {
    let mention = &story.mentions[number];
    let reading = &story.readings[mention.reading];
    let span = reading.span(&mention.words, mention.letters);
    let (via, rule) = match (mention.reference, &mention.office) {
        (Reference::Named, Some(_)) => (Via::Name, "office-name"),
        (Reference::Named, None) => (Via::Name, "title-name"),
        (Reference::Counterpart, _) if mention.name.is_some() => (Via::Name, "counterpart"),
        (Reference::Short, _) => (Via::Coreference, "short-name"),
        (Reference::Pronoun, _) => (Via::Coreference, "honorific"),
        (Reference::Office | Reference::State, _) => (Via::Coreference, "office"),
        (Reference::Counterpart, _) => (Via::Coreference, "counterpart"),
    };
    let text = reading.text(&mention.words, mention.letters).to_owned();
    Mention { span, text, via, rule }
}

fn others(story: &Story) -> Vec<PersonFound> {
    let others = story.people.iter().filter(|person| person.class.is_none());
    others
        .filter(|person| person.words.len() > 1)
        .filter_map(|person| {
            let mentions = person.mentions.iter().map(|number| mention(story, *number)).collect();
            Some(PersonFound { name: clean_name(person.names.first()?), mentions })
        })
        .collect()
}

fn dates(readings: &[Reading]) -> Vec<DateFound> {
    let told = readings.iter().filter(|reading| !dateline::is_alone(reading));
    told.flat_map(|reading| {
        reading.dates.iter().map(|hit| DateFound {
            text: reading.words.originals(hit.words.clone()).to_owned(),
            from: hit.from,
            to: hit.to,
            precision: hit.precision,
            calendar: hit.calendar,
            vague: hit.vague,
            relative: hit.relative,
            span: reading.span(&hit.words, 0),
            rule: hit.rule,
        })
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every line of the project's own articles as a paragraph.
    fn corpus() -> Article {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/corpus/articles");
        let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        let texts: Vec<String> = files.map(|p| std::fs::read_to_string(p).unwrap()).collect();
        let lines = texts.iter().flat_map(|text| text.split("\\n"));
        Article::of_texts(Lang::Ar, lines.map(|line| (ParagraphKind::Body, line)))
    }

    #[test]
    fn no_mention_begins_with_a_plain_word() {
        let article = corpus();
        let mut extractor = Extractor::default();
        let readings = extractor.read(&article);
        let found = countries::find(&readings, None);
        let mut plain = 0;
        for (reading, found) in readings.iter().zip(&found) {
            for at in (0..reading.len()).filter(|at| reading.is_plain(*at)) {
                plain += 1;
                let before = reading.words.originals(at.saturating_sub(2)..at + 1);
                assert!(!arabic::is_missed(reading, found, at), "{before}");
            }
        }
        assert!(plain > 1000, "{plain}");
    }
}
