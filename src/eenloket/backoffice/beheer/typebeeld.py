"""A version of a case type in words: fields and parts with their names, as the pages show and compare them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from pydantic import BaseModel

from eenloket.midoffice.aanbod.api import catalogus as aanbod

from .woorden import duur, leesbaar

Velden = Mapping[str, str]
"""The names of fields with their values in words; what is empty isn't there."""
DELEN: Mapping[str, str | Promise] = {
    "zaaktype": gettext_lazy("Kenmerken"),
    "statustypen": gettext_lazy("Statussen"),
    "resultaattypen": gettext_lazy("Resultaten"),
    "roltypen": gettext_lazy("Rollen"),
    "eigenschappen": gettext_lazy("Eigenschappen"),
    "documenten": gettext_lazy("Documenten"),
    "zaakobjecttypen": gettext_lazy("Objecten"),
    "gerelateerd": gettext_lazy("Verwante zaaktypen"),
}
"""What the parts are called."""
VELDEN: Mapping[str, str | Promise] = {
    "identificatie": gettext_lazy("Identificatie"),
    "omschrijving": gettext_lazy("Omschrijving"),
    "omschrijving_generiek": gettext_lazy("Algemene omschrijving"),
    "doel": gettext_lazy("Doel"),
    "aanleiding": gettext_lazy("Aanleiding"),
    "onderwerp": gettext_lazy("Onderwerp"),
    "toelichting": gettext_lazy("Toelichting"),
    "vertrouwelijkheidaanduiding": gettext_lazy("Vertrouwelijkheid"),
    "indicatie_intern_of_extern": gettext_lazy("Intern of extern"),
    "handeling_initiator": gettext_lazy("Handeling van de aanvrager"),
    "handeling_behandelaar": gettext_lazy("Handeling van de behandelaar"),
    "verantwoordelijke": gettext_lazy("Verantwoordelijke"),
    "doorlooptijd": gettext_lazy("Doorlooptijd"),
    "servicenorm": gettext_lazy("Servicenorm"),
    "opschorting_en_aanhouding_mogelijk": gettext_lazy("Opschorten mag"),
    "verlenging_mogelijk": gettext_lazy("Verlengen mag"),
    "verlengingstermijn": gettext_lazy("Verlengen met"),
    "publicatie_indicatie": gettext_lazy("Wordt gepubliceerd"),
    "publicatietekst": gettext_lazy("Tekst bij publicatie"),
    "trefwoorden": gettext_lazy("Trefwoorden"),
    "verantwoordingsrelatie": gettext_lazy("Verantwoording"),
    "producten_of_diensten": gettext_lazy("Producten of diensten"),
    "referentieproces_naam": gettext_lazy("Referentieproces"),
    "referentieproces_link": gettext_lazy("Adres van het referentieproces"),
    "selectielijst_procestype_nummer": gettext_lazy("Procestype van de selectielijst"),
    "selectielijst_procestype": gettext_lazy("Adres van het procestype"),
    "broncatalogus_url": gettext_lazy("Broncatalogus"),
    "broncatalogus_domein": gettext_lazy("Domein van de broncatalogus"),
    "broncatalogus_rsin": gettext_lazy("RSIN van de broncatalogus"),
    "bronzaaktype_url": gettext_lazy("Bronzaaktype"),
    "bronzaaktype_identificatie": gettext_lazy("Identificatie van het bronzaaktype"),
    "bronzaaktype_omschrijving": gettext_lazy("Omschrijving van het bronzaaktype"),
    "volgnummer": gettext_lazy("Volgnummer"),
    "statustekst": gettext_lazy("Tekst voor de aanvrager"),
    "informeren": gettext_lazy("Aanvrager krijgt bericht"),
    "positief": gettext_lazy("Telt als toegekend"),
    "archiefnominatie": gettext_lazy("Archief"),
    "archiefactietermijn": gettext_lazy("Archieftermijn"),
    "brondatum_archiefprocedure_afleidingswijze": gettext_lazy("Termijn telt vanaf"),
    "brondatum_archiefprocedure_datumkenmerk": gettext_lazy("Datumkenmerk"),
    "brondatum_archiefprocedure_objecttype": gettext_lazy("Objecttype van de brondatum"),
    "brondatum_archiefprocedure_registratie": gettext_lazy("Registratie van de brondatum"),
    "brondatum_archiefprocedure_procestermijn": gettext_lazy("Procestermijn van de brondatum"),
    "brondatum_archiefprocedure_einddatum_bekend": gettext_lazy("Einddatum is bekend"),
    "procesobjectaard": gettext_lazy("Procesobject"),
    "procestermijn": gettext_lazy("Procestermijn"),
    "indicatie_specifiek": gettext_lazy("Specifiek"),
    "selectielijst_nummer": gettext_lazy("Nummer in de selectielijst"),
    "selectielijstklasse": gettext_lazy("Adres in de selectielijst"),
    "resultaattypeomschrijving": gettext_lazy("Adres van de algemene omschrijving"),
    "definitie": gettext_lazy("Betekenis"),
    "specificatie_groep": gettext_lazy("Groep"),
    "specificatie_formaat": gettext_lazy("Formaat"),
    "specificatie_lengte": gettext_lazy("Lengte"),
    "specificatie_kardinaliteit": gettext_lazy("Hoe vaak"),
    "specificatie_waardenverzameling": gettext_lazy("Mogelijke waarden"),
    "statustype": gettext_lazy("Nodig bij status"),
    "objecttype": gettext_lazy("Objecttype"),
    "ander_objecttype": gettext_lazy("Ander objecttype"),
    "aard_relatie": gettext_lazy("Aard"),
    "naam": gettext_lazy("Naam"),
    "checklist": gettext_lazy("Controlepunten"),
    "besluittypen": gettext_lazy("Besluittypen"),
    "informatieobjecttypen": gettext_lazy("Documenttypen"),
    "deelzaaktypen": gettext_lazy("Deelzaken"),
    "statustypen": gettext_lazy("Statussen"),
    "resultaattypen": gettext_lazy("Resultaten"),
    "vraag": gettext_lazy("Vraag van het aanbod"),
    "informatieobjecttype": gettext_lazy("Document"),
    "richting": gettext_lazy("Richting"),
    "relatie_omschrijving": gettext_lazy("Relatie"),
    "zaaktype": gettext_lazy("Zaaktype"),
    "url": gettext_lazy("Adres"),
}
"""What fields are called."""
_ANDERS: Mapping[tuple[str, str], str | Promise] = {
    ("statustypen", "omschrijving_generiek"): gettext_lazy("Stap"),
    ("roltypen", "omschrijving_generiek"): gettext_lazy("Algemene rol"),
    ("documenten", "statustype"): gettext_lazy("Bij status"),
}
_DUREN = frozenset(
    {
        "doorlooptijd",
        "servicenorm",
        "verlengingstermijn",
        "archiefactietermijn",
        "procestermijn",
        "brondatum_archiefprocedure_procestermijn",
    }
)
_CODES = frozenset(
    {
        "vertrouwelijkheidaanduiding",
        "archiefnominatie",
        "brondatum_archiefprocedure_afleidingswijze",
        "specificatie_formaat",
    }
)


