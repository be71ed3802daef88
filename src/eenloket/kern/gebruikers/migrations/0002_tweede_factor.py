from django.db import migrations

from eenloket.kern.audit.migraties import volg


class Migration(migrations.Migration):
    """Who has which second factor is as much a change as any other (M-F3).

    By itself, because those tables refer to the table of users, which 0001 makes.
    """

    dependencies = [
        ('gebruikers', '0001_initial'),
        ('audit', '0001_initial'),
        ('otp_totp', '0001_initial'),
        ('otp_static', '0001_initial'),
    ]
    operations = [volg('otp_totp_totpdevice', 'otp_static_staticdevice', 'otp_static_statictoken')]
