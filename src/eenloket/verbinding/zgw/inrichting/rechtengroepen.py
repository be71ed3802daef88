"""The rights of an application in lines for people: one line for rights that the table holds once per version
of each type.
"""

import uuid
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from django.db.models import Model
from django.utils.translation import gettext as _

from eenloket.midoffice.aanbod.models import Besluittype, Informatieobjecttype, Zaaktype

from ..models import Autorisatie
from . import woorden

MET_TYPEN: Mapping[str, tuple[type[Model], str]] = {
    "zrc": (Zaaktype, "identificatie"),
    "drc": (Informatieobjecttype, "omschrijving"),
    "brc": (Besluittype, "omschrijving"),
}
"""Components whose rights are about types: the model of the type, and the column whose value all versions
share.
"""
MEESTE_VERSIES = 20_000
"""The most versions of one kind of type that are read; no catalogue has more."""


@dataclass(frozen=True, slots=True)
class Type:
    """A type of one catalogue with all its versions. ``waarde`` is its value in a form, ``catalogus`` the
    name of its catalogue.
    """

    waarde: str
    naam: str
    tekst: str
    catalogus: str
    ids: tuple[uuid.UUID, ...]


@dataclass(frozen=True, slots=True)
class Rechtengroep:
    """Rights with the same component, scopes and level. ``oud``: names of types that have a version for which
    the right doesn't count.
    """

    sleutel: str
    component: str
    scopes: tuple[str, ...]
    niveau: int | None
    typen: tuple[Type, ...]
    elders: tuple[str, ...]
    vervallen: int
    oud: tuple[str, ...]
    rijen: tuple[Autorisatie, ...]


def typen_van(component: str, organisatie_id: uuid.UUID) -> list[Type]:
    """Return the types for which a right of this component can be given, by catalogue and name.

    Cost: one query; none when the rights of the component aren't about types.
    """
    if component not in MET_TYPEN:
        return []
    model, veld = MET_TYPEN[component]
    rijen = (
        model._default_manager.filter(organisatie_id=organisatie_id)
        .exclude(**{veld: ""})
        .order_by("catalogus__domein", "catalogus__rsin", veld, "begin_geldigheid", "id")
        .values_list(
            "catalogus_id", "catalogus__naam", "catalogus__domein", "catalogus__rsin", veld, "omschrijving", "id"
        )
    )  # fmt: skip
    ids: dict[tuple[uuid.UUID, str], list[uuid.UUID]] = {}
    teksten: dict[tuple[uuid.UUID, str], str] = {}
    catalogi: dict[uuid.UUID, tuple[str, str, str]] = {}
    for catalogus, *over_catalogus, naam, omschrijving, id_ in rijen[:MEESTE_VERSIES]:
        ids.setdefault((catalogus, naam), []).append(id_)
        teksten[catalogus, naam] = naam if naam == omschrijving else f"{omschrijving} ({naam})"
        catalogi[catalogus] = tuple(over_catalogus)
    titels = _titels(catalogi)
    uit = [
        Type(f"{catalogus}:{naam}", naam, teksten[catalogus, naam], titels[catalogus], tuple(versies))
        for (catalogus, naam), versies in ids.items()
    ]
    orde = list(catalogi.values())
    plek = {titels[id_]: orde.index(wat) for id_, wat in catalogi.items()}
    return sorted(uit, key=lambda t: (plek[t.catalogus], t.tekst.casefold()))


def _titels(catalogi: Mapping[uuid.UUID, tuple[str, str, str]]) -> dict[uuid.UUID, str]:
    """Return the names of catalogues (from name, domain, RSIN); the RSIN is added only where two catalogues
    have the same domain.
    """
    domeinen = Counter(domein for _naam, domein, _rsin in catalogi.values())
    uit = {}
    for id_, (naam, domein, rsin) in catalogi.items():
        aanduiding = f"{domein} {rsin}" if domeinen[domein] > 1 else domein
        uit[id_] = f"{naam} ({aanduiding})" if naam else _("Domein %(domein)s") % {"domein": aanduiding}
    return uit


def groepeer(rijen: Iterable[Autorisatie], organisatie_id: uuid.UUID) -> list[Rechtengroep]:
    """Return the rights in lines, in the order of the components. Cost: one query per component that has
    types.
    """
    bij_elkaar: dict[tuple[str, tuple[str, ...], int | None], list[Autorisatie]] = {}
    for rij in rijen:
        sleutel = (rij.component, tuple(sorted(set(rij.scopes))), rij.max_vertrouwelijkheidaanduiding)
        bij_elkaar.setdefault(sleutel, []).append(rij)
    typen = {c: typen_van(c, organisatie_id) for c in MET_TYPEN if any(k[0] == c for k in bij_elkaar)}
    orde = list(woorden.COMPONENTEN)
    groepen = [_groep(*sleutel, deel, typen.get(sleutel[0], [])) for sleutel, deel in bij_elkaar.items()]
    return sorted(groepen, key=lambda g: (orde.index(g.component) if g.component in orde else 99, g.sleutel))


def _groep(
    component: str,
    scopes: tuple[str, ...],
    niveau: int | None,
    rijen: Sequence[Autorisatie],
    typen: Sequence[Type],
) -> Rechtengroep:
    soorten = {rij.soort for rij in rijen if rij.soort}
    eigen = tuple(t for t in typen if soorten.intersection(t.ids))
    bekend = {id_ for t in eigen for id_ in t.ids}
    volgorde = list(woorden.SCOPES)
    return Rechtengroep(
        sleutel=sha256(repr((component, scopes, niveau)).encode()).hexdigest()[:16],
        component=component,
        scopes=tuple(sorted(scopes, key=lambda s: (volgorde.index(s) if s in volgorde else 99, s))),
        niveau=niveau,
        typen=eigen,
        elders=tuple(sorted({rij.url for rij in rijen if rij.url})),
        vervallen=len(soorten - bekend),
        oud=tuple(t.tekst for t in eigen if not soorten.issuperset(t.ids)),
        rijen=tuple(rijen),
    )


def maak_rechten(
    component: str,
    scopes: Sequence[str],
    niveau: int | None,
    gekozen: Iterable[str],
    typen: Sequence[Type],
) -> list[Autorisatie]:
    """Return one right for each version of each chosen type (its ``waarde``, or an address in another
    register).

    For a component without types, return one right.
    """

    def recht(**waarden: object) -> Autorisatie:
        return Autorisatie(
            component=component, scopes=list(scopes), max_vertrouwelijkheidaanduiding=niveau, **waarden
        )

    if component not in MET_TYPEN:
        return [recht()]
    ids = {t.waarde: t.ids for t in typen}
    uit = []
    for waarde in gekozen:
        uit += [recht(soort=id_) for id_ in ids[waarde]] if waarde in ids else [recht(url=waarde)]
    return uit
