"""The operations that every resource has: list, read one, make, change, delete. The differences are in its
``Bron``.
"""

import hashlib
import uuid
from collections.abc import Callable, Hashable, Mapping, Sequence
from functools import partial

from django.db import transaction
from django.http import HttpResponse
from django.http.response import HttpResponseBase

from eenloket.kern import sql

from .aanroep import Aanroep
from .bron import BRONNEN, Bron
from .contract import contract
from .filters import Filterwaarde, getal, lees_filters, leid
from .fouten import Onbekend, Verouderd, veldfout
from .keuze import Keuze
from .lezen import Bladzijde, lees_een, lees_lijst, lees_uitbreiding, volgende_url
from .onthouden import onthouden
from .schrijven import lees_lichaam

Handeling = Callable[[Aanroep], HttpResponseBase]
HANDELINGEN: dict[tuple[str, str], Handeling] = {}
"""The function that answers an operation, by API and operation id."""
GROOTSTE_BLADZIJDE = 500
GROOTSTE_LIJST = 5000
"""The most rows of a list that has no pages in the standard."""
_WERKWOORDEN = {
    "list": "list", "retrieve": "een", "read": "een", "headers": "een", "head": "een", "create": "maak", "update": "wijzig",
    "partial_update": "wijzig", "destroy": "verwijder", "delete": "verwijder",
}  # fmt: skip


def operatie(api: str, *ids: str) -> Callable[[Handeling], Handeling]:
    """Function decorator: the function answers these operations.

    Raises: ValueError when the API has no such operation.
    """

    def registreer(functie: Handeling) -> Handeling:
        for id_ in ids:
            if id_ not in contract(api).operaties:
                raise ValueError(f"{api} heeft geen operatie {id_}")
            HANDELINGEN[api, id_] = functie
        return functie

    return registreer


def bind(bron: Bron, naam: str = "") -> Bron:
    """Answer the usual operations of ``bron``. ``naam`` is the begin of their ids in the contract, when it
    differs from the name of ``bron``.
    """
    BRONNEN[f"{bron.api}/{bron.naam}"] = bron
    begin = (naam or bron.naam) + "_"
    for id_ in contract(bron.api).operaties:
        if not id_.startswith(begin) or (wat := _WERKWOORDEN.get(id_[len(begin) :])) is None:
            continue
        HANDELINGEN.setdefault((bron.api, id_), _gebonden(bron, wat))
    return bron


def _gebonden(bron: Bron, wat: str) -> Handeling:
    functie = {"list": lijst, "een": een, "maak": maak, "wijzig": wijzig, "verwijder": verwijder}[wat]
    return partial(functie, bron)


def lijst(bron: Bron, aanroep: Aanroep) -> HttpResponse:
    """Return a page of the rows that the client may see, newest first unless the client asks for another
    order.
    """
    gegeven = {**bron.standaard, **{naam: aanroep.request.GET[naam] for naam in aanroep.request.GET}}
    return bladzijde(bron, aanroep, gegeven)


def bladzijde(
    bron: Bron,
    aanroep: Aanroep,
    gegeven: Mapping[str, object],
    *,
    ook: Sequence[Filterwaarde] = (),
    keuze: Keuze | None = None,
) -> HttpResponse:
    """Return a page for parameters from the address or from a body.

    ``ook`` are filters of another form; ``keuze`` are the fields that the client wants (None: all fields).
    """
    _ = aanroep.bereik
    filters = [*lees_filters(bron, aanroep, gegeven), *ook]
    blad, filters = lees_blad(bron, aanroep, gegeven, filters)
    uitbreiden = lees_uitbreiding(bron, str(gegeven.get("expand") or "")) if keuze is None else keuze
    aantal, resultaten = onthouden(
        bron.versie,
        _sleutel(bron, aanroep, blad, tuple((f.filter.waar, repr(f.waarde)) for f in filters), uitbreiden),
        lambda: lees_lijst(bron, aanroep, filters, blad, uitbreiden),
    )
    if not bron.bladzijden:
        if aantal > GROOTSTE_LIJST:
            raise veldfout(
                "nonFieldErrors",
                "too-many-results",
                f"Dit zijn er meer dan {GROOTSTE_LIJST}. Vraag om minder.",
            )
        return antwoord(resultaten)
    begin = (blad.nummer - 1) * blad.per
    if begin >= aantal and blad.nummer > 1:
        raise Onbekend("Ongeldige pagina.")
    volgende = volgende_url(aanroep, blad.nummer + 1) if begin + blad.per < aantal else None
    vorige = volgende_url(aanroep, blad.nummer - 1) if blad.nummer > 1 else None
    kop = f'{{"count":{aantal},"next":{_json(volgende)},"previous":{_json(vorige)},"results":'
    return antwoord(kop.encode() + resultaten + b"}")


