"""The gate: what was found in a letter, what people decided about it, what is taken out, who released it.

    looking.look, pictures        ─▶ GateFinding rows, each open until somebody decides
    deciding, marking             ─▶ Redaction rows, each with its reason
    choosing                      ─▶ SheetChoice rows: what is published of a spreadsheet's sheet; of others, nothing
    removing.taken_out            ─▶ marks: bars for the pictures, cuts for the words
    copying.cleared_copy          ─▶ the pages rebuilt, and all that is made of them
    releasing.released            ─▶ a Release, bound to the hash of exactly that content

How a page shows it. GET writes nothing: `looking.is_stale(case)` says that the case was changed since, and a button
posts `looking.look`. `Gate.is_looked_through` says whether the worker has seen every page's picture (`pictures`). The
letter is `case.filed_letters.earliest("pk")`; its rows are `gate_findings` (`undecided()` are open), `redactions`
(`standing()` are not undone) and `gate` (flag, spreadsheet, what the file hides). A finding with `start` is of words of
page `page`: their boxes are `places.boxes_on`. One with `boxes` alone is of the picture; one without either of the
whole page, the file (`part`) or what was typed. The pages' pictures are `documents.drawn_pages.drawn_page`.

How a page decides. Acts take the case's key and the version of it that was seen: ChangedMeanwhile says that it is
another by now (409, show it anew), CannotChange says in plain words what makes no sense (400). Each makes a new
version of the case, so a page that goes on takes the new one. `reasons_against` in requests.publication says what is
left.
"""
