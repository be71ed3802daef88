from django.db import migrations

from eenloket.kern.audit.migraties import volg


class Migration(migrations.Migration):
    """Who has which role and which second factor is as much a change as any other (M-F3)."""

    dependencies = [
        ("gebruikers", "0001_initial"),
        ("audit", "0002_verborgen"),
        ("otp_totp", "0001_initial"),
        ("otp_static", "0001_initial"),
    ]
    operations = [
        volg(
            "gebruikers_medewerker_rollen",
            "gebruikers_medewerker_groepen",
            "gebruikers_groep_rollen",
            "otp_totp_totpdevice",
            "otp_static_staticdevice",
            "otp_static_statictoken",
        )
    ]
