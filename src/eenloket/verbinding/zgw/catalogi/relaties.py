"""Relations between types, as queries of ids and names.

A relation holds by name: its row refers to one version, and the answer holds the versions with that name that
are published and valid on the requested day (section on addresses in answers). ``{t}`` is the row that is
read.
"""

from .gedeeld import geldig

IOT, BESLUITTYPE, ZAAKTYPE = "aanbod_informatieobjecttype", "aanbod_besluittype", "aanbod_zaaktype"
SLEUTEL = {IOT: "omschrijving", BESLUITTYPE: "omschrijving", ZAAKTYPE: "identificatie"}


def versies(tabel: str, koppeling: str, kolom: str, waar: str) -> str:
    """Return the SQL of the valid versions to which the rows ``l`` of ``koppeling`` refer."""
    return (
        f"SELECT DISTINCT v.id FROM {koppeling} l JOIN {tabel} x ON x.id = l.{kolom} JOIN {tabel} v"
        f" ON v.catalogus_id = x.catalogus_id AND v.{SLEUTEL[tabel]} = x.{SLEUTEL[tabel]} AND {geldig('v')} WHERE {waar}"
    )


def namen(tabel: str, koppeling: str, kolom: str, waar: str) -> str:
    """Return the SQL of the names to which the rows ``l`` of ``koppeling`` refer, also without a valid
    version.
    """
    return f"SELECT x.{SLEUTEL[tabel]} AS naam FROM {koppeling} l JOIN {tabel} x ON x.id = l.{kolom} WHERE {waar}"


def wie_noemt(
    wat: str, tabel: str, eigen: str, koppeling: str, kolom: str, ander: str, mits: str = ""
) -> str:
    """Return the SQL of the opposite direction: ``wat`` of rows ``v`` of ``tabel`` that refer to any version
    of the row that is read.
    """
    return (
        f"SELECT DISTINCT {wat} FROM {eigen} x JOIN {koppeling} l ON l.{kolom} = x.id JOIN {tabel} v ON v.id = l.{ander}"
        f"{mits and ' AND ' + mits} WHERE x.catalogus_id = {{t}}.catalogus_id AND x.{SLEUTEL[eigen]} = {{t}}.{SLEUTEL[eigen]}"
    )


_BZ, _BI, _ZIOT = (
    "aanbod_besluittype_zaaktypen",
    "aanbod_besluittype_informatieobjecttypen",
    "aanbod_zaaktypeinformatieobjecttype",
)
_RB, _RI = "aanbod_resultaattype_besluittypen", "aanbod_resultaattype_informatieobjecttypen"

# of a case type
Z_BESLUITTYPEN = (BESLUITTYPE, _BZ, "besluittype_id", "l.zaaktype_id = {t}.id")
Z_DOCUMENTEN = (IOT, _ZIOT, "informatieobjecttype_id", "l.zaaktype_id = {t}.id")
Z_DELEN = (ZAAKTYPE, "aanbod_zaaktype_deelzaaktypen", "to_zaaktype_id", "l.from_zaaktype_id = {t}.id")
Z_GERELATEERD = (ZAAKTYPE, "aanbod_zaaktyperelatie", "gerelateerd_id", "l.zaaktype_id = {t}.id")
# of a decision type
B_DOCUMENTEN = (IOT, _BI, "informatieobjecttype_id", "l.besluittype_id = {t}.id")
# of an outcome
R_BESLUITTYPEN = (BESLUITTYPE, _RB, "besluittype_id", "l.resultaattype_id = {t}.id")
R_DOCUMENTEN = (IOT, _RI, "informatieobjecttype_id", "l.resultaattype_id = {t}.id")


def _zaaktypen_met_besluit(wat: str, mits: str = "") -> str:
    return wie_noemt(wat, ZAAKTYPE, BESLUITTYPE, _BZ, "besluittype_id", "zaaktype_id", mits)


def _zaaktypen_met_document(wat: str, mits: str = "") -> str:
    return wie_noemt(wat, ZAAKTYPE, IOT, _ZIOT, "informatieobjecttype_id", "zaaktype_id", mits)


def _besluittypen_met_document(wat: str, mits: str = "") -> str:
    return wie_noemt(wat, BESLUITTYPE, IOT, _BI, "informatieobjecttype_id", "besluittype_id", mits)


def _resultaten_met_besluit(wat: str) -> str:
    return wie_noemt(wat, "aanbod_resultaattype", BESLUITTYPE, _RB, "besluittype_id", "resultaattype_id")


B_ZAAKTYPEN = _zaaktypen_met_besluit("v.id", geldig("v"))
B_ZAAKTYPENAMEN = _zaaktypen_met_besluit("v.identificatie AS naam")
B_RESULTATEN = _resultaten_met_besluit("v.id")
B_RESULTAATNAMEN = _resultaten_met_besluit("v.omschrijving AS naam")
I_ZAAKTYPEN = _zaaktypen_met_document("v.id", geldig("v"))
I_ZAAKTYPENAMEN = _zaaktypen_met_document("v.identificatie AS naam")
I_BESLUITTYPEN = _besluittypen_met_document("v.id", geldig("v"))
I_BESLUITNAMEN = _besluittypen_met_document("v.omschrijving AS naam")