def _json(url: str | None) -> str:
    return "null" if url is None else '"' + url.replace("\\", "%5C").replace('"', "%22") + '"'


def lees_blad(
    bron: Bron, aanroep: Aanroep, gegeven: Mapping[str, object], filters: Sequence[Filterwaarde]
) -> tuple[Bladzijde, list[Filterwaarde]]:
    """Return the requested page with its order, and the filters in the form for that order.

    Raises: OngeldigVerzoek, Onbekend.
    """
    try:
        nummer = int(str(gegeven.get("page") or 1))
    except ValueError:
        nummer = 0
    if not 0 < nummer < 10**9:
        raise Onbekend("Ongeldige pagina.")
    per = bron.per_bladzijde if bron.bladzijden else GROOTSTE_LIJST
    if "pageSize" in gegeven:
        per = getal(str(gegeven["pageSize"]), aanroep, "pageSize")
        if not 0 < per <= GROOTSTE_BLADZIJDE:
            raise veldfout("pageSize", "invalid", f"Kies 1 tot en met {GROOTSTE_BLADZIJDE}.")
    delen = _sortering(bron, str(gegeven.get("ordering") or ""))
    if not delen:
        filters, eerst = leid(filters)
        delen = [eerst] if eerst else []
    orde = ", ".join(
        [*delen, bron.volgorde]
    )  # the last part of the order is newest first, so that pages never overlap
    return Bladzijde(nummer, per, orde.replace("{t}", "t")), list(filters)


def _sortering(bron: Bron, tekst: str) -> list[str]:
    delen = []
    for deel in filter(None, (d.strip() for d in tekst.split(","))):
        kolom = bron.sorteer.get(deel.removeprefix("-"))
        if kolom is None:
            raise veldfout("ordering", "invalid_choice", "Op dit veld kan niet gesorteerd worden.")
        delen.append(f"{kolom} DESC" if deel.startswith("-") else kolom)
    return delen[:3]


def een(bron: Bron, aanroep: Aanroep) -> HttpResponse:
    """Return one resource with its ETag; 304 when the client has this version already."""
    uitbreiden = lees_uitbreiding(bron, aanroep.parameter("expand") or "")
    id_ = aanroep.pad["uuid"]
    _ = aanroep.bereik
    _, inhoud = onthouden(
        bron.versie,
        _sleutel(bron, aanroep, id_, uitbreiden),
        lambda: (1, lees_een(bron, id_, aanroep, uitbreiden)),
    )
    return met_etag(aanroep, inhoud)


def _sleutel(bron: Bron, aanroep: Aanroep, *deel: object) -> Hashable:
    """Return the key of a cached answer: all data on which the answer depends, besides its version. These
    answers don't depend on rights.
    """
    if bron.versie is None:
        return None
    return (bron.naam, aanroep.organisatie_id, aanroep.basis, aanroep.dag, *map(_vast, deel))


def _vast(deel: object) -> object:
    return tuple(deel) if isinstance(deel, list) else deel


def etag_van(inhoud: bytes) -> str:
    """Return the ETag of the JSON of a resource."""
    return '"' + hashlib.md5(inhoud, usedforsecurity=False).hexdigest() + '"'


