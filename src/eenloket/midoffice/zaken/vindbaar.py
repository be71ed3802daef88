"""Make cases findable for employees: roles, properties, objects and answers become entries of the search
index.

The functions that write these things call ``neem_op`` and ``vergeet`` in the same transaction, so the index
always agrees with the case.
"""

import datetime as dt
import re
import unicodedata
import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from eenloket.kern.rijen import voeg_toe
from eenloket.kern.sleutels import kluis
from eenloket.kern.zoekvakken import vakken, vouw

from .models import Rol, Zaak, Zaakeigenschap, Zaakobject, Zoekingang, Zoekingangsoort

_GEEN_TEKEN = re.compile(r"[\W_]+")
_ANDERS = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe"})
"""Letters of names that can't be split into a letter and an accent."""


@dataclass(frozen=True, slots=True)
class Vindbaar:
    """One entry by which a case can be found. ``tekst`` is shown; ``exact`` is the normalised value, "" when
    only parts of the text are searched.
    """

    zaak: Zaak
    soort: Zoekingangsoort
    bron: uuid.UUID
    tekst: str
    exact: str = ""


def neem_op(dingen: Iterable[Vindbaar]) -> None:
    """Add entries to the index. Cost: one insert; none without entries."""
    rijen = [
        Zoekingang(
            zaak=ding.zaak,
            soort=ding.soort,
            bron=ding.bron,
            exact=hash_van(ding.zaak.organisatie_id, ding.soort, ding.exact) if ding.exact else None,
            vakken=vakken_van(ding.zaak.organisatie_id, ding.tekst) if ding.soort in _IN_STUKKEN else None,
            tekst=ding.tekst,
        )
        for ding in dingen
    ]
    voeg_toe(rijen)


def vergeet(zaak_id: uuid.UUID, bron: uuid.UUID) -> None:
    """Delete the entries of one role, property, object or request. Cost: one query (index on the case)."""
    Zoekingang.objects.filter(zaak_id=zaak_id, bron=bron).delete()


_IN_STUKKEN = (Zoekingangsoort.NAAM, Zoekingangsoort.ADRES)


def hash_van(organisatie_id: uuid.UUID, soort: str, waarde: str) -> bytes:
    """Return the keyed hash (16 bytes) by which an exact value of one organisation is found."""
    return kluis.zoekwaarde(f"{soort}:{waarde}", f"zoekingang/{organisatie_id}")[:16]


def vakken_van(organisatie_id: uuid.UUID, *teksten: str) -> list[int]:
    """Return the keyed buckets for the parts of texts of one organisation."""
    return vakken((glad(tekst) for tekst in teksten), f"zoekingang/{organisatie_id}")


def glad(tekst: str) -> str:
    """Return a text without accents, capitals and punctuation: "Yıldız-de Vries" becomes "yildiz de vries"."""
    los = unicodedata.normalize("NFKD", vouw(unicodedata.normalize("NFKD", tekst)))
    zonder = "".join(teken for teken in los if not unicodedata.combining(teken))
    return _GEEN_TEKEN.sub(" ", vouw(zonder.translate(_ANDERS))).strip()


def als_kenteken(tekst: str) -> str:
    """Return a licence plate without dashes and spaces, in capitals."""
    return re.sub(r"[\s-]", "", tekst).upper()


def als_datum(tekst: str) -> str:
    """Return a date as "YYYY-MM-DD"; empty when ``tekst`` isn't a date. It reads 20061207, 2006-12-07,
    7-12-2006, 7/12/2006 and 7 12 2006.
    """
    delen = re.findall(r"\d+", tekst)
    if len(delen) == 1 and len(delen[0]) == 8:
        delen = [delen[0][:4], delen[0][4:6], delen[0][6:]]
    if len(delen) != 3 or not all(len(deel) <= 4 for deel in delen):
        return ""
    jaar, maand, dag = delen if len(delen[0]) == 4 else reversed(delen)
    try:
        return dt.date(int(jaar), int(maand), int(dag)).isoformat() if len(jaar) == 4 else ""
    except ValueError:
        return ""


def als_adres(postcode: str, huisnummer: object) -> str:
    """Return postcode and house number as one value: "1234AB 12"; empty when one of them is missing."""
    kaal = re.sub(r"\s", "", postcode).upper()
    return f"{kaal} {huisnummer}" if kaal and huisnummer else ""


