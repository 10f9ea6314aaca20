//! What is said about descriptions that are wrong: every mistake in one run,
//! with its place and what to do, and no file.

mod fixture;

use fixture::{diagnostics, fixtures, generation, stem};

#[test]
fn wrong_descriptions_get_the_diagnostics_that_their_snapshots_show() {
    for path in fixtures("failures") {
        let generation = generation(&path);
        assert!(generation.files.is_none(), "{} has files", path.display());
        assert!(
            generation.report.has_errors(),
            "{} has no errors",
            path.display()
        );
        insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true, snapshot_path => "../snapshots/failures" }, {
            insta::assert_snapshot!(stem(&path), diagnostics(&generation));
        });
    }
}
