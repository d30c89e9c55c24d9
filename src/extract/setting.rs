//! The country an article is set in: where `لدى البلاد` and an office without a
//! state belong.

use rustc_hash::FxHashMap;

use super::countries::CountryMention;
use super::office::Host;
use super::party::Mentioned;
use super::reading::Reading;
use crate::model::{Article, CountryCode, RoleClass, Via};
use crate::names::Gazetteer;
use crate::text::fold;

/// Country domains that sites elsewhere use for their letters.
const BORROWED_DOMAINS: [&str; 9] = ["tv", "io", "co", "me", "fm", "ai", "cc", "ws", "ly"];
/// Domains that differ from the country's code.
const OTHER_DOMAINS: [(&str, &str); 1] = [("uk", "GB")];

/// The country an article is set in, by the first sign that says so: the outlet,
/// its domain, an ambassador's accreditation, the dateline's capital, the
/// country it names most.
pub(super) fn country(
    article: &Article,
    readings: &[Reading],
    found: &[Vec<CountryMention>],
    mentions: &[Mentioned],
) -> Option<CountryCode> {
    outlet(article)
        .or_else(|| domain(article))
        .or_else(|| accreditation(mentions))
        .or_else(|| dateline(readings, found))
        .or_else(|| most_named(found, mentions))
}

/// `سفير اليابان لدى الكويت`; a home country's own ambassador abroad tells
/// nothing, so the state must be that of the host and not of other offices.
fn accreditation(mentions: &[Mentioned]) -> Option<CountryCode> {
    let mut hosts = mentions.iter().filter_map(|mention| match mention.office.as_ref()?.host? {
        Host::State(state) => Some(state),
        Host::Setting => None,
    });
    let first = hosts.next()?;
    let ministers_of_host = mentions.iter().any(|mention| {
        mention.own_state() == Some(first)
            && mention.class().is_some_and(|class| class != RoleClass::Ambassador)
    });
    (ministers_of_host && hosts.all(|host| host == first)).then_some(first)
}

fn outlet(article: &Article) -> Option<CountryCode> {
    let source = fold(article.source.as_deref()?);
    Gazetteer::get().outlet(&source)
}

fn domain(article: &Article) -> Option<CountryCode> {
    let url = article.url.as_deref()?;
    let host = url.split("//").nth(1)?.split(['/', ':', '?']).next()?;
    let top = host.rsplit('.').next()?.to_ascii_lowercase();
    if let Some((_, code)) = OTHER_DOMAINS.iter().find(|(domain, _)| *domain == top) {
        return CountryCode::new(code);
    }
    let code = CountryCode::new(&top).filter(|_| !BORROWED_DOMAINS.contains(&top.as_str()))?;
    Gazetteer::get().countries.is_listed(code).then_some(code)
}

/// `الرياض – واس:` at the head of the first paragraph.
fn dateline(readings: &[Reading], found: &[Vec<CountryMention>]) -> Option<CountryCode> {
    let number = readings.iter().position(|r| r.paragraph > 0 && r.len() > 12)?;
    let (reading, mentions) = (&readings[number], &found[number]);
    let first = mentions.first()?;
    let form = &reading.forms[first.form];
    let closed = reading.words.gap(form.words.end).contains(['-', '–', '—', ':', '(', '،', 'ـ']);
    (form.words.start <= 1 && first.via != Via::Demonym && closed).then_some(first.code)
}

/// The country named most, where an office without a state needs one; a tie
/// tells nothing.
fn most_named(found: &[Vec<CountryMention>], mentions: &[Mentioned]) -> Option<CountryCode> {
    let mut counts: FxHashMap<CountryCode, usize> = FxHashMap::default();
    for mention in found.iter().flatten() {
        *counts.entry(mention.code).or_default() += 1;
    }
    for mention in mentions {
        let abroad = matches!(mention.class(), Some(RoleClass::Ambassador | RoleClass::Diplomat));
        if let Some(state) = mention.own_state().filter(|_| abroad) {
            counts.remove(&state);
        }
    }
    let most = counts.iter().max_by_key(|(code, count)| (**count, std::cmp::Reverse(**code)))?;
    let tie = counts.iter().any(|(code, count)| code != most.0 && count == most.1);
    (!tie && *most.1 > 1).then_some(*most.0)
}
