// A program under control goes on when the process that the user sees is killed.
#pragma once

namespace yieldcheck::inspect {

/// Returns in a child process ("program-tracer"), which does the work. The caller stays behind: it hands on the signals
/// that are sent to it, and ends as the child does. When it is killed, the child gets SIGTERM, and can still take the
/// breakpoints out. To be called before there are other threads.
void work_in_child();

}  // namespace yieldcheck::inspect
