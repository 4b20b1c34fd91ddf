#include "inspector/image/type_table.hpp"

#include "inspector/image/readable_name.hpp"
#include "inspector/image/type_kind.hpp"

#include <llvm/DebugInfo/DWARF/DWARFUnit.h>

namespace yieldcheck::inspector {

namespace dwarf = llvm::dwarf;

namespace {

/// More debug information than this is not searched for the definition of one class.
constexpr std::uint64_t searchable = std::uint64_t{64} << 20;

/// Namespaces and classes around an entry, and its own name.
std::string full_name_of(const DWARFDie& die) {
    std::string name = name_of(die);
    if (name.empty()) return name;
    // In a type unit of gcc the definition stands alone, and its declaration in its namespace.
    const auto declared = die.find(dwarf::DW_AT_specification)
                              ? die.getAttributeValueAsReferencedDie(dwarf::DW_AT_specification)
                              : DWARFDie{};
    DWARFDie scope = declared ? declared.getParent() : die.getParent();
    for (int depth = 0; scope && depth < 64; scope = scope.getParent(), ++depth) {
        const auto tag = scope.getTag();
        const bool named = tag == dwarf::DW_TAG_namespace || is_class(tag);
        if (!named || flag_of(scope, dwarf::DW_AT_export_symbols)) continue;
        const auto outer = name_of(scope);
        if (!outer.empty()) name = outer + "::" + name;
    }
    return name;
}

std::optional<std::int64_t> signed_number(const DWARFDie& die, dwarf::Attribute attribute) {
    const auto value = die.find(attribute);
    if (!value) return std::nullopt;
    // Both compilers write negative numbers as sdata alone; a datum of fixed size has no sign.
    const bool with_sign =
        value->getForm() == dwarf::DW_FORM_sdata || value->getForm() == dwarf::DW_FORM_implicit_const;
    if (const auto number = with_sign ? value->getAsSignedConstant() : std::nullopt) return number;
    if (const auto number = value->getAsUnsignedConstant()) return static_cast<std::int64_t>(*number);
    return value->getAsSignedConstant();
}

}  // namespace

class TypeTable::DieType final : public Type {
public:
    /// `dimension`: of an array of several, which one the type starts with.
    DieType(TypeTable& table, DWARFDie die, std::size_t dimension = 0)
        : table_(table), die_(die), dimension_(dimension) {}

    void fill() {
        if (!die_) {
            kind = TypeKind::nothing;
            name = full_name = "void";
            return;
        }
        kind = kind_of(die_);
        full_name = full_name_of(die_);
        if (kind == TypeKind::structure || kind == TypeKind::union_) find_definition();
        size = number_of(die_, dwarf::DW_AT_byte_size).value_or(0);
        alignment = number_of(die_, dwarf::DW_AT_alignment).value_or(0);
        name = readable(full_name);
        switch (kind) {
            case TypeKind::structure:
            case TypeKind::union_:
                template_name = template_of(full_name);
                if (name.empty()) name = kind == TypeKind::union_ ? "union {…}" : "struct {…}";
                break;
            case TypeKind::pointer:
            case TypeKind::reference: fill_pointer(); break;
            case TypeKind::member_pointer:
                target = &table_.of(type_of(die_));
                owner = &table_.of(referred(die_, dwarf::DW_AT_containing_type));
                if (size == 0) size = target->kind == TypeKind::function ? 16 : 8;
                name = target->name + " " + owner->name + "::*";
                break;
            case TypeKind::enumeration: target = &table_.of(type_of(die_)); break;
            case TypeKind::array: fill_array(); break;
            case TypeKind::function: name = "function"; break;
            case TypeKind::null_pointer: size = 8; break;
            default: break;
        }
    }

    const std::vector<Member>& members() const override {
        if (!members_) members_ = read_members();
        return *members_;
    }

    const std::vector<Enumerator>& enumerators() const override {
        if (enumerators_) return *enumerators_;
        enumerators_.emplace();
        if (die_)
            for (const DWARFDie& child : children_of(die_))
                if (child.getTag() == dwarf::DW_TAG_enumerator)
                    enumerators_->push_back(
                        {name_of(child), signed_number(child, dwarf::DW_AT_const_value).value_or(0)});
        return *enumerators_;
    }

