//! Finds the spans of JSON pointers in JSON text.
