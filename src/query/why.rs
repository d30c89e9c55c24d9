//! Says which words, names and dates of an article make it match a query.
//!
//! Every part of the query that the article does hold and that stands for
//! something in the text is looked for; what is excluded has no place.

use super::tree::{Clause, Query, Role, Text, Who};
use super::verify::Pattern;
use super::{lower, print};
use crate::archive::{Archive, ArchiveError, MentionRow};
use crate::model::{Lang, Paragraph, Span};
use crate::query::Known;
use crate::text::Words;

/// A part of a query and what it is found by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// The part in its canonical form.
    pub clause: String,
    /// Whether the article holds it.
    pub holds: bool,
    /// Where, in the order of the text; empty for what is not said in words.
    pub spans: Vec<Span>,
}

/// An article that is asked why it matches.
pub struct Asked<'a> {
    /// The archive it is in.
    pub archive: &'a Archive,
    /// Its key there.
    pub key: i64,
    /// Its public id.
    pub id: &'a str,
    /// Its text.
    pub paragraphs: &'a [Paragraph],
}

/// The reasons why an article matches a query, or why not, part by part.
pub fn why(query: &Query, asked: &Asked, known: &dyn Known) -> Result<Vec<Reason>, ArchiveError> {
    let mentions = asked.archive.mentions(asked.key)?;
    let parts: Vec<&Clause> = match &query.root {
        Clause::And(parts) => parts.iter().collect(),
        single => vec![single],
    };
    let reason = |part: &Clause| {
        let here = Clause::And(vec![Clause::Id(asked.id.to_owned()), part.clone()]);
        let holds = asked.archive.count(&lower::count(&Query::of(here)))? > 0;
        let mut spans = match holds {
            true => asked.places(part, &mentions)?,
            false => Vec::new(),
        };
        spans.sort_unstable();
        spans.dedup();
        let clause = print(&Query::of(part.clone()), Lang::En, known);
        Ok(Reason { clause, holds, spans })
    };
    parts.into_iter().map(reason).collect()
}

impl Asked<'_> {
    fn places(&self, clause: &Clause, mentions: &[MentionRow]) -> Result<Vec<Span>, ArchiveError> {
        let named = |wanted: &dyn Fn(&MentionRow) -> bool| {
            mentions.iter().filter(|row| wanted(row)).map(|row| row.span).collect()
        };
        Ok(match clause {
            Clause::And(parts) | Clause::Or(parts) => {
                let each = parts.iter().map(|part| self.places(part, mentions));
                each.collect::<Result<Vec<_>, _>>()?.concat()
            }
            Clause::Often(inner, _) => self.places(inner, mentions)?,
            Clause::Text(text) => self.words(text),
            Clause::Near(near) => self.pattern(&Pattern::of_near(near)),
            Clause::Country(codes) => named(&|row| {
                let code = row.country.as_deref();
                code.is_some_and(|code| codes.iter().any(|known| known.as_str() == code))
            }),
            Clause::Official(open) => named(&|row| open.ids.contains(&row.entity)),
            Clause::Role(Role { classes, .. }) => named(&|row| {
                classes.iter().any(|class| row.roles.iter().any(|role| role == class.as_str()))
            }),
            Clause::Event(periods) => {
                let each = periods.iter().map(|period| self.archive.dates(self.key, *period));
                each.collect::<Result<Vec<_>, _>>()?.concat()
            }
            Clause::Para(inner) => {
                let those = self.archive.select(&lower::paragraphs(inner, self.key))?;
                let mut spans = self.places(inner, mentions)?;
                spans.retain(|span| those.contains(&(span.paragraph as i64)));
                spans
            }
            Clause::Meet(inner) => {
                let ordinals = self.archive.select(&lower::meetings(inner, self.key))?;
                let told = self.archive.evidence(self.key, &ordinals)?;
                self.parties(inner, mentions, &told)?
            }
            _ => Vec::new(),
        })
    }

    /// The words in the sentences of meetings that name what is asked of them;
    /// the sentences themselves if nothing in them does.
    fn parties(
        &self,
        inner: &Clause,
        mentions: &[MentionRow],
        told: &[Span],
    ) -> Result<Vec<Span>, ArchiveError> {
        let mut spans = self.places(&named(inner), mentions)?;
        spans.retain(|span| told.iter().any(|sentence| covers(sentence, span)));
        match spans.is_empty() {
            true => Ok(told.to_vec()),
            false => Ok(spans),
        }
    }

    fn words(&self, text: &Text) -> Vec<Span> {
        let spans = self.pattern(&Pattern::of_text(text)).into_iter();
        spans.filter(|span| text.part.holds(span.paragraph)).collect()
    }

    fn pattern(&self, pattern: &Pattern) -> Vec<Span> {
        let mut spans = Vec::new();
        for (paragraph, Paragraph { text, .. }) in self.paragraphs.iter().enumerate() {
            let words = Words::of(text);
            spans.extend(pattern.places(&words).into_iter().map(|place| Span {
                paragraph,
                start: words.list()[place.start].start as usize,
                end: words.list()[place.end - 1].end as usize,
            }));
        }
        spans
    }
}

fn covers(sentence: &Span, span: &Span) -> bool {
    sentence.paragraph == span.paragraph && sentence.start <= span.start && span.end <= sentence.end
}

/// What is asked of a meeting as if it were asked of the article.
fn named(clause: &Clause) -> Clause {
    match clause {
        Clause::And(parts) | Clause::Or(parts) => Clause::Or(parts.iter().map(named).collect()),
        Clause::Party(_, Who::Country(codes)) => Clause::Country(codes.clone()),
        Clause::Party(_, Who::Official(open)) => Clause::Official(open.clone()),
        Clause::Party(_, Who::Role(role)) => Clause::Role(role.clone()),
        Clause::Place(text) => Clause::Text(text.clone()),
        Clause::Text(_) | Clause::Near(_) | Clause::Event(_) => clause.clone(),
        _ => Clause::All,
    }
}
