//! Who is named, and where a name begins and ends: a rule and its sentences. The
//! people are invented.

use super::{check_meetings, check_officials, read, say_officials};
use crate::model::{Article, Lang, ParagraphKind};

#[test]
fn an_office_with_the_article_between_two_commas() {
    check_officials(&[
        (
            "قال بهروز كاظمي، المتحدث باسم وزارة الخارجية الإيرانية، إن البيان باطل.",
            &["بهروز كاظمي, spokesperson, IR"],
        ),
        (
            "ووجّه الأمير ماجد بن سعود، السفير السعودي لدى فرنسا، رسالة إلى الطلاب.",
            &["ماجد بن سعود, ambassador, SA"],
        ),
        // Nothing closes it: whoever comes next.
        ("وفي ختام اللقاء مع سالم الرشيد، السفير الفرنسي يغادر البلاد.", &[]),
    ]);
}

#[test]
fn a_noun_behind_a_preposition_is_no_surname() {
    check_officials(&[
        ("وقال سمو الأمير خالد بن سعود لرجال الأمن ذلك.", &["خالد بن سعود, royal, KW"]),
        ("وسلّم الأمير خالد الفيصل لرجلي الأمن الجائزة.", &["خالد الفيصل, royal, KW"]),
        ("وأشاد وزير الدفاع سالم بجنود الحدود.", &["سالم, defence_minister, KW"]),
        // `ب` and `ل` belong to these.
        ("وقال وزير الداخلية نبيل بوعزيزي الشرفي ذلك.", &["نبيل بوعزيزي الشرفي, minister, KW"]),
        ("وقال الوزير فيفيان بالاكريشنان ذلك.", &["فيفيان بالاكريشنان, minister, KW"]),
    ]);
}

#[test]
fn a_title_after_the_name_of_a_father_is_the_family() {
    check_officials(&[
        (
            "وأوضح العقيد عمر بن عبد الهادي السلطان أن العمل مستمر.",
            &["عمر بن عبد الهادي السلطان, military, KW"],
        ),
        ("وحضر العقيد بندر بن فهد الشريف، وعدد من الضباط.", &["بندر بن فهد الشريف, military, KW"]),
        // A name follows the title.
        ("واستقبل الأمير ماجد بن سعود الشيخ حمد الجسمي في مكتبه.", &["ماجد بن سعود, royal, KW"]),
    ]);
}

#[test]
fn a_feminine_noun_is_no_name() {
    check_officials(&[
        ("وقدّم الفنان للوزير قلادة الاتحاد.", &[]),
        ("وكرّم الرئيس أعضاء الصفوة المختارة.", &[]),
        ("وقالت مديرة المدينة هيلة الجطيلي ذلك.", &["هيلة الجطيلي, other, KW"]),
    ]);
}

#[test]
fn heads_of_unions_and_members_of_universities() {
    check_officials(&[
        ("وقال نقيب الصحفيين ياسر الشناوي إن القانون عادل.", &["ياسر الشناوي, other, KW"]),
        ("وطالب نقيب المحامين المصريين سامح الجمل بالتأجيل.", &["سامح الجمل, other, EG"]),
        // A rank, and no public office.
        ("وقال النقيب ياسر الشناوي إن الطريق آمن.", &["ياسر الشناوي, military, KW"]),
        ("وقال عضو هيئة الخبراء في جامعة هارفارد الدكتور سالم الأحمد ذلك.", &[]),
    ]);
}

#[test]
fn a_title_of_a_trade_before_a_name() {
    check_officials(&[
        ("وأوضح مدير صحة نجران الصيدلي صالح المونس ذلك.", &["صالح المونس, other, SA"]),
        ("وعيّن وزير العدل المحامي سليم الخازن اليوم.", &["سليم الخازن, minister, KW"]),
    ]);
}

#[test]
fn the_popes_of_rome_and_of_alexandria() {
    check_officials(&[
        ("قال البابا كيرلس الثاني بابا الإسكندرية ذلك.", &["كيرلس الثاني, other, EG"]),
        ("وقال البابا كيرلس الثاني ذلك.", &["كيرلس الثاني, head_of_state, VA"]),
        ("وهو اللقاء الثاني للبابا كيرلس الأسبوع الجاري.", &["كيرلس, head_of_state, VA"]),
    ]);
}

