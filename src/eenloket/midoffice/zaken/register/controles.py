"""The rules about the fields of one case, new or changed. Each raises a ``Registerfout`` with the field and
code of the standard.
"""

import datetime as dt
import uuid
from collections.abc import Iterable, Sequence

from django.utils.translation import gettext_lazy as _

from eenloket.kern.fouten import Registerfout, verzamel
from eenloket.kern.identificatie import is_rsin
from eenloket.kern.klok import nu
from eenloket.midoffice.aanbod.api import Zaaktypegegevens

from ..leven.stand import NIET_GEARCHIVEERD, SPELING
from ..models import Zaak, Zaakinformatieobject, Zaakrelatie

_RSINS = {
    "bronorganisatie": "bronorganisatie",
    "verantwoordelijke_organisatie": "verantwoordelijkeOrganisatie",
    "opdrachtgevende_organisatie": "opdrachtgevendeOrganisatie",
}
_GEARCHIVEERD = "gearchiveerd"


def controleer_type(soort: Zaaktypegegevens, dag: dt.date) -> None:
    """Check that the case type is published (zrc-001). A type that is no longer valid is allowed, for cases
    that are entered late.
    """
    if soort.concept:
        raise Registerfout("zaaktype", "not-published", _("Dit zaaktype is nog niet gepubliceerd."))


def controleer_zaak(zaak: Zaak, soort: Zaaktypegegevens, velden: Iterable[str] | None = None) -> None:
    """Check all rules about fields; ``velden`` are the columns that change (None: a new case, all columns).

    Cost: none, or one query each for a given main case and for an archive status that isn't the first one.
    Source: zrc-013, 014, 015, 022.
    """
    nieuw = set(velden) if velden is not None else None

    def telt(*namen: str) -> bool:
        return nieuw is None or not nieuw.isdisjoint(namen)

    verzamel(
        Registerfout(veld, "invalid", _("Dit is geen geldig RSIN."))
        for kolom, veld in _RSINS.items()
        if telt(kolom) and (rsin := getattr(zaak, kolom)) and not is_rsin(rsin)
    )
    if zaak.hoofdzaak_id is not None and telt("hoofdzaak_id"):
        _controleer_hoofdzaak(zaak, zaak.hoofdzaak_id, nieuw is None)
    if telt("laatste_betaaldatum", "betalingsindicatie"):
        _controleer_betaling(zaak)
    if telt("producten_of_diensten", "zaaktype_id") and not set(zaak.producten_of_diensten) <= set(
        soort.producten_of_diensten
    ):
        raise Registerfout(
            "productenOfDiensten",
            "invalid-products-services",
            _("Het zaaktype kent niet al deze producten of diensten."),
        )
    if zaak.archiefstatus != NIET_GEARCHIVEERD and telt(
        "archiefstatus", "archiefnominatie", "archiefactiedatum"
    ):
        _controleer_archiefstatus(zaak)


def _controleer_hoofdzaak(zaak: Zaak, hoofdzaak_id: uuid.UUID, is_nieuw: bool) -> None:
    """Check that a case isn't a part of itself, and that a part has no parts (zrc-013). The main case is
    locked until the transaction ends.
    """
    if hoofdzaak_id == zaak.id:
        raise Registerfout("hoofdzaak", "self-forbidden", _("Een zaak kan geen deelzaak van zichzelf zijn."))
    hoofd = (
        Zaak.objects.select_for_update(no_key=True, of=("self",))
        .filter(id=hoofdzaak_id, organisatie_id=zaak.organisatie_id)
        .values_list("hoofdzaak_id")
        .first()
    )
    if hoofd is None:
        raise Registerfout("hoofdzaak", "does_not_exist", _("Deze hoofdzaak bestaat niet."))
    if hoofd[0] is not None or (not is_nieuw and Zaak.objects.filter(hoofdzaak_id=zaak.id).exists()):
        raise Registerfout("hoofdzaak", "deelzaak-als-hoofdzaak", _("Een deelzaak kan geen hoofdzaak zijn."))


def _controleer_betaling(zaak: Zaak) -> None:
    if zaak.laatste_betaaldatum is None:
        return
    if zaak.betalingsindicatie == "nvt":
        raise Registerfout(
            "laatsteBetaaldatum",
            "betaling-nvt",
            _("Als betaling niet van toepassing is, is er geen betaaldatum."),
        )
    if zaak.laatste_betaaldatum > nu() + SPELING:
        raise Registerfout(
            "laatsteBetaaldatum", "future_not_allowed", _("Deze datum mag niet in de toekomst liggen.")
        )


def _controleer_archiefstatus(zaak: Zaak) -> None:
    """Check that a case is archived with archived documents, and with a known nomination and date (zrc-022)."""
    if not zaak.archiefnominatie:
        raise Registerfout(
            "archiefnominatie", "archiefnominatie-not-set", _("Geef op of het dossier bewaard wordt.")
        )
    if zaak.archiefactiedatum is None:
        raise Registerfout(
            "archiefactiedatum", "archiefactiedatum-not-set", _("Geef op wanneer de bewaartermijn eindigt.")
        )
    open_ = Zaakinformatieobject.objects.filter(zaak_id=zaak.id, informatieobject__isnull=False)
    if open_.exclude(informatieobject__laatste__status=_GEARCHIVEERD).exists():
        raise Registerfout(
            "archiefstatus",
            "documents-not-archived",
            _("Niet alle documenten van deze zaak zijn gearchiveerd."),
        )


def controleer_relaties(zaak: Zaak, relaties: Sequence[Zaakrelatie]) -> None:
    """Check that each relevant other case exists in this register, or is in a register that we know
    (zrc-011). Cost: one query.
    """
    ids = {r.andere_id for r in relaties if r.andere_id is not None}
    bekend: set[uuid.UUID] = {zaak.id}  # no rule forbids a case that names itself
    if ids:
        rijen = Zaak.objects.filter(id__in=ids, organisatie_id=zaak.organisatie_id)
        bekend |= set(rijen.values_list("id", flat=True))
    for plaats, relatie in enumerate(relaties):
        if relatie.andere_id is not None and relatie.andere_id not in bekend:
            raise Registerfout(f"relevanteAndereZaken.{plaats}.url", "bad-url", _("Deze zaak bestaat niet."))
        if relatie.aard_relatie == "overig" and not relatie.overige_relatie:
            raise Registerfout(
                f"relevanteAndereZaken.{plaats}.overigeRelatie",
                "overigerelatie-required",
                _("Geef op wat voor relatie dit is."),
            )