def naam_van(rol: Rol) -> str:
    """Return the name of the person or organisation, from any of the fields that can hold it; empty when
    there is none.
    """
    gegevens = rol.gegevens or {}
    if naam := rol.afwijkende_naam_betrokkene or gegevens.get("naam") or gegevens.get("statutaireNaam"):
        return str(naam)
    if handelsnamen := gegevens.get("handelsnaam"):
        return str(handelsnamen[0])
    delen = (
        gegevens.get("voornamen") or gegevens.get("voorletters"),
        gegevens.get("voorvoegselGeslachtsnaam") or gegevens.get("voorvoegselAchternaam"),
        gegevens.get("geslachtsnaam") or gegevens.get("achternaam"),
    )
    return " ".join(str(deel) for deel in delen if deel)


def van_rollen(rollen: Sequence[Rol]) -> Iterator[Vindbaar]:
    """Yield the entries of roles: name, date of birth, address."""
    for rol in rollen:
        gegevens: Mapping[str, Any] = rol.gegevens or {}
        if naam := naam_van(rol):
            yield Vindbaar(rol.zaak, Zoekingangsoort.NAAM, rol.id, naam)
        if geboren := als_datum(str(gegevens.get("geboortedatum") or "")):
            yield Vindbaar(rol.zaak, Zoekingangsoort.GEBOORTEDATUM, rol.id, naam or geboren, geboren)
        if isinstance(adres := gegevens.get("verblijfsadres"), Mapping):
            yield from _adres(rol.zaak, rol.id, adres)


def van_eigenschappen(eigenschappen: Sequence[Zaakeigenschap]) -> Iterator[Vindbaar]:
    """Yield the licence plates among the properties: those with "kenteken" in their name."""
    for e in eigenschappen:
        if "kenteken" in e.naam.lower() and (kenteken := als_kenteken(e.waarde)):
            yield Vindbaar(e.zaak, Zoekingangsoort.KENTEKEN, e.id, kenteken, kenteken)


def van_object(zaakobject: Zaakobject) -> Iterator[Vindbaar]:
    """Yield the address of an object of a case."""
    if isinstance(adres := zaakobject.objectidentificatie, Mapping):
        yield from _adres(zaakobject.zaak, zaakobject.id, adres)


def van_antwoord(
    zaak: Zaak,
    bron: uuid.UUID,
    *,
    kenteken: str = "",
    geboren: str = "",
    adres: Mapping[str, Any] | None = None,
    naam: str = "",
) -> Iterator[Vindbaar]:
    """Yield the entry of a client's answer: a licence plate, a date of birth (shown with the name), or an
    address.
    """
    if kenteken:
        yield Vindbaar(zaak, Zoekingangsoort.KENTEKEN, bron, als_kenteken(kenteken), als_kenteken(kenteken))
    if geboren and (dag := als_datum(geboren)):
        yield Vindbaar(zaak, Zoekingangsoort.GEBOORTEDATUM, bron, naam or dag, dag)
    if adres:
        nummer = f"{adres.get('huisnummer', '')}{adres.get('huisletter', '')} {adres.get('toevoeging', '')}"
        yield from _regel(
            zaak, bron, str(adres.get("straat", "")), nummer, adres, str(adres.get("plaats", ""))
        )


def _adres(zaak: Zaak, bron: uuid.UUID, adres: Mapping[str, Any]) -> Iterator[Vindbaar]:
    """Yield the entry of an address in the fields of the standard."""
    nummer = f"{adres.get('aoaHuisnummer') or adres.get('huisnummer') or ''}{adres.get('aoaHuisletter') or adres.get('huisletter') or ''}"
    plat = {
        "postcode": adres.get("aoaPostcode") or adres.get("postcode") or "",
        "huisnummer": adres.get("aoaHuisnummer") or adres.get("huisnummer") or "",
    }
    straat, plaats = adres.get("gorOpenbareRuimteNaam") or "", adres.get("wplWoonplaatsNaam") or ""
    yield from _regel(zaak, bron, str(straat), nummer, plat, str(plaats))


def _regel(
    zaak: Zaak, bron: uuid.UUID, straat: str, nummer: str, adres: Mapping[str, Any], plaats: str
) -> Iterator[Vindbaar]:
    postcode = str(adres.get("postcode") or "")
    tekst = ", ".join(filter(None, (f"{straat} {nummer.strip()}".strip(), f"{postcode} {plaats}".strip())))
    if tekst:
        yield Vindbaar(zaak, Zoekingangsoort.ADRES, bron, tekst, als_adres(postcode, adres.get("huisnummer")))
