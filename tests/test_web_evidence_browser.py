"""The evidence view and the drawer of numbers in a real browser: what is seen, filtered, opened and read aloud."""

import functools
import json
import shutil
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib import resources

import pytest

from myospasm.scenario import load_scenario
from myospasm.web import evidence_view
from myospasm.web.numbers import numbers

playwright = pytest.importorskip("playwright.sync_api")
axe = pytest.importorskip("axe_playwright_python.sync_playwright")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = [pytest.mark.slow, pytest.mark.skipif(CHROMIUM is None, reason="needs Debian's chromium")]

STRICT = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:"
RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
KINDS = {"js": "text/javascript", "css": "text/css", "html": "text/html", "svg": "image/svg+xml"}
PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Evidence</title>
<link rel="icon" href="data:,"><meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="/tokens.css"><link rel="stylesheet" href="/evidence.css">
<link rel="stylesheet" href="/numbers.css"></head><body><main><h1>Page</h1>
<button id="ib" type="button">Tendon organ</button><div id="evidence"></div></main>
<dialog id="numbers"></dialog><script type="module" src="/main.js"></script></body></html>"""
MAIN = """import { createEvidence } from "/evidence.js";
import { createNumbers } from "/numbers.js";
const fetchJson = async (path, options) => {
  const answer = await fetch(path, options);
  if (!answer.ok) throw new Error(await answer.text());
  return answer.json();
};
createEvidence(document.getElementById("evidence"), { fetchJson });
const drawer = createNumbers(document.getElementById("numbers"), { fetchJson });
window.drawer = drawer;
document.getElementById("ib").addEventListener("click", () => drawer.open("ib", { scenario: "calf-cramp" }));"""
TOKENS = """:root { --ground: #fff; --surface: #fff; --raised: #f1efe9; --ink: #1f2a30; --soft: #56626a;
--line: #d9d6cd; --accent: #0b6a8f; --accent-ink: #fff; --warn: #b4431f; --radius: 8px; }
body { margin: 0; } main { padding: 16px; }"""
OPENED = "bashford2020"
"""A paper with an address, of which rows miss."""
HOSTILE = "<img src=x onerror=alert(1)>"


def told():
    """The table, with one title that would be a trap if it were taken for HTML."""
    table = json.loads(json.dumps(evidence_view.table()))
    table["papers"][0]["title"] = HOSTILE
    return table


@functools.cache
def run_numbers():
    return json.dumps(numbers(load_scenario("calf-cramp")))


class Server(BaseHTTPRequestHandler):
    """The page's files and what the real server tells, under its strict policy."""

    def answer(self, body, kind, code=200):
        self.send_response(code)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Security-Policy", STRICT)
        self.end_headers()
        self.wfile.write(body.encode())

    def do_GET(self):
        own = {"/": (PAGE, "html"), "/main.js": (MAIN, "js"), "/tokens.css": (TOKENS, "css")}
        if self.path in own:
            text, kind = own[self.path]
            self.answer(text, KINDS[kind])
        elif self.path == "/api/evidence":
            broken = self.server.broken > 0
            self.server.broken -= 1
            self.answer("it is busy" if broken else json.dumps(told()), "application/json", 503 if broken else 200)
        elif self.path.startswith("/api/evidence/"):
            self.answer(evidence_view.picture(self.path.split("/")[-1].removesuffix(".svg")), KINDS["svg"])
        else:
            text = (resources.files("myospasm.web") / "static" / self.path[1:]).read_text("utf-8")
            self.answer(text, KINDS[self.path.rpartition(".")[2]])

    def do_POST(self):
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        known = asked == {"scenario": "calf-cramp"}
        self.answer(run_numbers() if known else "there is no such scenario", "application/json", 200 if known else 422)

    def log_message(self, *_):
        """Say nothing."""


@pytest.fixture(scope="module")
def server():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Server)
    server.broken = 0
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()


@pytest.fixture(scope="module")
def browser():
    with playwright.sync_playwright() as player:
        opened = player.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture
def page(server, browser):
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    wrong = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    page.goto(f"http://127.0.0.1:{server.server_port}/")
    page.wait_for_selector(".evidence-table")
    yield page
    assert not wrong
    page.close()


def count(page):
    return page.locator(".evidence-table tbody tr:not(.evidence-paper):visible").count()


def test_every_row_is_seen_and_a_miss_is_told_by_word_and_sign(page):
    table = evidence_view.table()
    assert count(page) == table["rows"]
    misses = page.locator(".evidence-misses .evidence-result")
    assert misses.count() == table["rows"] - table["holding"]
    assert all(text.startswith("✕ misses") for text in misses.all_inner_texts())
    assert f"{table['holding']} of {table['rows']}" in page.locator(".evidence-head").inner_text()


