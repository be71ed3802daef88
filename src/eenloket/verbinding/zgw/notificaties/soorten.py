"""The changes that are reported on each channel: tables below their main thing, and the characteristics for
filters.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Kanaalsoort:
    """A channel of ours. The SQL ``kenmerken`` gives the organisation and characteristics per id of the main
    thing.

    ``%(ids)s`` are the ids and ``%(basis)s`` is our address; the first two columns are id and organisation.
    """

    naam: str
    hoofd: str
    filters: tuple[str, ...]
    kenmerken: str
    namen: tuple[str, ...] = ()

    @property
    def kolommen(self) -> tuple[str, ...]:
        """The names of the characteristics, in the order of the SQL."""
        return self.namen or self.filters


_CATALOGUS = "%(basis)s::text || '/catalogi/api/v1/catalogussen/' || "

KANALEN: Mapping[str, Kanaalsoort] = {
    k.naam: k
    for k in (
        Kanaalsoort(
            "zaken",
            "zaken/zaak",
            ("bronorganisatie", "zaaktype", "vertrouwelijkheidaanduiding", "zaaktype.catalogus"),
            "SELECT z.id, z.organisatie_id, z.bronorganisatie, %(basis)s::text || '/catalogi/api/v1/zaaktypen/' || z.zaaktype_id, (%(niveaus)s::text[])[z.vertrouwelijkheidaanduiding],"
            f" {_CATALOGUS} y.catalogus_id FROM zaken_zaak z JOIN aanbod_zaaktype y ON y.id = z.zaaktype_id WHERE z.id = ANY(%(ids)s)",
        ),
        Kanaalsoort(
            "documenten",
            "documenten/enkelvoudiginformatieobject",
            (
                "bronorganisatie",
                "informatieobjecttype",
                "vertrouwelijkheidaanduiding",
                "informatieobjecttype.catalogus",
            ),
            "SELECT d.id, d.organisatie_id, d.bronorganisatie, %(basis)s::text || '/catalogi/api/v1/informatieobjecttypen/' || d.informatieobjecttype_id,"
            f" (%(niveaus)s::text[])[v.vertrouwelijkheidaanduiding], {_CATALOGUS} y.catalogus_id FROM documenten_informatieobject d"
            " JOIN aanbod_informatieobjecttype y ON y.id = d.informatieobjecttype_id JOIN documenten_versie v ON v.id = d.laatste_id WHERE d.id = ANY(%(ids)s)",
        ),
        Kanaalsoort(
            "besluiten",
            "besluiten/besluit",
            ("verantwoordelijkeOrganisatie", "besluittype", "besluittype.catalogus"),
            "SELECT b.id, b.organisatie_id, b.verantwoordelijke_organisatie, %(basis)s::text || '/catalogi/api/v1/besluittypen/' || b.besluittype_id,"
            f" {_CATALOGUS} y.catalogus_id FROM besluiten_besluit b JOIN aanbod_besluittype y ON y.id = b.besluittype_id WHERE b.id = ANY(%(ids)s)",
        ),
        *(
            Kanaalsoort(
                f"{soort}n",
                f"catalogi/{soort}",
                ("catalogus",),
                f"SELECT y.id, y.organisatie_id, {_CATALOGUS} y.catalogus_id FROM aanbod_{soort} y WHERE y.id = ANY(%(ids)s)",
            )
            for soort in ("zaaktype", "informatieobjecttype", "besluittype")
        ),
        Kanaalsoort(
            "autorisaties",
            "autorisaties/applicatie",
            (),
            "SELECT a.id, a.organisatie_id FROM zgw_applicatie a WHERE a.id = ANY(%(ids)s)",
        ),
    )
}


@dataclass(frozen=True, slots=True)
class Tabelsoort:
    """The meaning of a change of a table for subscribers. ``als``: another action than the usual one;
    ``negeer``: not reported.
    """

    bron: str
    kanaal: str
    als: Mapping[str, str] = field(default_factory=dict)


ACTIES: Mapping[str, str] = {"I": "create", "U": "update", "D": "destroy"}

TABELLEN: Mapping[str, Tabelsoort] = {
    "zaken_zaak": Tabelsoort("zaken/zaak", "zaken"),
    "zaken_status": Tabelsoort("zaken/status", "zaken"),
    "zaken_substatus": Tabelsoort("zaken/substatus", "zaken"),
    "zaken_resultaat": Tabelsoort("zaken/resultaat", "zaken"),
    "zaken_rol": Tabelsoort("zaken/rol", "zaken"),
    "zaken_zaakeigenschap": Tabelsoort("zaken/zaakeigenschap", "zaken"),
    "zaken_zaakobject": Tabelsoort("zaken/zaakobject", "zaken"),
    "klanten_klantcontact": Tabelsoort("zaken/klantcontact", "zaken"),
    "zaken_zaakcontactmoment": Tabelsoort("zaken/zaakcontactmoment", "zaken"),
    "zaken_zaakverzoek": Tabelsoort("zaken/zaakverzoek", "zaken"),
    "zaken_zaaknotitie": Tabelsoort("zaken/zaaknotitie", "zaken"),
    "zaken_zaakbesluit": Tabelsoort("zaken/zaakbesluit", "zaken"),
    "zaken_zaakinformatieobject": Tabelsoort("zaken/zaakinformatieobject", "zaken"),
    "documenten_informatieobject": Tabelsoort("documenten/enkelvoudiginformatieobject", "documenten"),
    "documenten_gebruiksrecht": Tabelsoort("documenten/gebruiksrechten", "documenten"),
    "documenten_verzending": Tabelsoort("documenten/verzending", "documenten"),
    "besluiten_besluit": Tabelsoort("besluiten/besluit", "besluiten"),
    "besluiten_besluitinformatieobject": Tabelsoort("besluiten/besluitinformatieobject", "besluiten"),
    "aanbod_zaaktype": Tabelsoort("catalogi/zaaktype", "zaaktypen"),
    "aanbod_informatieobjecttype": Tabelsoort("catalogi/informatieobjecttype", "informatieobjecttypen"),
    "aanbod_besluittype": Tabelsoort("catalogi/besluittype", "besluittypen"),
    "zgw_applicatie": Tabelsoort("autorisaties/applicatie", "autorisaties"),
}
