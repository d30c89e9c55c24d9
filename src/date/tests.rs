//! Expressions and the days they stand for, as rows.

use jiff::civil::{Date, date};

use super::{find_dates, month_number};
use crate::model::{Calendar, Precision};
use crate::text::{Words, fold};

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
fn days_are_counted_from_the_publication() {
    days(&[
        ("استقبل الوزير السفير صباح أمس في مكتبه", "صباح أمس", date(2025, 2, 4)),
        ("التقى الوزير نظيره اليوم", "اليوم", date(2025, 2, 5)),
        ("يصل الوفد غداً إلى الدوحة", "غداً", date(2025, 2, 6)),
        ("يصل الوفد بعد غد", "بعد غد", date(2025, 2, 7)),
        ("وصل الوفد أول من أمس", "أول من أمس", date(2025, 2, 3)),
        ("وصل الوفد مساء أمس الأول", "مساء أمس الأول", date(2025, 2, 3)),
        ("وأمس وصل الوفد", "وأمس", date(2025, 2, 4)),
        ("وصل الوفد بالأمس", "بالأمس", date(2025, 2, 4)),
        ("عاد الوزير الليلة الماضية", "الليلة الماضية", date(2025, 2, 4)),
        ("تبدأ القمة يوم غد", "يوم غد", date(2025, 2, 6)),
        ("تبدأ القمة مساء الغد", "مساء الغد", date(2025, 2, 6)),
        ("غادر الوفد قبل ثلاثة أيام", "قبل ثلاثة أيام", date(2025, 2, 2)),
        ("غادر الوفد قبل يومين", "قبل يومين", date(2025, 2, 3)),
    ]);
}

#[test]
fn a_weekday_is_the_latest_unless_something_shifts_it() {
    days(&[
        ("أعلن الوزير الثلاثاء عن الاتفاق", "الثلاثاء", date(2025, 2, 4)),
        ("أعلن الوزير يوم الأربعاء عن الاتفاق", "يوم الأربعاء", date(2025, 2, 5)),
        ("وقع الاتفاق فجر الأحد", "فجر الأحد", date(2025, 2, 2)),
        ("وقع الاتفاق الأربعاء الماضي", "الأربعاء الماضي", date(2025, 1, 29)),
        ("يوقع الاتفاق السبت بعد المقبل", "السبت بعد المقبل", date(2025, 2, 15)),
        ("يوقع الاتفاق الأربعاء بعد القادم", "الأربعاء بعد القادم", date(2025, 2, 19)),
        ("وقع الاتفاق الأحد قبل الماضي", "الأحد قبل الماضي", date(2025, 1, 26)),
        ("يوقع الاتفاق الأربعاء المقبل", "الأربعاء المقبل", date(2025, 2, 12)),
        ("سيزور الوزير طوكيو الجمعة", "الجمعة", date(2025, 2, 7)),
        ("ومن المقرر أن يعود السبت", "السبت", date(2025, 2, 8)),
        ("قال إنه سيعود. ووصل وفد السبت", "السبت", date(2025, 2, 1)),
        ("يلتقي الوزير نظيره في باريس الجمعة", "الجمعة", date(2025, 2, 7)),
        ("تعقد اللجنة الأحد من الأسبوع المقبل", "الأحد من الأسبوع المقبل", date(2025, 2, 9)),
        ("اتصل به اليوم الأربعاء", "اليوم الأربعاء", date(2025, 2, 5)),
        ("اتصل به أمس الثلاثاء", "أمس الثلاثاء", date(2025, 2, 4)),
        ("اتصل به أمس (الثلاثاء)", "أمس (الثلاثاء", date(2025, 2, 4)),
        ("اتصل به اليوم الثلاثاء", "اليوم الثلاثاء", date(2025, 2, 4)),
        ("جدد الوزير والاثنين موقفه", "والاثنين", date(2025, 2, 3)),
    ]);
}

#[test]
fn a_date_behind_that_is_of_the_time_of_the_verb_before() {
    let november = |year| (date(year, 11, 1), date(year, 11, 30));
    let rows = [
        ("يتوقع أن تنتهي المحادثات في نوفمبر", november(2025)),
        ("من المقرر أن يبدأ العمل في نوفمبر", november(2025)),
        ("ذكر أن المحادثات بدأت في نوفمبر", november(2024)),
    ];
    for (text, (from, to)) in rows {
        one_each(&[(text, "نوفمبر", from, to, Precision::Month)]);
    }
}

#[test]
fn days_of_the_week_in_a_row_are_of_one_time() {
    let rows = [
        (
            "سيتوجه رئيس الوزراء الإيطالي الجديد إلى كندا للمشاركة \
             في قمة مجموعة السبع الجمعة والسبت",
            ["الجمعة: 2025-02-07..2025-02-07 day", "والسبت: 2025-02-08..2025-02-08 day"],
        ),
        (
            "وشارك الوزير في أعمال المؤتمر الذي عقد في المدينة الأحد والاثنين",
            ["الأحد: 2025-02-02..2025-02-02 day", "والاثنين: 2025-02-03..2025-02-03 day"],
        ),
    ];
    for (text, expected) in rows {
        assert_eq!(found(text, Some(PUBLISHED)), expected, "{text}");
    }
}

