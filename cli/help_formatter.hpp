// The text of --help: at most 80 columns wide.
#pragma once

#include <CLI/CLI.hpp>

namespace yieldcheck {

class HelpFormatter : public CLI::Formatter {
public:
    HelpFormatter();
    std::string make_description(const CLI::App* app) const override;
    /// Options that are declared together: under their own heading.
    std::string make_expanded(const CLI::App* app) const override;
    std::string make_subcommand(const CLI::App* app) const override;
    std::string make_option(const CLI::Option* option, bool is_positional) const override;
};

}  // namespace yieldcheck
