#include "base/files.hpp"
#include "cli/command.hpp"
#include "strategy/load_strategy.hpp"
#include "strategy/stratml.hpp"

#include <filesystem>
#include <memory>
#include <system_error>

#include <fmt/format.h>

namespace precis::cli {
namespace {

namespace fs = std::filesystem;

constexpr const char* kDefaultOutput = "strategy.xml";

constexpr const char* kExamples =
    "Examples:\n"
    "  precis import plan.stratml.xml -o strategy.xml\n"
    "  precis import plan.stratml.xml -o - | xmllint --format -\n";

struct ImportOptions {
    CommonOptions common;
    std::string file;
    std::string output;
};

// The text of the strategy that the document makes, once it is known to load.
std::optional<std::string> import(const std::string& path, std::string bytes, std::size_t& items,
                                  Diagnostics& diagnostics) {
    if (!is_stratml(bytes)) {
        // Whatever is wrong with the file as XML comes first.
        if (XmlDocument::parse(path, std::move(bytes), diagnostics)) {
            diagnostics.report(Code::not_stratml, path, fmt::format("'{}' is not of StratML", path))
                .hinted(
                    "a StratML document begins with 'StrategicPlan' or "
                    "'PerformancePlanOrReport'");
        }
        return std::nullopt;
    }
    auto imported = import_stratml(path, std::move(bytes), diagnostics);
    const auto strategy = imported ? read_imported(path, *imported, diagnostics) : std::nullopt;
    if (!strategy) {
        return std::nullopt;
    }
    items = strategy->items.size();
    return std::move(imported->text);
}

// Where to write when nothing was said: a strategy that is there may be a year's work.
std::string output_of(const ImportOptions& options, Diagnostics& diagnostics) {
    std::error_code error;
    if (!options.output.empty() || !fs::exists(kDefaultOutput, error)) {
        return options.output.empty() ? kDefaultOutput : options.output;
    }
    diagnostics
        .report(Code::workspace_exists, kDefaultOutput,
                fmt::format("there is a '{}' already", kDefaultOutput))
        .hinted("say where to write with -o");
    return {};
}

ExitCode run(const ImportOptions& options, Context& context) {
    options.common.choose_colour(context);
    Diagnostics diagnostics;
    auto bytes = read_file(options.file, diagnostics);
    std::size_t items = 0;
    const auto text =
        bytes ? import(options.file, std::move(*bytes), items, diagnostics) : std::nullopt;
    const std::string output = text ? output_of(options, diagnostics) : "";
    bool written = false;
    if (output == "-") {
        context.console.write(*text);
        written = context.console.output_error() == 0;
    } else if (!output.empty()) {
        written = write_file(output, *text, diagnostics);
    }
    const ExitCode code = finish(context, diagnostics);
    if (written && !options.common.quiet) {
        context.console.say(fmt::format("wrote {}: {} item{}",
                                        output == "-" ? "standard output" : output, items,
                                        items == 1 ? "" : "s"));
    }
    return code;
}

}  // namespace

Action add_import_command(CLI::App& program, Context& context) {
    auto options = std::make_shared<ImportOptions>();
    CLI::App& command =
        *program.add_subcommand("import", "Make a strategy.xml of a StratML document");
    command.add_option("file", options->file, "The StratML document (ISO 17469-1)")
        ->option_text("FILE")
        ->required();
    command
        .add_option(
            "-o,--output", options->output,
            "The file to write, or - for standard output; default: strategy.xml, if there is none")
        ->option_text("FILE");

    options->common.add_quiet(command);
    options->common.add_colour(command);
    command.footer(kExamples);
    return [options, &context] { return run(*options, context); };
}

}  // namespace precis::cli
