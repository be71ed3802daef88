"""Fetching what another register has: only from whom we know, only where the operator meant, bounded in time and size."""

import uuid
from collections.abc import Iterator
from typing import Any

import pytest
from joserfc import jwt
from joserfc.jwk import OctKey

from eenloket.kern.actoren import systeem
from eenloket.kern.fouten import BuitenBereik
from eenloket.kern.organisaties.models import Organisatie
from eenloket.midoffice.zaken.tests.bouwers import maak_organisatie
from eenloket.verbinding.tests.naamserver import Naamserver
from eenloket.verbinding.zgw import diensten
from eenloket.verbinding.zgw.dienstacties import bewaar_dienst
from eenloket.verbinding.zgw.fouten import OngeldigVerzoek
from eenloket.verbinding.zgw.models import Dienst

from .ander_register import Register, ander_register

pytestmark = pytest.mark.django_db
GEHEIM = "een-geheim-van-ons-bij-die-ander-1234"


@pytest.fixture
def organisatie() -> Organisatie:
    return maak_organisatie()


@pytest.fixture
def register() -> Iterator[Register]:
    with ander_register() as server:
        yield server
    diensten.verbinding_met.cache_clear()


@pytest.fixture
def dienst(organisatie: Organisatie, register: Register) -> Dienst:
    return bewaar_dienst(
        organisatie, register.url, soort="zrc", client_id="wij", geheim=GEHEIM, door=systeem("test")
    )


def weigert(url: str, organisatie_id: uuid.UUID, *soorten: str) -> str:
    """Why it isn't fetched."""
    with pytest.raises(BuitenBereik) as fout:
        diensten.haal(url, organisatie_id, *soorten)
    return fout.value.reden


def test_met_een_token_van_ons(dienst: Dienst, register: Register) -> None:
    url = register.zet("/zaken/1", {"zaaktype": "x"})
    assert diensten.haal(url, dienst.organisatie_id) == {"zaaktype": "x"}
    (verzoek,) = register.verzoeken
    token = verzoek.koppen["Authorization"].removeprefix("Bearer ")
    claims = jwt.decode(token, OctKey.import_key(GEHEIM), algorithms=["HS256"]).claims
    assert (claims["client_id"], claims["iss"]) == ("wij", "wij")
    assert verzoek.koppen["Accept-Crs"] == "EPSG:4326"
    assert verzoek.koppen["Host"] == register.url.split("/")[2]


def test_zonder_gegevens_van_ons_geen_token(organisatie: Organisatie, register: Register) -> None:
    bewaar_dienst(organisatie, register.url, soort="selectielijst", door=systeem("test"))
    diensten.haal(register.zet("/resultaten/1", {}), organisatie.id)
    assert "Authorization" not in register.verzoeken[0].koppen


def test_een_host_die_niemand_bekend_maakte(dienst: Dienst, register: Register) -> None:
    with ander_register() as vreemd:
        assert weigert(vreemd.zet("/zaken/1", {}), dienst.organisatie_id) == "onbekend"
        assert not vreemd.verzoeken


def test_een_dienst_van_een_ander_is_niet_van_ons(dienst: Dienst, register: Register) -> None:
    elders = maak_organisatie("elders")
    assert weigert(register.zet("/zaken/1", {}), elders.id) == "onbekend"
    assert not register.verzoeken


def test_een_dienst_van_een_andere_soort(dienst: Dienst, register: Register) -> None:
    url = register.zet("/zaken/1", {})
    assert weigert(url, dienst.organisatie_id, "ztc", "drc") == "onbekend"
    diensten.haal(url, dienst.organisatie_id, "zrc")


@pytest.mark.parametrize(
    "pad",
    ["../../geheim", "zaken/../../../geheim", "zaken/%2e%2e/%2e%2e/geheim", "zaken/..%2f..%2fgeheim", "zaken\\..\\geheim", "zaken/1#x",
     "/geheim", "zaken/ 1", "zaken/1\r\nX: y", "zaken/./1", "zaken/%5c"],
)  # fmt: skip
def test_een_adres_dat_twee_dingen_kan_betekenen(dienst: Dienst, register: Register, pad: str) -> None:
    assert weigert(dienst.url + pad, dienst.organisatie_id) == "onbekend"
    assert not register.verzoeken


