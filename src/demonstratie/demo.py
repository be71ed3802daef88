"""`eenloket demo`: the whole product with Rivierveen, on one machine, in one command."""

import json
import os
import shutil
import sys
import time
from pathlib import Path

from eenloket.config.plek import datamap
from eenloket.config.processen import eigen_opdracht

from .database import IngebouwdeDatabase
from .instellingen import demo_omgeving
from .toezicht import Deel, DraaitAl, PoortBezet, Toezicht, eis_vrije_poort

_ANDERE = "Kies een andere met PORT=8080 make demo (of eenloket demo --poort 8080)."


def demo(*, poort: int, opnieuw: bool) -> int:
    """Start everything, print one page, watch until Ctrl-C. Returns the exit code."""
    begin, map_ = time.monotonic(), datamap()
    map_.mkdir(parents=True, exist_ok=True)
    toezicht = Toezicht(map_)
    poorten = {"poort": poort, "simulatorpoort": poort + 1, "smtppoort": poort + 25, "scanpoort": poort + 26}
    try:
        toezicht.ruim_op()
        for nummer in poorten.values():
            eis_vrije_poort(nummer, _ANDERE)
    except (DraaitAl, PoortBezet) as fout:
        print(fout, file=sys.stderr)
        return 1
    database = IngebouwdeDatabase(map_ / "database")
    if opnieuw:
        database.stop()
        for oud in ("database", "documenten", "simulatoren", "klaar.json"):
            doel = map_ / oud
            shutil.rmtree(doel, ignore_errors=True) if doel.is_dir() else doel.unlink(missing_ok=True)
    (map_ / "poorten.json").write_text(json.dumps(poorten))
    print("Eén Loket start: database …", flush=True)
    try:
        database.start()
        database.maak_database()
        omgeving = demo_omgeving(map_, **poorten)
        bereid_voor(omgeving, map_)
        koppel_selectielijst()
        print("Eén Loket start: simulatoren, web en werker …", flush=True)
        toezicht.start(*_delen(omgeving, map_, poorten))
        toezicht.wacht_tot_gereed()
        from .pagina import pagina

        print(
            pagina(
                omgeving["ADRES"],
                f"http://127.0.0.1:{poorten['simulatorpoort']}",
                seconden=time.monotonic() - begin,
            ),
            flush=True,
        )
        toezicht.bewaak(database.herstel)
    except RuntimeError as fout:
        print(fout, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        pass
    finally:
        print("\nEén Loket stopt …", flush=True)
        toezicht.stop()
        database.stop()
    return 0


def bereid_voor(omgeving: dict[str, str], map_: Path) -> None:
    """Migrate as the owner and seed Rivierveen, in this process. Skipped when this version did it before."""
    os.environ |= omgeving | {"DATABASE_URL": omgeving["DATABASE_BEHEER_URL"], "DATABASE_POOL": "0"}
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "eenloket.config.settings")
    os.environ.setdefault("LOGNIVEAU", "WARNING")
    import django

    django.setup()
    from eenloket.config.migreer import migreer

    from .zaaien import vingerafdruk, zaai

    klaar = map_ / "klaar.json"
    stand = json.dumps({"versie": vingerafdruk()})
    if klaar.exists() and klaar.read_text() == stand:
        return
    migreer(stil=True)
    zaai(map_)
    klaar.write_text(stand)


def koppel_selectielijst() -> None:
    """Make the selection list known at the address that it has now: the demonstration may start on another port than before."""
    from django.db import connections

    from .zaaien import ken_selectielijst

    ken_selectielijst()
    connections.close_all()


def _delen(omgeving: dict[str, str], map_: Path, poorten: dict[str, int]) -> list[Deel]:
    simulatoren = [
        sys.executable, "-m", "simulatoren", "--port", str(poorten["simulatorpoort"]), "--smtp-port", str(poorten["smtppoort"]),
        "--gegevens", str(map_ / "simulatoren"), "--stop-met-ouder", "--scan-port", str(poorten["scanpoort"]),
    ]  # fmt: skip
    werkers = str(min(4, os.cpu_count() or 1))
    web = eigen_opdracht("web", "--poort", str(poorten["poort"]), "--werkers", werkers)
    return [
        Deel("simulatoren", simulatoren, omgeving | {"SIMULATOREN_WEBHOOKGEHEIM": omgeving["WEBHOOKGEHEIM"]},
             f"http://127.0.0.1:{poorten['simulatorpoort']}/gezond"),
        Deel("werker", eigen_opdracht("werker"), omgeving),
        Deel("web", web, omgeving | {"DATABASE_POOL": "8"}, f"http://127.0.0.1:{poorten['poort']}/livez"),
    ]  # fmt: skip
