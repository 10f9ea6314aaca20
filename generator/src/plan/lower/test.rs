//! Tests, out of the examples of successful answers in JSON.

use super::Lowering;
use super::config::operation_id;
use super::feature::feature;
use crate::model::MediaKind;
use crate::plan::naming::{Case, Scope};
use crate::plan::{AnswerType, Content, Test};

impl Lowering<'_> {
    pub(super) fn lower_tests(&self, content: &Content) -> Vec<Test> {
        if !self.config.tests {
            return Vec::new();
        }
        let mut names = Scope::reserving(["survives"]);
        let mut tests = Vec::new();
        for operation in &self.api.operations {
            let planned = content.find(&operation_id(operation));
            let Some((groups, planned)) = planned else {
                continue;
            };
            let AnswerType::One(ty) = &planned.output.ty else {
                continue;
            };
            let path: Vec<_> = groups
                .iter()
                .map(|group| group.method.text())
                .chain([planned.method.text()])
                .collect();
            let success = operation
                .responses
                .iter()
                .filter(|response| response.status.is_success());
            let media = success.flat_map(|response| &response.content);
            for (_, json) in media
                .filter(|media| MediaKind::of(&media.media_type) == MediaKind::Json)
                .flat_map(|media| &media.examples)
            {
                tests.push(Test {
                    name: names.claim(&path.join("_"), Case::Value),
                    feature: feature(&groups).cloned(),
                    ty: ty.clone(),
                    json: json.clone(),
                });
            }
        }
        tests
    }
}
