//! From planned examples to `examples/`: programs that take their arguments
//! from the command line and their credentials from the environment.

use super::paging::{Steps, emit_steps};
use super::{Files, format};
use crate::config::StepKind;
use crate::model::SchemeKind;
use crate::plan::{self, Argument, Example, ExampleStep, Ident, Scheme, Type};
use heck::ToShoutySnakeCase;
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

/// A file for each example.
pub(super) fn emit_examples(plan: &plan::Crate, files: &mut Files) {
    for example in &plan.examples {
        let about = format!(
            "{}\n\n```sh\n{}\n```",
            example.title,
            command(plan, example)
        );
        let text = format::file(&about, [program(plan, example)]);
        files.insert(format!("examples/{}.rs", example.name), text);
    }
}

/// How the example is run.
pub(super) fn command(plan: &plan::Crate, example: &Example) -> String {
    let arguments: String = command_line(example)
        .iter()
        .map(|(name, _)| format!(" {}", name.text().to_shouty_snake_case()))
        .collect();
    let separator = if arguments.is_empty() { "" } else { " --" };
    let variables: String = first_scheme(plan)
        .map(|scheme| variables(plan, scheme))
        .unwrap_or_default()
        .iter()
        .map(|name| format!("{name}=... "))
        .collect();
    format!(
        "{variables}cargo run --example {}{separator}{arguments}",
        example.name
    )
}

/// The whole program.
pub(super) fn program(plan: &plan::Crate, example: &Example) -> String {
    format::items(emit_program(plan, example))
}

