"""Discord's own OpenAPI document, as a check on every request.

`discord-openapi.json` is Discord's file unchanged, so that a newer one can be
put in its place; where the document and Discord differ, the reason stands here.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, cast

import jsonschema_rs

from playground.validation.schema_faults import FaultReader
from playground.wire import nested

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playground.validation.faults import Fault
    from playground.wire import AnyJson, Json, JsonObject

DOCUMENT = Path(__file__).parent.parent / "discord-openapi.json"
BASE = "urn:discord"
# Discord reads whole numbers where the document asks for a string, and its own
# examples send them as ids of attachments; and it reads permissions from strings,
# as its documentation has them, where the document asks for whole numbers.
SNOWFLAKE: JsonObject = {
    "type": ["string", "integer"],
    "pattern": "^(0|[1-9][0-9]*)$",
    "minimum": 0,
}
PERMISSIONS = frozenset({"allow", "deny", "permissions", "default_member_permissions"})


class Document:
    """The operations of Discord's REST API; each is compiled when first asked for."""

    def __init__(self, path: Path = DOCUMENT) -> None:
        document = json.loads(path.read_bytes())
        document["components"]["schemas"]["SnowflakeType"] = SNOWFLAKE
        _read_permissions_from_strings(document)
        self._paths: Mapping[str, JsonObject] = document["paths"]
        self._registry = jsonschema_rs.Registry(
            [(BASE, {"components": document["components"]})],
        )
        self._reader = FaultReader(document)
        self._body_check = cache(self._compile_body)
        self._query_check = cache(self._compile_query)
        self._answer_check = cache(self._compile_answer)

    def knows(self, method: str, template: str) -> bool:
        """Whether Discord has this operation."""
        return method.lower() in self._paths.get(template, {})

    def body_faults(self, method: str, template: str, body: Json) -> list[Fault]:
        """What the document forbids in a body; an absent body counts as empty."""
        check = self._body_check(method, template)
        return (
            []
            if check is None
            else self._reader.read(check.iter_errors({} if body is None else body))
        )

    def query_faults(self, method: str, template: str, query: Mapping[str, str]) -> list[Fault]:
        """What the document forbids in the query; unknown parameters are ignored."""
        check, kinds = self._query_check(method, template)
        read = {name: _read(query[name], kinds[name]) for name in kinds if name in query}
        return self._reader.read(check.iter_errors(read))

    def answer_faults(self, method: str, template: str, status: int, answer: Json) -> list[Fault]:
        """What in an answer is not as the document promises it."""
        check = self._answer_check(method, template, status)
        return [] if check is None else self._reader.read(check.iter_errors(answer))

    def _compile_answer(
        self, method: str, template: str, status: int
    ) -> jsonschema_rs.Validator | None:
        answers = self._operation(method, template).get("responses", {})
        content = nested(answers.get(str(status), {}), "content")
        return self._validator(content["application/json"]["schema"]) if content else None

    def _compile_body(self, method: str, template: str) -> jsonschema_rs.Validator | None:
        request_body = self._operation(method, template).get("requestBody")
        if request_body is None:
            return None
        content = request_body["content"]
        media = content.get("application/json") or next(iter(content.values()))
        return self._validator(media["schema"])

    def _compile_query(
        self, method: str, template: str
    ) -> tuple[jsonschema_rs.Validator, dict[str, str]]:
        parameters = {
            parameter["name"]: parameter["schema"]
            for parameter in self._operation(method, template).get("parameters", [])
            if parameter["in"] == "query"
        }
        kinds = {name: _kind(schema) for name, schema in parameters.items()}
        return self._validator({"type": "object", "properties": parameters}), kinds

    def _operation(self, method: str, template: str) -> JsonObject:
        return self._paths.get(template, {}).get(method.lower(), {})

    def _validator(self, schema: JsonObject) -> jsonschema_rs.Validator:
        return jsonschema_rs.validator_for(_absolute(schema), registry=self._registry)


def _read_permissions_from_strings(node: AnyJson) -> None:
    if isinstance(node, list):
        for item in cast("list[AnyJson]", node):
            _read_permissions_from_strings(item)
    elif isinstance(node, dict):
        fields = cast("JsonObject", node)
        for name in PERMISSIONS & nested(fields, "properties").keys():
            schema: JsonObject = fields["properties"][name]
            if "integer" in schema["type"]:
                schema |= {"type": [*schema["type"], "string"], "pattern": r"^\d+$"}
        for value in fields.values():
            _read_permissions_from_strings(value)


def _absolute(schema: AnyJson) -> AnyJson:
    """The schema with its references pointing into the registered document."""
    if isinstance(schema, list):
        return [_absolute(item) for item in cast("list[AnyJson]", schema)]
    if not isinstance(schema, dict):
        return schema
    return {
        key: f"{BASE}{value}" if key == "$ref" else _absolute(value)
        for key, value in cast("JsonObject", schema).items()
    }


def _kind(schema: JsonObject) -> str:
    kind: str | list[str] = schema.get("type", "string")
    return kind if isinstance(kind, str) else next(one for one in kind if one != "null")


def _read(text: str, kind: str) -> Json:
    """A query value as the type the document gives it, or as text where it is no such thing."""
    if kind == "integer" and text.lstrip("-").isdigit():
        return int(text)
    if kind == "boolean" and text.lower() in {"true", "false", "1", "0"}:
        return text.lower() in {"true", "1"}
    return text