#[test]
fn a_written_date_beats_the_weekday_beside_it() {
    days(&[
        ("عقد يوم الخميس 6 فبراير 2025 في جدة", "يوم الخميس 6 فبراير 2025", date(2025, 2, 6)),
        ("عقد الأحد، 6 فبراير 2025", "الأحد، 6 فبراير 2025", date(2025, 2, 6)),
        ("عقد الأحد الموافق 2/2/2025م", "الأحد الموافق 2/2/2025م", date(2025, 2, 2)),
        ("تعقد الأحد 9/2 في جدة", "الأحد 9/2", date(2025, 2, 9)),
        ("عقد أمس الثلاثاء 4 شباط/فبراير", "أمس الثلاثاء 4 شباط/فبراير", date(2025, 2, 4)),
        ("يلتقيه يوم الاثنين في 3 شباط", "يوم الاثنين في 3 شباط", date(2025, 2, 3)),
        ("عقد الخميس في 6 فبراير 2025", "الخميس في 6 فبراير 2025", date(2025, 2, 6)),
        ("عقد في 9 كانون الأول (الاثنين)", "9 كانون الأول (الاثنين", date(2024, 12, 9)),
    ]);
}

#[test]
fn days_of_a_month_are_read_in_every_spelling() {
    days(&[
        ("وقع في 5 شباط 2024 اتفاق", "5 شباط 2024", date(2024, 2, 5)),
        ("وقع في ٥ فبراير ٢٠٢٤ اتفاق", "٥ فبراير ٢٠٢٤", date(2024, 2, 5)),
        ("وقع في 5 آذار/مارس 2024", "5 آذار/مارس 2024", date(2024, 3, 5)),
        ("وقع في 5 مارس (آذار) 2024", "5 مارس (آذار) 2024", date(2024, 3, 5)),
        ("وقع في 15 كانون الثاني/ يناير", "15 كانون الثاني/ يناير", date(2025, 1, 15)),
        ("وقع في 5 من شهر أوت 2024", "5 من شهر أوت 2024", date(2024, 8, 5)),
        ("وقع في 12 جويلية 2024", "12 جويلية 2024", date(2024, 7, 12)),
        ("وقع في 12 غشت من عام 2024", "12 غشت من عام 2024", date(2024, 8, 12)),
        ("وقع في الخامس من فبراير", "الخامس من فبراير", date(2025, 2, 5)),
        ("في الحادي والثلاثين من آذار 2024", "الحادي والثلاثين من آذار 2024", date(2024, 3, 31)),
        ("في الثاني عشر من مايو 2024", "الثاني عشر من مايو 2024", date(2024, 5, 12)),
        ("وقع في الـ15 من يناير الماضي", "الـ15 من يناير الماضي", date(2025, 1, 15)),
        ("يوقع في 12 يونيو المقبل", "12 يونيو المقبل", date(2025, 6, 12)),
        ("سيوقع في 12 يونيو", "12 يونيو", date(2025, 6, 12)),
        ("وقع في 12 يونيو", "12 يونيو", date(2024, 6, 12)),
        ("يوقع في 3 مارس", "3 مارس", date(2025, 3, 3)),
        ("وقع في 3 مارس من العام الماضي", "3 مارس من العام الماضي", date(2024, 3, 3)),
        ("وقع في 15 الجاري", "15 الجاري", date(2025, 2, 15)),
        ("وقع في الثالث من الشهر الماضي", "الثالث من الشهر الماضي", date(2025, 1, 3)),
        ("وقع في 5/2/2024 اتفاق", "5/2/2024", date(2024, 2, 5)),
        ("وقع في 2024-02-05 اتفاق", "2024-02-05", date(2024, 2, 5)),
    ]);
}

#[test]
fn hijri_days_are_converted_and_a_printed_pair_is_one_date() {
    days(&[
        ("في 12 شعبان 1446هـ عقد", "12 شعبان 1446هـ", date(2025, 2, 11)),
        ("في 12/8/1446 عقد", "12/8/1446", date(2025, 2, 11)),
        (
            "في 12 شعبان 1446 هـ الموافق 11 فبراير 2025 م عقد",
            "12 شعبان 1446 هـ الموافق 11 فبراير 2025 م",
            date(2025, 2, 11),
        ),
        (
            "في 11 فبراير 2025 الموافق 12 شعبان 1446هـ",
            "11 فبراير 2025 الموافق 12 شعبان 1446هـ",
            date(2025, 2, 11),
        ),
        ("الأحد 10/شعبان/1446هـ (9/2/2025م)", "الأحد 10/شعبان/1446هـ (9/2/2025م", date(2025, 2, 9)),
        (
            "في 34 رجب 1436هـ أو 13 رجب 1436هـ الموافق 2 مايو 2015",
            "13 رجب 1436هـ الموافق 2 مايو 2015",
            date(2015, 5, 2),
        ),
        ("في غرة رمضان 1446", "غرة رمضان 1446", date(2025, 3, 1)),
        ("عقد غرة شعبان 1446هـ", "غرة شعبان 1446هـ", date(2025, 1, 31)),
        ("في السادس من شعبان عقد", "السادس من شعبان", date(2025, 2, 5)),
    ]);
}

