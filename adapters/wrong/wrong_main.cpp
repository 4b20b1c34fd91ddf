// yieldcheck-adapter-wrong: the deliberately wrong generators, one at a time.
#include "defect.hpp"
#include "harness/server.hpp"
#include "protocol/strict_json.hpp"

#include <iostream>

namespace yieldcheck::wrong {
namespace {

class WrongAdapter final : public Adapter {
public:
    explicit WrongAdapter(const Entry& entry) : entry_(entry), name_("wrong:" + std::string(entry.name)) {}

    std::string_view name() const override { return name_; }
    std::string_view library() const override { return entry_.mistake; }
    std::string version() const override { return "deliberately wrong"; }
    Capabilities native() const override { return Capabilities::all(); }
    bool has_lane(Lane lane) const override { return lane == Lane::native; }
    Value make(Lane, const FrameRef& frame, const Value& name, const Value& qualified_name,
               AnyBody body) const override {
        auto* generator = new Generator(frame, name, qualified_name, reinterpret_cast<Body (*)(BodyFrame)>(body));
        Value made(generator);
        defect().made(*generator);
        return made;
    }
    void settle() const override { defect().settle(); }

private:
    const Entry& entry_;
    std::string name_;
};

constexpr const char* usage =
    "The deliberately wrong generators, by which the suite is proven: docs/proof.md.\n"
    "  --list [--json]           all defects, with the rules that each breaks\n"
    "  --defect NAME --serve     answers JSON lines on standard input (docs/json-lines.md) with that defect\n";

void list(bool json) {
    Json entries = Json::array();
    for (const Entry* entry : all_defects()) {
        if (json) {
            entries.push_back({{"name", entry->name},
                               {"mistake", entry->mistake},
                               {"rules", entry->rules},
                               {"by_hand", entry->make()->delegates_by_hand()},
                               {"own_type", entry->make()->wrong_in_type()}});
        } else {
            std::cout << entry->name << "\n  " << entry->mistake << '\n';
        }
    }
    if (json) std::cout << to_line(entries) << '\n';
}

int fault(const std::string& sentence) {
    std::cerr << "yieldcheck: " << sentence << '\n';
    return 3;
}

int run(std::span<char*> arguments) {
    const Entry* chosen = nullptr;
    bool listing = false, json = false, serving = false;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::string_view argument = arguments[i];
        if (argument == "--help") {
            std::cout << usage;
            return 0;
        } else if (argument == "--list") {
            listing = true;
        } else if (argument == "--json") {
            json = true;
        } else if (argument == "--serve") {
            serving = true;
        } else if (argument == "--defect" && i + 1 < arguments.size()) {
            chosen = find_defect(arguments[++i]);
            if (chosen == nullptr) return fault("unknown defect \"" + std::string(arguments[i]) + "\": see --list");
        } else {
            return fault("cannot make sense of \"" + std::string(argument) + "\": see --help");
        }
    }
    if (listing) {
        list(json);
        return 0;
    }
    if (chosen == nullptr || !serving) return fault("needs --list, or --defect NAME --serve: see --help");
    choose(*chosen);
    std::ios::sync_with_stdio(false);
    return serve(WrongAdapter(*chosen), std::cin, std::cout);
}

}  // namespace
}  // namespace yieldcheck::wrong

int main(int argument_count, char** arguments) {
    return yieldcheck::wrong::run({arguments + 1, static_cast<std::size_t>(argument_count) - 1});
}
