"""Who may do what: roles of one's own and of one's groups, in one's own organisation."""

from typing import Any

import pytest

from eenloket.kern.fouten import NietToegestaan, Strijdig
from eenloket.kern.gebruikers.api import Bevoegdheid, actor_van, maak_medewerker, maak_standaardrollen
from eenloket.kern.gebruikers.models import Groep, Medewerker, Rol
from eenloket.kern.gebruikers.rechten import STANDAARDROLLEN, Recht
from eenloket.kern.organisaties.models import Organisatie

pytestmark = pytest.mark.django_db


@pytest.fixture
def rollen(gemeente: Organisatie) -> dict[str, Rol]:
    return maak_standaardrollen(gemeente.id)


def medewerker(gemeente: Organisatie, *rollen: Rol, naam: str = "m") -> Medewerker:
    return maak_medewerker(
        organisatie_id=gemeente.id,
        gebruikersnaam=naam,
        naam="M",
        wachtwoord="een-lang-wachtwoord",
        rollen=rollen,
    )


@pytest.mark.parametrize("slug", sorted(STANDAARDROLLEN))
def test_een_standaardrol_geeft_precies_haar_rechten(
    gemeente: Organisatie, rollen: dict[str, Rol], slug: str
) -> None:
    b = Bevoegdheid(medewerker(gemeente, rollen[slug]))
    assert {recht for recht in Recht if b.mag(recht)} == STANDAARDROLLEN[slug][1]
    assert b.rollen == {slug}


def test_zonder_recht_volgt_een_weigering(gemeente: Organisatie, rollen: dict[str, Rol]) -> None:
    b = Bevoegdheid(medewerker(gemeente, rollen["manager"]))
    b.eis(Recht.AANBOD_BEKIJKEN)
    with pytest.raises(NietToegestaan):
        b.eis(Recht.ZAAK_BESLUITEN)


def test_rollen_van_de_groep_tellen_mee_en_alles_kost_een_query(
    gemeente: Organisatie, rollen: dict[str, Rol], django_assert_num_queries: Any
) -> None:
    groep = Groep.objects.create(organisatie=gemeente, slug="team", naam="Team")
    groep.rollen.add(rollen["beslisser"], rollen["behandelaar"])
    m = medewerker(gemeente, rollen["behandelaar"])
    m.groepen.add(groep)
    b = Bevoegdheid(m)
    with django_assert_num_queries(1):
        assert b.rollen == {"behandelaar", "beslisser"}
        assert b.mag(Recht.ZAAK_BESLUITEN)
        assert not b.mag(Recht.BEHEER)


def test_wie_niet_actief_is_mag_niets_en_beslist_niets(gemeente: Organisatie, rollen: dict[str, Rol]) -> None:
    m = medewerker(gemeente, rollen["beslisser"])
    m.is_active = False
    b = Bevoegdheid(m)
    assert not any(b.mag(recht) for recht in Recht)
    assert b.rollen == frozenset(), "a mandate asks for the role"


def test_een_rol_van_een_andere_organisatie_telt_niet(gemeente: Organisatie) -> None:
    ander = Organisatie.objects.create(slug="ander", naam="Ander", soort="gemeente", rsin="1")
    vreemd = maak_standaardrollen(ander.id)["beheerder"]
    groep = Groep.objects.create(organisatie=ander, slug="beheer", naam="Beheer")
    groep.rollen.add(vreemd)
    m = medewerker(gemeente, vreemd)
    m.groepen.add(groep)
    assert Bevoegdheid(m).rechten == frozenset()


def test_een_gebruikersnaam_van_een_andere_organisatie_wordt_niet_overgenomen(
    gemeente: Organisatie, rollen: dict[str, Rol]
) -> None:
    medewerker(gemeente, rollen["beheerder"])
    ander = Organisatie.objects.create(slug="ander", naam="Ander", soort="gemeente", rsin="1")
    with pytest.raises(Strijdig):
        medewerker(ander)
    assert Medewerker.objects.get().organisatie == gemeente


def test_opnieuw_maken_zet_precies_deze_rollen_en_houdt_het_wachtwoord(
    gemeente: Organisatie, rollen: dict[str, Rol]
) -> None:
    eerst = medewerker(gemeente, rollen["beslisser"], rollen["manager"])
    nog_eens = medewerker(gemeente, rollen["behandelaar"])
    assert nog_eens.id == eerst.id
    assert nog_eens.password == eerst.password
    assert Bevoegdheid(nog_eens).rollen == {"behandelaar"}


def test_zonder_wachtwoord_kan_alleen_inloggen_met_openid(gemeente: Organisatie) -> None:
    m = maak_medewerker(
        organisatie_id=gemeente.id, gebruikersnaam="sso", naam="S", wachtwoord=None, rollen=[]
    )
    assert not m.has_usable_password()
    assert not m.check_password("")


def test_een_aangepaste_standaardrol_blijft_zoals_hij_is(
    gemeente: Organisatie, rollen: dict[str, Rol]
) -> None:
    rollen["manager"].rechten = []
    rollen["manager"].save()
    assert maak_standaardrollen(gemeente.id)["manager"].rechten == []


def test_de_actor_van_een_medewerker_draagt_geen_naam(gemeente: Organisatie) -> None:
    m = medewerker(gemeente)
    actor = actor_van(m, "behandelaar")
    assert str(actor) == f"medewerker:{m.id}"
    assert (actor.organisatie, actor.rol) == ("proefveen", "behandelaar")
