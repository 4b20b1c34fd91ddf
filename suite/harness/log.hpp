// Where the scenario's print, note and snap go, and what is reported of exceptions that nobody can catch.
#pragma once

#include "protocol/object.hpp"

namespace yieldcheck {

class Log {
public:
    virtual ~Log() = default;
    virtual void text(const Text& line) = 0;
    virtual void values(const std::vector<Value>& values) = 0;
    virtual void snapshot(const Value& generator) = 0;
    virtual void unraisable(const Value& exception) = 0;
};

/// The log of the scenario that runs. Without one, everything is dropped.
Log& log();

/// Makes `log` the current one for as long as it lives.
class LogScope {
public:
    explicit LogScope(Log& log);
    ~LogScope();
    LogScope(const LogScope&) = delete;
    LogScope& operator=(const LogScope&) = delete;

private:
    Log* previous_;
};

}  // namespace yieldcheck
