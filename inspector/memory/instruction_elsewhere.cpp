#include "inspector/memory/instruction_elsewhere.hpp"

#include <Zydis/Zydis.h>

#include <cstring>
#include <limits>

namespace yieldcheck::inspector {
namespace {

bool fits(std::int64_t distance) {
    return distance >= std::numeric_limits<std::int32_t>::min() && distance <= std::numeric_limits<std::int32_t>::max();
}

}  // namespace

std::optional<InstructionElsewhere> instruction_elsewhere(std::span<const std::uint8_t> code, Address from,
                                                          Address to) {
    ZydisDecoder decoder;
    ZydisDecoderInit(&decoder, ZYDIS_MACHINE_MODE_LONG_64, ZYDIS_STACK_WIDTH_64);
    ZydisDecodedInstruction decoded{};
    ZydisDecodedOperand operands[ZYDIS_MAX_OPERAND_COUNT];
    if (!ZYAN_SUCCESS(ZydisDecoderDecodeFull(&decoder, code.data(), code.size(), &decoded, operands)))
        return std::nullopt;
    InstructionElsewhere moved{from, to, {code.begin(), code.begin() + decoded.length}};
    const bool relative = (decoded.attributes & ZYDIS_ATTRIB_IS_RELATIVE) != 0;
    const bool to_immediate =
        decoded.operand_count_visible > 0 && operands[0].type == ZYDIS_OPERAND_TYPE_IMMEDIATE && relative;
    switch (decoded.meta.category) {
        case ZYDIS_CATEGORY_SYSCALL:
        case ZYDIS_CATEGORY_INTERRUPT:
        case ZYDIS_CATEGORY_SYSRET: return std::nullopt;
        case ZYDIS_CATEGORY_RET: moved.goes_where_told = true; break;
        case ZYDIS_CATEGORY_CALL: moved.is_call = true; [[fallthrough]];
        case ZYDIS_CATEGORY_UNCOND_BR:
        case ZYDIS_CATEGORY_COND_BR: moved.goes_where_told = !to_immediate; break;
        default: break;
    }
    if (decoded.mnemonic == ZYDIS_MNEMONIC_XBEGIN) return std::nullopt;
    if (!relative || to_immediate) return moved;
    // Memory named by its distance from the instruction.
    const std::int64_t distance = decoded.raw.disp.value + static_cast<std::int64_t>(from - to);
    if (decoded.raw.disp.size != 32 || !fits(distance)) return std::nullopt;
    const auto fitting = static_cast<std::int32_t>(distance);
    std::memcpy(moved.bytes.data() + decoded.raw.disp.offset, &fitting, sizeof fitting);
    return moved;
}

}  // namespace yieldcheck::inspector
