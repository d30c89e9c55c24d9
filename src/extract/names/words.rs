//! Words that are or are not part of a name by their form alone.

use super::{closes, ends_in_tanwin, is_family, peeled_kind};
use crate::extract::reading::Reading;
use crate::names::{FamilyName, HeadTrait, Number, WordKind};

/// A common word that closes a name (`أيمن خلاف،`): after the given name, or
/// with the article after an unknown word.
pub(super) fn is_surname_word(reading: &Reading, at: usize, counted: usize) -> bool {
    let before = reading.kind(at - 1);
    let second = counted == 1 && before.is(WordKind::GIVEN);
    let third = counted == 2 && before == WordKind::default();
    let definite = |index: usize| reading.folded(index).starts_with("ال");
    reading.kind(at) == WordKind::WORD
        && reading.after_comma(at + 1)
        && reading.trigger(at).is_none()
        && !ends_in_tanwin(reading, at)
        && (second || (third && definite(at) && !definite(at - 1)))
}

/// `تمتين العلاقات`, `الأميريكي دونالد`: a noun of making before what is made, an
/// adjective spelt like none before a name.
pub(super) fn is_making(reading: &Reading, at: usize) -> bool {
    let word = reading.folded(at);
    let making = word.starts_with('ت')
        && word.chars().count() == 5
        && word.chars().nth(3) == Some('ي')
        && reading.folded(at + 1).starts_with("ال");
    let adjective = word.starts_with("ال")
        && word.ends_with('ي')
        && reading.kind(at + 1).is(WordKind::GIVEN)
        && !reading.kind(at).is(WordKind::GIVEN);
    reading.runs_on(at + 1) && (making || adjective)
}

/// `روحاني الانسحاب`, `بوتين التصعيد`: a noun of action is what somebody does.
pub(super) fn is_action(reading: &Reading, at: usize) -> bool {
    let word = reading.folded(at);
    let letters: Vec<char> = word.chars().collect();
    let Some(before_last) = letters.len().checked_sub(2) else { return false };
    let shape = match letters.get(2) {
        Some('ا') => letters[before_last] == 'ا' && letters.len() >= 7,
        Some('ت') => letters[before_last] == 'ي' && letters.len() == 7,
        _ => false,
    };
    shape && word.starts_with("ال") && reading.gazetteer().stemmer().is_word(word)
}

/// `رضا شرف الدين`, `زياد تقي الدين`: the first word of a name of two.
pub(super) fn is_of_faith(reading: &Reading, at: usize) -> bool {
    let word = reading.folded(at);
    reading.runs_on(at + 1)
        && reading.folded(at + 1) == "الدين"
        && reading.kind(at - 1).is(WordKind::GIVEN)
        && !word.starts_with("ال")
        && !is_conjoined(reading, at)
        && !matches!(word, "رجل" | "رجال" | "عالم" | "علماء" | "يوم" | "باسم")
}

/// `خير الله`, `ذبيح الله`: a name of two words, unless the first is a common one.
pub(super) fn is_of_god(reading: &Reading, at: usize) -> bool {
    let before = reading.kind(at.saturating_sub(1));
    reading.folded(at) == "الله" && (before == WordKind::default() || before.is(WordKind::GIVEN))
}

/// `محمد بن عليثة الحربي`, `عبدالله بن ناصر الربيعة،`: after a father's name an
/// adjective of relation, or a last noun, is the family's.
pub(super) fn is_tribal(reading: &Reading, at: usize, counted: usize) -> bool {
    let word = reading.folded(at);
    let joint = |back: usize| at >= back && reading.kind(at - back).is(WordKind::JOINT);
    let father = counted >= 2 && (1..=3).any(joint);
    father
        && word.starts_with("ال")
        && (word.ends_with('ي') || (word.ends_with('ه') && closes(reading, at + 1)))
        && word.chars().nth(4).is_some()
        && !reading.has_state(at)
        && !reading.kind(at).is(WordKind::TAIL.or(WordKind::TITLE).or(WordKind::STOP))
}

