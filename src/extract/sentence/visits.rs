//! Finds who visits whom: `زار X Y`, `يغادر X إلى باريس بدعوة من Y`.

use super::{FAR, NEAR, Pair, Sentence};
use crate::extract::party::{Mentioned, Reference, is_embassy};
use crate::model::{MeetingKind, RoleClass};
use crate::names::{Encounter, WordKind};

/// Verbs that say that their subject sets out or arrives.
const TRAVELS: [&str; 12] = [
    "وصل",
    "وصلت",
    "يصل",
    "تصل",
    "غادر",
    "غادرت",
    "يغادر",
    "تغادر",
    "توجه",
    "توجهت",
    "يتوجه",
    "تتوجه",
];
/// Verbs that say so of a visit.
const MAKES: [&str; 10] =
    ["بدا", "بدات", "يبدا", "تبدا", "يقوم", "تقوم", "يودي", "تودي", "ادي", "ادت"];

impl<'r> Sentence<'_, 'r, '_> {
    /// `زار X Y`: only a person who is named.
    pub(super) fn visit(&self, at: usize) -> Vec<Pair<'r>> {
        if let Some(pair) = self.at_embassy(at) {
            return vec![pair];
        }
        // `قال X بعد أن زار Y`.
        let after = at > self.words.start + 1
            && self.reading.folded(at - 1) == "ان"
            && self.reading.folded(at - 2) == "بعد";
        let pairs = self.verb(at, MeetingKind::Visited, "visit").into_iter();
        // `زار X وY المعرض`: both are visitors.
        let joint = |pair: &Pair| {
            let between = pair.host.words.end..pair.guest.words.start;
            pair.host.words.start > at && self.is_coordinated(pair.guest, &between)
        };
        pairs
            .filter(|pair| !pair.inferred || after)
            .filter(|pair| !joint(pair) && !self.is_group(pair.host))
            // `زار X غزة ودافع عن علاقته بY`.
            .filter(|pair| !self.is_behind_preposition(pair.guest))
            .filter(|pair| match pair.guest.reference {
                Reference::Named => true,
                Reference::Counterpart => pair.guest.name.is_some(),
                _ => false,
            })
            .map(|pair| Pair { host: pair.guest, guest: pair.host, ..pair })
            .collect()
    }

    /// `زار X سفارة الكويت، وقدم للسفير Y التعازي`: the envoy to whom the visitor gives something.
    fn at_embassy(&self, at: usize) -> Option<Pair<'r>> {
        let house =
            |index: &usize| is_embassy(self.reading.folded(*index).trim_start_matches("ال"));
        let house = (at + 1..self.words.end).find(house)?;
        let near = |party: &&Mentioned| party.words.start - at <= NEAR;
        let visitor = self.subject_before(at).or_else(|| self.parties_after(at).find(near))?;
        let given = |party: &&Mentioned| {
            let abroad = party.class().is_some_and(RoleClass::is_abroad);
            abroad && self.reading.folded(party.words.start).starts_with("لل")
        };
        let host = self.parties_after(house).find(given)?;
        let apart = visitor.words.end <= house && visitor.person != host.person;
        let kind = MeetingKind::Visited;
        apart.then_some(Pair { host, guest: visitor, kind, rule: "visit", inferred: false })
    }

    /// A delegation of no state: whom it visits is seldom told.
    fn is_group(&self, party: &Mentioned) -> bool {
        let office = party.office.as_ref();
        party.is_delegation() && office.is_some_and(|office| office.states.is_empty())
    }

    /// `زيارة X إلى باريس بدعوة من Y`, `تلبية لدعوة من Y يغادر X`: whoever invites is the host of
    /// a visitor from another state.
    pub(super) fn invited(&self, at: usize) -> Vec<Pair<'r>> {
        if !self.reading.folded(at).ends_with("دعوه") {
            return Vec::new();
        }
        let from = |index: &usize| self.reading.folded(*index) == "من";
        let by = (at + 1..self.words.end.min(at + 3)).find(from).unwrap_or(at);
        let host = self.parties_after(by).next().filter(|host| host.words.start == by + 1);
        let Some(host) = host.filter(|host| !self.is_group(host)) else { return Vec::new() };
        let visitor = self.visitor_of_genitive(at).or_else(|| self.traveller(at, host));
        let Some(visitor) = visitor.filter(|visitor| visitor.person.is_some()) else {
            return Vec::new();
        };
        let apart = self.state_of(host).zip(self.state_of(visitor));
        if apart.is_none_or(|(one, other)| one == other) {
            return Vec::new();
        }
        let visitors = self.guests(visitor.words.start, Some(host)).into_iter();
        let before = |guest: &&Mentioned| guest.words.end <= at || visitor.words.start > at;
        let pair = |guest| Pair {
            host,
            guest,
            kind: MeetingKind::Visited,
            rule: "invite",
            inferred: true,
        };
        visitors.filter(before).map(pair).collect()
    }

    /// `لزيارة X إلى باريس`, `زيارة X لباريس`: of whom the visit before an invitation is.
    fn visitor_of_genitive(&self, at: usize) -> Option<&'r Mentioned> {
        let noun = |index: &usize| {
            let word = self.reading.folded(*index).trim_start_matches('و');
            matches!(word, "زياره" | "لزياره" | "بزياره")
        };
        let visit = (self.words.start.max(at.saturating_sub(FAR))..at).rev().find(noun)?;
        let visitor = self.parties_after(visit).next()?;
        let behind = visitor.words.start == visit + 1 && visitor.words.end <= at;
        (behind && !self.is_behind_preposition(visitor)).then_some(visitor)
    }

    /// `وصل X إلى باريس في زيارة بدعوة من Y`: the subject of a verb of travel on either side of
    /// the invitation.
    fn traveller(&self, at: usize, host: &Mentioned) -> Option<&'r Mentioned> {
        let travels = |index: usize| {
            let word = self.reading.folded(index);
            let listed = |word: &&str| TRAVELS.contains(word) || MAKES.contains(word);
            let future = |word: &str| word.strip_prefix('س').is_some_and(|rest| listed(&rest));
            let bare = word.strip_prefix('و').filter(|rest| listed(rest) || future(rest));
            let word = bare.unwrap_or(word);
            let word = word.strip_prefix('س').unwrap_or(word);
            let visit = |at: usize| self.reading.folded(at).contains("زيار");
            TRAVELS.contains(&word)
                || MAKES.contains(&word) && self.words.clone().any(visit)
                || self.is(index, Encounter::Visit)
        };
        let subject = |verb: usize| {
            let next = self.parties_after(verb).next();
            let next = next.filter(|party| {
                let country = WordKind::HOMELAND.or(WordKind::OWN_COUNTRY);
                (verb + 1..party.words.start).all(|index| {
                    let known = self.reading.kind(index).is(country);
                    self.reading.in_date(index) || known || self.reading.has_state(index)
                })
            });
            next.or_else(|| self.subject_before(verb))
        };
        let near = self.words.start.max(at.saturating_sub(2 * FAR))..at;
        let before = near.rev().find(|index| travels(*index)).and_then(subject);
        let after = || {
            let behind = host.words.end..self.words.end.min(host.words.end + FAR);
            behind.into_iter().find(|index| travels(*index)).and_then(subject)
        };
        let found = before.filter(|visitor| visitor.words.end <= at).or_else(after)?;
        (found.words.start != host.words.start).then_some(found)
    }
}
