"""Whatever is typed comes back as text, in every kind of field, on every page that shows it."""

import re

import pytest
from django.template.loader import render_to_string

from eenloket.frontoffice.intake.velden import Veld
from eenloket.midoffice.aanbod.inhoud import Vraagsoort
from eenloket.midoffice.aanvragen.api import Aanvraag, Antwoord
from eenloket.midoffice.aanvragen.tests.bouwers import FEEST, leg_antwoord_vast, maak_client, vul_in
from eenloket.midoffice.aanvragen.tests.bouwers import begin as begin_kaal
from eenloket.midoffice.aanvragen.tests.registers import Kastje

from .bouwers import BSN, begin, geef, inwoner, pad, staat

KWAAD = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'; DROP TABLE aanvragen; --",
    "{{ 7|add:7 }}{% now 'Y' %}",
    '=HYPERLINK("http://x")',
]
DELEN = {
    Vraagsoort.DATUM: ("dag", "maand", "jaar"),
    Vraagsoort.ADRES: ("postcode", "huisnummer", "huisletter", "toevoeging", "straat", "plaats"),
}


def _velden(vraag: str, soort: Vraagsoort, tekst: str) -> dict[str, object]:
    return {f"{vraag}_{deel}": tekst for deel in DELEN[soort]} if soort in DELEN else {vraag: tekst}


def _heel(pagina: str) -> None:
    assert "<script>alert" not in pagina
    assert "<img src=x" not in pagina
    assert not re.search(r'value="[^"]*"><img', pagina)
    assert "1414" not in pagina


@pytest.mark.parametrize(
    "slug", ["verhuizen", "straatfeest", "bedrijf-starten", "kind-gekregen", "verbouwen"]
)
def test_elke_soort_vraag_geeft_terug_wat_getypt_is_als_tekst(loket: Kastje, slug: str) -> None:
    client = inwoner(BSN)
    aanvraag = begin_kaal(slug, client=maak_client())
    vul_in(aanvraag, FEEST if slug == "straatfeest" else None)
    gezien: set[Vraagsoort] = set()
    for vraag in staat(aanvraag.id).stand.vragen:
        if vraag.soort in gezien:
            continue
        gezien.add(vraag.soort)
        for tekst in KWAAD:
            antwoord = geef(client, aanvraag.id, vraag.id, **_velden(vraag.id, vraag.soort, tekst))
            assert antwoord.status_code in (302, 400), (vraag.id, tekst)
            _heel(antwoord.content.decode())
            _heel(client.get(pad("vraag", aanvraag.id, vraag.id)).content.decode())
    assert len(gezien) >= 6


def test_ook_op_de_controlepagina_en_na_versturen(loket: Kastje) -> None:
    client = inwoner()
    aanvraag = vul_in(begin_kaal("straatfeest", client=maak_client()), FEEST)
    for vraag in staat(aanvraag.id).stand.vragen:
        if vraag.soort in (Vraagsoort.TEKST, Vraagsoort.TEKSTVAK):
            leg_antwoord_vast(aanvraag, vraag.id, "".join(KWAAD[:2]))
    pagina = client.get(pad("controleren", aanvraag.id)).content.decode()
    _heel(pagina)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in pagina


def test_een_getypte_naam_met_opmaak_blijft_een_naam(loket: Kastje) -> None:
    loket.feiten["brp.naam"] = KWAAD[0]
    client = inwoner()
    id_ = begin(client)
    for adres in (pad("bekend", id_), pad("klopt_niet", id_, "naam"), pad("vraag", id_, "naam")):
        _heel(client.get(adres).content.decode())
    assert Antwoord.objects.get(aanvraag_id=id_, vraag="naam").waarde == KWAAD[0]


@pytest.mark.parametrize("veld", ["naar", "vraag", "mee", "levering", "code", "pagina"])
def test_vreemde_waarden_in_andere_velden_geven_geen_storing(loket: Kastje, veld: str) -> None:
    client = inwoner()
    id_ = begin(client)
    for tekst in [*KWAAD, "\x00", "9" * 400, "/etc/passwd", "http://elders.example/"]:
        for adres in (
            pad("leden", id_),
            pad("vraag", id_, "heeft_hond"),
            pad("indienen", id_),
            pad("bekend", id_),
            "/verdergaan",
        ):
            antwoord = client.post(adres, {veld: tekst})
            assert antwoord.status_code < 500, (adres, veld, tekst)
            assert not antwoord.has_header("Location") or antwoord["Location"].startswith("/")
        assert client.get("/mijn", {veld: tekst}).status_code == 200
    assert Aanvraag.objects.get(id=id_).staat == "concept"


def test_namen_die_getypt_zijn_staan_er_weer_elk_op_een_regel() -> None:
    veld = Veld("personen", "id_personen", "personen", "Wie?", "", "Noem iemand.", ["Noor", "Sem"], False, vrije_personen=True)  # fmt: skip
    uit = render_to_string("intake/deel/veld.html", {"veld": veld})
    assert re.search(r"<textarea[^>]*>Noor\nSem</textarea>", uit)
