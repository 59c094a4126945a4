//! Several at work in the same notes, with the same cache.

use std::thread;

use super::*;

/// Types names into a note of one's own, saves each, and tells the other of it.
fn work(editor: &mut Editor, other: &mut Editor, path: &str, round: i64) {
    let text = format!("Zoë Lane met Tom Ellison {round} times, and Petra Lindqvist.\n").repeat(1 + round as usize % 3);
    editor.change(path, round + 2, &text);
    editor.save(path, &text);
    editor.news(&[(path, 2)]);
    other.news(&[(path, 2)]);
}

#[test]
fn two_servers_and_a_check_are_all_right_in_one_vault_with_one_cache() {
    let (folder, cache) = (vault(&NOTES), temporary());
    let paths = ["One.md", "Two.md"];
    paths.iter().for_each(|path| write(folder.path(), path, "Nobody came.\n"));
    let arguments = ["check", "--hints", "--format", "json"];
    let mut editors = [(); 2].map(|()| Editor::start(folder.path(), cache.path()));
    for (editor, path) in editors.iter_mut().zip(paths) {
        editor.open(path);
        editor.wait_for_counts("Letter.md", 8, "3 mentions in 3 notes");
    }
    thread::scope(|scope| {
        scope.spawn(|| {
            for _ in 0..4 {
                let check = whoswho(folder.path(), cache.path(), &arguments);
                assert_eq!((check.code, check.stderr.as_str()), (Some(0), ""));
            }
        });
        let [one, two] = &mut editors;
        for round in 0..20 {
            work(one, two, paths[0], round);
            work(two, one, paths[1], round);
        }
        // One defines whom the other mentions.
        let mara = "People/Mara Marchand.md";
        write(folder.path(), mara, "");
        one.open(mara);
        one.change(mara, 2, "---\naliases: [Zelda of Ghent]\n---\n");
        one.save(mara, "---\naliases: [Zelda of Ghent]\n---\n");
        two.news(&[(mara, 1)]);
        two.change(paths[1], 30, "Zelda of Ghent met Zoë Lane.\n");
        two.save(paths[1], "Zelda of Ghent met Zoë Lane.\n");
        one.news(&[(paths[1], 2)]);
    });
    let mut portraits = Vec::new();
    let mut portray = |editor: &mut Editor| {
        editor.wait_for_counts("Letter.md", 8, "6 mentions in 5 notes");
        until("she is known to all", || !editor.counts(paths[1], 3).is_empty());
        // How a name stands there, a hover says of open notes.
        let [mara, zoe] = [(paths[1], 3), ("Letter.md", 8)].map(|(path, at)| {
            let hover = editor.hover(path, at);
            hover.rsplit_once("\n\n").map(|(known, _)| known.to_owned())
        });
        portraits.push((editor.defined(""), mara, zoe));
    };
    editors.iter_mut().for_each(&mut portray);
    // Both end at the same time, and both keep what they know.
    let ends = editors.each_mut().map(|editor| editor.client.request_bare("shutdown"));
    for (editor, id) in editors.iter_mut().zip(ends) {
        assert!(editor.client.answer(id).get("error").is_none());
        editor.client.notify("exit", &Value::Null);
        assert_eq!(editor.client.exit_code(), 0);
    }
    assert_eq!(unfinished(cache.path()), Vec::<PathBuf>::new());
    let mut third = Editor::start(folder.path(), cache.path());
    third.wait_until_notes_are_read();
    portray(&mut third);
    third.client.leave();
    assert!(portraits.iter().all(|portrait| *portrait == portraits[0]), "{portraits:#?}");
    assert_eq!(whoswho(folder.path(), cache.path(), &arguments).stdout, fresh(folder.path(), &arguments));
}
