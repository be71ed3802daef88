"""Migrate the database to this version, and give the application's account exactly the rights that it needs."""

from django.core.management import call_command
from django.db import connection, transaction

from .databaserollen import TOEPASSING
from .oude_database import eis_bruikbaar

ALLEEN_LEZEN = ("audit_auditregel",)
"""Tables that triggers of the owner write; the application may only read them."""

ALLEEN_ERBIJ = ("verwerkingen_verwerking", "aanbod_uitgave")
"""Tables in which the application adds and reads rows, and never changes them."""

ALS_EIGENAAR = ("audit_vernietig(uuid[])", "nummers_volgende(text, int)")
"""Functions that run as the owner and that the application calls. No other account may, and it may call no
others of the kind.
"""


def migreer(*, stil: bool = False) -> None:
    """Migrate and grant rights, as the owner of the database (``DATABASE_BEHEER_URL``).

    Raises: OudeDatabase.
    """
    eis_bruikbaar()
    call_command("migrate", interactive=False, verbosity=0 if stil else 1)
    geef_rechten()


def geef_rechten(rol: str = TOEPASSING) -> None:
    """Grant the rights of the application's account, in one transaction: at no moment it has more, also when
    the command is interrupted. Without that account (one account for all) nothing happens.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s AND rolname <> current_user", [rol])
        if not cursor.fetchone():
            return
        for opdracht in _opdrachten(rol):
            cursor.execute(opdracht)


def _opdrachten(rol: str) -> list[str]:
    """What everybody loses (objects of their own in this database), what the application gets, and what it
    loses again of that.
    """
    database = connection.ops.quote_name(connection.settings_dict["NAME"])
    return [
        f"REVOKE TEMPORARY ON DATABASE {database} FROM PUBLIC, {rol}",
        f"REVOKE CREATE ON SCHEMA public FROM PUBLIC, {rol}",
        f"GRANT USAGE ON SCHEMA public TO {rol}",
        f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {rol}",
        f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {rol}",
        f"ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {rol}",
        f"ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO {rol}",
        *(f"REVOKE INSERT, UPDATE, DELETE ON {tabel} FROM {rol}" for tabel in ALLEEN_LEZEN),
        *(f"REVOKE UPDATE, DELETE ON {tabel} FROM {rol}" for tabel in ALLEEN_ERBIJ),
        f"REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM {rol}",
        *(f"GRANT EXECUTE ON FUNCTION {functie} TO {rol}" for functie in ALS_EIGENAAR),
    ]
