# ruff: noqa: E501  a page a line, to be compared
"""Web pages made by hand, each hiding the same word by its looks, or holding it where the reader leaves it out."""

from __future__ import annotations

from documents.clearing.hiding.places import Place
from tests.clearing.hiding_sheets import CANARY, VISIBLE, File

STYLED = (
    *("display:none !important", "dis/**/play:none;display:none", "DISPLAY:NONE", r"d\69splay:none", "visibility:hidden", "content-visibility:hidden"),
    *("opacity:0.04", "filter:opacity(0)", "color:#fff", "color:transparent", "color:rgba(0,0,0,0)", "color:rgb(0 0 0 / 2%)"),
    *("color:hsl(0,0%,100%)", "color:#fffffe", "color:snow", "--c:#fff;color:var(--c)", "color:var(--nobody)", "color:color-mix(in srgb,white,white)"),
    *("background:#000;color:#000", "background-color:black", "background:linear-gradient(#000,#000)", "background:url(black.png)", "background:#000;color:#000033"),
    *("font-size:0", "font-size:1px", "font:1px/1 serif", "font-size:.1em", "line-height:0", "letter-spacing:-10em", "text-indent:-9999px", "font-size:9999px"),
    *("position:absolute;left:-9999px", "position:fixed;top:0", "position:relative;left:-90cm", "margin-left:-9999px", "padding-left:9999px", "vertical-align:-9999px"),
    *("clip-path:inset(100%)", "position:absolute;clip:rect(0,0,0,0)", "mask:linear-gradient(#000,#000)", "mask-image:url(a.png)", "transform:scale(0)", "scale:0", "rotate:90deg", "zoom:0.01", "translate:-100vw"),
    *("height:0;overflow:hidden", "max-height:0;overflow:hidden", "width:0;overflow:hidden;white-space:nowrap", "width:1px;overflow-x:clip", "height:1px;overflow:auto"),
    *("-webkit-text-fill-color:transparent", "-webkit-text-security:disc", "visibility:collapse", "position:relative;z-index:-1", "mix-blend-mode:screen", "mso-hide:all"),
    *("animation:gone 0s forwards", "unicode-bidi:bidi-override;direction:rtl", "content:url(a.png)", "font-family:Wingdings", "color-scheme:dark", "text-decoration:line-through 1em #000"),
    *("box-shadow:inset 0 0 0 9em #000", "outline:9em solid;outline-offset:-9em", "some-day-property:hide"),
)  # fmt: skip
SHEETS = (
    *("#zz{display:none}", "p ~ em{display:none}", ".q em{visibility:hidden}", "em:last-child{opacity:0}", "@media (max-width:99em){em{display:none}}", "@media screen{@supports (color:red){em{color:white}}}"),
    *("em{background:black}", ":is(em,i){display:none}", "div > p > em{font-size:0}", "[class^=q] em{clip-path:circle(0)}", ".q{& em{display:none}}", "em::first-line{color:#fff}", "<!-- em{display:none} -->"),
    *("em{color:#888} .q{background:#fff} .q:not(.r){background:#8a8a8a}", "em{display:inline}#zz{display:none}", "@layer a{em{display:none}}", 'em{content:"}";display:none}', ":root{--g:#000}em{background:var(--g)}"),
)  # fmt: skip
MARKED = (
    *("<p hidden>{}</p>", '<p hidden="until-found">{}</p>', '<font color="white">{}</font>', "<font color=ffffff>{}</font>", '<table bgcolor="black"><tr><td><font color="black">{}</font></td></tr></table>'),
    *('<div style="color:white"><p>{}</p></div>', "<details><summary hidden>More</summary>{}</details>", "<details><summary></summary>{}</details>", "<details>{}</details>", "<div hidden><details><summary>More</summary>{}</details></div>", "<details><summary>More</summary><p hidden>{}</p></details>", "<ruby>b<rp>{}</rp></ruby>", "<div popover>{}</div>", '<table background="a.png"><tr><td>{}</td></tr></table>'),
    *('<table><tr style="visibility:collapse"><td>{}</td></tr></table>', '<a href="https://a.example" style="background:#00e">{}</a>', '<div style="opacity:.5"><p style="opacity:.5">{}</p></div>'),
    *('<h3 hidden><button aria-controls="a">More</button></h3><div id="a" hidden>{}</div>', '<button></button><div style="display:none">{}</div>', '<p>Go</p><div style="display:none">{}</div>', '<button>More</button><p>So</p><div hidden>{}</div>'),
    *('<h3 id="b" hidden>More</h3><div aria-labelledby="b" hidden>{}</div>', '<h3 id="b">More</h3><div aria-labelledby="c" hidden>{}</div>'),
    *('<button>More</button><div style="display:none;color:white">{}</div>', '<a data-target="#b">More</a><div id="a" hidden>{}</div>'),
    *('<p class="q">{}</p><link rel=stylesheet href="data:text/css,.q{{display:none}}">', '<p class="q">{}</p><style type="text/css" media="screen">.q{{display:none}}</style>'),
)  # fmt: skip
LEFT_OUT = (
    *("<noscript>{}</noscript>", "<template>{}</template>", "<dialog>{}</dialog>", "<select><option>{}</select>", "<textarea>{}</textarea>", '<input value="{}">', '<p title="{}">A</p>'),
    *("<object>{}</object>", '<iframe srcdoc="{}">A</iframe>', "<!--[if mso]><p>{}</p><![endif]-->", "<nav>{}</nav>", '<div role="navigation"><p>Home</p>{}</div>', '<div class="govuk-breadcrumbs">{}</div>', "<button>{}</button>", "<progress>{}</progress>", "<svg><title>{}</title></svg>"),
)  # fmt: skip


