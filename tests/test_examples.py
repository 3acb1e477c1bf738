"""The scripts of examples/ run and print what they should; those of benchmarks/ start."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from persian_clean import clean, explain, find_dates

EXAMPLES = Path(__file__).parents[1] / "examples"


def run(script: str, *args: str) -> str:
    command = [sys.executable, "-X", "utf8", "-W", "error", str(EXAMPLES / script), *args]
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout  # noqa: S603


def test_news_becomes_its_golden_text() -> None:
    news = (EXAMPLES / "news.txt").read_text(encoding="utf-8")
    assert clean(news) == (EXAMPLES / "news.clean.txt").read_text(encoding="utf-8")


def test_news_has_its_golden_edits() -> None:
    news = (EXAMPLES / "news.txt").read_text(encoding="utf-8")
    rows = [
        f"{e.start}\t{e.end}\t{e.before!a}\t{e.after!a}\t{'+'.join(e.rules)}\n"
        for e in explain(news).edits
    ]
    assert "".join(rows) == (EXAMPLES / "news.edits.tsv").read_text(encoding="utf-8")


def test_demo_shows_text_dates_and_rules() -> None:
    out = run("demo.py")
    assert (EXAMPLES / "news.clean.txt").read_text(encoding="utf-8") in out
    assert "2023-05-18" in out
    assert "arabic-yeh" in out


def test_clean_file(tmp_path: Path) -> None:
    source, target = tmp_path / "in.txt", tmp_path / "out.txt"
    source.write_bytes("علي \r\nكتاب\n".encode())
    run("clean_file.py", str(source), str(target))
    assert target.read_bytes().decode() == "علی\r\nکتاب\n"


def test_clean_json(tmp_path: Path) -> None:
    source, target = tmp_path / "in.json", tmp_path / "out.json"
    chats = [{"id": "ي", "messages": [{"role": "ي", "content": "علي"}, {"role": "ي"}]}, {"id": "ك"}]
    source.write_text(json.dumps(chats), encoding="utf-8")
    run("clean_json.py", str(source), str(target), "messages[].content", "title")
    chats[0]["messages"][0]["content"] = "علی"  # type: ignore[index]
    assert json.loads(target.read_text(encoding="utf-8")) == chats


def test_list_dates() -> None:
    out = run("list_dates.py", str(EXAMPLES / "news.txt"))
    news = (EXAMPLES / "news.txt").read_text(encoding="utf-8")
    assert len(out.splitlines()) == len(find_dates(news)) > 2
    assert out.startswith("2023-05-18")


def test_clean_documents_passes_over_what_it_cannot_read(tmp_path: Path) -> None:
    texts = {"a.json": "{", "b.md": "# علي\n", "c.html": "<p>علي</p>"}
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    without = "import sys; sys.modules['pyromark'] = None; import runpy; del sys.argv[0]\n"
    script = str(EXAMPLES / "clean_documents.py")
    program = f"{without}runpy.run_path({script!r}, run_name='__main__')"
    command = [sys.executable, "-X", "utf8", "-c", program, script, str(tmp_path)]
    out = subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout  # noqa: S603
    assert "persian-clean[documents]" in out
    cleaned = {name: (tmp_path / name).read_text(encoding="utf-8") for name in texts}
    assert cleaned == texts | {"c.html": "<p>علی</p>"}


@pytest.mark.parametrize("script", ["clean_documents", "clean_file", "clean_json", "list_dates"])
def test_without_arguments_a_script_says_how_it_is_used(script: str) -> None:
    with pytest.raises(subprocess.CalledProcessError) as failed:
        run(f"{script}.py")
    assert failed.value.stderr.startswith("usage: python ")
    assert len(failed.value.stderr.splitlines()) == 1


def test_the_page_of_the_examples_names_all() -> None:
    page = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    assert all(f"({path.name})" in page for path in EXAMPLES.iterdir() if path.suffix != ".md")


def test_carry_spans() -> None:
    lines = run("carry_spans.py").splitlines()
    assert "person: كريمي → کریمی" in lines
    assert "place: كاشان → کاشان" in lines


def test_the_benchmark_starts() -> None:
    assert "--rounds" in run("../benchmarks/run.py", "--help")
