"""`eenloket controle`: is everything there to run, and if not, what to do about it?"""

import os
import sys
from collections.abc import Callable

from .omgeving import VARIABELEN, OntbrekendeInstelling, lees, lees_sleutels


def controle() -> int:
    """Check each setting, the database, the storage and every connection. 0 when all is well, 1 otherwise."""
    from .opdrachten import bereid_voor

    bereid_voor()
    goed = all([_meld(naam, proef) for naam, proef in _instellingen()])
    if not goed:
        print("Los eerst de instellingen op; de rest is nog niet gecontroleerd.", file=sys.stderr)
        return 1
    import django

    os.environ.setdefault("DATABASE_POOL", "0")
    django.setup()
    goed = all([_meld(naam, proef) for naam, proef in [*_database(), *_koppelingen()]])
    return 0 if goed else 1


def _meld(naam: str, proef: Callable[[], str]) -> bool:
    try:
        print(f"  goed   {naam}: {proef()}".rstrip(": "))
        return True
    except Exception as fout:  # every failure is a line with a remedy, never a traceback
        print(f"  FOUT   {naam}: {fout}")
        return False


def _instellingen() -> list[tuple[str, Callable[[], str]]]:
    def proef(naam: str) -> Callable[[], str]:
        def lees_en_zeg() -> str:
            try:
                lees(naam)
            except OntbrekendeInstelling as fout:
                raise RuntimeError(f"{fout}. Zet de omgevingsvariabele {naam}.") from None
            except ValueError:
                raise RuntimeError(f"onleesbaar; verwacht: {naam} is een getal.") from None
            return "gezet" if naam in os.environ else "standaardwaarde"

        return lees_en_zeg

    def sleutels() -> str:
        return f"{len(lees_sleutels()['geheimen'])} versie(s)"

    return [*((v.naam, proef(v.naam)) for v in VARIABELEN), ("sleutels", sleutels)]


def _database() -> list[tuple[str, Callable[[], str]]]:
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    def versie() -> str:
        try:
            with connection.cursor() as cursor:
                cursor.execute("SHOW server_version_num")
                nummer = int(cursor.fetchone()[0])
        except Exception as fout:
            raise RuntimeError(f"geen verbinding ({type(fout).__name__}). Controleer DATABASE_URL en of de server draait.") from None
        if nummer < 160000:
            raise RuntimeError(f"PostgreSQL {nummer // 10000} is te oud. Gebruik versie 16 of nieuwer.")
        return f"PostgreSQL {nummer // 10000}"

    def migraties() -> str:
        uitvoerder = MigrationExecutor(connection)
        open_ = uitvoerder.migration_plan(uitvoerder.loader.graph.leaf_nodes())
        if open_:
            raise RuntimeError(f"{len(open_)} migraties ontbreken. Voer `eenloket migreer` uit.")
        return "volledig"

    def alleen_lezen() -> str:
        with connection.cursor() as cursor:
            cursor.execute("SELECT has_table_privilege('audit_auditregel', 'INSERT, UPDATE, DELETE')")
            if cursor.fetchone()[0]:
                raise RuntimeError("deze rol kan het audit trail wijzigen. Gebruik in DATABASE_URL een eigen rol voor de toepassing.")
        return "niet te wijzigen door de toepassing"

    def opslag() -> str:
        from eenloket.kern.opslag.api import opslag as kies

        bewaard = kies().bewaar([b"controle"])
        kies().verwijder(bewaard.sleutel)
        return "schrijven en verwijderen lukt"

    return [("database", versie), ("migraties", migraties), ("audit trail", alleen_lezen), ("documentopslag", opslag)]


def _koppelingen() -> list[tuple[str, Callable[[], str]]]:
    from .koppelingen import CONTROLES

    def proef(functie: Callable[[], None]) -> Callable[[], str]:
        def probeer() -> str:
            functie()
            return "antwoordt"

        return probeer

    return [(f"koppeling {naam}", proef(functie)) for naam, functie in CONTROLES]
