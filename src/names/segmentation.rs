//! Finds where a name ends in Chinese and Japanese, which are written without spaces: 张伟 is a word in 张伟说 but not in
//! 张伟杰 or 张伟大的诗, 田中 in 田中が but not in 田中角栄 or 田中屋.
//!
//! The characters next to the name decide. In Japanese they are hardly ever Han characters: particles are kana, and the
//! rest are roles or honorifics. In Chinese a word that reaches beyond the name is evidence against it, and so is a
//! character that given names end in.

use super::context_words::makes_thing;
use super::east_asian;
use super::honorifics::starts_with_honorific_suffix;
use crate::word_lists::{lines, table, words};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;
use unicode_script::{Script, UnicodeScript};

static WORDS: LazyLock<FxHashMap<&str, &str>> = LazyLock::new(|| table(include_str!("../word_lists/han_words.txt")));
static FOLLOWERS: LazyLock<Vec<&str>> =
    LazyLock::new(|| lines(include_str!("../word_lists/unspaced_followers.txt")).collect());

/// Chinese words of one character that go on with a sentence behind a name, simplified and traditional.
const GO_ON: &str = "\
    一不与且两並为也买了今从他以会但住你來做先兩再写几则到則卖却卻去又及发只叫可吃各向吗吧听呀呢和哪啊問喝嗎嘛因在地太她\
    如学學它寫对将將對就已带帮帶常幫并幾当很得從必总想我或所才打找把按据據教昨是更曾最會有来某每比沒没為用由當發的看着第\
    等答給總纔给而聽能與若著虽被裡要該說誰談請講讓让讲该说请谁谈買賣走跟过还这這過還那都问雖須须";
/// What Chinese given names end in and what hardly begins a word behind one.
const GIVEN_ENDS: &str = "\
    东丽义云亮仁仲伟伯佳俊倩偉傑元光兰兴兵军冰凤凯凱刚剛勇勤华博卿叔哲嘉奇妍妮姍姗娇娜娟娥婉婷媚媛嫣嬌孝宁宇安宏宗宝宸富\
    寧寶岚岩岳峰峻崇嵐川平庆庭廷建弘強强彤彥彦彪彬德志忠思怡恩悅悦慧慶成敏文斌旭旺昊昌明春晨晶智权杰東松林柏柱栋根桂桐梁\
    梅梓棟森楠榕榮槐權欣武毅民江泉波泽洁洋洪浩海涛涵淑淵淼清渊湖源滨潇潔澜澤濤濱瀟瀾灿炎炜炳烨焕煌煒煜煥燁燕燦玉玲珊珍琛\
    琦琨琪琳琴瑜瑞瑤瑶瑾璇璋璐生甫睿石磊礼祥福禮秀穎紅純維红纯维罗羅義翔翠耀聪聰胤興航良芝芬花芳芸苗英茜茹荣莉莎莲菊華菲\
    萌萍蓉蓮蕊蕾薇蘭虎誠謙诚谦豪豫豹貞財貴賀賢贞财贤贵贺赫超軍軒輝轩辉远迪逸遠邦郁金鈞鈺銘銳鋒鋼鐵鑫钢钧钰铁铭锋锐阳陽雄\
    雨雪雯雲霞青静靜韜韬顏颖颜風风駿騫骏骞魁鳳鴻鵬鶴鸿鹏鹤麗麟龍龙";
/// What Japanese given names end in besides, where one character may be all of another.
const JAPANESE_ENDS: &str = "一二三郎子美介助太夫男雄彦樹輝代江恵香奈菜実司也人弥哉造吉作次治";
/// What may stand right before a Japanese surname and is no part of it: the late, former, new, the same.
const PREFIXES: &str = "故元前新旧同兼現対与";

/// What names of places, shops, companies and offices end in.
const OTHER_ENDS: &str =
    "市区區県縣省州郡町村街駅站河湖店社会會部局院校寺司厂廠屋館馆園园橋桥線线港城県家堂亭庵荘莊坂沢学學薬药業业";

/// What is no person although it has the form of a name.
static OTHERS: LazyLock<FxHashSet<&str>> = LazyLock::new(|| words(include_str!("../word_lists/han_others.txt")));
static GOING_ON: LazyLock<FxHashSet<char>> = LazyLock::new(|| GO_ON.chars().collect());
static ENDING: LazyLock<FxHashSet<char>> = LazyLock::new(|| GIVEN_ENDS.chars().collect());

/// Which part of a name a match is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Extent {
    /// The whole name, or another declared name.
    Whole,
    /// The surname alone.
    Surname,
    /// The given name alone.
    Given,
}

/// Whether the sentence around a name is in Japanese, which kana show. Only the same part of the text counts, as a note
/// may have several languages.
pub fn is_japanese(before: &str, behind: &str) -> bool {
    let parts = |mark: &char| matches!(mark, '。' | '，' | '！' | '？' | '；' | '\n' | '\u{fffc}');
    before.chars().rev().take_while(|mark| !parts(mark)).any(is_kana)
        || behind.chars().take_while(|mark| !parts(mark)).any(is_kana)
}

