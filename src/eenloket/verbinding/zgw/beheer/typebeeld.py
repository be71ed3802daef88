"""A version of a case type in words: fields and parts with their names, as the pages show and compare them."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from eenloket.midoffice.aanbod.models import (
    Besluittype,
    Checklistitem,
    Eigenschap,
    Resultaattype,
    Roltype,
    Statustype,
    Zaakobjecttype,
    Zaaktype,
    ZaaktypeInformatieobjecttype,
    Zaaktyperelatie,
)
from eenloket.vormgeving.opmaak import datumkort

from .woorden import duur, leesbaar

Velden = Mapping[str, str]
"""The names of fields with their values in words; what is empty isn't there."""


@dataclass(frozen=True, slots=True)
class Onderdeel:
    """A sort of part ("Statussen") with its items by name."""

    naam: str
    items: Mapping[str, Velden]


@dataclass(frozen=True, slots=True)
class Veldnaam:
    """A column, what it is called, and how its value reads."""

    kolom: str
    naam: str | Promise
    lees: Callable[[Any], str] = str


def _tekst(waarde: Any) -> str:
    if isinstance(waarde, bool):
        return _("ja") if waarde else _("nee")
    if isinstance(waarde, dt.date):
        return datumkort(waarde)
    if isinstance(waarde, list):
        return ", ".join(str(deel) for deel in waarde)
    return str(waarde)


def _laatste_dag(waarde: dt.date) -> str:
    """The column holds the day after the last valid one."""
    return datumkort(waarde - dt.timedelta(days=1))


def _v(kolom: str, naam: str | Promise, lees: Callable[[Any], str] = _tekst) -> Veldnaam:
    return Veldnaam(kolom, naam, lees)


