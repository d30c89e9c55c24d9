//! Measures the rules on dates collected from the press, where those files are.

use std::fs;

use jiff::civil::Date;
use serde_json::Value;

use super::{DateHit, find_dates};
use crate::model::Precision;
use crate::text::Words;

/// The rows of a development file; empty, and said so, where it is absent.
fn rows(name: &str) -> Vec<Value> {
    let path = format!("{}/target/dev/dates/{name}", env!("CARGO_MANIFEST_DIR"));
    let Ok(text) = fs::read_to_string(&path) else {
        println!("skipped: no {path}");
        return Vec::new();
    };
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn day(row: &Value, key: &str) -> Option<Date> {
    row[key].as_str()?.parse().ok()
}

/// The one day found in the row's phrase.
fn only_day(row: &Value) -> Option<Date> {
    let words = Words::of(row["phrase"].as_str()?);
    let hits = find_dates(&words, day(row, "doc_date"));
    let whole = hits.len() == 1 && hits[0].words.start == 0;
    hits.first().filter(|_| whole)?.from
}

/// Asserts a share of rows, in percent, and lists what fails.
fn share(name: &str, percent: usize, right: impl Fn(&Value) -> bool) {
    let rows = rows(name);
    let wrong: Vec<&Value> = rows.iter().filter(|row| !right(row)).collect();
    for row in wrong.iter().take(20) {
        println!("{} {} {:?}", row["doc_date"], row["phrase"], only_day(row));
    }
    let hits = rows.len() - wrong.len();
    println!("{name}: {hits} of {}", rows.len());
    assert!(hits * 100 >= rows.len() * percent, "{name}: {hits} of {}", rows.len());
}

#[test]
fn printed_hijri_and_gregorian_pairs() {
    share("hijri_gregorian_pairs.jsonl", 97, |row| only_day(row) == day(row, "gregorian"));
}

#[test]
fn hijri_halves_of_printed_pairs() {
    share("hijri_gregorian_pairs.jsonl", 93, |row| {
        let phrase = row["phrase"].as_str().unwrap();
        let hijri = phrase.split("الموافق").next().unwrap();
        let hits = find_dates(&Words::of(hijri), None);
        let printed = day(row, "gregorian").unwrap();
        hits.first()
            .and_then(|hit| hit.from)
            .is_some_and(|found| super::reckon::days_between(found, printed).abs() <= 1)
    });
}

#[test]
fn months_written_twice() {
    share("dual_month_dates.jsonl", 97, |row| {
        only_day(row).is_some_and(|found| {
            let year = row["year"].as_str().and_then(|year| year.parse::<i16>().ok());
            Some(i64::from(found.day())) == row["day"].as_i64()
                && Some(i64::from(found.month())) == row["month"].as_i64()
                && year.is_none_or(|year| year == found.year())
        })
    });
}

#[test]
fn weekdays_with_a_written_date() {
    share("weekday_dates.jsonl", 99, |row| only_day(row) == day(row, "date"));
}

/// The corpus was annotated against one day, whatever day its articles are of.
const TIMEX_DAY: Date = jiff::civil::date(2015, 12, 24);

/// Values that the text they stand in contradicts and spans that are no date, by
/// article and words, with the reason. They are counted apart, where not right.
const TIMEX_SLIPS: &[(&str, &str, &str)] = &[
    ("doc1", "الثلاثاء", "of the day after tomorrow, given two days back"),
    ("doc7", "أمس الجمعة", "a Friday, given a Wednesday"),
    ("doc7", "يوم الاربعاء المقبل", "the coming one, given the day before"),
    ("doc9", "اب", "the town of Ibb"),
    ("doc13", "العقد الأول", "the first decade, given the second"),
    ("doc13", "اليوم التالي", "a day of 1913, given one of 2015"),
    ("doc13", "الصيف", "the season of every year"),
    ("doc13", "الشتاء", "the season of every year"),
    ("doc13", "شتاء", "winters of 1910 to 1912"),
    ("doc17", "السابقة", "an adjective"),
    ("doc19", "10", "of April 2015 beside the 11th, given 2016"),
    ("doc21", "نفس الوقت", "as well"),
    ("doc39", "نفس الوقت", "as well"),
    ("doc25", "امس", "cut out of the day before yesterday"),
    ("doc27", "نهاية شهر", "of every month"),
    ("doc27", "اليوم", "this day of the year, the day that"),
    ("doc33", "بعد 40 عاما", "a time spent"),
    ("doc33", "نهاية عقد", "cut out of the end of the sixties"),
    ("doc35", "في اللحظة", "that moment of a story"),
    ("doc37", "اليوم الاحد", "a Sunday, given a Thursday"),
    ("doc41", "بعد 50 سنة", "a term of law"),
    ("doc47", "31 مارس من العام الماضي", "of last year, given of this"),
];

/// The values of TimeML a hit stands for: two where it spans two days.
fn timex_values(hit: &DateHit) -> Vec<String> {
    let (Some(from), Some(to)) = (hit.from, hit.to) else {
        return vec![match hit.rule {
            "open_past" => "PAST_REF".to_owned(),
            "open_future" => "FUTURE_REF".to_owned(),
            _ => "PRESENT_REF".to_owned(),
        }];
    };
    let year = from.year();
    vec![match (hit.rule, hit.precision) {
        ("decade", _) => format!("{}", year / 10),
        ("century", _) => format!("{}", year / 100),
        // The corpus marks both ends.
        ("year_range", _) => return vec![year.to_string(), to.year().to_string()],
        (_, Precision::Year) => format!("{year}"),
        (_, Precision::Month) => format!("{year}-{:02}", from.month()),
        (_, Precision::Week) => {
            let week = from.checked_add(jiff::Span::new().days(3)).unwrap().iso_week_date();
            format!("{}-W{:02}", week.year(), week.week())
        }
        _ if from != to => return vec![from.to_string(), to.to_string()],
        _ => from.to_string(),
    }]
}

/// Whether a gold value is what one of ours says, wholly or, in a longer
/// expression of ours, in part: the century of a decade.
fn says(ours: &[String], gold: &str, longer: bool) -> bool {
    ours.iter().any(|value| value == gold || longer && gold.len() == 2 && value.starts_with(gold))
}

/// One article: its words, what was found and what the corpus holds.
struct Timexes<'a> {
    id: &'a str,
    words: &'a Words<'a>,
    hits: Vec<DateHit>,
    gold: &'a [Value],
}

