"""Names that are written without blanks, from the dictionaries of jieba 0.42.1 (MIT) and of the Python package ipadic 1.0.0
(the IPA dictionary; NAIST's licence): a name, what it is, and how surely, a line each."""

import argparse
import struct
from array import array
from pathlib import Path

# jieba's classes of words.
CHINESE = {"nr": ("given", 2), "nrt": ("given", 1), "nrfg": ("given", 3), "ns": ("place", 2), "nt": ("organization", 2)}
# The IPA dictionary's classes of proper nouns.
JAPANESE = {
    ("人名", "姓"): ("surname", 2), ("人名", "名"): ("given", 2), ("人名", "一般"): ("given", 1),
    ("組織", "*"): ("organization", 2), ("地域", "一般"): ("place", 2), ("地域", "国"): ("place", 3),
}
# Rare names are left out: in jieba those that were counted less often, in the IPA dictionary those that cost more.
LEAST = 8
DEAREST = {"given": 8900, "surname": 7600, "place": 8000, "organization": 6800}
# No name is longer, in characters.
LONGEST = 8


def chinese(path):
    for line in Path(path).read_text(encoding="utf8").splitlines():
        word, count, kind = line.split(" ")
        if kind in CHINESE and int(count) >= LEAST:
            yield word, *CHINESE[kind]


def japanese(path):
    """Reads a system dictionary of MeCab: a double array whose values lead to tokens, whose features are strings."""
    raw = Path(path).read_bytes()
    size, tokens_size, features_size = struct.unpack("<3I", raw[24:36])
    charset = raw[40:72].split(b"\0")[0].decode()
    units = array("i", raw[72 : 72 + size])
    tokens = raw[72 + size : 72 + size + tokens_size]
    features = raw[72 + size + tokens_size :][:features_size]
    count = len(units) // 2
    nodes = [(units[0], b"")]
    while nodes:
        base, key = nodes.pop()
        if units[2 * base + 1] == base and units[2 * base] < 0:
            value = -units[2 * base] - 1
            for at in range(value >> 8, (value >> 8) + (value & 255)):
                cost, start = struct.unpack_from("<hI", tokens, 16 * at + 6)
                what = features[start : features.index(b"\0", start)].decode(charset).split(",")
                kind, value = JAPANESE.get((what[2], what[3]), ("", 0)) if what[1] == "固有名詞" else ("", 0)
                if kind and cost <= DEAREST[kind]:
                    yield key.decode(charset), kind, value
        for byte in range(256):
            at = base + byte + 1
            if at < count and units[2 * at + 1] == base:
                nodes.append((units[2 * at], key + bytes([byte])))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--jieba", required=True, help="jieba's dict.txt")
    parser.add_argument("--ipadic", required=True, help="ipadic's sys.dic")
    options = parser.parse_args()
    best = {}
    for word, kind, value in [*chinese(options.jieba), *japanese(options.ipadic)]:
        # One character is hardly ever a name by itself.
        if 1 < len(word) <= LONGEST:
            best[word, kind] = max(value, best.get((word, kind), 0))
    print("# jieba (MIT), IPA dictionary (NAIST)")
    for (word, kind), value in sorted(best.items()):
        print(f"{word}\t{kind}\t{value}")


main()
