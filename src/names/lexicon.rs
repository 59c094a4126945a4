#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Gender {
    Female,
    Male,
}
pub fn is_ordinary(_f: &str) -> bool {
    false
}
pub fn is_given_name(_f: &str) -> bool {
    false
}
pub fn is_surname(_f: &str) -> bool {
    false
}
pub fn is_place(_f: &str) -> bool {
    false
}
pub fn gender(_f: &str) -> Option<Gender> {
    None
}
pub fn is_nickname_of(_n: &str, _g: &str) -> bool {
    false
}
