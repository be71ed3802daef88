"""Whether a database can come along: one from before the rooms had one migration each can't (ADR 0014)."""

from collections.abc import Iterable

Migratie = tuple[str, str]
"""Label of the app and name of the migration, as Django records them."""

MERK: Migratie = ("gebruikers", "0002_tweede_factor")
"""Each database since then has this one. With it, names that this version doesn't have are of a later version, which may run beside it."""

UITLEG = (
    "Deze database is van een oude proefversie en kan niet worden bijgewerkt: begin opnieuw, bij de demo met"
    " `make demo-opnieuw` (of `eenloket demo --opnieuw`) en elders met een nieuwe, lege database."
)


class OudeDatabase(RuntimeError):
    """The database is of before; the text says what to do."""

    def __init__(self) -> None:
        super().__init__(UITLEG)


def eis_bruikbaar() -> None:
    """Look at the database, before anything is done with it, over a connection of its own. Cost: one query. Raises: OudeDatabase.

    A database that can't be reached raises nothing here: web and worker may start before it.
    """
    from django.db import DatabaseError, connections
    from django.db.migrations.recorder import MigrationRecorder

    verbinding = connections["default"].copy()
    verbinding.settings_dict["OPTIONS"].pop("pool", None)  # its threads wouldn't survive a fork
    try:
        gedaan = MigrationRecorder(verbinding).applied_migrations()
    except DatabaseError:
        return
    finally:
        verbinding.close()
    if is_oud(gedaan):
        raise OudeDatabase


def is_oud(gedaan: Iterable[Migratie]) -> bool:
    """Whether a database in which these migrations were done is of before. Needs Django to be set up."""
    from django.apps import apps
    from django.db.migrations.loader import MigrationLoader

    namen = set(gedaan)
    if MERK in namen:
        return False
    kamers = {app.label for app in apps.get_app_configs() if app.name.startswith("eenloket.")}
    onze = {naam for naam in namen if naam[0] in kamers}
    return bool(onze) and not onze <= set(MigrationLoader(None).disk_migrations)
