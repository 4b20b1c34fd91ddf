// A complete type for --iterate next-value; each case takes one operation away, and the message says which.
//
// NO_NEXT: the type has none of: bool next() with value(), a next() that returns an optional, explicit
// NO_VALUE: the type has a next(), but none of value(), get(), current(), current_value(), get_value(), getValue(),
#include "harness/concepts.hpp"

struct Generator {
#ifndef NO_NEXT
    bool next();
#endif
#ifndef NO_VALUE
    yieldcheck::Value value();
#endif
};

static_assert(yieldcheck::NextValue<Generator, yieldcheck::Value>::complete);
