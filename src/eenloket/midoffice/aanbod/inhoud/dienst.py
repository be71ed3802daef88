"""A service: what a client must know about it, and what the counter needs to deliver it (M-A1, M-A7, M-B7)."""

import datetime as dt
from enum import StrEnum
from typing import Literal, Self

from pydantic import Field, model_validator

from eenloket.midoffice.regels.api import KnipAntwoorden, Producttype

from .tekst import Duur, Onderdeel, Sleutel, Slug, Tekst, Vertrouwelijkheidswoord


class Kanaal(StrEnum):
    WEB = "web"
    BALIE = "balie"
    TELEFOON = "telefoon"
    POST = "post"


class Kosten(Onderdeel):
    kanaal: Kanaal
    centen: int = Field(
        ge=0, description="Price in cents; price differentiation per channel is allowed (M-A1)."
    )
    toelichting: Tekst | None = None


class Artikel(Onderdeel):
    """Legal basis: the law and article, with its address at wetten.overheid.nl or lokaleregelgeving."""

    regeling: str
    artikel: str | None = None
    url: str | None = None


class Termijnen(Onderdeel):
    """Legal term and service norm, counted from submission through kern.termijnen (M-B9)."""

    wettelijk: Duur | None = None
    norm: Duur | None = Field(default=None, description="Own promise in calendar units.")
    norm_werkdagen: int | None = Field(
        default=None, ge=0, description="Own promise in working days; 0 is at once."
    )
    verlenging: Duur | None = Field(default=None, description="Longest extension that the law allows.")
    na_afloop: Literal["niets", "dwangsom", "van_rechtswege"] = "niets"
    """What follows when the legal term passes: penalty (Awb 4:17) or deemed grant (Awb 4:20b)."""


class Eigenschap(Onderdeel):
    """A property of the case, filled from the answer to a question; the answer must not be personal data by
    itself.
    """

    naam: str = Field(max_length=20)
    definitie: str = Field(max_length=255)
    vraag: Sleutel | None = None
    formaat: Literal["tekst", "getal", "datum", "datum_tijd"] = "tekst"
    lengte: str = "100"


class Statustype(Onderdeel):
    """Main steps only: intake, behandelen, besluiten, leveren, registreren (principle 6)."""

    naam: str = Field(max_length=80)
    stap: Literal["intake", "behandelen", "besluiten", "leveren", "registreren"]
    tekst: Tekst = Field(description="What the client reads when this status is set.")
    informeren: bool = True


class Resultaattype(Onderdeel):
    naam: str = Field(max_length=30)
    generiek: Literal[
        "Afgebroken",
        "Afgehandeld",
        "Geweigerd",
        "Ingetrokken",
        "Niet vastgesteld",
        "Toegekend",
        "Verwerkt",
        "Verleend",
        "Niet ontvankelijk",
        "Vastgesteld",
    ]
    selectielijstklasse: str = Field(
        description="Number in the selection list of municipalities 2020, e.g. 1.1"
    )
    bewaartermijn: Duur | None = Field(
        default=None, description="As in the selection list; left out: what its class says"
    )
    afleidingswijze: Literal[
        "afgehandeld",
        "ander_datumkenmerk",
        "eigenschap",
        "gerelateerde_zaak",
        "hoofdzaak",
        "ingangsdatum_besluit",
        "termijn",
        "vervaldatum_besluit",
        "zaakobject",
    ] = "afgehandeld"
    datumkenmerk: str | None = Field(
        default=None,
        max_length=80,
        description="eigenschap: its name; ander_datumkenmerk: what the date is called",
    )
    objecttype: str | None = Field(
        default=None,
        max_length=80,
        pattern=r"^[a-z_]+$",
        description="zaakobject, ander_datumkenmerk: kind of object with the date, as the standard calls it",
    )
    registratie: str | None = Field(
        default=None, max_length=80, description="ander_datumkenmerk: register in which the date stands"
    )
    procestermijn: Duur | None = Field(
        default=None, description="termijn: how long after handling the archive term starts"
    )
    positief: bool = Field(description="Counts as granted for what depends on it (chronological coherence).")


class BeslisMandaat(Onderdeel):
    """Who may decide (Awb 10:3): a role of employees, and whether the counter may decide automatically (level
    1, with a sample).
    """

    rol: Slug
    automatisch: bool = False


