//! What words become; that rustdoc has no warning about any of it was seen with
//! some ten thousand descriptions of public APIs.

use super::{sanitize, sanitize_line};

#[track_caller]
fn becomes(text: &str, expected: &str) {
    assert_eq!(sanitize(text), expected);
    assert_eq!(sanitize(expected), expected, "twice");
}

#[test]
fn words_stay_words() {
    becomes("", "");
    becomes(" \n\t\n ", "");
    becomes("The sync's `id`.  ", "The sync's `id`.");
    becomes("one\r\ntwo\rthree\n\n\n\nfour", "one two three\n\nfour");
    becomes("*one* __two__ ~~three~~", "*one* **two** ~~three~~");
    becomes("snake_case_name", "snake_case_name");
    becomes("1 < 2 && a | b", "1 \\< 2 && a \\| b");
    becomes("3.5 and\n-5 and\n2024) x", "3.5 and -5 and 2024) x");
    becomes("a\\\nb", "a\\\nb");
}

#[test]
fn code_is_text_in_a_fence() {
    becomes("```rust\nfn main() {}\n```", "```text\nfn main() {}\n```");
    becomes("~~~\na\n~~~", "```text\na\n```");
    becomes(
        "Before:\n\n    let x;\n\n\tlet y;",
        "Before:\n\n```text\nlet x;\n\nlet y;\n```",
    );
    becomes("```json\n{", "```text\n{\n```");
    becomes("````\n```\n````", "````text\n```\n````");
    becomes("* a\n\n      code", "- a\n\n  ```text\n  code\n  ```");
    becomes("<pre>\na\n  b\n</pre>", "```text\na\n  b\n```");
    becomes("```\n```", "");
}

#[test]
fn backticks_are_code_or_escaped() {
    becomes("a ` b", "a \\` b");
    becomes("``a ` b``", "``a ` b``");
    becomes("<code>a</code><code>b`</code>", "`a` `` b` ``");
}

#[test]
fn links_lead_out() {
    becomes("[a](https://a.example/b_c)", "[a](https://a.example/b_c)");
    becomes("[a](https://a.example 'title')", "[a](https://a.example)");
    becomes("[a][b]\n\n[b]: https://b.example", "[a](https://b.example)");
    becomes(
        "[Client] and [a][b] and [c]: d",
        "\\[Client\\] and \\[a\\]\\[b\\] and \\[c\\]: d",
    );
    becomes("[a](#/b) [c](d.md) [e](javascript:f) [g]()", "a c e g");
    becomes("[a](mailto:b@c.example)", "[a](mailto:b@c.example)");
    becomes(
        "![a](https://a.example/b.png) ![c](d.png)",
        "[a](https://a.example/b.png) c",
    );
    becomes("[![a](b.png)](https://c.example)", "[a](https://c.example)");
    becomes("[](https://a.example)", "<https://a.example>");
    becomes("so![a](https://a.example)", "so[a](https://a.example)");
    becomes(
        "<string:id> <https://a.example>",
        "\\<string:id> <https://a.example>",
    );
    becomes("x[^1]\n\n[^1]: note", "x\\[1\\]\n\n\\[1\\]: note");
}

#[test]
fn bare_urls_are_links() {
    becomes(
        "See https://a.example/b?c=d&e=f.",
        "See <https://a.example/b?c=d&e=f>.",
    );
    becomes("(https://a.example/b_(c))", "(<https://a.example/b_(c)>)");
    becomes("https://{tenant}.example/", "`https://{tenant}.example/`");
    becomes("http:// and https", "http:// and https");
    becomes("https://<x></x>a.example", "<https://a.example>");
    assert_eq!(sanitize("https://<b></b>a.example"), "https:\\//a.example");
}

#[test]
fn html_becomes_what_it_looks_like() {
    becomes(
        "<p>a<br/>b</p><p>c &lt;d&gt; &amp;amp;</p>",
        "a\\\nb\n\nc \\<d> \\&amp;",
    );
    becomes(
        "<p>a</p><ul><li>b<li>c <b>d</b></ul>e",
        "a\n\n- b\n- c **d**\n\ne",
    );
    becomes(
        "x <ol><li>a</li><li><ul><li>b</li></ul></li></ol>",
        "x\n\n1. a\n2. - b",
    );
    becomes(
        "a <a href=\"https://b.example?c&amp;d\">e</a>",
        "a [e](https://b.example?c&d)",
    );
    becomes("<a href='/b'>e</a> <i>f", "e *f*");
    becomes("Bearer <token>", "Bearer \\<token>");
    becomes("<note>a</note>", "a");
    becomes("<ul><li>a</li>b<li>c</li></ul>", "- a\n\nb\n\n- c");
    becomes("<!-- a -->b<script>c</script>", "b");
    becomes("a <!-- b --> <span class=\"c\">d</span>", "a  d");
    becomes("<h2>a</h2>b", "## a\n\nb");
    becomes("a<br><br>b<br>", "a\n\nb");
    becomes("</p></li></ul>", "");
}

#[test]
fn blocks_stay_blocks() {
    becomes("Title\n=====\n\nText", "# Title\n\nText");
    becomes("####### a\n# b #\n#", "\\####### a\n\n# b");
    becomes("> a\nb\n\n> c", "> a b\n\n> c");
    becomes(
        "* a\n  * b\n* c\n\n1) d\n2) e",
        "- a\n  - b\n- c\n\n1. d\n2. e",
    );
    becomes("- a\n\n- b", "- a\n\n- b");
    becomes(
        "a|b\n:-|-:\n1|`x\\|y`",
        "| a | b |\n| :-- | --: |\n| 1 | `x\\|y` |",
    );
    becomes("a\n\n---\n\nb", "a\n\n***\n\nb");
    becomes("-\n- a", "- a");
}

#[test]
fn hidden_characters_are_removed() {
    becomes("a\u{202e}b\0c\u{1b}[31md\u{feff}\u{200b}", "abc\\[31md");
    becomes("```\na\tb\u{2066}\n```", "```text\na    b\n```");
}

#[test]
fn one_line_is_one_line() {
    assert_eq!(
        sanitize_line("# A\n\n* b\n* c\n\n> d<br>e\n\n    f\n    g"),
        "A b c d e `f g`"
    );
    assert_eq!(sanitize_line("a\\\nb\\"), "a b\\\\");
    assert_eq!(sanitize_line("|a|b|\n|-|-|\n|c|d|"), "a b c d");
}

/// Time grows with the length of the text, whatever the text.
#[test]
fn hostile_text_is_cheap() {
    let hostile = [
        ">",
        "> - ",
        "[",
        "![",
        "*a ",
        "**a *b ",
        "`",
        "<",
        "<a ",
        "<!--",
        "&",
        "<b>",
        "<ul><li>",
        "http://",
        "http://a)",
        "|",
        "\\",
        "_a",
        "a\n- ",
        "</a",
        "<pre>",
        "1. ",
        "\n>",
        "<![CDATA[",
    ];
    let began = std::time::Instant::now();
    for piece in hostile {
        let text = piece.repeat(20_000 / piece.len());
        sanitize(&text);
        sanitize_line(&text);
        let took = began.elapsed();
        assert!(took.as_secs() < 30, "{piece:?} in {took:?}");
    }
}