#[test]
fn the_rule_tells_a_pair_that_does_not_agree() {
    for (text, rule, calendar) in [
        ("12 شعبان 1446هـ", "hijri", Calendar::Hijri),
        ("12 شعبان 1446هـ الموافق 11 فبراير 2025", "hijri_pair", Calendar::Gregorian),
        ("12 شعبان 1446هـ الموافق 12 فبراير 2025", "hijri_pair", Calendar::Gregorian),
        ("12 شعبان 1446هـ الموافق 11 مارس 2025", "hijri_clash", Calendar::Gregorian),
    ] {
        let hits = find_dates(&Words::of(text), None);
        let got: Vec<_> = hits.iter().map(|hit| (hit.rule, hit.calendar)).collect();
        assert_eq!(got, [(rule, calendar)], "{text}");
    }
}

#[test]
fn months_years_and_weeks_are_spans() {
    use Precision::{Month, Range, Year};
    one_each(&[
        ("في مارس 2024", "مارس 2024", date(2024, 3, 1), date(2024, 3, 31), Month),
        ("منذ نوفمبر الماضي", "نوفمبر الماضي", date(2024, 11, 1), date(2024, 11, 30), Month),
        ("خلال شهر أيار", "شهر أيار", date(2024, 5, 1), date(2024, 5, 31), Month),
        ("في رمضان 1446", "رمضان 1446", date(2025, 3, 1), date(2025, 3, 29), Month),
        ("زاره الشهر الماضي", "الشهر الماضي", date(2025, 1, 1), date(2025, 1, 31), Month),
        ("زاره هذا الشهر", "هذا الشهر", date(2025, 2, 1), date(2025, 2, 28), Month),
        ("زاره عام 2015", "عام 2015", date(2015, 1, 1), date(2015, 12, 31), Year),
        ("زاره في 2017", "2017", date(2017, 1, 1), date(2017, 12, 31), Year),
        ("منذ العام الماضي", "العام الماضي", date(2024, 1, 1), date(2024, 12, 31), Year),
        ("خطة العام المقبل 2026", "العام المقبل 2026", date(2026, 1, 1), date(2026, 12, 31), Year),
        ("حج عام 1445هـ", "عام 1445هـ", date(2023, 7, 19), date(2024, 7, 6), Year),
        ("من 3 إلى 5 آذار 2024", "3 إلى 5 آذار 2024", date(2024, 3, 3), date(2024, 3, 5), Range),
        ("يعقد 3-5 مارس 2025", "3-5 مارس 2025", date(2025, 3, 3), date(2025, 3, 5), Range),
        ("في 3 و4 مارس", "3 و4 مارس", date(2025, 3, 3), date(2025, 3, 4), Range),
        (
            "to be held on 17 and 18 June",
            "17 and 18 June",
            date(2025, 6, 17),
            date(2025, 6, 18),
            Range,
        ),
        ("بين 3 و7 مارس", "3 و7 مارس", date(2025, 3, 3), date(2025, 3, 7), Range),
        ("يومي السبت والأحد", "يومي السبت والأحد", date(2025, 2, 1), date(2025, 2, 2), Range),
        ("يومي 10 و11 مارس", "يومي 10 و11 مارس", date(2025, 3, 10), date(2025, 3, 11), Range),
        ("من السبت إلى الاثنين", "السبت إلى الاثنين", date(2025, 2, 1), date(2025, 2, 3), Range),
        ("from Monday to Tuesday", "Monday to Tuesday", date(2025, 2, 3), date(2025, 2, 4), Range),
        ("خلال شهر شعبان", "شهر شعبان", date(2025, 1, 31), date(2025, 2, 28), Month),
        ("ليل السبت الأحد", "ليل السبت الأحد", date(2025, 2, 1), date(2025, 2, 2), Range),
        (
            "من 28 كانون الأول إلى 3 كانون الثاني 2025",
            "28 كانون الأول إلى 3 كانون الثاني 2025",
            date(2024, 12, 28),
            date(2025, 1, 3),
            Range,
        ),
    ]);
}

#[test]
fn vague_spans_say_so() {
    for (text, expected) in [
        ("الأسبوع الماضي", "الأسبوع الماضي: 2025-01-26..2025-02-01 week vague"),
        ("الأسبوع المقبل", "الأسبوع المقبل: 2025-02-09..2025-02-15 week vague"),
        ("مطلع الشهر الجاري", "مطلع الشهر الجاري: 2025-02-01..2025-02-10 range vague"),
        ("أواخر مارس 2024", "أواخر مارس 2024: 2024-03-21..2024-03-31 range vague"),
        ("نهاية 2024", "نهاية 2024: 2024-01-01..2024-12-31 year vague"),
        ("last week", "last week: 2025-01-26..2025-02-01 week vague"),
        ("at the end of March", "end of March: 2025-03-21..2025-03-31 range vague"),
        ("in mid-March", "mid-March: 2025-03-11..2025-03-20 range vague"),
        ("by the end of the year", "end of the year: 2025-01-01..2025-12-31 year vague"),
        ("at end-2024", "end-2024: 2024-01-01..2024-12-31 year vague"),
        ("حتى موفى 2024", "موفى 2024: 2024-01-01..2024-12-31 year vague"),
        ("بنهاية العام وبالتالي", "بنهاية العام: 2025-01-01..2025-12-31 year vague"),
        ("by the end of 2024", "end of 2024: 2024-01-01..2024-12-31 year vague"),
    ] {
        assert_eq!(found(text, Some(PUBLISHED)), [expected], "{text}");
    }
}

