//! Opens ZIP archives and Zstandard files.

use std::borrow::Cow;
use std::io::{self, BufRead, BufReader, Read, Seek};

use rustc_hash::FxHashMap;
use ruzstd::decoding::StreamingDecoder;
use zip::ZipReadOptions;
use zip::read::{Config, ZipFileEntry};
use zip::result::ZipError;
use zip::unstable::read::ZipIterable;

use super::piece::Flow;
use super::skip::SkipReason;
use super::whole::words;

/// Hands over each file of an archive with its name, in the archive's order; or
/// why it cannot be read, without a name where that is the archive itself.
pub(super) fn read_zip(
    bytes: impl Read + Seek,
    mut take: impl FnMut(Option<&str>, Result<&mut dyn BufRead, SkipReason>) -> Flow,
) -> Flow {
    // Members that share a name are each read: an index by name would keep one of them.
    let opened =
        ZipIterable::try_new(BufReader::new(bytes), Config::default()).and_then(|mut archive| {
            archive.files()?.collect::<Result<Vec<_>, _>>().map(|entries| (archive, entries))
        });
    let (mut archive, entries) = match opened {
        Ok(opened) => opened,
        Err(error) => return take(None, Err(reason(&error))),
    };
    let names = names_apart(&entries);
    if let Some((what, instead)) = office(&names) {
        return take(None, Err(SkipReason::Format(what, instead)));
    }
    if entries.is_empty() {
        return take(None, Err(SkipReason::Empty));
    }
    for (entry, name) in entries.into_iter().zip(&names) {
        if leads_out(name) {
            take(Some(name), Err(SkipReason::Outside))?;
            continue;
        }
        if name.ends_with('/') || name.split('/').any(is_hidden) {
            continue;
        }
        let member = archive
            .files()
            .and_then(|files| entry.with_reader(files.reader_mut(), ZipReadOptions::default()));
        match member {
            Ok(member) if member.is_symlink() => take(Some(name), Err(SkipReason::NotRegular))?,
            Ok(member) => {
                take(Some(name), Ok(&mut BufReader::with_capacity(1 << 16, member)))?;
            }
            Err(error) => take(Some(name), Err(reason(&error)))?,
        }
    }
    Flow::Continue(())
}

/// The names of members; a second one of a name is told apart by its number.
fn names_apart(entries: &[ZipFileEntry<'static>]) -> Vec<String> {
    let mut met: FxHashMap<String, usize> = FxHashMap::default();
    let mut names = Vec::with_capacity(entries.len());
    for (index, entry) in entries.iter().enumerate() {
        let name = entry.name().map_or_else(|_| format!("member {}", index + 1), Cow::into_owned);
        let times = met.entry(name.clone()).or_default();
        *times += 1;
        names.push(match (*times, name.rsplit_once('.')) {
            (1, _) => name,
            (times, Some((stem, extension))) if !extension.contains('/') => {
                format!("{stem} ({times}).{extension}")
            }
            (times, _) => format!("{name} ({times})"),
        });
    }
    names
}

/// Documents that are ZIP archives inside, by one of their members.
fn office(names: &[String]) -> Option<(&'static str, &'static str)> {
    const TEXT: &str = "save it as plain text or as a page";
    const TABLE: &str = "save it as CSV";
    let has = |start: &str| names.iter().any(|name| name.starts_with(start));
    let holds = |member: &str| names.iter().any(|name| name == member);
    match () {
        () if holds("[Content_Types].xml") && has("word/") => Some(("a Word document", TEXT)),
        () if holds("[Content_Types].xml") && has("xl/") => Some(("a workbook", TABLE)),
        () if holds("[Content_Types].xml") => Some(("an office document", TEXT)),
        () if holds("mimetype") => Some(("an open document or a book", TEXT)),
        () => None,
    }
}

/// Whether a member would be unpacked elsewhere than below a folder: what makes such
/// an archive is not to be trusted.
fn leads_out(name: &str) -> bool {
    let drive = name.as_bytes().get(1) == Some(&b':');
    drive || name.starts_with(['/', '\\']) || name.split(['/', '\\']).any(|part| part == "..")
}

fn is_hidden(part: &str) -> bool {
    part.starts_with('.') || part == "__MACOSX"
}

fn reason(error: &ZipError) -> SkipReason {
    match error {
        ZipError::InvalidArchive(_) => {
            SkipReason::Unreadable("it is no zip archive, or not a whole one".to_owned())
        }
        ZipError::Io(error) => SkipReason::Unreadable(words(error)),
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => SkipReason::Encrypted,
        other => SkipReason::Unreadable(other.to_string().to_lowercase()),
    }
}

/// Bytes a frame may ask to be kept to refer back to.
const LARGEST_WINDOW: u64 = 64 << 20;

/// The content of a Zstandard file, frame after frame.
pub(super) struct Frames<'b> {
    frame: Option<StreamingDecoder<Shared<'b>, ruzstd::decoding::FrameDecoder>>,
    /// Bytes between two frames.
    rest: Option<Shared<'b>>,
}

/// The bytes of the file, which one frame after another reads.
struct Shared<'b>(&'b mut dyn BufRead);

impl Read for Shared<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        self.0.read(into)
    }
}

impl<'b> Frames<'b> {
    pub fn new(bytes: &'b mut dyn BufRead) -> Frames<'b> {
        Frames { frame: None, rest: Some(Shared(bytes)) }
    }
}

impl Read for Frames<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        loop {
            if let Some(frame) = &mut self.frame {
                let count = frame.read(into)?;
                if count > 0 || into.is_empty() {
                    return Ok(count);
                }
                self.rest = self.frame.take().map(StreamingDecoder::into_inner);
            }
            let Some(bytes) = self.rest.take() else { return Ok(0) };
            if bytes.0.fill_buf()?.is_empty() {
                return Ok(0);
            }
            let frame = StreamingDecoder::new_with_max_window_size(bytes, LARGEST_WINDOW);
            self.frame = Some(frame.map_err(|error| io::Error::other(error.to_string()))?);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_are_told_by_their_members() {
        let told =
            |names: &[&str]| office(&names.iter().map(|n| (*n).to_owned()).collect::<Vec<_>>());
        assert!(told(&["[Content_Types].xml", "word/document.xml"]).is_some());
        assert!(told(&["mimetype", "content.xml"]).is_some());
        assert!(told(&["mimetypes.csv", "word/list.txt"]).is_none());
    }
}
