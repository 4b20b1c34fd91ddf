#include "inspector/image/dwarf.hpp"

#include <llvm/DebugInfo/DWARF/DWARFExpression.h>
#include <llvm/DebugInfo/DWARF/DWARFTypeUnit.h>

namespace yieldcheck::inspector {

namespace dwarf = llvm::dwarf;

std::string text_of(const DWARFDie& die, dwarf::Attribute attribute) {
    if (!die) return {};
    const auto value = die.findRecursively({attribute});
    return value ? dwarf::toString(*value, "") : std::string{};
}

std::optional<std::uint64_t> number_of(const DWARFDie& die, dwarf::Attribute attribute) {
    if (!die) return std::nullopt;
    const auto value = die.findRecursively({attribute});
    if (!value) return std::nullopt;
    if (const auto number = value->getAsUnsignedConstant()) return number;
    if (const auto number = value->getAsSignedConstant()) return static_cast<std::uint64_t>(*number);
    return dwarf::toUnsigned(*value);
}

bool flag_of(const DWARFDie& die, dwarf::Attribute attribute) { return number_of(die, attribute).value_or(0) != 0; }

namespace {

/// The type that a signature names; LLVM 19 follows signatures of declarations alone.
DWARFDie type_of_signature(const DWARFDie& die, std::uint64_t signature) {
    auto* unit = die.getDwarfUnit();
    auto* types = unit->getContext().getTypeUnitForHash(unit->getVersion(), signature, unit->isDWOUnit());
    return types == nullptr ? DWARFDie{} : types->getDIEForOffset(types->getOffset() + types->getTypeOffset());
}

}  // namespace

DWARFDie referred(const DWARFDie& die, dwarf::Attribute attribute) {
    if (!die) return {};
    const auto value = die.findRecursively({attribute});
    if (!value) return {};
    DWARFDie target = die.getAttributeValueAsReferencedDie(*value);
    // The attribute may come from an origin in another unit, whose offsets are its own.
    if (!target && die.find(dwarf::DW_AT_abstract_origin)) {
        const DWARFDie origin = die.getAttributeValueAsReferencedDie(dwarf::DW_AT_abstract_origin);
        if (origin) target = origin.getAttributeValueAsReferencedDie(*value);
    }
    return target;
}

DWARFDie type_of(const DWARFDie& die) {
    if (!die) return {};
    DWARFDie at = die;
    for (int hops = 0; at && !at.find(dwarf::DW_AT_type) && hops < 4; ++hops) {
        const DWARFDie origin = at.getAttributeValueAsReferencedDie(
            at.find(dwarf::DW_AT_abstract_origin) ? dwarf::DW_AT_abstract_origin : dwarf::DW_AT_specification);
        at = origin;
    }
    if (!at) return {};
    if (const auto signature = at.find(dwarf::DW_AT_type)->getAsSignatureReference())
        return type_of_signature(at, *signature);
    const DWARFDie type = at.getAttributeValueAsReferencedDie(dwarf::DW_AT_type);
    return type ? type.resolveTypeUnitReference() : type;
}

DWARFDie strip_type(DWARFDie type) {
    for (int hops = 0; type && hops < 64; ++hops) {
        switch (type.getTag()) {
            case dwarf::DW_TAG_typedef:
            case dwarf::DW_TAG_const_type:
            case dwarf::DW_TAG_volatile_type:
            case dwarf::DW_TAG_restrict_type:
            case dwarf::DW_TAG_atomic_type:
            case dwarf::DW_TAG_template_alias: type = type_of(type); break;
            default: return type;
        }
    }
    return type;
}

std::vector<DWARFDie> children_of(const DWARFDie& die) {
    std::vector<DWARFDie> all;
    if (!die) return all;
    for (DWARFDie child = die.getFirstChild(); child && !child.isNULL(); child = child.getSibling())
        all.push_back(child);
    return all;
}

std::string name_of(const DWARFDie& die) { return text_of(die, dwarf::DW_AT_name); }

std::vector<CodeRange> ranges_of(const DWARFDie& die) {
    std::vector<CodeRange> all;
    if (!die) return all;
    auto ranges = die.getAddressRanges();
    if (!ranges) {
        llvm::consumeError(ranges.takeError());
        return all;
    }
    for (const auto& range : *ranges)
        if (range.LowPC < range.HighPC) all.push_back({range.LowPC, range.HighPC});
    return all;
}

std::string split_file_of(const DWARFDie& unit) {
    const auto name = text_of(unit, dwarf::DW_AT_dwo_name);
    return name.empty() ? text_of(unit, dwarf::DW_AT_GNU_dwo_name) : name;
}

std::uint64_t member_offset(const DWARFDie& member) {
    const auto value = member.find(dwarf::DW_AT_data_member_location);
    if (!value) return 0;
    if (const auto number = value->getAsUnsignedConstant()) return *number;
    if (const auto number = value->getAsSignedConstant()) return static_cast<std::uint64_t>(*number);
    if (const auto block = value->getAsBlock()) {  // DW_OP_plus_uconst N, before DWARF 3
        llvm::DataExtractor data(llvm::toStringRef(*block), true, 8);
        llvm::DWARFExpression expression(data, 8);
        for (const auto& operation : expression)
            if (!operation.isError() && operation.getCode() == dwarf::DW_OP_plus_uconst)
                return operation.getRawOperand(0);
    }
    return 0;
}

}  // namespace yieldcheck::inspector
