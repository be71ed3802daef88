"""Documents: read them, in their last version or an earlier one."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from django.http import HttpResponse

from eenloket.midoffice.documenten.models import Informatieobject, Versie

from .. import filters
from ..aanroep import Aanroep
from ..bron import Bron, Filter, Samen, Telling, Toegang, Uitbreiding, precies, registreer
from ..filters import getal
from ..fouten import Onbekend
from ..lezen import lees_een, lees_uitbreiding
from ..operaties import bind, bladzijde, met_etag, operatie
from ..schrijven import lees_lichaam
from ..velden import EIGEN, Apart, Berekend, Datum, Groep, Niveau, Veld, Vertaler, Verwijzing
from .voorwerpen import RELATIES, lees_voorwerp


@dataclass(frozen=True)
class Versieveld(Veld):
    """A field of the version; ``binnen`` is the field itself."""

    binnen: Veld = field(default_factory=lambda: Veld(""))

    def lees(self, t: str) -> str:
        return self.binnen.lees(f"{t}_v")

    def kolommen(self, waarde: Any, vertaler: Vertaler, pad: str) -> Iterator[tuple[str, Any]]:
        yield from self.binnen.kolommen(waarde, vertaler, pad)


def v(binnen: Veld) -> Versieveld:
    """Return ``binnen`` as a field of the version."""
    return Versieveld(binnen.naam, schrijf=binnen.schrijf, binnen=binnen)


class Formaat(Veld):
    """The media type that the other system gave, or the one that we determined."""

    def lees(self, t: str) -> str:
        return f"coalesce(nullif({t}.opgegeven_formaat, ''), {t}.formaat)"


_DOWNLOAD = (
    "CASE WHEN {t}_v.sleutel <> '' THEN %(basis)s::text || '/documenten/api/v1/enkelvoudiginformatieobjecten/'"
    " || {t}.id || '/download?versie=' || {t}_v.versie END"
)
_DELEN = (
    "coalesce((SELECT json_agg(json_build_object('url', %(basis)s::text || '/documenten/api/v1/bestandsdelen/' || d.id,"
    " 'volgnummer', d.volgnummer, 'omvang', d.omvang, 'voltooid', d.sleutel <> '', 'lock', {t}.lock) ORDER BY d.volgnummer)"
    " FROM documenten_bestandsdeel d WHERE d.informatieobject_id = {t}.id), '[]'::json)"
)
_RELATIE = Samen(f"EXISTS (SELECT 1 FROM {RELATIES} o WHERE o.informatieobject_id = {{t}}.id AND {{waar}})")
FILTERS = {
    "identificatie": Filter("{t}.identificatie = {w}"),
    "bronorganisatie": precies("{t}.bronorganisatie"),
    "objectinformatieobjecten_object": Filter("o.object_id = {w}", lees=lees_voorwerp, samen=_RELATIE),
    "objectinformatieobjecten_objectType": Filter("o.object_type = {w}", samen=_RELATIE, op_maat=True),
    "trefwoorden": Filter(
        "EXISTS (SELECT 1 FROM documenten_versie w WHERE w.id = {t}.laatste_id AND w.trefwoorden @> to_jsonb({w}::text[]))",
        op_maat=True,
    ),
}

EIO = bind(
    Bron(
        api="documenten",
        naam="enkelvoudiginformatieobject",
        pad="enkelvoudiginformatieobjecten",
        model=Informatieobject,
        toegang=Toegang(
            soort="{t}.informatieobjecttype_id",
            niveau="{t}.vertrouwelijkheidaanduiding",
            gereed="{t}.is_gereed_voor_publicatie",
            # a left join on a key: PostgreSQL leaves it out where nothing of the version is asked
            join="LEFT JOIN documenten_versie {t}_v ON {t}_v.id = {t}.laatste_id",
        ),
        telling=Telling({"{t}.bronorganisatie": "text", "{t}.is_gereed_voor_publicatie": "boolean"}),
        diepte=3,
        filters=FILTERS,
        velden=(
            EIGEN[0],
            Veld("identificatie"),
            Veld("bronorganisatie"),
            v(Datum("creatiedatum")),
            v(Veld("titel")),
            v(Niveau("vertrouwelijkheidaanduiding")),
            v(Veld("isGereedVoorPublicatie")),
            v(Veld("tonenAanInitiator")),
            v(Veld("auteur")),
            v(Veld("status")),
            v(Veld("inhoudIsVervallen")),
            v(Formaat("formaat", "opgegeven_formaat")),
            v(Veld("taal")),
            v(Veld("versie", schrijf=False)),
            v(Veld("beginRegistratie", schrijf=False)),
            v(Veld("bestandsnaam")),
            Apart("inhoud", sql=_DOWNLOAD),
            v(Veld("bestandsomvang", schrijf=False)),
            v(Veld("link")),
            v(Veld("beschrijving")),
            v(Datum("ontvangstdatum")),
            v(Datum("verzenddatum")),
            Veld("indicatieGebruiksrecht"),
            v(Veld("verschijningsvorm")),
            v(
                Groep(
                    "ondertekening",
                    velden=(Veld("soort", "ondertekening_soort"), Datum("datum", "ondertekening_datum")),
                    mits="{t}.ondertekening_soort <> ''",
                    leeg_is={"ondertekening_soort": "", "ondertekening_datum": None},
                )
            ),
            v(
                Groep(
                    "integriteit",
                    velden=(
                        Veld("algoritme", "integriteit_algoritme"),
                        Veld("waarde", "integriteit_waarde"),
                        Datum("datum", "integriteit_datum"),
                    ),
                    mits="{t}.integriteit_algoritme <> ''",
                    leeg_is={
                        "integriteit_algoritme": "",
                        "integriteit_waarde": "",
                        "integriteit_datum": None,
                    },
                )
            ),
            Verwijzing("informatieobjecttype", doel="catalogi/informatieobjecttypen"),
            Berekend("locked", sql="({t}.lock <> '')"),
            Berekend("bestandsdelen", sql=_DELEN),
            v(Veld("trefwoorden")),
        ),
        uitbreidingen={
            "informatieobjecttype": Uitbreiding(
                "catalogi/informatieobjecttype", "{k}.id = {t}.informatieobjecttype_id"
            )
        },
    )
)

OP_VERSIE = registreer(
    replace(
        EIO,
        naam="enkelvoudiginformatieobject_versie",
        van="documenten_informatieobject",
        toegang=replace(
            EIO.toegang,
            # neither what is secret now nor what was then
            niveau="greatest({t}.vertrouwelijkheidaanduiding, {t}_v.vertrouwelijkheidaanduiding)",
            gereed="({t}.is_gereed_voor_publicatie AND {t}_v.is_gereed_voor_publicatie)",
            join="JOIN documenten_versie {t}_v ON {t}_v.informatieobject_id = {t}.id AND {t}_v.id = %(versie)s",
        ),
    )
)
"""The document in one version; ``versie`` in the path is the id of that version."""
ZOEK = replace(EIO, filters=FILTERS | {"uuid__in": Filter("{t}.id = ANY({w}::uuid[])", lees=filters.id_)})
"""The filters that only a search has."""


def gevraagde_versie(aanroep: Aanroep) -> uuid.UUID | None:
    """Return the id of the version that is requested by number or moment; None when that is the last version.

    Raises: Onbekend, OngeldigVerzoek.
    """
    nummer, moment = aanroep.parameter("versie"), aanroep.parameter("registratieOp")
    if not nummer and not moment:
        return None
    rijen = Versie.objects.filter(informatieobject_id=aanroep.pad["uuid"])
    if nummer:
        rijen = rijen.filter(versie=getal(nummer, aanroep, "versie"))
    if moment:
        rijen = rijen.filter(begin_registratie__lte=filters.moment(moment, aanroep, "registratieOp"))
    gevonden: uuid.UUID | None = rijen.order_by("-versie").values_list("id", flat=True).first()
    if gevonden is None:
        raise Onbekend()
    return gevonden


@operatie("documenten", "enkelvoudiginformatieobject_retrieve", "enkelvoudiginformatieobject_headers")
def een(aanroep: Aanroep) -> HttpResponse:
    """Return one document, with its ETag."""
    uitbreiden = lees_uitbreiding(EIO, aanroep.parameter("expand") or "")
    if (versie := gevraagde_versie(aanroep)) is None:
        return met_etag(aanroep, lees_een(EIO, aanroep.pad["uuid"], aanroep, uitbreiden))
    op_versie = replace(aanroep, pad={**aanroep.pad, "versie": versie})
    return met_etag(aanroep, lees_een(OP_VERSIE, aanroep.pad["uuid"], op_versie, uitbreiden))


@operatie("documenten", "enkelvoudiginformatieobject__zoek")
def zoek(aanroep: Aanroep) -> HttpResponse:
    """Return a page of documents, as a list does, with ids in the body because they would be too long for an
    address.
    """
    _ = aanroep.bereik
    gegeven: dict[str, Any] = lees_lichaam(aanroep)
    gegeven |= {naam: aanroep.request.GET[naam] for naam in ("page", "expand") if naam in aanroep.request.GET}
    return bladzijde(ZOEK, aanroep, gegeven)
