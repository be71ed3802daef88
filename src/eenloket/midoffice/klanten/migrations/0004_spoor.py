from django.db import migrations

from eenloket.kern.audit.migraties import ook_van_vroeger, volg_onder

# The trail of what goes with a destroyed case goes with it; also of a contact about a request, which has no case.
ONDER = {"klanten_klantcontact": ("zaak_id", "id")}


class Migration(migrations.Migration):
    dependencies = [("klanten", "0003_tellingen"), ("audit", "0006_eenmaal")]
    operations = [volg_onder(**ONDER), ook_van_vroeger(**ONDER)]
