//! Which names files of notes may have. All code that makes or renames a note checks here: names and links come from
//! notes that others may have written, and a path made of one has to stay in the workspace folder, on every system.

use std::fmt;

use crate::entity_index::without_extension;
use crate::note::Format;
use crate::text::is_control;

/// What no file may have in its name on some system.
const FORBIDDEN: [char; 9] = ['/', '\\', ':', '*', '?', '"', '<', '>', '|'];
/// What is not to be seen in a name; joiners are, as some scripts need them.
const UNSEEN: [char; 5] = ['\u{200b}', '\u{2028}', '\u{2029}', '\u{2060}', '\u{feff}'];
/// What ends the target of a link.
const ENDS_LINK: [char; 4] = ['#', '^', '[', ']'];
/// What Windows takes for a device, whatever extension stands behind.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "conin$", "conout$"];
/// The same with a number behind.
const NUMBERED_DEVICES: [&str; 2] = ["com", "lpt"];
/// Endings of what systems run; where extensions are not shown, a note would look like it. `.com` is more often a site.
const PROGRAMS: [&str; 14] =
    ["exe", "bat", "cmd", "sh", "ps1", "vbs", "scr", "msi", "lnk", "dll", "hta", "pif", "desktop", "command"];
/// The longest name, in bytes, that file systems take.
const LONGEST: usize = 255;
/// The longest path in a workspace folder, in bytes.
const LONGEST_PATH: usize = 1000;

/// Why no note can have a name or path; its text is a clause for the user.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum InvalidFileName {
    /// It has a character that some systems do not take, or that nobody sees.
    Character(char),
    /// It leads out of the workspace folder, or to no place in it.
    Outside,
    /// A file or folder of this name is hidden.
    Hidden(String),
    /// A shell takes this for somebody's home.
    Home(String),
    /// Windows takes this for a device.
    Device(String),
    /// This has an extension of its own, before the note's.
    Extension(String),
    /// This begins or ends in blanks or dots, which some systems drop.
    Edge(String),
    /// It is longer than file systems take.
    TooLong,
}

impl fmt::Display for InvalidFileName {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Character(letter) => {
                write!(out, "no file can have “{}” in its name on every system", letter.escape_debug())
            }
            Self::Outside => write!(out, "the path does not stay in the workspace folder"),
            Self::Hidden(name) => write!(out, "“{name}” begins with a dot, so that it would be hidden"),
            Self::Home(name) => write!(out, "“{name}” begins with “~”, which stands for a home folder"),
            Self::Device(name) => write!(out, "“{name}” is a device on Windows"),
            Self::Extension(name) => write!(out, "“{name}” ends like another kind of file"),
            Self::Edge(name) => write!(out, "“{name}” begins or ends with a blank or dot, which some systems drop"),
            Self::TooLong => write!(out, "the name is longer than file systems take"),
        }
    }
}

/// Whether a note may have this path in a workspace folder.
///
/// # Errors
/// The first reason why not.
pub(super) fn check_path(path: &str) -> Result<(), InvalidFileName> {
    if path.len() > LONGEST_PATH {
        return Err(InvalidFileName::TooLong);
    }
    let (folders, file) = path.rsplit_once('/').map_or((None, path), |(folders, file)| (Some(folders), file));
    for folder in folders.into_iter().flat_map(|folders| folders.split('/')) {
        if matches!(folder, "" | "." | "..") {
            return Err(InvalidFileName::Outside);
        }
        check_part(folder)?;
        if folder.ends_with('.') {
            return Err(InvalidFileName::Edge(folder.to_owned()));
        }
    }
    check_name(without_extension(file))?;
    // An extension is never missing in a path that was made for a note.
    if file.len() > LONGEST { Err(InvalidFileName::TooLong) } else { check_part(file) }
}

/// Whether a note may have this name, to which its extension is still to be added. That one dot stands at its end is fine:
/// `Acme Inc..md`.
///
/// # Errors
/// The first reason why not.
pub(super) fn check_name(name: &str) -> Result<(), InvalidFileName> {
    check_part(name)?;
    let extension = name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase());
    let is_program = extension.is_some_and(|extension| PROGRAMS.contains(&extension.as_str()));
    // Wikipedia.org and the like are names.
    let is_note = matches!(Format::from_path(name), Some(Format::Markdown | Format::Plain));
    if is_program || is_note {
        return Err(InvalidFileName::Extension(name.to_owned()));
    }
    if name.ends_with("..") { Err(InvalidFileName::Edge(name.to_owned())) } else { Ok(()) }
}

