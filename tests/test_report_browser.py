"""The report works in a real browser. Run with ``pytest -m browser``; it needs Chromium."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from html import unescape
from pathlib import Path

import pytest

from persian_clean import clean, explain
from persian_clean.report import page
from persian_clean.report.marks import persian

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "chrome"))), "")
NEWS = Path(__file__).parents[1] / "examples" / "news.txt"
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
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
        byId("english").click();
        show(stops[0]);
        note("english", tip.textContent);
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
    assert "استاندارد یونیکد" in noted["focus"]
    assert "Unicode Standard" in noted["english"]
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
        note("one", [on(), rowsShown(), byId("status").value]);
        document.getElementById("next").click();
        note("next", document.activeElement.textContent);
        document.getElementById("all").click();
        note("all", [on(), rowsShown()]);
        note("status", byId("status").value);
        note("live", byId("status").getAttribute("aria-live"));
        const legends = [...document.querySelectorAll("legend span")].map((one) => one.textContent);
        note("legends", legends);
        """,
    )
    edits = explain(NEWS.read_text(encoding="utf-8")).edits
    assert noted["status"].startswith(f'"{persian(len(edits))} ویرایش، ')
    assert noted["live"] == '"polite"'
    assert len(re.findall('"[۰-۹٬]+"', noted["legends"])) == 5
    assert noted["none"] == "[0,0]"
    assert noted["one"] == f'[1,1,"۱ از {persian(len(edits))} ویرایش، ۱ سطر"]'
    assert noted["next"] == '"٪"'
    assert noted["all"] == noted["before"]


def test_unchanged_lines_are_folded_until_asked_for(tmp_path: Path) -> None:
    noted = visit(
        tmp_path,
        page("الف ۱ مهر ۱۳۹۰\nعلي\nب\nپ\n"),
        """
        const shown = () => rows.filter((row) => row.checkVisibility()).map((row) => row.id);
        note("folded", shown());
        byId("unchanged").click();
        note("unfolded", shown());
        byId("unchanged").click();
        location.hash = "#l1";
        unfold();
        note("linked", shown());
        """,
    )
    assert noted == {
        "folded": '["l2"]',
        "unfolded": '["l1","l2","l3","l4"]',
        "linked": '["l1","l2"]',
    }


def test_the_search_knows_no_difference_of_letters_and_non_joiners(tmp_path: Path) -> None:
    noted = visit(
        tmp_path,
        page("كتاب\u200cها\nالف\nکتاب\u200cها آمد\nعلي\nکتاب نو\n"),
        """
        byId("search").value = "کتابها";
        filter();
        note("rows", rows.filter((row) => row.checkVisibility()).map((row) => row.id));
        note("status", byId("status").value);
        note("found", [...CSS.highlights.get("found")].map((range) => range.toString()));
        byId("search").value = "";
        filter();
        note("rest", rows.filter((row) => row.checkVisibility()).map((row) => row.id));
        note("none", CSS.highlights.has("found"));
        """,
    )
    assert noted["rows"] == '["l1","l3"]'
    assert noted["status"] == '"۱ از ۲ ویرایش، ۲ سطر"'
    assert json.loads(noted["found"]) == ["كتاب\u200cها", "کتاب\u200cها", "کتاب\u200cها"]
    assert noted["rest"] == '["l1","l4"]'
    assert noted["none"] == "false"


def test_the_clean_text_is_copied_as_it_is(tmp_path: Path) -> None:
    text = "علي <b>&amp;\t\u202eا\u202c\r\n\n\x00می\u200cرود\u2066x\u2069\U0010ffff  ,\n"
    noted = visit(tmp_path, page(text), 'note("text", cleanText()); copy();')
    assert json.loads(unescape(noted["text"])) == clean(text)
    noted = visit(tmp_path, page("علي"), 'note("text", cleanText());')
    assert json.loads(noted["text"]) == "علی"


def test_doubtful_edits_can_be_seen_alone(tmp_path: Path) -> None:
    text = NEWS.read_text(encoding="utf-8")
    noted = visit(
        tmp_path,
        page(text),
        """
        byId("unsure").click();
        note("on", open().map((mark) => Number(mark.dataset.s)));
        show(stops.find((mark) => mark.dataset.s && !mark.classList.contains("off")) || stops[0]);
        note("tip", tip.textContent);
        """,
    )
    scores = [edit.score for edit in explain(text).edits if edit.score is not None]
    doubtful = [round(score, 1) for score in scores if score < 2.2]
    assert json.loads(noted["on"]) == pytest.approx(doubtful, abs=0.051)
    assert ("اطمینان: " in noted["tip"]) == bool(doubtful)


