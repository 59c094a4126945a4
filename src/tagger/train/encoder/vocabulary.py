"""Chooses the word pieces that the multilingual reader knows: `python vocabulary.py --base e5-small-q4.bin --data DIR
--english DIR --out FILE`. Of the 250,000 pieces of multilingual-e5-small those are kept that the texts in DIR/train and
the common words of languages (wordfreq) need most; the others are read as several shorter ones."""

import argparse
import re
import unicodedata
from collections import Counter
from pathlib import Path

import numpy as np
import wordfreq

import packed

BLANK = "▁"
# As src/tagger/second/input.rs: so many pieces of a word are read, of one with a capital more.
MOST, MOST_OF_CAPITALS = 2, 5
# As src/tagger/tokenize/word.rs: what stands without blanks is cut into characters and runs of Katakana.
UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
CHARACTERS = re.compile("[\u30a1-\u30fa\u30fcー]+|.", re.DOTALL)
# Words of a language that are looked at, and how much languages count; others count a little.
WORDS = 60_000
OF_TEXTS = {"nb": 0.5, "nn": 0.4, "hr": 0.8, "sr": 0.6, "da": 0.8, "de": 1.3, "pt": 1.2, "en": 0.8, "zh": 0.6, "ja": 0.7}
OF_OLD_TEXTS = 0.25
OF_WORDS = {
    "de": 1.2, "fr": 1.5, "es": 1.5, "it": 1.4, "nl": 1.3, "pt": 0.8, "da": 0.5, "sv": 0.7, "nb": 0.3, "sh": 0.8, "sk": 0.7,
    "en": 0.7, "zh": 0.5, "ja": 0.5, "pl": 0.35, "cs": 0.35, "ru": 0.3, "uk": 0.2, "ca": 0.2, "ro": 0.25, "fi": 0.2,
}
OTHERS = ("hu", "tr", "sl", "el", "bg", "mk", "ko")
OF_OTHERS = 0.12
# How many characters of Han and Hangul are pieces by themselves; of other scripts all are.
IDEOGRAPHS = 5_600


class Cutter:
    def __init__(self, base):
        self.known = {piece: number for number, piece in enumerate(base.pieces) if number > max(packed.SPECIAL)}
        self.scores, self.unknown = base.scores, base.scores.min() - 10
        self.cache = {}

    def cut(self, word):
        """The likeliest pieces of a word, by their numbers; -1 for a character that none holds."""
        if word not in self.cache:
            self.cache[word] = [self.known[word]] if word in self.known else self.search(word)
        return self.cache[word]

    def search(self, word):
        reached, back = [0.0] + [-1e30] * len(word), [None] * (len(word) + 1)
        for start in range(len(word)):
            for end in range(start + 1, min(len(word), start + 16) + 1):
                piece = self.known.get(word[start:end], -1)
                if piece < 0 and end > start + 1:
                    continue
                score = reached[start] + (self.scores[piece] if piece >= 0 else self.unknown)
                if score > reached[end]:
                    reached[end], back[end] = score, (start, piece)
        pieces, at = [], len(word)
        while at:
            at, piece = back[at]
            pieces.append(piece)
        return pieces[::-1]


def count(cutter, used, word, times):
    word = unicodedata.normalize("NFKC", word.replace("ſ", "s"))
    if UNSPACED.search(word):
        pieces = [piece for token in CHARACTERS.findall(word) for piece in cutter.cut(token)]
    else:
        pieces = cutter.cut(BLANK + word)[: MOST_OF_CAPITALS if word[:1].isupper() else MOST]
    for piece in pieces:
        if piece >= 0:
            used[piece] += times


def of_texts(cutter, paths, used):
    words = Counter()
    for path in paths:
        for line in path.read_text(encoding="utf-8").split("\n"):
            if line and not line.startswith("# doc = "):
                word, label = line.split("\t")[:2]
                # Names count more: they are what is looked for.
                words[word] += 1 if label == "O" else 4
    for word, times in words.items():
        count(cutter, used, word, times)


def of_words(cutter, language, used):
    common = sorted(wordfreq.get_frequency_dict(language, "best").items(), key=lambda pair: -pair[1])[:WORDS]
    for word, share in common:
        count(cutter, used, word, share)
        if not UNSPACED.search(word) and word[:1].isalpha():
            count(cutter, used, word.capitalize(), share * (0.8 if language == "de" else 0.15))


def always(piece):
    """Whether a piece is kept whatever the need: letters, and marks."""
    letter = piece.removeprefix(BLANK)
    if len(letter) != 1:
        return piece == BLANK
    script = unicodedata.name(letter, "").split(" ")[0]
    if piece != letter:
        return script in ("LATIN", "CYRILLIC", "GREEK") or ord(letter) < 0x250
    is_mark = 0x2010 <= ord(letter) <= 0x206F or 0x3000 <= ord(letter) <= 0x303F
    return script in ("LATIN", "CYRILLIC", "GREEK", "HIRAGANA", "KATAKANA") or ord(letter) < 0x250 or is_mark


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", required=True)
    parser.add_argument("--data", required=True, type=Path)
    parser.add_argument("--english", required=True, type=Path)
    parser.add_argument("--out", required=True, type=Path)
    parser.add_argument("--pieces", type=int, default=36_000)
    options = parser.parse_args()
    base = packed.read(options.base)
    cutter = Cutter(base)
    need = np.zeros(len(base.pieces))
    def add(fill, weight):
        used = np.zeros(len(base.pieces))
        fill(used)
        # The root lets rare pieces of many languages count as well.
        need[:] += weight * np.sqrt(used / used.sum())
    groups = {}
    for path in sorted((options.data / "train").glob("*.bio")):
        groups.setdefault((path.name[:2], "europeana" in path.name), []).append(path)
    groups["en", False] = sorted((options.english / "train").glob("*.bio"))
    for (language, is_old), paths in groups.items():
        add(lambda used: of_texts(cutter, paths, used), OF_OLD_TEXTS if is_old else OF_TEXTS.get(language, 1.0))
    for language in (*OF_WORDS, *OTHERS):
        add(lambda used: of_words(cutter, language, used), OF_WORDS.get(language, OF_OTHERS))
    kept = {number for piece, number in cutter.known.items() if always(piece)}
    def is_ideograph(piece):
        return len(piece) == 1 and unicodedata.name(piece, "").split(" ")[0] in ("CJK", "HANGUL")
    ideographs = [number for piece, number in cutter.known.items() if is_ideograph(piece) and need[number] > 0]
    kept.update(sorted(ideographs, key=lambda number: -need[number])[:IDEOGRAPHS])
    others = [number for number in np.argsort(-need) if need[number] > 0 and number not in kept]
    kept.update(others[: options.pieces - len(kept) - len(packed.SPECIAL)])
    lines = (f"{base.pieces[number]}\t{round(-100 * base.scores[number])}\n" for number in sorted(kept))
    options.out.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
