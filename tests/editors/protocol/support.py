"""What the tests in Python share: the notes, what editors can do, the table of requests, and a client of bytes.

`Wire` frames messages by itself, so that it can send what no client library would. Answers are still read by lsprotocol's
types, see `well_formed`.
"""

import json
import os
import queue
import shutil
import subprocess
import tempfile
import threading
import time
from pathlib import Path

from lsprotocol import converters, types

HERE = Path(__file__).parent
SERVER = os.environ["WHOSWHO"]
# How long a test waits for anything: much more than a loaded machine needs.
DEADLINE = 60
CLIENTS = {path.stem: json.loads(path.read_text()) for path in sorted((HERE / "capabilities").glob("*.json"))}
MISSING = object()
UNANSWERED = object()

CONVERTER = converters.get_converter()

PARSE_ERROR, INVALID_REQUEST, METHOD_NOT_FOUND, INVALID_PARAMS = -32700, -32600, -32601, -32602
NOT_INITIALIZED, REQUEST_CANCELLED, CONTENT_MODIFIED, REQUEST_FAILED = -32002, -32800, -32801, -32803


def copy_vault():
    """A new folder with the notes of all editors' tests, and those that only these tests need."""
    vault = Path(tempfile.mkdtemp(dir=os.environ["SCRATCH"], prefix="vault-"))
    for source in (HERE.parent / "vault", HERE / "vault"):
        shutil.copytree(source, vault, dirs_exist_ok=True)
    return vault


VAULT = copy_vault()
NOTES = {
    "$minutes": (VAULT / "Log/2025-03-04 Minutes.md").as_uri(),
    "$ada": (VAULT / "People/Ada Brandt.md").as_uri(),
    "$lund": (VAULT / "People/Ada Lund.md").as_uri(),
}


