#include "harness/own_type.hpp"

#include <vector>

namespace {

struct Counted {
    static inline int alive = 0;

    explicit Counted(int value) : number(value) { ++alive; }
    Counted(Counted&& other) noexcept : number(other.number) { ++alive; }
    ~Counted() { --alive; }

    int number;
};

}  // namespace

static GENERATOR(int) number_of(Counted counted) { co_yield counted.number; }

static void say_alive() { say(std::to_string(Counted::alive) + " arguments alive"); }

Value in_a_vector(FrameRef) {
    Counted::alive = 0;
    {
        std::vector<GENERATOR(int)> generators;
        for (int number = 1; number <= 100; ++number)
            generators.push_back(number_of(Counted(number)));
        say_alive();
        int sum = 0;
        for (auto& generator : generators) {
            auto reader = reader_of(generator);
            if (reader.next()) sum += reader.value();
        }
        say("they yield " + std::to_string(sum));
        generators.reserve(1000);
        say_alive();
    }
    say_alive();
    return None;
}
