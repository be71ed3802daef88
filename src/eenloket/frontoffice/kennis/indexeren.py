"""Building the index of one organisation from its offer: rebuilt as a whole, in one transaction (M-A3)."""

import math
import uuid
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection, transaction

from eenloket.kern import klok
from eenloket.kern.identificatie import nieuw_id
from eenloket.midoffice.aanbod import api as aanbod_api

from . import woordenschat
from .documenten import Document, documenten
from .models import Index, Vindbaar, Woord
from .splitsen import delen
from .upl import producten
from .woorden import betekenisvol, lijst, normaal, woorden, wortel, wortels

_LANG = 100_000
_ZET_TEKST = """
UPDATE kennis_vindbaar v SET tekst =
    setweight(to_tsvector(t.config::regconfig, t.a), 'A') || setweight(to_tsvector(t.config::regconfig, t.b), 'B') ||
    setweight(to_tsvector(t.config::regconfig, t.c), 'C') || setweight(to_tsvector(t.config::regconfig, t.d), 'D')
FROM unnest(%s::uuid[], %s::text[], %s::text[], %s::text[], %s::text[], %s::text[]) AS t(id, config, a, b, c, d)
WHERE v.id = t.id
"""
_STAMMEN = "SELECT w, coalesce((ts_lexize(%s::regdictionary, w))[1], w) FROM unnest(%s::text[]) AS w"


@dataclass(frozen=True, slots=True)
class Resultaat:
    """How many documents and words the index has."""

    vindbaar: int
    woorden: int


def herbouw(organisatie_id: uuid.UUID) -> Resultaat:
    """Build the index of an organisation from the release that is in force. Takes about a second. Raises: GeenAanbod."""
    aanbod = aanbod_api.huidig(organisatie_id)
    docs = list(documenten(aanbod, producten()))
    with transaction.atomic():
        _wacht_op_beurt(organisatie_id)
        Vindbaar.objects.filter(organisatie_id=organisatie_id).delete()
        Woord.objects.filter(organisatie_id=organisatie_id).delete()
        schat = {taal: _woordenschat(taal, [d for d in docs if d.taal == taal]) for taal in ("nl", "en")}
        Woord.objects.bulk_create(
            (
                Woord(organisatie_id=organisatie_id, **woord)
                for taal in schat
                for woord in schat[taal].values()
            ),
            batch_size=2000,
        )
        _schrijf(organisatie_id, docs, schat)
        Index.objects.update_or_create(
            organisatie_id=organisatie_id,
            defaults={"versie": nieuw_id(), "uitgave_id": aanbod.uitgave_id, "gebouwd_op": klok.nu()},
        )
    woordenschat.vergeet()
    return Resultaat(len(docs), sum(map(len, schat.values())))


Woordenschat = dict[str, dict[str, str | float]]


def _woordenschat(taal: str, docs: list[Document]) -> Woordenschat:
    """Every word with its stem, root and inverse document frequency."""
    per_doc = [
        {
            w
            for w in woorden(f"{d.titel} {' '.join(d.zinnen)} {d.samenvatting} {d.rest}", _LANG)
            if len(w) <= 60
        }
        for d in docs
    ]
    alle = sorted(set().union(*per_doc)) if per_doc else []
    with connection.cursor() as cursor:
        cursor.execute(_STAMMEN, [f"loket_{taal}_stam", alle])
        stam: dict[str, str] = dict(cursor.fetchall())
    frequentie = Counter(s for doc in per_doc for s in {stam[w] for w in doc})
    return {
        w: {
            "taal": taal,
            "woord": w,
            "stam": stam[w],
            "wortel": wortel(w) if taal == "nl" else stam[w],
            "gewicht": math.log(1 + len(docs) / frequentie[stam[w]]),
        }
        for w in alle
    }


def _schrijf(organisatie_id: uuid.UUID, docs: list[Document], schat: dict[str, Woordenschat]) -> None:
    rijen, teksten = [], []
    # A part of a compound must be a word of titles or everyday words: words of running text cut anywhere.
    kernwoorden = {
        w for d in docs if d.taal == "nl" for w in woorden(" ".join(d.zinnen), _LANG) if len(w) > 2
    } | lijst("delen")
    kernwortels = {wortel(w) for w in kernwoorden if len(w) > 3}
    for doc in docs:
        id_ = nieuw_id()
        zinnen = [_als_wortels(zin, schat[doc.taal]) for zin in doc.zinnen]
        rijen.append(
            Vindbaar(
                id=id_,
                organisatie_id=organisatie_id,
                soort=doc.soort,
                sleutel=doc.sleutel,
                taal=doc.taal,
                titel=doc.titel[:200],
                samenvatting=doc.samenvatting,
                zoeknaam=normaal(doc.titel),
                zinnen="\n".join(dict.fromkeys(filter(None, zinnen))),
                tekst="",
            )
        )
        stukken = _stukken(doc, kernwoorden, kernwortels) if doc.taal == "nl" else []
        teksten.append(
            (
                id_,
                f"loket_{doc.taal}",
                normaal(doc.titel),
                normaal(" ".join(doc.zinnen), _LANG),
                normaal(f"{doc.samenvatting} {' '.join(stukken)}", _LANG),
                normaal(doc.rest, _LANG),
            )
        )
    Vindbaar.objects.bulk_create(rijen, batch_size=1000)
    with connection.cursor() as cursor:
        cursor.execute(_ZET_TEKST, [list(kolom) for kolom in zip(*teksten, strict=True)])


def _als_wortels(zin: str, schat: Woordenschat) -> str:
    return " ".join(str(schat[w]["wortel"]) for w in betekenisvol(woorden(zin)) if w in schat)


def _stukken(doc: Document, kernwoorden: set[str], kernwortels: set[str]) -> list[str]:
    """Parts of the compounds in title and everyday words, so that "vergunning om te parkeren" finds parkeervergunning."""

    def bekend(stuk: str) -> bool:
        return stuk in kernwoorden or (len(stuk) > 3 and not kernwortels.isdisjoint(wortels(stuk)))

    gevonden: dict[str, Iterable[str]] = defaultdict(list)
    for woord in woorden(" ".join((doc.titel, *doc.zinnen)), _LANG):
        if woord not in gevonden:
            gevonden[woord] = delen(woord, bekend)
    return [deel for lijst_ in gevonden.values() for deel in lijst_]


def _wacht_op_beurt(organisatie_id: uuid.UUID) -> None:
    """Two rebuilds of one organisation go one after the other."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"kennis.index:{organisatie_id}"]
        )
