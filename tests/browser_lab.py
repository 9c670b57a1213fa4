"""JupyterLab in a real browser: a server of its own, a page that records what goes wrong."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip


def find_browser() -> str | None:
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)


@contextmanager
def running_lab(folder: Path) -> Iterator[str]:
    """JupyterLab on a copy of the notebooks, with settings and runtime of its own."""
    shutil.copytree(ROOT / "notebooks", folder / "notebooks")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    own = {f"JUPYTER_{name}_DIR": str(folder / name.lower()) for name in ("CONFIG", "DATA", "RUNTIME")}
    env = os.environ | own | {"JUPYTER_CONFIG_PATH": str(ROOT / ".jupyter"), "IPYTHONDIR": str(folder / "ipython")}
    command = [
        sys.executable, "-m", "jupyterlab", "--no-browser", "--ip=127.0.0.1", f"--port={port}", "--ServerApp.port_retries=0",
        "--IdentityProvider.token=t", "--LabApp.expose_app_in_browser=True", f"--ServerApp.root_dir={folder}",
    ]  # fmt: skip
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        command.append("--allow-root")
    log = folder / "lab.log"
    with log.open("w") as out:
        server = subprocess.Popen(command, env=env, stdout=out, stderr=out)
    try:
        for _ in range(240):
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/api/status?token=t", timeout=2).close()
                break
            except OSError:
                assert server.poll() is None, log.read_text()
                time.sleep(0.25)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        try:
            server.wait(15)
        except subprocess.TimeoutExpired:
            server.kill()


@contextmanager
def open_page(profile: Path, dark: bool = False) -> Iterator:
    """A page that keeps the addresses outside this machine that it asked for, and its errors."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        context = play.chromium.launch_persistent_context(
            str(profile), executable_path=find_browser(), headless=True, args=FLAGS,
            viewport={"width": 1280, "height": 1600}, color_scheme="dark" if dark else "light",
        )  # fmt: skip
        page = context.pages[0]
        page.outside, page.problems = [], []
        local = ("http://127.0.0.1", "ws://127.0.0.1", "data:", "blob:", "about:", "chrome")
        context.on("request", lambda r: None if r.url.startswith(local) else page.outside.append(r.url))
        page.on("pageerror", lambda error: page.problems.append(str(error)))
        yield page
        context.close()


def open_notebook(page, address: str, name: str) -> None:
    page.goto(f"{address}/lab/tree/notebooks/{name}?token=t&reset")
    page.wait_for_selector(".jp-Notebook-ExecutionIndicator[data-status=idle]", timeout=90_000)
    set_theme(page, dark=False)


def menu(page, name: str, command: str) -> None:
    page.get_by_role("menuitem", name=name, exact=True).first.click()
    page.locator(f".lm-Menu-item[data-command='{command}']").first.click()


def run_all(page) -> None:
    """Run every cell and wait until the kernel has nothing left to do."""
    menu(page, "Run", "runmenu:run-all")
    with suppress(Exception):  # a short notebook is through before one can look
        page.wait_for_selector(".jp-Notebook-ExecutionIndicator[data-status=busy]", timeout=4_000)
    page.wait_for_selector(".jp-Notebook-ExecutionIndicator[data-status=idle]", timeout=120_000)


def set_theme(page, dark: bool) -> None:
    name = "JupyterLab Dark" if dark else "JupyterLab Light"
    page.evaluate("name => window.jupyterapp.commands.execute('apputils:change-theme', {theme: name})", name)
    page.wait_for_selector(f"body[data-jp-theme-light={'false' if dark else 'true'}]", state="attached", timeout=10_000)


def picture(page, name: str) -> None:
    folder = Path(os.environ.get("SHOTS", ROOT / "build" / "shots"))
    folder.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=str(folder / f"{name}.png"))


def whole_notebook(page, name: str, height: int = 9000) -> None:
    """A picture of the notebook from top to bottom, in one tall window."""
    page.set_viewport_size({"width": 1280, "height": height})
    page.wait_for_timeout(1500)
    page.evaluate("() => document.querySelectorAll('.jp-WindowedPanel-outer').forEach(box => box.scrollTo(0, 0))")
    page.wait_for_timeout(700)
    picture(page, name)
    page.set_viewport_size({"width": 1280, "height": 1600})
