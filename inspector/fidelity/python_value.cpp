#include "inspector/fidelity/python_value.hpp"

namespace yieldcheck::fidelity {

bool is_bound(const inspector::Value& shown) { return shown.kind != inspector::ValueKind::empty; }

bool is_same(const inspector::Value&, const Json&) { return false; }

}  // namespace yieldcheck::fidelity
