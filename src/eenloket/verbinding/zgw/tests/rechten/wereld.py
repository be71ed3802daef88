"""One of each resource, all of one type and one level, and a body for each operation that makes or changes something.

Whoever adds an operation adds its body here: without one its test fails.
"""

import datetime as dt
import itertools
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from eenloket.kern.actoren import systeem
from eenloket.kern.klok import vandaag
from eenloket.kern.organisaties.models import Organisatie
from eenloket.midoffice.aanbod.models import (
    Besluittype,
    Eigenschap,
    Informatieobjecttype,
    Roltype,
    Zaakobjecttype,
    ZaaktypeInformatieobjecttype,
)
from eenloket.midoffice.zaken.tests.bouwers import maak_organisatie
from eenloket.verbinding.zgw.dienstacties import bewaar_dienst
from eenloket.verbinding.zgw.models import Abonnement, Applicatie, Autorisatie, Kanaal
from eenloket.verbinding.zgw.tests.ander_register import Register
from eenloket.verbinding.zgw.tests.klant import BASIS, GEHEIM, Klant, maak_klant
from eenloket.verbinding.zgw.toegang.acties import geef_client_uit
from eenloket.verbinding.zgw.toegang.rechten import wijzig_rechten
from eenloket.verbinding.zgw.zaken.tests.zaakbouwers import Proefzaaktype, maak_soort

RSIN, NIVEAU, WOORD = "517439943", 5, "vertrouwelijk"
"""Level of everything here that has one: two levels below it and three above."""
_teller = itertools.count(1)


@dataclass
class Wereld:
    """``rij`` has the id in the last part of a path by what stands before it; ``soort`` the type by component, ``ander`` another one."""

    organisatie: Organisatie
    elders: Organisatie
    alles: Klant
    elders_klant: Klant
    register: Register
    soort: dict[str, uuid.UUID]
    ander: dict[str, uuid.UUID]
    typen: Proefzaaktype
    urls: dict[str, str] = field(default_factory=dict)
    rij: dict[str, str] = field(default_factory=dict)
    elders_urls: dict[str, list[str]] = field(default_factory=dict)
    """Things in another register; the first of each is in our case."""
    slot: str = ""

    def geef(self, rechten: Mapping[str, tuple[set[str], uuid.UUID | None, int]]) -> Klant:
        """A new client with per component: scopes, type and highest level. The subscription of this world becomes its own,
        because nobody changes another's (``notificaties/tests/test_eigenaar``): here it's the scopes that decide.
        """
        client_id = f"c{next(_teller)}"
        geef_client_uit(self.organisatie, client_id, geheim=GEHEIM, door=systeem("test"))
        applicatie = Applicatie.objects.create(
            organisatie=self.organisatie, client_ids=[client_id], label=client_id
        )
        Autorisatie.objects.bulk_create(
            Autorisatie(applicatie=applicatie, component=c, scopes=sorted(scopes), soort=soort, max_vertrouwelijkheidaanduiding=niveau)
            for c, (scopes, soort, niveau) in rechten.items()
        )  # fmt: skip
        Abonnement.objects.filter(organisatie=self.organisatie).update(client_id=client_id)
        wijzig_rechten()
        return Klant(client_id)


def adres(doel: str, id_: uuid.UUID | str) -> str:
    return f"{BASIS}/" + doel.replace("/", "/api/v1/", 1) + f"/{id_}"


