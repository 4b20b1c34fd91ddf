#include "inspector/values/selection.hpp"

#include "inspector/fault.hpp"
#include "inspector/values/layout.hpp"
#include "inspector/values/printer.hpp"

#include <algorithm>

namespace yieldcheck::inspector {
namespace {

/// More elements than this are not walked through to reach one of them.
constexpr std::size_t most_elements = 1000000;

/// Notes the places of what stands directly within a value, in their order.
class ChildPlaces : public PlaceObserver {
public:
    void seen(const Place& place, unsigned depth) override {
        if (depth == 1) places.push_back(place);
    }
    void wraps(const Place&, const Place& held) override {
        if (!content) content = held;
    }

    std::vector<Place> places;
    std::optional<Place> content;  // of a wrapper: the outermost one's
};

/// A value one level deep, and where its parts are.
struct Opened {
    Value value;
    ChildPlaces children;
};

class Selection {
public:
    Selection(const Memory& memory, const AddressBook& book, const ValueLimits& limits, const Path& path)
        : memory_(memory), book_(book), limits_(limits), path_(path) {}

    Value from(const PathRoot& root) {
        place_ = root.place;
        value_ = root.value;
        reached_ = root.name;
        for (const auto& step : path_.steps) {
            switch (step.kind) {
                case PathStep::Kind::member: member(step); break;
                case PathStep::Kind::index: index(step); break;
                case PathStep::Kind::key: key(step); break;
                case PathStep::Kind::follow: follow(); break;
            }
            reached_ = path_.text.substr(step.begin, step.end - step.begin);
        }
        Value result = place_ ? ValueReader(memory_, book_, limits_).read(*place_) : std::move(value_);
        result.name = path_.text;
        return result;
    }

private:
    [[noreturn]] void wrong(const std::string& what, const std::string& hint = {}) const {
        throw Fault(reached_ + " " + what, hint);
    }

    Opened open(std::size_t elements) const {
        Opened opened;
        if (!place_) {
            opened.value = value_;
            return opened;
        }
        ValueLimits shallow = limits_;
        shallow.depth = 1;
        shallow.elements = elements;
        shallow.values = 3 * elements + 1000;
        ValueReader reader(memory_, book_, shallow);
        reader.observe(&opened.children);
        opened.value = reader.read(*place_);
        return opened;
    }

    void go_to(const Place& place) { place_ = place; }
    void go_to_child(Opened& opened, std::size_t child) {
        if (child < opened.children.places.size() && opened.children.places.size() == opened.value.children.size()) {
            go_to(opened.children.places[child]);
            return;
        }
        Value value = std::move(opened.value.children[child]);
        place_.reset();
        // A Python value has the address of its object: its place is the one that holds this.
        for (const auto& place : opened.children.places)
            if (place.address == value.address || memory_.get<Address>(place.address) == value.address) place_ = place;
        value_ = std::move(value);
    }

    /// What a pointer, a reference or a wrapper leads to; false when the place is none of these.
    bool follow_once() {
        if (!place_ || place_->type == nullptr) return false;
        const ValueReader reader(memory_, book_, limits_);
        const Type& type = *place_->type;
        if (type.kind == TypeKind::pointer || type.kind == TypeKind::reference) {
            const auto target = reader.pointer(place_->address);
            if (!target) wrong("cannot be read");
            if (*target == 0) wrong("is a null pointer");
            if (type.target == nullptr || type.target->kind == TypeKind::nothing) wrong("points to something unknown");
            if (type.target->kind == TypeKind::function) wrong("is a function");
            go_to(reader.whole_object({type.target, *target}).place);
            return true;
        }
        if (printer_for(type) == nullptr) return false;
        Opened opened = open(1);
        if (opened.value.kind == ValueKind::empty) wrong("holds nothing");
        if (opened.value.kind == ValueKind::unavailable) wrong("cannot be followed: " + opened.value.reason);
        const bool leads = opened.value.kind == ValueKind::pointer || opened.value.kind == ValueKind::reference;
        if (opened.children.content)
            go_to(*opened.children.content);
        else if (leads && !opened.children.places.empty())
            go_to(opened.children.places.front());
        else
            return false;
        return true;
    }

    void follow() {
        if (!follow_once()) wrong("is no pointer, and holds nothing that could be followed");
    }

    static std::string names_of(const Value& value) {
        std::string names;
        std::size_t count = 0;
        for (const auto& child : value.children) {
            if (child.name.empty() || child.is_base) continue;
            if (++count > 12) return names + ", …";
            names += (names.empty() ? "" : ", ") + child.name;
        }
        return names;
    }

