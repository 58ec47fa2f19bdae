#include "base/files.hpp"
#include "cli/handout_arguments.hpp"
#include "host/make_handout.hpp"

#include <memory>

#include <fmt/format.h>

namespace precis::cli {
namespace {

constexpr const char* kExamples =
    "Examples:\n"
    "  precis make --audience legislators -o briefing.pdf\n"
    "  precis make -C examples/digital-solidarity --template deck -o deck.md\n"
    "  precis make plan.xml --format docx --set docx.package=flat -o plan.xml\n"
    "  precis make --template memo --field 'recipient.name=Ada Warden' -o - >memo.pdf\n";

struct MakeOptions {
    CommonOptions common;
    HandoutArguments handout;
    std::string output;
    bool verbose = false;
};

std::string default_output(const Ingredients& from) {
    return fmt::format("{}-{}-{}{}", from.strategy->id, from.audience->id, from.form->id,
                       from.format->plugin->suffix(from.format->options));
}

std::string summary(const Handout& handout, const Ingredients& from, const std::string& output) {
    std::string text = fmt::format("wrote {}: ", output == "-" ? "standard output" : output);
    if (handout.pages > 0) {
        text +=
            fmt::format("{} {}{}", handout.pages, from.form->pages == "slides" ? "slide" : "page",
                        handout.pages == 1 ? "" : "s");
    } else {
        text += fmt::format("{} statement{}", handout.shown, handout.shown == 1 ? "" : "s");
    }
    if (handout.fill < from.theme->fill) {
        text += fmt::format(", {:.0f} % full", handout.fill * 100);
    }
    if (handout.shortened > 0) {
        text += fmt::format(", {} shortened", handout.shortened);
    }
    if (handout.left_out > 0) {
        text += fmt::format(", {} left out", handout.left_out);
    }
    return text;
}

std::optional<Handout> make_of(const Ingredients& from, const MakeOptions& options,
                               const Workspace& workspace, Trace& trace, Diagnostics& diagnostics) {
    FolderResources resources = resources_of(workspace);
    Request request = from.request();
    request.details = options.verbose;
    return make_handout(request, *from.format->plugin, from.format->options, resources, diagnostics,
                        [&trace](std::string_view stage) { trace.stage(stage); });
}

bool deliver(const std::string& bytes, const std::string& output, Console& console,
             Diagnostics& diagnostics) {
    if (output != "-") {
        return write_file(output, bytes, diagnostics);
    }
    console.write(bytes);
    return console.output_error() == 0;
}

ExitCode make(const MakeOptions& options, Context& context) {
    options.common.choose_colour(context);
    Diagnostics diagnostics;
    Trace trace(context.console, options.verbose);
    const auto workspace =
        Workspace::open(options.common.workspace_path(), context.installation, diagnostics);
    if (!workspace) {
        return finish(context, diagnostics);
    }
    PluginCatalogue catalogue(options.common.plugin_folders(context));
    const Ingredients from =
        gather(options.handout, options.output, context, *workspace, catalogue, trace, diagnostics);
    if (!from.complete() || diagnostics.has_errors()) {
        return finish(context, diagnostics);
    }
    const auto handout = make_of(from, options, *workspace, trace, diagnostics);
    if (!handout) {
        return finish(context, diagnostics);
    }
    const std::string output = options.output.empty() ? default_output(from) : options.output;
    const bool written = deliver(handout->bytes, output, context.console, diagnostics);
    trace.stage("write");
    trace.total();
    const ExitCode code = finish(context, diagnostics);
    if (written && !options.common.quiet) {
        context.console.say(summary(*handout, from, output));
    }
    return code;
}

}  // namespace

Action add_make_command(CLI::App& program, Context& context) {
    auto options = std::make_shared<MakeOptions>();
    CLI::App& command = *program.add_subcommand("make", "Make one briefing");
    options->common.add_workspace(command);
    options->handout.add_to(command);
    command
        .add_option("-f,--format", options->handout.format,
                    "The plugin that makes it; default: by the ending of the file, else pdf")
        ->type_name("ID");
    command
        .add_option("-o,--output", options->output,
                    "The file to write, or - for standard output; default: named after the "
                    "strategy, audience and template, in the current folder")
        ->type_name("FILE");
    options->common.add_plugin_path(command);
    options->common.add_quiet(command);
    command.add_flag("-v,--verbose", options->verbose,
                     "Say where the time goes, and name each text that is not translated");
    options->common.add_colour(command);
    command.footer(kExamples);
    return [options, &context] { return make(*options, context); };
}

}  // namespace precis::cli
