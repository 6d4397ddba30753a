"""The wording of short letters and of the rights under every answer: looked at, changed, tried, and put back."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from requests.cases.letters.rights import rights_values
from requests.cases.letters.wording import (
    RIGHTS,
    WORDED,
    Worded,
    add_to_rights,
    back_to_built_in,
    filled,
    keep_wording,
    sentence_for,
    words_of,
)
from requests.cases.typing_kept import drop_form
from requests.errors import ChangedMeanwhile
from requests.forms.casework import in_version
from requests.forms.wording import WordingForm
from requests.law.notice_points import Point
from requests.law.regimes import Regime
from requests.models import Authority, BankHoliday, LetterWording
from requests.notice_signs import sign_of
from requests.views.kept_forms import filled_again, typing_sent
from requests.views.staff_frame import person_of, staff_page


@require_GET
def letter_wordings(request: HttpRequest) -> HttpResponse:
    """Every letter that has a wording, and whose it is."""
    own = {each.name: each for each in LetterWording.objects.select_related("changed_by")}
    return staff_page(
        request, "staff/letter_wordings.html", {"rows": [(each, own.get(each.name)) for each in WORDED.values()]}
    )


@require_http_methods(["GET", "POST"])
def letter_wording(request: HttpRequest, name: str) -> HttpResponse:
    """One of them, to be changed; "preview" shows it with an example before anything is kept."""
    if name not in WORDED:
        raise Http404
    worded = WORDED[name]
    kept = LetterWording.objects.select_related("changed_by").filter(name=name).first()
    version, words = (kept.version, kept.words) if kept else (0, worded.built_in)
    form = WordingForm(request.POST if request.method == "POST" else None, worded=worded,
                       initial={"version": version, "words": words})  # fmt: skip
    kept_as = f"wording {name}"
    if sent := typing_sent(request, form, kept_as, request.path):
        return sent
    typed_before = filled_again(request, form, kept_as)
    do, status, meanwhile = request.POST.get("do", ""), 200, None
    try:
        if done := _done(request, worded, form, do):
            return done
        status = 400 if form.errors and do != "ours" else 200
    except ChangedMeanwhile:
        meanwhile, status = LetterWording.objects.select_related("changed_by").filter(name=name).first(), 409
        form = WordingForm(in_version(form, meanwhile.version if meanwhile else 0), worded=worded)
    typed = form.cleaned_data["words"] if form.is_bound and form.is_valid() else words
    shown = {
        "worded": worded, "kept": kept, "form": form, "typed": typed_before, "preview": filled(typed, worded.example),
        "meanwhile": meanwhile, "is_stale": status == 409, "is_tried": do == "preview" and status == 200,
    }  # fmt: skip
    return staff_page(request, "staff/letter_wording.html", shown, status=status)


def _done(request: HttpRequest, worded: Worded, form: WordingForm, do: str) -> HttpResponse | None:
    """Save it or use ours again; None where the page is to be shown. Raises ChangedMeanwhile."""
    if do == "ours" and request.POST.get("version", "").isdecimal():
        back_to_built_in(worded.name, int(request.POST["version"]))
        messages.success(request, f"{worded.title}: the built-in words are used again.", extra_tags="good")
        return redirect("letter_wordings")
    if do == "preview" or not (form.is_bound and form.is_valid()):
        return None
    told = form.cleaned_data
    keep_wording(worded.name, told["words"], told["version"], timezone.now(), person_of(request))
    drop_form(f"wording {worded.name}", person_of(request))
    messages.success(request, f"{worded.title}: saved.", extra_tags="good")
    return redirect("letter_wordings")


@require_POST
def letter_wording_add(request: HttpRequest) -> HttpResponse:
    """From the notice checker: the sentence a letter lacked, into the rights under every answer to come."""
    try:
        point, regime = Point(request.POST.get("point", "")), Regime(request.POST.get("regime", ""))
    except ValueError:
        raise Http404 from None
    sentence = sentence_for(point, regime)
    if sentence is None:
        raise Http404
    today = timezone.localdate()
    values = rights_values(Authority.objects.as_of(today), regime, today, BankHoliday.objects.calendar())
    said = filled(words_of(RIGHTS), values)
    if sign_of(point, regime).search(said):
        messages.info(request, "Letters that are written here say this already. Nothing was added.")
    else:
        add_to_rights(sentence, timezone.now(), person_of(request))
        messages.success(
            request, f"Every answer to come ends with this too: “{filled(sentence, values)}”", extra_tags="good"
        )
    return redirect("letter_wording", RIGHTS)
