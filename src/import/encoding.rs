//! Finds the encoding of bytes and makes text of them.
//!
//! A byte order mark comes first, then strict UTF-8, then the pattern of UTF-16
//! without a mark, then UTF-8 with a few broken bytes, which are replaced and
//! counted; then what the bytes themselves declare, and a guess at last. A guess
//! comes last because one broken byte makes it wrong.

use std::io::{self, BufRead, Read};

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Decoder, Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// Text, and how it was made of bytes.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Decoded {
    pub text: String,
    pub encoding: &'static Encoding,
    /// Broken sequences that became U+FFFD.
    pub replaced: usize,
}

/// Bytes looked at to guess.
const GUESSED: usize = 1 << 18;

/// Makes text of a whole document. `declared` is what a header or the document
/// says of its encoding, `forced` what the user says.
pub(super) fn decode(
    bytes: Vec<u8>,
    declared: Option<&str>,
    forced: Option<&'static Encoding>,
) -> Decoded {
    if forced.is_none()
        && let Some(text) = utf8(&bytes)
    {
        return Decoded { text, encoding: UTF_8, replaced: 0 };
    }
    let encoding = forced.unwrap_or_else(|| encoding_of(&bytes, declared, true));
    // The mark of another encoding is stronger than what was forced or found.
    let (text, encoding, broken) = encoding.decode(&bytes);
    let replaced = if broken { text.matches('\u{fffd}').count() } else { 0 };
    Decoded { text: text.into_owned(), encoding, replaced }
}

/// The text without its mark, if it is UTF-8 and not UTF-16 without a mark. Through what is
/// not ASCII this goes faster than the check of the standard library.
fn utf8(bytes: &[u8]) -> Option<String> {
    let text = UTF_8.decode_without_bom_handling_and_without_replacement(bytes)?;
    let wide = text.contains('\0') && wide(bytes).is_some();
    (!wide).then(|| text.strip_prefix('\u{feff}').unwrap_or(&text).to_owned())
}

/// The encoding of bytes that need not be whole: the last character may be cut
/// unless they are `whole`.
pub(super) fn encoding_of(bytes: &[u8], declared: Option<&str>, whole: bool) -> &'static Encoding {
    if let Some((marked, _)) = Encoding::for_bom(bytes) {
        return marked;
    }
    if is_utf8(bytes, whole) {
        return UTF_8;
    }
    if let Some(wide) = wide(bytes) {
        return wide;
    }
    if is_nearly_utf8(bytes) {
        return UTF_8;
    }
    let declared = declared.and_then(|label| Encoding::for_label(label.trim().as_bytes()));
    match declared {
        // Bytes that are not UTF-8 are not what they say.
        Some(encoding) if encoding != UTF_8 => encoding,
        _ => guess(&bytes[..bytes.len().min(GUESSED)]),
    }
}

/// The encoding a user names.
pub fn named_encoding(label: &str) -> Option<&'static Encoding> {
    Encoding::for_label(label.trim().as_bytes())
}

fn is_utf8(bytes: &[u8], whole: bool) -> bool {
    match std::str::from_utf8(bytes) {
        Ok(_) => !bytes.contains(&0) || wide(bytes).is_none(),
        Err(error) => !whole && error.error_len().is_none(),
    }
}

/// UTF-16 without a mark: every second byte is that of one script, zero for
/// Latin letters and spaces, six for Arabic letters.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let bytes = &bytes[..bytes.len().min(4096) & !1];
    let high = |byte: u8| matches!(byte, 0 | 6 | 0x20);
    let odd = bytes.iter().skip(1).step_by(2).filter(|byte| high(**byte)).count();
    let even = bytes.iter().step_by(2).filter(|byte| high(**byte)).count();
    let pairs = bytes.len() / 2;
    if pairs < 2 || !bytes.contains(&0) {
        return None;
    }
    match (even * 10, odd * 10) {
        (even, odd) if odd >= pairs * 9 && even < pairs * 4 => Some(UTF_16LE),
        (even, odd) if even >= pairs * 9 && odd < pairs * 4 => Some(UTF_16BE),
        _ => None,
    }
}

/// UTF-7, in which Arabic stands after `+` in Base64: all of its letters begin with the
/// same byte, which shows in the first characters and the fourth.
pub(super) fn is_utf7(text: &str) -> bool {
    let is_arabic = |run: &&str| {
        let letters = run.bytes().take_while(|b| b.is_ascii_alphanumeric() || *b == b'/').count();
        letters >= 6 && matches!(run.as_bytes(), [b'B', b'g'..=b'v', _, b'G' | b'A', ..])
    };
    text.is_ascii() && text.split('+').skip(1).filter(is_arabic).take(3).count() == 3
}

