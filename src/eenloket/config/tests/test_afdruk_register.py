"""As ``test_afdruk``, for what comes in over the national APIs: persons stand encrypted or as pseudonyms, in every table (M-F2).

What isn't in the net: texts that the standard makes free, and that its filters search in (descriptions, notes, properties of a case), and
what a client calls its user, which the audit trail has to name.
"""

import json
from typing import Any

import pytest
from django.db import connection

from eenloket.kern.sleutels.api import Domein, Nummersoort, pseudoniem
from eenloket.midoffice.zaken.models import Zaak
from eenloket.midoffice.zaken.tests.bouwers import maak_organisatie
from eenloket.verbinding.zgw.documenten.tests.conftest import EIO, eigen_opslag, lichaam
from eenloket.verbinding.zgw.models import Abonnement, Bezorging
from eenloket.verbinding.zgw.notificaties.soorten import TABELLEN
from eenloket.verbinding.zgw.notificaties.volgen import Regel, verwerk
from eenloket.verbinding.zgw.tests.klant import Klant, maak_klant
from eenloket.verbinding.zgw.zaken.tests.bouwers import ANDER_BSN, BSN, rol
from eenloket.verbinding.zgw.zaken.tests.zaakbouwers import maak_soort, nieuw, registreer

from .test_afdruk import _tabellen, _vormen, afdruk

pytestmark = pytest.mark.django_db
__all__ = ["eigen_opslag"]
PERSOON = {
    "burgerservicenummer": BSN,
    "nummer van een ander": ANDER_BSN,
    "naam": "Zwaluwenstaart",
    "voornaam": "Quirinalda",
    "straat": "Ooievaarsnestpad",
    "e-mail": "q.zwaluw@voorbeeld.test",
    "telefoon": "0699912345",
    "wat iemand vertelde": "mijn knie is geopereerd",
}
_WIE = {
    "inpBsn": BSN,
    "geslachtsnaam": PERSOON["naam"],
    "voornamen": PERSOON["voornaam"],
    "verblijfsadres": {
        "aoaIdentificatie": "1",
        "wplWoonplaatsNaam": "Rivierveen",
        "gorOpenbareRuimteNaam": PERSOON["straat"],
        "aoaHuisnummer": 3,
    },
}
_CONTEXT = {
    "source": "digid",
    "levelOfAssurance": "urn:oasis:names:tc:SAML:2.0:ac:classes:MobileTwoFactorContract",
    "representee": {"identifierType": "bsn", "identifier": ANDER_BSN},
    "mandate": {"services": [{"id": "1"}]},
}


@pytest.fixture
def vol() -> dict[str, Any]:
    """One person in everything of the standard that can hold one; changed and removed once too, for the trail of that."""
    klant, soort = maak_klant(maak_organisatie()), maak_soort()
    Abonnement.objects.create(
        organisatie=maak_organisatie(),
        callback_url="http://127.0.0.1:9/",
        auth="Bearer geheim-van-de-abonnee",
        kanalen=[{"naam": "zaken"}, {"naam": "documenten"}],
        client_id=klant.client_id,
    )
    zaak = registreer(klant, soort)
    rij = Zaak.objects.get(id=zaak["uuid"])
    wie = rol(
        rij,
        "initiator",
        betrokkeneIdentificatie=_WIE,
        afwijkendeNaamBetrokkene=f"{PERSOON['voornaam']} {PERSOON['naam']}",
        contactpersoonRol={"naam": PERSOON["naam"], "emailadres": PERSOON["e-mail"], "telefoonnummer": PERSOON["telefoon"]},
        indicatieMachtiging="gemachtigde",
        authenticatieContext=_CONTEXT,
    )  # fmt: skip
    gemaakt = klant.post("zaken/rollen", wie)
    klant.put(gemaakt["url"], wie | {"betrokkeneIdentificatie": _WIE | {"inpBsn": ANDER_BSN}})
    klant.delete(klant.post("zaken/rollen", rol(rij, betrokkeneIdentificatie=_WIE))["url"])
    status = {"statustype": soort.status(0), "datumStatusGezet": "2026-01-06T10:00:00Z"}
    rollen = [{k: w for k, w in wie.items() if k != "zaak"}]
    klant.post("zaken/zaak_registreren", {"zaak": nieuw(soort), "status": status, "rollen": rollen})
    klant.post("zaken/zaakobjecten", {"zaak": zaak["url"], "objectType": "natuurlijk_persoon", "objectIdentificatie": _WIE})  # fmt: skip
    klant.post(
        "zaken/klantcontacten",
        {"zaak": zaak["url"], "datumtijd": "2026-01-02T10:00:00Z", "toelichting": PERSOON["wat iemand vertelde"]},
    )  # fmt: skip
    document = klant.post(EIO, lichaam())
    klant.post(
        "documenten/verzendingen",
        {
            "informatieobject": document["url"], "betrokkene": gemaakt["url"], "aardRelatie": "geadresseerde",
            "contactPersoon": "https://example.org/personen/1", "contactpersoonnaam": PERSOON["naam"], "emailadres": PERSOON["e-mail"],
            "verzenddatum": "2026-11-02",
        },
    )  # fmt: skip
    klant.get("zaken/zaken", rol__betrokkeneIdentificatie__natuurlijkPersoon__inpBsn=BSN)
    _meld_alles()
    return {"klant": klant, "zaak": zaak, "rol": gemaakt}


