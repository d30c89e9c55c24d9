//! Sentences and what a careful reader takes from them. The people are invented.

use crate::model::{
    Article, CountryCode, Extraction, Lang, MeetingFound, OfficialFound, ParagraphKind, Party,
};

use super::extract;

mod agencies;
mod announced;
mod bearers;
mod chains;
mod clauses;
mod encounters;
mod fields;
mod figures;
mod genitives;
mod groups;
mod handed;
mod holders;
mod hosts;
mod joined;
mod leaders;
mod nouns;
mod offices;
mod parties;
mod people;
mod posts;
mod ranked;
mod served;
mod sides;
mod slots;
mod states;
mod styled;
mod styles;
mod subjects;
mod summons;
mod supposed;
mod tables;
mod together;
mod visits;

fn read(paragraphs: &[&str], outlet: &str) -> Extraction {
    read_in(Lang::Ar, paragraphs, outlet)
}

/// The extraction of a headline and paragraphs, published on 5 February 2025 (a
/// Wednesday) by an outlet of a country.
pub(super) fn read_in(lang: Lang, paragraphs: &[&str], outlet: &str) -> Extraction {
    let kind = |number| match number {
        0 => ParagraphKind::Headline,
        _ => ParagraphKind::Body,
    };
    let texts = paragraphs.iter().enumerate().map(|(number, text)| (kind(number), *text));
    let published = Some(jiff::civil::date(2025, 2, 5));
    let article = Article { published, ..Article::of_texts(lang, texts) };
    extract(&article, CountryCode::new(outlet))
}

fn officials(text: &str) -> Vec<String> {
    say_officials(&read(&["", text], "KW"))
}

/// `name, class, state` of each official, in order.
pub(super) fn say_officials(found: &Extraction) -> Vec<String> {
    let state = |code: Option<CountryCode>| code.map_or("-".to_owned(), |code| code.to_string());
    let say = |o: &OfficialFound| format!("{}, {}, {}", o.name, o.role_class, state(o.country));
    found.officials.iter().map(say).collect()
}

fn check_officials(rows: &[(&str, &[&str])]) {
    for (text, expected) in rows {
        assert_eq!(officials(text), *expected, "{text}");
    }
}

fn meetings(paragraphs: &[&str]) -> Vec<String> {
    say_meetings(&read(paragraphs, "KW"))
}

/// `kind host ~ guest` of each meeting.
pub(super) fn say_meetings(found: &Extraction) -> Vec<String> {
    let class = |party: &Party| party.role_class.map_or("state".to_owned(), |c| c.to_string());
    let party = |party: &Party| match (&party.name, party.country) {
        (Some(name), _) => name.clone(),
        (None, Some(code)) => format!("{} {code}", class(party)),
        (None, None) => class(party),
    };
    let say = |m: &MeetingFound| format!("{} {} ~ {}", m.kind, party(&m.host), party(&m.guest));
    found.meetings.iter().map(say).collect()
}

fn check_meetings(rows: &[(&str, &[&str])]) {
    for (text, expected) in rows {
        assert_eq!(meetings(&["", text]), *expected, "{text}");
    }
}

#[test]
fn an_office_before_a_name() {
    check_officials(&[
        (
            "قال وزير الخارجية المصري حازم الشناوي إن بلاده ترحب بالاتفاق.",
            &["حازم الشناوي, foreign_minister, EG"],
        ),
        ("وصرح وزير الدفاع الشيخ فيصل الناصر صباح أمس.", &["فيصل الناصر, defence_minister, KW"]),
        (
            "وأكد معالي وزير الدولة للشؤون الخارجية الدكتور رائد الجسمي أهمية التعاون.",
            &["رائد الجسمي, minister, KW"],
        ),
        (
            "ورأى رئيس الوزراء الياباني كينتارو أوشيما أن الأمن مشترك.",
            &["كينتارو أوشيما, head_of_government, JP"],
        ),
        ("وأعلن زعيم كوريا الشمالية باك جونغ سو عن تجربة.", &["باك جونغ سو, head_of_state, KP"]),
        (
            "وأوضح المتحدث الرسمي بصحة عرعر صالح الرويلي أن العدد انخفض.",
            &["صالح الرويلي, spokesperson, SA"],
        ),
    ]);
}

