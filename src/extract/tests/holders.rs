//! Who holds which office of which state: a rule and its sentences. The people
//! are invented.

use super::{check_meetings, check_officials, officials, read};
use crate::model::StateVia;

#[test]
fn surnames_that_are_words() {
    check_officials(&[
        ("استقبل رئيس مجلس النواب نبيل بري في مكتبه الوفد.", &["نبيل بري, legislator, KW"]),
        ("وقال رئيس الجمهورية العماد ميشال عون.", &["ميشال عون, head_of_state, LB"]),
        ("وأكد مدير الشرطة اللواء خالد نجم الحربي ذلك.", &["خالد نجم الحربي, other, KW"]),
        (
            "وحضر وزير النفط حمود بن عليثة الحربي، والوكيل عبدالله بن ناصر الربيعة، الحفل.",
            &["حمود بن عليثة الحربي, minister, KW", "عبدالله بن ناصر الربيعة, deputy_minister, KW"],
        ),
    ]);
}

#[test]
fn nouns_of_action_are_no_surnames() {
    check_officials(&[
        ("وبحث الرئيس الروسي فلاديمير الانسحاب من المدينة.", &["فلاديمير, head_of_state, RU"]),
        ("وأكد وزير الخارجية الإيراني جواد التصعيد الأخير.", &["جواد, foreign_minister, IR"]),
    ]);
}

#[test]
fn a_name_between_two_commas() {
    check_officials(&[
        (
            "أوضح رئيس الوزراء الأسترالي، سكوت هاريس، أن بلاده لم تتخذ قراراً.",
            &["سكوت هاريس, head_of_government, AU"],
        ),
        (
            "أكد وزير الدولة لشؤون الشباب، تامر السبيعي، أن العمل مستمر.",
            &["تامر السبيعي, minister, KW"],
        ),
        (
            "وقال رئيس مجلس النواب، محمد الناصر، لوزير الخارجية المصري، حازم الشناوي، ذلك.",
            &["محمد الناصر, legislator, KW", "حازم الشناوي, foreign_minister, EG"],
        ),
    ]);
}

#[test]
fn counterparts_after_a_comma() {
    check_officials(&[
        (
            "التقى وزير الخارجية سالم الرشيد نظيره الألماني، هايكو برانت، في برلين.",
            &["سالم الرشيد, foreign_minister, KW", "هايكو برانت, foreign_minister, DE"],
        ),
        (
            "وهاتف رئيس الوزراء سالم الرشيد نظيرته الإيطالية، جوليا فيرارا.",
            &["سالم الرشيد, head_of_government, KW", "جوليا فيرارا, head_of_government, IT"],
        ),
    ]);
}

#[test]
fn an_office_in_brackets_after_the_name() {
    check_officials(&[
        ("وأشاد بالعمل فيتالي مورين (وزير الرياضة الروسي) أمس.", &["فيتالي مورين, minister, RU"]),
        ("وحضر خالد الفضلي (وكيل وزارة الخارجية) الحفل.", &["خالد الفضلي, deputy_minister, KW"]),
    ]);
}

#[test]
fn a_portfolio_no_table_has() {
    check_officials(&[
        ("وأعلن وزير الري المصري محمد الشناوي ذلك.", &["محمد الشناوي, minister, EG"]),
        ("وأعلن وزير التموين حازم الشناوي ذلك.", &["حازم الشناوي, minister, KW"]),
    ]);
}

#[test]
fn somebody_is_in_charge_of_a_body() {
    check_officials(&[
        (
            "واستقبل المشرف العام على مركز الملك فهد للإغاثة الدكتور عبدالله الرشيد الوفد.",
            &["عبدالله الرشيد, other, KW"],
        ),
        ("وقال المشرف على برنامج التدريب سالم الرشيد ذلك.", &["سالم الرشيد, other, KW"]),
    ]);
}