def with_uris(value):
    if isinstance(value, dict):
        return {key: with_uris(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [with_uris(inner) for inner in value]
    return NOTES.get(value, value) if isinstance(value, str) else value


# Each row has a method and its parameters. Some of these come `from` the answer to another method: what it has at `take`
# is all the parameters, or the field `as`.
REQUESTS = with_uris(json.loads((HERE / "requests.json").read_text()))
METHODS = sorted({row["method"] for row in REQUESTS})
HOVER = REQUESTS[0]


def params_of(row, answers):
    """The parameters of a request, from the answers that there are by now; None if there is nothing to go on with."""
    if "from" not in row:
        return row["params"]
    taken = answers.get(row["from"])
    try:
        for step in row["take"]:
            taken = taken[step]
    except (IndexError, KeyError, TypeError):
        return None
    return {**row.get("params", {}), row["as"]: taken} if "as" in row else taken


def initialize_params(capabilities, **more):
    folder = {"uri": VAULT.as_uri(), "name": "vault"}
    return {
        "processId": os.getpid(),
        "clientInfo": {"name": "test"},
        "rootUri": folder["uri"],
        "workspaceFolders": [folder],
        "capabilities": capabilities,
        # So that there is something to show.
        "initializationOptions": {"inlay_hints": True},
        **more,
    }


def opened(uri):
    path = VAULT / Path(uri.removeprefix(VAULT.as_uri()).lstrip("/").replace("%20", " "))
    return {"textDocument": {"uri": uri, "languageId": "markdown", "version": 1, "text": path.read_text()}}


def frame(message, header="Content-Length: {}\r\n\r\n"):
    body = message if isinstance(message, bytes) else json.dumps(message).encode()
    return header.format(len(body)).encode() + body


def well_formed(method, message):
    """The answer as lsprotocol's types have it, after a check that they know all that is in it."""
    assert message.get("jsonrpc") == "2.0"
    if "error" in message:
        assert "result" not in message
        return CONVERTER.structure(message, types.ResponseErrorMessage)
    assert "result" in message
    _, response, _, _ = types.METHOD_TO_TYPES[method]
    answer = CONVERTER.structure(message, response)
    known = CONVERTER.unstructure(answer, response)
    assert without_nulls(known) == without_nulls(message), "the protocol does not know all that is in it"
    return answer


def without_nulls(value):
    if isinstance(value, dict):
        return {key: without_nulls(inner) for key, inner in value.items() if inner is not None}
    if isinstance(value, list):
        return [without_nulls(inner) for inner in value]
    return value


def environment():
    """The user's, but for what the server keeps."""
    return {**os.environ, "XDG_CACHE_HOME": os.environ["SCRATCH"] + "/cache", "HOME": os.environ["SCRATCH"]}


class Wire:
    """A server, and its stdin and stdout. What is not answered to the server by `reply` is answered with null."""

    def __init__(self, command=(SERVER, "lsp"), stdout=subprocess.PIPE):
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=stdout, stderr=subprocess.PIPE, env=environment(), cwd=VAULT
        )
        self.incoming = queue.Queue()
        self.seen = []
        self.reply = lambda message: {"result": None}
        self.next_id = 0
        self.writing = threading.Lock()
        self.log = []
        threading.Thread(target=lambda: self.log.extend(self.process.stderr), daemon=True).start()
        if stdout == subprocess.PIPE:
            threading.Thread(target=self.read, daemon=True).start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()

    def read(self):
        while header := self.process.stdout.readline():
            length = int(header.removeprefix(b"Content-Length: "))
            assert self.process.stdout.readline() == b"\r\n"
            message = json.loads(self.process.stdout.read(length))
            if "method" in message and "id" in message:
                answer = self.reply(message)
                if answer is not UNANSWERED:
                    self.send({"jsonrpc": "2.0", "id": message["id"], **answer})
            self.incoming.put(message)
        self.incoming.put(None)

    def raw(self, data):
        with self.writing:
            try:
                self.process.stdin.write(data)
                self.process.stdin.flush()
            except BrokenPipeError:
                pass  # A server that is gone is found by whoever waits for its answer.

    def send(self, message):
        self.raw(frame(message))

    def notify(self, method, params=MISSING):
        self.send({"jsonrpc": "2.0", "method": method, **({} if params is MISSING else {"params": params})})

    def request(self, method, params=MISSING):
        """Sends a request and gives its id."""
        self.next_id += 1
        message = {"jsonrpc": "2.0", "id": self.next_id, "method": method}
        self.send(message if params is MISSING else {**message, "params": params})
        return self.next_id

    def wait(self, what, is_it):
        """The first message of those that nobody has waited for yet that is it."""
        for at, message in enumerate(self.seen):
            if is_it(message):
                return self.seen.pop(at)
        end = time.monotonic() + DEADLINE
        while True:
            try:
                message = self.incoming.get(timeout=max(0, end - time.monotonic()))
            except queue.Empty:
                raise AssertionError(f"{what} did not come") from None
            assert message is not None, f"the server ended before {what} came"
            if is_it(message):
                return message
            self.seen.append(message)

    def answer(self, identity):
        """The answer to a request. True is 1 in Python, so types are compared, too."""
        return self.wait(
            f"the answer to {identity!r}",
            lambda it: "method" not in it and (type(it["id"]), it["id"]) == (type(identity), identity),
        )

    def ask(self, method, params=MISSING):
        return self.answer(self.request(method, params))

    def initialize(self, capabilities, **more):
        answer = self.ask("initialize", initialize_params(capabilities, **more))
        well_formed("initialize", answer)
        self.notify("initialized", {})
        return answer["result"]["capabilities"]

    def open_notes(self):
        """Opens the notes that requests are about, and waits until all others have been read."""
        for note in ("$minutes", "$ada"):
            self.notify("textDocument/didOpen", opened(NOTES[note]))
        self.wait(
            "word that all notes are read",
            lambda it: it.get("method") == "window/logMessage" and "notes, " in it["params"]["message"],
        )

    def start(self, capabilities, **more):
        self.initialize(capabilities, **more)
        self.open_notes()
        return self

    def assert_alive(self):
        answer = well_formed(HOVER["method"], self.ask(HOVER["method"], HOVER["params"]))
        assert "Ada Brandt" in answer.result.contents.value

    def end(self):
        """The exit code, once the process has ended."""
        return self.process.wait(DEADLINE)

    def leave(self):
        """The exit code after a good end."""
        assert well_formed("shutdown", self.ask("shutdown")).result is None
        self.notify("exit")
        return self.end()
