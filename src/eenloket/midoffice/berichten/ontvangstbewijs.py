"""The receipt of a request as a paper: what was asked, who does what, and when (M-B3, M-B12)."""

import datetime as dt

from eenloket.kern.organisaties.models import Organisatie
from eenloket.kern.pdf.api import maak_pdf
from eenloket.midoffice.aanbod.inhoud import Tekst
from eenloket.midoffice.aanvragen.api import Beeld, Regel

from .woorden import datum

_T = {
    "titel": Tekst(nl="Ontvangstbewijs", en="Receipt"),
    "nummer": Tekst(nl="Nummer", en="Number"),
    "vraag": Tekst(nl="Uw vraag", en="Your request"),
    "op": Tekst(nl="Ontvangen op", en="Received on"),
    "uiterlijk": Tekst(nl="Alles klaar uiterlijk", en="Everything ready by"),
    "ontvangen": Tekst(
        nl="Wij hebben alles ontvangen. Bewaar dit papier of dit bestand.",
        en="We have received everything. Keep this paper or this file.",
    ),
    "samen": Tekst(
        nl="U krijgt één bericht als alles klaar is.", en="You will get one message when everything is ready."
    ),
    "delen": Tekst(
        nl="U krijgt bericht zodra een onderdeel klaar is.", en="You will get a message when a part is ready."
    ),
    "plan": Tekst(nl="Wat er nu gebeurt", en="What happens now"),
    "wat": Tekst(nl="Wat", en="What"),
    "wie": Tekst(nl="Wie doet dit", en="Who does this"),
    "wanneer": Tekst(nl="Wanneer", en="When"),
    "vragen": Tekst(nl="Heeft u een vraag?", en="Do you have a question?"),
    "noem": Tekst(nl="Noem altijd uw nummer: {nummer}.", en="Always mention your number: {nummer}."),
    "bel": Tekst(nl="Bel {telefoon}.", en="Call {telefoon}."),
}


def ontvangstbewijs(beeld: Beeld, organisatie: Organisatie, taal: str) -> bytes:
    """PDF/UA-1 and PDF/A-2a, with the plan of ``beeld`` as a table. The same receipt is the same file."""

    def t(naam: str) -> str:
        return _T[naam].in_taal(taal)

    feiten = [[t("nummer"), beeld.nummer], [t("vraag"), beeld.naam], [t("op"), datum(beeld.ingediend, taal)]]
    if beeld.verwacht:
        feiten.append([t("uiterlijk"), datum(beeld.verwacht, taal)])
    vragen = [t("noem").replace("{nummer}", beeld.nummer)]
    if telefoon := organisatie.contact.get("telefoon"):
        vragen.insert(0, t("bel").replace("{telefoon}", str(telefoon)))
    gegevens = {
        "afzender": organisatie.naam,
        "kenmerk": beeld.nummer,
        "feiten": feiten,
        "alineas": [t("ontvangen"), t("samen") if beeld.samen else t("delen")],
        "plan": {
            "kop": t("plan"),
            "koppen": [t("wat"), t("wie"), t("wanneer")],
            "rijen": [[r.naam, r.organisatie, wanneer(r, taal)] for r in beeld.regels],
        },
        "delen": [{"kop": t("vragen"), "alineas": vragen}],
    }
    op = dt.datetime.combine(beeld.ingediend, dt.time(12), dt.UTC)
    return maak_pdf("ontvangst", gegevens, titel=f"{t('titel')} {beeld.nummer}", taal=taal, op=op)


def wanneer(regel: Regel, taal: str) -> str:
    """The words of the picture; when it has none, its explanation or a dash, so that no cell is empty."""
    return regel.datumtekst or regel.uitleg or datum(regel.verwacht, taal) or "–"
