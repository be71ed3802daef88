"""For migrations: put tables under audit."""

from django.db import migrations


def volg(*tabellen: str) -> migrations.RunSQL:
    """Operation that makes each change of ``tabellen`` leave a line in the audit trail (M-F3)."""
    return migrations.RunSQL(
        [f"SELECT audit_volg('{tabel}')" for tabel in tabellen],
        [f"SELECT audit_volg_niet('{tabel}')" for tabel in tabellen],
    )


def volg_onder(**hoofden: str | tuple[str, str]) -> migrations.RunSQL:
    """Put tables that are under audit below their main thing: table → column with its id ("zaak_id"; "id" for the main thing itself).

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
        [f"SELECT audit_volg_niet('{tabel}'), audit_volg('{tabel}')" for tabel in hoofden],
    )


def _kolommen(kolom: str | tuple[str, str]) -> tuple[str, ...]:
    return (kolom,) if isinstance(kolom, str) else kolom


def ook_van_vroeger(**hoofden: str | tuple[str, str]) -> migrations.RunSQL:
    """After ``volg_onder``: lines that were written before it come below their main thing too, so that they go when it is destroyed.

    Who follows changes is past them. Cost: reads the lines of these tables.
    """
    vul = (
        "UPDATE audit_auditregel r SET hoofd = b.hoofd FROM"
        " (SELECT DISTINCT ON (rij) rij, coalesce({kolommen})::uuid AS hoofd FROM audit_auditregel"
        " WHERE tabel = '{tabel}' AND soort IN ('I', 'D') ORDER BY rij, id) b"
        " WHERE r.tabel = '{tabel}' AND r.rij = b.rij AND r.hoofd IS NULL AND b.hoofd IS NOT NULL"
    )
    return migrations.RunSQL(
        [
            vul.format(
                tabel=tabel,
                kolommen=", ".join(f"coalesce(nieuw, oud)->>'{naam}'" for naam in _kolommen(kolom)),
            )
            for tabel, kolom in hoofden.items()
        ],
        migrations.RunSQL.noop,
    )
