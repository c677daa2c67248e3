"""A notebook in JupyterLab itself: every cell runs, a chart is seen, and nothing outside this machine is asked for."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.check.pages import ARTEFACTS
from tests.conftest import ROOT

TOKEN = "a-token-for-this-test"
STARTED, READY, RAN = 40, 40_000, 50_000  # seconds for the server, milliseconds for the page and the cells
# Every cell in the page at once, and no question on news and updates.
SETTINGS = {
    "@jupyterlab/notebook-extension:tracker": {"windowingMode": "none"},
    "@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": False, "doNotDisturbMode": True},
}
ALL_RAN = """() => {
  const prompts = [...document.querySelectorAll(".jp-Notebook .jp-CodeCell .jp-InputPrompt")].map(prompt => prompt.textContent);
  return prompts.length > 0 && prompts.every(prompt => /^\\[\\d+\\]:$/.test(prompt));
}"""
FAILED = (
    '.jp-OutputArea-output[data-mime-type="application/vnd.jupyter.error"], .jp-OutputArea-output[data-mime-type$="stderr"]'
)


def free_port():
    with socket.socket() as opened:
        opened.bind(("127.0.0.1", 0))
        return opened.getsockname()[1]


def wait_until_up(url, server, log):
    for _ in range(STARTED * 5):
        assert server.poll() is None, f"JupyterLab ended:\n{log.read_text()}"
        try:
            with urllib.request.urlopen(f"{url}/api?token={TOKEN}", timeout=5):
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.2)
    pytest.fail(f"JupyterLab did not answer in {STARTED} s:\n{log.read_text()}")


@pytest.fixture
def lab(tmp_path):
    """The address of a JupyterLab over copies of notebooks and seeds, with no settings but ours."""
    for part in ("notebooks", "seeds"):
        shutil.copytree(ROOT / part, tmp_path / part)
    settings = tmp_path / "config" / "labconfig" / "default_setting_overrides.json"
    settings.parent.mkdir(parents=True)
    settings.write_text(json.dumps(SETTINGS))
    own = {name: str(tmp_path / name.lower()) for name in ("JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR")}
    own |= {name: str(tmp_path / name.lower()) for name in ("JUPYTERLAB_SETTINGS_DIR", "JUPYTERLAB_WORKSPACES_DIR")}
    port = free_port()
    command = [
        *(sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root"),
        *("--ServerApp.ip=127.0.0.1", f"--ServerApp.port={port}", "--ServerApp.port_retries=0"),
        *(f"--ServerApp.root_dir={tmp_path}", f"--IdentityProvider.token={TOKEN}"),
        *("--LabApp.news_url=None", "--LabApp.extension_manager=readonly"),
        "--LabApp.check_for_updates_class=jupyterlab.handlers.announcements.NeverCheckForUpdate",
    ]
    log = tmp_path / "jupyterlab.log"
    with log.open("w") as output:
        server = subprocess.Popen(
            command,
            cwd=tmp_path,
            env={**os.environ, "JUPYTER_CONFIG_DIR": str(tmp_path / "config"), **own},
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        wait_until_up(f"http://127.0.0.1:{port}", server, log)
        yield f"http://127.0.0.1:{port}/lab/tree/notebooks/01_three_outlets.ipynb?reset&token={TOKEN}"
    finally:
        server.terminate()  # ends its kernels too
        try:
            server.wait(10)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def test_a_notebook_runs_in_jupyterlab(browser, lab):
    page = browser.new_page(viewport={"width": 1400, "height": 900})
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(lab)
    # The toolbar calls a kernel idle before it is connected, and cells run then are lost; the status bar does not.
    page.locator("#jp-main-statusbar").get_by_text("| Idle").wait_for(timeout=READY)
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    page.wait_for_function(ALL_RAN, timeout=RAN)
    assert page.locator(FAILED).all_inner_texts() == []
    chart = page.locator(".jp-OutputArea figure img").first
    chart.scroll_into_view_if_needed()
    expect(chart).to_be_in_viewport()
    assert chart.evaluate("image => image.naturalWidth") > 0
    assert chart.get_attribute("alt")
    ARTEFACTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=ARTEFACTS / "jupyterlab.png")
    assert {urlsplit(url).hostname for url in asked if not url.startswith(("data:", "blob:"))} == {"127.0.0.1"}
    page.close()
