// Where suspensions stand: against what the program says of the line, and against libclang for line and column.
#include "inspector/inspection.hpp"
#include "inspector/memory/live_process.hpp"
#include "inspector/test_targets/target.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <set>

#ifdef YIELDCHECK_HAS_LIBCLANG
#include <clang-c/Index.h>
#endif

namespace yieldcheck::inspector {
namespace {

using Position = std::pair<unsigned, unsigned>;  // line, column

std::map<Address, Frame> frames_of(const TargetProgram& target) {
    LiveProcess memory(target.process());
    std::map<Address, Frame> frames;
    for (auto& frame : take_snapshot(memory).frames)
        frames.emplace(frame.address, frame);
    return frames;
}

#ifdef YIELDCHECK_HAS_LIBCLANG
/// libclang visits no initialisers of captures: of those it gives the tokens.
void add_captures(CXTranslationUnit unit, CXCursor lambda, std::set<Position>& positions) {
    CXToken* tokens = nullptr;
    unsigned count = 0;
    clang_tokenize(unit, clang_getCursorExtent(lambda), &tokens, &count);
    for (unsigned i = 0; i < count; ++i) {
        const CXString spelling = clang_getTokenSpelling(unit, tokens[i]);
        const std::string word = clang_getCString(spelling);
        clang_disposeString(spelling);
        if (word == "]") break;
        if (word != "co_await" && word != "co_yield") continue;
        unsigned line = 0, column = 0;
        clang_getSpellingLocation(clang_getTokenLocation(unit, tokens[i]), nullptr, &line, &column, nullptr);
        positions.emplace(line, column);
    }
    clang_disposeTokens(unit, tokens, count);
}

/// Every co_await and co_yield of a source file.
std::set<Position> suspensions_by_libclang(const std::string& file) {
    const char* const options[] = {"-std=c++20"};
    const CXIndex index = clang_createIndex(0, 0);
    const CXTranslationUnit unit = clang_parseTranslationUnit(index, file.c_str(), options, 1, nullptr, 0, 0);
    std::set<Position> positions;
    const auto visit = [](CXCursor cursor, CXCursor, CXClientData data) {
        if (clang_Location_isFromMainFile(clang_getCursorLocation(cursor)) == 0) return CXChildVisit_Continue;
        const CXTranslationUnit within = clang_Cursor_getTranslationUnit(cursor);
        if (clang_getCursorKind(cursor) == CXCursor_LambdaExpr)
            add_captures(within, cursor, *static_cast<std::set<Position>*>(data));
        CXToken* token = clang_getToken(within, clang_getRangeStart(clang_getCursorExtent(cursor)));
        if (token == nullptr) return CXChildVisit_Recurse;
        const CXString spelling = clang_getTokenSpelling(within, *token);
        const std::string_view word = clang_getCString(spelling);
        if (clang_isExpression(clang_getCursorKind(cursor)) != 0 && (word == "co_await" || word == "co_yield")) {
            unsigned line = 0, column = 0;
            clang_getSpellingLocation(clang_getTokenLocation(within, *token), nullptr, &line, &column, nullptr);
            static_cast<std::set<Position>*>(data)->emplace(line, column);
        }
        clang_disposeString(spelling);
        clang_disposeTokens(within, token, 1);
        return CXChildVisit_Recurse;
    };
    if (unit != nullptr) clang_visitChildren(clang_getTranslationUnitCursor(unit), visit, &positions);
    clang_disposeTranslationUnit(unit);
    clang_disposeIndex(index);
    return positions;
}
#endif

}  // namespace

TEST(Positions, AreThoseThatTheProgramSays) {
    for (const auto& path : target_programs("positions.")) {
        SCOPED_TRACE(path);
        const TargetProgram target(path);
        const auto frames = frames_of(target);
        EXPECT_GT(target.frames().size(), 20U);
        for (const auto& said : target.frames()) {
            const auto found = frames.find(said.address);
            ASSERT_NE(found, frames.end());
            EXPECT_EQ(found->second.line, said.line) << found->second.line_reason;
        }
    }
}

TEST(Positions, AreThoseOfLibclang) {
#ifndef YIELDCHECK_HAS_LIBCLANG
    GTEST_SKIP() << "libclang-19-dev is not installed";
#else
    for (const std::string name : {"positions", "locals"}) {
        const auto known = suspensions_by_libclang(std::string(YIELDCHECK_TARGET_SOURCES) + "/" + name + ".cpp");
        ASSERT_GT(known.size(), 10U) << name;
        std::set<Position> seen;
        for (const auto& path : target_programs(name + ".")) {
            if (path.ends_with(".bare") || path.ends_with("clang19.O2")) continue;
            SCOPED_TRACE(path);
            const TargetProgram target(path);
            for (const auto& [address, frame] : frames_of(target)) {
                if (frame.state != State::suspended) continue;
                EXPECT_TRUE(known.contains({frame.line, frame.column}))
                    << frame.function << " " << frame.line << ":" << frame.column << " " << frame.line_reason;
                seen.emplace(frame.line, frame.column);
            }
        }
        EXPECT_GT(seen.size(), 10U) << name;
    }
#endif
}

}  // namespace yieldcheck::inspector
