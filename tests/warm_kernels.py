"""Kernels that begin with what every notebook imports: forked from one process that has imported it.

A kernel that starts from nothing spends a second and a half on imports, and thirteen notebooks are run. Each fork
is a process of its own with a fresh namespace, told what to do over the same sockets. Where THOROUGH is set, as in
the continuous checks, kernels start as JupyterLab starts them.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Mapping, Sequence
from multiprocessing.connection import Connection
from typing import Any

FORKS = multiprocessing.get_context("forkserver") if hasattr(os, "fork") else None
IMPORTED = (
    "ipykernel.kernelapp",
    "ipykernel.ipkernel",
    "plotly.graph_objects",
    "helpers.desk",
    "helpers.display.measure_views",
)


class Kernel:
    """The process of a kernel, with what jupyter_client asks of a `subprocess.Popen`."""

    stdin = stdout = stderr = None

    def __init__(self, command: Sequence[str], cwd: str | None = None, env: Mapping[str, str] | None = None, **_: Any):
        assert FORKS is not None
        FORKS.set_forkserver_preload(list(IMPORTED))
        ready, started = FORKS.Pipe(duplex=False)
        self.process = FORKS.Process(target=run, args=(list(command), cwd, dict(env or os.environ), started))
        self.process.start()
        started.close()
        ready.recv()  # it leads a group of processes of its own now: a signal to that group is for no other
        self.pid = self.process.pid

    def poll(self) -> int | None:
        return self.process.exitcode

    def wait(self) -> int | None:
        self.process.join()
        return self.process.exitcode

    def send_signal(self, number: int) -> None:
        if self.process.is_alive():
            os.kill(self.pid, number)

    def terminate(self) -> None:
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)


def run(command: list[str], cwd: str | None, env: Mapping[str, str], started: Connection) -> None:
    """Become the kernel of `command` (`python -m ipykernel_launcher -f FILE`)."""
    os.setsid()
    os.chdir(cwd or ".")
    os.environ.clear()
    os.environ.update(env, JPY_PARENT_PID=str(os.getppid()))  # it ends when the process it was forked from ends
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    started.send(True)
    import pandas
    from ipykernel.kernelapp import launch_new_instance

    pandas.set_option("display.max_columns", 20)  # as where it is imported in a kernel; it took this for a terminal
    launch_new_instance(argv=command[command.index("-f") :])
