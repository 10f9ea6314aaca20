//! Paths and their variables (OpenAPI 3.1, sections 4.7 and 4.8.8).

use super::Resolver;
use crate::diag::Code;
use crate::model::{Location, Parameter, Shape, Style, TypeRef};
use crate::openapi::{At, PathTemplate};

impl Resolver<'_> {
    /// The template of an operation as it is sent. Each variable in it has its
    /// parameter, and each parameter its variable (OpenAPI 3.1, section 4.7);
    /// they come first, in the order of the path.
    pub(super) fn path(
        &mut self,
        template: &PathTemplate,
        at: &At,
        parameters: &mut Vec<Parameter>,
    ) -> String {
        let target = target(template, parameters);
        let variables: Vec<&str> = template
            .variables()
            .filter(|name| target.contains(&format!("{{{name}}}")))
            .collect();
        for name in &variables {
            if !parameters.iter().any(|other| is_variable(other, name)) {
                self.report_undescribed(template, name, at);
                let value = self.made(at, Shape::String(None));
                parameters.push(undescribed(name, value, at));
            }
        }
        parameters.retain(|parameter| {
            let is_unused = parameter.location == Location::Path
                && !variables.contains(&parameter.name.as_str());
            if is_unused {
                self.report_unused(template, parameter);
            }
            !is_unused
        });
        parameters.sort_by_key(|parameter| {
            let place = variables
                .iter()
                .position(|name| is_variable(parameter, name));
            place.unwrap_or(usize::MAX)
        });
        target
    }

    fn report_undescribed(&mut self, template: &PathTemplate, name: &str, at: &At) {
        self.mistake(
            Code::PathVariableWithoutParameter,
            format!(
                "no parameter describes `{{{name}}}` of the path `{}`: it is a string",
                template.text
            ),
            at,
            format!("add a parameter with `name: {name}`, `in: path` and `required: true`"),
        );
    }

    fn report_unused(&mut self, template: &PathTemplate, parameter: &Parameter) {
        self.mistake(
            Code::ParameterNotInPath,
            format!(
                "the path `{}` has no `{{{}}}`: the parameter is left out",
                template.text, parameter.name
            ),
            &parameter.at,
            "put it into the path, or remove the parameter",
        );
    }
}

fn is_variable(parameter: &Parameter, name: &str) -> bool {
    parameter.location == Location::Path && parameter.name == name
}

/// A variable of a path of which nothing but its name is known.
fn undescribed(name: &str, value: TypeRef, at: &At) -> Parameter {
    Parameter {
        at: at.clone(),
        name: name.to_owned(),
        location: Location::Path,
        required: true,
        style: Style::Simple,
        explode: false,
        allow_reserved: false,
        allow_empty: false,
        value,
        query: None,
        description: None,
        deprecated: false,
        takes_made_up_key: false,
        default: None,
    }
}

/// The template without what is not sent by it. No path has a query, but
/// descriptions put one there; a pair of it that is a parameter of the query as
/// well (`/pets?page={page}`) is left to the parameter.
fn target(template: &PathTemplate, parameters: &[Parameter]) -> String {
    let Some((path, query)) = template.target.split_once('?') else {
        return template.target.clone();
    };
    let is_described = |pair: &str| {
        parameters.iter().any(|parameter| {
            parameter.location == Location::Query && pair == format!("{0}={{{0}}}", parameter.name)
        })
    };
    let pairs = query.split('&').filter(|pair| !is_described(pair));
    let pairs: Vec<_> = pairs.collect();
    match pairs.is_empty() {
        true => path.to_owned(),
        false => format!("{path}?{}", pairs.join("&")),
    }
}
