"""What is loaded before the workers fork: everything, and nothing that a fork would break."""

import os
import subprocess
import sys

_PROEF = """
import gc, sys, psutil
from eenloket.config.voorladen import laad_voor
laad_voor()
from django.db import connections
assert psutil.Process().num_threads() == 1, "een draad overleeft geen fork"
assert connections["default"].connection is None
assert not connections["default"]._connection_pools
assert gc.get_freeze_count() > 100_000
assert "eenloket.frontoffice.intake.vragen" in sys.modules
pid = __import__("os").fork()
if pid == 0:
    from django.test import Client
    antwoord = Client(headers={"host": "127.0.0.1"}).get("/livez")
    __import__("os")._exit(0 if antwoord.status_code == 200 else 1)
assert __import__("os").waitpid(pid, 0)[1] == 0
"""


def test_na_het_voorladen_kan_er_geforkt_worden() -> None:
    omgeving = os.environ | {"DATABASE_POOL": "2", "DJANGO_SETTINGS_MODULE": "eenloket.config.settings"}
    uit = subprocess.run(
        [sys.executable, "-c", _PROEF], env=omgeving, capture_output=True, text=True, check=False
    )
    assert uit.returncode == 0, uit.stderr[-1500:]