KENMERKEN = (
    _v("omschrijving", gettext_lazy("Omschrijving")),
    _v("omschrijving_generiek", gettext_lazy("Algemene omschrijving")),
    _v("doel", gettext_lazy("Doel")),
    _v("aanleiding", gettext_lazy("Aanleiding")),
    _v("onderwerp", gettext_lazy("Onderwerp")),
    _v("toelichting", gettext_lazy("Toelichting")),
    _v("vertrouwelijkheidaanduiding", gettext_lazy("Vertrouwelijkheid"), leesbaar),
    _v("indicatie_intern_of_extern", gettext_lazy("Intern of extern")),
    _v("handeling_initiator", gettext_lazy("Handeling van de aanvrager")),
    _v("handeling_behandelaar", gettext_lazy("Handeling van de behandelaar")),
    _v("verantwoordelijke", gettext_lazy("Verantwoordelijke")),
    _v("begin_geldigheid", gettext_lazy("Geldig vanaf")),
    _v("einde_geldigheid", gettext_lazy("Geldig tot en met"), _laatste_dag),
    _v("versiedatum", gettext_lazy("Versiedatum")),
    _v("doorlooptijd", gettext_lazy("Doorlooptijd"), duur),
    _v("servicenorm", gettext_lazy("Servicenorm"), duur),
    _v("opschorting_en_aanhouding_mogelijk", gettext_lazy("Opschorten mag")),
    _v("verlenging_mogelijk", gettext_lazy("Verlengen mag")),
    _v("verlengingstermijn", gettext_lazy("Verlengen met"), duur),
    _v("publicatie_indicatie", gettext_lazy("Wordt gepubliceerd")),
    _v("publicatietekst", gettext_lazy("Tekst bij publicatie")),
    _v("trefwoorden", gettext_lazy("Trefwoorden")),
    _v("verantwoordingsrelatie", gettext_lazy("Verantwoording")),
    _v("producten_of_diensten", gettext_lazy("Producten of diensten")),
    _v("referentieproces_naam", gettext_lazy("Referentieproces")),
    _v("referentieproces_link", gettext_lazy("Adres van het referentieproces")),
    _v("selectielijst_procestype_nummer", gettext_lazy("Procestype van de selectielijst")),
    _v("selectielijst_procestype", gettext_lazy("Adres van het procestype")),
    _v("broncatalogus_url", gettext_lazy("Broncatalogus")),
    _v("broncatalogus_domein", gettext_lazy("Domein van de broncatalogus")),
    _v("broncatalogus_rsin", gettext_lazy("RSIN van de broncatalogus")),
    _v("bronzaaktype_url", gettext_lazy("Bronzaaktype")),
    _v("bronzaaktype_identificatie", gettext_lazy("Identificatie van het bronzaaktype")),
    _v("bronzaaktype_omschrijving", gettext_lazy("Omschrijving van het bronzaaktype")),
)
_STATUS = (
    _v("volgnummer", gettext_lazy("Volgnummer")),
    _v("omschrijving_generiek", gettext_lazy("Stap")),
    _v("statustekst", gettext_lazy("Tekst voor de aanvrager")),
    _v("informeren", gettext_lazy("Aanvrager krijgt bericht")),
    _v("doorlooptijd", gettext_lazy("Doorlooptijd"), duur),
    _v("toelichting", gettext_lazy("Toelichting")),
)
_CHECK = (
    _v("vraagstelling", gettext_lazy("Vraag")),
    _v("verplicht", gettext_lazy("Verplicht")),
    _v("toelichting", gettext_lazy("Toelichting")),
)
_RESULTAAT = (
    _v("omschrijving_generiek", gettext_lazy("Algemene omschrijving")),
    _v("toelichting", gettext_lazy("Toelichting")),
    _v("positief", gettext_lazy("Telt als toegekend")),
    _v("archiefnominatie", gettext_lazy("Archief"), leesbaar),
    _v("archiefactietermijn", gettext_lazy("Archieftermijn"), duur),
    _v("brondatum_archiefprocedure_afleidingswijze", gettext_lazy("Termijn telt vanaf"), leesbaar),
    _v("brondatum_archiefprocedure_datumkenmerk", gettext_lazy("Datumkenmerk")),
    _v("brondatum_archiefprocedure_objecttype", gettext_lazy("Objecttype van de brondatum")),
    _v("brondatum_archiefprocedure_registratie", gettext_lazy("Registratie van de brondatum")),
    _v("brondatum_archiefprocedure_procestermijn", gettext_lazy("Procestermijn van de brondatum"), duur),
    _v("brondatum_archiefprocedure_einddatum_bekend", gettext_lazy("Einddatum is bekend")),
    _v("procesobjectaard", gettext_lazy("Procesobject")),
    _v("procestermijn", gettext_lazy("Procestermijn"), duur),
    _v("indicatie_specifiek", gettext_lazy("Specifiek")),
    _v("selectielijst_nummer", gettext_lazy("Nummer in de selectielijst")),
    _v("selectielijstklasse", gettext_lazy("Adres in de selectielijst")),
    _v("resultaattypeomschrijving", gettext_lazy("Adres van de algemene omschrijving")),
)
_ROL = (_v("omschrijving_generiek", gettext_lazy("Algemene rol"), leesbaar),)
_EIGENSCHAP = (
    _v("definitie", gettext_lazy("Betekenis")),
    _v("toelichting", gettext_lazy("Toelichting")),
    _v("specificatie_groep", gettext_lazy("Groep")),
    _v("specificatie_formaat", gettext_lazy("Formaat"), leesbaar),
    _v("specificatie_lengte", gettext_lazy("Lengte")),
    _v("specificatie_kardinaliteit", gettext_lazy("Hoe vaak")),
    _v("specificatie_waardenverzameling", gettext_lazy("Mogelijke waarden")),
    _v("statustype", gettext_lazy("Nodig bij status"), lambda status: str(status.omschrijving)),
)
_OBJECT = (
    _v("objecttype", gettext_lazy("Objecttype")),
    _v("ander_objecttype", gettext_lazy("Ander objecttype")),
)
_ZIOT = (
    _v("volgnummer", gettext_lazy("Volgnummer")),
    _v("statustype", gettext_lazy("Bij status"), lambda status: str(status.omschrijving)),
)
_RELATIE = (
    _v("aard_relatie", gettext_lazy("Aard")),
    _v("toelichting", gettext_lazy("Toelichting")),
)


