"""The result of a case as the national standard has it: one, of a type that the case type has (zrc-020)."""

import uuid
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from eenloket.kern.actoren import Actor
from eenloket.kern.handelingen import handeling
from eenloket.midoffice.aanbod.api import Resultaattypegegevens, Zaaktypegegevens, typegegevens

from .archiveren import NIETS, VELDEN, afgeleid, vergeet, zet_regime
from .fouten import Registerfout
from .models import Resultaat, Zaak


def leg_resultaat_vast(
    zaak: Zaak, resultaat: Resultaat, soort: Zaaktypegegevens, *, door: Actor
) -> Resultaat:
    """Give a case (locked by the caller) its result; one that has ended gets the archive regime that follows from it.

    Raises: Registerfout when it has one, or for a type of another case type.
    """
    with handeling(door, "zaak.resultaat"):
        type_ = _type(soort, resultaat.resultaattype_id)
        if Resultaat.objects.filter(zaak=zaak).exists():
            raise Registerfout("zaak", "unique", _("Deze zaak heeft al een resultaat."))
        resultaat.zaak = zaak
        Resultaat.objects.bulk_create([resultaat])
        if zaak.einddatum is not None:
            zet_regime(zaak, type_)
            zaak.save(update_fields=VELDEN)
    return resultaat


def wijzig_resultaat(
    zaak: Zaak, resultaat: Resultaat, waarden: Mapping[str, Any], soort: Zaaktypegegevens, *, door: Actor
) -> Resultaat:
    """Correct a result; of an ended case the archive regime follows from the new one. Raises: Registerfout."""
    with handeling(door, "zaak.resultaat"):
        if waarden.get("zaak_id", resultaat.zaak_id) != resultaat.zaak_id:
            raise Registerfout(
                "zaak", "wijzigen-niet-toegelaten", _("Een resultaat gaat niet naar een andere zaak.")
            )
        anders = {k: w for k, w in waarden.items() if getattr(resultaat, k) != w}
        if not anders:
            return resultaat
        oud = soort.resultaattypen.get(resultaat.resultaattype_id)
        for kolom, waarde in anders.items():
            setattr(resultaat, kolom, waarde)
        if "resultaattype_id" in anders:
            nieuw = _type(soort, resultaat.resultaattype_id)
            if zaak.einddatum is not None:
                was = afgeleid(zaak, oud) if oud is not None else NIETS
                zet_regime(zaak, nieuw, opnieuw=True, was=was)
                zaak.save(update_fields=VELDEN)
        resultaat.save(update_fields=sorted(anders))
    return resultaat


def verwijder_resultaat(resultaat: Resultaat, *, door: Actor) -> None:
    """Take a result (locked, with its case) away; what of the archive regime of an ended case followed from it goes too."""
    with handeling(door, "zaak.resultaat"):
        zaak = resultaat.zaak
        oud = typegegevens(zaak.zaaktype_id).resultaattypen.get(resultaat.resultaattype_id)
        if zaak.einddatum is not None and oud is not None:
            vergeet(zaak, afgeleid(zaak, oud))
            if zaak.archiefnominatie == oud.archiefnominatie:
                zaak.archiefnominatie = ""
            zaak.save(update_fields=VELDEN)
        resultaat.delete()


def _type(soort: Zaaktypegegevens, id_: uuid.UUID) -> Resultaattypegegevens:
    gevonden = soort.resultaattypen.get(id_) or typegegevens(soort.id, vers=True).resultaattypen.get(id_)
    if gevonden is None:
        raise Registerfout(
            "nonFieldErrors",
            "zaaktype-mismatch",
            _("Dit resultaattype hoort niet bij het zaaktype van de zaak."),
        )
    return gevonden
