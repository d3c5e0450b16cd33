"""The JSON Schema of the manifest, for programs that read it."""

from typing import Any, get_args

from reportgen.batch.manifest import SCHEMA
from reportgen.batch.outcome import STATUSES
from reportgen.nouns.anomaly import ANOMALY_KINDS, Seriousness

__all__ = ["manifest_schema"]

# JSON Schema is data of any shape.
_Schema = dict[str, Any]


def manifest_schema() -> _Schema:
    """Return the JSON Schema (draft 7) of the manifest."""
    head = {
        "schema": {"const": SCHEMA, "description": "version of this form"},
        "reportgen": _text("version of the program that wrote it"),
        "report": _text("kind of the reports: the name of the config"),
        "config": _text("file of the config"),
        "period": _text("key of the period: 2006, 2006H1"),
        "run": _whole("number of the last run"),
        "finished": {"type": "boolean", "description": "whether the last run came to its end"},
        "order": _text("digest of what was asked for in the last run"),
        "languages": _list(_text("zh or en"), "languages of the last run"),
        "formats": _list(_text("docx or html"), "formats of the last run"),
        "bilingual": _text("how one document holds both languages"),
        "suppress_below": _whole("count of people from which on counts are told; 0 tells all"),
        "counts": _object(
            {"areas": _by_status("areas of the last run"), "reports": _by_status("reports that are listed")},
            "how many have each status",
        ),
        "made_from": _named({"$ref": "#/definitions/made_from"}, "what files were made from, by a short key"),
        "reports": _list({"$ref": "#/definitions/report"}, "the reports, in the order of the areas file"),
        "exceptions": _list({"$ref": "#/definitions/exception"}, "what is unusual across the reports, worst first"),
    }
    schema = _object(head, "what a folder of reports holds", optional=("bilingual",))
    definitions = {"made_from": _made_from(), "report": _report(), "issue": _issue(), "exception": _exception()}
    named = {"$schema": "http://json-schema.org/draft-07/schema#", "title": "reportgen manifest"}
    return {**named, **schema, "definitions": definitions}


def _made_from() -> _Schema:
    source = {
        "ledger": _text("name of the ledger; empty for the areas file"),
        "path": _text("file below the data folder"),
        "sha256": _text("digest of the file"),
    }
    keys = {
        "reportgen": _text("version of the program"),
        "config": _text("digest of the config with its sets"),
        "ledgers": _list(_object(source, "a file"), "files of the ledgers"),
        "templates": _named(_text("digest"), "digests of the templates, by language"),
        "layout": _text("digest of the layout or letterhead"),
        "suppress_below": _whole("count of people from which on counts are told"),
        "signed": _text("date of signature that was asked for, if any"),
        "bilingual": _text("how one document holds both languages, if one does"),
    }
    return _object(keys, "what files are made from")


def _report() -> _Schema:
    keys = {
        "area": _text("code of the area"),
        "name": _text("name of the area"),
        "language": {"enum": ["zh", "en", "zh-en"], "description": "language; zh-en is both in one document"},
        "format": {"enum": ["docx", "html", "pdf"], "description": "format"},
        "path": _text("file below the folder of the manifest; empty where there is none"),
        "sha256": _text("digest of that file; empty where there is none"),
        "status": {"enum": list(STATUSES), "description": "what became of it"},
        "ms": {"type": "number", "description": "milliseconds that it took"},
        "made_from": _text("key of what the file was made from; empty where that is not known"),
        "run": _whole("number of the run that last dealt with it"),
        "text": _text("digest of what it says without the names of its places"),
        "issues": _list({"$ref": "#/definitions/issue"}, "what is wrong, or worth knowing"),
    }
    return _object(keys, "a report of an area in a language and a format")


def _issue() -> _Schema:
    place = {name: {"type": ["string", "integer"]} for name in ("file", "line", "column", "sheet", "row", "header")}
    keys = {
        "code": _text("code of the message"),
        "severity": {"enum": ["error", "warning", "note"], "description": "how bad it is"},
        "place": {"type": "object", "properties": place, "description": "where"},
        "values": _named(_text("text"), "what fills the message's placeholders"),
        "allowed": _list(_text("text"), "what would be right"),
        "nearest": _text("the likeliest of it"),
    }
    return _object(keys, "a problem", optional=("place", "values", "allowed", "nearest"))


def _exception() -> _Schema:
    said = {"code": _text("code of the message"), "values": _named(_text("text"), "what fills its placeholders")}
    number = {"type": "number"}
    keys = {
        "kind": {"enum": list(ANOMALY_KINDS), "description": "kind of the exception"},
        "seriousness": {"enum": list(get_args(Seriousness)), "description": "how serious it is"},
        **said,
        "area": _text("code of the area"),
        "figure": _text("name of the indicator"),
        "found": {**number, "description": "value that was found"},
        "compared": {**number, "description": "value that it is compared with"},
        "difference": {**number, "description": "what lies between them"},
        "small_count": {"type": "boolean", "description": "whether a small count of people is told"},
        "areas": _list(_text("code"), "other areas concerned"),
        "more": _list(_object(said, "a message"), "what is to be said besides"),
        "path": _text("document of the area"),
    }
    needed = ("kind", "seriousness", "code", "values")
    return _object(keys, "something unusual", optional=tuple(key for key in keys if key not in needed))


def _text(description: str) -> _Schema:
    return {"type": "string", "description": description}


def _whole(description: str) -> _Schema:
    return {"type": "integer", "minimum": 0, "description": description}


def _list(items: _Schema, description: str) -> _Schema:
    return {"type": "array", "items": items, "description": description}


def _named(values: _Schema, description: str) -> _Schema:
    return {"type": "object", "additionalProperties": values, "description": description}


def _by_status(description: str) -> _Schema:
    return _object({status: _whole(f"how many are {status}") for status in STATUSES}, description)


def _object(keys: _Schema, description: str, optional: tuple[str, ...] = ()) -> _Schema:
    return {
        "type": "object",
        "properties": keys,
        "required": [key for key in keys if key not in optional],
        "additionalProperties": False,
        "description": description,
    }
