//! Weeks, months, years and longer times, and what tells that figures are a year.

use super::super::{DateContext, find_dates_by};
use super::*;

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
        ("قال للمراسلين هذا الشهر", "هذا الشهر", date(2025, 2, 1), date(2025, 2, 28), Month),
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
        ("1972 - مجلس الشيوخ يدعو إلى وقف الحرب", 1972),
        ("his first visit since 2000.", 2000),
        ("down from 1986's nine billion", 1986),
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
        "since 2000 jobs were lost",
        "1972-85",
    ] {
        assert_eq!(found(text, Some(PUBLISHED)), [] as [&str; 0], "{text}");
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

/// The first days of the dates of an article's paragraphs, after they agree.
fn agreed(paragraphs: [&str; 2]) -> Vec<String> {
    let words = paragraphs.map(Words::of);
    let mut found = words.each_ref().map(|words| find_dates(words, Some(PUBLISHED)));
    let [first, second] = &mut found;
    super::super::agree(&mut [first, second]);
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
    let known = |at: usize| super::super::DateWord::of(words.folded(at));
    let before = Some(date(2024, 5, 27));
    let context = DateContext { published: Some(PUBLISHED), before, headline: false };
    let hits = find_dates_by(&words, context, known);
    assert_eq!(hits[0].from, Some(date(2024, 5, 29)));
}

#[test]
fn an_event_tells_that_its_name_is_a_month() {
    let june = |text| (text, "June", date(2024, 6, 1), date(2024, 6, 30), Precision::Month);
    one_each(&[june("leaders left the June summit early")]);
    assert_eq!(found("the June Carter summit", Some(PUBLISHED)), [] as [&str; 0]);
}

#[test]
fn quarters_and_halves_may_be_told_in_figures() {
    use Precision::Range;
    one_each(&[
        ("sales fell in Q3 2023", "Q3 2023", date(2023, 7, 1), date(2023, 9, 30), Range),
        ("from 1Q 2022 on", "1Q 2022", date(2022, 1, 1), date(2022, 3, 31), Range),
        ("results of H1 2024", "H1 2024", date(2024, 1, 1), date(2024, 6, 30), Range),
        ("in Q2 of 2025", "Q2 of 2025", date(2025, 4, 1), date(2025, 6, 30), Range),
        ("profits in Q4'23", "Q4'23", date(2023, 10, 1), date(2023, 12, 31), Range),
    ]);
}

#[test]
fn letters_and_figures_that_are_no_quarter_tell_no_part() {
    for text in ["the H5 2023 lot", "gate Q9 2023", "a Q3 model", "the q 3 men"] {
        let hits = find_dates(&Words::of(text), Some(PUBLISHED));
        assert!(hits.iter().all(|hit| hit.rule != "part"), "{text}: {hits:?}");
    }
}

#[test]
fn days_yet_to_pass_are_counted_where_the_sentence_is_of_what_is_to_come() {
    use Precision::Day;
    one_each(&[
        ("he will arrive in two days", "in two days", date(2025, 2, 7), date(2025, 2, 7), Day),
        ("they are to meet in 10 days", "in 10 days", date(2025, 2, 15), date(2025, 2, 15), Day),
        ("سيصل الوزير بعد يومين", "بعد يومين", date(2025, 2, 7), date(2025, 2, 7), Day),
        ("من المقرر أن يلتقيا بعد 3 أيام", "بعد 3 أيام", date(2025, 2, 8), date(2025, 2, 8), Day),
    ]);
}

#[test]
fn days_counted_from_something_else_are_none_of_the_publication() {
    for text in [
        "they met twice in two days",
        "he will come for the second time in two days",
        "وصل الوزير بعد يومين",
        "سيصل الوزير بعد يومين من اللقاء",
    ] {
        let hits = find_dates(&Words::of(text), Some(PUBLISHED));
        assert!(hits.iter().all(|hit| hit.rule != "ahead"), "{text}: {hits:?}");
    }
}

#[test]
fn a_week_may_be_told_by_its_first_day() {
    for (text, from, to) in [
        ("They meet the week of March 17.", date(2025, 3, 17), date(2025, 3, 23)),
        ("They met in the week beginning 27 May 2024.", date(2024, 5, 27), date(2024, 6, 2)),
        ("They will meet during the week of 3 June 2024.", date(2024, 6, 3), date(2024, 6, 9)),
    ] {
        let hits = super::super::find_dates(&Words::of(text), Some(PUBLISHED));
        let days: Vec<_> = hits.iter().map(|hit| (hit.from, hit.to)).collect();
        assert_eq!(days, [(Some(from), Some(to))], "{text}");
    }
}

#[test]
fn a_headline_tells_in_the_infinitive_of_days_to_come() {
    let text = "Malta's president to visit Oman in November, meet sultan on Monday";
    let words = Words::of(text);
    let known = |at: usize| super::super::DateWord::of(words.folded(at));
    let context = DateContext { published: Some(PUBLISHED), before: None, headline: true };
    let hits = find_dates_by(&words, context, known);
    assert!(hits.iter().all(|hit| hit.from > Some(PUBLISHED)), "{hits:?}");
    assert_eq!(hits.len(), 2);
}
