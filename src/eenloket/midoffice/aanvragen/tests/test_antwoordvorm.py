"""Whatever is typed: a clear refusal or a value of the promised shape, never anything else (M-B3, hostile input)."""

import datetime as dt
import re
import unicodedata
from typing import Any

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from eenloket.midoffice.aanbod.inhoud import Vraag, Vraagsoort
from eenloket.midoffice.aanvragen.antwoordvorm import ontleed
from eenloket.midoffice.aanvragen.fouten import OngeldigAntwoord

_T = {"nl": "x", "en": "x"}
OPTIES = [{"waarde": w, "tekst": _T} for w in ("een", "twee", "drie")]


def vraag(soort: Vraagsoort, **velden: Any) -> Vraag:
    keuze = {"opties": OPTIES} if soort in (Vraagsoort.KEUZE, Vraagsoort.MEERKEUZE) else {}
    return Vraag.model_validate(
        {"id": "v", "soort": soort, "tekst": _T, "kort": _T, "onderwerp": "o", **keuze, **velden}
    )


RARE = st.sampled_from(
    [
        "=1+1", "<script>alert(1)</script>", "'; DROP TABLE x; --", "\x00", "\u202egnp.exe", "\u200b", "٣٤", "１２", "9" * 400,
        "-0", "1e9", "NaN", "Infinity", "\ud800", "e\u0301", "a\tb\nc", "\u2028x", "1234 AB", "٣٤٥٦ AB", "06-12345678", "0000-00-00",
        "31-02-2026", "NL91ABNA0417164300", "ZZ-99-ZZ", "24:00", "1.000,50", "1,005", "€ 12,5", "a@b.nl\nBcc: c@d.nl",
    ]
)  # fmt: skip
TEKST = st.one_of(RARE, st.text(max_size=60), st.text(alphabet="0123456789.,-:€ abAB@", max_size=20))
DELEN = (
    "dag",
    "maand",
    "jaar",
    "postcode",
    "huisnummer",
    "huisletter",
    "toevoeging",
    "straat",
    "plaats",
    "toelichting",
    "lat",
    "lon",
)
RUW = st.one_of(
    TEKST, st.lists(TEKST, max_size=4), st.dictionaries(st.sampled_from(DELEN), TEKST, max_size=8), st.none()
)
LIJSTEN = (Vraagsoort.MEERKEUZE, Vraagsoort.PERSONEN, Vraagsoort.BESTANDEN)


def controleer_vorm(soort: Vraagsoort, waarde: Any) -> None:
    """The shapes that ``Vraagsoort`` describes."""
    match soort:
        case Vraagsoort.GETAL | Vraagsoort.BEDRAG:
            assert type(waarde) is int
            assert abs(waarde) < 10**11
        case Vraagsoort.JA_NEE:
            assert type(waarde) is bool
        case Vraagsoort.DATUM:
            assert dt.date.fromisoformat(waarde).isoformat() == waarde
        case Vraagsoort.TIJD:
            assert re.fullmatch(r"([01][0-9]|2[0-3]):[0-5][0-9]", waarde)
        case Vraagsoort.ADRES:
            assert list(waarde) == [
                "postcode",
                "huisnummer",
                "huisletter",
                "toevoeging",
                "straat",
                "plaats",
                "bag_id",
            ]
            assert re.fullmatch(r"[1-9][0-9]{3}[A-Z]{2}", waarde["postcode"])
            assert 1 <= waarde["huisnummer"] <= 99999
        case Vraagsoort.LOCATIE:
            assert list(waarde) == ["toelichting", "lat", "lon"]
            assert waarde["toelichting"] or (waarde["lat"] is not None and waarde["lon"] is not None)
        case Vraagsoort.KENTEKEN:
            assert re.fullmatch(r"[A-Z0-9]{6}", waarde)
        case Vraagsoort.TELEFOON:
            assert re.fullmatch(r"(\+|00)?[0-9]{8,14}", waarde)
        case Vraagsoort.KEUZE:
            assert waarde in ("een", "twee", "drie")
        case _ if soort in LIJSTEN:
            assert waarde
            assert len(set(waarde)) == len(waarde) <= 50
            assert all(w and w == w.strip() for w in waarde)
        case _:
            assert waarde
            assert waarde == waarde.strip()
            assert not any(unicodedata.category(t) in ("Cc", "Cf", "Cs") and t != "\n" for t in waarde)
            assert unicodedata.is_normalized("NFC", waarde)


def als_invoer(soort: Vraagsoort, waarde: Any) -> Any:
    """A value as the form gives it back."""
    match soort:
        case Vraagsoort.JA_NEE:
            return "ja" if waarde else "nee"
        case Vraagsoort.GETAL:
            return str(waarde)
        case Vraagsoort.BEDRAG:
            return f"{waarde // 100},{waarde % 100:02d}"
        case Vraagsoort.ADRES | Vraagsoort.LOCATIE:
            return {
                k: "" if w is None else f"{w:.10f}" if isinstance(w, float) else str(w)
                for k, w in waarde.items()
            }
    return waarde


