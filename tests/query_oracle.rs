//! The answers of SQL against a plain match over the articles as they were
//! extracted: the same articles in the same order, for generated queries over
//! generated archives. The match knows no SQL and no index.

#![allow(clippy::unwrap_used, clippy::too_many_lines, missing_docs)]

use std::cmp::Reverse;
use std::collections::HashMap;
use std::path::Path;

use jiff::civil::{Date, Weekday, date};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, TestRng, TestRunner};
use sijill::archive::{Archive, RunOf, Writer};
use sijill::import::{Analyst, index_text};
use sijill::model::{
    Analysed, Article, Lang, MeetingFound, Mention, Origin, Paragraph, ParagraphKind, Party,
    Period, PublishedFrom, SURE, keys,
};
use sijill::names::{Gazetteer, fold_name};
use sijill::query::fields::{Flag, Part, Side, SortKey, Thing};
use sijill::query::{
    self, ArchiveNames, Clause, Context, Form, Near, Query, Role, Text, Who, holds,
};
use sijill::text::Words;

const ARCHIVES: usize = 12;
const QUERIES: usize = 250;

// What is matched.

struct Stored {
    key: String,
    analysed: Analysed,
    entities: HashMap<String, i64>,
    source: Option<i64>,
}

/// A word: folded, and its stem.
type Token = (String, String);

fn tokens(text: &str) -> Vec<Token> {
    let (words, stemmer) = (Words::of(text), Gazetteer::get().stemmer());
    let stem = |i: usize| stemmer.stem(words.folded(i), words.list()[i].script).into_owned();
    (0..words.len()).map(|i| (words.folded(i).to_owned(), stem(i))).collect()
}

impl Stored {
    fn paragraphs(&self) -> &[Paragraph] {
        &self.analysed.article.paragraphs
    }

    fn official(&self, name: &str) -> Option<i64> {
        self.entities.get(&fold_name(name)).copied()
    }

    fn day(&self) -> Option<Date> {
        self.analysed.article.published
    }

    fn matches(&self, clause: &Clause) -> bool {
        let found = &self.analysed.found;
        match clause {
            Clause::All => true,
            Clause::And(parts) => parts.iter().all(|part| self.matches(part)),
            Clause::Or(parts) => parts.iter().any(|part| self.matches(part)),
            Clause::Not(inner) => !self.matches(inner),
            Clause::Text(text) => (0..self.paragraphs().len()).any(|at| self.words_in(text, at)),
            Clause::Near(near) => (0..self.paragraphs().len()).any(|at| self.near_in(near, at)),
            Clause::Country(codes) => found.countries.iter().any(|c| codes.contains(&c.code)),
            Clause::Official(open) => found
                .officials
                .iter()
                .any(|o| self.official(&o.name).is_some_and(|id| open.ids.contains(&id))),
            Clause::Often(inner, number) => self.often(
                inner,
                |count| count >= number.least && number.most.is_none_or(|most| count <= most),
                &|_| true,
            ),
            Clause::Role(role) => found.officials.iter().any(|o| {
                role.classes.contains(&o.role_class)
                    && role.title.as_ref().is_none_or(|title| {
                        (title.countries.is_empty()
                            || o.country.is_some_and(|c| title.countries.contains(&c)))
                            && has_stems(o.role.as_deref().unwrap_or(""), &title.stems)
                    })
            }),
            Clause::Topic(topics) => found.topics.iter().any(|topic| topics.contains(topic)),
            Clause::Event(periods) => periods.iter().any(|period| {
                let met = found.meetings.iter().any(|m| {
                    m.confidence >= SURE && m.date.is_some_and(|day| within(*period, day, day))
                });
                met || found.dates.iter().any(|d| dated(*period, d.from, d.to))
            }),
            Clause::Source(open) => self.source.is_some_and(|id| open.ids.contains(&id)),
            Clause::Lang(lang) => self.analysed.article.lang == *lang,
            Clause::Published(periods) => {
                periods.iter().any(|period| self.day().is_some_and(|day| within(*period, day, day)))
            }
            Clause::Url(typed) => {
                let bare = |url: &str| {
                    let url = url.strip_prefix("https://").or(url.strip_prefix("http://"));
                    url.map(|url| url.strip_prefix("www.").unwrap_or(url).to_owned())
                };
                let url = self.analysed.article.url.as_deref().unwrap_or("");
                let wanted = bare(typed).unwrap_or(typed.clone());
                bare(url).is_some_and(|url| url.starts_with(&wanted))
            }
            Clause::File(files) => files.names.contains(&self.analysed.article.origin.file),
            Clause::Id(id) => self.key == *id,
            Clause::Has(thing) => match thing {
                Thing::Meeting => found.meetings.iter().any(|m| m.confidence >= SURE),
                Thing::Country => !found.countries.is_empty(),
                Thing::Official => !found.officials.is_empty(),
                Thing::Date => !found.dates.is_empty(),
                Thing::Published => self.day().is_some(),
            },
            Clause::Is(Flag::Undated) => self.day().is_none(),
            Clause::Is(_) => false,
            Clause::Para(inner) => {
                (0..self.paragraphs().len()).any(|at| self.paragraph_matches(inner, at))
            }
            Clause::Meet(inner) => found.meetings.iter().any(|meeting| {
                (speaks_of_certainty(inner) || meeting.confidence >= SURE)
                    && self.meeting_matches(inner, meeting)
            }),
            Clause::Party(..) | Clause::Kind(_) | Clause::Place(_) => panic!("{clause:?}"),
        }
    }