    const std::vector<TemplateArgument>& arguments() const override {
        if (!arguments_) {
            arguments_.emplace();
            if (die_) read_arguments(die_);
        }
        return *arguments_;
    }

    const Type* nested(std::string_view wanted) const override {
        if (!die_) return nullptr;
        for (const DWARFDie& child : children_of(die_)) {
            const auto tag = child.getTag();
            const bool type = is_class(tag) || tag == dwarf::DW_TAG_typedef || tag == dwarf::DW_TAG_enumeration_type;
            if (type && name_of(child) == wanted) return &table_.of(child);
        }
        return nullptr;
    }

private:
    void find_definition() {
        if (!die_.find(dwarf::DW_AT_declaration)) return;
        const DWARFDie definition = table_.definition_of(die_, full_name);
        declaration = !definition;
        if (definition) die_ = definition;
    }

    void fill_pointer() {
        if (size == 0) size = 8;
        const DWARFDie pointee = type_of(die_);
        target = &table_.of(pointee);
        const char* mark = kind == TypeKind::pointer                              ? " *"
                           : die_.getTag() == dwarf::DW_TAG_rvalue_reference_type ? " &&"
                                                                                  : " &";
        name = spelled(pointee) + mark;
        full_name = name;
    }

    /// The name of what a pointer points to, with its const: the one qualifier that readers want to see.
    std::string spelled(DWARFDie pointee) const {
        bool constant = false;
        for (int hops = 0; pointee && hops < 64; ++hops) {
            const auto tag = pointee.getTag();
            constant = constant || tag == dwarf::DW_TAG_const_type;
            if (tag != dwarf::DW_TAG_const_type && tag != dwarf::DW_TAG_volatile_type && tag != dwarf::DW_TAG_typedef)
                break;
            pointee = type_of(pointee);
        }
        return (constant ? "const " : "") + target->name;
    }

    /// The lengths in all dimensions; none where it is not known.
    std::vector<std::optional<std::uint64_t>> array_lengths() const {
        std::vector<std::optional<std::uint64_t>> lengths;
        for (const DWARFDie& child : children_of(die_)) {
            if (child.getTag() != dwarf::DW_TAG_subrange_type) continue;
            auto& length = lengths.emplace_back();
            if (const auto count_attribute = child.find(dwarf::DW_AT_count))
                length = count_attribute->getAsUnsignedConstant();
            else if (const auto bound = signed_number(child, dwarf::DW_AT_upper_bound); bound && *bound >= -1)
                length = static_cast<std::uint64_t>(*bound) + 1;
        }
        return lengths;
    }

    /// One entry stands for an array of arrays: the rows get types of their own.
    void fill_array() {
        const auto lengths = array_lengths();
        const Type& element = table_.of(type_of(die_));
        target = &element;
        if (dimension_ + 1 < lengths.size()) {
            row_ = std::make_unique<DieType>(table_, die_, dimension_ + 1);
            row_->fill();
            target = row_.get();
        }
        if (dimension_ < lengths.size()) count = lengths[dimension_];
        const auto bracket = element.kind == TypeKind::array ? element.name.rfind(']') : std::string::npos;
        const auto inner = bracket == std::string::npos ? element.name.size() : element.name.find('[');
        name = element.name.substr(0, inner);
        for (std::size_t i = dimension_; i < lengths.size(); ++i)
            name += "[" + (lengths[i] ? std::to_string(*lengths[i]) : "") + "]";
        name += element.name.substr(inner);
        full_name = name;
        if (dimension_ > 0) size = 0;
        if (size == 0 && count && *count < (std::uint64_t{1} << 32)) size = *count * target->size;
    }

    /// What a lambda is: a class without a name that can be called.
    static bool is_closure(const DWARFDie& die) {
        const auto name = name_of(die);
        if (!name.empty() && !name.starts_with("<lambda")) return false;
        for (const DWARFDie& child : children_of(die))
            if (child.getTag() == dwarf::DW_TAG_subprogram && name_of(child) == "operator()") return true;
        return false;
    }