/// `عمر بن عبد الهادي السلطان إن`, `عبد الرؤوف الشريف،`: after a given or a father's name a
/// title that nobody's name follows is the family's.
pub(super) fn is_title_of_family(reading: &Reading, at: usize, counted: usize) -> bool {
    let servant = at >= 2 && reading.folded(at - 2) == "عبد";
    let given = counted >= 1 && (servant || reading.kind(at - 1).is(WordKind::GIVEN));
    let son = |back: usize| at >= back && reading.kind(at - back).is(WordKind::SON);
    let father = given || counted >= 2 && (1..=3).any(son);
    let title = matches!(reading.folded(at), "السلطان" | "الشريف" | "الشيخ" | "الحاج");
    father && title && closes(reading, at + 1)
}

/// `رئيس مجلس النواب نبيه بري في …`: a common word without the article that
/// nothing goes on with, between the given name and what follows.
pub(super) fn is_plain_surname(reading: &Reading, at: usize) -> bool {
    let word = reading.folded(at);
    let servant = at >= 2 && reading.kind(at - 2).is(WordKind::JOINT);
    let unknown = reading.kind(at + 1) == WordKind::default()
        && reading.folded(at + 1).starts_with("ال")
        && reading.runs_on(at + 1);
    let conjoined = reading.runs_on(at + 1) && is_conjoined(reading, at + 1);
    let closed = closes(reading, at + 1) || is_family(reading, at + 1) || unknown || conjoined;
    reading.kind(at) == WordKind::WORD
        && (reading.kind(at - 1).is(WordKind::GIVEN) || servant)
        && !word.starts_with("ال")
        && !is_bound_noun(reading, word)
        && !word.ends_with(['ه', 'ت', 'ا'])
        && !ends_in_tanwin(reading, at)
        && !is_conjoined(reading, at)
        && peeled_kind(reading, at) == WordKind::default()
        && closed
}

/// `توماس والدمان`: what follows `و` is no word, nor a known name.
pub(super) fn is_unknown_conjoined(word: &str, reading: &Reading) -> bool {
    word.strip_prefix('و').is_some_and(|rest| {
        let offices = &reading.gazetteer().offices;
        let noun = rest.starts_with("ال") && reading.gazetteer().stemmer().is_word(rest);
        let other = noun || reading.gazetteer().leaders().is_family(rest);
        rest.chars().nth(4).is_some()
            && !other
            && !is_possessed(reading, rest)
            && offices.kind(rest) == WordKind::default()
            && offices.head(rest).is_none()
    })
}

/// `و` before a word begins something new, unless the word is a name with it.
pub(super) fn is_conjoined(reading: &Reading, at: usize) -> bool {
    let word = reading.folded(at);
    let Some(rest) = word.strip_prefix('و') else { return false };
    let known = || reading.gazetteer().offices.kind(rest) != WordKind::default();
    rest.starts_with("ال") || rest.chars().nth(3).is_some() || known()
}

/// `الأمير بلاجئين`, `أمام الفريق لقاءين`: a plural or dual that the lexicon knows, as
/// it is or behind `ب` or `ل`.
pub(super) fn is_common_plural(reading: &Reading, at: usize) -> bool {
    let word = reading.folded(at);
    let known = |noun: &str| reading.gazetteer().stemmer().is_word(noun);
    let behind = word.strip_prefix(['ب', 'ل']).filter(|noun| noun.chars().nth(3).is_some());
    let listed = behind.is_some_and(|noun| {
        (noun.ends_with("ات") || noun.ends_with('ه') || noun.ends_with("ين")) && known(noun)
    });
    listed
        || [Some(word), behind].into_iter().flatten().any(|noun| {
            let base = noun.strip_suffix("ين").or_else(|| noun.strip_suffix("ات"));
            base.filter(|base| base.chars().nth(2).is_some()).is_some_and(known)
        })
}

/// `وصرح الأمير وليام لعباس`: a known given name behind `ل` or `ب` is another's.
pub(super) fn is_addressee(reading: &Reading, at: usize) -> bool {
    let (kind, peel) = reading.kind_behind_clitics(at);
    peel.preposition.is_some() && kind.is(WordKind::GIVEN)
}

