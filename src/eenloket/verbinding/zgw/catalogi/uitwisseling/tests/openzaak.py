"""An export as Open Zaak writes it: other hosts, other ids, fields more and fewer than ours."""

import io
import json
import zipfile
from typing import Any

BASIS = "https://openzaak.example.nl/catalogi/api/v1"
CATALOGUS = f"{BASIS}/catalogussen/0a6a1d0c-0000-4000-8000-000000000001"
ZAAKTYPE = f"{BASIS}/zaaktypen/0a6a1d0c-0000-4000-8000-000000000002"
IOT = f"{BASIS}/informatieobjecttypen/0a6a1d0c-0000-4000-8000-000000000003"
BESLUITTYPE = f"{BASIS}/besluittypen/0a6a1d0c-0000-4000-8000-000000000004"
STATUS = f"{BASIS}/statustypen/0a6a1d0c-0000-4000-8000-000000000005"
ZIOT = f"{BASIS}/zaaktype-informatieobjecttypen/0a6a1d0c-0000-4000-8000-000000000006"
RESULTAAT = f"{BASIS}/resultaattypen/0a6a1d0c-0000-4000-8000-000000000007"
ROL = f"{BASIS}/roltypen/0a6a1d0c-0000-4000-8000-000000000008"
EIGENSCHAP = f"{BASIS}/eigenschappen/0a6a1d0c-0000-4000-8000-000000000009"
_GEEN_PERIODE = {"beginObject": None, "eindeObject": None}


