// Made by clientsmith from the API's description: edits are lost when it is made anew.

crate::enumeration! {
    /// How a filter compares a field with its value. The service may add values; treat one that you do
    /// not know as valid.
    ///
    /// - `Equality`: equal to the value.
    /// - `Inequality`: not equal to the value.
    /// - `IsNull`: has no value; takes none.
    /// - `IsNotNull`: has a value; takes none.
    /// - `True`: is true; takes no value.
    /// - `False`: is false; takes no value.
    /// - `OnOrAfter`: at the time given or later.
    /// - `OnOrBefore`: at the time given or earlier.
    /// - `GreaterThan`: greater than the value.
    /// - `GreaterThanEqual`: greater than or equal to the value.
    /// - `LessThan`: less than the value.
    /// - `LessThanEqual`: less than or equal to the value.
    /// - `StringContains`: contains the text.
    /// - `StringStartsWith`: starts with the text.
    /// - `StringEndsWith`: ends with the text.
    /// - `StringDoesNotContain`: does not contain the text.
    /// - `StringDoesNotStartWith`: does not start with the text.
    /// - `StringDoesNotEndWith`: does not end with the text.
    /// - `StringOneOf`: one of a list of texts.
    /// - `StringNotOneOf`: none of a list of texts.
    /// - `Between`: between two values.
    /// - `ArrayContains`: a list that contains the value.
    /// - `ArrayDoesNotContain`: a list that does not contain the value.
    /// - `InTheLast`: within a time span that ends now; takes a keyword for the span.
    /// - `RelativeOnOrBefore`: at a time relative to now, or earlier; takes a keyword for the span.
    /// - `RelativeOnOrAfter`: at a time relative to now, or later; takes a keyword for the span.
    /// - `StringLike`: matches the SQL `LIKE` pattern.
    /// - `StringNotLike`: does not match the SQL `LIKE` pattern.
    /// - `StringMatchesTrimmed`: equal to the text, white space at both ends aside.
    pub enum FilterFunction {
        Equality = "Equality", Inequality = "Inequality", IsNull = "IsNull",
        IsNotNull = "IsNotNull", True = "True", False = "False", OnOrAfter = "OnOrAfter",
        OnOrBefore = "OnOrBefore", GreaterThan = "GreaterThan",
        GreaterThanEqual = "GreaterThanEqual", LessThan = "LessThan",
        LessThanEqual = "LessThanEqual", StringContains = "StringContains",
        StringStartsWith = "StringStartsWith", StringEndsWith = "StringEndsWith",
        StringDoesNotContain = "StringDoesNotContain",
        StringDoesNotStartWith = "StringDoesNotStartWith",
        StringDoesNotEndWith = "StringDoesNotEndWith", StringOneOf = "StringOneOf",
        StringNotOneOf = "StringNotOneOf", Between = "Between", ArrayContains = "ArrayContains",
        ArrayDoesNotContain = "ArrayDoesNotContain", InTheLast = "InTheLast",
        RelativeOnOrBefore = "RelativeOnOrBefore", RelativeOnOrAfter = "RelativeOnOrAfter",
        StringLike = "StringLike", StringNotLike = "StringNotLike",
        StringMatchesTrimmed = "StringMatchesTrimmed", .. Unknown
    }
}
