//! Finds the spans of JSON pointers in YAML text.
