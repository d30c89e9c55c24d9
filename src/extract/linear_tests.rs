//! A long article takes about as long to read as so many short ones of the same length.
//!
//! Each article repeats one kind of sentence with other names; what is compared is two
//! lengths of the same kind, so that neither the machine nor the build matters.

use std::fs;
use std::time::{Duration, Instant};

use super::Extractor;
use crate::model::{Article, Lang, ParagraphKind};

const SHORT: usize = 250;
const TIMES: usize = 16;
/// So many times as long at most as `TIMES` short ones; with the square it would be `TIMES`.
const MOST: f64 = 4.0;

const GIVEN: [&str; 5] = ["خالد", "سالم", "يوسف", "ناصر", "طارق"];
const STATES: [&str; 5] = ["اليابان", "الكويت", "فرنسا", "الهند", "العراق"];

/// One of many names, always the same for a number.
fn name(number: usize) -> String {
    let letters: Vec<char> = "بتجحخدرزسشصطعغفقكلمن".chars().collect();
    let mut rest = number * 7919 + 13;
    let mut name = "ال".to_owned();
    for _ in 0..5 {
        name.push(letters[rest % letters.len()]);
        rest = rest / letters.len() + 3;
    }
    name + "ي"
}

fn latin(number: usize) -> String {
    let mut rest = number * 7919 + 13;
    let mut name = String::new();
    for _ in 0..3 {
        name.push(char::from(b"bdfgklmnprstvz"[rest % 14]));
        name.push(char::from(b"aeiou"[rest / 14 % 5]));
        rest = rest / 70 + 1;
    }
    format!("{}{}sky", name[..1].to_uppercase(), &name[1..])
}

/// A sentence of some kind, by its number.
type Says = fn(usize) -> String;

const ARABIC: [(&str, Says); 14] = [
    ("one given name of many people", |i| format!("قال محمد {} إن العمل مستمر.", name(i))),
    ("fathers", |i| {
        let (given, father) = (GIVEN[i % 5], GIVEN[i / 5 % 5]);
        format!("قال الأمير {given} بن {} بن {father} كلاما.", name(i))
    }),
    ("ambassadors without a state", |i| {
        format!("قال السفير {} {} إن العمل مستمر.", GIVEN[i % 5], name(i))
    }),
    ("offices of states", |i| {
        format!("وصل وزير خارجية {} {} {}.", STATES[i % 5], GIVEN[i % 5], name(i))
    }),
    ("pronouns", |i| match i {
        0 => "قال محمد المطيري كلاما.".into(),
        _ => "وأكد معاليه أن الرئيس قال ذلك.".into(),
    }),
    ("offices without a name", |i| match i % 2 {
        0 => format!("قال وزير النقل اليمني {} {} كلاما.", GIVEN[i % 5], name(i)),
        _ => "وأكد الوزير أن العمل مستمر وقال معاليه ذلك لنظيره الياباني.".into(),
    }),
    ("family names alone", |i| {
        let family = name(i);
        format!("قال السفير {} {family} كلاما. وأضاف {family} شيئا.", GIVEN[i % 5])
    }),
    ("meetings", |i| {
        let (host, guest) = (name(i), name(i + 77_777));
        format!("التقى وزير الخارجية خالد {host} سفير اليابان سالم {guest} اليوم.")
    }),
    ("counterparts", |i| format!("بحث وزير الخارجية خالد {} مع نظيره الفرنسي العلاقات.", name(i))),
    ("states that meet", |i| {
        let (one, other) = (STATES[i % 5], STATES[(i / 5 + i + 1) % 5]);
        format!("عقدت {one} و{other} جلسة مباحثات. ويزور الوزير المصري خالد {} تركيا.", name(i))
    }),
    ("summonses", |i| format!("استدعت {} السفير المصري خالد {}.", STATES[i % 5], name(i))),
    ("dates", |i| format!("وصل الوفد في {} مارس {}.", i % 28 + 1, 1990 + i % 30)),
    ("states", |i| format!("{} و{}، ", STATES[i % 5], STATES[i / 5 % 5])),
    ("bodies", |i| format!("قالت منظمة {} إن مجلس الأمن وجمعية {} معها.", name(i), name(i + 9))),
];

const ENGLISH: [(&str, Says); 7] = [
    ("ministers", |i| format!("Foreign Minister John {} said the work goes on.", latin(i))),
    ("family names", |i| format!("Minister John {0} spoke. {0} said more.", latin(i))),
    ("meetings", |i| {
        let (host, guest) = (latin(i), latin(i + 999));
        format!("Foreign Minister Paul {host} met Japanese Ambassador Ken {guest} on Monday.")
    }),
    ("a list", |i| format!("Minister Paul {}, ", latin(i))),
    ("sentences that go on with he", |i| match i {
        0 => "Danish Foreign Minister John Soren spoke.".into(),
        _ => format!("He met Japanese Ambassador Ken {} on Monday.", latin(i)),
    }),
    ("offices of offices", |_| "the spokesman for the".into()),
    ("presidents", |i| match i % 2 {
        0 => format!("President Paul {} of Egypt came.", latin(i)),
        _ => "The President said it and he met the minister.".into(),
    }),
];

/// So many sentences in paragraphs of some.
fn article(lang: Lang, says: Says, sentences: usize, paragraph: usize) -> Article {
    let all: Vec<String> = (0..sentences).map(says).collect();
    let texts: Vec<String> = all.chunks(paragraph).map(|part| part.join(" ")).collect();
    Article::of_texts(lang, texts.iter().map(|text| (ParagraphKind::Body, text.as_str())))
}

/// How long this thread ran so far, by the system's count.
fn ran() -> Option<Duration> {
    let told = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    Some(Duration::from_nanos(told.split(' ').next()?.parse().ok()?))
}

/// The shortest of some times that reading an article so often takes.
fn time(article: &Article, often: usize) -> f64 {
    let once = || {
        let (before, begun) = (ran(), Instant::now());
        for _ in 0..often {
            std::hint::black_box(Extractor::default().extract(article, None));
        }
        let elapsed = begun.elapsed();
        before.zip(ran()).map_or(elapsed, |(before, after)| after - before).as_secs_f64()
    };
    (0..2).map(|_| once()).fold(f64::INFINITY, f64::min)
}

fn check(lang: Lang, kinds: &[(&str, Says)]) {
    for (kind, says) in kinds {
        for paragraph in [6, usize::MAX] {
            let short = time(&article(lang, *says, SHORT, paragraph), TIMES);
            let long = time(&article(lang, *says, SHORT * TIMES, paragraph), 1);
            let ratio = long / short;
            println!("{kind}: {:.0} ms, {ratio:.2} times", long * 1e3);
            assert!(ratio < MOST, "{kind}, {paragraph} to a paragraph: {ratio:.2} times as long");
        }
    }
}

#[test]
fn reading_arabic_takes_as_long_as_there_is_text() {
    check(Lang::Ar, &ARABIC);
}

#[test]
fn reading_english_takes_as_long_as_there_is_text() {
    check(Lang::En, &ENGLISH);
}
