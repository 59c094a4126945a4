//! URIs as editors write them, and the paths they mean.

use std::ffi::OsStr;
use std::path::{Component, Path, PathBuf, Prefix};
use std::str::FromStr;

use percent_encoding::{AsciiSet, CONTROLS, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use tower_lsp::ls_types::Uri;

/// What stands for itself in the path of a URI.
const PATH: AsciiSet = NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// The path of a `file:` URI, as the system writes it; `None` for other schemes and for bytes that are no Unicode.
pub(crate) fn to_path(uri: &Uri) -> Option<PathBuf> {
    let rest = uri.as_str().strip_prefix("file://")?;
    let (host, path) = rest.split_at_checked(rest.find('/')?)?;
    let decoded = percent_decode_str(path).decode_utf8().ok()?;
    let path = match host {
        // A folder that Windows shares in a network: `file://server/share/notes`
        host if cfg!(windows) && !matches!(host, "" | "localhost") => {
            format!(r"\\{host}{}", decoded.replace('/', r"\"))
        }
        _ => without_slash_before_drive(&decoded),
    };
    Some(Path::new(&path).components().collect())
}

/// The `file:` URI of an absolute path; `None` if the path is relative or no Unicode.
pub(crate) fn from_path(path: &Path) -> Option<Uri> {
    let mut out = String::from("file://");
    for part in path.components() {
        match part {
            Component::Prefix(prefix) => match prefix.kind() {
                Prefix::Disk(drive) | Prefix::VerbatimDisk(drive) => {
                    out.extend(['/', char::from(drive), '%', '3', 'A']);
                }
                Prefix::UNC(server, share) | Prefix::VerbatimUNC(server, share) => {
                    out.push_str(server.to_str()?);
                    push(&mut out, share)?;
                }
                Prefix::Verbatim(_) | Prefix::DeviceNS(_) => return None,
            },
            Component::Normal(name) => push(&mut out, name)?,
            Component::RootDir => {}
            Component::CurDir | Component::ParentDir => return None,
        }
    }
    path.is_absolute().then(|| Uri::from_str(&out).ok()).flatten()
}

fn push(uri: &mut String, name: &OsStr) -> Option<()> {
    uri.push('/');
    uri.extend(utf8_percent_encode(name.to_str()?, &PATH));
    Some(())
}

/// What stands for itself in a URI as a whole.
const WHOLE: AsciiSet = CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'<')
    .add(b'>')
    .add(b'\\')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}')
    .add(b'[')
    .add(b']');

/// A URI in which what must be written as `%20` is: some editors leave blanks and letters beyond ASCII as they are. `None`
/// if there is nothing to mend.
pub(crate) fn encoded(text: &str) -> Option<String> {
    let is_escape =
        |behind: &str| behind.get(..2).is_some_and(|code| code.bytes().all(|byte| byte.is_ascii_hexdigit()));
    let mut mended = String::new();
    for (at, part) in text.split('%').enumerate() {
        if at > 0 {
            mended.push_str(if is_escape(part) { "%" } else { "%25" });
        }
        mended.extend(utf8_percent_encode(part, &WHOLE));
    }
    (mended != text).then_some(mended)
}

/// The URI of the file `name` in the folder of another file.
pub(crate) fn sibling(uri: &Uri, name: &str) -> Option<Uri> {
    let (folder, _) = uri.as_str().rsplit_once('/')?;
    format!("{folder}/{}", utf8_percent_encode(name, &PATH)).parse().ok()
}

/// `/C:/notes`, as URIs have it, is `C:/notes`; the drive's letter is a capital.
fn without_slash_before_drive(path: &str) -> String {
    let mut letters = path.chars();
    match (letters.next(), letters.next(), letters.next()) {
        (Some('/'), Some(drive), Some(':')) if drive.is_ascii_alphabetic() => {
            format!("{}:{}", drive.to_ascii_uppercase(), letters.as_str())
        }
        _ => path.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_survives_the_way_there_and_back() {
        for path in ["/notes/José Núñez.md", "/a b/100%/#1?.md", "/人物/梁文锋.md"] {
            let path = if cfg!(windows) { format!("C:{path}") } else { path.to_owned() };
            let uri = from_path(Path::new(&path)).unwrap();
            assert_eq!(to_path(&uri).unwrap(), Path::new(&path), "{}", uri.as_str());
        }
    }

    #[test]
    fn windows_drives_lose_the_slash_and_gain_a_capital() {
        let path = |uri: &str| to_path(&Uri::from_str(uri).unwrap()).unwrap();
        assert_eq!(path("file:///c%3A/notes/a.md"), Path::new("C:/notes/a.md"));
        assert_eq!(path("file:///C:/notes/a.md"), Path::new("C:/notes/a.md"));
    }

    #[test]
    fn a_folder_has_one_path_with_a_slash_at_its_end_or_without() {
        let path = |uri: &str| to_path(&Uri::from_str(uri).unwrap()).unwrap().into_os_string();
        assert_eq!(path("file:///notes/old/"), path("file:///notes/old"));
    }

    #[cfg(windows)]
    #[test]
    fn paths_of_windows_survive_the_way_there_and_back() {
        for (path, uri) in [
            (r"C:\notes\Ann Smith.md", "file:///C%3A/notes/Ann%20Smith.md"),
            (r"\\server\my share\a.md", "file://server/my%20share/a.md"),
            (r"\\wsl.localhost\Debian\home\a.md", "file://wsl.localhost/Debian/home/a.md"),
        ] {
            assert_eq!(from_path(Path::new(path)).unwrap().as_str(), uri);
            assert_eq!(to_path(&Uri::from_str(uri).unwrap()).unwrap().as_os_str(), path);
        }
        let resolved = Path::new(r"\\?\C:\notes\a.md");
        assert_eq!(from_path(resolved).unwrap().as_str(), "file:///C%3A/notes/a.md");
    }

    #[test]
    fn what_an_editor_has_not_escaped_is() {
        let mended = |text| encoded(text).map(|uri| to_path(&Uri::from_str(&uri).unwrap()).unwrap());
        assert_eq!(mended("file:///a b/José 100%.md"), Some(PathBuf::from("/a b/José 100%.md")));
        assert_eq!(mended("file:///[x] {y}%20z.md"), Some(PathBuf::from("/[x] {y} z.md")));
        assert_eq!(encoded("file:///a%20b/c%C3%A9.md?q#1"), None);
    }

    #[test]
    fn other_schemes_have_no_path() {
        assert_eq!(to_path(&Uri::from_str("untitled:Untitled-1").unwrap()), None);
    }
}
