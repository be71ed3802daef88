"""``python -m eenloket`` is the `eenloket` command."""

import sys

from eenloket.config.opdrachten import hoofd

sys.exit(hoofd())
