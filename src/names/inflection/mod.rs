//! stub
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Inflection;
pub fn explains(_seen: &[&str], _declared: &[&str]) -> Option<Inflection> {
    None
}
pub fn each_base(_folded: &str, _visit: impl FnMut(&str)) {}
pub fn proclitics(_word: &str) -> impl Iterator<Item = usize> {
    std::iter::empty()
}