#[test]
fn the_prince_of_a_state_is_its_crown_prince() {
    check_meetings(&[(
        "وصل ولي العهد السعودي الأمير ماجد بن سعود. \
         والتقى الأمير السعودي الرئيس الفرنسي إيف مارتان.",
        &["met ماجد بن سعود ~ إيف مارتان"],
    )]);
    let found = read(&["", "زار ولي العهد السعودي ماجد باريس. وحضر الأمير البريطاني لويس."], "KW");
    assert_eq!(say_officials(&found), ["ماجد, crown_prince, SA", "لويس, royal, GB"]);
}

/// The officials of an article without a publication day, by an outlet's name.
fn told_by(source: &str, texts: &[&str]) -> Vec<String> {
    let headline = [(ParagraphKind::Headline, "")].into_iter();
    let body = headline.chain(texts.iter().map(|text| (ParagraphKind::Body, *text)));
    let article = Article { source: Some(source.to_owned()), ..Article::of_texts(Lang::Ar, body) };
    say_officials(&super::extract(&article, None))
}

#[test]
fn the_country_of_a_story() {
    // The lead names no other country, so that it is the outlet's.
    assert_eq!(
        told_by(
            "Jawhara FM",
            &[
                "قالت وزيرة السياحة سلمى الرقيق إن الموسم ناجح.",
                "وتحسنت السوق الجزائرية، والسوق الجزائرية أولى، والمعابر مع الجزائر مفتوحة.",
            ],
        ),
        ["سلمى الرقيق, minister, TN"]
    );
    assert_eq!(
        told_by(
            "Jawhara FM",
            &[
                "تشهد الجزائر انتخابات مبكرة.",
                "وقال وزير الداخلية سالم الرقيق إن الجزائر مستعدة، والشعب الجزائري متحمس.",
            ],
        ),
        ["سالم الرقيق, minister, DZ"]
    );
    // Another kingdom is meant by `المملكة`, and is what the story is about.
    assert_eq!(
        told_by(
            "alyaum",
            &[
                "استدعت البحرين سفيرها لدى إيران، وأكدت البحرين أنها ستتخذ الإجراءات.",
                "وقال رئيس اللجنة بمجلس النواب سالم الرشيد إن مملكة البحرين ترفض.",
                "وأضاف أن المملكة حرة.",
            ],
        ),
        ["سالم الرشيد, legislator, BH"]
    );
    // Where the bureau is tells nothing.
    for dash in ["--", "—", " – "] {
        let text = format!(
            "دبي، الإمارات العربية المتحدة (CNN){dash} قال وزير الخارجية سالم الرشيد إن مصر ترحب."
        );
        assert_eq!(told_by("CNN", &[&text]), ["سالم الرشيد, foreign_minister, EG"], "{text}");
    }
    // What is named once in passing is not what the story is about.
    let text = "تركيا تصوت اليوم. وقال الرئيس التركي إن تركيا قوية، وإن الشعب التركي واعٍ. \
                ودخلت تركيا عهداً جديداً في تركيا كلها، بعد بلغاريا. وقال المحافظ محمد جيلان ذلك.";
    assert_eq!(told_by("CNN", &[text]), ["محمد جيلان, governor, TR"]);
}

#[test]
fn a_team_is_no_general() {
    check_officials(&[
        ("ويستعد الفريق الزمراوي للمباراة القادمة، وسجل الفريق الخضراوي هدفين.", &[]),
        (
            "وقال الفريق سالم البسامي ذلك. وأضاف الفريق البسامي أن العمل مستمر.",
            &["سالم البسامي, military, KW"],
        ),
        ("وقال اللواء البسامي إن الطرق آمنة.", &["البسامي, military, KW"]),
    ]);
}

#[test]
fn an_adjective_of_state_with_a_slip() {
    check_officials(&[
        ("وقال الرئيس الأميريكي جورج هاريس ذلك.", &["جورج هاريس, head_of_state, US"]),
        ("وأعلن وزير العدل البروكينابي غوستاف كابوري ذلك.", &["غوستاف كابوري, minister, BF"]),
        // Families of which a letter more or less would make a people.
        ("وقال النائب الكندري وليد ذلك.", &[]),
        ("وقال النائب الكندري إن القانون عادل.", &[]),
    ]);
}

