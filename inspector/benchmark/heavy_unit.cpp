// Much debug information and no coroutine: linked many times over, it makes a large program of many units.
#include <algorithm>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <random>
#include <regex>
#include <sstream>
#include <variant>

namespace {

using Table = std::map<std::string, std::variant<int, std::string, std::vector<double>>>;

std::string work(const std::string& text) {
    const auto json = nlohmann::ordered_json::parse(text);
    Table table;
    for (const auto& [key, value] : json.items())
        table[key] = std::regex_replace(value.dump(), std::regex("[0-9]+"), "#");
    std::mt19937 random(1);
    std::vector<std::function<int()>> all(10, [&] { return std::uniform_int_distribution<int>(1, 6)(random); });
    std::stable_sort(all.begin(), all.end(), [](auto& left, auto& right) { return left() < right(); });
    std::ostringstream out;
    for (const auto& [key, value] : table)
        out << key << value.index();
    return out.str();
}

[[maybe_unused]] const auto keep = &work;
volatile auto kept = &work;

}  // namespace
