"""A command as JSON: an object with `command` (its name) and its fields.

What a command takes is read off the command classes, so that the classes, this reader and its
documentation cannot disagree. Dates are YYYY-MM-DD; `values` of `add_entity` are looked at by the
handler, which knows the kind.
"""

from __future__ import annotations

import base64
import contextlib
import datetime
import json
import re
import types
import typing
from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from msgspec import Struct
from msgspec.structs import fields

from desktop_app.application.commands import COMMAND_TYPES, Command, Together
from desktop_app.application.plan_json import Json, JsonObject
from desktop_app.domain.errors import InvalidValue
from desktop_app.domain.kinds import KINDS, FieldType, Value, field_types

LARGEST_NUMBER: Final = 2**63 - 1
"""What a whole number in the file can hold."""
_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


class Argument(Struct, frozen=True):
    """What a command takes under one name. `form` says it in words of JSON, for documentation."""

    name: str
    form: str
    required: bool


def command_name(type_: type[Command]) -> str:
    """`change_timing` for ChangeTiming."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", type_.__name__).lower()


COMMANDS: Final[Mapping[str, type[Command]]] = {command_name(t): t for t in COMMAND_TYPES}


def arguments_of(type_: type[Command]) -> tuple[Argument, ...]:
    """What the command takes, in the order of its class."""
    hints = _hints(type_)
    return tuple(
        Argument(each.name, _form(hints[each.name]), each.required) for each in fields(type_)
    )


def fields_of_kinds() -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Per kind that the plan holds: its fields and what each holds, for documentation."""
    return {
        kind.name: tuple(
            (name, _form_of_field(type_)) for name, type_ in field_types(kind.entity).items()
        )
        for kind in KINDS
        if not kind.record
    }


def parents_of_kinds() -> Mapping[str, str]:
    """Per kind that can be added: the kind that it hangs below."""
    return {kind.name: kind.parent for kind in KINDS if kind.parent}


def read_command(line: bytes) -> Command:
    """The command of one line of UTF-8 JSON.

    Raises InvalidValue with what is wrong and where.
    """
    try:
        told = _parsed(line)
        return _command(told)
    except RecursionError:
        raise InvalidValue("too_deep") from None


def _parsed(line: bytes) -> JsonObject:
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError:
        raise InvalidValue("not_utf8") from None
    try:
        told: Json = json.loads(text, object_pairs_hook=_object, parse_constant=_refuse_constant)
    except json.JSONDecodeError as fault:
        raise InvalidValue("not_json", column=fault.colno) from None
    except ValueError as fault:  # a number with thousands of digits
        raise InvalidValue("not_json", column=1) from fault
    return _as_object(told)


