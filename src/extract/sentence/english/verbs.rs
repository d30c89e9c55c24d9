//! The verbs of an English meeting: who receives, meets, tells and signs with whom.

use super::Clause;
use super::nouns::is_table;
use crate::extract::party::{Mentioned, ambassadors, is_embassy};
use crate::extract::sentence::Pair;
use crate::model::MeetingKind;
use crate::names::{Encounter, EnglishKind};

/// Most words between a verb that brings a letter and whoever gets it.
const FAR: usize = 16;

impl<'r> Clause<'_, '_, 'r, '_> {
    /// `received GUEST`, `received a courtesy call from GUEST`, `received a phone call from`.
    pub(super) fn receive(&self) -> Vec<Pair<'r>> {
        if matches!(self.word(self.at), "guests" | "visitors" | "callers") {
            return self.guests_told();
        }
        let next = self.at + 1..(self.at + 6).min(self.sentence.words.end);
        let call = next.clone().find(|at| matches!(self.word(*at), "call" | "visit"));
        if let Some(call) = call {
            // `received a call from Y`; a visit is a courtesy or a farewell call.
            let plain = self.word(call) == "call"
                && matches!(self.word(call - 1), "a" | "the")
                && self.word(call + 1) == "from";
            let phone = plain || next.clone().any(|at| self.is_phone(at));
            let kind = if phone { MeetingKind::Called } else { MeetingKind::Received };
            return self.join(
                self.subjects(),
                self.objects(call + 1, &["from", "by"]),
                kind,
                "receive",
            );
        }
        if next.clone().any(|at| self.says(at, Encounter::Credentials)) {
            return Vec::new();
        }
        if let Some(letter) = next.clone().find(|at| is_letter(self.word(*at))) {
            let bearers = self.bearers(letter);
            return self.join(self.subjects(), bearers, MeetingKind::Received, "letter");
        }
        let table = next.clone().find(|at| is_table(self.word(*at)));
        if let Some(table) = table {
            let mut guests = self.objects(table + 1, &["of", "for"]);
            // `will host Dr Jonson to lunch`.
            if guests.is_empty() {
                guests = self.objects(self.at + 1, &[]);
                guests.retain(|guest| guest.words.end <= table);
            }
            return self.join(self.subjects(), guests, MeetingKind::Received, "receive");
        }
        // `is to be host to Y`.
        if self.word(self.at) == "host" && self.word(self.at + 1) == "to" {
            let guests = self.objects(self.at + 1, &["to"]);
            return self.join(self.subjects(), guests, MeetingKind::Received, "receive");
        }
        let pairs = self.transitive(MeetingKind::Received, "receive");
        if !pairs.is_empty() || self.is_passive() {
            return pairs;
        }
        match self.pronoun() {
            Some((host, guest)) => {
                self.join(vec![host], vec![guest], MeetingKind::Received, "receive")
            }
            None => {
                self.join(self.subjects(), self.listed_after(), MeetingKind::Received, "receive")
            }
        }
    }

    /// `Speaker X's guests included Y and Z`.
    fn guests_told(&self) -> Vec<Pair<'r>> {
        let told = matches!(self.word(self.at + 1), "included" | "include" | "were" | "are");
        let host = self.parties_before().next_back();
        let host = host.filter(|host| self.is_possessor(host) && self.at - host.words.end <= 3);
        let first = self.sentence.words.start;
        // `Among the palace's visitors for today had been Y`: of whom the text is about.
        // Not `among the visitors of the exhibition were`.
        let owned = (first + 1..self.at).any(|at| {
            let house = self.kind(at).is(EnglishKind::VENUE)
                || self.sentence.reading.words.list()[at].capital;
            house || self.word(at) == "s"
        });
        if self.word(first) == "among" && self.at - first <= 6 && owned {
            let near = self.at + 1..(self.at + 6).min(self.sentence.words.end);
            let being = near
                .into_iter()
                .find(|at| self.kind(*at).is(EnglishKind::BEING) && self.word(*at + 1) != "been");
            let guests = being.map_or_else(Vec::new, |at| self.objects(at + 1, &[]));
            let host = host.or_else(|| self.topic_told_before());
            return self.join(host.into_iter().collect(), guests, MeetingKind::Received, "receive");
        }
        let guests = if told { self.objects(self.at + 2, &[]) } else { Vec::new() };
        self.join(host.into_iter().collect(), guests, MeetingKind::Received, "receive")
    }

    /// `of four ambassadors`, whom the next sentence names.
    pub(super) fn listed_after(&self) -> Vec<&'r Mentioned> {
        let plural = |at: usize| {
            matches!(self.word(at), "ambassadors" | "envoys" | "diplomats" | "commissioners")
                || self.word(at) == "heads" && self.word(at + 1) == "of"
        };
        let next = self.at + 1..(self.at + 8).min(self.sentence.words.end);
        let Some(plural) = next.into_iter().find(|at| plural(*at)) else { return Vec::new() };
        if self.word(plural + 1) == "of" && self.word(plural + 2) != "mission" {
            return Vec::new();
        }
        let story = self.sentence.story;
        let here = (self.sentence.reading.paragraph, self.sentence.words.end);
        let place = |m: &Mentioned| (story.readings[m.reading].paragraph, m.words.start);
        let after = &story.mentions[story.mentions.partition_point(|m| place(m) < here)..];
        ambassadors(story.readings, after)
    }

    /// `met (with) Y`, `X and Y met`, `the two met`, `was met by Y`, `meeting Y`.
    pub(super) fn meet(&self) -> Vec<Pair<'r>> {
        let (kind, rule) = (MeetingKind::Met, "meet");
        match self.word(self.at) {
            // `met with visiting Foreign Minister Y`: how he came.
            "visiting" if !self.is_visiting() => return Vec::new(),
            visit if visit.starts_with("visit") => return self.visit(),
            chair if chair.starts_with("chair") && !self.is_shared() => {
                return self.among(&self.chairs_of_two(), kind, rule);
            }
            "seen" if self.word(self.at + 1) != "off" => return Vec::new(),
            "see" | "seeing" if !self.is_seeing() => return Vec::new(),
            "meeting" | "meetings" if !self.is_participle() => {
                return self.held_by_both(MeetingKind::Met, "meet");
            }
            _ if self.is_passive() => return self.transitive(MeetingKind::Received, rule),
            _ => {}
        }
        let mut objects = self.objects(self.at + 1, &[]);
        if objects.is_empty() {
            objects = self.objects(self.at + 1, &["with"]);
        }
        if objects.is_empty()
            && let Some((subject, object)) = self.relative_object().or_else(|| self.pronoun())
        {
            return self.join(vec![subject], vec![object], kind, rule);
        }
        match objects.is_empty() {
            true if self.has_unknown_object() => Vec::new(),
            true => self.among(&self.couple(), kind, rule),
            false => self.join(self.partners(&objects), objects, kind, rule),
        }
    }

    /// `X and Y met with lawmakers`, `X and Y met Chinese traders`: not each other.
    fn has_unknown_object(&self) -> bool {
        let (reading, next) = (self.sentence.reading, self.at + 1);
        let other = !matches!(self.word(next + 1), "each" | "one");
        let with = self.word(next) == "with" && other;
        let word = reading.words.list().get(next);
        let named = word.is_some_and(|word| word.capital)
            && reading.runs_on(next)
            && !reading.in_date(next)
            && !self.kind(next).is(EnglishKind::STOP);
        self.sentence.words.contains(&next) && (with || named)
    }

    /// `is meeting Y`, `after meeting Y`, `…, meeting Y`: a form of the verb.
    fn is_participle(&self) -> bool {
        let objects = self.objects(self.at + 1, &[]);
        let direct = objects.first().is_some_and(|first| {
            !self.is_linked(self.at + 1..first.words.start, &["with"])
                && first.words.start <= self.at + 4
        });
        let from = self.at.saturating_sub(3).max(self.sentence.words.start);
        let being = (from..self.at).any(|at| self.kind(at).is(EnglishKind::BEING));
        let begins = matches!(
            self.word_before(),
            "after" | "before" | "by" | "while" | "of" | "on" | "when" | "upon" | "and"
        );
        direct && (being || begins || self.sentence.reading.after_comma(self.at))
    }

    /// `is visiting Y`, `after visiting Y`.
    fn is_visiting(&self) -> bool {
        let from = self.at.saturating_sub(3).max(self.sentence.words.start);
        let being = (from..self.at).any(|at| self.kind(at).is(EnglishKind::BEING));
        let begins = matches!(
            self.word_before(),
            "after" | "before" | "by" | "while" | "when" | "upon" | "on" | "start" | "began"
        );
        being || begins || self.sentence.reading.after_comma(self.at)
    }

    /// `flew to Amman to see Y`; not `to see Y resign`.
    fn is_seeing(&self) -> bool {
        let objects = self.objects(self.at + 1, &[]);
        let begins = match self.word(self.at) {
            "see" => self.word_before() == "to",
            _ => matches!(self.word_before(), "after" | "before" | "upon"),
        };
        let Some(last) = objects.last().filter(|_| begins) else { return false };
        let end = last.words.end;
        end >= self.sentence.words.end
            || !self.sentence.reading.runs_on(end)
            || self.sentence.reading.in_date(end)
            || matches!(self.word(end), "in" | "at" | "on" | "about" | "to" | "and" | "before")
    }

    /// `Y arrived in Cairo, where X greeted him`: subject and object.
    fn pronoun(&self) -> Option<(&'r Mentioned, &'r Mentioned)> {
        let next = self.word(self.at + 2);
        let alone = matches!(next, "at" | "in" | "on" | "for" | "upon" | "with" | "to" | "and")
            || self.at + 2 >= self.sentence.words.end
            || !self.sentence.reading.runs_on(self.at + 2);
        let pronoun = matches!(self.word(self.at + 1), "him" | "her") && alone;
        let subject = self.parties_before().next_back().filter(|_| pronoun)?;
        let near = self.at - subject.words.end <= 3;
        let other = self.parties_before().find(|party| !std::ptr::eq(*party, subject));
        let object = other.or_else(|| self.topic_told_before())?;
        (near && self.is_free(subject)).then_some((subject, object))
    }

    /// `Y, whom he met last week`, `Y, who X met with`: subject and object.
    fn relative_object(&self) -> Option<(&'r Mentioned, &'r Mentioned)> {
        let mut before = self.parties_before().rev();
        let last = before.next()?;
        let whom = |party: &Mentioned| matches!(self.word(party.words.end), "who" | "whom");
        if whom(last) {
            let next = last.words.end + 1;
            let pronoun = matches!(self.word(next), "he" | "she") && self.at - next <= 4;
            let subject = before.find(|party| self.is_free(party));
            return pronoun.then(|| subject.or_else(|| self.topic_told_before()))?.zip(Some(last));
        }
        let object = before.next().filter(|party| whom(party))?;
        let next = object.words.end + 1 == last.words.start && self.at - last.words.end <= 2;
        next.then_some((last, object))
    }

    /// `summoned Y`; whoever is summoned home meets nobody.
    pub(super) fn summon(&self) -> Vec<Pair<'r>> {
        let by_state = self.sentence.summoned_in_english(self.at);
        if !by_state.is_empty() {
            return by_state;
        }
        let end = self.sentence.words.end.min(self.at + FAR);
        match (self.at + 1..end).any(|at| self.word(at) == "home") {
            true => Vec::new(),
            false => self.transitive(MeetingKind::Met, "summon"),
        }
    }

    /// `visited Y`, `paid a visit to Y`, `was visited by Y`.
    fn visit(&self) -> Vec<Pair<'r>> {
        let (kind, rule) = (MeetingKind::Visited, "visit");
        if self.is_passive() {
            let guests = self.objects(self.at + 1, &["by"]);
            return self.join(self.subjects(), guests, kind, rule);
        }
        let paid = (self.at.saturating_sub(4)..self.at)
            .any(|at| matches!(self.word(at), "paid" | "pays" | "pay" | "made"));
        let links: &[&str] = if paid { &["to"] } else { &[] };
        let pairs = self.join(self.objects(self.at + 1, links), self.subjects(), kind, rule);
        if pairs.is_empty() { self.invited() } else { pairs }
    }

    /// `will visit Moscow at the invitation of Y`: whoever invites is the host.
    fn invited(&self) -> Vec<Pair<'r>> {
        let end = self.sentence.words.end.min(self.at + FAR);
        let invites = (self.at + 1..end).find(|at| {
            self.word(*at) == "invitation" && matches!(self.word(*at + 1), "of" | "from")
        });
        let hosts = invites.map_or_else(Vec::new, |at| self.objects(at + 1, &["of", "from"]));
        self.join(hosts, self.subjects(), MeetingKind::Visited, "invite")
    }

    /// `told visiting Y`, `told Y by phone`, `assured Y during a meeting`.
    pub(super) fn tell(&self) -> Vec<Pair<'r>> {
        let near = |objects: &Vec<&'r Mentioned>, most: usize| {
            objects.first().is_some_and(|first| first.words.start <= self.at + most)
        };
        let mut objects = self.objects(self.at + 1, &[]);
        if !near(&objects, 3) {
            // `offered condolences to Y in a phone call`.
            if !matches!(self.word(self.at), "offered" | "expressed") {
                return Vec::new();
            }
            objects = self.objects(self.at + 1, &["to"]);
        }
        let Some(first) = objects.first().filter(|_| near(&objects, 6)) else {
            return Vec::new();
        };
        let mut addressed = self.at + 1..first.words.end;
        let visiting = addressed.any(|at| self.word(at) == "visiting");
        let end = objects[objects.len() - 1].words.end;
        let kind = match visiting {
            true => Some(MeetingKind::Met),
            false => self.occasion(end).or_else(|| {
                let subject = self.subjects().first().copied()?;
                self.occasion_told_next([subject, *first])
            }),
        };
        if kind.is_none() && self.is_at_embassy() {
            return self.join(objects, self.subjects(), MeetingKind::Visited, "tell");
        }
        kind.map_or_else(Vec::new, |kind| self.join(self.subjects(), objects, kind, "tell"))
    }

    /// `visited the embassy of Nepal, where he expressed condolences to HOST`.
    fn is_at_embassy(&self) -> bool {
        let first = self.sentence.words.start;
        let word = |at: &usize| self.word(*at);
        let place = (first..self.at).rev().find(|at| word(at) == "where");
        place.is_some_and(|place| {
            let house = |at: usize| is_embassy(self.word(at));
            let visits = |at: usize| matches!(self.word(at), "visited" | "visits");
            (first..place).any(house) && (first..place).any(visits)
        })
    }

    /// `delivered a letter to HOST`, `handed HOST a message`.
    pub(super) fn bring(&self) -> Vec<Pair<'r>> {
        let near = self.at + 1..(self.at + FAR).min(self.sentence.words.end);
        let Some(letter) = near.clone().find(|at| is_letter(self.word(*at))) else {
            return Vec::new();
        };
        // `who handed him a message to the Sultan`: him.
        if matches!(self.word(self.at + 1), "him" | "her" | "them") {
            return Vec::new();
        }
        let given = self.objects(self.at + 1, &[]);
        let to = || {
            let to = near.clone().filter(|at| *at > letter && self.word(*at) == "to");
            to.map(|to| self.objects(to, &["to"])).find(|hosts| !hosts.is_empty())
        };
        let given = Some(given).filter(|hosts| hosts.iter().all(|host| host.words.end <= letter));
        let hosts = given.filter(|hosts| !hosts.is_empty()).or_else(to).unwrap_or_default();
        match self.is_passive() {
            true => Vec::new(),
            false => self.join(hosts, self.subjects(), MeetingKind::Received, "letter"),
        }
    }

    /// `received a letter from Z, delivered by GUEST`.
    fn bearers(&self, letter: usize) -> Vec<&'r Mentioned> {
        let rest = letter + 1..self.sentence.words.end;
        let brought = rest.clone().find(|at| self.says(*at, Encounter::Bring));
        let by = brought.and_then(|brought| {
            (brought + 1..rest.end.min(brought + 4)).find(|at| self.word(*at) == "by")
        });
        by.map_or_else(Vec::new, |by| self.objects(by, &["by"]))
    }

    /// `co-chaired`, `jointly chaired`.
    pub(super) fn is_shared(&self) -> bool {
        matches!(self.word_before(), "co" | "jointly")
    }

    /// `The Omani and Indian ministers, X and Y, chaired`: those of two states.
    fn chairs_of_two(&self) -> Vec<&'r Mentioned> {
        let one_session = matches!(self.word(self.at + 1), "a" | "an" | "the" | "their");
        let mut couple = self.couple();
        let states: Vec<_> = couple.iter().filter_map(|party| party.own_state()).collect();
        if !one_session || !matches!(states.as_slice(), [one, other] if one != other) {
            couple.clear();
        }
        couple
    }

    /// The two who met: `X and Y met`, or `the two met`.
    pub(super) fn couple(&self) -> Vec<&'r Mentioned> {
        if let Some(two) = self.the_two() {
            return two;
        }
        let subjects = self.subjects();
        let near = subjects.last().is_some_and(|last| self.is_told_close(last, 3));
        if near { subjects } else { Vec::new() }
    }

    /// `discussed it with Y`, `X and Y discussed in a phone call`, `sat down with Y`.
    pub(super) fn discuss(&self) -> Vec<Pair<'r>> {
        let next = self.word(self.at + 1);
        let other = match self.word(self.at) {
            "sat" | "sits" | "sit" => next != "down",
            "shook" | "shakes" => next != "hands",
            "exchanged" | "exchange" | "exchanges" => {
                let words = |at| {
                    let word = self.word(at);
                    matches!(word, "views" | "opinions" | "ideas" | "pleasantries" | "words")
                };
                let near = self.at + 1..self.at + 4;
                let greets = near.into_iter().any(|at| self.word(at) == "greetings")
                    && self.sentence.words.clone().any(|at| self.is_phone(at));
                let of = usize::from(next == "of");
                !words(self.at + 1 + of) && !greets
            }
            _ => false,
        };
        if other {
            return Vec::new();
        }
        let objects = self.objects(self.at + 1, &["with"]);
        let phone = self.sentence.words.clone().any(|at| self.is_phone(at));
        let kind = if phone { MeetingKind::Called } else { MeetingKind::Met };
        if !objects.is_empty() {
            return self.join(self.partners(&objects), objects, kind, "discuss");
        }
        // `reviewed the plan`: not always together.
        let verbs = ["review", "explor", "examin"];
        let weak = verbs.iter().any(|verb| self.word(self.at).starts_with(verb));
        match weak && self.occasion(self.at + 1).is_none() {
            true => Vec::new(),
            false => {
                let both = self.the_two().unwrap_or_else(|| self.subjects());
                self.among(&both, kind, "discuss")
            }
        }
    }

    /// `called on HOST`, unless to do something.
    pub(super) fn paid(&self) -> Vec<Pair<'r>> {
        let hosts = self.objects(self.at + 2, &[]);
        let urged = hosts.last().is_some_and(|last| self.word(last.words.end) == "to");
        if urged {
            return Vec::new();
        }
        self.join(hosts, self.subjects(), MeetingKind::Visited, "call-on")
    }

    /// `accepted the credentials of GUEST`; `presented his credentials to HOST`.
    pub(super) fn credentials(&self) -> Vec<Pair<'r>> {
        let (kind, rule) = (MeetingKind::Received, "credentials");
        // `his credentials as UAE Ambassador to Ghana to President X`.
        let to = (self.at + 1..self.sentence.words.end.min(self.at + FAR))
            .filter(|at| self.word(*at) == "to")
            .map(|to| self.objects(to, &["to"]));
        let hosts = self.objects(self.at + 1, &["to"]);
        let hosts = std::iter::once(hosts).chain(to).find(|hosts| !hosts.is_empty());
        if let Some(hosts) = hosts {
            return self.join(hosts, self.subjects(), kind, rule);
        }
        let mut guests = self.objects(self.at + 1, &["of", "from"]);
        if guests.is_empty() {
            guests = self.listed_after();
        }
        self.join(self.subjects(), guests, kind, rule)
    }

    /// `X and Y signed`, `signed with Y`, `signed by X and Y`.
    pub(super) fn sign(&self) -> Vec<Pair<'r>> {
        let (kind, rule) = (MeetingKind::Signed, "sign");
        let by = self.objects(self.at + 1, &["by"]);
        if by.len() > 1 {
            return self.among(&by, kind, rule);
        }
        let with = self.objects(self.at + 1, &["with"]);
        let subjects = self.subjects();
        // `presided over the signing`.
        if with.is_empty() && self.word_before() == "the" {
            return Vec::new();
        }
        if with.is_empty() {
            return self.among(&subjects, kind, rule);
        }
        self.join(subjects, with, kind, rule)
    }
}

fn is_letter(word: &str) -> bool {
    matches!(word, "letter" | "letters" | "message" | "messages" | "note")
}
