"""The addresses of complaints to the regulator, and of the figures of reviews and complaints."""

from __future__ import annotations

from django.urls import path

import requests.converters  # noqa: F401  it registers those that are written here
from requests.views import regulator_bundle, regulator_desk, regulator_notice, regulator_page, review_return

regulator_patterns = [
    path("staff/reviews/return/", review_return.review_return, name="review_return"),
    path("staff/regulator/", regulator_desk.regulator_cases, name="regulator_cases"),
    path("staff/requests/<key:key>/regulator/", regulator_desk.regulator_open, name="regulator_open"),
    path("staff/regulator/<key:key>/", regulator_page.regulator_case, name="regulator_case"),
    path("staff/regulator/<key:key>/act/", regulator_page.regulator_act, name="regulator_act"),
    path("staff/regulator/<key:key>/letters/", regulator_page.regulator_letter, name="regulator_letter"),
    path(
        "staff/regulator/<key:key>/letters/<key:letter>/file/",
        regulator_page.regulator_letter_file,
        name="regulator_letter_file",
    ),
    path("staff/regulator/<key:key>/notice/", regulator_notice.regulator_notice, name="regulator_notice"),
    path("staff/regulator/<key:key>/appeal/", regulator_notice.regulator_appeal, name="regulator_appeal"),
    path("staff/regulator/<key:key>/bundles/", regulator_bundle.regulator_bundle, name="regulator_bundle"),
    path(
        "staff/regulator/<key:key>/bundles/<uuid:bundle>/<str:name>",
        regulator_bundle.regulator_bundle_file,
        name="regulator_bundle_file",
    ),
]
