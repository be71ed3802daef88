"""From a question of the content to a field on a page, and back from what was sent."""

from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from eenloket.midoffice.aanbod.inhoud import Tekst, Vraag, Vraagsoort
from eenloket.midoffice.aanvragen.api import Intake

ADRESDELEN = ("postcode", "huisnummer", "huisletter", "toevoeging", "straat", "plaats")
REGISTERNAMEN = {
    "brp": Tekst(nl="Basisregistratie Personen", en="Personal Records Database"),
    "bag": Tekst(nl="Basisregistratie Adressen en Gebouwen", en="Key Register of Addresses and Buildings"),
    "kvk": Tekst(nl="Handelsregister", en="Commercial Register"),
}
_ACCEPT = {"jpg": ".jpg,.jpeg", "png": ".png", "pdf": ".pdf", "docx": ".docx", "odt": ".odt"}
_AUTOCOMPLETE = {"contact_email": "email", "contact_telefoon": "tel", "naam": "name", "rekeningnummer": "off"}


@dataclass(frozen=True, slots=True)
class Veld:
    """What the template needs to show one question."""

    naam: str
    soort: str
    label: str
    hulp: str
    fout: str
    waarde: Any
    optioneel: bool
    opties: list[dict[str, str]] = field(default_factory=list)
    accept: str = ""
    bestanden: list[dict[str, Any]] = field(default_factory=list)
    autocomplete: str = ""
    vrije_personen: bool = False
    straat_nodig: bool = False


def veld(intake: Intake, vraag: Vraag, taal: str, *, ruw: Any = None, fout: str = "", bestanden: list[dict[str, Any]] | None = None) -> Veld:
    """The field of ``vraag``, with what was typed (after a mistake) or answered before."""
    return Veld(
        naam=vraag.id,
        soort=vraag.soort.value,
        label=vraag.tekst.in_taal(taal),
        hulp=vraag.hulp.in_taal(taal) if vraag.hulp else "",
        fout=fout,
        waarde=ruw if fout else _vormwaarde(vraag, intake.waarde(vraag.id)),
        optioneel=not vraag.verplicht,
        opties=_opties(intake, vraag, taal),
        accept=",".join(_ACCEPT.get(s, f".{s}") for s in vraag.bestandssoorten),
        bestanden=bestanden or [],
        autocomplete=_AUTOCOMPLETE.get(vraag.id, ""),
        vrije_personen=vraag.soort is Vraagsoort.PERSONEN and vraag.id not in (intake.aanvraag.opties or {}),
        straat_nodig=bool(fout) and vraag.soort is Vraagsoort.ADRES,
    )


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
        {"waarde": o.waarde, "tekst": o.tekst.in_taal(taal), "hulp": o.hulp.in_taal(taal) if o.hulp else ""} for o in vraag.opties
    ]


def uit_formulier(request: HttpRequest, vraag: Vraag) -> Any:
    """What was sent for ``vraag``, in the form that ``antwoordvorm.ontleed`` reads."""
    post = request.POST
    match vraag.soort:
        case Vraagsoort.MEERKEUZE:
            return post.getlist(vraag.id)
        case Vraagsoort.PERSONEN:
            waarden = post.getlist(vraag.id)
            return waarden[0] if len(waarden) == 1 and "\n" in waarden[0] else waarden
        case Vraagsoort.DATUM:
            return {deel: post.get(f"{vraag.id}_{deel}", "") for deel in ("dag", "maand", "jaar")}
        case Vraagsoort.ADRES:
            return {deel: post.get(f"{vraag.id}_{deel}", "") for deel in ADRESDELEN}
        case _:
            return post.get(vraag.id, "")


def bronregel(register: str, taal: str) -> str:
    """The full name of a register; for a value nobody checked, nothing."""
    return REGISTERNAMEN[register].in_taal(taal) if register in REGISTERNAMEN else ""


def storingsregel(gestoord: list[str], taal: str) -> str:
    """What the client is told when registers don't answer (M-B4)."""
    if not gestoord:
        return ""
    namen = ", ".join(bronregel(r, taal) or r for r in gestoord)
    return _("Wij kunnen uw gegevens nu niet ophalen uit: %(namen)s. Vul ze daarom zelf in.") % {"namen": namen}
