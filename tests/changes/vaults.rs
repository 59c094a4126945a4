//! Vaults of several kinds, each with its traps: links in all forms, marks at the top of files, lines that end otherwise,
//! namesakes, accents, quotes.

/// The path and the text of each note.
type Notes = &'static [(&'static str, &'static str)];

/// The note that the tagger reads, too.
pub(crate) const TAGGED: &str = "Minutes.md";

pub(crate) const VAULTS: &[Notes] = &[
    // Links in all their forms.
    &[
        (
            "People/Renée Marlowe.md",
            "---\ntype: person\naliases: [Ren, \"Madame M.\"]\nwife_of: \"[[Jonas Marlowe]]\"\n---\n# Renée Marlowe\n\nWorks for [[Harrow & Finch]].\n",
        ),
        (
            "People/Jonas Marlowe.md",
            "---\ntype: person\nspouse:\n  - '[[Renée Marlowe]]'\n  - Renée Marlowe\n---\n## Life\n\nHusband of [[Renee Marlowe]].\n",
        ),
        (
            "Companies/Harrow & Finch.md",
            "---\ntype: company\naliases:\n- H&F\n- Harrow and Finch Ltd.\n---\nA printer. Founder: [Renée](../People/Ren%C3%A9e%20Marlowe.md).\n",
        ),
        (
            "Log/Links.md",
            "📚 [[Renée Marlowe]], [[Renee Marlowe|her]], [[People/Renée Marlowe|Renée Marlowe]], [[People\\Renée Marlowe]].\n\n[Renée Marlowe](../People/Renée%20Marlowe.md), [she](<../People/Renée Marlowe.md>), [r][ref], ![[Renée Marlowe]].\n\n[[Jonas Marlowe#Life|his life]] and [[jonas marlowe]], [root](/People/Renée%20Marlowe.md) and [[Friends/Jonas Marlowe]].\n\n[ref]: ../People/Renée%20Marlowe.md\n",
        ),
        (
            "Log/Spelt.md",
            "Renee Marlowe wrote to Madame M.\n\n> So *Renee* Marlowe and Renee\n> Marlowe met HARROW & FINCH, Harrow & Finch Limited and Renee Marlowe’s aunt.\n",
        ),
        (
            "Log/Prose.md",
            "É🌒 Renée Marlowe met Jonas Marlowe’s father. Marlowe said nothing; Renée did, and \"Madame M.\" (Ren) laughed.\nHARROW & FINCH paid Harrow and Finch Ltd. and H&F. `Renée Marlowe` is code, <b>Renée Marlowe</b> is not.\nSee https://example.com/Renée_Marlowe and [[Log/Links|the links of Renée Marlowe]], and [Renée Marlowe at work](https://example.com).\n",
        ),
    ],
    // Headings with names in them, and names that a file has without title, degree or legal form.
    &[
        ("People/Ola Nord.md", "---\ntype: person\n---\n# Prof. Dr. Ola Nord\n\nA surgeon.\n"),
        ("People/Una Berg.md", "---\ntype: person\n---\n# Una Berg, PhD\n\nA botanist.\n"),
        ("Companies/Tarn.md", "---\ntype: company\n---\n# Tarn Inc.\n\nIt was founded by Ola Nord.\n"),
        ("Cast.md", "---\ntype: people\n---\n## Tor Vik\n\nA clerk.\n\n## Elé Roux\n\nA cook. See [Tor](#tor-vik).\n"),
        (
            "Log.md",
            "## Call with Ola Nord\n\nOla Nord called Una Berg about Tarn. Nord, Berg and Tarn Inc. agreed. See [[#Call with Ola Nord]].\n",
        ),
        (
            "x.md",
            "[[Log#Call with Ola Nord]], [c](Log.md#call-with-ola-nord), [d](<Log.md#Call with Ola Nord>), [[Ola Nord]].\n\n[t](Cast.md#tor-vik), [[Cast#Tor Vik|he]], [[Cast#Elé Roux]], Tor Vik, Roux. [u](/People/Una%20Berg.md)\n",
        ),
    ],
    // Slips of the pen and of the link.
    &[
        ("People/Harriet Bloomquist.md", "# Harriet Bloomquist\n"),
        ("People/Otto Lindqvist.md", "---\ntype: person\n---\n"),
        ("Cast.md", "---\ntype: people\n---\n## Tomas Berg\n\nA sailor.\n\n## Ines Vargas\n\nA cook.\n"),
        ("Ideas.md", "An idea.\n"),
        (
            "Log.md",
            "Met Harriet Bloomqiust and Harrit Bloomquist, 🎻 then [[People/Harriett Bloomquist]] and [[Crew/Tomas Berg]].\n\n[[People/Nobody Known]] and [Karl](People/Karl%20Oder.md) came with [[Otto Lindquist|Otto]]. See [[Other/Ideas]].\n",
        ),
    ],
    // Marks at the top and lines of another system.
    &[
        (
            "People/Anna Feather.md",
            "\u{feff}---\r\ntype: person\r\naliases: [Annie]\r\n---\r\n# Anna Feather\r\n\r\nA pilot.\r\n",
        ),
        ("People/Bo Wren.md", "\u{feff}# Bo Wren\r\n\r\nFlies with Anna Feather.\r\n"),
        ("a.md", "\u{feff}Anna Feather and Annie see Ana Feather.\r\nAgain [[Anna Feather]], [[Bo Wren|Wren]].\r\n"),
        ("b.md", "\u{feff}[[Anna Feather]]: Anna Feathr, Bo Wern.\r\n\r\nBo Wren.\r\n"),
    ],
    // Logseq.
    &[
        ("logseq/config.edn", "{}\n"),
        ("pages/Person___Bo Wren.md", "alias:: [[Bosun]]\n\n- Sails with [[Person/Ada Thorne]].\n"),
        ("pages/Person___Ada Thorne.md", "type:: [[person]]\n\n- A poet.\n"),
        (
            "pages/Plans.md",
            "- [[Person/Bo Wren]] met [[Person/Bo Wren|Bo]] and Ada Thorne\n\t- and [[Bosun]] said so to Thorne.\n- #[[Person/Ada Thorne]], [Bo]([[Person/Bo Wren]]), [Ada Thorne]([[Person/Ada Thorne]])\n",
        ),
    ],
    // Org-roam.
    &[
        (
            "20230101120000-mira_solberg.org",
            ":PROPERTIES:\n:ID: 0a1b2c3d-0000-4000-8000-000000000001\n:ROAM_ALIASES: \"Mirabelle\" Quickhand\n:END:\n#+title: Mira Solberg\n#+filetags: :person:\n\nA glazier.\n",
        ),
        (
            "20230102120000-log.org",
            ":PROPERTIES:\n:ID: 0a1b2c3d-0000-4000-8000-000000000002\n:END:\n#+title: Log\n\nSaw [[id:0a1b2c3d-0000-4000-8000-000000000001][Mira Solberg]] and Mirabelle; Solberg and Quickhand waved.\nMira Sollberg did not.\n",
        ),
    ],
    // Namesakes and two notes of one person.
    &[
        ("A/Jan Novák.md", "---\ntype: person\nborn: 1901\n---\n"),
        ("B/Jan Novák.md", "---\ntype: person\nborn: 1970\n---\n"),
        ("People/Elodie Dupont.md", "---\ntype: person\n---\nA judge.\n"),
        ("People/Élodie Dupont.md", "---\ntype: person\n---\nThe same judge.\n"),
        ("x.md", "Jan Novák came, and [[A/Jan Novák]] went. Élodie Dupont ruled, [[Elodie Dupont]] wrote.\n"),
    ],
    // A note about somebody that nothing marks.
    &[
        ("Cast/Ada Brandt.md", "---\ntype: person\n---\n"),
        ("Delia Fontaine.md", "---\ncreated: 2024-05-06\n---\nLives in the old mill.\n"),
        (TAGGED, "We spoke with Delia Fontaine about the mill with Ada Brandt.\n"),
    ],
    // Somebody whom only a data file has.
    &[
        (
            "contacts.vcf",
            "BEGIN:VCARD\nVERSION:3.0\nFN:Greta Holm\nNICKNAME:Gret\nORG:Öko \"Nord\" #1\nEMAIL:g@holm.example\nNOTE:Sails.\nEND:VCARD\n",
        ),
        ("People/Ada Brandt.md", "---\ntype: person\n---\n"),
        ("log.md", "Greta Holm called Ada Brandt. Holm sails.\n"),
    ],
];
