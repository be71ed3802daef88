"""Real things behind every address: a draft, a submitted request, a refused one, cases with tasks and documents, a hand-over."""

import datetime as dt
import io
import uuid
from dataclasses import dataclass

from django_otp.plugins.otp_totp.models import TOTPDevice

from eenloket.kern.actoren import systeem
from eenloket.kern.aflevering.api import Staat
from eenloket.kern.gebruikers.models import Groep, Medewerker, Rol
from eenloket.kern.gebruikers.rechten import Recht
from eenloket.kern.klok import vandaag
from eenloket.kern.organisaties.models import Organisatie
from eenloket.midoffice.aanvragen import api as aanvragen
from eenloket.midoffice.aanvragen.models import Aanvraag, Antwoord
from eenloket.midoffice.aanvragen.ports import Opdracht
from eenloket.midoffice.aanvragen.tests.bouwers import (
    FEEST,
    VERHUIZEN,
    begin,
    beslis,
    bezorg_plan,
    ingediend,
    leg_antwoord_vast,
    maak_client,
    vul_in,
    zaak_van,
)
from eenloket.midoffice.berichten import api as berichten
from eenloket.midoffice.documenten import api as documenten
from eenloket.midoffice.documenten.models import Upload
from eenloket.midoffice.documenten.tests.bestanden import PDF
from eenloket.midoffice.klanten.ingelogd import Client as Ingelogd
from eenloket.midoffice.werk.models import Werk
from eenloket.midoffice.zaken import api as zaken
from eenloket.verbinding.partners.models import Overdracht
from eenloket.verbinding.partners.overdragen import Partneruitgang

from .beheer import beheer

DOOR = systeem("test")
ANDERE_BSN = "999990160"


@dataclass(frozen=True)
class Wereld:
    """Arguments for every address by its name, and who walks along them."""

    eigenaar: Ingelogd
    ander: Ingelogd
    gemeente: Organisatie
    elders: Organisatie
    argumenten: dict[str, tuple[object, ...]]
    invoer: dict[str, dict[str, str]]


