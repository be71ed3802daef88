"""Applications: their client ids, and their rights per component."""

import uuid
from collections.abc import Mapping
from typing import Any

from django.db.models import Model
from django.http import HttpResponse

from eenloket.kern.vertrouwelijkheid import WOORDEN, Vertrouwelijkheid
from eenloket.midoffice.aanbod.models import Besluittype, Informatieobjecttype, Zaaktype

from ..aanroep import Aanroep
from ..bron import Acties, Bron, Filter
from ..fouten import Onbekend, OngeldigVerzoek, Veldfout, veldfout
from ..lezen import lees_een
from ..models import Applicatie, Autorisatie
from ..operaties import antwoord, bind, operatie
from ..toegang.acties import VELD_VAN, bewaar_applicatie, verwijder_applicatie
from ..velden import EIGEN, Apart, Veld, Waarden, sql_tekst

_NAMEN = {
    "ac": "Autorisaties API", "nrc": "Notificaties API", "zrc": "Zaken API", "ztc": "Catalogi API", "drc": "Documenten API",
    "brc": "Besluiten API",
}  # fmt: skip
SOORTEN: Mapping[str, tuple[str, type[Model]]] = {
    "zrc": ("zaaktypen", Zaaktype),
    "drc": ("informatieobjecttypen", Informatieobjecttype),
    "brc": ("besluittypen", Besluittype),
}


def _autorisaties_sql() -> str:
    """Return the SQL of the rights as a list; each right has only the fields of its component."""
    namen = " ".join(f"WHEN {sql_tekst(k)} THEN {sql_tekst(n)}" for k, n in _NAMEN.items())
    niveaus = ",".join(sql_tekst(n) for n in WOORDEN)
    delen = [
        "'component', a.component",
        f"'componentWeergave', CASE a.component {namen} END",
        "'scopes', a.scopes",
    ]
    for component, (pad, _model) in SOORTEN.items():
        adres = f"coalesce(%(basis)s::text || '/catalogi/api/v1/{pad}/' || a.soort, nullif(a.url, ''))"
        delen.append(f"'{VELD_VAN[component]}', CASE a.component WHEN '{component}' THEN {adres} END")
    delen.append(f"'maxVertrouwelijkheidaanduiding', (ARRAY[{niveaus}])[a.max_vertrouwelijkheidaanduiding]")
    return (
        f"coalesce((SELECT json_agg(json_strip_nulls(json_build_object({', '.join(delen)})) ORDER BY a.id)"
        " FROM zgw_autorisatie a WHERE a.applicatie_id = {t}.id), '[]'::json)"
    )


def lees_rechten(lijst: list[dict[str, Any]], aanroep: Aanroep) -> list[Autorisatie]:
    """Return the rights in a body.

    Raises: OngeldigVerzoek for a type that doesn't exist.
    Cost: one query per kind of type.
    """
    rechten, gezocht = list[Autorisatie](), dict[str, dict[uuid.UUID, int]]()
    for plaats, gegeven in enumerate(lijst):
        component, niveau = gegeven["component"], gegeven.get("maxVertrouwelijkheidaanduiding")
        recht = Autorisatie(component=component, scopes=list(dict.fromkeys(gegeven["scopes"])))
        if component in SOORTEN and (adres := gegeven.get(VELD_VAN[component])):
            naam = f"autorisaties.{plaats}.{VELD_VAN[component]}"
            recht.soort, recht.url = aanroep.verwijs(adres, f"catalogi/{SOORTEN[component][0]}", naam)
            if recht.soort is not None:
                gezocht.setdefault(component, {}).setdefault(recht.soort, plaats)
        if component in ("zrc", "drc") and niveau:
            recht.max_vertrouwelijkheidaanduiding = Vertrouwelijkheid.van(niveau)
        rechten.append(recht)
    if fouten := [f for component, ids in gezocht.items() for f in _onbekend(component, ids, aanroep)]:
        raise OngeldigVerzoek(fouten)
    return rechten


