// Made by clientsmith from the API's description: edits are lost when it is made anew.
//! The types of the API.

mod api_error;
mod pagination;
mod actor;
mod sync_mode;
mod sync_details;
mod sync_response;
mod create_sync_request;
mod update_sync_request;
mod sync_summary;
mod list_syncs_response;
mod sync_problem;
mod activate_sync_request;
mod sync_activation;
mod activate_sync_response;
mod sync_cancellation;
mod cancel_sync_response;
mod sync_status;
mod sync_status_response;
mod source_field;
mod sync_field;
mod override_field;
mod override_field_input;
mod override_;
mod sync_target;
mod identity;
mod identity_function;
mod sync_identities;
mod identity_strategy;
mod filter_function;
mod filter_field_type;
mod filter;
mod model_filters;
mod model_filter_condition;
mod target_filters;
mod target_filter_condition;
mod schedule_frequency;
mod schedule;
mod run_after;
mod schedule_option;
mod json_schema_form;
mod schedule_options;
mod schedule_options_response;
mod execution_status;
mod execution_counts;
mod execution;
mod execution_response;
mod list_executions_response;
mod start_sync_request;
mod source_identity;
mod started_execution;
mod start_sync_response;
mod execution_cancellation;
mod cancel_execution_response;
mod console_log_entry;
mod console_logs;
mod console_logs_response;
mod execution_log_type;
mod logs_index_entry;
mod logs_index;
mod logs_index_response;
mod execution_log_urls;
mod execution_log_urls_response;
mod sync_error_handling;
mod sync_error_handling_response;
mod update_sync_error_handling_request;
mod sync_source;
mod configuration_value;
mod source_meta;
mod sync_source_response;
mod model_field;
mod model_fields_response;
mod target_object;
mod supported_mode;
mod target_creation;
mod list_targets_response;
mod target_create_property;
mod enum_value;
mod target_create_property_response;
mod target_details;
mod target_fields_response;
mod target_mode;
mod target_field;
mod supported_identity_function;
mod supported_filter_function;
mod pick_value;
mod target_properties;

pub use self::{
    api_error::*, pagination::*, actor::*, sync_mode::*, sync_details::*, sync_response::*,
    create_sync_request::*, update_sync_request::*, sync_summary::*, list_syncs_response::*,
    sync_problem::*, activate_sync_request::*, sync_activation::*, activate_sync_response::*,
    sync_cancellation::*, cancel_sync_response::*, sync_status::*, sync_status_response::*,
    source_field::*, sync_field::*, override_field::*, override_field_input::*, override_::*,
    sync_target::*, identity::*, identity_function::*, sync_identities::*, identity_strategy::*,
    filter_function::*, filter_field_type::*, filter::*, model_filters::*,
    model_filter_condition::*, target_filters::*, target_filter_condition::*, schedule_frequency::*,
    schedule::*, run_after::*, schedule_option::*, json_schema_form::*, schedule_options::*,
    schedule_options_response::*, execution_status::*, execution_counts::*, execution::*,
    execution_response::*, list_executions_response::*, start_sync_request::*, source_identity::*,
    started_execution::*, start_sync_response::*, execution_cancellation::*,
    cancel_execution_response::*, console_log_entry::*, console_logs::*, console_logs_response::*,
    execution_log_type::*, logs_index_entry::*, logs_index::*, logs_index_response::*,
    execution_log_urls::*, execution_log_urls_response::*, sync_error_handling::*,
    sync_error_handling_response::*, update_sync_error_handling_request::*, sync_source::*,
    configuration_value::*, source_meta::*, sync_source_response::*, model_field::*,
    model_fields_response::*, target_object::*, supported_mode::*, target_creation::*,
    list_targets_response::*, target_create_property::*, enum_value::*,
    target_create_property_response::*, target_details::*, target_fields_response::*,
    target_mode::*, target_field::*, supported_identity_function::*, supported_filter_function::*,
    pick_value::*, target_properties::*,
};
