use super::*;

#[test]
fn every_code_has_a_page_that_says_all_there_is_to_say() {
    for code in Code::ALL {
        let (name, page) = (code.as_str(), code.page());
        assert!(page.starts_with(&format!("# {name}\n\n")), "{name}: its page begins with its name");
        assert!(code.summary().ends_with('.') && !code.summary().starts_with('#'), "{name}: one sentence");
        for part in ["Default severity:", "## Why", "## Example", "## How to fix it", "## How to silence it"] {
            assert!(page.contains(part), "{name}: {part} is missing");
        }
        let severity = code.default_severity().map_or("off", Severity::as_str);
        assert!(page.contains(&format!("Default severity: {severity}")), "{name}: {severity}");
        assert!(page.contains(&format!("{name} = \"")), "{name}: the page says what to set");
        assert!(page.lines().all(|line| line.chars().count() <= 100), "{name}: a terminal shows it whole");
    }
}

#[test]
fn a_code_is_read_as_it_is_written() {
    for code in Code::ALL {
        assert_eq!(serde_json::from_value::<Code>(code.as_str().into()).unwrap(), code);
    }
}

#[test]
fn a_page_has_an_address_where_the_project_has() {
    let address = page_address("https://example.org/whoswho/", Code::MisspeltName);
    assert_eq!(address.as_deref(), Some("https://example.org/whoswho/blob/main/src/lint/pages/misspelt-name.md"));
    assert_eq!(page_address("", Code::MisspeltName), None);
}
