// Exception groups (PEP 654).
#pragma once

#include "protocol/exception.hpp"

namespace yieldcheck {

/// A BaseExceptionGroup: its arguments are a message and a sequence, `exceptions` what was in the sequence.
class ExceptionGroupObject : public ExceptionObject {
public:
    ExceptionGroupObject(Value group_class, std::vector<Value> given, std::vector<Value> members)
        : ExceptionObject(std::move(group_class), std::move(given)), exceptions(std::move(members)) {}

    Text str() override;
    Value find_attribute(std::string_view name) override;
    void clear() noexcept override;

    std::vector<Value> exceptions;
};

/// The checks of BaseExceptionGroup.__new__: gives the exceptions, and may change `group_class` to ExceptionGroup.
std::vector<Value> checked_group_members(Value& group_class, const Arguments& arguments);
/// BaseExceptionGroup(message, sequence): an ExceptionGroup where all are Exceptions.
Value make_exception_group(const Value& message, const Value& sequence);

using ExceptionCondition = std::function<bool(const Value& exception)>;

/// The parts that match and do not match, each unbound when empty; leaves an exception that is no group whole.
std::pair<Value, Value> split_exception(const Value& exception, const ExceptionCondition& condition);

}  // namespace yieldcheck
