"""Hand-overs, and reports signed as a partner signs them."""

import hashlib
import hmac
import json
import time
import uuid
from typing import Any

from django.test import Client as Browser

from eenloket.midoffice.aanvragen.ports import Opdracht
from eenloket.midoffice.zaken.models import Zaak
from eenloket.midoffice.zaken.tests.bouwers import maak_zaak
from eenloket.midoffice.zaken.tests.proefaanbod import PARTNERDIENST
from eenloket.verbinding.partners.models import Overdracht
from eenloket.verbinding.partners.overdragen import Partneruitgang

PARTNER, ADVISEUR = "de-brede-stroom", "politie-rivierveen"


def maak_overdracht(
    zaak: Zaak | None = None,
    *,
    koppeling: str = PARTNER,
    soort: str = "opdracht",
    taak_id: Any = None,
    **gegevens: Any,
) -> Overdracht:
    """A hand-over in the outbox, not delivered."""
    zaak = zaak or maak_zaak(PARTNERDIENST)
    kenmerk = f"{zaak.identificatie}/{taak_id}" if taak_id else zaak.identificatie
    opdracht = Opdracht(
        kenmerk, soort, zaak.dienst, gegevens or {"naam": "Sanne Vermeer", "verhuisdatum": "2026-12-01"}
    )
    Partneruitgang(lambda _: None).draag_over(
        koppeling, opdracht, aanvraag_id=None, zaak_id=zaak.id, taak_id=taak_id
    )
    return Overdracht.objects.get(koppeling=koppeling, kenmerk=kenmerk)


def meld(browser: Browser, overdracht: Overdracht, status: str = "uitgevoerd", **anders: Any) -> Any:
    """Send a report; ``anders`` overrides the body, or with a leading underscore the envelope: _geheim, _tijdstip, _id,
    _koppeling, _inhoud, _handtekening."""
    envelop = {naam[1:]: anders.pop(naam) for naam in list(anders) if naam.startswith("_")}
    melding = {
        "nummer": overdracht.nummer or "DE-00001", "kenmerk": overdracht.kenmerk, "status": status,
        "toelichting": "Wij hebben dit voor u geregeld.", "datum": "2026-11-23T10:00:00Z", "klaar_verwacht": None, "uitkomst": None,
    }  # fmt: skip
    inhoud = envelop.get("inhoud", json.dumps(melding | anders).encode())
    tijdstip = str(envelop.get("tijdstip", int(time.time())))
    geheim = envelop.get("geheim", f"geheim-{overdracht.koppeling}")
    som = hmac.new(geheim.encode(), tijdstip.encode() + b"." + inhoud, hashlib.sha256).hexdigest()
    koppeling = envelop.get("koppeling", overdracht.koppeling)
    return browser.post(
        f"/koppelingen/partners/{koppeling}/terugmelding",
        data=inhoud,
        content_type="application/json",
        headers={
            "X-Loket-Tijdstip": tijdstip,
            "X-Loket-Bericht-Id": envelop.get("id", uuid.uuid4().hex),
            "X-Loket-Partner": koppeling,
            "X-Loket-Handtekening": envelop.get("handtekening", f"v1={som}"),
        },
    )
