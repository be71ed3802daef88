"""Operations for migrations that put tables under audit."""

from django.db import migrations


def volg(*tabellen: str) -> migrations.RunSQL:
    """Return an operation after which each change of ``tabellen`` writes a line in the audit trail (M-F3)."""
    return migrations.RunSQL(
        [f"SELECT audit_volg('{tabel}')" for tabel in tabellen],
        [f"SELECT audit_volg_niet('{tabel}')" for tabel in tabellen],
    )


def volg_onder(**hoofden: str | tuple[str, str]) -> migrations.RunSQL:
    """Return an operation that puts tables under audit as parts of their main thing: table → column with its
    id ("zaak_id"; "id" for the main thing itself).

    Of two columns, the second is used for rows whose first column is empty. The trail of one case can then be
    read as a whole, and the code that notifies subscribers can follow its changes.
    """
    return migrations.RunSQL(
        [
            "SELECT audit_volg_onder({})".format(
                ", ".join(f"'{naam}'" for naam in (tabel, *_kolommen(kolom)))
            )
            for tabel, kolom in hoofden.items()
        ],
        [f"SELECT audit_volg_niet('{tabel}')" for tabel in hoofden],
    )


def volg_einde(**hoofden: str) -> migrations.RunSQL:
    """Return an operation that writes only the removals of tables: table → column with the id of the main thing.

    For a main thing whose changes needn't a trail, and that has parts which do. Their trail may go with it
    (``audit_vernietig``), and only when the trail says that it's gone.
    """
    return migrations.RunSQL(
        [f"SELECT audit_volg_einde('{tabel}', '{kolom}')" for tabel, kolom in hoofden.items()],
        [f"SELECT audit_volg_niet('{tabel}')" for tabel in hoofden],
    )


def _kolommen(kolom: str | tuple[str, str]) -> tuple[str, ...]:
    return (kolom,) if isinstance(kolom, str) else kolom
