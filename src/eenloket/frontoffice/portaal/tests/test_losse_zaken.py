"""Cases that another system registered, as their client sees them on /mijn."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from eenloket.frontoffice.intake.tests.bouwers import ANDER, BSN, inwoner, pad
from eenloket.kern.identificatie import nieuw_id
from eenloket.kern.klok import nu
from eenloket.kern.organisaties.models import Organisatie
from eenloket.midoffice.aanbod.api import vergeet_typen
from eenloket.midoffice.aanbod.models import Resultaattype, Roltype, Statustype, UitgaveZaaktype, Zaaktype
from eenloket.midoffice.aanvragen.tests.bouwers import ingediend
from eenloket.midoffice.aanvragen.tests.registers import Kastje
from eenloket.midoffice.documenten.models import Versie
from eenloket.midoffice.documenten.tests.bestanden import PDF
from eenloket.midoffice.zaken import api as zaken
from eenloket.midoffice.zaken.models import Resultaat, Status, Zaak
from eenloket.midoffice.zaken.tests.bouwers import DOOR
from eenloket.verbinding.zgw.tests.klant import BASIS, Klant, maak_klant
from eenloket.verbinding.zgw.toegang import rechten, token


@pytest.fixture
def klant(loket: Kastje) -> Iterator[Klant]:
    """An application of our organisation."""
    rechten.vergeet()
    token.vergeet()
    yield maak_klant(_organisatie(), "taakapp")
    rechten.vergeet()
    token.vergeet()


def _organisatie() -> Organisatie:
    return Organisatie.objects.get(slug="rivierveen")


def _soort() -> Zaaktype:
    """A case type that no service of ours has."""
    soort = Zaaktype.objects.filter(organisatie=_organisatie(), concept=False).first()
    assert soort is not None
    soort.pk, soort._state.adding = nieuw_id(), True
    soort.identificatie, soort.omschrijving = f"E-{soort.pk.hex[:8]}", "Kapvergunning van elders"
    soort.save()
    Roltype.objects.create(zaaktype=soort, omschrijving="Aanvrager", omschrijving_generiek="initiator")
    for nummer, naam in enumerate(("Ontvangen bij het bos", "Klaar"), 1):
        Statustype.objects.create(
            zaaktype=soort, omschrijving=naam, volgnummer=nummer, statustekst="Wij kijken."
        )
    vergeet_typen()
    return soort


def _zaak(klant: Klant, soort: Zaaktype, bsn: str = BSN, **anders: Any) -> Zaak:
    gemaakt = klant.post(
        "zaken/zaken",
        {
            "zaaktype": f"{BASIS}/catalogi/api/v1/zaaktypen/{soort.id}",
            "bronorganisatie": "517439943",
            "verantwoordelijkeOrganisatie": "517439943",
            "startdatum": "2026-11-01",
        }
        | anders,
    )
    roltype = Roltype.objects.get(zaaktype=soort, omschrijving_generiek="initiator")
    klant.post(
        "zaken/rollen",
        {
            "zaak": gemaakt["url"],
            "betrokkeneType": "natuurlijk_persoon",
            "roltype": f"{BASIS}/catalogi/api/v1/roltypen/{roltype.id}",
            "roltoelichting": "aanvrager",
            "betrokkeneIdentificatie": {"inpBsn": bsn},
        },
    )
    zaak = Zaak.objects.get(id=gemaakt["uuid"])
    eerste = Statustype.objects.filter(zaaktype=soort).order_by("volgnummer").first()
    assert eerste is not None
    zaak.huidige_status = Status.objects.create(zaak=zaak, statustype=eerste, datum_status_gezet=nu())
    zaak.save(update_fields=["huidige_status"])
    return zaak


def test_een_zaak_die_via_de_api_komt_staat_op_mijn_van_zijn_initiator(klant: Klant) -> None:
    zaak = _zaak(klant, _soort(), identificatie="BOS/2026 & 1")
    client = inwoner()
    mijn = client.get("/mijn").content.decode()
    assert "Andere zaken" in mijn
    assert "Kapvergunning van elders" in mijn
    assert "BOS/2026 &amp; 1" in mijn
    assert "Ontvangen bij het bos" in mijn
    assert "Er loopt niets" not in mijn
    adres = pad("zaak", zaak.sleutel)
    assert adres in mijn
    pagina = client.get(adres).content.decode()
    assert "Wij kijken." in pagina
    assert "Wij verwachten op" in pagina
    assert "Kapvergunning van elders" in client.get(reverse("portaal:losse_zaken")).content.decode()


def test_in_het_engels(klant: Klant) -> None:
    zaak = _zaak(klant, _soort())
    client = inwoner()
    client.cookies["taal"] = "en"
    mijn = client.get("/mijn", headers={"accept-language": "en"}).content.decode()
    assert "Other cases" in mijn
    pagina = client.get(pad("zaak", zaak.sleutel), headers={"accept-language": "en"}).content.decode()
    assert "What happened" in pagina


def test_een_zaak_van_een_dienst_heet_zoals_de_dienst(klant: Klant) -> None:
    gebruik = UitgaveZaaktype.objects.filter(zaaktype__organisatie=_organisatie()).order_by("dienst").first()
    assert gebruik is not None
    zaak = _zaak(klant, gebruik.zaaktype)
    assert zaak.identificatie.startswith("Z")
    client = inwoner()
    assert client.get(pad("zaak", zaak.identificatie)).status_code == 200
    assert zaak.dienst


def test_niemand_anders_ziet_hem(klant: Klant) -> None:
    zaak = _zaak(klant, _soort())
    ander = inwoner(ANDER)
    assert "Andere zaken" not in ander.get("/mijn").content.decode()
    assert ander.get(pad("zaak", zaak.sleutel)).status_code == 404
    anoniem = type(ander)().get(pad("zaak", zaak.sleutel))
    assert anoniem.status_code == 302


def test_wat_vertrouwelijk_is_staat_er_niet(klant: Klant) -> None:
    zaak = _zaak(klant, _soort(), vertrouwelijkheidaanduiding="geheim")
    client = inwoner()
    assert "Andere zaken" not in client.get("/mijn").content.decode()
    assert client.get(pad("zaak", zaak.sleutel)).status_code == 404


def test_een_zaak_met_een_aanvraag_staat_er_maar_een_keer(loket: Kastje) -> None:
    aanvraag = ingediend()
    pagina = inwoner().get("/mijn").content.decode()
    assert aanvraag.nummer in pagina
    assert "Andere zaken" not in pagina


def test_een_afgeronde_zaak_met_resultaat_en_document(klant: Klant) -> None:
    soort = _soort()
    zaak = _zaak(klant, soort)
    documenttype = zaak.zaaktype  # the file gets a document of any type of the organisation
    versie = _document(zaak, documenttype)
    resultaattype = Resultaattype.objects.create(zaaktype=soort, omschrijving="Gekapt")
    Resultaat.objects.create(zaak=zaak, resultaattype=resultaattype)
    Zaak.objects.filter(id=zaak.id).update(einddatum="2026-11-20", fase="gesloten")
    client = inwoner()
    mijn = client.get("/mijn").content.decode()
    assert "Afgerond" in mijn
    pagina = client.get(pad("zaak", zaak.sleutel)).content.decode()
    assert "Resultaat: Gekapt." in pagina
    bestand = client.get(pad("document", zaak.sleutel, versie.id))
    assert b"".join(bestand.streaming_content) == PDF
    assert inwoner(ANDER).get(pad("document", zaak.sleutel, versie.id)).status_code == 404


def _document(zaak: Zaak, soort: Zaaktype) -> Versie:
    from eenloket.midoffice.aanbod.models import Informatieobjecttype, ZaaktypeInformatieobjecttype

    brief = Informatieobjecttype.objects.filter(organisatie_id=zaak.organisatie_id).first()
    assert brief is not None
    ZaaktypeInformatieobjecttype.objects.create(
        zaaktype=soort, informatieobjecttype=brief, volgnummer=1, richting="uitgaand"
    )
    gebruik = UitgaveZaaktype.objects.filter(zaaktype__organisatie=_organisatie()).first()
    assert gebruik is not None
    van_ons = Zaak(
        id=zaak.id,
        organisatie_id=zaak.organisatie_id,
        bronorganisatie=zaak.bronorganisatie,
        vertrouwelijkheidaanduiding=4,
        dienst=gebruik.dienst,
        uitgave_id=gebruik.uitgave_id,
    )
    from eenloket.midoffice.zaken.api import zaaktype_van

    naam = next(iter(zaaktype_van(van_ons).informatieobjecttype_op_naam))
    versie = zaken.maak_document(
        van_ons, soort=naam, titel="Brief over de boom", inhoud=PDF, auteur="Proef", door=DOOR
    )
    Versie.objects.filter(id=versie.id).update(tonen_aan_initiator=True)
    return versie


def test_mijn_kost_evenveel_vragen_met_veel_zaken(klant: Klant) -> None:
    soort = _soort()
    client = inwoner()

    def tel() -> int:
        with CaptureQueriesContext(connection) as ctx:
            client.get("/mijn")
        return len(ctx)

    _zaak(klant, soort)
    tel()
    weinig = tel()
    for _nummer in range(11):
        _zaak(klant, soort)
    assert tel() == weinig
    mijn = client.get("/mijn").content.decode()
    assert reverse("portaal:losse_zaken") in mijn
    alle = client.get(reverse("portaal:losse_zaken")).content.decode()
    assert alle.count("loket-aanvragen__naam") == 12


@pytest.mark.parametrize("nummer", ["%00", "Z2026-%00", "x" * 300, "%F0%9F%8F%A0"])
def test_een_nummer_dat_niet_kan_bestaat_niet(loket: Kastje, nummer: str) -> None:
    assert inwoner(BSN).get(f"/mijn/zaken/{nummer}").status_code == 404