def bestanden() -> dict[str, list[dict[str, Any]]]:
    """A small catalogue."""
    return {
        "Catalogus": [
            {
                "url": CATALOGUS, "domein": "TEST", "rsin": "517439943", "contactpersoonBeheerNaam": "Beheer",
                "contactpersoonBeheerTelefoonnummer": "", "contactpersoonBeheerEmailadres": "", "zaaktypen": [ZAAKTYPE],
                "besluittypen": [BESLUITTYPE], "informatieobjecttypen": [IOT], "naam": "", "versie": "",
                "begindatumVersie": None,
            }
        ],
        "InformatieObjectType": [
            {
                "url": IOT, "catalogus": CATALOGUS, "omschrijving": "Brief", "vertrouwelijkheidaanduiding": "openbaar",
                "beginGeldigheid": "2019-01-01", "eindeGeldigheid": None, **_GEEN_PERIODE, "concept": False,
                "besluittypen": [], "informatieobjectcategorie": "", "trefwoord": [], "zaaktypen": [],
                "omschrijvingGeneriek": {
                    "informatieobjecttypeOmschrijvingGeneriek": "", "definitieInformatieobjecttypeOmschrijvingGeneriek": "",
                    "herkomstInformatieobjecttypeOmschrijvingGeneriek": "", "hierarchieInformatieobjecttypeOmschrijvingGeneriek": "",
                    "opmerkingInformatieobjecttypeOmschrijvingGeneriek": "",
                },
            }
            | {"informatieobjectcategorie": "brief"}
        ],
        "BesluitType": [
            {
                "url": BESLUITTYPE, "catalogus": CATALOGUS, "zaaktypen": [], "omschrijving": "Vergunning",
                "omschrijvingGeneriek": "", "besluitcategorie": "", "reactietermijn": "P14D", "publicatieIndicatie": False,
                "publicatietekst": "", "publicatietermijn": None, "toelichting": "", "informatieobjecttypen": [IOT],
                "beginGeldigheid": "2019-01-01", "eindeGeldigheid": None, **_GEEN_PERIODE, "concept": False,
                "resultaattypen": [], "vastgelegdIn": [],
            }
        ],
        "ZaakType": [
            {
                "url": ZAAKTYPE, "identificatie": "ZAAKTYPE-1", "omschrijving": "Vergunning", "omschrijvingGeneriek": "",
                "vertrouwelijkheidaanduiding": "openbaar", "doel": "Doel", "aanleiding": "Aanleiding", "toelichting": "",
                "indicatieInternOfExtern": "extern", "handelingInitiator": "aanvragen", "onderwerp": "Iets",
                "handelingBehandelaar": "behandelen", "doorlooptijd": "P30D", "servicenorm": None,
                "opschortingEnAanhoudingMogelijk": False, "verlengingMogelijk": True, "verlengingstermijn": "P30D",
                "trefwoorden": [], "publicatieIndicatie": False, "publicatietekst": "", "verantwoordingsrelatie": [],
                "productenOfDiensten": ["https://voorbeeld.nl/product/1"], "selectielijstProcestype": "",
                "referentieproces": {"naam": "Proces", "link": ""}, "concept": False, "broncatalogus": None,
                "bronzaaktype": None, "catalogus": CATALOGUS, "statustypen": [STATUS], "resultaattypen": [RESULTAAT],
                "eigenschappen": [EIGENSCHAP], "informatieobjecttypen": [IOT], "roltypen": [ROL],
                "besluittypen": [BESLUITTYPE], "deelzaaktypen": [], "beginGeldigheid": "2019-01-01",
                "eindeGeldigheid": None, **_GEEN_PERIODE, "versiedatum": "2019-01-01", "zaakobjecttypen": [],
                "gerelateerdeZaaktypen": [
                    {"zaaktype": ZAAKTYPE, "aardRelatie": "vervolg", "toelichting": "op zichzelf"}
                ],
                "eenVeldVanLater": "gaat voorbij",
            }
        ],
        "StatusType": [
            {
                "url": STATUS, "omschrijving": "Ontvangen", "omschrijvingGeneriek": "", "statustekst": "", "zaaktype": ZAAKTYPE,
                "volgnummer": 1, "isEindstatus": True, "informeren": False, "doorlooptijd": None, "toelichting": "",
                "checklistitemStatustype": [{"itemnaam": "Kijk", "vraagstelling": "Klopt het?", "verplicht": True, "toelichting": None}],
                "catalogus": CATALOGUS, "eigenschappen": [EIGENSCHAP], "beginGeldigheid": None, **_GEEN_PERIODE,
            }
        ],
        "ZaakTypeInformatieObjectType": [
            {
                "url": ZIOT, "zaaktype": ZAAKTYPE, "informatieobjecttype": IOT, "volgnummer": 1, "richting": "inkomend",
                "statustype": STATUS, "catalogus": CATALOGUS,
            }
        ],
        "ResultaatType": [
            {
                "url": RESULTAAT, "zaaktype": ZAAKTYPE, "omschrijving": "Verleend", "resultaattypeomschrijving": "",
                "omschrijvingGeneriek": "Toegekend", "selectielijstklasse": "", "toelichting": "", "archiefnominatie": "vernietigen",
                "archiefactietermijn": "P10Y", "procesobjectaard": "", "indicatieSpecifiek": None, "procestermijn": None,
                "brondatumArchiefprocedure": {
                    "afleidingswijze": "afgehandeld", "datumkenmerk": "", "einddatumBekend": False, "objecttype": "",
                    "registratie": "", "procestermijn": None,
                },
                "catalogus": CATALOGUS, "besluittypen": [BESLUITTYPE], "informatieobjecttypen": [IOT],
                "beginGeldigheid": None, **_GEEN_PERIODE,
            }
        ],
        "RolType": [
            {"url": ROL, "zaaktype": ZAAKTYPE, "omschrijving": "Aanvrager", "omschrijvingGeneriek": "initiator", "catalogus": CATALOGUS}
        ],
        "Eigenschap": [
            {
                "url": EIGENSCHAP, "naam": "aantal", "definitie": "Hoeveel", "zaaktype": ZAAKTYPE, "toelichting": "",
                "specificatie": {"groep": "", "formaat": "getal", "lengte": "3", "kardinaliteit": "1", "waardenverzameling": []},
            }
        ],
    }  # fmt: skip


def als_zip(inhoud: dict[str, Any], **anders: bytes) -> bytes:
    """The lists as a ZIP; ``anders`` are files with other content, by name with ``_`` for ``.``."""
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "a") as zip_:
        for naam, lijst in inhoud.items():
            zip_.writestr(f"{naam}.json", json.dumps(lijst))
        for naam, ruw in anders.items():
            zip_.writestr(naam.replace("_", "."), ruw)
    return uit.getvalue()
