"""From a question of the content to a field on a page, and back from what was sent."""

from dataclasses import dataclass, field
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from eenloket.kern.fouten import Domeinfout
from eenloket.midoffice.aanbod.inhoud import Tekst, Vraag, Vraagsoort
from eenloket.midoffice.aanvragen.api import Intake

ADRESDELEN = ("postcode", "huisnummer", "huisletter", "toevoeging", "straat", "plaats")
REGISTERNAMEN = {
    "brp": Tekst(nl="Basisregistratie Personen", en="Personal Records Database"),
    "bag": Tekst(nl="Basisregistratie Adressen en Gebouwen", en="Key Register of Addresses and Buildings"),
    "kvk": Tekst(nl="Handelsregister", en="Commercial Register"),
}
_ACCEPT = {"jpg": ".jpg,.jpeg", "png": ".png", "pdf": ".pdf", "docx": ".docx", "odt": ".odt"}
_OVER_UZELF = {
    "contact_email": "email",
    "melding_email": "email",
    "contact_telefoon": "tel",
    "naam": "name",
    "handelsnaam": "organization",
}
"""What a browser may fill in: only facts about who is typing (WCAG 2.2, 1.3.5)."""
_EIGEN_ADRES = {"adres", "nieuw_adres", "bedrijf_adres"}


@dataclass(frozen=True, slots=True)
class Veld:
    """What the template needs to show one question. ``id`` is the control that a mistake points to."""

    naam: str
    id: str
    soort: str
    label: str
    hulp: str
    fout: str
    waarde: Any
    optioneel: bool
    opties: list[dict[str, str]] = field(default_factory=list)
    accept: str = ""
    bestanden: list[dict[str, Any]] = field(default_factory=list)
    autocomplete: str = "off"
    vrije_personen: bool = False
    straat_nodig: bool = False


def veld(
    intake: Intake,
    vraag: Vraag,
    taal: str,
    *,
    ruw: Any = None,
    fout: Domeinfout | None = None,
    bestanden: list[dict[str, Any]] | None = None,
    leeg: bool = False,
) -> Veld:
    """The field of ``vraag``, with what was typed (``ruw``) or answered before; ``leeg``: without what was answered before."""
    waarde = ruw if ruw is not None or leeg else _vormwaarde(vraag, intake.waarde(vraag.id))
    straat = vraag.soort is Vraagsoort.ADRES and _straat_nodig(intake, vraag, waarde, fout)
    vrij = vraag.soort is Vraagsoort.PERSONEN and not intake.opties(vraag.id)
    eigen_adres = vraag.soort is Vraagsoort.ADRES and vraag.id in _EIGEN_ADRES
    return Veld(
        naam=vraag.id,
        id=f"id_{vraag.id}_straat" if straat and fout and fout.veld == "straat" else f"id_{vraag.id}",
        soort=vraag.soort.value,
        label=vraag.tekst.in_taal(taal),
        hulp=vraag.hulp.in_taal(taal) if vraag.hulp else "",
        fout=str(fout) if fout else "",
        waarde=waarde,
        optioneel=not vraag.verplicht,
        opties=_opties(intake, vraag, taal),
        accept=",".join(_ACCEPT.get(s, f".{s}") for s in vraag.bestandssoorten),
        bestanden=bestanden or [],
        autocomplete="postal-code" if eigen_adres else _OVER_UZELF.get(vraag.id, "off"),
        vrije_personen=vrij,
        straat_nodig=straat,
    )


def _straat_nodig(intake: Intake, vraag: Vraag, waarde: Any, fout: Domeinfout | None) -> bool:
    """Street and place are asked when the register of addresses doesn't answer, and shown when they were typed before."""
    if fout is not None and fout.veld == "straat":
        return True
    antwoord = intake.antwoorden.get(vraag.id)
    getypt = antwoord is not None and antwoord.bron != "register" and not antwoord.geverifieerd
    return bool(isinstance(waarde, dict) and waarde.get("straat")) and (getypt or fout is not None)


def _vormwaarde(vraag: Vraag, waarde: Any) -> Any:
    """A stored value as the form shows it."""
    if vraag.soort is Vraagsoort.BEDRAG and waarde is not None:
        return f"{waarde // 100},{waarde % 100:02d}"
    if vraag.soort is Vraagsoort.LOCATIE and isinstance(waarde, dict):
        return waarde.get("toelichting", "")
    return waarde


def _opties(intake: Intake, vraag: Vraag, taal: str) -> list[dict[str, str]]:
    if vraag.soort is Vraagsoort.PERSONEN:
        return [{"waarde": o["id"], "tekst": o["label"]} for o in intake.opties(vraag.id)]
    return [
        {"waarde": o.waarde, "tekst": o.tekst.in_taal(taal), "hulp": o.hulp.in_taal(taal) if o.hulp else ""}
        for o in vraag.opties
    ]


def uit_formulier(post: QueryDict, vraag: Vraag) -> Any:
    """What was sent for ``vraag``, in the form that ``antwoordvorm.ontleed`` reads."""
    match vraag.soort:
        case Vraagsoort.MEERKEUZE:
            return post.getlist(vraag.id)
        case Vraagsoort.PERSONEN:
            waarden = post.getlist(vraag.id)
            return waarden[0].splitlines() if len(waarden) == 1 and "\n" in waarden[0] else waarden
        case Vraagsoort.DATUM:
            return {deel: post.get(f"{vraag.id}_{deel}", "") for deel in ("dag", "maand", "jaar")}
        case Vraagsoort.ADRES:
            return {deel: post.get(f"{vraag.id}_{deel}", "") for deel in ADRESDELEN}
        case _:
            return post.get(vraag.id, "")


def bronregel(register: str, taal: str) -> str:
    """The full name of a register; for a value nobody checked, nothing."""
    return REGISTERNAMEN[register].in_taal(taal) if register in REGISTERNAMEN else ""


def storingsregel(intake: Intake, vraag: Vraag, taal: str) -> str:
    """What the client is told when registers don't answer (M-B4): once, at the first question that one of them could have answered."""
    gestoord = intake.aanvraag.gestoord
    getroffen = [
        v.id
        for v in intake.stand.vragen
        if v.bron and v.bron.split(".")[0] in gestoord and not _bekend(intake, v.id)
    ]
    if not getroffen or getroffen[0] != vraag.id:
        return ""
    namen = ", ".join(bronregel(r, taal) or r for r in gestoord)
    return _("Wij kunnen uw gegevens nu niet ophalen uit: %(namen)s. Vul ze daarom zelf in.") % {
        "namen": namen
    }


def _bekend(intake: Intake, vraag: str) -> bool:
    return vraag in intake.antwoorden and intake.antwoorden[vraag].bron == "register"
