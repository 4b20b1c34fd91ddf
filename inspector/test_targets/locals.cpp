// Every kind of scope: what is visible at a suspension, and what it holds.
#include "report.hpp"

#include <string>
#include <vector>

// HERE stands on the line of the suspension.
// clang-format off

struct Point {
    int x;
    double y;
};
struct Flags {
    unsigned low : 3;
    int middle : 5;
    unsigned long high : 40;
};
enum class Color { red, green, blue };

Generator<int> scalars(int start, double factor) {
    bool yes = true;
    char letter = 'q';
    unsigned char small = 200;
    signed char negative = -7;
    short little = -300;
    unsigned long long large = 18446744073709551615ULL;
    float single = 0.25F;
    long double wide = 1.5L;
    int total = start;
    HERE(LOCAL(yes) + LOCAL(letter) + LOCAL(small) + LOCAL(negative) + LOCAL(little) + LOCAL(large) + LOCAL(single) + LOCAL(wide) + LOCAL(total)); co_yield 1;
    total += 5;
    yes = false;
    large = large / 3 + static_cast<unsigned>(factor);
    HERE(LOCAL(yes) + LOCAL(letter) + LOCAL(small) + LOCAL(negative) + LOCAL(little) + LOCAL(large) + LOCAL(single) + LOCAL(wide) + LOCAL(total)); co_yield total + static_cast<int>(yes + letter + small + negative + little + single + static_cast<float>(wide)) + static_cast<int>(large);
}

Generator<int> shadows(int bound) {
    int x = 1;
    for (int x = 10; x < 10 + bound; ++x) {
        int y = x * 2;
        {
            int x = y + 100;
            HERE(LOCAL(y) + LOCAL(x)); co_yield x;
        }
        HERE(LOCAL(x) + LOCAL(y)); co_yield y;
    }
    HERE(LOCAL(x)); co_yield x;
    int last = x + 1;
    HERE(LOCAL(x) + LOCAL(last)); co_yield last;
}

Generator<int> statements(int select) {
    int before = select;
    if (int found = before * 2; found > 0) {
        int inside = found + 1;
        HERE(LOCAL(before) + LOCAL(found) + LOCAL(inside)); co_yield inside;
    }
    while (int left = 3 - select) {
        HERE(LOCAL(before) + LOCAL(left)); co_yield left;
        ++select;
    }
    switch (select) {
        case 3: {
            int chosen = 33;
            HERE(LOCAL(before) + LOCAL(chosen)); co_yield chosen;
        }
    }
    do {
        int once = 44;
        HERE(LOCAL(before) + LOCAL(once)); co_yield once;
    } while (before == 1000);
    int after = before + 7;
    HERE(LOCAL(before) + LOCAL(after)); co_yield after;
}

Generator<int> guarded(int n) {
    int outside = n;
    try {
        int tried = outside + 1;
        HERE(LOCAL(outside) + LOCAL(tried)); co_yield tried;
        throw tried;
    } catch (int caught) {
        outside = caught * 10;
    }
    int later = 5;
    HERE(LOCAL(outside) + LOCAL(later)); co_yield later;
}

Generator<int> awaits(int a) {
    int first = co_await Give{a};
    HERE(LOCAL(first)); co_yield first;
    int second = co_await Give{first + 1} + first;
    HERE(LOCAL(first) + LOCAL(second)); co_yield second;
    int third = 3, fourth = (co_await Give{4}) + third;
    HERE(LOCAL(first) + LOCAL(second) + LOCAL(third) + LOCAL(fourth)); co_yield fourth;
}

Generator<int> pending(int a) {
    int early = a + 1;
    HERE(LOCAL(early)); int late = co_await Give{early};
    HERE(LOCAL(early) + LOCAL(late)); co_yield late;
}

Generator<int> ranges(std::vector<std::string> words) {
    unsigned long length = 0;
    for (const std::string& word : words) {
        length += word.size();
        HERE(LOCAL(length)); co_yield static_cast<int>(length);
    }
    auto [left, right] = std::pair<int, long>(6, 7);
    HERE(LOCAL(length) + LOCAL(left) + LOCAL(right)); co_yield left;
}

template <class T>
Generator<T> doubled(T seed) {
    T current = seed;
    for (;;) {
        HERE(LOCAL(current)); co_yield current;
        current = current + seed;
    }
}

struct Account {
    int balance = 40;
    Generator<int> deposits(int step) {
        int count = 0;
        for (;;) {
            balance += step;
            ++count;
            HERE(LOCAL(count)); co_yield balance;
        }
    }
};

namespace {
Generator<int> hidden(int z) {
    Point point{z, 2.5};
    int product = point.x * 3;
    (void)product;
    Flags flags{5, -9, 1UL << 33};
    Color color = Color::green;
    int plain[3] = {1, 2, z};
    HERE(std::string(" point={x = ") + report::shown(point.x) + ", y = 2.5} product=" + report::shown(product) + " flags={low = 5, middle = -9, high = 8589934592} color=green plain=[1, 2, " + report::shown(z) + "]"); co_yield plain[2] + static_cast<int>(color) + static_cast<int>(flags.high + flags.low) + flags.middle;
}
}  // namespace

int main(int argument_count, char** arguments) {
    auto created = shadows(2);
    std::vector<Generator<int>> all;
    for (int step = 1; step <= 2; ++step)
        all.push_back(std::move(scalars(3, 2.5).advanced(step)));
    for (int step = 1; step <= 6; ++step)
        all.push_back(std::move(shadows(2).advanced(step)));
    for (int step = 1; step <= 6; ++step)
        all.push_back(std::move(statements(1).advanced(step)));
    for (int step = 1; step <= 2; ++step)
        all.push_back(std::move(guarded(9).advanced(step)));
    for (const int step : {2, 4, 6})
        all.push_back(std::move(awaits(9).advanced(step)));
    for (int step = 1; step <= 2; ++step)
        all.push_back(std::move(pending(9).advanced(step)));
    for (int step = 1; step <= 3; ++step)
        all.push_back(std::move(ranges({"one", "a word that is longer than its own buffer"}).advanced(step)));
    auto number = doubled(1.25);
    number.advanced(3);
    Account account;
    auto deposits = account.deposits(8);
    deposits.advanced(2);
    int captured = 5;
    auto lambda = [captured](int w) -> Generator<int> {
        int sum = captured + w;
        HERE(LOCAL(sum)); co_yield sum;
    };
    auto from_lambda = lambda(11);
    from_lambda.next();
    auto of_namespace = hidden(1);
    of_namespace.next();
    auto closed = hidden(2);
    closed.advanced(2);
    {
        auto gone = shadows(1);
        gone.next();
    }
    report::wait(argument_count, arguments);
}
