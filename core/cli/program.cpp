#include "cli/program.hpp"

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
            {"plugin", add_plugin_command(program, context)},
            {"init", add_init_command(program, context)},
            {"help", add_help_command(program, context)}};
}

}  // namespace

ExitCode run_program(int count, const char* const* arguments, Context& context) {
    CLI::App program(
        "Briefings from one sourced strategy: for the right audience, at the right "
        "length, on the page",
        "precis");
    program.get_formatter()->column_width(34);
    bool version = false;
    program.add_flag("--version", version, "Show the version");
    program.footer(kExamples);
    const std::vector<Command> commands = add_commands(program, context);

    CommonOptions().choose_colour(context);
    Diagnostics diagnostics;
    if (!check_names(program, {arguments + 1, static_cast<std::size_t>(std::max(count, 1) - 1)},
                     diagnostics)) {
        return finish(context, diagnostics);
    }
    try {
        program.parse(count, arguments);
    } catch (const CLI::CallForHelp&) {
        context.console.write(given_command(program).help("", CLI::AppFormatMode::Normal));
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
