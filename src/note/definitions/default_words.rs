//! The word lists of the default conventions, in the languages that people keep notes in.

/// Folders whose notes are about people.
pub(super) const PERSON_FOLDERS: &[&str] = &[
    "people", "persons", "person", "contacts", "contact", "characters", "character", "authors", "author", "npcs", "npc", "cast", "friends",
    "colleagues", "who", "humans", "individuals", "biographies", "personen", "leute", "menschen", "kontakte",
    "charaktere", "figuren", "autoren", "personas", "gente", "contactos", "personajes", "autores", "personnes",
    "gens", "personnages", "auteurs", "persone", "contatti", "personaggi", "autori", "pessoas", "contatos",
    "personagens", "personer", "folk", "mensen", "contacten", "personages", "osoby", "ludzie", "lidé", "postavy",
    "henkilöt", "ihmiset", "люди", "персоны", "персонажи", "контакты", "особи", "人物", "人", "联系人", "聯絡人",
    "作者", "角色", "人々", "連絡先", "登場人物", "사람", "인물", "연락처", "kişiler", "insanlar",
];

/// Folders whose notes are about organizations.
pub(super) const ORGANIZATION_FOLDERS: &[&str] = &[
    "organizations", "organisations", "organization", "organisation", "orgs", "companies", "company", "firms",
    "agencies", "institutions", "universities", "businesses", "employers", "startups", "vendors", "factions",
    "guilds", "organisationen", "organizaciones", "empresas", "entreprises", "sociétés", "organizzazioni",
    "aziende", "organizações", "organisaties", "bedrijven", "organisationer", "företag", "virksomheder", "firmen",
    "unternehmen", "institutionen", "behörden", "vereine", "organizacje", "firmy", "yritykset", "организации",
    "компании", "фирмы", "组织", "組織", "公司", "机构", "機構", "企業", "企业", "会社", "団体", "조직", "회사",
    "şirketler",
];

/// Types, tags and categories of people.
pub(super) const PERSON_TYPES: &[&str] = &[
    "person", "people", "human", "individual", "character", "fictional character", "npc", "pc", "player character",
    "author", "contact", "friend", "colleague", "coworker", "relative", "family member", "writer", "artist",
    "musician", "actor", "actress", "scientist", "researcher", "philosopher", "politician", "historian", "poet",
    "painter", "composer", "celebrity", "public figure", "historical figure", "biography", "protagonist",
    "antagonist", "villain", "hero", "ancestor", "employee", "mentor", "cast", "persona", "mensch", "personen",
    "leute", "kontakt", "kontakte", "autor", "autorin", "autoren", "figur", "figuren", "charakter", "charaktere",
    "personaje", "contacto", "pessoa", "personagem", "personne", "personnage", "auteur", "auteurs", "persone",
    "personaggio", "autore", "contatto", "persoon", "personer", "osoba", "osoby", "postava", "henkilö", "человек",
    "люди", "персона", "персонаж", "автор", "контакт", "人物", "人", "联系人", "聯絡人", "作者", "角色", "人間",
    "登場人物", "사람", "인물", "kişi",
];

/// Types, tags and categories of organizations.
pub(super) const ORGANIZATION_TYPES: &[&str] = &[
    "organization", "organisation", "org", "company", "firm", "corporation", "business", "startup", "agency",
    "institution", "institute", "university", "college", "school", "department", "ministry", "team", "band",
    "faction", "guild", "club", "association", "foundation", "nonprofit", "non-profit", "ngo", "charity", "party",
    "political party", "bank", "fund", "hedge fund", "publisher", "newspaper", "label", "record label", "employer",
    "vendor", "supplier", "research lab", "cult", "clan", "organisationen", "unternehmen", "firma", "firmen",
    "verein", "behörde", "behörden", "universität", "verlag", "organización", "organizaciones", "empresa",
    "institución", "universidad", "entreprise", "société", "université", "organizzazione", "azienda", "università",
    "organização", "universidade", "organisatie", "bedrijf", "företag", "virksomhed", "organizacja", "yritys",
    "организация", "компания", "фирма", "университет", "组织", "組織", "公司", "机构", "機構", "企業", "企业",
    "会社", "団体", "大学", "조직", "회사", "şirket",
];

