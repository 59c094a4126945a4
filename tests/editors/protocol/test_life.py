"""The server's life: what it does before it is told to begin, after it is told to end, and when its client is gone."""

import json
import os
import signal
import subprocess
import sys

import pytest

from support import (
    CLIENTS, DEADLINE, HOVER, INVALID_REQUEST, METHODS, NOT_INITIALIZED, REQUESTS, SERVER, Wire, environment, frame,
    initialize_params, well_formed,
)
from test_parameters import NOTIFICATIONS

PARAMS = {row["method"]: row.get("params", {}) for row in REQUESTS}


def test_before_initialize_requests_are_refused_and_notifications_dropped():
    with Wire() as wire:
        for method in METHODS:
            assert well_formed(method, wire.ask(method, PARAMS[method])).error.code == NOT_INITIALIZED
        for method, params in NOTIFICATIONS.items():
            wire.notify(method, params)
        wire.start(CLIENTS["none"])
        wire.assert_alive()
        assert wire.leave() == 0


def test_after_shutdown_requests_are_refused_and_notifications_dropped():
    with Wire() as wire:
        wire.start(CLIENTS["none"])
        assert wire.ask("shutdown")["result"] is None
        for method in [*METHODS, "initialize", "shutdown"]:
            params = PARAMS.get(method, initialize_params({}))
            assert well_formed(method, wire.ask(method, params)).error.code == INVALID_REQUEST
        for method, params in NOTIFICATIONS.items():
            wire.notify(method, params)
        wire.notify("exit")
        assert wire.end() == 0


def test_it_is_initialized_once():
    with Wire() as wire:
        wire.start(CLIENTS["none"])
        assert wire.ask("initialize", initialize_params({}))["error"]["code"] == INVALID_REQUEST
        wire.assert_alive()


@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT", "SIGHUP"])
def test_signals_end_it(name):
    with Wire() as wire:
        wire.start(CLIENTS["none"])
        wire.process.send_signal(signal.Signals[name])
        assert wire.end() == -signal.Signals[name]


def test_stdout_that_nobody_reads_any_more_ends_it():
    reading, writing = os.pipe()
    with Wire(stdout=writing) as wire:
        os.close(writing)
        os.close(reading)
        wire.request("initialize", initialize_params({}))
        assert wire.end() == 1


def test_the_end_of_stdin_ends_it_with_requests_in_flight_and_stdout_unread():
    reading, writing = os.pipe()
    with Wire(stdout=writing) as wire:
        wire.request("initialize", initialize_params({}))
        wire.raw(frame({"jsonrpc": "2.0", "id": 5, **HOVER}) * 5000)
        wire.process.stdin.close()
        assert wire.end() == 1
    os.close(reading)
    os.close(writing)


def test_requests_in_flight_at_the_end_of_stdin_are_answered_or_given_up():
    with Wire() as wire:
        wire.start(CLIENTS["none"])
        sent = [wire.request(HOVER["method"], HOVER["params"]) for _ in range(200)]
        wire.process.stdin.close()
        for identity in sent:
            well_formed(HOVER["method"], wire.answer(identity))
        assert wire.end() == 1


def test_a_parent_that_is_gone_before_it_begins_ends_it():
    gone = subprocess.Popen(["true"])
    gone.wait()
    with Wire() as wire:
        wire.ask("initialize", initialize_params({}, processId=gone.pid))
        assert wire.end() == 1


# Starts the server, has another process inherit the other end of its stdin, and is gone without closing anything.
PARENT = r"""
import os, subprocess, sys
server = subprocess.Popen([sys.argv[1], "lsp"], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
nowhere = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
sibling = subprocess.Popen(["sleep", "1000"], pass_fds=[server.stdin.fileno()], **nowhere)
message = sys.argv[2].replace("PROCESS", str(os.getpid())).encode()
server.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(message), message))
server.stdin.flush()
print(sibling.pid, flush=True)
os._exit(0)
"""


def test_a_parent_that_is_gone_ends_it_although_another_process_holds_its_stdin():
    message = json.dumps(
        {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": initialize_params({}, processId="PROCESS")}
    )
    command = [sys.executable, "-c", PARENT, SERVER, message.replace('"PROCESS"', "PROCESS")]
    parent = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment())
    sibling = int(parent.stdout.readline())
    parent.wait()
    try:
        # The server has inherited stderr from its parent, and it ends when both have.
        assert b"is gone" in parent.communicate(timeout=DEADLINE)[1]
    finally:
        os.kill(sibling, signal.SIGKILL)