#[test]
fn an_office_after_a_name() {
    check_officials(&[
        (
            "حضر الاستقبال محمد العايد مساعد وزير الدفاع، والفريق ركن سامي البناي رئيس الأركان.",
            &["محمد العايد, deputy_minister, KW", "سامي البناي, military, KW"],
        ),
        ("وقال تيان جيه السفير الصيني لدى اليمن إن الدعم مستمر.", &["تيان جيه, ambassador, CN"]),
        (
            "وأوضح الأمير ماجد بن سعود، ولي العهد، نائب رئيس مجلس الوزراء، أن العمل مستمر.",
            &["ماجد بن سعود, crown_prince, KW"],
        ),
        (
            "واستقبل الأمير تركي بن فهد محافظ جدة ورئيس اللجنة العليا المهنئين.",
            &["تركي بن فهد, governor, SA"],
        ),
        (
            "وقال السفير أيمن خلاف، المتحدث الرسمي باسم الوزارة، ذلك.",
            &["أيمن خلاف, spokesperson, KW"],
        ),
    ]);
}

#[test]
fn a_chain_of_offices_is_one() {
    check_officials(&[(
        "غادر الأمير ماجد بن سعود ولي ولي العهد النائب الثاني لرئيس مجلس الوزراء وزير الدفاع \
         ووزير الدولة عضو مجلس الوزراء الدكتور مساعد الهاجري.",
        &["ماجد بن سعود, crown_prince, KW", "مساعد الهاجري, minister, KW"],
    )]);
}

#[test]
fn a_rank_after_an_office_begins_the_next_person() {
    let text = "استقبل معالي وزير الدفاع اللواء سيد طارق حسين، سفير جمهورية بنغلاديش.";
    check_officials(&[(text, &["سيد طارق حسين, ambassador, BD"])]);
    check_meetings(&[(text, &["received defence_minister KW ~ سيد طارق حسين"])]);
}

#[test]
fn several_holders_of_one_office() {
    check_officials(&[
        (
            "اجتمع مع وزيري خارجية عُمان بدر الحارثي، والأردن أيمن الخصاونة.",
            &["بدر الحارثي, foreign_minister, OM", "أيمن الخصاونة, foreign_minister, JO"],
        ),
        (
            "عقد وزيرا خارجية عُمان بدر الحارثي، والأردن أيمن الخصاونة، أمس جلسة مباحثات.",
            &["بدر الحارثي, foreign_minister, OM", "أيمن الخصاونة, foreign_minister, JO"],
        ),
        // One, and what follows is no holder.
        (
            "عُيّن بدر الحارثي وزيرا للخارجية، والأردن يرحب بذلك.",
            &["بدر الحارثي, foreign_minister, KW"],
        ),
        (
            "ويتكون الوفد من ثلاثة نواب من كتلتين وهم : مباركة العيادي ومنجي البرقاوي وخميس الزين.",
            &[
                "مباركة العيادي, legislator, KW",
                "منجي البرقاوي, legislator, KW",
                "خميس الزين, legislator, KW",
            ],
        ),
    ]);
    let text = "استقبل وزير الدفاع الشيخ فيصل الناصر سفيري اليابان وبنغلاديش.";
    check_meetings(&[(
        text,
        &["received فيصل الناصر ~ ambassador JP", "received فيصل الناصر ~ ambassador BD"],
    )]);
}

#[test]
fn the_state_of_an_ambassador() {
    check_officials(&[
        (
            "حضر سفير خادم الحرمين الشريفين لدى مصر الأستاذ وليد السحيباني.",
            &["وليد السحيباني, ambassador, SA"],
        ),
        (
            "وحضر سفير تونس بكوت ديفوار حاتم الزواري مراسم التوقيع.",
            &["حاتم الزواري, ambassador, TN"],
        ),
        (
            "زار القنصل العام لجمهورية كوريا في جدة كيم دونغ سو المعرض.",
            &["كيم دونغ سو, diplomat, KR"],
        ),
    ]);
    let found = read(&["", "استقبل سفير اليابان لدى البلاد موكاي كينيتشيرو الضيوف."], "KW");
    assert_eq!(found.officials[0].accredited_to, CountryCode::new("KW"));
}

