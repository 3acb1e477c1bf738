"""Build the site into build/site: `make docs`.

The Markdown of each language, with the pages that are made from the code, goes through Zensical;
the playground's files are laid beside it; then every link is checked.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import directions
import links
import pages
import playground

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "docs" / "site"
WORK = ROOT / "build" / "docs"
SITE = ROOT / "build" / "site"
BIN = Path(sys.executable).parent


def main() -> None:
    """Build the site, check it, and say where it is."""
    parser = argparse.ArgumentParser(description="Build the site into build/site.")
    parser.add_argument("--url", help="where the site will stand, for canonical links")
    url = parser.parse_args().url
    settings = tomllib.loads((SOURCE / "site.toml").read_text(encoding="utf-8"))
    modules = fetch()
    shutil.rmtree(SITE, ignore_errors=True)
    for language in settings["languages"]:
        build(language, settings, modules / "vazirmatn", url)
    playground.write(SITE / "assets" / "playground", modules / "pyodide", WORK / "wheels")
    found = links.check(SITE)
    print(found.summary)
    if found.broken:
        sys.exit("\n".join(found.broken))
    print(f"the site is in {SITE.relative_to(ROOT)}")


def fetch() -> Path:
    """Install what package-lock.json names, if that is not done; return its folder."""
    home = WORK / "npm"
    home.mkdir(parents=True, exist_ok=True)
    lock = (SOURCE / "package-lock.json").read_bytes()
    if not (home / "done").exists() or (home / "done").read_bytes() != lock:
        for name in ("package.json", "package-lock.json"):
            shutil.copy(SOURCE / name, home)
        run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent", cwd=home)
        (home / "done").write_bytes(lock)
    return home / "node_modules"


def build(language: str, settings: dict[str, Any], typeface: Path, url: str | None) -> None:
    """Build the site of one language: English at the root, the others in a folder of their name."""
    home = WORK / language
    shutil.rmtree(home, ignore_errors=True)
    pages.write(home / "pages", language, settings["sections"])
    assets = home / "pages" / "assets"
    shutil.copytree(SOURCE / "assets", assets)
    shutil.copy(ROOT / "src/persian_clean/report/text.css", assets / "report.css")
    shutil.copy(typeface / "fonts/webfonts/Vazirmatn[wght].woff2", assets / "Vazirmatn.woff2")
    shutil.copy(typeface / "OFL.txt", assets / "Vazirmatn-OFL.txt")
    shutil.copytree(ROOT / "docs" / "images", home / "pages" / "images")
    (home / "mkdocs.yml").write_text(  # JSON is YAML
        json.dumps(configuration(language, settings, url)), encoding="utf-8"
    )
    run("zensical", "build", "--strict", "--config-file", str(home / "mkdocs.yml"), cwd=home)
    directions.write(home / "html")
    shutil.copytree(home / "html", SITE / folder(language), dirs_exist_ok=True)


def run(program: str, *arguments: str, cwd: Path) -> None:
    """Run a program of this virtual environment."""
    subprocess.run([str(BIN / program), *arguments], cwd=cwd, check=True)  # noqa: S603


def folder(language: str) -> str:
    """Return the folder of a language within the site."""
    return "" if language == "en" else f"{language}/"


def configuration(language: str, settings: dict[str, Any], url: str | None) -> dict[str, Any]:
    """Return Zensical's settings for a language."""
    here = settings[language]
    shared: dict[str, Any] = settings["zensical"]
    up = "../" * folder(language).count("/")
    others = [other for other in settings["languages"] if other != language]
    schemes = [
        ("(prefers-color-scheme)", None, "lucide/sun-moon", "light"),
        ("(prefers-color-scheme: light)", "default", "lucide/sun", "dark"),
        ("(prefers-color-scheme: dark)", "slate", "lucide/moon", "system"),
    ]
    palette = [
        {"media": media, "toggle": {"icon": icon, "name": here[to]}}
        | ({"scheme": scheme} if scheme else {})
        for media, scheme, icon, to in schemes
    ]
    alternate = [
        {"name": settings[other]["name"], "lang": other, "link": f"{up}{folder(other)}"}
        for other in others
    ]
    lost = [
        {"lang": one, "direction": settings[one]["direction"]}
        | dict(zip(("title", "text"), settings[one]["lost"], strict=True))
        for one in (language, *others)
    ]
    handlers = shared["plugins"]["mkdocstrings"]["handlers"]
    handlers["python"]["paths"] = [str(ROOT / "src")]
    return shared | {
        "site_name": here["site_name"],
        "site_description": here["site_description"],
        "copyright": here["copyright"],
        "site_url": f"{url.rstrip('/')}/{folder(language)}" if url else None,
        "docs_dir": "pages",
        "site_dir": "html",
        "nav": pages.menu(settings["sections"], language),
        "theme": shared["theme"]
        | {"language": language, "palette": palette, "custom_dir": str(SOURCE / "theme")},
        "extra": {"alternate": alternate, "lost": lost},
    }


if __name__ == "__main__":
    main()