def bouw(register: Register) -> Wereld:
    """Everything, made over the API where a client would."""
    organisatie, elders = maak_organisatie(), maak_organisatie("elders")
    typen, andere = (
        maak_soort(organisatie, verlenging_mogelijk=True, verlengingstermijn="P2W"),
        maak_soort(organisatie),
    )
    document, ander_document = _documenttype(typen, 1), _documenttype(andere, 2)
    besluit, ander_besluit = _besluittype(typen, document), _besluittype(andere, ander_document)
    for soort in ("zrc", "drc"):
        bewaar_dienst(organisatie, register.url + soort + "/", soort=soort, door=systeem("test"))
    w = Wereld(
        organisatie, elders, maak_klant(organisatie, "alles"), maak_klant(elders, "elders"), register,
        {"zrc": typen.zaaktype.id, "drc": document.id, "brc": besluit.id},
        {"zrc": andere.zaaktype.id, "drc": ander_document.id, "brc": ander_besluit.id}, typen,
    )  # fmt: skip
    _typen(w, document, besluit)
    for naam in ("zaakcontactmomenten", "zaakverzoeken"):
        ander = {"zaakcontactmomenten": "contactmomenten", "zaakverzoeken": "verzoeken"}[naam]
        for _nummer in range(2):
            w.elders_urls.setdefault(naam, []).append(
                register.zet(f"/zrc/{ander}/{_nummer}", {"url": f"{register.url}zrc/{ander}/{_nummer}"})
            )
        spiegel = f"object{ander}"
        register.zet(f"POST /zrc/{spiegel}", {"url": f"{register.url}zrc/{spiegel}/1"})
        register.zet(f"DELETE /zrc/{spiegel}/1", (204, {}, b""))
    for pad in VOLGORDE:
        if pad.split("/")[1] in w.elders_urls:
            eerste = {
                "zaak": w.urls["zaken/zaken"],
                pad.split("/")[1].removeprefix("zaak").removesuffix("en"): w.elders_urls[pad.split("/")[1]][
                    0
                ],
            }
            w.rij[pad] = w.alles.post(pad, eerste)["url"].rpartition("/")[2]
            continue
        w.urls[pad] = url = w.alles.post(pad, LICHAMEN[f"POST {pad}"](w))["url"]
        w.rij[pad] = url.rpartition("/")[2]
    w.rij["zaken/zaken/{}/zaakeigenschappen"] = w.alles.post(
        f"zaken/zaken/{w.rij['zaken/zaken']}/zaakeigenschappen", LICHAMEN["POST zaken/zaken/{}/zaakeigenschappen"](w)
    )["url"].rpartition("/")[2]  # fmt: skip
    w.rij["zaken/zaken/{}/besluiten"] = w.rij["besluiten/besluiten"]
    w.rij["documenten/objectinformatieobjecten"] = w.alles.get("documenten/objectinformatieobjecten")[0][
        "url"
    ].rpartition("/")[2]
    w.rij["notificaties/kanaal"] = str(Kanaal.objects.create(organisatie=organisatie, naam="proefkanaal").id)
    for pad in ("zaken/zaken", "documenten/enkelvoudiginformatieobjecten", "besluiten/besluiten"):
        w.rij[f"{pad}/{{}}/audittrail"] = w.alles.get(f"{pad}/{w.rij[pad]}/audittrail")[0]["uuid"]
    _in_delen(w)
    return w


def _documenttype(typen: Proefzaaktype, nummer: int) -> Informatieobjecttype:
    soort = Informatieobjecttype.objects.create(
        organisatie=typen.zaaktype.organisatie, catalogus=typen.zaaktype.catalogus, omschrijving=f"Stuk {nummer}",
        vertrouwelijkheidaanduiding="openbaar", informatieobjectcategorie="stuk", begin_geldigheid=dt.date(2020, 1, 1), concept=False,
    )  # fmt: skip
    ZaaktypeInformatieobjecttype.objects.create(
        zaaktype=typen.zaaktype, informatieobjecttype=soort, volgnummer=1, richting="intern"
    )
    return soort


def _besluittype(typen: Proefzaaktype, document: Informatieobjecttype) -> Besluittype:
    soort = Besluittype.objects.create(
        organisatie=typen.zaaktype.organisatie, catalogus=typen.zaaktype.catalogus, omschrijving="Besluit",
        begin_geldigheid=dt.date(2020, 1, 1), concept=False,
    )  # fmt: skip
    soort.zaaktypen.add(typen.zaaktype)
    soort.informatieobjecttypen.add(document)
    return soort


