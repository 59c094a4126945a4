use insta::assert_snapshot;

use super::applied::{refusal, show_tagged_rename, tagged_refusal};

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

#[test]
fn a_handle_that_is_nobodys_is_not_renamed() {
    let source = "//- /People/Ada Byron.md\n---\ntype: person\nhandle: ada\n---\n//- /Met.md\n🙂 met @no$0body.\n";
    assert_snapshot!(refusal(source, "somebody"), @"There is no name here that whoswho knows.");
}

fn refused(note: &str, new: &str) -> String {
    refusal(&format!("{VAULT}//- /Met.md\n🙂 {note}\n"), new)
}

#[test]
fn a_rename_that_would_do_harm_is_refused_with_the_reason() {
    assert_snapshot!(refused("Ada $0Byron", "  "), @"A name needs a letter.");
    assert_snapshot!(refused("Ada $0Byron", "Ada\nKing"), @"A name cannot have a line break in it: links or file names would break.");
    assert_snapshot!(refused("Ada $0Byron", "Ada [King]"), @"A name cannot have “[” in it: links or file names would break.");
    assert_snapshot!(refused("Ada $0Byron", "Ada/King"), @"A name cannot have “/” in it: links or file names would break.");
    assert_snapshot!(refused("Ada $0Byron", "Bob Hale"), @"“Bob Hale” is the name of a person already (People/Bob Hale.md).");
    assert_snapshot!(refused("Ada $0Byron", "bob hale"), @"“bob hale” is the name of a person already (People/Bob Hale.md).");
    assert_snapshot!(refused("the Countess$0 and Ada Byron", "Bob Hale"), @"“Bob Hale” is the name of a person already (People/Bob Hale.md).");
    assert_snapshot!(refused("Ada $0Byron", "notes on ada"), @"There is a note People/notes on ada.md already.");
    assert_snapshot!(refused("Ada $0Byron", "Untitled"), @"“Untitled” would be read as another name, or as none, where People/Ada Byron.md defines it.");
    assert_snapshot!(refused("Jan $0Novák", "Jan Nowak"), @"“Jan Novák” could be Jan Novák (A/Jan Novák.md) or Jan Novák (B/Jan Novák.md), and nothing here decides; rename it where that is clear.");
    assert_snapshot!(refused("noth$0ing", "Jan Nowak"), @"There is no name here that whoswho knows.");
    assert_snapshot!(refused("[[Nora $0Nemo]]", "Bob Hale"), @"“Bob Hale” is the name of a person already (People/Bob Hale.md).");
    assert_snapshot!(refused("[[Nora $0Nemo]]", "Notes on Ada"), @"There is a note People/Notes on Ada.md already.");
    assert_snapshot!(refused("[[Nora $0Nemo]]", "a|b"), @"A name cannot have “|” in it: links or file names would break.");
    for new in ["Ada %%x%%", "Ada __King__", "Ada ~~King~~", "Ada https://x.org King"] {
        assert!(refused("Ada $0Byron", new).contains("would be read as markup"), "{new}");
    }
    assert_snapshot!(refused("Ada $0Byron", "con"), @"No note could have this name: “con” is a device on Windows.");
    assert_snapshot!(refused("Ada $0Byron", "nul.md"), @"No note could have this name: “nul.md” is a device on Windows.");
    assert_snapshot!(refused("Ada $0Byron", "x.exe"), @"No note could have this name: “x.exe” ends like another kind of file.");
    assert_snapshot!(refused("Ada $0Byron", "~x"), @"No note could have this name: “~x” begins with “~”, which stands for a home folder.");
    assert_snapshot!(refused("Ada $0Byron", ".hidden"), @"No note could have this name: “.hidden” begins with a dot, so that it would be hidden.");
    assert_snapshot!(refused("Ada $0Byron", "Ada..."), @"No note could have this name: “Ada...” begins or ends with a blank or dot, which some systems drop.");
    assert_snapshot!(refused("Ada $0Byron", "\u{202e}x"), @"A name cannot have “\\u{202e}” in it: links or file names would break.");
    assert_snapshot!(refused("Ada $0Byron", &"é".repeat(130)), @"No note could have this name: the name is longer than file systems take.");
    for (new, why) in [("a/b", "“/”"), (".x", "begins with a dot"), ("Ola.md", "another kind of file"), ("A; B", "“;”")]
    {
        assert!(refused("the Countess$0 and Ada Byron", new).contains(why), "{new}");
        assert!(refused("Ada $0Byron", new).contains(why), "{new}");
    }
    assert_snapshot!(refused("[[Nora $0Nemo]]", "COM1"), @"No note could have this name: “COM1” is a device on Windows.");
    assert_snapshot!(refused("[[Nora $0Nemo]]", "../x"), @"A name cannot have “/” in it: links or file names would break.");
    assert_snapshot!(refused("[[Nora $0Nemo]]", "a/b"), @"A name cannot have “/” in it: links or file names would break.");
}

#[test]
fn a_name_with_a_comma_is_refused_where_commas_part_names() {
    let note =
        |property: &str| format!("//- /People/Ann Smith.md\n//- /m.md\n---\n{property}\n---\nAnn $0Smith came.\n");
    assert_snapshot!(refusal(&note("attendees: Ann Smith, Bob Day"), "Morwella, Queen of Moths"), @"The properties of m.md could not be read as they are meant with this name in them.");
}

#[test]
fn an_undefined_name_that_a_note_bears_is_not_renamed_by_half() {
    let vault = "//- /Other/Petra Lindqvist.md\n# Petra Lindqvist\nNotes.\n//- /One.md\n";
    let in_prose = format!("{vault}🧭 On Monday Petra Lind$0qvist called her mother. Lindqvist was late.\n");
    assert_snapshot!(tagged_refusal(&in_prose, "Petra King"), @"Other/Petra Lindqvist.md has the name “Petra Lindqvist” and defines nobody; mark it as a person or an organization, then rename it.");
}

#[test]
fn a_name_that_is_markup_in_the_format_of_a_note_is_refused() {
    for (path, new) in [
        ("a.tex", "Halden 100% Group"),
        ("a.tex", "R&D Group"),
        ("a.tex", "Ostrava $ Works"),
        ("a.typ", "Ostrava $ Works"),
    ] {
        let source =
            format!("\n//- /Companies/Halden Group.md\n# Halden$0 Group\n//- /{path}\nThe Halden Group paid.\n");
        let answer = refusal(&source, new);
        assert!(answer.contains(&format!("would be read as markup in {path}")), "{path}: {answer}");
    }
}

#[test]
fn names_with_usual_marks_are_names_in_every_format() {
    for path in ["a.tex", "a.typ", "a.rst", "a.adoc", "a.org", "a.dj", "a.html"] {
        for new in ["Ann O'Brien", "Ann King, Jr.", "J. R. R. King", "Ann “Nell” King", "Zoë King-Lane"] {
            let source = format!("\n//- /People/Ada Byron.md\n# Ada$0 Byron\n//- /{path}\nWe saw Ada Byron there.\n");
            let after = show_tagged_rename(&source, new);
            assert!(after.contains(new), "{path}, {new}: {after}");
        }
    }
}
