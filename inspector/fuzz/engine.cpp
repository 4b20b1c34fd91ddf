// The entry of libFuzzer; the target is chosen when it is compiled.
#include "inspector/fuzz/targets.hpp"

#include <cstddef>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    yieldcheck::inspector::fuzz::YIELDCHECK_FUZZ_TARGET({data, size});
    return 0;
}

// LLVM's libraries are not instrumented: what they put into a vector that our side reads would look wrong.
extern "C" const char* __asan_default_options() { return "detect_container_overflow=0:detect_leaks=1"; }