@dataclass(frozen=True, slots=True)
class Onderdeel:
    """A sort of part ("Statussen") with its items by name."""

    naam: str
    dingen: list[tuple[str, Velden]]


def veldnaam(deel: str, veld: str) -> str:
    """What a field of a part is called."""
    return str(_ANDERS.get((deel, veld)) or VELDEN.get(veld, veld))


def in_woorden(deel: str, veld: str, waarde: Any) -> str:
    """A value as JSON has it, in words; empty for nothing."""
    if waarde is None or waarde in ("", []):
        return ""
    if isinstance(waarde, bool):
        return _("ja") if waarde else _("nee")
    if isinstance(waarde, list):
        return ", ".join(_regel(een) if isinstance(een, dict) else str(een) for een in waarde)
    if veld in _DUREN:
        return duur(str(waarde))
    return (
        leesbaar(str(waarde))
        if veld in _CODES or (deel, veld) == ("roltypen", "omschrijving_generiek")
        else str(waarde)
    )


def _regel(punt: Mapping[str, Any]) -> str:
    """A line of a checklist."""
    verplicht = _("verplicht") if punt["verplicht"] else _("niet verplicht")
    return f"{punt['itemnaam']}: {punt['vraagstelling']} ({verplicht})"


def kenmerken(beschrijving: BaseModel) -> Velden:
    """The fields of the case type itself."""
    return _velden("zaaktype", beschrijving, set(aanbod.SLEUTELS))


def onderdelen(beschrijving: BaseModel) -> Iterator[Onderdeel]:
    """The parts that a version has."""
    for deel, sleutel in aanbod.SLEUTELS.items():
        dingen = [
            (
                " ".join(str(getattr(ding, veld)) for veld in sleutel if getattr(ding, veld)),
                _velden(deel, ding, set(sleutel)),
            )
            for ding in getattr(beschrijving, deel)
        ]
        if dingen:
            yield Onderdeel(str(DELEN[deel]), dingen)


def _velden(deel: str, ding: BaseModel, zonder: set[str]) -> Velden:
    gegevens = ding.model_dump(mode="json", warnings=False)
    paren = (
        (veldnaam(deel, veld), in_woorden(deel, veld, waarde))
        for veld, waarde in gegevens.items()
        if veld not in zonder
    )
    return {naam: waarde for naam, waarde in paren if waarde}
