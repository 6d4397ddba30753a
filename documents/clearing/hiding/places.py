"""The places in a file where something lies that whoever reads its pages does not see.

What is found is said by place and part, never by its words. Most places are for a person to decide about. Some hold
only what every program writes (who wrote it, with what, when, and what it calls the parts): the rebuilt copy has none
of it, so it is listed and nobody is asked.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Place(StrEnum):
    """A hiding place; its value is what staff read, with the part of the file after it."""

    # of any file
    HIDDEN_WORDS = "words marked as hidden"
    PALE_WORDS = "words in the paper’s colour"
    TINY_WORDS = "words too small to read"
    CHANGES = "tracked changes"
    COMMENTS = "comments"
    EMBEDDED = "another file inside the file"
    MACROS = "a program (macro or script)"
    ELSEWHERE = "something fetched from elsewhere when it is opened"
    CUSTOM_XML = "records of another program (custom XML)"
    STRAY_PART = "a part that nothing in the file refers to"
    OUTSIDE = "bytes outside the document proper"
    PROPERTIES = "document properties"
    OWN_PROPERTIES = "properties somebody added"
    THUMBNAIL = "a small picture of an earlier state"
    PICTURE_DETAILS = "details inside a picture (EXIF)"
    CROPPED = "a picture of which only a part is shown"
    LINK_WORDS = "words and addresses behind links"
    PART_NAMES = "names of pages, places, bookmarks, pictures or fields inside the file"
    UNSEARCHED = "the file could not be looked through for hidden data"

    # of spreadsheets
    SHEET = "a hidden sheet"
    VERY_HIDDEN_SHEET = "a sheet hidden so that Excel does not list it"
    ROWS = "hidden rows"
    FILTERED_ROWS = "rows that a filter hides"
    COLUMNS = "hidden columns"
    NARROW = "rows or columns too narrow to read"
    BLANKED_CELLS = "cells whose format shows nothing"
    PUSHED = "words that blanks or an indent push out of a cell’s sight"
    REMOTE_CELLS = "cells far from all others"
    THREADED = "a conversation about cells"
    PIVOT_CACHE = "the figures behind a pivot table"
    EXTERNAL_CACHE = "figures kept from another file"
    DATA_MODEL = "a data model"
    CONNECTION = "a connection to a database"
    NAMES = "hidden names, or names that hold values"
    VALIDATION = "lists and messages of cells’ checks"
    FILTER_WORDS = "words that a filter or an order goes by and no cell says"
    RULE_WORDS = "words in rules for how cells look that no cell says"
    HIDING_RULES = "rules by which cells may show nothing"
    MERGED_CELLS = "cells that a merged cell covers"
    FILE_PATHS = "where the file lay, or one that it takes figures from"
    SCENARIOS = "scenarios: other values for cells"
    CHART_CACHE = "figures kept in a chart"
    UNUSED_STRINGS = "words that no cell shows any more"
    REVISIONS = "a log of changes"
    MARGINS = "heads or feet printed only on paper"
    HIDDEN_SHAPES = "hidden shapes"
    FORMULA_WORDS = "words inside formulas"
    SPOKEN = "readings beside cells’ words (phonetic)"
    PRINTER = "settings of a printer"

    # of Word and OpenDocument
    UNUSED_MARGINS = "heads or feet that no page shows"
    UNUSED_NOTES = "footnotes that nothing refers to"
    VARIABLES = "variables of the document"
    GLOSSARY = "building blocks kept with the document"
    MAIL_MERGE = "the source of a mail merge"
    TEMPLATE = "where its template lies"
    FIELD_CODES = "codes of fields"
    PICTURE_WORDS = "words that stand for a picture (alt text)"
    OTHER_VERSION = "words that only its other version has"
    UNTOLD = "words that the letter’s text here does not have"
    OLD_VERSIONS = "earlier versions kept in the file"

    # of PDFs
    COVERED = "words with something drawn over them"
    COVERED_PICTURE = "a part of a picture with a bar drawn over it"
    NEVER_DRAWN = "words that are in the file but not drawn"
    SEE_THROUGH = "words in transparent ink"
    OFF_PAGE = "words off the page"
    UNSEEN = "words that the page’s picture does not show"
    LAYER = "a layer that is switched off"
    LAYER_RULES = "words that a viewer shows only while a layer is off, and our pictures always"
    NOTES = "notes, marks or stamps laid over the page"
    UNDONE = "a redaction that was marked and not carried out: its words are left out of the copy"
    FIELDS = "a form with fields filled in"
    OLD_REVISION = "an earlier state of the document"
    SPOKEN_INSTEAD = "words read out in place of those printed (ActualText)"
    BOOKMARKS = "bookmarks with words that no page shows"
    LEFT_BEHIND = "content that no page uses any more"
    FILE_REMARKS = "remarks between the file’s objects"
    XFA = "a second form inside the file (XFA)"

    # of messages and web pages
    BLIND_COPY = "those who had a blind copy"
    HEADERS = "the message’s transport headers"
    BETWEEN = "words between or after the message’s parts"
    PLAIN_VERSION = "words that only its plain version has, which is the one that is copied"
    REMARKS = "remarks in the page’s markup"
    FORM_VALUES = "values of hidden fields"
    LEFT_OUT = "words of menus, forms, hints and remarks for one program, which the copy leaves out"
    INVISIBLE_SIGNS = "signs that nobody sees"
    SPREADSHEET = "a spreadsheet that came with it"


LISTED = frozenset(
    {
        Place.PROPERTIES,
        Place.OWN_PROPERTIES,
        Place.THUMBNAIL,
        Place.PICTURE_DETAILS,
        Place.PRINTER,
        Place.TEMPLATE,
        Place.PICTURE_WORDS,
        Place.LINK_WORDS,  # where a link of the reading leads is looked through for itself
        Place.PART_NAMES,
        Place.FILE_REMARKS,
        Place.FIELD_CODES,
        Place.FILE_PATHS,
        Place.CROPPED,  # logos often are, and of a picture the copy has what the page shows
        Place.HEADERS,
        Place.LEFT_OUT,
        Place.PLAIN_VERSION,
        Place.SPREADSHEET,  # looked through for itself; that there is one, a second person has to know
    }
)
# What no rebuilt copy can be trusted to be free of: the file has to be saved anew.
BLOCKING = frozenset({Place.UNSEARCHED, Place.SPOKEN_INSTEAD, Place.LAYER_RULES})
# What may hide words that the copy has: no program here can tell which, so a person has to look and choose.
UNTOLD = frozenset({Place.HIDING_RULES})


@dataclass(frozen=True, slots=True)
class HiddenData:
    """One hiding place that holds something. `where` names the part ("sheet 2", "page 3"), never what it says."""

    place: Place
    where: str = ""
    page: int | None = None

    @property
    def asks(self) -> bool:
        """Whether a person has to decide; if not, it is only listed, since no public copy can hold it."""
        return self.place not in LISTED

    @property
    def blocks(self) -> bool:
        """Whether nobody may decide to go on with this file."""
        return self.place in BLOCKING

    @property
    def is_untold(self) -> bool:
        """Whether it cannot be told which of the words that the copy has are hidden by it."""
        return self.place in UNTOLD

    @property
    def sentence(self) -> str:
        """What is there and where, for staff."""
        said = f"{self.place.value[:1].upper()}{self.place.value[1:]}"
        return f"{said}, {self.where}." if self.where else f"{said}."
