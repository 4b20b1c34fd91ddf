// What the parts of an inspection cost.
#include "inspector/benchmark/child.hpp"
#include "inspector/image/coroutine.hpp"
#include "inspector/inspection.hpp"
#include "inspector/memory/live_process.hpp"
#include "inspector/scan/frame_search.hpp"
#include "inspector/suspends/suspend_points.hpp"
#include "inspector/values/path.hpp"
#include "inspector/view/snapshot_json.hpp"

#include <benchmark/benchmark.h>

namespace yieldcheck::inspector::benchmark {
namespace {

using ::benchmark::DoNotOptimize;
using ::benchmark::State;

void find_in_words(State& state) {
    const std::vector<std::uint64_t> words(std::size_t{1} << 20, 0x7f0000001234);
    std::vector<AddressRange> ranges;
    for (std::uint64_t i = 0; i < std::uint64_t(state.range(0)); ++i)
        ranges.push_back({0x550000000000 + (i << 32), 0x550000001000 + (i << 32)});
    std::vector<std::size_t> positions;
    for (auto _ : state) {
        find_words(words, ranges, positions);
        DoNotOptimize(positions.data());
    }
    state.SetBytesProcessed(std::int64_t(state.iterations()) * std::int64_t(words.size() * 8));
}
BENCHMARK(find_in_words)->ArgName("modules")->Arg(1)->Arg(4);

void open_image(State& state) {
    for (auto _ : state) {
        const Image image(YIELDCHECK_MANY_FRAMES, {});
        DoNotOptimize(image.symbols().data());
    }
}
BENCHMARK(open_image)->Unit(::benchmark::kMillisecond);

void learn_coroutines(State& state) {
    for (auto _ : state) {
        const Image image(YIELDCHECK_MANY_FRAMES, {});
        SourceCache sources;
        for (auto& coroutine : find_coroutines(image)) {
            load_details(image, coroutine);
            DoNotOptimize(find_suspend_points(image, coroutine, sources).highest);
        }
    }
}
BENCHMARK(learn_coroutines)->Unit(::benchmark::kMillisecond);

void look(State& state) {
    const Target target({YIELDCHECK_MANY_FRAMES, std::to_string(state.range(0))});
    LiveProcess process(target.process());
    for (auto _ : state) {
        const Inspection inspection(process);
        DoNotOptimize(inspection.frame_count());
    }
    state.SetItemsProcessed(std::int64_t(state.iterations()) * state.range(0));
}
BENCHMARK(look)->ArgName("frames")->Arg(100)->Arg(10000)->Unit(::benchmark::kMillisecond);

/// One look for all of these.
class Frames : public ::benchmark::Fixture {
public:
    void SetUp(State&) override {
        target_ = std::make_unique<Target>(std::vector<std::string>{YIELDCHECK_MANY_FRAMES, "1000"});
        process_ = std::make_unique<LiveProcess>(target_->process());
        inspection_ = std::make_unique<Inspection>(*process_);
    }
    void TearDown(State&) override {
        inspection_.reset();
        process_.reset();
        target_.reset();
    }

protected:
    std::size_t next() { return at_ = (at_ + 1) % inspection_->frame_count(); }
    const Inspection& inspection() const { return *inspection_; }

private:
    std::unique_ptr<Target> target_;
    std::unique_ptr<LiveProcess> process_;
    std::unique_ptr<Inspection> inspection_;
    std::size_t at_ = 0;
};

BENCHMARK_F(Frames, listing)(State& state) {
    for (auto _ : state)
        DoNotOptimize(inspection().listing(next()));
}

BENCHMARK_F(Frames, with_values)(State& state) {
    for (auto _ : state)
        DoNotOptimize(inspection().frame(next()));
}

BENCHMARK_F(Frames, as_json)(State& state) {
    const Frame frame = inspection().frame(next());
    for (auto _ : state)
        DoNotOptimize(to_json(frame));
}

BENCHMARK_F(Frames, value_by_path)(State& state) {
    for (auto _ : state)
        DoNotOptimize(inspection().value(0, "promise.value", ValueLimits{}));
}

}  // namespace
}  // namespace yieldcheck::inspector::benchmark

BENCHMARK_MAIN();