def bouw() -> Wereld:
    eigenaar, ander = maak_client(), maak_client(ANDERE_BSN)
    concept = vul_in(begin("verhuizen", client=eigenaar), VERHUIZEN)
    Antwoord.objects.filter(aanvraag=concept, vraag="naam").update(
        bron="register", register="brp", bevestigd=True, peildatum=vandaag()
    )
    feest, bestand = _feestconcept(eigenaar)
    verstuurd = ingediend("verhuizen")
    zaak = zaak_van(verstuurd, "adreswijziging")
    taak = zaken.vraag_client(
        zaak, vraag="Stuurt u de huurovereenkomst?", uiterlijk=vandaag() + dt.timedelta(days=14), door=DOOR
    )
    taakbestand = _upload(verstuurd.organisatie, taak.id, "bestanden")
    stuk = _upload(verstuurd.organisatie, uuid.uuid4(), "bestanden")
    zaken.koppel_uploads(zaak, eigenaar=stuk.eigenaar, uploads=[stuk.id], door=DOOR)
    versie = zaken.dossier(zaak)[0].versie_id
    vergunning = zaak_van(_feestverstuurd(eigenaar), "evenementenvergunning")
    advies = zaken.vraag_advies(
        vergunning, organisatie="politie-rivierveen", vraag="Is dit veilig?", door=DOOR
    )
    eigen_taak = zaken.stel_taak(vergunning, soort="bellen", vraag="Bel de aanvrager.", door=DOOR)
    nummer = (verstuurd.nummer,)
    geweigerd = _geweigerd(eigenaar)
    steekproef = zaak_van(ingediend("verhuizen"), "adreswijziging")
    zaken.zet_apart(steekproef, vraag="Klopt de tabel?", door=DOOR)
    over = _overdracht(verstuurd)
    item = (Werk.objects.get(soort="behandelen", onderwerp_id=vergunning.id).id,)
    team = Groep.objects.create(organisatie=verstuurd.organisatie, slug="werkteam", naam="Werkteam")
    team.rollen.add(
        Rol.objects.create(
            organisatie=verstuurd.organisatie, slug="werkrol", naam="Werk", rechten=[Recht.ZAAK_BEHANDELEN]
        )
    )
    z = (vergunning.identificatie,)
    argumenten: dict[str, tuple[object, ...]] = {
        "portaal:onderwerp": ("wonen",), "portaal:vraag": ("verhuizen",), "portaal:dienst": ("adreswijziging",),
        "portaal:landelijk": ("x",), "portaal:organisatie": ("rivierveen",), "intake:begin": ("vraag", "verhuizen"),
        "intake:aanvraag": (concept.id,), "intake:bekend": (concept.id,), "intake:klopt_niet": (concept.id, "naam"), "intake:vraag": (concept.id, "verhuisdatum"),
        "intake:leden": (concept.id,), "intake:bewaren": (concept.id,), "intake:weggooien": (concept.id,),
        "intake:bestand_toevoegen": (feest.id, "evenement_plattegrond"), "intake:bestand_verwijderen": (feest.id, bestand.id),
        "intake:controleren": (concept.id,), "intake:indienen": (concept.id,), "intake:ontvangst": (verstuurd.id,),
        "intake:ontvangst_pdf": (verstuurd.id,), "portaal:zaak": nummer, "portaal:intrekken": nummer,
        "portaal:opnieuw": (geweigerd.nummer, "evenement_datum"), "portaal:taak": (*nummer, taak.id), "portaal:taakbestand": (*nummer, taak.id),
        "portaal:taakbestand_verwijderen": (*nummer, taak.id, taakbestand.id), "portaal:document": (*nummer, versie),
        "behandeling:zaak": z, "behandeling:document": (zaak.identificatie, versie), "behandeling:oppakken": z, "behandeling:teruggeven": z,
        "behandeling:controlelijst": z, "behandeling:vraag": z, "behandeling:advies": z, "behandeling:advies_binnen": (*z, advies.id),
        "behandeling:taak_klaar": (*z, eigen_taak.id), "behandeling:verlengen": z, "behandeling:steekproef": (steekproef.identificatie,),
        "behandeling:besluit": z, **dict.fromkeys(
            ("behandeling:werk", "behandeling:werk_oppakken", "behandeling:werk_teruggeven", "behandeling:werk_overdragen", "behandeling:werk_later"), item
        ),
        "behandeling:herzien": (_te_herzien(eigenaar),), "beheer:bericht_opnieuw": (_mislukt(verstuurd).id,), "identiteit:start": ("digid",), "partners:terugmelding": ("de-brede-stroom",), "beheer:overdracht_opnieuw": (over.id,),
    }  # fmt: skip
    argumenten |= {
        f"balie:{n.removeprefix('intake:')}": a for n, a in argumenten.items() if n.startswith("intake:")
    }
    operator = beheer(verstuurd.organisatie)
    argumenten |= operator.argumenten
    invoer = {
        **operator.invoer,
        "intake:vraag": {"verhuisdatum_dag": "1", "verhuisdatum_maand": "1", "verhuisdatum_jaar": "2020"},
        "portaal:taak": {"antwoord": "Hierbij."},
        "portaal:intrekken": {"dienst": "afvalcontainer"},
        "behandeling:vraag": {"vraag": "Wilt u een tekening sturen?", "termijn": "14"},
        "behandeling:advies": {"organisatie": "brandweer-rivierveen", "vraag": "Is dit veilig?"},
        "behandeling:advies_binnen": {"uitkomst": "positief", "toelichting": ""},
        "behandeling:steekproef": {"akkoord": "nee", "toelichting": "De huurovereenkomst ontbreekt."},
        "behandeling:controlelijst": {"punt": "0"},
        "behandeling:besluit": {
            "resultaat": "Geweigerd",
            "motivering": "De straat is nodig voor de brandweer.",
            "motivering_en": "",
        },
        "behandeling:herzien": {"toelichting": "Gebeld: de muziek gaat niet door."},
        "behandeling:werk_overdragen": {"aan": "team:werkteam", "toelichting": ""},
        "behandeling:werk_later": {"tot": "3"},
        "behandeling:verlengen": {"duur": "P8W", "reden": "Wij wachten op advies."},
        "set_language": {"language": "en", "next": "/"},
        "intake:verdergaan": {"code": "AAAA-BBBB-CCCC"},
    }
    invoer |= {f"balie:{n.removeprefix('intake:')}": i for n, i in invoer.items() if n.startswith("intake:")}
    elders = Organisatie.objects.create(
        slug="elders", naam="Gemeente Elders", soort="gemeente", rsin="809999991"
    )
    return Wereld(eigenaar, ander, verstuurd.organisatie, elders, argumenten, invoer)


