"""The fields of our own resources that are the object of a case, for the archive dates that follow from them
(zrc-021).
"""

import datetime as dt
import uuid
from collections.abc import Mapping
from urllib.parse import urlsplit

from eenloket.midoffice.zaken.ports import bij_objecten

from .bron import BRONNEN
from .diensten import dienst_van
from .route import api_van
from .velden import Datum, Moment
from .verwijzingen import lees_id


@bij_objecten
def eigen_datums(url: str, organisatie_id: uuid.UUID) -> Mapping[str, object]:
    """Return the dates of the resource of ours with that address; nothing for an address in another register.

    Cost: two queries.
    """
    api, pad = api_van(urlsplit(url).path) or ("", "")
    soort, _, laatste = pad.rstrip("/").rpartition("/")
    id_ = lees_id(laatste)
    bron = next((b for b in BRONNEN.values() if (b.api, b.pad) == (api, soort)), None)
    if id_ is None or bron is None or dienst_van(url, organisatie_id) is not None:
        return {}
    kolommen = {
        veld.naam: veld.attribuut
        for veld in bron.velden
        if isinstance(veld, Datum | Moment) or veld.naam == "einddatum"
    }
    namen = {f.attname for f in bron.model._meta.concrete_fields}
    kolommen = {naam: kolom for naam, kolom in kolommen.items() if kolom in namen}
    if "organisatie_id" not in namen or not kolommen:
        return {}
    rij = bron.model._default_manager.filter(id=id_, organisatie_id=organisatie_id).values(*kolommen.values())
    gevonden = rij.first() or {}
    waarden = {naam: gevonden.get(kolom) for naam, kolom in kolommen.items()}
    return {naam: w.isoformat() for naam, w in waarden.items() if isinstance(w, dt.date)}
