"""Whatever stands in the place of a parameter: each request is answered, by an error with a code that fits or by an answer
that is well formed, and the server goes on.
"""

import copy

import pytest

from support import (
    CLIENTS, CONTENT_MODIFIED, INVALID_PARAMS, INVALID_REQUEST, METHOD_NOT_FOUND, METHODS, MISSING, NOTES,
    REQUEST_FAILED, REQUESTS, Wire, initialize_params, params_of, well_formed,
)

WRONG = [
    None, True, -1, 0, 1.5, 1e300, 2**31, 2**32 - 1, 2**32, 2**63, 2**64, "", "x", "\0", "file:///", "file://",
    "untitled:x", "no uri", "%", "file:///%ff%fe", [], {}, [[]], [None], {"a": 1}, "x" * 10_000,
]
POSITIONS = [
    {"line": line, "character": character}
    for line in (0, 7, 10, 10**6, 2**31 - 1, 2**32 - 1)
    for character in (0, 73, 74, 10**6, 2**31 - 1, 2**32 - 1)
]
RANGES = [{"start": start, "end": end} for start in POSITIONS for end in (POSITIONS[0], POSITIONS[-1])]
REFUSALS = {INVALID_PARAMS, INVALID_REQUEST, CONTENT_MODIFIED, REQUEST_FAILED}


def places(value, place=()):
    """Where something stands in a value, as keys and numbers that lead there."""
    yield place
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, inner in pairs:
        yield from places(inner, (*place, step))


def at(value, place):
    for step in place:
        value = value[step]
    return value


def replaced(value, place, other):
    """The value with another one in a place, or with nothing there."""
    if not place:
        return other
    value = copy.deepcopy(value)
    if other is MISSING:
        del at(value, place[:-1])[place[-1]]
    else:
        at(value, place[:-1])[place[-1]] = other
    return value


def variants(params):
    for place in places(params):
        others = [MISSING, *WRONG]
        if place and place[-1] == "position":
            others += POSITIONS
        if place and place[-1] == "range":
            others += RANGES
        for other in others:
            yield replaced(params, place, other)


def is_beyond_the_protocol(value):
    """Whether there is a number in it that is greater than those of the protocol."""
    return any(type(inner) is int and inner >= 2**31 for inner in (at(value, place) for place in places(value)))


@pytest.fixture(scope="module")
def wire():
    with Wire() as wire:
        yield wire.start(CLIENTS["vscode"])
        assert wire.leave() == 0


@pytest.fixture(scope="module")
def asked(wire):
    """The table's requests, with their parameters."""
    answers, asked = {}, []
    for row in REQUESTS:
        params = params_of(row, answers)
        asked.append((row["method"], params))
        answers[row["method"]] = wire.ask(row["method"], params).get("result")
    return asked


@pytest.mark.parametrize("method", METHODS)
def test_wrong_parameters(wire, asked, method):
    sent = [(wire.request(method, it), it) for name, params in asked if name == method for it in variants(params)]
    for identity, params in sent:
        message = wire.answer(identity)
        if method.endswith("/resolve") and is_beyond_the_protocol(params):
            continue  # It comes back as it was sent.
        try:
            answer = well_formed(method, message)
        except Exception as problem:
            raise AssertionError(f"{params!r} is answered by {message!r}") from problem
        assert "error" not in message or answer.error.code in REFUSALS, f"{params!r} is answered by {message['error']}"
    wire.assert_alive()


UNKNOWN = ["foo", "$/foo", "$/", " ", "\0", "x" * 10_000, "textDocument/foo", "window/showMessage", "rpc.discover", "exit2"]


@pytest.mark.parametrize("params", [MISSING, None, [], 5, "x"])
def test_methods_that_nobody_knows(wire, params):
    for method in UNKNOWN:
        wire.notify(method, params)
        assert wire.ask(method, params)["error"]["code"] == METHOD_NOT_FOUND
    assert wire.ask("", params)["error"]["code"] == INVALID_REQUEST
    wire.assert_alive()


NOTIFICATIONS = {
    "textDocument/didOpen": {"textDocument": {"uri": "file:///other.md", "languageId": "a", "version": 1, "text": "x"}},
    "textDocument/didChange": {"textDocument": {"uri": "file:///other.md", "version": 2}, "contentChanges": [{"text": ""}]},
    "textDocument/didSave": {"textDocument": {"uri": "file:///other.md"}, "text": "y"},
    "textDocument/willSave": {"textDocument": {"uri": "file:///other.md"}, "reason": 1},
    "textDocument/didClose": {"textDocument": {"uri": "file:///other.md"}},
    "workspace/didChangeConfiguration": {"settings": {"whoswho": {"inlay_hints": True}}},
    "workspace/didChangeWatchedFiles": {"changes": [{"uri": "file:///other.md", "type": 1}]},
    "workspace/didChangeWorkspaceFolders": {"event": {"added": [], "removed": []}},
    "workspace/didCreateFiles": {"files": [{"uri": "file:///other.md"}]},
    "workspace/didRenameFiles": {"files": [{"oldUri": "file:///other.md", "newUri": "file:///others.md"}]},
    "workspace/didDeleteFiles": {"files": [{"uri": "file:///others.md"}]},
    "window/workDoneProgress/cancel": {"token": "none"},
    "$/setTrace": {"value": "off"},
    "$/cancelRequest": {"id": 1},
    "$/progress": {"token": "none", "value": {}},
    "initialized": {},
    "notebookDocument/didOpen": {},
}