#[test]
fn a_son_called_by_his_father() {
    let text = "قال ولي العهد السعودي الأمير ماجد بن سعود ذلك. \
                وأضاف بن سعود أن الزيارة الأولى لبن سعود ناجحة.";
    let found = read(&["", text], "SA");
    assert_eq!(say_officials(&found), ["ماجد بن سعود, crown_prince, SA"]);
    assert_eq!(found.officials[0].aliases, ["بن سعود"]);
    check_meetings(&[(
        "وصل وزير الخارجية العماني يوسف بن راشد. والتقى بن راشد الرئيس الإيراني حسن كاظمي.",
        &["met يوسف بن راشد ~ حسن كاظمي"],
    )]);
    // Brothers have one father, and the king is no son of the crown prince.
    check_officials(&[
        (
            "قال محافظ جدة مشعل بن ماجد ذلك. وحضر الأمير خالد بن ماجد.",
            &["مشعل بن ماجد, governor, SA", "خالد بن ماجد, royal, KW"],
        ),
        (
            "قال ولي العهد ماجد بن سعود ذلك. ورحب الملك سعود بن فهد.",
            &["ماجد بن سعود, crown_prince, KW", "سعود بن فهد, head_of_state, KW"],
        ),
    ]);
}

#[test]
fn an_office_up_to_the_name_of_its_holder() {
    check_officials(&[
        (
            "وأكد رئيس الهيئة العليا للانتخابات، شفيق الرقيق، أن العمل مستمر.",
            &["شفيق الرقيق, other, KW"],
        ),
        (
            "والتقى المستشار بالديوان الملكي المشرف العام على المركز الدكتور سالم الرشيد الوفد.",
            &["سالم الرشيد, other, KW"],
        ),
        ("وقال النائب عن حركة النهضة الحبيب الرقيق ذلك.", &["الحبيب الرقيق, legislator, KW"]),
        ("ودافع النائب عن القانون الجديد أمس.", &[]),
        ("وأفاد المدير الجهوي للصحة عبد الغني الشعباني بذلك.", &["عبد الغني الشعباني, other, KW"]),
        ("وقالت المندوبة الجهوية للتربية سميرة الشعباني ذلك.", &["سميرة الشعباني, other, KW"]),
        (
            "وقال الرئيس السابق للمجلس الوطني التأسيسي سالم الرقيق ذلك.",
            &["سالم الرقيق, legislator, KW"],
        ),
        ("وقال آمر الحرس الوطني لطفي الشعباني ذلك.", &["لطفي الشعباني, military, KW"]),
        (
            "وقالت مسؤولة السياسة الخارجية في الاتحاد الأوروبي فيديريكا ماريني ذلك.",
            &["فيديريكا ماريني, international, -"],
        ),
        ("وقال مسؤول أمني إن الطريق آمن.", &[]),
    ]);
}

#[test]
fn a_leader_is_named_in_full() {
    check_officials(&[
        ("وصرح رئيس المكتب السياسي لحركة حماس إسماعيل هنية بذلك.", &["إسماعيل هنية, other, PS"]),
        ("وقال المستشار علي أكبر ولايتي ذلك.", &["علي أكبر ولايتي, other, IR"]),
        ("وقال المستشار علي أكبر من أخيه.", &["علي, other, KW"]),
        (
            "وزار رئيس المكتب السياسي لحماس لمصر، ثم عاد نائب الرئيس سالم الرشيد.",
            &["سالم الرشيد, other, KW"],
        ),
    ]);
    assert_eq!(
        told_by(
            "CNN",
            &[
                "زار الوفد تركيا بعد مصر واليابان، ورحبت تركيا بالزيارة.",
                "وفي العراق تشكلت الحكومة، وقال زعيم الكتلة سالم الجبوري إن العراق حر.",
            ],
        ),
        ["سالم الجبوري, other, IQ"]
    );
}

