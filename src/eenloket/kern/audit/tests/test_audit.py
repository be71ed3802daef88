"""Each change leaves a line: who, what, when, why."""

import datetime as dt
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.db.utils import IntegrityError, ProgrammingError

from eenloket.config.databaserechten import te_ruim
from eenloket.config.databaserollen import TOEPASSING
from eenloket.config.migreer import ALS_EIGENAAR, geef_rechten
from eenloket.kern.actoren import systeem
from eenloket.kern.audit.models import Auditregel
from eenloket.kern.gebruikers.api import maak_medewerker, maak_standaardrollen
from eenloket.kern.handelingen import handeling
from eenloket.kern.klok import nu
from eenloket.kern.organisaties.models import Organisatie
from eenloket.kern.sleutels.models import Persoonssleutel
from eenloket.midoffice.zaken.tests.bouwers import maak_zaak

pytestmark = pytest.mark.django_db

ZONDER = {
    "audit_auditregel": "the trail itself",
    "verwerkingen_verwerking": "a log, append-only by the rights of the database role",
    "gebeurtenissen_uitgaand": "the outbox; its rows say who and when themselves",
    "gebeurtenissen_bezorgd": "bookkeeping of deliveries",
    "sleutels_persoonssleutel": "a line would tie a moment and an actor to a number; each use is in the processing log",
    "limieten_teller": "counters that may be forgotten",
    "aanbod_uitgave": "immutable, says itself who loaded it and when; its content isn't copied into the trail",
    "aanbod_uplproduct": "copy of a national list, replaced as a whole",
    "kennis_index": "search index, made from the content",
    "kennis_vindbaar": "search index, made from the content",
    "kennis_woord": "search index, made from the content",
    "kennis_onvervuldevraag": "words that found nothing, counted per day",
    "zaken_zoekingang": "search index, made from roles, properties, objects and answers, which are followed",
    "tellingen_cel": "sums that follow from other tables",
    "tellingen_grens": "how far those go",
    "aanbod_catalogusversie": "a number that says that types changed; the changes themselves are followed",
    "zgw_rechtenversie": "a number that says that rights changed; the changes themselves are followed",
    "zgw_bezorging": "bookkeeping of deliveries; who sends some again leaves a line on the subscription",
    "werk_werk": "repeats what its subject's own trail says; what people do with it are lines of werk_werkregel, which is followed; its removal is (volg_einde)",
    "zgw_volgpunt": "bookkeeping of deliveries",
    "zgw_ontvangen": "what others sent, never altered",
    "django_session": "short-lived and not the counter's administration",
    "django_content_type": "Django's own list of models",
    "auth_permission": "unused: rights are in gebruikers_rol",
    "auth_group": "unused: groups are in gebruikers_groep",
    "auth_group_permissions": "unused",
}
"""Tables that need no trail, and why."""


def _regels(tabel: str = "organisaties_organisatie") -> list[Auditregel]:
    return list(Auditregel.objects.filter(tabel=tabel).order_by("id"))


def test_toevoegen_wijzigen_en_weghalen_laten_elk_een_regel_na_met_wie_en_waarom(
    gemeente: Organisatie,
) -> None:
    begin = len(_regels())
    with handeling(systeem("proef"), "proef.wijzigen"):
        gemeente.naam = "Nieuw"
        gemeente.save()
        gemeente.delete()
    wijziging, weg = _regels()[begin:]
    assert (wijziging.soort, wijziging.actor, wijziging.reden) == ("U", "systeem:proef", "proef.wijzigen")
    assert (wijziging.oud, wijziging.nieuw) == ({"naam": "Gemeente Proefveen"}, {"naam": "Nieuw"})
    assert (weg.soort, weg.nieuw) == ("D", None)
    assert weg.oud["naam"] == "Nieuw"
    assert wijziging.rij == str(wijziging.rij)
    assert abs(wijziging.op - nu()) < dt.timedelta(minutes=1)
    toevoeging = _regels()[begin - 1]
    assert (toevoeging.soort, toevoeging.oud) == ("I", None)
    assert toevoeging.nieuw["slug"] == "proefveen"