@pytest.mark.parametrize("method", NOTIFICATIONS)
def test_notifications_with_wrong_parameters(method):
    with Wire() as wire:
        wire.start(CLIENTS["none"])
        for params in variants(NOTIFICATIONS[method]):
            wire.notify(method, params)
        wire.assert_alive()
        assert wire.leave() == 0


# What an editor says of itself that the server does not know: newer than the server, older, or written by a program whose
# empty tables are lists. Each is left out, and nothing else is.
STRANGE = [
    {"textDocument": {"hover": {"contentFormat": ["asciidoc", "markdown"]}}},
    {"textDocument": {"foldingRange": {"foldingRangeKind": {"valueSet": ["story"]}}}},
    {"textDocument": {"semanticTokens": {"requests": {"range": {}}, "tokenTypes": [], "tokenModifiers": [], "formats": []}}},
    {"textDocument": {"semanticTokens": {"dynamicRegistration": False}}},
    {"textDocument": {"codeAction": {"codeActionLiteralSupport": {}}}},
    {"textDocument": {"completion": {"completionItem": {"resolveSupport": {}, "tagSupport": {"valueSet": [1, 9]}}}}},
    {"textDocument": [], "workspace": []},
    {"workspace": {"workspaceEdit": {"resourceOperations": ["create", "copy"], "failureHandling": "hope"}}},
    {"window": {"showDocument": {}}, "general": {"markdown": {}, "regularExpressions": {}, "staleRequestSupport": {}}},
    {"notebookDocument": {}},
    {"textDocument": None, "workspace": None, "window": None, "general": None, "experimental": None},
    {"textDocument": 5, "workspace": "x", "window": [1]},
]


@pytest.mark.parametrize("strange", STRANGE, ids=range(len(STRANGE)))
def test_capabilities_that_the_server_does_not_know(strange):
    with Wire() as wire:
        capabilities = {"general": {"positionEncodings": ["utf-7", "utf-8"]}, **strange}
        offered = wire.initialize(capabilities)
        if "positionEncodings" in (capabilities["general"] or {}):
            assert offered["positionEncoding"] == "utf-8"
        wire.open_notes()
        wire.assert_alive()
        hover = wire.ask("textDocument/hover", REQUESTS[0]["params"])["result"]
        assert hover["contents"]["kind"] == ("markdown" if strange is STRANGE[0] else "plaintext")


@pytest.mark.parametrize("wrong", [None, True, -1, 1.5, "x", [], {}, [None]], ids=repr)
def test_capabilities_that_are_wrong_everywhere(wrong):
    def spoilt(value, depth):
        """The value with what is so deep in it replaced."""
        if depth == 0 or not isinstance(value, dict):
            return wrong
        return {key: spoilt(inner, depth - 1) for key, inner in value.items()}

    for depth in range(1, 4):
        with Wire() as wire:
            wire.start(spoilt(CLIENTS["vscode"], depth))
            wire.assert_alive()


@pytest.mark.parametrize("trace", ["off", "messages", "compact", "verbose", "loud", None])
def test_any_word_for_the_trace(trace):
    with Wire() as wire:
        wire.start({}, trace=trace)
        wire.notify("$/setTrace", {"value": trace})
        wire.assert_alive()


@pytest.mark.parametrize("params", [MISSING, None, [], {}])
def test_initialized_without_parameters_starts_the_reading(params):
    with Wire() as wire:
        wire.ask("initialize", initialize_params({}))
        wire.notify("initialized", params)
        wire.open_notes()
        wire.assert_alive()


def test_what_says_which_notes_are_meant_is_refused_if_it_is_wrong():
    for wrong in (
        {"rootUri": "/home"},
        {"workspaceFolders": {}},
        {"workspaceFolders": [{"uri": NOTES["$ada"]}]},
        {"processId": "12"},
    ):
        with Wire() as wire:
            message = wire.ask("initialize", {**initialize_params({}), **wrong})
            assert well_formed("initialize", message).error.code == INVALID_PARAMS
            # And may be said again.
            wire.start({})
            wire.assert_alive()
