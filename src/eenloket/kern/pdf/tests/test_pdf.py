"""Papers that a screen reader and an archive can read, and in which text is text."""

import datetime as dt
import io
import re
import statistics
import time
import unicodedata
from typing import Any

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf.generic import DictionaryObject, StreamObject

from eenloket.kern.pdf.api import maak_pdf
from eenloket.kern.pdf.tekens import VIERKANT, drukbaar

SECTIE = {"kop": "Waarom", "alineas": ["Eerste alinea.", "Tweede\nregel."], "punten": ["een", "twee"]}
BRIEF: dict[str, Any] = {
    "afzender": "Gemeente Rivierveen", "kenmerk": "Z2026-1", "geadresseerde": ["Sanne Vermeer", "Elzenpad 7"],
    "feiten": [["Datum", "23 november 2026"]], "alineas": ["Beste Sanne,", "Het is klaar."],
}  # fmt: skip
BESLUIT: dict[str, Any] = {
    **BRIEF, "aanhef": ["Beste Sanne,"], "kern": ["Ons besluit: verleend", "Vanaf vandaag."], "delen": [SECTIE],
    "slot": ["Met vriendelijke groet,"], "ondertekening": ["namens het college,", "Team"], "voetnoot": "",
}  # fmt: skip
ONTVANGST: dict[str, Any] = {
    **BRIEF, "plan": {"kop": "Wat er nu gebeurt", "koppen": ["Wat", "Wie", "Wanneer"], "rijen": [["a", "b", "c"]] * 3}, "delen": [SECTIE],
}  # fmt: skip
ALLE = [("brief", BRIEF), ("besluit", BESLUIT), ("ontvangst", ONTVANGST)]


def lees(pdf: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(pdf), strict=True)


def woorden(pdf: bytes) -> str:
    return " ".join(" ".join(blad.extract_text() for blad in lees(pdf).pages).split())


def rollen(knoop: Any, gezien: list[str]) -> list[str]:
    """Structure types in reading order."""
    knoop = knoop.get_object()
    if isinstance(knoop, list):
        for deel in knoop:
            rollen(deel, gezien)
    elif isinstance(knoop, DictionaryObject):
        if "/S" in knoop:
            gezien.append(str(knoop["/S"]))
        if "/K" in knoop:
            rollen(knoop["/K"], gezien)
    return gezien


@pytest.mark.parametrize(("sjabloon", "gegevens"), ALLE)
@pytest.mark.parametrize("taal", ["nl", "en"])
def test_elk_papier_zegt_dat_het_aan_beide_normen_voldoet(
    sjabloon: str, gegevens: dict[str, Any], taal: str
) -> None:
    pdf = lees(maak_pdf(sjabloon, gegevens, titel="Besluit over iets", taal=taal))
    wortel = pdf.trailer["/Root"]
    metagegevens = wortel["/Metadata"].get_object()
    assert isinstance(metagegevens, StreamObject)
    xmp = metagegevens.get_data().decode()
    assert re.search(r"pdfuaid:part>1<", xmp)
    assert re.search(r"pdfaid:part>2<", xmp)
    assert re.search(r"pdfaid:conformance>A<", xmp)
    assert wortel["/Lang"] == taal
    assert wortel["/MarkInfo"]["/Marked"] == True  # noqa: E712 - a PDF object
    assert wortel["/ViewerPreferences"]["/DisplayDocTitle"] == True  # noqa: E712
    assert pdf.metadata is not None
    assert pdf.metadata.title == "Besluit over iets"
    assert wortel["/OutputIntents"]
    assert pdf.pdf_header == "%PDF-1.7"
    assert not pdf.is_encrypted


@pytest.mark.parametrize(("sjabloon", "gegevens"), ALLE)
def test_koppen_lijsten_en_tabellen_staan_in_de_structuur(sjabloon: str, gegevens: dict[str, Any]) -> None:
    gevonden = rollen(
        lees(maak_pdf(sjabloon, gegevens, titel="T", taal="nl")).trailer["/Root"]["/StructTreeRoot"]["/K"], []
    )
    assert gevonden.count("/H1") == 1
    assert "/P" in gevonden
    if "delen" in gegevens:
        assert gevonden.index("/H1") < gevonden.index("/H2")
        assert gevonden.count("/LI") == 2
    if "plan" in gegevens:
        assert (gevonden.count("/TH"), gevonden.count("/TD")) == (3, 9)


@pytest.mark.parametrize(("sjabloon", "gegevens"), ALLE)
def test_alle_letters_zitten_in_het_bestand(sjabloon: str, gegevens: dict[str, Any]) -> None:
    namen = set()
    for blad in lees(maak_pdf(sjabloon, gegevens, titel="T", taal="nl")).pages:
        for letter in blad["/Resources"]["/Font"].values():
            afgeleid = letter["/DescendantFonts"][0]
            assert {"/FontFile2", "/FontFile3"} & set(afgeleid["/FontDescriptor"])
            assert "/ToUnicode" in letter
            namen.add(str(letter["/BaseFont"]).partition("+")[2])
    assert namen
    assert all(naam.startswith("AtkinsonHyperlegibleNext") for naam in namen)