/// Whether the name, which ends in a Han character, is only part of a longer name or of other words. `before` is the
/// text before it, `behind` the text after it; `japanese` tells the language.
pub fn is_cut_out(extent: Extent, name: &str, (before, behind): (&str, &str), japanese: bool) -> bool {
    let Some(last) = name.chars().next_back().filter(|last| is_han(*last)) else { return false };
    let is_honoured = starts_with_honorific_suffix(behind).is_some() || has_follower(behind);
    if continues(extent, name, before, is_honoured, japanese) {
        return true;
    }
    if is_honoured {
        return false;
    }
    if extent == Extent::Given && !japanese && is_word(name) {
        return true;
    }
    let mut rest = behind.chars();
    let Some(next) = rest.next() else { return false };
    let second = rest.next();
    if !is_han(next) {
        return extent != Extent::Whole && is_katakana(next);
    }
    match extent {
        _ if japanese => true,
        Extent::Whole => reaches_beyond(last, next, second) || is_longer_given(name, next, second),
        Extent::Given => reaches_beyond(last, next, second),
        Extent::Surname => !GOING_ON.contains(&next) && !second.is_some_and(|second| are_word(next, second)),
    }
}

/// Whether the text is an ordinary Chinese word of two characters: 高兴 is one although 高 is a surname.
pub fn is_word(text: &str) -> bool {
    let mut letters = text.chars();
    match (letters.next(), letters.next(), letters.next()) {
        (Some(first), Some(second), None) => are_word(first, second),
        _ => false,
    }
}

/// Whether the text has the form of a person's name in Han characters: a common surname, followed by characters of
/// given names, so that it is hardly anything else (俞平伯, 田中美咲; not 周会, 白皮书, 中村屋).
pub fn reads_as_name(text: &str) -> bool {
    let letters: Vec<char> = text.trim().chars().collect();
    let Some((surname, given)) = east_asian::surname_length(&letters).and_then(|at| letters.split_at_checked(at))
    else {
        return false;
    };
    if !surname.iter().all(|letter| is_han(*letter)) || OTHERS.contains(text.trim()) {
        return false;
    }
    let ends = |letter: &char| ENDING.contains(letter);
    match (surname, given) {
        ([first], [only]) => ends(only) && !are_word(*first, *only),
        ([first], [one, other]) => {
            let is_name = ends(other) || (ends(one) && is_han(*other) && !GOING_ON.contains(other));
            is_name && !are_word(*first, *one) && !are_word(*one, *other)
        }
        ([_], _) => false,
        (_, [one, other]) if are_word(*one, *other) => false,
        _ => {
            let rest: String = given.iter().collect();
            !given.last().is_some_and(|last| OTHER_ENDS.contains(*last))
                && starts_with_honorific_suffix(&rest).is_none()
                && !has_follower(&rest)
                && !makes_thing(&rest)
        }
    }
}

fn are_word(first: char, second: char) -> bool {
    WORDS.get(first.encode_utf8(&mut [0; 4]) as &str).is_some_and(|seconds| seconds.contains(second))
}

/// Whether a role or the like follows. One character is one only if it ends the word: 著, but not in 著者.
fn has_follower(behind: &str) -> bool {
    FOLLOWERS.iter().any(|word| {
        let rest = behind.strip_prefix(word);
        let is_long = word.chars().nth(1).is_some();
        rest.is_some_and(|rest| is_long || !rest.starts_with(is_han))
    })
}

/// Whether what stands before belongs to the same name or word.
fn continues(extent: Extent, name: &str, before: &str, is_honoured: bool, japanese: bool) -> bool {
    let Some(previous) = before.chars().next_back().filter(|previous| is_han(*previous)) else { return false };
    let first = name.chars().next().unwrap_or_default();
    match extent {
        Extent::Whole => !japanese && are_word(previous, first),
        Extent::Given if ends_in_surname(before, japanese) => true,
        Extent::Surname if east_asian::is_surname(&format!("{previous}{name}")) => true,
        _ if is_honoured => false,
        _ if japanese => !PREFIXES.contains(previous),
        _ => are_word(previous, first),
    }
}

/// Whether a listed surname ends the text. In Chinese some are words as often: 于, 和.
fn ends_in_surname(text: &str, japanese: bool) -> bool {
    let starts = text.char_indices().rev().take(3).map(|(at, _)| at);
    starts.filter_map(|at| text.get(at..)).any(|surname| {
        let mut letters = surname.chars();
        let only = letters.next().filter(|_| letters.next().is_none());
        // 于 ends 关于.
        let ends_word = |only: char| {
            let front = text.strip_suffix(only).and_then(|front| front.chars().next_back());
            GOING_ON.contains(&only) || front.is_some_and(|front| are_word(front, only))
        };
        east_asian::is_surname(surname) && (japanese || !only.is_some_and(ends_word))
    })
}

/// Whether a word begins with the last character of a name and reaches beyond it (伟大), and no longer one begins behind the name
/// (大学).
fn reaches_beyond(last: char, next: char, second: Option<char>) -> bool {
    !GOING_ON.contains(&next) && are_word(last, next) && !second.is_some_and(|second| are_word(next, second))
}

