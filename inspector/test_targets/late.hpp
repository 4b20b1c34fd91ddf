// Between a library and the program that loads it.
#pragma once

#include "report.hpp"

/// A generator of the library, to be deleted by the caller.
extern "C" __attribute__((visibility("default"))) Generator<int>* make_late(int start);