def test_bewaren_zonder_verschil_laat_niets_na(gemeente: Organisatie) -> None:
    begin = len(_regels())
    gemeente.save()
    assert len(_regels()) == begin


def test_een_opdracht_over_veel_rijen_laat_voor_elke_rij_een_regel_na(gemeente: Organisatie) -> None:
    Organisatie.objects.bulk_create(
        Organisatie(slug=f"o{i}", naam=f"O{i}", soort="gemeente", rsin=f"{i:09}") for i in range(20)
    )
    Organisatie.objects.update(thema="ander")
    assert [r.soort for r in _regels()].count("I") == 21
    assert [r.nieuw for r in _regels() if r.soort == "U"] == [{"thema": "ander"}] * 21


def test_een_andere_sleutel_geven_ontsnapt_niet_aan_het_spoor(gemeente: Organisatie) -> None:
    begin = len(_regels())
    with connection.cursor() as cursor:
        cursor.execute("UPDATE organisaties_organisatie SET id = gen_random_uuid(), naam = 'stil'")
    assert sorted(r.soort for r in _regels()[begin:]) == ["D", "I"]


def test_wachtwoorden_staan_niet_in_het_spoor(gemeente: Organisatie) -> None:
    rollen = maak_standaardrollen(gemeente.id)
    for wachtwoord in ("eerste-wachtwoord", "tweede-wachtwoord"):
        medewerker = maak_medewerker(
            organisatie_id=gemeente.id,
            gebruikersnaam="m",
            naam="M",
            wachtwoord=wachtwoord,
            rollen=[rollen["manager"]],
        )
    regels = _regels("gebruikers_medewerker")
    assert any(r.soort == "U" and r.nieuw == {"password": "verborgen"} for r in regels), (
        "that it changed is known"
    )
    assert medewerker.password not in str([(r.oud, r.nieuw) for r in regels])
    assert _regels("gebruikers_medewerker_rollen"), "who got which role is known"


def _dekking() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname IN ('audit_i', 'audit_u', 'audit_d')"
                       " AND tgenabled = 'O' GROUP BY 1 HAVING count(*) = 3")  # fmt: skip
        return {rij[0] for rij in cursor.fetchall()}


def test_elke_tabel_wordt_gevolgd_of_staat_met_reden_in_de_lijst() -> None:
    tabellen = {m._meta.db_table for m in apps.get_models(include_auto_created=True) if m._meta.managed}
    ongevolgd = tabellen - _dekking() - set(ZONDER)
    assert not ongevolgd, (
        f"put these under audit in a migration (kern.audit.migraties.volg): {sorted(ongevolgd)}"
    )
    assert not set(ZONDER) & _dekking(), "followed, so no reason needed"


