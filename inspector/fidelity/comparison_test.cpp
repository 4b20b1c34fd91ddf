// Each grade, from a trace and a view made by hand.
#include "inspector/fidelity/comparison.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

namespace yieldcheck::fidelity {
namespace {

using inspector::Edge;
using inspector::Frame;
using inspector::State;
using inspector::ValueKind;
using inspector::Variable;

constexpr inspector::Address first_place = 0x1000, second_place = 0x2000;

/// A translated scenario: `total` is declared on line 2, Python's line 7 is line 4.
class Text {
public:
    Text() : path_(std::filesystem::temp_directory_path() / ("yieldcheck-text-" + std::to_string(::getpid()))) {
        std::ofstream(path_) << "Body counter(BodyFrame frame) {\n"
                                "    Local total_{\"total\"};\n"
                                "    const Scope scope{frame, {&total_}};\n"
                                "    YIELD(7, total_);\n"
                                "    DELEGATE(9, delegation1);\n"
                                "}\n";
    }
    ~Text() { std::filesystem::remove(path_); }
    std::string path() const { return path_.string(); }

private:
    std::filesystem::path path_;
};

Variable total(std::string text) {
    Variable variable;
    variable.name = "total_";
    variable.type = "yieldcheck::Local";
    variable.declared_line = 2;
    variable.value.kind = ValueKind::integer;
    variable.value.type = "int";
    variable.value.text = std::move(text);
    return variable;
}

Snapshot counting(int value) {
    Snapshot snapshot;
    snapshot.state = Snapshot::State::suspended;
    snapshot.line = 7;
    snapshot.locals["total"] = value;
    return snapshot;
}

class ComparisonTest : public testing::Test {
protected:
    Frame frame(inspector::Address address = first_place) const {
        Frame frame;
        frame.address = address;
        frame.state = State::suspended;
        frame.file = text_.path();
        frame.line = 4;
        frame.confidence = inspector::LineConfidence::exact;
        frame.locals = {total("1")};
        return frame;
    }

    /// Adds a step to the trace, in which g is like that.
    void expect(const Snapshot& snapshot) {
        Observation observation;
        observation.generators["g"] = snapshot;
        group_.steps.push_back(std::move(observation));
    }

    /// What comes of it when the inspector sees these frames at the last step.
    std::vector<Fact> seen(std::vector<Frame> frames, std::optional<inspector::Address> g = first_place) {
        inspector::Snapshot snapshot;
        snapshot.frames = std::move(frames);
        HeldStep held{group_.steps.size() - 1, {{"g", g}, {"inner", second_place}}};
        return comparison_.step(held, snapshot);
    }

    static std::string grades(const std::vector<Fact>& facts) {
        std::string text;
        for (const auto& fact : facts)
            text += (text.empty() ? "" : ", ") + std::string(name(fact.subject)) + " " + std::string(name(fact.grade));
        return text;
    }

    const Text text_;
    TranslatedSource source_;
    Trace::Group group_;
    Comparison comparison_{group_, "send/counter", source_};
};

}  // namespace

TEST_F(ComparisonTest, AllIsAsItShouldBe) {
    expect(counting(1));
    EXPECT_EQ(grades(seen({frame()})), "state exact, line exact, local exact, delegate exact");
}

TEST_F(ComparisonTest, AnotherStateLineAndValueAreWrong) {
    expect(counting(1));
    Frame other = frame();
    other.state = State::running;
    other.line = 5;
    other.locals = {total("2")};
    EXPECT_EQ(grades(seen({other})), "state wrong, line wrong, local wrong, delegate exact");
}

TEST_F(ComparisonTest, TheValueOfBeforeIsStale) {
    expect(counting(1));
    seen({frame()});
    expect(counting(2));
    EXPECT_EQ(grades(seen({frame()})), "state exact, line exact, local stale, delegate exact");
}

TEST_F(ComparisonTest, WhatIsSaidToBeUnknownIsMissing) {
    expect(counting(1));
    Frame vague = frame();
    vague.state = State::unknown;
    vague.line = 0;
    vague.locals[0].value = {};
    vague.locals[0].value.reason = "optimised out";
    EXPECT_EQ(grades(seen({vague})), "state missing, line missing, local missing, delegate exact");
}

TEST_F(ComparisonTest, WhatIsLeftOutInSilenceIsWrong) {
    expect(counting(1));
    Frame empty = frame();
    empty.locals.clear();
    EXPECT_EQ(grades(seen({empty})), "state exact, line exact, local wrong, delegate exact");
    EXPECT_EQ(grades(seen({})), "state wrong");
}

TEST_F(ComparisonTest, WhatCPythonDoesNotHaveIsWrong) {
    Snapshot nothing = counting(1);
    nothing.locals.clear();
    expect(nothing);
    EXPECT_EQ(grades(seen({frame()})), "state exact, line exact, local wrong, delegate exact");
    Frame unbound = frame();
    unbound.locals[0].value.kind = ValueKind::empty;
    unbound.locals[0].value.text.clear();
    EXPECT_EQ(grades(seen({unbound})), "state exact, line exact, delegate exact");
}

TEST_F(ComparisonTest, AnUnstartedGeneratorHasItsArgumentsElsewhere) {
    Snapshot created = counting(1);
    created.state = Snapshot::State::created;
    created.line.reset();
    expect(created);
    Frame fresh = frame();
    fresh.state = State::created;
    fresh.locals.clear();
    EXPECT_EQ(grades(seen({fresh})), "state exact, local elsewhere");
}

TEST_F(ComparisonTest, TheChainIsFollowed) {
    Delegate delegate;
    delegate.generator = "inner";
    delegate.snapshot = counting(1);
    Snapshot outer = counting(1);
    outer.line = 9;
    outer.delegate = std::make_shared<Delegate>(delegate);
    expect(outer);
    Frame waiting = frame();
    waiting.line = 5;
    const std::string own = "state exact, line exact, local exact, ";
    EXPECT_EQ(grades(seen({waiting, frame(second_place)})), own + "delegate wrong");
    waiting.edges = {{Edge::Kind::refers, second_place, "h"}};
    EXPECT_EQ(grades(seen({waiting, frame(second_place)})), own + "delegate missing");
    waiting.edges = {{Edge::Kind::awaits, second_place, "h"}};
    EXPECT_EQ(grades(seen({waiting, frame(second_place)})), own + "delegate exact, " + own + "delegate exact");
    waiting.edges = {{Edge::Kind::awaits, 0x3000, "other"}};
    EXPECT_EQ(grades(seen({waiting, frame(0x3000)})), own + "delegate wrong");
}

TEST_F(ComparisonTest, WhoeverWaitsForNobodyMustNotBeSaidToWait) {
    expect(counting(1));
    Frame waiting = frame();
    waiting.edges = {{Edge::Kind::awaits, second_place, "h"}};
    EXPECT_EQ(grades(seen({waiting, frame(second_place)})), "state exact, line exact, local exact, delegate wrong");
}

TEST_F(ComparisonTest, AClosedGeneratorIsGone) {
    expect(counting(1));
    seen({frame()});
    Snapshot closed;
    closed.state = Snapshot::State::closed;
    expect(closed);
    EXPECT_EQ(grades(seen({}, std::nullopt)), "state exact");
    EXPECT_EQ(grades(seen({frame()}, std::nullopt)), "state stale");
}

}  // namespace yieldcheck::fidelity
