import time
from collections import Counter
import pytest
from django.db import connection
from eenloket.verbinding.zgw.catalogi.uitwisseling.tests.test_rondreis import *
from eenloket.verbinding.zgw.catalogi.uitwisseling import Importfout
@pytest.mark.django_db
def test_x():
    ander=maak_organisatie("ander")
    geef_uit(lees_pakket(RIVIERVEEN).pakket, door=DOOR)
    bron = Catalogus.objects.get(organisatie__slug="rivierveen")
    t=time.time(); z=exporteer_catalogus(bron); print("export",time.time()-t,len(z))
    t=time.process_time(); tw=time.time()
    n=[0]
    def tel(execute, sql, params, many, context):
        n[0]+=1
        return execute(sql, params, many, context)
    with connection.execute_wrapper(tel):
        try:
            v=importeer_catalogus(ander, z, DOOR); print(v.aantallen)
        except Importfout as f:
            print(Counter((x.bestand,x.veld,x.probleem) for x in f.fouten)); [print(x) for x in f.fouten[:10]]
    print("import cpu",time.process_time()-t,"wall",time.time()-tw,"queries",n)
