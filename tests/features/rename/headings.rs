//! Links to headings that are written anew.

use insta::assert_snapshot;

use super::applied::show_rename;

#[test]
fn links_within_a_note_follow_the_heading_that_is_written_anew() {
    let markdown = "
//- /cast.md
---
type: people
---
## Ada$0 Byron

See [her](#ada-byron), [the same](<#Ada Byron>), [it][a] and [[#Ada Byron]].

[a]: #ada-byron
";
    assert_snapshot!(show_rename(markdown, "Ada King"), @r"
    == cast.md
    ---
    type: people
    ---
    ## Ada King

    See [her](#ada-king), [the same](<#Ada King>), [it][a] and [[#Ada King]].

    [a]: #ada-king
    ");
    let org = "
//- /Ada Byron.org
#+title: Ada$0 Byron
#+filetags: :person:
* Ada Byron as a girl
[[*Ada Byron as a girl]] and [[*Ada Byron as a girl][then]].
";
    assert_snapshot!(show_rename(org, "Ada King"), @r"
    == Ada Byron.org → Ada King.org
    #+title: Ada King
    #+filetags: :person:
    * Ada King as a girl
    [[*Ada King as a girl]] and [[*Ada King as a girl][then]].
    ");
}
