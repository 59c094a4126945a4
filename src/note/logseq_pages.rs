//! Page names of Logseq, and how they are encoded in file names.

use std::borrow::Cow;

use percent_encoding::percent_decode_str;

/// The folder in which Logseq keeps its pages.
pub(super) const FOLDER: &str = "pages";

/// What stands for the slash of a namespace, by the file name format: `:triple-lowbar`, and the one before it.
const SLASHES: [&str; 3] = ["___", "%2F", "%2f"];

/// The shortest part of a name that dots of the oldest format set apart: initials and titles are shorter.
const SHORTEST: usize = 3;

/// The path of a note with the name of a Logseq page decoded: `pages/Person/Ada Pottinger.md` for `pages/Person___Ada
/// Pottinger.md`. Other paths are returned unchanged.
pub fn path(path: &str) -> Cow<'_, str> {
    let Some((folder, file)) = path.rsplit_once('/') else { return Cow::Borrowed(path) };
    let is_page = folder.rsplit('/').next().is_some_and(|last| last.eq_ignore_ascii_case(FOLDER));
    match decoded(file).filter(|_| is_page) {
        Some(file) => Cow::Owned(format!("{folder}/{file}")),
        None => Cow::Borrowed(path),
    }
}

/// The decoded name of a Logseq page, by which links refer to it; `None` for all other notes.
pub fn name(note: &str) -> Option<String> {
    let Cow::Owned(decoded) = path(note) else { return None };
    let (folder, _) = note.rsplit_once('/')?;
    let name = decoded.get(folder.len() + 1..)?;
    Some(name.rsplit_once('.').map_or(name, |(name, _)| name).to_owned())
}

/// The code for the slash of a namespace in the name of a page's file; `None` if there is none.
pub fn slash(note: &str) -> Option<&'static str> {
    name(note)?;
    SLASHES.into_iter().find(|slash| note.contains(slash))
}

/// Whether the prefix of a file name ends in the code for a slash of a namespace.
pub fn is_namespace(prefix: &str) -> bool {
    SLASHES.iter().any(|slash| prefix.ends_with(slash))
}

/// The name of a file without its code; `None` where there is nothing to decode.
fn decoded(file: &str) -> Option<String> {
    let (name, extension) = file.rsplit_once('.')?;
    let has_slash = SLASHES.iter().any(|slash| name.contains(slash));
    if !has_slash && is_dotted(name) {
        return Some(format!("{}.{extension}", name.replace('.', "/")));
    }
    let slashed = SLASHES.iter().fold(name.to_owned(), |name, slash| name.replace(slash, "/"));
    let decoded = percent_decode_str(&slashed).decode_utf8().ok()?;
    let parts_are_names = decoded.split('/').all(|part| !matches!(part.trim(), "" | "." | ".."));
    (decoded != name && parts_are_names).then(|| format!("{decoded}.{extension}"))
}

/// Whether dots set the parts of a namespace apart, as in `Person.Ada Pottinger`; not so in `St. Ives` and `Node.js`.
fn is_dotted(name: &str) -> bool {
    let is_part = |part: &str| part.starts_with(char::is_uppercase) && part.chars().count() >= SHORTEST;
    name.contains('.') && name.split('.').all(is_part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_pages_are_decoded_by_each_of_the_formats() {
        for (file, decoded) in [
            ("pages/Person___Ada Pottinger.md", "pages/Person/Ada Pottinger.md"),
            ("graph/pages/People___Staff___Ivo Krumm.md", "graph/pages/People/Staff/Ivo Krumm.md"),
            ("pages/Person%2FZoë.org", "pages/Person/Zoë.org"),
            ("pages/Person.Ada Pottinger.md", "pages/Person/Ada Pottinger.md"),
            ("pages/Who%3F.md", "pages/Who?.md"),
        ] {
            assert_eq!(path(file), decoded);
        }
        assert_eq!(name("pages/Person___Ada Pottinger.md").as_deref(), Some("Person/Ada Pottinger"));
    }

    #[test]
    fn other_paths_are_left() {
        for file in [
            "Person___Ada Pottinger.md",
            "notes/Smith___Sons.md",
            "pages/St. Ives.md",
            "pages/J.R. Harrow.md",
            "pages/Node.js.md",
            "pages/100%.md",
            "pages/___.md",
            "pages/a___..___b.md",
            "pages/Ada.md",
        ] {
            assert_eq!(path(file), file);
            assert_eq!(name(file), None);
        }
    }
}
