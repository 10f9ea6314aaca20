// Made by clientsmith from the API's description: edits are lost when it is made anew.

crate::enumeration! {
    /// How an identity compares two values. The service may add values; treat one that you do not know
    /// as valid.
    ///
    /// - `Equality`: they are equal.
    /// - `ISubstring`: one contains the other, upper and lower case being the same.
    /// - `OneOf`: one is among several values of the other.
    /// - `DomainMatch`: their domains are the same.
    /// - `HostnameMatch`: their host names are the same.
    pub enum IdentityFunction {
        Equality = "Equality", ISubstring = "ISubstring", OneOf = "OneOf",
        DomainMatch = "DomainMatch", HostnameMatch = "HostnameMatch", .. Unknown
    }
}