/// Keys that list other names.
pub(super) const ALIAS_KEYS: &[&str] = &[
    "aliases", "alias", "nickname", "nicknames", "nick", "also known as", "aka", "a.k.a.", "other names",
    "other name", "alternative names", "alt names", "pen name", "pseudonym", "stage name", "short name",
    "former name", "former names", "formerly", "née", "nee", "né", "birth name", "maiden name", "previous names",
    "abbreviation", "abbr", "acronym", "acronyms", "roam_aliases", "roam_alias", "alternativ", "spitzname",
    "geburtsname", "abkürzung", "kürzel", "apodo", "otros nombres", "surnom", "soprannome", "apelido", "bijnaam",
    "smeknamn", "псевдоним", "псевдонимы", "прозвище", "别名", "別名", "曾用名", "简称", "別称", "별칭", "별명", "aliassen",
    "bijnamen", "roepnaam", "schuilnaam", "schuilnamen", "andere namen", "aliasse", "spitznamen", "pseudonyme",
    "weitere namen", "pseudonymes", "surnoms", "autres noms", "apodos", "seudónimo", "seudónimos", "soprannomi",
    "pseudonimo", "pseudonimi", "altri nomi", "apelidos", "pseudônimo", "pseudónimo", "outros nomes", "alcunha",
    "alcunhas", "kælenavn", "kælenavne", "øgenavn", "kallenavn", "kallenavne", "kallenavner", "tilnavn",
    "andre navn", "andre navne", "smeknamnen", "andra namn", "pseudonymer", "化名", "笔名", "筆名", "昵称", "暱稱", "绰号",
    "綽號", "又名", "別號", "别号", "簡稱", "通称", "愛称", "あだ名", "旧姓", "エイリアス",
];

/// Keys that put people into a note's cast.
pub(super) const CAST_KEYS: &[&str] = &[
    "people", "persons", "person", "attendees", "attendee", "participants", "participant", "present", "with",
    "cast", "characters", "who", "author", "authors", "speaker", "speakers", "guest", "guests", "interviewee",
    "interviewer", "contacts", "friends", "pov", "char", "party", "players", "pcs", "player characters", "personen",
    "teilnehmer", "teilnehmende", "anwesend", "autor", "autoren", "participantes", "asistentes", "personas",
    "autores", "présents", "auteur", "auteurs", "partecipanti", "autori", "deelnemers", "участники", "люди",
    "автор", "авторы", "人物", "参加者", "出席者", "与会者", "参与者", "作者", "参会人", "参会人员", "参会者", "与会人员", "与会人", "出席人", "出席人员",
    "参加人", "参加人员", "参与人", "参与人员", "成员", "主持人", "参會者", "與會者", "與會人員", "參會人", "參會人員", "參加者", "參與者", "出席人員", "成員",
    "出席", "メンバー", "登壇者", "著者", "関係者", "aanwezigen", "aanwezig", "deelnemer", "sprekers", "spreker", "gasten",
    "gesprekspartners", "betrokkenen", "mensen", "leden", "teilnehmerinnen", "anwesende", "beteiligte", "gäste",
    "sprecher", "mitglieder", "leute", "asistente", "presentes", "invitados", "ponentes", "miembros",
    "participante", "personnes", "invités", "membres", "intervenants", "presenti", "partecipante", "ospiti",
    "relatori", "membri", "persone", "convidados", "palestrantes", "membros", "pessoas", "oradores", "deltagere",
    "deltager", "fremmødte", "til stede", "tilstede", "mødedeltagere", "gæster", "medlemmer", "talere",
    "møtedeltakere", "deltakere", "deltaker", "gjester", "deltagare", "närvarande", "mötesdeltagare", "gäster",
    "medlemmar", "talare", "personer", "författare", "forfattere", "forfatter",
];

