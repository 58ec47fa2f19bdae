#include "cli/program.hpp"

#include "cli/text_layout.hpp"
#include "cli/usage.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <precis/plugin.h>

namespace precis::cli {
namespace {

constexpr const char* kExamples =
    "Examples:\n"
    "  precis init my-strategy && precis make -C my-strategy -o page.pdf\n"
    "  precis make --audience legislators --template one-pager --format docx\n"
    "  precis help P604\n\n"
    "Exit codes: 0 done; 1 some handouts of a batch failed; 2 usage; 3 invalid input; 4 does\n"
    "not fit; 5 plugin failed; 6 output could not be written; 7 refused because of a marking\n";

constexpr std::size_t kColumn = 28;  // where the descriptions of options begin
constexpr std::size_t kWidth = 84;

// What all options have in common: of one that takes a single value the last given counts, so that
// scripts can put their own before their caller's; and the parser's help would put a description on
// one line, however long.
void settle_options(CLI::App& command) {
    for (CLI::Option* option : command.get_options({})) {
        if (option->get_expected_max() == 1) {
            option->take_last();
        }
        std::string lines = paragraph(option->get_description(), kWidth - kColumn);
        lines.erase(lines.find_last_not_of('\n') + 1);
        option->description(lines);
    }
    for (CLI::App* inner : command.get_subcommands({})) {
        settle_options(*inner);
    }
}

std::string version_text() {
    return fmt::format("precis {} (plugin interface {}.{})\n", PRECIS_VERSION, PRECIS_ABI_MAJOR,
                       PRECIS_ABI_MINOR);
}

struct Command {
    std::string name;
    Action run;
};

std::vector<Command> add_commands(CLI::App& program, Context& context) {
    return {{"make", add_make_command(program, context)},
            {"check", add_check_command(program, context)},
            {"list", add_list_command(program, context)},
            {"explain", add_explain_command(program, context)},
            {"plugin", add_plugin_command(program, context)},
            {"init", add_init_command(program, context)},
            {"import", add_import_command(program, context)},
            {"translate", add_translate_command(program, context)},
            {"help", add_help_command(program, context)}};
}

}  // namespace

ExitCode run_program(int count, const char* const* arguments, Context& context) {
    CLI::App program(
        "Briefings from one sourced strategy: for the right audience, at the right "
        "length, on the page",
        "precis");
    // Of several commands only the first is one: what follows are its arguments.
    program.require_subcommand(0, 1);
    program.get_formatter()->column_width(kColumn);
    bool version = false;
    program.add_flag("--version", version, "Show the version");
    program.footer(kExamples);
    const std::vector<Command> commands = add_commands(program, context);
    settle_options(program);

    CommonOptions().choose_colour(context);
    Diagnostics diagnostics;
    if (!check_names(program, {arguments + 1, static_cast<std::size_t>(std::max(count, 1) - 1)},
                     diagnostics)) {
        return finish(context, diagnostics);
    }
    try {
        program.parse(count, arguments);
    } catch (const CLI::CallForHelp&) {
        context.console.write(help_text(given_command(program)));
        return finish(context, diagnostics);
    } catch (const CLI::ParseError& error) {
        report_parse_error(program, error, diagnostics);
        return finish(context, diagnostics);
    }
    if (version) {
        context.console.write(version_text());
        return finish(context, diagnostics);
    }
    for (const Command& command : commands) {
        if (program.got_subcommand(command.name)) {
            return command.run();
        }
    }
    diagnostics.report(Code::bad_usage, "", "no command was given")
        .hinted("see 'precis --help'; 'precis init' makes a workspace to begin with");
    return finish(context, diagnostics);
}

}  // namespace precis::cli
