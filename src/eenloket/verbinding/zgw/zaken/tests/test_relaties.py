"""Contacts, requests and decisions that belong to a case, and contacts about it."""

import datetime as dt
from typing import Any

import pytest
from django.utils import timezone

from eenloket.midoffice.besluiten.models import Besluit
from eenloket.midoffice.klanten import api as klanten
from eenloket.midoffice.klanten.models import Klantcontact
from eenloket.midoffice.zaken.models import Zaakcontactmoment, Zaakverzoek
from eenloket.midoffice.zaken.tests.bouwers import DOOR, maak_organisatie, maak_zaak
from eenloket.verbinding.zgw.besluiten.tests.bouwers import lichaam as besluit
from eenloket.verbinding.zgw.models import Dienst
from eenloket.verbinding.zgw.tests.klant import Klant, maak_klant

from .bouwers import ALLES, adres, ander_register, beperkte_klant, sluit

pytestmark = pytest.mark.django_db


@pytest.fixture
def klant() -> Klant:
    return maak_klant(maak_organisatie())


def _spiegelt(klant: Klant, pad: str, naam: str, spiegels: str, model: Any) -> None:
    zaak = maak_zaak()
    with ander_register("nrc") as register:
        url = f"{register.adres}dingen/1"
        register.inhoud["/api/v1/dingen/1"] = {"url": url}
        vraag = {"zaak": adres("zaken/zaken", zaak.id), naam: url}
        gemaakt = klant.post(f"zaken/{pad}", vraag)
        assert register.gekregen == [
            (f"/api/v1/{spiegels}", {naam: url, "object": gemaakt["zaak"], "objectType": "zaak"})
        ]
        assert klant.get(gemaakt["url"]) == gemaakt
        assert klant.get(f"zaken/{pad}", zaak=gemaakt["zaak"]) == [gemaakt]
        assert klant.get(f"zaken/{pad}", **{naam: url}) == [gemaakt]
        assert klant.fouten("post", f"zaken/{pad}", vraag) == {"nonFieldErrors": "unique"}
        klant.delete(gemaakt["url"])
        assert register.verwijderd == ["/api/v1/spiegels/1"]
        register.weigert = True
        assert klant.fouten("post", f"zaken/{pad}", vraag) == {naam: "pending-relations"}
        assert not model.objects.exists()
        weg = vraag | {naam: f"{register.adres}dingen/2"}
        assert klant.fouten("post", f"zaken/{pad}", weg) == {naam: "bad-url"}
    vreemd = vraag | {naam: "https://onbekend.example.com/1"}
    assert klant.fouten("post", f"zaken/{pad}", vreemd) == {naam: "bad-url"}


def test_zrc_024_een_verzoek_krijgt_zijn_spiegel(klant: Klant) -> None:
    _spiegelt(klant, "zaakverzoeken", "verzoek", "objectverzoeken", Zaakverzoek)


def test_zrc_025_een_contactmoment_krijgt_zijn_spiegel(klant: Klant) -> None:
    _spiegelt(klant, "zaakcontactmomenten", "contactmoment", "objectcontactmomenten", Zaakcontactmoment)


@pytest.mark.parametrize(
    "plek",
    ["{ander}zaken/1", "{zelf}../../documenten/1", "{zelf}..?x=1", "{zelf}..;/x", "{zelf}%252e%252e/x", "{zelf}\\\\x", "http://u@{host}/api/v1/x", "x"],
)  # fmt: skip
def test_een_spiegel_elders_wordt_nooit_aangeroepen(klant: Klant, plek: str) -> None:
    """One register can't make us act in another, nor outside its own API, whether it says so now or said so before."""
    zaak = maak_zaak()
    with ander_register("nrc") as register, ander_register("zrc") as ander:
        url = f"{register.adres}dingen/1"
        register.inhoud["/api/v1/dingen/1"] = {"url": url}
        register.spiegel = plek.format(
            ander=ander.adres, zelf=register.adres, host=register.adres.split("/")[2]
        )
        vraag = {"zaak": adres("zaken/zaken", zaak.id), "verzoek": url}
        klant.delete(klant.post("zaken/zaakverzoeken", vraag)["url"])
        gemaakt = klant.post("zaken/zaakverzoeken", vraag)
        assert Zaakverzoek.objects.get().spiegel_url == ""
        Zaakverzoek.objects.update(spiegel_url=register.spiegel)
        klant.delete(gemaakt["url"])
        assert not register.verwijderd
        assert not ander.verwijderd


