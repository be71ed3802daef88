"""A contract for import-linter: rooms reach each other through their doors only.

A room is a package on a floor (``eenloket.midoffice.zaken``). Its doors are the modules that ``.importlinter`` names; everything else
in it is private. Tests and migrations may look everywhere.
"""

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output


class Deuren(Contract):
    """Fails for each import of a private module of another room.

    ``verdiepingen``: packages whose subpackages are rooms. ``deuren``: names of modules that others may import. ``binnen``: doors for rooms
    of the same floor only. ``extra``: single modules that are doors too.
    """

    type_name = "deuren"
    verdiepingen = fields.ListField(subfield=fields.StringField())
    deuren = fields.ListField(subfield=fields.StringField())
    binnen = fields.ListField(subfield=fields.StringField(), required=False, default=[])
    extra = fields.ListField(subfield=fields.StringField(), required=False, default=[])

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        fouten = []
        for van in sorted(graph.modules):
            kamer = self._kamer(van, graph)
            if kamer is None or _vrij(van):
                continue
            for naar in sorted(graph.find_modules_directly_imported_by(van)):
                ander = self._kamer(naar, graph)
                if ander is None or ander == kamer or self._mag(kamer, ander, naar):
                    continue
                for plek in graph.get_import_details(importer=van, imported=naar):
                    fouten.append((van, plek["line_number"], naar, ander))
        return ContractCheck(kept=not fouten, metadata={"fouten": fouten})

    def _kamer(self, module: str, graph: ImportGraph) -> str | None:
        """The room that ``module`` is in. A module that lies loose on a floor is everybody's."""
        for verdieping in self.verdiepingen:
            if module.startswith(f"{verdieping}."):
                kamer = f"{verdieping}.{module.removeprefix(f'{verdieping}.').partition('.')[0]}"
                return kamer if graph.find_children(kamer) else None
        return None

    def _mag(self, kamer: str, ander: str, naar: str) -> bool:
        if naar == ander or naar in self.extra:
            return True
        deur = naar.removeprefix(f"{ander}.").partition(".")[0]
        zelfde_verdieping = kamer.rpartition(".")[0] == ander.rpartition(".")[0]
        return deur in self.deuren or (zelfde_verdieping and deur in self.binnen)

    def render_broken_contract(self, check: ContractCheck) -> None:
        for van, regel, naar, ander in check.metadata["fouten"]:
            output.print_error(
                f"src/{van.replace('.', '/')}.py:{regel} imports {naar}, which is private to {ander}",
                bold=False,
            )
        output.new_line()
        output.print_error(
            f"{len(check.metadata['fouten'])} imports go through a wall. Import it from the room's api.py (or {', '.join(self.deuren)}); when"
            " the door doesn't offer it, add it there, or use an event.",
        )


def _vrij(module: str) -> bool:
    delen = module.split(".")
    return "tests" in delen or "migrations" in delen or delen[-1] == "conftest"
