"""Messages however they come, and what is none. tests/process.rs has more of it, without a client's types."""

import json

import pytest

from support import (
    CLIENTS, HOVER, INVALID_REQUEST, NOTES, PARSE_ERROR, REQUEST_CANCELLED, Wire, frame, initialize_params, opened,
    well_formed,
)

HOVER_BODY = json.dumps({"jsonrpc": "2.0", "id": 700, **HOVER}).encode()

HEADERS = {
    "as it should be": "Content-Length: {}\r\n\r\n",
    "lower case": "content-length: {}\r\n\r\n",
    "upper case": "CONTENT-LENGTH: {}\r\n\r\n",
    "no space": "Content-Length:{}\r\n\r\n",
    "spaces": "Content-Length:   {}  \r\n\r\n",
    "leading zeros": "Content-Length: 000{}\r\n\r\n",
    "type before": "Content-Type: application/vscode-jsonrpc; charset=utf-8\r\nContent-Length: {}\r\n\r\n",
    "type behind": "Content-Length: {}\r\nContent-Type: application/vscode-jsonrpc; charset=utf8\r\n\r\n",
    "any other": "X-A: b\r\nContent-Length: {}\r\nX_B: c: d\r\n\r\n",
    "a thousand others": "X-A: b\r\n" * 1000 + "Content-Length: {}\r\n\r\n",
    "the length twice": "Content-Length: 5\r\nContent-Length: {}\r\n\r\n",
    "line feeds alone": "Content-Length: {}\n\n",
    "empty lines before": "\r\n\r\n\r\nContent-Length: {}\r\n\r\n",
    "a BOM before": "\ufeffContent-Length: {}\r\n\r\n",
}

# What comes, and the code of the error that answers it; None where there is nobody to answer.
FAULTY = {
    "no length": (b"X-A: b\r\n\r\n{}", PARSE_ERROR),
    "a negative length": (b"Content-Length: -5\r\n\r\n{}", PARSE_ERROR),
    "a length in hex": (b"Content-Length: 0x2\r\n\r\n{}", PARSE_ERROR),
    "a length of 2^63": (b"Content-Length: 9223372036854775808\r\n\r\n", PARSE_ERROR),
    "a length of 2^70": (b"Content-Length: 1180591620717411303424\r\n\r\n", PARSE_ERROR),
    "a length that is too great": (b"Content-Length: 5000\r\n\r\n{}\r\n", PARSE_ERROR),
    "a length that is too small": (b"Content-Length: 20\r\n\r\n" + HOVER_BODY, PARSE_ERROR),
    "a length of nothing": (b"Content-Length: 0\r\n\r\n", PARSE_ERROR),
    "half a message": (frame(b'{"jsonrpc":"2.0","id":1,'), PARSE_ERROR),
    "no UTF-8": (frame(b'{"jsonrpc":"2.0","id":1,"method":"\xff\xfe\xc0\x80"}'), PARSE_ERROR),
    "UTF-16": (frame(HOVER_BODY.decode().encode("utf-16")), PARSE_ERROR),
    "a BOM in the message": (frame(b"\xef\xbb\xbf" + HOVER_BODY), PARSE_ERROR),
    "an endless list": (frame(b"[" * 100_000), PARSE_ERROR),
    "endless objects": (frame(b'{"a":' * 100_000), PARSE_ERROR),
    "deep parameters": (
        frame(b'{"jsonrpc":"2.0","id":1,"method":"x","params":' + b"[" * 5000 + b"]" * 5000 + b"}"),
        PARSE_ERROR,
    ),
    "a batch": (frame(b"[" + HOVER_BODY + b"]"), INVALID_REQUEST),
    "another version": (frame(HOVER_BODY.replace(b"2.0", b"1.0")), INVALID_REQUEST),
    "no version": (frame({"id": 700, **HOVER}), INVALID_REQUEST),
    "no method": (frame({"jsonrpc": "2.0"}), INVALID_REQUEST),
    "a number for a method": (frame({"jsonrpc": "2.0", "id": 1, "method": 5}), INVALID_REQUEST),
    "null": (frame(b"null"), INVALID_REQUEST),
    "garbage": (b"GET / HTTP/1.1\r\nHost: x\r\n\r\n", PARSE_ERROR),
    "a megabyte of garbage": (b"x" * 2**20, None),
    "a megabyte of NUL": (b"\0" * 2**20, None),
}

