from django.db import migrations

# Second version of the trigger. Encrypted columns, passwords and one-time-code keys don't enter the trail: it says that they
# changed, not into what; otherwise a leaked old key would open the trail for ever, and a destroyed case would live on in it.
# A changed id counts as a removal and an addition, so that no change escapes.
FUNCTIES = """
CREATE FUNCTION audit_verberg(rij jsonb, kolommen text[]) RETURNS jsonb LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT rij || coalesce(jsonb_object_agg(k, 'verborgen'::text), '{}')
    FROM unnest(kolommen) k WHERE rij ? k AND rij->k <> 'null'::jsonb
$$;

CREATE OR REPLACE FUNCTION audit_schrijf() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    wie text := coalesce(nullif(current_setting('eenloket.actor', true), ''), 'database:' || session_user);
    waarom text := coalesce(current_setting('eenloket.reden', true), '');
    geheim text[] := ARRAY(
        SELECT attname::text FROM pg_attribute
        WHERE attrelid = TG_RELID AND attnum > 0 AND NOT attisdropped
        AND (atttypid = 'bytea'::regtype OR attname IN ('password', 'key', 'token'))
    );
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO audit_auditregel (op, tabel, rij, soort, actor, reden, nieuw)
        SELECT clock_timestamp(), TG_TABLE_NAME, j->>'id', 'I', wie, waarom, audit_verberg(j, geheim)
        FROM (SELECT to_jsonb(n) AS j FROM nieuw n) x;
    ELSIF TG_OP = 'DELETE' THEN
        INSERT INTO audit_auditregel (op, tabel, rij, soort, actor, reden, oud)
        SELECT clock_timestamp(), TG_TABLE_NAME, j->>'id', 'D', wie, waarom, audit_verberg(j, geheim)
        FROM (SELECT to_jsonb(o) AS j FROM oud o) x;
    ELSE
        INSERT INTO audit_auditregel (op, tabel, rij, soort, actor, reden, oud, nieuw)
        SELECT clock_timestamp(), TG_TABLE_NAME, coalesce(jo, jn)->>'id',
            CASE WHEN jo IS NULL THEN 'I' WHEN jn IS NULL THEN 'D' ELSE 'U' END, wie, waarom,
            CASE WHEN jn IS NULL THEN audit_verberg(jo, geheim) ELSE audit_verberg(v.oud, geheim) END,
            CASE WHEN jo IS NULL THEN audit_verberg(jn, geheim) ELSE audit_verberg(v.nieuw, geheim) END
        FROM (
            SELECT jo, jn FROM (SELECT id, to_jsonb(o) AS jo FROM oud o) o
            FULL JOIN (SELECT id, to_jsonb(n) AS jn FROM nieuw n) n ON n.id = o.id
        ) paar
        CROSS JOIN LATERAL (
            SELECT jsonb_object_agg(a.key, b.value) AS oud, jsonb_object_agg(a.key, a.value) AS nieuw
            FROM jsonb_each(jn) a JOIN jsonb_each(jo) b ON a.key = b.key
            WHERE a.value IS DISTINCT FROM b.value
        ) v
        WHERE v.nieuw IS NOT NULL OR jo IS NULL OR jn IS NULL;
    END IF;
    RETURN NULL;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]
    operations = [migrations.RunSQL(FUNCTIES, migrations.RunSQL.noop)]
