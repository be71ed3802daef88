"""What the public pages show, made from the offer: plain values in the language of the reader, no queries."""

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from eenloket.midoffice.aanbod.api import Aanbod
from eenloket.vormgeving.middelen import iconen

if TYPE_CHECKING:
    from eenloket.midoffice.aanbod.inhoud import Dienst, Levensgebeurtenis, Termijnen, Vraagpatroon
    from eenloket.midoffice.aanbod.inhoud.patroon import Lid


@dataclass(frozen=True, slots=True)
class Verwijzing:
    """A link to a page about something, with one line of explanation."""

    naam: str
    url: str
    uitleg: str = ""
    icoon: str = ""


@dataclass(frozen=True, slots=True)
class Belofte:
    """One line of a pattern: what is done, by whom, when it's ready, and for whom if not for everybody."""

    naam: str
    url: str
    wie: str
    wanneer: str
    voorwaarde: str
    keuze: bool


def taal() -> str:
    """The language of this request: "nl" or "en"."""
    return "en" if (get_language() or "nl").startswith("en") else "nl"


def veilig_icoon(naam: str) -> str:
    """An icon that exists; content may name one that this build doesn't have."""
    return naam if naam in iconen() else "circle"


def van_patroon(patroon: "Vraagpatroon") -> Verwijzing:
    """Link to a demand pattern."""
    return Verwijzing(
        patroon.naam.in_taal(taal()),
        reverse("portaal:vraag", args=[patroon.slug]),
        patroon.samenvatting.in_taal(taal()),
        veilig_icoon(patroon.icoon),
    )


def van_dienst(dienst: "Dienst") -> Verwijzing:
    """Link to a service."""
    url = reverse("portaal:dienst", args=[dienst.slug])
    return Verwijzing(dienst.naam.in_taal(taal()), url, dienst.samenvatting.in_taal(taal()))


def van_onderwerp(onderwerp: "Levensgebeurtenis") -> Verwijzing:
    """Link to a branch of the tree."""
    uitleg = onderwerp.uitleg.in_taal(taal()) if onderwerp.uitleg else ""
    url = reverse("portaal:onderwerp", args=[onderwerp.slug])
    return Verwijzing(onderwerp.naam.in_taal(taal()), url, uitleg, veilig_icoon(onderwerp.icoon))


def van_doel(aanbod: Aanbod, doel: str) -> str:
    """The address of ``vraag/<slug>``, ``dienst/<slug>`` or ``hulp``."""
    soort, _streep, slug = doel.partition("/")
    return reverse(f"portaal:{soort}", args=[slug]) if slug else reverse("portaal:hulp")


def beloften(aanbod: Aanbod, patroon: "Vraagpatroon", dag: dt.date) -> list[Belofte]:
    """The services of a pattern that are published on ``dag``, as the promise on its page."""
    return [
        _belofte(aanbod, lid, aanbod.dienst(lid.dienst))
        for lid in patroon.leden
        if aanbod.dienst(lid.dienst).zichtbaar_op(dag)
    ]


def _belofte(aanbod: Aanbod, lid: "Lid", dienst: "Dienst") -> Belofte:
    return Belofte(
        naam=dienst.naam.in_taal(taal()),
        url=reverse("portaal:dienst", args=[dienst.slug]),
        wie=aanbod.organisatie(dienst.organisatie).naam,
        wanneer=_wanneer(aanbod, lid, dienst),
        voorwaarde=als_voorwaarde(lid.reden.in_taal(taal())) if lid.reden and lid.als else "",
        keuze=lid.mag_uit,
    )


def _wanneer(aanbod: Aanbod, lid: "Lid", dienst: "Dienst") -> str:
    termijn = termijntekst(dienst.termijnen)
    if not lid.na:
        return termijn
    eerst = _(" en ").join(f"“{aanbod.dienst(slug).naam.in_taal(taal())}”" for slug in lid.na)
    return _("%(termijn)s, na %(eerst)s") % {"termijn": termijn, "eerst": eerst}


def als_voorwaarde(reden: str) -> str:
    """The reason why a service is in, as the condition that the reader checks: "omdat u een hond heeft" → "als u …"."""
    return re.sub(r"^(omdat|because)\b", lambda m: "als" if m[0] == "omdat" else "if", reden)


def termijntekst(termijnen: "Termijnen") -> str:
    """Our own promise in words; the legal term when we promise nothing; "" when there is neither."""
    if termijnen.norm_werkdagen == 0:
        return _("meteen")
    if termijnen.norm_werkdagen:
        aantal = termijnen.norm_werkdagen
        return ngettext("binnen %(aantal)d werkdag", "binnen %(aantal)d werkdagen", aantal) % {
            "aantal": aantal
        }
    duur = termijnen.norm or termijnen.wettelijk
    return _("binnen %(duur)s") % {"duur": duurtekst(duur)} if duur else ""


def duurtekst(duur: str) -> str:
    """``P8W`` → "8 weken"; ISO 8601 in calendar units."""
    delen = []
    for aantal_, eenheid in re.findall(r"(\d+)([YMWD])", duur):
        aantal = int(aantal_)
        woord = {
            "Y": ngettext("%(aantal)d jaar", "%(aantal)d jaar", aantal),
            "M": ngettext("%(aantal)d maand", "%(aantal)d maanden", aantal),
            "W": ngettext("%(aantal)d week", "%(aantal)d weken", aantal),
            "D": ngettext("%(aantal)d dag", "%(aantal)d dagen", aantal),
        }[eenheid]
        delen.append(woord % {"aantal": aantal})
    return _(" en ").join(delen)


@dataclass(frozen=True, slots=True)
class Prijs:
    """What it costs by these channels."""

    kanalen: str
    centen: int
    toelichting: str


def kosten(dienst: "Dienst") -> list[Prijs]:
    """Prices, channels with the same price together, in the order of the content."""
    groepen: dict[tuple[int, str], list[str]] = {}
    for k in dienst.kosten:
        toelichting = k.toelichting.in_taal(taal()) if k.toelichting else ""
        groepen.setdefault((k.centen, toelichting), []).append(kanaalnaam(k.kanaal))
    return [Prijs(", ".join(namen), centen, toelichting) for (centen, toelichting), namen in groepen.items()]


def kanaalnaam(kanaal: str) -> str:
    """How a channel is called on a page."""
    return {"web": _("Online"), "balie": _("Aan de balie"), "telefoon": _("Telefoon"), "post": _("Per post")}[
        kanaal
    ]


def inlogtekst(dienst: "Dienst") -> str:
    """What the client must have to begin online."""
    if dienst.zekerheid == "geen":
        return _("Inloggen hoeft niet")
    if dienst.doelgroep == ["ondernemer"]:
        return _("eHerkenning nodig")
    return _("DigiD nodig") if "ondernemer" not in dienst.doelgroep else _("DigiD of eHerkenning nodig")
