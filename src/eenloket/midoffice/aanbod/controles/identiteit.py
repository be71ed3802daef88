"""Check names and numbers that must be unique or must exist in another list."""

from collections import Counter
from collections.abc import Iterator

from django.utils.translation import gettext as _

from eenloket.kern.identificatie import is_rsin

from ..bevindingen import Bevinding, Ernst
from ..inhoud import Dienst, Pakket
from ..upl import meegeleverd
from ..vindplaats import Vindplaatsen


def controleer_identiteit(pakket: Pakket, plaatsen: Vindplaatsen) -> Iterator[Bevinding]:
    """Check RSIN numbers, case type identifications, names within a case type, and names in the national
    list.
    """
    yield from _rsin(pakket, plaatsen)
    per_identificatie = Counter(d.zaak.identificatie for d in pakket.diensten.values())
    for slug, dienst in pakket.diensten.items():
        identificatie = dienst.zaak.identificatie
        if per_identificatie[identificatie] > 1:
            yield plaatsen.bevinding(
                "diensten",
                slug,
                ("zaak", "identificatie"),
                _("Meer diensten gebruiken zaaktype '{naam}'.").format(naam=identificatie),
                _("Geef elke dienst een eigen identificatie."),
            )
        yield from _dubbele_namen(slug, dienst, plaatsen)
        yield from _upl(slug, dienst, plaatsen)


def _rsin(pakket: Pakket, plaatsen: Vindplaatsen) -> Iterator[Bevinding]:
    nummers = [("organisaties", slug, "rsin", o.rsin) for slug, o in pakket.organisaties.items()]
    for deel, naam, veld, nummer in [*nummers, ("kop", "kop", "catalogus_rsin", pakket.kop.catalogus_rsin)]:
        if not is_rsin(nummer):
            yield plaatsen.bevinding(
                deel, naam, (veld,), _("Dit RSIN voldoet niet aan de elfproef."), _("Controleer het nummer.")
            )


def _dubbele_namen(slug: str, dienst: Dienst, plaatsen: Vindplaatsen) -> Iterator[Bevinding]:
    for veld, namen in (
        ("statussen", [s.naam for s in dienst.zaak.statussen]),
        ("eigenschappen", [e.naam for e in dienst.zaak.eigenschappen]),
        ("documenttypen", list(dienst.zaak.documenttypen)),
    ):
        for i, naam in enumerate(namen):
            if naam in namen[:i]:
                yield plaatsen.bevinding(
                    "diensten",
                    slug,
                    ("zaak", veld, i),
                    _("'{naam}' staat er dubbel.").format(naam=naam),
                    _("Geef elk onderdeel een eigen naam."),
                )


def _upl(slug: str, dienst: Dienst, plaatsen: Vindplaatsen) -> Iterator[Bevinding]:
    product = meegeleverd().get(dienst.upl)
    if product is None:
        yield plaatsen.bevinding(
            "diensten",
            slug,
            ("upl",),
            _("Dit adres staat niet in de Uniforme Productnamenlijst."),
            _("Zoek het product op in gegevens/upl.csv en neem het adres over."),
        )
    elif product.sdg and dienst.sdg not in product.sdg:
        yield plaatsen.bevinding(
            "diensten",
            slug,
            ("sdg",) if dienst.sdg else (),
            _("Het SDG-gebied hoort volgens de UPL {gebieden} te zijn.").format(
                gebieden=" of ".join(product.sdg)
            ),
            _("Vul 'sdg' in zoals de UPL het noemt."),
            ernst=Ernst.WAARSCHUWING,
        )
