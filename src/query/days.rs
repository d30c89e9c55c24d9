//! Resolves the periods and numbers of a query, alone or as ranges.

use super::error::{QueryError, QueryErrorKind as Kind};
use super::fields::Bound;
use super::period::{self, Unreadable};
use super::resolve::{Resolver, Slot};
use super::syntax::{Atom, Comparison, Item, Node, NodeKind, Span};
use super::tree::Number;
use crate::model::Period;

type Resolved<T> = Result<T, QueryError>;

impl Resolver<'_> {
    pub(super) fn period(&mut self, slot: Slot, bound: Bound, item: &Item) -> Resolved<Period> {
        let period = match item {
            Item::Atom(atom) => {
                let period = self.read_period(slot, item, atom)?;
                match bound {
                    Bound::Within => period,
                    Bound::Since => Period { from: period.from, until: None },
                    Bound::Until => Period { from: None, until: period.until },
                }
            }
            Item::Range(from, to, _) if bound == Bound::Within => {
                self.range(slot, item, from.as_ref(), to.as_ref())?
            }
            Item::Compare(sign, atom, _) if bound == Bound::Within => {
                compared(*sign, self.read_period(slot, item, atom)?)
            }
            Item::Range(.., span) => return Err(self.wrong_form(slot, *span, "range")),
            Item::Compare(.., span) => return Err(self.wrong_form(slot, *span, "comparison")),
        };
        let typed = item.span().of(self.typed).to_owned();
        self.query.resolved.push((typed, super::print::each_day(period)));
        Ok(period)
    }

    fn range(
        &self,
        slot: Slot,
        item: &Item,
        from: Option<&Atom>,
        to: Option<&Atom>,
    ) -> Resolved<Period> {
        let read = |atom: &Atom| self.read_period(slot, item, atom);
        let start = from.map(read).transpose()?.and_then(|period| period.from);
        let end = to.map(read).transpose()?.and_then(|period| period.until);
        if let (Some(start), Some(end), Some(from), Some(to)) = (start, end, from, to)
            && start >= end
        {
            let error = QueryError::new(Kind::Backwards, item.span());
            let (from, to) = (from.span.of(self.typed), to.span.of(self.typed));
            return Err(self.refit(error, slot, item.span(), &format!("{to}..{from}")));
        }
        Ok(Period { from: start, until: end })
    }

    /// The period of a word of an item; what may have been meant stands with the
    /// rest of the item, if there is no other.
    fn read_period(&self, slot: Slot, item: &Item, atom: &Atom) -> Resolved<Period> {
        self.refuse_forms(slot, atom)?;
        period::parse(&atom.text, self.context.clock()).map_err(|Unreadable { error, readings }| {
            let whole = if item.span() == slot.value { slot.value } else { atom.span };
            let before = Span { start: whole.start, end: atom.span.start }.of(self.typed);
            let after = Span { start: atom.span.end, end: whole.end }.of(self.typed);
            let error = QueryError::new(error, atom.span);
            readings.iter().fold(error, |error, text| {
                self.refit(error, slot, whole, &format!("{before}{text}{after}"))
            })
        })
    }

    /// How often: one number, a range, or a comparison.
    pub(super) fn number_of(&self, slot: Slot, node: &Node) -> Resolved<Number> {
        let item = match &node.kind {
            NodeKind::Items(items) if items.len() == 1 => &items[0],
            _ => return Err(self.wrong_form(slot, node.span, "list")),
        };
        let read = |atom: &Atom| -> Resolved<u32> {
            self.refuse_forms(slot, atom)?;
            let digits = !atom.quoted && atom.text.bytes().all(|b| b.is_ascii_digit());
            atom.text.parse().ok().filter(|_| digits).ok_or_else(|| {
                let (field, text) = (slot.name.text.clone(), atom.text.clone());
                QueryError::new(Kind::NotANumber { field, text, least: 1 }, atom.span)
            })
        };
        let number = match item {
            Item::Atom(atom) => {
                let number = read(atom)?;
                Number { least: number, most: Some(number) }
            }
            Item::Range(from, to, _) => Number {
                least: from.as_ref().map(read).transpose()?.unwrap_or(1),
                most: to.as_ref().map(read).transpose()?,
            },
            Item::Compare(sign, atom, _) => match (sign, read(atom)?) {
                (Comparison::AtLeast, least) => Number { least, most: None },
                (Comparison::After, least) => Number { least: least.saturating_add(1), most: None },
                (Comparison::AtMost, most) => Number { least: 1, most: Some(most) },
                (Comparison::Before, most) => {
                    Number { least: 1, most: Some(most.saturating_sub(1)) }
                }
            },
        };
        match number.most {
            Some(most) if most < number.least && matches!(item, Item::Range(..)) => {
                let error = QueryError::new(Kind::Backwards, item.span());
                Err(self.refit(error, slot, item.span(), &format!("{most}..{}", number.least)))
            }
            Some(0) => {
                let (field, text) = (slot.name.text.clone(), item.span().of(self.typed).to_owned());
                Err(QueryError::new(Kind::NotANumber { field, text, least: 1 }, item.span()))
            }
            _ if number.least == 0 => Ok(Number { least: 1, ..number }),
            _ => Ok(number),
        }
    }
}

fn compared(sign: Comparison, period: Period) -> Period {
    match sign {
        Comparison::AtLeast => Period { from: period.from, until: None },
        Comparison::After => Period { from: period.until, until: None },
        Comparison::AtMost => Period { from: None, until: period.until },
        Comparison::Before => Period { from: None, until: period.from },
    }
}
