"""Trains the second reader: `python train.py teacher|student|write …`; MODEL_CARD.md has the commands."""

import argparse
import random
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

import data
from network import Encoder, e5, minilm, smaller
from write import write

PIECES = 1536
# The layers of the teacher that the student keeps, and how wide it is inside.
LAYERS, INNER = (0, 2, 4), 1024
# How much of a corpus is read in each epoch; the others are read whole.
SHARES = {"litbank_train80": 0.4, "silver_18f_0.6": 0.5, "silver_novels_0.6": 0.3}
# The same for the multilingual reader: English is there for what carries over.
ENGLISH = {
    "uner_ewt_train": 1, "uner_ewt_dev": 1, "gum_train_open": 1.2, "redocred_dev": 1, "redocred_test300": 1,
    "crossner_traindev": 1, "litbank_train80": 0.4, "wikigold": 1.2, "wnut17_train": 0.5, "btc_abegh": 0.5,
    "silver_18f_0.6": 0, "silver_novels_0.6": 0,
}
# First old newspapers count little.
MULTILINGUAL_SHARES = {
    "de_germeval_dev": 2, "de_germeval_testhalf": 2, "de_europeana": 0.3, "fr_europeana": 0.4, "nl_europeana": 0.4,
    "nb_norne": 0.5, "nn_norne": 0.5, "ja_gsd": 0.8, "sv_klintan": 0.8,
    **{name: 0.4 * share for name, share in ENGLISH.items()},
}
# Then what is known least counts most.
FURTHER_SHARES = {
    "de_germeval_dev": 2, "de_germeval_testhalf": 2, "de_europeana": 0.3, "fr_europeana": 0.8,
    "nb_norne": 0.3, "nn_norne": 0.3, "zh_uner": 1.7, "sk_uner": 1.5, "sv_uner": 1.5, "hr_uner": 1.2, "sr_uner": 1.2,
    **{name: 0.2 * share for name, share in ENGLISH.items()},
}


def tensors(batch):
    arrays = (batch.ids, batch.features, batch.mask, batch.firsts, batch.habits)
    return [torch.from_numpy(np.ascontiguousarray(array)) for array in arrays]


def hide(features, habits, rng):
    """Hides what lists or the note tell for some batches, and the habits of every second window. Those of old newspapers
    are hidden less often: else the reader would take what these leave unmarked for the habit of their language."""
    if rng.random() < 0.15:
        features[..., 2:4] = 0
    if rng.random() < 0.15:
        features[..., 4] = 0
    shown = torch.where(habits == data.HABITS.index("europeana"), 0.75, 0.5)
    return habits * (torch.rand(len(habits)) < shown)


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
        ids, features, mask, firsts, habits = tensors(data.collate(chunk, net.around))
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


# After so many steps everything is written down, to go on from there.
CHECKPOINT = 200


def fit(net, corpora, dev, out, epochs, rate, rounding, stop_after=None, seed=1, fresh=10):
    """Learns from (corpus, share) pairs; from the part `rounding` of its way on with rounded numbers. A file is written
    after each epoch, with the epoch's number in its name. If it was interrupted, it goes on from its last checkpoint."""
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
    checkpoint, done = Path(out).with_suffix(".checkpoint"), 0
    if checkpoint.exists():
        state = torch.load(checkpoint)
        done = state["step"]
        net.load_state_dict(state["net"])
        optimizer.load_state_dict(state["optimizer"])
    print(f"{len(steps)} steps, {done} done", flush=True)
    for step, chunk in enumerate(steps):
        if step < done:
            continue
        if step >= int(rounding * len(steps)) and not net.rounds:
            net.round_from_now_on()
        warm = min(1, (step + 1) / (0.06 * len(steps)))
        for group in optimizer.param_groups:
            group["lr"] = group["factor"] * warm * max(0.02, 1 - step / len(steps))
        net.train()
        batch = data.collate(chunk, net.around)
        ids, features, mask, firsts, habits = tensors(batch)
        habits = hide(features, habits, rng)
        wanted = np.concatenate([corpus.labels[start:end] for corpus, start, end in batch.places])
        loss = F.cross_entropy(net(ids, features, mask, firsts, habits), torch.from_numpy(wanted))
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimizer.step()
        total += loss.item()
        if (step + 1) % CHECKPOINT == 0:
            state = {"step": step + 1, "net": net.state_dict(), "optimizer": optimizer.state_dict()}
            torch.save(state, checkpoint.with_suffix(".new"))
            checkpoint.with_suffix(".new").replace(checkpoint)
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


def gather(folder, shares, silver):
    """The corpora to learn from, each with how much of it is read, and those to develop on."""
    read = lambda part: [data.read(path) for path in sorted((Path(folder) / part).glob("*.enc"))]
    train = [(c, shares.get(c.name, 1.0)) for c in read("train") if silver or "silver" not in c.name]
    return train, read("dev")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("stage", choices=("teacher", "student", "write"))
    parser.add_argument("--data", help="folder of exported corpora")
    parser.add_argument("--base", required=True, help="folder of all-MiniLM-L6-v2, or file of multilingual-e5-small")
    parser.add_argument("--vocabulary", required=True, help="list of the pieces")
    parser.add_argument("--layers", type=int, default=6, help="how many layers the teacher has")
    parser.add_argument("--teacher", help="the teacher's file")
    parser.add_argument("--begin", help="a student's file to go on from, with rounded numbers from the start")
    parser.add_argument("--student", nargs="+", help="the student's files after several epochs, to write their mean")
    parser.add_argument("--out", required=True)
    parser.add_argument("--epochs", type=int, default=3, help="how many epochs the step sizes are planned for")
    parser.add_argument("--stop-after", type=int, help="stop after so many of them")
    parser.add_argument("--rate", type=float, default=1.5e-4, help="the teacher's step size")
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    base = "minilm" if Path(options.base).is_dir() else "e5"
    begin = lambda: minilm(options.base) if base == "minilm" else e5(options.base, options.vocabulary, options.layers)
    if options.stage == "write":
        net = smaller(begin(), LAYERS, INNER)
        net.load_state_dict(mean_of(options.student))
        write(net, options.vocabulary, options.out)
        return
    shares = SHARES if base == "minilm" else FURTHER_SHARES if options.begin else MULTILINGUAL_SHARES
    if options.stage == "teacher":
        train, dev = gather(options.data, shares, silver=False)
        fit(begin(), train, dev, options.out, options.epochs, options.rate, rounding=2, stop_after=options.stop_after)
        return
    train, dev = gather(options.data, shares, silver=True)
    teacher = begin()
    teacher.load_state_dict(torch.load(options.teacher))
    net = smaller(teacher, LAYERS, INNER)
    rounding, seed = 0.5, 2
    if options.begin:
        net.load_state_dict(torch.load(options.begin))
        rounding, seed = 0, 3
    fit(net, train, dev, options.out, options.epochs, 2e-4, rounding, options.stop_after, seed, fresh=3)


if __name__ == "__main__":
    main()
