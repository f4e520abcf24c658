"""html: escape and unescape."""
import html
import html.entities

from checks import raises


def handler(event, context):
    assert html.escape("<a href=\"x\" title='y'>&amp;</a>") == "&lt;a href=&quot;x&quot; title=&#x27;y&#x27;&gt;&amp;amp;&lt;/a&gt;"
    assert html.escape("\"'<", quote=False) == "\"'&lt;" and html.escape("é€") == "é€"
    assert html.unescape("&lt;p&gt; &amp; &quot;x&quot; &#39;y&#x27; &eacute; &euro; &nbsp;|") == "<p> & \"x\" 'y' é € \xa0|"
    assert html.unescape("&#8364;&#x20AC;&#X20ac;") == "€€€"
    assert html.unescape("&notit; &lt &ampx &unknown; & &#; &;") == "¬it; < &x &unknown; & &#; &;"
    assert html.unescape("&NotEqualTilde;") == "≂̸" and html.unescape("&hearts;&CounterClockwiseContourIntegral;") == "♥∳"
    assert html.unescape("&#0; &#xD800; &#x110000; &#128; &#1;") == "\ufffd \ufffd \ufffd € " and html.unescape("no entity") == "no entity"
    assert html.unescape("&amp;lt;") == "&lt;"
    assert html.entities.name2codepoint["eacute"] == 233 and html.entities.codepoint2name[8364] == "euro"
    assert html.entities.html5["gt;"] == ">" and len(html.entities.html5) == 2231
    raises(AttributeError, "'int' object has no attribute 'replace'", html.escape, 5)
    raises(AttributeError, "'NoneType' object has no attribute 'replace'", html.escape, None)
    for text in ("<b>", "a & b", "\"'", "&amp;", "é"):
        assert html.unescape(html.escape(text)) == text
    return "ok"
