//! Documents that are something else than was expected, or none at all.

use crate::types::{PERSON, PET, PRICE, Person, Pet, Price, ZOO, Zoo};
use clientsmith_runtime::runtime::codec::Value;
use clientsmith_runtime::runtime::xml::{Node, from_xml, to_xml};
use std::collections::BTreeMap;

fn error<T: Value + std::fmt::Debug>(node: &'static Node, xml: &str) -> String {
    from_xml::<T>(xml.as_bytes(), node).unwrap_err().to_string()
}

#[test]
fn the_root_may_have_another_name_or_stand_within_another() {
    let person = Person {
        id: None,
        name: Some("a".to_owned()),
    };
    for xml in [
        "\u{feff}<?xml version='1.0' encoding='utf-8'?>\n<!-- c --><Other><name>a</name></Other>\n",
        "<Response><Person><name>a</name></Person><Metadata><id>1</id></Metadata></Response>",
        "<Response><meta/><name>a</name></Response>",
    ] {
        assert_eq!(
            from_xml(xml.as_bytes(), &PERSON).as_ref(),
            Ok(&person),
            "{xml}"
        );
    }
    assert_eq!(from_xml(b"<Nothing/>", &PERSON), Ok(Person::default()));
    assert_eq!(
        error::<Person>(&PERSON, "<html><body>down</body></html>"),
        "/html: expected `Person`, found `html` (line 1, byte 6)"
    );
}

#[test]
fn faults_say_where() {
    assert_eq!(
        error::<Zoo>(
            &ZOO,
            "<Zoo>\n<people><person id=\"1\"/><person id=\"x\"/></people></Zoo>"
        ),
        "/Zoo/people/person[2]/@id: expected an integer (line 2, byte 46)"
    );
    assert_eq!(
        error::<Price>(&PRICE, "<price>1</price>"),
        "/price/currency: required, but not there (line 1, byte 16)"
    );
    assert_eq!(
        error::<Person>(&PERSON, "<Person><name>a</name><name>b</name></Person>"),
        "/Person/name: the element is there twice (line 1, byte 28)"
    );
    assert_eq!(
        error::<Person>(&PERSON, "<Person><name><b/></name></Person>"),
        "/Person/name: expected text, found the element `b` (line 1, byte 18)"
    );
    assert_eq!(
        error::<Pet>(&PET, "<pet><kind>cat</kind><lives>256</lives></pet>"),
        "/pet/lives: out of the range of an unsigned 8-bit integer (line 1, byte 39)"
    );
}

#[test]
fn documents_that_are_none() {
    for (xml, expected) in [
        ("", "there is no element"),
        ("text", "text outside"),
        ("<Zoo>", "ends within an element"),
        ("<Zoo></Person>", "Zoo"),
        ("<Zoo/><Zoo/>", "second root"),
        ("<Zoo a='1' a='2'/>", "a"),
        ("<Zoo><note>&nbsp;</note></Zoo>", "`nbsp` is not defined"),
        ("<Zoo><note>&#0;</note></Zoo>", "0"),
        ("<Zoo a=\"&x;\"/>", "x"),
        (
            "<?xml version='1.0' encoding='ISO-8859-1'?><Zoo/>",
            "`iso-8859-1`, not in UTF-8",
        ),
    ] {
        let message = error::<Zoo>(&ZOO, xml);
        assert!(message.contains(expected), "{xml}: {message}");
    }
    let error = from_xml::<Zoo>(b"\xFF\xFE<\0Z\0", &ZOO).unwrap_err();
    assert_eq!(error.to_string(), "the text is in UTF-16, not in UTF-8");
    let error = from_xml::<Zoo>(b"<Zoo>\xC3</Zoo>", &ZOO).unwrap_err();
    assert!(error.to_string().contains("invalid utf-8"), "{error}");
}

/// A bomb of entities cannot even be set up.
#[test]
fn a_doctype_is_refused() {
    let bomb =
        "<!DOCTYPE z [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><Zoo><note>&b;</note></Zoo>";
    let message = error::<Zoo>(&ZOO, bomb);
    assert!(message.starts_with("a DOCTYPE is not read"), "{message}");
}

#[test]
fn depth_and_attributes_have_limits() {
    for (open, close) in [("<x>", "</x>"), ("<people><person>", "</person></people>")] {
        let deep = format!(
            "<Zoo>{}{}</Zoo>",
            open.repeat(100_000),
            close.repeat(100_000)
        );
        let message = error::<Zoo>(&ZOO, &deep);
        assert!(message.contains("nested too deep"), "{message:.200}");
    }
    let attributes: String = (0..2_000).map(|n| format!(" a{n}='1'")).collect();
    let message = error::<Zoo>(&ZOO, &format!("<Zoo{attributes}/>"));
    assert!(message.contains("too many attributes"), "{message}");
}

#[test]
fn what_no_xml_holds() {
    let zoo = Zoo {
        note: Some("a\0b".to_owned()),
        ..Zoo::default()
    };
    assert_eq!(
        to_xml(&ZOO, &zoo).unwrap_err().to_string(),
        "note: no XML holds the character '\\0'"
    );
    let price = Price {
        amount: f64::NAN,
        ..Price::default()
    };
    assert_eq!(
        to_xml(&PRICE, &price).unwrap_err().to_string(),
        "amount: NaN cannot be sent"
    );
    let extra = BTreeMap::from([("a b".to_owned(), serde_json::json!(1))]);
    let zoo = Zoo {
        extra,
        ..Zoo::default()
    };
    assert_eq!(
        to_xml(&ZOO, &zoo).unwrap_err().to_string(),
        "`a b` cannot be the name of an element"
    );
}
