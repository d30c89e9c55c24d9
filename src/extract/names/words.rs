//! Words that are or are not part of a name by their form alone.

use super::actions::is_action;
use super::bound::{is_addressee, is_bound_noun, is_purpose};
use super::known::{is_called_after_people, is_leader};
use super::verbs::{is_imperfect, is_verb_of_leader, looks_like_verb};
use super::{closes, ends_in_tanwin, is_family, peeled_kind};
use crate::extract::reading::Reading;
use crate::names::{Encounter, FamilyName, HeadForm, HeadTrait, Number, WordKind};

/// A common word that closes a name (`أيمن خلاف،`): after the given name, or
/// with the article after an unknown word.
pub(super) fn is_surname_word(reading: &Reading, at: usize, counted: usize) -> bool {
    let before = reading.kind(at - 1);
    let second = counted == 1 && before.is(WordKind::GIVEN);
    let third = counted == 2 && before == WordKind::default();
    let definite = |index: usize| reading.folded(index).starts_with("ال");
    let (word, kind) = (reading.folded(at), reading.kind(at));
    // `السيد عبد العزيز خلف،`: a perfect, which would not end its clause.
    let verb =
        kind.is(WordKind::VERB) && kind.or(WordKind::STOP) == WordKind::VERB.or(WordKind::STOP);
    let perfect = verb
        && word.chars().count() == 3
        && !word.starts_with(['ي', 'ت'])
        && (second || is_behind_servant(reading, at));
    let second = second || perfect;
    (kind == WordKind::WORD || perfect)
        && reading.after_comma(at + 1)
        && reading.trigger(at).is_none()
        && !ends_in_tanwin(reading, at)
        && (second || (third && definite(at) && !definite(at - 1)))
}

/// `عبد العزيز خلف`: right behind a given name of two words.
fn is_behind_servant(reading: &Reading, at: usize) -> bool {
    at >= 2 && reading.folded(at - 2) == "عبد"
}

/// `رياض حجاب، رئيس …`, `فرحان حق نائب …`: a common word between a given name and the
/// office of whoever bears it.
pub(super) fn is_surname_before_office(reading: &Reading, at: usize) -> bool {
    let compound = || matches!(reading.folded(at - 1), "الله" | "الدين");
    let given =
        || reading.kind(at - 1).is(WordKind::GIVEN) || is_behind_servant(reading, at) || compound();
    if reading.kind(at) != WordKind::WORD || !given() {
        return false;
    }
    let word = reading.folded(at);
    let comma = reading.after_comma(at + 1);
    let office = reading.head(at + 1).filter(|form| form.number == Number::Singular);
    let said = reading.kind_behind_clitics(at + 2).0.is(WordKind::TAIL)
        || matches!(reading.folded(at + 2), "عن" | "في")
        || reading.has_state(at + 2)
        || reading.head_behind_clitics(at + 2).is_some();
    let short = word.chars().count() <= 4 && !word.starts_with(['ت', 'ا', 'م']);
    let family = short || word.starts_with("ال") && office.is_some_and(|form| !form.definite);
    let post = short && reading.folded(at + 1) == "من" && reading.folded(at + 2) == "منصب";
    let held = office.is_some() && said && (comma || (reading.runs_on(at + 1) && family));
    (held || post)
        && reading.trigger(at).is_none()
        && (!word.ends_with(['ه', 'ا']) || is_feminine_surname(reading, at))
        && !ends_in_tanwin(reading, at)
        && !is_conjoined(reading, at)
        && peeled_kind(reading, at) == WordKind::default()
}

/// `محمد فودة رئيس …`, `سعيد عودة، رئيس …`: a short surname that is a feminine noun.
fn is_feminine_surname(reading: &Reading, at: usize) -> bool {
    let short = (3..=5).contains(&reading.folded(at).chars().count());
    short && reading.words.list()[at].marbuta
}