def _velden(rij: Model, namen: Iterable[Veldnaam]) -> dict[str, str]:
    uit = {}
    for veld in namen:
        waarde = getattr(rij, veld.kolom)
        if waarde is not None and waarde not in ("", []):
            uit[str(veld.naam)] = veld.lees(waarde)
    return uit


def _items(
    rijen: "QuerySet[Any, Any]", naam: Callable[[Any], str], namen: Iterable[Veldnaam]
) -> dict[str, Velden]:
    uit: dict[str, Velden] = {}
    for rij in rijen:
        hoe, velden = naam(rij), _velden(rij, namen)
        volgende = 2
        while hoe in uit and uit[hoe] != velden:  # two with one name stay two
            hoe = f"{naam(rij)} ({volgende})"
            volgende += 1
        uit[hoe] = velden
    return uit


def kenmerken(zaaktype: Zaaktype) -> Velden:
    """The fields of the case type itself."""
    return _velden(zaaktype, KENMERKEN)


def onderdelen(zaaktype: Zaaktype) -> list[Onderdeel]:
    """Everything that belongs to a version. Cost: ten queries."""
    van = {"zaaktype": zaaktype}
    statussen = Statustype.objects.filter(**van).order_by("volgnummer")
    controles = Checklistitem.objects.filter(statustype__zaaktype=zaaktype).select_related("statustype")
    resultaten = Resultaattype.objects.filter(**van).order_by("omschrijving")
    eigenschappen = Eigenschap.objects.filter(**van).select_related("statustype").order_by("naam")
    documenten = (
        ZaaktypeInformatieobjecttype.objects.filter(**van)
        .select_related("informatieobjecttype", "statustype")
        .order_by("volgnummer")
    )
    relaties = Zaaktyperelatie.objects.filter(**van).select_related("gerelateerd").order_by("id")
    besluiten = Besluittype.objects.filter(zaaktypen=zaaktype).order_by("omschrijving")
    deelzaken = zaaktype.deelzaaktypen.order_by("identificatie")
    return [
        Onderdeel(_("Statussen"), _items(statussen, lambda s: str(s.omschrijving), _STATUS)),
        Onderdeel(
            _("Controlepunten"),
            _items(
                controles.order_by("statustype__volgnummer", "volgnummer"),
                lambda c: f"{c.statustype.omschrijving}: {c.itemnaam}",
                _CHECK,
            ),
        ),
        Onderdeel(_("Resultaten"), _items(resultaten, lambda r: str(r.omschrijving), _RESULTAAT)),
        Onderdeel(
            _("Rollen"),
            _items(Roltype.objects.filter(**van).order_by("id"), lambda r: str(r.omschrijving), _ROL),
        ),
        Onderdeel(_("Eigenschappen"), _items(eigenschappen, lambda e: str(e.naam), _EIGENSCHAP)),
        Onderdeel(
            _("Documenten"),
            _items(documenten, lambda d: f"{d.informatieobjecttype.omschrijving} ({d.richting})", _ZIOT),
        ),
        Onderdeel(_("Besluiten"), _items(besluiten, lambda b: str(b.omschrijving), ())),
        Onderdeel(
            _("Objecten"),
            _items(
                Zaakobjecttype.objects.filter(**van).order_by("id"),
                lambda o: str(o.relatie_omschrijving),
                _OBJECT,
            ),
        ),
        Onderdeel(_("Deelzaken"), _items(deelzaken, lambda z: str(z.identificatie), ())),
        Onderdeel(
            _("Verwante zaaktypen"),
            _items(
                relaties,
                lambda r: str(r.gerelateerd.identificatie if r.gerelateerd else r.gerelateerd_url),
                _RELATIE,
            ),
        ),
    ]
