"""The letter in which a decision stands (M-B10)."""

import io

import pypdf
import pytest

from eenloket.kern.handelingen import handeling
from eenloket.midoffice.aanvragen.models import Aanvraag
from eenloket.midoffice.berichten.tests.bouwers import Werker, maak_aanvraag, zaak_van
from eenloket.midoffice.besluiten import api as besluiten
from eenloket.midoffice.besluiten.events import BesluitGenomen
from eenloket.midoffice.besluiten.models import Besluit, Besluitinformatieobject
from eenloket.midoffice.documenten import api as documenten
from eenloket.midoffice.regels.tests.bouwers import feiten_met
from eenloket.midoffice.zaken import api as zaken
from eenloket.midoffice.zaken.models import Zaak
from eenloket.midoffice.zaken.tests.bouwers import DOOR, maak_zaak
from eenloket.midoffice.zaken.tests.proefaanbod import MELDING, PARTNERDIENST, ROL, STIL

pytestmark = pytest.mark.django_db
WAAROM = {"nl": "Uw straat is te smal.\n\nDat is niet veilig.", "en": "Your street is too narrow."}


def besluit(zaak: Zaak, resultaat: str = "Geweigerd") -> Besluit:
    genomen = besluiten.neem_besluit(
        zaak,
        resultaat=resultaat,
        motivering=WAAROM,
        regels=["Proefwet, artikel 1"],
        door=DOOR,
        bevoegde_rollen={ROL},
    )
    assert genomen is not None
    return genomen


def tekst(versie_id: object) -> str:
    versie = documenten.Versie.objects.get(id=versie_id)
    bladen = pypdf.PdfReader(io.BytesIO(b"".join(documenten.lees(versie)))).pages
    return " ".join(" ".join(blad.extract_text() for blad in bladen).split())


def test_de_brief_zegt_wat_waarom_en_wat_je_ertegen_kunt_doen() -> None:
    genomen = besluit(zaak := maak_zaak(STIL))
    (versie,) = besluiten.maak_brief(genomen.id, door=DOOR)
    brief = tekst(versie)
    for deel in (
        "Beste Suzanne Moulin,",
        "Besluit: Stilzwijgend",
        "Ons besluit: geweigerd",
        zaak.identificatie,
        genomen.identificatie,
        "Uw straat is te smal. Dat is niet veilig.",
        "Proefwet, artikel 1",
        "wijk: Centrum",
        "U krijgt niet wat u vroeg.",
        "binnen zes weken",
        "artikelen 6:7 en 6:8",
        f"het nummer van dit besluit: {genomen.identificatie}",
        "namens het college van burgemeester en wethouders van Proefgemeente",
        "Proefbeslisser",
    ):
        assert deel.casefold() in brief.casefold(), deel
    assert "automatisch" not in brief
    assert f"tot en met {genomen.uiterlijke_reactiedatum.day} " in brief  # type: ignore[union-attr]


def test_een_toekenning_noemt_vanaf_wanneer_zij_geldt() -> None:
    genomen = besluit(maak_zaak(STIL), "Verleend")
    brief = tekst(besluiten.maak_brief(genomen.id, door=DOOR)[0])
    assert "Ons besluit: verleend" in brief
    assert "Dit geldt vanaf" in brief
    assert "niet wat u vroeg" not in brief


def test_de_computer_zegt_dat_hij_het_was() -> None:
    genomen = besluiten.beslis_automatisch(maak_zaak(MELDING), feiten_met(waarde="ja"))
    assert genomen is not None
    assert "Wilt u dat een medewerker ernaar kijkt?" in tekst(besluiten.maak_brief(genomen.id, door=DOOR)[0])


def test_wie_geen_bestuursorgaan_is_krijgt_geen_bezwaarclausule() -> None:
    from eenloket.midoffice.besluiten.woorden import bestuur, is_bestuursorgaan
    from eenloket.midoffice.zaken.api import aanbod_van

    organisatie = aanbod_van(maak_zaak(STIL)).organisatie("proefgemeente")
    assert is_bestuursorgaan(organisatie)
    assert (
        bestuur(organisatie.model_copy(update={"naam": "Gemeente Rivierveen"}), "en")
        == "the municipal executive of Rivierveen"
    )
    assert not is_bestuursorgaan(organisatie.model_copy(update={"soort": "nutsbedrijf"}))


