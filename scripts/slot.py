"""Renew requirements.txt, the lock file with hashes, from pyproject.toml. Names no index: each machine uses its own."""

import re
import subprocess
import sys
from pathlib import Path

WORTEL = Path(__file__).parent.parent
SLOT = WORTEL / "requirements.txt"


def main() -> int:
    klaar = subprocess.run(
        [
            sys.executable, "-m", "piptools", "compile", "--quiet", "--generate-hashes", "--strip-extras", "--allow-unsafe",
            "--extra", "ontwikkel", "--no-emit-index-url", "--no-emit-find-links", "--no-emit-trusted-host", "--no-annotate",
            "--no-header", "--output-file", str(SLOT), str(WORTEL / "pyproject.toml"),
        ],
        check=False,
    )  # fmt: skip
    regels = [
        r for r in SLOT.read_text().splitlines() if not re.match(r"\s*(--(extra-)?index-url|--find-links)", r)
    ]
    SLOT.write_text("# Made by `make slot` from pyproject.toml.\n" + "\n".join(regels) + "\n")
    return klaar.returncode


if __name__ == "__main__":
    sys.exit(main())
