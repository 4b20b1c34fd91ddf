// Static variables of a coroutine: in no frame, but in scope.
#include "report.hpp"

Generator<int> counted(int start) {
    static int made = 4;
    ++made;
    for (;;) {
        static int rounds = 10;
        ++rounds;
        HERE(LOCAL(start) + LOCAL(made) + LOCAL(rounds));
        co_yield start;
    }
}

int main(int argument_count, char** arguments) {
    auto numbers = counted(3);
    numbers.advanced(2);
    report::wait(argument_count, arguments);
}
