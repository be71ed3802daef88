"""Check whether this version can use a database: one from before each room had a single migration can't be
used (ADR 0014).
"""

from collections.abc import Iterable

Migratie = tuple[str, str]
"""Label of the app and name of the migration, as Django records them."""

MERK: Migratie = ("gebruikers", "0002_tweede_factor")
"""A migration that every later database has. When a database has it, unknown migrations are from a later
version, which may run beside this one.
"""

UITLEG = (
    "Deze database is van een oude proefversie en kan niet worden bijgewerkt: begin opnieuw, bij de demo met"
    " `make demo-opnieuw` (of `eenloket demo --opnieuw`) en elders met een nieuwe, lege database."
)


class OudeDatabase(RuntimeError):
    """The database is too old; the text says what to do."""

    def __init__(self) -> None:
        super().__init__(UITLEG)


def eis_bruikbaar() -> None:
    """Check the database over a separate connection, before it is used.

    A database that can't be reached raises nothing here, because web and worker may start before it.
    Raises: OudeDatabase.
    Cost: one query.
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
    """Return whether a database with these migrations is too old. Django must be set up."""
    from django.apps import apps
    from django.db.migrations.loader import MigrationLoader

    namen = set(gedaan)
    if MERK in namen:
        return False
    kamers = {app.label for app in apps.get_app_configs() if app.name.startswith("eenloket.")}
    onze = {naam for naam in namen if naam[0] in kamers}
    return bool(onze) and not onze <= set(MigrationLoader(None).disk_migrations)