    std::vector<Member> read_members() const {
        std::vector<Member> all;
        if (!die_) return all;
        const bool closure = is_closure(die_);
        for (const DWARFDie& child : children_of(die_)) {
            const auto tag = child.getTag();
            if (tag != dwarf::DW_TAG_member && tag != dwarf::DW_TAG_inheritance) continue;
            // Static members, in DWARF 4 and clang's 5.
            if (child.find(dwarf::DW_AT_external) || child.find(dwarf::DW_AT_declaration)) continue;
            Member member;
            member.base = tag == dwarf::DW_TAG_inheritance;
            member.type = &table_.of(type_of(child));
            member.name = member.base ? member.type->name : name_of(child);
            if (closure && member.name.starts_with("__")) member.name.erase(0, 2);  // gcc's names of captures
            member.artificial = flag_of(child, dwarf::DW_AT_artificial) || member.name.starts_with("_vptr");
            member.virtual_base = member.base && number_of(child, dwarf::DW_AT_virtuality).value_or(0) != 0;
            member.alignment = number_of(child, dwarf::DW_AT_alignment).value_or(0);
            if (member.virtual_base)
                member.virtual_offset = offset_in_vtable(child);
            else
                member.offset = member_offset(child);
            read_bit_field(child, member);
            all.push_back(std::move(member));
        }
        return all;
    }

    /// Both compilers write: dup, deref, constu N, minus, deref, plus.
    static std::uint64_t offset_in_vtable(const DWARFDie& die) {
        const auto location = die.find(dwarf::DW_AT_data_member_location);
        const auto block = location ? location->getAsBlock() : std::nullopt;
        if (!block || block->size() < 6 || (*block)[0] != dwarf::DW_OP_dup || (*block)[1] != dwarf::DW_OP_deref)
            return 0;
        const llvm::DataExtractor data(*block, true, 8);
        if ((*block)[2] >= dwarf::DW_OP_lit0 && (*block)[2] <= dwarf::DW_OP_lit31)
            return (*block)[3] == dwarf::DW_OP_minus ? (*block)[2] - dwarf::DW_OP_lit0 : 0;
        std::uint64_t at = 3;
        const std::uint64_t offset = (*block)[2] == dwarf::DW_OP_constu    ? data.getULEB128(&at)
                                     : (*block)[2] == dwarf::DW_OP_const1u ? data.getU8(&at)
                                                                           : 0;
        return at < block->size() && (*block)[at] == dwarf::DW_OP_minus ? offset : 0;
    }

    static void read_bit_field(const DWARFDie& die, Member& member) {
        const auto bits = number_of(die, dwarf::DW_AT_bit_size);
        if (!bits) return;
        member.bit_size = static_cast<unsigned>(*bits);
        if (const auto from_start = number_of(die, dwarf::DW_AT_data_bit_offset)) {
            member.offset = *from_start / 8;
            member.bit_offset = static_cast<unsigned>(*from_start % 8);
        } else if (const auto from_top = signed_number(die, dwarf::DW_AT_bit_offset)) {
            // DWARF 2 and 3: from the highest bit of the storage unit.
            const auto storage = number_of(die, dwarf::DW_AT_byte_size).value_or(member.type->size);
            const auto low = static_cast<std::int64_t>(storage * 8) - *from_top - static_cast<std::int64_t>(*bits);
            if (low < 0) return;
            member.offset += static_cast<std::uint64_t>(low) / 8;
            member.bit_offset = static_cast<unsigned>(low % 8);
        }
    }

    void read_arguments(const DWARFDie& parent) const {
        for (const DWARFDie& child : children_of(parent)) {
            const auto tag = child.getTag();
            if (tag == dwarf::DW_TAG_GNU_template_parameter_pack) read_arguments(child);
            if (tag != dwarf::DW_TAG_template_type_parameter && tag != dwarf::DW_TAG_template_value_parameter) continue;
            TemplateArgument argument;
            argument.name = name_of(child);
            argument.type = &table_.of(type_of(child));
            argument.is_value = tag == dwarf::DW_TAG_template_value_parameter;
            if (argument.is_value) argument.value = signed_number(child, dwarf::DW_AT_const_value);
            arguments_->push_back(std::move(argument));
        }
    }

