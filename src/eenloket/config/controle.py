"""`eenloket controle`: check whether the installation can run, and say how to solve each problem."""

import os
import sys
from collections.abc import Callable

from .omgeving import VARIABELEN, lees, lees_callbacks, lees_database, lees_partners, lees_sleutels
from .voorbereiden import bereid_voor, start_django

Proef = Callable[[], str]


def controle() -> int:
    """Check each setting, the database, the storage and every connection. Return 0 when all is well, 1
    otherwise.
    """
    bereid_voor()
    if not _meld_alle(_instellingen()):
        print("Los eerst de instellingen op; de rest is nog niet gecontroleerd.", file=sys.stderr)
        return 1
    start_django()
    return 0 if _meld_alle([*_database(), *_koppelingen()]) else 1


def _meld_alle(proeven: list[tuple[str, Proef]]) -> bool:
    """Run all checks, also after a failure, so that the operator sees all problems at once."""
    uitkomsten = [_meld(naam, proef) for naam, proef in proeven]
    return all(uitkomsten)


def _meld(naam: str, proef: Proef) -> bool:
    try:
        print(f"  goed   {naam}: {proef()}".rstrip(": "))
        return True
    except Exception as fout:  # every failure is a line with a remedy, never a traceback
        print(f"  FOUT   {naam}: {fout}")
        return False


def _instellingen() -> list[tuple[str, Proef]]:
    def proef(naam: str) -> Proef:
        def lees_en_zeg() -> str:
            lees(naam)
            return "gezet" if naam in os.environ else "standaardwaarde"

        return lees_en_zeg

    def sleutels() -> str:
        return f"{len(lees_sleutels()['geheimen'])} versie(s)"

    def partners() -> str:
        return f"{len(lees_partners())} aangesloten"

    def callbacks() -> str:
        return f"{len(lees_callbacks())} binnen"

    def database() -> str:
        return str(lees_database()["NAME"])

    return [
        *((v.naam, proef(v.naam)) for v in VARIABELEN),
        ("sleutels", sleutels), ("partners", partners), ("callbacks", callbacks), ("geheim", _geheim), ("demo", _demo), ("adres database", database),
    ]  # fmt: skip


def _geheim() -> str:
    if len(lees("GEHEIM")) < 50:
        raise RuntimeError("GEHEIM is te kort. Maak er een met: openssl rand -base64 48")
    return "lang genoeg"


def _demo() -> str:
    if lees("DEMO") and lees("HTTPS"):
        raise RuntimeError("DEMO staat aan naast HTTPS. Zet DEMO op nee voor een echt loket.")
    return "aan" if lees("DEMO") else "uit"


def _database() -> list[tuple[str, Proef]]:
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    from .databaserechten import te_ruim
    from .oude_database import eis_bruikbaar

    def versie() -> str:
        try:
            with connection.cursor() as cursor:
                cursor.execute("SHOW server_version_num")
                nummer = int(cursor.fetchone()[0])
        except Exception as fout:
            raise RuntimeError(
                f"geen verbinding ({type(fout).__name__}). Controleer DATABASE_URL en of de server draait."
            ) from None
        if nummer < 160000:
            raise RuntimeError(f"PostgreSQL {nummer // 10000} is te oud. Gebruik versie 16 of nieuwer.")
        return f"PostgreSQL {nummer // 10000}"

    def migraties() -> str:
        eis_bruikbaar()
        uitvoerder = MigrationExecutor(connection)
        open_ = uitvoerder.migration_plan(uitvoerder.loader.graph.leaf_nodes())
        if open_:
            raise RuntimeError(f"{len(open_)} migratie(s) niet uitgevoerd. Voer `eenloket migreer` uit.")
        return "volledig"

    def alleen_lezen() -> str:
        if bezwaren := te_ruim():
            raise RuntimeError(
                f"de rol van DATABASE_URL {'; '.join(bezwaren)}. Voer `eenloket migreer` uit als eigenaar van de database."
            )
        return "niet te wijzigen door de toepassing"

    def organisatie() -> str:
        from eenloket.kern.fouten import NietGevonden
        from eenloket.kern.organisaties.api import organisatie as zoek

        try:
            return zoek(lees("ORGANISATIE")).naam
        except NietGevonden:
            raise RuntimeError(
                "onbekend. Laad een pakket met `eenloket aanbod laad MAP`, of zet ORGANISATIE op een slug daaruit."
            ) from None

    def werker() -> str:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM procrastinate_workers WHERE last_heartbeat > now() - interval '1 minute'"
            )
            aantal = cursor.fetchone()[0]
        if not aantal:
            raise RuntimeError("geen werker actief. Start er een met `eenloket werker`.")
        return f"{aantal} actief"

    def opslag() -> str:
        from eenloket.kern.opslag.api import opslag as kies

        try:
            bewaard = kies().bewaar([b"controle"])
            kies().verwijder(bewaard.sleutel)
        except Exception as fout:
            raise RuntimeError(
                f"schrijven lukt niet ({type(fout).__name__}). Controleer OPSLAG en de rechten daarop."
            ) from None
        return "schrijven en verwijderen lukt"

    return [
        ("database", versie), ("migraties", migraties), ("audit trail", alleen_lezen), ("organisatie", organisatie), ("werker", werker),
        ("documentopslag", opslag),
    ]  # fmt: skip


def _koppelingen() -> list[tuple[str, Proef]]:
    from eenloket.kern.fouten import BuitenBereik

    from .koppelingen import CONTROLES

    def proef(functie: Callable[[], None]) -> Proef:
        def probeer() -> str:
            try:
                functie()
            except BuitenBereik as fout:
                raise RuntimeError(
                    f"{fout.reden}. Controleer het adres en de sleutel in de instellingen, en of het systeem werkt."
                ) from None
            return "antwoordt"

        return probeer

    return [(f"koppeling {naam}", proef(functie)) for naam, functie in CONTROLES]
