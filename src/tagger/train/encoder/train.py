"""Trains the second reader: `python train.py teacher|student|write …`; MODEL_CARD.md has the commands."""

import argparse
import random
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

import data
from network import Encoder, pretrained, smaller
from write import write

PIECES = 1536
# The layers of the teacher that the student keeps, and how wide it is inside.
LAYERS, INNER = (0, 2, 4), 1024
# How much of a corpus is read in each epoch; the others are read whole.
SHARES = {"litbank_train80": 0.4, "silver_18f_0.6": 0.5, "silver_novels_0.6": 0.3}


def tensors(batch):
    arrays = (batch.ids, batch.features, batch.mask, batch.firsts, batch.habits)
    return [torch.from_numpy(np.ascontiguousarray(array)) for array in arrays]


def hide(features, habits, rng):
    """Hides what lists or the note tell for some batches, and the habits of every second window."""
    if rng.random() < 0.15:
        features[..., 2:4] = 0
    if rng.random() < 0.15:
        features[..., 4] = 0
    return habits * (torch.rand(len(habits)) < 0.5)


def may_follow():
    """Which of the 13 labels may follow which, as in src/tagger/labels.rs; then which may begin and end a sentence."""
    place = lambda label: (label - 1) % 4
    opens = lambda label: label > 0 and place(label) < 2
    goes_on = lambda label: label > 0 and place(label) in (1, 2)
    same = lambda one, other: (one - 1) // 4 == (other - 1) // 4
    labels = range(data.LABELS)
    follow = [[goes_on(b) and same(a, b) if opens(a) else not goes_on(b) for b in labels] for a in labels]
    never = lambda allowed: np.where(np.array(allowed), 0.0, -1e9)
    return never(follow), never([not goes_on(a) for a in labels]), never([not opens(a) for a in labels])


FOLLOW, BEGIN, FINISH = may_follow()


def best(scores):
    reached, back = scores[0] + BEGIN, []
    for own in scores[1:]:
        ways = reached[:, None] + FOLLOW
        back.append(ways.argmax(0))
        reached = ways.max(0) + own
    labels = [int((reached + FINISH).argmax())]
    for step in reversed(back):
        labels.append(int(step[labels[-1]]))
    return labels[::-1]


