"""The playground: Python in the browser, driven by mouse and keyboard."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from persian_clean import STANDARD, clean

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.browser

NEWS = "خبر کشتهشدن دو نفر در ٢٨ اردیبهشت ۹۷ ,تأیید شد ."


def load(tab: Page, page: str = "playground/") -> None:
    tab.goto(page)
    tab.wait_for_selector(".playground[data-done]", timeout=60_000)


def settled(tab: Page, action: Callable[[], object]) -> None:
    """Do something, and wait until all of its result is shown."""
    before = tab.get_attribute(".playground", "data-done")
    action()
    tab.wait_for_function(
        "before => document.querySelector('.playground').dataset.done !== before", arg=before
    )


def paste(tab: Page, text: str) -> None:
    settled(tab, lambda: tab.fill("#pg-text", text))


def output(tab: Page) -> str:
    return tab.inner_text(".output").strip("\n")


def mark(tab: Page, rule: str) -> Locator:
    return tab.locator(f'.output ins[aria-label*="{rule}"]').first


def switch(tab: Page, rule: str) -> Locator:
    return tab.locator(f'.rules input[value="{rule}"]')


def test_an_edit_is_shown_explained_switched_off_and_on_again(tab: Page) -> None:
    load(tab)
    paste(tab, NEWS)
    assert output(tab) == "خبر کشته\u200cشدن دو نفر در ۲۸ اردیبهشت ۹۷، تأیید شد."

    mark(tab, "glued-compound").click()
    card = tab.inner_text(".edit")
    assert "glued-compound" in card
    assert "U+200C ZERO WIDTH NON-JOINER" in card
    assert "Dastur-e Khatt" in card

    settled(tab, lambda: tab.click(".edit button"))
    assert "کشتهشدن" in output(tab)

    tab.click(".rules summary")
    settled(tab, lambda: switch(tab, "glued-compound").check())
    assert "کشته\u200cشدن" in output(tab)


def test_what_it_shows_is_what_the_library_does(tab: Page) -> None:
    load(tab)
    text = (Path(__file__).parents[2] / "examples" / "news.txt").read_text(encoding="utf-8")
    paste(tab, text)
    tab.click("button[name=copy]")
    missing = tab.eval_on_selector_all(
        ".rules input:disabled", "boxes => boxes.map((box) => box.value)"
    )
    copied = tab.evaluate("navigator.clipboard.readText()")
    assert copied == clean(text, STANDARD.disable(*missing))


def test_a_rule_that_cannot_run_here_says_so(tab: Page) -> None:
    load(tab)
    tab.click(".rules summary")
    disabled = tab.locator(".rules input:disabled")
    for place in range(disabled.count()):
        rule = disabled.nth(place).get_attribute("value")
        assert rule is not None
        assert rule in tab.inner_text(".status")
        assert "not in the browser" in tab.inner_text(f"#pg-why-{rule}")


def test_dates_say_how_they_are_known(tab: Page) -> None:
    load(tab)
    paste(tab, NEWS)
    row = tab.inner_text(".found tbody tr")
    assert "۲۸ اردیبهشت ۹۷" in row or "٢٨ اردیبهشت ۹۷" in row
    assert "2018-05-18" in row
    assert "two digits" in row

    tab.click(".choices summary")
    settled(tab, lambda: tab.select_option(".choices select[name=dates]", "iso"))
    assert "2018-05-18" in output(tab)


def test_a_link_holds_text_and_settings(tab: Page) -> None:
    load(tab)
    paste(tab, "مسئلۀ ٣ , \ud800 كتاب")
    tab.click(".rules summary")
    settled(tab, lambda: tab.select_option("select[name=preset]", "search"))
    settled(tab, lambda: switch(tab, "latin-comma").uncheck())
    shown = output(tab)
    tab.click("button[name=link]")
    tab.wait_for_function("location.hash.startsWith('#s=')")
    link = tab.evaluate("navigator.clipboard.readText()")
    assert link == tab.url

    tab.goto("about:blank")
    load(tab, link)
    assert output(tab) == shown
    assert tab.input_value("select[name=preset]") == "search"
    assert not switch(tab, "latin-comma").is_checked()


def test_a_damaged_link_is_refused_with_a_message(tab: Page) -> None:
    load(tab, "playground/#s=qqqq")
    assert "damaged" in tab.inner_text(".failure")


def test_a_file_is_read_cleaned_and_given_back(tab: Page, tmp_path: Path) -> None:
    load(tab)
    file = tmp_path / "نامه.txt"
    file.write_bytes("كتاب هاي ما".encode("windows-1256"))
    settled(tab, lambda: tab.set_input_files("input[type=file]", file))
    with tab.expect_download() as waiting:
        tab.click("button[name=download]")
    assert waiting.value.suggested_filename == "نامه.clean.txt"
    assert waiting.value.path().read_text(encoding="utf-8") == "کتاب\u200cهای ما"

    file.write_bytes(b"\x89PNG\0\0")
    tab.set_input_files("input[type=file]", file)
    tab.wait_for_selector(".failure:not([hidden])")
    assert "no text" in tab.inner_text(".failure")
    assert output(tab) == "کتاب\u200cهای ما"


def test_line_ends_of_a_file_stay(tab: Page, tmp_path: Path) -> None:
    load(tab)
    file = tmp_path / "dos.txt"
    file.write_bytes("علي\r\nرضا\r\n".encode())
    settled(tab, lambda: tab.set_input_files("input[type=file]", file))
    with tab.expect_download() as waiting:
        tab.click("button[name=download]")
    assert waiting.value.path().read_bytes() == "علی\r\nرضا\r\n".encode()


def test_a_long_file_is_cleaned_to_its_end(tab: Page, tmp_path: Path) -> None:
    load(tab)
    file = tmp_path / "long.txt"
    text = "علي كتاب را خواند .\n" * 10_000
    file.write_text(text, encoding="utf-8")
    settled(tab, lambda: tab.set_input_files("input[type=file]", file))
    assert tab.locator("#pg-text").get_attribute("readonly") is not None
    with tab.expect_download() as waiting:
        tab.click("button[name=download]")
    assert waiting.value.path().read_text(encoding="utf-8") == "علی کتاب را خواند.\n" * 10_000
    assert "30,000" in tab.inner_text(".status")


def test_a_dropped_file_is_taken(tab: Page) -> None:
    load(tab)
    settled(
        tab,
        lambda: tab.evaluate(
            """() => {
              const data = new DataTransfer();
              data.items.add(new File(["علي"], "a.txt"));
              document.querySelector(".playground").dispatchEvent(
                new DragEvent("drop", {dataTransfer: data, bubbles: true, cancelable: true}));
            }"""
        ),
    )
    assert output(tab) == "علی"


def test_keys_alone_are_enough(tab: Page) -> None:
    load(tab)
    paste(tab, "علي , كتاب")
    tab.focus("#pg-text")
    while not tab.evaluate("document.activeElement.matches('.output ins')"):
        tab.keyboard.press("Tab")
    first = tab.inner_text(".edit")
    assert "arabic-yeh" in first
    tab.keyboard.press("ArrowLeft")
    assert "space-before-mark" in tab.inner_text(".edit")
    tab.keyboard.press("ArrowLeft")
    assert "latin-comma" in tab.inner_text(".edit")
    tab.keyboard.press("End")
    assert "arabic-kaf" in tab.inner_text(".edit")
    tab.keyboard.press("Enter")
    settled(tab, lambda: tab.keyboard.press("Enter"))
    assert output(tab) == "علی، كتاب"


def test_a_text_cannot_act_on_the_page(tab: Page) -> None:
    load(tab)
    text = "كتاب <img src=x onerror=alert(1)> و <script>alert(1)</script>"
    paste(tab, text)
    assert tab.locator(".output img, .output script").count() == 0
    assert output(tab) == text.replace("ك", "ک")


def test_words_of_your_own(tab: Page) -> None:
    load(tab)
    paste(tab, "بیت کوین")
    tab.click(".choices summary")
    area = tab.locator("textarea[name=spellings]")
    area.fill("بیت\u200cکوین")
    settled(tab, area.blur)
    assert output(tab) == "بیت\u200cکوین"


@pytest.mark.parametrize("page", ["playground/", "fa/playground/"])
@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_sticks_out(tab: Page, page: str, width: int) -> None:
    tab.set_viewport_size({"width": width, "height": 800})
    load(tab, page)
    for summary in tab.locator(".playground summary").all():
        summary.click()
    root = "document.documentElement"
    assert tab.evaluate(f"{root}.scrollWidth <= {root}.clientWidth")
    assert tab.locator(".failure").is_hidden()
