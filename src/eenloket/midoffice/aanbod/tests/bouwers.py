"""Builders of content for tests: small, valid packages of a fictional municipality."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from eenloket.kern.actoren import systeem
from eenloket.midoffice.aanbod import api
from eenloket.midoffice.aanbod.acties import geef_uit
from eenloket.midoffice.aanbod.controles.berichten import NODIG
from eenloket.midoffice.aanbod.inhoud import Dienst, Pakket, Tekst, Vraag, Vraagpatroon
from eenloket.midoffice.aanbod.vorm import normaal

DOOR = systeem("test")
UPL = "http://standaarden.overheid.nl/owms/terms/parkeervergunning"


def tekst(woorden: str = "tekst") -> dict[str, str]:
    return {"nl": woorden, "en": f"{woorden} in English"}


def maak_vraag(id_: str = "aantal", **velden: Any) -> Vraag:
    """A question of sort tekst that is no personal datum."""
    basis = {
        "soort": "tekst",
        "tekst": tekst(),
        "kort": tekst(),
        "onderwerp": "algemeen",
        "persoonsgegeven": False,
    }
    return Vraag.model_validate({"id": id_, **basis, **velden})


def maak_dienst(slug: str = "vergunning", **velden: Any) -> Dienst:
    """A service of municipality testdorp; ``zaak`` in ``velden`` adds to the default one."""
    zaak = {
        "identificatie": f"ZT-{slug.upper()}",
        "omschrijving": f"Zaak {slug}",
        "doel": "Doel",
        "aanleiding": "Aanleiding",
        "onderwerp": "Onderwerp",
        "selectielijst_procestype": "11",
        "statussen": [
            {"naam": "Ontvangen", "stap": "intake", "tekst": tekst("Ontvangen")},
            {"naam": "Bezig", "stap": "behandelen", "tekst": tekst("Bezig")},
            {"naam": "Klaar", "stap": "leveren", "tekst": tekst("Klaar")},
        ],
        "resultaten": [
            {
                "naam": "Verleend",
                "generiek": "Verleend",
                "selectielijstklasse": "11.1",
                "bewaartermijn": "P1Y",
                "positief": True,
            },
            {
                "naam": "Geweigerd",
                "generiek": "Geweigerd",
                "selectielijstklasse": "11.2",
                "bewaartermijn": "P5Y",
                "positief": False,
            },
        ],
        **velden.pop("zaak", {}),
    }
    basis: dict[str, Any] = {
        "organisatie": "testdorp",
        "eigenaar": "Team test",
        "herzien_voor": "2030-01-01",
        "gepubliceerd_van": "2020-01-01",
        "upl": UPL,
        "naam": tekst(slug),
        "knop": tekst("Aanvragen"),
        "samenvatting": tekst(),
        "wat": tekst(),
        "voor_wie": tekst(),
        "hoe_lang": tekst(),
        "niet_eens": tekst(),
        "kosten": [{"kanaal": "web", "centen": 0}],
        "grondslag": [{"regeling": "Verordening"}],
        "termijnen": {"wettelijk": "P8W", "norm_werkdagen": 5},
        "zekerheid": "geen",
        "producttype": "complexe_transactie",
        "doel": {"grondslag": "taak", "verwerkingsactiviteit": "test", "brp": ["naam"]},
        "mandaat": {"rol": "behandelaar"},
    }
    return Dienst.model_validate({"slug": slug, **basis, **velden, "zaak": zaak})


def maak_patroon(slug: str, *diensten: str, **velden: Any) -> Vraagpatroon:
    """A pattern with ``diensten`` as parallel members."""
    basis = {
        "organisatie": "testdorp",
        "gepubliceerd_van": "2020-01-01",
        "levensgebeurtenis": "wonen",
        "naam": tekst(slug),
        "knop": tekst("Beginnen"),
        "samenvatting": tekst(),
        "wat": tekst(),
        "minuten": 5,
        "leden": [{"dienst": d} for d in diensten],
    }
    return Vraagpatroon.model_validate({"slug": slug, **basis, **velden})


def maak_pakket(
    *diensten: Dienst,
    vragen: tuple[Vraag, ...] = (),
    patronen: tuple[Vraagpatroon, ...] = (),
    regels: Mapping[str, dict[str, Any]] | None = None,
    datum: dt.date = dt.date(2020, 1, 1),
    slug: str = "testdorp",
    **delen: Any,
) -> Pakket:
    """A package of municipality ``slug``; without services it has one."""
    bericht = {"onderwerp": tekst(), "tekst": tekst()}
    organisatie = {
        "slug": slug,
        "naam": f"Gemeente {slug}",
        "soort": "gemeente",
        "rsin": "999990019",
        "contact": {},
    }
    ruw: dict[str, Any] = {
        "kop": {
            "formaat": 1,
            "naam": slug,
            "organisatie": slug,
            "datum": datum,
            "catalogus_domein": "TEST",
            "catalogus_rsin": "999990019",
            "contactpersoon": "Team test",
        },
        "organisaties": {slug: organisatie},
        "onderwerpen": {"algemeen": {"id": "algemeen", "tekst": tekst()}},
        "vragen": {v.id: v for v in vragen},
        "diensten": {d.slug: d for d in (diensten or (maak_dienst(organisatie=slug),))},
        "patronen": {p.slug: p for p in patronen},
        "levensgebeurtenissen": [{"slug": "wonen", "naam": tekst("Wonen")}],
        "berichten": {id_: {"id": id_, **bericht} for id_ in NODIG},
        "regels": dict(regels or {}),
    }
    return normaal(Pakket.model_validate({**ruw, **delen}))


def geef_aanbod(pakket: Pakket | None = None) -> api.Aanbod:
    """Load ``pakket`` into the database and give the release. Needs the database."""
    resultaat = geef_uit(pakket or maak_pakket(), door=DOOR)
    assert resultaat.uitgave_id is not None
    return api.uitgave(resultaat.uitgave_id)


__all__ = [
    "DOOR",
    "UPL",
    "Tekst",
    "geef_aanbod",
    "maak_dienst",
    "maak_pakket",
    "maak_patroon",
    "maak_vraag",
    "tekst",
]