/// `محمد بن عليثة الحربي`, `سعد بن رحيل السويدي`, `عبدالله بن ناصر الربيعة،`: after a
/// father's name an adjective of relation, or a last noun, is the family's.
pub(super) fn is_tribal(reading: &Reading, at: usize, counted: usize) -> bool {
    let word = reading.folded(at);
    let joint = |back: usize| at >= back && reading.kind(at - back).is(WordKind::JOINT);
    let father = counted >= 2 && (1..=3).any(joint);
    // `عبد الملك الحوثي`, but `الملك عبد الله السعودي`.
    let servant = counted == 1 && joint(2) && !reading.has_state(at);
    (father || servant)
        && word.starts_with("ال")
        && (word.ends_with('ي') || (father && word.ends_with('ه') && closes(reading, at + 1)))
        && word.chars().nth(4).is_some()
        && (!reading.has_state(at) || word.ends_with('ي'))
        && !reading.kind(at).is(WordKind::TAIL.or(WordKind::TITLE).or(WordKind::STOP))
}

/// `عمر بن عبد الهادي السلطان إن`, `عبد الرؤوف الشريف،`: after a given or a father's name a
/// title that nobody's name follows is the family's.
pub(super) fn is_title_of_family(reading: &Reading, at: usize, counted: usize) -> bool {
    let word = reading.folded(at);
    let second = counted == 1 || counted == 2 && reading.kind(at - 2).is(WordKind::SON);
    let alone = second && matches!(word, "السيد" | "الوزير" | "الحاكم" | "القضاه");
    if !alone && !matches!(word, "السلطان" | "الشريف" | "الشيخ" | "الحاج") {
        return false;
    }
    let given = counted >= 1
        && (is_behind_servant(reading, at) || reading.kind(at - 1).is(WordKind::GIVEN));
    let son = |back: usize| at >= back && reading.kind(at - back).is(WordKind::SON);
    let father = given || counted >= 2 && (1..=3).any(son);
    father && closes(reading, at + 1)
}

/// `العميد محمد خير شعيب`: a short common word between two given names, of which the second
/// closes the name; no kinsman of whoever bears the first.
pub(super) fn is_between_given(reading: &Reading, at: usize) -> bool {
    let word = reading.folded(at);
    let letters = word.chars().count();
    let next = at + 1;
    reading.kind(at) == WordKind::WORD
        && (2..=4).contains(&letters)
        && !word.starts_with(['ت', 'ا', 'م', 'ي', 'ل', 'ب', 'و'])
        && !word.ends_with(['ه', 'ت', 'ا'])
        && reading.trigger(at).is_none()
        && !ends_in_tanwin(reading, at)
        && peeled_kind(reading, at) == WordKind::default()
        && reading.kind(at - 1).is(WordKind::GIVEN)
        && reading.runs_on(next)
        && reading.kind(next) == WordKind::GIVEN
        && !reading.folded(next).starts_with("ال")
        && closes(reading, next + 1)
}

/// `رئيس مجلس النواب نبيه بري في …`: a common word without the article that
/// nothing goes on with, between the given name and what follows.
pub(super) fn is_plain_surname(reading: &Reading, at: usize) -> bool {
    if reading.kind(at) != WordKind::WORD {
        return false;
    }
    let word = reading.folded(at);
    let servant = at >= 2 && reading.kind(at - 2).is(WordKind::JOINT);
    let named = servant || reading.kind(at - 1).is(WordKind::GIVEN);
    let unknown = reading.kind(at + 1) == WordKind::default()
        && reading.folded(at + 1).starts_with("ال")
        && reading.runs_on(at + 1);
    let conjoined = reading.runs_on(at + 1) && is_conjoined(reading, at + 1);
    let closed = closes(reading, at + 1) || is_family(reading, at + 1) || unknown || conjoined;
    let other = || {
        word.starts_with("ال")
            || is_bound_noun(reading, word)
            || word.starts_with('ي') && is_imperfect(word)
            || is_verb_of_leader(reading, at)
            || word.ends_with(['ه', 'ت', 'ا'])
            || ends_in_tanwin(reading, at)
            || is_conjoined(reading, at)
    };
    named && !other() && peeled_kind(reading, at) == WordKind::default() && closed
}

