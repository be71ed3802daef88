"""How far rights reach: per role, per team, per service, and up to a level of confidentiality."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eenloket.kern.actoren import systeem
from eenloket.kern.fouten import NietGevonden
from eenloket.kern.gebruikers.api import (
    HOOGSTE,
    OVERAL,
    Bereik,
    Bevoegdheid,
    Strook,
    begrens_rol,
    maak_medewerker,
    maak_standaardrollen,
    wie_mag,
)
from eenloket.kern.gebruikers.bereik import maak_bereik
from eenloket.kern.gebruikers.models import Groep, Medewerker, Rol
from eenloket.kern.gebruikers.rechten import Recht
from eenloket.kern.organisaties.models import Organisatie

DIENSTEN = ("parkeren", "paspoort", "bijstand", "")
stroken = st.builds(
    Strook,
    st.one_of(st.none(), st.frozensets(st.sampled_from(DIENSTEN))),
    st.integers(min_value=1, max_value=HOOGSTE),
)


@given(st.lists(stroken, max_size=4))
def test_wat_binnen_een_andere_strook_valt_maakt_geen_verschil(delen: list[Strook]) -> None:
    klein = maak_bereik(delen)
    assert len(klein.stroken) <= len(delen)
    for dienst in DIENSTEN:
        for niveau in range(1, HOOGSTE + 1):
            assert klein.omvat(dienst, niveau) == any(s.omvat(dienst, niveau) for s in delen)


def test_niets_bereikt_niets_en_alles_is_geen_voorwaarde() -> None:
    assert not Bereik(()).omvat("parkeren", 1)
    assert not OVERAL.voorwaarde()
    assert OVERAL.omvat("", HOOGSTE)


@pytest.fixture
def rollen(gemeente: Organisatie) -> dict[str, Rol]:
    return maak_standaardrollen(gemeente.id)


def _medewerker(gemeente: Organisatie, *rollen: Rol, naam: str = "m") -> Medewerker:
    return maak_medewerker(
        organisatie_id=gemeente.id, gebruikersnaam=naam, naam=naam.title(), wachtwoord=None, rollen=rollen
    )


@pytest.mark.django_db
def test_een_rol_telt_voor_haar_diensten_tot_haar_niveau(
    gemeente: Organisatie, rollen: dict[str, Rol]
) -> None:
    begrens_rol(gemeente.id, "behandelaar", diensten=["parkeren"], hoogste=4, door=systeem("test"))
    b = Bevoegdheid(_medewerker(gemeente, rollen["behandelaar"], rollen["klantadviseur"]))
    assert b.bereik(Recht.ZAAK_BEHANDELEN) == Bereik((Strook(frozenset({"parkeren"}), 4),))
    assert b.mag_met(Recht.ZAAK_BEHANDELEN, "parkeren", 4)
    assert not b.mag_met(Recht.ZAAK_BEHANDELEN, "parkeren", 5)
    assert not b.mag_met(Recht.ZAAK_BEHANDELEN, "paspoort", 1)
    assert not b.mag_met(Recht.ZAAK_BEHANDELEN, "", 1), "a case of another system has no service"
    assert b.bereik(Recht.ZAAK_LEZEN) == OVERAL, "the other role reads everything"
    assert b.bereik(Recht.BEHEER) == Bereik(())


@pytest.mark.django_db
def test_de_rol_van_een_team_telt_alleen_voor_de_diensten_van_het_team(
    gemeente: Organisatie, rollen: dict[str, Rol]
) -> None:
    begrens_rol(
        gemeente.id, "beslisser", diensten=["parkeren", "bijstand"], hoogste=HOOGSTE, door=systeem("test")
    )
    team = Groep.objects.create(
        organisatie=gemeente, slug="straat", naam="Straat", diensten=["parkeren", "paspoort"]
    )
    team.rollen.add(rollen["beslisser"])
    m = _medewerker(gemeente)
    m.groepen.add(team)
    b = Bevoegdheid(m)
    assert b.bereik(Recht.ZAAK_BESLUITEN) == Bereik((Strook(frozenset({"parkeren"}), HOOGSTE),))
    assert b.teams == {"straat"}
    assert b.rollen == {"beslisser"}


@pytest.mark.django_db
def test_een_rol_die_er_niet_is_is_niet_te_begrenzen(gemeente: Organisatie) -> None:
    with pytest.raises(NietGevonden):
        begrens_rol(gemeente.id, "geen", diensten=None, hoogste=1, door=systeem("test"))


@pytest.mark.django_db
def test_wie_te_vragen_is(gemeente: Organisatie, rollen: dict[str, Rol]) -> None:
    _medewerker(gemeente, rollen["beheerder"], naam="bente")
    weg = _medewerker(gemeente, rollen["beheerder"], naam="weg")
    Medewerker.objects.filter(id=weg.id).update(is_active=False)
    _medewerker(gemeente, rollen["behandelaar"], naam="sol")
    assert wie_mag(gemeente.id, Recht.BEHEER) == ["Bente"]
