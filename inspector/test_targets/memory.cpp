// Frames in all sorts of memory, among many that are gone: none may be missed, none invented.
#include "report.hpp"

#include <thread>
#include <vector>

Generator<int> counter(int n) {
    int square = n * n;
    HERE(LOCAL(square));
    co_yield square;
}

template <int Size>
Generator<int> padded(int n) {
    char pad[Size];
    for (int i = 0; i < Size; ++i)
        pad[i] = static_cast<char>(i + n);
    co_yield pad[n % Size];
    co_yield pad[0];
}

/// The line is not compared: it is the generator that counts.
template <class Make>
void some(std::vector<Generator<int>>& kept, Make make, int count, bool forwards) {
    std::vector<Generator<int>> dropped;
    for (int i = 0; i < count; ++i) {
        auto generator = make(i);
        generator.next();
        (i % 10 == 0 ? kept : dropped).push_back(std::move(generator));
    }
    if (forwards) {
        dropped.clear();
        return;
    }
    while (!dropped.empty())
        dropped.pop_back();
}

std::vector<Generator<int>>& kept() {
    static std::vector<Generator<int>> all;
    return all;
}

int main(int argument_count, char** arguments) {
    for (const bool forwards : {true, false}) {
        some(kept(), counter, 500, forwards);
        some(kept(), padded<40>, 500, forwards);
        some(kept(), padded<500>, 500, forwards);
        some(kept(), padded<3000>, 500, forwards);
    }
    // The arena of another thread, and a block that is mapped by itself.
    std::thread([] {
        static std::vector<Generator<int>> others;
        some(others, padded<60>, 500, true);
        some(others, padded<700>, 500, false);
    }).join();
    auto large = padded<300000>(1);
    large.next();
    report::wait(argument_count, arguments);
}
