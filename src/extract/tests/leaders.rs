//! Leaders whom the tables know, and whoever is given an office.

use super::{check_meetings, check_officials, read, say_officials};

#[test]
fn a_leaders_name_begins_and_ends_whatever_words_stand_around_it() {
    check_officials(&[
        ("وحضر وزير الدفاع التركي يشار غولر الحفل.", &["يشار غولر, defence_minister, TR"]),
        ("والتقى نظيره البريطاني بن والاس.", &["بن والاس, defence_minister, GB"]),
        (
            "وعيّن الرئيس التونسي قيس سعيد فاضل الزغلامي وزيرا للسياحة.",
            &["قيس سعيد, head_of_state, TN", "فاضل الزغلامي, minister, TN"],
        ),
        (
            "واجتمع وزير الخارجية النرويجي إسبن بارث إيدي بالوفد.",
            &["إسبن بارث إيدي, foreign_minister, NO"],
        ),
        (
            "ولم يشر التقرير إلى رئيس الوزراء شينزو ابي لكن التحقيق شمله.",
            &["شينزو ابي, head_of_government, JP"],
        ),
        ("وتحدث المرشد الإيراني على خامنئي عن ذلك.", &["على خامنئي, head_of_state, IR"]),
        (
            "وقال السفير البريطاني جوناثان ألين استهداف المدنيين مدان.",
            &["جوناثان ألين, ambassador, GB"],
        ),
        ("وقام الأمير خالد بن فهد يعايد المرضى في المستشفى.", &["خالد بن فهد, royal, KW"]),
    ]);
}

#[test]
fn a_given_name_in_brackets_belongs_to_the_name() {
    check_officials(&[
        ("وقال الرئيس الروسي (فلاديمير) بوتين ذلك.", &["فلاديمير بوتين, head_of_state, RU"]),
        ("وحذر الوزير (سامي) الرشيدي من ذلك.", &["سامي الرشيدي, minister, KW"]),
        ("وقال الرئيس (باراك أوباما) ذلك.", &["باراك أوباما, head_of_state, US"]),
    ]);
}

#[test]
fn a_bare_minister_who_is_known_has_his_portfolio() {
    check_officials(&[
        ("وقال الوزير ماركو روبيو ذلك.", &["ماركو روبيو, foreign_minister, US"]),
        ("وقال الوزير يشار غولر ذلك.", &["يشار غولر, defence_minister, TR"]),
        // Out of the office by then.
        ("وقال الوزير جون كيري ذلك.", &["جون كيري, minister, US"]),
        // An organisation's is of no state, whatever his name.
        (
            "وقال الأمين العام للجامعة العربية أحمد أبو الغيط ذلك.",
            &["أحمد أبو الغيط, international, -"],
        ),
    ]);
}

#[test]
fn a_place_named_after_a_leader_is_none() {
    check_officials(&[("واجتمعوا في فندق ترامب وسط المدينة.", &[])]);
}

#[test]
fn a_minister_plenipotentiary_is_a_diplomat() {
    check_officials(&[
        ("وحضر الوزير المفوض سالم الهاجري.", &["سالم الهاجري, diplomat, KW"]),
        ("وحضرت الوزيرة المفوضة ريم الرشيد.", &["ريم الرشيد, diplomat, KW"]),
    ]);
}

#[test]
fn who_appoints_tells_the_state() {
    check_officials(&[
        ("عينت روما جيوفاني بيانكي سفيرا لها لدى القاهرة.", &["جيوفاني بيانكي, ambassador, IT"]),
        ("وعينت بريطانيا السيدة جين هولم سفيرة جديدة في طوكيو.", &["جين هولم, ambassador, GB"]),
        (
            "سحبت روما سفيرها من القاهرة وعينت أمس جيوفاني بيانكي سفيرا جديدا.",
            &["جيوفاني بيانكي, ambassador, IT"],
        ),
        // Of the story's own where no state appoints.
        ("وعين أمس سالم الهاجري سفيرا جديدا في روما.", &["سالم الهاجري, ambassador, KW"]),
    ]);
}

#[test]
fn each_state_of_a_list_has_its_own_holder() {
    check_officials(&[(
        "واستقبل سفراء كل من فرنسا جان مورو، وألمانيا كورت هولم، وإسبانيا لويس باريو.",
        &["جان مورو, ambassador, FR", "كورت هولم, ambassador, DE", "لويس باريو, ambassador, ES"],
    )]);
}

