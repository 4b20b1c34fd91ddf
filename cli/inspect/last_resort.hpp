// When reading a damaged file makes a library crash, or a file is cut off while it is read: one sentence and code 3.
#pragma once

namespace yieldcheck::inspect {

/// From now on SIGSEGV, SIGBUS, SIGFPE, SIGILL and SIGABRT end the program with a sentence, on a stack of its own.
/// Nothing is done in a build with sanitizers, which say more. A target that is held goes on, as after any end.
void expect_damaged_files();

}  // namespace yieldcheck::inspect
