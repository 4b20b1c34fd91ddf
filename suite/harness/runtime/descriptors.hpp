// property, staticmethod, classmethod and super.
#pragma once

#include "protocol/class.hpp"

namespace yieldcheck {

Value static_method(Value function);
Value class_method(Value function);
Value make_super(const Value& owner, const Value& self);

}  // namespace yieldcheck
