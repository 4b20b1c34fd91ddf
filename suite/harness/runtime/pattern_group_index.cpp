// Pattern.groupindex: a dict that cannot be written to.
#include "harness/runtime/pattern_objects.hpp"

namespace yieldcheck::pattern {
namespace {

class MappingProxy final : public Object {
public:
    explicit MappingProxy(Value content) : content_(std::move(content)) {}

    Value type() const override { return builtin_class("mappingproxy"); }
    Text repr() override { return U"mappingproxy(" + content_->repr() + U")"; }
    Text str() override { return content_->str(); }
    bool truth() override { return content_->truth(); }
    std::size_t hash() override { raise_error("TypeError", "unhashable type: 'dict'"); }
    Value compare(Comparison comparison, const Value& other) override {
        const auto* right = other.as<MappingProxy>();
        return content_->compare(comparison, right != nullptr ? right->content_ : other);
    }
    std::size_t length() override { return content_->length(); }
    bool contains(const Value& item) override { return content_->contains(item); }
    Value item(const Value& key) override { return content_->item(key); }
    Value iterate() override { return content_->iterate(); }
    Value find_attribute(std::string_view name) override {
        for (const std::string_view known : {"get", "keys", "values", "items", "copy"}) {
            if (name == known) return content_->find_attribute(name);
        }
        if (name.starts_with("__") || name == "fromkeys") return Object::find_attribute(name);
        return {};
    }
    void clear() noexcept override { content_ = {}; }

private:
    Value content_;
};

}  // namespace

Value group_index(const Parsed& parsed) {
    std::vector<std::pair<Value, Value>> content;
    for (const auto& [name, number] : parsed.names)
        content.emplace_back(text(name), integer(static_cast<std::int64_t>(number)));
    return Value(new MappingProxy(dict(std::move(content))));
}

}  // namespace yieldcheck::pattern