/// `جيوفاني تريا`, `كارولين ليفيت`: behind the given name of whoever holds an office, a word that
/// the lexicon knows only by its stem, and that has no form of a noun or a verb.
pub(super) fn is_surname_by_stem(reading: &Reading, at: usize) -> bool {
    let word = reading.folded(at);
    let verb = word.starts_with(['ي', 'ت', 'ن', 'س']) && is_imperfect(word);
    let verb = verb && !word.ends_with('ا');
    // `ألين` is no noun with the article.
    let hamza = word.starts_with("ال") && reading.words.original(at).starts_with('أ');
    let definite = word.starts_with("ال") && !hamza;
    let own = reading.kind(at - 1).is(WordKind::GIVEN);
    own && (hamza || reading.family(at - 1).is_none())
        && reading.kind(at) == WordKind::WORD
        && (hamza || !reading.gazetteer().stemmer().is_listed(word))
        && word.chars().nth(2).is_some()
        && !definite
        && !(verb || looks_like_verb(word) || word.starts_with("لل") || word.starts_with("بال"))
        && !reading.words.list()[at].marbuta
        && !(is_common_plural(reading, at) || is_possessed(reading, word))
        && !(is_purpose(reading, at) || is_manner(reading, at) || is_addressee(reading, at))
        && !(ends_in_tanwin(reading, at) || is_conjoined(reading, at))
        && reading.trigger(at).is_none()
}

