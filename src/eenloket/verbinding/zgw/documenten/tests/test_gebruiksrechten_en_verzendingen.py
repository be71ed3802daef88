"""Usage rights (drc-006) and dispatches."""

import pytest
from django.db import connection

from eenloket.verbinding.zgw.tests.klant import Klant

from .conftest import EIO, Maker, lichaam
from .test_sloten import beperkt

pytestmark = pytest.mark.django_db
RECHTEN, VERZENDINGEN = "documenten/gebruiksrechten", "documenten/verzendingen"


def recht(een: dict[str, str], **anders: object) -> dict[str, object]:
    return {
        "informatieobject": een["url"],
        "startdatum": "2026-11-01T12:00:00Z",
        "omschrijvingVoorwaarden": "Alleen voor deze zaak",
    } | anders


def test_drc_006_de_indicatie_volgt_de_gebruiksrechten(klant: Klant, maak: Maker) -> None:
    fout = lichaam(indicatieGebruiksrecht=True)
    assert klant.fouten("post", EIO, fout) == {"indicatieGebruiksrecht": "missing-gebruiksrechten"}
    assert maak(indicatieGebruiksrecht=False)["indicatieGebruiksrecht"] is False
    een = maak()
    assert een["indicatieGebruiksrecht"] is None
    eerste, tweede = klant.post(RECHTEN, recht(een)), klant.post(RECHTEN, recht(een))
    na = klant.get(een["url"])
    assert (na["indicatieGebruiksrecht"], na["versie"]) == (True, 1)
    slot = klant.post(een["url"] + "/lock", {}, status=200)["lock"]
    for waarde in (False, None):
        fouten = klant.fouten("patch", een["url"], {"lock": slot, "indicatieGebruiksrecht": waarde})
        assert fouten == {"indicatieGebruiksrecht": "existing-gebruiksrechten"}
    klant.delete(eerste["url"])
    assert klant.get(een["url"])["indicatieGebruiksrecht"] is True
    klant.delete(tweede["url"])
    assert klant.get(een["url"])["indicatieGebruiksrecht"] is None


def test_gebruiksrechten_lezen_filteren_en_wijzigen(klant: Klant, maak: Maker) -> None:
    een, ander = maak(), maak()
    gemaakt = klant.post(RECHTEN, recht(een, einddatum="2027-01-01T00:00:00Z"))
    klant.post(RECHTEN, recht(ander, startdatum="2028-01-01T00:00:00Z"))
    assert klant.get(gemaakt["url"]) == gemaakt
    assert klant.get(RECHTEN, informatieobject=een["url"]) == [gemaakt]
    assert klant.get(RECHTEN, startdatum__lt="2027-01-01T00:00:00Z") == [gemaakt]
    assert klant.get(RECHTEN, einddatum__gte="2027-01-01T00:00:00Z") == [gemaakt]
    assert klant.get(RECHTEN, startdatum__gt="2029-01-01") == []
    assert (
        klant.patch(gemaakt["url"], {"omschrijvingVoorwaarden": "anders"})["omschrijvingVoorwaarden"]
        == "anders"
    )
    klant.put(gemaakt["url"], recht(een, einddatum=None))
    fouten = klant.fouten("patch", gemaakt["url"], {"informatieobject": ander["url"]})
    assert fouten == {"informatieobject": "wijzigen-niet-toegelaten"}
    klant("head", gemaakt["url"], status=200)
    lezer = beperkt("documenten.lezen", niveau=1)
    assert lezer.get(RECHTEN) == []
    lezer.get(gemaakt["url"], status=403)
    lezer("delete", gemaakt["url"], None, status=403)


def verzending(een: dict[str, str], **anders: object) -> dict[str, object]:
    return {
        "informatieobject": een["url"],
        "betrokkene": "https://example.org/betrokkenen/1",
        "contactPersoon": "https://example.org/personen/1",
        "aardRelatie": "geadresseerde",
        "contactpersoonnaam": "A. Geheim",
        "emailadres": "geheim@example.org",
        "verzenddatum": "2026-11-02",
    } | anders


