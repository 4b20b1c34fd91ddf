// Enumerations: the classes of module enum, their members, and the namespace that their bodies are run in.
#pragma once

#include "harness/runtime/instance.hpp"

namespace yieldcheck {

class EnumMemberBase : public InstanceBase {
public:
    /// `data` is the int, str or float that the member is as well; unbound where it is none.
    EnumMemberBase(Value its_class, Value data) : InstanceBase(std::move(its_class)), data_(std::move(data)) {}

    const Value& data() const noexcept { return data_; }
    Value value() { return own().find("_value_"); }
    Value name() { return own().find("_name_"); }  // None where a flag has no name

    bool truth() override { return !data_.bound() || yieldcheck::truthy(data_); }
    std::size_t hash() override { return data_.bound() ? data_->hash() : Object::hash(); }
    Value compare(Comparison comparison, const Value& other) override;
    Value binary(Operator operation, const Value& right) override;
    Value reflected(Operator operation, const Value& left) override;
    Value negative() override { return data_.bound() ? data_->negative() : Object::negative(); }
    Value positive() override { return data_.bound() ? data_->positive() : Object::positive(); }
    Value invert() override { return data_.bound() ? data_->invert() : Object::invert(); }
    std::size_t length() override { return data_.bound() ? data_->length() : Object::length(); }
    bool contains(const Value& item) override;
    Value item(const Value& key) override { return data_.bound() ? data_->item(key) : Object::item(key); }
    Value iterate() override { return data_.bound() ? data_->iterate() : Object::iterate(); }
    Value find_attribute(std::string_view name) override;

private:
    Value data_;
};

class EnumMember final : public Special<EnumMemberBase> {
public:
    using Special::Special;
    bool truth() override;
    EncodedAs encoded_as() override;  // Color.RED: by its name, as there is one of it
};

/// The int, str or float that a member is as well, or the value itself.
Value plain_data(const Value& value);

/// A class whose metaclass is EnumType. Not final: Value::as would take every class for one, as it goes by the tag.
class EnumClass : public ClassObject {
public:
    EnumClass(std::string name, std::vector<Value> bases, Attributes attributes);

    bool is_flag() const noexcept { return flag_; }
    void set_flag(bool keeps_unknown_bits) { flag_ = true, keeps_unknown_bits_ = keeps_unknown_bits; }
    const Value& data_type() const noexcept { return data_type_; }  // int, float or str; unbound

    /// Makes the member that the body has given this value, or another name for the one that has it already.
    void add_member(const std::string& name, const Value& value);
    const std::vector<Value>& members() const noexcept { return listed_; }                         // without aliases
    const std::vector<std::pair<std::string, Value>>& names() const noexcept { return by_name_; }  // with them
    /// Color(value); ValueError when there is none.
    Value member_of(const Value& value);
    /// What _missing_ gives where the enumeration has none of its own: None, or the combination of flags.
    Value usual_missing(const Value& value);
    /// ~flag
    Value inverted(std::int64_t value) {
        return member_of(integer(keeps_unknown_bits_ ? ~value : single_bits_ & ~value));
    }

    Value type() const override;
    Text repr() override;
    Value call(Arguments arguments) override;
    std::size_t length() override { return listed_.size(); }
    bool contains(const Value& item) override;
    Value item(const Value& key) override;
    Value iterate() override { return list(listed_)->iterate(); }
    Value find_attribute(std::string_view name) override;
    void set_attribute(std::string_view name, Value value) override;
    void delete_attribute(std::string_view name) override;
    void clear() noexcept override;

private:
    Value new_member(const Value& value);
    void inherit_kind();
    Value find_named(std::string_view name) const;            // unbound when there is none
    Value find_value(const Value& value);                     // the same
    Value missing(const Value& value, const Value& refusal);  // None, or what _missing_ gives
    Value combination(std::int64_t value);                    // of flags
    void name_combination(EnumMember& member, std::int64_t value);

    bool flag_ = false;
    bool keeps_unknown_bits_ = false;
    std::int64_t flag_mask_ = 0;
    std::int64_t single_bits_ = 0;
    Value data_type_;
    std::vector<Value> listed_;
    std::vector<Value> combinations_;
    std::vector<std::pair<std::string, Value>> by_name_;
};

/// Whether a class with these bases is an enumeration.
bool has_enum_base(const std::vector<Value>& bases);
/// The class that type(bases) makes of what the body has set.
Value make_enum_class(std::string name, std::vector<Value> bases, Attributes attributes);
/// Whether the body of a class makes a member of what it calls so.
bool is_member_name(std::string_view name);
bool is_descriptor(const Value& value);
/// The value of a flag as a number; OutsideSubset beyond 62 bits.
std::int64_t flag_bits(const Value& value);

Value make_auto(const Value& made_class, Arguments& arguments);
bool is_auto(const Value& value);
/// The namespace for the body of a class with these bases.
Value prepare_enum(Arguments& bases);
Value auto_class();
Value enum_type();

}  // namespace yieldcheck
