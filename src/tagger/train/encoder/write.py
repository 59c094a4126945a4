"""Writes the student as the file that is built in: src/tagger/second/file.rs says how it is laid out."""

import struct
from pathlib import Path

import numpy as np
import torch

from network import EMBEDDING_STEPS, HEADS, WEIGHT_STEPS, WIDTH

MAGIC, VERSION = b"WHOSENC1", 3
# Until `whoswho fit-tagger` has fitted them.
BIAS, SHARE_OF_FIRST = 0.25, 0.0


def floats(values):
    return np.ascontiguousarray(values, dtype="<f4").tobytes()


def steps(weights, most):
    scales = np.maximum(np.abs(weights).max(1), 1e-8) / most
    return scales, np.clip(np.round(weights / scales[:, None]), -most, most).astype(np.int8)


def table(weights):
    scales, rows = steps(weights, 127)
    return floats(scales) + rows.tobytes()


def words(weights):
    scales, rows = steps(weights, EMBEDDING_STEPS)
    nibbles = (rows + 8).astype(np.uint8)
    return floats(scales) + (nibbles[:, 0::2] | nibbles[:, 1::2] << 4).tobytes()


def matrix(weights, bias, factor=1.0):
    scales, rows = steps(weights, WEIGHT_STEPS)
    scales = scales * factor
    outputs, inputs = rows.shape
    # Tiles of 8 outputs; in each, for four inputs at a time, the four weights of every output.
    tiles = rows.reshape(outputs // 8, 8, inputs // 4, 4).transpose(0, 2, 1, 3)
    sums = rows.sum(1, dtype=np.int64) * scales
    return floats(scales) + floats(sums) + floats(bias * factor) + np.ascontiguousarray(tiles).tobytes()


def norm(part):
    return floats(part.weight.detach()) + floats(part.bias.detach())


def listed(vocabulary):
    """The pieces as the file has them: 0 and the list, or 1, the list without its second column, and that as numbers."""
    lines = Path(vocabulary).read_text(encoding="utf-8").removesuffix("\n").split("\n")
    kind, unlikely = 0, b""
    if "\t" in lines[0]:
        kind, (lines, numbers) = 1, zip(*(line.rsplit("\t", 1) for line in lines))
        unlikely = np.array(numbers, dtype="<u2").tobytes()
    pieces = "".join(line + "\n" for line in lines).encode()
    return struct.pack("<2I", kind, len(pieces)) + pieces + unlikely


def write(net, vocabulary, out):
    numbers = lambda part: part.detach().numpy().astype(np.float32)
    linear = lambda part, rows=slice(None), factor=1.0: matrix(numbers(part.weight)[rows], numbers(part.bias)[rows], factor)
    pieces = listed(vocabulary)
    inner = net.layers[0].up.out_features
    sizes = (len(net.layers), inner, *(len(part.weight) for part in (net.words, net.positions, net.features)))
    payload = [struct.pack("<2fI", BIAS, SHARE_OF_FIRST, 0), struct.pack("<5I", *sizes), pieces]
    payload += [words(numbers(net.words.weight))]
    payload += [table(numbers(part.weight)) for part in (net.positions, net.features, net.late)]
    payload.append(norm(net.norm))
    for layer in net.layers:
        # What fits are divided by is already in the queries.
        payload.append(linear(layer.qkv, slice(0, WIDTH), (WIDTH // HEADS) ** -0.5))
        payload.append(linear(layer.qkv, slice(WIDTH, None)))
        payload += [linear(layer.out), norm(layer.out_norm), linear(layer.up), linear(layer.down), norm(layer.down_norm)]
    payload.append(linear(net.hidden))
    labels = np.zeros((net.labels.in_features, 16), np.float32)
    labels[:, : net.labels.out_features] = numbers(net.labels.weight).T
    biases = np.full(16, -1e4, np.float32)
    biases[: net.labels.out_features] = numbers(net.labels.bias)
    payload += [floats(labels), floats(biases)]
    payload = b"".join(payload)
    Path(out).write_bytes(MAGIC + struct.pack("<II", VERSION, len(payload)) + struct.pack("<Q", checksum(payload)) + payload)


def checksum(payload):
    """FNV-1a, 64 bits."""
    value = 0xCBF29CE484222325
    for byte in payload:
        value = (value ^ byte) * 0x100000001B3 & 0xFFFFFFFFFFFFFFFF
    return value