def _object(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    told: dict[str, Json] = {}
    for name, value in pairs:
        if name in told:
            raise InvalidValue("repeated_key", name=name)
        if not _is_text(name) or (isinstance(value, str) and not _is_text(value)):
            raise InvalidValue("invalid_characters", field=name)
        told[name] = value
    return told


def _is_text(text: str) -> bool:
    """Half of a surrogate pair is a legal escape in JSON, but no character."""
    return not any("\ud800" <= character <= "\udfff" for character in text)


def _refuse_constant(name: str) -> float:
    """NaN and Infinity are no JSON."""
    raise InvalidValue("not_json", column=1)


def _as_object(told: Json) -> JsonObject:
    if not isinstance(told, Mapping):
        raise InvalidValue("not_an_object")
    return told


def _command(told: JsonObject) -> Command:
    name = told.get("command")
    if name is None:
        raise InvalidValue("command_missing", known=", ".join(COMMANDS))
    type_ = COMMANDS.get(name) if isinstance(name, str) else None
    if type_ is None:
        raise InvalidValue("unknown_command", command=str(name), known=", ".join(COMMANDS))
    _check_names(type_, told)
    hints = _hints(type_)
    values = {
        name: _value(type_, name, hints[name], told[name])
        for name in type_.__struct_fields__
        if name in told
    }
    made: Command = type_(**values)  # type: ignore[arg-type]
    return made


def _check_names(type_: type[Command], told: JsonObject) -> None:
    command = command_name(type_)
    known = arguments_of(type_)
    for name in told:
        if name != "command" and name not in {argument.name for argument in known}:
            raise InvalidValue(
                "unknown_argument",
                command=command,
                name=name,
                known=", ".join(argument.name for argument in known),
            )
    for argument in known:
        if argument.required and argument.name not in told:
            raise InvalidValue("argument_missing", command=command, name=argument.name)


def _value(type_: type[Command], name: str, hint: object, told: Json) -> object:
    """The argument's value.

    Raises InvalidValue if the hint does not allow it.
    """
    if type_ is Together:
        return _commands(told)
    try:
        return _read(hint, told)
    except ValueError:
        raise InvalidValue(
            "invalid_argument", command=command_name(type_), name=name, expected=_form(hint)
        ) from None


def _commands(told: Json) -> tuple[Command, ...]:
    if not isinstance(told, list):
        raise InvalidValue(
            "invalid_argument", command="together", name="commands", expected=_form(Command)
        )
    return tuple(_command(_as_object(each)) for each in told)


def _read(hint: object, told: Json) -> object:
    """Raises ValueError if the hint does not allow it."""
    for option in _options(hint):
        with contextlib.suppress(_NotThis):
            return _read_as(option, told)
    raise ValueError(told)


def _read_as(option: object, told: Json) -> object:
    """Raises _NotThis if it is of another type; a text that is no such date or word, too."""
    match told:
        case None if option is type(None):
            return None
        case bool() if option is bool:
            return told
        case int() if option is int and not isinstance(told, bool) and abs(told) <= LARGEST_NUMBER:
            return told
        case str() if isinstance(option, type):
            return _read_text(option, told)
        case list() if typing.get_origin(option) is tuple:
            return tuple(_read(typing.get_args(option)[0], each) for each in told)
        case Mapping() if option == Mapping[str, bytes]:
            return {name: _read_bytes(value) for name, value in told.items()}
        case Mapping() if option == Mapping[str, str]:
            return {name: _read(str, value) for name, value in told.items()}
        case Mapping() if typing.get_origin(option) is Mapping:
            return {name: _read(Value, value) for name, value in told.items()}
    raise _NotThis


def _read_bytes(told: Json) -> bytes:
    try:
        return base64.b64decode(str(told).encode(), validate=True)
    except ValueError:
        raise _NotThis from None


def _read_text(option: type, told: str) -> object:
    try:
        if option is str:
            return told
        if option is datetime.date and _ISO_DATE.fullmatch(told):
            return datetime.date.fromisoformat(told)
        if issubclass(option, StrEnum):
            return option(told)
    except ValueError:
        raise _NotThis from None
    raise _NotThis


def _form(hint: object) -> str:
    """What a hint allows, in the notation of the documentation."""
    return " | ".join(_form_of(option) for option in _options(hint))


def _form_of(option: object) -> str:
    if isinstance(option, type) and issubclass(option, StrEnum):
        return " | ".join(json.dumps(str(member)) for member in option)
    if option == Mapping[str, bytes]:
        return "{NAME: base64, …}"
    if option == Mapping[str, str]:
        return "{NAME: text, …}"
    if typing.get_origin(option) is Mapping:
        return "{FIELD: VALUE, …}"
    if typing.get_origin(option) is tuple and typing.get_args(option)[0] in _FORMS:
        return f"[{_FORMS[typing.get_args(option)[0]]}, …]"
    return _FORMS.get(option, "[COMMAND, …]")


def _form_of_field(type_: FieldType) -> str:
    return _form_of(type_.base) + (" | null" if type_.optional else "")


def _options(hint: object) -> tuple[object, ...]:
    if isinstance(hint, types.UnionType) or typing.get_origin(hint) is typing.Union:
        return typing.get_args(hint)
    return (hint,)


def _hints(type_: type[Command]) -> Mapping[str, object]:
    return typing.get_type_hints(type_)


class _NotThis(Exception):
    """The value is of another type than the one that was tried."""


_FORMS: Final[Mapping[object, str]] = {
    str: "text",
    int: "number",
    bool: "true | false",
    datetime.date: '"YYYY-MM-DD"',
    type(None): "null",
}
