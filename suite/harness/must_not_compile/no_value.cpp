// expect: the type has a next(), but none of value(), get(), current(), current_value(), get_value(), getValue(), unary
// *
#include "harness/concepts.hpp"

struct Generator {
    bool next();
};

static_assert(yieldcheck::NextValue<Generator, yieldcheck::Value>::complete);
