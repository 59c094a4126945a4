//! ASCII text, eight bytes at a time. Nearly all text that is read is ASCII, so this is the fast path.

/// Eight bytes, the first of them lowest.
pub(super) type Block = u64;

const EACH: Block = Block::from_le_bytes([1; 8]);
/// The bit of each byte that no ASCII character has.
pub(super) const HIGH: Block = EACH * 0x80;

/// How many ASCII letters and digits `bytes` begin with.
pub(super) fn letters_and_digits(bytes: &[u8]) -> usize {
    let (blocks, rest) = bytes.as_chunks();
    for (index, block) in blocks.iter().enumerate() {
        let block = Block::from_le_bytes(*block);
        let small = (block | (EACH * 0x20)) & !HIGH;
        let found = between(small, b'a', b'z') | between(block & !HIGH, b'0', b'9');
        let others = HIGH & (block | !found);
        if others != 0 {
            return 8 * index + others.trailing_zeros() as usize / 8;
        }
    }
    8 * blocks.len() + rest.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count()
}

/// ASCII characters in lower case.
pub(super) fn lower(block: Block) -> Block {
    block | between(block, b'A', b'Z') >> 2
}

/// The high bit of each byte of a block of ASCII that is at least `first` and at most `last`.
fn between(block: Block, first: u8, last: u8) -> Block {
    let from_first = block + EACH * Block::from(0x80 - first);
    let behind_last = block + EACH * Block::from(0x7f - last);
    from_first & !behind_last & HIGH
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_at_every_place_counts_as_by_itself() {
        for byte in 0..=u8::MAX {
            for place in 0..10 {
                let mut bytes = *b"Zz09aAmM5x";
                bytes[place] = byte;
                let expected = bytes.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
                assert_eq!(letters_and_digits(&bytes), expected, "{byte} at {place}");
            }
        }
    }

    #[test]
    fn every_character_at_every_place_becomes_small() {
        for byte in 0..0x80 {
            for place in 0..8 {
                let mut bytes = *b"@AZ[`az{";
                bytes[place] = byte;
                let lowered = lower(Block::from_le_bytes(bytes)).to_le_bytes();
                assert_eq!(lowered.as_slice(), bytes.to_ascii_lowercase());
            }
        }
    }
}
