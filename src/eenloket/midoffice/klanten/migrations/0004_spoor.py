from django.db import migrations

from eenloket.kern.audit.migraties import ook_van_vroeger, volg_onder

# The trail of what goes with a destroyed case goes with it.
ONDER = {"klanten_klantcontact": "id"}


class Migration(migrations.Migration):
    dependencies = [("klanten", "0003_tellingen"), ("audit", "0005_sleutels")]
    operations = [volg_onder(**ONDER), ook_van_vroeger(**ONDER)]
