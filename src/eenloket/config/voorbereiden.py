"""What every command does before it can begin: choose the settings, and start Django with them."""

import os

from .plek import datamap


def bereid_voor() -> None:
    """Choose settings: those of the environment, or the demonstration's when there is no ``DATABASE_URL``."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "eenloket.config.settings")
    if "DATABASE_URL" not in os.environ:
        from .demo_instellingen import gebruik_demo

        gebruik_demo(datamap())


def start_django(*, als_beheer: bool = False) -> None:
    """Choose settings and start Django without a pool of connections; ``als_beheer`` connects as the owner of the tables."""
    bereid_voor()
    if als_beheer and (beheer := os.environ.get("DATABASE_BEHEER_URL")):
        os.environ["DATABASE_URL"] = beheer
    os.environ.setdefault("DATABASE_POOL", "0")
    import django

    django.setup()
