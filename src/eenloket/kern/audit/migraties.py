"""For migrations: put tables under audit."""

from django.db import migrations


def volg(*tabellen: str) -> migrations.RunSQL:
    """Operation that makes each change of ``tabellen`` leave a line in the audit trail (M-F3)."""
    return migrations.RunSQL(
        [f"SELECT audit_volg('{tabel}')" for tabel in tabellen],
        [f"SELECT audit_volg_niet('{tabel}')" for tabel in tabellen],
    )


def volg_onder(**hoofden: str | tuple[str, str]) -> migrations.RunSQL:
    """Put tables under audit, below their main thing: table → column with its id ("zaak_id"; "id" for the main thing itself).

    Of two columns the second counts for rows that have nothing in the first. The trail of one case can then be read as a whole, and its
    changes followed by who notifies others.
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


def _kolommen(kolom: str | tuple[str, str]) -> tuple[str, ...]:
    return (kolom,) if isinstance(kolom, str) else kolom
