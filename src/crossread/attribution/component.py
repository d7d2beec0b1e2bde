"""Attribution as a spaCy component: `nlp.add_pipe("crossread_attribution")`, then `doc._.attributions`.

It stands behind `crossread_language`, or behind any components that give UPOS tags, Universal Dependencies, lemmas and
entities.
"""

from __future__ import annotations

from typing import Final

from spacy.language import Language
from spacy.tokens import Doc

from crossread.attribution.stage import AttributionStage
from crossread.records import Attribution, Reading, Report

ATTRIBUTION: Final = "crossread_attribution"
EXTENSION: Final = "attributions"


class AttributionComponent:
    """Sets `doc._.attributions`: records with spans in characters of `doc.text`, `parent` naming the one it lies in.

    `outlet` is the publisher of the texts, whose own words are no attribution; `attitudes` as in `AttributionStage`.
    """

    def __init__(self, *, attitudes: bool = False, outlet: str | None = None) -> None:
        self._stage = AttributionStage(attitudes=attitudes)
        self._outlet = outlet
        if not Doc.has_extension(EXTENSION):
            Doc.set_extension(EXTENSION, default=())

    def __call__(self, doc: Doc) -> Doc:
        """Find the attributions of one document."""
        report = Report(id="doc", outlet=self._outlet, text=doc.text, language="en")
        found: tuple[Attribution, ...] = self._stage(Reading(report=report, doc=doc)).attributions
        doc._.set(EXTENSION, found)
        return doc


@Language.factory(
    ATTRIBUTION,
    default_config={"attitudes": False, "outlet": None},
    requires=["token.pos", "token.dep", "token.head", "token.lemma", "doc.ents"],
    assigns=["doc._.attributions"],
)
def create_attribution(nlp: Language, name: str, attitudes: bool, outlet: str | None) -> AttributionComponent:
    """Make the component that finds who says what."""
    return AttributionComponent(attitudes=attitudes, outlet=outlet)
