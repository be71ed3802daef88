"""Roles over the API: who is involved, and that no number of a person stands in the register of cases."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from eenloket.kern.sleutels.api import Domein, Nummersoort, pseudoniem, vertaal
from eenloket.kern.verwerkingen.models import Verwerking
from eenloket.midoffice.zaken import api as zaken
from eenloket.midoffice.zaken.models import Rol, Zaak
from eenloket.midoffice.zaken.tests.bouwers import BSN as BSN_LOKET
from eenloket.midoffice.zaken.tests.bouwers import maak_organisatie, maak_zaak
from eenloket.verbinding.zgw.tests.klant import Klant, maak_klant

from .bouwers import ALLES, ANDER_BSN, BSN, KVK, adres, beperkte_klant, rol, roltype, sluit

pytestmark = pytest.mark.django_db


@pytest.fixture
def klant() -> Klant:
    return maak_klant(maak_organisatie())


@pytest.fixture
def zaak() -> Zaak:
    return maak_zaak()


def test_een_rol_maken_en_lezen(klant: Klant, zaak: Zaak) -> None:
    gemaakt = klant.post("zaken/rollen", rol(zaak))
    assert klant.antwoord.headers["Location"] == gemaakt["url"]
    wie = gemaakt["betrokkeneIdentificatie"]
    assert (wie["inpBsn"], wie["geslachtsnaam"], wie["voornamen"], wie["verblijfsadres"]) == (
        BSN,
        "Moulin",
        "",
        None,
    )
    assert (gemaakt["omschrijving"], gemaakt["omschrijvingGeneriek"]) == ("Belanghebbende", "belanghebbende")
    assert gemaakt["registratiedatum"]
    assert gemaakt["statussen"] == []
    assert klant.get(gemaakt["url"]) == gemaakt
    klant("head", gemaakt["url"], status=200)
    assert klant.antwoord.headers["ETag"]


def test_geen_nummer_van_een_persoon_staat_in_tabellen_van_zaken(klant: Klant, zaak: Zaak) -> None:
    klant.post("zaken/rollen", rol(zaak, contactpersoonRol={"naam": "J. Geheim"}))
    klant.post(
        "zaken/rollen",
        rol(
            zaak,
            betrokkeneType="vestiging",
            betrokkeneIdentificatie={
                "vestigingsNummer": "000012345678",
                "kvkNummer": KVK,
                "handelsnaam": ["Bakkerij"],
            },
        ),
    )
    with connection.cursor() as cursor:
        for tabel in ("zaken_rol", "audit_auditregel"):
            cursor.execute(f"SELECT coalesce(string_agg(t::text, ' '), '') FROM {tabel} t")
            alles = cursor.fetchone()[0]
            for geheim in (BSN, KVK, "000012345678", "Moulin", "J. Geheim", "Bakkerij"):
                assert geheim not in alles, tabel
    assert {r.pseudoniem for r in Rol.objects.filter(zaak=zaak, omschrijving_generiek="belanghebbende")} == {
        pseudoniem(Nummersoort.BSN, BSN, Domein.ZAKEN),
        pseudoniem(Nummersoort.KVK, KVK, Domein.ZAKEN),
    }


@pytest.mark.parametrize(
    ("soort", "wie"),
    [
        ("natuurlijk_persoon", {"anpIdentificatie": "17a", "inpA_nummer": "1234567890", "voornamen": "Sien"}),
        (
            "natuurlijk_persoon",
            {
                "inpBsn": BSN,
                "verblijfsadres": {
                    "aoaIdentificatie": "1",
                    "wplWoonplaatsNaam": "R",
                    "gorOpenbareRuimteNaam": "Kade",
                    "aoaHuisnummer": 3,
                },
                "geslachtsaanduiding": "v",
            },
        ),
        (
            "niet_natuurlijk_persoon",
            {"innNnpId": "517439943", "annIdentificatie": "17b", "statutaireNaam": "Bv"},
        ),
        (
            "vestiging",
            {"vestigingsNummer": "000012345678", "kvkNummer": KVK, "handelsnaam": ["Bakkerij", "Taart"]},
        ),
        ("organisatorische_eenheid", {"identificatie": "team-1", "naam": "Team", "isGehuisvestIn": "A"}),
        (
            "medewerker",
            {
                "identificatie": "jj",
                "achternaam": "Jansen",
                "voorletters": "J",
                "voorvoegselAchternaam": "de",
            },
        ),
    ],
)
def test_elke_soort_betrokkene_komt_terug_zoals_hij_kwam(
    klant: Klant, zaak: Zaak, soort: str, wie: dict[str, Any]
) -> None:
    gemaakt = klant.post("zaken/rollen", rol(zaak, betrokkeneType=soort, betrokkeneIdentificatie=wie))
    assert {naam: gemaakt["betrokkeneIdentificatie"][naam] for naam in wie} == wie
    lijst = klant.get("zaken/rollen", zaak=adres("zaken/zaken", zaak.id), betrokkeneType=soort)
    assert gemaakt in lijst["results"]


def test_een_rol_van_het_loket_staat_in_de_api_en_andersom(klant: Klant, zaak: Zaak) -> None:
    [loket] = klant.get("zaken/rollen")["results"]
    assert loket["betrokkeneIdentificatie"]["inpBsn"] == BSN_LOKET
    assert loket["afwijkendeNaamBetrokkene"] == "Suzanne Moulin"
    klant.delete(loket["url"])
    klant.post("zaken/rollen", rol(zaak, "initiator"))
    initiator = zaken.initiator_van(zaak)
    assert initiator is not None
    assert zaken.naam_van(initiator) == "Moulin"


@pytest.mark.parametrize("fout", ["123456789", "12345678", "abcdefghi"])
def test_een_burgerservicenummer_voldoet_aan_de_elfproef(klant: Klant, zaak: Zaak, fout: str) -> None:
    lichaam = rol(zaak, betrokkeneIdentificatie={"inpBsn": fout})
    assert klant.fouten("post", "zaken/rollen", lichaam) == {"betrokkeneIdentificatie.inpBsn": "invalid"}


def test_wie_er_is_moet_er_staan(klant: Klant, zaak: Zaak) -> None:
    lichaam = rol(zaak)
    del lichaam["betrokkeneIdentificatie"]
    assert klant.fouten("post", "zaken/rollen", lichaam) == {"nonFieldErrors": "invalid-betrokkene"}
    lichaam["betrokkene"] = "https://example.com/personen/1"
    gemaakt = klant.post("zaken/rollen", lichaam)
    assert gemaakt["betrokkene"] == "https://example.com/personen/1"
    assert gemaakt["betrokkeneIdentificatie"]["inpBsn"] == ""


def test_zrc_019_roltype_hoort_bij_het_zaaktype(klant: Klant, zaak: Zaak) -> None:
    andere = maak_zaak("melding")
    lichaam = rol(zaak, roltype=roltype(andere, "belanghebbende"))
    assert klant.fouten("post", "zaken/rollen", lichaam) == {"nonFieldErrors": "zaaktype-mismatch"}


def test_een_zaak_heeft_een_initiator(klant: Klant, zaak: Zaak) -> None:
    assert klant.fouten("post", "zaken/rollen", rol(zaak, "initiator")) == {"roltype": "max-occurences"}
    klant.post("zaken/rollen", rol(zaak))
    klant.post("zaken/rollen", rol(zaak))


def test_zrc_006_een_rol_van_een_zaaktype_zonder_recht_is_er_niet(klant: Klant, zaak: Zaak) -> None:
    gemaakt = klant.post("zaken/rollen", rol(zaak))
    ander = beperkte_klant(maak_zaak("melding"), *ALLES)
    assert {r["zaak"] for r in ander.get("zaken/rollen")["results"]}.isdisjoint(
        {adres("zaken/zaken", zaak.id)}
    )
    ander.get(gemaakt["url"], status=403)
    ander.delete(gemaakt["url"], status=403)
    ander("post", "zaken/rollen", rol(zaak), status=403)
    lezer = beperkte_klant(zaak, "zaken.lezen", client_id="lezer")
    lezer.get(gemaakt["url"])
    lezer.delete(gemaakt["url"], status=403)


def test_zrc_007_een_gesloten_zaak_verandert_alleen_met_geforceerd_bijwerken(zaak: Zaak) -> None:
    gewoon = beperkte_klant(zaak, *ALLES)
    gemaakt = gewoon.post("zaken/rollen", rol(zaak))
    sluit(zaak)
    assert gewoon("post", "zaken/rollen", rol(zaak), status=403)["code"] == "permission_denied"
    gewoon.delete(gemaakt["url"], status=403)
    sterk = beperkte_klant(zaak, *ALLES, "zaken.geforceerd-bijwerken", client_id="sterk")
    sterk.post("zaken/rollen", rol(zaak))
    sterk.delete(gemaakt["url"])


def test_zrc_022_een_gearchiveerde_zaak_verandert_niet(klant: Klant, zaak: Zaak) -> None:
    Zaak.objects.filter(id=zaak.id).update(archiefstatus="gearchiveerd")
    assert klant.fouten("post", "zaken/rollen", rol(zaak)) == {"nonFieldErrors": "zaak-archiefstatus-invalid"}


def test_een_rol_wijzigen(klant: Klant, zaak: Zaak) -> None:
    gemaakt = klant.post("zaken/rollen", rol(zaak))
    context = {
        "source": "digid",
        "levelOfAssurance": "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport",
    }
    nieuw = rol(
        zaak,
        betrokkeneIdentificatie={"inpBsn": ANDER_BSN},
        afwijkendeNaamBetrokkene="Sien",
        beginGeldigheid="2026-01-01",
        authenticatieContext=context,
        contactpersoonRol={"naam": "Jo"},
    )
    gewijzigd = klant.put(gemaakt["url"], nieuw)
    assert gewijzigd["betrokkeneIdentificatie"]["inpBsn"] == ANDER_BSN
    assert gewijzigd["betrokkeneIdentificatie"]["geslachtsnaam"] == ""
    assert (gewijzigd["afwijkendeNaamBetrokkene"], gewijzigd["beginGeldigheid"]) == ("Sien", "2026-01-01")
    assert gewijzigd["authenticatieContext"] == context
    assert gewijzigd["contactpersoonRol"]["naam"] == "Jo"
    assert klant.get(gemaakt["url"]) == gewijzigd
    anders = rol(zaak, betrokkeneType="medewerker", betrokkeneIdentificatie={"identificatie": "x"})
    assert klant.fouten("put", gemaakt["url"], anders) == {"betrokkeneType": "wijzigen-niet-toegelaten"}
    ander = rol(zaak, "behandelaar")
    assert klant.fouten("put", gemaakt["url"], ander) == {"roltype": "wijzigen-niet-toegelaten"}
    assert klant.fouten("put", gemaakt["url"], {"zaak": gemaakt["zaak"]}) == {
        "betrokkeneType": "required",
    }


def test_wie_een_ander_vertegenwoordigt_noemt_het_mandaat_en_zijn_nummer_is_verborgen(
    klant: Klant, zaak: Zaak
) -> None:
    gemaakt = klant.post("zaken/rollen", rol(zaak))
    context: dict[str, Any] = {
        "source": "digid",
        "levelOfAssurance": "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport",
        "representee": {"identifierType": "bsn", "identifier": ANDER_BSN},
    }
    zonder = rol(zaak, authenticatieContext=context)
    assert klant.fouten("put", gemaakt["url"], zonder) == {"authenticatieContext.mandate": "required"}
    context["mandate"] = {"services": [{"id": "1"}]}
    assert klant.fouten("put", gemaakt["url"], zonder) == {"nonFieldErrors": "indicatie-machtiging-invalid"}
    goed = klant.put(gemaakt["url"], zonder | {"indicatieMachtiging": "gemachtigde"})
    assert goed["authenticatieContext"]["representee"]["identifier"] == ANDER_BSN
    bewaard = Rol.objects.get(id=gemaakt["uuid"]).authenticatie_context
    assert ANDER_BSN not in str(bewaard)


def test_lezen_van_personen_staat_in_het_verwerkingenlog_met_een_regel_per_persoon(
    klant: Klant, zaak: Zaak
) -> None:
    klant.post("zaken/rollen", rol(zaak))
    klant.post("zaken/rollen", rol(zaak, betrokkeneIdentificatie={"inpBsn": ANDER_BSN}))
    Verwerking.objects.all().delete()
    klant.get("zaken/rollen")
    regels = list(Verwerking.objects.all())
    assert {r.betrokkene for r in regels} == {
        vertaal(pseudoniem(Nummersoort.BSN, bsn, Domein.ZAKEN), Domein.ZAKEN, Domein.VERWERKINGEN)
        for bsn in (BSN, ANDER_BSN, BSN_LOKET)
    }
    assert {(r.activiteit, r.door_soort, r.door, r.naam) for r in regels} == {
        ("Behandelen van zaken", "toepassing", "proef", "raadplegen")
    }
    assert all("bsn" in r.gegevens and "naam" in r.gegevens for r in regels)
    assert BSN not in str([r.__dict__ for r in regels])


def test_een_lijst_kost_evenveel_vragen_met_veel_rollen(klant: Klant, zaak: Zaak) -> None:
    def tel() -> int:
        with CaptureQueriesContext(
            connection,
        ) as ctx:
            klant.get("zaken/rollen")
        return len(ctx)

    klant.post("zaken/rollen", rol(zaak))
    tel()
    weinig = tel()
    for nummer in range(10):
        klant.post("zaken/rollen", rol(zaak, betrokkeneIdentificatie={"geslachtsnaam": f"N{nummer}"}))
    assert tel() == weinig


def test_verkeerde_velden_worden_genoemd(klant: Klant, zaak: Zaak) -> None:
    assert klant.fouten("post", "zaken/rollen", rol(zaak, betrokkeneType="robot")) == {
        "betrokkeneType": "invalid_choice"
    }
    lang = rol(zaak, betrokkeneIdentificatie={"geslachtsnaam": "x" * 201})
    assert klant.fouten("post", "zaken/rollen", lang) == {
        "betrokkeneIdentificatie.geslachtsnaam": "max_length"
    }
    vreemd = rol(zaak) | {"zaak": adres("zaken/zaken", zaak.zaaktype_id)}
    assert klant.fouten("post", "zaken/rollen", vreemd) == {"zaak": "does_not_exist"}
