"""Migrate the database to this version, and give the application's account exactly the rights that it needs."""

from django.core.management import call_command
from django.db import connection

from .databaserollen import TOEPASSING
from .oude_database import eis_bruikbaar

ALLEEN_LEZEN = ("audit_auditregel",)
"""Tables that triggers of the owner write; the application may only read them."""

ALLEEN_ERBIJ = ("verwerkingen_verwerking", "aanbod_uitgave")
"""Tables in which the application adds and reads rows, and never changes them."""


def migreer(*, stil: bool = False) -> None:
    """Migrate and grant rights, as the owner of the database (``DATABASE_BEHEER_URL``).

    Raises: OudeDatabase.
    """
    eis_bruikbaar()
    call_command("migrate", interactive=False, verbosity=0 if stil else 1)
    geef_rechten()


def geef_rechten(rol: str = TOEPASSING) -> None:
    """Grant the rights of the application's account; without that account (one account for all) nothing
    happens.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s AND rolname <> current_user", [rol])
        if not cursor.fetchone():
            return
        cursor.execute(
            f"GRANT USAGE ON SCHEMA public TO {rol};"
            f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {rol};"
            f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {rol};"
            f"ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {rol};"
            f"ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO {rol}"
        )
        for tabel in ALLEEN_LEZEN:
            cursor.execute(f"REVOKE INSERT, UPDATE, DELETE ON {tabel} FROM {rol}")
        for tabel in ALLEEN_ERBIJ:
            cursor.execute(f"REVOKE UPDATE, DELETE ON {tabel} FROM {rol}")
        cursor.execute(f"REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM {rol}")
