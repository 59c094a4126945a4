//! Matches listed names in scripts without spaces, where each character is a token: the longest match counts, from the
//! left.

use crate::tagger::hash;
use crate::tagger::lexicon::{Field, Lexicon, WordInfo};
use crate::tagger::token_info::TokenInfo;
use crate::tagger::tokenize::{Gap, Token, is_unspaced};

/// The most tokens in a listed name.
const LONGEST: usize = 8;

/// Where a token stands in a listed name. [`Field::CAPITALISED`] tells it, which says nothing else of such scripts.
#[derive(Clone, Copy)]
enum Place {
    First = 1,
    Within = 2,
    Last = 3,
}

/// Tells the tokens of a sentence to which listed names they belong. The cells are those of the tokens.
pub(super) fn look_up(lexicon: &Lexicon, text: &str, tokens: &[Token], cells: &mut [TokenInfo]) {
    let mut at = 0;
    while at < tokens.len() {
        let run = unspaced_run(text, tokens.get(at..).unwrap_or_default());
        let Some((length, word_info)) = longest(lexicon, text, tokens.get(at..at + run).unwrap_or_default()) else {
            at += 1;
            continue;
        };
        for (number, cell) in cells.iter_mut().skip(at).take(length).enumerate() {
            let place = match number {
                0 => Place::First,
                _ if number + 1 == length => Place::Last,
                _ => Place::Within,
            };
            cell.word_info = word_info.with(Field::CAPITALISED, place as u16);
        }
        at += length;
    }
}

/// How many of the first tokens touch each other and are of such a script; no more than a name may have.
fn unspaced_run(text: &str, tokens: &[Token]) -> usize {
    let is_unspaced = |token: &&Token| token.span.text(text).starts_with(is_unspaced);
    let run = tokens.iter().take(LONGEST).take_while(is_unspaced);
    let touching = run.enumerate().take_while(|(number, token)| *number == 0 || token.gap == Gap::None);
    touching.count()
}

/// The longest listed name of two tokens or more that the run begins with: its tokens, and what is known of it.
fn longest(lexicon: &Lexicon, text: &str, run: &[Token]) -> Option<(usize, WordInfo)> {
    let start = run.first()?.span.start as usize;
    (2..=run.len()).rev().find_map(|length| {
        let end = run.get(length - 1)?.span.end as usize;
        let word_info = lexicon.word_info(hash::word(text.get(start..end)?));
        (word_info != WordInfo::default()).then_some((length, word_info))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tagger::first::Block;

    #[test]
    fn the_longest_listed_name_counts() {
        let word_info = |field: Field, value| WordInfo::default().with(field, value);
        let mut entries = [
            (hash::word("楽天"), word_info(Field::ORGANIZATION, 2)),
            (hash::word("東京"), word_info(Field::PLACE, 3)),
            (hash::word("東京大学"), word_info(Field::ORGANIZATION, 2)),
        ];
        entries.sort_by_key(|(hash, _)| *hash);
        let lexicon = Lexicon::new(&entries);
        let text = "東京大学と楽天、東京 楽 天";
        let block = Block::new(text);
        let mut cells = vec![TokenInfo::default(); block.tokens.tokens.len()];
        look_up(&lexicon, text, &block.tokens.tokens, &mut cells);
        let told: Vec<(u16, u16, u16)> = cells
            .iter()
            .map(|cell| {
                let value = |field| cell.word_info.get(field);
                (value(Field::CAPITALISED), value(Field::ORGANIZATION), value(Field::PLACE))
            })
            .collect();
        let (none, company) = ((0, 0, 0), |place| (place, 2, 0));
        let university = [company(1), company(2), company(2), company(3)];
        let expected = [&university[..], &[none], &[company(1), company(3)], &[none], &[(1, 0, 3), (3, 0, 3)]];
        assert_eq!(told, [&expected.concat()[..], &[none, none]].concat());
    }
}
