// What a step costs, and that depth does not add to it.
#include "yieldcheck/generator.hpp"

#include <benchmark/benchmark.h>

#include <optional>
#include <stdexcept>

namespace {

using namespace yieldcheck::reference;
using Talk = generator<int, std::optional<int>, int>;

Talk endless(int levels) {
    if (levels > 0) {
        const int result = co_await yield_from(endless(levels - 1));
        co_return result;
    }
    for (int i = 0;; ++i) {
        bool thrown = false;
        try {
            const std::optional<int> sent = co_yield i;
            if (sent && *sent < 0) break;
        } catch (const std::runtime_error&) {
            thrown = true;
        }
        i += thrown;
    }
    co_return 0;
}

/// One next() at the end of `depth` delegations.
void next(benchmark::State& state) {
    Talk talk = endless(static_cast<int>(state.range(0)));
    talk.next();
    for (auto _ : state)
        benchmark::DoNotOptimize(talk.next());
}
BENCHMARK(next)->Arg(0)->Arg(1)->Arg(10)->Arg(1'000)->Arg(100'000)->ArgName("depth");

void send(benchmark::State& state) {
    Talk talk = endless(static_cast<int>(state.range(0)));
    talk.next();
    for (auto _ : state)
        benchmark::DoNotOptimize(talk.send(1));
}
BENCHMARK(send)->Arg(0)->Arg(10)->Arg(100'000)->ArgName("depth");

void throw_that_the_leaf_catches(benchmark::State& state) {
    Talk talk = endless(static_cast<int>(state.range(0)));
    talk.next();
    const std::exception_ptr exception = std::make_exception_ptr(std::runtime_error("thrown"));
    for (auto _ : state)
        benchmark::DoNotOptimize(talk.throw_(exception));
}
BENCHMARK(throw_that_the_leaf_catches)->Arg(0)->Arg(10)->Arg(100'000)->ArgName("depth");

void state_of_the_root(benchmark::State& state) {
    Talk talk = endless(static_cast<int>(state.range(0)));
    talk.next();
    for (auto _ : state)
        benchmark::DoNotOptimize(talk.state());
}
BENCHMARK(state_of_the_root)->Arg(0)->Arg(10)->Arg(100'000)->ArgName("depth");

/// Two delegators take turns over one delegate: each step has to look for the end of its chain.
void next_by_turns(benchmark::State& state) {
    Talk shared = endless(static_cast<int>(state.range(0)));
    const auto through = [](Talk& inner) -> Talk { co_return co_await yield_from(inner); };
    Talk first = through(shared);
    Talk second = through(shared);
    for (auto _ : state) {
        benchmark::DoNotOptimize(first.next());
        benchmark::DoNotOptimize(second.next());
    }
    state.SetItemsProcessed(2 * state.iterations());
}
BENCHMARK(next_by_turns)->Arg(0)->Arg(10)->Arg(1'000)->ArgName("depth");

/// From the call to the end: the frame is allocated, started, finished and freed. Per level of delegation.
void life(benchmark::State& state) {
    for (auto _ : state) {
        Talk talk = endless(static_cast<int>(state.range(0)));
        talk.next();
        talk.send(-1);
    }
    state.SetItemsProcessed(state.iterations() * (state.range(0) + 1));
}
BENCHMARK(life)->Arg(0)->Arg(10)->Arg(100'000)->ArgName("depth");

void close(benchmark::State& state) {
    for (auto _ : state) {
        Talk talk = endless(static_cast<int>(state.range(0)));
        talk.next();
        talk.close();
    }
    state.SetItemsProcessed(state.iterations() * (state.range(0) + 1));
}
BENCHMARK(close)->Arg(0)->Arg(10)->Arg(100'000)->ArgName("depth");

}  // namespace

BENCHMARK_MAIN();
