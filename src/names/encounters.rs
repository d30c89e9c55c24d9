//! The words that say that two parties meet.

use rustc_hash::FxHashMap;

use super::peel::Peelings;
use super::row::rows;
use super::tables::ENCOUNTERS;
use crate::text::fold;

/// The kinds of rows: what the table calls them, what they say, and whether the form is a
/// verb. `other` takes back a form that is another word.
const ROWS: &[(&str, Option<Encounter>, bool)] = &[
    ("receive", Some(Encounter::Receive), true),
    ("meet", Some(Encounter::Meet), true),
    ("discuss", Some(Encounter::Discuss), true),
    ("exchange", Some(Encounter::Exchange), true),
    ("views", Some(Encounter::Views), false),
    ("appoint", Some(Encounter::Appoint), true),
    ("single", Some(Encounter::Single), true),
    ("send", Some(Encounter::Send), false),
    ("summon", Some(Encounter::Summon), true),
    ("summoned", Some(Encounter::Summoned), false),
    ("hand", Some(Encounter::Hand), true),
    ("calling", Some(Encounter::Calling), false),
    ("sign", Some(Encounter::Sign), true),
    ("noun_call", Some(Encounter::Call), false),
    ("talks", Some(Encounter::Talks), false),
    ("own_talks", Some(Encounter::OwnTalks), false),
    ("phone", Some(Encounter::Phone), true),
    ("hold", Some(Encounter::Hold), false),
    ("visit", Some(Encounter::Visit), true),
    ("skip", Some(Encounter::Skip), false),
    ("search", Some(Encounter::Search), false),
    ("media", Some(Encounter::Media), false),
    ("noun_sign", Some(Encounter::Signing), false),
    ("document", Some(Encounter::Document), false),
    ("credentials", Some(Encounter::Credentials), false),
    ("denied", Some(Encounter::Denied), false),
    ("denies", Some(Encounter::Denies), false),
    ("threatens", Some(Encounter::Threatens), false),
    ("planned", Some(Encounter::Planned), false),
    ("aside", Some(Encounter::Aside), false),
    ("present", Some(Encounter::Present), false),
    ("purpose", Some(Encounter::Purpose), false),
    ("with", Some(Encounter::With), false),
    ("link", Some(Encounter::Link), false),
    ("together", Some(Encounter::Together), false),
    ("to", Some(Encounter::To), false),
    ("and", Some(Encounter::And), false),
    ("relative", Some(Encounter::Relative), false),
    ("that", Some(Encounter::That), false),
    ("delegation", Some(Encounter::Delegation), false),
    ("leads", Some(Encounter::Leads), false),
    ("holds", Some(Encounter::Holds), true),
    ("other", None, false),
    ("again", Some(Encounter::Again), false),
    ("bring", Some(Encounter::Bring), false),
    ("tell", Some(Encounter::Tell), false),
    ("heads", Some(Encounter::Heads), true),
    ("speaker", Some(Encounter::Speaker), false),
    ("agree", Some(Encounter::Agree), true),
    ("made", Some(Encounter::Made), true),
    ("beside", Some(Encounter::Beside), false),
    ("outcome", Some(Encounter::Outcome), false),
    ("opens", Some(Encounter::Opens), true),
    ("adds", Some(Encounter::Adds), false),
];

/// What the table may call a kind.
pub(super) const KINDS: &[&str] = &{
    let mut names = [""; ROWS.len()];
    let mut at = 0;
    while at < names.len() {
        names[at] = ROWS[at].0;
        at += 1;
    }
    names
};