def test_isolated_dates_read_from_left_to_right(tmp_path: Path) -> None:
    noted = visit(
        tmp_path,
        page("تاریخ \u20662018-05-18\u2069 آمد.\nتاریخ 2018-05-18 آمد."),
        """
        const left = (row, text) => {
          const walker = document.createTreeWalker(byId(row), NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) {
            const at = walker.currentNode.data.indexOf("2018-05-18");
            if (at < 0) continue;
            const range = new Range();
            range.setStart(walker.currentNode, at + text[0]);
            range.setEnd(walker.currentNode, at + text[1]);
            return range.getBoundingClientRect().left;
          }
        };
        note("isolated", left("l1", [0, 4]) < left("l1", [8, 10]));
        note("plain", left("l2", [0, 4]) < left("l2", [8, 10]));
        """,
    )
    assert noted == {"isolated": "true", "plain": "false"}


def test_the_sign_of_a_space_covers_nothing(tmp_path: Path) -> None:
    noted = visit(
        tmp_path,
        page("می  شود  علي  آمد"),
        """
        let overlap = 0;
        for (const space of main.querySelectorAll("i.s")) {
          const box = space.getBoundingClientRect();
          if (getComputedStyle(space, "::before").content !== "none") note("drawn", "a letter");
          for (const other of main.querySelectorAll("i.s, ins:not(:has(i)), del:not(:has(i))")) {
            if (other === space || other.contains(space)) continue;
            const next = other.getBoundingClientRect();
            const width = Math.min(box.right, next.right) - Math.max(box.left, next.left);
            const height = Math.min(box.bottom, next.bottom) - Math.max(box.top, next.top);
            if (height > 0) overlap = Math.max(overlap, width);
          }
        }
        note("spaces", main.querySelectorAll("i.s").length);
        note("overlap", overlap > 0.5);
        """,
    )
    assert int(noted.pop("spaces")) >= 4
    assert noted == {"overlap": "false"}


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
        note("status", byId("status").value);
        dispatchEvent(new KeyboardEvent("keydown", {key: "د", code: "KeyN"}));
        note("persian", at());
        byId("search").focus();
        byId("search").dispatchEvent(new KeyboardEvent("keydown", {key: "n", bubbles: true}));
        note("typing", at());
        const all = "a[href], button, input, summary, [tabindex]";
        const isStop = (one) => one.tabIndex >= 0 && one.checkVisibility();
        note("tabs", [...main.querySelectorAll(all)].filter(isStop).length);
        """,
    )
    last = int(noted["count"]) - 1
    assert noted["places"] == f"[0,1,2,1,0,{last}]"
    assert noted["status"] == f'"ویرایش {persian(last + 1)} از {persian(last + 1)}"'
    assert noted["persian"] == "0"
    assert noted["typing"] == "-1"
    assert noted["tabs"] == "5"  # the search, three buttons, one edit


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
        const others = document.querySelectorAll(
          "main, legend, dt, th, .tick, .row > a, .fold > summary, output, kbd, .quiet, label");
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
        let faintest = 99;
        for (const sign of main.querySelectorAll("i.j, i.s")) {
          const color = sign.matches(".j")
            ? getComputedStyle(sign, "::before").borderTopColor
            : getComputedStyle(sign).outlineColor;
          const pair = [light(channels(color)), light(paper)].sort((x, y) => y - x);
          faintest = Math.min(faintest, (pair[0] + 0.05) / (pair[1] + 0.05));
        }
        note("faintest", faintest);
        """,
        f"--blink-settings=preferredColorScheme={scheme}",
    )
    assert noted["dark"] == dark
    assert float(noted["worst"]) >= 4.5, noted["low"]
    assert float(noted["faintest"]) >= 4.5


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
        note("status", byId("status").value);
        """,
    )
    assert noted["rows"] == str(text.count("\n"))
    assert noted["status"].startswith('"۰ از ')


def test_the_words_of_the_timeline_are_not_cut_on_a_phone(tmp_path: Path) -> None:
    text = "\n".join(f"در ۲ فروردین {year} آمد." for year in range(1390, 1403))
    noted = visit(
        tmp_path,
        page(text),
        """
        const line = document.querySelector(".timeline");
        note("role", line.getAttribute("role"));
        const { left, right } = line.getBoundingClientRect();
        note("cut", [...document.querySelectorAll(".tick > *")].filter((word) => {
          const place = word.getBoundingClientRect();
          return place.left < left || place.right > right;
        }).length);
        """,
        "--window-size=360,740",
    )
    assert noted == {"role": '"group"', "cut": "0"}