#[test]
fn a_state_named_once_is_no_storys_own() {
    let text = "وافق البرلمان التركي على المقترح. وقالت تركيا إن أنقرة تراقب الوضع في سوريا. \
                ودعا زعيم الحزب القومي التركي إلى ذلك، وأيده رئيس الحزب أيدين كايا.";
    assert_eq!(say_officials(&read(&["", text], "")), ["أيدين كايا, other, TR"]);
}

#[test]
fn an_office_in_the_middle_of_a_title_leaves_the_one_who_is_told() {
    let text = "كلف الرئيس الفلسطيني محمود عباس، مندوب فلسطين الدائم لدى الأمم المتحدة السفير \
                سالم منصور بذلك.";
    assert_eq!(
        say_officials(&read(&["", text], "")),
        ["محمود عباس, head_of_state, PS", "سالم منصور, ambassador, PS"]
    );
}

#[test]
fn singling_out_for_a_reception_and_a_call_by_its_other_name() {
    check_meetings(&[
        (
            "خص الرئيس التركي مراد أيدين وزير الدفاع فيصل الناصر باستقبال رسمي.",
            &["received مراد أيدين ~ فيصل الناصر"],
        ),
        (
            "وخصت رئيسة الوزراء الإيطالية كارلا مورو السفير الكندي جورج أولسن باستقبال في روما.",
            &["received كارلا مورو ~ جورج أولسن"],
        ),
        ("وفيما يخص الرئيس التركي مراد أيدين حظي باستقبال شعبي.", &[]),
        (
            "جرى تواصل هاتفي بين وزير الدفاع فيصل الناصر والرئيس التركي مراد أيدين.",
            &["called فيصل الناصر ~ مراد أيدين"],
        ),
        ("ودعا وزير الدفاع فيصل الناصر إلى تواصل أكبر مع الرئيس التركي مراد أيدين.", &[]),
    ]);
}

#[test]
fn a_deputy_of_a_government_has_a_ministry_as_well() {
    check_officials(&[
        (
            "وحضر نائب رئيس الوزراء ووزير الدفاع في البوسنة زوكان هولم.",
            &["زوكان هولم, defence_minister, BA"],
        ),
        (
            "وحضرت نائبة رئيس الوزراء ووزيرة خارجية بلغاريا كارلا مورو.",
            &["كارلا مورو, foreign_minister, BG"],
        ),
    ]);
    check_meetings(&[(
        "وتناولت المشاورات التي أجراها وزير الدفاع فيصل الناصر مع نائب رئيس مجلس الوزراء ووزير \
         خارجية التشيك يان هولم ملفات عدة.",
        &["met فيصل الناصر ~ يان هولم"],
    )]);
}

#[test]
fn an_envoy_at_home_and_a_word_of_a_rank_in_brackets() {
    check_officials(&[
        ("وذلك برعاية سفير مصر بالبلاد عفيفي الطحان.", &["عفيفي الطحان, ambassador, EG"]),
        ("وحضر السفير الياباني بالدولة كينجي مورا.", &["كينجي مورا, ambassador, JP"]),
        (
            "وشارك الفريق ركن (طيار) غانم الشمري، رئيس أركان القوات القطرية.",
            &["غانم الشمري, military, QA"],
        ),
        (
            "وحضر الفريق أول ركن عبد الرحمن البنيان رئيس هيئة الأركان العامة.",
            &["عبد الرحمن البنيان, military, SA"],
        ),
        (
            "وقال نائب السفيرة الأميركية في الأمم المتحدة، جوناثان هولم، ذلك.",
            &["جوناثان هولم, diplomat, US"],
        ),
        ("زيارة وزير الدفاع لمصر دحرت الأكاذيب.", &[]),
        ("وشهدت ثانوية الملك فهد احتفالا.", &[]),
    ]);
}

#[test]
fn a_party_tells_its_state_and_no_monarchy_has_one() {
    let state = |text: &str, outlet: &str| say_officials(&read(&["", text], outlet));
    assert_eq!(
        state("وقال زعيم حزب الحركة القومية أيدين كايا ذلك.", "KW"),
        ["أيدين كايا, other, TR"]
    );
    assert_eq!(state("وقال القيادي في حركة النهضة سالم الزغلامي ذلك.", "SA"), Vec::<String>::new());
    assert_eq!(
        state("وقال رئيس حزب الكتائب سامي الهاشم إن لبنان بخير.", "SA"),
        ["سامي الهاشم, other, LB"]
    );
}

