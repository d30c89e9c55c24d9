//! Weekdays that are to come or were, as the verbs around them tell.

use super::*;

/// Asserts whether the Friday of each text is to come.
fn fridays(rows: &[(&str, bool)]) {
    for &(text, to_come) in rows {
        let day = if to_come { date(2025, 2, 7) } else { date(2025, 1, 31) };
        let hit = found(text, Some(PUBLISHED)).pop().unwrap();
        assert!(hit.ends_with(&format!(": {day}..{day} day")), "{text}: {hit}");
    }
}

#[test]
fn what_lasts_until_a_weekday_or_opens_on_one_is_to_come() {
    fridays(&[
        ("The ship is open to visitors until Friday.", true),
        ("The ship is docked there until Friday.", true),
        ("The rally lasted until Friday.", false),
        ("He spoke of the forum which opens in Cairo on Friday.", true),
        ("He had been scheduled to fly on Friday.", false),
    ]);
}

#[test]
fn the_verb_tells_whether_what_lasts_until_a_weekday_is_to_come() {
    fridays(&[
        ("The delegation visited Kuwait from Tuesday until Friday.", false),
        ("The two sides held talks until Friday.", false),
        ("He was in Paris until Friday.", false),
        ("Until Friday he was in Paris.", false),
        ("The crowd stayed till Friday.", false),
        ("The ceasefire had been extended until Friday.", true),
        ("The talks were postponed until Friday.", true),
        ("They agreed a truce until Friday.", true),
        ("He will stay until Friday.", true),
        ("He could not leave until Friday.", true),
        ("Officials said the museum stays closed until Friday.", true),
        ("The government announced a curfew until Friday.", true),
    ]);
    fridays(&[
        ("استمرت المحادثات حتى الجمعة", false),
        ("التقى الوزير نظراءه حتى يوم الجمعة", false),
        ("مددت الهدنة حتى الجمعة", true),
        ("وقال إن المعرض مفتوح حتى يوم الجمعة", true),
        ("سيبقى في القاهرة حتى الجمعة", true),
    ]);
}

#[test]
fn what_had_been_planned_was_unless_somebody_said_so() {
    fridays(&[
        ("The summit had originally been planned for Friday.", false),
        ("The trip that had been scheduled for Friday fell through.", false),
        ("Officials said it was over. The summit had been scheduled for Friday.", false),
        ("The delay had been due to the rain on Friday.", false),
        ("Officials said the summit had been scheduled for Friday.", true),
        ("He told reporters that the summit had been set for Friday.", true),
        ("He confirmed that the summit had originally been planned for Friday.", true),
        ("The ministers had due talks on Friday.", true),
    ]);
}