#[test]
fn a_time_left_open_is_marked_and_not_guessed() {
    for (text, words) in [
        ("زار الوزير مؤخراً طوكيو", "مؤخراً"),
        ("وفي الآونة الأخيرة تراجع", "الآونة الأخيرة"),
        ("يزور الوزير قريباً طوكيو", "قريباً"),
        ("يزورها حالياً وفد", "حالياً"),
        ("حتى الآن لم يصل", "الآن"),
        ("في الأيام المقبلة", "الأيام المقبلة"),
        ("خلال الأيام القليلة القادمة", "الأيام القليلة القادمة"),
        ("في السنوات الأخيرة", "السنوات الأخيرة"),
        ("خلال العامين الماضيين", "العامين الماضيين"),
        ("هذه الأيام", "هذه الأيام"),
        ("وصل قبل أسابيع", "قبل أسابيع"),
        ("وصل قبل أيام قليلة", "قبل أيام قليلة"),
        ("خلال السنوات الأربع المقبلة", "السنوات الأربع المقبلة"),
        ("وكان آنذاك سفيرا", "آنذاك"),
        ("He recently left", "recently"),
        ("He arrives soon", "soon"),
        ("in the coming weeks", "coming weeks"),
        ("He left years ago", "years ago"),
    ] {
        assert_eq!(found(text, Some(PUBLISHED)), [format!("{words}: ?..? range vague")], "{text}");
    }
}

#[test]
fn eras_and_seasons_are_spans_that_say_they_are_wide() {
    for (text, expected) in [
        ("في الستينيات", "الستينيات: 1960-01-01..1969-12-31 range vague"),
        ("منذ السبعينات", "السبعينات: 1970-01-01..1979-12-31 range vague"),
        ("ثمانينيات القرن الماضي", "ثمانينيات القرن الماضي: 1980-01-01..1989-12-31 range vague"),
        (
            "في العشرينيات من القرن التاسع عشر",
            "العشرينيات من القرن التاسع عشر: 1820-01-01..1829-12-31 range vague",
        ),
        ("القرن التاسع عشر", "القرن التاسع عشر: 1800-01-01..1899-12-31 range vague"),
        ("القرن الحادي والعشرين", "القرن الحادي والعشرين: 2000-01-01..2099-12-31 range vague"),
        (
            "العقد الأول من القرن الماضي",
            "العقد الأول من القرن الماضي: 1900-01-01..1909-12-31 range vague",
        ),
        ("العقد الماضي", "العقد الماضي: 2010-01-01..2019-12-31 range vague"),
        ("أواخر الستينيات", "أواخر الستينيات: 1960-01-01..1969-12-31 range vague"),
        ("in the early 1980s", "early 1980s: 1980-01-01..1989-12-31 range vague"),
        ("the 19th century", "the 19th century: 1800-01-01..1899-12-31 range vague"),
        ("صيف 2024", "صيف 2024: 2024-06-01..2024-08-31 range vague"),
        ("الصيف الماضي", "الصيف الماضي: 2024-06-01..2024-08-31 range vague"),
        ("شتاء عام 2023", "شتاء عام 2023: 2023-12-01..2024-02-29 range vague"),
        ("last spring", "last spring: 2024-03-01..2024-05-31 range vague"),
        ("the summer of 2024", "summer of 2024: 2024-06-01..2024-08-31 range vague"),
    ] {
        assert_eq!(found(text, Some(PUBLISHED)), [expected], "{text}");
    }
}

#[test]
fn parts_of_a_year_or_month_are_spans() {
    for (text, expected) in [
        ("في الربع الأول من 2024", "الربع الأول من 2024: 2024-01-01..2024-03-31 range"),
        (
            "الربع الثالث من العام الماضي",
            "الربع الثالث من العام الماضي: 2024-07-01..2024-09-30 range",
        ),
        ("النصف الثاني من عام 2024", "النصف الثاني من عام 2024: 2024-07-01..2024-12-31 range"),
        ("النصف الأول من مارس 2024", "النصف الأول من مارس 2024: 2024-03-01..2024-03-15 range"),
        ("the first quarter of 2024", "first quarter of 2024: 2024-01-01..2024-03-31 range"),
        ("the second half of last year", "second half of last year: 2024-07-01..2024-12-31 range"),
        ("مطلع الشهر", "مطلع الشهر: 2025-02-01..2025-02-10 range vague"),
        ("في أواخر الشهر", "أواخر الشهر: 2025-02-21..2025-02-28 range vague"),
    ] {
        assert_eq!(found(text, Some(PUBLISHED)), [expected], "{text}");
    }
}

#[test]
fn a_count_that_is_about_or_one_is_vague() {
    for (text, expected) in [
        ("قبل أكثر من عام", "قبل أكثر من عام: 2024-01-01..2024-12-31 year vague"),
        ("قبل نحو شهرين", "قبل نحو شهرين: 2024-12-01..2024-12-31 month vague"),
        ("قبل أسبوع", "قبل أسبوع: 2025-01-29..2025-01-29 day vague"),
        ("قبل أسبوعين", "قبل أسبوعين: 2025-01-22..2025-01-22 day vague"),
        ("three weeks ago", "three weeks ago: 2025-01-15..2025-01-15 day vague"),
        ("He left a year ago", "a year ago: 2024-01-01..2024-12-31 year vague"),
        ("قبل حوالي ثلاثة أيام", "قبل حوالي ثلاثة أيام: 2025-02-02..2025-02-02 day vague"),
    ] {
        assert_eq!(found(text, Some(PUBLISHED)), [expected], "{text}");
    }
}

