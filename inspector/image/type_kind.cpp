#include "inspector/image/type_kind.hpp"

namespace yieldcheck::inspector {

namespace dwarf = llvm::dwarf;

namespace {

TypeKind base_kind(const DWARFDie& die) {
    switch (number_of(die, dwarf::DW_AT_encoding).value_or(0)) {
        case dwarf::DW_ATE_boolean: return TypeKind::boolean;
        case dwarf::DW_ATE_float: return TypeKind::real;
        case dwarf::DW_ATE_signed: return TypeKind::signed_integer;
        case dwarf::DW_ATE_unsigned: return TypeKind::unsigned_integer;
        case dwarf::DW_ATE_signed_char:
        case dwarf::DW_ATE_unsigned_char: {
            // char is a character, signed char and unsigned char are small integers.
            const auto name = name_of(die);
            if (name == "signed char") return TypeKind::signed_integer;
            if (name == "unsigned char") return TypeKind::unsigned_integer;
            return TypeKind::character;
        }
        case dwarf::DW_ATE_UTF: return TypeKind::character;
        default: return TypeKind::unknown;
    }
}

/// Those that are encoded as plain numbers.
bool is_character(std::string_view name) { return name == "wchar_t" || name == "char8_t"; }

}  // namespace

bool is_class(dwarf::Tag tag) {
    return tag == dwarf::DW_TAG_structure_type || tag == dwarf::DW_TAG_class_type || tag == dwarf::DW_TAG_union_type;
}

TypeKind kind_of(const DWARFDie& die) {
    switch (die.getTag()) {
        case dwarf::DW_TAG_base_type: return is_character(name_of(die)) ? TypeKind::character : base_kind(die);
        case dwarf::DW_TAG_enumeration_type: return TypeKind::enumeration;
        case dwarf::DW_TAG_pointer_type: return TypeKind::pointer;
        case dwarf::DW_TAG_reference_type:
        case dwarf::DW_TAG_rvalue_reference_type: return TypeKind::reference;
        case dwarf::DW_TAG_ptr_to_member_type: return TypeKind::member_pointer;
        case dwarf::DW_TAG_array_type: return TypeKind::array;
        case dwarf::DW_TAG_structure_type:
        case dwarf::DW_TAG_class_type: return TypeKind::structure;
        case dwarf::DW_TAG_union_type: return TypeKind::union_;
        case dwarf::DW_TAG_subroutine_type: return TypeKind::function;
        case dwarf::DW_TAG_unspecified_type: return TypeKind::null_pointer;
        default: return TypeKind::unknown;
    }
}

}  // namespace yieldcheck::inspector
