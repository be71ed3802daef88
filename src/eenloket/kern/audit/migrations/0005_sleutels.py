from django.db import migrations

# Fourth version of the trigger. What an encrypted text is found by (columns called zoek) is hidden like the text itself. Encrypting again
# under a newer key is a change of our bookkeeping, not of the thing: it has its lines, but not under the thing, where they would be told to
# everybody who follows it.
FUNCTIE = """
CREATE OR REPLACE FUNCTION audit_schrijf() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    wie text := coalesce(nullif(current_setting('eenloket.actor', true), ''), 'database:' || session_user);
    waarom text := coalesce(current_setting('eenloket.reden', true), '');
    hoofdkolom text := CASE WHEN waarom <> 'sleutels.draaien' THEN TG_ARGV[0] END;
    context jsonb := nullif(current_setting('eenloket.aanroep', true), '')::jsonb;
    transactie bigint := pg_current_xact_id()::text::bigint;
    geheim text[] := ARRAY(
        SELECT attname::text FROM pg_attribute
        WHERE attrelid = TG_RELID AND attnum > 0 AND NOT attisdropped
        AND (atttypid = 'bytea'::regtype OR attname IN ('password', 'key', 'token', 'zoek'))
    );
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO audit_auditregel (op, tabel, rij, soort, actor, reden, hoofd, aanroep, xid, nieuw)
        SELECT clock_timestamp(), TG_TABLE_NAME, j->>'id', 'I', wie, waarom, (j->>hoofdkolom)::uuid, context, transactie, audit_verberg(j, geheim)
        FROM (SELECT to_jsonb(n) AS j FROM nieuw n) x;
    ELSIF TG_OP = 'DELETE' THEN
        INSERT INTO audit_auditregel (op, tabel, rij, soort, actor, reden, hoofd, aanroep, xid, oud)
        SELECT clock_timestamp(), TG_TABLE_NAME, j->>'id', 'D', wie, waarom, (j->>hoofdkolom)::uuid, context, transactie, audit_verberg(j, geheim)
        FROM (SELECT to_jsonb(o) AS j FROM oud o) x;
    ELSE
        INSERT INTO audit_auditregel (op, tabel, rij, soort, actor, reden, hoofd, aanroep, xid, oud, nieuw)
        SELECT clock_timestamp(), TG_TABLE_NAME, coalesce(jo, jn)->>'id',
            CASE WHEN jo IS NULL THEN 'I' WHEN jn IS NULL THEN 'D' ELSE 'U' END, wie, waarom, (coalesce(jn, jo)->>hoofdkolom)::uuid, context, transactie,
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
    dependencies = [("audit", "0004_vernietigd")]
    operations = [migrations.RunSQL(FUNCTIE, migrations.RunSQL.noop)]
