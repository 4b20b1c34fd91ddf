// What stands for something else: coroutine handles, exceptions in flight, threads, mutexes, error codes, places in the
// source.
#pragma once

#include "inspector/values/printer.hpp"

namespace yieldcheck::inspector {

std::optional<Value> print_coroutine_handle(ValueReader& reader, const Place& place, ValueReader::Level level);
/// The type of the exception, and what() where its class keeps that as text.
std::optional<Value> print_exception_pointer(ValueReader& reader, const Place& place, ValueReader::Level level);
std::optional<Value> print_thread(ValueReader& reader, const Place& place, ValueReader::Level level);
/// Whether it is locked, and by which thread.
std::optional<Value> print_mutex(ValueReader& reader, const Place& place, ValueReader::Level level);
std::optional<Value> print_error_code(ValueReader& reader, const Place& place, ValueReader::Level level);
std::optional<Value> print_source_location(ValueReader& reader, const Place& place, ValueReader::Level level);

}  // namespace yieldcheck::inspector
