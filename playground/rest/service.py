"""Serves the covered operations over HTTP and answers all others loudly.

Every request passes the same stations: rate limit, token, Discord's document,
handler. What the document or a limit forbids is kept in `violations`.
"""

from __future__ import annotations

import json
import logging
import re
from http import HTTPStatus
from typing import TYPE_CHECKING

from aiohttp import web

from playground.errors import ApiError
from playground.rest import (
    channels,
    commands,
    guilds,
    interactions,
    marks,
    messages,
    rate_limits,
    threads,
    users,
    webhooks,
)
from playground.rest.bodies import read_body
from playground.rest.routing import Call, Created
from playground.validation.faults import InvalidForm, Violation

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aiohttp.typedefs import Handler

    from playground.platform import Platform
    from playground.rest.routing import Answer, Operation
    from playground.uploads import Upload
    from playground.validation.document import Document
    from playground.wire import Json

log = logging.getLogger(__name__)
BASE = "/api/v10"
OPERATIONS = [
    operation
    for module in (
        users,
        guilds,
        marks,
        channels,
        threads,
        messages,
        commands,
        interactions,
        webhooks,
    )
    for operation in module.routes.operations
]


class RestService:
    """The REST API of one platform.

    `violations` are the requests that Discord's document or its limits forbid,
    `unknown` the routes asked for that the playground does not cover, and
    `misanswers` the playground's own answers that break the document, which it
    looks for when told to `check_answers`.
    """

    def __init__(
        self, platform: Platform, document: Document, *, check_answers: bool = False
    ) -> None:
        self._platform = platform
        self._document = document
        self._check_answers = check_answers
        self.rate_limits = rate_limits.RateLimits()
        self.violations: list[Violation] = []
        self.unknown: list[str] = []
        self.misanswers: list[Violation] = []

    def add_routes(self, router: web.UrlDispatcher) -> None:
        """Serve every operation below /api/v10, and a loud 404 on the rest of /api."""
        for operation in OPERATIONS:
            pattern = re.sub(r"{(\w+_id)}", r"{\1:\\d+}", operation.template)
            router.add_route(operation.method, BASE + pattern, self._handler(operation))
        router.add_route("*", "/api/{rest:.*}", self._not_covered)

    def _handler(self, operation: Operation) -> Handler:
        async def handle(request: web.Request) -> web.Response:
            try:
                return await self._serve(request, operation)
            except InvalidForm as error:
                log.warning("%s", self.violations[-1])
                return _answer(error.body(), error.status)
            except ApiError as error:
                if error.status == HTTPStatus.NOT_IMPLEMENTED:
                    self._note_gap(f"{operation.method} {operation.template}: {error.message}")
                return _answer(error.body(), error.status)

        return handle

    async def _serve(self, request: web.Request, operation: Operation) -> web.Response:
        method, template = operation.method, operation.template
        refusal = self.rate_limits.next_refusal(template)
        if refusal is not None:
            refused = rate_limits.refusal_headers(refusal, method, template)
            return _answer(refusal.body(), 429, refused)
        if operation.needs_token and not self._is_authorised(request):
            raise ApiError(401, 0, "401: Unauthorized")
        body, files = await read_body(request)
        answer = self._call(request, operation, body, files)
        headers = rate_limits.headers(method, template, self._platform.clock.now())
        if answer is None:
            return web.Response(status=204, headers=headers)
        created = answer if isinstance(answer, Created) else Created(answer, status=200)
        if self._check_answers:
            self._check(operation, created)
        return _answer(created.body, created.status, headers)

    def _check(self, operation: Operation, answer: Created) -> None:
        """Hold our own answer against Discord's document."""
        method, template = operation.method, operation.template
        faults = self._document.answer_faults(method, template, answer.status, answer.body)
        if faults:
            self.misanswers.append(Violation(method, template, tuple(faults), answer.body))

    def _call(
        self, request: web.Request, operation: Operation, body: Json, files: Mapping[str, Upload]
    ) -> Answer:
        """Check a request against Discord's document and hand it on."""
        method, template = operation.method, operation.template
        try:
            faults = self._document.query_faults(method, template, request.query)
            faults += self._document.body_faults(method, template, body)
            if faults:
                raise InvalidForm(faults)
            call = Call(self._platform, request.match_info, request.query, body, files)
            return operation.handler(call)
        except InvalidForm as error:
            self.violations.append(Violation(method, template, error.faults, body))
            raise

    def _is_authorised(self, request: web.Request) -> bool:
        return request.headers.get("Authorization") == f"Bot {self._platform.world.token}"

    async def _not_covered(self, request: web.Request) -> web.Response:
        self._note_gap(f"{request.method} {request.path}")
        return _answer({"message": "404: Not Found", "code": 0}, 404)

    def _note_gap(self, asked: str) -> None:
        self.unknown.append(asked)
        log.error("not covered by the playground: %s", asked)


def _answer(body: Json, status: int, headers: Mapping[str, str] | None = None) -> web.Response:
    # Exactly this content type: discord.py reads nothing else as JSON.
    return web.Response(
        body=json.dumps(body).encode(),
        status=status,
        headers=headers,
        content_type="application/json",
    )
