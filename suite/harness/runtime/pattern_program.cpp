// From the parts of a pattern to instructions.
#include "harness/runtime/pattern.hpp"

#include <algorithm>

namespace yieldcheck::pattern {
namespace {

using Operation = Instruction::Operation;

class Assembler {
public:
    explicit Assembler(std::size_t groups) {
        program_.groups = groups;
        program_.registers = 2 * (groups + 1) + 1;
    }

    Program finish(const Node& root) {
        add(root);
        emit(Operation::accept, root.flags);
        return std::move(program_);
    }

private:
    std::size_t here() const { return program_.instructions.size(); }
    Instruction& at(std::size_t place) { return program_.instructions[place]; }

    std::size_t emit(Operation operation, unsigned flags) {
        Instruction instruction;
        instruction.operation = operation;
        instruction.flags = flags;
        program_.instructions.push_back(instruction);
        return here() - 1;
    }
    void emit_save(std::size_t group, bool closing) {
        const std::size_t place = emit(Operation::save, 0);
        at(place).index = 2 * group + (closing ? 1 : 0);
        at(place).group = closing ? group : 0;
    }

    void add(const Node& node);
    void add_alternatives(const Node& node);
    void add_repeat(const Node& node);
    void add_look(const Node& node);
    void add_conditional(const Node& node);

    Program program_;
};

void Assembler::add(const Node& node) {
    switch (node.kind) {
        case Node::Kind::character: at(emit(Operation::character, node.flags)).character = node.character; break;
        case Node::Kind::any: emit(Operation::any, node.flags); break;
        case Node::Kind::set:
            at(emit(Operation::set, node.flags)).index = program_.sets.size();
            program_.sets.push_back(node.set);
            break;
        case Node::Kind::position: at(emit(Operation::position, node.flags)).position = node.position; break;
        case Node::Kind::sequence:
            for (const Node& part : node.parts)
                add(part);
            break;
        case Node::Kind::alternatives: add_alternatives(node); break;
        case Node::Kind::repeat: add_repeat(node); break;
        case Node::Kind::capture:
            emit_save(node.number, false);
            add(node.parts[0]);
            emit_save(node.number, true);
            break;
        case Node::Kind::back_reference: at(emit(Operation::back_reference, node.flags)).index = node.number; break;
        case Node::Kind::conditional: add_conditional(node); break;
        case Node::Kind::look: add_look(node); break;
    }
}

void Assembler::add_alternatives(const Node& node) {
    std::vector<std::size_t> jumps;
    for (std::size_t index = 0; index + 1 < node.parts.size(); ++index) {
        const std::size_t split = emit(Operation::split, node.flags);
        add(node.parts[index]);
        jumps.push_back(emit(Operation::jump, node.flags));
        at(split).target = here();
    }
    add(node.parts.back());
    for (const std::size_t jump : jumps)
        at(jump).target = here();
}

/// The single part in a node, as in a(?:b)c.
const Node& innermost(const Node& node) {
    const bool wraps = node.kind == Node::Kind::alternatives || node.kind == Node::Kind::sequence;
    return wraps && node.parts.size() == 1 ? innermost(node.parts[0]) : node;
}

void Assembler::add_repeat(const Node& node) {
    const Node& part = innermost(node.parts[0]);
    const bool single =
        part.kind == Node::Kind::character || part.kind == Node::Kind::any || part.kind == Node::Kind::set;
    if (single && !node.lazy) {
        const std::size_t span = emit(Operation::span, node.flags);
        at(span).least = node.least;
        at(span).most = node.most;
        add(part);
        return;
    }
    const std::size_t index = program_.registers;
    program_.registers += 2;
    at(emit(Operation::enter, node.flags)).index = index;
    const std::size_t loop = emit(Operation::loop, node.flags);
    const std::size_t again = emit(Operation::loop_again, node.flags);
    add(part);
    at(emit(Operation::jump, node.flags)).target = loop;
    for (const std::size_t place : {loop, again}) {
        at(place).index = index;
        at(place).least = node.least;
        at(place).most = node.most;
        at(place).lazy = node.lazy;
        at(place).target = here();
    }
}

void Assembler::add_look(const Node& node) {
    const std::size_t look = emit(Operation::look, node.flags);
    add(node.parts[0]);
    emit(Operation::accept, node.flags);
    at(look).behind = node.behind;
    at(look).negated = node.negated;
    at(look).least = node.width;
    at(look).target = here();
}

void Assembler::add_conditional(const Node& node) {
    const std::size_t condition = emit(Operation::condition, node.flags);
    add(node.parts[0]);
    const std::size_t jump = emit(Operation::jump, node.flags);
    at(condition).index = node.number;
    at(condition).target = here();
    add(node.parts[1]);
    at(jump).target = here();
}

}  // namespace

Program assemble(const Parsed& parsed) { return Assembler(parsed.groups).finish(parsed.root); }

std::optional<std::size_t> width_of(const Node& node) {
    std::size_t sum = 0;
    switch (node.kind) {
        case Node::Kind::character:
        case Node::Kind::any:
        case Node::Kind::set: return 1;
        case Node::Kind::position:
        case Node::Kind::look: return 0;
        case Node::Kind::sequence:
            for (const Node& part : node.parts) {
                const auto width = width_of(part);
                if (!width) return {};
                sum += *width;
            }
            return sum;
        case Node::Kind::repeat: {
            const auto width = width_of(node.parts[0]);
            if (!width || node.least != node.most) return {};
            return node.least * *width;
        }
        case Node::Kind::capture: return width_of(node.parts[0]);
        case Node::Kind::alternatives: {
            const auto width = width_of(node.parts[0]);
            const bool equal = std::all_of(node.parts.begin(), node.parts.end(),
                                           [&](const Node& part) { return width && width_of(part) == width; });
            return equal ? width : std::nullopt;
        }
        case Node::Kind::back_reference:
        case Node::Kind::conditional: return {};
    }
    return {};
}

}  // namespace yieldcheck::pattern
