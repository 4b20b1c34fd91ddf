// functools: wraps, partial, reduce, lru_cache, cache and total_ordering.
#include "harness/runtime/descriptors.hpp"
#include "harness/runtime/modules.hpp"

#include <algorithm>

namespace yieldcheck {
namespace {

/// functools.update_wrapper.
Value update_wrapper(const Value& wrapper, const Value& wrapped) {
    for (const char* name : {"__module__", "__name__", "__qualname__", "__doc__"}) {
        if (const Value value = try_attribute(wrapped, name); value.bound()) wrapper->set_attribute(name, value);
    }
    const Value own = try_attribute(wrapped, "__dict__");
    if (own.bound() && own->length() > 0) attribute(wrapper, "__dict__")->call_method("update", {own});
    wrapper->set_attribute("__wrapped__", wrapped);
    return wrapper;
}

Value wraps(Arguments& arguments) {
    expect_arguments("wraps", arguments, 1, 1);
    return native_function("wraps", [wrapped = arguments.positional()[0]](Arguments& inner) {
        expect_arguments("update_wrapper", inner, 1, 1);
        return update_wrapper(inner.positional()[0], wrapped);
    });
}

Value update_wrapper_function(Arguments& arguments) {
    expect_arguments("update_wrapper", arguments, 2, 2);
    return update_wrapper(arguments.positional()[0], arguments.positional()[1]);
}

Value reduce(Arguments& arguments) {
    expect_arguments("reduce", arguments, 2, 3);
    const auto& given = arguments.positional();
    const Value iterator = given[1]->iterate();
    Value total = given.size() == 3 ? given[2] : Value();
    for (Value item; next_item(iterator, item);) {
        total = total.bound() ? given[0]->call({total, std::move(item)}) : std::move(item);
    }
    if (!total.bound()) raise_error("TypeError", "reduce() of empty iterable with no initial value");
    return total;
}

// ---- partial
// ----------------------------------------------------------------------------------------------------------

class Partial final : public Object {
public:
    Partial(Value function, Arguments given) : function_(std::move(function)), given_(std::move(given)) {}

    Value type() const override { return builtin_class("functools.partial"); }
    bool callable() const override { return true; }

    Text repr() override {
        Text shown = U"functools.partial(" + yieldcheck::repr(function_);
        for (const Value& value : given_.positional())
            shown += U", " + yieldcheck::repr(value);
        for (const auto& [name, value] : given_.keywords())
            shown += U", " + said(name) + U"=" + yieldcheck::repr(value);
        return shown + U")";
    }

    Value call(Arguments arguments) override {
        const Value function = function_;
        Arguments all(given_.positional());
        for (Value& value : arguments.positional())
            all.positional(std::move(value));
        for (const auto& [name, value] : given_.keywords()) {
            const Value later = take_keyword(arguments, name);
            all.keyword(name, later.bound() ? later : value);
        }
        for (auto& [name, value] : arguments.keywords())
            all.keyword(name, std::move(value));
        return function->call(std::move(all));
    }

    Value find_attribute(std::string_view name) override {
        if (name == "func") return function_;
        if (name == "args") return tuple(given_.positional());
        if (name == "keywords") {
            std::vector<std::pair<Value, Value>> items;
            for (const auto& [keyword, value] : given_.keywords())
                items.emplace_back(text(keyword), value);
            return dict(std::move(items));
        }
        if (name == "__dict__") return attributes_.dictionary();
        if (Value own = attributes_.find(name); own.bound()) return own;
        return Object::find_attribute(name);
    }
    void set_attribute(std::string_view name, Value value) override { attributes_.set(name, std::move(value)); }