def test_what_the_data_says_stays_text(page):
    assert HOSTILE in page.locator(".evidence-title").first.inner_text()
    assert page.locator(".evidence-table img").count() == 0


def test_misses_can_be_chosen_and_searched_by_keyboard(page):
    table = evidence_view.table()
    page.locator("input[value=all]").focus()
    page.keyboard.press("ArrowRight")
    assert count(page) == table["rows"] - table["holding"]
    page.get_by_label("Search papers and quantities").fill("kuwabara 2007 superexcit")
    assert count(page) == 1
    assert "Showing 1 row of 1 replay." in page.locator(".evidence-status").inner_text()
    page.get_by_label("Search papers and quantities").fill("no such thing")
    assert page.get_by_text("No row matches.").is_visible()


def test_a_paper_opens_to_its_picture_its_reasons_and_its_source(page):
    paper = page.locator(f"#evidence-{OPENED}")
    assert paper.locator("svg").count() == 0
    paper.locator("summary").focus()
    page.keyboard.press("Enter")
    paper.locator("svg").wait_for()
    assert "why rows miss" in paper.inner_text()
    link = paper.locator("a").first
    assert link.get_attribute("href").startswith("https://doi.org/")
    assert "noopener" in link.get_attribute("rel")


@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_and_nothing_overflows(page, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.get_by_label("Search papers and quantities").fill(OPENED)  # axe looks long at 520 rows
    page.locator(f"#evidence-{OPENED} > summary").click()
    page.locator(f"#evidence-{OPENED} svg").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert not axe.Axe().run(page, options=RULES).response["violations"]
    page.locator("#ib").click()
    page.locator(".numbers-item").first.wait_for()
    page.wait_for_timeout(300)  # the drawer slides in
    assert not axe.Axe().run(page, options=RULES).response["violations"]


def test_a_table_that_cannot_be_read_says_so_and_can_be_asked_again(server, browser):
    server.broken = 1
    page = browser.new_page()
    page.goto(f"http://127.0.0.1:{server.server_port}/")
    assert "it is busy" in page.locator("[role=alert]").inner_text()
    page.get_by_role("button", name="Try again").click()
    page.wait_for_selector(".evidence-table")
    page.close()


def test_the_drawer_tells_values_and_sources_and_gives_the_focus_back(page):
    page.locator("#ib").focus()
    page.keyboard.press("Enter")
    page.locator(".numbers-item").first.wait_for()
    dialog = page.locator("dialog")
    assert page.get_by_role("dialog", name="Tendon organ discharge (Ib)").is_visible()
    assert "7 cited, 2 assumed" in dialog.inner_text()
    changed = dialog.locator(".numbers-changed")
    assert "0.0052 mS/cm2" in changed.inner_text()
    assert "usually 0.0065 mS/cm2" in changed.inner_text()
    assert dialog.locator("a[href^='https://doi.org/']").count() > 0
    page.get_by_label("Only what is assumed").check()
    assert dialog.locator(".numbers-item").count() == dialog.get_by_text("Source: assumed").count() == 2
    page.get_by_label("Only what is assumed").uncheck()
    page.get_by_label("Filter").fill("overshoot")
    assert dialog.locator(".numbers-item").count() == 1
    page.get_by_label("Numbers of").select_option("blood")
    page.get_by_label("Filter").fill("")
    assert dialog.locator(".numbers-item").count() > 100
    page.keyboard.press("Escape")
    assert not dialog.is_visible()
    assert page.evaluate("document.activeElement.id") == "ib"


def test_numbers_that_cannot_be_read_say_why_and_do_not_stay(server, browser):
    page = browser.new_page()
    page.goto(f"http://127.0.0.1:{server.server_port}/")
    page.wait_for_selector(".evidence-table")
    page.evaluate("drawer.open('ib', { scenario: 'none' })")
    assert "there is no such scenario" in page.locator(".numbers-status").inner_text()
    page.evaluate("drawer.open('ib', { scenario: 'calf-cramp' })")
    assert "7 cited, 2 assumed." in page.locator(".numbers-status").inner_text()
    page.evaluate(
        "Promise.all([drawer.open('ib', { scenario: 'none' }), drawer.open('ib', { scenario: 'calf-cramp' })])"
    )
    assert "7 cited, 2 assumed." in page.locator(".numbers-status").inner_text()
    page.close()
