from django.db import migrations, models

FUNCTIES = """
CREATE FUNCTION audit_schrijf() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    wie text := coalesce(nullif(current_setting('eenloket.actor', true), ''), 'database:' || session_user);
    waarom text := coalesce(current_setting('eenloket.reden', true), '');
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO audit_auditregel (op, tabel, rij, soort, actor, reden, nieuw)
        SELECT clock_timestamp(), TG_TABLE_NAME, to_jsonb(n)->>'id', 'I', wie, waarom, to_jsonb(n) FROM nieuw n;
    ELSIF TG_OP = 'DELETE' THEN
        INSERT INTO audit_auditregel (op, tabel, rij, soort, actor, reden, oud)
        SELECT clock_timestamp(), TG_TABLE_NAME, to_jsonb(o)->>'id', 'D', wie, waarom, to_jsonb(o) FROM oud o;
    ELSE
        INSERT INTO audit_auditregel (op, tabel, rij, soort, actor, reden, oud, nieuw)
        SELECT clock_timestamp(), TG_TABLE_NAME, to_jsonb(n)->>'id', 'U', wie, waarom, v.oud, v.nieuw
        FROM nieuw n JOIN oud o ON o.id = n.id
        CROSS JOIN LATERAL (
            SELECT jsonb_object_agg(a.key, b.value) AS oud, jsonb_object_agg(a.key, a.value) AS nieuw
            FROM jsonb_each(to_jsonb(n)) a JOIN jsonb_each(to_jsonb(o)) b ON a.key = b.key
            WHERE a.value IS DISTINCT FROM b.value
        ) v WHERE v.nieuw IS NOT NULL;
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION audit_volg(tabel text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('CREATE TRIGGER audit_i AFTER INSERT ON %I REFERENCING NEW TABLE AS nieuw FOR EACH STATEMENT EXECUTE FUNCTION audit_schrijf()', tabel);
    EXECUTE format('CREATE TRIGGER audit_u AFTER UPDATE ON %I REFERENCING OLD TABLE AS oud NEW TABLE AS nieuw FOR EACH STATEMENT EXECUTE FUNCTION audit_schrijf()', tabel);
    EXECUTE format('CREATE TRIGGER audit_d AFTER DELETE ON %I REFERENCING OLD TABLE AS oud FOR EACH STATEMENT EXECUTE FUNCTION audit_schrijf()', tabel);
END $$;

CREATE FUNCTION audit_volg_niet(tabel text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('DROP TRIGGER IF EXISTS audit_i ON %I', tabel);
    EXECUTE format('DROP TRIGGER IF EXISTS audit_u ON %I', tabel);
    EXECUTE format('DROP TRIGGER IF EXISTS audit_d ON %I', tabel);
END $$;
"""

WEG = "DROP FUNCTION audit_volg_niet(text); DROP FUNCTION audit_volg(text); DROP FUNCTION audit_schrijf();"


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.RunSQL(
            [f"CREATE EXTENSION IF NOT EXISTS {naam}" for naam in ("pg_trgm", "unaccent", "btree_gin")],
            migrations.RunSQL.noop,
        ),
        migrations.CreateModel(
            name="Auditregel",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("op", models.DateTimeField()),
                ("tabel", models.CharField(max_length=63)),
                ("rij", models.CharField(max_length=64)),
                ("soort", models.CharField(help_text="I, U or D", max_length=1)),
                ("actor", models.CharField(max_length=200)),
                ("reden", models.CharField(max_length=200)),
                ("oud", models.JSONField(null=True)),
                ("nieuw", models.JSONField(null=True)),
            ],
            options={"indexes": [models.Index(fields=["tabel", "rij", "id"], name="audit_rij")]},
        ),
        migrations.RunSQL(FUNCTIES, WEG),
    ]
