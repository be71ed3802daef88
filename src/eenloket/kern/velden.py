"""Model fields whose values are encrypted in the database."""

import json
from typing import TYPE_CHECKING, Any

from django.core.exceptions import FieldError
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from .sleutels import kluis

if TYPE_CHECKING:
    _Basis = models.Field[Any, Any]  # in Python it holds any JSON value; only in the database it is bytes
else:
    _Basis = models.BinaryField


class VersleuteldVeld(_Basis):
    """A field that holds a JSON value and encrypts it in the database. Queries can't search or order by this
    field.

    ``None`` is stored as NULL. Each field has its own derived key, so a stored value can't be copied to
    another field. The key is derived from the names of model and field; a field that is renamed must give its
    old name in ``gebruik`` ("zaken.rol.gegevens").
    """

    def __init__(self, *args: Any, gebruik: str = "", **kwargs: Any) -> None:
        self.gebruik = gebruik
        kwargs["editable"] = True
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        naam, pad, args, kwargs = super().deconstruct()
        kwargs.pop("editable", None)
        if self.gebruik:
            kwargs["gebruik"] = self.gebruik
        return naam, pad, args, kwargs

    @property
    def sleutelnaam(self) -> str:
        """The name from which the key of this field is derived."""
        return self.gebruik or f"{self.model._meta.label_lower}.{self.name}"

    def get_lookup(self, lookup_name: str) -> Any:
        if lookup_name != "isnull":  # each encryption differs: a comparison would silently find nothing
            raise FieldError(f"{self.name} is versleuteld; alleen isnull kan")
        return super().get_lookup(lookup_name)

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        if value is not None:
            value = kluis.versleutel(json.dumps(value, cls=DjangoJSONEncoder).encode(), self.sleutelnaam)
        return super().get_db_prep_value(value, connection, prepared)

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        return None if value is None else json.loads(kluis.ontsleutel(bytes(value), self.sleutelnaam))

    def to_python(self, value: Any) -> Any:
        return value

    def value_to_string(self, obj: models.Model) -> str:
        return json.dumps(self.value_from_object(obj))
