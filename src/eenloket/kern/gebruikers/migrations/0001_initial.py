import django.contrib.postgres.fields
import django.core.validators
import django.db.models.deletion
import eenloket.kern.identificatie
from django.db import migrations, models

from eenloket.kern.audit.migraties import volg


class Migration(migrations.Migration):
    initial = True
    dependencies = [
        ('audit', '0001_initial'),
        ('organisaties', '0001_initial'),
    ]
    operations = [
        migrations.CreateModel(
            name='Rol',
            fields=[
                ('id', models.UUIDField(default=eenloket.kern.identificatie.nieuw_id, editable=False, primary_key=True, serialize=False)),
                ('organisatie', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisaties.organisatie')),
                ('slug', models.SlugField(max_length=60)),
                ('naam', models.CharField(max_length=100)),
                ('rechten', models.JSONField(default=list)),
                ('diensten', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=60), blank=True, help_text='Slugs of the services it counts for; empty (NULL): every service', null=True, size=None)),
                ('hoogste_vertrouwelijkheid', models.SmallIntegerField(db_default=8, default=8, help_text='Highest level of confidentiality it counts for, 1 to 8', validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(8)])),
            ],
            options={
                'constraints': [
                    models.UniqueConstraint(fields=('organisatie', 'slug'), name='rol_uniek'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Groep',
            fields=[
                ('id', models.UUIDField(default=eenloket.kern.identificatie.nieuw_id, editable=False, primary_key=True, serialize=False)),
                ('organisatie', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisaties.organisatie')),
                ('slug', models.SlugField(max_length=60)),
                ('naam', models.CharField(max_length=100)),
                ('diensten', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=60), blank=True, help_text='Slugs of the services it counts for; empty (NULL): every service', null=True, size=None)),
                ('rollen', models.ManyToManyField(blank=True, related_name='groepen', to='gebruikers.rol')),
            ],
            options={
                'constraints': [
                    models.UniqueConstraint(fields=('organisatie', 'slug'), name='groep_uniek'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Medewerker',
            fields=[
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('id', models.UUIDField(default=eenloket.kern.identificatie.nieuw_id, editable=False, primary_key=True, serialize=False)),
                ('organisatie', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisaties.organisatie')),
                ('gebruikersnaam', models.CharField(max_length=150, unique=True)),
                ('naam', models.CharField(max_length=200)),
                ('email', models.EmailField(blank=True, max_length=254)),
                ('sub', models.CharField(blank=True, db_index=True, max_length=255)),
                ('is_active', models.BooleanField(default=True)),
                ('rollen', models.ManyToManyField(blank=True, related_name='medewerkers', to='gebruikers.rol')),
                ('groepen', models.ManyToManyField(blank=True, related_name='medewerkers', to='gebruikers.groep')),
            ],
        ),
        # who has which role is as much a change as any other (M-F3)
        volg(
            'gebruikers_rol',
            'gebruikers_groep',
            'gebruikers_groep_rollen',
            'gebruikers_medewerker',
            'gebruikers_medewerker_rollen',
            'gebruikers_medewerker_groepen',
        ),
    ]
