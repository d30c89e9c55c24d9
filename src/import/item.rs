//! Makes articles of pieces.

use super::piece::{Content, Piece};
use super::record::{Defaults, Record};
use super::skip::{Skip, SkipReason};
use crate::model::{Article, Origin};

/// What a piece comes to.
pub(super) enum Item {
    Article(Box<Article>, Read),
    Skipped(Skip),
    /// The article of another piece.
    Repeated(Skip),
}

/// How an article was read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Read {
    pub format: &'static str,
    pub encoding: &'static str,
}

/// What comes of a piece: an article, after what is to be reported of it.
pub(super) fn items(mut piece: Piece, options: &Defaults, take: &mut dyn FnMut(Item)) {
    let content = std::mem::replace(&mut piece.content, Content::Repeated);
    let made = match content {
        Content::Repeated => return take(Item::Repeated(piece.skip(SkipReason::Empty))),
        Content::Skipped(reason) => Err(reason),
        Content::Fields(record) => Ok(*record),
        Content::Bytes(bytes, make, known) => make(bytes, *known, options),
    };
    match made.and_then(|record| article(record, &piece, options)) {
        Ok((article, notes, read)) => {
            for note in notes {
                take(Item::Skipped(piece.skip(note)));
            }
            take(Item::Article(Box::new(article), read));
        }
        Err(reason) => take(Item::Skipped(piece.skip(reason))),
    }
}

type Made = (Article, Vec<SkipReason>, Read);

fn article(record: Record, piece: &Piece, options: &Defaults) -> Result<Made, SkipReason> {
    let whole_file = record.whole_file.then(|| piece.input.absolute.clone()).flatten();
    let line = [piece.at.line, piece.at.record, 1].into_iter().find(|n| *n > 0).unwrap_or(1);
    let origin = Origin { file: piece.input.name.clone(), line, whole_file };
    let encoding = piece.input.encoding.or(record.encoding).unwrap_or("UTF-8");
    let read = Read { format: piece.input.format, encoding };
    record.article(options, origin).map(|(article, notes)| (article, notes, read))
}