    fn often(
        &self,
        inner: &Clause,
        fits: impl Fn(u32) -> bool,
        here: &dyn Fn(&Mention) -> bool,
    ) -> bool {
        let found = &self.analysed.found;
        let count = |mentions: &[Mention]| mentions.iter().filter(|m| here(m)).count() as u32;
        match inner {
            Clause::Country(codes) => {
                found.countries.iter().any(|c| codes.contains(&c.code) && fits(count(&c.mentions)))
            }
            Clause::Official(open) => {
                let mut counts: HashMap<i64, u32> = HashMap::new();
                for official in &found.officials {
                    if let Some(id) = self.official(&official.name) {
                        *counts.entry(id).or_default() += count(&official.mentions);
                    }
                }
                counts.iter().any(|(id, count)| open.ids.contains(id) && fits(*count))
            }
            other => panic!("{other:?}"),
        }
    }

    fn paragraph_matches(&self, clause: &Clause, at: usize) -> bool {
        let found = &self.analysed.found;
        let here = |mention: &Mention| mention.span.paragraph == at;
        match clause {
            Clause::All => true,
            Clause::And(parts) => parts.iter().all(|part| self.paragraph_matches(part, at)),
            Clause::Or(parts) => parts.iter().any(|part| self.paragraph_matches(part, at)),
            Clause::Not(inner) => !self.paragraph_matches(inner, at),
            Clause::Text(text) => self.words_in(text, at),
            Clause::Near(near) => self.near_in(near, at),
            Clause::Country(codes) => found
                .countries
                .iter()
                .any(|c| codes.contains(&c.code) && c.mentions.iter().any(here)),
            Clause::Official(open) => found.officials.iter().any(|o| {
                self.official(&o.name).is_some_and(|id| open.ids.contains(&id))
                    && o.mentions.iter().any(here)
            }),
            Clause::Often(inner, number) => self.often(
                inner,
                |count| {
                    count > 0
                        && count >= number.least
                        && number.most.is_none_or(|most| count <= most)
                },
                &here,
            ),
            Clause::Role(role) => found.officials.iter().any(|o| {
                o.mentions.iter().any(here)
                    && role.classes.contains(&o.role_class)
                    && role.title.as_ref().is_none_or(|title| {
                        (title.countries.is_empty()
                            || o.country.is_some_and(|c| title.countries.contains(&c)))
                            && has_stems(o.role.as_deref().unwrap_or(""), &title.stems)
                    })
            }),
            Clause::Event(periods) => found
                .dates
                .iter()
                .any(|d| d.span.paragraph == at && periods.iter().any(|p| dated(*p, d.from, d.to))),
            Clause::Has(Thing::Country) => {
                found.countries.iter().any(|c| c.mentions.iter().any(here))
            }
            Clause::Has(Thing::Official) => {
                found.officials.iter().any(|o| o.mentions.iter().any(here))
            }
            Clause::Has(Thing::Date) => found.dates.iter().any(|d| d.span.paragraph == at),
            other => panic!("{other:?}"),
        }
    }