impl Timexes<'_> {
    fn place(&self, hit: &DateHit) -> (u64, u64) {
        let (first, last) = (hit.words.start, hit.words.end - 1);
        (self.words.list()[first].start.into(), self.words.list()[last].end.into())
    }

    fn overlap(&self, t: &Value, hit: &DateHit) -> bool {
        let (start, end) = self.place(hit);
        start < t["end"].as_u64().unwrap() && t["start"].as_u64().unwrap() < end
    }

    fn right(&self, t: &Value, hit: &DateHit) -> bool {
        let (start, end) = self.place(hit);
        let longer = end - start > t["end"].as_u64().unwrap() - t["start"].as_u64().unwrap();
        self.overlap(t, hit) && says(&timex_values(hit), t["value"].as_str().unwrap(), longer)
    }

    fn slip(&self, t: &Value) -> Option<&'static str> {
        let article = self.id.trim_end_matches(".tml").rsplit('/').next();
        let same = |slip: &&(&str, &str, &str)| Some(slip.0) == article && t["text"] == slip.1;
        Some(TIMEX_SLIPS.iter().find(same)?.2)
    }

    /// Counts as annotated, and without the slips that are not right.
    fn count(&self, all: &mut Tally, clean: &mut Tally) {
        let dates: Vec<&Value> = self.gold.iter().filter(|t| t["type"] == "DATE").collect();
        for t in &dates {
            let right = self.hits.iter().any(|hit| self.right(t, hit));
            let slip = self.slip(t).filter(|_| !right);
            all.gold(right);
            if slip.is_none() {
                clean.gold(right);
            }
            if !right {
                println!("- {} {} {} {}", self.id, t["text"], t["value"], slip.unwrap_or(""));
            }
        }
        for hit in &self.hits {
            let over = |t: &&&Value| self.overlap(t, hit);
            let right = dates.iter().any(|t| self.right(t, hit));
            // A time or a duration is another kind of expression.
            let other = |t: &Value| t["type"] != "DATE" && self.overlap(t, hit);
            if !right && self.gold.iter().any(other) {
                continue;
            }
            let slip = dates.iter().filter(over).any(|t| self.slip(t).is_some());
            all.found(right);
            if right || !slip {
                clean.found(right);
            }
            if !right {
                let text = self.words.originals(hit.words.clone());
                println!("+ {} {text} {:?} {}", self.id, timex_values(hit), hit.rule);
            }
        }
    }
}

#[test]
fn values_of_the_timex_corpus() {
    let (mut all, mut clean) = (Tally::default(), Tally::default());
    let rows = rows("timex_ar.jsonl");
    for row in &rows {
        let words = Words::of(row["text"].as_str().unwrap());
        let timexes = Timexes {
            id: row["id"].as_str().unwrap(),
            words: &words,
            hits: find_dates(&words, Some(TIMEX_DAY)),
            gold: row["timex"].as_array().unwrap(),
        };
        timexes.count(&mut all, &mut clean);
    }
    println!("timex, as annotated: {all}");
    println!("timex, without its slips: {clean}");
    assert!(rows.is_empty() || all.f1() >= 0.76 && clean.f1() >= 0.92);
}

/// Gold and found expressions, and how many of each are right.
#[derive(Default)]
struct Tally {
    gold: (usize, usize),
    found: (usize, usize),
}

impl Tally {
    fn gold(&mut self, right: bool) {
        self.gold = (self.gold.0 + usize::from(right), self.gold.1 + 1);
    }

    fn found(&mut self, right: bool) {
        self.found = (self.found.0 + usize::from(right), self.found.1 + 1);
    }

    fn f1(&self) -> f64 {
        let share = |(right, all): (usize, usize)| right as f64 / all.max(1) as f64;
        let (recall, precision) = (share(self.gold), share(self.found));
        2.0 * recall * precision / (recall + precision).max(f64::MIN_POSITIVE)
    }
}

impl std::fmt::Display for Tally {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        let ((gold, golds), (found, founds)) = (self.gold, self.found);
        write!(f, "R {gold}/{golds}, P {found}/{founds}, F1 {:.3}", self.f1())
    }
}
