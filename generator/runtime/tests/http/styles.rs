//! The styles of parameters: the table of OpenAPI 3.1.1, section 4.8.12.6.

use crate::runtime::api::{Endpoint, Parameter, Style};
use crate::runtime::codec::Value;
use crate::runtime::draft::Draft;
use crate::runtime::outgoing::Outgoing;
use crate::server::Server;
use serde_json::{Value as Json, json};

/// The request with one parameter, `color` being its name.
fn request(
    parameter: Parameter,
    path: &'static str,
    value: &dyn Value,
) -> Result<http::Request<Outgoing>, String> {
    let endpoint: &'static Endpoint = Box::leak(Box::new(Endpoint {
        id: "test",
        path,
        parameters: Box::leak(Box::new([parameter])),
        ..Endpoint::DEFAULT
    }));
    let mut draft = Draft::new(&Server::default().client(), endpoint);
    draft.set_argument(0, value);
    draft.into_request().map_err(|error| error.to_string())
}

fn path(style: Style, explode: bool, value: &dyn Value) -> Result<String, String> {
    let parameter = Parameter::path("color").style(style).explode(explode);
    let request = request(parameter, "/x{color}", value)?;
    Ok(request.uri().path().trim_start_matches("/x").to_owned())
}

fn query(parameter: Parameter, value: &dyn Value) -> Result<String, String> {
    let request = request(parameter, "/x", value)?;
    Ok(request.uri().query().unwrap_or("(none)").to_owned())
}

fn header(name: &str, parameter: Parameter, value: &dyn Value) -> Result<String, String> {
    let request = request(parameter, "/x", value)?;
    let value = request
        .headers()
        .get(name)
        .map(|value| value.to_str().unwrap());
    Ok(value.unwrap_or("(none)").to_owned())
}

/// The values of the table: empty, string, array, object.
fn values() -> [Json; 4] {
    // The table's order of keys: R, G, B; a JSON object of serde_json is sorted.
    [
        json!(""),
        json!("blue"),
        json!(["blue", "black", "brown"]),
        json!({"B": 150, "G": 200, "R": 100}),
    ]
}

#[test]
fn the_table_for_paths() {
    for (style, explode, expected) in [
        (
            Style::Matrix,
            false,
            [
                ";color",
                ";color=blue",
                ";color=blue,black,brown",
                ";color=B,150,G,200,R,100",
            ],
        ),
        (
            Style::Matrix,
            true,
            [
                ";color",
                ";color=blue",
                ";color=blue;color=black;color=brown",
                ";B=150;G=200;R=100",
            ],
        ),
        (
            Style::Label,
            false,
            [".", ".blue", ".blue,black,brown", ".B,150,G,200,R,100"],
        ),
        (
            Style::Label,
            true,
            [".", ".blue", ".blue.black.brown", ".B=150.G=200.R=100"],
        ),
        (
            Style::Simple,
            false,
            ["", "blue", "blue,black,brown", "B,150,G,200,R,100"],
        ),
        (
            Style::Simple,
            true,
            ["", "blue", "blue,black,brown", "B=150,G=200,R=100"],
        ),
    ] {
        for (value, expected) in values().iter().zip(expected) {
            let encoded = path(style, explode, value);
            match expected {
                "" => assert!(encoded.is_err(), "{style:?} {explode}"),
                expected => assert_eq!(
                    encoded.as_deref(),
                    Ok(expected),
                    "{style:?} {explode} {value}"
                ),
            }
        }
    }
}