@pytest.mark.parametrize("vorm", ["http://u:p@{host}/api/v1/x", "http://{host}@elders.example/api/v1/x", "ftp://{host}/api/v1/x",
                                  "http://{host}.elders.example/api/v1/x", "file:///etc/passwd", "//{host}/api/v1/x", "HTTP://{host}/api/v1/x"])  # fmt: skip
def test_een_host_die_alleen_lijkt_op_de_bekende(dienst: Dienst, register: Register, vorm: str) -> None:
    assert weigert(vorm.format(host=register.url.split("/")[2]), dienst.organisatie_id) == "onbekend"
    assert not register.verzoeken


def test_een_omleiding_binnen_dezelfde_api_mag(dienst: Dienst, register: Register) -> None:
    register.zet("/zaken/2", {"ja": 1})
    url = register.zet("/zaken/1", (302, {"Location": "/api/v1/zaken/2"}, b""))
    assert diensten.haal(url, dienst.organisatie_id) == {"ja": 1}
    eindeloos = register.zet("/zaken/3", (302, {"Location": "/api/v1/zaken/3"}, b""))
    assert weigert(eindeloos, dienst.organisatie_id) == "te veel omleidingen"
    assert len([v for v in register.verzoeken if v.pad == "/zaken/3"]) == 4


@pytest.mark.parametrize(
    "naar",
    [
        "{vreemd}zaken/1",
        "/geheim",
        "/api/v1/../../geheim",
        "http://169.254.169.254/latest",
        "file:///etc/passwd",
        "",
    ],
)
def test_een_omleiding_naar_elders_niet(dienst: Dienst, register: Register, naar: str) -> None:
    with ander_register() as vreemd:
        vreemd.zet("/zaken/1", {})
        url = register.zet("/zaken/1", (307, {"Location": naar.format(vreemd=vreemd.url)}, b""))
        assert weigert(url, dienst.organisatie_id) in ("leidt elders heen", "te veel omleidingen")
        assert not vreemd.verzoeken
    assert {v.pad for v in register.verzoeken} == {"/zaken/1"}


@pytest.mark.parametrize(
    ("antwoord", "reden"),
    [
        ((404, {}, b"{}"), "http 404"),
        ((500, {}, b"{}"), "http 500"),
        ((403, {}, b"{}"), "http 403"),
        ((200, {}, b"geen json"), "onzin"),
        ((200, {}, b"7"), "onzin"),
        ((200, {}, b"[" * 100_000), "onzin"),
        ((200, {}, b"\xff\xfe"), "onzin"),
        ((200, {}, b'{"a":"' + b"x" * 1_100_000 + b'"}'), "te groot"),
        ((200, {"Content-Length": "99"}, b"{}"), "RemoteProtocolError"),
    ],
)
def test_een_antwoord_waar_we_niets_mee_kunnen(
    dienst: Dienst, register: Register, antwoord: Any, reden: str
) -> None:
    assert weigert(register.zet("/zaken/1", antwoord), dienst.organisatie_id) == reden


def test_een_antwoord_dat_uitblijft(dienst: Dienst, register: Register, monkeypatch: Any) -> None:
    monkeypatch.setattr(diensten, "TIJD", 0.2)
    register.traag = 1.0
    assert weigert(register.zet("/zaken/1", {}), dienst.organisatie_id) == "te traag"


def test_wie_steeds_faalt_wordt_met_rust_gelaten(dienst: Dienst, register: Register) -> None:
    url = register.zet("/zaken/1", (500, {}, b""))
    for _n in range(5):
        weigert(url, dienst.organisatie_id)
    assert weigert(url, dienst.organisatie_id) == "onderbroken"
    assert len(register.verzoeken) == 5


