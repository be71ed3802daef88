from django.db import migrations

# SECURITY DEFINER: the application's role may not make tables or sequences; this one function may, for its own names only, and when it's granted (config.migreer).
# The advisory lock lets one transaction make the sequence while others wait: once per organisation, kind and year.
FUNCTIE = """
CREATE FUNCTION nummers_volgende(naam text, aantal int) RETURNS SETOF bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF naam !~ '^nr_[a-z]{1,14}_[0-9]{4}_[0-9a-f]{32}$' THEN
        RAISE EXCEPTION 'geen naam van een nummerreeks: %', naam;
    END IF;
    IF to_regclass(naam) IS NULL THEN
        PERFORM pg_advisory_xact_lock(hashtextextended(naam, 0));
        -- IF NOT EXISTS, for who waited at the lock: a second look by to_regclass may still see the old catalogue.
        EXECUTE format('CREATE SEQUENCE IF NOT EXISTS %I', naam);
    END IF;
    RETURN QUERY SELECT nextval(naam::regclass) FROM generate_series(1, aantal);
END $$;
REVOKE ALL ON FUNCTION nummers_volgende(text, int) FROM PUBLIC;
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [migrations.RunSQL(FUNCTIE, "DROP FUNCTION nummers_volgende(text, int)")]
