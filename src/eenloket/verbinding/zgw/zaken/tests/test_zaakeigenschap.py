"""Properties of a case."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from eenloket.kern.audit.models import Auditregel
from eenloket.kern.verwerkingen.models import Verwerking
from eenloket.midoffice.aanbod.api import vergeet_typen
from eenloket.midoffice.aanbod.models import Eigenschap
from eenloket.midoffice.zaken.api import past
from eenloket.midoffice.zaken.models import Zaak
from eenloket.midoffice.zaken.tests.bouwers import maak_organisatie, maak_zaak
from eenloket.verbinding.zgw.tests.klant import Klant, maak_klant

from .bouwers import ALLES, adres, beperkte_klant, sluit

pytestmark = pytest.mark.django_db


@pytest.fixture
def klant() -> Klant:
    return maak_klant(maak_organisatie())


def soort(zaak: Zaak, formaat: str = "tekst", lengte: str = "10", naam: str = "kleur") -> Eigenschap:
    vergeet_typen()
    return Eigenschap.objects.create(
        zaaktype_id=zaak.zaaktype_id,
        naam=naam,
        definitie="d",
        specificatie_formaat=formaat,
        specificatie_lengte=lengte,
        specificatie_kardinaliteit="1",
    )


def pad(zaak: Zaak) -> str:
    return f"zaken/zaken/{zaak.id}/zaakeigenschappen"


def lichaam(zaak: Zaak, eigenschap: Eigenschap, waarde: str = "blauw") -> dict[str, Any]:
    return {
        "zaak": adres("zaken/zaken", zaak.id),
        "eigenschap": adres("catalogi/eigenschappen", eigenschap.id),
        "waarde": waarde,
    }


def test_maken_lezen_wijzigen_en_verwijderen(klant: Klant) -> None:
    zaak = maak_zaak()
    [loket] = klant.get(pad(zaak))
    assert (loket["naam"], loket["waarde"]) == ("wijk", "Centrum")
    kleur = soort(zaak)
    gemaakt = klant.post(pad(zaak), lichaam(zaak, kleur))
    assert klant.antwoord.headers["Location"] == gemaakt["url"]
    assert "X-Warning" not in klant.antwoord.headers
    assert gemaakt["naam"] == "kleur"
    assert klant.get(gemaakt["url"]) == gemaakt
    klant("head", gemaakt["url"], status=200)
    assert klant.patch(gemaakt["url"], {"waarde": "rood"})["waarde"] == "rood"
    assert klant.put(gemaakt["url"], lichaam(zaak, kleur, "geel"))["waarde"] == "geel"
    klant.delete(gemaakt["url"])
    assert klant.get(pad(zaak)) == [loket]


def test_zrc_018_eigenschap_hoort_bij_het_zaaktype(klant: Klant) -> None:
    zaak, andere = maak_zaak(), maak_zaak("melding")
    assert klant.fouten("post", pad(zaak), lichaam(zaak, soort(andere))) == {
        "nonFieldErrors": "zaaktype-mismatch"
    }


def test_zaak_en_eigenschap_veranderen_niet(klant: Klant) -> None:
    zaak, andere = maak_zaak(), maak_zaak()
    url = klant.post(pad(zaak), lichaam(zaak, soort(zaak)))["url"]
    assert klant.fouten("patch", url, {"zaak": adres("zaken/zaken", andere.id)}) == {
        "zaak": "wijzigen-niet-toegelaten"
    }
    ander = adres("catalogi/eigenschappen", soort(zaak, naam="maat").id)
    assert klant.fouten("patch", url, {"eigenschap": ander}) == {"eigenschap": "wijzigen-niet-toegelaten"}


@pytest.mark.parametrize(
    ("formaat", "lengte", "goed", "fout"),
    [
        ("datum", "8", "20220728", "2022-07-28"),
        ("datum", "8", "20240229", "20230229"),
        ("datum_tijd", "14", "20220728134022", "20220728"),
        ("getal", "3", "123", "1234"),
        ("getal", "3,2", "12,5", "12,555"),
        ("tekst", "5", "blauw", "blauwe"),
    ],
)
def test_ztc_015_een_waarde_die_niet_past_wordt_bewaard_met_een_waarschuwing(
    klant: Klant, formaat: str, lengte: str, goed: str, fout: str
) -> None:
    zaak = maak_zaak()
    eigenschap = soort(zaak, formaat, lengte)
    assert past(eigenschap, goed)
    assert not past(eigenschap, fout)
    klant.post(pad(zaak), lichaam(zaak, eigenschap, goed))
    assert "X-Warning" not in klant.antwoord.headers
    assert klant.post(pad(zaak), lichaam(zaak, eigenschap, fout))["waarde"] == fout
    assert "past niet" in klant.antwoord.headers["X-Warning"]


def test_een_waarde_uit_de_verzameling() -> None:
    eigenschap = soort(maak_zaak())
    eigenschap.specificatie_waardenverzameling = ["rood", "geel"]
    assert past(eigenschap, "rood")
    assert not past(eigenschap, "blauw")


def test_een_zaak_die_er_niet_is_of_niet_mag(klant: Klant) -> None:
    zaak = maak_zaak()
    klant.get(f"zaken/zaken/{zaak.zaaktype_id}/zaakeigenschappen", status=404)
    beperkte_klant(maak_zaak("melding"), *ALLES).get(pad(zaak), status=403)
    [loket] = klant.get(pad(zaak))
    andere = maak_zaak()
    klant.get(f"{pad(andere)}/{loket['uuid']}", status=404)
    klant.delete(f"{pad(andere)}/{loket['uuid']}", status=404)
    fout = lichaam(andere, soort(zaak))
    assert klant.fouten("post", pad(zaak), fout) == {"zaak": "invalid"}


def test_zrc_007_eigenschappen_van_een_gesloten_zaak(klant: Klant) -> None:
    zaak = maak_zaak()
    [loket] = klant.get(pad(zaak))
    sluit(zaak)
    gewoon = beperkte_klant(zaak, *ALLES)
    gewoon("post", pad(zaak), lichaam(zaak, soort(zaak)), status=403)
    gewoon("patch", loket["url"], {"waarde": "x"}, status=403)
    gewoon.delete(loket["url"], status=403)
    klant.patch(loket["url"], {"waarde": "x"})


def test_waarden_staan_versleuteld_en_een_hele_lijst_gaat_in_een_keer_open(
    klant: Klant, django_assert_num_queries: Any
) -> None:
    zaak = maak_zaak()
    namen = [f"maat{n}" for n in range(6)]
    for naam in namen:
        klant.post(pad(zaak), lichaam(zaak, soort(zaak, naam=naam), f'Zoë "{naam}" \\ é'))
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM zaken_zaakeigenschap t WHERE t::text ILIKE '%%zo%%'")
        assert cursor.fetchone() == (0,)
    with django_assert_num_queries(2):  # the case, and the list
        gelezen = klant.get(pad(zaak))
    assert {e["naam"]: e["waarde"] for e in gelezen} == {"wijk": "Centrum"} | {
        naam: f'Zoë "{naam}" \\ é' for naam in namen
    }
    uit = klant.get(adres("zaken/zaken", zaak.id) + "?expand=eigenschappen")["_expand"]["eigenschappen"]
    assert sorted(e["waarde"] for e in uit) == sorted(e["waarde"] for e in gelezen)
    assert not Verwerking.objects.exists()


def test_een_waarde_schrijven_is_een_opdracht_en_het_antwoord_een(klant: Klant) -> None:
    zaak = maak_zaak()
    kleur = soort(zaak)
    with CaptureQueriesContext(connection) as gedaan:
        klant.post(pad(zaak), lichaam(zaak, kleur))
    raakt = [q["sql"].split()[0] for q in gedaan if "zaken_zaakeigenschap" in q["sql"]]
    assert raakt == ["INSERT", "SELECT"]


@pytest.mark.django_db(transaction=True)  # the trail tells transactions apart
def test_het_spoor_zegt_dat_een_waarde_veranderde_en_niet_in_wat(klant: Klant) -> None:
    zaak = maak_zaak()
    gemaakt = klant.post(pad(zaak), lichaam(zaak, soort(zaak), "Lijsterbes"))
    klant.patch(gemaakt["url"], {"waarde": "Meidoorn"})
    klant.patch(gemaakt["url"], {"waarde": "Meidoorn"})
    klant.delete(gemaakt["url"])
    spoor = klant.get(adres("zaken/zaken", zaak.id) + "/audittrail")
    regels = [r for r in spoor if r["resourceUrl"] == gemaakt["url"]]
    assert [r["actie"] for r in regels] == ["create", "partial_update", "destroy"]
    assert regels[0]["wijzigingen"]["nieuw"] == gemaakt | {"waarde": None}
    assert regels[1]["wijzigingen"]["oud"] == regels[1]["wijzigingen"]["nieuw"]
    alles = [f"{r.oud}{r.nieuw}" for r in Auditregel.objects.all()]
    assert not [r for r in alles if "Lijsterbes" in r or "Meidoorn" in r]