def test_dezelfde_gegevens_zijn_hetzelfde_bestand() -> None:
    op = dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC)
    assert maak_pdf("besluit", BESLUIT, titel="T", taal="nl", op=op) == maak_pdf(
        "besluit", BESLUIT, titel="T", taal="nl", op=op
    )


@pytest.mark.parametrize(
    "tekst",
    [
        "#panic()", '#read("/etc/passwd")', "#import \"basis.typ\": *", "*vet* _schuin_ `code` $x^2$", "<label> @verwijzing", "\\ \\u{41}",
        '"]) #evil', "= Kop", "- lijst", "// weg", "/* weg */", "{{gegevens}}", "#sys.inputs", "'\"'", "--- -- ...", "a~b", "http://x.example",
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    ("sjabloon", "veld"),
    [("brief", "alineas"), ("besluit", "kern"), ("besluit", "ondertekening"), ("brief", "geadresseerde")],
)
def test_opmaak_in_een_gegeven_blijft_tekst(tekst: str, sjabloon: str, veld: str) -> None:
    pdf = maak_pdf(sjabloon, {**dict(ALLE)[sjabloon], veld: [f"[{tekst}]"]}, titel=tekst, taal="nl")
    assert f"[{tekst}]" in woorden(pdf)
    assert lees(pdf).metadata.title == tekst  # type: ignore[union-attr]


# pypdf doesn't look at ActualText, by which letters that are drawn in two parts say what they are; see the test after it.
LATIJN = st.text(
    st.characters(min_codepoint=0x20, max_codepoint=0xFF, exclude_categories=["Cc", "Cf"]), max_size=60
)


@settings(max_examples=60, deadline=None)
@given(LATIJN)
def test_elke_tekst_komt_er_letterlijk_uit(tekst: str) -> None:
    begin, eind = "XQBEGIN ", " XQEIND"
    uit = woorden(maak_pdf("brief", {**BRIEF, "alineas": [begin + tekst + eind]}, titel="T", taal="nl"))
    verwacht = " ".join(unicodedata.normalize("NFC", tekst).split())
    kern = uit.partition(begin.strip())[2].partition(eind.strip())[0]
    assert _zonder_wit(kern) == _zonder_wit(verwacht)


def test_een_letter_in_twee_delen_zegt_wat_hij_is() -> None:
    inhoud = (
        lees(maak_pdf("brief", {**BRIEF, "alineas": ["Ũ"]}, titel="T", taal="nl")).pages[0].get_contents()
    )
    assert inhoud is not None
    assert b"/ActualText<FEFF0168>" in inhoud.get_data()


def _zonder_wit(tekst: str) -> str:
    """A line that is broken gets a space that wasn't there; ligatures and accents are compared by what they mean."""
    return "".join(unicodedata.normalize("NFKC", tekst).split())


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=80), st.text(max_size=40))
def test_geen_tekst_breekt_een_papier(een: str, ander: str) -> None:
    gegevens = {
        **BESLUIT,
        "kern": [een, ander],
        "geadresseerde": [ander, een],
        "feiten": [[een, ander]],
        "afzender": een,
        "kenmerk": ander,
    }
    pdf = maak_pdf("besluit", gegevens, titel=een or "T", taal="nl")
    assert lees(pdf).pages


def test_wat_geen_letter_heeft_wordt_een_vierkant() -> None:
    assert drukbaar({"a": ["日本", "a\tb\u202ec\x00", "e\u0301", 3, None]}) == {
        "a": [VIERKANT * 2, "a bc", "é", 3, None]
    }
    assert VIERKANT in woorden(maak_pdf("brief", {**BRIEF, "alineas": ["naam: 王"]}, titel="T", taal="nl"))


def test_een_lange_tekst_wordt_meer_bladzijden_met_nummers() -> None:
    pdf = lees(
        maak_pdf(
            "brief", {**BRIEF, "alineas": ["Woorden en nog eens woorden. " * 20] * 30}, titel="T", taal="en"
        )
    )
    assert len(pdf.pages) > 3
    assert f"Page 2 of {len(pdf.pages)}" in pdf.pages[1].extract_text()


@pytest.mark.parametrize("naam", ["bestaat-niet", "../api", "basis/../brief", "/etc/passwd", ""])
def test_alleen_onze_eigen_sjablonen(naam: str) -> None:
    with pytest.raises(FileNotFoundError):
        maak_pdf(naam, BRIEF, titel="T", taal="nl")


def test_een_besluit_kost_milliseconden() -> None:
    tijden = []
    for n in range(30):
        begin = time.perf_counter()
        maak_pdf(
            "besluit",
            {**BESLUIT, "geadresseerde": [f"Persoon {n}"], "kern": [f"Besluit {n}", "x " * n]},
            titel=f"T{n}",
            taal="nl",
        )
        tijden.append(time.perf_counter() - begin)
    print(f"\nPDF p50 {statistics.median(tijden) * 1000:.1f} ms, p95 {sorted(tijden)[28] * 1000:.1f} ms")
    assert statistics.median(tijden) < 0.5