def test_een_spiegel_in_een_register_onder_dezelfde_wortel_wordt_niet_aangeroepen(klant: Klant) -> None:
    """Below the root that was called stands the root of another register, with credentials of its own."""
    zaak = maak_zaak()
    with ander_register("nrc") as register:
        Dienst.objects.create(
            organisatie=maak_organisatie(), url=f"{register.adres}binnen/", soort="zrc", intern=True
        )
        url = f"{register.adres}dingen/1"
        register.inhoud["/api/v1/dingen/1"] = {"url": url}
        register.spiegel = f"{register.adres}binnen/zaken/1"
        gemaakt = klant.post("zaken/zaakverzoeken", {"zaak": adres("zaken/zaken", zaak.id), "verzoek": url})
        assert Zaakverzoek.objects.get().spiegel_url == ""
        Zaakverzoek.objects.update(spiegel_url=register.spiegel)
        klant.delete(gemaakt["url"])
        assert not register.verwijderd


def test_een_besluit_van_ons_is_vanzelf_een_zaakbesluit(klant: Klant) -> None:
    zaak = maak_zaak()
    pad = f"zaken/zaken/{zaak.id}/besluiten"
    assert klant.get(pad) == []
    gemaakt = klant.post("besluiten/besluiten", besluit(zaak))
    [rij] = klant.get(pad)
    assert rij["besluit"] == gemaakt["url"]
    assert klant.get(rij["url"]) == rij
    assert klant.post(pad, {"besluit": gemaakt["url"]}) == rij
    assert klant.fouten("delete", rij["url"], None) == {"nonFieldErrors": "inconsistent-relation"}
    andere = maak_zaak()
    assert klant.get(f"zaken/zaken/{andere.id}/besluiten") == []
    assert klant.fouten("post", f"zaken/zaken/{andere.id}/besluiten", {"besluit": gemaakt["url"]}) == {
        "nonFieldErrors": "inconsistent-relation"
    }
    assert Besluit.objects.get().zaak_id == zaak.id


def test_een_besluit_elders_krijgt_een_rij(klant: Klant) -> None:
    zaak = maak_zaak()
    pad = f"zaken/zaken/{zaak.id}/besluiten"
    with ander_register("brc") as register:
        url = f"{register.adres}besluiten/1"
        register.inhoud["/api/v1/besluiten/1"] = {"url": url, "besluittype": "https://x.example.com/1"}
        gemaakt = klant.post(pad, {"besluit": url})
        assert klant.get(pad) == [gemaakt]
        assert gemaakt["besluit"] == url
        assert klant.fouten("post", pad, {"besluit": url}) == {"nonFieldErrors": "unique"}
        sluit(zaak)
        gewoon = beperkte_klant(zaak, *ALLES)
        gewoon.delete(gemaakt["url"], status=403)
        gewoon("post", pad, {"besluit": url}, status=403)
        klant.delete(gemaakt["url"])
    klant.get(f"zaken/zaken/{zaak.zaaktype_id}/besluiten", status=404)


def test_een_contact_over_een_zaak_staat_in_de_ene_geschiedenis(klant: Klant) -> None:
    zaak = maak_zaak()
    klanten.leg_contact_vast(
        zaak.organisatie_id,
        client=None,
        kanaal="balie",
        onderwerp="Vraag",
        inhoud="tekst",
        zaak_id=zaak.id,
        door=DOOR,
    )
    klanten.leg_contact_vast(
        zaak.organisatie_id, client=None, kanaal="balie", onderwerp="Zonder zaak", door=DOOR
    )
    [loket] = klant.get("zaken/klantcontacten")["results"]
    assert (loket["onderwerp"], loket["toelichting"], loket["kanaal"]) == ("Vraag", "tekst", "balie")
    gemaakt = klant.post(
        "zaken/klantcontacten",
        {
            "zaak": adres("zaken/zaken", zaak.id),
            "datumtijd": "2026-01-02T10:00:00Z",
            "kanaal": "telefoon-met-lange-n",
            "identificatie": "K1",
            "toelichting": "belde",
        },
    )
    assert gemaakt["toelichting"] == "belde"
    assert klant.get(gemaakt["url"]) == gemaakt
    assert klant.get("zaken/klantcontacten", zaak=adres("zaken/zaken", zaak.id))["count"] == 2
    rij = Klantcontact.objects.get(id=gemaakt["uuid"])
    assert rij.had_betrokkenen.get().was_partij is not None
    assert rij.inhoud == "belde"


def test_een_contact_ligt_niet_in_de_toekomst(klant: Klant) -> None:
    zaak = maak_zaak()
    morgen = (timezone.now() + dt.timedelta(days=1)).isoformat()
    vraag = {"zaak": adres("zaken/zaken", zaak.id), "datumtijd": morgen}
    assert klant.fouten("post", "zaken/klantcontacten", vraag) == {"datumtijd": "date-in-future"}


def test_zrc_007_contacten_over_een_gesloten_zaak(klant: Klant) -> None:
    zaak = maak_zaak()
    sluit(zaak)
    vraag = {"zaak": adres("zaken/zaken", zaak.id), "datumtijd": "2026-01-02T10:00:00Z"}
    beperkte_klant(zaak, *ALLES)("post", "zaken/klantcontacten", vraag, status=403)
    klant.post("zaken/klantcontacten", vraag)
