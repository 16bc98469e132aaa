"""Turns what a JSON schema complains about into the faults Discord would report.

A schema that offers alternatives complains about all of them. Discord looks at
the `type` of the object first and complains about that alternative only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jsonschema_rs import ValidationErrorKind as Kind

from playground.validation.faults import Fault, bad_length, not_a_choice, required, too_long

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from jsonschema_rs import ValidationError

    from playground.components import Place
    from playground.wire import AnyJson, JsonObject

# https://github.com/discord/discord-api-docs lists none of these; they are the
# codes and sentences the live API answers with.
CONVERSIONS = {
    "object": ("MODEL_TYPE_CONVERT", "Only dictionaries may be used in a ModelType"),
    "array": ("LIST_TYPE_CONVERT", "Only iterables may be used in a ListType"),
    "string": ("STRING_TYPE_CONVERT", "Could not interpret the value as string."),
    "integer": ("NUMBER_TYPE_COERCE", "The value is not int."),
    "number": ("NUMBER_TYPE_COERCE", "The value is not float."),
    "boolean": ("BOOLEAN_TYPE_CONVERT", "Must be either true or false."),
}
OTHERS = {
    "pattern": ("STRING_TYPE_REGEX", "String value did not match validation regex."),
    "uniqueItems": ("SET_TYPE_ALREADY_CONTAINS_VALUE", "The set already contains this value"),
}


class FaultReader:
    """Reads a validator's errors; `root` is the document its schemas come from."""

    def __init__(self, root: JsonObject) -> None:
        self._root = root

    def read(self, errors: Iterable[ValidationError]) -> list[Fault]:
        """The faults behind a validator's errors, without repetition."""
        return list(dict.fromkeys(fault for error in errors for fault in self._faults(error)))

    def _faults(self, error: ValidationError) -> list[Fault]:
        place: Place = tuple(error.instance_path)
        match error.kind:
            case Kind.OneOfNotValid(context=context) | Kind.AnyOf(context=context):
                return self._of_alternatives(place, context)
            case Kind.Required(property=name):
                return [required((*place, str(name)))]
            case Kind.MaxLength() | Kind.MaxItems() | Kind.MinLength() | Kind.MinItems():
                return [self._wrong_length(place, error)]
            case Kind.Maximum(limit=most):
                message = f"int value should be less than or equal to {most}."
                return [Fault(place, "NUMBER_TYPE_MAX", message)]
            case Kind.Minimum(limit=least):
                message = f"int value should be greater than or equal to {least}."
                return [Fault(place, "NUMBER_TYPE_MIN", message)]
            case Kind.Constant(expected_value=only):
                return [not_a_choice(place, [only])]
            case Kind.Enum(options=choices):
                return [not_a_choice(place, choices)]
            case Kind.Type(types=types):
                return [_wrong_type(place, types)]
            case kind:
                code, message = OTHERS.get(kind.name, ("BASE_TYPE_INVALID", error.message))
                return [Fault(place, code, message)]

    def _wrong_length(self, place: Place, error: ValidationError) -> Fault:
        schema = self._schema_of(error)
        least = schema.get("minLength", schema.get("minItems"))
        most = schema.get("maxLength", schema.get("maxItems"))
        if error.instance == "":
            return required(place)
        if most is None:
            return Fault(place, "BASE_TYPE_MIN_LENGTH", f"Must be {least} or more in length.")
        return bad_length(place, least, most) if least is not None else too_long(place, most)

    def _schema_of(self, error: ValidationError) -> JsonObject:
        """The schema an error comes from: the document says where its keyword stands."""
        node: AnyJson = self._root
        try:
            for step in error.schema_path[:-1]:
                node = node[step]
        except (LookupError, TypeError):  # a schema written in place, not by reference
            return {error.kind.name: error.kind.value}
        return node

    def _of_alternatives(
        self, place: Place, alternatives: Sequence[Sequence[ValidationError]]
    ) -> list[Fault]:
        meant = [errors for errors in alternatives if not _is_another_kind(place, errors)]
        if meant:
            return self.read(min(meant, key=len))
        return _one_choice([fault for errors in alternatives for fault in self.read(errors)])


def _wrong_type(place: Place, types: Sequence[str]) -> Fault:
    known = [CONVERSIONS[kind] for kind in types if kind in CONVERSIONS]
    code, message = (known or [CONVERSIONS["object"]])[0]
    return Fault(place, code, message)


def _is_another_kind(place: Place, errors: Sequence[ValidationError]) -> bool:
    """Whether the object was never meant as this alternative: its type differs."""
    return any(
        (isinstance(error.kind, Kind.Type) and tuple(error.instance_path) == place)
        or (
            isinstance(error.kind, Kind.Enum | Kind.Constant | Kind.OneOfNotValid)
            and tuple(error.instance_path) in (place, (*place, "type"))
        )
        for error in errors
    )


def _one_choice(faults: list[Fault]) -> list[Fault]:
    """One fault naming all values allowed, in place of one fault for each of them."""
    choices = [fault for fault in faults if fault.code == "BASE_TYPE_CHOICES"]
    if not choices:
        return faults[:1]
    listed = (fault.message.partition("{")[2].partition("}")[0] for fault in choices)
    values = dict.fromkeys(value for values in listed for value in values.split(", "))
    return [not_a_choice(choices[0].place, values)]
