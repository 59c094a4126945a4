"""Leaves in $RESULT how many tests have passed and failed, and says which have failed as all editors' tests do."""

import os
from pathlib import Path


def pytest_terminal_summary(terminalreporter):
    reports = terminalreporter.stats
    failed = reports.get("failed", []) + reports.get("error", [])
    for report in failed:
        terminalreporter.write_line(f"FAILED: {report.nodeid}")
    for report in reports.get("skipped", []):
        terminalreporter.write_line(f"SKIPPED: {report.nodeid}: {report.longrepr[2]}")
    Path(os.environ["RESULT"]).write_text(f"{len(reports.get('passed', []))} {len(failed)}\n")
