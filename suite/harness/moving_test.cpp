#include "harness/moving.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace yieldcheck {
namespace {

std::vector<std::string> events;

/// Says how it moves and goes. `frame` stands for what it owns.
struct Owner {
    explicit Owner(int owned) : frame(owned) {}
    Owner(Owner&& other) noexcept : frame(std::exchange(other.frame, 0)) { events.push_back("moved"); }
    Owner& operator=(Owner&& other) noexcept {
        if (frame != 0) events.push_back("dropped " + std::to_string(frame));
        frame = std::exchange(other.frame, 0);
        events.push_back("assigned");
        return *this;
    }
    ~Owner() { events.push_back("destroyed " + std::to_string(frame)); }

    int frame;
};

struct Fixed {
    Fixed() = default;
    Fixed(const Fixed&) = delete;
    Fixed& operator=(const Fixed&) = delete;
};

struct OnlyConstructed {
    OnlyConstructed() = default;
    OnlyConstructed(OnlyConstructed&&) noexcept = default;
    OnlyConstructed& operator=(OnlyConstructed&&) = delete;
};

TEST(Moving, ThereAndBackLeavesMovedFromObjectsBehind) {
    std::optional<Owner> here(std::in_place, 7);
    events.clear();
    move_there_and_back(here);
    EXPECT_EQ(events, (std::vector<std::string>{"moved", "destroyed 0", "moved", "destroyed 0"}));
    EXPECT_EQ(here->frame, 7);
}

TEST(Moving, AssignmentDropsWhatTheTargetWas) {
    std::optional<Owner> here(std::in_place, 7);
    std::optional<Owner> target(std::in_place, 8);
    events.clear();
    EXPECT_TRUE(assign_there_and_back(here, target));
    EXPECT_EQ(events, (std::vector<std::string>{"dropped 8", "assigned", "assigned"}));
    EXPECT_EQ(here->frame, 7);
    EXPECT_EQ(target->frame, 0);
}

TEST(Moving, NothingHappensWhereNothingCanMove) {
    std::optional<Owner> none;
    std::optional<Owner> other(std::in_place, 8);
    events.clear();
    move_there_and_back(none);
    EXPECT_FALSE(assign_there_and_back(none, other));
    EXPECT_FALSE(assign_there_and_back(other, none));
    EXPECT_TRUE(events.empty());

    std::optional<Fixed> fixed(std::in_place);
    move_there_and_back(fixed);
    EXPECT_FALSE(assign_there_and_back(fixed, fixed));
    std::optional<OnlyConstructed> constructed(std::in_place);
    move_there_and_back(constructed);
    EXPECT_FALSE(assign_there_and_back(constructed, constructed));
}

}  // namespace
}  // namespace yieldcheck
