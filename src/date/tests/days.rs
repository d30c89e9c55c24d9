//! Days: counted, named, written and told by the clause around them.

use super::*;

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
        ("وسوف يجتمع السبت", "السبت", date(2025, 2, 8)),
        ("على أن يلتقي الوزيران السبت", "السبت", date(2025, 2, 8)),
        ("قال إنه سيعود. ووصل وفد السبت", "السبت", date(2025, 2, 1)),
        ("يلتقي الوزير نظيره في باريس الجمعة", "الجمعة", date(2025, 2, 7)),
        ("تعقد اللجنة الأحد من الأسبوع المقبل", "الأحد من الأسبوع المقبل", date(2025, 2, 9)),
        ("اتصل به اليوم الأربعاء", "اليوم الأربعاء", date(2025, 2, 5)),
        ("وقع الاتفاق الأحد الماضي الذي صادف العيد", "الأحد الماضي", date(2025, 2, 2)),
        ("They will meet again this coming Tuesday", "this coming Tuesday", date(2025, 2, 11)),
        ("They met this past Tuesday", "this past Tuesday", date(2025, 2, 4)),
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
fn a_day_beside_a_weekday_keeps_its_side_of_the_publication() {
    days(&[
        ("قال أمس الجمعة", "أمس الجمعة", date(2025, 1, 31)),
        ("قال أمس الخميس", "أمس الخميس", date(2025, 1, 30)),
        ("يصل غداً الأحد", "غداً الأحد", date(2025, 2, 9)),
        ("يصل بعد غد الثلاثاء", "بعد غد الثلاثاء", date(2025, 2, 11)),
    ]);
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
        assert_eq!(
            super::super::reckon::days_between(hits[0].from.unwrap(), hits[0].to.unwrap()),
            1
        );
    }
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

#[test]
fn what_is_to_come_is_told_past_short_words_and_nouns() {
    let friday = date(2025, 2, 7);
    days(&[
        ("the envoy is due to meet Dr. Salem in Muscat on Friday", "Friday", friday),
        ("he is scheduled to meet President George W. Bush on Friday", "Friday", friday),
        ("the king will receive Gen.Karim A.Nasser in Amman on Friday", "Friday", friday),
        ("they agreed to hold talks at the palace on Friday", "Friday", friday),
        ("on Friday some 40 inspectors of the ministry will visit the port", "Friday", friday),
        ("the minister will leave after a three-day visit on Friday", "Friday", friday),
        ("they agreed to the plan at the palace on Friday", "Friday", date(2025, 1, 31)),
        ("the envoy left Muscat. He met Dr. Salem on Friday", "Friday", date(2025, 1, 31)),
        ("they held their last formal meeting there on Friday", "Friday", date(2025, 1, 31)),
        ("the next round will be held there on Friday", "Friday", friday),
    ]);
}

#[test]
fn a_wrong_weekday_moves_no_day_beside_the_publication_to_another_year() {
    days(&[
        ("عشاء مساء الاثنين 4 فبراير", "مساء الاثنين 4 فبراير", date(2025, 2, 4)),
        ("a dinner on Monday, 4 February", "Monday, 4 February", date(2025, 2, 4)),
        ("وقع الاتفاق الاثنين 5 أغسطس", "الاثنين 5 أغسطس", date(2024, 8, 5)),
    ]);
}

#[test]
fn a_day_without_a_year_is_not_most_of_a_year_ago_where_the_next_is_near() {
    days(&[
        ("يستضيف بطولة تقام 14 مايو في جدة", "14 مايو", date(2025, 5, 14)),
        ("talks on the May 6 elections", "May 6", date(2025, 5, 6)),
        // The next is further off, or the last not so long ago.
        ("وقع الاتفاق 14 يوليو في جدة", "14 يوليو", date(2024, 7, 14)),
        ("The accord of December 3 holds", "December 3", date(2024, 12, 3)),
    ]);
}

