// The value model against CPython 3.13: every line of expected/*.jsonl (made by expect.py) is asked here again.
#include "protocol/construct.hpp"
#include "protocol/decode.hpp"
#include "protocol/encode.hpp"
#include "protocol/exception.hpp"
#include "protocol/methods.hpp"
#include "protocol/number.hpp"
#include "protocol/str.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>

namespace yieldcheck {
namespace {

Value read(const Json& json) {
    if (json.is_object() && json.contains("slice")) {
        const Json& parts = json["slice"];
        return slice(decode(parts[0]), decode(parts[1]), decode(parts[2]));
    }
    return decode(json);
}

const std::map<std::string, Operator> operators{
    {"+", Operator::add},           {"-", Operator::subtract}, {"*", Operator::multiply}, {"/", Operator::divide},
    {"//", Operator::floor_divide}, {"%", Operator::modulo},   {"**", Operator::power},   {"<<", Operator::left_shift},
    {">>", Operator::right_shift},  {"&", Operator::bit_and},  {"|", Operator::bit_or},   {"^", Operator::bit_xor}};

const std::map<std::string, Comparison> comparisons{{"<", Comparison::less},    {"<=", Comparison::less_equal},
                                                    {"==", Comparison::equal},  {"!=", Comparison::not_equal},
                                                    {">", Comparison::greater}, {">=", Comparison::greater_equal}};

class Question {
public:
    explicit Question(const Json& asked) : case_(asked), name_(asked[0].get<std::string>()) {
        if (name_ != "call" && !is_signed()) target_ = read(case_[1]);
    }

    const std::string& name() const { return name_; }
    const Value& target() const { return target_; }

    Value answer() {
        if (is_signed()) return operation(case_[1].get<std::string>(), read(case_[2]), read(case_[3]));
        if (name_ == "call") return called();
        if (name_ == "method") return target_->call_method(case_[2].get<std::string>(), arguments(case_[3], case_[4]));
        if (case_.size() == 3) return unary();
        const Value second = read(case_[2]);
        if (name_ == "contains") return boolean(contains(target_, second));
        if (name_ == "item") return target_->item(second);
        if (name_ == "format") return text(target_->format(str(second)));
        if (name_ == "round") return target_->call_method("__round__", {second});
        if (name_ == "power") return target_->call_method("__pow__", {second, read(case_[3])});
        if (name_ == "delete_item") return target_->delete_item(second), None;
        if (name_ == "set_item") return target_->set_item(second, read(case_[3])), None;
        if (name_ == "divmod") return divide_with_remainder(target_, second);
        throw std::logic_error("expected_test.cpp does not know the operation " + name_);
    }

private:
    bool is_signed() const { return name_ == "binary" || name_ == "in_place" || name_ == "compare"; }

    static Arguments arguments(const Json& positional, const Json& keywords) {
        Arguments made;
        for (const Json& argument : positional)
            made.positional(read(argument));
        for (const auto& [name, value] : keywords.items())
            made.keyword(name, read(value));
        return made;
    }

    Value operation(const std::string& sign, const Value& left, const Value& right) const {
        if (name_ == "compare") return compare(comparisons.at(sign), left, right);
        return name_ == "binary" ? binary(operators.at(sign), left, right) : in_place(operators.at(sign), left, right);
    }

    Value called() const {
        Arguments given = arguments(case_[2], case_[3]);
        return find_constructor(case_[1].get<std::string>())(given);
    }

    Value unary() const {
        if (name_ == "repr") return text(repr(target_));
        if (name_ == "str") return text(str(target_));
        if (name_ == "ascii") return text(escape_non_ascii(repr(target_)));
        if (name_ == "hash") return integer(static_cast<std::int64_t>(target_->hash()));
        if (name_ == "bool") return boolean(truthy(target_));
        if (name_ == "length") return integer(static_cast<std::int64_t>(target_->length()));
        if (name_ == "round") return target_->call_method("__round__", {});
        if (name_ == "abs") return target_->call_method("__abs__", {});
        if (name_ == "negative") return target_->negative();
        if (name_ == "invert") return target_->invert();
        if (name_ == "add_all") return list(items_of(set(items_of(target_))));
        throw std::logic_error("expected_test.cpp does not know the operation " + name_);
    }

    const Json& case_;
    std::string name_;
    Value target_;
};

/// What the value model answers, in the form of the table. Empty where it says that the question is outside the subset.
Json answer_of(const Json& asked) {
    Json answer = Json::object();
    Question question(asked);
    try {
        answer["v"] = Encoder().value(question.answer());
    } catch (const Raised& raised) {
        answer["raise"] = {raised.exception->type_name(), utf8(str(raised.exception))};
    } catch (const OutsideSubset&) {
        return {};
    }
    if (asked.back().contains("then")) answer["then"] = Encoder().value(question.target());
    return answer;
}

class Expected : public testing::TestWithParam<const char*> {};

TEST_P(Expected, AnswersAsCPythonDoes) {
    const std::filesystem::path folder = std::filesystem::path(__FILE__).parent_path() / "expected";
    std::ifstream file(folder / (std::string(GetParam()) + ".jsonl"));
    ASSERT_TRUE(file) << "run expect.py with CPython 3.13";
    std::size_t asked = 0;
    std::size_t outside = 0;
    for (std::string line; std::getline(file, line); ++asked) {
        const Json question = Json::parse(line);
        const Json answer = answer_of(question);
        if (answer.is_null()) {
            ++outside;
            continue;
        }
        EXPECT_EQ(question.back(), answer) << line;
    }
    EXPECT_GT(asked, 100U);
    EXPECT_LT(outside, asked / 50) << "too many questions are outside the subset";
}

INSTANTIATE_TEST_SUITE_P(Groups, Expected, testing::Values("numbers", "formats", "texts", "containers", "orders"),
                         [](const auto& group) { return std::string(group.param); });

}  // namespace
}  // namespace yieldcheck
