//! Reads what an office is of where no `of` says so, as the press of South Asia prints it:
//! `Speaker National Assembly NAME`, `Governor Punjab NAME`, `Commander US Central Command`.

use super::super::{congress, name};
use super::Walk;
use crate::extract::countries;
use crate::names::EnglishKind;

/// Most words of a body behind its office.
const BODY: usize = 8;

impl Walk<'_, '_> {
    /// The part of a state or the body right behind the head.
    pub(super) fn take_direct(&mut self, at: usize) -> bool {
        let head = self.reading.folded(at - 1);
        let whole = self.is_capital(at - 1) && self.is_capital(at);
        if !whole || !self.reading.runs_on(at) {
            return false;
        }
        let chief = at > 1 && self.reading.folded(at - 2) == "chief";
        match head {
            "governor" => self.take_part(at) || self.take_body(at),
            "minister" if chief => self.take_part(at),
            "general" if at > 1 && self.reading.folded(at - 2) == "director" => self.take_field(at),
            "speaker" | "chairman" | "chairperson" | "chairwoman" | "commander" => {
                self.take_body(at)
            }
            _ => false,
        }
    }

    /// `Governor Khyber Pakhtunkhwa NAME`.
    fn take_part(&mut self, at: usize) -> bool {
        let region = congress::region(self.reading, at).map(|(state, end)| (Some(state), end));
        // Two states have a Punjab.
        let shared = || (self.reading.folded(at) == "punjab").then_some((None, at + 1));
        let Some((state, end)) = region.or_else(shared) else { return false };
        // `Governor Dakota Hill`: no name is left.
        let begin = name::address(self.reading, end).words.end;
        let comma = self.reading.after_comma(end)
            && name::name(self.reading, self.found, begin, false).is_some();
        if !comma && !name::follows(self.reading, self.found, end) {
            return false;
        }
        state.into_iter().for_each(|state| self.push_state(state));
        self.region = true;
        self.end = end;
        true
    }

    /// `Director General Military Training NAME`: the field, where a name follows.
    fn take_field(&mut self, at: usize) -> bool {
        let part = |at: &usize| {
            let joined = self.reading.runs_on(*at) || self.reading.words.gap(*at) == "-";
            joined
                && self.is_capital(*at)
                && self.kind(*at).is(EnglishKind::PORTFOLIO)
                && !self.begins_rank(*at)
        };
        let end = (at..at + BODY).take_while(part).last().map_or(at, |last| last + 1);
        let took = end > at && name::follows(self.reading, self.found, end);
        self.end = if took { end } else { self.end };
        took
    }

    /// Capitals up to the last noun of a body: `Joint Chiefs of Staff Committee`, `Royal
    /// Bahrain Naval Force`.
    fn take_body(&mut self, at: usize) -> bool {
        let state = |at: usize| countries::at(self.reading, self.found, at);
        let part = |at: &usize| {
            let kind = self.kind(*at);
            let word = EnglishKind::PORTFOLIO.or(EnglishKind::QUALIFIER).or(EnglishKind::BODY_END);
            let of = self.reading.folded(*at) == "of" && self.is_capital(*at + 1);
            let of_region = self.reading.folded(*at + 1) == "assembly";
            let known = kind.is(word) || state(*at).is_some() || of_region;
            let named = self.is_capital(*at) && known;
            self.is_joined(*at) && !self.begins_rank(*at) && (of || named)
        };
        let run = (at..(at + BODY).min(self.reading.len())).take_while(part);
        let body = |at: &usize| {
            let listed = matches!(
                self.reading.folded(*at),
                "assembly"
                    | "senate"
                    | "house"
                    | "representatives"
                    | "parliament"
                    | "command"
                    | "force"
                    | "forces"
                    | "navy"
                    | "army"
                    | "guard"
                    | "guards"
                    | "corps"
                    | "staff"
            );
            listed || self.kind(*at).is(EnglishKind::BODY_END)
        };
        let Some(last) = run.filter(body).last() else { return false };
        let own = (at..last).find_map(|at| Some(state(at)?.code));
        if let Some(own) = own {
            self.push_state(own);
        }
        self.end = last + 1;
        true
    }
}
