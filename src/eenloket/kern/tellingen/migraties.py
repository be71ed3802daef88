"""For migrations: keep counts of a table."""

from django.db import migrations

_MAAK = """
CREATE FUNCTION tel_{tabel}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO tellingen_telling (tabel, organisatie, soort, niveau, aantal)
        SELECT '{tabel}', organisatie_id, {soort}, {niveau}, count(*) FROM nieuw GROUP BY 2, 3, 4;
    ELSIF TG_OP = 'DELETE' THEN
        INSERT INTO tellingen_telling (tabel, organisatie, soort, niveau, aantal)
        SELECT '{tabel}', organisatie_id, {soort}, {niveau}, -count(*) FROM oud GROUP BY 2, 3, 4;
    ELSE
        INSERT INTO tellingen_telling (tabel, organisatie, soort, niveau, aantal)
        VALUES ('{tabel}', OLD.organisatie_id, OLD.{soort}, OLD.{niveau}, -1), ('{tabel}', NEW.organisatie_id, NEW.{soort}, NEW.{niveau}, 1);
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER tel_i AFTER INSERT ON {tabel} REFERENCING NEW TABLE AS nieuw FOR EACH STATEMENT EXECUTE FUNCTION tel_{tabel}();
CREATE TRIGGER tel_d AFTER DELETE ON {tabel} REFERENCING OLD TABLE AS oud FOR EACH STATEMENT EXECUTE FUNCTION tel_{tabel}();
CREATE TRIGGER tel_u AFTER UPDATE ON {tabel} FOR EACH ROW
    WHEN ((OLD.organisatie_id, OLD.{soort}, OLD.{niveau}) IS DISTINCT FROM (NEW.organisatie_id, NEW.{soort}, NEW.{niveau}))
    EXECUTE FUNCTION tel_{tabel}();
INSERT INTO tellingen_telling (tabel, organisatie, soort, niveau, aantal)
SELECT '{tabel}', organisatie_id, {soort}, {niveau}, count(*) FROM {tabel} GROUP BY 2, 3, 4;
"""
_WEG = """
DROP TRIGGER tel_i ON {tabel}; DROP TRIGGER tel_d ON {tabel}; DROP TRIGGER tel_u ON {tabel}; DROP FUNCTION tel_{tabel}();
DELETE FROM tellingen_telling WHERE tabel = '{tabel}';
"""


def tel(tabel: str, *, soort: str, niveau: str) -> migrations.RunSQL:
    """Operation that keeps the number of rows of ``tabel`` per organisation, ``soort`` (a column with a type's id) and ``niveau``.

    The columns are NOT NULL; the table has ``organisatie_id``.
    """
    namen = {"tabel": tabel, "soort": soort, "niveau": niveau}
    return migrations.RunSQL(_MAAK.format(**namen), _WEG.format(**namen))
