//! Detects the encoding of a file that does not declare it. Wrong letters are worse than none, so an uncertain file is
//! not read.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, WINDOWS_1250, WINDOWS_1252, WINDOWS_1254, WINDOWS_1257};

use super::single_bytes::Charset;
use crate::names::lexicon;
use crate::names::normalize::fold;
use crate::word_lists::word_list;

/// So many bytes of another script than ours show which encoding it is; of a short name several may be.
const SURE_BYTES: usize = 16;
/// So many Latin letters that differ from those of Windows-1252 show that it is another.
const SURE_LETTERS: usize = 3;

/// Decodes bytes that are not UTF-8. Windows-1252 is the default.
///
/// # Errors
/// That it is another encoding, and it is not sure which.
pub(super) fn decoded(bytes: &[u8]) -> Result<String, String> {
    let (encoding, is_sure) = guess(bytes);
    if encoding == WINDOWS_1252 {
        return Ok(Charset::Windows.decoded(bytes));
    }
    if !is_sure {
        return Err(format!("not UTF-8, but perhaps {}: save it as UTF-8", encoding.name()));
    }
    Ok(encoding.decode_without_bom_handling(bytes).0.into_owned())
}

/// The encoding of the rows that are not UTF-8, in a file that otherwise is; `None` if uncertain.
pub(super) fn of_rows(rows: &[&[u8]]) -> Option<&'static Encoding> {
    // What is UTF-8 in such a row tells nothing of the rest.
    let foreign = |row: &&[u8]| {
        let chunks = row.utf8_chunks();
        let kept = chunks.map(|chunk| {
            let valid = if chunk.valid().is_ascii() { chunk.valid().as_bytes() } else { b" ".as_slice() };
            [valid, chunk.invalid()].concat()
        });
        kept.collect::<Vec<Vec<u8>>>().concat()
    };
    let has_both = |row: &&[u8]| row.utf8_chunks().any(|chunk| !chunk.valid().is_ascii());
    let foreign_rows: Vec<Vec<u8>> = rows.iter().map(foreign).collect();
    let (encoding, is_sure) = guess(&foreign_rows.concat());
    let is_plain = encoding == WINDOWS_1252 || !rows.iter().any(has_both);
    (is_sure && is_plain).then_some(encoding)
}

/// The likeliest encoding, and whether it is certain.
fn guess(bytes: &[u8]) -> (&'static Encoding, bool) {
    let western = Charset::Windows.decoded(bytes);
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let encoding = detector.guess(None, Utf8Detection::Deny);
    let (guessed, has_errors) = encoding.decode_without_bom_handling(bytes);
    let differing = western.chars().zip(guessed.chars()).filter(|(one, other)| one != other).count();
    if encoding == WINDOWS_1252 || differing == 0 {
        return (by_alphabet(bytes, &western).unwrap_or(WINDOWS_1252), true);
    }
    let is_sure = if guessed.chars().any(is_other_script) {
        bytes.iter().filter(|byte| !byte.is_ascii()).count() >= SURE_BYTES
    } else {
        let (own, other) = (known_names(&western), known_names(&guessed));
        if own > other {
            return (WINDOWS_1252, true);
        }
        other > own || differing >= SURE_LETTERS
    };
    (encoding, is_sure && !has_errors)
}

/// Letters beyond ASCII of the languages of Western Europe, those of each together (<https://www.unicode.org/cldr/>, the main
/// exemplar characters).
const WESTERN: &[&str] = word_list!("alphabets.txt", "windows-1252");

/// The same of those that have another encoding, with that.
const OTHERS: [(&Encoding, &[&str]); 3] = [
    (WINDOWS_1250, word_list!("alphabets.txt", "windows-1250")),
    (WINDOWS_1257, word_list!("alphabets.txt", "windows-1257")),
    (WINDOWS_1254, word_list!("alphabets.txt", "windows-1254")),
];

/// The encoding in which all letters of a short text are those of one language, where no language of Western Europe has all
/// that it shows in Windows-1252.
fn by_alphabet(bytes: &[u8], western: &str) -> Option<&'static Encoding> {
    let has_all = |text: &str, alphabet: &str| {
        let mut letters = text.chars().filter(|letter| !letter.is_ascii() && letter.is_alphabetic());
        letters.all(|letter| letter.to_lowercase().all(|small| small.is_ascii() || alphabet.contains(small)))
    };
    // Portuguese has `õ` before `e` only; Estonian has it anywhere.
    let is_word = |alphabet: &str| {
        !alphabet.contains('ã') || western.matches(['õ', 'Õ']).count() == western.matches("õe").count()
    };
    if WESTERN.iter().any(|alphabet| has_all(western, alphabet) && is_word(alphabet)) {
        return None;
    }
    let known = known_names(western);
    let fits = |(encoding, alphabets): &&(&'static Encoding, &[&str])| {
        let (text, has_errors) = encoding.decode_without_bom_handling(bytes);
        !has_errors && alphabets.iter().any(|alphabet| has_all(&text, alphabet)) && known_names(&text) >= known
    };
    OTHERS.iter().find(fits).map(|(encoding, _)| *encoding)
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