#[test]
fn a_meeting_that_will_join_two_is_planned() {
    check_meetings(&[
        (
            "وتحدث عن اللقاء الذي سيجمع الرئيس التركي مراد أيدين بوزير الدفاع فيصل الناصر.",
            &["planned مراد أيدين ~ فيصل الناصر"],
        ),
        (
            "وتحدث عن اللقاء الذي جمع الرئيس التركي مراد أيدين بوزير الدفاع فيصل الناصر.",
            &["met مراد أيدين ~ فيصل الناصر"],
        ),
    ]);
}

#[test]
fn a_state_in_full_behind_a_portfolio() {
    check_officials(&[
        (
            "وحضر وزير الدولة للشؤون الخارجية لجمهورية كينيا جورج مورو.",
            &["جورج مورو, minister, KE"],
        ),
        ("وحضر وزير الزراعة لجمهورية زامبيا السيد جورج مورو.", &["جورج مورو, minister, ZM"]),
        (
            "وأكد وزير التكوين والتشغيل حافظ العموري لدى لقائه الوفد ذلك.",
            &["حافظ العموري, minister, KW"],
        ),
        ("ولو زارنا الرئيس الأمريكي فسنذبح له بطة.", &[]),
        ("وأبلغ نظيره الإيراني باستحالة الأمر.", &[]),
    ]);
}

#[test]
fn a_leader_is_also_called_by_all_the_names_of_his_house() {
    check_officials(&[
        (
            "استقبل أمير البلاد الشيخ مشعل الأحمد الجابر الصباح سفير الهند.",
            &["مشعل الأحمد الجابر الصباح, head_of_state, KW"],
        ),
        (
            "استقبل صاحب السمو أمير البلاد الشيخ مشعل الأحمد الجابر الصباح حفظه الله سفير الهند.",
            &["مشعل الأحمد الجابر الصباح, head_of_state, KW"],
        ),
        (
            "استقبل رئيس مجلس الوزراء الشيخ جابر المبارك الحمد الصباح سفير الهند.",
            &["جابر المبارك الحمد الصباح, head_of_government, KW"],
        ),
        // What follows is an office or a people.
        (
            "والتقى الرئيس الأميركي باراك أوباما المستشار الألماني أولاف شولتس.",
            &["باراك أوباما, head_of_state, US", "أولاف شولتس, head_of_government, DE"],
        ),
    ]);
}

#[test]
fn a_title_announces_a_given_name_that_is_a_word() {
    check_officials(&[
        (
            "استقبل وزير الدفاع سفير الإمارات لدى دولة الكويت الدكتور مطر حامد النيادي.",
            &["مطر حامد النيادي, ambassador, AE"],
        ),
        ("وقال وزير الصحة الدكتور مطر محمد الناصر ذلك.", &["مطر محمد الناصر, minister, KW"]),
        ("وشرح وزير الصحة للدكتور كتاب محمد الناصر.", &[]),
    ]);
}

#[test]
fn an_office_before_the_family_name_of_whoever_holds_it_that_day() {
    check_officials(&[
        (
            "استقبل رئيس مجلس السيادة البرهان السفير المصري علي فؤاد.",
            &["البرهان, head_of_state, SD", "علي فؤاد, ambassador, EG"],
        ),
        ("وقال رئيس الحكومة أخنوش إن العمل مستمر.", &["أخنوش, head_of_government, MA"]),
        ("وقال رئيس الوزراء المصري مدبولي إن العمل مستمر.", &["مدبولي, head_of_government, EG"]),
        ("وشكر رئيس مجلس النواب بري الوفد.", &["بري, legislator, LB"]),
        // Of another state, another office or of nobody.
        ("وقال رئيس الوزراء البرهان ذلك.", &[]),
        ("واستقبل وزير المالية البرهان الواضح على ذلك.", &[]),
        ("واستقبل رئيس الوزراء المهنئين بالعيد.", &[]),
    ]);
}

#[test]
fn a_ruler_called_by_his_name_and_his_fathers() {
    check_meetings(&[
        ("محمد بن زايد يستقبل ماكرون في أبوظبي.", &["received محمد بن زايد ~ ماكرون"]),
        ("بحث محمد بن راشد وتميم بن حمد العلاقات.", &["met محمد بن راشد ~ تميم بن حمد"]),
        // Another, who has a family's name as well.
        ("استقبل محمد بن زايد الهاجري ضيفه.", &[]),
    ]);
}