@pytest.fixture
def als_toepassing() -> Any:
    """Run statements as the application's own role, with the rights that ``migreer`` gives."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [TOEPASSING])
        if not cursor.fetchone():
            cursor.execute(f"CREATE ROLE {TOEPASSING}")
        geef_rechten()
        cursor.execute(f"SET LOCAL ROLE {TOEPASSING}")

    def probeer(opdracht: str) -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(opdracht)

    return probeer


@pytest.mark.parametrize(
    "opdracht",
    [
        "INSERT INTO audit_auditregel (op, tabel, rij, soort, actor, reden) VALUES (now(), 't', 'r', 'I', 'a', 'r')",
        "UPDATE audit_auditregel SET actor = 'iemand anders'",
        "DELETE FROM audit_auditregel",
        "TRUNCATE audit_auditregel",
        "DROP TABLE audit_auditregel",
        "SELECT audit_volg_niet('organisaties_organisatie')",
        "ALTER TABLE organisaties_organisatie DISABLE TRIGGER ALL",
        "SET session_replication_role = replica",
        "CREATE OR REPLACE FUNCTION audit_schrijf() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'",
        "TRUNCATE organisaties_organisatie CASCADE",
        "UPDATE verwerkingen_verwerking SET naam = 'niets'",
        "DELETE FROM verwerkingen_verwerking",
        "DELETE FROM django_migrations",
        "CREATE TABLE public.eigen (id int)",
    ],
)
def test_de_rol_van_de_toepassing_kan_het_spoor_niet_wijzigen(
    gemeente: Organisatie, als_toepassing: Any, opdracht: str
) -> None:
    with pytest.raises(ProgrammingError, match=r"permission denied|must be owner"):
        als_toepassing(opdracht)


def test_de_rol_van_de_toepassing_werkt_en_haar_wijzigingen_staan_in_het_spoor(
    gemeente: Organisatie, als_toepassing: Any
) -> None:
    with handeling(systeem("proef"), "als toepassing"):
        Organisatie.objects.update(naam="Door de toepassing")
    assert _regels()[-1].reden == "als toepassing"
    Persoonssleutel.objects.create(soort="bsn", zoek=b"z", nummer=b"n", sleutelversie=1)


def _zaaksporen(zaak: Any) -> int:
    return Auditregel.objects.filter(hoofd=zaak.id).count()


@pytest.fixture
def zaak() -> Any:
    """A case with its trail."""
    return maak_zaak()


ALLES_WISSEN = (
    "SELECT audit_vernietig(array(SELECT DISTINCT hoofd FROM audit_auditregel WHERE hoofd IS NOT NULL))"
)


@pytest.mark.parametrize(
    "aanval",
    [
        ALLES_WISSEN,
        "SELECT audit_vernietig(array[{id}]::uuid[])",
        # something else with the same id is removed: the case itself isn't
        "INSERT INTO organisaties_organisatie SELECT (jsonb_populate_record(o, jsonb_build_object('id', {id}::text, 'slug', 'x', 'rsin', '1'))).*"
        " FROM organisaties_organisatie o LIMIT 1;"
        "DELETE FROM organisaties_organisatie WHERE id = {id}; SELECT audit_vernietig(array[{id}]::uuid[])",
        # a part is removed, its case isn't
        "SET CONSTRAINTS ALL DEFERRED; DELETE FROM zaken_status WHERE zaak_id = {id}; SELECT audit_vernietig(array[{id}]::uuid[])",
        # gone and back, before the trail is asked to go
        "SET CONSTRAINTS ALL DEFERRED; UPDATE zaken_zaak SET id = gen_random_uuid() WHERE id = {id}; SELECT audit_vernietig(array[{id}]::uuid[])",
        "SET CONSTRAINTS ALL DEFERRED; UPDATE zaken_zaak SET id = '0192aaaa-0000-7000-8000-000000000000' WHERE id = {id};"
        "UPDATE zaken_zaak SET id = {id} WHERE id = '0192aaaa-0000-7000-8000-000000000000'; SELECT audit_vernietig(array[{id}]::uuid[])",
        # one that is gone takes one that isn't along
        "SELECT audit_vernietig(array[{id}, '0192aaaa-0000-7000-8000-000000000000']::uuid[])",
    ],
)
def test_het_spoor_van_wat_er_nog_is_kan_niet_weg(zaak: Any, als_toepassing: Any, aanval: str) -> None:
    spoor = _zaaksporen(zaak)
    assert spoor
    with pytest.raises((ProgrammingError, IntegrityError)) as fout:
        als_toepassing(aanval.replace("{id}", f"'{zaak.id}'"))
    assert _zaaksporen(zaak) == spoor, fout
    assert "audit: niet vernietigd" in str(fout.value)


@pytest.mark.parametrize(
    "aanval",
    [
        "CREATE TEMP TABLE nep (id uuid)",
        "CREATE SCHEMA eigen",
        "CREATE TRIGGER nep AFTER INSERT ON zaken_zaak FOR EACH STATEMENT EXECUTE FUNCTION audit_schrijf()",
        "CREATE FUNCTION public.nep() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    ],
)
def test_de_rol_van_de_toepassing_kan_geen_regels_verzinnen(
    gemeente: Organisatie, als_toepassing: Any, aanval: str
) -> None:
    with pytest.raises(ProgrammingError, match=r"permission denied|must be owner"):
        als_toepassing(aanval)


def test_een_tabel_buiten_het_schema_schrijft_geen_spoor() -> None:
    """Also for who may make temporary tables: an installation whose rights weren't set."""
    with pytest.raises(ProgrammingError, match="geen tabel van het loket"), connection.cursor() as cursor:
        cursor.execute(
            "CREATE TEMP TABLE zaken_zaak (id uuid);"
            "CREATE TRIGGER audit_i AFTER INSERT ON pg_temp.zaken_zaak REFERENCING NEW TABLE AS nieuw"
            " FOR EACH STATEMENT EXECUTE FUNCTION audit_schrijf('id');"
            "INSERT INTO pg_temp.zaken_zaak VALUES (gen_random_uuid())"
        )


