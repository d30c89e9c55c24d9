//! Says which article is which: public ids and content hashes.

use crate::model::{Article, Paragraph, ParagraphKind, PublishedFrom};

/// Half a BLAKE3 hash: enough to tell articles apart.
pub(super) type Hash = [u8; 16];

/// What the public id of an article begins with.
const ARTICLE: &str = "a_";

/// What an article is known by.
#[derive(Debug, Clone)]
pub struct Identity {
    /// The public id.
    pub(super) key: String,
    /// Over every stored field of the source.
    pub(super) content: Hash,
    /// Over the text below the headline, if there is any.
    pub(super) words: Option<Hash>,
    /// Over the absolute path of a whole file that has no other identity.
    pub(super) place: Option<Hash>,
    /// Whether its name is only a number, of no outlet and no address, that another file may
    /// give to another article: every spreadsheet has a row 1.
    pub(super) local: bool,
}

impl Identity {
    /// What an article is known by; to hash all of its text takes time that a worker
    /// has and the writer has not.
    pub fn of(article: &Article) -> Identity {
        let content = content(article);
        let named = match (&article.external_id, &article.url) {
            (Some(id), _) => Some(("id", id)),
            (None, Some(url)) => Some(("url", url)),
            (None, None) => None,
        };
        let key = match named {
            // An address is one everywhere, whatever the outlet is called.
            Some((what, name)) => {
                let source = article.source.as_deref().filter(|_| !is_address(name));
                let source = source.unwrap_or("");
                public_id(ARTICLE, &hash([what, source, name.as_str()].map(str::as_bytes)))
            }
            None => public_id(ARTICLE, &text(article)),
        };
        let place = match (named, &article.origin.whole_file) {
            (None, Some(path)) => Some(hash([path.as_bytes()])),
            _ => None,
        };
        let number = |name: &str| name.bytes().all(|byte| byte.is_ascii_digit());
        let local = article.source.is_none()
            && article.url.is_none()
            && named.is_some_and(|(_, name)| number(name));
        Identity { key, content, words: words(article), place, local }
    }

    /// The public id without its prefix, as small as can be.
    pub(super) fn digits(&self) -> Hash {
        let mut digits = Hash::default();
        digits.iter_mut().zip(self.key.bytes().skip(ARTICLE.len())).for_each(|(to, of)| *to = of);
        digits
    }

    /// The id of a record that repeats another's name with other content.
    pub(super) fn contested(&self) -> String {
        public_id(ARTICLE, &hash([self.key.as_bytes(), &self.content]))
    }
}

fn is_address(name: &str) -> bool {
    name.contains("://") || name.starts_with("urn:") || name.starts_with("tag:")
}

/// Fields with their lengths, so that no two lists run together. They are hashed at
/// once: that goes several times faster than field by field.
#[derive(Default)]
struct Fields(Vec<u8>);

impl Fields {
    /// Fields with room for the paragraphs of an article and some more.
    fn with_room_for(article: &Article) -> Fields {
        let paragraph = |paragraph: &Paragraph| paragraph.text.len() + 48;
        let more = article.metadata.as_ref().map_or(0, String::len) + 512;
        Fields(Vec::with_capacity(more + article.paragraphs.iter().map(paragraph).sum::<usize>()))
    }

    fn push(&mut self, field: &[u8]) {
        self.0.extend_from_slice(&(field.len() as u64).to_le_bytes());
        self.0.extend_from_slice(field);
    }

    /// Half the hash of them all.
    fn hash(&self) -> Hash {
        let mut half = [0; 16];
        blake3::Hasher::new().update(&self.0).finalize_xof().fill(&mut half);
        half
    }
}

fn hash<const N: usize>(list: [&[u8]; N]) -> Hash {
    let mut fields = Fields::default();
    list.into_iter().for_each(|field| fields.push(field));
    fields.hash()
}

/// A day that only an option gave is no part of what the source said; neither is
/// the outlet's name where an address says whose the article is: the feeds of one
/// outlet call it differently.
fn content(article: &Article) -> Hash {
    let mut fields = Fields::with_room_for(article);
    let name = article.external_id.as_ref().or(article.url.as_ref());
    let source = article.source.clone().filter(|_| !name.is_some_and(|name| is_address(name)));
    let by_option = article.published_from == Some(PublishedFrom::Option);
    let published = article.published.filter(|_| !by_option).map(|day| day.to_string());
    for field in [
        &article.external_id,
        &source,
        &article.url,
        &published,
        &Some(article.lang.code().to_owned()),
        &article.metadata,
    ] {
        fields.0.push(field.is_some().into());
        fields.push(field.as_deref().unwrap_or("").as_bytes());
    }
    for paragraph in &article.paragraphs {
        fields.push(paragraph.kind.as_str().as_bytes());
        fields.push(&(paragraph.start as u64).to_le_bytes());
        fields.push(paragraph.text.as_bytes());
    }
    fields.hash()
}

/// Over the headline and the text.
fn text(article: &Article) -> Hash {
    let mut fields = Fields::with_room_for(article);
    article.paragraphs.iter().for_each(|paragraph| fields.push(paragraph.text.as_bytes()));
    fields.hash()
}

fn words(article: &Article) -> Option<Hash> {
    let mut fields = Fields::with_room_for(article);
    let mut any = false;
    for paragraph in article.paragraphs.iter().filter(|p| p.kind != ParagraphKind::Headline) {
        fields.push(paragraph.text.as_bytes());
        any = true;
    }
    any.then(|| fields.hash())
}

/// The public id of the official of a folded name.
pub(super) fn official_id(folded: &str) -> String {
    public_id("o_", &hash([folded.as_bytes()]))
}

/// A prefix and 80 bits in Crockford's base 32, lower case: no letters that are
/// taken for digits, and never a number to a spreadsheet.
fn public_id(prefix: &str, hash: &Hash) -> String {
    const DIGITS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
    let bits = hash[..10].iter().fold(0u128, |bits, byte| bits << 8 | u128::from(*byte));
    let digit = |place: u32| DIGITS[(bits >> (5 * place) & 31) as usize] as char;
    prefix.chars().chain((0..16).rev().map(digit)).collect()
}

/// Spreads every bit over all (the finalizer of splitmix64).
pub(super) fn mix(mut value: u64) -> u64 {
    value = (value ^ (value >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    value = (value ^ (value >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    value ^ (value >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Lang;

    fn article() -> Article {
        Article {
            external_id: Some("7".into()),
            source: Some("كونا".into()),
            ..Article::of_texts(Lang::Ar, [(ParagraphKind::Headline, "عنوان")])
        }
    }

    #[test]
    fn an_article_keeps_its_id_when_its_text_changes() {
        let mut changed = article();
        changed.paragraphs[0].text.push('ة');
        let (before, after) = (Identity::of(&article()), Identity::of(&changed));
        assert_eq!(before.key, after.key);
        assert_ne!(before.content, after.content);
        assert_ne!(before.contested(), after.contested());
    }

    #[test]
    fn an_id_starts_with_a_letter_and_has_eighteen_characters() {
        let key = Identity::of(&article()).key;
        assert!(key.starts_with("a_") && key.len() == 18, "{key}");
    }

    #[test]
    fn without_a_name_the_content_is_the_identity() {
        let mut unnamed = article();
        unnamed.external_id = None;
        let mut other = unnamed.clone();
        other.paragraphs[0].text.push('ة');
        assert_ne!(Identity::of(&unnamed).key, Identity::of(&other).key);
        assert_eq!(Identity::of(&unnamed).words, None);
    }
}