def page(body: str, head: str = "") -> File:
    made = f"<html><head>{head}</head><body><p>{VISIBLE}</p>{body}</body></html>"
    return "a.html", made.encode()


WEB: dict[str, tuple[Place, File]] = {
    **{f"styled {each}": (Place.HIDDEN_WORDS, page(f'<p style="{each}">{CANARY}</p>')) for each in STYLED},
    **{f"by a sheet {each}": (Place.HIDDEN_WORDS, page(f'<div class="q"><p><em id="zz">{CANARY}</em></p></div>', f"<style>{each}</style>")) for each in SHEETS},
    **{f"marked {each}": (Place.HIDDEN_WORDS, page(each.format(CANARY))) for each in MARKED},
    **{f"left out {each}": (Place.LEFT_OUT, page(each.format(CANARY))) for each in LEFT_OUT},
    "words for a picture": (Place.PICTURE_WORDS, page(f'<img alt="{CANARY}">')),
}  # fmt: skip
# What pages and mail programs say of looks, and hide nothing by it.
SEEN = (
    '<table bgcolor="#1f3864" width="600" style="width:600px;height:1px"><tr><td style="color:white;padding:0 5.4pt">%s</td></tr></table>',
    '<div style="font-size:0;line-height:0"><p style="font-size:11.0pt;line-height:115%%;mso-margin-top-alt:auto">%s</p></div>',
    '<p style="text-indent:-18.0pt;margin-left:36.0pt;mso-list:l0 level1 lfo1"><span style="font-family:Symbol">·</span>%s</p>',
    '<p style="color:windowtext;background:#fff none repeat scroll 0%% 0%%;letter-spacing:-.1pt;vertical-align:baseline">%s</p>',
    "<style>.top a:hover{color:#fff;background:#fff} .menu em{display:none} @media print{em{display:none}</style><em>%s</em>",
    "<style>em{display:none} #z{display:inline} @media (prefers-color-scheme:dark){body{background:#000}p,em{color:#fff}</style><em id=z>%s</em>",
    '<details><summary>Answers</summary>%s</details>',
    '<h3><button aria-controls="a">Answers</button></h3><div id="a" hidden>%s</div>',
    '<h3 id="b">Answers</h3><div role="region" aria-labelledby="b" style="display:none">%s</div>',
    '<button>Answers</button><div style="max-height:0;overflow:hidden">%s</div>',
    '<details open><summary>Answers</summary>%s</details><ruby>A<rp></rp></ruby>',
    '<div style="overflow:hidden;width:100%%;max-width:640px;position:relative;top:1px">%s</div>',
)  # fmt: skip