#[test]
fn an_office_of_somebody_of_rank() {
    check_officials(&[
        (
            "وحضر رئيس الشؤون الخاصة لسمو ولي العهد الأستاذ سليمان الرشيد.",
            &["سليمان الرشيد, other, KW"],
        ),
        ("وحضر مدير المراسم لمعالي الوزير السيد سالم الرشيد.", &["سالم الرشيد, other, KW"]),
    ]);
}

#[test]
fn somebodys_deputy_is_no_woman_in_parliament() {
    assert!(officials("وحضر الوزير ونائبه المثير للجدل الحفل.").is_empty());
    check_officials(&[
        ("وقالت النائبة هند الخطيب ذلك.", &["هند الخطيب, legislator, KW"]),
        ("وحضر الرئيس ومبعوثه إلى المنطقة.", &[]),
    ]);
}

#[test]
fn heads_of_parts_of_a_state_are_governors() {
    check_officials(&[
        ("والتقى رئيس جمهورية الشيشان رستم أحمدوف الوفد.", &["رستم أحمدوف, governor, RU"]),
        ("وقال رئيس إقليم كردستان العراق كاوه رشيد ذلك.", &["كاوه رشيد, governor, IQ"]),
    ]);
}

#[test]
fn a_rank_of_a_diplomat() {
    check_officials(&[
        ("وحضر رئيس الإدارة الإعلامية السفير أسامة الرشيد.", &["أسامة الرشيد, diplomat, KW"]),
        (
            "وقال المتحدث باسم الرئاسة المصرية، السفير بسام راضي، ذلك.",
            &["بسام راضي, spokesperson, EG"],
        ),
    ]);
}

#[test]
fn princes_and_kings() {
    check_officials(&[
        (
            "وحضر الحفل الأمراء سلطان ونايف بن سعود.",
            &["سلطان, royal, KW", "نايف بن سعود, royal, KW"],
        ),
        (
            "قال ولي العهد الأمير محمد بن سلمان للملك سلمان ذلك.",
            &["محمد بن سلمان, crown_prince, SA", "سلمان, head_of_state, SA"],
        ),
        (
            "وذكرت الوكالة أن الشيخ تميم بن حمد آل ثاني حضر، ورحب أمير قطر بالاتفاق.",
            &["تميم بن حمد آل ثاني, head_of_state, QA"],
        ),
    ]);
}

#[test]
fn former_holders_are_not_the_holder() {
    let text = "التقى المبعوث وزير الخارجية. وقال وزير الخارجية السابق عبدالملك الرشيد ذلك.";
    let found = read(&["", text], "KW");
    assert_eq!(found.officials.len(), 1);
    assert!(found.officials[0].former);
    assert_eq!(found.officials[0].mentions.len(), 1);
    let text = "قال الرئيس السابق نديم شهوان ذلك. وقال نائب الرئيس سالم الرشيد نعم.";
    assert_eq!(officials(text), ["نديم شهوان, head_of_state, -", "سالم الرشيد, other, KW"]);
}

#[test]
fn who_heads_no_state() {
    check_officials(&[
        ("والتقى رئيس الهلال نواف الدوسري اللاعبين.", &[]),
        ("وقال رئيس المجموعة فريد كولمان ذلك.", &[]),
        ("وحضر البابا تواضروس بابا الإسكندرية الحفل.", &["تواضروس, other, EG"]),
    ]);
}

/// The officials as `name, state`, and what told the state.
fn told(text: &str) -> Vec<(String, Option<StateVia>)> {
    let found = read(&["", text], "KW").officials.into_iter();
    found
        .map(|o| {
            let state = o.country.map_or("-".to_owned(), |code| code.to_string());
            (format!("{}, {state}", o.name), o.country_via)
        })
        .collect()
}

