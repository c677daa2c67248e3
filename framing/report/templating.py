"""Templating: pages made of templates and one style sheet, with a policy under which nothing runs and nothing is loaded."""

from __future__ import annotations

import base64
import hashlib
from importlib.resources import files
from typing import Any

import framing
from framing.lexicon import list_digest
from framing.output import without_turns


def render_template(name: str, **values: Any) -> str:
    """A template filled in; every value is escaped unless the template marks it as our own HTML.

    Templates get, besides, ``style`` (the style sheet), ``policy`` (the Content-Security-Policy that allows it and nothing
    else), ``version`` and, unless they are given, ``lists``. Characters that turn the direction of the text after them are not
    shown.
    """
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("framing.report"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_without_turns,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    style = files("framing.report").joinpath("templates", "report.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    page = environment.get_template(name)
    return page.render(**{"style": style, "policy": policy, "version": framing.__version__, "lists": list_digest(), **values})


def _without_turns(value: Any) -> Any:
    """A value of a template, without characters that turn the direction of text."""
    return type(value)(without_turns(value)) if isinstance(value, str) else value