def test_een_besluit_heeft_een_brief_hoe_vaak_er_ook_om_gevraagd_wordt() -> None:
    genomen = besluit(zaak := maak_zaak(STIL))
    eerste = besluiten.maak_brief(genomen.id, door=DOOR)
    assert besluiten.maak_brief(genomen.id, door=DOOR) == eerste
    assert besluiten.brieven_van([zaak.id], door=DOOR) == eerste
    assert Besluitinformatieobject.objects.count() == len(zaken.dossier(zaak)) == 1


def test_de_gebeurtenis_maakt_de_brief() -> None:
    genomen = besluit(zaak := maak_zaak(STIL))
    with handeling(DOOR, "test") as h:
        h.meld(BesluitGenomen(besluit_id=genomen.id, zaak_id=zaak.id, positief=False))
    Werker().werk_af()
    (stuk,) = zaken.dossier(zaak, alleen_voor_client=True)  # a case without a request: to be seen at once
    assert (stuk.titel, stuk.formaat, stuk.soort) == ("Besluit: Stilzwijgend", "application/pdf", "Besluit")


def aanvraag_met_besluit(**anders: object) -> tuple[Aanvraag, Besluit]:
    aanvraag = maak_aanvraag(STIL, PARTNERDIENST, **anders)  # type: ignore[arg-type]
    return aanvraag, besluit(zaak_van(aanvraag, STIL))


def test_wie_engels_koos_krijgt_een_vertaling_naast_het_rechtsgeldige_besluit() -> None:
    _, genomen = aanvraag_met_besluit(taal="en")
    engels, nederlands = besluiten.maak_brief(genomen.id, door=DOOR)
    assert "Decision: Stilzwijgend (en)" in tekst(engels)
    assert "Our decision: refused" in tekst(engels)
    assert "Your street is too narrow." in tekst(engels)
    assert "Only the decision in Dutch is legally binding" in tekst(engels)
    assert "District: Centrum" in tekst(engels)
    assert "Ons besluit: geweigerd" in tekst(nederlands)
    assert "legally" not in tekst(nederlands)
    talen = documenten.Versie.objects.filter(id__in=[engels, nederlands]).values_list("taal", flat=True)
    assert sorted(talen) == ["dut", "eng"]
    assert besluiten.maak_brief(genomen.id, door=DOOR) == [engels, nederlands]


def test_een_brief_wordt_zichtbaar_als_hij_is_overhandigd() -> None:
    aanvraag, genomen = aanvraag_met_besluit(levering="samen")
    zaak = zaak_van(aanvraag, STIL)
    besluiten.maak_brief(genomen.id, door=DOOR)
    assert zaken.dossiers([zaak], alleen_voor_client=True) == []
    besluiten.geef_vrij([zaak.id], door=DOOR)
    assert len(zaken.dossiers([zaak], alleen_voor_client=True)) == 1


def test_besluiten_van_een_aanvraag_in_een_vraag_aan_de_database(django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    aanvraag, eerste = aanvraag_met_besluit()
    tweede = besluit(zaak_van(aanvraag, PARTNERDIENST), "Verleend")
    ids = [zaak_van(aanvraag, d).id for d in (STIL, PARTNERDIENST)]
    with django_assert_num_queries(1):
        nieuwste, oudste = besluiten.besluiten_van(ids, "nl")
    assert (nieuwste.besluit_id, oudste.besluit_id) == (tweede.id, eerste.id)
    assert (oudste.dienst, oudste.resultaat, oudste.motivering) == ("Stilzwijgend", "geweigerd", WAAROM["nl"])
    assert (oudste.datum, oudste.bezwaar_tot) == (eerste.datum, eerste.uiterlijke_reactiedatum)
    assert besluiten.besluiten_van(ids, "en")[1].resultaat == "refused"
    assert besluiten.besluiten_van([], "nl") == []
