"""Operations for migrations that keep counts of a table."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

SLEUTEL = 0x74656C6C
"""Advisory lock: shared for a transaction that moves a case with its parts, exclusive for moving a bound."""
_OUD = "(uuid_extract_timestamp({r}.id) < clock_timestamp() - '00:10:00'::interval) IS NOT FALSE"
"""SQL condition: the row was made more than ten minutes ago (``tellingen_vers``), or its id doesn't show
when.
"""
_OUD_ANDERS = (
    "{r}.id < (lpad(to_hex((extract(epoch FROM clock_timestamp()) * 1000)::bigint - 600000), 12, '0')"
    " || '00000000000000000000')::uuid"
)
_GEEN_DAG = "'0001-01-01'::date"
_KOLOMMEN = "tabel, verzameling, organisatie, soort, niveau, kenmerken, dag, rij, aantal"
_CELLEN = """
CREATE FUNCTION {cellen}(van uuid, tot uuid)
RETURNS TABLE (verzameling text, organisatie uuid, soort uuid, niveau smallint, kenmerken text[], dag date, aantal bigint)
LANGUAGE sql STABLE AS $$
    SELECT v.verzameling, {plek_r}, v.kenmerken, v.dag, count(*) FROM {tabel} r {join_r} CROSS JOIN LATERAL ({soorten_r}) v
    WHERE r.id > van AND r.id <= tot AND v.dag IS NOT NULL GROUP BY 1, 2, 3, 4, 5, 6
$$;
"""
_RIJ = """
CREATE FUNCTION tel_rij_{tabel}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    {deel}
    INSERT INTO tellingen_cel ({kolommen})
    SELECT '{tabel}', x.verzameling, x.organisatie, x.soort, x.niveau, x.kenmerken, x.dag, x.rij, sum(x.n) FROM (
        SELECT v.*, w.*, OLD.id AS rij, -1 AS n FROM ({soorten_oud}) v CROSS JOIN ({plek_oud}) w
        UNION ALL SELECT v.*, w.*, NEW.id, 1 FROM ({soorten_nieuw}) v CROSS JOIN ({plek_nieuw}) w
    ) x WHERE x.rij IS NOT NULL AND x.dag IS NOT NULL GROUP BY 1, 2, 3, 4, 5, 6, 7, 8 HAVING sum(x.n) <> 0;
    RETURN NULL;
END $$;
CREATE TRIGGER tel_rij_i AFTER INSERT ON {tabel} FOR EACH ROW WHEN ({oud_nieuw}) EXECUTE FUNCTION tel_rij_{tabel}();
CREATE TRIGGER tel_rij_d AFTER DELETE ON {tabel} FOR EACH ROW WHEN ({oud_oud}) EXECUTE FUNCTION tel_rij_{tabel}();
CREATE TRIGGER tel_rij_u AFTER UPDATE ON {tabel} FOR EACH ROW
    WHEN (({telt_oud}) IS DISTINCT FROM ({telt_nieuw}) AND {oud_oud})
    EXECUTE FUNCTION tel_rij_{tabel}();
"""
_ONDER = """
CREATE FUNCTION tel_onder_{tabel}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock_shared({sleutel});
    INSERT INTO tellingen_cel ({kolommen})
    SELECT '{tabel}', v.verzameling, w.organisatie, w.soort, w.niveau, v.kenmerken, v.dag, r.id, w.n
    FROM {tabel} r CROSS JOIN LATERAL ({soorten_r}) v
    CROSS JOIN (VALUES ({ouder_oud}, -1), ({ouder_nieuw}, 1)) w(organisatie, soort, niveau, n)
    WHERE r.{kolom} = OLD.id AND r.id < tellingen_vers() AND v.dag IS NOT NULL AND w.organisatie IS NOT NULL;
    RETURN NULL;
END $$;
CREATE TRIGGER tel_onder_{tabel}_d AFTER DELETE ON {ouder} FOR EACH ROW EXECUTE FUNCTION tel_onder_{tabel}();
CREATE TRIGGER tel_onder_{tabel}_u AFTER UPDATE ON {ouder} FOR EACH ROW
    WHEN (({ouder_oud}) IS DISTINCT FROM ({ouder_nieuw})) EXECUTE FUNCTION tel_onder_{tabel}();
