use proptest::prelude::*;

use super::*;

fn text() -> impl Strategy<Value = Arc<str>> {
    prop::sample::select(vec!["Petra Lindqvist", "Lindqvist", "梁文锋", "Élodie 🧭 Marchand", "NSF", ""])
        .prop_map(Arc::from)
}

fn whole() -> impl Strategy<Value = ChainName> {
    (prop::option::of(text()), text(), prop::sample::select(&PARTS[..]))
        .prop_map(|(own, full, part)| ChainName::new(own, full, part))
}

fn any_tag() -> impl Strategy<Value = Tag> {
    let span =
        (any::<u32>(), any::<u32>()).prop_map(|(one, other)| Span { start: one.min(other), end: one.max(other) });
    let kind = prop::sample::select(vec![Kind::Person, Kind::Organization]);
    (span, kind, prop::option::of(whole())).prop_map(|(span, kind, whole)| Tag { span, kind, chain_name: whole })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_was_packed_is_unpacked(tags in prop::collection::vec(any_tag(), 0..20)) {
        prop_assert_eq!(unpack(&pack(&tags)), Some(tags));
    }

    #[test]
    fn nothing_is_unpacked_from_a_part(tags in prop::collection::vec(any_tag(), 0..20), left in any::<prop::sample::Index>()) {
        let packed = pack(&tags);
        prop_assert_eq!(unpack(&packed[..left.index(packed.len())]), None);
    }

    #[test]
    fn whatever_the_bytes_are_unpacking_ends(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
        let _ = unpack(&bytes);
    }
}

#[test]
fn a_name_is_written_once() {
    let name: Arc<str> = "Petra Lindqvist".into();
    let whole = ChainName::new(Some(Arc::clone(&name)), Arc::clone(&name), Part::Whole);
    let tag =
        |start| Tag { span: Span { start, end: start + 15 }, kind: Kind::Person, chain_name: Some(whole.clone()) };
    assert_eq!(pack(&[tag(3), tag(60), tag(1000)]).len(), 2 + 15 + 1 + 5 + 5 + 6);
}