#[test]
fn a_day_beside_a_weekday_keeps_its_side_of_the_publication() {
    days(&[
        ("قال أمس الجمعة", "أمس الجمعة", date(2025, 1, 31)),
        ("قال أمس الخميس", "أمس الخميس", date(2025, 1, 30)),
        ("يصل غداً الأحد", "غداً الأحد", date(2025, 2, 9)),
        ("يصل بعد غد الثلاثاء", "بعد غد الثلاثاء", date(2025, 2, 11)),
    ]);
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
    ]);
}

#[test]
fn what_happened_tells_that_figures_are_a_year() {
    for (text, told) in [
        ("العودة إلى حدود 1967", 1967),
        ("منذ حرب 1973 وما بعدها", 1973),
        ("ثورة 2011 في البلاد", 2011),
        ("انسحبت من اتفاق 2015 النووي", 2015),
        ("وباتفاقية 1994 بين البلدين", 1994),
        ("كأس العالم 2018 في روسيا", 2018),
        ("على أساس مبادرة السلام العربية 2002", 2002),
        ("after the 1979 revolution", 1979),
        ("the 1976 Berne Agreement", 1976),
        ("under the 1993 Oslo peace accords", 1993),
        ("the treaty of 1920 was signed", 1920),
    ] {
        let words = told.to_string();
        one_each(&[(text, &words, date(told, 1, 1), date(told, 12, 31), Precision::Year)]);
    }
    for text in [
        "وباتفاق مع 1985 شركة",
        "قمة ضمت 1950 شخصا",
        "هجمات نفذها 1980 مقاتلا",
        "كتيبة 2011",
        "the 1980 workers of the firm left after a summit",
        "the 1987 budget",
    ] {
        assert_eq!(found(text, Some(PUBLISHED)), [] as [&str; 0], "{text}");
    }
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
fn what_is_put_off_or_planned_is_still_to_come() {
    for (text, expected) in [
        ("أرجئت المحادثات أمس إلى السابع من يناير", "2026-01-07"),
        ("talks were postponed to 7 January", "2026-01-07"),
        ("Malta prepares for the grain conference in January", "2026-01-01"),
        ("the minister hopes to go there on 7 January", "2026-01-07"),
        ("the pact, which expires in October", "2025-10-01"),
        ("credit lines were extended until 31 May", "2025-05-31"),
        ("he would attend the talks, which both sides asked for, on 10 May", "2025-05-10"),
        ("the resignation of the minister on 20 January", "2025-01-20"),
        ("he could not attend the talks on 20 December", "2024-12-20"),
        // Put off then, not to then.
        ("talks were postponed on 7 January", "2025-01-07"),
    ] {
        let hits = find_dates(&Words::of(text), Some(PUBLISHED));
        let last = hits.last().and_then(|hit| hit.from).map(|day| day.to_string());
        assert_eq!(last.as_deref(), Some(expected), "{text}");
    }
}

#[test]
fn a_range_of_years_is_one_span() {
    for (text, expected) in [
        ("الرئيس الراحل (1982-1990)", "1982-1990: 1982-01-01..1990-12-31 range"),
        ("حكم البلاد من 1975 إلى 2014", "1975 إلى 2014: 1975-01-01..2014-12-31 range"),
        ("بين عامي 2015 و2017", "عامي 2015 و2017: 2015-01-01..2017-12-31 range"),
        ("between 1981 and 1986", "1981 and 1986: 1981-01-01..1986-12-31 range"),
        ("from 1981 to 1986", "1981 to 1986: 1981-01-01..1986-12-31 range"),
        ("under his rule from 1949-1976 it", "1949-1976: 1949-01-01..1976-12-31 range"),
        ("for the period 1987-90", "1987-90: 1987-01-01..1990-12-31 range"),
        ("the base period of 1979-81, he said", "1979-81: 1979-01-01..1981-12-31 range"),
        ("خلال السنة المالية 2014/15", "السنة المالية 2014/15: 2014-01-01..2015-12-31 range"),
    ] {
        assert_eq!(found(text, Some(PUBLISHED)), [expected], "{text}");
    }
    // Backwards it is none.
    let backwards = "بين 2017 و2015";
    assert_eq!(found(backwards, Some(PUBLISHED)).len(), 2, "{backwards}");
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

#[test]
fn a_part_of_a_month_or_year_is_read_in_every_wording() {
    for (text, expected) in [
        (
            "خلال الأشهر السبعة الأولى من العام الماضي",
            "الأشهر السبعة الأولى من العام الماضي: 2024-01-01..2024-07-31 range",
        ),
        (
            "في الستة أشهر الأولى من السنة المالية 2024",
            "الستة أشهر الأولى من السنة المالية 2024: 2024-01-01..2024-06-30 range",
        ),
        (
            "في الشهور التسعة الأولى من 2024",
            "الشهور التسعة الأولى من 2024: 2024-01-01..2024-09-30 range",
        ),
        (
            "خلال أول خمسة أشهر من عام 2024",
            "أول خمسة أشهر من عام 2024: 2024-01-01..2024-05-31 range",
        ),
        (
            "in the first nine months of last year",
            "first nine months of last year: 2024-01-01..2024-09-30 range",
        ),
        (
            "in the first two months of 2024",
            "first two months of 2024: 2024-01-01..2024-02-29 range",
        ),
        ("الربع الأخير من 2024", "الربع الأخير من 2024: 2024-10-01..2024-12-31 range"),
        ("the last quarter of 2024", "last quarter of 2024: 2024-10-01..2024-12-31 range"),
        ("the final quarter of 2024", "final quarter of 2024: 2024-10-01..2024-12-31 range"),
        ("الثلث الأول من مارس 2024", "الثلث الأول من مارس 2024: 2024-03-01..2024-03-10 range"),
        (
            "الأسبوع الأول من أبريل المقبل",
            "الأسبوع الأول من أبريل المقبل: 2025-04-01..2025-04-07 range vague",
        ),
        (
            "في الأسبوع الثالث من شهر أكتوبر 2024",
            "الأسبوع الثالث من شهر أكتوبر 2024: 2024-10-15..2024-10-21 range vague",
        ),
        (
            "الأسبوع الأخير من الشهر الماضي",
            "الأسبوع الأخير من الشهر الماضي: 2025-01-25..2025-01-31 range vague",
        ),
        (
            "in the second week of March 2024",
            "second week of March 2024: 2024-03-08..2024-03-14 range vague",
        ),
        (
            "in the last week of March 2024",
            "last week of March 2024: 2024-03-25..2024-03-31 range vague",
        ),
    ] {
        assert_eq!(found(text, Some(PUBLISHED)), [expected], "{text}");
    }
}

#[test]
fn a_date_of_the_same_month_or_year_follows_the_one_before() {
    for (text, expected) in [
        (
            "وصل في 5 مايو 2023 وغادر في 29 من الشهر ذاته",
            "29 من الشهر ذاته: 2023-05-29..2023-05-29 day",
        ),
        ("من 3 مايو 2023 وحتى 9 من نفس الشهر", "9 من نفس الشهر: 2023-05-09..2023-05-09 day"),
        (
            "انتخب في يناير 2021، واستقال في مارس من العام نفسه",
            "مارس من العام نفسه: 2021-03-01..2021-03-31 month",
        ),
        (
            "elected in May 2021, he resigned in July of the same year",
            "July of the same year: 2021-07-01..2021-07-31 month",
        ),
        (
            "elected in May 2021, he resigned in July that year",
            "July that year: 2021-07-01..2021-07-31 month",
        ),
    ] {
        assert_eq!(found(text, Some(PUBLISHED)).last().unwrap(), expected, "{text}");
    }
    // Nothing stands before it.
    assert_eq!(found("عاد في 29 من الشهر ذاته", Some(PUBLISHED)), [] as [&str; 0]);
}

#[test]
fn days_and_years_that_follow_each_other_are_one_span() {
    for (text, expected) in [
        ("القمة التي ستعقد اليوم وغدا في كندا", "اليوم وغدا: 2025-02-05..2025-02-06 range"),
        ("تعقد غدا وبعد غد", "غدا وبعد غد: 2025-02-06..2025-02-07 range"),
        (
            "talks will be held today and tomorrow",
            "today and tomorrow: 2025-02-05..2025-02-06 range",
        ),
        ("خلال سنتي 2015 و2016", "سنتي 2015 و2016: 2015-01-01..2016-12-31 range"),
        ("برنامج الفترة 2019-2021", "2019-2021: 2019-01-01..2021-12-31 range"),
        ("في جولة من 13 لـ21 أكتوبر 2024", "13 لـ21 أكتوبر 2024: 2024-10-13..2024-10-21 range"),
        (
            "من 14 حزيران (يونيو) إلى 15 تموز (يوليو) 2018",
            "14 حزيران (يونيو) إلى 15 تموز (يوليو) 2018: 2018-06-14..2018-07-15 range",
        ),
        (
            "الستينيات والسبعينيات من القرن الماضي",
            "الستينيات والسبعينيات من القرن الماضي: 1960-01-01..1979-12-31 range vague",
        ),
    ] {
        assert_eq!(found(text, Some(PUBLISHED)), [expected], "{text}");
    }
}

#[test]
fn a_weekend_is_that_around_the_publication() {
    for (text, from) in [
        ("He left last weekend", "2025-02-01"),
        ("He said over the weekend that", "2025-02-01"),
        ("He will travel to Europe at the weekend", "2025-02-08"),
        ("The envoy had held talks in Geneva at the weekend", "2025-02-01"),
        ("There would be no talks over the weekend", "2025-02-08"),
        ("They meet this weekend", "2025-02-08"),
        ("They will meet next weekend", "2025-02-08"),
    ] {
        let hits = find_dates(&Words::of(text), Some(PUBLISHED));
        assert_eq!(hits.len(), 1, "{text}");
        assert_eq!(hits[0].from.unwrap().to_string(), from, "{text}");
        assert_eq!(super::reckon::days_between(hits[0].from.unwrap(), hits[0].to.unwrap()), 1);
    }
}

#[test]
fn years_stand_beside_more_than_their_own_word() {
    use Precision::Year;
    let year = |year: i16| (date(year, 1, 1), date(year, 12, 31));
    for (text, words, (from, to)) in [
        ("عضو في المنظمة منذ 2012. ومن المفترض", "2012", year(2012)),
        ("زار تونس في عام ،2013 قرابة ثلاثمائة", "عام ،2013", year(2013)),
        ("زار قطرعام 2012 رئيسا", "2012", year(2012)),
        ("ميزانية السنة المالية 2015", "السنة المالية 2015", year(2015)),
        ("بعد 2011 تغير كل شيء", "2011", year(2011)),
        ("growth is forecast for 1988 too", "1988", year(1988)),
        ("in mid-1989 he left", "mid-1989", year(1989)),
        ("the crisis of 1982", "1982", year(1982)),
        ("spending in fiscal 1987 rose", "1987", year(1987)),
    ] {
        let hits = find_dates(&Words::of(text), Some(PUBLISHED));
        assert_eq!(hits.len(), 1, "{text}");
        let hit = &hits[0];
        assert_eq!(Words::of(text).originals(hit.words.clone()), words, "{text}");
        assert_eq!((hit.from, hit.to, hit.precision), (Some(from), Some(to), Year), "{text}");
    }
    let list = found("expenses in 1986, 1985 and 1984", Some(PUBLISHED));
    assert_eq!(list.len(), 3, "{list:?}");
}

#[test]
fn a_first_day_or_a_glued_month_is_read() {
    days(&[
        ("بدأت اعتبارا من أول أغسطس 2024", "أول أغسطس 2024", date(2024, 8, 1)),
        ("اندلعت في فاتح نوفمبر 1954", "فاتح نوفمبر 1954", date(1954, 11, 1)),
        ("الفاتح من نوفمبر 1954", "الفاتح من نوفمبر 1954", date(1954, 11, 1)),
        ("أول أيام رمضان 1446", "أول أيام رمضان 1446", date(2025, 3, 1)),
    ]);
    use Precision::Month;
    one_each(&[
        ("منذ شهرفيفري 2024", "شهرفيفري 2024", date(2024, 2, 1), date(2024, 2, 29), Month),
        ("طوال شهر شعبان", "شهر شعبان", date(2025, 1, 31), date(2025, 2, 28), Month),
        ("من شهر رجب", "شهر رجب", date(2025, 1, 1), date(2025, 1, 30), Month),
    ]);
}

#[test]
fn the_clause_a_date_stands_in_tells_its_time() {
    days(&[
        ("والخميس، يزور الوزير المدينة", "والخميس", date(2025, 2, 6)),
        ("ويوم السبت يلتقي نظيره", "ويوم السبت", date(2025, 2, 8)),
        ("قال ذلك قبل قمة تاريخية الاثنين بين الرئيسين", "الاثنين", date(2025, 2, 10)),
        ("قد يصادق عليه الوزراء الجمعة", "الجمعة", date(2025, 2, 7)),
        ("سيكرر التأكيد الذي أعلنه يوم السبت", "يوم السبت", date(2025, 2, 1)),
        ("سيلتقي فريقه الذي بدأ العمل للموسم، يوم السبت", "يوم السبت", date(2025, 2, 8)),
        ("يتقدمون بالطلب في موعد أقصاه 26 أكتوبر", "26 أكتوبر", date(2025, 10, 26)),
        ("قال الوزير اليوم ذلك", "اليوم", date(2025, 2, 5)),
        ("تم الاتفاق على عقد اجتماع الأحد في مكة", "الأحد", date(2025, 2, 9)),
        ("دعا المجلس لعقد جلسة السبت", "السبت", date(2025, 2, 8)),
        ("يتبنى المجلس صباح الجمعة قرارا", "صباح الجمعة", date(2025, 2, 7)),
        ("the cut was due to an inflow in the week to 3 March", "3 March", date(2025, 3, 3)),
        ("the fall was due to an inflow on 3 July", "3 July", date(2024, 7, 3)),
        ("we expect it to be ready by 3 July", "3 July", date(2025, 7, 3)),
        ("the year ending next June 30", "next June 30", date(2025, 6, 30)),
        ("the year which ended last September 30", "last September 30", date(2024, 9, 30)),
        ("He said today that", "today", date(2025, 2, 5)),
        ("He said that today the talks", "today", date(2025, 2, 5)),
        ("He said last Friday that", "last Friday", date(2025, 1, 31)),
    ]);
}

/// The first days of the dates of an article's paragraphs, after they agree.
fn agreed(paragraphs: [&str; 2]) -> Vec<String> {
    let words = paragraphs.map(Words::of);
    let mut found = words.each_ref().map(|words| find_dates(words, Some(PUBLISHED)));
    let [first, second] = &mut found;
    super::agree(&mut [first, second]);
    let days = found.iter().flatten().filter_map(|hit| hit.from);
    days.map(|day| day.to_string()).collect()
}

#[test]
fn a_month_without_a_year_is_that_told_elsewhere_in_the_article() {
    for (paragraphs, days) in [
        (
            ["انتهاء البحث عن الطائرة في يونيو", "ومن المتوقع أن ينتهي في يونيو"],
            ["2025-06-01", "2025-06-01"],
        ),
        (["قمة الدول في 7 سبتمبر", "سيجتمعون في السابع من سبتمبر"], ["2025-09-07", "2025-09-07"]),
        (["talks in June", "They will meet in June"], ["2025-06-01", "2025-06-01"]),
        // Another day, and two years that are told.
        (["قمة في 8 سبتمبر", "سيجتمعون في 7 سبتمبر"], ["2024-09-08", "2025-09-07"]),
        (["He left last June", "They will meet in June"], ["2024-06-01", "2025-06-01"]),
    ] {
        assert_eq!(agreed(paragraphs), days, "{paragraphs:?}");
    }
}

#[test]
fn the_same_month_may_be_that_of_the_paragraph_above() {
    let text = "وأعيد انتخابه في 29 من الشهر ذاته";
    let words = Words::of(text);
    let known = |at: usize| super::DateWord::of(words.folded(at));
    let hits = super::find_dates_by(&words, Some(PUBLISHED), Some(date(2024, 5, 27)), known);
    assert_eq!(hits[0].from, Some(date(2024, 5, 29)));
}

#[test]
fn the_parts_of_a_week_are_days_of_it() {
    for (text, expected) in [
        ("مطلع الأسبوع الماضي", "مطلع الأسبوع الماضي: 2025-01-26..2025-01-28 range vague"),
        ("منتصف الأسبوع المقبل", "منتصف الأسبوع المقبل: 2025-02-12..2025-02-13 range vague"),
        ("نهاية الأسبوع الجاري", "نهاية الأسبوع الجاري: 2025-02-07..2025-02-08 range vague"),
        ("early next week", "early next week: 2025-02-09..2025-02-11 range vague"),
        ("العام المالي 2017/2018", "العام المالي 2017/2018: 2017-01-01..2018-12-31 range"),
        ("first 10 months of 2024", "first 10 months of 2024: 2024-01-01..2024-10-31 range"),
    ] {
        assert_eq!(found(text, Some(PUBLISHED)), [expected], "{text}");
    }
}

#[test]
fn what_is_said_once_of_two_dates_holds_for_both() {
    for (text, expected) in [
        (
            "الخميس والجمعة المقبلين",
            vec![
                "الخميس: 2025-02-06..2025-02-06 day",
                "والجمعة المقبلين: 2025-02-07..2025-02-07 day",
            ],
        ),
        (
            "في أكتوبر ونوفمبر 2023",
            vec![
                "أكتوبر: 2023-10-01..2023-10-31 month",
                "ونوفمبر 2023: 2023-11-01..2023-11-30 month",
            ],
        ),
        (
            "في 3 مارس و5 أبريل 2023",
            vec!["3 مارس: 2023-03-03..2023-03-03 day", "5 أبريل 2023: 2023-04-05..2023-04-05 day"],
        ),
        (
            "in March and April 2023",
            vec!["March: 2023-03-01..2023-03-31 month", "April 2023: 2023-04-01..2023-04-30 month"],
        ),
        (
            "بداية من شهري ماي وجوان القادمين",
            vec![
                "شهري ماي: 2025-05-01..2025-05-31 month",
                "وجوان القادمين: 2025-06-01..2025-06-30 month",
            ],
        ),
        ("أيام 3 و4 و5 مارس", vec!["3 و4 و5 مارس: 2025-03-03..2025-03-05 range"]),
        ("الأعوام 2019 و2020", vec!["الأعوام 2019 و2020: 2019-01-01..2020-12-31 range"]),
        ("سنوات 2019 و2020 و2021", vec!["سنوات 2019 و2020 و2021: 2019-01-01..2021-12-31 range"]),
        ("العام 2024/2025", vec!["العام 2024/2025: 2024-01-01..2025-12-31 range"]),
        (
            "من العام 2010 وحتى العام 2020",
            vec!["العام 2010 وحتى العام 2020: 2010-01-01..2020-12-31 range"],
        ),
    ] {
        assert_eq!(found(text, Some(PUBLISHED)), expected, "{text}");
    }
}

#[test]
fn a_weekday_of_a_week_or_of_a_deadline_is_not_the_latest() {
    days(&[
        ("They meet on Thursday next week", "Thursday next week", date(2025, 2, 13)),
        ("They meet this Friday", "this Friday", date(2025, 2, 7)),
        ("It ends by Friday", "Friday", date(2025, 2, 7)),
        ("سيكون في معسكر \"مغلق\" الجمعة", "الجمعة", date(2025, 2, 7)),
        ("قال \"سيكون ذلك\". ووصل الجمعة", "الجمعة", date(2025, 1, 31)),
        ("وأعلن أن الأحد، سيكون عطلة", "الأحد", date(2025, 2, 9)),
        ("في 15 من الجاري", "15 من الجاري", date(2025, 2, 15)),
        ("an election as early as 3 July", "3 July", date(2025, 7, 3)),
        ("no later than March 31", "March 31", date(2025, 3, 31)),
        ("The envoy, who arrived on Sunday, will stay", "Sunday", date(2025, 2, 2)),
    ]);
    for text in ["الجمعة الأولى من رمضان", "الأحد الثاني من كل شهر"]
    {
        assert_eq!(found(text, Some(PUBLISHED)), [] as [&str; 0], "{text}");
    }
}