def _typen(w: Wereld, document: Informatieobjecttype, besluit: Besluittype) -> None:
    zaaktype = w.typen.zaaktype
    rol = Roltype.objects.create(
        zaaktype=zaaktype, omschrijving="Aanvrager", omschrijving_generiek="belanghebbende"
    )
    eigenschap = Eigenschap.objects.create(
        zaaktype=zaaktype, naam="wijk", definitie="Wijk", specificatie_formaat="tekst", specificatie_lengte="20", specificatie_kardinaliteit="1"
    )  # fmt: skip
    ding = Zaakobjecttype.objects.create(
        zaaktype=zaaktype,
        ander_objecttype=False,
        objecttype="https://objecten.example/pand",
        relatie_omschrijving="gaat over",
    )
    w.rij |= {
        "catalogi/catalogussen": str(zaaktype.catalogus_id), "catalogi/zaaktypen": str(zaaktype.id),
        "catalogi/informatieobjecttypen": str(document.id), "catalogi/besluittypen": str(besluit.id),
        "catalogi/statustypen": str(w.typen.statustypen[0].id), "catalogi/resultaattypen": str(w.typen.resultaattype.id),
        "catalogi/roltypen": str(rol.id), "catalogi/eigenschappen": str(eigenschap.id), "catalogi/zaakobjecttypen": str(ding.id),
        "catalogi/zaaktype-informatieobjecttypen": str(zaaktype.zaaktypeinformatieobjecttypen.all()[0].id),
    }  # fmt: skip
    w.urls |= {pad: adres(pad, id_) for pad, id_ in w.rij.items()}


def _in_delen(w: Wereld) -> None:
    """A document that waits for its parts."""
    lichaam = LICHAMEN["POST documenten/enkelvoudiginformatieobjecten"](w)
    half = w.alles.post(
        "documenten/enkelvoudiginformatieobjecten", lichaam | {"inhoud": None, "bestandsomvang": 5}
    )
    w.rij["documenten/bestandsdelen"] = half["bestandsdelen"][0]["url"].rpartition("/")[2]


_ZAAK = {
    "bronorganisatie": RSIN,
    "verantwoordelijkeOrganisatie": RSIN,
    "startdatum": "2026-01-05",
    "uiterlijkeEinddatumAfdoening": (
        vandaag() + dt.timedelta(days=30)
    ).isoformat(),  # so that it can be extended
    "opdrachtgevendeOrganisatie": "999900006",
}
_STAP = {"datumStatusGezet": "2026-02-02T10:00:00Z"}


def _zaak(w: Wereld) -> dict[str, Any]:
    return _ZAAK | {"zaaktype": w.typen.url, "vertrouwelijkheidaanduiding": WOORD}


def _rol(w: Wereld) -> dict[str, Any]:
    return {
        "betrokkeneType": "natuurlijk_persoon", "roltype": w.urls["catalogi/roltypen"], "roltoelichting": "proef",
        "betrokkeneIdentificatie": {"inpBsn": "999993653", "geslachtsnaam": "Moulin"},
    }  # fmt: skip


def _stap(w: Wereld, plek: int = 1) -> dict[str, Any]:
    return {"statustype": w.typen.status(plek), **_STAP}


def _bij(pad: str, **velden: Any) -> Callable[[Wereld], dict[str, Any]]:
    """A body about the row at ``pad``: its field is called as ``bij`` says, else zaak."""
    naam = {"zaken/zaken": "zaak", "documenten/enkelvoudiginformatieobjecten": "informatieobject"}[pad]
    return lambda w: {naam: w.urls[pad], **velden}


_EIO = "documenten/enkelvoudiginformatieobjecten"
VOLGORDE = (
    "zaken/zaken", "zaken/statussen", "zaken/resultaten", "zaken/rollen", "zaken/klantcontacten", "zaken/zaakobjecten",
    "zaken/substatussen", "zaken/zaaknotities", _EIO, "zaken/zaakinformatieobjecten", "zaken/zaakcontactmomenten",
    "zaken/zaakverzoeken", "documenten/gebruiksrechten", "documenten/verzendingen", "besluiten/besluiten",
    "besluiten/besluitinformatieobjecten", "autorisaties/applicaties", "notificaties/abonnement",
)  # fmt: skip
"""What is made before the tests, each on what came before it."""

