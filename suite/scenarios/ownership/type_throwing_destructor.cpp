#include "harness/own_type.hpp"

#include <stdexcept>

namespace {

class Fragile {
public:
    Fragile() = default;
    Fragile(const Fragile&) = delete;
    Fragile& operator=(const Fragile&) = delete;
    ~Fragile() noexcept(false) {
        say("raises");
        throw std::runtime_error("from a destructor");
    }
};

}  // namespace

static GENERATOR(int) numbers() {
    const Traced outer("outer");
    {
        const Fragile fragile;
        const Traced inner("inner");
        co_yield 1;
    }
    say("not reached");
    co_yield 2;
}

Value throwing_destructor(FrameRef) {
    {
        auto generator = numbers();
        auto reader = reader_of(generator);
        try {
            reader.next();
            say("yields " + std::to_string(reader.value()));
            reader.next();
        } catch (const std::runtime_error& error) {
            say(std::string("caught ") + error.what());
        }
    }
    say("all gone");
    return None;
}