def test_een_verzending_gaat_naar_een_adres(klant: Klant, maak: Maker) -> None:
    een = maak()
    gemaakt = klant.post(VERZENDINGEN, verzending(een))
    assert (gemaakt["emailadres"], gemaakt["faxnummer"], gemaakt["mijnOverheid"]) == (
        "geheim@example.org",
        None,
        False,
    )
    assert klant.get(gemaakt["url"]) == gemaakt
    assert klant.get(VERZENDINGEN, informatieobject=een["url"])["results"] == [gemaakt]
    assert klant.get(VERZENDINGEN, aardRelatie="afzender")["count"] == 0
    assert klant.get(VERZENDINGEN, betrokkene="https://example.org/betrokkenen/1")["count"] == 1
    geen, twee = verzending(een, emailadres=None), verzending(een, mijnOverheid=True)
    for fout in (geen, twee):
        assert klant.fouten("post", VERZENDINGEN, fout) == {"nonFieldErrors": "invalid-address"}
    erbij = {"telefoonnummer": "0612345678"}
    assert klant.fouten("patch", gemaakt["url"], erbij) == {"nonFieldErrors": "invalid-address"}
    adres = {"huisnummer": 1, "naamOpenbareRuimte": "Dijk", "woonplaatsnaam": "Rivierveen"}
    anders = klant.patch(gemaakt["url"], {"emailadres": None, "binnenlandsCorrespondentieadres": adres})
    assert anders["binnenlandsCorrespondentieadres"] == adres
    assert (anders["emailadres"], anders["contactpersoonnaam"]) == (None, "A. Geheim")
    assert klant.put(gemaakt["url"], verzending(een, binnenlandsCorrespondentieadres=None))["emailadres"]
    expand = klant.get(gemaakt["url"], expand="informatieobject.informatieobjecttype")
    assert expand["_expand"]["informatieobject"]["_expand"]["informatieobjecttype"]["url"]
    klant.delete(gemaakt["url"])
    klant.get(gemaakt["url"], status=404)


def test_een_ontvangen_document_heeft_een_afzender_en_een_datum(klant: Klant, maak: Maker) -> None:
    een = maak()
    van = verzending(een, aardRelatie="afzender", verzenddatum=None)
    assert klant.fouten("post", VERZENDINGEN, van) == {"ontvangstdatum": "required"}
    klant.post(VERZENDINGEN, van | {"ontvangstdatum": "2026-11-02"})
    nog = van | {"ontvangstdatum": "2026-11-02"}
    assert klant.fouten("post", VERZENDINGEN, nog) == {"nonFieldErrors": "unique"}
    klant.post(VERZENDINGEN, verzending(een))


def test_adressen_staan_versleuteld(klant: Klant, maak: Maker) -> None:
    klant.post(VERZENDINGEN, verzending(maak()))
    with connection.cursor() as cursor:
        for tabel in ("documenten_verzending", "audit_auditregel"):
            cursor.execute(f"SELECT string_agg(t::text, ' ') FROM {tabel} t")
            tekst = cursor.fetchone()[0]
            assert "geheim@example.org" not in tekst
            assert "A. Geheim" not in tekst


def test_verzendingen_vragen_de_scopes_van_hun_document(klant: Klant, maak: Maker) -> None:
    een = maak()
    gemaakt = klant.post(VERZENDINGEN, verzending(een))
    lezer = beperkt("documenten.lezen", naam="lezer")
    assert lezer.get(VERZENDINGEN)["count"] == 1
    lezer.get(gemaakt["url"])
    lezer.post(VERZENDINGEN, verzending(een), status=403)
    lezer("patch", gemaakt["url"], {"toelichting": "x"}, status=403)
    lezer("delete", gemaakt["url"], None, status=403)
    niemand = beperkt("documenten.aanmaken", naam="maker")
    niemand("get", VERZENDINGEN, status=403)
    niemand("head", gemaakt["url"], status=403)