    void clear() noexcept override {
        const Arguments given = std::exchange(given_, {});
        const Value function = std::move(function_);
        attributes_.clear();
    }

private:
    Value function_;
    Arguments given_;
    Attributes attributes_;
};

Value make_partial(const Value&, Arguments& arguments) {
    auto& positional = arguments.positional();
    if (positional.empty()) raise_error("TypeError", "type 'partial' takes at least one argument");
    Value function = std::move(positional.front());
    if (!function->callable()) raise_error("TypeError", "the first argument must be callable");
    positional.erase(positional.begin());
    return Value(new Partial(std::move(function), arguments));
}

// ---- lru_cache
// --------------------------------------------------------------------------------------------------------

class CachedFunction final : public Object, public Descriptor {
public:
    CachedFunction(Value function, Value limit)
        : function_(std::move(function)), limit_(std::move(limit)), results_(dict()) {}

    Value type() const override { return builtin_class("functools._lru_cache_wrapper"); }
    bool callable() const override { return true; }

    Value call(Arguments arguments) override {
        const Value key = key_of(arguments);
        if (results_->contains(key)) {
            ++hits_;
            const Value result = results_->item(key);
            results_->delete_item(key);  // the latest used comes last
            results_->set_item(key, result);
            return result;
        }
        ++misses_;
        Value result = Value(function_)->call(std::move(arguments));
        const std::int64_t limit = is(limit_, None) ? -1 : index_of(limit_);
        if (limit == 0) return result;
        if (limit > 0 && results_->length() >= static_cast<std::size_t>(limit)) {
            Value oldest;
            next_item(results_->iterate(), oldest);
            results_->delete_item(oldest);
        }
        results_->set_item(key, result);
        return result;
    }

    Value find_attribute(std::string_view name) override {
        if (name == "__dict__") return attributes_.dictionary();
        if (Value own = attributes_.find(name); own.bound()) return own;
        if (name == "cache_clear") {
            return native_function(name, [self = Value(this)](Arguments& arguments) {
                expect_arguments("cache_clear", arguments, 0, 0);
                auto& cached = *self.as<CachedFunction>();
                cached.results_->call_method("clear", {});
                cached.hits_ = cached.misses_ = 0;
                return None;
            });
        }
        if (name == "cache_info") throw OutsideSubset{"cache_info() is outside the subset"};
        return Object::find_attribute(name);
    }
    void set_attribute(std::string_view name, Value value) override { attributes_.set(name, std::move(value)); }

    Value get(const Value& instance, const Value&) override {
        const Value self(this);
        if (!instance.bound()) return self;
        return native_function("cached", [self, instance](Arguments& arguments) {
            arguments.prepend(instance);
            return self->call(std::move(arguments));
        });
    }

    void clear() noexcept override {
        const Value function = std::move(function_);
        const Value results = std::move(results_);
        attributes_.clear();
    }

private:
    static Value key_of(const Arguments& arguments) {
        std::vector<Value> parts = arguments.positional();
        if (!arguments.keywords().empty()) parts.push_back(Ellipsis);
        for (const auto& [name, value] : arguments.keywords())
            parts.push_back(tuple({text(name), value}));
        return tuple(std::move(parts));
    }

    Value function_;
    Value limit_;
    Value results_;
    std::int64_t hits_ = 0;
    std::int64_t misses_ = 0;
    Attributes attributes_;
};

Value make_cached(const Value& function, const Value& limit) {
    return update_wrapper(Value(new CachedFunction(function, limit)), function);
}

Value cache(Arguments& arguments) {
    expect_arguments("cache", arguments, 1, 1);
    return make_cached(arguments.positional()[0], None);
}

Value lru_cache(Arguments& arguments) {
    const auto given = named_arguments("lru_cache", arguments, {"maxsize", "typed"});
    if (given[0].bound() && given[0]->callable()) return make_cached(given[0], integer(128));
    const Value limit = given[0].bound() ? given[0] : integer(128);
    return native_function("lru_cache", [limit](Arguments& inner) {
        expect_arguments("lru_cache", inner, 1, 1);
        return make_cached(inner.positional()[0], limit);
    });
}

/// cmp_to_key: an object that compares as the function says.
class KeyWrapper final : public Object {
public:
    KeyWrapper(Value function, Value value) : function_(std::move(function)), value_(std::move(value)) {}
    Value type() const override { return builtin_class("functools.KeyWrapper"); }
    void clear() noexcept override {
        const Value function = std::move(function_);
        const Value value = std::move(value_);
    }

