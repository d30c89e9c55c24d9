//! Joins the finders into what an article says.

use super::countries::{self, CountryMention};
use super::meetings;
use super::party::{Mentioned, Reference};
use super::people::{self, Person};
use super::reading::Reading;
use super::{arabic, english, setting, topics};
use crate::model::{
    Article, CountryCode, DateFound, Extraction, Lang, Mention, OfficialFound, PersonFound,
    RoleClass, Via, char_slice,
};
use crate::names::{Gazetteer, fold_name};

/// Finds the countries, officials, people, dates, meetings and topics of an
/// article.
///
/// `outlet_country` is where the outlet writes from, if the caller knows.
pub fn extract(article: &Article, outlet_country: Option<CountryCode>) -> Extraction {
    let gazetteer = Gazetteer::get();
    let readings: Vec<Reading> = article
        .paragraphs
        .iter()
        .enumerate()
        .map(|(number, p)| Reading::new(number, p, article.published, gazetteer))
        .collect();
    let found = countries::find(&readings);
    let mut mentions = mentions(article.lang, &readings, &found);
    let setting =
        outlet_country.or_else(|| setting::country(article, &readings, &found, &mentions));
    let mut people = people::resolve(&readings, &mut mentions);
    conclude_states(&mut people, &mut mentions, setting);
    let story = Story { readings: &readings, mentions: &mentions, people: &people, setting };
    Extraction {
        countries: countries::gather(&readings, &found),
        officials: officials(&story),
        people: others(&story),
        dates: dates(&readings),
        meetings: meetings::find(&story),
        topics: topics::find(readings.iter()),
    }
}

/// An article with its people known, for the rules that look at the whole.
pub(super) struct Story<'r, 'a> {
    pub readings: &'r [Reading<'a>],
    pub mentions: &'r [Mentioned],
    pub people: &'r [Person],
    pub setting: Option<CountryCode>,
}

fn mentions(lang: Lang, readings: &[Reading], found: &[Vec<CountryMention>]) -> Vec<Mentioned> {
    let mut list: Vec<Mentioned> = Vec::new();
    for (number, reading) in readings.iter().enumerate() {
        list.extend(match lang {
            Lang::Ar => arabic::mentions(reading, number, &found[number]),
            Lang::En => english::mentions(reading, number, &found[number]),
        });
    }
    add_short_names(&mut list, readings);
    list
}

/// Adds the bare surnames and given names of people named in full.
fn add_short_names(list: &mut Vec<Mentioned>, readings: &[Reading]) {
    let known: Vec<String> = list
        .iter()
        .filter(|mention| mention.titled || mention.office.is_some())
        .filter_map(|mention| {
            let name = mention.name.clone()?;
            let reading = &readings[mention.reading];
            let last = reading.folded(name.end - 1).to_owned();
            (name.len() > 1 && last.chars().count() > 2).then_some(last)
        })
        .collect();
    let mut short = Vec::new();
    for (number, reading) in readings.iter().enumerate() {
        for at in 0..reading.len() {
            if is_short_name(reading, at, &known) && !covered(list, number, at) {
                let mut mention = Mentioned::new(number, at..at + 1, Reference::Short);
                mention.name = Some(at..at + 1);
                short.push(mention);
            }
        }
    }
    list.extend(short);
    list.sort_by_key(|mention| (mention.reading, mention.words.start));
}

fn is_short_name(reading: &Reading, at: usize, known: &[String]) -> bool {
    let word = reading.folded(at);
    known.iter().any(|name| name == word)
        && reading.form_at(at).is_none()
        && !reading.in_date(at)
        && (reading.is_arabic(at) || reading.words.list()[at].capital)
}

fn covered(list: &[Mentioned], reading: usize, at: usize) -> bool {
    list.iter().any(|mention| mention.reading == reading && mention.words.contains(&at))
}

/// Gives offices without a state the one their holder has elsewhere, else that
/// of the setting. An ambassador is of another state than the setting.
fn conclude_states(
    people: &mut [Person],
    mentions: &mut [Mentioned],
    setting: Option<CountryCode>,
) {
    let said: Vec<(RoleClass, CountryCode)> =
        mentions.iter().filter_map(|m| Some((m.class()?, m.own_state()?))).collect();
    let conclude = |class: RoleClass| -> Option<CountryCode> {
        if matches!(class, RoleClass::International) {
            return None;
        }
        let mut states: Vec<_> =
            said.iter().filter(|(c, _)| *c == class).map(|(_, s)| *s).collect();
        states.sort_unstable();
        states.dedup();
        match states.as_slice() {
            _ if is_abroad(class) => None,
            [only] => Some(*only),
            _ => setting,
        }
    };
    for person in people.iter_mut().filter(|person| person.state.is_none()) {
        person.state = person.class.and_then(conclude);
    }
    for mention in mentions.iter_mut().filter(|m| m.own_state().is_none()) {
        mention.state = match mention.person {
            Some(person) => people[person].state,
            None => mention.class().and_then(conclude),
        };
    }
}

fn is_abroad(class: RoleClass) -> bool {
    matches!(class, RoleClass::Ambassador | RoleClass::Diplomat)
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
        accredited_to: host.filter(|_| is_abroad(class)),
        former: person.former,
        rank: person.rank.and_then(|number| rank(story, number)),
        mentions: person.mentions.iter().map(|number| mention(story, *number)).collect(),
        confidence: confidence(person),
    })
}

/// The fullest name, and the other forms that differ from it when folded.
fn names(person: &Person) -> Option<(String, Vec<String>)> {
    let clean = |name: &String| name.replace('_', " ").replace('\u{640}', "");
    let mut forms = person.names.iter().map(clean);
    let name = forms.next()?;
    let mut seen = vec![fold_name(&name)];
    let aliases = forms
        .filter(|form| {
            let folded = fold_name(form);
            let fresh = !seen.contains(&folded);
            seen.push(folded);
            fresh
        })
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
    let span = reading.span(&office.words, office.peel.letters);
    Some(char_slice(reading.words.text(), span.start..span.end).to_owned())
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
        (Reference::Office, _) => (Via::Coreference, "office"),
        (Reference::Counterpart, _) => (Via::Coreference, "counterpart"),
    };
    let text = char_slice(reading.words.text(), span.start..span.end).to_owned();
    Mention { span, text, via, rule }
}

fn others(story: &Story) -> Vec<PersonFound> {
    let others = story.people.iter().filter(|person| person.class.is_none());
    others
        .filter(|person| person.words.len() > 1)
        .filter_map(|person| Some(PersonFound { name: names(person)?.0 }))
        .collect()
}

fn dates(readings: &[Reading]) -> Vec<DateFound> {
    readings
        .iter()
        .flat_map(|reading| {
            reading.dates.iter().map(|hit| DateFound {
                text: reading.words.originals(hit.words.clone()).to_owned(),
                from: hit.from,
                to: hit.to,
                precision: hit.precision,
                calendar: hit.calendar,
                vague: hit.vague,
                relative: hit.relative,
                span: reading.span(&hit.words, 0),
            })
        })
        .collect()
}