#[test]
fn the_table_for_queries() {
    for (style, explode, expected) in [
        (
            Style::Form,
            false,
            [
                "color=",
                "color=blue",
                "color=blue,black,brown",
                "color=B,150,G,200,R,100",
            ],
        ),
        (
            Style::Form,
            true,
            [
                "color=",
                "color=blue",
                "color=blue&color=black&color=brown",
                "B=150&G=200&R=100",
            ],
        ),
        (
            Style::SpaceDelimited,
            false,
            [
                "color=",
                "color=blue",
                "color=blue%20black%20brown",
                "color=B%20150%20G%20200%20R%20100",
            ],
        ),
        (
            Style::PipeDelimited,
            false,
            [
                "color=",
                "color=blue",
                "color=blue%7Cblack%7Cbrown",
                "color=B%7C150%7CG%7C200%7CR%7C100",
            ],
        ),
        (
            Style::PipeDelimited,
            true,
            [
                "color=",
                "color=blue",
                "color=blue&color=black&color=brown",
                "B=150&G=200&R=100",
            ],
        ),
    ] {
        for (value, expected) in values().iter().zip(expected) {
            let parameter = Parameter::query("color").style(style).explode(explode);
            assert_eq!(
                query(parameter, value).as_deref(),
                Ok(expected),
                "{style:?} {explode} {value}"
            );
        }
    }
    let deep = Parameter::query("color")
        .style(Style::DeepObject)
        .explode(true);
    assert_eq!(
        query(deep, &values()[3]).as_deref(),
        Ok("color%5BB%5D=150&color%5BG%5D=200&color%5BR%5D=100")
    );
}

#[test]
fn the_table_for_headers_and_cookies() {
    for (explode, expected) in [
        (false, ["", "blue", "blue,black,brown", "B,150,G,200,R,100"]),
        (true, ["", "blue", "blue,black,brown", "B=150,G=200,R=100"]),
    ] {
        for (value, expected) in values().iter().zip(expected) {
            let parameter = Parameter::header("color").explode(explode);
            assert_eq!(header("color", parameter, value).as_deref(), Ok(expected));
        }
    }
    for (explode, expected) in [
        (
            false,
            [
                "color=",
                "color=blue",
                "color=blue,black,brown",
                "color=B,150,G,200,R,100",
            ],
        ),
        (
            true,
            [
                "color=",
                "color=blue",
                "color=blue; color=black; color=brown",
                "B=150; G=200; R=100",
            ],
        ),
    ] {
        for (value, expected) in values().iter().zip(expected) {
            let parameter = Parameter::cookie("color").explode(explode);
            assert_eq!(header("cookie", parameter, value).as_deref(), Ok(expected));
        }
    }
}

#[test]
fn deep_objects() {
    let deep = Parameter::query("params").style(Style::DeepObject);
    let value = json!({"a": ["x", "y z"], "b": {"c": {"d": true}}, "n": null, "e": []});
    assert_eq!(
        query(deep, &value).as_deref(),
        Ok("params%5Ba%5D=x&params%5Ba%5D=y%20z&params%5Bb%5D%5Bc%5D%5Bd%5D=true")
    );
    assert_eq!(
        query(deep.indexed(), &value).as_deref(),
        Ok("params%5Ba%5D%5B0%5D=x&params%5Ba%5D%5B1%5D=y%20z&params%5Bb%5D%5Bc%5D%5Bd%5D=true")
    );
    assert_eq!(query(deep, &json!({})).as_deref(), Ok("(none)"));
    assert_eq!(
        query(deep, &json!("scalar")).as_deref(),
        Ok("params=scalar")
    );
    assert_eq!(
        query(deep, &json!([{"a": [["x"]]}])).as_deref(),
        Ok("params%5B0%5D%5Ba%5D%5B0%5D%5B0%5D=x")
    );
}

