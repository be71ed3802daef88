"""Run a command with the settings of the tests (tools that import the Django settings need them)."""

import os
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))
import conftest  # noqa: F401 - sets the environment and starts the database

sys.exit(subprocess.run(sys.argv[1:], check=False, env=os.environ).returncode)