/// Keys that put organizations into a note's cast.
pub(super) const ORGANIZATION_CAST_KEYS: &[&str] = &[
    "org", "orgs", "organization", "organizations", "organisation", "organisations", "company", "companies",
    "employer", "employers", "affiliation", "affiliations", "institution", "firma", "unternehmen", "organisationen",
    "empresa", "entreprise", "azienda", "bedrijf", "организация", "компания", "公司", "组织", "組織", "机构",
    "会社",
];

/// Keys that give a nickname.
pub(super) const NICKNAME_KEYS: &[&str] = &[
    "nickname", "nicknames", "nick", "spitzname", "apodo", "surnom", "soprannome", "apelido", "bijnaam", "smeknamn",
    "прозвище", "별명", "roepnaam", "bijnamen", "spitznamen", "surnoms", "apodos", "soprannomi", "apelidos", "alcunha", "alcunhas",
    "kælenavn", "øgenavn", "kallenavn", "tilnavn", "昵称", "暱稱", "绰号", "綽號", "愛称", "あだ名",
];

/// Keys that give a former name.
pub(super) const FORMER_KEYS: &[&str] = &[
    "former name", "former names", "formerly", "née", "nee", "né", "birth name", "maiden name", "previous names",
    "geburtsname", "曾用名", "旧姓",
];

/// Keys that give an abbreviation.
pub(super) const ABBREVIATION_KEYS: &[&str] = &[
    "abbreviation", "abbr", "acronym", "acronyms", "abkürzung", "kürzel", "简称", "簡稱",
];

/// Keys that say what a note is about.
pub(super) const TYPE_KEYS: &[&str] = &[
    "type", "types", "note type", "notetype", "fileclass", "cr_type", "entity_type", "entity type", "entitytype",
    "typ", "tipo", "类型", "種類",
];

/// Keys that may say what a note is about, among much else.
pub(super) const CATEGORY_KEYS: &[&str] = &[
    "category", "categories", "kind", "class", "kategorie", "kategorien", "categoría", "catégorie", "categoria",
    "分类", "分類",
];

/// Keys that list tags.
pub(super) const TAG_KEYS: &[&str] = &[
    "tags", "tag", "filetags", "roam_tags", "标签",
];

/// Types that are too common as topics to make an entity of a note that is merely tagged with them.
pub(super) const WEAK_TAGS: &[&str] = &[
    "team", "teams", "friend", "friends", "human", "humans", "family member", "school", "department", "party",
    "club", "label", "fund", "bank", "business", "college", "artist", "writer", "researcher", "scientist", "actor",
    "hero", "mentor", "employee", "biography", "persona", "pc", "publisher", "newspaper", "vendor", "colleague",
    "colleagues", "cast", "philosopher", "historian", "poet", "painter", "composer", "人", "大学",
];

/// Tags of a kind that are topics, too: a note in a folder of the other kind is merely about them.
pub(super) const TOPICAL_TAGS: &[&str] = &[
    "startup", "startups", "university", "universities", "agency", "institute", "ministry", "band", "charity",
    "nonprofit", "non-profit", "ngo", "hedge fund", "political party", "record label", "research lab", "cult",
    "universität", "universidad", "université", "università", "universidade", "университет", "author", "artist",
    "player", "politician",
];

/// Tags of people that groups have as well: a tag for a group beside them counts if it comes first.
pub(super) const SHARED_TAGS: &[&str] = &[
    "contact", "kontakt", "contacto", "contato", "contatto", "контакт", "联系人", "聯絡人", "villain", "hero",
    "protagonist", "antagonist", "friend", "mentor", "ancestor", "celebrity", "artist", "musician", "employee",
];

