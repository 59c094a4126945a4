use insta::assert_snapshot;

use super::applied::refusal;

const VAULT: &str = "
//- /People/Ada Byron.md
---
type: person
aliases: [Countess]
---
//- /People/Bob Hale.md
---
type: person
---
//- /People/Notes on Ada.md
---
type: note
---
Nothing.
//- /A/Jan Novák.md
---
type: person
---
//- /B/Jan Novák.md
---
type: person
---
";

fn refused(note: &str, new: &str) -> String {
    refusal(&format!("{VAULT}//- /Met.md\n🙂 {note}\n"), new)
}

#[test]
fn a_rename_that_would_do_harm_is_refused_with_the_reason() {
    assert_snapshot!(refused("Ada $0Byron", "  "), @"");
    assert_snapshot!(refused("Ada $0Byron", "Ada\nKing"), @"");
    assert_snapshot!(refused("Ada $0Byron", "Ada [King]"), @"");
    assert_snapshot!(refused("Ada $0Byron", "Ada/King"), @"");
    assert_snapshot!(refused("Ada $0Byron", "Bob Hale"), @"");
    assert_snapshot!(refused("Ada $0Byron", "bob hale"), @"");
    assert_snapshot!(refused("the Countess$0 and Ada Byron", "Bob Hale"), @"");
    assert_snapshot!(refused("Ada $0Byron", "notes on ada"), @"");
    assert_snapshot!(refused("Ada $0Byron", "Untitled"), @"");
    assert_snapshot!(refused("Jan $0Novák", "Jan Nowak"), @"");
    assert_snapshot!(refused("noth$0ing", "Jan Nowak"), @"");
    assert_snapshot!(refused("[[Nobody $0Here]]", "Jan Nowak"), @"");
}
