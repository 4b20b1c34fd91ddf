// Holds frames of its own and of a library: of one that is LINKED, or of one that it loads by the name in the first
// argument.
#include "late.hpp"

#include <dlfcn.h>
#include <memory>

// clang-format off
Generator<int> early(int start) {
    int tripled = start * 3;
    HERE(LOCAL(tripled)); co_yield tripled;
}
// clang-format on

using Made = std::unique_ptr<Generator<int>>;

#ifdef LINKED
Made make(const char*, int start) { return Made(make_late(start)); }
#else
Made make(const char* library, int start) {
    void* handle = dlopen(library, RTLD_NOW);
    void* function = handle == nullptr ? nullptr : dlsym(handle, "make_late");
    if (function == nullptr) {
        std::fprintf(stderr, "%s\n", dlerror());
        std::exit(1);
    }
    return Made(reinterpret_cast<decltype(&make_late)>(function)(start));
}
#endif

int main(int argument_count, char** arguments) {
    auto own = early(5);
    own.next();
    const char* library = argument_count > 1 ? arguments[1] : "";
    auto first = make(library, 10), second = make(library, 20);
    first->next();
    second->advanced(2);
    report::wait(argument_count - 1, arguments + 1);
}
