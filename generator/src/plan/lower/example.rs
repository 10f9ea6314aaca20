//! Examples, as the configuration declares them.

use super::Lowering;
use super::docs::code;
use super::feature::feature;
use super::paging::{POINTER, tokens};
use crate::config::{self, StepKind};
use crate::openapi::At;
use crate::plan::naming::{Case, Scope};
use crate::plan::{
    AnswerType, Argument, Content, Example, ExampleStep, Feature, Ident, Operation, Type,
};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// An answer that later steps can take from.
struct Answered<'a> {
    variable: Ident,
    operation: &'a Operation,
}

impl Lowering<'_> {
    pub(super) fn lower_examples(&mut self, content: &Content) -> Vec<Example> {
        let mut names = Scope::default();
        let config = self.config;
        let configured = !config.examples.is_empty();
        let chosen = if configured {
            config.examples.clone()
        } else {
            first_example(content)
        };
        let examples = chosen.iter().enumerate().map(|(index, example)| Example {
            name: names.claim(&example.name, Case::Module),
            title: example.title.clone(),
            features: self.example_features(example, content),
            steps: self.example_steps(index, example, content),
        });
        examples.collect()
    }

    fn example_features(&self, example: &config::Example, content: &Content) -> BTreeSet<Feature> {
        let steps = example.steps.iter();
        let found = steps.filter_map(|step| content.find(&self.planned_id(&step.operation)?));
        found
            .filter_map(|(groups, _)| feature(&groups).cloned())
            .collect()
    }

    fn example_steps(
        &mut self,
        index: usize,
        example: &config::Example,
        content: &Content,
    ) -> Vec<ExampleStep> {
        let place = self.entry(&["examples", &index.to_string(), "steps"]);
        // The names that the program around the calls uses.
        let mut names = Scope::reserving(["arguments", "builder", "client", "items", "url"]);
        let mut words: HashMap<&str, Ident> = HashMap::new();
        let mut answered: Option<Answered<'_>> = None;
        let mut steps = Vec::new();
        for (index, step) in example.steps.iter().enumerate() {
            let place = place.as_ref().map(|place| place.index(index));
            let found = self
                .planned_id(&step.operation)
                .and_then(|id| content.find(&id));
            let Some((groups, operation)) = found else {
                continue;
            };
            self.check_step(place.as_ref(), step, operation);
            let arguments = operation.arguments().map(|parameter| {
                let pointer = step.arguments.get(&parameter.key);
                let place = place.as_ref().map(|place| place.child("arguments"));
                let place = place.map(|place| place.child(&parameter.key));
                match pointer
                    .and_then(|pointer| self.answer_argument(place, answered.as_ref()?, pointer))
                {
                    Some(argument) => argument,
                    None => Argument::CommandLine {
                        name: words
                            .entry(parameter.name.text())
                            .or_insert_with(|| names.claim(parameter.name.text(), Case::Module))
                            .clone(),
                        ty: parameter.ty.clone(),
                    },
                }
            });
            let arguments = arguments.collect();
            let fallback = if step.call == StepKind::Items {
                "item"
            } else {
                "answer"
            };
            let variable = names.claim(step.name.as_deref().unwrap_or(fallback), Case::Module);
            let path = groups.iter().map(|group| group.method.clone());
            steps.push(ExampleStep {
                path: path.chain([operation.method.clone()]).collect(),
                variable: variable.clone(),
                has_answer: !matches!(&operation.output.ty, AnswerType::One(ty) if *ty == Type::UNIT),
                kind: step.call,
                arguments,
            });
            answered = Some(Answered {
                variable,
                operation,
            });
        }
        steps
    }

    fn check_step(&mut self, place: Option<&At>, step: &config::Step, operation: &Operation) {
        let at = |key: &str| place.map(|place| place.child(key));
        let fits = match step.call {
            StepKind::Once => true,
            StepKind::Items => operation.paging.is_some(),
            StepKind::Wait => operation.polling.is_some(),
        };
        if !fits {
            let message = format!(
                "[[examples]]: `{}` is neither declared in [[pagination]] nor in [[polling]]",
                operation.id
            );
            self.invalid_config(
                at("call"),
                message,
                "declare how its pages follow each other, or what ends the waiting",
            );
        }
        if operation.body_argument().is_some() {
            let message = format!(
                "[[examples]]: `{}` needs a body, which an example does not have",
                operation.id
            );
            self.invalid_config(
                at("operation"),
                message,
                "choose an operation whose arguments are parameters",
            );
        }
        for name in step.arguments.keys() {
            if !operation
                .arguments()
                .any(|parameter| parameter.key == *name)
            {
                let message = format!(
                    "[[examples]]: `{}` has no required parameter `{name}`",
                    operation.id
                );
                let place = at("arguments").map(|place| place.child(name));
                self.invalid_config(place, message, "name a parameter of the path");
            }
        }
    }

    fn answer_argument(
        &mut self,
        place: Option<At>,
        answered: &Answered<'_>,
        pointer: &str,
    ) -> Option<Argument> {
        let steps = self
            .reach(answered.operation, &tokens(pointer))
            .map(|reached| reached.steps);
        let steps = match steps {
            Ok(steps) => steps,
            Err(reason) => {
                let message = format!("[[examples]] arguments: {reason}");
                self.invalid_config(place, message, POINTER);
                return None;
            }
        };
        Some(Argument::Answer {
            variable: answered.variable.clone(),
            steps,
            pointer: pointer.to_owned(),
        })
    }
}

/// Where the configuration has no example, one of a call that is easily made:
/// a GET with few arguments, each a word of the command line.
fn first_example(content: &Content) -> Vec<config::Example> {
    let is_simple = |operation: &Operation| {
        let is_word = |ty: &Type| matches!(ty, Type::Path(path) if *path != "serde_json::Value");
        let is_made_of_words = operation
            .arguments()
            .all(|parameter| is_word(&parameter.ty));
        operation.http_method == "GET"
            && is_made_of_words
            && operation.body_argument().is_none()
            && !operation.deprecated
    };
    let all = content.all();
    let simple = all
        .iter()
        .map(|(_, operation)| operation)
        .filter(|operation| is_simple(operation));
    let Some(operation) = simple.min_by_key(|operation| operation.arguments().count()) else {
        return Vec::new();
    };
    let line = format!("{} {}", operation.http_method, operation.path);
    vec![config::Example {
        name: operation.method.text().to_owned(),
        title: format!("Calls {}.", code(&line)),
        steps: vec![config::Step {
            operation: operation.id.clone(),
            name: None,
            call: StepKind::Once,
            arguments: BTreeMap::new(),
        }],
    }]
}