    fn meeting_matches(&self, clause: &Clause, meeting: &MeetingFound) -> bool {
        match clause {
            Clause::All => true,
            Clause::And(parts) => parts.iter().all(|part| self.meeting_matches(part, meeting)),
            Clause::Or(parts) => parts.iter().any(|part| self.meeting_matches(part, meeting)),
            Clause::Not(inner) => !self.meeting_matches(inner, meeting),
            Clause::Text(text) => stands_in(text, &tokens(&meeting.evidence.text)),
            Clause::Near(near) => near_stands_in(near, &tokens(&meeting.evidence.text)),
            Clause::Kind(kind) => meeting.kind == *kind,
            Clause::Place(text) => stands_in(text, &tokens(meeting.place.as_deref().unwrap_or(""))),
            Clause::Topic(topics) => meeting.topics.iter().any(|topic| topics.contains(topic)),
            Clause::Event(periods) => periods
                .iter()
                .any(|period| meeting.date.is_some_and(|day| within(*period, day, day))),
            Clause::Has(Thing::Date) => meeting.date.is_some(),
            Clause::Has(Thing::Official) => {
                meeting.host.name.is_some() || meeting.guest.name.is_some()
            }
            Clause::Is(Flag::Certain) => meeting.confidence >= SURE,
            Clause::Is(Flag::Uncertain) => meeting.confidence < SURE,
            Clause::Party(side, who) => match side {
                Side::Host => self.is_party(who, &meeting.host),
                Side::Guest => self.is_party(who, &meeting.guest),
                Side::With => [&meeting.host, &meeting.guest]
                    .into_iter()
                    .any(|party| self.is_party(who, party)),
            },
            other => panic!("{other:?}"),
        }
    }

    fn is_party(&self, who: &Who, party: &Party) -> bool {
        let entity = party
            .name
            .as_deref()
            .filter(|name| self.analysed.found.officials.iter().any(|o| o.name == *name));
        match who {
            Who::Country(codes) => party.country.is_some_and(|code| codes.contains(&code)),
            Who::Official(open) => {
                entity.and_then(|name| self.official(name)).is_some_and(|id| open.ids.contains(&id))
            }
            Who::Role(Role { classes, title }) => {
                party.role_class.is_some_and(|class| classes.contains(&class))
                    && title.as_ref().is_none_or(|title| {
                        let of = title.countries.is_empty()
                            || party.country.is_some_and(|code| title.countries.contains(&code));
                        let id = entity.and_then(|name| self.official(name));
                        let titled = |o: &&sijill::model::OfficialFound| {
                            self.official(&o.name) == id
                                && id.is_some()
                                && has_stems(o.role.as_deref().unwrap_or(""), &title.stems)
                        };
                        of && (title.stems.is_empty()
                            || self.analysed.found.officials.iter().any(|o| titled(&o)))
                    })
            }
        }
    }

    fn words_in(&self, text: &Text, at: usize) -> bool {
        in_part(text.part, at) && stands_in(text, &tokens(&self.paragraphs()[at].text))
    }

    fn near_in(&self, near: &Near, at: usize) -> bool {
        in_part(near.part, at) && near_stands_in(near, &tokens(&self.paragraphs()[at].text))
    }

    fn event(&self) -> Option<Date> {
        let found = &self.analysed.found;
        let met = found.meetings.iter().filter(|m| m.confidence >= SURE).filter_map(|m| m.date);
        let exact = |d: &&sijill::model::DateFound| d.precision.as_str() == "day";
        met.max().or_else(|| found.dates.iter().filter(exact).filter_map(|d| d.to).max())
    }
}

fn in_part(part: Part, at: usize) -> bool {
    match part {
        Part::Article => true,
        Part::Title => at == 0,
        Part::Body => at > 0,
    }
}

fn within(period: Period, first: Date, last: Date) -> bool {
    period.from.is_none_or(|from| first >= from) && period.until.is_none_or(|until| last < until)
}

fn dated(period: Period, from: Option<Date>, to: Option<Date>) -> bool {
    matches!((from, to), (Some(from), Some(to)) if within(period, from, to))
}

fn has_stems(text: &str, stems: &[String]) -> bool {
    let list = tokens(text);
    stems.iter().all(|stem| list.iter().any(|(_, other)| other == stem))
}

