//! Data files that define people and organizations, in an editor.

use serde_json::{Value, json};

use super::support::desk::{Desk, until, write};

const ANN: &str = "BEGIN:VCARD\nVERSION:3.0\nFN:Ann Ellison\nEND:VCARD\n";

fn desk() -> Desk {
    let files =
        [(".whoswho.toml", "sources = [\"*.vcf\"]\n"), ("contacts.vcf", ANN), ("a.md", "Ann Ellison and Tom Lane.\n")];
    let mut desk = Desk::new(&files, &json!({}));
    desk.open("a.md");
    desk
}

fn definition(desk: &mut Desk, column: u32) -> Value {
    let at = desk.at("a.md", 0, column);
    desk.client.call("textDocument/definition", &at)
}

#[test]
fn a_name_leads_to_its_entry_as_the_file_is_now() {
    let mut desk = desk();
    until("the contacts are read", || definition(&mut desk, 2).to_string().contains("contacts.vcf"));
    assert!(definition(&mut desk, 18).is_null(), "nobody has defined Tom Lane");
    let more = format!("{ANN}BEGIN:VCARD\nVERSION:3.0\nFN:Tom Lane\nEND:VCARD\n");
    write(desk.folder.path(), "contacts.vcf", &more);
    desk.news("contacts.vcf", 2);
    until("the contacts are read again", || definition(&mut desk, 18).to_string().contains("contacts.vcf"));
    std::fs::remove_file(desk.folder.path().join("contacts.vcf")).expect("it is there");
    desk.news("contacts.vcf", 3);
    until("the contacts are gone", || definition(&mut desk, 2).is_null());
}

#[test]
fn data_that_the_settings_do_not_name_is_no_source() {
    let mut desk = desk();
    write(desk.folder.path(), "other.json", "[{\"name\": \"Tom Lane\"}]");
    desk.news("other.json", 1);
    desk.open("other.json");
    until("the contacts are read", || definition(&mut desk, 2).to_string().contains("contacts.vcf"));
    assert!(definition(&mut desk, 18).is_null());
}

#[test]
fn a_source_that_is_open_before_the_settings_are_read_is_one() {
    let files = [(".whoswho.toml", "sources = [\"*.vcf\"]\n"), ("contacts.vcf", ANN), ("a.md", "Ann Ellison came.\n")];
    let mut desk = Desk::new(&files, &json!({}));
    let uri = desk.uri("contacts.vcf");
    desk.client.open_as(&uri, "plaintext", ANN);
    desk.open("a.md");
    until("the contacts are read", || definition(&mut desk, 2).to_string().contains("contacts.vcf"));
    write(desk.folder.path(), ".whoswho.toml", "");
    desk.news(".whoswho.toml", 2);
    until("they are no source any more", || definition(&mut desk, 2).is_null());
    write(desk.folder.path(), ".whoswho.toml", "sources = [\"*.vcf\"]\n");
    desk.news(".whoswho.toml", 2);
    until("they are one again", || definition(&mut desk, 2).to_string().contains("contacts.vcf"));
}