class Zaakinrichting(Onderdeel):
    """The zaaktype of the national Catalogi API, as far as it differs per service."""

    identificatie: str = Field(pattern=r"^[A-Z0-9-]{3,50}$")
    omschrijving: str = Field(max_length=80)
    doel: str = Field(max_length=1000)
    aanleiding: str = Field(max_length=1000)
    onderwerp: str = Field(max_length=80)
    handeling_initiator: str = Field(default="aanvragen", max_length=20)
    handeling_behandelaar: str = Field(default="behandelen", max_length=20)
    vertrouwelijkheidaanduiding: Vertrouwelijkheidswoord = "zaakvertrouwelijk"
    selectielijst_procestype: str = Field(description="Number of the process type, e.g. 11")
    statussen: list[Statustype] = Field(min_length=2)
    resultaten: list[Resultaattype] = Field(min_length=2)
    rollen: list[
        Literal[
            "initiator",
            "behandelaar",
            "belanghebbende",
            "adviseur",
            "beslisser",
            "mede_initiator",
            "klantcontacter",
            "zaakcoordinator",
        ]
    ] = ["initiator", "behandelaar"]
    eigenschappen: list[Eigenschap] = []
    documenttypen: list[str] = Field(default=[], description="Names of informatieobjecttypen")
    besluittype: str | None = Field(default=None, max_length=80)

    def statustekst(self, naam: str) -> Tekst | None:
        """Return the text that the client reads at the status with that name; None when the service has no
        such status.
        """
        return next((s.tekst for s in self.statussen if s.naam == naam), None)


class Gegevensdoel(Onderdeel):
    """Purpose limitation: which register data this service may request, and on which legal basis (AVG art. 6,
    Wet BRP).
    """

    grondslag: str
    verwerkingsactiviteit: str = Field(
        description="Name in the register of processing activities (AVG art. 30)"
    )
    brp: list[str] = Field(default=[], description="Field paths of BRP Personen Bevragen v2")
    kvk: list[str] = []


class Checklistitem(Onderdeel):
    tekst: str
    verplicht: bool = True


class Dienst(Onderdeel):
    slug: Slug
    organisatie: Slug
    eigenaar: str = Field(description="Department or role that keeps this item current (M-A1).")
    herzien_voor: dt.date
    gepubliceerd_van: dt.date
    gepubliceerd_tot: dt.date | None = None
    upl: str = Field(pattern=r"^http://standaarden\.overheid\.nl/owms/terms/", description="UPL resource URI")
    sdg: str | None = Field(default=None, description="SDG information area code, e.g. J1")
    doelgroep: list[Literal["particulier", "ondernemer"]] = ["particulier"]

    naam: Tekst
    knop: Tekst = Field(description='Verb first: "Verhuizing doorgeven"')
    samenvatting: Tekst
    wat: Tekst
    voor_wie: Tekst
    voorwaarden: list[Tekst] = []
    nodig: list[Tekst] = Field(default=[], description="What the client needs at hand")
    hoe_lang: Tekst
    niet_eens: Tekst = Field(description="What the client can do when he or she disagrees")
    kosten: list[Kosten] = Field(min_length=1)
    grondslag: list[Artikel] = Field(min_length=1)
    termijnen: Termijnen
    hoofdkanaal: Kanaal = Kanaal.WEB
    kanalen: list[Kanaal] = [Kanaal.WEB, Kanaal.BALIE, Kanaal.TELEFOON]
    zekerheid: Literal["geen", "laag", "midden", "substantieel", "hoog"] = Field(
        description="Required level of identification (M-B2)"
    )

    producttype: Producttype
    knip: KnipAntwoorden = KnipAntwoorden()
    vragen: list[Sleutel] = Field(default=[], description="Ids of the questions it needs answered")
    doel: Gegevensdoel
    zaak: Zaakinrichting
    beslistabel: Slug | None = Field(default=None, description="Decision model in regels/<name>.json")
    steekproef: int = Field(
        default=5, ge=0, le=100, description="Percentage of automatic decisions checked by a person (M-B7)"
    )
    mandaat: BeslisMandaat
    advies: list[Slug] = Field(
        default=[], description="Organisations asked for advice before deciding (M-B15)"
    )
    checklist: list[Checklistitem] = []
    werkinstructie: Tekst | None = None
    partnergegevens: list[Sleutel] = Field(
        default=[], description="Answers that the executing partner gets to see"
    )
    geldigheid: Duur | None = Field(default=None, description="How long a granted decision holds")
    verlevering: Literal["digitaal", "post", "afhalen", "bezorgen"] = "digitaal"

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if self.mandaat.automatisch and not self.beslistabel:
            raise ValueError("automatisch beslissen vraagt een beslistabel")
        namen = [r.naam for r in self.zaak.resultaten]
        if not any(r.positief for r in self.zaak.resultaten) or len(set(namen)) != len(namen):
            raise ValueError("resultaten: unieke namen en minstens één positief resultaat")
        return self

    def zichtbaar_op(self, dag: dt.date) -> bool:
        """Return whether the service is published on ``dag``."""
        return self.gepubliceerd_van <= dag and (self.gepubliceerd_tot is None or dag < self.gepubliceerd_tot)
