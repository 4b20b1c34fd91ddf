// The instructions of an image, one after another.
#pragma once

#include "inspector/image/image.hpp"

#include <Zydis/Zydis.h>

#include <array>

namespace yieldcheck::inspector {

struct Instruction {
    std::uint64_t pc = 0;
    ZydisDecodedInstruction decoded{};
    std::array<ZydisDecodedOperand, ZYDIS_MAX_OPERAND_COUNT> operands{};

    /// Where a direct jump or call goes; 0: it is none.
    std::uint64_t branches_to() const {
        std::uint64_t target = 0;
        const auto category = decoded.meta.category;
        const bool branch = category == ZYDIS_CATEGORY_CALL || category == ZYDIS_CATEGORY_UNCOND_BR ||
                            category == ZYDIS_CATEGORY_COND_BR;
        if (!branch || operands[0].type != ZYDIS_OPERAND_TYPE_IMMEDIATE) return 0;
        return ZYAN_SUCCESS(ZydisCalcAbsoluteAddress(&decoded, operands.data(), pc, &target)) ? target : 0;
    }
};

/// Calls visit(instruction) for the code in a range, until it gives false or what is there is no code.
template <class Visit>
void disassemble(const Image& image, const CodeRange& range, Visit visit) {
    ZydisDecoder decoder;
    ZydisDecoderInit(&decoder, ZYDIS_MACHINE_MODE_LONG_64, ZYDIS_STACK_WIDTH_64);
    Instruction instruction;
    for (std::uint64_t pc = range.begin; pc < range.end;) {
        const auto bytes = image.bytes_at(pc);
        if (bytes.empty()) return;
        const auto length = std::min<std::uint64_t>(bytes.size(), range.end - pc);
        instruction.pc = pc;
        if (!ZYAN_SUCCESS(ZydisDecoderDecodeFull(&decoder, bytes.data(), length, &instruction.decoded,
                                                 instruction.operands.data())))
            return;
        if (!visit(instruction)) return;
        pc += instruction.decoded.length;
    }
}

/// Memory relative to a register that may hold a coroutine frame's address: not to the stack's, and behind the two
/// functions that a frame starts with.
inline bool may_be_frame(const ZydisDecodedOperand& operand) {
    if (operand.type != ZYDIS_OPERAND_TYPE_MEMORY || operand.mem.index != ZYDIS_REGISTER_NONE) return false;
    const auto base = operand.mem.base;
    return base != ZYDIS_REGISTER_NONE && base != ZYDIS_REGISTER_RIP && base != ZYDIS_REGISTER_RSP &&
           operand.mem.disp.value >= 16;
}

}  // namespace yieldcheck::inspector