/// Tags that say of a note in a folder of people or organizations that it is about something that happens or is used.
pub(super) const THING_TAGS: &[&str] = &[
    "quest", "quests", "side quest", "side quests", "session", "sessions", "session note", "session notes", "scene",
    "scenes", "encounter", "encounters", "plot hook", "plot hooks", "chapter", "chapters", "magic item",
    "magic items", "spell", "spells",
];

/// Keys by which libraries and journals find a publication.
pub(super) const CATALOGUE_KEYS: &[&str] = &[
    "doi", "isbn", "isbn10", "isbn13", "issn", "arxiv", "arxivid", "pmid", "citekey", "citation key", "bibtex",
    "booktitle", "journal", "zotero", "zotero link",
];

/// Keys that describe a publication, among much else.
pub(super) const PUBLICATION_KEYS: &[&str] =
    &["author", "authors", "editor", "editors", "year", "published", "publisher", "autor", "autoren", "jahr", "auteur", "auteurs"];

/// Keys that list who wrote a publication.
pub(super) const AUTHORS_KEYS: &[&str] = &["authors", "autoren", "autores", "auteurs", "autori"];

/// Keys that say when it came out.
pub(super) const YEAR_KEYS: &[&str] = &["year", "published", "publication year", "jahr", "año", "année", "anno", "ano"];

/// What tags begin with that say what a note still lacks.
pub(super) const UNFINISHED: &[&str] = &[
    "placeholder", "todo", "to do", "missing", "wanted", "unknown", "needs", "need", "template", "status", "about",
];

/// What tags begin with that order notes whatever they are about.
pub(super) const ORGANIZING: &[&str] = &[
    "area", "resource", "archive", "collection", "list", "index", "category", "class", "overview", "map", "moc",
    "reference", "source", "work",
];

/// Words that say nothing about what a note is about.
pub(super) const GENERIC_TYPES: &[&str] = &[
    "note", "page", "document", "file", "wiki", "wiki page", "permanent", "permanent note", "evergreen", "zettel",
    "default", "entity", "stub", "notiz", "seite", "nota", "笔记", "profile", "obsidian", "markdown", "md",
];

/// Types of notes that are about something other than people and organizations.
pub(super) const OTHER_TYPES: &[&str] = &[
    "meeting", "meeting note", "meeting notes", "moc", "map of content", "index", "daily", "daily note", "weekly",
    "monthly", "journal", "journal entry", "diary", "log", "template", "project", "task", "todo", "book", "article",
    "paper", "movie", "film", "series", "show", "podcast", "episode", "album", "song", "game", "recipe", "place",
    "location", "city", "country", "region", "building", "event", "conference", "holiday", "item", "object",
    "artifact", "weapon", "spell", "creature", "monster", "species", "race", "deity", "plant", "animal", "concept",
    "idea", "topic", "theory", "definition", "term", "quote", "question", "source", "reference", "literature",
    "literature note", "fleeting", "dashboard", "hub", "list", "collection", "category", "overview", "session",
    "session note", "scene", "chapter", "plot", "quest", "map", "timeline", "era", "language", "religion",
    "product", "software", "tool", "app", "website", "video", "course", "lecture", "class", "work", "call",
    "conversation", "interview", "1on1", "1-1", "one-on-one", "email", "letter", "review", "report", "goal",
    "habit", "area", "resource", "archive", "blog", "post", "besprechung", "termin", "vorlage", "ort", "buch",
    "projekt", "reunión", "lugar", "libro", "réunion", "lieu", "livre", "riunione", "luogo", "progetto", "会议",
    "地点", "书", "場所", "会議",
];

