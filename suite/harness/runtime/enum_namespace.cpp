// The body of an enumeration: auto() gets its value where it is assigned to a name.
#include "harness/body.hpp"
#include "harness/runtime/enumeration.hpp"
#include "harness/runtime/native.hpp"

namespace yieldcheck {
namespace {

class Auto final : public Object {
public:
    Value type() const override { return auto_class(); }
};

constexpr const char* generator_name = "_generate_next_value_";

class EnumNamespace final : public Object {
public:
    explicit EnumNamespace(std::vector<Value> bases) : bases_(std::move(bases)), content_(dict()) {}

    Value type() const override { return builtin_class("dict"); }
    bool contains(const Value& item) override { return content_->contains(item); }
    Value item(const Value& key) override { return content_->item(key); }
    Value iterate() override { return content_->iterate(); }
    void delete_item(const Value& key) override { content_->delete_item(key); }

    void set_item(const Value& key, Value value) override {
        const std::string name = utf8(yieldcheck::str(key));
        if (is_member_name(name) && !is_descriptor(value)) {
            if (content_->contains(key)) {
                raise_error("TypeError", utf8(yieldcheck::repr(key)) + " already defined as " +
                                             utf8(yieldcheck::repr(content_->item(key))));
            }
            value = with_numbers(name, std::move(value));
            values_.push_back(value);
        }
        content_->set_item(key, std::move(value));
    }

    void clear() noexcept override {
        bases_.clear();
        values_.clear();
        content_->clear();
    }

private:
    /// The value with what auto() stands for in its place.
    Value with_numbers(const std::string& name, Value value) {
        if (is_auto(value)) return next_value(name);
        if (value->kind() != Kind::tuple) return value;
        std::vector<Value> items = items_of(value);
        bool changed = false;
        for (Value& item : items) {
            if (!is_auto(item)) continue;
            item = next_value(name);
            changed = true;
        }
        return changed ? tuple(std::move(items)) : value;
    }

    Value next_value(const std::string& name) {
        Value generate;
        const Value key = text(generator_name);
        if (content_->contains(key)) {
            generate = bind_attribute(content_->item(key), {}, builtin_class("object"));
        } else {
            for (const Value& base : bases_) {
                if (base.as<EnumClass>() != nullptr) generate = attribute(base, generator_name);
            }
        }
        return generate->call(
            {text(name), integer(1), integer(static_cast<std::int64_t>(values_.size())), list(values_)});
    }

    std::vector<Value> bases_;
    std::vector<Value> values_;
    Value content_;
};

}  // namespace

bool is_descriptor(const Value& value) {
    return value.as<Descriptor>() != nullptr || class_of(value).find_override("__get__").bound();
}

bool is_member_name(std::string_view name) {
    if (!name.starts_with('_')) return true;
    const bool reserved = name.ends_with('_');                             // __init__, _missing_
    const bool is_private = name.find("__", 1) != std::string_view::npos;  // _Color__count
    return !reserved && !is_private;
}

bool is_auto(const Value& value) { return value.as<Auto>() != nullptr; }

Value make_auto(const Value&, Arguments& arguments) {
    expect_arguments("auto", arguments, 0, 0);
    return Value(new Auto);
}

Value prepare_enum(Arguments& arguments) { return Value(new EnumNamespace(arguments.positional())); }

}  // namespace yieldcheck
