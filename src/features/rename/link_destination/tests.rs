use super::*;
use crate::note::{Format, parse};

fn rewritten(source: &str, new: &str) -> String {
    let note = parse(source, Format::Markdown);
    let destination = Destinations::of(source).of_link(&note.links[0]).unwrap();
    let mut out = source.to_owned();
    out.replace_range(destination.path.range(), &destination.write(new));
    out
}

#[test]
fn a_destination_keeps_its_writing() {
    for (before, after) in [
        ("[a](Old%20Name.md)", "[a](Zoë%20(2).md)".replace("(2)", "%282%29")),
        ("[a](Jos%C3%A9.md)", "[a](Zo%C3%AB%20%282%29.md)".to_owned()),
        ("[a](<Old Name.md> \"Title\")", "[a](<Zoë (2).md> \"Title\")".to_owned()),
        ("[[Old Name#Part|shown]]", "[[Zoë (2).md#Part|shown]]".to_owned()),
        ("[a][Ref]\n\n[ref]: Old.md 'x'\n", "[a][Ref]\n\n[ref]: Zoë%20%282%29.md 'x'\n".to_owned()),
    ] {
        assert_eq!(rewritten(before, "Zoë (2).md"), after);
    }
}

#[test]
fn a_destination_with_character_references_is_left_alone() {
    for source in ["[a](Old&#32;Name.md)", "[a](Old&#x20;Name.md)", "[a](R&amp;D.md)"] {
        let note = parse(source, Format::Markdown);
        assert_eq!(Destinations::of(source).of_link(&note.links[0]), None, "{source}");
    }
    assert_eq!(rewritten("[a](R&D.md)", "Zoë.md"), "[a](Zoë.md)");
}