fn speaks_of_certainty(clause: &Clause) -> bool {
    format!("{clause:?}").contains("ertain)")
}

/// A word begins so if its stem does; or if its own letters do and its stem is
/// not longer than what was typed, or the same.
fn begins(typed: &str, (folded, stem): &Token) -> bool {
    let same = tokens(typed).first().is_some_and(|(_, other)| other == stem);
    let letters = &folded[folded.find(stem.as_str()).unwrap_or(0)..];
    let bare = typed.strip_prefix("ال").filter(|bare| !bare.is_empty());
    [Some(typed), bare].into_iter().flatten().any(|typed| {
        let in_y = stem.strip_suffix('i').is_some_and(|s| typed.starts_with(&format!("{s}y")));
        let short = stem.chars().count() >= 3 && typed.starts_with(stem.as_str());
        stem.starts_with(typed) || (letters.starts_with(typed) && (same || in_y || short))
    })
}

/// Every place where words stand, as first and last token.
fn places(text: &Text, list: &[Token]) -> Vec<(usize, usize)> {
    let all = 0..list.len();
    match text.form {
        Form::Stem => all.filter(|i| list[*i].1 == text.stems[0]).map(|i| (i, i)).collect(),
        Form::Prefix => {
            all.filter(|i| begins(&text.folded[0], &list[*i])).map(|i| (i, i)).collect()
        }
        Form::Exact => all
            .filter(|i| {
                text.folded
                    .iter()
                    .enumerate()
                    .all(|(n, word)| list.get(i + n).is_some_and(|(folded, _)| folded == word))
            })
            .map(|i| (i, i + text.folded.len() - 1))
            .collect(),
        Form::Within(most) => {
            let mut found = Vec::new();
            for start in 0..list.len() {
                for end in start..list.len().min(start + text.folded.len() + most as usize) {
                    let mut there: Vec<&str> =
                        list[start..=end].iter().map(|(folded, _)| folded.as_str()).collect();
                    let all = text.folded.iter().all(|word| {
                        let at = there.iter().position(|other| other == word);
                        at.map(|at| there.remove(at)).is_some()
                    });
                    if all {
                        found.push((start, end));
                    }
                }
            }
            found
        }
    }
}

fn stands_in(text: &Text, list: &[Token]) -> bool {
    !places(text, list).is_empty()
}

fn near_stands_in(near: &Near, list: &[Token]) -> bool {
    fn go(near: &Near, list: &[Token], index: usize, left: (usize, usize)) -> bool {
        let Some(term) = near.terms.get(index) else { return true };
        let gap = near.gaps[index - 1];
        term.iter().flat_map(|text| places(text, list)).any(|right| {
            let after = |a: (usize, usize), b: (usize, usize)| {
                b.0 > a.1 && b.0 - a.1 - 1 <= gap.most as usize
            };
            let fits = after(left, right) || (!gap.ordered && after(right, left));
            fits && go(near, list, index + 1, right)
        })
    }
    let first = near.terms[0].iter().flat_map(|text| places(text, list));
    first.into_iter().any(|place| go(near, list, 1, place))
}

fn expected(stored: &[Stored], query: &Query) -> Vec<String> {
    let mut hits: Vec<&Stored> = stored.iter().filter(|s| s.matches(&query.root)).collect();
    let day = |s: &&Stored| s.day().map_or(i64::MIN, keys::day_number);
    match query.sort.map(|sort| (sort.key, sort.reversed)) {
        Some((SortKey::Date, false)) => {
            hits.sort_by_key(|s| (s.day().is_none(), day(s), s.key.clone()))
        }
        Some((SortKey::Id, false)) => hits.sort_by_key(|s| s.key.clone()),
        Some((SortKey::Id, true)) => hits.sort_by_key(|s| Reverse(s.key.clone())),
        Some((SortKey::Event, false)) => {
            hits.sort_by_key(|s| (s.event().is_none(), s.event(), s.key.clone()));
        }
        Some((SortKey::Event, true)) => {
            hits.sort_by_key(|s| (s.event().is_none(), Reverse(s.event()), s.key.clone()));
        }
        _ => hits.sort_by_key(|s| (Reverse(day(s)), s.key.clone())),
    }
    let offset = query.offset.unwrap_or(0) as usize;
    let limit = query.limit.map_or(usize::MAX, |limit| limit as usize);
    hits.into_iter().skip(offset).take(limit).map(|s| s.key.clone()).collect()
}

