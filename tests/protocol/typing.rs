//! What is being written is not flagged before it is written.

use serde_json::json;

use super::ADA;
use super::support::desk::Desk;

#[test]
fn nothing_is_flagged_in_the_word_in_which_somebody_writes() {
    let notes = [("People/Élodie Marchand.md", ADA), ("Visit.md", "🙂 Then came \n")];
    let mut desk = Desk::new(&notes, &json!({}));
    desk.open("Visit.md");
    assert_eq!(desk.codes("Visit.md", 1), [""; 0]);
    // Typed to its end, it is a name with a slip in it; but who types it may have more to write.
    desk.change("Visit.md", 2, Some([0, 13, 0, 13]), "Élodie Marchnd");
    assert_eq!(desk.codes("Visit.md", 2), [""; 0]);
    desk.change("Visit.md", 3, Some([0, 27, 0, 27]), " and left");
    assert_eq!(desk.codes("Visit.md", 3), ["misspelt-name"]);
    desk.change("Visit.md", 4, Some([0, 13, 0, 27]), "Élodie Mrachand");
    assert_eq!(desk.codes("Visit.md", 4), [""; 0]);
    desk.client.notify("textDocument/didSave", &json!({ "textDocument": { "uri": desk.uri("Visit.md") } }));
    desk.wait_for_codes("Visit.md", &["misspelt-name"]);
}
