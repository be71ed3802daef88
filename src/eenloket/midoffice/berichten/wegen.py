"""By which way a client hears from us: the wish, then what we know, in order (M-B1, M-B12)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from eenloket.kern.actoren import Partijsoort
from eenloket.kern.identificatie import Pseudoniem
from eenloket.kern.sleutels.api import Domein, vertaal
from eenloket.midoffice.aanvragen.models import Aanvraag, Antwoord
from eenloket.midoffice.klanten import api as klanten

from .ports import kanalen

_VRAGEN = {"contact_email": "email", "contact_telefoon": "telefoon", "naam": "naam", "adres": "postadres"}
_VOLGORDE = ("mail", "sms", "berichtenbox", "post")
_VOLUIT = ("mail", "berichtenbox", "post", "sms")
"""For what must be readable as a whole, such as a decision: an sms says too little (Awb 3:41)."""
_POSTADRES = ("straat", "huisnummer", "huisletter", "toevoeging", "postcode", "plaats")
LOKET = "loket"
"""No way out: the client finds the message in the file."""


@dataclass(frozen=True, slots=True)
class Weg:
    """A channel and the address for it, as the port wants it; a citizen number is looked up only when it's sent."""

    kanaal: str
    adres: Mapping[str, str]

    def als_json(self) -> dict[str, Any]:
        return {"kanaal": self.kanaal, "adres": dict(self.adres)}


@dataclass(frozen=True, slots=True)
class Bestemming:
    """Who it is (``naam``, empty when unknown) and the ways there, best first."""

    naam: str
    wegen: tuple[Weg, ...]


def bestemming(aanvraag: Aanvraag, *, voluit: bool, sms: bool) -> Bestemming:
    """The ways to the client of ``aanvraag``. ``voluit``: the whole text matters; ``sms``: there is a short form. Two queries."""
    antwoorden = {
        a.vraag: a.waarde for a in Antwoord.objects.filter(aanvraag=aanvraag, vraag__in=_VRAGEN) if a.waarde
    }
    bekend: dict[str, Any] = {_VRAGEN[vraag]: waarde for vraag, waarde in antwoorden.items()}
    wens = None
    if aanvraag.client is not None:
        klant = vertaal(Pseudoniem(aanvraag.client), Domein.AANVRAGEN, Domein.KLANTEN)
        if gevonden := klanten.voorkeur(aanvraag.organisatie_id, klant):
            wens = gevonden.kanaal
            bekend |= {naam: waarde for naam, waarde in gevonden.adressen.items() if waarde}
    volgorde = [k for k in (wens, *(_VOLUIT if voluit else _VOLGORDE)) if k and (sms or k != "sms")]
    burger = aanvraag.client is not None and aanvraag.client_soort == Partijsoort.PERSOON
    wegen = [
        Weg(k, adres) for k in dict.fromkeys(volgorde) if (adres := _adres(k, bekend, burger)) is not None
    ]
    gebonden = tuple(w for w in wegen if w.kanaal in kanalen)
    naam = bekend.get("naam")
    # Without a print service a letter waits until somebody prints it; that is better than no word at all.
    return Bestemming(
        naam if isinstance(naam, str) else "", gebonden or tuple(w for w in wegen if w.kanaal == "post")
    )


def _adres(kanaal: str, bekend: Mapping[str, Any], burger: bool) -> dict[str, str] | None:
    naam = {"naam": bekend["naam"]} if isinstance(bekend.get("naam"), str) else {}
    match kanaal:
        case "mail" if isinstance(bekend.get("email"), str):
            return {"email": bekend["email"], **naam}
        case "sms" if isinstance(bekend.get("telefoon"), str):
            return {"telefoon": bekend["telefoon"]}
        case "berichtenbox" if burger:
            return {}
        case "post" if naam and isinstance(bekend.get("postadres"), Mapping):
            return naam | {deel: str(bekend["postadres"].get(deel) or "") for deel in _POSTADRES}
    return None