    Value compare(Comparison comparison, const Value& other) override {
        const auto* right = other.as<KeyWrapper>();
        if (right == nullptr) return NotImplemented;
        return yieldcheck::compare(comparison, Value(function_)->call({value_, right->value_}), integer(0));
    }

private:
    Value function_, value_;
};

Value cmp_to_key(Arguments& arguments) {
    expect_arguments("cmp_to_key", arguments, 1, 1);
    return native_function("KeyWrapper", [function = arguments.positional()[0]](Arguments& inner) {
        expect_arguments("K", inner, 1, 1);
        return Value(new KeyWrapper(function, inner.positional()[0]));
    });
}

// ---- total_ordering
// ---------------------------------------------------------------------------------------------------

/// A comparison made of another one and of equality: value or equal, value and unequal, with the value turned or not.
struct Derived {
    const char* name;
    bool turned;
    enum class Equality { alone, or_equal, and_unequal } equality;
};

struct Root {
    const char* name;
    Derived others[3];
};

using enum Derived::Equality;
constexpr Root roots[] = {
    {"__lt__", {{"__gt__", true, and_unequal}, {"__le__", false, or_equal}, {"__ge__", true, alone}}},
    {"__le__", {{"__ge__", true, or_equal}, {"__lt__", false, and_unequal}, {"__gt__", true, alone}}},
    {"__gt__", {{"__lt__", true, and_unequal}, {"__ge__", false, or_equal}, {"__le__", true, alone}}},
    {"__ge__", {{"__le__", true, or_equal}, {"__gt__", false, and_unequal}, {"__lt__", true, alone}}},
};

Value ordered_by(const char* root, const Derived& derived, Arguments& arguments) {
    expect_arguments(derived.name, arguments, 2, 2);
    const Value self = arguments.positional()[0];
    const Value other = arguments.positional()[1];
    const Value answer = find_special_method(self, root)->call({other});
    if (is(answer, NotImplemented)) return answer;
    const Value value = derived.turned ? boolean(!truthy(answer)) : answer;
    if (derived.equality == or_equal && !truthy(value)) return compare(Comparison::equal, self, other);
    if (derived.equality == and_unequal && truthy(value)) return compare(Comparison::not_equal, self, other);
    return value;
}

Value total_ordering(Arguments& arguments) {
    expect_arguments("total_ordering", arguments, 1, 1);
    const Value decorated = arguments.positional()[0];
    auto* its_class = decorated.as<ClassObject>();
    if (its_class == nullptr) raise_error("TypeError", "total_ordering needs a class");
    const auto defines = [&](const char* name) { return its_class->find_override(name).bound(); };
    const auto* root =
        std::find_if(std::begin(roots), std::end(roots), [&](const Root& each) { return defines(each.name); });
    if (root == std::end(roots)) {
        raise_error("ValueError", "must define at least one ordering operation: < > <= >=");
    }
    for (const Derived& derived : root->others) {
        if (defines(derived.name)) continue;
        const auto compare_by_root = [root, &derived](Arguments& given) {
            return ordered_by(root->name, derived, given);
        };
        decorated->set_attribute(derived.name, native_method(derived.name, compare_by_root));
    }
    return decorated;
}

constexpr NativeEntry functions[] = {
    {"wraps", wraps},
    {"update_wrapper", update_wrapper_function},
    {"reduce", reduce},
    {"cache", cache},
    {"lru_cache", lru_cache},
    {"cmp_to_key", cmp_to_key},
    {"total_ordering", total_ordering},
};

}  // namespace

void register_functools() {
    set_native("functools.partial", {make_partial});
    ModuleObject& module = add_module("functools");
    module.add(functions);
    module.add("partial", builtin_class("functools.partial"));
}

}  // namespace yieldcheck