def test_wat_als_eigenaar_werkt_mag_alleen_de_toepassing_en_zoekt_alleen_in_het_schema() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT p.oid::regprocedure::text, p.proconfig, p.prorettype = 'trigger'::regtype,"
            " EXISTS (SELECT FROM aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a WHERE a.grantee = 0)"
            " FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE p.prosecdef AND n.nspname !~ '^pg_'"
        )
        functies = cursor.fetchall()
    assert {
        naam.replace("integer", "int").replace(",", ", ") for naam, _, trigger, _ in functies if not trigger
    } == set(ALS_EIGENAAR)
    for naam, instellingen, _, iedereen in functies:
        assert not iedereen, naam
        assert "search_path=public, pg_temp" in instellingen, naam


@pytest.mark.usefixtures("gemeente", "als_toepassing")
def test_de_rol_van_de_toepassing_heeft_niet_te_veel() -> None:
    assert te_ruim() == []


@pytest.mark.parametrize(
    ("ruimer", "bezwaar"),
    [
        ("GRANT TEMPORARY ON DATABASE {db} TO PUBLIC", "tijdelijke tabellen"),
        ("GRANT CREATE ON SCHEMA public TO PUBLIC", "tabellen of functies maken"),
        ("GRANT INSERT ON audit_auditregel TO {rol}", "audit trail wijzigen"),
        ("GRANT TRIGGER ON zaken_zaak TO {rol}", "triggers hangen"),
        ("GRANT EXECUTE ON FUNCTION audit_schrijf() TO {rol}", "rechten van de eigenaar werken"),
        ("GRANT EXECUTE ON FUNCTION audit_vernietig(uuid[]) TO PUBLIC", "iedereen mag dat"),
    ],
)
@pytest.mark.usefixtures("gemeente", "als_toepassing")
def test_de_controle_ziet_elk_recht_te_veel(ruimer: str, bezwaar: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
        cursor.execute(
            ruimer.format(db=connection.ops.quote_name(connection.settings_dict["NAME"]), rol=TOEPASSING)
        )
        cursor.execute(f"SET LOCAL ROLE {TOEPASSING}")
    assert any(bezwaar in gezegd for gezegd in te_ruim())


def test_een_tijdelijke_tabel_met_dezelfde_naam_leidt_het_spoor_niet_om(gemeente: Organisatie) -> None:
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMP TABLE audit_auditregel (LIKE public.audit_auditregel)")
    Organisatie.objects.update(naam="Omgeleid?")
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM public.audit_auditregel WHERE nieuw->>'naam' = 'Omgeleid?'")
        assert cursor.fetchone()[0] == 1
