"""The consequences of a withdrawal, in sentences for the page that asks for confirmation."""

import uuid
from collections.abc import Iterator, Sequence

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from eenloket.verbinding.zgw import api as zgw
from eenloket.verbinding.zgw.api import Applicatie, Client, Dienst, Telling

from .rechtenregels import Rechtenregel

ABONNEREN = "notificaties.consumeren"
"""The scope without which a subscription gets nothing."""


def van_applicatie(applicatie: Applicatie) -> Iterator[str]:
    """Yield the consequences of withdrawing an application with its rights. Cost: one query."""
    yield _("Software met client-id %(namen)s mag meteen niets meer lezen of wijzigen.") % {
        "namen": _opsomming(applicatie.client_ids)
    }
    yield from _zonder_berichten(applicatie.organisatie_id, applicatie.client_ids)
    yield _("De rechten zijn weg. Vergist u zich, dan moet u ze opnieuw geven.")


def van_client(client: Client, applicatie: Applicatie | None) -> Iterator[str]:
    """Yield the consequences of withdrawing the secret of one client id. Cost: two queries."""
    yield _("Software met deze client-id kan meteen niet meer inloggen.")
    if applicatie is not None:
        if over := zgw.clients.anderen_van(client, applicatie):
            tekst = _("%(naam)s werkt verder met %(over)s.")
            yield tekst % {"naam": applicatie.label, "over": _opsomming(over)}
        else:
            yield _("Niemand kan dan nog inloggen als %(naam)s. De rechten blijven staan.") % {
                "naam": applicatie.label
            }
    yield from _zonder_berichten(client.organisatie_id, [client.client_id])
    yield _("Een nieuw geheim geven kan later nog.")


def van_recht(applicatie: Applicatie, groep: Rechtenregel) -> Iterator[str]:
    """Yield the consequences of removing one line of rights. Cost: one query, or none."""
    yield _("%(naam)s mag meteen niet meer: %(mag)s.") % {
        "naam": applicatie.label,
        "mag": _opsomming(groep.mag).lower(),
    }
    if aantal := len(groep.groep.typen) + len(groep.groep.elders):
        tekst = ngettext("Dat geldt voor %(aantal)d soort.", "Dat geldt voor %(aantal)d soorten.", aantal)
        yield tekst % {"aantal": aantal}
    if ABONNEREN in groep.groep.scopes:
        yield from _zonder_berichten(applicatie.organisatie_id, applicatie.client_ids)


def van_abonnement(van: str, kanalen: Sequence[str], telling: Telling) -> Iterator[str]:
    """Yield the consequences of ending a subscription of ``van`` to ``kanalen``. Cost: none."""
    if van:
        tekst = _("%(van)s krijgt geen berichten meer over %(kanalen)s.")
        yield tekst % {"van": van, "kanalen": _opsomming(kanalen)}
    else:
        yield _("De ontvanger krijgt geen berichten meer over %(kanalen)s.") % {
            "kanalen": _opsomming(kanalen)
        }
    if telling.wacht or telling.dood:
        yield _("Berichten die wachten (%(wacht)s) of niet zijn gelukt (%(dood)s) gaan niet meer weg.") % {
            "wacht": telling.wachtend,
            "dood": telling.mislukt,
        }
    yield _(
        "De software kan zelf een nieuw abonnement maken. Berichten van nu krijgt zij daarmee niet terug."
    )


def van_dienst(dienst: Dienst) -> Iterator[str]:
    """Yield the consequences of deleting another register. Cost: one query."""
    yield _("Nieuwe verwijzingen naar dit register kunnen niet meer.")
    yield _("Verwijzingen die er al zijn, blijven staan. Wij kunnen niet meer kijken wat daar staat.")
    aantal = zgw.diensten.applicaties_met_recht_in(dienst)
    if aantal:
        tekst = ngettext(
            "%(aantal)d applicatie heeft rechten op soorten in dit register en kan daar geen nieuwe zaken of documenten mee maken.",
            "%(aantal)d applicaties hebben rechten op soorten in dit register en kunnen daar geen nieuwe zaken of documenten mee maken.",
            aantal,
        )  # fmt: skip
        yield tekst % {"aantal": aantal}
    if dienst.client_id:
        yield _("Ons geheim daar is dan weg. Bij opnieuw toevoegen hebt u het weer nodig.")


def _zonder_berichten(organisatie_id: uuid.UUID, client_ids: Sequence[str]) -> Iterator[str]:
    aantal = zgw.abonnementen.van_clients(organisatie_id, client_ids).count()
    if aantal:
        tekst = ngettext(
            "%(aantal)d abonnement van deze software krijgt geen nieuwe berichten meer.",
            "%(aantal)d abonnementen van deze software krijgen geen nieuwe berichten meer.",
            aantal,
        )
        yield tekst % {"aantal": aantal}


def _opsomming(namen: Sequence[str]) -> str:
    return get_text_list(list(namen), pgettext("opsomming", "en"))
