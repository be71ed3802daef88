"""Channels and subscriptions: make and change them, and send failed deliveries again."""

import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from eenloket.kern.actoren import Actor
from eenloket.kern.fouten import Registerfout, Strijdig
from eenloket.kern.handelingen import handeling
from eenloket.kern.organisaties.models import Organisatie

from ...adresgeheim import eis_geheim_bij_adres
from ...adressen import HostOnbekend, OnveiligAdres
from ..models import Abonnement, Bezorging, Bezorgstand, Kanaal
from .adressen import controleer_callback, is_eigen
from .recht import mag_nog
from .soorten import KANALEN


class GeenOntvanger(Strijdig):
    """The subscriber no longer has the right to get notifications."""

    code = "geen-ontvanger"
    tekst = _("Deze software mag geen berichten krijgen. Geef de applicatie eerst het recht terug.")


def zorg_voor_kanalen(organisatie: Organisatie) -> None:
    """Make the channels on which we publish, when this organisation doesn't have them. Cost: one query, one
    more the first time.
    """
    er_zijn = set(Kanaal.objects.filter(organisatie=organisatie).values_list("naam", flat=True))
    Kanaal.objects.bulk_create(
        (
            Kanaal(organisatie=organisatie, naam=k.naam, filters=list(k.filters))
            for k in KANALEN.values()
            if k.naam not in er_zijn
        ),
        ignore_conflicts=True,
    )


def maak_kanaal(kanaal: Kanaal, *, door: Actor) -> Kanaal:
    """Make a channel of another source.

    Raises: Registerfout when a channel with that name exists.
    """
    with handeling(door, "notificaties.kanaal"):
        if Kanaal.objects.filter(organisatie_id=kanaal.organisatie_id, naam=kanaal.naam).exists():
            raise Registerfout("naam", "unique", _("Er is al een kanaal met deze naam."))
        Kanaal.objects.bulk_create([kanaal])
    return kanaal


def neem_abonnement(abonnement: Abonnement, *, basis: str = "", door: Actor) -> Abonnement:
    """Save a new subscription, after checking its channels, its filters and its address. ``basis`` is the address at which
    the subscriber called us: no place to deliver to.

    Raises: Registerfout.
    """
    with handeling(door, "notificaties.abonnement"):
        _controleer(abonnement, basis)
        abonnement.save(force_insert=True)
    return abonnement


def wijzig_abonnement(
    abonnement: Abonnement, waarden: Mapping[str, Any], *, basis: str = "", door: Actor
) -> Abonnement:
    """Change columns of a locked subscription. Its secret belongs to its address: another address needs the secret again.

    Raises: Registerfout.
    """
    with handeling(door, "notificaties.abonnement"):
        eis_geheim_bij_adres(
            was=abonnement.callback_url,
            wordt=waarden.get("callback_url", abonnement.callback_url),
            geheim=waarden.get("auth"),
            veld="auth",
        )
        for naam, waarde in waarden.items():
            setattr(abonnement, naam, waarde)
        _controleer(abonnement, basis)
        abonnement.save()
    return abonnement


def _controleer(abonnement: Abonnement, basis: str) -> None:
    _controleer_kanalen(abonnement)
    try:
        if is_eigen(abonnement.callback_url, basis):
            raise OnveiligAdres()
        controleer_callback(abonnement.callback_url)
    except (OnveiligAdres, HostOnbekend):
        raise Registerfout(
            "callbackUrl", "invalid-callback-url", _("Op dit adres mogen we niet bezorgen.")
        ) from None


def verwijder_abonnement(abonnement: Abonnement, *, door: Actor) -> None:
    """End a subscription; its waiting deliveries aren't sent any more."""
    with handeling(door, "notificaties.opzeggen"):
        abonnement.delete()


def _controleer_kanalen(abonnement: Abonnement) -> None:
    bekend = dict(
        Kanaal.objects.filter(organisatie_id=abonnement.organisatie_id).values_list("naam", "filters")
    )
    for plek, kanaal in enumerate(abonnement.kanalen):
        if kanaal["naam"] not in bekend:
            raise Registerfout(f"kanalen.{plek}.naam", "kanaal_naam", _("Dit kanaal bestaat niet."))
        if not set(kanaal.get("filters") or {}) <= set(bekend[kanaal["naam"]]):
            raise Registerfout(
                "filters", "inconsistent-abonnement-filters", _("Het kanaal kent niet al deze filters.")
            )


def stuur_opnieuw(abonnement: Abonnement, ids: Sequence[uuid.UUID], *, door: Actor) -> int:
    """Give failed deliveries of a subscription all their tries again, from now; return how many.

    Deliveries aren't under audit, because a line for each would cost as much as the delivery. The
    subscription itself stores that somebody sent deliveries again, so that its line in the audit trail says
    who, when and how many (M-F3).
    Raises: GeenOntvanger.
    """
    if not mag_nog(abonnement):
        raise GeenOntvanger()
    with handeling(door, "notificaties.opnieuw"):
        aantal = Bezorging.objects.filter(
            id__in=list(ids), abonnement=abonnement, stand=Bezorgstand.DOOD
        ).update(stand=Bezorgstand.WACHT, pogingen=0, volgende=Now())
        if aantal:
            Abonnement.objects.filter(id=abonnement.id).update(opnieuw_op=Now(), opnieuw_aantal=aantal)
    return aantal


__all__ = [
    "GeenOntvanger",
    "maak_kanaal",
    "neem_abonnement",
    "stuur_opnieuw",
    "verwijder_abonnement",
    "wijzig_abonnement",
    "zorg_voor_kanalen",
]
