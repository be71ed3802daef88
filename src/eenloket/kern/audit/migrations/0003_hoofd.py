from django.db import migrations, models

# Third version of the trigger: a line also knows the main thing its row belongs to (column name as the trigger's argument), the foreign
# application that asked, and its transaction, so that the trail of one case can be read and committed changes can be followed in order.
FUNCTIES = """
CREATE OR REPLACE FUNCTION audit_schrijf() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    wie text := coalesce(nullif(current_setting('eenloket.actor', true), ''), 'database:' || session_user);
    waarom text := coalesce(current_setting('eenloket.reden', true), '');
    hoofdkolom text := TG_ARGV[0];
    context jsonb := nullif(current_setting('eenloket.aanroep', true), '')::jsonb;
    transactie bigint := pg_current_xact_id()::text::bigint;
    geheim text[] := ARRAY(
        SELECT attname::text FROM pg_attribute
        WHERE attrelid = TG_RELID AND attnum > 0 AND NOT attisdropped
        AND (atttypid = 'bytea'::regtype OR attname IN ('password', 'key', 'token'))
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

CREATE FUNCTION audit_volg_onder(tabel text, hoofd text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM audit_volg_niet(tabel);
    EXECUTE format('CREATE TRIGGER audit_i AFTER INSERT ON %I REFERENCING NEW TABLE AS nieuw FOR EACH STATEMENT EXECUTE FUNCTION audit_schrijf(%L)', tabel, hoofd);
    EXECUTE format('CREATE TRIGGER audit_u AFTER UPDATE ON %I REFERENCING OLD TABLE AS oud NEW TABLE AS nieuw FOR EACH STATEMENT EXECUTE FUNCTION audit_schrijf(%L)', tabel, hoofd);
    EXECUTE format('CREATE TRIGGER audit_d AFTER DELETE ON %I REFERENCING OLD TABLE AS oud FOR EACH STATEMENT EXECUTE FUNCTION audit_schrijf(%L)', tabel, hoofd);
END $$;

-- Destroying a case destroys its trail too (Archiefwet); the lines are replaced by one that says that it was done, by whom and why.
CREATE FUNCTION audit_vernietig(hoofden uuid[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    DELETE FROM audit_auditregel WHERE hoofd = ANY(hoofden) AND tabel <> 'vernietigd';
    INSERT INTO audit_auditregel (op, tabel, rij, soort, actor, reden)
    SELECT clock_timestamp(), 'vernietigd', h::text, 'D', coalesce(nullif(current_setting('eenloket.actor', true), ''), 'database:' || session_user),
        coalesce(current_setting('eenloket.reden', true), '')
    FROM unnest(hoofden) h;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("audit", "0002_verborgen")]
    operations = [
        migrations.AddField("auditregel", "hoofd", models.UUIDField(help_text="What the row is a part of: the case, document, decision or type", null=True)),
        migrations.AddField("auditregel", "aanroep", models.JSONField(help_text="Foreign application that asked, see kern.herkomst", null=True)),
        migrations.AddField("auditregel", "xid", models.BigIntegerField(help_text="Transaction: what has committed can be followed in this order", null=True)),
        migrations.AddIndex("auditregel", models.Index(condition=models.Q(("hoofd__isnull", False)), fields=["hoofd", "id"], name="audit_hoofd")),
        migrations.AddIndex("auditregel", models.Index(condition=models.Q(("hoofd__isnull", False)), fields=["xid", "id"], name="audit_volgorde")),
        migrations.RunSQL(FUNCTIES, migrations.RunSQL.noop),
    ]
