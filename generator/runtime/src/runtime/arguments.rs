//! The arguments of a call, each encoded as soon as it is given, and put
//! together in the order of the description.

use crate::runtime::api::{Endpoint, Location, Parameter};
use crate::runtime::codec::Value;
use crate::runtime::style;
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

/// What may not stand in a path as it is (RFC 3986, section 3.3). `%` is left
/// alone, since the literal parts of a path template are encoded already.
const PATH: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'<')
    .add(b'>')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// The encoded arguments of a call.
#[derive(Clone, Default)]
pub(crate) struct Arguments {
    /// By the index of the parameter.
    pub(crate) encoded: Vec<Option<String>>,
}

impl Arguments {
    /// Encodes the argument for the parameter at `index`.
    ///
    /// # Errors
    ///
    /// Where the value cannot be sent, with the name of the parameter.
    pub(crate) fn set(
        &mut self,
        endpoint: &Endpoint,
        index: usize,
        value: &dyn Value,
    ) -> Result<(), String> {
        self.set_encoded(endpoint, index, |parameter| encode(parameter, value))
    }

    /// Takes the argument for the parameter at `index` as it is encoded.
    ///
    /// # Errors
    ///
    /// As above.
    pub(crate) fn set_encoded(
        &mut self,
        endpoint: &Endpoint,
        index: usize,
        encode: impl FnOnce(&Parameter) -> Result<Option<String>, String>,
    ) -> Result<(), String> {
        let Some(parameter) = endpoint.parameters.get(index) else {
            return Err(format!("there is no parameter with the index {index}"));
        };
        let encoded = encode(parameter).map_err(|reason| {
            format!(
                "the parameter `{}` cannot be sent: {reason}",
                parameter.name
            )
        })?;
        self.encoded.resize(endpoint.parameters.len(), None);
        self.encoded[index] = encoded;
        Ok(())
    }

    /// The encoded arguments in one place, in the order of the description.
    pub(crate) fn at<'a>(
        &'a self,
        endpoint: &'static Endpoint,
        location: Location,
    ) -> impl Iterator<Item = (&'static Parameter, &'a str)> {
        let arguments = endpoint.parameters.iter().zip(&self.encoded);
        arguments.filter_map(move |(parameter, encoded)| {
            let encoded = encoded.as_deref()?;
            (parameter.location == location).then_some((parameter, encoded))
        })
    }

    /// The one for the parameter at `index`.
    pub(crate) fn get(&self, index: usize) -> Option<&str> {
        self.encoded.get(index)?.as_deref()
    }

    /// Whether there is one for the parameter at `index`.
    pub(crate) fn has(&self, index: usize) -> bool {
        self.get(index).is_some()
    }

    /// What is asked for: the URL of the server, the path and the query.
    ///
    /// # Errors
    ///
    /// Where the template has a name that no argument fills.
    pub(crate) fn url(&self, base: &str, endpoint: &'static Endpoint) -> Result<String, String> {
        let lengths = self.encoded.iter().flatten().map(|text| text.len() + 1);
        let length = base.len() + endpoint.path.len() + lengths.sum::<usize>();
        let mut url = String::with_capacity(length);
        url.push_str(base);
        self.push_path(endpoint, &mut url)?;
        let mut mark = if endpoint.path.contains('?') {
            '&'
        } else {
            '?'
        };
        for (_, pairs) in self.at(endpoint, Location::Query) {
            // A form without pairs that is all of the query.
            if pairs.is_empty() {
                continue;
            }
            url.push(mark);
            url.push_str(pairs);
            mark = '&';
        }
        Ok(url)
    }

    fn push_path(&self, endpoint: &'static Endpoint, path: &mut String) -> Result<(), String> {
        let mut rest = endpoint.path;
        while let Some((literal, from)) = rest.split_once('{') {
            let Some((name, after)) = from.split_once('}') else {
                break;
            };
            let mut arguments = self.at(endpoint, Location::Path);
            let Some((_, argument)) = arguments.find(|(parameter, _)| parameter.name == name)
            else {
                return Err(format!("the path parameter `{name}` is not set"));
            };
            path.extend(utf8_percent_encode(literal, PATH));
            path.push_str(argument);
            rest = after;
        }
        path.extend(utf8_percent_encode(rest, PATH));
        Ok(())
    }
}

fn encode(parameter: &Parameter, value: &dyn Value) -> Result<Option<String>, String> {
    let encoded = style::encode(parameter, value.source())?;
    match (parameter.location, encoded.as_deref()) {
        // `/items/` is another route than `/items/{id}`.
        (Location::Path, None | Some("")) => {
            Err("it is empty, which would change the path".to_owned())
        }
        _ => Ok(encoded),
    }
}

/// Whether a path has a segment `.` or `..`, encoded or not.
///
/// RFC 3986 (section 6.2.2) lets any party on the way decode `%2E` and fold
/// such segments, and the URL parsers of clients and proxies do so (WHATWG URL,
/// "double-dot URL path segment"). Since no encoding keeps them, a request with
/// one would reach another route than the one that was meant.
pub(crate) fn has_dot_segment(path: &str) -> bool {
    let mut pairs = path.as_bytes().windows(2);
    // Nearly all paths are told apart by how their segments begin.
    if !path.starts_with(['.', '%']) && !pairs.any(|pair| matches!(pair, [b'/', b'.' | b'%'])) {
        return false;
    }
    let path = path.split('?').next().unwrap_or_default();
    path.split('/').any(|segment| {
        let segment = segment.replace("%2e", ".").replace("%2E", ".");
        segment == "." || segment == ".."
    })
}