_TYPE = {"beginGeldigheid": "2020-01-01"}
LICHAMEN: dict[str, Callable[[Wereld], dict[str, Any]]] = {
    "POST zaken/zaken": _zaak,
    "POST zaken/statussen": lambda w: {"zaak": w.urls["zaken/zaken"], "statustype": w.typen.status(0), "datumStatusGezet": f"2026-02-01T10:00:{next(_teller) % 60:02d}Z"},
    "POST zaken/resultaten": lambda w: {"zaak": w.urls["zaken/zaken"], "resultaattype": w.typen.resultaat},
    "POST zaken/rollen": lambda w: {"zaak": w.urls["zaken/zaken"]} | _rol(w),
    "POST zaken/klantcontacten": _bij("zaken/zaken", datumtijd="2026-01-06T10:00:00Z", kanaal="balie", identificatie="K1"),
    "POST zaken/zaakobjecten": _bij("zaken/zaken", objectType="pand", objectIdentificatie={"identificatie": "0599100000000001"}),
    "POST zaken/substatussen": _bij("zaken/zaken", omschrijving="gebeld", doelgroep="intern"),
    "POST zaken/zaaknotities": lambda w: {"gerelateerdAan": w.urls["zaken/zaken"], "onderwerp": "Let op", "tekst": "Tekst"},
    "POST zaken/zaakinformatieobjecten": lambda w: {"zaak": w.urls["zaken/zaken"], "informatieobject": w.urls[_EIO]},
    "POST zaken/zaakcontactmomenten": lambda w: {"zaak": w.urls["zaken/zaken"], "contactmoment": w.elders_urls["zaakcontactmomenten"][1]},
    "POST zaken/zaakverzoeken": lambda w: {"zaak": w.urls["zaken/zaken"], "verzoek": w.elders_urls["zaakverzoeken"][1]},
    "POST zaken/zaken/{}/zaakeigenschappen": lambda w: {"zaak": w.urls["zaken/zaken"], "eigenschap": w.urls["catalogi/eigenschappen"], "waarde": "Centrum"},
    "POST zaken/zaken/{}/besluiten": lambda w: {"besluit": w.urls["besluiten/besluiten"]},
    "POST zaken/zaken/_zoek": lambda w: {"uuid__in": [w.rij["zaken/zaken"]]},
    "POST zaken/zaaknummer_reserveren": lambda w: {"bronorganisatie": RSIN},
    "POST zaken/reserveer_zaaknummer": lambda w: {"bronorganisatie": RSIN},
    "POST zaken/zaak_registreren": lambda w: {"zaak": _zaak(w), "rollen": [_rol(w)], "status": _stap(w, 0)},
    "POST zaken/zaak_bijwerken/{}": lambda w: {"zaak": {"toelichting": "x"}, "rollen": [_rol(w)], "status": _stap(w)},
    "POST zaken/zaak_opschorten/{}": lambda w: {"zaak": {"opschorting": {"indicatie": True, "reden": "wacht"}}, "status": _stap(w)},
    "POST zaken/zaak_verlengen/{}": lambda w: {"zaak": {"verlenging": {"reden": "druk", "duur": "P7D"}}, "status": _stap(w)},
    "POST zaken/zaak_afsluiten/{}": lambda w: {"zaak": {}, "resultaat": {"resultaattype": w.typen.resultaat}, "status": _stap(w, -1)},
    f"POST {_EIO}": lambda w: {
        "bronorganisatie": RSIN, "creatiedatum": "2026-01-05", "titel": "Stuk", "auteur": "Proef", "taal": "dut", "vertrouwelijkheidaanduiding": WOORD,
        "informatieobjecttype": w.urls["catalogi/informatieobjecttypen"], "inhoud": "UHJvZWY=", "bestandsnaam": "a.txt",
    },
    f"POST {_EIO}/_zoek": lambda w: {"uuid__in": [w.rij[_EIO]]},
    f"POST {_EIO}/{{}}/lock": lambda w: {},
    f"POST {_EIO}/{{}}/unlock": lambda w: {"lock": w.slot},
    f"PUT {_EIO}/{{}}": lambda w: LICHAMEN[f"POST {_EIO}"](w) | {"lock": w.slot},
    f"PATCH {_EIO}/{{}}": lambda w: {"titel": "Anders", "lock": w.slot},
    "PUT documenten/bestandsdelen/{}": lambda w: {},
    "POST documenten/gebruiksrechten": _bij(_EIO, startdatum="2026-01-05T00:00:00Z", omschrijvingVoorwaarden="Geen"),
    "POST documenten/verzendingen": _bij(_EIO, betrokkene="https://example.org/1", contactPersoon="https://example.org/2", aardRelatie="geadresseerde", emailadres="a@example.org", verzenddatum="2026-01-06"),
    "POST documenten/objectinformatieobjecten": _bij(_EIO, object="https://elders.example/1", objectType="zaak"),
    "POST besluiten/besluiten": lambda w: {"verantwoordelijkeOrganisatie": RSIN, "besluittype": w.urls["catalogi/besluittypen"], "zaak": w.urls["zaken/zaken"], "datum": "2026-01-07", "ingangsdatum": "2026-01-08"},
    "POST besluiten/besluitinformatieobjecten": lambda w: {"besluit": w.urls["besluiten/besluiten"], "informatieobject": w.urls[_EIO]},
    "POST autorisaties/applicaties": lambda w: {"clientIds": [f"nieuw{next(_teller)}"], "label": "x", "heeftAlleAutorisaties": True},
    "POST notificaties/kanaal": lambda w: {"naam": f"kanaal{next(_teller)}"},
    "POST notificaties/abonnement": lambda w: {"callbackUrl": "https://93.184.216.34/ontvang", "auth": "Bearer x", "kanalen": []},
    "PUT notificaties/abonnement/{}": lambda w: LICHAMEN["POST notificaties/abonnement"](w),
    "POST notificaties/notificaties": lambda w: {"kanaal": "zaken", "hoofdObject": "https://elders.example/1", "resource": "zaak", "resourceUrl": "https://elders.example/1", "actie": "create", "aanmaakdatum": "2026-01-05T10:00:00Z", "kenmerken": {}},
    "POST catalogi/catalogussen": lambda w: {"domein": f"X{next(_teller):04d}", "rsin": RSIN, "contactpersoonBeheerNaam": "Beheer"},
    "POST catalogi/zaaktypen": lambda w: w.alles.get(w.urls["catalogi/zaaktypen"]) | {"identificatie": f"ZT{next(_teller)}", "besluittypen": [], "gerelateerdeZaaktypen": [], "deelzaaktypen": []},
    "POST catalogi/informatieobjecttypen": lambda w: w.alles.get(w.urls["catalogi/informatieobjecttypen"]) | {"omschrijving": f"S{next(_teller)}"},
    "POST catalogi/besluittypen": lambda w: w.alles.get(w.urls["catalogi/besluittypen"]) | {"omschrijving": f"B{next(_teller)}", "zaaktypen": [], "informatieobjecttypen": []},
    "POST catalogi/statustypen": lambda w: {"zaaktype": w.typen.url, "omschrijving": "x", "volgnummer": 100 + next(_teller)},
    "POST catalogi/resultaattypen": lambda w: w.alles.get(w.urls["catalogi/resultaattypen"]) | {"omschrijving": f"R{next(_teller)}"},
    "POST catalogi/roltypen": lambda w: {"zaaktype": w.typen.url, "omschrijving": f"x{next(_teller)}", "omschrijvingGeneriek": "adviseur"},
    "POST catalogi/eigenschappen": lambda w: w.alles.get(w.urls["catalogi/eigenschappen"]) | {"naam": f"e{next(_teller)}"},
    "POST catalogi/zaakobjecttypen": lambda w: w.alles.get(w.urls["catalogi/zaakobjecttypen"]),
    "POST catalogi/zaaktype-informatieobjecttypen": lambda w: {"zaaktype": w.typen.url, "informatieobjecttype": "Stuk 1", "volgnummer": 100 + next(_teller), "richting": "intern"},
    **{f"POST catalogi/{pad}/{{}}/publish": lambda w: {} for pad in ("zaaktypen", "besluittypen", "informatieobjecttypen")},
}  # fmt: skip
"""By method and path, ``{}`` for ids. PUT without one sends back what GET gave; PATCH without one is empty."""
