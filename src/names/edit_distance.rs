//! Typos and spelling variants: words that one edit turns into another.

/// Calls `visit` with every word that one typo makes of a folded word: a letter left out, two letters swapped, a letter
/// replaced, a letter inserted. Inserted letters are a to z, as names are folded. Some words come twice.
pub fn each_typo(folded: &str, mut visit: impl FnMut(&str)) {
    let mut word = String::with_capacity(folded.len() + 1);
    let mut show = |pieces: [&str; 3]| {
        word.clear();
        pieces.into_iter().for_each(|piece| word.push_str(piece));
        if word != folded {
            visit(&word);
        }
    };
    let ends = folded.char_indices().map(|(at, _)| at).chain([folded.len()]);
    for (front, back) in ends.filter_map(|at| folded.split_at_checked(at)) {
        let (first, rest) = split_first(back);
        for letter in LETTERS {
            show([front, letter, back]);
            if !first.is_empty() {
                show([front, letter, rest]);
            }
        }
        if !first.is_empty() {
            show([front, "", rest]);
        }
        let (second, others) = split_first(rest);
        if !second.is_empty() {
            let swapped = [second, first].concat();
            show([front, &swapped, others]);
        }
    }
}

/// Whether one typo turns one folded word into the other, as [`each_typo`] defines it.
pub fn is_typo(folded: &str, other: &str) -> bool {
    let (own, other) = without_common(folded, other);
    let is_letter = |text: &str| LETTERS.contains(&text);
    let ((first, rest), (letter, others)) = (split_first(own), split_first(other));
    match (rest, others) {
        ("", "") => first != letter && (letter.is_empty() || is_letter(letter)),
        _ => rest == letter && others == first,
    }
}

/// Whether two folded words may be correct variants of one name: Nicolas and Nikolas, Isabela and Isabella, Isolde and
/// Isolda.
pub fn may_be_variants(one: &str, other: &str) -> bool {
    sound(one) == sound(other)
}

/// A rough phonetic key of a folded word: each consonant once, similar ones as one, and any vowel at the end.
fn sound(folded: &str) -> String {
    let mut sound = String::with_capacity(folded.len());
    for letter in folded.chars() {
        let letter = match letter {
            'c' | 'q' => 'k',
            'y' | 'j' => 'i',
            'z' => 's',
            'w' => 'v',
            other => other,
        };
        if !sound.ends_with(letter) || "aeiou".contains(letter) {
            sound.push(letter);
        }
    }
    if sound.ends_with(['a', 'e', 'o']) {
        sound.pop();
        sound.push('*');
    }
    sound
}

/// The parts of two texts between their common beginning and end.
fn without_common<'a>(one: &'a str, other: &'a str) -> (&'a str, &'a str) {
    let alike = one.chars().zip(other.chars()).take_while(|(one, other)| one == other);
    let start: usize = alike.map(|(letter, _)| letter.len_utf8()).sum();
    let (one, other) = (one.get(start..).unwrap_or_default(), other.get(start..).unwrap_or_default());
    let alike = one.chars().rev().zip(other.chars().rev()).take_while(|(one, other)| one == other);
    let end: usize = alike.map(|(letter, _)| letter.len_utf8()).sum();
    (one.get(..one.len() - end).unwrap_or_default(), other.get(..other.len() - end).unwrap_or_default())
}

const LETTERS: [&str; 26] = [
    "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t", "u", "v", "w",
    "x", "y", "z",
];

/// The first character and the others; nothing where there is none.
fn split_first(text: &str) -> (&str, &str) {
    let end = text.chars().next().map_or(0, char::len_utf8);
    text.split_at_checked(end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::each_typo;

    fn near(word: &str) -> Vec<String> {
        let mut near = Vec::new();
        each_typo(word, |typo| near.push(typo.to_owned()));
        near
    }

    #[test]
    fn each_kind_of_slip_is_there() {
        let near = near("wenfng");
        for word in ["wenfeng", "wenfn", "wefng", "wnefng", "wenfgn", "wenfnx", "xenfng", "awenfng", "wenfngz"] {
            assert!(near.iter().any(|near| near == word), "{word}");
        }
        for word in ["wenfng", "wenfeeng", "wnfneg", ""] {
            assert!(near.iter().all(|near| near != word), "{word}");
        }
    }

    #[test]
    fn short_and_foreign_words_have_neighbours_too() {
        assert!(near("").contains(&"a".to_owned()));
        assert!(near("é梁").contains(&"梁é".to_owned()));
    }
}
