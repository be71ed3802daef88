from django.db import migrations

# Fifth version of the trigger, which writes the same lines for less: a row becomes JSON once instead of three times (OFFSET 0 keeps the planner
# from putting the expression wherever it is named), and a table without secrets needn't hide any. A row that has no main thing in its first
# column may have it in a second: a contact belongs to a case, or else is one by itself.
FUNCTIE = """
CREATE OR REPLACE FUNCTION audit_schrijf() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    wie text := coalesce(nullif(current_setting('eenloket.actor', true), ''), 'database:' || session_user);
    waarom text := coalesce(current_setting('eenloket.reden', true), '');
    hoofdkolom text := CASE WHEN waarom <> 'sleutels.draaien' THEN TG_ARGV[0] END;
    anders text := CASE WHEN waarom <> 'sleutels.draaien' THEN TG_ARGV[1] END;
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
        SELECT clock_timestamp(), TG_TABLE_NAME, j->>'id', 'I', wie, waarom, coalesce(j->>hoofdkolom, j->>anders)::uuid, context, transactie,
            CASE WHEN geheim = '{}' THEN j ELSE audit_verberg(j, geheim) END
        FROM (SELECT to_jsonb(n) AS j FROM nieuw n OFFSET 0) x;
    ELSIF TG_OP = 'DELETE' THEN
        INSERT INTO audit_auditregel (op, tabel, rij, soort, actor, reden, hoofd, aanroep, xid, oud)
        SELECT clock_timestamp(), TG_TABLE_NAME, j->>'id', 'D', wie, waarom, coalesce(j->>hoofdkolom, j->>anders)::uuid, context, transactie,
            CASE WHEN geheim = '{}' THEN j ELSE audit_verberg(j, geheim) END
        FROM (SELECT to_jsonb(o) AS j FROM oud o OFFSET 0) x;
    ELSE
        INSERT INTO audit_auditregel (op, tabel, rij, soort, actor, reden, hoofd, aanroep, xid, oud, nieuw)
        SELECT clock_timestamp(), TG_TABLE_NAME, coalesce(jo, jn)->>'id',
            CASE WHEN jo IS NULL THEN 'I' WHEN jn IS NULL THEN 'D' ELSE 'U' END, wie, waarom, coalesce(coalesce(jn, jo)->>hoofdkolom, coalesce(jn, jo)->>anders)::uuid, context, transactie,
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

CREATE FUNCTION audit_volg_onder(tabel text, hoofd text, anders text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM audit_volg_niet(tabel);
    EXECUTE format('CREATE TRIGGER audit_i AFTER INSERT ON %I REFERENCING NEW TABLE AS nieuw FOR EACH STATEMENT EXECUTE FUNCTION audit_schrijf(%L, %L)', tabel, hoofd, anders);
    EXECUTE format('CREATE TRIGGER audit_u AFTER UPDATE ON %I REFERENCING OLD TABLE AS oud NEW TABLE AS nieuw FOR EACH STATEMENT EXECUTE FUNCTION audit_schrijf(%L, %L)', tabel, hoofd, anders);
    EXECUTE format('CREATE TRIGGER audit_d AFTER DELETE ON %I REFERENCING OLD TABLE AS oud FOR EACH STATEMENT EXECUTE FUNCTION audit_schrijf(%L, %L)', tabel, hoofd, anders);
END $$;
"""
TERUG = "DROP FUNCTION audit_volg_onder(text, text, text)"


class Migration(migrations.Migration):
    dependencies = [("audit", "0005_sleutels")]
    operations = [migrations.RunSQL(FUNCTIE, TERUG)]