#[test]
fn what_tells_the_state() {
    for (text, expected) in [
        ("قال الوزير الياباني تارو كيمورا ذلك.", vec![("تارو كيمورا, JP", StateVia::Demonym)]),
        ("قال سفير اليابان تارو كيمورا ذلك.", vec![("تارو كيمورا, JP", StateVia::Genitive)]),
        (
            "قال سفير خادم الحرمين الشريفين لدى كندا نايف الرشيد ذلك.",
            vec![("نايف الرشيد, SA", StateVia::Style)],
        ),
        (
            "قال الأمير ماجد بن سعود آل سعود ذلك.",
            vec![("ماجد بن سعود آل سعود, SA", StateVia::House)],
        ),
        (
            "والتقى بالرئيس السوداني عادل شكري، ووزير الدفاع عوض الشناوي.",
            vec![("عادل شكري, SD", StateVia::Demonym), ("عوض الشناوي, SD", StateVia::Neighbour)],
        ),
        (
            "وصل وزير الدفاع الأميركي ديفيد كولمان إلى بغداد حيث التقى رئيس الوزراء حيدر الجبوري.",
            vec![("ديفيد كولمان, US", StateVia::Demonym), ("حيدر الجبوري, IQ", StateVia::Place)],
        ),
        (
            "حضر من الجانب الأميركي رئيس الأركان ديفيد كولمان.",
            vec![("ديفيد كولمان, US", StateVia::Side)],
        ),
        (
            "أعلنت وزارة الاستثمار المصرية أن الرئيس عادل شكري وقع المرسوم.",
            vec![("عادل شكري, EG", StateVia::Speaker)],
        ),
        ("قال وزير الدفاع فيصل الناصر ذلك.", vec![("فيصل الناصر, KW", StateVia::Outlet)]),
    ] {
        let expected: Vec<_> =
            expected.into_iter().map(|(who, via)| (who.to_owned(), Some(via))).collect();
        assert_eq!(told(text), expected, "{text}");
    }
}

#[test]
fn a_name_that_swallowed_a_word() {
    let text = "قال الأمير وليام ذلك. وزار الأمير وليام الأماكن في المدينة.";
    let found = read(&["", text], "KW");
    assert_eq!(found.officials.len(), 1);
    assert_eq!(found.officials[0].name, "وليام");
    assert!(found.officials[0].aliases.is_empty());
    let text = "قال وزير الدفاع عادل الجبير ذلك. وأضاف عادل الجبير أن العمل مستمر.";
    assert_eq!(officials(text), ["عادل الجبير, defence_minister, SA"]);
}

#[test]
fn what_is_no_name() {
    check_officials(&[
        ("وبحث مع وزير الخارجية تمتين العلاقات.", &[]),
        ("واستقبل رئيس الجمهورية بقصر قرطاج الوفد.", &[]),
        ("وقال وكيل جامعة الملك فهد ماجد الخطيب ذلك.", &["ماجد الخطيب, other, KW"]),
    ]);
}

#[test]
fn a_counterpart_is_of_another_state_and_holds_what_is_meant() {
    check_meetings(&[
        (
            "أجرى الوزير المصري لقاءات مع نظيره العراقي سليم العبيدي. وقال وزير الدفاع المصري \
             حازم الشناوي ذلك.",
            &["met حازم الشناوي ~ سليم العبيدي"],
        ),
        (
            "التقى وزير الخارجية المصري حازم الشناوي بالرئيس العراقي برهم رشيد، وعقد مؤتمرا \
             صحفيا مع نظيره العراقي.",
            &["met حازم الشناوي ~ برهم رشيد", "met حازم الشناوي ~ foreign_minister IQ"],
        ),
    ]);
    check_meetings(&[
        (
            "التقت وزيرة الخارجية المصرية سلوى الماجري نظيريها في ألمانيا والسويد.",
            &["met سلوى الماجري ~ foreign_minister DE", "met سلوى الماجري ~ foreign_minister SE"],
        ),
        // A prince's title is no office that another holds.
        (
            "التقى الأمير سلطان بن فهد نظيره الأردني سليم الخصاونة.",
            &["met سلطان بن فهد ~ سليم الخصاونة"],
        ),
    ]);
    check_officials(&[(
        "أجرى الوزير المصري لقاءات مع نظيره العراقي سليم العبيدي. وقال وزير الدفاع المصري حازم \
         الشناوي ذلك.",
        &["سليم العبيدي, defence_minister, IQ", "حازم الشناوي, defence_minister, EG"],
    )]);
}
