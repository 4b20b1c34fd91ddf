// Values of the suite's own type as the inspector shows them (inspector/values/python_value.hpp), held against the
// encoding of traces (docs/json-lines.md).
#pragma once

#include "inspector/snapshot.hpp"
#include "protocol/strict_json.hpp"

#include <map>
#include <optional>
#include <string>

namespace yieldcheck::fidelity {

/// Which object has which name in a trace. One for each scenario: the names mean the same objects in all its steps, and
/// an object's serial number is never used again.
class Identities {
public:
    /// False when the name belongs to another object, or the object has another name.
    bool agree(const std::string& name, const std::string& serial);

private:
    std::map<std::string, std::string> serials_, names_;
};

/// Whether a variable holds a value at all.
bool is_bound(const inspector::Value& shown);
/// Whether what is shown is what the trace says: the same value, of the same Python type, and the same object where it
/// has an identity.
bool is_same(const inspector::Value& shown, const Json& encoded, Identities& identities);

}  // namespace yieldcheck::fidelity
