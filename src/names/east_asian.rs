pub fn surname_length(_name: &[char]) -> Option<usize> {
    None
}
pub fn is_romanized_surname(_folded: &str) -> bool {
    false
}
