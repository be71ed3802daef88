"""Requests with their plan, answers, contact, messages and processing log."""

import datetime as dt
import random
from typing import Any

from eenloket.kern.aflevering.api import Staat
from eenloket.kern.verwerkingen.models import Verwerking
from eenloket.midoffice.aanbod.api import Aanbod
from eenloket.midoffice.aanbod.inhoud import Vraag, Vraagsoort
from eenloket.midoffice.aanvragen.api import bundel
from eenloket.midoffice.aanvragen.models import Aanvraag, Antwoord, Knoop
from eenloket.midoffice.berichten.models import Bericht
from eenloket.midoffice.klanten.models import Betrokkene, Klantcontact, Onderwerpobject

from .nummers import Nummers, id_op
from .personen import Persoon
from .rijen import NIETS, Sjabloon, Vat, veldtekst
from .zaken import Geopend, Zaakvorm

_POEL = 8
"""Different ciphertexts per question: encrypting millions of answers one by one would measure nothing but that."""


class Aanvraagvorm:
    """Makes requests about one pattern or service (``sleutel``), with cases by ``vormen``."""

    def __init__(
        self, aanbod: Aanbod, sleutel: str, vormen: dict[str, Zaakvorm], antwoorden: "Antwoordvorm"
    ) -> None:
        self.bundel, self._antwoorden, self._vormen = bundel(aanbod, sleutel), antwoorden, vormen
        org, b = aanbod.organisatie_id, self.bundel
        self._aanvraag = Sjabloon(
            Aanvraag,
            ["id", "nummer", "staat", "client", "handelende", "begonnen_op", "gewijzigd_op", "ingediend_op", "afgerond_op"],
            organisatie_id=org, patroon=sleutel, uitgave_id=aanbod.uitgave_id, client_soort="persoon", grond="zelf", zekerheid=2, levering=b.levering,
        )  # fmt: skip
        self._knoop = {
            lid.dienst: Sjabloon(
                Knoop, ["id", "aanvraag_id", "zaak_id", "na", "staat", "begonnen_op", "klaar_op", "geleverd_op"], dienst=lid.dienst,
                organisatie=aanbod.dienst(lid.dienst).organisatie, volgorde=plek,
            )
            for plek, lid in enumerate(b.leden)
        }  # fmt: skip
        self._contact = Sjabloon(
            Klantcontact, ["id", "plaatsgevonden_op", "aanvraag_id"], organisatie_id=org, kanaal="web", onderwerp=b.naam.nl,
        )  # fmt: skip
        self._betrokkene = Sjabloon(
            Betrokkene, ["id", "had_klantcontact_id", "was_partij_id"], rol="klant", initiator=True
        )
        self._onderwerp = Sjabloon(
            Onderwerpobject, ["id", "klantcontact_id", "object_id"], code_objecttype="aanvraag", code_register="eenloket",
            code_soort_object_id="uuid",
        )  # fmt: skip
        inhoud = {
            "onderwerp": "Wij hebben uw aanvraag",
            "tekst": f"{b.naam.nl}: u hoort van ons.",
            "adres": {"email": "iemand@example.org"},
        }
        self._bericht = Sjabloon(
            Bericht, ["id", "sleutel", "client", "aanvraag_id", "gemaakt_op", "begonnen_op", "bezorgd_op"], organisatie_id=org, soort="ontvangst",
            kanaal="mail", taal="nl", staat=Staat.BEZORGD, pogingen=1, **inhoud,
        )  # fmt: skip
        self._verwerking = Sjabloon(
            Verwerking, ["id", "begin", "einde", "betrokkene", "trace_id", "span_id"], naam="raadplegen", activiteit="Aanvraag behandelen",
            grondslag="AVG art. 6 lid 1 onder e", gegevens=["naam", "adres"], bron="brp", door_soort="client", door="client",
        )  # fmt: skip

    def maak(
        self, vat: Vat, wie: Persoon, op: dt.datetime, open_: bool, nummers: Nummers, kans: random.Random
    ) -> int:
        """One request of ``wie`` that was sent at ``op``; returns how many cases it has."""
        id_, loopt, geopend = id_op(op, kans), False, dict[str, Geopend]()
        for lid in self.bundel.leden:
            if (lid.soort == "extra" and kans.random() < 0.7) or (lid.als and kans.random() < 0.4):
                continue
            na = [d for d in lid.na if d in geopend]
            if any(d not in geopend for d in lid.na):
                continue
            wacht = any(geopend[d].klaar_op is None for d in na)
            klaar = (
                None
                if wacht or (open_ and kans.random() < 0.8)
                else op + dt.timedelta(days=kans.random() * 20, seconds=60)
            )
            loopt |= klaar is None
            zaak = geopend[lid.dienst] = self._vormen[lid.dienst].maak(
                vat, wie, op, klaar, wacht, nummers, kans
            )
            staat = (
                "straks"
                if wacht
                else "loopt"
                if klaar is None
                else "toegekend"
                if zaak.positief
                else "geweigerd"
            )
            tijd = klaar.isoformat() if klaar else NIETS
            na_tekst = "[" + ", ".join(f'"{d}"' for d in na) + "]"
            vat.doe(
                self._knoop[lid.dienst],
                id_op(op, kans),
                id_,
                zaak.id,
                na_tekst,
                staat,
                NIETS if wacht else op.isoformat(),
                tijd,
                tijd,
            )
        einden = [z.klaar_op for z in geopend.values() if z.klaar_op]
        eind = NIETS if loopt or not einden else max(einden).isoformat()
        tijd, staat = op.isoformat(), "ingediend" if loopt else "afgerond"
        vat.doe(
            self._aanvraag,
            id_,
            nummers.volgende("aanvraag", "", op.year),
            staat,
            wie.aanvragen,
            wie.aanvragen,
            tijd,
            tijd,
            tijd,
            eind,
        )
        self._antwoorden.maak(vat, id_, list(geopend), op, kans)
        contact = id_op(op, kans)
        vat.doe(self._contact, contact, tijd, id_)
        vat.doe(self._betrokkene, id_op(op, kans), contact, wie.partij)
        vat.doe(self._onderwerp, id_op(op, kans), contact, id_)
        for n in range(2 if not loopt else 1):
            vat.doe(self._bericht, id_op(op, kans), f"proef:{id_}:{n}", wie.berichten, id_, tijd, tijd, tijd)
        spoor = f"{kans.getrandbits(128):032x}"
        vat.doe(self._verwerking, id_op(op, kans), tijd, tijd, wie.verwerkingen, spoor, spoor[:16])
        return len(geopend)


