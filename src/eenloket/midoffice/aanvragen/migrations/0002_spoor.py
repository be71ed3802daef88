from django.db import migrations

from eenloket.kern.audit.migraties import ook_van_vroeger, volg_onder

# The trail of what goes with a destroyed case goes with it.
ONDER = {"aanvragen_aanvraag": "id", "aanvragen_antwoord": "aanvraag_id", "aanvragen_betwisting": "aanvraag_id", "aanvragen_knoop": "aanvraag_id", "aanvragen_herziening": "knoop_id"}


class Migration(migrations.Migration):
    dependencies = [("aanvragen", "0001_initial"), ("audit", "0005_sleutels")]
    operations = [volg_onder(**ONDER), ook_van_vroeger(**ONDER)]
