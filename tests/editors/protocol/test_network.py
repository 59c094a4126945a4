"""Nothing uses the network: neither the server nor a check opens a socket that could reach one."""

import os
import re
import shutil
import subprocess

import pytest

from support import CLIENTS, SERVER, VAULT, Wire, environment

SOCKET = re.compile(r"\b(?:socket|connect|bind|sendto|getaddrinfo)\([^)]*AF_(?!UNIX)\w+")


def cannot_trace():
    if not shutil.which("strace"):
        return "there is no strace"
    tried = subprocess.run(["strace", "-o", os.devnull, "true"], check=False, capture_output=True)
    return tried.returncode != 0 and f"strace cannot run here: {tried.stderr.decode().strip()}"


pytestmark = pytest.mark.skipif(bool(cannot_trace()), reason=str(cannot_trace()))


@pytest.fixture
def traced(tmp_path):
    """What a command begins with to be traced, and what gives all sockets that it has used."""
    path = tmp_path / "trace"
    return ["strace", "-f", "-qq", "-e", "trace=network", "-o", str(path)], lambda: SOCKET.findall(path.read_text())


def test_a_socket_would_be_seen(traced):
    strace, sockets = traced
    program = "import socket; socket.socket(socket.AF_INET); socket.socket(socket.AF_UNIX)"
    subprocess.run([*strace, "python3", "-c", program], check=True)
    assert len(sockets()) == 1


def test_the_server_uses_no_network(traced):
    strace, sockets = traced
    with Wire([*strace, SERVER, "lsp"]) as wire:
        wire.start(CLIENTS["vscode"])
        text = "Ada Brandt. [x](https://example.com) ![x](https://example.com/x.png) [[http://example.com]]\n"
        document = {"uri": (VAULT / "new.md").as_uri(), "languageId": "markdown", "version": 1, "text": text}
        wire.notify("textDocument/didOpen", {"textDocument": document})
        wire.ask("textDocument/documentLink", {"textDocument": {"uri": document["uri"]}})
        wire.assert_alive()
        assert wire.leave() == 0
    assert sockets() == []


@pytest.mark.parametrize(
    "arguments",
    [["check", "--hints", "--fail-on", "never"], ["list"], ["graph", "--format", "html"]],
    ids=lambda it: it[0],
)
def test_the_terminal_uses_no_network(traced, arguments):
    strace, sockets = traced
    done = subprocess.run([*strace, SERVER, *arguments], check=False, cwd=VAULT, env=environment(), capture_output=True)
    assert done.returncode == 0, done.stderr.decode()
    assert sockets() == []
