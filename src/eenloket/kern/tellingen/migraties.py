"""For migrations: keep counts of a table."""

from django.db import migrations

_MAAK = """
CREATE FUNCTION tel_{tabel}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO tellingen_telling (tabel, organisatie, soort, niveau, aantal)
        SELECT '{tabel}', organisatie_id, {van}, count(*) FROM nieuw GROUP BY 2, 3, 4;
    ELSIF TG_OP = 'DELETE' THEN
        INSERT INTO tellingen_telling (tabel, organisatie, soort, niveau, aantal)
        SELECT '{tabel}', organisatie_id, {van}, -count(*) FROM oud GROUP BY 2, 3, 4;
    ELSE
        INSERT INTO tellingen_telling (tabel, organisatie, soort, niveau, aantal)
        VALUES ('{tabel}', OLD.organisatie_id, {oud}, -1), ('{tabel}', NEW.organisatie_id, {nieuw}, 1);
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER tel_i AFTER INSERT ON {tabel} REFERENCING NEW TABLE AS nieuw FOR EACH STATEMENT EXECUTE FUNCTION tel_{tabel}();
CREATE TRIGGER tel_d AFTER DELETE ON {tabel} REFERENCING OLD TABLE AS oud FOR EACH STATEMENT EXECUTE FUNCTION tel_{tabel}();
CREATE TRIGGER tel_u AFTER UPDATE ON {tabel} FOR EACH ROW
    WHEN ((OLD.organisatie_id, {oud}) IS DISTINCT FROM (NEW.organisatie_id, {nieuw}))
    EXECUTE FUNCTION tel_{tabel}();
INSERT INTO tellingen_telling (tabel, organisatie, soort, niveau, aantal)
SELECT '{tabel}', organisatie_id, {van}, count(*) FROM {tabel} GROUP BY 2, 3, 4;
"""
_WEG = """
DROP TRIGGER tel_i ON {tabel}; DROP TRIGGER tel_d ON {tabel}; DROP TRIGGER tel_u ON {tabel}; DROP FUNCTION tel_{tabel}();
DELETE FROM tellingen_telling WHERE tabel = '{tabel}';
"""


_NUL = "'00000000-0000-0000-0000-000000000000'::uuid"


def tel(tabel: str, *, soort: str, niveau: str | None, leeg: bool = False) -> migrations.RunSQL:
    """Operation that keeps the number of rows of ``tabel`` per organisation, ``soort`` (a column with a type's id) and ``niveau``.

    Rows without levels (``niveau`` None) are counted at 0; ``leeg``: the type can be NULL, which is counted as the nil UUID. The table has
    ``organisatie_id``.
    """

    def kolommen(rij: str) -> str:
        type_ = f"coalesce({rij}{soort}, {_NUL})" if leeg else f"{rij}{soort}"
        return f"{type_}, {rij}{niveau}" if niveau else f"{type_}, 0"

    namen = {"tabel": tabel, "van": kolommen(""), "oud": kolommen("OLD."), "nieuw": kolommen("NEW.")}
    return migrations.RunSQL(_MAAK.format(**namen), _WEG.format(**namen))
