"""A catalogue as content: case types, document types and decision types with every field of the national
Catalogi API 1.4.0.

``Zaakinrichting`` of a service is a short form of this. The long form is for types that were made through the
API, or that no service uses. The fields have the names of the columns; types refer to each other by name,
never by address.
"""

from collections.abc import Iterable
from typing import Literal, Self

from pydantic import Field, model_validator

from .tekst import Duur, Onderdeel, Vertrouwelijkheidswoord


class Checklistregel(Onderdeel):
    itemnaam: str = Field(max_length=30)
    vraagstelling: str = Field(max_length=255)
    toelichting: str = Field(default="", max_length=1000)
    verplicht: bool = False


class Statustypebeschrijving(Onderdeel):
    volgnummer: int = Field(ge=1, le=9999)
    omschrijving: str = Field(max_length=80)
    omschrijving_generiek: str = Field(default="", max_length=80)
    statustekst: str = Field(default="", max_length=1000)
    informeren: bool = False
    doorlooptijd: Duur | None = None
    toelichting: str = Field(default="", max_length=1000)
    checklist: list[Checklistregel] = []


class Resultaattypebeschrijving(Onderdeel):
    omschrijving: str = Field(max_length=30)
    omschrijving_generiek: str = Field(default="", max_length=30)
    resultaattypeomschrijving: str = Field(default="", max_length=1000)
    selectielijstklasse: str = Field(
        default="", max_length=1000, description="Address in a selection-list API"
    )
    selectielijst_nummer: str = Field(default="", max_length=10)
    toelichting: str = ""
    archiefnominatie: Literal["blijvend_bewaren", "vernietigen", ""] = ""
    archiefactietermijn: Duur | None = None
    brondatum_archiefprocedure_afleidingswijze: Literal[
        "",
        "afgehandeld",
        "ander_datumkenmerk",
        "eigenschap",
        "gerelateerde_zaak",
        "hoofdzaak",
        "ingangsdatum_besluit",
        "termijn",
        "vervaldatum_besluit",
        "zaakobject",
    ] = ""
    brondatum_archiefprocedure_datumkenmerk: str = Field(default="", max_length=80)
    brondatum_archiefprocedure_einddatum_bekend: bool = False
    brondatum_archiefprocedure_objecttype: str = Field(default="", max_length=80)
    brondatum_archiefprocedure_registratie: str = Field(default="", max_length=80)
    brondatum_archiefprocedure_procestermijn: Duur | None = None
    procesobjectaard: str = Field(default="", max_length=200)
    indicatie_specifiek: bool | None = None
    procestermijn: Duur | None = None
    positief: bool = Field(default=False, description="Counts as granted for what depends on it")
    besluittypen: list[str] = []
    informatieobjecttypen: list[str] = []


class Roltypebeschrijving(Onderdeel):
    omschrijving: str = Field(max_length=100)
    omschrijving_generiek: Literal[
        "adviseur",
        "behandelaar",
        "belanghebbende",
        "beslisser",
        "initiator",
        "klantcontacter",
        "zaakcoordinator",
        "mede_initiator",
    ]


class Eigenschapbeschrijving(Onderdeel):
    naam: str = Field(max_length=20)
    definitie: str = Field(max_length=255)
    toelichting: str = Field(default="", max_length=1000)
    specificatie_groep: str = Field(default="", max_length=32)
    specificatie_formaat: Literal["tekst", "getal", "datum", "datum_tijd"] = "tekst"
    specificatie_lengte: str = Field(max_length=14)
    specificatie_kardinaliteit: str = Field(max_length=3)
    specificatie_waardenverzameling: list[str] = []
    statustype: int | None = Field(default=None, description="Number of the status that needs it")
    vraag: str = Field(default="", max_length=60, description="Id of the question that fills it")


class Zaakdocument(Onderdeel):
    """A document type that occurs in cases of this type."""

    volgnummer: int = Field(ge=1, le=999)
    informatieobjecttype: str = Field(max_length=80)
    richting: Literal["inkomend", "intern", "uitgaand"]
    statustype: int | None = None


class Zaakobjecttypebeschrijving(Onderdeel):
    relatie_omschrijving: str = Field(max_length=80)
    objecttype: str = Field(max_length=200)
    ander_objecttype: bool = False
    statustypen: list[int] = []
    resultaattypen: list[str] = []


class Gerelateerdzaaktype(Onderdeel):
    """A related case type: ``zaaktype`` names one of this catalogue, ``url`` one of another catalogue."""

    zaaktype: str = Field(default="", max_length=50)
    url: str = Field(default="", max_length=200)
    aard_relatie: Literal["vervolg", "bijdrage", "onderwerp"]
    toelichting: str = Field(default="", max_length=255)

    @model_validator(mode="after")
    def _een_doel(self) -> Self:
        if bool(self.zaaktype) == bool(self.url):
            raise ValueError("gerelateerd: noem een zaaktype of een url, niet allebei")
        return self