"""
_NIET_MEE = """
DROP TRIGGER tel_rij_i ON {tabel}; DROP TRIGGER tel_rij_d ON {tabel}; DROP TRIGGER tel_rij_u ON {tabel}; DROP FUNCTION tel_rij_{tabel}();
DROP FUNCTION {cellen}(uuid, uuid); DELETE FROM tellingen_cel WHERE tabel = '{tabel}'; DELETE FROM tellingen_grens WHERE tabel = '{tabel}';
"""
_NIET_ONDER = """
DROP TRIGGER tel_onder_{tabel}_d ON {ouder}; DROP TRIGGER tel_onder_{tabel}_u ON {ouder}; DROP FUNCTION tel_onder_{tabel}();
"""


@dataclass(frozen=True, slots=True)
class Onder:
    """Rows are counted with the type and level of another row, to which ``kolom`` refers."""

    kolom: str = "zaak_id"
    tabel: str = "zaken_zaak"
    soort: str = "zaaktype_id"
    niveau: str = "vertrouwelijkheidaanduiding"

    def plek(self, rij: str) -> tuple[str, str, str]:
        return f"{rij}.organisatie_id", f"{rij}.{self.soort}", f"{rij}.{self.niveau}"


def cellen_van(tabel: str) -> str:
    """Return the name of the SQL function that counts a part of a table."""
    return f"tel_cellen_{tabel}"


def tel_mee(
    tabel: str,
    *,
    soort: str = "",
    niveau: str = "0",
    onder: Onder | None = None,
    kenmerken: Sequence[str] = (),
    dagen: Sequence[str] = (),
) -> migrations.RunPython:
    """Return an operation that keeps the number of rows of ``tabel``, per organisation, type, level and
    further characteristics of filters.

    ``soort`` and ``niveau`` are SQL over the row ``{r}``, or ``onder`` says through which other row they are
    found. ``kenmerken`` are SQL of characteristics with few values, counted together in one set of cells;
    ``dagen`` are columns with a day, each with its own set. Ids are UUIDv7. The operation itself counts
    nothing: the worker counts later, and until then rows are counted in the table.
    """
    telt = [
        *((f"{{r}}.{onder.kolom}",) if onder else ("{r}.organisatie_id", soort, niveau)),
        *kenmerken,
        *(f"{{r}}.{d}" for d in dagen),
    ]

    def plek(rij: str) -> tuple[str, str, str]:
        return (f"{rij}.organisatie_id", soort.replace("{r}", rij), f"{niveau.replace('{r}', rij)}::smallint")

    def soorten(rij: str) -> str:
        lijst = ", ".join(f"({k})::text".replace("{r}", rij) for k in kenmerken)
        verzamelingen = [
            f"(''::text, ARRAY[{lijst}]::text[], {_GEEN_DAG})",
            *(f"('{d}', '{{}}', {rij}.{d})" for d in dagen),
        ]
        return f"SELECT * FROM (VALUES {', '.join(verzamelingen)}) y(verzameling, kenmerken, dag)"  # noqa: S608  # names from code

    def vindt(rij: str) -> str:
        namen = ("organisatie", "soort", "niveau")
        if onder is None:
            return "SELECT " + ", ".join(f"{w} AS {n}" for w, n in zip(plek(rij), namen, strict=True))
        kolommen = ", ".join(f"{w} AS {n}" for w, n in zip(onder.plek("h"), namen, strict=True))
        return f"SELECT {kolommen} FROM {onder.tabel} h WHERE h.id = {rij}.{onder.kolom}"  # noqa: S608  # names from code

    deel: dict[str, str] = {
        "tabel": tabel,
        "cellen": cellen_van(tabel),
        "kolommen": _KOLOMMEN,
        "sleutel": str(SLEUTEL),
        "plek_r": ", ".join(onder.plek("h") if onder else plek("r")),
        "join_r": f"JOIN {onder.tabel} h ON h.id = r.{onder.kolom}" if onder else "",
        "soorten_r": soorten("r"),
        "soorten_oud": soorten("OLD"),
        "soorten_nieuw": soorten("NEW"),
        "plek_oud": vindt("OLD"),
        "plek_nieuw": vindt("NEW"),
        "telt_oud": ", ".join(telt).replace("{r}", "OLD"),
        "telt_nieuw": ", ".join(telt).replace("{r}", "NEW"),
        # the other row keeps its type and level until this change stands, or this waits until it has got them
        "deel": f"PERFORM 1 FROM {onder.tabel} WHERE id IN (OLD.{onder.kolom}, NEW.{onder.kolom}) FOR SHARE;"
        if onder
        else "",
    }
    maak, weg = [_CELLEN, _RIJ], [_NIET_MEE]
    if onder:
        maak, weg = [*maak, _ONDER], [_NIET_ONDER, *weg]
        deel |= {
            "ouder": onder.tabel,
            "kolom": onder.kolom,
            "ouder_oud": ", ".join(onder.plek("OLD")),
            "ouder_nieuw": ", ".join(onder.plek("NEW")),
        }
    return migrations.RunPython(_voerder("\n".join(maak), deel), _voerder("\n".join(weg), deel))


def _voerder(tekst: str, deel: Mapping[str, str]) -> Callable[[StateApps, BaseDatabaseSchemaEditor], None]:
    """Return a function that runs a text with its parts filled in.

    Every INSERT checks whether a row is old, and PostgreSQL prepares this check again for every statement: in
    its own words (from version 17 on) this takes 4 µs, in other words 20, in a function 55.
    """

    def voer_uit(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
        eigen = getattr(editor.connection, "pg_version", 0) >= 170000
        oud = _OUD if eigen else _OUD_ANDERS
        opdracht = tekst
        alles = {**deel, "oud_oud": oud.replace("{r}", "OLD"), "oud_nieuw": oud.replace("{r}", "NEW")}
        for naam, waarde in alles.items():
            opdracht = opdracht.replace("{" + naam + "}", waarde)
        editor.execute(opdracht, params=None)

    return voer_uit
