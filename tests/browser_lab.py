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
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip


def find_browser() -> str | None:
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


@contextmanager
def _running(folder: Path, command: list[str], ready: str) -> Iterator[None]:
    """A Jupyter server with settings and runtime of its own, until it is no longer needed."""
    own = {f"JUPYTER_{name}_DIR": str(folder / name.lower()) for name in ("CONFIG", "DATA", "RUNTIME")}
    env = os.environ | own | {"JUPYTER_CONFIG_PATH": str(ROOT / ".jupyter"), "IPYTHONDIR": str(folder / "ipython")}
    log = folder / "server.log"
    with log.open("w") as out:
        server = subprocess.Popen([sys.executable, "-m", *command], env=env, stdout=out, stderr=out)
    try:
        for _ in range(480):
            try:
                urllib.request.urlopen(ready, timeout=2).close()
                break
            except OSError:
                assert server.poll() is None, log.read_text()
                time.sleep(0.25)
        yield
    finally:
        server.terminate()
        try:
            server.wait(15)
        except subprocess.TimeoutExpired:
            server.kill()


@contextmanager
def running_lab(folder: Path) -> Iterator[str]:
    """JupyterLab on a copy of the notebooks."""
    shutil.copytree(ROOT / "notebooks", folder / "notebooks")
    address = f"http://127.0.0.1:{(port := _free_port())}"
    command = [
        "jupyterlab", "--no-browser", "--ip=127.0.0.1", f"--port={port}", "--ServerApp.port_retries=0",
        "--IdentityProvider.token=t", "--LabApp.expose_app_in_browser=True", f"--ServerApp.root_dir={folder}",
    ]  # fmt: skip
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        command.append("--allow-root")
    with _running(folder, command, f"{address}/api/status?token=t"):
        yield address


@contextmanager
def running_app(folder: Path) -> Iterator[str]:
    """The notebooks under Voila."""
    address = f"http://127.0.0.1:{(port := _free_port())}"
    with _running(folder, ["voila", "--no-browser", f"--port={port}", str(ROOT / "notebooks")], address):
        yield address


