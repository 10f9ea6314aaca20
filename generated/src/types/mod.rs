// Made by clientsmith from the API's description: edits are lost when it is made anew.
//! The types of the API.

crate::modules! {
    api_error, pagination, actor, sync_mode, sync_details, sync_response, create_sync_request,
    update_sync_request, sync_summary, list_syncs_response, sync_problem, activate_sync_request,
    sync_activation, activate_sync_response, sync_cancellation, cancel_sync_response, sync_status,
    sync_status_response, source_field, sync_field, override_field, override_field_input, override_,
    sync_target, identity, identity_function, sync_identities, identity_strategy, filter_function,
    filter_field_type, filter, model_filters, model_filter_condition, target_filters,
    target_filter_condition, schedule_frequency, schedule, run_after, schedule_option,
    json_schema_form, schedule_options, schedule_options_response, execution_status,
    execution_counts, execution, execution_response, list_executions_response, start_sync_request,
    source_identity, started_execution, start_sync_response, execution_cancellation,
    cancel_execution_response, console_log_entry, console_logs, console_logs_response,
    execution_log_type, logs_index_entry, logs_index, logs_index_response, execution_log_urls,
    execution_log_urls_response, sync_error_handling, sync_error_handling_response,
    update_sync_error_handling_request, sync_source, configuration_value, source_meta,
    sync_source_response, model_field, model_fields_response, target_object, supported_mode,
    target_creation, list_targets_response, target_create_property, enum_value,
    target_create_property_response, target_details, target_fields_response, target_mode,
    target_field, supported_identity_function, supported_filter_function, pick_value,
    target_properties,
}
