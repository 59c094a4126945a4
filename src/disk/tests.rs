#![allow(clippy::unwrap_used, reason = "a failing helper fails its test")]

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;
use std::process::Command;

use super::*;

/// A folder with a pipe, to which nobody will ever write.
fn with_pipe() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join("vault/sub")).unwrap();
    assert!(Command::new("mkfifo").arg(folder.path().join("pipe")).status().unwrap().success());
    fs::write(folder.path().join("vault/a.md"), "A").unwrap();
    fs::write(folder.path().join("vault/sub/b.md"), "B").unwrap();
    folder
}

/// The notes that are read in the vault, and what is said.
fn read(folder: &Path) -> (Vec<String>, Vec<String>) {
    let found =
        Folder { root: 0, path: &folder.join("vault"), exclude: &[], named: Named::default(), workspace: &[] }.read();
    (found.notes.iter().map(|(key, _)| key.path.to_string()).collect(), found.problems)
}

#[test]
fn what_is_no_regular_file_is_not_opened() {
    let folder = with_pipe();
    for (link, to) in [("pipe.md", "../pipe"), ("zero.md", "/dev/zero"), ("kernel.md", "/proc/self/status")] {
        symlink(to, folder.path().join("vault").join(link)).unwrap();
    }
    symlink("a.md", folder.path().join("vault/c.md")).unwrap();
    let (notes, problems) = read(folder.path());
    assert_eq!(notes, ["a.md", "c.md", "sub/b.md"]);
    let irregular = problems.iter().filter(|line| line.ends_with(": not a regular file; it is left out")).count();
    assert_eq!((irregular, problems.len()), (3, 3), "{problems:?}");
    assert!(NamesFile::open(&folder.path().join("pipe")).is_err());
}

#[test]
fn an_ignore_file_that_would_never_end_is_not_opened() {
    for name in [".gitignore", ".ignore"] {
        for to in ["/dev/zero", "../pipe"] {
            let folder = with_pipe();
            symlink(to, folder.path().join("vault").join(name)).unwrap();
            let (notes, problems) = read(folder.path());
            assert_eq!(notes, ["a.md", "sub/b.md"], "{name} -> {to}");
            let [problem] = problems.as_slice() else { panic!("{problems:?}") };
            assert!(problem.ends_with(&format!("{name}: not a regular file; files of this kind are not used")));
            // Further down one folder alone is concerned.
            fs::remove_file(folder.path().join("vault").join(name)).unwrap();
            let to = if to == "../pipe" { "../../pipe" } else { to };
            symlink(to, folder.path().join("vault/sub").join(name)).unwrap();
            let (notes, problems) = read(folder.path());
            assert_eq!((notes.as_slice(), problems.len()), (["a.md".to_owned()].as_slice(), 1), "{problems:?}");
        }
    }
}

#[test]
fn a_repository_that_names_a_pipe_is_not_asked_what_to_ignore() {
    let folder = with_pipe();
    fs::create_dir_all(folder.path().join("git")).unwrap();
    symlink("../pipe", folder.path().join("git/commondir")).unwrap();
    fs::write(folder.path().join("vault/.git"), format!("gitdir: {}\n", folder.path().join("git").display())).unwrap();
    let (notes, problems) = read(folder.path());
    assert_eq!((notes.len(), problems.len()), (2, 1), "{problems:?}");
    // An ignore file of any regular kind is heeded.
    fs::remove_file(folder.path().join("vault/.git")).unwrap();
    fs::write(folder.path().join("globs"), "sub\n").unwrap();
    symlink("../globs", folder.path().join("vault/.gitignore")).unwrap();
    assert_eq!(read(folder.path()), (vec!["a.md".to_owned()], Vec::new()));
}

