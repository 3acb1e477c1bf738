"""Run the command as ``python -m persian_clean``."""

from __future__ import annotations

from persian_clean.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
