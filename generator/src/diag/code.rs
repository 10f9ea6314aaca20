//! The codes of all diagnostics: stable names that a user can search for.

/// Declares the codes; the doc line of each is what the documentation lists.
macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $variant:ident = $name:literal,)*) => {
        /// What a diagnostic is about, under a name that does not change.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Code {
            $($(#[doc = $doc])+ $variant,)*
        }

        impl Code {
            /// Every code, in the order of the stages that report them.
            pub const ALL: &'static [Code] = &[$(Code::$variant,)*];

            /// The name as printed, such as `unknown-field`.
            pub fn name(self) -> &'static str {
                match self { $(Code::$variant => $name,)* }
            }

            /// What the code means, in a sentence.
            pub fn explanation(self) -> &'static str {
                match self { $(Code::$variant => concat!($($doc),+).trim_ascii(),)* }
            }
        }
    };
}

codes! {
    // Reading the text.
    /// The file could not be read.
    UnreadableFile = "unreadable-file",
    /// The file is empty, or holds only comments.
    EmptyFile = "empty-file",
    /// The file is not text in UTF-8.
    NotUtf8 = "not-utf-8",
    /// The text is not valid YAML or JSON.
    Syntax = "syntax",
    /// The text ends before what it began is closed.
    Truncated = "truncated",
    /// Values are nested too deeply to be read.
    TooDeep = "too-deep",
    /// YAML aliases expand to more than can be read.
    TooManyAliases = "too-many-aliases",
    /// The file holds several YAML documents; a description is one.
    SeveralDocuments = "several-documents",
    /// A key appears twice in one object; the last counts.
    DuplicateKey = "duplicate-key",
    /// A number that JSON cannot express: not a number, or infinite.
    NotFinite = "not-finite",
    /// A YAML tag that has no meaning in a description.
    YamlTag = "yaml-tag",

    // The description as a whole.
    /// The file is not an OpenAPI description.
    NotOpenapi = "not-openapi",
    /// The version of OpenAPI is not supported.
    UnsupportedVersion = "unsupported-version",

    // The parts of a description.
    /// A field that must be there is missing.
    MissingField = "missing-field",
    /// A field that the specification does not define here.
    UnknownField = "unknown-field",
    /// A value of another type than the specification asks for.
    WrongType = "wrong-type",
    /// A value that is not one of those that the specification allows here.
    UnknownValue = "unknown-value",
    /// A value of the right type that is malformed, or out of range.
    InvalidValue = "invalid-value",
    /// Two fields that exclude each other.
    ConflictingFields = "conflicting-fields",
    /// A parameter whose `in` is not a place that a parameter can be in.
    UnknownParameterLocation = "unknown-parameter-location",
    /// A parameter without `schema` and without `content`.
    ParameterWithoutSchema = "parameter-without-schema",
    /// A path parameter that is not `required: true`.
    PathParameterNotRequired = "path-parameter-not-required",
    /// Two parameters of one name and place in one list.
    DuplicateParameter = "duplicate-parameter",
    /// A path that does not begin with `/`.
    PathWithoutSlash = "path-without-slash",
    /// A path template with braces that do not match, or an empty variable.
    InvalidPathTemplate = "invalid-path-template",
    /// A key of `responses` that is no status code, range or `default`.
    InvalidStatus = "invalid-status",
    /// A keyword that the schema dialect does not define.
    UnknownKeyword = "unknown-keyword",
    /// A keyword or field of another version of OpenAPI, read as it was meant.
    OtherVersion = "other-version",

    // References.
    /// A `$ref` to a place that does not exist.
    DanglingReference = "dangling-reference",
    /// A `$ref` to a file that could not be read.
    UnreadableReference = "unreadable-reference",
    /// A `$ref` that only leads back to itself.
    CircularReference = "circular-reference",

    // What the description means.
    /// Two operations with one `operationId`; the later one is named after its
    /// method and path.
    DuplicateOperationId = "duplicate-operation-id",
    /// Two paths that differ in the names of their variables only.
    AmbiguousPath = "ambiguous-path",
    /// A path parameter whose name is not in the path; it is left out.
    ParameterNotInPath = "parameter-not-in-path",
    /// A variable of a path that no parameter describes; it is a string.
    PathVariableWithoutParameter = "path-variable-without-parameter",
    /// A security requirement that names no scheme of the components: the client
    /// takes the whole `Authorization` header for it.
    UnknownSecurityScheme = "unknown-security-scheme",
    /// A schema of the components that no operation uses.
    UnusedSchema = "unused-schema",
    /// A header parameter that the specification says to ignore.
    IgnoredHeader = "ignored-header",
    /// A request that the API makes: the client has the type of its body.
    WebhookTypesOnly = "webhook-types-only",
    /// An `enum` of values that are not all strings.
    EnumerationNotChecked = "enumeration-not-checked",
    /// A list whose items have types by position.
    TupleAsList = "tuple-as-list",
    /// A keyword that the generated types do not express.
    KeywordNotHonoured = "keyword-not-honoured",
    /// A property that two parts of an `allOf` describe differently.
    ConflictingProperty = "conflicting-property",
    /// Parts of an `allOf` that no value can satisfy together.
    ConflictingAllOf = "conflicting-all-of",
    /// Choices that hold together, of more combinations than there can be types: any value is taken.
    TooManyCombinations = "too-many-combinations",
    /// A value of a discriminator that means none of the alternatives.
    MappingWithoutAlternative = "mapping-without-alternative",
    /// An object together with a choice of others.
    UnionInAllOf = "union-in-all-of",
    /// A name in `required` that no property has.
    RequiredWithoutProperty = "required-without-property",
    /// An extension about pages that the client does not follow.
    PagingNotHonoured = "paging-not-honoured",
    /// A field of OpenAPI that the generated client does not honour.
    FieldNotHonoured = "field-not-honoured",
    /// An example that its own schema does not allow: no test reads it.
    InvalidExample = "invalid-example",
    /// A schema that no value could be made for: no smoke test gives one.
    NoValueFound = "no-value-found",

    // The client.
    /// A media type that the client sends or reads as bytes.
    MediaTypeAsBytes = "media-type-as-bytes",
    /// XML whose root element has no name.
    XmlWithoutName = "xml-without-name",
    /// Properties whose XML elements have one name.
    XmlNamesAlike = "xml-names-alike",
    /// A media type that the client does not use, since it uses another.
    MediaTypeNotUsed = "media-type-not-used",
    /// A value in a style that OpenAPI has no way to write it in.
    StyleNotApplicable = "style-not-applicable",
    /// A server that is relative to where the description is served.
    RelativeServer = "relative-server",
    /// A variable of a server's URL that is not described as it should be.
    ServerVariable = "server-variable",
    /// A flow of OAuth 2 or OpenID Connect, which the client leaves to its user.
    FlowNotRun = "flow-not-run",
    /// A group whose feature cannot have its name.
    FeatureRenamed = "feature-renamed",
    /// A type that contains itself without end.
    EndlessType = "endless-type",
    /// The configuration names something that the description does not have.
    UnusedConfiguration = "unused-configuration",
    /// The configuration cannot be read, or cannot be followed.
    InvalidConfiguration = "invalid-configuration",
}
