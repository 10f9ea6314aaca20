//! What has come out for a crate before, for a run that meets it again.

use super::generation::{End, Generated, folder};
use super::journal::Progress;
use super::selection::Description;
use super::{FOLDER, workspace};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

/// Results of one kind, one for each crate, each good for as long as the crate
/// is as it was.
#[derive(Clone, Copy, Debug)]
pub(super) struct Results {
    /// The folder of this kind.
    pub(super) kind: &'static str,
}

impl Results {
    /// What comes out for each client that was generated, in their order: what has come out before
    /// where the crate is as it was, and else what `run` makes of a batch of them.
    pub(super) fn of_each<'g, R>(
        self,
        generated: &'g [Generated],
        progress: &Progress,
        from_json: impl Fn(&Value) -> Option<R>,
        to_json: impl Fn(&R) -> Value,
        run: impl Fn(&[&'g Generated]) -> Result<Vec<R>, String>,
    ) -> Result<Vec<(&'g Generated, R)>, String> {
        let crates = || generated.iter().filter(|it| it.end == End::Generated);
        let mut results = BTreeMap::new();
        for generated in crates() {
            if let Some(result) = self
                .read(&generated.description)
                .as_ref()
                .and_then(&from_json)
            {
                progress.step(&generated.description.name);
                results.insert(generated.package(), result);
            }
        }
        let open = crates().filter(|it| !results.contains_key(it.package()));
        for batch in workspace::batches(open) {
            for (generated, result) in batch.iter().zip(run(&batch)?) {
                self.write(&generated.description, &to_json(&result))?;
                results.insert(generated.package(), result);
            }
        }
        let results = crates().filter_map(|it| Some((it, results.remove(it.package())?)));
        Ok(results.collect())
    }

    /// What has come out, if the crate was as it is now.
    fn read(self, description: &Description) -> Option<Value> {
        let text = fs::read_to_string(self.path(description)).ok()?;
        let mut value: Value = serde_json::from_str(&text).ok()?;
        let is_same = value["hash"] == hash(description);
        is_same.then(|| value["result"].take())
    }

    fn write(self, description: &Description, result: &Value) -> Result<(), String> {
        let path = self.path(description);
        let value = json!({ "hash": hash(description), "result": result });
        path.parent()
            .map_or(Ok(()), fs::create_dir_all)
            .and_then(|()| fs::write(&path, format!("{value:#}\n")))
            .map_err(|error| format!("{}: {error}", path.display()))
    }

    fn path(self, description: &Description) -> PathBuf {
        self.folder().join(format!("{}.json", description.package))
    }

    /// Where they are kept.
    pub(super) fn folder(self) -> PathBuf {
        Path::new(FOLDER).join(self.kind)
    }
}

/// Of all that the compiler and the tests read of a crate.
fn hash(description: &Description) -> String {
    let folder = folder(description);
    let mut folders = vec![folder.join("src"), folder.join("tests")];
    let mut files = vec![folder.join("Cargo.toml")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            match entry.path().is_dir() {
                true => folders.push(entry.path()),
                false => files.push(entry.path()),
            }
        }
    }
    files.sort();
    let mut hasher = DefaultHasher::new();
    for file in files {
        file.hash(&mut hasher);
        fs::read(&file).unwrap_or_default().hash(&mut hasher);
    }
    format!("{:016x}", hasher.finish())
}
