// expect: the type has none of: bool next() with value(), a next() that returns an optional, explicit operator bool
// with
#include "harness/concepts.hpp"

struct Generator {
    int value();
};

static_assert(yieldcheck::NextValue<Generator, yieldcheck::Value>::complete);
