//! XML: values to documents and back, and what is refused. The documents are
//! those of the XML Object's examples (OpenAPI 3.1.1, section 4.8.26), where it
//! has some.

mod faults;
mod types;

use clientsmith_runtime::runtime::codec::{Nullable, Value};
use clientsmith_runtime::runtime::xml::{Node, from_xml, to_xml};
use types::{Cat, Inner, Kinds, OUTER, Outer, PERSON, PET, PRICE, Person, Pet, Price, ZOO, Zoo};

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";

fn written(node: &'static Node, value: &dyn Value) -> String {
    let xml = to_xml(node, value).unwrap();
    let xml = String::from_utf8(xml).unwrap();
    xml.strip_prefix(HEAD).unwrap().to_owned()
}

/// The value is written as this, and read back from it.
#[track_caller]
fn same<T: Value + PartialEq + std::fmt::Debug>(node: &'static Node, value: &T, xml: &str) {
    assert_eq!(written(node, value), xml);
    assert_eq!(from_xml::<T>(xml.as_bytes(), node).as_ref(), Ok(value));
}

#[test]
fn attribute_prefix_and_namespace() {
    let person = Person {
        id: Some(123),
        name: Some("example".to_owned()),
    };
    let xml = "<Person id=\"123\"><sample:name xmlns:sample=\"https://example.com/schema/sample\">example</sample:name></Person>";
    same(&PERSON, &person, xml);
    // Another prefix for the same namespace is the same name.
    let xml = "<p:Person xmlns:p=\"urn:p\" id='123'><s:name xmlns:s='https://example.com/schema/sample'>example</s:name></p:Person>";
    assert_eq!(from_xml(xml.as_bytes(), &PERSON), Ok(person));
}

#[test]
fn lists_with_and_without_an_element_around_them() {
    let zoo = Zoo {
        animals: Some(vec!["one".to_owned(), "two".to_owned()]),
        plants: vec!["oak".to_owned(), String::new()],
        people: Some(vec![Person {
            id: Some(1),
            ..Person::default()
        }]),
        ..Zoo::default()
    };
    let xml = "<Zoo><aliens><animal>one</animal><animal>two</animal></aliens><plant>oak</plant><plant></plant><people><person id=\"1\"></person></people></Zoo>";
    same(&ZOO, &zoo, xml);
    let none = Zoo {
        animals: Some(Vec::new()),
        ..Zoo::default()
    };
    same(&ZOO, &none, "<Zoo><aliens></aliens></Zoo>");
}

#[test]
fn items_may_be_apart_and_have_an_element_around_them_all_the_same() {
    let zoo: Zoo = from_xml(
        b"<Zoo><plant>a</plant><note/><plant>b</plant><plants><item>c</item></plants></Zoo>",
        &ZOO,
    )
    .unwrap();
    assert_eq!(zoo.plants, ["a", "b", "c"]);
    assert_eq!(zoo.note.as_deref(), Some(""));
}

#[test]
fn absent_null_and_present() {
    for (open, inner) in [
        (Nullable::Absent, ""),
        (
            Nullable::Null,
            "<open xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:nil=\"true\"></open>",
        ),
        (Nullable::Value(true), "<open>true</open>"),
    ] {
        let zoo = Zoo {
            open,
            ..Zoo::default()
        };
        same(&ZOO, &zoo, &format!("<Zoo>{inner}</Zoo>"));
    }
    let zoo: Zoo = from_xml(b"<Zoo><open> 1 </open></Zoo>", &ZOO).unwrap();
    assert_eq!(zoo.open, Nullable::Value(true));
    let zoo: Zoo = from_xml(b"<Zoo><open/></Zoo>", &ZOO).unwrap();
    assert_eq!(zoo.open, Nullable::Null);
}

#[test]
fn text_beside_attributes() {
    let price = Price {
        currency: "\"<&\n>".to_owned(),
        amount: 1.5,
        tags: Some(vec![1, 2]),
    };
    same(
        &PRICE,
        &price,
        "<price currency=\"&quot;&lt;&amp;&#10;&gt;\" tags=\"1 2\">1.5</price>",
    );
}

#[test]
fn cdata_and_what_the_discriminator_says() {
    let cat = Pet::Cat(Cat {
        kind: Kinds::Cat,
        lives: Some(9),
        html: Some("<b>]]></b>".to_owned()),
    });
    let xml = "<pet><kind>cat</kind><lives>9</lives><![CDATA[<b>]]]]><![CDATA[></b>]]></pet>";
    same(&PET, &cat, xml);
    let late = "<pet><lives>9</lives>&lt;b&gt;]]&gt;&lt;/b&gt;<kind>cat</kind></pet>";
    assert_eq!(from_xml(late.as_bytes(), &PET), Ok(cat));
    let dog = "<pet id=\"1\"><kind>dog</kind><trick>a</trick><trick>b</trick></pet>";
    let unknown = serde_json::json!({"@id": "1", "kind": "dog", "trick": ["a", "b"]});
    same(&PET, &Pet::Unknown(unknown), dog);
}

#[test]
fn members_of_an_object_without_an_element() {
    let outer = Outer {
        inner: Some(Inner {
            a: Some("1".to_owned()),
            b: Some("2".to_owned()),
        }),
        c: Some("3".to_owned()),
    };
    same(&OUTER, &outer, "<outer a=\"1\"><b>2</b><c>3</c></outer>");
    let outer = Outer {
        inner: None,
        c: Some("3".to_owned()),
    };
    same(&OUTER, &outer, "<outer><c>3</c></outer>");
}

#[test]
fn what_is_not_described_is_kept_where_there_is_a_place_for_it() {
    let extra = serde_json::json!({
        "size": {"@unit": "m", "#text": "3"},
        "tag": ["a", {"b": "c"}],
    });
    let zoo = Zoo {
        extra: serde_json::from_value(extra).unwrap(),
        ..Zoo::default()
    };
    same(
        &ZOO,
        &zoo,
        "<Zoo><size unit=\"m\">3</size><tag>a</tag><tag><b>c</b></tag></Zoo>",
    );
    let xml = b"<Person><x><y>1</y></x><z/>text</Person>";
    assert_eq!(from_xml(xml, &PERSON), Ok(Person::default()));
}

#[test]
fn strings_are_kept_as_they_are() {
    for text in [" a\tb\n ", "\r\n", "]]>", "a & b", "ü😀", "&#65;"] {
        let zoo = Zoo {
            note: Some(text.to_owned()),
            ..Zoo::default()
        };
        let xml = to_xml(&ZOO, &zoo).unwrap();
        assert_eq!(from_xml(&xml, &ZOO), Ok(zoo));
    }
    let xml = b"<Zoo><note>&#x41;<![CDATA[<b>]]><!-- no --> &lt;&amp;\r\n</note></Zoo>";
    let zoo: Zoo = from_xml(xml, &ZOO).unwrap();
    assert_eq!(zoo.note.as_deref(), Some("A<b> <&\n"));
}
