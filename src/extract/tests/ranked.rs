//! Offices and names that the words around them complete: governments, styles of kings, ranks
//! before offices, names that look like verbs. The people are invented.

use super::{check_officials, officials};

#[test]
fn the_words_around_an_office_tell_which_it_is() {
    check_officials(&[
        (
            "التقى وزير الخارجية في حكومة الوفاق الليبية سالم الحارثي.",
            &["سالم الحارثي, foreign_minister, LY"],
        ),
        (
            "التقى وزير الخارجية في الحكومة الليبية غير المعترف بها دوليا سالم الحارثي.",
            &["سالم الحارثي, foreign_minister, LY"],
        ),
        ("قال الرئيس المكلف نديم شهوان إن الحكومة قريبة.", &["نديم شهوان, head_of_government, KW"]),
        ("قال الرئيس اللبناني نديم شهوان إن الحكومة قريبة.", &["نديم شهوان, head_of_state, LB"]),
        ("وحضر السفير عادل بشير مدير إدارة الشؤون الأوروبية.", &["عادل بشير, diplomat, KW"]),
        ("وحضر السفير عادل بشير، المتحدث باسم الوزارة.", &["عادل بشير, spokesperson, KW"]),
        ("حضر راشد المهيري مساعد الوزير للشؤون الأوروبية.", &["راشد المهيري, deputy_minister, KW"]),
        ("وصل بيار لوران نائب المستشارة الألمانية ووزير الاقتصاد.", &["بيار لوران, minister, DE"]),
        ("وقال رئيس فريق الوساطة سالم الحارثي إن العمل مستمر.", &["سالم الحارثي, other, KW"]),
        ("وقال رئيس فريق الهلال سالم الحارثي إن العمل مستمر.", &[]),
        ("استقبل الوزير السفير الكندي المنتهية مهامه جورج أولسن.", &["جورج أولسن, ambassador, CA"]),
    ]);
}

#[test]
fn an_envoy_of_a_king_and_one_who_comes_as_envoy() {
    check_officials(&[
        (
            "تسلم الوزير أوراق اعتماد ماريا كاستيو سفيرة لجمهورية الإكوادور.",
            &["ماريا كاستيو, ambassador, EC"],
        ),
        ("تسلم الوزير أوراق اعتماد خوان كاستيو سفيرا للإكوادور.", &["خوان كاستيو, ambassador, EC"]),
    ]);
    let envoy = super::read(&["", "وحضرت سفيرة صاحب الجلالة بدكار، السيدة حنان العلوي."], "MA");
    assert_eq!(super::say_officials(&envoy), ["حنان العلوي, ambassador, MA"]);
}

#[test]
fn a_verb_closes_a_name_before_a_comma_and_an_adjective_does_not() {
    check_officials(&[
        (
            "بحضور مدير ديوان الرئاسة الجزائري، السيد عبد العزيز خلف، ووزير الطاقة الجزائري.",
            &["عبد العزيز خلف, other, DZ"],
        ),
        ("وقال وزير الطاقة الجزائري عبد العزيز خلف الحواجز.", &["عبد العزيز, minister, DZ"]),
    ]);
    let known = "ودفع تقدمهم حكومة الرئيس عبد ربه منصور هادي المعترف بها دوليا إلى الخروج.";
    assert_eq!(officials(known), ["عبد ربه منصور هادي, head_of_state, YE"]);
}

#[test]
fn a_minister_of_state_holds_the_ministry_behind_a_comma() {
    let text = "أجرى وزير الخارجية سالم الحارثي مباحثات مع وزيرة الدولة، وزيرة الشؤون الخارجية \
                بغينيا بيساو، السيدة سوزي باربوسا.";
    let both = ["سالم الحارثي, foreign_minister, KW", "سوزي باربوسا, foreign_minister, GW"];
    assert_eq!(officials(text), both);
    let received = "استقبل وزير الدولة، وزيرة خارجية غينيا بيساو، السيدة سوزي باربوسا.";
    assert_eq!(officials(received), ["سوزي باربوسا, foreign_minister, GW"]);
    assert_eq!(super::meetings(&["", received]).len(), 1);
}

#[test]
fn the_article_of_a_father_makes_no_other_person() {
    let text = "الشيخ صباح الخالد يتلقى اتصالا. وتلقى وزير الخارجية الشيخ صباح خالد الحمد الصباح \
                اتصالا من السفير الكندي جورج أولسن.";
    let both = ["صباح خالد الحمد الصباح, foreign_minister, KW", "جورج أولسن, ambassador, CA"];
    assert_eq!(officials(text), both);
}

#[test]
fn the_ministry_is_not_that_of_a_woman_who_leads_another() {
    let received = "استقبل وزير الدفاع الكويتي سالم الحارثي وزيرة الدفاع الإيطالية روبرتا بيني، \
                    وحضر مدير العلاقات بالوزارة نديم شهوان.";
    let all = [
        "سالم الحارثي, defence_minister, KW",
        "روبرتا بيني, defence_minister, IT",
        "نديم شهوان, other, KW",
    ];
    assert_eq!(officials(received), all);
    let spoke = "أعلنت وزارة الخارجية التركية ذلك، وقال المتحدث باسم الوزارة حسن يلماز إنه تم.";
    assert_eq!(officials(spoke), ["حسن يلماز, spokesperson, TR"]);
}

#[test]
fn friends_of_a_chamber_are_of_its_state() {
    check_officials(&[
        (
            "وحضر رئيس مجموعة الصداقة البرلمانية الإيطالية الكويتية في مجلس النواب الإيطالي \
             كارلو بيني.",
            &["كارلو بيني, legislator, IT"],
        ),
        (
            "وحضرت رئيسة لجنة الصداقة التونسية البلجيكية بمجلس الشيوخ البلجيكي كريستين دوبوا.",
            &["كريستين دوبوا, legislator, BE"],
        ),
        ("وحضر رئيس لجنة الصداقة الكويتية سالم الحارثي.", &["سالم الحارثي, legislator, KW"]),
        (
            "حضر المفوض العام لوكالة الأمم المتحدة لإغاثة وتشغيل اللاجئين الفلسطينيين (الأونروا) \
             كارلو بيني.",
            &["كارلو بيني, international, -"],
        ),
        ("حضر مدير مكتب جلالته منار الدباس.", &["منار الدباس, other, KW"]),
    ]);
}

#[test]
fn surnames_in_waw_or_with_a_foreign_ending_and_ali_as_egypt_writes_it() {
    check_officials(&[
        (
            "التقى القائم بالأعمال في سفارة المملكة المتحدة جوناثان ويلكس، عددا من الطلبة.",
            &["جوناثان ويلكس, diplomat, GB"],
        ),
        ("استقبل السفير الفرنسي برنار غالييه بمناسبة العيد.", &["برنار غالييه, ambassador, FR"]),
        (
            "استقبل القنصل العام لجمهورية بنغلاديش محمد نظم الإسلام، وتم اللقاء.",
            &["محمد نظم الإسلام, diplomat, BD"],
        ),
        (
            "بحضور الدكتور/ على عبد العال رئيس مجلس النواب المصري.",
            &["على عبد العال, legislator, EG"],
        ),
        ("وعرضت الخطة على محمد سالم وزير التجارة المصري.", &["محمد سالم, minister, EG"]),
    ]);
}