    void member(const PathStep& step) {
        for (int hops = 0; hops < 64; ++hops) {
            if (place_) {
                if (const auto found = ValueReader(memory_, book_, limits_).member(*place_, {step.text}))
                    return go_to(*found);
            }
            Opened opened = open(limits_.elements);
            for (std::size_t i = 0; i < opened.value.children.size(); ++i)
                if (opened.value.children[i].name == step.text) return go_to_child(opened, i);
            const bool wants_content = step.text == "value" || step.text == "get";
            const auto before = place_;
            if (follow_once()) {
                if (wants_content && before->type->kind == TypeKind::structure) return;
                continue;
            }
            const auto names = names_of(opened.value);
            if (opened.value.kind == ValueKind::unavailable) wrong("is not known: " + opened.value.reason);
            wrong("has no member " + step.text, names.empty() ? "" : "it has " + names);
        }
        wrong("leads on without an end");
    }

    /// The element of what lies in memory one after another, without reading those before it.
    bool adjacent(std::int64_t number) {
        if (!place_ || place_->type == nullptr) return false;
        const ValueReader reader(memory_, book_, limits_);
        const Type& type = *place_->type;
        const Type* element = nullptr;
        Address first = place_->address;
        std::optional<std::uint64_t> count;
        if (type.kind == TypeKind::array) {
            element = type.target;
            count = type.count;
        } else if (type.kind == TypeKind::pointer) {
            const auto target = reader.pointer(place_->address);
            if (!target || *target == 0) wrong(target ? "is a null pointer" : "cannot be read");
            element = type.target;
            first = *target;
        } else if (type.template_name == "std::vector") {
            const auto extent = vector_extent(reader, *place_);
            if (!extent || !extent->wrong.empty()) return false;
            element = extent->element;
            first = extent->first;
            count = extent->count;
        }
        if (element == nullptr || element->size == 0) return false;
        if (count) number = checked(number, *count);
        go_to({element, first + static_cast<std::uint64_t>(number) * element->size});
        return true;
    }

    std::int64_t checked(std::int64_t number, std::uint64_t count) const {
        const auto size = static_cast<std::int64_t>(count);
        const auto found = number < 0 ? number + size : number;
        if (found < 0 || found >= size)
            wrong("has no element " + std::to_string(number) + ": it has " + std::to_string(count));
        return found;
    }

    void index(const PathStep& step) {
        for (int hops = 0; hops < 64; ++hops) {
            if (adjacent(step.number)) return;
            const auto wanted = static_cast<std::size_t>(std::max<std::int64_t>(step.number, 0));
            Opened opened = open(step.number < 0 ? most_elements : std::min(wanted + 1, most_elements));
            if (opened.value.kind == ValueKind::map) return key(step);
            if (opened.value.kind == ValueKind::sequence) {
                const auto count = opened.value.length.value_or(opened.value.children.size());
                const auto found = static_cast<std::size_t>(checked(step.number, count));
                if (found >= opened.value.children.size())
                    wrong("can only be shown as far as element " + std::to_string(opened.value.children.size()) +
                          (opened.value.reason.empty() ? "" : ": " + opened.value.reason));
                return go_to_child(opened, found);
            }
            if (!follow_once()) {
                if (opened.value.kind == ValueKind::unavailable) wrong("is not known: " + opened.value.reason);
                wrong("has no elements");
            }
        }
        wrong("leads on without an end");
    }

    static bool is_key(const Value& value, const PathStep& step) {
        if (value.truncated) return false;
        if (value.kind == ValueKind::character && step.text.size() == 1 && step.kind == PathStep::Kind::key)
            return value.text == std::to_string(static_cast<int>(step.text.front()));
        return value.text == step.text && value.kind != ValueKind::unavailable;
    }

    void key(const PathStep& step) {
        for (int hops = 0; hops < 64; ++hops) {
            Opened opened = open(most_elements);
            if (opened.value.kind == ValueKind::map) {
                for (std::size_t i = 0; i + 1 < opened.value.children.size(); i += 2)
                    if (is_key(opened.value.children[i], step)) return go_to_child(opened, i + 1);
                wrong("has no key " + step.text, keys_of(opened.value));
            }
            if (!follow_once()) wrong("has no keys");
        }
        wrong("leads on without an end");
    }

    static std::string keys_of(const Value& map) {
        std::string keys;
        for (std::size_t i = 0; i + 1 < map.children.size() && i < 20; i += 2)
            keys += (keys.empty() ? "it has " : ", ") + map.children[i].text;
        return keys;
    }

    const Memory& memory_;
    const AddressBook& book_;
    ValueLimits limits_;
    const Path& path_;
    std::optional<Place> place_;
    Value value_;
    std::string reached_;
};

}  // namespace

Value select_value(const Memory& memory, const AddressBook& book, const ValueLimits& limits,
                   const std::vector<PathRoot>& roots, const Path& path) {
    const auto found =
        std::find_if(roots.rbegin(), roots.rend(), [&](const PathRoot& root) { return root.name == path.variable; });
    if (found == roots.rend()) {
        std::string names;
        for (const auto& root : roots)
            if (!root.name.starts_with("__")) names += (names.empty() ? "" : ", ") + root.name;
        throw Fault("there is no variable " + path.variable + " in this frame",
                    names.empty() ? "it has none that are known here" : "there are " + names);
    }
    return Selection(memory, book, limits, path).from(*found);
}

}  // namespace yieldcheck::inspector
