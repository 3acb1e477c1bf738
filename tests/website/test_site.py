"""The site in a browser: search, languages, width, and nothing asked of elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

import pytest

from website.conftest import SITE

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

PAGES = ["", "api/", "rules/", "rules/latin-comma/", "search/", "virastar/", "contributing/"]


def search(tab: Page, words: str) -> list[str]:
    """Search, and return where the results lead."""
    tab.goto("fa/tour/")
    tab.locator(".md-search__button").click()
    tab.keyboard.type(words)
    results = tab.locator("a[href*='/fa/']").filter(visible=True)
    results.first.wait_for()
    return [link.get_attribute("href") or "" for link in results.all()]


@pytest.mark.parametrize("words", ["نیم\u200cفاصله", "نیم فاصله", "نيم فاصله"])
def test_every_spelling_finds_the_page(tab: Page, words: str) -> None:
    assert "zwnj" in search(tab, words)[0]


def test_the_search_speaks_persian_on_persian_pages(tab: Page) -> None:
    search(tab, "فاصله")
    said = tab.locator("[role=status]").filter(has_text="یافته").text_content() or ""
    assert said[0] in "۱۲۳۴۵۶۷۸۹"
    assert tab.locator("input[placeholder=جست\u200cوجو]").count() == 1


def test_wide_tables_can_be_reached_by_keyboard_on_a_phone(tab: Page) -> None:
    tab.set_viewport_size({"width": 360, "height": 740})
    tab.goto("quality/")
    tab.locator(".md-typeset__scrollwrap[tabindex='0']").first.wait_for()


def test_a_page_leads_to_itself_in_the_other_language(tab: Page) -> None:
    tab.goto("rules/latin-comma/")
    tab.click("a.language")
    assert tab.url.endswith("/fa/rules/latin-comma/")
    assert tab.locator("body").get_attribute("dir") == "rtl"
    tab.click("a.language")
    assert tab.url.endswith("/rules/latin-comma/")
    assert "/fa/" not in tab.url


def test_persian_pages_have_their_font_and_code_goes_left_to_right(tab: Page) -> None:
    tab.goto("fa/tour/")
    assert tab.evaluate("document.fonts.ready.then(() => document.fonts.check('16px Vazirmatn'))")
    block = tab.locator("pre").first
    assert block.evaluate("block => getComputedStyle(block).direction") == "ltr"
    assert tab.locator("h1").evaluate("title => getComputedStyle(title).direction") == "rtl"


# From left to right, where each part of a text in the first block of code is drawn.
PLACES: Final = """([first, ...parts]) => {
  const nodes = document.createTreeWalker(document.querySelector(first), NodeFilter.SHOW_TEXT);
  const found = {};
  while (nodes.nextNode()) {
    for (const part of parts) {
      const at = nodes.currentNode.data.indexOf(part);
      if (at < 0 || part in found) continue;
      const range = new Range();
      range.setStart(nodes.currentNode, at);
      range.setEnd(nodes.currentNode, at + part.length);
      found[part] = range.getBoundingClientRect().left;
    }
  }
  return parts.toSorted((a, b) => found[a] - found[b]);
}"""


@pytest.mark.parametrize(
    ("page", "within", "parts"),
    [
        ("", "pre", ["۱۳۹۷", "اردیبهشت", "۲۸"]),
        ("dates/", "pre .go", ["شد", "2018", "05-18", "جلسه"]),
        ("dates/", "td:nth-child(2)", ["۱۳۹۷", "اردیبهشت", "۲۸"]),
    ],
)
@pytest.mark.parametrize("folder", ["", "fa/"])
def test_mixed_lines_are_drawn_as_they_are_read(
    tab: Page, folder: str, page: str, within: str, parts: list[str]
) -> None:
    tab.goto(folder + page)
    assert tab.evaluate(PLACES, [within, *parts]) == parts


@pytest.mark.parametrize("folder", ["", "fa/"])
@pytest.mark.parametrize("page", PAGES)
def test_no_page_sticks_out_of_a_phone(tab: Page, page: str, folder: str) -> None:
    tab.set_viewport_size({"width": 360, "height": 740})
    tab.goto(f"{folder}{page}")
    root = "document.documentElement"
    assert tab.evaluate(f"{root}.scrollWidth <= {root}.clientWidth")


AXE: Final = SITE.parent / "docs" / "npm" / "node_modules" / "axe-core" / "axe.min.js"
# The theme's own: its menu is twice a landmark of the same name.
OF_THE_THEME: Final = {"landmark-unique"}


PLAYGROUNDS: Final = ["playground/", "fa/playground/"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("page", [*PLAYGROUNDS, "fa/", "fa/rules/latin-comma/", "api/"])
def test_all_can_be_read_and_reached(
    tab: Page, page: str, scheme: Literal["light", "dark"]
) -> None:
    tab.emulate_media(color_scheme=scheme)
    tab.goto(page)
    if "playground" in page:
        tab.wait_for_selector(".playground[data-done]", timeout=60_000)
        for summary in tab.locator(".playground summary").all():
            summary.click()
        tab.check("input[name=was]")
        tab.locator(".output ins").first.click()
    tab.add_script_tag(path=AXE)
    found = tab.evaluate("axe.run()")["violations"]
    assert [(one["id"], one["nodes"]) for one in found if one["id"] not in OF_THE_THEME] == []