/// Words that head a collection of entities rather than name one.
pub(super) const COLLECTIONS: &[&str] = &[
    "people", "persons", "contacts", "cast", "characters", "npcs", "authors", "dramatis personae",
    "cast of characters", "who's who", "whoswho", "personen", "leute", "kontakte", "charaktere", "figuren",
    "personas", "personajes", "contactos", "personnes", "personnages", "persone", "personaggi", "pessoas",
    "personagens", "personer", "люди", "персонажи", "人物", "登場人物", "联系人", "organizations", "organisations",
    "orgs", "companies", "firms", "agencies", "institutions", "universities", "factions", "guilds",
    "organisationen", "unternehmen", "firmen", "organizaciones", "empresas", "entreprises", "organizzazioni",
    "aziende", "организации", "компании", "组织", "公司", "会社",
];

/// File names of notes that lead to others.
pub(super) const INDEX_STEMS: &[&str] = &[
    "index", "readme", "moc", "home", "overview", "toc", "contents", "übersicht", "inhalt", "índice", "sommaire",
    "目录", "目次",
];

/// Headings that structure a note about anybody.
pub(super) const SECTION_WORDS: &[&str] = &[
    "notes", "note", "links", "see also", "references", "overview", "index", "sources", "source", "history", "todo",
    "to do", "tasks", "related", "background", "biography", "bio", "meetings", "log", "resources", "about",
    "summary", "description", "introduction", "contact", "contacts", "contact info", "details", "facts", "info",
    "information", "timeline", "quotes", "works", "bibliography", "publications", "career", "education",
    "early life", "personal life", "family", "relationships", "relations", "appearance", "personality", "goals",
    "events", "questions", "ideas", "misc", "miscellaneous", "other", "others", "appendix", "further reading",
    "external links", "backlinks", "tags", "metadata", "security", "reception", "helpdesk", "help desk", "front desk",
    "catering", "maintenance", "housekeeping", "friends", "work", "colleagues", "acquaintances",
    "main characters", "minor characters", "supporting characters", "main cast", "supporting cast", "notizen",
    "quellen", "verweise", "siehe auch", "leben", "familie", "freunde", "arbeit", "geschichte", "notas", "enlaces",
    "fuentes", "historia", "familia", "amigos", "sources et liens", "liens", "histoire", "famille", "amis",
    "note personali", "storia", "famiglia", "amici", "备注", "参考", "相关", "概述", "関連", "備考", "概要",
];

/// Folders and tags of the people whom the players of a campaign play.
pub(super) const PARTIES: &[&str] = &[
    "party", "the party", "party members", "pcs", "player characters", "adventurers", "spielercharaktere", "gruppe", "groupe", "grupo", "compagnia",
];

/// Folders around the notes of a campaign.
pub(super) const CAMPAIGNS: &[&str] = &[
    "campaign", "campaigns", "kampagne", "kampagnen", "campagne", "campagna", "campaña", "campanha", "rpg", "ttrpg",
    "pen and paper", "dnd", "d&d", "dungeons and dragons", "dungeons & dragons", "pathfinder",
];

/// Keys that a note about a character in a game has.
pub(super) const CHARACTER_KEYS: &[&str] = &[
    "player", "played by", "class", "subclass", "classes", "race", "ancestry", "species", "lineage", "level", "lvl",
    "alignment", "hp", "ac", "spieler", "gespielt von", "klasse", "rasse", "volk", "stufe", "gesinnung", "joueur",
    "classe", "niveau", "jugador", "clase", "raza", "nivel", "giocatore", "razza", "livello",
];

/// Folders whose notes are patterns for notes.
pub(super) const TEMPLATE_FOLDERS: &[&str] = &[
    "template", "templates", "templater", "vorlage", "vorlagen", "plantilla", "plantillas", "modèles", "modelli",
    "modelos", "sjablonen", "mallar", "szablony", "шаблоны", "模板", "テンプレート", "템플릿",
];

