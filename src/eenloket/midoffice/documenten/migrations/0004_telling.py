from django.db import migrations

from eenloket.kern.tellingen.migraties import tel


class Migration(migrations.Migration):
    dependencies = [("documenten", "0003_register"), ("tellingen", "0001_initial")]
    operations = [
        # what stood there before: the level of the last version, and what the client could see
        migrations.RunSQL(
            [
                "UPDATE documenten_informatieobject i SET vertrouwelijkheidaanduiding = v.vertrouwelijkheidaanduiding"
                " FROM documenten_versie v WHERE v.id = i.laatste_id AND i.vertrouwelijkheidaanduiding <> v.vertrouwelijkheidaanduiding",
                "UPDATE documenten_versie v SET tonen_aan_initiator = true WHERE EXISTS"
                " (SELECT 1 FROM documenten_zaakinformatieobject z WHERE z.informatieobject_id = v.informatieobject_id AND z.voor_client)",
            ],
            migrations.RunSQL.noop,
        ),
        tel("documenten_informatieobject", soort="informatieobjecttype_id", niveau="vertrouwelijkheidaanduiding"),
    ]