// What is generated.

const SENTENCES: &[&str] = &[
    "استقبل وزير الدفاع الكويتي عبدالله العلي أمس سفير اليابان موكاي كينيتشيرو في مكتبه",
    "استقبل وزير الخارجية سالم الصباح سفير بنغلاديش طارق حسين وبحثا التعاون العسكري",
    "التقى رئيس الوزراء الأردني بشر الخصاونة وزير المالية المصري محمد معيط في القاهرة",
    "وقال السفير الياباني إن طوكيو تقدر التعاون العسكري مع الكويت",
    "وبحث الجانبان التدريب المشترك وسبل تعزيز العلاقات الثنائية",
    "تعاون غير عسكري في مجال التعاون",
    "عقد الاجتماع في 5 فبراير 2025 في الرياض",
    "سيزور وزير الخارجية اليابان في مارس 2025",
    "وزراء وسفراء وسفارات وسفيرة السفيرة للسفير",
    "Kuwaiti Defence Minister Abdullah Al-Ali received the Japanese ambassador Mukai Kenichiro",
    "Foreign Minister John Smith met his French counterpart Jean Dupont in Paris on Tuesday",
    "The two sides discussed military cooperation and joint exercises in March 2025",
    "negotiations negotiable training trains happy happily going",
    "Saudi Arabia and Japan signed an agreement",
];

const WORDS: &[&str] = &[
    "سفير",
    "السفير",
    "اليابان",
    "الكويت",
    "التعاون",
    "العسكري",
    "تعاون",
    "عسكري",
    "وبحثا",
    "في",
    "Japan",
    "training",
    "military",
    "cooperation",
    "the",
    "2025",
    "أمس",
    "وزير",
    "الدفاع",
];

fn sentence() -> impl Strategy<Value = String> {
    let words = prop::collection::vec(prop::sample::select(WORDS), 1..8);
    prop_oneof![
        3 => prop::sample::select(SENTENCES).prop_map(str::to_owned),
        1 => words.prop_map(|words| words.join(" ")),
    ]
}

fn article() -> impl Strategy<Value = Article> {
    let texts = prop::collection::vec(
        prop::collection::vec(sentence(), 1..3).prop_map(|list| list.join(". ")),
        1..4,
    );
    let day = prop::option::weighted(
        0.8,
        (0i64..60).prop_map(|n| date(2025, 1, 20).saturating_add(jiff::Span::new().days(n))),
    );
    let url =
        prop::option::of(prop::sample::select(vec!["https://x.org/ar/", "http://www.y.org/"]));
    (texts, day, url, any::<bool>(), any::<bool>()).prop_map(|(texts, published, url, kuna, ar)| {
        let kind = |index| match index {
            0 => ParagraphKind::Headline,
            _ => ParagraphKind::Body,
        };
        let paragraph = |(index, text)| Paragraph { kind: kind(index), start: 0, text };
        Article {
            external_id: None,
            source: Some(if kuna { "KUNA" } else { "Reuters" }.to_owned()),
            url: url.map(str::to_owned),
            published,
            published_from: published.map(|_| PublishedFrom::Source),
            lang: if ar { Lang::Ar } else { Lang::En },
            paragraphs: texts.into_iter().enumerate().map(paragraph).collect(),
            metadata: None,
            origin: Origin { file: String::new(), line: 1, whole_file: None },
        }
    })
}

fn words_leaf() -> impl Strategy<Value = String> {
    prop::sample::select(vec![
        "سفير",
        "تعاون",
        "عسكري",
        "training",
        "military",
        "=السفيرة",
        "=السفير",
        "سفي*",
        "الس*",
        "negotiat*",
        "negotiating*",
        "tr*",
        "وزرا*",
        "happy*",
        "goi*",
        "\"التعاون العسكري\"",
        "\"military cooperation\"",
        "\"عسكري تعاون\"~2",
        "\"التعاون التعاون\"~9",
        "تعاون NEAR/1 عسكري",
        "تعاون ADJ/0 عسكري",
        "سفير NEAR (اليابان OR الكويت)",
        "\"وزير الدفاع\" ADJ/2 عبد* NEAR/9 سفير",
        "the NEAR/2 the",
        "*",
    ])
    .prop_map(str::to_owned)
}

