"""The addresses of the site."""

from __future__ import annotations

from django.urls import path, register_converter

from requests.quarters import Period
from requests.views import (
    about,
    accounts,
    administration,
    administration_lists,
    answer_parts,
    archive,
    arranging,
    ask,
    asked,
    case_desk,
    case_documents,
    case_file,
    case_letter,
    case_log,
    case_requester,
    case_split,
    casework,
    colleague,
    consulting,
    correcting,
    desk_post,
    erasing,
    examples,
    exemptions,
    feeds,
    follow,
    gate,
    gate_batch,
    gate_sheets,
    health,
    leaves,
    letter_template,
    letters,
    own_account,
    publication,
    publication_queue,
    publish_together,
    questions,
    review_desk,
    review_page,
    review_part,
    search,
    second_step,
    sign_on,
    similar,
    sitemaps,
    staff,
    statistics,
    tables,
    taking_in,
    topics,
    transfer,
    whole_archive,
    worksheet,
)
from requests.views.api import api_docs, documents
from requests.views.api.site import api


class PageNumber:
    """A page's number as it is written: no sign, no zero in front, nothing a database would choke on."""

    regex = "[1-9][0-9]{0,4}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)


class Year(PageNumber):
    regex = "[0-9]{4}"


class Key(PageNumber):
    """A row's own number: never more than the database's."""

    regex = "[1-9][0-9]{0,17}"


class Row(PageNumber):
    """A row of a table; 0 is its header."""

    regex = "0|[1-9][0-9]{0,4}"


class PeriodCode:
    """A year of our century, or a quarter of it: "2024", "2024-q1"."""

    regex = "20[0-9]{2}(?:-q[1-4])?"

    def to_python(self, value: str) -> Period:
        year, _, number = value.partition("-q")
        return Period(int(year), int(number) if number else None)

    def to_url(self, value: Period) -> str:
        return value.code


register_converter(PageNumber, "page")
register_converter(Key, "key")
register_converter(Row, "row")
register_converter(Year, "year")
register_converter(PeriodCode, "period")