/// Whether the given name goes on: 张伟 in 张伟杰. Names of three characters are as long as most get.
fn is_longer_given(name: &str, next: char, second: Option<char>) -> bool {
    let letters: Vec<char> = name.chars().collect();
    let surname = east_asian::surname_length(&letters).filter(|length| length + 1 == letters.len());
    surname.is_some_and(|length| ENDING.contains(&next) || (length > 1 && JAPANESE_ENDS.contains(next)))
        && !second.is_some_and(|second| are_word(next, second))
}

fn is_han(letter: char) -> bool {
    letter == '々' || letter.script() == Script::Han
}

fn is_katakana(letter: char) -> bool {
    letter == 'ー' || letter.script() == Script::Katakana
}

fn is_kana(letter: char) -> bool {
    letter >= '\u{3041}' && matches!(letter.script(), Script::Hiragana | Script::Katakana)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(extent: Extent, text: &str, name: &str) -> bool {
        let (before, behind) = text.split_once(name).unwrap();
        is_cut_out(extent, name, (before, behind), is_japanese(before, behind))
    }

    #[test]
    fn chinese_names_end_before_what_goes_on() {
        for text in [
            "张伟说",
            "张伟和李娜",
            "张伟的书",
            "张伟今天来",
            "张伟。",
            "张伟",
            "张伟，",
            "张伟先生",
            "张伟经理",
            "张伟大家都知道",
            "张伟明天去",
            "张伟大学毕业",
            "我们和张伟",
            "张伟生病了",
            "张伟强调",
            "张伟在",
            "张伟已经",
            "张伟发邮件",
            "张伟正在写",
        ] {
            assert!(!cut(Extent::Whole, text, "张伟"), "{text}");
        }
        for text in ["张伟杰", "张伟杰说", "张伟大的诗", "张伟强。", "主张伟大", "张伟杰和"] {
            assert!(cut(Extent::Whole, text, "张伟"), "{text}");
        }
        assert!(!cut(Extent::Whole, "李明说", "李明") && cut(Extent::Whole, "李明天", "李明"));
        assert!(!cut(Extent::Whole, "陈平和李娜", "陈平") && !cut(Extent::Whole, "張偉說", "張偉"));
        assert!(cut(Extent::Whole, "張偉傑", "張偉") && cut(Extent::Whole, "張偉大的詩", "張偉"));
    }

    #[test]
    fn chinese_parts_of_names() {
        assert!(!cut(Extent::Given, "文锋说", "文锋") && !cut(Extent::Given, "关于文锋", "文锋"));
        assert!(cut(Extent::Given, "王文锋说", "文锋") && cut(Extent::Given, "很高兴", "高兴"));
        assert!(!cut(Extent::Given, "高兴先生", "高兴"));
        assert!(!cut(Extent::Surname, "欧阳说", "欧阳") && cut(Extent::Surname, "欧阳修", "欧阳"));
    }

    #[test]
    fn japanese_names_end_before_kana_and_roles() {
        for text in [
            "田中が来た",
            "田中さんは",
            "田中部長の",
            "田中、これ",
            "田中はい",
            "前の田中",
            "故田中氏は",
            "田中著の",
            "その田中",
        ] {
            assert!(!cut(Extent::Surname, text, "田中"), "{text}");
        }
        for text in [
            "田中角栄は",
            "田中健一さんは",
            "田中屋で",
            "田中町に",
            "田中製薬の",
            "本田中が",
            "田中ビルで",
            "田中著者は",
        ] {
            assert!(cut(Extent::Surname, text, "田中"), "{text}");
        }
        assert!(cut(Extent::Whole, "高橋誠一", "高橋誠") && !cut(Extent::Whole, "高橋誠", "高橋誠"));
        assert!(cut(Extent::Whole, "高橋誠一が", "高橋誠") && !cut(Extent::Whole, "高橋誠が", "高橋誠"));
        assert!(!cut(Extent::Whole, "部長高橋誠の", "高橋誠") && !cut(Extent::Whole, "高橋誠先生は", "高橋誠"));
        assert!(cut(Extent::Given, "佐藤美咲の", "美咲") && !cut(Extent::Given, "美咲の", "美咲"));
    }

    #[test]
    fn names_have_a_form() {
        for text in ["俞平伯", "张伟", "张伟杰", "梁文锋", "欧阳修", "田中美咲", "高橋みなみ", "佐々木希", "陈志明"]
        {
            assert!(reads_as_name(text), "{text}");
        }
        for text in [
            "周会",
            "白皮书",
            "金融",
            "毕业生",
            "马克思主义",
            "高兴",
            "田中屋",
            "田中先生",
            "中村会社",
            "单元测试",
            "项目",
            "",
            "김민준",
        ] {
            assert!(!reads_as_name(text), "{text}");
        }
    }

    #[test]
    fn other_scripts_are_left_alone() {
        assert!(!cut(Extent::Whole, "김민준이 왔다", "김민준") && !cut(Extent::Given, "Anna Berg", "Anna"));
    }
}
