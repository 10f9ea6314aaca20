//! Percent-encoded text -> text; strict, so that a client cannot rely on a lenient server.

/// Where the text stands: what RFC 3986 allows there unencoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Component {
    /// A path segment (RFC 3986, section 3.3).
    Segment,
    /// A name or value in the query (section 3.4).
    Query,
    /// A value in the query of which the description leaves reserved characters as they are.
    Reserved,
    /// A name or value of a form body, where `+` is a space (WHATWG URL, 5.1).
    Form,
}

/// Decodes a text.
///
/// # Errors
///
/// What is wrong with it, as the end of a sentence whose subject is the text.
pub(super) fn decode(raw: &str, component: Component) -> Result<String, String> {
    let mut bytes = Vec::with_capacity(raw.len());
    let mut rest = raw.bytes();
    while let Some(byte) = rest.next() {
        match byte {
            b'%' => {
                let digits = (rest.next().and_then(hex), rest.next().and_then(hex));
                let (Some(high), Some(low)) = digits else {
                    return Err(format!("`{raw}` has a `%` without two hexadecimal digits"));
                };
                bytes.push(high << 4 | low);
            }
            b'+' if component == Component::Form => bytes.push(b' '),
            b'+' if component == Component::Query => {
                return Err(format!(
                    "`{raw}` has a `+`, which some servers read as a space and some as itself"
                ));
            }
            _ if is_allowed(byte, component) => bytes.push(byte),
            _ => {
                let character = char::from(byte);
                return Err(format!("`{raw}` has `{character}` unencoded"));
            }
        }
    }
    String::from_utf8(bytes).map_err(|_| format!("`{raw}` is not UTF-8 once decoded"))
}

fn hex(digit: u8) -> Option<u8> {
    u8::try_from(char::from(digit).to_digit(16)?).ok()
}

/// `pchar` of RFC 3986, and for a query `/` and `?` too. Square brackets belong to neither.
fn is_allowed(byte: u8, component: Component) -> bool {
    let unreserved = byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    let pchar = unreserved || b"!$&'()*+,;=:@".contains(&byte);
    match component {
        Component::Segment => pchar,
        Component::Query | Component::Reserved | Component::Form => pchar || b"/?".contains(&byte),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decodes_what_is_encoded() {
        let decoded = decode("a%2Fb%20%C3%A9", Component::Segment);
        assert_eq!(decoded.as_deref(), Ok("a/b é"));
        assert_eq!(decode("a+b", Component::Form).as_deref(), Ok("a b"));
        assert_eq!(decode("a+b", Component::Segment).as_deref(), Ok("a+b"));
    }

    #[test]
    fn refuses_what_should_be() {
        for raw in ["a[b]", "%", "%2", "%zz", "%FF", "a+b", "<", "a b"] {
            assert!(decode(raw, Component::Query).is_err(), "{raw}");
        }
        assert!(decode("a?b", Component::Segment).is_err());
    }
}
