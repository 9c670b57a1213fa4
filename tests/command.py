"""The command line, called in this process: a test need not wait for another Python to start."""

from __future__ import annotations

from contextlib import chdir
from pathlib import Path
from subprocess import CompletedProcess

from click.testing import CliRunner

from helpers.__main__ import main


def run(*arguments: str, stdin: bytes | None = None, cwd: Path | None = None) -> CompletedProcess[bytes]:
    """What `python -m helpers` does with these arguments: its exit status, and the bytes that it writes."""
    with chdir(cwd or Path.cwd()):
        done = CliRunner().invoke(main, arguments, input=stdin, prog_name="python -m helpers")
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    return CompletedProcess(arguments, done.exit_code, done.stdout_bytes, done.stderr_bytes)