#[test]
fn a_linked_folder_is_read_once_and_none_that_leads_back() {
    let folder = tempfile::tempdir().unwrap();
    let vault = folder.path().join("vault");
    for made in ["shared/people/sub", "vault/own", "vault/.hidden"] {
        fs::create_dir_all(folder.path().join(made)).unwrap();
    }
    for (note, text) in [("shared/people/ann.md", "Ann"), ("shared/people/sub/bob.md", "Bob"), ("vault/own/c.md", "C")]
    {
        fs::write(folder.path().join(note), text).unwrap();
    }
    let links = [
        ("People", "../shared/people"),
        ("Z again", "../shared/people/sub"),
        ("own again", "own"),
        ("loop", "."),
        ("around", ".."),
        ("kernel", "/proc"),
        ("hidden", ".hidden"),
    ];
    links.iter().for_each(|(link, to)| symlink(to, vault.join(link)).unwrap());
    symlink("../../vault", folder.path().join("shared/people/back")).unwrap();
    let (notes, problems) = read(folder.path());
    assert_eq!(notes, ["People/ann.md", "People/sub/bob.md", "own/c.md"]);
    assert_eq!(problems.len(), 3, "{problems:?}");
    assert!(problems.iter().all(|line| line.ends_with("; it is not followed")), "{problems:?}");
    // What is excluded is not reached through a link either.
    assert_eq!(
        Folder { root: 0, path: &vault, exclude: &["People/sub".to_owned()], named: Named::default(), workspace: &[] }
            .read()
            .notes
            .len(),
        2
    );
}

#[test]
fn a_byte_order_mark_is_no_part_of_a_note() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.md"), "\u{feff}Ann").unwrap();
    assert_eq!(&*read_note(&folder.path().join("a.md")).unwrap(), "Ann");
}

#[test]
fn a_file_is_replaced_as_a_whole_and_never_through_a_link() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    fs::write(path("a.md"), "before").unwrap();
    fs::set_permissions(path("a.md"), fs::Permissions::from_mode(0o640)).unwrap();
    replace(&path("a.md"), b"after").unwrap();
    assert_eq!(fs::read_to_string(path("a.md")).unwrap(), "after");
    assert_eq!(fs::metadata(path("a.md")).unwrap().permissions().mode() & 0o777, 0o640);
    symlink("a.md", path("link")).unwrap();
    replace(&path("link"), b"own").unwrap();
    assert_eq!(fs::read_to_string(path("a.md")).unwrap(), "after");
    assert!(!path("link").is_symlink());
    // What fails leaves nothing behind.
    fs::create_dir(path("folder")).unwrap();
    assert!(replace(&path("folder"), b"x").is_err());
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 3);
}

#[test]
fn a_path_is_inside_only_if_no_link_leads_it_out() {
    let folder = tempfile::tempdir().unwrap();
    let vault = folder.path().join("vault");
    fs::create_dir_all(vault.join("sub")).unwrap();
    fs::write(folder.path().join("out.md"), "").unwrap();
    fs::write(vault.join("a.md"), "").unwrap();
    for (link, to) in [("out", ".."), ("file.md", "../out.md"), ("dead.md", "../gone.md"), ("in", "sub")] {
        symlink(to, vault.join(link)).unwrap();
    }
    for inside in ["a.md", "new.md", "new/new.md", "in/new.md", "sub"] {
        assert!(is_inside(&vault, &vault.join(inside)), "{inside}");
    }
    for outside in ["out", "out/new.md", "file.md", "dead.md", "dead.md/x", "new/../../out.md", "../out.md"] {
        assert!(!is_inside(&vault, &vault.join(outside)), "{outside}");
    }
    // The folder itself may be a link.
    symlink("vault", folder.path().join("also")).unwrap();
    assert!(is_inside(&folder.path().join("also"), &folder.path().join("also/new.md")));
}

