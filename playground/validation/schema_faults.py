"""Turns what a JSON schema complains about into the faults Discord would report.

A schema that offers alternatives complains about all of them. Discord looks at
the `type` of the object first and complains about that alternative only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jsonschema_rs import ValidationErrorKind as Kind

from playground.validation.faults import Fault, not_a_choice, required, too_long

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from jsonschema_rs import ValidationError

    from playground.components import Place

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


def faults_of(errors: Iterable[ValidationError]) -> list[Fault]:
    """The faults behind a validator's errors, without repetition."""
    return list(dict.fromkeys(fault for error in errors for fault in _faults(error)))


def _faults(error: ValidationError) -> list[Fault]:
    place: Place = tuple(error.instance_path)
    match error.kind:
        case Kind.OneOfNotValid(context=context) | Kind.AnyOf(context=context):
            return _faults_of_alternatives(place, context)
        case Kind.Required(property=name):
            return [required((*place, str(name)))]
        case Kind.MaxLength(limit=most) | Kind.MaxItems(limit=most):
            return [too_long(place, most)]
        case Kind.MinLength(limit=least) | Kind.MinItems(limit=least):
            return [_too_short(place, least, error)]
        case Kind.Maximum(limit=most):
            return [Fault(place, "NUMBER_TYPE_MAX", f"Value should be at most {most}.")]
        case Kind.Minimum(limit=least):
            return [Fault(place, "NUMBER_TYPE_MIN", f"Value should be at least {least}.")]
        case Kind.Constant(expected_value=only):
            return [not_a_choice(place, [only])]
        case Kind.Enum(options=choices):
            return [not_a_choice(place, choices)]
        case Kind.Type(types=types):
            code, message = next(
                (CONVERSIONS[kind] for kind in types if kind in CONVERSIONS), CONVERSIONS["object"]
            )
            return [Fault(place, code, message)]
        case Kind.Pattern():
            message = "String value did not match validation regex."
            return [Fault(place, "STRING_TYPE_REGEX", message)]
        case Kind.UniqueItems():
            message = "The set already contains this value"
            return [Fault(place, "SET_TYPE_ALREADY_CONTAINS_VALUE", message)]
        case _:
            return [Fault(place, "BASE_TYPE_INVALID", error.message)]


def _too_short(place: Place, least: int, error: ValidationError) -> Fault:
    if error.instance == "":
        return required(place)
    return Fault(place, "BASE_TYPE_MIN_LENGTH", f"Must be {least} or more in length.")


def _faults_of_alternatives(
    place: Place, alternatives: Sequence[Sequence[ValidationError]]
) -> list[Fault]:
    meant = [errors for errors in alternatives if not _is_another_kind(place, errors)]
    if meant:
        return faults_of(min(meant, key=len))
    choices = [fault for errors in alternatives for fault in faults_of(errors)]
    return _one_choice(choices)


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