/// A name without what no file may have in its own.
pub(super) fn repaired(name: &str) -> String {
    let kept: String =
        name.chars().map(|letter| if is_bad(letter) || ENDS_LINK.contains(&letter) { ' ' } else { letter }).collect();
    kept.trim_matches(|edge: char| edge.is_whitespace() || matches!(edge, '.' | '~')).to_owned()
}

/// What holds for the name of a file as for that of a folder.
fn check_part(name: &str) -> Result<(), InvalidFileName> {
    if let Some(letter) = name.chars().find(|letter| is_bad(*letter)) {
        return Err(InvalidFileName::Character(letter));
    }
    if name.starts_with('.') {
        return Err(InvalidFileName::Hidden(name.to_owned()));
    }
    if name.starts_with('~') {
        return Err(InvalidFileName::Home(name.to_owned()));
    }
    if name.is_empty() || name.trim() != name {
        return Err(InvalidFileName::Edge(name.to_owned()));
    }
    if is_device(name) {
        return Err(InvalidFileName::Device(name.to_owned()));
    }
    if name.len() > LONGEST { Err(InvalidFileName::TooLong) } else { Ok(()) }
}

fn is_bad(letter: char) -> bool {
    is_control(letter) || FORBIDDEN.contains(&letter) || UNSEEN.contains(&letter)
}

/// Whether Windows opens a device where a file of this name is meant.
fn is_device(name: &str) -> bool {
    let front = name.split('.').next().unwrap_or_default().trim_end().to_lowercase();
    let number = NUMBERED_DEVICES.iter().find_map(|device| front.strip_prefix(device));
    let is_numbered =
        number.is_some_and(|number| matches!(number, "¹" | "²" | "³") || matches!(number.as_bytes(), [b'0'..=b'9']));
    is_numbered || DEVICES.contains(&front.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_are_safe_on_every_system_are_fine() {
        for name in [
            "Ann Smith",
            "@Ann Smith",
            "ann-smith",
            "Acme Inc.",
            "E. Marchand",
            "Amazon.com",
            "Wikipedia.org",
            "Node.js",
            "Conrad",
            "Com Inc",
            "梁文锋",
            "Zoë (painter)",
            "O'Brien",
            "می\u{200c}خواهم",
            "Smith, Ann",
        ] {
            assert_eq!(check_name(name), Ok(()), "{name}");
            assert_eq!(check_path(&format!("People/St. Petersburg/{name}.md")), Ok(()), "{name}");
        }
        assert_eq!(check_path("Ann Smith.org"), Ok(()));
    }

    #[test]
    fn names_that_are_not_are_refused() {
        for name in [
            "",
            " ",
            "a/b",
            "a\\b",
            "C:x",
            "a\0b",
            "a\nb",
            "a\u{9b}b",
            "\u{202e}x",
            "x\u{2066}",
            "\u{feff}x",
            "\u{200b}",
            ".hidden",
            "..",
            "...",
            "~",
            "~x",
            "con",
            "CON",
            "nul.md",
            "Aux",
            "COM1",
            "lpt9.x",
            "com¹",
            "x.md",
            "x.MD",
            "x.exe",
            "x.sh",
            "x.txt",
            "trailing..",
            " x",
            "x ",
            "a?b",
            "a*b",
            "a\"b",
            "<b>",
        ] {
            assert!(check_name(name).is_err(), "{name:?}");
            // In a path a slash parts folders.
            let path = format!("People/{}.md", name.replace("a/b", "a/~b"));
            assert!(check_path(&path).is_err(), "{name:?}");
        }
        let long = "é".repeat(127);
        assert_eq!(check_path(&format!("{long}.md")), Err(InvalidFileName::TooLong));
        assert_eq!(check_name(&"é".repeat(128)), Err(InvalidFileName::TooLong));
    }

    #[test]
    fn paths_that_leave_the_folder_are_refused() {
        for path in [
            "/etc/Eve.md",
            "../Eve.md",
            "People/../../Eve.md",
            "./Eve.md",
            "People//Eve.md",
            "C:/Eve.md",
            "~/Eve.md",
            ".git/Eve.md",
            "People./Eve.md",
            "People /Eve.md",
            "con/Eve.md",
            "People\\..\\Eve.md",
            "",
        ] {
            assert!(check_path(path).is_err(), "{path}");
        }
        assert_eq!(check_path(&format!("{}Eve.md", "People/".repeat(200))), Err(InvalidFileName::TooLong));
    }

    #[test]
    fn a_name_is_repaired_where_that_leaves_a_name() {
        assert_eq!(repaired("~Ann: \u{202e}Smith\u{0}?."), "Ann   Smith");
        assert_eq!(repaired("../.."), "");
    }
}