/// The calls of an example, without the program around them.
pub(super) fn calls(example: &Example) -> String {
    let steps = emit_calls(example);
    let text = format::items(quote!(fn main() { #steps }));
    let lines: Vec<_> = text.lines().collect();
    let body = lines
        .get(1..lines.len().saturating_sub(1))
        .unwrap_or_default();
    body.iter()
        .map(|line| format!("{}\n", line.strip_prefix("    ").unwrap_or(line)))
        .collect()
}

fn emit_program(plan: &plan::Crate, example: &Example) -> TokenStream {
    let library = format_ident!("{}", plan.package.library);
    let usage = format!("usage: {}", command(plan, example));
    let arguments = command_line(example);
    let read = arguments.iter().map(|(name, ty)| {
        let shown = name.text().to_shouty_snake_case();
        let message = format!("{shown}: {{error}}");
        let parse =
            (**ty != Type::STRING).then(|| quote!(.parse().map_err(|error| format!(#message))?));
        quote!(let #name = arguments.next().ok_or(USAGE)? #parse;)
    });
    let words =
        (!arguments.is_empty()).then(|| quote!(let mut arguments = std::env::args().skip(1);));
    let credentials = first_scheme(plan).map(|scheme| emit_credentials(plan, scheme));
    let base_url = format!("{}_BASE_URL", plan.package.name.to_shouty_snake_case());
    let calls = emit_calls(example);
    let usage = (!arguments.is_empty()).then(|| quote!(const USAGE: &str = #usage;));
    quote! {
        use #library::Client;

        #usage

        #[tokio::main]
        async fn main() -> Result<(), Box<dyn std::error::Error>> {
            #words
            #(#read)*
            let mut builder = Client::builder() #credentials;
            if let Ok(url) = std::env::var(#base_url) {
                builder = builder.base_url(url);
            }
            let client = builder.build()?;

            #calls
            Ok(())
        }
    }
}

fn emit_calls(example: &Example) -> TokenStream {
    let last = example.steps.len().saturating_sub(1);
    let steps = example.steps.iter().enumerate();
    let steps = steps.map(|(index, step)| {
        let rest = example.steps.get(index + 1..).unwrap_or_default();
        let mut arguments = rest.iter().flat_map(|step| &step.arguments);
        let is_taken = arguments.any(|argument| is_of(argument, &step.variable));
        emit_step(step, !is_taken, index == last)
    });
    quote!(#(#steps)*)
}

/// Whether an argument is taken from an answer.
fn is_of(argument: &Argument, answer: &Ident) -> bool {
    match argument {
        Argument::Answer { variable, .. } => variable == answer,
        Argument::CommandLine { .. } => false,
    }
}

/// The call of a step, not awaited.
pub(super) fn call(step: &ExampleStep) -> String {
    let call = emit_call(step);
    let text = format::items(quote!(fn main() { #call; }));
    let lines: Vec<_> = text.lines().map(str::trim).collect();
    let body = lines
        .get(1..lines.len().saturating_sub(1))
        .unwrap_or_default();
    body.concat().trim_end_matches(';').to_owned()
}

/// An answer is shown where no later step takes anything from it.
fn emit_step(step: &ExampleStep, is_shown: bool, is_last: bool) -> TokenStream {
    let variable = &step.variable;
    let show = format!("{{{variable}:#?}}");
    let call = emit_call(step);
    match step.kind {
        StepKind::Items => quote! {
            let mut items = #call.items();
            while let Some(#variable) = items.next().await {
                let #variable = #variable?;
                println!(#show);
            }
        },
        StepKind::Once if !step.has_answer => {
            let show = is_last.then(|| quote!(println!("done");));
            quote! {
                #call.await?;
                #show
            }
        }
        StepKind::Once | StepKind::Wait => {
            let wait = (step.kind == StepKind::Wait)
                .then(|| quote!(.wait().deadline(std::time::Duration::from_secs(3600))));
            let show = is_shown.then(|| quote!(println!(#show);));
            quote! {
                let #variable = #call #wait .await?;
                #show
            }
        }
    }
}

fn emit_call(step: &ExampleStep) -> TokenStream {
    let path = step.path.iter().enumerate().map(|(index, method)| {
        let is_call = index + 1 == step.path.len();
        let arguments = is_call
            .then(|| step.arguments.iter().map(emit_argument))
            .into_iter()
            .flatten();
        quote!(.#method(#(#arguments),*))
    });
    quote!(client #(#path)*)
}

fn emit_argument(argument: &Argument) -> TokenStream {
    match argument {
        Argument::CommandLine { name, .. } => quote!(#name),
        Argument::Answer {
            variable,
            steps,
            pointer,
        } => match emit_steps(&quote!(#variable), steps) {
            Steps::Always(value) => value,
            Steps::Maybe(value) => {
                let message = format!("the answer has no {pointer}");
                quote!(#value.ok_or(#message)?)
            }
        },
    }
}

/// What the example takes from the command line, each once.
fn command_line(example: &Example) -> Vec<(&Ident, &Type)> {
    let mut names: Vec<(&Ident, &Type)> = Vec::new();
    for argument in example.steps.iter().flat_map(|step| &step.arguments) {
        if let Argument::CommandLine { name, ty } = argument
            && !names.iter().any(|(known, _)| *known == name)
        {
            names.push((name, ty));
        }
    }
    names
}

/// The first scheme whose credentials are given to the builder.
pub(super) fn first_scheme(plan: &plan::Crate) -> Option<&Scheme> {
    plan.client
        .schemes
        .iter()
        .find(|scheme| scheme.kind != SchemeKind::MutualTls)
}

fn emit_credentials(plan: &plan::Crate, scheme: &Scheme) -> TokenStream {
    let method = &scheme.method;
    let values = variables(plan, scheme).into_iter().map(|name| {
        let message = format!("set {name}");
        quote!(std::env::var(#name).map_err(|_| #message)?)
    });
    quote!(.#method(#(#values),*))
}

/// The environment variables that hold the credentials.
fn variables(plan: &plan::Crate, scheme: &Scheme) -> Vec<String> {
    let prefix = plan.package.name.to_shouty_snake_case();
    match scheme.kind {
        SchemeKind::Basic | SchemeKind::Digest => {
            vec![format!("{prefix}_USERNAME"), format!("{prefix}_PASSWORD")]
        }
        _ => vec![format!(
            "{prefix}_{}",
            scheme.method.text().to_shouty_snake_case()
        )],
    }
}
