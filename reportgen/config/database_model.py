"""What a config may say of a database that a ledger is kept in; addresses of databases are refused unseen."""

import re
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_core import PydanticCustomError

from reportgen.config.shapes import Strict

__all__ = ["DatabaseModel", "DatabaseOrNone", "no_address"]

_ADDRESS = re.compile(r"\s*[\w+.-]+://")
_VARIABLE = r"[A-Za-z_][A-Za-z0-9_]*"


def no_address(text: str) -> str:
    """Return a text that is no address such as `postgresql://…`, in which a password may stand.

    The refusal does not repeat what was written.
    """
    if _ADDRESS.match(text):
        raise PydanticCustomError("config.database-address", "an address")
    return text


def _variable(text: str) -> str:
    if not re.fullmatch(_VARIABLE, text):
        raise PydanticCustomError("config.database-address", "no name of a variable")
    return text


def _described(value: object) -> object:
    """Refuse an address in place of the description, or as one of its keys."""
    if isinstance(value, str) or (isinstance(value, dict) and any(_ADDRESS.match(str(key)) for key in value)):
        raise PydanticCustomError("config.database-address", "an address")
    return value


Named = Annotated[str, Field(min_length=1), AfterValidator(no_address)]
Query = Annotated[str, Field(min_length=1)]


class DatabaseModel(Strict):
    """A table of a database, or a query."""

    file: Named | None = Field(None, description="an SQLite file below the data folder")
    connection: Annotated[str, AfterValidator(_variable)] | None = Field(
        None,
        description="the environment variable that holds the address of the database, as SQLAlchemy writes it",
        json_schema_extra={"pattern": f"^{_VARIABLE}$"},
    )
    table: Named | None = Field(None, description="the table or view, with its schema before a dot if need be")
    query: Query | None = Field(None, description="a SELECT whose columns have the headers that `columns` names")
    changed: Query | None = Field(
        None, description="a SELECT whose answer changes with the table; without it, every run reads the table anew"
    )


DatabaseOrNone = Annotated[DatabaseModel | None, BeforeValidator(_described)]
