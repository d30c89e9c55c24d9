//! Reads the office of whom another has serve: `نائبه`, `مستشاره الفريق توت`.

use super::is_bare;
use crate::extract::names;
use crate::extract::reading::Reading;
use crate::model::RoleClass;
use crate::names::{HeadForm, HeadTrait, Number, WordKind};

/// `الرئيس التونسي مستشاره الدبلوماسي`: whom another has serve.
pub(in crate::extract) fn is_of_another(reading: &Reading, at: usize) -> bool {
    let serves = |form| reading.gazetteer().offices.traits(form).is(HeadTrait::SERVES);
    reading.is_his(at) && reading.head_behind_clitics(at).is_some_and(|(form, _)| serves(form))
}

/// `نائبه`, `مبعوثه`: somebody's, not a woman's, unless words say of what.
pub(super) fn is_possessed(reading: &Reading, at: usize, form: HeadForm) -> bool {
    form.feminine
        && form.number == Number::Singular
        && reading.is_his(at)
        && is_bare(reading, at)
        && !is_of_named(reading, at)
}

/// `ونائبه حسين العزي`, `مستشاره الفريق توت`: somebody's, who is named.
pub(super) fn is_of_named(reading: &Reading, at: usize) -> bool {
    let named = WordKind::GIVEN.or(WordKind::TITLE).or(WordKind::RANK).or(WordKind::HONORIFIC);
    let charged = || {
        let word = reading.folded(at + 1).trim_start_matches("ال");
        let with = reading.runs_on(at + 2) && reading.folded(at + 2).starts_with("بال");
        matches!(word, "مكلف" | "مكلفه") && with
    };
    is_of_another(reading, at)
        && reading.runs_on(at + 1)
        && (reading.kind(at + 1).is(named) || names::is_unknown_pair(reading, at + 1) || charged())
}

/// What a servant of somebody is, by whom is told before: a minister, an envoy of a body.
pub(super) fn class_of_servant(reading: &Reading, at: usize, class: RoleClass) -> RoleClass {
    if !matches!(class, RoleClass::Legislator | RoleClass::DeputyMinister | RoleClass::Other) {
        return class;
    }
    let from = reading.sentence(at).start.max(at.saturating_sub(14));
    let told = (from..at).rev().find_map(|index| {
        let word = reading.bare(index);
        match word {
            "وزير" | "زير" | "الوزير" | "وزيره" | "الوزيره" => {
                Some(RoleClass::DeputyMinister)
            }
            "الامم" | "امم" | "الاممي" | "الامميه" => {
                Some(RoleClass::International)
            }
            _ => None,
        }
    });
    told.unwrap_or(RoleClass::Other)
}
