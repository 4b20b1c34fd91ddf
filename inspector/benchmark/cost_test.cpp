// How the cost grows with the number of frames, in what does not depend on the machine's load: reads, bytes, memory,
// processor time against itself. Limits in seconds are measured by limits_main.cpp.
#include "inspector/benchmark/child.hpp"
#include "inspector/inspection.hpp"
#include "inspector/memory/live_process.hpp"
#include "inspector/view/snapshot_json.hpp"

#include <gtest/gtest.h>
#include <malloc.h>
#include <time.h>

namespace yieldcheck::inspector::benchmark {
namespace {

/// Another memory, and what it is asked for.
class CountingMemory : public Memory {
public:
    explicit CountingMemory(Memory& memory) : memory_(memory) {}

    std::string description() const override { return memory_.description(); }
    std::string executable() const override { return memory_.executable(); }
    int process() const override { return memory_.process(); }
    using Memory::read;
    bool read(Address address, std::span<std::byte> into) const override {
        count(into.size());
        return memory_.read(address, into);
    }
    void read(std::span<ReadRequest> requests) const override {
        constexpr std::size_t at_once = 512;
        calls += (requests.size() + at_once - 1) / at_once;
        for (const auto& request : requests)
            bytes += request.into.size();
        memory_.read(requests);
    }
    std::size_t read_some(Address address, std::span<std::byte> into) const override {
        count(into.size());
        return memory_.read_some(address, into);
    }
    const std::vector<MemoryRegion>& regions() const override { return memory_.regions(); }
    std::vector<ThreadState> threads() const override { return memory_.threads(); }
    bool stop() override {
        ++stops;
        return memory_.stop();
    }
    void resume() override { memory_.resume(); }
    std::string stop_failure() const override { return memory_.stop_failure(); }
    bool moving() const override { return memory_.moving(); }
    void refresh() override { memory_.refresh(); }
    std::string file_for(const MemoryRegion& region) const override { return memory_.file_for(region); }

    mutable std::size_t calls = 0, bytes = 0;
    std::size_t stops = 0;

private:
    void count(std::size_t size) const {
        ++calls;
        bytes += size;
    }

    Memory& memory_;
};

struct Cost {
    std::size_t frames = 0, calls = 0, bytes = 0, stops = 0, memory = 0, formatted = 0;
    double seconds = 0;
};

double processor_seconds() {
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return double(time.tv_sec) + double(time.tv_nsec) * 1e-9;
}

/// Of a look at so many frames, and of all of them as JSON; `looks`: how often, all but the last for nothing.
Cost cost_of(int frames, int looks = 1) {
    const Target target({YIELDCHECK_MANY_FRAMES, std::to_string(frames)});
    LiveProcess process(target.process());
    CountingMemory memory(process);
    Cost cost;
    const auto allocated = mallinfo2();
    const double start = processor_seconds();
    Inspection inspection(memory);
    for (int look = 1; look < looks; ++look) {
        memory.calls = memory.bytes = memory.stops = 0;
        inspection.refresh();
    }
    for (std::size_t i = 0; i < inspection.frame_count(); ++i)
        cost.formatted += to_json(inspection.frame(i)).size();
    cost.seconds = processor_seconds() - start;
    const auto now = mallinfo2();
    cost.memory = now.uordblks + now.hblkhd - allocated.uordblks - allocated.hblkhd;
    cost.frames = inspection.frame_count();
    cost.calls = memory.calls;
    cost.bytes = memory.bytes;
    cost.stops = memory.stops;
    return cost;
}

/// For each further frame.
double growth(std::size_t Cost::*what, const Cost& few, const Cost& many) {
    return (double(many.*what) - double(few.*what)) / double(many.frames - few.frames);
}

constexpr int few_frames = 1000, many_frames = 8000;

TEST(Cost, GrowsInReadsAndMemoryNoFasterThanTheFrames) {
    const Cost few = cost_of(few_frames), many = cost_of(many_frames);
    ASSERT_EQ(few.frames, std::size_t{few_frames});
    ASSERT_EQ(many.frames, std::size_t{many_frames});
    ASSERT_GT(many.formatted, 100U * many.frames);
    // A page holds several frames and is asked for once; held, all pages are read by few calls.
    EXPECT_LT(growth(&Cost::calls, few, many), 0.3) << few.calls << " and " << many.calls << " calls";
    // A frame with all that it points to has 500 bytes: searched, walked for its heap, read ahead, read again.
    EXPECT_LT(growth(&Cost::bytes, few, many), 5000) << few.bytes << " and " << many.bytes << " bytes";
    EXPECT_LT(growth(&Cost::memory, few, many), 2000) << few.memory << " and " << many.memory << " bytes of memory";
    EXPECT_LE(many.stops, few.stops + 3) << "held for more than its frames as a whole";
}

TEST(Cost, OfASecondLookIsThatOfTheFirst) {
    const Cost first = cost_of(few_frames), second = cost_of(few_frames, 3);
    EXPECT_LT(double(second.calls), 1.2 * double(first.calls) + 20);
    EXPECT_LE(second.stops, first.stops + 1) << "held again and again";
}

TEST(Cost, GrowsInProcessorTimeNoFasterThanTheFrames) {
    (void)cost_of(few_frames);  // what is done once
    const Cost few = cost_of(few_frames), many = cost_of(many_frames);
    constexpr double factor = double(many_frames) / few_frames;
    // Squared it would be 64 times as much.
    EXPECT_LT(many.seconds, 2.5 * factor * few.seconds) << few.seconds << " s and " << many.seconds << " s";
}

}  // namespace
}  // namespace yieldcheck::inspector::benchmark
