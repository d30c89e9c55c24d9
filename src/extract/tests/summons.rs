//! Who summons an envoy, and what is none: a rule and the sentences it reads.

use super::{check_meetings, meetings};

#[test]
fn a_state_or_its_ministry_summons() {
    check_meetings(&[
        (
            "استدعت باكستان السفير الأمريكي روبرت هالدن وسلمته مذكرة.",
            &["received state PK ~ روبرت هالدن"],
        ),
        (
            "استدعت وزارة الخارجية السودانية سفير مصر بالخرطوم.",
            &["received state SD ~ ambassador EG"],
        ),
        ("موسكو تستدعي السفير البريطاني.", &["received state RU ~ ambassador GB"]),
        (
            "وكانت تركيا قد استدعت السفير السعودي في أنقرة مرتين.",
            &["received state TR ~ ambassador SA"],
        ),
        (
            "أعلنت الخارجية اللبنانية أنها استدعت القائم بالأعمال الإيراني.",
            &["received state LB ~ diplomat IR"],
        ),
        (
            "وأجرى رئيس الحكومة عبد الحميد الزوي اتصالا. واستدعت وزارة الخارجية القائم \
             بأعمال السفارة التشادية.",
            &["received state KW ~ diplomat TD"],
        ),
    ]);
}

#[test]
fn an_envoy_is_summoned_to_a_ministry() {
    check_meetings(&[
        (
            "تم استدعاء سفير السويد إلى مقر وزارة الخارجية العراقية.",
            &["received state IQ ~ ambassador SE"],
        ),
        ("واستُدعي سفير روسيا إلى الخارجية الفنلندية.", &["received state FI ~ ambassador RU"]),
        (
            "قامت الخارجية المغربية باستدعاء سفيرة فرنسا بالرباط.",
            &["received state MA ~ ambassador FR"],
        ),
        (
            "استدعاء السفير الدنماركي في بغداد لتسليمه مذكرة احتجاج.",
            &["received state IQ ~ ambassador DK"],
        ),
        (
            "وقال المتحدث باسم الخارجية الإيرانية بهزاد كاظمي إن السفير العراقي استدعي.",
            &["received state IR ~ ambassador IQ"],
        ),
    ]);
}

#[test]
fn the_official_who_summons_or_hands_the_note_is_the_host() {
    check_meetings(&[(
        "واستدعى وزير الخارجية فيصل الناصر السفير الكندي جورج أولسن.",
        &["met فيصل الناصر ~ جورج أولسن"],
    )]);
    let text = "استدعت الخارجية الكويتية السفير الإيراني رضا كرماني. واجتمع نائب وزير \
                الخارجية الكويتي خالد المطيري مع السفير رضا كرماني.";
    assert_eq!(meetings(&["", text]), ["met خالد المطيري ~ رضا كرماني"]);
}

#[test]
fn an_envoy_called_home_is_not_summoned() {
    for text in [
        "استدعت تونس سفيرها لدى روما للتشاور.",
        "استدعت الحكومة المصرية سفيرها في أنقرة.",
        "قررت قطر استدعاء سفيرها لدى طهران.",
        "استدعت الخارجية الأردنية السفير الأردني في دمشق للتشاور.",
        "هددت ألمانيا باستدعاء السفير الروسي.",
        "وطالب الحزب الحكومة باستدعاء السفير الدنماركي.",
        "لم تستدع إسبانيا السفير المغربي.",
        "استدعت الشرطة في مصر النائب أحمد الراشد للتحقيق.",
    ] {
        assert_eq!(meetings(&["", text]), [""; 0], "{text}");
    }
}
