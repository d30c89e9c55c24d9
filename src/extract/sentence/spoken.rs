//! Finds whom somebody says to have met: `قال X: «التقيت Y»`, `أكد X: «المباحثات التي
//! أجريتها مع Y»`.

use super::{Pair, Sentence};
use crate::extract::party::Mentioned;
use crate::model::MeetingKind;

impl<'r> Sentence<'_, 'r, '_> {
    /// A verb of the first person: its subject is whoever speaks.
    pub(super) fn told_by_speaker(&self, at: usize) -> Vec<Pair<'r>> {
        let Some(host) = self.speaker(at) else { return Vec::new() };
        let mut guests = self.objects(at + 1, host);
        // `ناقشنا مع Y`; `ناقشنا مقترح Y` is of what they discussed.
        guests.retain(|guest| guest.words.start <= at + 4);
        let linked = |guest: &&Mentioned| {
            let verb = self.reading.folded(at);
            verb.contains("لتق") || verb.contains("قابل") || self.is_linked(at, guest)
        };
        if !guests.first().is_some_and(linked) {
            return Vec::new();
        }
        Pair::each(host, guests, (MeetingKind::Met, "speaker", true))
    }

    /// The first party before that no preposition governs, else whoever the sentence before
    /// is of.
    fn speaker(&self, at: usize) -> Option<&'r Mentioned> {
        let before = self.parties.iter().copied().take_while(|party| party.words.end <= at);
        let mut spoken = before.filter(|party| !self.is_governed(party));
        spoken.next().or(self.before.topic).or(self.before.host)
    }
}