    TypeTable& table_;
    DWARFDie die_;
    std::size_t dimension_;
    std::unique_ptr<DieType> row_;
    mutable std::optional<std::vector<Member>> members_;
    mutable std::optional<std::vector<Enumerator>> enumerators_;
    mutable std::optional<std::vector<TemplateArgument>> arguments_;
};

TypeTable::TypeTable(const Image& image) : image_(image) {}

TypeTable::~TypeTable() = default;

const Type& TypeTable::of(DWARFDie die) {
    die = strip_type(die);
    if (!die) {
        if (!void_) {
            void_ = std::make_unique<DieType>(*this, DWARFDie());
            void_->fill();
        }
        return *void_;
    }
    auto [entry, added] = types_.try_emplace(die.getDebugInfoEntry());
    if (!added) return *entry->second;
    // It stands in the table before it is filled: a class may point to itself.
    auto* type = (entry->second = std::make_unique<DieType>(*this, die)).get();
    type->fill();
    return *type;
}

void TypeTable::read_names(const DWARFDie& scope, const std::string& prefix, int depth, Names& names) {
    if (depth > 16 || !scope) return;
    for (const DWARFDie& child : children_of(scope)) {
        const auto tag = child.getTag();
        if (tag == dwarf::DW_TAG_base_type) names.emplace(readable(name_of(child)), child);
        if (tag != dwarf::DW_TAG_namespace && !is_class(tag)) continue;
        const auto own = name_of(child);
        if (own.empty() && tag != dwarf::DW_TAG_namespace) continue;
        const bool hidden = own.empty() || flag_of(child, dwarf::DW_AT_export_symbols);
        const std::string full = hidden ? prefix : prefix.empty() ? own : prefix + "::" + own;
        if (is_class(tag) && !child.find(dwarf::DW_AT_declaration)) {
            names.emplace(full, child);
            names.emplace(readable(full), child);
        }
        read_names(child, full, depth + 1, names);
    }
}

const TypeTable::Names& TypeTable::names_of(llvm::DWARFUnit& unit) {
    auto [entry, added] = by_unit_.try_emplace(&unit);
    if (added) {
        read_names(unit.getUnitDIE(false), "", 0, entry->second);
        definitions_.insert(entry->second.begin(), entry->second.end());
    }
    return entry->second;
}

DWARFDie TypeTable::definition_of(const DWARFDie& declaration, const std::string& full_name) {
    if (auto* unit = declaration.getDwarfUnit()) {
        const auto& names = names_of(*unit);
        if (const auto found = names.find(full_name); found != names.end()) return found->second;
    }
    if (const auto found = definitions_.find(full_name); found != definitions_.end()) return found->second;
    if (!all_units_read_) {
        all_units_read_ = true;
        std::uint64_t total = 0;
        for (const auto& unit : image_.dwarf().compile_units())
            total += unit->getLength();
        if (total < searchable)
            for (const auto& unit : image_.dwarf().compile_units())
                if (auto* whole = unit->getNonSkeletonUnitDIE(false).getDwarfUnit()) names_of(*whole);
    }
    const auto found = definitions_.find(full_name);
    return found != definitions_.end() ? found->second : DWARFDie();
}

const Type* TypeTable::named(std::string_view name, const DWARFDie& within) {
    // With -flto the code of a unit is in another one than its types, and refers to them.
    for (const auto& die : {within, referred(within, dwarf::DW_AT_abstract_origin)}) {
        if (!die || die.getDwarfUnit() == nullptr) continue;
        const auto& names = names_of(*die.getDwarfUnit());
        if (const auto found = names.find(std::string(name)); found != names.end()) return &of(found->second);
    }
    return nullptr;
}

const Type* TypeTable::named(std::string_view name, std::uint64_t code) {
    return image_.has_dwarf() ? named(name, image_.function_die(code)) : nullptr;
}

}  // namespace yieldcheck::inspector
