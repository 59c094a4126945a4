//! URIs as editors write them, and the paths they mean.

use std::path::{Component, Path, PathBuf};
use std::str::FromStr;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use tower_lsp::ls_types::Uri;

/// What stands for itself in the path of a URI.
const PATH: AsciiSet = NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// The path of a `file:` URI; `None` for other schemes and for bytes that are no Unicode.
pub(super) fn to_path(uri: &Uri) -> Option<PathBuf> {
    let rest = uri.as_str().strip_prefix("file://")?;
    let path = rest.find('/').and_then(|slash| rest.get(slash..))?;
    let decoded = percent_decode_str(path).decode_utf8().ok()?;
    Some(PathBuf::from(without_slash_before_drive(&decoded)))
}

/// The `file:` URI of an absolute path; `None` if the path is relative or no Unicode.
pub(super) fn from_path(path: &Path) -> Option<Uri> {
    let mut out = String::from("file://");
    for part in path.components() {
        match part {
            Component::Prefix(prefix) => {
                out.push('/');
                out.push_str(&utf8_percent_encode(prefix.as_os_str().to_str()?, &PATH).to_string());
            }
            Component::Normal(name) => {
                out.push('/');
                out.push_str(&utf8_percent_encode(name.to_str()?, &PATH).to_string());
            }
            Component::RootDir => {}
            Component::CurDir | Component::ParentDir => return None,
        }
    }
    path.is_absolute().then(|| Uri::from_str(&out).ok()).flatten()
}

/// The URI of the file `name` in the folder of another file.
pub(super) fn sibling(uri: &Uri, name: &str) -> Option<Uri> {
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
            let uri = from_path(Path::new(path)).unwrap();
            assert_eq!(to_path(&uri).unwrap(), Path::new(path), "{}", uri.as_str());
        }
    }

    #[test]
    fn windows_drives_lose_the_slash_and_gain_a_capital() {
        let path = |uri: &str| to_path(&Uri::from_str(uri).unwrap()).unwrap();
        assert_eq!(path("file:///c%3A/notes/a.md"), Path::new("C:/notes/a.md"));
        assert_eq!(path("file:///C:/notes/a.md"), Path::new("C:/notes/a.md"));
    }

    #[test]
    fn other_schemes_have_no_path() {
        assert_eq!(to_path(&Uri::from_str("untitled:Untitled-1").unwrap()), None);
    }
}
