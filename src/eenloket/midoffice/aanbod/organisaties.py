"""Register the organisations of a package (M-A10)."""

import uuid
from typing import Any

from eenloket.kern.organisaties import api as organisaties
from eenloket.kern.organisaties.models import Organisatie

from .inhoud import Organisatie as OrganisatieInhoud
from .inhoud import Pakket
from .models import Uitgave


def neem_over(pakket: Pakket) -> uuid.UUID:
    """Write the organisations of the package; return the id of the organisation that owns the package.

    An organisation that publishes packages itself is described only by these: no other package can change its
    connection or name.
    Cost: two queries and one per organisation that changes.
    """
    bestaand = {o.slug: o for o in Organisatie.objects.filter(slug__in=pakket.organisaties)}
    met_eigen_pakket = set(
        Uitgave.objects.filter(organisatie__slug__in=pakket.organisaties).values_list(
            "organisatie__slug", flat=True
        )
    )
    for slug, inhoud in sorted(pakket.organisaties.items()):
        if slug in met_eigen_pakket and slug != pakket.kop.organisatie:
            continue
        velden = _velden(inhoud)
        rij = bestaand.get(slug)
        if rij is None:
            bestaand[slug] = Organisatie.objects.create(slug=slug, **velden)
        elif any(getattr(rij, naam) != waarde for naam, waarde in velden.items()):
            for naam, waarde in velden.items():
                setattr(rij, naam, waarde)
            rij.save(update_fields=list(velden))
    organisaties.vergeet()
    return bestaand[pakket.kop.organisatie].id


def _velden(inhoud: OrganisatieInhoud) -> dict[str, Any]:
    return {
        "naam": inhoud.naam,
        "lidwoord": inhoud.lidwoord,
        "soort": str(inhoud.soort),
        "rsin": inhoud.rsin,
        "thema": inhoud.thema,
        "koppeling": inhoud.koppeling or "",
        "contact": inhoud.contact.model_dump(mode="json"),
    }
