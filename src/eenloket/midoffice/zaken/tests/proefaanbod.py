"""A small offer for tests: one service per kind of handling, with texts that say nothing."""

import datetime as dt
from typing import Any

from eenloket.midoffice.aanbod.inhoud import Pakket

EIGEN, PARTNER, ADVISEUR = "proefgemeente", "proefwaterschap", "proefpolitie"
MELDING, VERGUNNING, ONTHEFFING, STIL, PARTNERDIENST, ZONDER = (
    "melding", "vergunning", "ontheffing", "stilzwijgend", "partnerdienst", "informatie",
)  # fmt: skip
ROL = "proefbeslisser"


def _t(tekst: str) -> dict[str, str]:
    return {"nl": tekst, "en": f"{tekst} (en)"}


def _organisatie(slug: str, rsin: str, **extra: Any) -> dict[str, Any]:
    return {"slug": slug, "naam": slug.title(), "soort": "gemeente", "rsin": rsin, "contact": {}, **extra}


_STATUSSEN = ("intake", "behandelen", "besluiten", "leveren")


def _dienst(slug: str, **anders: Any) -> dict[str, Any]:
    zaak = {
        "identificatie": f"PROEF-{slug.upper()}",
        "omschrijving": f"{slug} behandelen",
        "doel": "Proef",
        "aanleiding": "Proef",
        "onderwerp": slug,
        "selectielijst_procestype": "11",
        "statussen": [
            {"naam": s.title(), "stap": s, "tekst": _t(s)} for s in anders.pop("statussen", _STATUSSEN)
        ],
        "resultaten": [
            _resultaat("Verleend", "Verleend", positief=True),
            _resultaat("Geweigerd", "Geweigerd"),
            _resultaat("Ingetrokken", "Ingetrokken"),
        ],
        "rollen": ["initiator", "behandelaar", "beslisser"],
        "eigenschappen": [{"naam": "wijk", "definitie": "Wijk", "vraag": "wijk"}],
        "documenttypen": anders.pop("documenttypen", ["Bewijs", "Brief"]),
        "besluittype": anders.pop("besluittype", f"Besluit {slug}"),
    }
    return {
        "slug": slug, "organisatie": EIGEN, "eigenaar": "Team", "herzien_voor": dt.date(2030, 1, 1),
        "gepubliceerd_van": dt.date(2020, 1, 1), "upl": "http://standaarden.overheid.nl/owms/terms/verhuismelding",
        "naam": _t(slug.title()), "knop": _t("Doen"), "samenvatting": _t("Proef"), "wat": _t("Proef"),
        "voor_wie": _t("Iedereen"), "hoe_lang": _t("Kort"), "niet_eens": _t("Bel ons"),
        "kosten": [{"kanaal": "web", "centen": 0}], "grondslag": [{"regeling": "Proefwet", "artikel": "1"}],
        "termijnen": {"wettelijk": "P8W"}, "zekerheid": "midden", "producttype": "beslissing_op_vaste_criteria",
        "doel": {"grondslag": "AVG artikel 6", "verwerkingsactiviteit": "Proeven"}, "zaak": zaak,
        "mandaat": {"rol": ROL}, **anders,
    }  # fmt: skip


def _resultaat(naam: str, generiek: str, *, positief: bool = False) -> dict[str, Any]:
    return {
        "naam": naam,
        "generiek": generiek,
        "selectielijstklasse": "11.1",
        "bewaartermijn": "P5Y",
        "positief": positief,
    }


def _tabel() -> dict[str, Any]:
    """waarde 'ja' grants, 'nee' refuses, anything else asks for a person."""
    rijen = [
        ('"ja"', "toekennen", "Het mag.", "It is allowed."),
        ('"nee"', "weigeren", "Het mag niet.", "It is not allowed."),
        ("", "mens", "Dit is niet duidelijk.", "This is not clear."),
    ]
    uit = ("uitkomst", "reden_nl", "reden_en", "regel")
    return {
        "nodes": [
            {"id": "in", "type": "inputNode", "name": "in", "position": {"x": 0, "y": 0}},
            {
                "id": "t", "type": "decisionTableNode", "name": "t", "position": {"x": 1, "y": 0},
                "content": {
                    "hitPolicy": "first",
                    "inputs": [{"id": "i0", "field": "waarde", "name": "waarde"}],
                    "outputs": [{"id": naam, "field": naam, "name": naam} for naam in uit],
                    "rules": [
                        {"_id": f"r{n}", "i0": cel, "uitkomst": f'"{u}"', "reden_nl": f'"{nl}"', "reden_en": f'"{en}"',
                         "regel": '"Proefwet, artikel 1"'}
                        for n, (cel, u, nl, en) in enumerate(rijen)
                    ],
                },
            },
            {"id": "uit", "type": "outputNode", "name": "uit", "position": {"x": 2, "y": 0}},
        ],
        "edges": [
            {"id": "e1", "sourceId": "in", "targetId": "t", "type": "edge"},
            {"id": "e2", "sourceId": "t", "targetId": "uit", "type": "edge"},
        ],
    }  # fmt: skip


def proefpakket(*, steekproef: int = 0, vraagteken: str = "") -> Pakket:
    """The offer; ``steekproef`` is the percentage of MELDING, ``vraagteken`` makes another release."""
    diensten = [
        _dienst(
            MELDING, producttype="eenvoudige_transactie", termijnen={"wettelijk": "P4W", "norm_werkdagen": 0},
            beslistabel="proef", steekproef=steekproef, mandaat={"rol": ROL, "automatisch": True},
            statussen=("intake", "behandelen", "registreren"),
        ),
        _dienst(
            VERGUNNING, knip={"derden": "licht"}, geldigheid="P1Y", beslistabel="proef",
            termijnen={"wettelijk": "P8W", "norm_werkdagen": 5, "verlenging": "P6W", "na_afloop": "dwangsom"},
            checklist=[{"tekst": "Klopt het adres?"}, {"tekst": "Is het netjes?", "verplicht": False}],
        ),
        _dienst(
            ONTHEFFING, producttype="complexe_transactie", knip={"functiescheiding": True, "derden": "zwaar"},
            advies=[ADVISEUR], termijnen={"wettelijk": "P14W"},
        ),
        _dienst(STIL, termijnen={"wettelijk": "P8W", "na_afloop": "van_rechtswege"}),
        _dienst(PARTNERDIENST, organisatie=PARTNER),
        _dienst(ZONDER, besluittype=None, documenttypen=[]),
    ]  # fmt: skip
    return Pakket.model_validate(
        {
            "kop": {
                "formaat": 1, "naam": EIGEN, "organisatie": EIGEN, "datum": dt.date(2020, 1, 1),
                "catalogus_domein": "PROEF", "catalogus_rsin": "999900006", "contactpersoon": f"Team{vraagteken}",
            },
            "organisaties": {
                o["slug"]: o
                for o in (
                    _organisatie(EIGEN, "999900006"),
                    _organisatie(PARTNER, "999900018", koppeling=PARTNER),
                    _organisatie(ADVISEUR, "999900067", koppeling=ADVISEUR),
                )
            },
            "onderwerpen": {}, "vragen": {}, "patronen": {}, "levensgebeurtenissen": [],
            "diensten": {d["slug"]: d for d in diensten}, "regels": {"proef": _tabel()},
        }
    )  # fmt: skip
