//! Offices that are named by the office or the leader they serve, and those who lead for a
//! body. The people are invented, but for leaders whom the press calls by one name.

use super::{check_meetings, check_officials};

#[test]
fn a_servant_is_named_by_the_leader_whom_he_serves() {
    check_officials(&[
        (
            "وقال مبعوث بوتين للشرق الأوسط إيغور ماتفييف إن القمة قريبة.",
            &["إيغور ماتفييف, diplomat, RU", "بوتين, head_of_state, RU"],
        ),
        (
            "وقال مبعوث الرئيس بوتين إلى سوريا إيغور ماتفييف إن القمة قريبة.",
            &["إيغور ماتفييف, diplomat, RU", "بوتين, head_of_state, RU"],
        ),
        (
            "وقال مستشار الرئيس محمود عباس للشؤون الدينية حازم الشناوي إن القدس عاصمة.",
            &["حازم الشناوي, other, PS", "محمود عباس, head_of_state, PS"],
        ),
        (
            "وقال مساعد الرئيس الروسي فلاديمير بوتين إيغور ماتفييف إن القمة قريبة.",
            &["إيغور ماتفييف, other, RU", "فلاديمير بوتين, head_of_state, RU"],
        ),
        (
            "وقال المتحدث باسم نتنياهو مايك بومان إن اللقاء ألغي.",
            &["مايك بومان, spokesperson, IL", "نتنياهو, head_of_government, IL"],
        ),
    ]);
    check_meetings(&[
        ("استقبل بوتين مبعوث ترمب، مايك بومان، في الكرملين.", &["received بوتين ~ مايك بومان"]),
        ("التقى نتنياهو مستشار الرئيس ترمب مايك بومان.", &["met نتنياهو ~ مايك بومان"]),
    ]);
}

#[test]
fn a_servant_is_named_by_the_honorifics_of_whom_he_serves() {
    check_officials(&[
        (
            "وقال مستشار جلالة الملك لشؤون الإعلام ناصر الحداد إن العمل مستمر.",
            &["ناصر الحداد, other, KW"],
        ),
        (
            "وقال مستشار جلالة السلطان، الدكتور ناصر الحداد، إن العمل مستمر.",
            &["ناصر الحداد, other, KW"],
        ),
    ]);
}

#[test]
fn president_and_a_family_name_that_is_a_word() {
    check_officials(&[
        ("وأكد الرئيس بري أن المجلس سيجتمع.", &["بري, legislator, LB"]),
        ("وقال الرئيس الشرع إن البلاد واحدة.", &["الشرع, head_of_state, SY"]),
        ("وقال البابا تواضروس إن البلاد واحدة.", &["تواضروس, other, EG"]),
        ("وقال البابا تواضروس الثاني إن البلاد واحدة.", &["تواضروس الثاني, other, EG"]),
        ("وقال الرئيس معرض الكتاب إن الدورة ناجحة.", &[]),
    ]);
}

#[test]
fn the_sheikh_of_al_azhar_holds_an_office() {
    check_officials(&[
        ("وقال شيخ الأزهر الدكتور ناصر الحداد إن الحوار باق.", &["ناصر الحداد, other, EG"]),
        ("وقال ناصر الحداد، شيخ الأزهر الشريف، إن الحوار باق.", &["ناصر الحداد, other, EG"]),
        (
            "وقال الرئيس الصومالي فارح شيخ محمود إن الحوار باق.",
            &["فارح شيخ محمود, head_of_state, SO"],
        ),
    ]);
}

#[test]
fn the_state_of_an_office_tells_which_it_is() {
    check_officials(&[
        ("وقال كاتب الدولة الأمريكي مايك بومان ذلك.", &["مايك بومان, foreign_minister, US"]),
        ("وقال كاتب الدولة المغربي ناصر الحداد ذلك.", &["ناصر الحداد, deputy_minister, MA"]),
        ("وقال رئيس مجلس الأمن الروسي إيغور ماتفييف ذلك.", &["إيغور ماتفييف, other, RU"]),
        ("وقال رئيس مجلس الأمن إيغور ماتفييف ذلك.", &["إيغور ماتفييف, international, -"]),
    ]);
}

#[test]
fn who_leads_a_delegation_is_of_the_body_it_comes_from() {
    check_officials(&[
        ("وقال رئيس وفد الاتحاد الأوروبي ماركو روسيتي ذلك.", &["ماركو روسيتي, international, -"]),
        ("وقال رئيس الوفد البرلماني التركي جنك أوزترك ذلك.", &["جنك أوزترك, other, TR"]),
        (
            "التقى الوزير وفدا من البنك الدولي برئاسة المدير الإقليمي جان مورو.",
            &["جان مورو, international, -"],
        ),
        (
            "واستقبل الوزير ممثل الأمين العام للأمم المتحدة والمنسق المقيم لدى البلاد هدى الحداد.",
            &["هدى الحداد, international, -"],
        ),
    ]);
}

#[test]
fn commands_and_what_they_are_called_in_short() {
    check_officials(&[
        ("وزار قائد أفريكوم الجنرال مايك بومان المقر.", &["مايك بومان, military, US"]),
        (
            "وزار قائد القوات البرية الأمريكية في القيادة المركزية الفريق مايك بومان المقر.",
            &["مايك بومان, military, US"],
        ),
    ]);
}

#[test]
fn who_is_present_serves_the_host() {
    check_officials(&[(
        "استقبل رئيس الجمهورية الروسي إيغور ماتفييف سفير مالطا جان مورو، بحضور مستشاره للشؤون \
         السياسية مايك بومان.",
        &["إيغور ماتفييف, head_of_state, RU", "جان مورو, ambassador, MT", "مايك بومان, other, RU"],
    )]);
}
