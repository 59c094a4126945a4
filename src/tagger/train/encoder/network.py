"""The encoder: BERT's layers (Devlin et al. 2019) with features of words added at both ends."""

import json
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

import packed
from data import AROUND, HABITS, LABELS, ROWS

WIDTH, HEADS, HIDDEN = 384, 12, 256
# What numbers are rounded to where they are multiplied: as src/tagger/second does it.
WEIGHT_STEPS, EMBEDDING_STEPS, VALUE_STEPS = 31, 7, 127


def rounded_rows(weights, steps):
    """Each row in steps of its own, up to `steps` to either side; gradients pass as if nothing had happened."""
    size = weights.abs().amax(-1, keepdim=True).clamp(min=1e-8) / steps
    return weights + ((weights / size).round() * size - weights).detach()


def rounded_values(values):
    """Each row in equal steps from its least to its greatest value."""
    least = values.amin(-1, keepdim=True)
    size = (values.amax(-1, keepdim=True) - least).clamp(min=1e-8) / VALUE_STEPS
    return values + (((values - least) / size).round() * size + least - values).detach()


class Linear(nn.Linear):
    rounds = False

    def forward(self, values):
        if not self.rounds:
            return super().forward(values)
        return F.linear(rounded_values(values), rounded_rows(self.weight, WEIGHT_STEPS), self.bias)


class Layer(nn.Module):
    def __init__(self, inner):
        super().__init__()
        self.qkv = Linear(WIDTH, 3 * WIDTH)
        self.out = Linear(WIDTH, WIDTH)
        self.out_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = Linear(WIDTH, inner)
        self.down = Linear(inner, WIDTH)
        self.down_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(0.1)

    def forward(self, values, mask):
        count, length, _ = values.shape
        q, k, v = self.qkv(values).view(count, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        seen = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        seen = seen.transpose(1, 2).reshape(count, length, WIDTH)
        values = self.out_norm(values + self.drop(self.out(seen)))
        inner = F.gelu(self.up(values), approximate="tanh")
        return self.down_norm(values + self.drop(self.down(inner)))


class Encoder(nn.Module):
    def __init__(self, layers, inner, words=30522, base="minilm", positions=128):
        super().__init__()
        self.base, self.around = base, AROUND[base]
        self.words = nn.Embedding(words, WIDTH)
        self.positions = nn.Embedding(positions, WIDTH)
        self.features = nn.Embedding(ROWS, WIDTH, padding_idx=0)
        self.habits = nn.Embedding(len(HABITS), WIDTH, padding_idx=0)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(inner) for _ in range(layers))
        self.late = nn.Embedding(ROWS, WIDTH, padding_idx=0)
        self.hidden = Linear(WIDTH, HIDDEN)
        self.labels = nn.Linear(HIDDEN, LABELS)
        self.drop = nn.Dropout(0.1)
        for table in (self.features, self.habits, self.late):
            nn.init.normal_(table.weight, std=0.01)
            with torch.no_grad():
                table.weight[0] = 0
        self.rounds = False

    def round_from_now_on(self):
        self.rounds = True
        for part in self.modules():
            if isinstance(part, Linear):
                part.rounds = True

    def forward(self, ids, features, mask, firsts, habits):
        """The scores of the labels of each token, by the places of their first pieces."""
        values = self.words(ids)
        if self.rounds:
            values = rounded_rows(values, EMBEDDING_STEPS)
        values = values + self.positions.weight[: ids.shape[1]] + self.habits(habits)[:, None]
        for kind in range(features.shape[-1]):
            values = values + self.features(features[..., kind])
        values = self.drop(self.norm(values))
        for layer in self.layers:
            values = layer(values, mask[:, None, None, :])
        values = values.reshape(-1, WIDTH)[firsts]
        late = features.reshape(-1, features.shape[-1])[firsts]
        for kind in range(features.shape[-1]):
            values = values + self.late(late[:, kind])
        return self.labels(self.drop(F.gelu(self.hidden(self.drop(values)), approximate="tanh")))


@torch.no_grad()
def load(net, get):
    """Takes over the weights of a pretrained network: `get` gives a table by BERT's name of it."""
    net.words.weight.copy_(get("embeddings.word_embeddings.weight"))
    types = get("embeddings.token_type_embeddings.weight")[0]
    net.positions.weight.copy_(get("embeddings.position_embeddings.weight")[: len(net.positions.weight)] + types)
    def copy(part, name):
        part.weight.copy_(get(name + ".weight"))
        part.bias.copy_(get(name + ".bias"))
    copy(net.norm, "embeddings.LayerNorm")
    for at, layer in enumerate(net.layers):
        own = f"encoder.layer.{at}."
        for part, kind in enumerate(("query", "key", "value")):
            rows = slice(part * WIDTH, (part + 1) * WIDTH)
            layer.qkv.weight[rows] = get(f"{own}attention.self.{kind}.weight")
            layer.qkv.bias[rows] = get(f"{own}attention.self.{kind}.bias")
        copy(layer.out, own + "attention.output.dense")
        copy(layer.out_norm, own + "attention.output.LayerNorm")
        copy(layer.up, own + "intermediate.dense")
        copy(layer.down, own + "output.dense")
        copy(layer.down_norm, own + "output.LayerNorm")


def safetensors(path):
    raw = Path(path).read_bytes()
    size = int.from_bytes(raw[:8], "little")
    for name, info in json.loads(raw[8 : 8 + size]).items():
        if info.get("dtype") == "F32":
            begin, end = (8 + size + at for at in info["data_offsets"])
            yield name, torch.from_numpy(np.frombuffer(raw[begin:end], "<f4").reshape(info["shape"]).copy())


def minilm(folder, layers=6):
    """A network that begins with the layers of all-MiniLM-L6-v2."""
    base = dict(safetensors(Path(folder) / "model.safetensors"))
    net = Encoder(layers, 1536)
    load(net, lambda name: base[name] if name in base else base["bert." + name])
    return net


def e5(path, vocabulary, layers):
    """A network that begins with the first layers of multilingual-e5-small, and knows the pieces of a vocabulary."""
    base = packed.read(path)
    kept = packed.numbers(base, vocabulary)
    net = Encoder(layers, 1536, words=len(kept), base="e5")
    get = lambda name: torch.from_numpy(base.tensor(name))
    load(net, lambda name: get(name)[kept] if name == "embeddings.word_embeddings.weight" else get(name))
    return net


def smaller(net, keep, inner):
    """A network with the layers `keep` of another, and of each only the `inner` values that weigh most."""
    small = Encoder(len(keep), inner, words=len(net.words.weight), base=net.base)
    with torch.no_grad():
        for name in ("words", "positions", "features", "habits", "norm", "late", "hidden", "labels"):
            getattr(small, name).load_state_dict(getattr(net, name).state_dict())
        for at, layer in zip(keep, small.layers):
            whole = net.layers[at]
            for name in ("qkv", "out", "out_norm", "down_norm"):
                getattr(layer, name).load_state_dict(getattr(whole, name).state_dict())
            weight = whole.up.weight.norm(dim=1) * whole.down.weight.norm(dim=0)
            kept = weight.topk(inner).indices.sort().values
            layer.up.weight.copy_(whole.up.weight[kept])
            layer.up.bias.copy_(whole.up.bias[kept])
            layer.down.weight.copy_(whole.down.weight[:, kept])
            layer.down.bias.copy_(whole.down.bias)
    return small
