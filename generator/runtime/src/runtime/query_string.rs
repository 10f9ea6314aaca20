//! A query that one parameter is all of: `in: querystring` (OpenAPI 3.2, section
//! 4.12.1).

use crate::runtime::api::Parameter;
use crate::runtime::body::Body;
use crate::runtime::call::Call;
use crate::runtime::content::Content;
use crate::runtime::draft::Draft;
use crate::runtime::operation::Operation;
use crate::runtime::style::percent_encode;

/// What a query can be as it is.
const FORM: &str = "application/x-www-form-urlencoded";

impl<O: Operation> Call<O> {
    /// Sets the whole query, which the parameter at `index` stands for, to what a body
    /// would be.
    #[doc(hidden)]
    #[inline]
    pub fn set_query_string(mut self, index: usize, content: Body) -> Self {
        self.draft.set_query_string(index, &content);
        self
    }
}

impl Draft {
    fn set_query_string(&mut self, index: usize, content: &Body) {
        let encode = |_: &Parameter| written(content).map(Some);
        let set = self.arguments.set_encoded(self.endpoint, index, encode);
        self.note(set.err());
    }
}

/// A form is a query as it is; anything else is percent-encoded.
fn written(content: &Body) -> Result<String, String> {
    let bytes = match &content.content {
        Ok(Content::Bytes(bytes)) => bytes,
        Ok(Content::Stream { .. }) => return Err("a stream cannot be a query".to_owned()),
        Err(reason) => return Err(reason.clone()),
    };
    let text = std::str::from_utf8(bytes).map_err(|error| error.to_string())?;
    Ok(match content.media_type == FORM {
        true => text.to_owned(),
        false => percent_encode(text),
    })
}