/// `توماس والدمان`: what follows `و` is no word, nor a known name.
pub(super) fn is_unknown_conjoined(word: &str, reading: &Reading) -> bool {
    word.strip_prefix('و').is_some_and(|rest| {
        let offices = &reading.gazetteer().offices;
        let family = rest.ends_with('ي') || reading.gazetteer().stemmer().is_word(rest);
        let noun = rest.starts_with("ال") && family;
        let other = noun || reading.gazetteer().leaders().is_family(rest);
        // `كريم ولييف`, `جورج ويكوف`.
        let slavic = rest.ends_with("يف") || rest.ends_with("وف");
        (rest.chars().nth(4).is_some() || slavic && rest.chars().nth(3).is_some())
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

/// `فلان كي يتولى`, `لكي تشرح`: a particle before what somebody is to do, where `كي` is a
/// syllable of names elsewhere.
pub(super) fn is_particle_of_aim(reading: &Reading, at: usize) -> bool {
    let next = reading.folded(at + 1);
    matches!(reading.folded(at), "كي" | "لكي" | "وكي" | "ولكي")
        && reading.runs_on(at + 1)
        && (next == "لا" || next.starts_with(['ي', 'ت', 'ن']) && next.chars().nth(3).is_some())
        && !reading.kind(at + 1).is(WordKind::GIVEN)
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
    let thing = || is_common_plural(reading, at) || is_action(reading, at);
    (kind.is(WordKind::TAIL) || kind == WordKind::AFTER_RANK || kind == WordKind::WORD && !thing())
        && !kind.is(WordKind::STOP.or(WordKind::VERB))
        && reading.folded(at).starts_with("ال")
        && (reading.kind(at - 1).is(WordKind::GIVEN)
            || kind.is(WordKind::TAIL) && reading.kind(at - 1) == WordKind::default())
        && !reading.folded(at).ends_with('ه')
        && closes(reading, at + 1)
}

/// `الباجي قائد السبسي`, `أحمد قائد صالح`: the head of an office between a given name and
/// a family's or another that closes the name.
pub(super) fn is_family_behind_head(reading: &Reading, at: usize) -> bool {
    let head = |at: usize| reading.head(at).is_some_and(|form| !form.definite);
    let next = reading.kind(at + 1);
    let family = is_family(reading, at + 1) && next == WordKind::default();
    let serves = |form| reading.gazetteer().offices.traits(form).is(HeadTrait::SERVES);
    let given = next.is(WordKind::GIVEN)
        && !next.is(WordKind::TAIL)
        && reading.head(at).is_some_and(|form| !serves(form));
    let inside = head(at)
        && reading.kind(at - 1).is(WordKind::GIVEN)
        && reading.runs_on(at + 1)
        && (family || given);
    inside || (at >= 2 && head(at - 1) && is_family_behind_head(reading, at - 1))
}

/// `حسين الأمين`, `عبدالله بن عبدالملك المرشد`, `سعود كاتب،`: with nothing that says of what, a
/// head that is a common noun alone is a family's name after a given one.
pub(super) fn is_surname_head(reading: &Reading, at: usize) -> bool {
    let offices = &reading.gazetteer().offices;
    let within = |form| offices.traits(form).is(HeadTrait::WITHIN) && reading.runs_on(at + 1);
    let alone = |form| closes(reading, at + 1) && !within(form);
    let ending = reading.folded(at).ends_with('ا');
    let man = |form: &HeadForm| !form.feminine;
    let form = reading.head(at).filter(man);
    let form = form.filter(|form| form.definite || !ending && alone(*form));
    let Some(form) = form else { return false };
    let traits = offices.traits(form);
    let words = traits.is(HeadTrait::WORDS) && !traits.is(HeadTrait::MEMBERS);
    let words = words && form.number == Number::Singular;
    if !words && !form.definite {
        return false;
    }
    let next = reading.kind(at + 1);
    let named = next.is(WordKind::GIVEN.or(WordKind::TITLE).or(WordKind::RANK));
    let son = at >= 2 && reading.kind(at - 2).is(WordKind::SON);
    let more = reading.has_state(at + 1) || next.is(WordKind::TAIL);
    (words || son && !more && closes(reading, at + 1))
        && (son || reading.kind(at - 1).is(WordKind::GIVEN))
        && !(named && !next.is(WordKind::SON) && reading.runs_on(at + 1))
}

/// `رضا صالح أميري، الذي`: a head in the form that what it is of must follow (`أميري
/// المنطقتين`), and nothing does: a family's name.
pub(super) fn is_bound_to_nothing(reading: &Reading, at: usize) -> bool {
    let offices = &reading.gazetteer().offices;
    let bound = |form: &HeadForm| form.number != Number::Singular && !form.definite;
    let Some(form) = reading.head(at).filter(bound) else { return false };
    // `فلان وفلان مساعدي وزير الخارجية`.
    let head = reading.head(at + 1).is_some_and(|next| !next.definite);
    let office = head && !offices.traits(form).is(HeadTrait::SERVES);
    let kind = reading.kind(at + 1);
    let particle = kind.is(WordKind::STOP) && !reading.folded(at + 1).starts_with("ال");
    let verb = kind.is(WordKind::VERB) || particle;
    reading.folded(at).ends_with('ي') && (!reading.runs_on(at + 1) || office || verb)
}

/// `مون جاي إن`, `كيم يونغ نام`: a Korean given name has two syllables, the second spelt
/// like `أن` or another word.
pub(super) fn is_second_syllable(reading: &Reading, at: usize, counted: usize) -> bool {
    // `تشوي هوي تشول`: the first of two.
    if counted == 1 && reading.kind(at - 1).is(WordKind::FAMILY_FIRST) {
        let next = reading.kind(at + 1) == WordKind::default() && !reading.has_state(at + 1);
        if reading.folded(at) == "هي" {
            return closes(reading, at + 1);
        }
        let short = |at: usize| reading.folded(at).chars().count() <= 5;
        return reading.kind(at) == WordKind::WORD
            && short(at)
            && next
            && short(at + 1)
            && reading.runs_on(at + 1)
            && !reading.words.list()[at].marbuta
            && !reading.folded(at).starts_with("ال");
    }
    if counted != 2 || !reading.kind(at - 2).is(WordKind::FAMILY_FIRST) {
        return false;
    }
    let first = reading.folded(at - 1).chars().count();
    match reading.folded(at) {
        "ان" => matches!(reading.folded(at - 1), "جاي" | "جيه" | "جونغ" | "يونغ" | "جو"),
        "نام" | "سن" | "هو" => first <= 4,
        _ => false,
    }
}

/// `الأدميرال نافيد أشرف الذي …`: behind a foreign name, where no verb has an object.
pub(super) fn closes_foreign_name(reading: &Reading, at: usize) -> bool {
    let relative = reading.trigger(at + 1).is_some_and(|t| t.encounter == Encounter::Relative);
    reading.kind(at - 1) == WordKind::default() && (!reading.runs_on(at + 1) || relative)
}

/// `يلتقي ترامب فلاديمير بوتين`, `أبلغ بوتين نتنياهو`: after a leader's family name alone, a
/// given name or another family's is somebody else's.
pub(super) fn is_next_person(reading: &Reading, at: usize, counted: usize) -> bool {
    let family = |index: usize| reading.family(index) == Some(FamilyName::Only);
    // `التقى بوتين السيسي`.
    let arab = || reading.folded(at).starts_with("ال") && reading.family(at).is_some();
    counted == 1 && family(at - 1) && (reading.kind(at).is(WordKind::GIVEN) || family(at) || arab())
}

/// `جاي-إن`: the last syllable of an East Asian name, whatever word it is.
pub(super) fn word_joined_by_hyphen(reading: &Reading, at: usize) -> bool {
    reading.marks(at) == "-" && reading.folded(at).chars().count() <= 4
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

/// `فائق زيدان`, `ناجم الغرسلي`: behind an office in full a common word that bears no article
/// and no ending, before a family's name that closes.
pub(super) fn is_given_behind_office(reading: &Reading, at: usize) -> bool {
    let (word, next) = (reading.folded(at), reading.kind(at + 1));
    let definite = |index: usize| reading.folded(index).starts_with("ال");
    let family = || {
        next == WordKind::default() && !is_common_plural(reading, at + 1)
            || next == WordKind::GIVEN && !definite(at + 1)
    };
    let said = reading.has_state(at - 1) && !reading.folded(at - 1).ends_with(['ي', 'ه']);
    let joined = reading.folded(at - 1).starts_with("وال");
    let whole = definite(at - 1) || joined || said;
    let pronoun = ["نا", "كم", "هم", "ها"].iter().any(|ending| word.ends_with(ending));
    let letters = word.chars().count();
    // `وزير الداخلية سلامة حماد`.
    let salama = word == "سلامه" && next.is(WordKind::GIVEN) && reading.runs_on(at + 1);
    if is_called_after_people(reading, at) || salama && whole {
        return true;
    }
    reading.kind(at) == WordKind::WORD
        && reading.listed_kind(at) == WordKind::default()
        && (4..=7).contains(&letters)
        && peeled_kind(reading, at) == WordKind::default()
        && !(word.starts_with(['ا', 'و', 'ب', 'ل', 'ت', 'ي']) || word.ends_with(['ه', 'ت']))
        && !(pronoun || looks_like_verb(word))
        && !ends_in_tanwin(reading, at)
        && reading.trigger(at).is_none()
        && is_name_behind(reading, at + 1)
        && family()
        && whole
        && (closes(reading, at + 2) || reading.kind(at + 2) == WordKind::WORD)
}

/// `نائبه رود روزنستين`: two words that no table and no lexicon has.
pub(in crate::extract) fn is_unknown_pair(reading: &Reading, at: usize) -> bool {
    let unknown = |at: usize| {
        reading.kind(at) == WordKind::default()
            && peeled_kind(reading, at) == WordKind::default()
            && is_name_behind(reading, at)
    };
    let word = reading.folded(at);
    let verb = word.starts_with(['ي', 'ت']) && is_imperfect(word);
    unknown(at) && unknown(at + 1) && !word.starts_with("ال") && !verb
}

/// A word that goes on with the one before and has no form of a noun or a verb.
fn is_name_behind(reading: &Reading, at: usize) -> bool {
    let word = reading.folded(at);
    reading.runs_on(at)
        && reading.is_arabic(at)
        && !reading.in_date(at)
        && !reading.has_state(at)
        && reading.head_behind_clitics(at).is_none()
        && word.chars().nth(2).is_some()
        && !looks_like_verb(word)
        && !is_bound_noun(reading, word)
        && !is_conjoined(reading, at)
        && !ends_in_tanwin(reading, at)
}

/// `بن والاس`: a foreign given name, before an unknown word and behind none of a name;
/// before a given name, as in `بن علي`, only where an office follows or the adjective of an
/// office's state stands before (`رئيس الوزراء التركي بن علي …`).
pub(in crate::extract) fn is_ben(reading: &Reading, at: usize) -> bool {
    let unknown = |at: usize| reading.kind(at) == WordKind::default() && reading.is_arabic(at);
    let name = WordKind::GIVEN.or(WordKind::JOINT);
    let of_name = |at: usize| unknown(at) || reading.kind(at).is(name);
    let state = || reading.has_state(at - 1) && reading.folded(at - 1).starts_with("ال");
    let behind = at > 0 && reading.runs_on(at);
    let held = |at: usize| reading.head_behind_clitics(at + 1).is_some() || behind && state();
    let called = |at: usize| {
        unknown(at)
            || reading.kind(at).is(WordKind::GIVEN) && held(at)
            || is_leader(reading, at - 1..at + 1)
    };
    let leader = || reading.has_state(at - 1) && is_leader(reading, at..at + 2);
    reading.words.is(at, "بن")
        && reading.runs_on(at + 1)
        && called(at + 1)
        && !reading.has_state(at + 1)
        && (!behind || !of_name(at - 1) || leader() || state())
}

/// `إدريس حاج حمد`, `عبد الرحمان الحاج علي`: a title without the article, or a pilgrim's,
/// is a name here.
pub(super) fn is_title_inside(reading: &Reading, at: usize) -> bool {
    (reading.kind(at).is(WordKind::TITLE) || reading.folded(at) == "حاج")
        && (!reading.folded(at).starts_with("ال") || reading.folded(at) == "الحاج")
        && reading.runs_on(at + 1)
        && reading.kind(at + 1).is(WordKind::GIVEN)
}

/// `اللواء أركان حرب فلان`, `عقيد أركان حرب فلان`, `الفريق أول قوات خاصة الركن فلان`: an
/// Egyptian or an Iraqi rank and its two more words.
pub(in crate::extract) fn is_of_war_staff(reading: &Reading, at: usize, ranked: bool) -> bool {
    const RANKS: [&str; 7] = ["فريق", "لواء", "عميد", "عقيد", "مقدم", "رائد", "نقيب"];
    let staff = |at: usize| reading.words.is(at, "اركان") && reading.words.is(at + 1, "حرب");
    let special = |at: usize| reading.words.is(at, "قوات") && reading.words.is(at + 1, "خاصه");
    let more = |at: usize| staff(at) || special(at);
    let after = ranked && (more(at) || at > 0 && more(at - 1));
    after || staff(at + 1) && RANKS.contains(&reading.folded(at)) && reading.runs_on(at + 1)
}

/// `عبد في`, `آبي إلى`: no name goes on in a particle.
pub(super) fn is_held_by_none(reading: &Reading, at: usize) -> bool {
    let kind = reading.listed_kind(at);
    let particle = kind.is(WordKind::STOP) && !kind.is(WordKind::GIVEN);
    let servant = reading.folded(at - 1) == "عبد" && !reading.folded(at).starts_with("ال");
    particle && (servant || reading.words.list()[at].maqsura)
}