def eis_ongewijzigd(bron: Bron, aanroep: Aanroep) -> None:
    """Refuse a change when the client gives ``If-Match`` and the resource is no longer as the client read it
    (RFC 9110 section 13.1.1). The row is locked, so that of two changes with one ETag the second is refused.

    Raises: Verouderd, and Onbekend or GeenRechten as a GET would.
    Cost: none without that header, else two queries.
    """
    gegeven = [deel.strip() for deel in aanroep.kop("If-Match").split(",") if deel.strip()]
    if not gegeven:
        return
    id_ = aanroep.pad["uuid"]
    sql.een(f'SELECT 1 FROM "{bron.model._meta.db_table}" WHERE id = %(id)s FOR NO KEY UPDATE', {"id": id_})
    nu = etag_van(lees_een(bron, id_, aanroep))
    if "*" not in gegeven and nu not in gegeven:
        raise Verouderd(nu)


def met_etag(aanroep: Aanroep, inhoud: bytes) -> HttpResponse:
    """Return an answer with an ETag. The ETag of a resource is the hash of its JSON, addresses included (RFC
    9110 section 13.1.2).
    """
    etag = etag_van(inhoud)
    gekend = aanroep.kop("If-None-Match")
    if gekend and (
        gekend.strip() == "*" or etag in [d.strip().removeprefix("W/") for d in gekend.split(",")]
    ):
        uit = HttpResponse(status=304)
        uit.headers.pop("Content-Type", None)
    else:
        uit = antwoord(inhoud)
    uit.headers["ETag"] = etag
    return uit


def maak(bron: Bron, aanroep: Aanroep) -> HttpResponse:
    """Make a resource. The answer is the same as that of a GET at this moment."""
    _ = aanroep.bereik
    lichaam = lees_lichaam(aanroep)
    assert bron.acties.maak is not None
    with transaction.atomic(), sql.gebundeld():
        rij = bron.acties.maak(aanroep, bron.model(**bron.naar_kolommen(lichaam, aanroep)), lichaam)
        inhoud = lees_een(bron, rij.pk, aanroep, vrij=True)
    for stap in aanroep.daarna:
        stap()
    uit = antwoord(inhoud, 201)
    uit.headers["Location"] = adres_van(bron, aanroep, rij.pk)
    for naam, waarde in aanroep.koppen.items():
        uit.headers[naam] = waarde
    return uit


def wijzig(bron: Bron, aanroep: Aanroep) -> HttpResponse:
    """Change the fields that the body gives. Missing fields don't change, also with PUT; a PUT must hold all
    required fields.
    """
    _ = aanroep.bereik
    lichaam = lees_lichaam(aanroep)
    assert bron.acties.wijzig is not None
    with transaction.atomic(), sql.gebundeld():
        eis_ongewijzigd(bron, aanroep)
        rij = bron.acties.wijzig(aanroep, aanroep.pad["uuid"], bron.naar_kolommen(lichaam, aanroep), lichaam)
        inhoud = lees_een(bron, rij.pk, aanroep, vrij=True)
    return antwoord(inhoud)


def verwijder(bron: Bron, aanroep: Aanroep) -> HttpResponse:
    """Delete a resource with its parts."""
    _ = aanroep.bereik
    assert bron.acties.verwijder is not None
    with transaction.atomic():
        eis_ongewijzigd(bron, aanroep)
        bron.acties.verwijder(aanroep, aanroep.pad["uuid"])
    uit = HttpResponse(status=204)
    uit.headers.pop("Content-Type", None)
    return uit


def adres_van(bron: Bron, aanroep: Aanroep, id_: uuid.UUID) -> str:
    """Return the address of a resource; the path of a resource below another one holds the id of that other
    one.
    """
    pad = bron.pad.format(**{naam: str(waarde) for naam, waarde in aanroep.pad.items()})
    return f"{aanroep.basis}/{bron.api}/api/v1/{pad}/{id_}"


def antwoord(inhoud: bytes, status: int = 200) -> HttpResponse:
    """Return an answer of complete JSON."""
    return HttpResponse(inhoud, status=status, content_type="application/json")