urlpatterns = [
    # public
    path("", archive.home, name="home"),
    path("search/", search.search, name="search"),
    path("search/suggestions/", search.suggestions, name="suggestions"),
    path("search/follow/", follow.follow, name="follow"),
    path("search/follow/confirm/<str:token>/", follow.follow_confirm, name="follow_confirm"),
    path("search/follow/stop/<str:token>/", follow.follow_stop, name="follow_stop"),
    path("foi/", search.responses, name="responses"),
    path("foi/<year:year>/", search.responses, name="responses_year"),
    path("foi/<slug:slug>/", archive.response, name="response"),
    path("foi/<slug:slug>/response.pdf", archive.response_file, name="response_file"),
    path("foi/<slug:slug>/letter.pdf", letters.letter_file, name="letter_file"),
    path("foi/<slug:slug>/letter/<page:number>/", letters.letter_page, name="letter_page"),
    path("foi/<slug:slug>/letter/<page:number>.webp", letters.picture, name="picture"),
    path("foi/<slug:slug>/tables/<page:number>.csv", tables.table, name="table"),
    path("foi/<slug:slug>/similar/", similar.similar, name="similar"),
    path("foi/<slug:slug>/<str:anchor>/", questions.question, name="question"),
    path("exemptions/", exemptions.exemptions, name="exemptions"),
    path("exemptions/<slug:code>/", exemptions.exemption, name="exemption"),
    path("topics/", topics.topics, name="topics"),
    path("topics/<slug:slug>/", topics.topic, name="topic"),
    path("statistics/", statistics.statistics, name="statistics"),
    path("statistics/<slug:table>.csv", statistics.statistics_table, name="statistics_table"),
    path("statistics/<period:period>/", statistics.statistics, name="statistics_period"),
    path("statistics/<period:period>/<slug:table>.csv", statistics.statistics_table, name="statistics_period_table"),
    path("ask/", ask.ask, name="ask"),
    path("foi/<slug:slug>.json", documents.foi_json, name="foi_json"),
    path("api/v1/openapi.json", documents.openapi, name="openapi"),
    path("api/v1/schema.json", documents.foi_json_schema, name="foi_json_schema"),
    path("api/v1/docs", api_docs.api_docs, name="api_docs"),
    path("api/v1/schema", api_docs.foi_json_fields, name="foi_json_fields"),
    path("api/v1/", api.urls),
    path("downloads/", whole_archive.downloads, name="downloads"),
    path("downloads/<str:name>", whole_archive.download, name="download"),
    path("feeds/responses.atom", feeds.responses_feed, name="responses_feed"),
    path("feeds/search.atom", feeds.search_feed, name="search_feed"),
    path("sitemap.xml", sitemaps.sitemap_index, name="sitemap"),
    path("sitemap-<slug:section>.xml", sitemaps.sitemap_section, name="sitemap_section"),
    path("robots.txt", sitemaps.robots, name="robots"),
    path("help/", about.help_page, name="help"),
    path("accessibility/", about.accessibility, name="accessibility"),
    path("privacy/", about.privacy, name="privacy"),
    path("health/", health.health, name="health"),
    # staff
    path("staff/", staff.staff_desk, name="staff_desk"),
    path("staff/sign-in/", accounts.sign_in, name="sign_in"),
    path("staff/sign-in/second-step/", second_step.second_step, name="second_step"),
    path("staff/sign-in/first-app/", second_step.first_app, name="first_app"),
    path("staff/sign-in/single/", sign_on.begin, name="sign_on"),
    path("staff/sign-in/single/back/", sign_on.back, name="sign_on_back"),
    path("staff/account/sign-on/", sign_on.own, name="own_sign_on"),
    path("staff/account/", own_account.account, name="account"),
    path("staff/account/app/", own_account.new_app, name="new_app"),
    path("staff/account/passkeys/new/", own_account.new_passkey, name="new_passkey"),
    path("staff/account/passkeys/<key:key>/remove/", own_account.remove_passkey, name="remove_passkey"),
    path("staff/account/recovery-codes/", own_account.recovery_codes, name="recovery_codes"),
    path("staff/account/password/", own_account.new_password, name="new_password"),
    path("staff/sign-out/", accounts.sign_out, name="sign_out"),
    path("staff/letters/new/", taking_in.upload, name="upload"),
    path("staff/letters/taken-in/<key:key>/", taking_in.taking_in, name="taking_in"),
    path("staff/letters/taken-in/<key:key>/again/", taking_in.taking_in_again, name="taking_in_again"),
    path("staff/asked/", asked.asked, name="asked"),
    path("staff/asked/<uuid:key>/", asked.asked_request, name="asked_request"),
    path("staff/asked/<uuid:key>/state/", asked.asked_state, name="asked_state"),
    path("staff/asked/<uuid:key>/delete/", asked.asked_delete, name="asked_delete"),
    path("staff/asked/<uuid:key>/log/", case_log.log_from_asked, name="case_from_asked"),
    path("staff/cases/", case_desk.cases, name="cases"),
    path("staff/cases/new/", case_log.log, name="case_log"),
    path("staff/cases/<key:key>/", case_file.case, name="case"),
    path("staff/cases/<key:key>/questions/", case_split.split, name="case_split"),
    path("staff/cases/<key:key>/answers/", worksheet.worksheet, name="case_answers"),
    path("staff/cases/<key:key>/answers/<key:question>/", worksheet.answer, name="case_answer"),
    path("staff/cases/<key:key>/answers/<key:question>/search/", worksheet.search, name="case_search"),
    path("staff/cases/<key:key>/answers/<key:question>/colleague/", consulting.ask, name="case_ask"),
    path("staff/cases/<key:key>/press/", consulting.ask, name="case_press"),
    path("staff/cases/<key:key>/links/<uuid:consultation>/", consulting.ask_no_more, name="case_ask_no_more"),
    path("staff/questions/<str:token>/", colleague.colleague, name="colleague"),
    path("staff/cases/<key:key>/transfers/", transfer.transfer, name="case_transfer"),
    path("staff/cases/<key:key>/transfers/<key:transfer>/", transfer.handed_on, name="case_handed_on"),
    path("staff/cases/<key:key>/cost/", worksheet.cost, name="case_cost"),
    path("staff/cases/<key:key>/owner/", case_file.owner, name="case_owner"),
    path("staff/cases/<key:key>/stage/", case_file.stage, name="case_stage"),
    path("staff/cases/<key:key>/close/", case_file.close, name="case_close"),
    path("staff/cases/<key:key>/clock/", case_file.event, name="case_event"),
    path("staff/cases/<key:key>/clock/<key:event>/take-back/", case_file.take_back, name="case_event_undo"),
    path("staff/cases/<key:key>/notes/", case_file.note, name="case_note"),
    path("staff/cases/<key:key>/particulars/", case_file.particulars, name="case_particulars"),
    path("staff/cases/<key:key>/drafts/", case_file.draft, name="case_drafting"),
    path("staff/cases/<key:key>/drafts/<key:piece>/", case_file.case_draft, name="case_draft"),
    path("staff/cases/<key:key>/letters/<key:piece>/", case_letter.letter, name="case_letter"),
    path("staff/cases/<key:key>/letters/<key:piece>/act/", case_letter.letter_act, name="case_letter_act"),
    path("staff/cases/<key:key>/letters/<key:piece>/word/", case_documents.word_back, name="case_letter_back"),
    path("staff/cases/<key:key>/letters/<key:piece>/documents/", case_documents.documents, name="case_documents"),
    path(
        "staff/cases/<key:key>/letters/<key:piece>/documents/<key:document>/",
        case_documents.document,
        name="case_document",
    ),
    path("staff/cases/<key:key>/letters/<key:piece>/<str:name>", case_letter.letter_file, name="case_letter_file"),
    path("staff/cases/<key:key>/documents/<key:document>/", case_documents.document_file, name="case_document_file"),
    path("staff/letter-template/", letter_template.letter_template, name="letter_template"),
    path("staff/letter-template/letter.docx", letter_template.letter_template_file, name="letter_template_file"),
    path("staff/cases/<key:key>/came/", case_requester.came, name="case_came"),
    path("staff/cases/<key:key>/requester/", case_requester.requester, name="case_requester"),
    path("staff/cases/<key:key>/correspondence/<key:piece>/", case_requester.piece, name="case_piece"),
    path("staff/cases/<key:key>/correspondence/<key:piece>/file/", case_requester.piece_file, name="case_piece_file"),
    path("staff/cases/<key:key>/handover/", desk_post.handover, name="case_handover"),
    path("staff/reviews/", review_desk.review_queue, name="reviews"),
    path("staff/reviews/asked/<uuid:key>/", review_desk.review_from_asked, name="review_from_asked"),
    path("staff/reviews/<key:key>/", review_page.review, name="review"),
    path("staff/reviews/<key:key>/asker/", review_page.review_asker, name="review_asker"),
    path("staff/reviews/<key:key>/act/", review_page.review_act, name="review_act"),
    path("staff/reviews/<key:key>/parts/<key:decision>/", review_part.review_part, name="review_part"),
    path("staff/requests/<key:key>/review/", review_desk.review_open, name="review_open"),
    path("staff/administration/", administration.administration, name="administration"),
    path("staff/administration/<slug:kept>/", administration_lists.kept_list, name="kept_list"),
    path("staff/administration/<slug:kept>/new/", administration_lists.kept_add, name="kept_add"),
    path("staff/administration/<slug:kept>/<key:key>/", administration_lists.kept_change, name="kept_change"),
    path("staff/administration/<slug:kept>/<key:key>/<slug:ending>/", administration_lists.kept_end, name="kept_end"),
    path("staff/desk/", desk_post.desk_post, name="desk_post"),
    path("staff/desk/cover/", desk_post.cover_add, name="cover_add"),
    path("staff/desk/cover/<key:key>/take-back/", desk_post.cover_end, name="cover_end"),
    path("staff/desk/daily-mail/", desk_post.digest, name="digest"),
    path("staff/desk/calendar/", desk_post.calendar_key, name="calendar_key"),
    path("staff/calendar/<str:token>.ics", desk_post.due_calendar, name="due_calendar"),
    path("staff/requests/<key:key>/", casework.staff_request, name="staff_request"),
    path("staff/requests/<key:key>/letter/<page:number>/", leaves.staff_letter, name="staff_letter"),
    path("staff/requests/<key:key>/letter/<page:number>.webp", leaves.staff_picture, name="staff_picture"),
    path("staff/requests/<key:key>/letter/<page:number>/words.json", leaves.staff_words, name="staff_words"),
    path("staff/requests/<key:key>/original/", casework.original, name="original"),
    path("staff/requests/<key:key>/words/", casework.change_own_words, name="change_words"),
    path("staff/requests/<key:key>/topics/", casework.confirm_case_topics, name="confirm_topics"),
    path("staff/requests/<key:key>/particulars/", casework.particulars, name="particulars"),
    path("staff/requests/<key:key>/questions/<key:question>/", correcting.correct_question, name="correct_question"),
    path("staff/requests/<key:key>/questions/new/", arranging.add_question, name="add_question"),
    path(
        "staff/requests/<key:key>/questions/<key:question>/arrange/",
        arranging.arrange_question,
        name="arrange_question",
    ),
    path("staff/requests/<key:key>/questions/<key:question>/answer/", answer_parts.add_answer, name="add_answer"),
    path("staff/requests/<key:key>/parts/<key:part>/", correcting.correct_part, name="correct_part"),
    path("staff/requests/<key:key>/parts/<key:part>/divide/", answer_parts.divide_part, name="divide_part"),
    path("staff/requests/<key:key>/tables/<page:number>/", correcting.correct_table, name="correct_table"),
    path("staff/requests/<key:key>/tables/<page:number>/rows/<row:row>/", correcting.correct_row, name="correct_row"),
    path("staff/requests/<key:key>/findings/<key:finding>/settle/", correcting.settle_finding, name="settle_finding"),
    path(
        "staff/requests/<key:key>/corrections/<key:correction>/undo/",
        correcting.undo_correction,
        name="undo_correction",
    ),
    path("staff/requests/<key:key>/checked/", correcting.case_checked, name="say_checked"),
    path("staff/erasure/", erasing.erasures, name="erasures"),
    path("staff/erasure/<uuid:key>/", erasing.erasure, name="erasure"),
    path("staff/requests/<key:key>/erase/", erasing.erase_request, name="erase_request"),
    path("staff/cases/<key:key>/erase/", erasing.erase_case, name="erase_case"),
    path("staff/publication/", publication_queue.publication_queue, name="publication"),
    path("staff/publication/ready/", publish_together.publish_together, name="publish_together"),
    path("staff/publication/holds/", publication_queue.hold_add, name="hold_add"),
    path("staff/publication/holds/<key:key>/lift/", publication_queue.hold_lift, name="hold_lift"),
    path("staff/publication/rules/", publication_queue.rules, name="publication_rules"),
    path("staff/publication/rules/<key:key>/", publication_queue.rule_used, name="rule_used"),
    path("staff/requests/<key:key>/plan/", publication_queue.plan_cancel, name="plan_cancel"),
    path("staff/requests/<key:key>/keep-back/", publication_queue.keep_back, name="keep_back"),
    path("staff/requests/<key:key>/notice/", publication_queue.withdrawal_notice, name="withdrawal_notice"),
    path("staff/gate/", gate_batch.gate_batch, name="gate_batch"),
    path("staff/gate/together/", gate_batch.gate_together, name="gate_together"),
    path("staff/gate/old-addresses/", gate_batch.old_addresses, name="old_addresses"),
    path("staff/gate/redirects.csv", gate_batch.old_addresses_file, name="old_addresses_file"),
    path("staff/requests/<key:key>/gate/", gate.gate, name="gate"),
    path("staff/requests/<key:key>/gate/findings/<key:finding>/", gate.gate_finding, name="gate_finding"),
    path("staff/requests/<key:key>/gate/all/", gate.gate_all, name="gate_all"),
    path("staff/requests/<key:key>/gate/marks/", gate.gate_mark, name="gate_mark"),
    path("staff/requests/<key:key>/gate/marks/<key:redaction>/undo/", gate.gate_undo, name="gate_undo"),
    path("staff/requests/<key:key>/gate/sheets/<page:number>/", gate_sheets.gate_sheet, name="gate_sheet"),
    path("staff/requests/<key:key>/gate/sheets/leave-out/", gate_sheets.gate_sheets_left, name="gate_sheets_left"),
    path("staff/requests/<key:key>/gate/flag/", gate.gate_flag, name="gate_flag"),
    path("staff/requests/<key:key>/gate/look/", gate.gate_look, name="gate_look"),
    path("staff/requests/<key:key>/gate/release/", gate.gate_release, name="gate_release"),
    path("staff/requests/<key:key>/gate/pages/<page:number>/", gate.gate_preview, name="gate_preview"),
    path("staff/requests/<key:key>/gate/pages/<page:number>.webp", gate.gate_picture, name="gate_picture"),
    path("staff/requests/<key:key>/publish/", publication.publish, name="publish"),
    path("staff/requests/<key:key>/withdraw/", publication.withdraw, name="withdraw"),
    # for those who build pages
    path("components/", examples.components, name="examples"),
]
