"""Make the items of an exchange through the resources of the API; this class replaces the call of a POST."""

import uuid
from collections.abc import Callable, Sequence
from typing import Any, NoReturn, cast

from django.db import DataError, IntegrityError, transaction
from django.db.models import Model
from django.utils.translation import gettext as _

from eenloket.kern.actoren import Actor
from eenloket.kern.fouten import Domeinfout

from ...aanroep import Aanroep
from ...contract import contract
from ...diensten import dienst_van
from ...fouten import OngeldigVerzoek, Veldfout, veldfout
from ...schrijven import veldfouten
from .fouten import MEEST, Importfout, Regelfout, remedie
from .soorten import PER_NAAM, Uitwisselsoort


class Overgeslagen(Exception):
    """An item refers to an item that couldn't be made; the error of that other item is already reported."""


class Inlezer:
    """Keeps the row of each item, and the errors."""

    def __init__(self, organisatie_id: uuid.UUID, door: Actor) -> None:
        self.organisatie_id, self.door = organisatie_id, door
        self.fouten: list[Regelfout] = []
        self.gemaakt: list[tuple[str, uuid.UUID]] = []
        """File and id of each made row, in order."""
        self._ids: dict[str, tuple[str, uuid.UUID | None]] = {}
        """By the end of an address: where such things live in the API, and the id here; None when it couldn't be made."""

    def ken(self, item: dict[str, Any], soort: str, id_: uuid.UUID | None) -> None:
        """Remember the row of ``item``."""
        doel = PER_NAAM[soort].bron.doel
        if url := item.get("url"):
            self._ids[_einde(str(url))] = (doel, id_)
        if id_ is not None:
            self._ids[str(id_)] = (doel, id_)

    def maak(self, soort: Uitwisselsoort, nummer: int, item: dict[str, Any]) -> uuid.UUID | None:
        """Make ``item``; return None when that failed."""

        def doe() -> uuid.UUID:
            lichaam = {**soort.standaard, **_zonder_null({k: w for k, w in item.items() if k != "url"})}
            self._keur(soort, lichaam)
            rij: Any = soort.bron.model(**soort.bron.naar_kolommen(lichaam, self._aanroep))
            if soort.naam == "ResultaatType":  # read only in the API, where a coupled list decides
                rij.omschrijving_generiek = str(item.get("omschrijvingGeneriek") or "")[:30]
            assert soort.bron.acties.maak is not None
            gemaakt: Model = soort.bron.acties.maak(self._aanroep, rij, lichaam)
            return cast(uuid.UUID, gemaakt.pk)

        id_ = self._probeer(soort, nummer, item, doe)
        self.ken(item, soort.naam, id_)
        if id_ is not None:
            self.gemaakt.append((soort.naam, id_))
        return id_

    def wijzig(self, soort: Uitwisselsoort, nummer: int, item: dict[str, Any], velden: Sequence[str]) -> None:
        """Write only these fields of the row of ``item``."""
        lichaam = {veld: item[veld] for veld in velden if item.get(veld)}
        _doel, id_ = self._ids.get(_einde(str(item.get("url"))), ("", None))
        if not lichaam or id_ is None:
            return

        def doe() -> uuid.UUID:
            self._keur(soort, lichaam, alleen=velden)
            assert soort.bron.acties.wijzig is not None
            soort.bron.acties.wijzig(self._aanroep, id_, {}, lichaam)
            return id_

        self._probeer(soort, nummer, item, doe)

    # --- what resources ask of a call

    def verwijs(self, url: str, doel: str, naam: str) -> tuple[uuid.UUID | None, str]:
        """Return the row of the item at ``url``, or an address in a registered service."""
        if (gevonden := self._ids.get(_einde(url))) is not None:
            soort, id_ = gevonden
            if soort != doel:
                raise veldfout(naam, "invalid-resource", _("Dit adres is van iets van een andere soort."))
            if id_ is None:
                raise Overgeslagen()
            return id_, ""
        if len(url) <= 1000 and dienst_van(url, self.organisatie_id) is not None:
            return None, url
        raise veldfout(naam, "onbekende-verwijzing", _("Wat hier genoemd wordt, staat niet in het bestand."))

    def weiger_elders(self, url: str, doel: str, naam: str) -> NoReturn:
        """Refuse an address in another register, for a field that names only what is in the file."""
        raise veldfout(naam, "onbekende-verwijzing", _("Wat hier genoemd wordt, staat niet in het bestand."))

    def mag(self, *scopes: str, **_anders: Any) -> bool:
        """Return False: an import corrects nothing that is published."""
        return False

    @property
    def _aanroep(self) -> Aanroep:
        return cast(Aanroep, self)

    def _keur(self, soort: Uitwisselsoort, lichaam: dict[str, Any], *, alleen: Sequence[str] = ()) -> None:
        """Check a body against the contract.

        Raises: OngeldigVerzoek.
        """
        fouten = [
            fout
            for fout in veldfouten(_controle(soort).iter_errors(lichaam))
            if not (fout.naam in soort.mag_leeg and fout.code in ("required", "blank", "null"))
            and (not alleen or fout.naam.split(".")[0] in lichaam)
        ]
        if fouten:
            raise OngeldigVerzoek(fouten)

    def _probeer(
        self, soort: Uitwisselsoort, nummer: int, item: dict[str, Any], doe: Callable[[], uuid.UUID]
    ) -> uuid.UUID | None:
        try:
            with transaction.atomic():
                return doe()
        except Overgeslagen:
            return None
        except OngeldigVerzoek as fout:
            gevonden: Sequence[Veldfout] = fout.fouten
        except Domeinfout as fout:
            gevonden = [Veldfout(fout.veld or "", fout.code, str(fout))]
        except (DataError, IntegrityError):
            gevonden = [Veldfout("", "invalid", _("Dit onderdeel past niet in de catalogus."))]
        label = " ".join(str(item[veld]) for veld in soort.kenmerk if item.get(veld) is not None)
        for een in gevonden:
            veld = "" if een.naam == "nonFieldErrors" else een.naam
            self.fouten.append(
                Regelfout(
                    f"{soort.naam}.json", f"{nummer} ({label[:80]})", veld, str(een.reden), remedie(een.code)
                )
            )
        if len(self.fouten) >= MEEST:
            raise Importfout(tuple(self.fouten[:MEEST]))
        return None


def _controle(soort: Uitwisselsoort) -> Any:
    operaties = contract("catalogi").operaties
    return operaties[f"{soort.bron.naam}_create"].controle


def _zonder_null(waarde: Any) -> Any:
    """Remove null values: for a new row null means the same as missing, and implementations differ in which
    of the two they write.
    """
    if isinstance(waarde, dict):
        return {k: _zonder_null(w) for k, w in waarde.items() if w is not None}
    return [_zonder_null(w) for w in waarde] if isinstance(waarde, list) else waarde


def _einde(url: str) -> str:
    return url.rstrip("/").rpartition("/")[2].lower()