#[test]
fn weekdays_of_other_spellings_and_before_what_is_to_be_done() {
    days(&[
        ("يزور أنقرة الثلثاء المقبل", "الثلثاء المقبل", date(2025, 2, 11)),
        ("والتقاه الثلثاء في بعبدا", "الثلثاء", date(2025, 2, 4)),
        ("زار المدينة قبل عودته إلى بلاده يوم السبت", "يوم السبت", date(2025, 2, 8)),
        ("He could not leave before Saturday", "Saturday", date(2025, 2, 8)),
    ]);
}

#[test]
fn the_day_that_an_event_is_called_after_is_no_date_of_its_own() {
    for text in
        ["ذكرى حرب السادس من أكتوبر", "ثورة الخامس والعشرين من يناير", "منذ أحداث السابع من أكتوبر"]
    {
        assert!(found(text, Some(PUBLISHED)).is_empty(), "{text}");
    }
}

#[test]
fn two_years_joined_by_a_dash_are_a_span() {
    use Precision::Range;
    one_each(&[
        ("a seat for the 2021-2022 term", "2021-2022", date(2021, 1, 1), date(2022, 12, 31), Range),
        ("خطة التنمية 2021-2025", "2021-2025", date(2021, 1, 1), date(2025, 12, 31), Range),
    ]);
    assert!(found("بلغ عددهم 1200-1500 شخص", Some(PUBLISHED)).is_empty());
    assert!(found("الهاتف 2021-2022-2024", Some(PUBLISHED)).is_empty());
}

#[test]
fn a_day_is_counted_from_the_one_told_before_it() {
    for (text, words, day) in [
        ("He came on Monday and left the following day.", "the following day", date(2025, 2, 4)),
        ("He came on Monday and left the next day.", "the next day", date(2025, 2, 4)),
        ("He came on 1 February. A day later he left.", "A day later", date(2025, 2, 2)),
        ("He came on 1 February and left two days later.", "two days later", date(2025, 2, 3)),
        ("He came on Monday. Two days earlier he was there.", "Two days earlier", date(2025, 2, 1)),
        ("He came on 1 February and left 2 days later.", "2 days later", date(2025, 2, 3)),
        ("He came on 1 January, left eleven days later.", "eleven days later", date(2025, 1, 12)),
        (
            "He came on 1 January and left twenty-one days later.",
            "twenty-one days later",
            date(2025, 1, 22),
        ),
        ("He came on 1 February. One day later he left.", "One day later", date(2025, 2, 2)),
        ("وصل في 3 يناير وغادر في اليوم التالي", "اليوم التالي", date(2025, 1, 4)),
    ] {
        let told = found(text, Some(PUBLISHED)).pop();
        assert_eq!(told, Some(format!("{words}: {day}..{day} day")), "{text}");
    }
    for text in ["He came two days before the vote.", "He spoke the next day."] {
        assert!(found(text, Some(PUBLISHED)).is_empty(), "{text}");
    }
    for text in [
        "He came on 3 June 2019 and left 2-3 days later.",
        "He came on 3 June 2019 and left 1,200 days later.",
        "He came on 3 June 2019 and left two weeks later.",
        "He came on 3 June 2019, two days before the vote.",
    ] {
        let day = "3 June 2019: 2019-06-03..2019-06-03 day";
        assert_eq!(found(text, Some(PUBLISHED)), [day], "{text}");
    }
    days(&[("The ship sailed twenty-one days ago.", "twenty-one days ago", date(2025, 1, 15))]);
}

#[test]
fn no_day_is_counted_from_one_told_aside() {
    for (text, counted) in [
        ("H., who took office on 3 June 2019, met M. and left the next day.", false),
        ("H., who took office on June 3, 2019, met M. and left two days later.", false),
        ("H. who took office on 3 June 2019 met M. and left the next day.", false),
        ("He met H., who took office on 3 June 2019. The next day he left.", false),
        ("H., who came on 3 June 2019 and left the next day, is ill.", true),
        ("H., who is ill, came on 3 June 2019 and left the next day.", true),
        ("He met the envoy who is ill. He came on 3 June 2019 and left the next day.", true),
    ] {
        let dates = found(text, Some(PUBLISHED));
        assert_eq!(dates.len(), 1 + usize::from(counted), "{text}: {dates:?}");
    }
}
