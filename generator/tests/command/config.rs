//! The configuration of a run: where it is found, and what is wrong with it.

use super::{GOOD, place, run, text};

#[test]
fn reads_the_configuration_beside_the_description() {
    let config = "[package]\nname = 'a'\nversion = '2.0.0'\n";
    let place = place(&[
        ("api.yaml", GOOD),
        ("clientsmith.toml", config),
        ("b.toml", "x = 1\n"),
    ]);
    assert_eq!(
        run(&place, "generate api.yaml --output out --name c").status,
        0
    );
    assert!(text(&place, "out/Cargo.toml").contains("version = \"2.0.0\""));
    assert!(text(&place, "out/Cargo.toml").contains("name = \"c\""));
    let bad = run(&place, "generate api.yaml --output out --config b.toml");
    assert_eq!(bad.status, 1);
    assert!(
        bad.stderr.contains("error[invalid-configuration]"),
        "{}",
        bad.stderr
    );
    assert!(bad.stderr.contains("b.toml:1:1"), "{}", bad.stderr);
    let missing = run(&place, "generate api.yaml --output out --config no.toml");
    assert_eq!(missing.status, 1);
    assert!(
        missing.stderr.contains("cannot read `no.toml`: "),
        "{}",
        missing.stderr
    );
    assert!(
        missing.stderr.contains("= help: check the path"),
        "{}",
        missing.stderr
    );
}

#[test]
fn suggests_what_the_configuration_means() {
    for (config, meant) in [
        ("[pakage]\n", "package"),
        ("[package]\nnmae = 'a'\n", "name"),
        ("types.dates = 'jif'\n", "jiff"),
    ] {
        let place = place(&[("api.yaml", GOOD), ("clientsmith.toml", config)]);
        let bad = run(&place, "generate api.yaml --output out");
        assert_eq!(bad.status, 1);
        let help = format!("= help: did you mean `{meant}`?");
        assert!(bad.stderr.contains(&help), "{}", bad.stderr);
    }
}
