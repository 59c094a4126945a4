use super::*;
use crate::tagger::tokenize::tokenize_into;

fn of_blocks(blocks: &[&str]) -> Vec<Language> {
    let evidence = blocks.iter().map(|text| {
        let mut tokens = Tokens::default();
        tokenize_into(text, &mut tokens);
        Evidence::of(text, &tokens)
    });
    let evidence: Vec<Evidence> = evidence.collect();
    let note = of_note(evidence.iter());
    evidence.iter().map(|evidence| evidence.decide().unwrap_or(note)).collect()
}

fn of(text: &str) -> Language {
    of_blocks(&[text])[0]
}

#[test]
fn sentences_tell_their_language() {
    let sentences = [
        ("Ada came late, and nobody asked her why.", Language::English),
        ("Anna hat gestern mit dem Chef gesprochen und will nicht mehr.", Language::German),
        ("Elle a parlé avec le directeur, mais il ne veut pas.", Language::French),
        ("Ze heeft gisteren met de directeur gesproken, maar hij wil niet.", Language::Dutch),
        ("Ela falou ontem com o diretor, mas ele não quer.", Language::Portuguese),
        ("Ayer habló con el director, pero él no quiere.", Language::Spanish),
        ("Ieri ha parlato con il direttore, ma lui non vuole.", Language::Italian),
        ("Hun talte i går med direktøren, men han vil ikke af med dem.", Language::Danish),
        ("Hon talade i går med direktören, men han vill inte.", Language::Swedish),
        ("Ho snakka med direktøren i går, men han vil ikkje.", Language::Norwegian),
        ("Jučer je razgovarala s ravnateljem, ali on ne želi, jer nije bio tamo.", Language::Croatian),
        ("Včera hovorila s riaditeľom, ale ten nechce, lebo bol tam aj on.", Language::Slovak),
        ("她昨天跟校长谈过，但是他不愿意。", Language::Chinese),
        ("彼女は昨日校長と話しましたが、彼は望んでいません。", Language::Japanese),
        ("Вчера она говорила с директором, но он не хочет.", Language::Other),
        ("Wczoraj rozmawiała z dyrektorem, ale on nie chce, bo już go nie ma.", Language::Other),
        ("Hän puhui eilen johtajan kanssa, mutta hän ei ole sitä mieltä.", Language::Other),
    ];
    for (text, language) in sentences {
        assert_eq!(of(text), language, "{text}");
    }
}

#[test]
fn what_does_not_tell_is_as_the_rest_of_the_note_is_or_english() {
    assert_eq!(of("Anna Berg"), Language::English);
    assert_eq!(of(""), Language::English);
    let german = "Wir haben uns gestern mit den anderen in der Stadt getroffen.";
    let english = "She said that they would be there by noon, and so they were.";
    assert_eq!(of_blocks(&["Anna Berg", german]), [Language::German; 2]);
    assert_eq!(
        of_blocks(&[german, german, english, "Anna Berg"]),
        [Language::German, Language::German, Language::English, Language::German]
    );
}

#[test]
fn lists_are_whole() {
    let lists = Lists::get();
    assert!(lists.languages.len() > 20 && lists.languages.len() <= LISTS);
    for language in Language::ALL {
        let is_told_by_script = matches!(language, Language::Chinese | Language::Japanese);
        assert_eq!(lists.languages.contains(&language), !is_told_by_script, "{language:?}");
        assert!(language.codes().iter().all(|code| Language::of_code(code) == language));
    }
    assert_eq!(Language::of_code("pl"), Language::Other);
}