def _meld_alles() -> None:
    """Every line of the trail as if it had been committed: what subscribers would get stands in the database then."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT op, tabel, rij::uuid, soort, hoofd, oud::text, nieuw::text FROM audit_auditregel"
            " WHERE hoofd IS NOT NULL AND tabel = ANY(%s) ORDER BY id",
            [list(TABELLEN)],
        )
        rijen = cursor.fetchall()
    verwerk(
        [
            Regel(*rest, *(json.loads(staat or "null") for staat in staten))
            for rest, staten in ((rij[:5], rij[5:]) for rij in rijen)
        ]
    )


def test_de_afdruk_van_het_register_noemt_niemand(vol: dict[str, Any]) -> None:
    gevonden = []
    for tabel in _tabellen():
        tekst = afdruk(tabel).lower()
        gevonden += [
            f"{soort} in {tabel}"
            for soort, waarde in PERSOON.items()
            if any(v in tekst for v in _vormen(waarde))
        ]
        if "geheim-van-de-abonnee" in tekst:
            gevonden.append(f"geheim in {tabel}")
    assert not gevonden


def test_elke_tabel_met_mensen_deed_mee(vol: dict[str, Any]) -> None:
    """The test above means nothing when a table stayed empty."""
    gevuld = [
        "zaken_rol", "zaken_zaakobject", "klanten_klantcontact", "documenten_verzending", "audit_auditregel", "zgw_bezorging", "verwerkingen_verwerking",
    ]  # fmt: skip
    assert not [tabel for tabel in gevuld if not afdruk(tabel)]
    assert {b.bericht["resource"] for b in Bezorging.objects.all()} >= {"zaak", "rol", "zaakobject", "verzending"}  # fmt: skip


def test_een_notificatie_en_het_spoor_noemen_geen_mens_en_geen_pseudoniem(vol: dict[str, Any]) -> None:
    """Privacy by design of the standard: a message says that something happened, the trail that it changed, neither into whom."""
    klant: Klant = vol["klant"]
    klant.get(vol["zaak"]["url"] + "/audittrail")
    spoor = klant.antwoord.content.decode()
    assert vol["rol"]["url"] in spoor
    verboden = [*PERSOON.values(), *(str(pseudoniem(Nummersoort.BSN, n, Domein.ZAKEN)) for n in (BSN, ANDER_BSN))]  # fmt: skip
    berichten = "".join(json.dumps(b.bericht) for b in Bezorging.objects.all())
    assert not [v for v in verboden if v in spoor]
    assert not [v for v in verboden if v in berichten]
    for bezorging in Bezorging.objects.all():
        assert set(bezorging.bericht) == {
            "kanaal", "hoofdObject", "resource", "resourceUrl", "actie", "aanmaakdatum", "kenmerken",
        }  # fmt: skip


def test_wie_er_wel_bij_mag_krijgt_alles_terug(vol: dict[str, Any]) -> None:
    """Hidden isn't lost."""
    [gezien] = vol["klant"].get("zaken/rollen", zaak=vol["zaak"]["url"])["results"]
    assert gezien["betrokkeneIdentificatie"]["inpBsn"] == ANDER_BSN
    assert gezien["contactpersoonRol"]["emailadres"] == PERSOON["e-mail"]
    assert gezien["authenticatieContext"]["representee"]["identifier"] == ANDER_BSN


def test_een_fout_zegt_niet_terug_wie_het_was(vol: dict[str, Any], capfd: Any, caplog: Any) -> None:
    """Nothing of what was sent comes back in an error, nor stands in the log."""
    klant: Klant = vol["klant"]
    rij = Zaak.objects.get(id=vol["zaak"]["uuid"])
    for fout in (
        rol(rij, betrokkeneIdentificatie=_WIE | {"inpBsn": BSN[::-1]}),
        rol(rij, betrokkeneIdentificatie=_WIE | {"geslachtsnaam": PERSOON["naam"] * 50}),
        rol(rij, roltype="http://elders.example/" + PERSOON["naam"], betrokkeneIdentificatie=_WIE),
        {"betrokkeneIdentificatie": [PERSOON["naam"]]},
    ):
        klant.post("zaken/rollen", fout, status=400)
        antwoord = klant.antwoord.content.decode()
        assert not [w for w in (*PERSOON.values(), BSN[::-1]) if w in antwoord]
    klant.get("zaken/zaken", status=400, rol__betrokkeneIdentificatie__natuurlijkPersoon__inpBsn=BSN, x="1")
    assert BSN not in klant.antwoord.content.decode()
    klant.get("zaken/rollen", betrokkeneIdentificatie__natuurlijkPersoon__inpBsn=BSN)
    uit = "".join(capfd.readouterr()) + caplog.text
    assert not [w for w in PERSOON.values() if w in uit]
