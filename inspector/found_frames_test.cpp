// Frames in all sorts of memory and by several allocators: none is missed, and none is invented without being marked
// doubtful. Prints the table of docs/fidelity.md.
#include "inspector/inspection.hpp"
#include "inspector/memory/core_file.hpp"
#include "inspector/memory/launched_program.hpp"
#include "inspector/memory/live_process.hpp"
#include "inspector/test_targets/target.hpp"

#include <gtest/gtest.h>
#include <sys/resource.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <set>

namespace yieldcheck::inspector {
namespace {

namespace fs = std::filesystem;

struct Allocator {
    const char* name;
    const char* library;  // to be preloaded; empty: the C library's own
};
constexpr Allocator allocators[]{{"glibc", ""},
                                 {"jemalloc", "/usr/lib/x86_64-linux-gnu/libjemalloc.so.2"},
                                 {"mimalloc", "/usr/lib/x86_64-linux-gnu/libmimalloc.so.2.0"}};
constexpr const char* sorts[]{"forwards", "backwards", "boundary", "threads", "mapped",
                              "pool",     "vector",    "static",   "stack"};

struct Counts {
    std::size_t live = 0, found = 0, doubtful = 0, missed = 0, invented = 0, ghosts = 0;
};

InspectionOptions without_values() {
    InspectionOptions options;
    options.values = false;
    options.all = true;
    return options;
}

Counts counts(const Snapshot& snapshot, const std::vector<ExpectedFrame>& live) {
    std::set<Address> left;
    for (const auto& frame : live)
        left.insert(frame.address);
    Counts counts;
    counts.live = left.size();
    for (const auto& frame : snapshot.frames) {
        const bool alive = left.erase(frame.address) > 0;
        if (alive)
            ++(frame.doubtful ? counts.doubtful : counts.found);
        else
            ++(frame.doubtful ? counts.ghosts : counts.invented);
    }
    counts.missed = left.size();
    return counts;
}

void print_row(const std::string& program, const Allocator& allocator, const char* sort, const Counts& row) {
    if (program.empty())
        std::printf("%-12s%-10s%-10s%7s%7s%10s%7s%9s%8s\n", "compiler", "malloc", "frames", "live", "found", "doubtful",
                    "missed", "invented", "ghosts");
    else
        std::printf("%-12s%-10s%-10s%7zu%7zu%10zu%7zu%9zu%8zu\n", program.c_str(), allocator.name, sort, row.live,
                    row.found, row.doubtful, row.missed, row.invented, row.ghosts);
}

/// A folder that cores fall into, while it lives.
class CoreFolder {
public:
    CoreFolder() : before_(fs::current_path()) {
        std::string name = (fs::temp_directory_path() / "yieldcheck-core-XXXXXX").string();
        if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
        folder_ = name;
        fs::current_path(folder_);
        getrlimit(RLIMIT_CORE, &limit_);
        rlimit raised = limit_;
        raised.rlim_cur = raised.rlim_max;
        setrlimit(RLIMIT_CORE, &raised);
    }
    ~CoreFolder() {
        fs::current_path(before_);
        setrlimit(RLIMIT_CORE, &limit_);
        std::error_code error;
        fs::remove_all(folder_, error);
    }
    std::string core() const {
        for (const auto& entry : fs::directory_iterator(folder_))
            if (entry.path().filename().string().starts_with("core")) return entry.path();
        return {};
    }

private:
    fs::path before_, folder_;
    rlimit limit_{};
};

/// What a program looks like when it aborts, and what its core file looks like.
void expect_same_from_core(const std::vector<std::string>& command) {
    SCOPED_TRACE(command.front() + " " + command[1]);
    const CoreFolder folder;
    InspectionOptions options;
    options.all = true;
    Snapshot live;
    {
        LaunchedProgram program(command);
        program.run({});
        live = take_snapshot(program, options);
        program.let_go();
        program.wait_for_end();
    }
    const auto file = folder.core();
    if (file.empty()) GTEST_SKIP() << "the system keeps no core files in the working folder";
    CoreFile core(file);
    const auto dead = take_snapshot(core, options);
    ASSERT_FALSE(live.frames.empty());
    ASSERT_EQ(live.frames.size(), dead.frames.size());
    std::size_t different = 0;
    for (std::size_t i = 0; i < live.frames.size(); ++i) {
        if (live.frames[i] == dead.frames[i]) continue;
        if (++different < 5)
            ADD_FAILURE() << "differs: " << live.frames[i].function << " at line " << live.frames[i].line;
    }
    EXPECT_EQ(different, 0U);
}

}  // namespace

TEST(FoundFrames, NoneIsMissedAndNoneInvented) {
    print_row("", allocators[0], "", {});
    for (const auto& path : target_programs("found.")) {
        for (const auto& allocator : allocators) {
            if (*allocator.library != 0 && !fs::exists(allocator.library)) continue;
            for (const auto* sort : sorts) {
                const auto program = fs::path(path).extension().string();
                const auto name = fs::path(path).stem().extension().string().substr(1) + program;
                SCOPED_TRACE(name + " " + allocator.name + " " + sort);
                setenv("LD_PRELOAD", allocator.library, 1);
                const TargetProgram target(path, sort);
                unsetenv("LD_PRELOAD");
                LiveProcess memory(target.process());
                const auto row = counts(take_snapshot(memory, without_values()), target.frames());
                print_row(name, allocator, sort, row);
                EXPECT_GT(row.live, 0U);
                EXPECT_EQ(row.missed, 0U);
                EXPECT_EQ(row.invented, 0U);
                const bool managed = sort == std::string("pool") || sort == std::string("vector") ||
                                     sort == std::string("static") || sort == std::string("stack");
                if (!managed && *allocator.library == 0) {
                    EXPECT_EQ(row.doubtful + row.ghosts, 0U);
                }
            }
        }
    }
}

TEST(FoundFrames, LiveAndCoreAreEqual) {
    for (const auto& path : target_programs("found.")) {
        for (const auto* sort : {"backwards", "threads", "mapped", "static"})
            expect_same_from_core({path, sort, "abort"});
    }
    for (const char* prefix : {"locals.gcc12.O0", "locals.gcc12.O2", "locals.clang19.O0", "chain.clang19.O0"})
        for (const auto& path : target_programs(prefix))
            expect_same_from_core({path, "abort"});
}

}  // namespace yieldcheck::inspector
