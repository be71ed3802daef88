from django.db import migrations, models

# Encrypted columns, passwords, one-time-code keys and what an encrypted text is found by (columns called zoek) don't enter the trail: it
# says that they changed, not into what; otherwise a leaked old key would open the trail for ever, and a destroyed case would live on in it.
VERBERG = """
CREATE FUNCTION audit_verberg(rij jsonb, kolommen text[]) RETURNS jsonb LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT rij || coalesce(jsonb_object_agg(k, 'verborgen'::text), '{}')
    FROM unnest(kolommen) k WHERE rij ? k AND rij->k <> 'null'::jsonb
$$;
"""

# What each statement writes, by the transition tables. A line knows who and why, the main thing its row belongs to (column name as the
# trigger's argument; of two columns the second counts for rows that have nothing in the first), the foreign application that asked, and its
# transaction: so the trail of one case can be read, and committed changes can be followed in order.
# Encrypting again under a newer key is a change of our bookkeeping, not of the thing: it has its lines, but not under the thing, where they
# would be told to everybody who follows it. A changed id counts as a removal and an addition, so that no change escapes.
# A row becomes JSON once (OFFSET 0 keeps the planner from putting the expression wherever it is named), and a table without secrets needn't
# hide any.
# The function writes as the owner, so it asks on whose behalf: only tables of the schema of the product have a trail. A table that somebody
# makes elsewhere (a temporary one) could otherwise write lines about things that never happened.
SCHRIJF = """
CREATE FUNCTION audit_schrijf() RETURNS trigger
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
    IF TG_TABLE_SCHEMA <> 'public' THEN
        RAISE EXCEPTION 'audit: % is geen tabel van het loket', TG_RELID::regclass USING ERRCODE = 'insufficient_privilege';
    END IF;
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
"""

# What migrations of other rooms call (kern.audit.migraties).
VOLG = """
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

CREATE FUNCTION audit_volg_onder(tabel text, hoofd text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM audit_volg_niet(tabel);
    EXECUTE format('CREATE TRIGGER audit_i AFTER INSERT ON %I REFERENCING NEW TABLE AS nieuw FOR EACH STATEMENT EXECUTE FUNCTION audit_schrijf(%L)', tabel, hoofd);
    EXECUTE format('CREATE TRIGGER audit_u AFTER UPDATE ON %I REFERENCING OLD TABLE AS oud NEW TABLE AS nieuw FOR EACH STATEMENT EXECUTE FUNCTION audit_schrijf(%L)', tabel, hoofd);
    EXECUTE format('CREATE TRIGGER audit_d AFTER DELETE ON %I REFERENCING OLD TABLE AS oud FOR EACH STATEMENT EXECUTE FUNCTION audit_schrijf(%L)', tabel, hoofd);
END $$;

CREATE FUNCTION audit_volg_onder(tabel text, hoofd text, anders text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM audit_volg_niet(tabel);
    EXECUTE format('CREATE TRIGGER audit_i AFTER INSERT ON %I REFERENCING NEW TABLE AS nieuw FOR EACH STATEMENT EXECUTE FUNCTION audit_schrijf(%L, %L)', tabel, hoofd, anders);
    EXECUTE format('CREATE TRIGGER audit_u AFTER UPDATE ON %I REFERENCING OLD TABLE AS oud NEW TABLE AS nieuw FOR EACH STATEMENT EXECUTE FUNCTION audit_schrijf(%L, %L)', tabel, hoofd, anders);
    EXECUTE format('CREATE TRIGGER audit_d AFTER DELETE ON %I REFERENCING OLD TABLE AS oud FOR EACH STATEMENT EXECUTE FUNCTION audit_schrijf(%L, %L)', tabel, hoofd, anders);
END $$;

CREATE FUNCTION audit_volg_einde(tabel text, hoofd text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM audit_volg_niet(tabel);
    EXECUTE format('CREATE TRIGGER audit_d AFTER DELETE ON %I REFERENCING OLD TABLE AS oud FOR EACH STATEMENT EXECUTE FUNCTION audit_schrijf(%L)', tabel, hoofd);
END $$;
"""

