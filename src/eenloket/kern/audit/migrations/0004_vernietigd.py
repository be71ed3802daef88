from django.db import migrations

# Of a destroyed main thing the line of its destruction stays, with nothing in it but what says whose and of which type it was: those
# who follow changes must be told that it is gone.
FUNCTIE = """
CREATE OR REPLACE FUNCTION audit_vernietig(hoofden uuid[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    behoud text[] := ARRAY[
        'id', 'organisatie_id', 'bronorganisatie', 'verantwoordelijke_organisatie', 'zaaktype_id', 'informatieobjecttype_id',
        'besluittype_id', 'vertrouwelijkheidaanduiding'
    ];
BEGIN
    DELETE FROM audit_auditregel WHERE hoofd = ANY(hoofden) AND NOT (soort = 'D' AND rij = hoofd::text);
    UPDATE audit_auditregel SET oud = (SELECT jsonb_object_agg(k, oud->k) FROM unnest(behoud) k WHERE oud ? k)
    WHERE hoofd = ANY(hoofden);
    INSERT INTO audit_auditregel (op, tabel, rij, soort, actor, reden)
    SELECT clock_timestamp(), 'vernietigd', h::text, 'D', coalesce(nullif(current_setting('eenloket.actor', true), ''), 'database:' || session_user),
        coalesce(current_setting('eenloket.reden', true), '')
    FROM unnest(hoofden) h;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("audit", "0003_hoofd")]
    operations = [migrations.RunSQL(FUNCTIE, migrations.RunSQL.noop)]