@pytest.fixture
def namen(monkeypatch: pytest.MonkeyPatch) -> Naamserver:
    return Naamserver(monkeypatch)


@pytest.mark.parametrize("samen", [False, True])
def test_een_naam_die_naar_binnen_wijst(organisatie: Organisatie, namen: Naamserver, samen: bool) -> None:
    """A public name that (later) stands for an address inside, alone or beside a public one. Which addresses: ``verbinding.tests``."""
    url = "https://register.example/api/v1/"
    Dienst.objects.create(organisatie=organisatie, url=url, soort="zrc")
    namen.zet("register.example", ("93.184.215.14", "10.0.0.8") if samen else "10.0.0.8")
    assert weigert(url + "zaken/1", organisatie.id) == "adres niet toegestaan"
    diensten.verbinding_met.cache_clear()


def test_wat_nooit_mag_ook_niet_als_de_beheerder_het_bedoelt(
    organisatie: Organisatie, namen: Naamserver
) -> None:
    url = "https://register.example/api/v1/"
    Dienst.objects.create(organisatie=organisatie, url=url, soort="zrc", intern=True)
    namen.zet("register.example", "169.254.169.254")
    assert weigert(url + "zaken/1", organisatie.id) == "adres niet toegestaan"
    diensten.verbinding_met.cache_clear()


def test_een_host_die_er_niet_meer_is(organisatie: Organisatie, namen: Naamserver) -> None:
    url = "https://register.example/api/v1/"
    Dienst.objects.create(organisatie=organisatie, url=url, soort="zrc")
    assert weigert(url + "zaken/1", organisatie.id) == "host onbekend"
    diensten.verbinding_met.cache_clear()


def test_de_verbinding_gaat_naar_het_adres_dat_gekeurd_is(
    organisatie: Organisatie, register: Register, namen: Naamserver
) -> None:
    """The name is looked up once: there is no moment at which it can mean something else."""
    poort = register.url.split(":")[2].partition("/")[0]
    url = f"http://register.example:{poort}/api/v1/"
    Dienst.objects.create(organisatie=organisatie, url=url, soort="zrc", intern=True)
    register.zet("/zaken/1", {"ja": 1})
    namen.zet("register.example", "127.0.0.1", "169.254.169.254")
    assert diensten.haal(url + "zaken/1", organisatie.id) == {"ja": 1}
    assert namen.gevraagd["register.example"] == 1
    assert register.verzoeken[0].koppen["Host"] == f"register.example:{poort}"


def test_na_een_omleiding_wordt_opnieuw_gekeurd(
    organisatie: Organisatie, register: Register, namen: Naamserver
) -> None:
    """A redirect below the same root may need a new connection, and the name may mean something else by then."""
    poort = register.url.split(":")[2].partition("/")[0]
    url = f"http://register.example:{poort}/api/v1/"
    Dienst.objects.create(organisatie=organisatie, url=url, soort="zrc", intern=True)
    register.zet("/zaken/1", (302, {"Location": "/api/v1/zaken/2"}, b""))
    register.zet("/zaken/2", {"ja": 1})
    namen.zet("register.example", "127.0.0.1", "169.254.169.254")
    assert weigert(url + "zaken/1", organisatie.id) == "adres niet toegestaan"
    assert [v.pad for v in register.verzoeken] == ["/zaken/1"]


def test_een_verwijzing_in_een_veld(dienst: Dienst, register: Register) -> None:
    goed = register.zet("/zaken/1", {"zaaktype": "x"})
    assert diensten.haal_verwijzing(goed, dienst.organisatie_id, "zaak", velden=("zaaktype",)) == {
        "zaaktype": "x"
    }
    for url, velden, code in ((goed, ("omschrijving",), "invalid-resource"), (goed + "1", (), "bad-url")):
        with pytest.raises(OngeldigVerzoek) as fout:
            diensten.haal_verwijzing(url, dienst.organisatie_id, "zaak", velden=velden)
        assert [(f.naam, f.code) for f in fout.value.fouten] == [("zaak", code)]