#[test]
fn elements_are_told_from_delimiters() {
    let list = json!(["a,b", "c d|e"]);
    let form = Parameter::query("f").explode(false);
    assert_eq!(query(form, &list).as_deref(), Ok("f=a%2Cb,c%20d%7Ce"));
    assert_eq!(
        path(Style::Simple, false, &list).as_deref(),
        Ok("a%2Cb,c%20d%7Ce")
    );
    assert!(query(Parameter::query("f").style(Style::SpaceDelimited), &list).is_err());
    assert!(query(Parameter::query("f").style(Style::PipeDelimited), &list).is_err());
    assert!(header("f", Parameter::header("f"), &list).is_err());
    assert!(path(Style::Label, true, &json!(["1.5", "2"])).is_err());
    assert_eq!(
        path(Style::Label, false, &json!(["1.5", "2"])).as_deref(),
        Ok(".1.5,2")
    );
    let keys = Parameter::query("f").allow_reserved();
    assert_eq!(
        query(keys, &json!({"a=b&c": "d=e"})).as_deref(),
        Ok("a%3Db%26c=d=e")
    );
    assert_eq!(
        header("f", Parameter::header("f"), &json!("a,b")).as_deref(),
        Ok("a,b")
    );
}

#[test]
fn reserved_characters_pass_where_allowed() {
    let text = "a:/?#[]@!$&'()*+,;=%41%zz é";
    assert_eq!(
        query(Parameter::query("f").allow_reserved(), &text.to_owned()).as_deref(),
        Ok("f=a:/?%23%5B%5D@!$%26%27()*%2B,;=%41%25zz%20%C3%A9")
    );
    assert_eq!(
        query(Parameter::query("f"), &text.to_owned()).as_deref(),
        Ok("f=a%3A%2F%3F%23%5B%5D%40%21%24%26%27%28%29%2A%2B%2C%3B%3D%2541%25zz%20%C3%A9")
    );
}

#[test]
fn what_is_not_there_is_not_sent() {
    for value in [json!(null), json!([]), json!([null]), json!({})] {
        assert_eq!(
            query(Parameter::query("f"), &value).as_deref(),
            Ok("(none)"),
            "{value}"
        );
    }
    assert_eq!(
        query(Parameter::query("f"), &None::<String>).as_deref(),
        Ok("(none)")
    );
    let error = query(Parameter::query("f").required(), &json!(null)).unwrap_err();
    assert_eq!(error, "test: the required parameter `f` is not set");
    let error = path(Style::Label, false, &json!([])).unwrap_err();
    assert!(error.contains("it is empty"), "{error}");
}

#[test]
fn what_has_no_form_is_refused() {
    for value in [json!([["a"]]), json!({"a": {"b": 1}})] {
        let error = query(Parameter::query("f"), &value).unwrap_err();
        assert!(
            error.starts_with("test: the parameter `f` cannot be sent: "),
            "{error}"
        );
    }
    assert!(query(Parameter::query("f"), &f64::NAN).is_err());
}

#[test]
fn parameters_with_json() {
    let value = json!({"a": [1, "é"]});
    assert_eq!(
        query(Parameter::query("f").json(), &value).as_deref(),
        Ok("f=%7B%22a%22%3A%5B1%2C%22%C3%A9%22%5D%7D")
    );
    let value = json!({"a": [1]});
    assert_eq!(
        header("f", Parameter::header("f").json(), &value).as_deref(),
        Ok(r#"{"a":[1]}"#)
    );
}

#[test]
fn a_path_keeps_its_literal_parts() {
    let id = Parameter::path("id");
    let uri = |path| {
        request(id, path, &"7".to_owned())
            .unwrap()
            .uri()
            .to_string()
    };
    assert_eq!(
        uri("/a b/{id}.json"),
        "https://api.example.com/a%20b/7.json"
    );
    assert_eq!(uri("/a:b;v=1/{id}"), "https://api.example.com/a:b;v=1/7");
    assert_eq!(
        uri("/a?fixed=1&id={id}"),
        "https://api.example.com/a?fixed=1&id=7"
    );
    let error = request(id, "/{other}", &"7".to_owned()).unwrap_err();
    assert_eq!(error, "test: the path parameter `other` is not set");
    let dots = request(id, "/a/.{id}", &".".to_owned()).unwrap_err();
    assert!(dots.contains("would change the route"), "{dots}");
}
