"""What is exported does what ``clean`` does, in the engines it is for."""

from __future__ import annotations

import json
import random
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given

from persian_clean import CORPUS, RULES, SEARCH, STANDARD, Config, clean
from persian_clean.adapters.characters import (
    characters,
    covered,
    icu_transform,
    lucene_mapping,
    mapping_char_filter,
)
from persian_clean.chars import LINE_BREAKS
from strategies import ATOMS, configs, texts

EXPORTED = {
    config: ({ord(char): new for char, new in characters(config).items()}, covered(config))
    for config in (replace(STANDARD, passages="fold"), replace(CORPUS, passages="fold"), SEARCH)
}
PRESETS = pytest.mark.parametrize("config", EXPORTED, ids=["standard", "corpus", "search"])
# What protected tokens are made of, and the separators of numbers.
NOT_COVERED = re.compile(
    "[!-~\N{ARABIC DECIMAL SEPARATOR}-\N{ARABIC THOUSANDS SEPARATOR}\N{ARABIC PERCENT SIGN}"
    "\N{ZERO WIDTH JOINER}\N{VARIATION SELECTOR-16}]"
)
BREAK = re.compile(f"[{LINE_BREAKS}]")


@PRESETS
@given(texts)
def test_the_table_does_what_clean_does(config: Config, text: str) -> None:
    table, same = EXPORTED[config]
    for part in BREAK.split(text):
        line = f"ب {part} ب"
        if not NOT_COVERED.search(line):
            assert line.translate(table) == clean(line, same)


@given(configs)
def test_a_table_has_nothing_left_to_replace(config: Config) -> None:
    table = characters(config)
    for new in table.values():
        assert not set(new) & table.keys()


def test_what_is_covered() -> None:
    names = {rule.name for rule in RULES if covered(SEARCH).runs(rule.name)}
    assert {"arabic-yeh", "presentation-form", "hamza-carrier", "diacritics-dropped"} <= names
    assert not {"detached-ha", "latin-comma", "private-use", "ezafe-dropped"} & names


# --- in the engines -------------------------------------------------------------------------------


def make_lines(config: Config) -> list[str]:
    rng = random.Random(3)  # noqa: S311
    atoms = [atom for atom in (*ATOMS, *characters(config)) if atom.isprintable()]
    atoms = [atom for atom in atoms if not NOT_COVERED.search(atom)]
    return [f"ب {''.join(rng.choices(atoms, k=rng.randint(1, 12)))} ب" for _ in range(3000)]


def run(command: list[str], lines: list[str]) -> list[str]:
    done = subprocess.run(  # noqa: S603
        command, input="\n".join(lines), check=True, capture_output=True, encoding="utf-8"
    )
    return done.stdout.removesuffix("\n").split("\n")


@PRESETS
def test_icu(config: Config) -> None:
    uconv = shutil.which("uconv")
    if uconv is None:
        pytest.skip("needs uconv: apt-get install icu-devtools")
    lines = make_lines(config)
    result = run([uconv, "-f", "utf-8", "-t", "utf-8", "-x", icu_transform(config)], lines)
    assert result == [clean(line, EXPORTED[config][1]) for line in lines]


JARS = [
    jar
    for name in ("core", "analyzers-common")
    for jar in Path("/usr/share/java").glob(f"lucene-{name}-*.jar")
]
PROGRAM = """
import java.io.*;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.util.*;
import org.apache.lucene.analysis.charfilter.*;
import org.apache.lucene.analysis.util.*;

class Clean {
    public static void main(String[] args) throws IOException {
        Map<String, String> settings = new HashMap<>(Map.of("mapping", args[0]));
        MappingCharFilterFactory factory = new MappingCharFilterFactory(settings);
        factory.inform(new FilesystemResourceLoader(Paths.get("."), Clean.class.getClassLoader()));
        Reader in = new InputStreamReader(System.in, StandardCharsets.UTF_8);
        Reader filtered = factory.create(in);
        Writer out = new OutputStreamWriter(System.out, StandardCharsets.UTF_8);
        filtered.transferTo(out);
        out.flush();
    }
}
"""


@PRESETS
def test_lucene(config: Config, tmp_path: Path) -> None:
    java = shutil.which("java")
    if java is None or shutil.which("javac") is None or len(JARS) != 2:
        pytest.skip("needs Lucene: apt-get install default-jdk-headless liblucene8-java")
    (tmp_path / "Clean.java").write_text(PROGRAM, encoding="utf-8")
    (tmp_path / "mapping.txt").write_text(lucene_mapping(config), encoding="utf-8")
    lines = make_lines(config)
    jars = ":".join(map(str, JARS))
    command = [java, "-cp", jars, str(tmp_path / "Clean.java"), str(tmp_path / "mapping.txt")]
    assert run(command, lines) == [clean(line, EXPORTED[config][1]) for line in lines]


@PRESETS
def test_settings_of_an_index_say_the_same(config: Config) -> None:
    settings = json.loads(json.dumps(mapping_char_filter(config)))
    assert settings["type"] == "mapping"
    rows = [re.fullmatch("(.+)=>(.*)", row) for row in settings["mappings"]]
    read = {json.loads(f'"{row[1]}"'): json.loads(f'"{row[2]}"') for row in rows if row}
    assert read == characters(config)