/// Whether only a few bytes are broken, and most letters beyond ASCII are not.
fn is_nearly_utf8(bytes: &[u8]) -> bool {
    let (mut valid, mut broken) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        valid += chunk.valid().bytes().filter(|byte| !byte.is_ascii()).count();
        broken += chunk.invalid().len();
    }
    broken * 10 <= valid
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Deny)
}

/// Reads bytes of any encoding as UTF-8.
pub(super) struct Transcoded<R> {
    bytes: R,
    decoder: Decoder,
    buffer: Vec<u8>,
    start: usize,
    ended: bool,
}

impl<R: BufRead> Transcoded<R> {
    pub fn new(bytes: R, encoding: &'static Encoding) -> Transcoded<R> {
        let decoder = encoding.new_decoder_with_bom_removal();
        Transcoded { bytes, decoder, buffer: Vec::new(), start: 0, ended: false }
    }

    fn refill(&mut self) -> io::Result<()> {
        self.buffer.resize(1 << 16, 0);
        self.start = 0;
        loop {
            let input = self.bytes.fill_buf()?;
            let last = input.is_empty();
            let (_, read, written, _) = self.decoder.decode_to_utf8(input, &mut self.buffer, last);
            self.bytes.consume(read);
            if written > 0 || last {
                self.buffer.truncate(written);
                self.ended = last && written == 0;
                return Ok(());
            }
        }
    }
}

impl<R: BufRead> BufRead for Transcoded<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.start >= self.buffer.len() && !self.ended {
            self.refill()?;
        }
        Ok(&self.buffer[self.start..])
    }

    fn consume(&mut self, amount: usize) {
        self.start += amount;
    }
}

impl<R: BufRead> Read for Transcoded<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let available = self.fill_buf()?;
        let count = available.len().min(into.len());
        into[..count].copy_from_slice(&available[..count]);
        self.consume(count);
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NEWS: &str = "استقبل وزير الخارجية في مكتبه أمس سفير اليابان لدى البلاد، وبحثا \
                        العلاقات الثنائية بين البلدين وسبل تعزيزها في المجالات كافة.";

    fn utf16(text: &str, big: bool) -> Vec<u8> {
        text.encode_utf16()
            .flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() })
            .collect()
    }

    #[test]
    fn each_encoding_is_told_by_its_bytes() {
        let legacy = |label: &str| Encoding::for_label(label.as_bytes()).unwrap();
        for (bytes, name) in [
            (NEWS.as_bytes().to_vec(), "UTF-8"),
            ([b"\xef\xbb\xbf", NEWS.as_bytes()].concat(), "UTF-8"),
            ([b"\xff\xfe".to_vec(), utf16(NEWS, false)].concat(), "UTF-16LE"),
            (utf16(NEWS, false), "UTF-16LE"),
            (utf16(NEWS, true), "UTF-16BE"),
            (utf16("Ministers met in Kuwait.", false), "UTF-16LE"),
            (legacy("windows-1256").encode(NEWS).0.into_owned(), "windows-1256"),
            (legacy("iso-8859-6").encode(NEWS).0.into_owned(), "ISO-8859-6"),
        ] {
            let decoded = decode(bytes, None, None);
            assert_eq!((decoded.encoding.name(), decoded.replaced), (name, 0));
            assert!([NEWS, "Ministers met in Kuwait."].contains(&&*decoded.text), "{name}");
        }
    }

    #[test]
    fn a_few_broken_bytes_do_not_make_another_encoding() {
        let mut bytes = NEWS.repeat(3).into_bytes();
        bytes.insert(NEWS.len(), 0xff);
        let decoded = decode(bytes, Some("windows-1252"), None);
        assert_eq!((decoded.encoding, decoded.replaced), (UTF_8, 1));
        assert!(decoded.text.contains("اليابان"));
        // However short the text is: quotation marks of another encoding pasted into it.
        let quoted = [&b"\x93"[..], NEWS.as_bytes(), b"\x94"].concat();
        let decoded = decode(quoted, None, None);
        assert_eq!((decoded.encoding, decoded.replaced), (UTF_8, 2));
    }

    #[test]
    fn what_the_user_says_is_stronger_than_what_a_page_says() {
        let bytes = vec![0xc7, 0xe1];
        let forced = named_encoding("windows-1256");
        assert_eq!(decode(bytes.clone(), Some("iso-8859-1"), forced).text, "ال");
        assert_eq!(decode(bytes, Some("windows-1256"), None).text, "ال");
    }

    #[test]
    fn a_stream_of_another_encoding_reads_as_utf8() {
        let encoding = Encoding::for_label(b"windows-1256").unwrap();
        let text = NEWS.repeat(2000);
        let bytes = encoding.encode(&text).0.into_owned();
        let mut read = String::new();
        let stream = io::BufReader::with_capacity(100, &bytes[..]);
        Transcoded::new(stream, encoding).read_to_string(&mut read).unwrap();
        assert!(read == text);
    }
}
