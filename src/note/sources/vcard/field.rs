//! Which properties of a card say what.

/// What a property says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Field {
    Version,
    Agent,
    /// The whole name.
    Formatted,
    /// The name in components.
    Name,
    Nickname,
    MaidenName,
    PhoneticGivenName,
    PhoneticSurname,
    Kind,
    /// Whether Apple shows the card as a company's.
    ShowAs,
    Organization,
    Email,
    Id,
    Note,
    /// The label of another property of its group.
    Label,
    /// Somebody whose relation a parameter says.
    Related,
    /// Somebody whose relation a label says.
    LabelledRelated,
    /// Android's own: a nickname or somebody related.
    Android,
    Categories,
    Address,
    /// A fact of this key that is a day.
    Day(&'static str),
    /// A fact of this key.
    Fact(&'static str),
}

/// Properties by their names in capitals: those of RFC 2426, RFC 6350 and RFC 6474, and those that programs have added.
const FIELDS: [(&str, Field); 47] = [
    ("VERSION", Field::Version),
    ("AGENT", Field::Agent),
    ("FN", Field::Formatted),
    ("N", Field::Name),
    ("NICKNAME", Field::Nickname),
    ("X-NICKNAME", Field::Nickname),
    ("X-MAIDENNAME", Field::MaidenName),
    ("X-PHONETIC-FIRST-NAME", Field::PhoneticGivenName),
    ("X-PHONETIC-LAST-NAME", Field::PhoneticSurname),
    ("KIND", Field::Kind),
    ("X-KIND", Field::Kind),
    ("X-ADDRESSBOOKSERVER-KIND", Field::Kind),
    ("X-ABSHOWAS", Field::ShowAs),
    ("ORG", Field::Organization),
    ("EMAIL", Field::Email),
    ("UID", Field::Id),
    ("NOTE", Field::Note),
    ("X-ABLABEL", Field::Label),
    ("RELATED", Field::Related),
    ("X-ABRELATEDNAMES", Field::LabelledRelated),
    ("X-ANDROID-CUSTOM", Field::Android),
    ("CATEGORIES", Field::Categories),
    ("ADR", Field::Address),
    ("BDAY", Field::Day("born")),
    ("DEATHDATE", Field::Day("died")),
    ("X-DEATHDATE", Field::Day("died")),
    ("BIRTHPLACE", Field::Fact("birthplace")),
    ("DEATHPLACE", Field::Fact("deathplace")),
    ("TITLE", Field::Fact("position")),
    ("ROLE", Field::Fact("role")),
    ("TEL", Field::Fact("phone")),
    ("URL", Field::Fact("website")),
    ("X-SPOUSE", Field::Fact("spouse")),
    ("X-ASSISTANT", Field::Fact("assistant")),
    ("X-MANAGER", Field::Fact("manager")),
    ("X-EVOLUTION-SPOUSE", Field::Fact("spouse")),
    ("X-EVOLUTION-ASSISTANT", Field::Fact("assistant")),
    ("X-EVOLUTION-MANAGER", Field::Fact("manager")),
    ("X-KADDRESSBOOK-X-SPOUSESNAME", Field::Fact("spouse")),
    ("X-KADDRESSBOOK-X-SPOUSENAME", Field::Fact("spouse")),
    ("X-KADDRESSBOOK-X-ASSISTANTSNAME", Field::Fact("assistant")),
    ("X-KADDRESSBOOK-X-MANAGERSNAME", Field::Fact("manager")),
    ("X-MS-SPOUSE", Field::Fact("spouse")),
    ("X-MS-ASSISTANT", Field::Fact("assistant")),
    ("X-MS-MANAGER", Field::Fact("manager")),
    ("X-MS-CHILD", Field::Fact("child")),
    ("X-CHILDREN", Field::Fact("child")),
];

impl Field {
    /// What the property of this name says; nothing for those that say nothing about who it is.
    pub(super) fn of(name: &str) -> Option<Self> {
        FIELDS.iter().find(|(own, _)| own.eq_ignore_ascii_case(name)).map(|(_, field)| *field)
    }

    /// Whether it gives a name, which is missed.
    pub(super) fn is_name(self) -> bool {
        matches!(self, Self::Formatted | Self::Name | Self::Nickname | Self::MaidenName | Self::Organization)
    }
}

/// What RELATED calls a relation (RFC 6350, section 6.6.6), and the key of its fact.
const RELATIONS: [(&str, &str); 14] = [
    ("spouse", "spouse"),
    ("parent", "parent"),
    ("child", "child"),
    ("sibling", "sibling"),
    ("kin", "relative"),
    ("friend", "friend"),
    ("acquaintance", "acquaintance"),
    ("sweetheart", "partner"),
    ("colleague", "colleague"),
    ("co-worker", "colleague"),
    ("assistant", "assistant"),
    ("manager", "manager"),
    ("neighbor", "neighbour"),
    ("agent", "agent"),
];

/// What a relation of this type is called.
pub(super) fn relation(name: &str) -> Option<&'static str> {
    RELATIONS.iter().find(|(own, _)| own.eq_ignore_ascii_case(name)).map(|(_, key)| *key)
}

/// Android's numbers of relations.
const ANDROID_RELATIONS: [&str; 14] = [
    "assistant",
    "brother",
    "child",
    "partner",
    "father",
    "friend",
    "manager",
    "mother",
    "parent",
    "partner",
    "referred by",
    "relative",
    "sister",
    "spouse",
];

/// What Android's relation of this number is called.
pub(super) fn android_relation(number: &str) -> Option<&'static str> {
    let number: usize = number.trim().parse().ok()?;
    ANDROID_RELATIONS.get(number.checked_sub(1)?).copied()
}