fn named_leaf() -> impl Strategy<Value = String> {
    prop::sample::select(vec![
        "country:JP",
        "country:KW,BD",
        "country:(@gcc -KW)",
        "official:العلي",
        "official:\"Abdullah Al-Ali\"",
        "~\"Kenichiro\"",
        "official:Dupont",
        "role:ambassador",
        "role:minister",
        "role:\"وزير المالية\"",
        "role:\"سفير اليابان\"",
        "role:military",
        "event:2025-02",
        "event:2025-03..",
        "event:2025-01-20..2025-02-10",
        "has:country",
        "no:official",
        "has:date",
        "(country:JP mentions:>=2)",
        "(official:العلي mentions:1)",
    ])
    .prop_map(str::to_owned)
}

fn article_leaf() -> impl Strategy<Value = String> {
    prop::sample::select(vec![
        "date:2025-02",
        "date:2025-01,2025-03",
        "since:2025-02-10",
        "until:2025-02",
        "source:KUNA",
        "lang:en",
        "has:meeting",
        "has:published",
        "is:undated",
        "topic:military-cooperation",
        "topic:\"التدريب\"",
        "host:KW",
        "guest:\"سفير اليابان\"",
        "with:وزير",
        "kind:received,met",
        "place:مكتبه",
        "is:uncertain",
        "host:@gcc",
        "guest:موكاي",
        "url:x.org",
        "file:3.json",
        "title:سفير",
        "body:(سفير -تعاون)",
        "title:(وزير NEAR/3 سفير)",
        "is:duplicate topic:arms",
    ])
    .prop_map(str::to_owned)
}

fn meeting_leaf() -> impl Strategy<Value = String> {
    prop::sample::select(vec![
        "host:KW",
        "guest:JP",
        "with:JP,BD",
        "host:\"وزير الدفاع\"",
        "guest:\"وزير المالية\"",
        "role:ambassador",
        "country:FR",
        "official:العلي",
        "guest:~\"Mukai\"",
        "kind:received",
        "kind:met",
        "event:2025-02",
        "event:..2025-01",
        "topic:military-cooperation",
        "place:مكتبه",
        "has:date",
        "no:official",
        "is:certain",
        "is:uncertain",
        "سفير",
        "\"سفير اليابان\"",
        "استقبل NEAR/5 سفير",
    ])
    .prop_map(str::to_owned)
}

fn tree(leaf: BoxedStrategy<String>) -> BoxedStrategy<String> {
    leaf.prop_recursive(3, 8, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 2..4).prop_map(|list| list.join(" ")),
            prop::collection::vec(inner.clone(), 2..3)
                .prop_map(|l| format!("({})", l.join(" OR "))),
            inner.clone().prop_map(|part| format!("-({part})")),
        ]
    })
    .boxed()
}

fn asked() -> impl Strategy<Value = String> {
    let para = tree(prop_oneof![words_leaf(), named_leaf()].boxed())
        .prop_map(|inner| format!("para{{{inner}}}"));
    let meet = tree(meeting_leaf().boxed()).prop_map(|inner| format!("meet{{{inner}}}"));
    let leaf = prop_oneof![
        3 => words_leaf(),
        3 => named_leaf(),
        3 => article_leaf(),
        1 => para,
        1 => meet,
    ];
    let order = prop::sample::select(vec![
        "sort:-date",
        "sort:-date",
        "sort:date",
        "sort:id",
        "sort:-id",
        "sort:event",
        "sort:-event",
    ]);
    let cut = prop::sample::select(vec!["", "", "limit:2", "limit:3 offset:1", "offset:2"]);
    (tree(leaf.boxed()), order, cut).prop_map(|(tree, order, cut)| format!("{tree} {order} {cut}"))
}

// The comparison.

