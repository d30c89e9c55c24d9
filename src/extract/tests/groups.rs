//! Those who hold one office of several states that the words do not list. The people are
//! invented.

use super::check_meetings;

#[test]
fn all_who_hold_an_office_are_one_party() {
    check_meetings(&[
        (
            "استقبل الرئيس المصري حازم الشناوي اليوم وزراء خارجية دول مجلس التعاون.",
            &["received حازم الشناوي ~ foreign_minister"],
        ),
        (
            "التقى وزير الخارجية المصري حازم الشناوي سفراء الاتحاد الأوروبي في القاهرة.",
            &["met حازم الشناوي ~ ambassador"],
        ),
        (
            "عقد الرئيس المصري حازم الشناوي قمة مصغرة مع قادة مجموعة دول الساحل.",
            &["met حازم الشناوي ~ head_of_state"],
        ),
        (
            "سيجتمع وزير الدفاع فيصل الناصر مع نظيره المصري وليد الجمال ومع وزراء دفاع الحلف غدا.",
            &["planned فيصل الناصر ~ وليد الجمال", "planned فيصل الناصر ~ defence_minister"],
        ),
        (
            "عقد اجتماع لوزراء خارجية دول مجلس التعاون مع وزير الخارجية المصري حازم الشناوي.",
            &["met foreign_minister ~ حازم الشناوي"],
        ),
    ]);
}

#[test]
fn an_office_of_one_state_or_of_those_named_is_no_group() {
    check_meetings(&[
        // A state has one head; its leaders are others.
        ("التقى وزير الدفاع فيصل الناصر الزعماء العراقيين في بغداد.", &[]),
        (
            "استقبل وزير الخارجية فيصل الناصر سعادة السيد سالم العتيبي سفير قطر، \
             وسعادة السيد وليد الجمال سفير مصر، سفراء فوق العادة.",
            &["received فيصل الناصر ~ سالم العتيبي", "received فيصل الناصر ~ وليد الجمال"],
        ),
        ("حضر الرئيس المصري حازم الشناوي الاجتماع المقبل لوزراء الخارجية العرب.", &[]),
    ]);
}
