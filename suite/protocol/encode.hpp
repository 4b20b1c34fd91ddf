// Python values as JSON, in the way of a trace (docs/json-lines.md lists the encodings).
#pragma once

#include "protocol/object.hpp"
#include "protocol/strict_json.hpp"

#include <unordered_map>

namespace yieldcheck {

/// Encodes the values of one scenario. Objects with an identity get names (ValueError#1) in the order in which they are
/// first shown. It keeps no object alive and never takes a new object for a dead one.
class Encoder {
public:
    Json value(const Value& value);
    /// An exception in full: identity, arguments, message where it says more, cause, context. Null for unbound.
    Json exception(const Value& exception, int depth = 0);

    bool known(const Value& value) const { return names_.contains(value->serial()); }
    /// Gives the object its name, in place of the numbered one.
    void bind(const Value& value, std::string name) { names_[value->serial()] = std::move(name); }

private:
    Json encode(const Value& value);
    Json encode_object(const Value& value);
    Json encode_container(const Value& value);
    const std::string& name_of(const Value& value, const std::string& base);

    std::unordered_map<std::uint64_t, std::string> names_;
    std::unordered_map<std::string, int> counts_;
    std::vector<Object*> within_;  // the containers around the value that is being encoded
};

}  // namespace yieldcheck