fn store(path: &Path, articles: Vec<Article>) -> Vec<Stored> {
    let archive = Archive::open_for_import(path).unwrap();
    let mut analyst = Analyst::default();
    let analysed: Vec<_> = (0..)
        .zip(articles)
        .map(|(n, mut article)| {
            article.origin.file = format!("news/{n}.json");
            article.external_id = Some(n.to_string());
            article.url = article.url.map(|url| format!("{url}{n}"));
            analyst.analyse(article, None)
        })
        .collect();
    let started = "2025-02-05T00:00:00Z";
    let run = RunOf { inputs: "-", started, rules: "0", outlet_country: None };
    let mut writer = Writer::begin(&archive, index_text, run).unwrap();
    writer.store(&analysed, &mut |a| analyst.analyse(a.clone(), None)).unwrap();
    writer.finish("2025-02-05T00:00:00Z").unwrap();
    archive.close().unwrap();
    // The keys and ids are the archive's own; everything else is not asked of it.
    let connection = rusqlite::Connection::open(path).unwrap();
    let ids = |sql: &str| -> HashMap<String, i64> {
        let mut statement = connection.prepare(sql).unwrap();
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
        rows.map(Result::unwrap).collect()
    };
    let entities = ids("SELECT folded, id FROM entity WHERE kind = 'official'");
    let sources = ids("SELECT name, id FROM source");
    let key = |file: &str| -> String {
        let sql = "SELECT key FROM article WHERE file = ?";
        connection.query_row(sql, [file], |row| row.get(0)).unwrap()
    };
    analysed
        .into_iter()
        .map(|analysed| Stored {
            key: key(&analysed.article.origin.file),
            source: analysed.article.source.as_ref().and_then(|name| sources.get(name).copied()),
            entities: entities.clone(),
            analysed,
        })
        .collect()
}

fn answer(archive: &Archive, query: &Query) -> Vec<String> {
    let statement = query::lower(query);
    let keys =
        archive.select(&statement).unwrap_or_else(|error| panic!("{error}: {}", statement.sql));
    keys.iter().map(|key| archive.hit(*key).unwrap().id).collect()
}

fn compare(archive: &Archive, stored: &[Stored], text: &str) -> usize {
    let known = ArchiveNames::new(archive);
    let stemmer = Gazetteer::get().stemmer();
    let week_start = Weekday::Sunday;
    let context = Context { today: &|| date(2025, 3, 1), week_start, known: &known, stemmer };
    let syntax = query::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"));
    let query = match query::resolve(&syntax, &context) {
        Ok(query) => query,
        // A number of mentions where it says nothing of one thing.
        Err(error) if error.code() == "Q18" => return 0,
        Err(error) => panic!("{text}: {error}"),
    };
    let wanted = expected(stored, &query);
    let found = answer(archive, &query);
    let statement = query::lower(&query);
    assert_eq!(
        found, wanted,
        "{text}\n{:?}\n{}\n{:?}",
        query.root, statement.sql, statement.values
    );
    let whole = Query { limit: None, offset: None, ..query };
    let count = archive.count(&query::count(&whole)).unwrap() as usize;
    assert_eq!(count, expected(stored, &whole).len(), "{text}");
    // Ranked, the same articles come in another order.
    let ranked = Query { sort: None, ..whole };
    let mut by_rank = answer(archive, &ranked);
    // The best few are the first of all, however they are found.
    let few = Query { limit: Some(3), offset: Some(1), ..ranked.clone() };
    let first: Vec<String> = by_rank.iter().skip(1).take(3).cloned().collect();
    assert_eq!(answer(archive, &few), first, "{text}");
    let mut all = expected(stored, &ranked);
    by_rank.sort();
    all.sort();
    assert_eq!(by_rank, all, "{text}");
    usize::from(count > 0 && count < stored.len())
}

#[test]
fn sql_finds_what_a_plain_match_finds_and_in_its_order() {
    let config = Config { failure_persistence: None, ..Config::default() };
    let rng = TestRng::deterministic_rng(config.rng_algorithm);
    let mut runner = TestRunner::new_with_rng(config, rng);
    let articles = prop::collection::vec(article(), 4..20);
    let mut telling = 0;
    for _ in 0..ARCHIVES {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.db");
        let stored = store(&path, articles.new_tree(&mut runner).unwrap().current());
        let archive = Archive::open(&path).unwrap();
        archive.register_holds(holds).unwrap();
        for _ in 0..QUERIES {
            let text = asked().new_tree(&mut runner).unwrap().current();
            telling += compare(&archive, &stored, &text);
        }
    }
    // Queries that find nothing or everything prove little.
    assert!(telling * 4 > ARCHIVES * QUERIES, "{telling} of {}", ARCHIVES * QUERIES);
}
