// The global names of a scenario's module.
#pragma once

#include "protocol/attributes.hpp"
#include "protocol/object.hpp"

namespace yieldcheck {

class Namespace final : public Object {
public:
    Value find(std::string_view name) const { return names_.find(name); }  // unbound when absent
    void set(std::string_view name, Value value) { names_.set(name, std::move(value)); }
    Value take(std::string_view name) { return names_.take(name); }  // removes it; unbound when there was none
    std::vector<std::pair<std::string, Value>> entries() const { return names_.entries(); }  // in order of insertion

    Value type() const override;
    std::size_t length() override { return names_.size(); }
    bool contains(const Value& item) override;
    Value item(const Value& key) override;
    void set_item(const Value& key, Value value) override;
    void delete_item(const Value& key) override;
    Value iterate() override;
    void clear() noexcept override { names_.clear(); }

private:
    Attributes names_;
};

}  // namespace yieldcheck