def _onbekend(component: str, ids: Mapping[uuid.UUID, int], aanroep: Aanroep) -> list[Veldfout]:
    er_zijn = SOORTEN[component][1]._default_manager.filter(
        id__in=list(ids), organisatie_id=aanroep.organisatie_id
    )
    bekend = set(er_zijn.values_list("id", flat=True))
    return [
        Veldfout(
            f"autorisaties.{plaats}.{VELD_VAN[component]}",
            "bad-url",
            "Geef een geldige URL op van een bestaand type.",
        )
        for id_, plaats in ids.items()
        if id_ not in bekend
    ]


def _maak(aanroep: Aanroep, applicatie: Applicatie, lichaam: dict[str, Any]) -> Applicatie:
    applicatie.organisatie_id = aanroep.organisatie_id
    return bewaar_applicatie(
        applicatie,
        lees_rechten(lichaam.get("autorisaties") or [], aanroep),
        alles=bool(lichaam.get("heeftAlleAutorisaties")),
        door=aanroep.door,
    )


def _vergrendeld(aanroep: Aanroep, id_: uuid.UUID) -> Applicatie:
    gevonden = (
        Applicatie.objects.select_for_update().filter(id=id_, organisatie_id=aanroep.organisatie_id).first()
    )
    if gevonden is None:
        raise Onbekend()
    return gevonden


def _wijzig(aanroep: Aanroep, id_: uuid.UUID, waarden: Waarden, lichaam: dict[str, Any]) -> Applicatie:
    applicatie = _vergrendeld(aanroep, id_)
    for kolom, waarde in waarden.items():
        setattr(applicatie, kolom, waarde)
    if "autorisaties" in lichaam:
        rechten = lees_rechten(lichaam["autorisaties"], aanroep)
    else:
        rechten = list(applicatie.autorisaties.order_by("id"))
    alles = lichaam.get("heeftAlleAutorisaties", applicatie.heeft_alle_autorisaties)
    return bewaar_applicatie(applicatie, rechten, alles=bool(alles), door=aanroep.door)


def _verwijder(aanroep: Aanroep, id_: uuid.UUID) -> None:
    verwijder_applicatie(_vergrendeld(aanroep, id_), door=aanroep.door)


def _client_ids(tekst: str, aanroep: Aanroep, naam: str) -> list[str]:
    ids = [deel.strip() for deel in tekst.split(",") if deel.strip()]
    if len(ids) > 1000:
        raise veldfout(naam, "max_length", "Geef hoogstens 1000 waarden op.")
    return ids


APPLICATIE = bind(
    Bron(
        api="autorisaties",
        naam="applicatie",
        pad="applicaties",
        model=Applicatie,
        filters={"clientIds": Filter("{t}.client_ids && {w}::varchar[]", lees=_client_ids)},
        velden=(
            EIGEN[0],
            Veld("clientIds"),
            Veld("label"),
            Apart("heeftAlleAutorisaties"),
            Veld("alleenIsGereedVoorPublicatie"),
            Apart("autorisaties", sql=_autorisaties_sql()),
        ),
        acties=Acties(maak=_maak, wijzig=_wijzig, verwijder=_verwijder),
    )
)


@operatie("autorisaties", "applicatie_consumer")
def consumer(aanroep: Aanroep) -> HttpResponse:
    """Return the application of one client id."""
    _ = aanroep.bereik
    client_id = aanroep.parameter("clientId") or ""
    if not client_id or "\x00" in client_id:
        raise veldfout("clientId", "required", "Dit veld is vereist.")
    gevonden = Applicatie.objects.filter(
        organisatie_id=aanroep.organisatie_id, client_ids__contains=[client_id]
    ).values_list("id", flat=True)
    if (id_ := gevonden.first()) is None:
        raise Onbekend()
    return antwoord(lees_een(APPLICATIE, id_, aanroep))