#[test]
fn an_office_of_an_international_body_has_no_state() {
    check_officials(&[(
        "والتقى المبعوث الخاص للأمين العام للأمم المتحدة بيتر هالفورسن.",
        &["بيتر هالفورسن, international, -"],
    )]);
}

#[test]
fn an_office_without_a_state() {
    check_officials(&[
        // Of the side it sits on.
        ("فيما حضر من الجانب الأميركي رئيس الأركان رونالد هيوز.", &["رونالد هيوز, military, US"]),
        // Of the state of whoever speaks.
        (
            "قال الناطق باسم الخارجية الإيرانية بهرام نوري إن وزير الخارجية حميد صادقي سيصل غدا.",
            &["بهرام نوري, spokesperson, IR", "حميد صادقي, foreign_minister, IR"],
        ),
        // No president is of a monarchy.
        (
            "وصل إلى صنعاء المبعوث، والتقى الرئيس عبدالله الحيمي في اليمن.",
            &["عبدالله الحيمي, head_of_state, YE"],
        ),
        // Of the ruling house.
        ("وهنأ الأمير منصور بن بندر آل سعود الفائزين.", &["منصور بن بندر آل سعود, royal, SA"]),
    ]);
}

#[test]
fn former_and_acting_holders() {
    let found = read(&["", "استقبل وزير الاتصالات السابق جهاد معكرون الوفد."], "LB");
    assert!(found.officials[0].former);
    let found = read(&["", "وحضر رئيس الديوان الملكي المكلف خالد العيدان."], "SA");
    assert!(!found.officials[0].former);
    assert_eq!(found.officials[0].name, "خالد العيدان");
}

#[test]
fn rulers_and_their_names() {
    check_officials(&[
        (
            "استقبلت الملكة فيكتوريا الثانية ملكة بريطانيا الضيف.",
            &["فيكتوريا الثانية, head_of_state, GB"],
        ),
        (
            "وبحث مع الملك عبدالعزيز بن فيصل آل سعود العلاقات.",
            &["عبدالعزيز بن فيصل آل سعود, head_of_state, SA"],
        ),
    ]);
}

#[test]
fn what_is_named_after_people_is_no_mention() {
    check_officials(&[
        ("أقيم المعرض في مركز الملك فيصل للمؤتمرات.", &[]),
        ("وقعت الاتفاقية جامعة الأمير سلطان أمس.", &[]),
        ("هبطت الطائرة في مطار الملك خالد الدولي.", &[]),
        ("تأهل الفريق إلى نهائي كأس ولي العهد بعد فوزه.", &[]),
    ]);
}

#[test]
fn who_holds_no_public_office_is_no_official() {
    check_officials(&[
        ("وقال السيد سالم العمري إن السوق هادئة.", &[]),
        ("وأكد الدكتور نبيل الحسيني أهمية الوقاية.", &[]),
        ("وقال رئيس مجلس إدارة شركة النخيل عادل البراك ذلك.", &[]),
        ("وأضاف رئيس تحرير الصحيفة سمير حداد أن العدد نفد.", &[]),
    ]);
}

#[test]
fn words_that_look_like_ranks_or_names() {
    check_officials(&[
        ("فاز الفريق الضيف بهدفين في الدوري.", &[]),
        ("وأشاد بالدعم المقدم من الجهات المساندة.", &[]),
        ("ونقل لأمير دولة الكويت تحيات القيادة.", &[]),
        ("وأبلغ الرئيس الروسي قلقه إزاء القرار.", &[]),
        ("وتبادل السفير الصربي الأحاديث الودية معه.", &[]),
    ]);
}

