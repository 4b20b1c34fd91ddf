#include "harness/log.hpp"

namespace yieldcheck {
namespace {

class NoLog final : public Log {
    void text(const Text&) override {}
    void values(const std::vector<Value>&) override {}
    void snapshot(const Value&) override {}
    void unraisable(const Value&) override {}
};

NoLog no_log;
Log* current = &no_log;

}  // namespace

Log& log() { return *current; }

LogScope::LogScope(Log& log) : previous_(std::exchange(current, &log)) {}
LogScope::~LogScope() { current = previous_; }

}  // namespace yieldcheck
