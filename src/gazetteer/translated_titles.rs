//! Titles of columns in tables written in Chinese, Japanese, Korean, Russian, Ukrainian, Turkish and Hungarian, and
//! titles in any language that say that a column has names of persons.
//!
//! They are the words for the fields of an address book in the translations of Thunderbird, and the headers that
//! programs write for lists of contacts and employees.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::card::Field;
use super::column::{Column, letters_of};

/// Titles as they are written.
const HEADINGS: &[(Column, &[&str])] = &[
    // Surname and given name in one column: an organization has none.
    (
        Column::PersonName,
        &[
            "Name of person",
            "First and last name",
            "First name and surname",
            "First name Last name",
            "Name and surname",
            "Surname, given name",
            "Vor- und Nachname",
            "Vorname und Nachname",
            "Vorname Nachname",
            "Nachname, Vorname",
            "Nom et prénom",
            "Nom prénom",
            "Prénom et nom",
            "Prénom nom",
            "Nome e cognome",
            "Cognome e nome",
            "Cognome nome",
            "Nombre y apellidos",
            "Apellidos y nombre",
            "Apellidos y nombres",
            "Nome e sobrenome",
            "Voor- en achternaam",
            "Imię nazwisko",
            "Imię i nazwisko",
            "Nazwisko i imię",
            "Jméno a příjmení",
            "Příjmení a jméno",
            "Meno a priezvisko",
            "Priezvisko a meno",
            "Ime i prezime",
            "Prezime i ime",
            "Ime in priimek",
            "Nume și prenume",
            "ФИО",
            "Фамилия Имя Отчество",
            "Фамилия и имя",
            "Имя и фамилия",
            "ПІБ",
            "Прізвище та ім'я",
            "Ad Soyad",
            "Adı Soyadı",
            "İsim Soyisim",
            "姓名",
            "氏名",
            "お名前",
            "성명",
        ],
    ),
    (Column::Given, &["名字", "Ім'я та по батькові"]),
    (Column::Family, &["姓氏", "Soyad", "Soyadı"]),
    (
        Column::Organization,
        &[
            "公司",
            "公司名称",
            "公司名稱",
            "工作单位",
            "会社",
            "会社名",
            "勤務先",
            "組織",
            "회사",
            "회사명",
            "Организация",
            "Компания",
            "Место работы",
            "Організація",
            "Компанія",
            "Місце роботи",
            "Şirket",
            "Kurum",
            "Cégnév",
            "Szervezet",
        ],
    ),
    (
        Column::Fact(Field::Position),
        &[
            "职位",
            "职务",
            "職位",
            "職稱",
            "職務",
            "役職",
            "役職名",
            "肩書き",
            "직위",
            "직책",
            "Должность",
            "Посада",
            "Unvan",
            "Ünvan",
            "Görev",
            "Görevi",
            "Pozisyon",
            "Beosztás",
            "Munkakör",
        ],
    ),
    (
        Column::Email,
        &[
            "电子邮件",
            "电子邮件地址",
            "电子邮箱",
            "邮箱",
            "電子郵件",
            "メール",
            "メールアドレス",
            "eメール",
            "이메일",
            "이메일 주소",
            "Электронная почта",
            "Эл. почта",
            "Почта",
            "Адрес электронной почты",
            "Електронна пошта",
            "E-posta",
            "E-posta adresi",
            "E-mail-cím",
        ],
    ),
    (
        Column::Said("phone"),
        &[
            "电话",
            "电话号码",
            "手机",
            "手机号",
            "手机号码",
            "電話",
            "電話番号",
            "携帯電話",
            "携帯",
            "전화",
            "전화번호",
            "휴대전화",
            "휴대폰",
            "Телефон",
            "Номер телефона",
            "Мобильный телефон",
            "Номер телефону",
            "Telefon numarası",
            "Telefonszám",
        ],
    ),
    (
        Column::Fact(Field::Born),
        &[
            "生日",
            "出生日期",
            "生年月日",
            "誕生日",
            "생일",
            "생년월일",
            "Дата рождения",
            "День рождения",
            "Дата народження",
            "День народження",
            "Doğum tarihi",
            "Doğum günü",
            "Születésnap",
            "Születési dátum",
        ],
    ),
    (Column::Said("gender"), &["性别", "性別", "성별", "Пол", "Стать", "Cinsiyet"]),
    (
        Column::Said("department"),
        &["部门", "部門", "部署", "부서", "Отдел", "Департамент", "Подразделение", "Відділ", "Departman", "Részleg"],
    ),
    (Column::Said("party"), &["党派", "政党", "政黨", "정당", "Партия", "Партія", "Párt"]),
    (Column::Said("parliamentary group"), &["Фракция", "Фракція", "Képviselőcsoport"]),
    (Column::Address, &["地址", "住所", "주소", "Адрес", "Адреса"]),
    (Column::Fact(Field::Country), &["国家", "국가", "Страна", "Країна", "Ülke", "Ország"]),
    (
        Column::Fact(Field::Website),
        &["网站", "网址", "網站", "ウェブサイト", "웹사이트", "Сайт", "Веб-сайт", "Web sitesi", "Webhely"],
    ),
    (
        Column::Summary,
        &["备注", "備註", "備考", "メモ", "비고", "메모", "Примечание", "Заметки", "Примітки", "Notlar", "Megjegyzés"],
    ),
];

/// The same by the letters of the titles.
static COLUMNS: LazyLock<FxHashMap<String, Column>> = LazyLock::new(|| {
    let pairs = |(column, titles): &(Column, &[&str])| {
        let column = *column;
        titles.iter().map(|title| (letters_of(title), column)).collect::<Vec<_>>()
    };
    HEADINGS.iter().flat_map(pairs).collect()
});

/// What the column with this title holds, if the title is listed here. `letters` is the title as [`letters_of`] has it.
pub(super) fn column(letters: &str) -> Option<Column> {
    COLUMNS.get(letters).copied()
}
