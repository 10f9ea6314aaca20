//! Keys by which a server knows a request that it has seen before.

/// A new key: a random UUID (RFC 9562, section 5.4).
///
/// # Errors
///
/// Where the system gives no random numbers.
pub fn key() -> Result<String, String> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).map_err(|error| format!("no random number: {error}"))?;
    bytes[6] = bytes[6] & 0x0f | 0x40;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let number = format!("{:032x}", u128::from_be_bytes(bytes));
    let (a, b, c) = (&number[..8], &number[8..12], &number[12..16]);
    Ok(format!("{a}-{b}-{c}-{}-{}", &number[16..20], &number[20..]))
}