#[test]
fn the_office_of_all_who_are_listed_before_it() {
    check_officials(&[
        (
            "والتقى الوفد بكل من دان هاريس، وتوم كولمان، السيناتورات بمجلس الشيوخ الأمريكي.",
            &["دان هاريس, legislator, US", "توم كولمان, legislator, US"],
        ),
        (
            "وحضر سالم الرشيد، ومحمد العلي، الوزيران اللبنانيان، الحفل.",
            &["سالم الرشيد, minister, LB", "محمد العلي, minister, LB"],
        ),
        // One alone holds no office of several.
        ("وحضر سالم الرشيد، الوزراء في إجازة.", &[]),
    ]);
}

#[test]
fn a_colleague_is_no_counterpart() {
    check_officials(&[
        (
            "التقى وزير الدفاع الأميركي ديفيد كولمان رئيس الوزراء حيدر العبادي ونظيره العراقي \
             خالد الجسمي.",
            &[
                "ديفيد كولمان, defence_minister, US",
                "حيدر العبادي, head_of_government, IQ",
                "خالد الجسمي, defence_minister, IQ",
            ],
        ),
        (
            "التقى الرئيس الروسي إيفان مورين ونظيره التركي أورهان دمير.",
            &["إيفان مورين, head_of_state, RU", "أورهان دمير, head_of_state, TR"],
        ),
    ]);
}

#[test]
fn secretaries_general_at_home_and_of_the_world() {
    check_officials(&[
        ("وقال سالم الرشيد الأمين العام للصندوق ذلك.", &["سالم الرشيد, other, KW"]),
        ("وقال الأمين العام لمؤسسة الملك فيصل سالم الرشيد ذلك.", &["سالم الرشيد, other, KW"]),
        (
            "وقال الأمين العام للأمم المتحدة أنطونيو سواريش ذلك.",
            &["أنطونيو سواريش, international, -"],
        ),
        ("وقال الأمين العام للمركز العالمي سالم الرشيد ذلك.", &["سالم الرشيد, international, -"]),
    ]);
}

#[test]
fn a_plural_is_no_name() {
    check_officials(&[
        ("وأجرى الوزير لقاءات مع الوفد.", &[]),
        ("وأجرى الوزير لقمان الرشيد لقاءات.", &["لقمان الرشيد, minister, KW"]),
    ]);
}

#[test]
fn where_an_office_is_served() {
    check_officials(&[
        ("وقال السفير الروسي في الأمم المتحدة إيفان مورين ذلك.", &["إيفان مورين, ambassador, RU"]),
        (
            "وقال ديفيد باركر، الناطق باسم القوات الأمريكية في أفغانستان، ذلك.",
            &["ديفيد باركر, spokesperson, US"],
        ),
        (
            "وقال قائد القوات الأمريكية في أفغانستان الجنرال سكوت باركر ذلك.",
            &["سكوت باركر, military, US"],
        ),
        (
            "وقال محافظ محايل عسير محمد بن سعود المتحمي ذلك.",
            &["محمد بن سعود المتحمي, governor, SA"],
        ),
        ("وقال محافظ محايل ماجد بن سعود ذلك.", &["ماجد بن سعود, governor, KW"]),
        ("وقال المدير العام للغابات الحبيب عبيد ذلك.", &["الحبيب عبيد, other, KW"]),
        ("وقال الحاكم الجمهوري لتكساس غريغ باركر ذلك.", &["غريغ باركر, governor, KW"]),
        ("وقال الرئيس الجمهوري الأسبق جورج باركر ذلك.", &["جورج باركر, head_of_state, -"]),
        ("وقال رئيس الجمهورية سالم الرشيد ذلك.", &["سالم الرشيد, head_of_state, -"]),
    ]);
}

#[test]
fn names_of_two_words() {
    check_officials(&[
        ("وقال النائب رضا شرف الدين ذلك.", &["رضا شرف الدين, legislator, KW"]),
        (
            "وحضر النائبان الصحبي بن فرج ونور الدين المرابطي.",
            &["الصحبي بن فرج, legislator, KW", "نور الدين المرابطي, legislator, KW"],
        ),
        ("وقال النائب رضا رجل الدين المعروف.", &["رضا, legislator, KW"]),
        ("واستقبل الرئيس مون جونغ نام الوفد.", &["مون جونغ نام, head_of_state, -"]),
        ("ونام الرئيس مون مبكراً.", &["مون, head_of_state, -"]),
        ("وكان خير سفير لبلدك كوريا الجنوبية.", &[]),
    ]);
}