@contextmanager
def running_browser() -> Iterator:
    """One headless Chromium, for as many pages as one likes."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=find_browser(), headless=True, args=FLAGS)
        yield browser
        browser.close()


@contextmanager
def open_page(browser, width: int = 1280, height: int = 1600, **settings) -> Iterator:
    """A page of its own profile that keeps the addresses outside this machine that it asked for, and its errors."""
    context = browser.new_context(viewport={"width": width, "height": height}, **settings)
    page = context.new_page()
    page.outside, page.problems, page.forbidden = [], [], []
    local = ("http://127.0.0.1", "ws://127.0.0.1", "file:", "data:", "blob:", "about:", "chrome")
    context.on("request", lambda r: None if r.url.startswith(local) else page.outside.append(r.url))
    # what the page's own policy forbids was asked for, but did not leave the machine
    context.on("requestfailed", lambda r: page.forbidden.append(r.url) if r.failure == "csp" else None)
    page.on("pageerror", lambda error: page.problems.append(str(error)))
    yield page
    context.close()


# the indicator says idle before the browser can talk to the kernel, and what is run then is lost
CONNECTED = "() => { const kernel = jupyterapp.shell.currentWidget?.sessionContext?.session?.kernel; return kernel?.connectionStatus === 'connected' && kernel.status === 'idle'; }"
THROUGH = "() => { const panel = jupyterapp.shell.currentWidget; return panel.sessionContext.session.kernel.status === 'idle' && panel.content.widgets.every(cell => cell.model.type !== 'code' || cell.model.executionCount > 0); }"


def open_notebook(page, address: str, name: str) -> None:
    page.goto(f"{address}/lab/tree/notebooks/{name}?token=t&reset")
    page.wait_for_selector(".jp-Notebook-ExecutionIndicator[data-status=idle]", timeout=90_000)
    page.wait_for_function(CONNECTED, timeout=60_000)
    set_theme(page, dark=False)


def menu(page, name: str, command: str) -> None:
    page.get_by_role("menuitem", name=name, exact=True).first.click()
    page.locator(f".lm-Menu-item[data-command='{command}']").first.click()


def run_all(page) -> None:
    """Run every cell and wait until the kernel has nothing left to do."""
    menu(page, "Run", "runmenu:run-all")
    with suppress(Exception):  # a short notebook is through before one can look
        page.wait_for_selector(".jp-Notebook-ExecutionIndicator[data-status=busy]", timeout=4_000)
    page.wait_for_function(THROUGH, timeout=120_000)


def set_theme(page, dark: bool) -> None:
    name = "JupyterLab Dark" if dark else "JupyterLab Light"
    page.evaluate("name => window.jupyterapp.commands.execute('apputils:change-theme', {theme: name})", name)
    page.wait_for_selector(f"body[data-jp-theme-light={'false' if dark else 'true'}]", state="attached", timeout=10_000)


def picture(page, name: str) -> None:
    folder = Path(os.environ.get("SHOTS", ROOT / "build" / "shots"))
    folder.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=str(folder / f"{name}.png"))


OUTPUTS = ".jp-OutputArea-output"  # ours; the rest of the window is JupyterLab's
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
FINDINGS = """async part => {
  const found = await axe.run({ include: [part] }, { resultTypes: ['violations'] });
  return found.violations.filter(rule => ['serious', 'critical'].includes(rule.impact)).flatMap(
    rule => rule.nodes.map(node => `${rule.id} (${rule.impact}): ${node.html.slice(0, 200)} ${node.failureSummary.replace(/\\s+/g, ' ')}`));
}"""
# axe-core does not judge words in a drawing, because something always lies under or over them
FAINT = """() => {
  const light = colour => { const [r, g, b] = colour.match(/[\\d.]+/g).map(n => n / 255).map(c => c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
  const ground = node => { for (; node; node = node.parentElement) { const c = getComputedStyle(node).backgroundColor; if (!/, 0\\)$|transparent/.test(c)) return c; } return 'rgb(255, 255, 255)'; };
  return [...document.querySelectorAll('.js-plotly-plot text')].filter(word => word.textContent.trim()).map(word => {
    const [low, high] = [light(getComputedStyle(word).fill), light(ground(word.closest('.js-plotly-plot')))].sort((a, b) => a - b);
    return [word.textContent, (high + 0.05) / (low + 0.05)];
  }).filter(([, ratio]) => ratio < 4.5).map(([words, ratio]) => `${words}: ${ratio.toFixed(2)}`);
}"""


def barriers(page, part: str) -> list[str]:
    """What axe-core calls serious or critical in a part of a page, and words of figures that are too faint."""
    faint = page.evaluate(FAINT)
    if not AXE.exists():
        assert not os.environ.get("NEED_AXE"), "axe-core is not installed: npm ci"
        return faint
    page.evaluate(AXE.read_text(encoding="utf-8"))
    # JupyterLab's body has no height and hides what overflows, so axe-core would take all of it for hidden
    page.add_style_tag(content="body.jp-ThemedContainer { height: 100vh; }")
    return faint + page.evaluate(FINDINGS, part)


def whole_notebook(page, name: str, height: int = 9000) -> list[str]:
    """Pictures of the notebook from top to bottom in one tall window, light and dark; returns the barriers in its outputs."""
    page.set_viewport_size({"width": 1280, "height": height})
    page.wait_for_timeout(1500)
    page.evaluate("() => document.querySelectorAll('.jp-WindowedPanel-outer').forEach(box => box.scrollTo(0, 0))")
    found = []
    for theme in ("light", "dark"):
        set_theme(page, dark=theme == "dark")
        page.wait_for_timeout(700)
        picture(page, f"{name}-{theme}")
        found += [f"{theme}: {line}" for line in barriers(page, OUTPUTS)]
    page.set_viewport_size({"width": 1280, "height": 1600})
    return found
