use super::*;

#[test]
fn days_differ_only_in_what_both_say() {
    for (one, other, may_be) in [
        ("1980-01-02", "1980", true),
        ("1980-01-02", "1980-01-03", false),
        ("1980-01-02", "2 January 1980", true),
        ("1980", "1981", false),
        ("unknown", "1981", true),
        ("[[1980-01-02]]", "1980-01-02", true),
    ] {
        assert_eq!(When::of(one).may_be(&When::of(other)), may_be, "{one} and {other}");
    }
}

#[test]
fn keys_that_mean_one_thing_are_one_topic() {
    assert_eq!(topic("Date-of_Birth"), topic("born"));
    assert_eq!(topic("works at"), topic("Company"));
    assert_ne!(topic("died"), topic("born"));
}

#[test]
fn links_are_compared_by_what_they_name() {
    assert_eq!(bare("[[Companies/Zorgle]]"), bare("Zorgle"));
    assert_eq!(bare("[[Companies/zl|Zorgle]]"), bare("zorgle"));
}
