from django.db import migrations

from eenloket.kern.tellingen.migraties import Onder, tel_mee


class Migration(migrations.Migration):
    dependencies = [("klanten", "0002_contact_van_elders"), ("zaken", "0006_lijst"), ("tellingen", "0002_cellen")]
    operations = [tel_mee("klanten_klantcontact", onder=Onder())]