class Antwoordvorm:
    """Makes the answers of the services that take part, each question once."""

    def __init__(self, aanbod: Aanbod) -> None:
        self._per_dienst = {d.slug: tuple(d.vragen) for d in aanbod.pakket.diensten.values()}
        self._regels = {
            v.id: (
                Sjabloon(Antwoord, ["id", "aanvraag_id", "waarde", "gegeven_op"], vraag=v.id, bron="client", bevestigd=True,
                         gegeven_door="client", gegeven_als="client"),
                [veldtekst(Antwoord, "waarde", voorbeeld(v, n)) for n in range(_POEL)],
            )
            for v in aanbod.pakket.vragen.values()
            if v.soort is not Vraagsoort.BESTANDEN
        }  # fmt: skip

    def maak(
        self, vat: Vat, aanvraag: str, diensten: list[str], op: dt.datetime, kans: random.Random
    ) -> None:
        tijd = op.isoformat()
        for vraag in dict.fromkeys(v for d in diensten for v in self._per_dienst[d]):
            if vorm := self._regels.get(vraag):
                vat.doe(vorm[0], id_op(op, kans), aanvraag, vorm[1][kans.randrange(_POEL)], tijd)


def voorbeeld(vraag: Vraag, n: int) -> Any:
    """A plausible answer of the right shape."""
    match vraag.soort:
        case Vraagsoort.JA_NEE:
            return bool(n % 2)
        case Vraagsoort.KEUZE:
            return vraag.opties[n % len(vraag.opties)].waarde
        case Vraagsoort.MEERKEUZE:
            return [vraag.opties[n % len(vraag.opties)].waarde]
        case Vraagsoort.PERSONEN:
            return []
        case Vraagsoort.GETAL | Vraagsoort.BEDRAG:
            return n + 1
        case Vraagsoort.DATUM:
            return dt.date(2026, 1, n + 1).isoformat()
        case Vraagsoort.TIJD:
            return f"1{n}:00"
        case Vraagsoort.ADRES:
            return {"postcode": "9995AB", "huisnummer": str(n + 1), "huisletter": "", "toevoeging": "", "straat": "Elzenpad",
                    "plaats": "Rivierveen", "bag_id": ""}  # fmt: skip
        case Vraagsoort.LOCATIE:
            return {"toelichting": "bij de brug", "lat": None, "lon": None}
        case Vraagsoort.EMAIL:
            return f"iemand{n}@example.org"
        case Vraagsoort.TELEFOON:
            return f"061234567{n}"
    return f"Antwoord {n}"


def sleutels(aanbod: Aanbod, dag: dt.date) -> tuple[list[str], list[float]]:
    """What requests are about, with weights: patterns often, services by a falling curve, as demand is."""
    patronen = [p.slug for p in aanbod.zichtbare_patronen(dag)]
    diensten = [f"dienst:{d.slug}" for d in aanbod.zichtbare_diensten(dag)]
    gewicht = [20 / (n + 1) for n in range(len(patronen))] + [60 / (n + 3) for n in range(len(diensten))]
    return [*patronen, *diensten], gewicht
