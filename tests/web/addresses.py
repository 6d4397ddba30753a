"""Every public address of the site, by the name of its route, as found in the committed archive."""

from __future__ import annotations

PUBLIC = {
    "home": ["/"],
    "search": ["/search/", "/search/?q=funding"],
    "responses": ["/foi/"],
    "responses_year": ["/foi/2024/"],
    "response": ["/foi/0008-24/", "/foi/0101-25/", "/foi/0033-23/"],
    "letter_page": ["/foi/0008-24/letter/4/?passage=3", "/foi/0101-25/letter/1/"],
    "picture": ["/foi/0008-24/letter/4.webp"],
    "letter_file": ["/foi/0008-24/letter.pdf", "/foi/0101-25/letter.pdf"],
    "question": ["/foi/0008-24/q1b/", "/foi/0101-25/q1/"],
    "table": ["/foi/0008-24/tables/1.csv"],
    "exemptions": ["/exemptions/"],
    "exemption": ["/exemptions/s21/", "/exemptions/r12-4-d/", "/exemptions/s37/", "/exemptions/fs38/"],
    "topics": ["/topics/"],
    "topic": ["/topics/violence-reduction/", "/topics/custody-visiting/"],
    "statistics": ["/statistics/"],
    "statistics_period": ["/statistics/2024/", "/statistics/2024-q2/"],
    "statistics_table": ["/statistics/timeliness.csv"],
    "statistics_period_table": ["/statistics/2024/outcomes.csv"],
    "responses_feed": ["/feeds/responses.atom"],
    "search_feed": ["/feeds/search.atom?q=funding", "/feeds/search.atom"],
    "sitemap": ["/sitemap.xml"],
    "sitemap_section": ["/sitemap-pages.xml", "/sitemap-questions.xml"],
    "robots": ["/robots.txt"],
    "help": ["/help/"],
    "accessibility": ["/accessibility/"],
    "privacy": ["/privacy/"],
    "health": ["/health/"],
    "examples": ["/components/"],
}
ADDRESSES = [address for addresses in PUBLIC.values() for address in addresses]
