//! The encoding of a file that does not say it, by its letters. Wrong letters are worse than none: where it is not sure, the
//! file is not read.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};

use super::single_bytes::Charset;
use crate::names::lexicon;
use crate::names::normalize::fold;

/// So many bytes of another script than ours show which encoding it is; of a short name several may be.
const SURE_BYTES: usize = 16;
/// So many Latin letters that differ from those of Windows-1252 show that it is another.
const SURE_LETTERS: usize = 3;

/// The text of bytes that are not UTF-8: Windows-1252 where nothing speaks against it.
///
/// # Errors
/// That it is another encoding, and it is not sure which.
pub(super) fn decoded(bytes: &[u8]) -> Result<String, String> {
    let western = Charset::Windows.decoded(bytes);
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let encoding = detector.guess(None, Utf8Detection::Deny);
    let (guessed, has_errors) = encoding.decode_without_bom_handling(bytes);
    let differing = western.chars().zip(guessed.chars()).filter(|(one, other)| one != other).count();
    if encoding == encoding_rs::WINDOWS_1252 || differing == 0 {
        return Ok(western);
    }
    let is_sure = if guessed.chars().any(is_other_script) {
        bytes.iter().filter(|byte| !byte.is_ascii()).count() >= SURE_BYTES
    } else {
        let (own, other) = (known_names(&western), known_names(&guessed));
        if own > other {
            return Ok(western);
        }
        other > own || differing >= SURE_LETTERS
    };
    if has_errors || !is_sure {
        return Err(format!("not UTF-8, but perhaps {}: save it as UTF-8", encoding.name()));
    }
    Ok(guessed.into_owned())
}

/// Whether it is a letter of none of the Latin alphabets, of which Unicode has the last at U+024F and from U+1E00 on.
fn is_other_script(letter: char) -> bool {
    letter.is_alphabetic() && letter > '\u{24f}' && !('\u{1e00}'..='\u{1eff}').contains(&letter)
}

/// How many words with letters beyond ASCII are names that are known.
fn known_names(text: &str) -> usize {
    let words = text.split(|letter: char| !letter.is_alphabetic()).filter(|word| !word.is_ascii());
    let is_known = |word: &&str| {
        let folded = fold(word);
        lexicon::is_given_name(&folded) || lexicon::is_surname(&folded)
    };
    words.filter(is_known).count()
}
