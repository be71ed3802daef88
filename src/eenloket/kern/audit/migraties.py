"""For migrations: put tables under audit."""

from django.db import migrations


def volg(*tabellen: str) -> migrations.RunSQL:
    """Operation that makes each change of ``tabellen`` leave a line in the audit trail (M-F3)."""
    return migrations.RunSQL(
        [f"SELECT audit_volg('{tabel}')" for tabel in tabellen],
        [f"SELECT audit_volg_niet('{tabel}')" for tabel in tabellen],
    )
