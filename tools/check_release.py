"""Check a release: `python tools/check_release.py DIST [--rehearsal | --tag TAG]`.

The version, the changelog, the state of the repository, what is in the wheel and in the sdist, and
that the wheel works alone. A rehearsal passes over what is only so on the day: the date in the
changelog, a clean repository, a tag that is still free.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tarfile
import tempfile
import venv
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
MOST_BYTES = 2_000_000
DIRTY, CLEAN = "كتاب ها\n", "کتاب\N{ZERO WIDTH NON-JOINER}ها\n"
IN_WHEEL = {
    "persian_clean/py.typed",
    "persian_clean/lexicon/words.txt",
    "persian_clean/report/page.html",
}
LICENCES = {"LICENSE", "NOTICE", "LICENSES/Apache-2.0.txt"}
IN_SDIST = {
    "CHANGELOG.md",
    "LICENSE",
    "NOTICE",
    "Makefile",
    ".pre-commit-hooks.yaml",
    "docs/index.md",
    "tests/test_laws.py",
}


def main() -> None:
    """Say what is wrong, one fault a line, and leave with 1 if anything is."""
    parser = argparse.ArgumentParser(description="Check a release before it is tagged.")
    parser.add_argument("dist", type=Path, help="folder of the wheel and the sdist")
    when = parser.add_mutually_exclusive_group()
    when.add_argument("--rehearsal", action="store_true", help="before the day")
    when.add_argument("--tag", help="the tag that was pushed")
    arguments = parser.parse_args()
    version = find_version()
    wheel = arguments.dist / f"persian_clean-{version}-py3-none-any.whl"
    sdist = arguments.dist / f"persian_clean-{version}.tar.gz"
    faults = [f"{path} is not there" for path in (wheel, sdist) if not path.exists()]
    if not faults:
        faults = [*check_wheel(wheel), *check_sdist(sdist, version), *check_alone(wheel)]
    faults += check_changelog(version, rehearsal=arguments.rehearsal)
    if not arguments.rehearsal:
        faults += check_repository(version, arguments.tag)
    if faults:
        sys.exit("\n".join(faults))
    print(f"{version} is ready" + ("" if arguments.tag else f": tag it v{version}"))


def find_version() -> str:
    """Return the version that the package names."""
    text = (ROOT / "src/persian_clean/__init__.py").read_text(encoding="utf-8")
    found = re.search(r'^__version__ = "(\d+\.\d+\.\d+)"$', text, flags=re.MULTILINE)
    if found is None:
        sys.exit('src/persian_clean/__init__.py has no __version__ = "X.Y.Z"')
    return found[1]


def check_changelog(version: str, *, rehearsal: bool) -> list[str]:
    """Check that the first version of the changelog is this one, with its day."""
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    found = re.search(r"^## (.+)$", text, flags=re.MULTILINE)
    heading = found[1] if found else "no version"
    day = r"(\d{4}-\d\d-\d\d|unreleased)" if rehearsal else r"\d{4}-\d\d-\d\d"
    if re.fullmatch(rf"{re.escape(version)}, {day}", heading):
        return []
    return [f"CHANGELOG.md begins with {heading!r}; it should be '{version}, YYYY-MM-DD'"]


def check_repository(version: str, tag: str | None) -> list[str]:
    """Check that all is committed, and that the tag fits or is still free."""
    faults = []
    if git("status", "--porcelain"):
        faults.append("there are changes that are not committed")
    if tag and tag != f"v{version}":
        faults.append(f"the tag is {tag}, and __version__ is {version}")
    if not tag and git("tag", "--list", f"v{version}"):
        faults.append(f"the tag v{version} exists; __version__ should be a newer one")
    return faults


def git(*arguments: str) -> str:
    """Return what git says."""
    command = ["git", *arguments]  # the one of the PATH
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)  # noqa: S603
    return done.stdout.strip()


def check_wheel(wheel: Path) -> list[str]:
    """Check the size of the wheel, and that it has its data and licences."""
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    licences = {f"{wheel.name.split('-py3')[0]}.dist-info/licenses/{name}" for name in LICENCES}
    faults = [f"{wheel.name} lacks {name}" for name in sorted((IN_WHEEL | licences) - names)]
    stray = {name for name in names if not name.startswith("persian_clean")}
    faults += [f"{wheel.name} has {name}" for name in sorted(stray)]
    size = wheel.stat().st_size
    if size > MOST_BYTES:
        faults.append(f"{wheel.name} has {size} bytes; at most {MOST_BYTES} are allowed")
    return faults


def check_sdist(sdist: Path, version: str) -> list[str]:
    """Check that the sdist has what is needed to test and build it."""
    with tarfile.open(sdist) as archive:
        names = {name.removeprefix(f"persian_clean-{version}/") for name in archive.getnames()}
    return [f"{sdist.name} lacks {name}" for name in sorted(IN_SDIST - names)]


def check_alone(wheel: Path) -> list[str]:
    """Run every example of the wheel in an environment that has nothing else."""
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        python = Path(folder) / ("Scripts" if sys.platform == "win32" else "bin") / "python"
        steps: dict[str, list[str]] = {
            "install": ["pip", "install", "--quiet", "pytest", str(wheel.resolve())],
            "run its examples": ["pytest", "-q", "--doctest-modules", "--pyargs", "persian_clean"],
            "clean": ["persian_clean"],
        }
        for step, arguments in steps.items():
            command = [str(python), "-X", "utf8", "-m", *arguments]
            done = subprocess.run(  # noqa: S603
                command, cwd=folder, check=False, input=DIRTY, stdout=subprocess.PIPE, text=True
            )
            if done.returncode:
                return [f"{wheel.name} does not {step}: {done.stdout}"]
        if done.stdout != CLEAN:
            return [f"{wheel.name} makes {done.stdout!r} of {DIRTY!r}"]
    return []


if __name__ == "__main__":
    main()
