"""Exported corpora (`whoswho export-tagger`) as windows of word pieces."""

import random
from dataclasses import dataclass
from pathlib import Path

import numpy as np

# The pieces around each window, by the pretrained network: as in src/tagger/second/pieces/.
AROUND = {"minilm": (101, 102), "e5": (0, 1)}
# Pieces in a window, START and END not counted. The reader's windows are as long.
WINDOW = 126
# How many values each feature of a word has, as in src/tagger/encoder/features.rs.
VALUES = (20, 32, 16, 64, 64)
# Row 0 of the table of features is "none", the last row says that a piece continues a word.
OFFSETS = np.cumsum((1,) + VALUES)
ROWS = int(OFFSETS[-1]) + 1
LABELS = 13

# Corpora name things by different habits, so training tells which one a text is from, but only half of the time.
HABITS = ("", "uner", "wiki", "cros", "redo", "gum", "litb", "wnut", "btc", "germeval", "europeana", "norne", "klintan", "gsd")


@dataclass
class Corpus:
    name: str
    habit: int
    units: np.ndarray
    sentences: np.ndarray
    tokens: np.ndarray
    pieces: np.ndarray
    features: np.ndarray
    labels: np.ndarray

    def first(self, ends, at):
        return int(ends[at - 1]) if at else 0


def read(path):
    path = Path(path)
    raw = path.read_bytes()
    counts = np.frombuffer(raw, "<u4", 4)
    units, sentences, tokens, pieces = (int(count) for count in counts)
    at = 16
    def take(kind, count):
        nonlocal at
        array = np.frombuffer(raw, kind, count, at)
        at += array.nbytes
        return array
    ends = [take("<u4", count) for count in (units, sentences, tokens)]
    ids = take("<u2", pieces).astype(np.int64)
    features = take("u1", tokens * len(VALUES)).reshape(tokens, len(VALUES)).astype(np.int64) + OFFSETS[:-1]
    labels = take("u1", tokens).astype(np.int64)
    # Files of other languages begin with the language: de_germeval_dev.
    kind = path.name[3:] if path.name[2] == "_" else path.name
    habit = next((at for at, prefix in enumerate(HABITS) if prefix and kind.startswith(prefix)), 0)
    return Corpus(path.stem, habit, *ends, ids, features, labels)


def windows(corpus, rng=None, share=1.0):
    """Runs of sentences of one unit, as (first token, token behind the last). The first window of a unit has a random
    length in training, so that windows begin at other sentences each time. A share over 1 reads units more than once."""
    order = range(len(corpus.units))
    if rng:
        order = [unit for unit in order for _ in range(int(share) + (rng.random() < share % 1))]
    for unit in order:
        room = WINDOW if rng is None else int(WINDOW * (0.4 + 0.6 * rng.random()))
        start = None
        for sentence in range(corpus.first(corpus.units, unit), int(corpus.units[unit])):
            first, last = corpus.first(corpus.sentences, sentence), int(corpus.sentences[sentence])
            if start is None:
                start = first
            begin = corpus.first(corpus.tokens, start)
            if int(corpus.tokens[last - 1]) - begin > room and start < first:
                yield start, first
                start, room = first, WINDOW
            while last > start and int(corpus.tokens[last - 1]) - corpus.first(corpus.tokens, start) > WINDOW:
                begin = corpus.first(corpus.tokens, start)
                cut = int(np.searchsorted(corpus.tokens, begin + WINDOW, "right"))
                yield start, cut
                start = cut
        if start is not None and start < int(corpus.sentences[int(corpus.units[unit]) - 1]):
            yield start, int(corpus.sentences[int(corpus.units[unit]) - 1])


@dataclass
class Batch:
    ids: np.ndarray
    features: np.ndarray
    mask: np.ndarray
    firsts: np.ndarray
    habits: np.ndarray
    # (corpus, first token, token behind the last) of each window
    places: list


def collate(items, around):
    """Windows (corpus, start, end) as padded arrays."""
    bounds = [(corpus.first(corpus.tokens, start), int(corpus.tokens[end - 1])) for corpus, start, end in items]
    length = max(end - begin for begin, end in bounds) + 2
    ids = np.zeros((len(items), length), np.int64)
    features = np.zeros((len(items), length, len(VALUES) + 1), np.int64)
    mask = np.zeros((len(items), length), bool)
    firsts, habits = [], []
    for row, ((corpus, start, end), (begin, behind)) in enumerate(zip(items, bounds)):
        count = behind - begin
        ids[row, 0], ids[row, count + 1] = around
        ids[row, 1 : count + 1] = corpus.pieces[begin:behind]
        mask[row, : count + 2] = True
        ends = corpus.tokens[start:end].astype(np.int64) - begin
        begins = np.concatenate(([0], ends[:-1]))
        word = np.repeat(np.arange(end - start), ends - begins)
        features[row, 1 : count + 1, :-1] = corpus.features[start:end][word]
        continues = np.ones(count, bool)
        continues[begins] = False
        features[row, 1 : count + 1, -1] = np.where(continues, ROWS - 1, 0)
        firsts.append(row * length + 1 + begins)
        habits.append(corpus.habit)
    return Batch(ids, features, mask, np.concatenate(firsts), np.array(habits), items)


def batches(items, pieces, rng=None):
    """Windows of like length together, up to so many pieces with padding."""
    def length(item):
        corpus, start, end = item
        return int(corpus.tokens[end - 1]) - corpus.first(corpus.tokens, start) + 2
    if rng:
        rng.shuffle(items)
    out = []
    for at in range(0, len(items), 600):
        chunk = sorted(items[at : at + 600], key=length)
        while chunk:
            count = 1
            while count < len(chunk) and (count + 1) * length(chunk[count]) <= pieces:
                count += 1
            out.append(chunk[:count])
            chunk = chunk[count:]
    if rng:
        rng.shuffle(out)
    return out


def epoch(corpora, pieces, seed):
    """All windows of (corpus, share) pairs, in batches, in an order of their own for each seed."""
    rng = random.Random(seed)
    items = [(corpus, *window) for corpus, share in corpora for window in windows(corpus, rng, share)]
    return batches(items, pieces, rng)