class Zaaktypebeschrijving(Onderdeel):
    """A case type with all its parts, without dates: the dates follow from the release."""

    identificatie: str = Field(min_length=1, max_length=50)
    omschrijving: str = Field(max_length=80)
    omschrijving_generiek: str = Field(default="", max_length=80)
    vertrouwelijkheidaanduiding: Vertrouwelijkheidswoord
    doel: str
    aanleiding: str
    toelichting: str = ""
    indicatie_intern_of_extern: Literal["intern", "extern"] = "extern"
    handeling_initiator: str = Field(max_length=20)
    onderwerp: str = Field(max_length=80)
    handeling_behandelaar: str = Field(max_length=20)
    doorlooptijd: Duur
    servicenorm: Duur | None = None
    opschorting_en_aanhouding_mogelijk: bool
    verlenging_mogelijk: bool
    verlengingstermijn: Duur | None = None
    trefwoorden: list[str] = []
    publicatie_indicatie: bool = False
    publicatietekst: str = ""
    verantwoordingsrelatie: list[str] = []
    producten_of_diensten: list[str] = []
    selectielijst_procestype: str = Field(
        default="", max_length=200, description="Address in a selection-list API"
    )
    selectielijst_procestype_nummer: str = Field(default="", max_length=10)
    referentieproces_naam: str = Field(max_length=80)
    referentieproces_link: str = Field(default="", max_length=200)
    verantwoordelijke: str = Field(max_length=50)
    broncatalogus_url: str = Field(default="", max_length=200)
    broncatalogus_domein: str = Field(default="", max_length=5)
    broncatalogus_rsin: str = Field(default="", max_length=9)
    bronzaaktype_url: str = Field(default="", max_length=200)
    bronzaaktype_identificatie: str = Field(default="", max_length=50)
    bronzaaktype_omschrijving: str = Field(default="", max_length=80)
    statustypen: list[Statustypebeschrijving] = []
    resultaattypen: list[Resultaattypebeschrijving] = []
    roltypen: list[Roltypebeschrijving] = []
    eigenschappen: list[Eigenschapbeschrijving] = []
    documenten: list[Zaakdocument] = []
    zaakobjecttypen: list[Zaakobjecttypebeschrijving] = []
    besluittypen: list[str] = []
    deelzaaktypen: list[str] = []
    gerelateerd: list[Gerelateerdzaaktype] = []

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if self.verlenging_mogelijk != bool(self.verlengingstermijn):
            raise ValueError("verlengingstermijn: alleen en altijd als verlenging mogelijk is")
        namen_per_deel: dict[str, list[str] | list[int]] = {
            "statustypen": [s.volgnummer for s in self.statustypen],
            "resultaattypen": [r.omschrijving for r in self.resultaattypen],
            "roltypen": [r.omschrijving for r in self.roltypen],
            "eigenschappen": [e.naam for e in self.eigenschappen],
            "documenten": [d.volgnummer for d in self.documenten],
        }
        for deel, namen in namen_per_deel.items():
            if len(set(namen)) != len(namen):
                raise ValueError(f"{deel}: elk onderdeel heeft een eigen naam of nummer")
        nummers = {s.volgnummer for s in self.statustypen}
        if not set(self._genoemde_statussen()) <= nummers:
            raise ValueError("statustype: noem het volgnummer van een statustype van dit zaaktype")
        resultaten = {r.omschrijving for r in self.resultaattypen}
        if not {naam for o in self.zaakobjecttypen for naam in o.resultaattypen} <= resultaten:
            raise ValueError("resultaattypen: noem een resultaattype van dit zaaktype")
        return self

    def _genoemde_statussen(self) -> Iterable[int]:
        yield from (e.statustype for e in self.eigenschappen if e.statustype is not None)
        yield from (d.statustype for d in self.documenten if d.statustype is not None)
        yield from (nummer for o in self.zaakobjecttypen for nummer in o.statustypen)


class Besluittypebeschrijving(Onderdeel):
    omschrijving: str = Field(default="", max_length=80)
    omschrijving_generiek: str = Field(default="", max_length=80)
    besluitcategorie: str = Field(default="", max_length=40)
    reactietermijn: Duur | None = None
    publicatie_indicatie: bool = False
    publicatietekst: str = ""
    publicatietermijn: Duur | None = None
    toelichting: str = ""
    informatieobjecttypen: list[str] = []


class Documenttypebeschrijving(Onderdeel):
    omschrijving: str = Field(min_length=1, max_length=80)
    vertrouwelijkheidaanduiding: Vertrouwelijkheidswoord
    informatieobjectcategorie: str = Field(max_length=80)
    trefwoord: list[str] = []
    omschrijving_generiek_informatieobjecttype: str = Field(default="", max_length=80)
    omschrijving_generiek_definitie: str = Field(default="", max_length=255)
    omschrijving_generiek_herkomst: str = Field(default="", max_length=12)
    omschrijving_generiek_hierarchie: str = Field(default="", max_length=80)
    omschrijving_generiek_opmerking: str = Field(default="", max_length=255)
