//! `clientsmith generate --check`: what differs, and what is in the way.

use super::{GOOD, exists, objects, place, run, text};
use std::fs;

#[test]
fn checks_without_writing() {
    let place = place(&[("api.yaml", GOOD)]);
    let missing = run(&place, "generate api.yaml --output out --check");
    assert_eq!(missing.status, 3);
    assert!(missing.stdout.contains("--- /dev/null\n+++ b/Cargo.toml\n"));
    assert!(!exists(&place, "out"));

    assert_eq!(run(&place, "generate api.yaml --output out").status, 0);
    let same = run(&place, "generate api.yaml --output out --check");
    assert_eq!(
        (same.status, same.stderr.as_str()),
        (0, "out is up to date\n")
    );

    fs::write(
        place.path().join("api.yaml"),
        GOOD.replace("getTime", "tell"),
    )
    .expect("a file");
    let before = text(&place, "out/src/operations/mod.rs");
    let changed = run(&place, "generate api.yaml --output out --check");
    assert_eq!(changed.status, 3);
    assert!(
        changed.stdout.contains("+    pub fn tell("),
        "{}",
        changed.stdout
    );
    let mend = "to mend it: clientsmith generate api.yaml --output out\n";
    assert!(changed.stderr.ends_with(mend), "{}", changed.stderr);
    assert_eq!(text(&place, "out/src/operations/mod.rs"), before);
}

#[test]
fn checks_for_programs() {
    let place = place(&[("api.yaml", GOOD)]);
    assert_eq!(run(&place, "generate api.yaml --output out").status, 0);
    fs::write(
        place.path().join("api.yaml"),
        GOOD.replace("Hour", "Minute"),
    )
    .expect("a file");
    let json = run(
        &place,
        "generate api.yaml --output out --check --message-format json",
    );
    assert_eq!(json.status, 3);
    let objects = objects(&json.stdout);
    let state = |file: &str| {
        let object = objects.iter().find(|it| it["file"] == file);
        let object = object.expect("the file differs");
        assert_eq!(
            (&object["severity"], &object["code"]),
            (&"error".into(), &"differs".into())
        );
        object["message"].as_str().expect("text").to_owned()
    };
    let mend = "to mend it: clientsmith generate api.yaml --output out";
    for (file, is) in [
        ("out/src/types/minute.rs", "is missing"),
        ("out/src/types/hour.rs", "is no longer part of the client"),
        ("out/src/types/mod.rs", "differs from what would be written"),
    ] {
        assert_eq!(state(file), format!("`{file}` {is}; {mend}"));
    }
    assert!(
        json.stderr.contains("--- a/src/types/mod.rs"),
        "{}",
        json.stderr
    );
}

#[test]
fn check_refuses_what_writing_would() {
    let place = place(&[("api.yaml", GOOD)]);
    let check = "generate api.yaml --output out --check";
    fs::create_dir(place.path().join("out")).expect("a folder");
    fs::write(place.path().join("out/mine"), "").expect("a file");
    let foreign = run(&place, check);
    assert_eq!(foreign.status, 1);
    assert!(
        foreign.stderr.contains("`out` holds files that"),
        "{}",
        foreign.stderr
    );

    fs::remove_file(place.path().join("out/mine")).expect("removed");
    assert_eq!(run(&place, "generate api.yaml --output out").status, 0);
    fs::write(
        place.path().join("api.yaml"),
        GOOD.replace("Hour", "Minute"),
    )
    .expect("a file");
    fs::write(place.path().join("out/src/types/minute.rs"), "").expect("a file");
    let in_the_way = run(&place, check);
    assert_eq!((in_the_way.status, in_the_way.stdout.as_str()), (1, ""));
    let message = "`out/src/types/minute.rs` is in the way";
    assert!(in_the_way.stderr.contains(message), "{}", in_the_way.stderr);
    assert!(
        !in_the_way.stderr.contains("to mend it"),
        "{}",
        in_the_way.stderr
    );
}
