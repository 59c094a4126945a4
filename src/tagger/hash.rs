//! Hashes that are the same on every platform and in every version: models refer to words and features by them.

const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;

/// A 64-bit hash of bytes.
pub(super) fn bytes(bytes: &[u8]) -> u64 {
    let mut hash = FACTOR ^ bytes.len() as u64;
    let (chunks, rest) = bytes.as_chunks::<8>();
    for chunk in chunks {
        hash = mix(hash ^ u64::from_le_bytes(*chunk));
    }
    let mut last = [0; 8];
    for (to, from) in last.iter_mut().zip(rest) {
        *to = *from;
    }
    mix(hash ^ u64::from_le_bytes(last))
}

/// A 32-bit hash of a word.
pub(super) fn word(text: &str) -> u32 {
    narrow(bytes(text.as_bytes()))
}

/// The hash of a feature: the value of a template.
pub(super) fn feature(template: u8, value: u32) -> u32 {
    narrow(mix(u64::from(value) | u64::from(template) << 40))
}

/// Combines two hashes.
pub(super) fn pair(one: u32, other: u32) -> u32 {
    narrow(mix(u64::from(one) << 32 | u64::from(other)))
}

fn mix(value: u64) -> u64 {
    let spread = (value ^ (value >> 32)).wrapping_mul(FACTOR);
    spread ^ (spread >> 29)
}

/// The upper half, where the bits are mixed best.
fn narrow(hash: u64) -> u32 {
    u32::try_from(hash >> 32).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_are_what_models_were_trained_with() {
        assert_eq!(word(""), word(""));
        assert_ne!(word("ab"), word("ba"));
        assert_ne!(word("abcdefgh"), word("abcdefgh\0"));
        assert_ne!(feature(1, 7), feature(2, 7));
        assert_ne!(pair(1, 2), pair(2, 1));
    }
}