#[test]
fn where_a_name_ends() {
    check_officials(&[
        ("وقال وزير الدفاع عبدالله العلي صباح أمس ذلك.", &["عبدالله العلي, defence_minister, KW"]),
        ("والتقى وزير المالية توماس والدمان في باريس.", &["توماس والدمان, minister, KW"]),
        (
            "واستقبل سفير السنغال لدى موريتانيا مامادو لامين فال.",
            &["مامادو لامين فال, ambassador, SN"],
        ),
        (
            "وشكر سفير النرويج محمد إنعام الحق، الذي حضر الحفل.",
            &["محمد إنعام الحق, ambassador, NO"],
        ),
        ("وزار وزير النفط محمد أبو الفضل، الموقع.", &["محمد أبو الفضل, minister, KW"]),
    ]);
}

#[test]
fn a_hashtag_is_a_name() {
    let found = read(&["", "التقى الرئيس الروسي #إيغور_ماتفييف الوفد. وقال ماتفييف ذلك."], "");
    assert_eq!(found.officials[0].name, "إيغور ماتفييف");
    assert_eq!(found.officials[0].aliases, ["ماتفييف", "إيغور_ماتفييف"]);
}

#[test]
fn tatweel_is_no_part_of_a_name() {
    check_officials(&[(
        "حضر وزيــر الــدفاع محمد بن سلمـان.",
        &["محمد بن سلمان, defence_minister, KW"],
    )]);
}

#[test]
fn short_forms_stand_for_the_person() {
    let text = "قال وزير الخارجية الأميركي ديفيد كولمان ذلك. وأبلغ لكولمان رده، وقال كولمان نعم.";
    let found = read(&["", text], "");
    assert_eq!(found.officials.len(), 1);
    assert_eq!(found.officials[0].aliases, ["كولمان"]);
    assert_eq!(found.officials[0].mentions.len(), 3);
}

#[test]
fn where_the_family_name_stands_first_the_press_calls_people_by_it() {
    let text = "قال وزير الخارجية الصيني تشين داو ذلك. وأضاف تشين أن بلاده مستعدة.";
    assert_eq!(read(&["", text], "").officials[0].aliases, ["تشين"]);
    let text = "قال وزير الخارجية المجري تشين داو ذلك. وأضاف تشين أن بلاده مستعدة.";
    assert!(read(&["", text], "").officials[0].aliases.is_empty());
}

#[test]
fn two_whose_names_contain_each_other() {
    check_officials(&[(
        "استقبل الملك سلطان بن ماجد ولي العهد الأمير فهد بن سلطان بن ماجد.",
        &["سلطان بن ماجد, head_of_state, KW", "فهد بن سلطان بن ماجد, crown_prince, KW"],
    )]);
}

#[test]
fn a_host_receives_guests() {
    check_meetings(&[
        (
            "استقبل وزير الدفاع الشيخ فيصل الناصر في مكتبه أمس سفير اليابان موكاي كينيتشيرو.",
            &["received فيصل الناصر ~ موكاي كينيتشيرو"],
        ),
        (
            "استقبل وزير الدفاع فيصل الناصر سفير اليابان موكاي كينيتشيرو وسفير رومانيا يون دراغان، \
             كلا على حدة، بحضور وكيل الوزارة خالد الفضالة.",
            &["received فيصل الناصر ~ موكاي كينيتشيرو", "received فيصل الناصر ~ يون دراغان"],
        ),
        (
            "غادر الأمير ماجد بن سعود القاهرة بعد زيارة التقى خلالها بالرئيس المصري عادل شكري.",
            &["met ماجد بن سعود ~ عادل شكري"],
        ),
    ]);
}

#[test]
fn talks_calls_and_signings() {
    check_meetings(&[
        (
            "بحث وزير الخارجية سالم الرشيد مع نظيره الأردني أيمن الخصاونة العلاقات.",
            &["met سالم الرشيد ~ أيمن الخصاونة"],
        ),
        (
            "تلقى وزير الخارجية سالم الرشيد اتصالا هاتفيا من وزيرة الخارجية السويسرية كلارا فروم.",
            &["called سالم الرشيد ~ كلارا فروم"],
        ),
        (
            "وأكد وزير الخارجية سالم الرشيد خلال لقائه السفير التركي مراد أيدين عمق العلاقات.",
            &["met سالم الرشيد ~ مراد أيدين"],
        ),
        (
            "وقع وزير النقل رشدي العياري ووزير النقل الإيفواري باتريس كواديو اتفاقية.",
            &["signed رشدي العياري ~ باتريس كواديو"],
        ),
        (
            "تسلم أمير الكويت الشيخ نواف الجابر أوراق اعتماد سفير كندا جورج أولسن.",
            &["received نواف الجابر ~ جورج أولسن"],
        ),
        (
            "جرت محادثات بين الرئيس الروسي إيغور ماتفييف والرئيس التركي مراد أيدين.",
            &["met إيغور ماتفييف ~ مراد أيدين"],
        ),
    ]);
}