/// What a word says of a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Encounter {
    /// The subject receives the object.
    Receive,
    /// The subject meets the object.
    Meet,
    /// The subject discusses with somebody.
    Discuss,
    /// The subject exchanges with somebody what is told after it.
    Exchange,
    /// What those who talk exchange.
    Views,
    /// The subject gives the object an office.
    Appoint,
    /// The subject singles the object out for the reception after it.
    Single,
    /// The subject sends the object to the meeting after it.
    Send,
    /// The subject summons the object.
    Summon,
    /// The envoy after it is summoned, by whom it does not say.
    Summoned,
    /// The subject signs with somebody.
    Sign,
    /// A call, as a noun.
    Call,
    /// A meeting, as a noun.
    Talks,
    /// A meeting, as a noun with the pronoun of its host.
    OwnTalks,
    /// The subject calls the object.
    Phone,
    /// What the subject sets out for: a meeting with somebody.
    Purpose,
    /// The subject held the talks told before, with somebody.
    Hold,
    /// The subject holds the talks after it.
    Holds,
    /// The subject visits the object.
    Visit,
    /// May stand between a subject and its verb.
    Skip,
    /// Turns a conversation into an interview.
    Media,
    /// Turns a discussion into a search.
    Search,
    /// A signing, as a noun.
    Signing,
    /// What is signed.
    Document,
    /// Credentials are handed over.
    Credentials,
    /// It did not take place.
    Denied,
    /// It did not take place, if anywhere before in the sentence.
    Denies,
    /// Before a word that denies: it is only threatened.
    Threatens,
    /// It is to take place.
    Planned,
    /// The party after it stood by.
    Aside,
    /// The party after it was present.
    Present,
    /// The other party of a talk follows.
    With,
    /// The other party of a call or a meeting follows.
    Link,
    /// Both parties follow.
    Together,
    /// Whoever takes credentials follows.
    To,
    /// Another party of the same side follows.
    And,
    /// A clause about the party before follows.
    Relative,
    /// What somebody says follows.
    That,
    /// A delegation.
    Delegation,
    /// Whoever leads a delegation follows.
    Leads,
    /// The day is that of the meeting before.
    Again,
    /// The bearer of a letter follows; in English, whoever gets it.
    Bring,
    /// The subject hands the object a letter.
    Hand,
    /// A visit, as a noun: the subject calls on somebody.
    Calling,
    /// The subject tells the object something.
    Tell,
    /// The subject leads a side.
    Heads,
    /// Whoever speaks met the party after it.
    Speaker,
    /// The subjects agree with one another.
    Agree,
    /// Makes a visit of the noun after it.
    Made,
    /// Between the two who met, in the words under a picture.
    Beside,
    /// What came of the meeting after it.
    Outcome,
    /// The talks behind it are held, by whom it does not say.
    Opens,
    /// What somebody says beside what he denies follows.
    Adds,
}

/// A reading of a word: what it says, and whether it is a future form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Trigger {
    /// What it says.
    pub encounter: Encounter,
    /// `سيلتقي`.
    pub future: bool,
    /// `استقبله`: whoever was spoken of is the object.
    pub object: bool,
}

impl Encounter {
    /// Whether it says that parties meet, and not only what bears on it.
    pub fn is_meeting(self) -> bool {
        use Encounter::{
            Beside, Call, Credentials, Discuss, Exchange, Hold, Meet, OwnTalks, Phone, Receive,
            Sign, Signing, Speaker, Summon, Summoned, Talks, Visit,
        };
        matches!(
            self,
            Receive
                | Meet
                | Beside
                | Discuss
                | Exchange
                | Summon
                | Summoned
                | Sign
                | Call
                | Talks
                | OwnTalks
                | Phone
                | Hold
                | Visit
                | Signing
                | Speaker
                | Credentials
        )
    }
}

impl Trigger {
    /// What a trace calls it.
    pub fn name(self) -> String {
        let future = if self.future { ", future" } else { "" };
        format!("{:?}{future}", self.encounter).to_lowercase()
    }
}

/// The words of meetings, loaded.
#[derive(Debug)]
pub struct Encounters {
    forms: FxHashMap<String, Trigger>,
}

impl Encounters {
    pub(super) fn load() -> Encounters {
        let mut encounters = Encounters { forms: FxHashMap::default() };
        for row in rows(&ENCOUNTERS) {
            let [lang, kind, form] = row.as_slice() else { continue };
            if *kind == "other" {
                encounters.forms.remove(&fold(form));
            }
            let Some((encounter, verb)) = encounter(kind) else { continue };
            let folded = fold(form);
            if verb && *lang == "ar" {
                encounters.add_verb(&folded, encounter);
            } else {
                let trigger = Trigger { encounter, future: false, object: false };
                if *lang == "ar" {
                    encounters.add_behind_preposition(&folded, trigger);
                }
                encounters.forms.insert(folded, trigger);
            }
        }
        encounters
    }

    /// `وصل X ليلتقي Y`, `ليبحث مع Y`: what somebody sets out for.
    fn add_aims(&mut self, form: &str, encounter: Encounter) {
        let (encounter, future) = match encounter {
            Encounter::Meet | Encounter::Receive => (Encounter::Purpose, false),
            Encounter::Discuss | Encounter::Exchange => (encounter, true),
            _ => return,
        };
        let Some(present) = form.strip_prefix('ي') else { return };
        for prefix in ["لي", "لت"] {
            let trigger = Trigger { encounter, future, object: false };
            self.forms.entry(format!("{prefix}{present}")).or_insert(trigger);
        }
    }