def _upload(organisatie: Organisatie, eigenaar: uuid.UUID, vraag: str) -> Upload:
    return documenten.bewaar_upload(
        organisatie=organisatie,
        eigenaar=eigenaar,
        vraag=vraag,
        bestandsnaam="stuk.pdf",
        stroom=io.BytesIO(PDF),
        toegestaan=[],
    )


def _feestconcept(client: Ingelogd) -> tuple[Aanvraag, Upload]:
    feest = begin("straatfeest", client=client)
    vul_in(feest, FEEST)
    bestand = _upload(feest.organisatie, feest.id, "evenement_plattegrond")
    leg_antwoord_vast(feest, "evenement_plattegrond", [str(bestand.id)])
    return feest, bestand


def _feestverstuurd(client: Ingelogd) -> Aanvraag:
    feest, _bestand = _feestconcept(client)
    return aanvragen.dien_in(feest, door=DOOR)


def _geweigerd(client: Ingelogd) -> Aanvraag:
    """A street party whose road closure was refused: the client may try another date."""
    feest = _feestverstuurd(client)
    beslis(feest, "wegafsluiting", positief=False)
    bezorg_plan(zaak_van(feest, "wegafsluiting").id)
    return feest


def _te_herzien(client: Ingelogd) -> uuid.UUID:
    """Louder music was granted, then the party itself was refused."""
    feest = _feestverstuurd(client)
    beslis(feest, "geluidsontheffing", positief=True)
    beslis(feest, "evenementenvergunning", positief=False)
    bezorg_plan(zaak_van(feest, "evenementenvergunning").id)
    return Werk.objects.get(soort="herzien", dienst="geluidsontheffing").id


def _mislukt(aanvraag: Aanvraag) -> berichten.Bericht:
    """A message that never arrived."""
    bericht = berichten.stuur("ontvangst", aanvraag=aanvraag, velden={}, sleutel="toegang:mislukt", door=DOOR)
    berichten.Bericht.objects.filter(id=bericht.id).update(staat=Staat.MISLUKT, volgende_poging=None)
    return bericht


def _overdracht(aanvraag: Aanvraag) -> Overdracht:
    zaak = zaak_van(aanvraag, "afvalcontainer")
    opdracht = Opdracht(zaak.identificatie, "opdracht", zaak.dienst, {"naam": "Suzanne Moulin"})
    Partneruitgang(lambda _: None).draag_over(
        "de-brede-stroom", opdracht, aanvraag_id=aanvraag.id, zaak_id=zaak.id, taak_id=None
    )
    return Overdracht.objects.get(zaak_id=zaak.id)


def medewerker(organisatie: Organisatie, naam: str, rechten: list[Recht], *slugs: str) -> Medewerker:
    """Staff with exactly these rights, in a role of their own and in roles that mandates name."""
    wie = Medewerker.objects.create(organisatie=organisatie, gebruikersnaam=naam, naam=naam)
    for slug in (naam.replace(":", "-").replace(".", "-"), *slugs):
        wie.rollen.add(
            Rol.objects.create(organisatie=organisatie, slug=slug, naam=slug, rechten=sorted(rechten))
        )
    TOTPDevice.objects.create(user=wie, name="app", confirmed=True)
    return wie
