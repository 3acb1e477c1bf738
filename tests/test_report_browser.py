"""The report works in a real browser. Run with ``pytest -m browser``; it needs Chromium."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from persian_clean.report import page

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "chrome"))), "")
NEWS = Path(__file__).parents[1] / "examples" / "news.txt"
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--virtual-time-budget=5000",
]

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM, reason="needs Chromium: apt-get install chromium"),
]


def visit(tmp_path: Path, html: str, script: str, *flags: str) -> dict[str, str]:
    """Open the page, run the script, and return what it notes with ``note(name, value)``."""
    probe = f"""<script>
const noted = document.createElement("div");
document.body.append(noted);
function note(name, value) {{
  const one = document.createElement("s");
  one.textContent = name + "=" + JSON.stringify(value);
  noted.append(one);
}}
addEventListener("error", (event) => note("error", event.message));
{script}
</script></body>"""
    path = tmp_path / "page.html"
    path.write_text(html.replace("</body>", probe), encoding="utf-8", errors="replace")
    command = [CHROMIUM, *FLAGS, *flags, f"--user-data-dir={tmp_path / 'profile'}", "--dump-dom"]
    done = subprocess.run(  # noqa: S603
        [*command, path.as_uri()], capture_output=True, text=True, check=True, timeout=120
    )
    return dict(re.findall(r"<s>(\w+)=(.*?)</s>", done.stdout))


@pytest.fixture(scope="module")
def news() -> str:
    return page(NEWS.read_text(encoding="utf-8"), title="news.txt")


def test_nothing_fails_and_nothing_is_fetched(tmp_path: Path, news: str) -> None:
    noted = visit(
        tmp_path, news, 'note("fetched", performance.getEntriesByType("resource").length)'
    )
    assert noted == {"fetched": "0"}


def test_an_edit_tells_its_rule_and_reason_on_focus_and_on_hover(tmp_path: Path, news: str) -> None:
    noted = visit(
        tmp_path,
        news,
        """
        stops[0].focus();
        note("focus", tip.textContent);
        note("described", stops[0].getAttribute("aria-describedby"));
        note("twins", document.querySelectorAll(".twin").length);
        dispatchEvent(new KeyboardEvent("keydown", {key: "Escape"}));
        note("escaped", tip.hidden);
        marks[1].dispatchEvent(new PointerEvent("pointerover", {bubbles: true}));
        note("hover", tip.hidden);
        document.body.dispatchEvent(new PointerEvent("pointerover", {bubbles: true}));
        stops[0].blur();
        note("left", tip.hidden);
        """,
    )
    assert "arabic-yeh" in noted["focus"]
    assert "U+064A ARABIC LETTER YEH" in noted["focus"]
    assert "Unicode" in noted["focus"]
    assert noted["described"] == '"tip"'
    assert noted["twins"] == "2"
    assert noted["escaped"] == "true"
    assert noted["hover"] == "false"
    assert noted["left"] == "true"


def test_the_filter_leaves_the_chosen_rules(tmp_path: Path, news: str) -> None:
    noted = visit(
        tmp_path,
        news,
        """
        const rowsShown = () => rows.filter((row) => row.checkVisibility()).length;
        const on = () => stops.filter((mark) => !mark.classList.contains("off")).length;
        note("before", [on(), rowsShown()]);
        document.getElementById("none").click();
        note("none", [on(), rowsShown()]);
        const box = boxes.find((one) => one.value === "latin-percent");
        box.click();
        note("one", [on(), rowsShown(), document.getElementById("shown").textContent]);
        document.getElementById("next").click();
        note("next", document.activeElement.textContent);
        document.getElementById("all").click();
        note("all", [on(), rowsShown()]);
        document.getElementById("changed-only").click();
        note("same", [...document.querySelectorAll(".same")].some((row) => row.checkVisibility()));
        """,
    )
    assert noted["none"] == "[0,0]"
    assert noted["one"] == '[1,1,"۱"]'
    assert noted["next"] == '"٪"'
    assert noted["all"] == noted["before"]
    assert noted["same"] == "false"


def test_keys_go_from_edit_to_edit(tmp_path: Path, news: str) -> None:
    noted = visit(
        tmp_path,
        news,
        """
        const press = (key) => dispatchEvent(new KeyboardEvent("keydown", {key}));
        const at = () => stops.indexOf(document.activeElement);
        const places = [];
        for (const key of ["n", "n", "n", "p", "p", "p"]) { press(key); places.push(at()); }
        note("places", places);
        note("count", stops.length);
        """,
    )
    last = int(noted["count"]) - 1
    assert noted["places"] == f"[0,1,2,1,0,{last}]"


@pytest.mark.parametrize(("scheme", "dark"), [("1", "false"), ("0", "true")])
def test_light_and_dark_have_enough_contrast(
    tmp_path: Path, news: str, scheme: str, dark: str
) -> None:
    noted = visit(
        tmp_path,
        news,
        """
        note("dark", matchMedia("(prefers-color-scheme: dark)").matches);
        const channels = (text) => text.match(/[\\d.]+/g).map(Number);
        const light = ([r, g, b]) => [r, g, b].map((c) => c / 255)
          .map((c) => c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
          .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
        const paper = channels(getComputedStyle(main).backgroundColor);
        let worst = 99;
        const others = document.querySelectorAll("main, legend, dt, th, .tick, .row > a");
        for (const mark of [...marks.filter((mark) => mark.textContent), ...others]) {
          const style = getComputedStyle(mark);
          const [r, g, b, a = 1] = channels(style.backgroundColor);
          const under = [r, g, b].map((c, i) => c * a + paper[i] * (1 - a));
          const pair = [light(channels(style.color)), light(under)].sort((x, y) => y - x);
          const contrast = (pair[0] + 0.05) / (pair[1] + 0.05);
          if (contrast < 4.5) note("low", [mark.outerHTML.slice(0, 60), contrast]);
          worst = Math.min(worst, contrast);
        }
        note("worst", worst);
        """,
        f"--blink-settings=preferredColorScheme={scheme}",
    )
    assert noted["dark"] == dark
    assert float(noted["worst"]) >= 4.5, noted["low"]


@pytest.mark.parametrize("width", [360, 800, 1400])
def test_nothing_sticks_out_on_any_screen(tmp_path: Path, news: str, width: int) -> None:
    # A headless window is at least 500 wide, so that the page is put into a frame.
    frame = f"""<!doctype html><body><iframe id="f" src="inner.html"
        style="width:{width}px;height:900px;border:0"></iframe></body>"""
    (tmp_path / "inner.html").write_text(news, encoding="utf-8")
    noted = visit(
        tmp_path,
        frame,
        """
        document.getElementById("f").addEventListener("load", (event) => {
          const root = event.target.contentDocument.documentElement;
          note("out", root.scrollWidth - root.clientWidth);
        });
        """,
        "--allow-file-access-from-files",
    )
    assert noted == {"out": "0"}


def test_a_megabyte_of_text_works(tmp_path: Path) -> None:
    news = NEWS.read_text(encoding="utf-8")
    text = news * (1_000_000 // len(news.encode()) + 1)
    noted = visit(
        tmp_path,
        page(text),
        """
        note("rows", document.querySelectorAll(".row").length);
        document.getElementById("none").click();
        note("shown", document.getElementById("shown").textContent);
        """,
    )
    assert noted == {"rows": str(text.count("\n")), "shown": '"۰"'}
