//! Expressions and the days they stand for, as rows.

use jiff::civil::{Date, date};

use super::{find_dates, month_number};
use crate::model::{Calendar, Precision};
use crate::text::{Words, fold};

mod days;
mod spans;
mod tense;

/// A Wednesday; 6 Shaaban 1446.
const PUBLISHED: Date = date(2025, 2, 5);

/// The dates of a text as `words: from..to precision`.
fn found(text: &str, published: Option<Date>) -> Vec<String> {
    let words = Words::of(text);
    let line = |day: Option<Date>| day.map_or("?".to_owned(), |day| day.to_string());
    find_dates(&words, published)
        .into_iter()
        .map(|hit| {
            let text = words.originals(hit.words.clone());
            let vague = if hit.vague { " vague" } else { "" };
            let days = format!("{}..{}", line(hit.from), line(hit.to));
            format!("{text}: {days} {}{vague}", hit.precision.as_str())
        })
        .collect()
}

/// Asserts the one date of each text: its words, first and last day, precision.
fn one_each(rows: &[(&str, &str, Date, Date, Precision)]) {
    for (text, words, from, to, precision) in rows {
        let expected = format!("{words}: {from}..{to} {}", precision.as_str());
        assert_eq!(found(text, Some(PUBLISHED)), [expected], "{text}");
    }
}

fn days(rows: &[(&str, &str, Date)]) {
    for &(text, words, day) in rows {
        one_each(&[(text, words, day, day, Precision::Day)]);
    }
}

#[test]
fn figures_that_are_short_glued_or_bracketed_are_dates() {
    days(&[
        ("وقع في 1/2/25 اتفاق", "1/2/25", date(2025, 2, 1)),
        ("وقع في 15/8/98 اتفاق", "15/8/98", date(1998, 8, 15)),
        ("عقد يوم12 يناير", "يوم12 يناير", date(2025, 1, 12)),
        ("عقد في 12يناير", "12يناير", date(2025, 1, 12)),
        ("في 4 أكتوبر/تشرين الثاني", "4 أكتوبر/تشرين الثاني", date(2024, 10, 4)),
        ("نشر الحساب في أغسطس 3, 2015 تغريدة", "أغسطس 3, 2015", date(2015, 8, 3)),
        ("بدأت العملية يوم 10/ سبتمبر أيلول", "يوم 10/ سبتمبر أيلول", date(2024, 9, 10)),
    ]);
    use Precision::Year;
    one_each(&[
        ("الوصايا العشر (1956)", "1956", date(1956, 1, 1), date(1956, 12, 31), Year),
        ("دفاع (سيمون - 1821)", "1821", date(1821, 1, 1), date(1821, 12, 31), Year),
    ]);
}

#[test]
fn lists_give_one_date_each() {
    for (text, expected) in [
        (
            "في 9 و30 نيسان/أبريل 2024",
            ["9: 2024-04-09..2024-04-09 day", "30 نيسان/أبريل 2024: 2024-04-30..2024-04-30 day"],
        ),
        (
            "في 2015 و2017",
            ["2015: 2015-01-01..2015-12-31 year", "2017: 2017-01-01..2017-12-31 year"],
        ),
        (
            "الثلاثاء والأربعاء",
            ["الثلاثاء: 2025-02-04..2025-02-04 day", "والأربعاء: 2025-02-05..2025-02-05 day"],
        ),
        (
            "on 17 and 28 January",
            ["17: 2025-01-17..2025-01-17 day", "28 January: 2025-01-28..2025-01-28 day"],
        ),
        (
            "on January 17 and 28",
            ["January 17: 2025-01-17..2025-01-17 day", "28: 2025-01-28..2025-01-28 day"],
        ),
    ] {
        assert_eq!(found(text, Some(PUBLISHED)), expected, "{text}");
    }
}

#[test]
fn english_is_read_too() {
    days(&[
        ("The minister met him on Tuesday", "Tuesday", date(2025, 2, 4)),
        ("He arrived yesterday", "yesterday", date(2025, 2, 4)),
        ("He will return on Friday", "Friday", date(2025, 2, 7)),
        ("He would have an audience on June 6", "June 6", date(2025, 6, 6)),
        ("He would have met him on June 6", "June 6", date(2024, 6, 6)),
        ("After the June 8 summit, he will travel home", "June 8", date(2025, 6, 8)),
        // The last word is the verb.
        ("After the June 8 summit the ministers meet", "June 8", date(2025, 6, 8)),
        ("On Monday they meet", "Monday", date(2025, 2, 3)),
        ("The minister is to meet him on Saturday", "Saturday", date(2025, 2, 8)),
        ("They are to talk on Sunday", "Sunday", date(2025, 2, 9)),
        ("He returns next Monday", "next Monday", date(2025, 2, 10)),
        ("He left last Wednesday", "last Wednesday", date(2025, 1, 29)),
        ("signed on 5 February 2024", "5 February 2024", date(2024, 2, 5)),
        ("signed on February 5, 2024", "February 5, 2024", date(2024, 2, 5)),
        ("signed on the 5th of February 2024", "the 5th of February 2024", date(2024, 2, 5)),
        ("signed on Feb. 5", "Feb. 5", date(2025, 2, 5)),
        ("signed on Tuesday, May 7, 2024", "Tuesday, May 7, 2024", date(2024, 5, 7)),
        ("He left this morning", "this morning", date(2025, 2, 5)),
        ("He arrives this afternoon", "this afternoon", date(2025, 2, 5)),
        ("He left two days ago", "two days ago", date(2025, 2, 3)),
    ]);
    use Precision::{Month, Year};
    one_each(&[
        ("signed in March 2024", "March 2024", date(2024, 3, 1), date(2024, 3, 31), Month),
        ("he left last month", "last month", date(2025, 1, 1), date(2025, 1, 31), Month),
        ("he left in 2019", "2019", date(2019, 1, 1), date(2019, 12, 31), Year),
        ("since last March", "last March", date(2024, 3, 1), date(2024, 3, 31), Month),
        ("since last year", "last year", date(2024, 1, 1), date(2024, 12, 31), Year),
        ("measures taken since March", "March", date(2024, 3, 1), date(2024, 3, 31), Month),
        ("Exports fell in March", "March", date(2025, 3, 1), date(2025, 3, 31), Month),
        ("ارتفعت الصادرات منذ مارس", "مارس", date(2024, 3, 1), date(2024, 3, 31), Month),
    ]);
}