/// `قلقه`, `زيارته`, `زوجتيهما`: a noun of the lexicon with a pronoun.
pub(super) fn is_possessed(reading: &Reading, word: &str) -> bool {
    let known = |noun: &str| reading.gazetteer().stemmer().is_word(noun);
    ["هما", "هم", "ها", "ه"].iter().any(|pronoun| {
        let noun = word.strip_suffix(pronoun).filter(|noun| noun.chars().nth(2).is_some());
        let feminine = |noun: &str| noun.strip_suffix('ت').map(|stem| format!("{stem}ه"));
        noun.is_some_and(|noun| known(noun) || feminine(noun).is_some_and(|noun| known(&noun)))
    })
}

/// `كريم بنزيمة ليسجل`, `خالد البراك لمتابعته`, `خالد الفيصل لرجلي الأمن`: a verb or a
/// noun of action behind `ل`, a noun that another governs or with a pronoun behind `ب`.
pub(super) fn is_purpose(reading: &Reading, at: usize) -> bool {
    let word = reading.folded(at);
    let known = |noun: &str| reading.gazetteer().stemmer().is_word(noun);
    // `لبلدك`: the second person's stands in no surname behind a preposition.
    let yours = |noun: &str| noun.strip_suffix('ك').is_some_and(known);
    let pronoun = |noun: &str| {
        !reading.words.list()[at].marbuta && (is_possessed(reading, noun) || yours(noun))
    };
    let behind = word.strip_prefix(['ل', 'ب']).filter(|noun| noun.chars().nth(3).is_some());
    behind.is_some_and(|noun| {
        let verb = word.starts_with('ل') && (noun.starts_with(['ي', 'م']) && known(noun));
        let governs = reading.runs_on(at + 1) && reading.folded(at + 1).starts_with("ال");
        let governed = governs && !noun.starts_with(['و', 'ا']) && known(noun);
        verb || pronoun(noun) || governed
    })
}

/// `الرئيس عبد الفتاح السيسي المرتقبة`: an adjective of a feminine noun before the
/// name, or one of degree.
pub(super) fn is_adjective_of_other(reading: &Reading, at: usize) -> bool {
    let word = reading.folded(at);
    let after_definite = reading.folded(at - 1).starts_with("ال");
    word.starts_with("ال") && word.ends_with('ه') && after_definite
}

/// `كارلوس لوباز معربا`, `عبدالله الربيعة موضحا`: a participle in the accusative says how.
pub(super) fn is_manner(reading: &Reading, at: usize) -> bool {
    let participle = reading.folded(at).strip_suffix('ا').filter(|word| word.starts_with('م'));
    participle.is_some_and(|word| {
        let rest = word.strip_prefix("مو").unwrap_or(word);
        let plain = !rest.contains(['ا', 'و', 'ي']) && word.chars().count() == 4;
        plain || word.chars().count() >= 4 && reading.gazetteer().stemmer().is_word(word)
    })
}

/// `رئيس الحكومة الحبيب الصيد كما …`: a word of portfolios that closes the name of
/// whoever has one already.
pub(super) fn is_family_of_office(reading: &Reading, at: usize) -> bool {
    let kind = reading.kind(at);
    kind.is(WordKind::TAIL)
        && !kind.is(WordKind::STOP.or(WordKind::VERB))
        && reading.folded(at).starts_with("ال")
        && reading.kind(at - 1).is(WordKind::GIVEN)
        && !reading.folded(at).ends_with('ه')
        && closes(reading, at + 1)
}

/// `الباجي قائد السبسي`: the head of an office between a given name and a family's.
pub(super) fn is_family_behind_head(reading: &Reading, at: usize) -> bool {
    let head = |at: usize| reading.head(at).is_some_and(|form| !form.definite);
    let inside = head(at)
        && reading.kind(at - 1).is(WordKind::GIVEN)
        && reading.runs_on(at + 1)
        && is_family(reading, at + 1)
        && reading.kind(at + 1) == WordKind::default();
    inside || (at >= 2 && head(at - 1) && is_family_behind_head(reading, at - 1))
}

/// `حسين الأمين`, `يوسف القائد`: with the article and nothing that says of what, a
/// head that is a common noun alone is a family's name after a given one.
pub(super) fn is_surname_head(reading: &Reading, at: usize) -> bool {
    let Some(form) = reading.head(at).filter(|form| form.definite) else { return false };
    let offices = &reading.gazetteer().offices;
    let words = offices.traits(form).is(HeadTrait::WORDS) && form.number == Number::Singular;
    let next = reading.kind(at + 1);
    let named = next.is(WordKind::GIVEN.or(WordKind::TITLE).or(WordKind::RANK));
    words && reading.kind(at - 1).is(WordKind::GIVEN) && !(named && reading.runs_on(at + 1))
}

