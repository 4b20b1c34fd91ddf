// What a run found out.
#pragma once

#include "protocol/verdict.hpp"
#include "runner/hello.hpp"
#include "runner/rules.hpp"

#include <string>
#include <vector>

namespace yieldcheck {

struct Result {
    std::string adapter;
    std::string build;  // Hello::build: the same scenario runs on several builds of an adapter
    std::string lane;
    std::string scenario;
    std::vector<std::string> rules;
    RuleLevel level = RuleLevel::core;
    Verdict verdict;
    std::string cause;                // of what is not in order, where several builds tell; see reports/differences.hpp
    SharedObservations observations;  // empty when there was too much of them to keep
    std::string standard_error;       // the last part
    double seconds = 0;
};

struct RunReport {
    std::string oracle;
    bool partial = false;  // interrupted: some results are missing
    double seconds = 0;
    double children_seconds = 0;  // processor time of the adapter programs
    double runner_seconds = 0;    // and of the runner itself, meanwhile
    std::vector<Hello> adapters;
    std::vector<Result> results;  // by adapter, build, lane and scenario

    /// The program that a result came from; null when it has said no hello.
    const Hello* adapter_of(const Result& result) const;
};

}  // namespace yieldcheck
