//! Slips of the pen: words that one edit makes into another.

/// Every word that one slip makes of a folded word: a letter left out, two letters swapped, another letter, a letter
/// too many. Letters put in are a to z, as names are folded. Some come twice.
pub fn one_slip_away(folded: &str) -> Vec<String> {
    let letters: Vec<char> = folded.chars().collect();
    let mut out = Vec::with_capacity(letters.len() * 54 + 26);
    for at in 0..=letters.len() {
        let Some((front, back)) = letters.split_at_checked(at) else { continue };
        let mut word = |middle: &[char], back: &[char]| out.push(front.iter().chain(middle).chain(back).collect());
        for letter in 'a'..='z' {
            word(&[letter], back);
            if let Some((_, rest)) = back.split_first() {
                word(&[letter], rest);
            }
        }
        match back {
            [first, second, rest @ ..] => {
                word(&[], back.get(1..).unwrap_or_default());
                word(&[*second, *first], rest);
            }
            [_] => word(&[], &[]),
            [] => {}
        }
    }
    out.retain(|word: &String| word != folded);
    out
}

#[cfg(test)]
mod tests {
    use super::one_slip_away;

    #[test]
    fn each_kind_of_slip_is_there() {
        let near = one_slip_away("wenfng");
        for word in ["wenfeng", "wenfn", "wefng", "wnefng", "wenfgn", "wenfnx", "xenfng", "awenfng", "wenfngz"] {
            assert!(near.iter().any(|near| near == word), "{word}");
        }
        for word in ["wenfng", "wenfeeng", "wnfneg", ""] {
            assert!(near.iter().all(|near| near != word), "{word}");
        }
    }

    #[test]
    fn short_and_foreign_words_have_neighbours_too() {
        assert!(one_slip_away("").contains(&"a".to_owned()));
        assert!(one_slip_away("é梁").contains(&"梁é".to_owned()));
    }
}
