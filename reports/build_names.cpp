#include "reports/build_names.hpp"

#include <algorithm>
#include <ostream>

namespace yieldcheck {
namespace {

bool contains(const std::vector<std::string>& names, const std::string& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

std::string letter(std::size_t number) {
    if (number < 26) return std::string(1, char('A' + number));
    if (number < 52) return std::string(1, char('a' + (number - 26)));
    return "#" + std::to_string(number + 1);
}

/// Libraries of the same version in the same builds, as one entry of the legend.
struct Version {
    std::string adapter;
    std::string version;
    std::vector<std::string> builds;
};

std::vector<Version> versions_of(const RunReport& report) {
    std::vector<Version> versions;
    for (const Hello& hello : report.adapters) {
        auto same = std::find_if(versions.begin(), versions.end(), [&](const Version& version) {
            return version.adapter == hello.adapter && version.version == hello.version;
        });
        if (same == versions.end()) same = versions.insert(versions.end(), {hello.adapter, hello.version, {}});
        same->builds.push_back(hello.build);
    }
    return versions;
}

void print_wrapped(std::ostream& out, const std::string& text, const Style& style) {
    for (const auto& line : wrapped(text, style.width))
        out << style.ink(Ink::faint, line) << '\n';
}

}  // namespace

BuildNames::BuildNames(const RunReport& report) : report_(report) {
    std::map<std::string, std::string> build_of;  // of each adapter, the first one
    const auto add = [&](const std::string& adapter, const std::string& build) {
        if (!contains(builds_, build)) builds_.push_back(build);
        several_ |= build_of.emplace(adapter, build).first->second != build;
    };
    for (const Hello& hello : report.adapters)
        add(hello.adapter, hello.build);
    for (const Result& result : report.results)
        add(result.adapter, result.build);
}

std::size_t BuildNames::number(const std::string& build) const {
    return std::size_t(std::find(builds_.begin(), builds_.end(), build) - builds_.begin());
}

std::string BuildNames::letters(const std::vector<std::string>& builds) const {
    std::vector<std::size_t> numbers;
    for (const auto& build : builds)
        numbers.push_back(number(build));
    std::sort(numbers.begin(), numbers.end());
    std::string text;
    for (std::size_t begin = 0, end; begin < numbers.size(); begin = end) {
        end = begin + 1;
        while (end < numbers.size() && numbers[end] == numbers[end - 1] + 1)
            ++end;
        if (end - begin > 2)
            text += letter(numbers[begin]) + "-" + letter(numbers[end - 1]);
        else
            for (std::size_t i = begin; i < end; ++i)
                text += letter(numbers[i]);
    }
    return text;
}

void BuildNames::print_legend(std::ostream& out, const Style& style) const {
    const auto versions = versions_of(report_);
    if (!several_) {
        for (const auto& build : builds_) {
            std::string text = build + ":";
            for (const auto& version : versions)
                if (contains(version.builds, build))
                    text += (text.back() == ':' ? " " : ", ") + version.adapter + " " + version.version;
            if (text.back() != ':') print_wrapped(out, text, style);
        }
        return;
    }
    for (const auto& build : builds_)
        out << style.ink(Ink::faint, cut(letter(number(build)) + "  " + build, style.width)) << '\n';
    std::string text;
    for (const auto& version : versions)
        text +=
            (text.empty() ? "" : ", ") + version.adapter + " " + version.version + " (" + letters(version.builds) + ")";
    print_wrapped(out, text, style);
}

std::string build_list(const RunReport& report, const std::vector<std::string>& builds) {
    struct Family {
        std::string before, levels, after;
    };
    std::vector<Family> families;
    for (const auto& build : builds) {
        const auto hello = std::find_if(report.adapters.begin(), report.adapters.end(),
                                        [&](const Hello& candidate) { return candidate.build == build; });
        const std::string level =
            hello == report.adapters.end() || hello->optimisation.empty() ? "" : " " + hello->optimisation;
        const auto at = level.empty() ? std::string::npos : build.find(level);
        Family family{build.substr(0, at), at == std::string::npos ? "" : level,
                      at == std::string::npos ? "" : build.substr(at + level.size())};
        const auto same = std::find_if(families.begin(), families.end(), [&](const Family& other) {
            return !level.empty() && other.before == family.before && other.after == family.after;
        });
        if (same == families.end())
            families.push_back(std::move(family));
        else
            same->levels += level;
    }
    std::string text;
    for (const auto& family : families)
        text += (text.empty() ? "" : ", ") + family.before + family.levels + family.after;
    return text;
}

}  // namespace yieldcheck