/// `مون جاي إن`, `كيم يونغ نام`: a Korean given name has two syllables, the second spelt
/// like `أن` or another word.
pub(super) fn is_second_syllable(reading: &Reading, at: usize, counted: usize) -> bool {
    if counted != 2 || !reading.kind(at - 2).is(WordKind::FAMILY_FIRST) {
        return false;
    }
    let first = reading.folded(at - 1).chars().count();
    match reading.folded(at) {
        "ان" => first <= 3 && !reading.kind(at - 1).is(WordKind::GIVEN),
        "نام" | "سن" | "هو" => first <= 4,
        _ => false,
    }
}

/// `يلتقي ترامب فلاديمير بوتين`, `أبلغ بوتين نتنياهو`: after a leader's family name alone, a
/// given name or another family's is somebody else's.
pub(super) fn is_next_person(reading: &Reading, at: usize, counted: usize) -> bool {
    let family = |index: usize| reading.family(index) == Some(FamilyName::Only);
    counted == 1 && family(at - 1) && (reading.kind(at).is(WordKind::GIVEN) || family(at))
}

/// `جاي-إن`: the last syllable of an East Asian name, whatever word it is.
pub(super) fn word_joined_by_hyphen(reading: &Reading, at: usize) -> bool {
    reading.words.gap(at) == "-" && reading.folded(at).chars().count() <= 4
}

/// A noun behind `بال`, `لل`, `كال` or `فال` is no part of a name; `كالوغيروس` and
/// `فالديس` are, as nothing known is left without the letter.
pub(super) fn is_bound_noun(reading: &Reading, word: &str) -> bool {
    let known = |clitic: char| {
        let rest = word.strip_prefix(clitic).filter(|rest| rest.starts_with("ال"));
        rest.is_some_and(|noun| reading.gazetteer().stemmer().is_word(noun))
    };
    let length = word.chars().count();
    let bound = word.starts_with("بال") && (length < 11 || known('ب'));
    (bound || known('ك') || known('ف')) && length > 5 || (word.starts_with("لل") && length > 3)
}

/// `قلادة الاتحاد`, `الصفوة المحظوظة`: a feminine noun that no table has, before a common
/// word that says of what it is, or before its adjective.
pub(super) fn is_feminine_noun(reading: &Reading, at: usize) -> bool {
    let (word, next) = (reading.folded(at), reading.folded(at + 1));
    let marbuta = |index: usize| reading.words.list()[index].marbuta;
    let common = reading.kind(at + 1).is(WordKind::WORD.or(WordKind::TAIL));
    reading.runs_on(at + 1)
        && next.starts_with("ال")
        && marbuta(at)
        && (common || word.starts_with("ال"))
        && (!word.starts_with("ال") || marbuta(at + 1))
}

/// `يصافح`: a consonant after the prefix; names go on with a vowel letter.
pub(super) fn is_imperfect(word: &str) -> bool {
    word.chars().count() >= 4 && !matches!(word.chars().nth(1), Some('ا' | 'و' | 'ي' | 'ع' | 'ه'))
}

/// `رئيس الجماعة لطنجة فؤاد …`: a place behind `ل` that no table has, before a full name.
pub(super) fn is_place_of_another(reading: &Reading, at: usize) -> bool {
    let given = reading.kind(at + 1).is(WordKind::GIVEN);
    let more = reading.kind(at + 2) == WordKind::default() && reading.runs_on(at + 2);
    reading.runs_on(at + 1) && given && more && reading.words.list()[at].marbuta
}

/// The shape of an imperfect verb that no list holds.
pub(super) fn looks_like_verb(word: &str) -> bool {
    let length = word.chars().count();
    (word.starts_with('ي') && length >= 5 && word.ends_with(['ن', 'و', 'ي']))
        || (word.starts_with("سي") && length >= 6)
        || (word.starts_with("است") && length >= 6)
        || (word.starts_with("ليت") && length >= 5)
        || (word.starts_with("مت") && length >= 5 && word.ends_with('ا'))
}