    /// `رحب بالقمة بين X وY`, `عقب اتصال`, `استعدادا للقمة`: a noun keeps what it says.
    fn add_behind_preposition(&mut self, form: &str, trigger: Trigger) {
        if matches!(trigger.encounter, Encounter::Call | Encounter::Talks) {
            let lam =
                form.strip_prefix("ال").map_or(format!("ل{form}"), |word| format!("لل{word}"));
            for form in [format!("ب{form}"), lam] {
                self.forms.entry(form).or_insert(trigger);
            }
        }
    }

    fn add_verb(&mut self, form: &str, encounter: Encounter) {
        self.add_aims(form, encounter);
        let transitive = matches!(
            encounter,
            Encounter::Receive
                | Encounter::Meet
                | Encounter::Summon
                | Encounter::Phone
                | Encounter::Hand
        );
        let pronouns: &[&str] = if transitive { &["ه", "ها"] } else { &[] };
        let mut add = |form: String, future, object| {
            self.forms.entry(form).or_insert(Trigger { encounter, future, object });
        };
        let bare = form.strip_suffix('ي').unwrap_or(form);
        // A final ya is written alif before a pronoun, but in the imperfect.
        let held = if bare == form { form.to_owned() } else { format!("{bare}ا") };
        match form.strip_prefix('ي') {
            Some(present) => {
                for (prefix, future) in [("ي", false), ("ت", false), ("سي", true), ("ست", true)]
                {
                    add(format!("{prefix}{present}"), future, false);
                    add(format!("{prefix}{present}ان"), future, false);
                    for pronoun in pronouns {
                        add(format!("{prefix}{present}{pronoun}"), future, true);
                    }
                }
                let many = present.strip_suffix('ي').unwrap_or(present);
                add(format!("ي{many}ون"), false, false);
                add(format!("سي{many}ون"), true, false);
            }
            None => {
                add(form.to_owned(), false, false);
                add(format!("{bare}ت"), false, false);
                add(format!("{form}ا"), false, false);
                add(format!("{bare}تا"), false, false);
                add(format!("{bare}وا"), false, false);
                for pronoun in pronouns {
                    add(format!("{held}{pronoun}"), false, true);
                    add(format!("{bare}ت{pronoun}"), false, true);
                }
            }
        }
    }

    /// What a word says, perhaps behind `و` or `ف`.
    pub fn get(&self, word: &Peelings) -> Option<Trigger> {
        let mut forms = word.iter().filter(|(_, peel)| peel.preposition.is_none());
        forms.find_map(|(form, _)| self.forms.get(form)).copied()
    }
}

/// What a kind of row says, and whether its form is a verb; nothing for `other`.
fn encounter(kind: &str) -> Option<(Encounter, bool)> {
    let (_, encounter, verb) = ROWS.iter().find(|(name, ..)| *name == kind)?;
    Some(((*encounter)?, *verb))
}

#[cfg(test)]
mod tests {
    use rustc_hash::FxHashSet;

    use super::*;

    #[test]
    fn no_word_has_two_rows() {
        let mut seen = FxHashSet::default();
        for row in rows(&ENCOUNTERS) {
            assert!(seen.insert((row[0], fold(row[2]))), "{} {} {}", row[0], row[1], row[2]);
        }
    }

    #[test]
    fn inflected_verbs_say_the_same() {
        let encounters = Encounters::load();
        for (form, encounter, future) in [
            ("استقبلت", Encounter::Receive, false),
            ("يبحثون", Encounter::Discuss, false),
            ("والتقي", Encounter::Meet, false),
            ("سيلتقي", Encounter::Meet, true),
            ("تستقبل", Encounter::Receive, false),
            ("received", Encounter::Receive, false),
            ("لقائه", Encounter::OwnTalks, false),
        ] {
            let trigger = Trigger { encounter, future, object: false };
            assert_eq!(encounters.get(&Peelings::of(form)), Some(trigger), "{form}");
        }
    }

    #[test]
    fn a_pronoun_behind_a_verb_is_its_object() {
        let encounters = Encounters::load();
        for (form, object) in [
            ("استقبله", true),
            ("التقاه", true),
            ("التقته", true),
            ("يستقبلها", true),
            ("التقي", false),
            ("زار", false),
            ("استقبلت", false),
        ] {
            assert_eq!(
                encounters.get(&Peelings::of(form)).map(|trigger| trigger.object),
                Some(object),
                "{form}"
            );
        }
        assert_eq!(encounters.get(&Peelings::of("وزاره")), None);
    }
}
