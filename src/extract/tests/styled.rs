//! Whom `سموه` and the like stand for. The people are invented.

use super::meetings;

#[test]
fn a_highness_is_no_president_and_nobody_who_stood_by() {
    let told = meetings(&[
        "",
        "التقى صاحب السمو الشيخ حمدان بن راشد، رئيس الدولة، أمس، الرئيس الأميركي روبرت هيل.",
        "ووجه الرئيس الأميركي خلال اللقاء دعوة إلى سموه.",
        "كما التقى سموه الرئيس المصري حازم الشناوي.",
    ]);
    assert!(told.contains(&"met حمدان بن راشد ~ حازم الشناوي".to_owned()), "{told:?}");
    let told = meetings(&[
        "",
        "التقى صاحب السمو الشيخ حمدان بن راشد، رئيس الدولة، أمس، الرئيس الأميركي روبرت هيل. حضر \
         اللقاء سمو الشيخ منصور بن راشد.",
        "وكان في استقبال سموه لدى وصوله الأمير سلطان بن فهد ولي العهد السعودي.",
    ]);
    assert!(told.contains(&"received سلطان بن فهد ~ حمدان بن راشد".to_owned()), "{told:?}");
}