#[test]
fn each_note_is_of_one_workspace_folder() {
    let folder = tempfile::tempdir().unwrap();
    let outer = folder.path().join("outer");
    let inner = outer.join("inner");
    fs::create_dir_all(&inner).unwrap();
    fs::create_dir_all(folder.path().join("beside")).unwrap();
    for note in ["outer/a.md", "outer/inner/b.md", "beside/c.md"] {
        fs::write(folder.path().join(note), "x").unwrap();
    }
    symlink("../beside", outer.join("link")).unwrap();
    symlink("inner", outer.join("again")).unwrap();
    let paths = |path: &Path, workspace: &[PathBuf]| {
        let found = Folder { root: 0, path, exclude: &[], named: Named::default(), workspace }.read();
        assert_eq!(found.problems, Vec::<String>::new());
        found.notes.iter().map(|(key, _)| key.path.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(paths(&outer, &[outer.clone(), inner.clone(), folder.path().join("beside")]), ["a.md"]);
    assert_eq!(paths(&outer, &[inner.clone(), outer.clone()]), ["a.md", "link/c.md"]);
    assert_eq!(paths(&inner, &[outer, inner.clone()]), ["b.md"]);
}

#[test]
fn what_is_at_a_place_is_a_file_or_all_below_a_folder() {
    let folder = tempfile::tempdir().unwrap();
    for note in ["a.md", "sub/b.md", "sub/deep/c.md", "sub/.hidden/d.md", "subject/e.md"] {
        fs::create_dir_all(folder.path().join(note).parent().unwrap()).unwrap();
        fs::write(folder.path().join(note), "x").unwrap();
    }
    let at = |places: &[&str]| {
        let places = places.iter().map(|path| FileKey::new(0, path)).collect();
        let found = Folder {
            root: 0,
            path: folder.path(),
            exclude: &["deep".to_owned()],
            named: Named::default(),
            workspace: &[],
        }
        .at(&places);
        let mut found: Vec<String> = found.iter().map(|key| key.path.to_string()).collect();
        found.sort();
        found
    };
    assert_eq!(at(&["a.md", "gone.md"]), ["a.md"]);
    assert_eq!(at(&["sub"]), ["sub/b.md"]);
    assert_eq!(at(&["sub/deep/c.md", "sub/.hidden", "gone"]), Vec::<String>::new());
}

#[test]
fn what_killed_writers_left_is_removed_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let (now, hour) = (std::time::SystemTime::now(), std::time::Duration::from_secs(3600));
    let (old, ahead) = (now - hour, now + hour);
    for (name, time) in
        [(".whoswho-old", old), (".whoswho-ahead", ahead), (".whoswho-new", now), (".whoswho.toml", old), ("a.md", old)]
    {
        fs::File::create(folder.path().join(name)).unwrap().set_modified(time).unwrap();
    }
    fs::create_dir(folder.path().join(".whoswho-folder")).unwrap();
    symlink("a.md", folder.path().join(".whoswho-link")).unwrap();
    atomic_write::remove_left_over(folder.path());
    let mut left: Vec<String> = fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    left.sort();
    assert_eq!(left, [".whoswho-folder", ".whoswho-link", ".whoswho-new", ".whoswho.toml", "a.md"]);
}

#[test]
fn of_a_folder_with_too_much_the_upper_part_is_read_and_the_rest_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let paths: Vec<_> = ["deep/er/a.md", "b.md", "deep/c.md", "a.md"].map(|path| folder.path().join(path)).to_vec();
    fs::create_dir_all(folder.path().join("deep/er")).unwrap();
    paths.iter().for_each(|path| fs::write(path, "12345").unwrap());
    for (notes, bytes, expected) in
        [(4, 20, "deep/er/a.md b.md deep/c.md a.md"), (3, 20, "a.md b.md deep/c.md"), (4, 14, "a.md b.md"), (4, 4, "")]
    {
        let mut problems = Vec::new();
        let files = paths.iter().map(|path| (path.clone(), file_metadata::file_metadata(path))).collect();
        let kept = read_limits::Bound { notes, bytes }.apply(folder.path(), files, &mut problems);
        let kept: Vec<_> =
            kept.iter().map(|(path, _)| path.strip_prefix(folder.path()).unwrap().display().to_string()).collect();
        assert_eq!(kept.join(" "), expected);
        let told = format!(": {} of 4 notes are left out, ", 4 - kept.len());
        assert_eq!(problems.iter().any(|line| line.contains(&told)), kept.len() < 4, "{problems:?}");
    }
}
