"""Judge what the account of ``DATABASE_URL`` may do in the database. With more than ``migreer`` gives, it could
forge the audit trail or wipe it (M-F3).
"""

from django.db import connection

from .migreer import ALS_EIGENAAR

_VRAGEN = (
    (
        "is eigenaar van de tabellen: gebruik in DATABASE_URL een eigen rol voor de toepassing",
        "SELECT pg_has_role(relowner, 'MEMBER') FROM pg_class WHERE oid = 'public.audit_auditregel'::regclass",
    ),
    (
        "mag het audit trail wijzigen",
        "SELECT has_table_privilege('public.audit_auditregel', 'INSERT, UPDATE, DELETE, TRUNCATE')",
    ),
    (
        "mag tijdelijke tabellen maken",
        "SELECT has_database_privilege(current_database(), 'TEMP')",
    ),
    (
        "mag tabellen of functies maken",
        "SELECT EXISTS (SELECT FROM pg_namespace WHERE nspname !~ '^pg_' AND has_schema_privilege(oid, 'CREATE'))",
    ),
    (
        "mag triggers hangen aan tabellen van het loket",
        "SELECT EXISTS (SELECT FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')"
        " AND has_table_privilege(oid, 'TRIGGER'))",
    ),
    (
        "mag functies uitvoeren die met de rechten van de eigenaar werken",
        "SELECT EXISTS (SELECT FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE p.prosecdef"
        " AND n.nspname !~ '^pg_' AND has_function_privilege(p.oid, 'EXECUTE')"
        " AND p.oid <> ALL (SELECT to_regprocedure('public.' || f) FROM unnest(%(toegestaan)s::text[]) f))",
    ),
    (
        "is niet de enige die functies met de rechten van de eigenaar mag uitvoeren: iedereen mag dat",
        "SELECT EXISTS (SELECT FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace,"
        " aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a"
        " WHERE p.prosecdef AND n.nspname !~ '^pg_' AND a.grantee = 0)",
    ),
)
"""What is wrong → a query whose one value is true when it is so."""


def te_ruim() -> list[str]:
    """Return what the account may do and may not be allowed to, in Dutch; empty when its rights are right.

    Cost: seven queries on the catalogue.
    """
    gevonden = []
    with connection.cursor() as cursor:
        for bezwaar, vraag in _VRAGEN:
            cursor.execute(vraag, {"toegestaan": list(ALS_EIGENAAR)})
            if (rij := cursor.fetchone()) and rij[0]:
                gevonden.append(bezwaar)
    return gevonden
