"""Make the small conversion of the national list of product names that ships with the product.

Use: python scripts/upl_omzetten.py UPL-actueel.csv > src/eenloket/midoffice/aanbod/gegevens/upl.csv
Kept are name, URI (without the part that all share), layers, audience, who asks for it, and SDG areas; one row each.
"""

import csv
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "src"))

from eenloket.midoffice.aanbod.upl import VLAGGEN, VOORVOEGSEL, lees

KOLOMMEN = ("Rijk", "Provincie", "Waterschap", "Gemeente", "Burger", "Bedrijf", "Medebewind")


def main(bestand: str) -> None:
    """Write the conversion of ``bestand`` to standard output."""
    schrijver = csv.writer(sys.stdout, lineterminator="\n")
    schrijver.writerow(("UniformeProductnaam", "URI", *KOLOMMEN, "SDG"))
    for product in lees(Path(bestand))[0].values():
        vlaggen = ("X" if VLAGGEN[kolom] in product.vlaggen else "" for kolom in KOLOMMEN)
        schrijver.writerow(
            (product.naam, product.uri.removeprefix(VOORVOEGSEL), *vlaggen, ";".join(product.sdg))
        )


if __name__ == "__main__":
    main(sys.argv[1])