@pytest.mark.parametrize("soort", list(Vraagsoort))
@given(ruw=RUW)
def test_alleen_een_weigering_of_een_waarde_van_de_beloofde_vorm(soort: Vraagsoort, ruw: Any) -> None:
    v = vraag(soort)
    try:
        waarde = ontleed(v, ruw)
    except OngeldigAntwoord:
        return
    controleer_vorm(soort, waarde)
    assert ontleed(v, als_invoer(soort, waarde)) == waarde


@pytest.mark.parametrize("soort", list(Vraagsoort))
@pytest.mark.parametrize("leeg", ["", "  ", None, [], [""], {}, {"dag": "", "postcode": " "}, "\u200b\x00"])
def test_leeg_mag_alleen_als_het_mag(soort: Vraagsoort, leeg: Any) -> None:
    with pytest.raises(OngeldigAntwoord):
        ontleed(vraag(soort), leeg)
    if leeg != "\u200b\x00":
        assert ontleed(vraag(soort, verplicht=False), leeg) == ([] if soort in LIJSTEN else None)


@given(st.integers(0, 10**11 - 1))
@example(101)
@example(115)
def test_een_bedrag_komt_op_de_cent_terug(centen: int) -> None:
    euro = f"{centen // 100:,}".replace(",", ".")
    assert ontleed(vraag(Vraagsoort.BEDRAG), f"€ {euro},{centen % 100:02d}") == centen


@given(st.dates())
def test_een_datum_komt_terug_uit_drie_velden_en_uit_een(dag: dt.date) -> None:
    v = vraag(Vraagsoort.DATUM)
    delen = {"dag": str(dag.day), "maand": str(dag.month), "jaar": f"{dag.year:04d}"}
    assert ontleed(v, delen) == ontleed(v, dag.isoformat()) == dag.isoformat()


@pytest.mark.parametrize(
    "tekst", ["=SUM(A1:A9)", "<b>vet</b>", "O'Neill & zn", "+31", "@iemand", 'de "Boer"']
)
def test_gewone_tekst_met_rare_tekens_blijft_zoals_zij_is(tekst: str) -> None:
    assert ontleed(vraag(Vraagsoort.TEKST), tekst) == tekst


@pytest.mark.parametrize(
    ("soort", "ruw"),
    [
        (Vraagsoort.GETAL, "٣"), (Vraagsoort.TELEFOON, "٠٦١٢٣٤٥٦٧٨"), (Vraagsoort.KENTEKEN, "ZZ٩٩ZZ"),
        (Vraagsoort.ADRES, {"postcode": "٣٤٥٦AB", "huisnummer": "1"}), (Vraagsoort.GETAL, "9" * 30), (Vraagsoort.BEDRAG, "1e3"),
        (Vraagsoort.EMAIL, "a@b.nl\r\nBcc: x@y.nl"), (Vraagsoort.IBAN, "NL00ABNA0417164300"), (Vraagsoort.JA_NEE, "misschien"),
        (Vraagsoort.LOCATIE, {"lat": "91", "lon": "5"}), (Vraagsoort.LOCATIE, {"lat": "52.1"}), (Vraagsoort.TEKST, "x" * 201),
        (Vraagsoort.TEKSTVAK, "x" * 4001), (Vraagsoort.PERSONEN, [f"naam {n}" for n in range(51)]), (Vraagsoort.KEUZE, ["een", "twee"]),
    ],
)  # fmt: skip
def test_wat_niet_kan_wordt_geweigerd(soort: Vraagsoort, ruw: Any) -> None:
    with pytest.raises(OngeldigAntwoord):
        ontleed(vraag(soort), ruw)


def test_grenzen_gelden_voor_getal_en_bedrag() -> None:
    with pytest.raises(OngeldigAntwoord, match="10"):
        ontleed(vraag(Vraagsoort.GETAL, maximum=10), "11")
    with pytest.raises(OngeldigAntwoord, match="0,50"):
        ontleed(vraag(Vraagsoort.BEDRAG, minimum=50), "0,49")


def test_namen_komen_een_per_regel_en_elk_een_keer() -> None:
    assert ontleed(vraag(Vraagsoort.PERSONEN), "Sanne Vermeer\n\n  Bo Vermeer \nSanne Vermeer") == [
        "Sanne Vermeer",
        "Bo Vermeer",
    ]


@given(st.sets(st.text(min_size=1, max_size=10), min_size=1, max_size=3))
def test_wie_niet_in_de_lijst_van_het_register_staat_kan_niet_gekozen_worden(namen: set[str]) -> None:
    assume("bekend" not in namen)
    with pytest.raises(OngeldigAntwoord):
        ontleed(vraag(Vraagsoort.PERSONEN), sorted(namen), toegestaan=frozenset({"bekend"}))
