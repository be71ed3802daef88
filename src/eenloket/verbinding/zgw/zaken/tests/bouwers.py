"""What tests of things that hang on a case begin with."""

import json
import threading
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from django.utils import timezone

from eenloket.midoffice.aanbod.api import vergeet_typen
from eenloket.midoffice.aanbod.models import Roltype
from eenloket.midoffice.zaken.models import Zaak
from eenloket.midoffice.zaken.tests.bouwers import maak_organisatie
from eenloket.verbinding.zgw.models import Applicatie, Autorisatie, Dienst
from eenloket.verbinding.zgw.tests.klant import BASIS, Klant, maak_klant
from eenloket.verbinding.zgw.toegang.rechten import wijzig_rechten

BSN, ANDER_BSN, KVK = "999993653", "999990408", "90004760"
ALLES = ("zaken.lezen", "zaken.aanmaken", "zaken.bijwerken")


def adres(doel: str, id_: uuid.UUID | None) -> str:
    """Address of a resource of ours: ``adres("zaken/zaken", id)``."""
    return f"{BASIS}/" + doel.replace("/", "/api/v1/", 1) + f"/{id_}"


def roltype(zaak: Zaak, generiek: str) -> str:
    """Address of the role type of a case's type."""
    soort = Roltype.objects.filter(zaaktype_id=zaak.zaaktype_id, omschrijving_generiek=generiek).first()
    soort = soort or Roltype.objects.create(
        zaaktype_id=zaak.zaaktype_id, omschrijving=generiek.title(), omschrijving_generiek=generiek
    )
    vergeet_typen()
    return adres("catalogi/roltypen", soort.id)


def rol(zaak: Zaak, generiek: str = "belanghebbende", **anders: Any) -> dict[str, Any]:
    """A natural person to involve in ``zaak``."""
    return {
        "zaak": adres("zaken/zaken", zaak.id),
        "betrokkeneType": "natuurlijk_persoon",
        "roltype": roltype(zaak, generiek),
        "roltoelichting": "proef",
        "betrokkeneIdentificatie": {"inpBsn": BSN, "geslachtsnaam": "Moulin"},
    } | anders


def sluit(zaak: Zaak) -> None:
    """End a case as far as its date tells."""
    Zaak.objects.filter(id=zaak.id).update(einddatum=timezone.localdate(), fase="gesloten")


def beperkte_klant(zaak: Zaak, *scopes: str, hoogste: int = 8, client_id: str = "beperkt") -> Klant:
    """A client that has only these scopes, on the type of ``zaak``."""
    klant = maak_klant(maak_organisatie(), client_id, alle_rechten=False)
    toepassing = Applicatie.objects.create(
        organisatie=maak_organisatie(), client_ids=[client_id], label=client_id
    )
    Autorisatie.objects.create(
        applicatie=toepassing,
        component="zrc",
        scopes=list(scopes),
        soort=zaak.zaaktype_id,
        max_vertrouwelijkheidaanduiding=hoogste,
    )
    wijzig_rechten()
    return klant


@dataclass
class Register:
    """A register of others: gives what is in ``inhoud`` by path, keeps what is posted and deleted."""

    adres: str = ""
    inhoud: dict[str, dict[str, Any]] = field(default_factory=dict)
    gekregen: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    verwijderd: list[str] = field(default_factory=list)
    weigert: bool = False
    spiegel: str = ""
    """What it says that the relation it made is called, when not below itself."""


@contextmanager
def ander_register(soort: str = "drc") -> Iterator[Register]:
    """A known service that runs meanwhile."""
    ding = Register()

    class Afhandelaar(BaseHTTPRequestHandler):
        def _antwoord(self, status: int, inhoud: Any = None) -> None:
            ruw = b"" if inhoud is None else json.dumps(inhoud).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(ruw)))
            self.end_headers()
            self.wfile.write(ruw)

        def do_GET(self) -> None:
            gevonden = ding.inhoud.get(self.path)
            self._antwoord(200 if gevonden is not None else 404, gevonden)

        def do_POST(self) -> None:
            lichaam = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            if ding.weigert:
                return self._antwoord(400, {"code": "invalid"})
            ding.gekregen.append((self.path, lichaam))
            self._antwoord(201, {"url": ding.spiegel or f"{ding.adres}spiegels/{len(ding.gekregen)}"})

        def do_DELETE(self) -> None:
            ding.verwijderd.append(self.path)
            self._antwoord(204)

        def log_message(self, format: str, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Afhandelaar)
    ding.adres = f"http://127.0.0.1:{server.server_port}/api/v1/"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    extra = {"intern": True} if "intern" in {f.name for f in Dienst._meta.get_fields()} else {}
    Dienst.objects.create(organisatie=maak_organisatie(), url=ding.adres, soort=soort, **extra)
    try:
        yield ding
    finally:
        server.shutdown()
        server.server_close()