#[test]
fn what_only_looks_like_a_date_is_none() {
    for text in [
        "الشيخ صباح الأحمد",
        "مارس الرئيس صلاحياته",
        "قال أب لطفلين",
        "تيريزا ماي رئيسة الوزراء",
        "صحيفة اليوم السعودية",
        "نشرت «المصري اليوم» التقرير",
        "في اليوم التالي",
        "احتفل باليوم الوطني",
        "اليوم الأول من المؤتمر",
        "نفس اليوم",
        "تصدر المجلة بشكل شهري",
        "ثلاث مرات في اليوم",
        "منذ عشرة أيام",
        "خلال ثلاثة أيام",
        "في نفس الوقت",
        "أيام المقبلين على الدراسة",
        "رجل في الخمسينيات من عمره",
        "دول القرن الأفريقي",
        "الربيع العربي",
        "قصة الشتاء الطويل",
        "الربع الأول من المباراة",
        "يقع قريبا من الحدود",
        "قبل أيام من اللقاء",
        "رؤية المملكة 2030م",
        "هناك اليوم الكثير من القطاعات",
        "المسيحيون اليوم هم حاجة المنطقة",
        "مشكلات عالم اليوم",
        "for 1987 people",
        "قبل شهر رمضان",
        "أحداث 11 سبتمبر",
        "قرار مجلس الأمن رقم (1973)",
        "نص القرار (1929) على ذلك",
        "النتيجة 1/2/250",
        "He left soon after the talks",
        "in the second half of the match",
        "عمره 52 عاما",
        "الأمين العام الحالي للمنظمة",
        "صلاة الجمعة",
        "أيام الأحد من كل أسبوع",
        "مدينة 6 أكتوبر",
        "شارك 2017 شخصا",
        "مشروع رؤية 2030",
        "الرئيس رمضان قديروف",
        "الساعة 10:30 مساء",
        "مكاتب المؤسسة الاثنين والعشرين",
        "فاز الفريق 3-صفر",
        "هذا، وبحث الجانبان",
        "في 31 فبراير 2025",
        "غداء عمل",
        "We may march on",
        "the second visit",
        "The sun sat low",
        "between 2000 and 2500 people",
        "",
    ] {
        assert_eq!(found(text, Some(PUBLISHED)), [] as [&str; 0], "{text}");
    }
}

#[test]
fn a_count_before_an_event_or_a_first_of_its_kind_is_no_date() {
    for text in [
        "قبل أيام قليلة من اللقاء",
        "قبل أسبوع فقط من انعقاد القمة",
        "قبل ثلاثة أشهر على موعد الانتخابات",
        "استبعد 4 أعوام قبل اللقاء",
        "نكتة من عام قبل الميلاد",
        "على مدى الأربعين سنة الماضية",
        "لأول مرة",
        "أول سفير في البلاد",
    ] {
        assert_eq!(found(text, Some(PUBLISHED)), [] as [&str; 0], "{text}");
    }
}

#[test]
fn without_a_publication_day_only_full_dates_are_resolved() {
    for (text, expected) in [
        ("صباح أمس", "صباح أمس: ?..? day"),
        ("الأحد المقبل", "الأحد المقبل: ?..? day"),
        ("5 مارس", "5 مارس: ?..? day"),
        ("العام الماضي", "العام الماضي: ?..? year"),
        ("الأسبوع الماضي", "الأسبوع الماضي: ?..? week vague"),
        ("قبل يومين", "قبل يومين: ?..? day"),
        ("الأحد 5 مارس 2023", "الأحد 5 مارس 2023: 2023-03-05..2023-03-05 day"),
        ("yesterday", "yesterday: ?..? day"),
    ] {
        assert_eq!(found(text, None), [expected], "{text}");
    }
}

#[test]
fn hits_stand_in_order_and_apart() {
    let text = "أمس 5 مارس 2024 والأحد الماضي 3-5 آذار في 2015 و2017 مطلع مايو/أيار 1436هـ";
    let words = Words::of(text);
    let hits = find_dates(&words, Some(PUBLISHED));
    assert!(hits.len() >= 5, "{hits:?}");
    for pair in hits.windows(2) {
        assert!(pair[0].words.end <= pair[1].words.start, "{pair:?}");
    }
}

#[test]
fn months_have_names_in_every_tradition() {
    for (name, number) in [
        ("كانون الثاني", 1),
        ("جانفي", 1),
        ("شباط", 2),
        ("آذار", 3),
        ("إبريل", 4),
        ("أيار", 5),
        ("ماي", 5),
        ("جوان", 6),
        ("يوليوز", 7),
        ("غشت", 8),
        ("أوت", 8),
        ("شتنبر", 9),
        ("تشرين الأول", 10),
        ("نونبر", 11),
        ("دجنبر", 12),
        ("Sept", 9),
        ("March", 3),
    ] {
        assert_eq!(month_number(&fold(name)), Some(number), "{name}");
    }
    for name in ["كانون", "شعبان", "بفبراير", ""] {
        assert_eq!(month_number(&fold(name)), None, "{name}");
    }
}
