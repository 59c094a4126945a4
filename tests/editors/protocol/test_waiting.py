"""What the server asks its client for: nothing waits for the answer, and no answer does harm."""

import pytest

from support import CLIENTS, HOVER, REQUESTS, UNANSWERED, VAULT, Wire

# All that it asks for in a session with an editor that can do everything.
ASKED = {
    "client/registerCapability",
    "window/workDoneProgress/create",
    "workspace/applyEdit",
    "workspace/codeLens/refresh",
    "workspace/configuration",
    "workspace/diagnostic/refresh",
    "workspace/inlayHint/refresh",
    "workspace/semanticTokens/refresh",
}

REPLIES = {
    "never": UNANSWERED,
    "an error": {"error": {"code": -32601, "message": "no"}},
    "an error with data": {"error": {"code": 1, "message": "", "data": {"a": [1]}}},
    "an odd error": {"error": {"code": "x"}},
    "no result": {},
    "null": {"result": None},
    "a number": {"result": 5},
    "text": {"result": "x"},
    "an empty list": {"result": []},
    "a list of nulls": {"result": [None] * 3},
    "an object": {"result": {"a": 1}},
    "a result and an error": {"result": 1, "error": {"code": 1, "message": "x"}},
}


def work(wire):
    """Does all that makes the server ask; gives what it has asked."""
    wire.start(CLIENTS["vscode"])
    asked = [wire.request(row["method"], row["params"]) for row in REQUESTS if "params" in row and "from" not in row]
    wire.notify("workspace/didChangeConfiguration", {"settings": {}})
    asked += [wire.request(HOVER["method"], HOVER["params"]) for _ in range(100)]
    for identity in asked:
        assert "result" in wire.answer(identity)
    # Whom a link in another note leads to now, so that what was said of it is outdated.
    karl = {"uri": (VAULT / "People/Karl Oder.md").as_uri(), "languageId": "markdown", "version": 1}
    wire.notify("textDocument/didOpen", {"textDocument": {**karl, "text": "---\ntype: person\n---\n# Karl Oder\n"}})
    return wire


@pytest.mark.parametrize("name", REPLIES)
def test_replies(name):
    with Wire() as wire:
        wire.reply = lambda message: REPLIES[name]
        work(wire)
        wire.assert_alive()
        assert wire.leave() == 0


def test_all_that_it_asks_for_is_asked():
    with Wire() as wire:
        work(wire)
        asked = {it["method"] for it in wire.seen if "method" in it and "id" in it}
        for method in ASKED - asked:
            wire.wait(method, lambda it, method=method: it.get("method") == method)


def test_late_replies():
    with Wire() as wire:
        wire.reply = lambda message: UNANSWERED
        work(wire)
        for message in [it for it in wire.seen if "method" in it and "id" in it]:
            wire.send({"jsonrpc": "2.0", "id": message["id"], "result": None})
            wire.send({"jsonrpc": "2.0", "id": message["id"], "result": None})
        wire.assert_alive()
        assert wire.leave() == 0
