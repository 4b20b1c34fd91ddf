#include "cli/inspect/show.hpp"

#include "inspector/fault.hpp"

#include <gtest/gtest.h>

#include <sstream>

namespace yieldcheck::inspect {
namespace {

inspector::Variable number(const std::string& name, const std::string& text) {
    inspector::Variable variable;
    variable.name = name;
    variable.type = "int";
    variable.value.kind = inspector::ValueKind::integer;
    variable.value.text = text;
    return variable;
}

inspector::Frame frame(inspector::Address address, const std::string& function, unsigned line) {
    inspector::Frame one;
    one.address = address;
    one.function = function;
    one.state = inspector::State::suspended;
    one.file = "/src/main.cpp";
    one.line = line;
    one.confidence = inspector::LineConfidence::exact;
    one.parameters = {number("n", std::to_string(line))};
    return one;
}

void wait_for(inspector::Snapshot& snapshot, std::size_t from, std::size_t to) {
    using inspector::Edge;
    snapshot.frames[from].edges.push_back({Edge::Kind::awaits, snapshot.frames[to].address, "child"});
    snapshot.frames[to].edges.push_back({Edge::Kind::awaited_by, snapshot.frames[from].address, "child"});
}

inspector::Snapshot three() {
    inspector::Snapshot snapshot;
    snapshot.target = "process 7";
    snapshot.frames = {frame(0x1000, "leaf(int)", 10), frame(0x2000, "root(int)", 20), frame(0x3000, "leaf(int)", 10)};
    wait_for(snapshot, 1, 0);
    return snapshot;
}

struct ToString : Output {
    ToString() { stream_ = &text; }
    void finish() override {}
    std::ostringstream text;
};

std::string shown(const inspector::FrameSource& frames, const Request& request) {
    ToString output;
    show(frames, request, output);
    return output.text.str();
}

/// What was written when each frame was read.
class Recording : public inspector::SnapshotSource {
public:
    Recording(const inspector::Snapshot& snapshot, const ToString& output)
        : SnapshotSource(snapshot), output_(output) {}
    inspector::Frame frame(std::size_t index) const override {
        written[index] = output_.text.str();
        return SnapshotSource::frame(index);
    }
    mutable std::map<std::size_t, std::string> written;

private:
    const ToString& output_;
};

}  // namespace

TEST(Show, ATableWithin80Columns) {
    auto snapshot = three();
    snapshot.frames[0].function = "a::name::that::is::longer::than::any::line::on::the::screen(std::vector<int>)";
    snapshot.frames[2].confidence = inspector::LineConfidence::doubtful;
    const inspector::SnapshotSource frames(snapshot);
    EXPECT_EQ(shown(frames, {}),
              "process 7: 3 frames\n"
              "\n"
              "#0 GEN_SUSPENDED a::name::that::is::longer::than::any::lin… main.cpp:10\n"
              "   n = 10\n"
              "#1 GEN_SUSPENDED root(int)                                  main.cpp:20\n"
              "   waits for #0 a::name::that::is::longer::than::any::line::on::the::screen(…)\n"
              "   n = 20\n"
              "#2 GEN_SUSPENDED leaf(int)                                  main.cpp:10?\n"
              "   n = 10\n"
              "? the line, or the frame itself, is doubtful: --frame NUMBER says why\n");
}

TEST(Show, EachFrameAsSoonAsItIsRead) {
    const auto snapshot = three();
    for (const bool json : {false, true}) {
        ToString output;
        const Recording frames(snapshot, output);
        Request request;
        request.json = json;
        show(frames, request, output);
        EXPECT_NE(frames.written.at(1).find("leaf"), std::string::npos);
        EXPECT_EQ(frames.written.at(1).find("root"), std::string::npos);
        EXPECT_NE(frames.written.at(2).find("root"), std::string::npos);
    }
}

TEST(Show, NoMoreFramesThanTheLimitAreRead) {
    const auto snapshot = three();
    ToString output;
    const Recording frames(snapshot, output);
    Request request;
    request.limit = 1;
    show(frames, request, output);
    EXPECT_EQ(frames.written.size(), 1U);
    EXPECT_TRUE(output.text.str().ends_with("1 of 3 are shown\n")) << output.text.str();
}

TEST(Show, TheTreeBeginsWithThoseThatNobodyWaitsFor) {
    const auto snapshot = three();
    const inspector::SnapshotSource frames(snapshot);
    Request request;
    request.tree = true;
    EXPECT_EQ(shown(frames, request),
              "process 7: 3 frames\n"
              "\n"
              "#1 root(int)  main.cpp:20  GEN_SUSPENDED\n"
              "└ #0 leaf(int)  main.cpp:10  GEN_SUSPENDED\n"
              "#2 leaf(int)  main.cpp:10  GEN_SUSPENDED\n");
}

TEST(Show, ACircleOfThoseThatWaitEnds) {
    auto snapshot = three();
    wait_for(snapshot, 0, 1);
    const inspector::SnapshotSource frames(snapshot);
    Request request;
    request.tree = true;
    const auto text = shown(frames, request);
    EXPECT_NE(text.find("#0 again: they wait for each other in a circle"), std::string::npos) << text;
}

TEST(Show, ALongChainIsCutShort) {
    inspector::Snapshot snapshot;
    for (std::size_t i = 0; i < 10000; ++i)
        snapshot.frames.push_back(frame(0x1000 + 0x100 * i, "node(int)", 7));
    for (std::size_t i = 0; i + 1 < snapshot.frames.size(); ++i)
        wait_for(snapshot, i, i + 1);
    Request request;
    request.tree = true;
    class Quick : public inspector::SnapshotSource {
    public:
        using SnapshotSource::SnapshotSource;
        std::optional<std::size_t> find(inspector::Address address) const override {
            return (address - 0x1000) / 0x100;
        }
    };
    const auto text = shown(Quick(snapshot), request);
    EXPECT_NE(text.find("9997 more like it"), std::string::npos) << text;
    EXPECT_LT(std::count(text.begin(), text.end(), '\n'), 10);
}

TEST(Show, AlikeFramesTogether) {
    auto snapshot = three();
    snapshot.frames.push_back(frame(0x4000, "root(int)", 20));  // it waits for nobody: not like the other
    snapshot.frames.push_back(frame(0x5000, "leaf(int)", 11));
    const inspector::SnapshotSource frames(snapshot);
    Request request;
    request.group = true;
    EXPECT_EQ(shown(frames, request),
              "process 7: 5 frames\n"
              "\n"
              "2 × GEN_SUSPENDED leaf(int)                                 main.cpp:10\n"
              "    #0, #2\n"
              "1 × GEN_SUSPENDED root(int)                                 main.cpp:20\n"
              "    waits for leaf(int) main.cpp:10\n"
              "    #1\n"
              "1 × GEN_SUSPENDED root(int)                                 main.cpp:20\n"
              "    #3\n"
              "1 × GEN_SUSPENDED leaf(int)                                 main.cpp:11\n"
              "    #4\n");
}

TEST(Show, NothingOfTheTargetSteersTheTerminal) {
    auto snapshot = three();
    const std::string evil =
        "\x1b[31m\x07\xc2\x9b"
        "1m\xff";
    for (auto& one : snapshot.frames) {
        one.function = evil;
        one.file = "/src/" + evil;
        one.line_reason = evil;
        one.doubtful = true;
        one.doubt = evil;
        one.notes = {evil};
        one.parameters[0].name = evil;
        one.parameters[0].type = evil;
        one.parameters[0].value.kind = inspector::ValueKind::string;
        one.parameters[0].value.text = evil;
    }
    snapshot.target = snapshot.program = snapshot.reason = evil;
    snapshot.notes = {evil};
    snapshot.modules = {{evil, "", 0, 0, 0, "", 0, evil}};
    const inspector::SnapshotSource frames(snapshot);
    Request tree, group, source, one;
    tree.tree = true;
    group.group = true;
    source.source = true;
    one.frame = "1";
    for (const auto& request : {Request{}, tree, group, source, one})
        for (const char c : shown(frames, request))
            EXPECT_TRUE(static_cast<unsigned char>(c) >= 0x20 || c == '\n') << static_cast<int>(c);
}

TEST(Show, FramesAreFoundByNumberAndAddress) {
    const auto snapshot = three();
    const inspector::SnapshotSource frames(snapshot);
    EXPECT_EQ(find_frame(frames, "2"), 2U);
    EXPECT_EQ(find_frame(frames, "#1"), 1U);
    EXPECT_EQ(find_frame(frames, "0x3000"), 2U);
    for (const char* word : {"3", "0x3008", "", "#", "0x", "leaf", "-1", "99999999999999999999"})
        EXPECT_THROW(find_frame(frames, word), inspector::Fault) << word;
}

}  // namespace yieldcheck::inspect