/// Folders that hold something else, also within a folder of people.
pub(super) const OTHER_FOLDERS: &[&str] = &[
    "meetings", "meeting notes", "meeting", "1-1s", "1on1", "assets", "attachments", "images", "files", "journal",
    "daily", "daily notes", "log", "logs", "projects", "tasks", "books", "places", "locations", "besprechungen",
    "quests", "quest", "side quests", "sessions", "session", "session notes", "recaps", "events", "story", "stories",
    "storyline", "storylines", "scenes", "chapters", "plot", "plots", "plot hooks", "encounters", "adventures",
    "missions", "lore", "timelines", "maps", "handouts", "items", "rules", "abenteuer", "sitzungen", "ereignisse",
    "szenen", "kapitel", "regeln", "misiones", "sesiones", "eventos", "escenas", "quêtes", "séances", "événements",
    "scènes", "missioni", "sessioni", "eventi", "scene", "missões", "sessões",
    "anhänge", "projekte", "会议", "附件", "orte", "städte", "länder", "gegenstände", "zauber", "bücher", "lugares",
    "ciudades", "libros", "proyectos", "objetos", "hechizos", "lieux", "villes", "livres", "projets", "objets", "sorts",
    "luoghi", "città", "libri", "progetti", "oggetti", "incantesimi", "cidades", "livros", "projetos", "plaatsen",
    "steden", "boeken", "projecten", "platser", "städer", "böcker", "projekt", "miejsca", "miasta", "książki",
    "przedmioty", "projekty", "места", "города", "книги", "предметы", "проекты", "地点", "场所", "場所", "书籍",
];

/// Words of a person's position and forms of address.
pub(super) const POSITIONS: &[&str] = &[
    "ceo", "cto", "cfo", "coo", "vp", "svp", "evp", "director", "manager", "engineer", "developer", "professor",
    "president", "founder", "cofounder", "co", "head", "chief", "lead", "senior", "junior", "analyst", "officer",
    "chair", "chairman", "partner", "scientist", "researcher", "consultant", "designer", "architect", "secretary",
    "minister", "dr", "prof", "mr", "mrs", "ms", "sir", "king", "queen", "captain", "owner", "assistant", "student",
    "teacher", "doctor", "lawyer", "editor", "intern", "trainee", "apprentice", "specialist", "accountant",
    "administrator", "coordinator", "technician", "representative", "associate", "supervisor", "clerk", "nurse",
    "programmer", "auditor", "controller", "recruiter", "buyer", "planner", "praktikant", "praktikantin", "stagiaire", "leiter", "leiterin", "geschäftsführer",
];

/// Words in the names of notes about meetings and plans rather than people.
pub(super) const OCCASIONS: &[&str] = &[
    "with", "meeting", "meetings", "notes", "agenda", "minutes", "ideas", "todo", "mit", "notizen",
];

/// Small words within names.
pub(super) const PARTICLES: &[&str] = &[
    "de", "del", "della", "der", "den", "di", "da", "dos", "du", "la", "le", "van", "von", "zu", "bin", "ibn", "of", "and",
    "the", "for", "al", "el", "y", "e", "af", "av", "ter", "ten",
];

/// What programs call a note that has no name yet, in lower case.
pub(super) const UNTITLED: &[&str] =
    &["untitled", "unbenannt", "sans titre", "sin título", "unnamed", "new note", "无标题"];

/// Words that end the name under which a group, a program or an office writes, besides those of organizations.
pub(super) const SENDERS: &[&str] = &[
    "account", "accounts", "admin", "administrator", "admins", "alert", "alerts", "announcements", "authors", "billing",
    "board", "bot", "bugs", "card", "community", "contributors", "customers", "daemon", "delivery", "desk", "developers",
    "digest", "editors", "family", "friends", "helpdesk", "info", "initiative", "list", "mailer", "maintainers", "manager",
    "members", "mentors", "newsletter", "newsletters", "notification", "notifications", "noreply", "online",
    "operations", "others", "owners", "people", "postmaster", "program", "programme", "recipients", "registration",
    "release", "reminder", "representatives", "reservations", "root", "sales", "security", "services", "staff", "store",
    "students", "subscriptions", "subsystem", "support", "system", "update", "updates", "users", "volunteers", "webmaster",
];