#[test]
fn clauses_between_host_and_guest() {
    check_meetings(&[
        (
            "اجتمع وزير النفط نزار الهاجري أمس، في إطار الزيارة التي يقوم بها، مع وزير الطاقة \
             الإسباني ميغيل روبيو.",
            &["met نزار الهاجري ~ ميغيل روبيو"],
        ),
        (
            "استقبل وزير النفط نزار الهاجري بحضور وكيل الوزارة خالد الفضالة سفير كندا جورج أولسن.",
            &["received نزار الهاجري ~ جورج أولسن"],
        ),
        (
            "استقبل الرئيس السوري عادل شكري وفدا برلمانيا تونسيا.",
            &["received عادل شكري ~ legislator TN"],
        ),
        (
            "وقد التقى الرئيسان الروسي إيغور ماتفييف والتركي مراد أيدين أمس.",
            &["met إيغور ماتفييف ~ مراد أيدين"],
        ),
        (
            "وذكر البيان أن الرئيس الأميركي روبرت هيل اتصل بالملك ماجد بن سعود آل سعود.",
            &["called روبرت هيل ~ ماجد بن سعود آل سعود"],
        ),
    ]);
}

#[test]
fn what_did_not_take_place_is_no_meeting() {
    check_meetings(&[
        ("نفى مصدر ما أشيع عن لقاء جمع وزير الخارجية سالم الرشيد ونظيره الإيراني حميد صادقي.", &[]),
        ("لم يستقبل وزير الخارجية سالم الرشيد السفير التركي مراد أيدين.", &[]),
        ("بحث وزير الصحة سالم الرشيد عن حلول مع تفاقم الأزمة في تركيا.", &[]),
        ("استقبلت الجامعة طلبات القبول من الطلاب.", &[]),
    ]);
}

#[test]
fn what_is_announced_is_planned() {
    let text = "من المقرر أن يستقبل وزير الدفاع فيصل الناصر الأحد المقبل نظيره المصري طارق العدوي.";
    let found = read(&["", text], "KW");
    assert_eq!(found.meetings.len(), 1);
    assert_eq!(found.meetings[0].kind.as_str(), "planned");
    assert_eq!(found.meetings[0].date, Some(jiff::civil::date(2025, 2, 9)));
}

#[test]
fn what_is_told_twice_is_one_meeting() {
    let told = meetings(&[
        "وزير الخارجية يستقبل نظيره السلوفيني",
        "استقبل وزير الخارجية حمود الرواحي، أمس، ماتيا كوفاتش وزير خارجية سلوفينيا.",
    ]);
    assert_eq!(told, ["received حمود الرواحي ~ ماتيا كوفاتش"]);
}

#[test]
fn a_sentence_that_goes_on_has_the_host_of_the_one_before() {
    let told = meetings(&[
        "",
        "استقبل وزير الدفاع فيصل الناصر أمس سفير اليابان موكاي كينيتشيرو.",
        "كما استقبل سفير رومانيا يون دراغان.",
    ]);
    assert_eq!(
        told,
        ["received فيصل الناصر ~ موكاي كينيتشيرو", "received فيصل الناصر ~ يون دراغان"]
    );
}

#[test]
fn a_guest_named_by_whom_they_serve_is_another() {
    check_meetings(&[(
        "يلتقي الرئيس الأميركي روبرت هيل الجمعة الذراع الأيمن للزعيم الكوري الشمالي باك جونغ.",
        &[],
    )]);
}

#[test]
fn an_office_cut_by_a_bracket_ends() {
    assert!(officials("كانت الوزارة ممثلة في (وزارة الدفاع) بوفد كبير").is_empty());
}
