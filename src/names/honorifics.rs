#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Title {
    pub gender: Option<super::lexicon::Gender>,
}
pub fn title(_folded: &str) -> Option<Title> {
    None
}
pub fn suffix(_folded: &str) -> bool {
    false
}