# The ids of requests, and whether they may be that.
IDS = {
    "0": (0, True),
    "negative": (-1, True),
    "large": (2**53, True),
    "the largest": (2**63 - 1, True),
    "text": ("a", True),
    "no text": ("", True),
    "odd text": ("é\0🙂", True),
    "a number as text": ("1", True),
    "beyond 64 bits": (2**64, False),
    "a fraction": (1.5, False),
    "a whole fraction": (1.0, False),
    "true": (True, False),
    "a list": ([], False),
    "an object": ({}, False),
}

ANSWERS_TO_NOTHING = [
    {"id": 999, "result": 1},
    {"id": "zz", "result": None},
    {"id": -4, "error": {"code": 1, "message": "x"}},
    {"id": None, "result": 3},
    {"id": None, "error": {"code": 1, "message": "x"}},
    {"id": 1, "result": {}, "error": None},
    {"id": 5},
    {"id": 0, "result": None},
    {"id": 7, "error": {"code": "x"}},
    {"id": 8, "error": "x"},
]


@pytest.fixture(scope="module")
def wire():
    with Wire() as wire:
        yield wire.start(CLIENTS["none"])
        assert wire.leave() == 0


def error_of_none(wire):
    """The code of an error that belongs to no request that could be read."""
    return wire.wait("an error under the id null", lambda it: "error" in it and it["id"] is None)["error"]["code"]


@pytest.mark.parametrize("name", HEADERS)
def test_headers(wire, name):
    wire.raw(frame(HOVER_BODY, HEADERS[name]))
    assert well_formed(HOVER["method"], wire.answer(700)).result is not None


@pytest.mark.parametrize("name", FAULTY)
def test_what_cannot_be_read(wire, name):
    data, code = FAULTY[name]
    wire.raw(data)
    wire.assert_alive()
    errors = [it for it in wire.seen if "error" in it]
    wire.seen.clear()
    assert {it["error"]["code"] for it in errors} == ({code} if code else set())


@pytest.mark.parametrize("name", IDS)
def test_ids(wire, name):
    identity, may_be = IDS[name]
    wire.send({"jsonrpc": "2.0", "id": identity, **HOVER})
    if may_be:
        assert wire.answer(identity)["result"]["contents"]
    else:
        assert error_of_none(wire) == INVALID_REQUEST
    wire.assert_alive()


def test_an_id_of_null_is_answered_under_it(wire):
    wire.send({"jsonrpc": "2.0", "id": None, **HOVER})
    assert wire.answer(None)["result"]["contents"]


def test_one_id_for_many_requests_at_once(wire):
    wire.raw(frame({"jsonrpc": "2.0", "id": 4242, **HOVER}) * 50)
    for _ in range(50):
        answer = wire.answer(4242)
        assert "result" in answer or answer["error"]["code"] == INVALID_REQUEST
    wire.assert_alive()


def test_answers_to_what_nobody_asked(wire):
    for answer in ANSWERS_TO_NOTHING:
        wire.send({"jsonrpc": "2.0", **answer})
    wire.assert_alive()
    assert not [it for it in wire.seen if "id" in it and "method" not in it and it["id"] is not None]


def test_cancellations_of_anything(wire):
    for identity in (1, "a", None, -5, 1.5, {}, []):
        wire.notify("$/cancelRequest", {"id": identity})
    sent = []
    for _ in range(200):
        sent.append(wire.request("workspace/symbol", {"query": "a"}))
        wire.notify("$/cancelRequest", {"id": sent[-1]})
    for identity in sent:
        well_formed("workspace/symbol", wire.answer(identity))
    wire.assert_alive()


def session():
    """All messages of a short session behind the answer to `initialize`, and the ids of its requests."""
    hovers = [{"jsonrpc": "2.0", "id": 100 + number, **HOVER} for number in range(50)]
    messages = [
        {"jsonrpc": "2.0", "method": "initialized", "params": {}},
        {"jsonrpc": "2.0", "method": "textDocument/didOpen", "params": opened(NOTES["$minutes"])},
        *hovers,
        {"jsonrpc": "2.0", "id": 2, "method": "shutdown"},
        {"jsonrpc": "2.0", "method": "exit"},
    ]
    return b"".join(map(frame, messages)), [it["id"] for it in messages if "id" in it]


@pytest.mark.parametrize("size", [1, 7, 10**9])
def test_a_whole_session_in_pieces_of(size):
    data, identities = session()
    with Wire() as wire:
        wire.ask("initialize", initialize_params({}))
        for start in range(0, len(data), size):
            wire.raw(data[start : start + size])
        wire.process.stdin.close()
        answers = [wire.answer(identity) for identity in identities]
        # What is still being worked on when the end comes is given up.
        assert all("result" in it or it["error"]["code"] == REQUEST_CANCELLED for it in answers)
        assert wire.end() == 0
