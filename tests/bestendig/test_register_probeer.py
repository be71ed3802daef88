from .register import *
def test_x(huis, toepassing, catalogus):
    w, c = toepassing, catalogus
    print(c.zaaktype)
    z=w.post("zaken/zaken", c.zaak()); print(z["identificatie"])
    s=w.post("zaken/statussen", c.status(z["url"])); w.post("zaken/rollen", c.rol(z["url"]))
    d=w.post(EIO, c.document()); print(d["identificatie"])
    w.post("zaken/zaakinformatieobjecten", {"zaak": z["url"], "informatieobject": d["url"]})
    b=w.post("besluiten/besluiten", c.besluit(z["url"])); print(b["identificatie"])
    w.post("besluiten/besluitinformatieobjecten", {"besluit": b["url"], "informatieobject": d["url"]})
    w.post(z["url"]+"/zaakeigenschappen", {"zaak": z["url"], "eigenschap": c.eigenschap, "waarde": "Centrum"})
    w.post("zaken/resultaten", {"zaak": z["url"], "resultaattype": c.resultaattypen["afgehandeld"]})
    print(w.post("zaken/zaak_registreren", {"zaak": c.zaak(), "rollen":[c.rol()], "status": {k:v for k,v in c.status("").items() if k!="zaak"}})["zaak"]["url"])
    w.patch(z["url"], {"toelichting": "x"})
    w.post("zaken/statussen", c.status(z["url"], 2, op="2026-11-03T10:00:00Z"))
    print(w.get(z["url"])["archiefactiedatum"])
    b2=aangemeld(huis,"buren","de-brede-stroom"); c2=maak_catalogus(huis,b2,"de-brede-stroom"); print(c2.zaaktype)