# Destroying a case destroys its trail too (Archiefwet); the lines are replaced by one that says that it was done, by whom and why. Of the
# main thing the line of its destruction stays, with nothing in it but what says whose and of which type it was: those who follow changes
# must be told that it is gone.
# The application may call this, so it believes nothing that it's told. A thing is gone when this transaction wrote the line of its removal, and no
# table that has lines under it holds a row of it any more: the columns that say so are the arguments of the table's own trigger.
VERNIETIG = """
CREATE FUNCTION audit_hoofdkolommen(naam text) RETURNS text[] LANGUAGE sql STABLE AS $$
    SELECT array_remove(string_to_array(encode(t.tgargs, 'escape'), chr(92) || '000'), '')
    FROM pg_trigger t WHERE t.tgrelid = to_regclass(format('public.%I', naam)) AND t.tgname = 'audit_d'
$$;

CREATE FUNCTION audit_bestaat_nog(naam text, hoofden uuid[]) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
DECLARE
    kolommen text[] := audit_hoofdkolommen(naam);
    er boolean := false;
BEGIN
    IF kolommen[1] IS NOT NULL THEN
        EXECUTE format('SELECT EXISTS (SELECT FROM public.%I WHERE %I = ANY($1))', naam, kolommen[1]) INTO er USING hoofden;
    END IF;
    IF NOT er AND kolommen[2] IS NOT NULL THEN
        EXECUTE format('SELECT EXISTS (SELECT FROM public.%I WHERE %I IS NULL AND %I = ANY($1))', naam, kolommen[1], kolommen[2])
        INTO er USING hoofden;
    END IF;
    RETURN er;
END $$;

CREATE FUNCTION audit_vernietig(hoofden uuid[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    behoud text[] := ARRAY[
        'id', 'organisatie_id', 'bronorganisatie', 'verantwoordelijke_organisatie', 'zaaktype_id', 'informatieobjecttype_id',
        'besluittype_id', 'vertrouwelijkheidaanduiding'
    ];
    verdacht text;
BEGIN
    SELECT h::text INTO verdacht FROM unnest(hoofden) h WHERE h::text NOT IN (
        SELECT rij FROM audit_auditregel WHERE hoofd IS NOT NULL AND xid = pg_current_xact_id()::text::bigint AND soort = 'D'
    ) LIMIT 1;
    IF verdacht IS NULL THEN
        SELECT r.tabel INTO verdacht
        FROM (SELECT DISTINCT tabel FROM audit_auditregel WHERE hoofd = ANY(hoofden)) r
        WHERE audit_bestaat_nog(r.tabel, hoofden) LIMIT 1;
    END IF;
    IF verdacht IS NOT NULL THEN
        RAISE EXCEPTION 'audit: niet vernietigd in deze transactie (%)', verdacht USING ERRCODE = 'insufficient_privilege';
    END IF;
    DELETE FROM audit_auditregel WHERE hoofd = ANY(hoofden) AND NOT (soort = 'D' AND rij = hoofd::text);
    UPDATE audit_auditregel SET oud = (SELECT jsonb_object_agg(k, oud->k) FROM unnest(behoud) k WHERE oud ? k)
    WHERE hoofd = ANY(hoofden);
    INSERT INTO audit_auditregel (op, tabel, rij, soort, actor, reden)
    SELECT clock_timestamp(), 'vernietigd', h::text, 'D', coalesce(nullif(current_setting('eenloket.actor', true), ''), 'database:' || session_user),
        coalesce(current_setting('eenloket.reden', true), '')
    FROM unnest(hoofden) h;
END $$;
"""

# A function that runs as the owner is nobody's until it's granted (config.migreer grants what the application calls). To fire a trigger takes no
# right on its function; to make one does.
VAN_NIEMAND = """
REVOKE ALL ON FUNCTION audit_schrijf() FROM PUBLIC;
REVOKE ALL ON FUNCTION audit_vernietig(uuid[]) FROM PUBLIC;
"""

WEG = [
    'DROP FUNCTION audit_vernietig(uuid[])',
    'DROP FUNCTION audit_bestaat_nog(text, uuid[])',
    'DROP FUNCTION audit_hoofdkolommen(text)',
    'DROP FUNCTION audit_volg_einde(text, text)',
    'DROP FUNCTION audit_volg_onder(text, text, text)',
    'DROP FUNCTION audit_volg_onder(text, text)',
    'DROP FUNCTION audit_volg_niet(text)',
    'DROP FUNCTION audit_volg(text)',
    'DROP FUNCTION audit_schrijf()',
    'DROP FUNCTION audit_verberg(jsonb, text[])',
]


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        # for all rooms: this is the first migration of every database
        migrations.RunSQL(
            [f'CREATE EXTENSION IF NOT EXISTS {naam}' for naam in ('pg_trgm', 'unaccent', 'btree_gin')],
            migrations.RunSQL.noop,
        ),
        migrations.CreateModel(
            name='Auditregel',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('op', models.DateTimeField()),
                ('tabel', models.CharField(max_length=63)),
                ('rij', models.CharField(max_length=64)),
                ('soort', models.CharField(help_text='I, U or D', max_length=1)),
                ('actor', models.CharField(max_length=200)),
                ('reden', models.CharField(max_length=200)),
                ('oud', models.JSONField(null=True)),
                ('nieuw', models.JSONField(null=True)),
                ('hoofd', models.UUIDField(help_text='What the row is a part of: the case, document, decision or type', null=True)),
                ('aanroep', models.JSONField(help_text='Foreign application that asked, see kern.herkomst', null=True)),
                ('xid', models.BigIntegerField(help_text='Transaction: what has committed can be followed in this order', null=True)),
            ],
            options={
                'indexes': [
                    models.Index(fields=['tabel', 'rij', 'id'], name='audit_rij'),
                    models.Index(condition=models.Q(('hoofd__isnull', False)), fields=['hoofd', 'id'], name='audit_hoofd'),
                    models.Index(condition=models.Q(('hoofd__isnull', False)), fields=['xid', 'id'], name='audit_volgorde'),
                ],
            },
        ),
        migrations.RunSQL([VERBERG, SCHRIJF, VOLG, VERNIETIG, VAN_NIEMAND], WEG),
    ]
