use super::restyle;

#[test]
fn a_file_keeps_the_style_of_its_name() {
    let of = |written: &str| restyle(written, "José Núñez", "Zoë de la Cruz").unwrap_or_else(|| "none".to_owned());
    assert_eq!(of("José Núñez"), "Zoë de la Cruz");
    assert_eq!(of("josé-núñez"), "zoë-de-la-cruz");
    assert_eq!(of("jose-nunez"), "zoe-de-la-cruz");
    assert_eq!(of("José_Núñez"), "Zoë_de_la_Cruz");
    assert_eq!(of("@José Núñez"), "@Zoë de la Cruz");
    assert_eq!(of("Núñez, José"), "de la Cruz, Zoë");
    assert_eq!(of("2024-03-04 José Núñez"), "2024-03-04 Zoë de la Cruz");
    assert_eq!(of("🙂 José Núñez (NPC)"), "🙂 Zoë de la Cruz (NPC)");
    assert_eq!(of("JoséNúñez"), "ZoëdelaCruz");
    for other in ["José", "José Núñez 2", "San José Núñez", ""] {
        assert_eq!(of(other), "none", "{other}");
    }
}

#[test]
fn titles_and_legal_forms_stay_with_a_name_unless_the_new_one_has_its_own() {
    let of = |written: &str, old: &str, new: &str| restyle(written, old, new).unwrap_or_else(|| "none".to_owned());
    assert_eq!(of("Prof. Dr. Ola Nord", "Ola Nord", "Zeta Quo"), "Prof. Dr. Zeta Quo");
    assert_eq!(of("Ola Nord, PhD", "Ola Nord", "Zeta Quo"), "Zeta Quo, PhD");
    assert_eq!(of("Ola Nord", "Ola Nord, PhD", "Zeta Quo"), "Zeta Quo");
    assert_eq!(of("Acme Inc.", "Acme", "Zeta"), "Zeta Inc.");
    assert_eq!(of("Acme", "Acme Inc.", "Zeta GmbH"), "Zeta");
    assert_eq!(of("Dr. Ola Nordby", "Ola Nord", "Zeta Quo"), "none");
}
