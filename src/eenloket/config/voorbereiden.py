"""The preparation of every command: choose the settings, and start Django with them."""

import importlib
import importlib.util
import os

from .omgeving import OnjuisteInstelling
from .plek import datamap

ZONDER_DEMO = "De demonstratie is niet geïnstalleerd; dat doet: pip install 'eenloket[demo]'."


def bereid_voor() -> None:
    """Choose settings: those of the environment, or the demonstration's when there is no ``DATABASE_URL``. Raises: OnjuisteInstelling."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "eenloket.config.settings")
    if "DATABASE_URL" not in os.environ:
        if not heeft_demo():
            raise OnjuisteInstelling(f"DATABASE_URL ontbreekt. {ZONDER_DEMO}")
        importlib.import_module("demonstratie.instellingen").gebruik_demo(datamap())


def heeft_demo() -> bool:
    """Whether the extra with the demonstration is installed."""
    return importlib.util.find_spec("demonstratie") is not None


def start_django(*, als_beheer: bool = False) -> None:
    """Choose settings and start Django without a pool of connections; ``als_beheer`` connects as the owner of the tables."""
    bereid_voor()
    if als_beheer and (beheer := os.environ.get("DATABASE_BEHEER_URL")):
        os.environ["DATABASE_URL"] = beheer
    os.environ.setdefault("DATABASE_POOL", "0")
    import django

    django.setup()