def names(labels):
    found, start = set(), 0
    for at, label in enumerate(labels):
        place = (label - 1) % 4
        if label and place in (0, 3):
            start = at
        if label and place in (2, 3):
            found.add((start, at + 1, (label - 1) // 4))
    return found


@torch.inference_mode()
def scores(net, corpus):
    """The logarithms of the labels' probabilities, token by token."""
    net.eval()
    out = np.zeros((len(corpus.labels), data.LABELS), np.float32)
    items = sorted(((corpus, *window) for window in data.windows(corpus)), key=lambda item: item[2] - item[1])
    for chunk in data.batches(items, PIECES):
        ids, features, mask, firsts, habits = tensors(data.collate(chunk))
        result = F.log_softmax(net(ids, features, mask, firsts, habits * 0), -1).numpy()
        at = 0
        for _, start, end in chunk:
            out[start:end] = result[at : at + end - start]
            at += end - start
    return out


def evaluate(net, corpora, bias=0.25):
    """Prints exact F1 on our own tokens for persons and organizations; the Rust side has the real scoring."""
    pooled = np.zeros((3, 3), int)
    line = []
    for corpus in corpora:
        counts = np.zeros((3, 3), int)
        table = scores(net, corpus)
        table[:, 0] -= bias
        for sentence in range(len(corpus.sentences)):
            start, end = corpus.first(corpus.sentences, sentence), int(corpus.sentences[sentence])
            gold, found = names(corpus.labels[start:end].tolist()), names(best(table[start:end]))
            for kind in range(3):
                of_kind = lambda all: {name for name in all if name[2] == kind}
                counts[kind] += [len(of_kind(gold & found)), len(of_kind(gold)), len(of_kind(found))]
        pooled += counts
        line.append(corpus.name[:8] + " " + rates(counts))
    print("   ".join(line), "  all", rates(pooled), flush=True)


def rates(counts):
    return "/".join(f"{200 * hit / max(1, gold + found):.1f}" for hit, gold, found in counts[:2])


def fit(net, corpora, dev, out, epochs, rate, rounding, stop_after=None, seed=1, fresh=10):
    """Learns from (corpus, share) pairs; from the part `rounding` of its way on with rounded numbers. A file is written
    after each epoch, with the epoch's number in its name."""
    torch.manual_seed(seed)
    rng = random.Random(seed)
    plan = [data.epoch(corpora, PIECES, seed * 100 + epoch) for epoch in range(epochs)]
    ends = np.cumsum([len(epoch) for epoch in plan])
    steps = [batch for epoch in plan for batch in epoch]
    fresh_parts = ("features", "habits", "late", "hidden", "labels")
    is_fresh = lambda name: name.split(".")[0] in fresh_parts
    groups = [
        {"params": [p for n, p in net.named_parameters() if is_fresh(n) == new], "factor": rate * (fresh if new else 1)}
        for new in (False, True)
    ]
    optimizer = torch.optim.AdamW(groups, lr=rate, weight_decay=0.01)
    started, total = time.time(), 0.0
    print(f"{len(steps)} steps", flush=True)
    for step, chunk in enumerate(steps):
        if step == int(rounding * len(steps)):
            net.round_from_now_on()
        warm = min(1, (step + 1) / (0.06 * len(steps)))
        for group in optimizer.param_groups:
            group["lr"] = group["factor"] * warm * max(0.02, 1 - step / len(steps))
        net.train()
        batch = data.collate(chunk)
        ids, features, mask, firsts, habits = tensors(batch)
        habits = hide(features, habits, rng)
        wanted = np.concatenate([corpus.labels[start:end] for corpus, start, end in batch.places])
        loss = F.cross_entropy(net(ids, features, mask, firsts, habits), torch.from_numpy(wanted))
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimizer.step()
        total += loss.item()
        if (step + 1) % 50 == 0:
            print(f"step {step + 1} loss {total / 50:.4f} after {time.time() - started:.0f} s", flush=True)
            total = 0.0
        if step + 1 in ends:
            epoch = int(np.searchsorted(ends, step + 1)) + 1
            torch.save(net.state_dict(), Path(out).with_suffix(f".{epoch}.pt"))
            evaluate(net, dev)
            if step + 1 == ends[(stop_after or epochs) - 1]:
                return


def mean_of(paths):
    states = [torch.load(path) for path in paths]
    return {name: sum(state[name] for state in states) / len(states) for name in states[0]}


def gather(folder, silver):
    corpora = [data.read(path) for path in sorted(Path(folder).glob("*.enc"))]
    is_dev = lambda corpus: "dev" in corpus.name.split("_")[-1] and corpus.name not in TRAIN or corpus.name == "btc_a" or corpus.name == "gum_dev_open"
    dev = [corpus for corpus in corpora if is_dev(corpus)]
    train = [c for c in corpora if not is_dev(c) and (silver or not c.name.startswith("silver"))]
    return [(corpus, SHARES.get(corpus.name, 1.0)) for corpus in train], dev


# Corpora to learn from although their names end like those of development texts.
TRAIN = ("crossner_traindev", "redocred_dev", "uner_ewt_dev")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("stage", choices=("teacher", "student", "write"))
    parser.add_argument("--data", help="folder of exported corpora")
    parser.add_argument("--base", help="folder of all-MiniLM-L6-v2")
    parser.add_argument("--teacher", help="the teacher's file")
    parser.add_argument("--student", nargs="+", help="the student's files after several epochs, to write their mean")
    parser.add_argument("--out", required=True)
    parser.add_argument("--epochs", type=int, default=3, help="how many epochs the step sizes are planned for")
    parser.add_argument("--stop-after", type=int, help="stop after so many of them")
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    if options.stage == "write":
        net = Encoder(len(LAYERS), INNER)
        net.load_state_dict(mean_of(options.student))
        write(net, Path(options.base) / "vocab.txt", options.out)
        return
    if options.stage == "teacher":
        train, dev = gather(options.data, silver=False)
        net = pretrained(options.base)
        fit(net, train, dev, options.out, options.epochs, 1.5e-4, rounding=2, stop_after=options.stop_after)
        return
    train, dev = gather(options.data, silver=True)
    teacher = pretrained(options.base)
    teacher.load_state_dict(torch.load(options.teacher))
    net = smaller(teacher, LAYERS, INNER)
    fit(net, train, dev, options.out, options.epochs, 2e-4, rounding=0.5, seed=2, fresh=3)


if __name__ == "__main__":
    main()
