"""The wording functions of a language, as templates call them."""

from reportgen.narrative.phrases.amounts import Amounts
from reportgen.narrative.phrases.areas import Areas
from reportgen.narrative.phrases.changes import Changes
from reportgen.narrative.phrases.dates import Dates
from reportgen.narrative.phrases.plans import Plans

__all__ = ["Wording"]


class Wording(Changes, Plans, Amounts, Areas, Dates):
    """Everything that can be said of figures.

    The methods here decide what is said and what it states, alike in every language; a language only words it. A
    missing figure raises MissingFigure, a word that its figure contradicts raises UntrueWord.
    """
