"""Register a case as the national standard defines it: the caller gives every field, the rules are those of
every case (zrc-001 … zrc-015).

Such a case may have a type that no service of ours has. The organisation that registered it then handles it,
and the case is on the work list of that organisation.
"""

from collections.abc import Sequence

from django.db import IntegrityError

from eenloket.kern import sql
from eenloket.kern.actoren import Actor
from eenloket.kern.handelingen import handeling
from eenloket.kern.klok import nu, vandaag
from eenloket.kern.rijen import voeg_toe
from eenloket.midoffice.aanbod.api import Zaaktypegegevens

from ..leven import begin
from ..leven.fasen import Fase, fase_bij
from ..leven.stand import Gevolg
from ..models import Status, Zaak, Zaakrelatie
from ..uitvoering.laden import afspraken_van, statussoort
from ..uitvoering.rij import neem_over, stand_van
from ..uitvoering.werk import zet_werk
from ..uitvoering.zaaknummers import geef_nummer, neem_nummer, niet_uniek
from .codes import in_registertaal
from .controles import controleer_relaties, controleer_type, controleer_zaak
from .statussen import als_nieuw, eis_eerste_status


def registreer(
    zaak: Zaak,
    soort: Zaaktypegegevens,
    *,
    door: Actor,
    relaties: Sequence[Zaakrelatie] = (),
    status: Status | None = None,
) -> Zaak:
    """Save a new case of type ``soort``. Empty fields are filled in: number, dates, level, terms.

    With ``status`` the case begins with that status.
    Raises: Registerfout.
    Cost: the number, the insert, its work item and its event; one insert for a status; one query more for
    relations, a main case and an archive status, each.
    Source: M-B5, zrc-001, 002, 009, 011, 013, 014, 015, 022.
    """
    gegeven = bool(zaak.identificatie)
    with handeling(door, "zaak.registreren") as h:
        if status is not None:
            eis_eerste_status(status, soort)
        gevolg = _bereid_voor(zaak, soort, status, door=door)
        controleer_zaak(zaak, soort)
        if relaties:
            controleer_relaties(zaak, relaties)
        if gegeven:
            neem_nummer(zaak)
        else:
            zaak.identificatie = geef_nummer(zaak)
        _leg_vast(zaak, relaties, gegeven=gegeven)
        if status is not None:
            status.zaak = zaak
            voeg_toe([status])
        zet_werk([zaak])
        h.meld(*gevolg.gebeurtenissen)
    return zaak


def _bereid_voor(zaak: Zaak, soort: Zaaktypegegevens, status: Status | None, *, door: Actor) -> Gevolg:
    """Fill in the empty fields and let the case begin, without saving it.

    Raises: Registerfout.
    """
    controleer_type(soort, zaak.startdatum)
    zaak.registratiedatum = zaak.registratiedatum or vandaag()
    zaak.vertrouwelijkheidaanduiding = zaak.vertrouwelijkheidaanduiding or soort.niveau
    zaak.dienst, zaak.uitgave_id, zaak.uitvoerder = soort.dienst, soort.uitgave_id, door.organisatie
    fase = Fase.INTAKE
    if status is not None:
        stap = statussoort(soort, status.statustype_id)
        fase = fase_bij(stap.stap, stap.volgnummer)
    with in_registertaal():
        gevolg = begin.begin(
            stand_van(zaak),
            afspraken_van(zaak, soort),
            fase=fase,
            nu=nu(),
            status=als_nieuw(status) if status is not None else None,
        )
    neem_over(zaak, gevolg.stand)
    return gevolg


def _leg_vast(zaak: Zaak, relaties: Sequence[Zaakrelatie], *, gegeven: bool) -> None:
    """Insert the case and its relations. ``gegeven``: the caller gave the number.

    Raises: Registerfout when another transaction took that number meanwhile.
    """
    try:
        voeg_toe([zaak])
        if gegeven:
            sql.wacht()
    except IntegrityError as fout:
        if "zaak_identificatie" in str(fout):
            raise niet_uniek() from None
        raise
    if relaties:
        for relatie in relaties:
            relatie.zaak = zaak
        Zaakrelatie.objects.bulk_create(relaties)
