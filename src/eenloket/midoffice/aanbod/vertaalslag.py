"""From the rows of a case type to its immutable view."""

from .inhoud import Dienst
from .models import Zaaktype
from .zaaktypegegevens import Eigenschapgegevens, Resultaattypegegevens, Statustypegegevens, Zaaktypegegevens


def als_gegevens(zaaktype: Zaaktype, dienst: Dienst) -> Zaaktypegegevens:
    """``zaaktype`` (parts prefetched) with the texts of ``dienst``. No queries."""
    teksten = {s.naam: s.tekst for s in dienst.zaak.statussen}
    statussen = list(zaaktype.statustypen.all())
    besluittypen = [b.id for b in zaaktype.besluittypen.all() if b.omschrijving == dienst.zaak.besluittype]
    return Zaaktypegegevens(
        id=zaaktype.id,
        catalogus_id=zaaktype.catalogus_id,
        identificatie=zaaktype.identificatie,
        omschrijving=zaaktype.omschrijving,
        begin_geldigheid=zaaktype.begin_geldigheid,
        vertrouwelijkheidaanduiding=zaaktype.vertrouwelijkheidaanduiding,
        doorlooptijd=zaaktype.doorlooptijd,
        servicenorm=zaaktype.servicenorm,
        verlengingstermijn=zaaktype.verlengingstermijn,
        statustypen=tuple(
            Statustypegegevens(
                s.id,
                s.omschrijving,
                s.omschrijving_generiek,
                s.volgnummer,
                s is statussen[-1],
                s.informeren,
                teksten.get(s.omschrijving),
            )
            for s in statussen
        ),
        resultaattypen={
            r.omschrijving: Resultaattypegegevens(
                r.id,
                r.omschrijving,
                r.omschrijving_generiek,
                r.positief,
                r.archiefnominatie,
                r.archiefactietermijn,
                r.brondatum_archiefprocedure_afleidingswijze,
            )
            for r in zaaktype.resultaattypen.all()
        },
        roltypen={r.omschrijving_generiek: r.id for r in zaaktype.roltypen.all()},
        eigenschappen={
            e.naam: Eigenschapgegevens(e.id, e.naam, e.vraag, e.specificatie_formaat)
            for e in zaaktype.eigenschappen.all()
        },
        informatieobjecttypen={
            z.informatieobjecttype.omschrijving: z.informatieobjecttype_id
            for z in zaaktype.zaaktypeinformatieobjecttypen.all()
        },
        besluittype_id=besluittypen[0] if besluittypen else None,
    )
