#include "base/files.hpp"
#include "base/nearest_name.hpp"
#include "cli/command.hpp"
#include "cli/trace.hpp"
#include "compose/compose.hpp"
#include "host/folder_resources.hpp"
#include "host/format_choice.hpp"
#include "host/make_handout.hpp"
#include "host/plugins.hpp"
#include "strategy/values.hpp"

#include <algorithm>
#include <map>
#include <memory>

#include <fmt/format.h>

namespace precis::cli {
namespace {

namespace fs = std::filesystem;

constexpr const char* kExamples =
    "Examples:\n"
    "  precis make --audience legislators -o briefing.pdf\n"
    "  precis make -C examples/digital-solidarity --template deck -o deck.md\n"
    "  precis make plan.xml --format docx --set docx.package=flat -o plan.xml\n"
    "  precis make --template memo --field 'recipient.name=Ada Warden' -o - >memo.pdf\n";

struct MakeOptions {
    CommonOptions common;
    std::string audience = "public";
    std::string form = "one-pager";
    std::string format;
    std::string language;
    std::string theme;
    std::vector<std::string> fields;
    std::vector<std::string> settings;
    std::string output;
    bool verbose = false;
};

using Names = std::map<std::string, std::string, std::less<>>;

// All that one handout is made of.
struct Ingredients {
    std::optional<Strategy> strategy;
    std::optional<Audiences> audiences;
    const Audience* audience = nullptr;
    std::optional<Template> form;
    std::optional<Theme> theme;
    std::optional<FormatChoice> format;
    std::optional<PartialDate> date;
    std::string language;
    std::optional<Translation> translation;
    std::optional<Labels> labels;

    bool complete() const {
        return audience != nullptr && form && theme && format && date && translation && labels;
    }
};

void report_usage(Diagnostics& diagnostics, std::string message, std::string hint) {
    diagnostics.report(Code::bad_usage, "", std::move(message)).hinted(std::move(hint));
}

// "PREFIX.NAME=VALUE" taken apart into the name and the value; false when it is not of that shape.
bool split_setting(std::string_view text, std::string_view& prefix, std::string& name,
                   std::string& value) {
    const std::size_t equals = text.find('=');
    const std::size_t dot = text.substr(0, equals).find('.');
    if (equals == std::string_view::npos || dot == std::string_view::npos || dot == 0 ||
        dot + 1 == equals) {
        return false;
    }
    prefix = text.substr(0, dot);
    name = text.substr(dot + 1, equals - dot - 1);
    value = text.substr(equals + 1);
    return true;
}

// The values given for recipient's fields, by column.
Names recipient_of(const MakeOptions& options, Diagnostics& diagnostics) {
    Names recipient;
    for (const std::string& field : options.fields) {
        std::string_view prefix;
        std::string name;
        std::string value;
        if (!split_setting(field, prefix, name, value) || prefix != "recipient") {
            report_usage(diagnostics, fmt::format("'{}' is no field and value", field),
                         "write --field 'recipient.COLUMN=VALUE'");
            continue;
        }
        recipient[name] = value;
    }
    return recipient;
}

struct Setting {
    std::string plugin;
    std::string option;
    std::string value;
};

std::vector<Setting> settings_of(const MakeOptions& options, Diagnostics& diagnostics) {
    std::vector<Setting> settings;
    for (const std::string& text : options.settings) {
        std::string_view plugin;
        Setting setting;
        if (!split_setting(text, plugin, setting.option, setting.value)) {
            report_usage(diagnostics, fmt::format("'{}' is no option and value", text),
                         "write --set PLUGIN.OPTION=VALUE");
            continue;
        }
        setting.plugin = plugin;
        settings.push_back(std::move(setting));
    }
    return settings;
}

// The kind of file that the name asks for, in lower case; empty for standard output.
std::string suffix_of(const std::string& output) {
    std::string suffix = output == "-" ? "" : fs::path(output).extension().string();
    std::transform(suffix.begin(), suffix.end(), suffix.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return suffix;
}

std::optional<FormatChoice> format_of(const MakeOptions& options, PluginCatalogue& catalogue,
                                      Diagnostics& diagnostics) {
    const std::vector<Setting> settings = settings_of(options, diagnostics);
    OptionValues values;
    for (const Setting& setting : settings) {
        values[setting.option] = setting.value;
    }
    auto format =
        choose_format(catalogue, options.format, suffix_of(options.output), values, diagnostics);
    for (const Setting& setting : settings) {
        if (format && setting.plugin != format->plugin->info().id) {
            report_usage(diagnostics,
                         fmt::format("'--set {}.{}' is not for the format '{}'", setting.plugin,
                                     setting.option, format->plugin->info().id),
                         fmt::format("choose it with --format {}", setting.plugin));
        }
    }
    return format;
}

// The language of the handout: what was asked for, else the strategy's.
std::string language_of(const MakeOptions& options, const Strategy& strategy,
                        Diagnostics& diagnostics) {
    if (options.language.empty()) {
        return strategy.language;
    }
    std::string language = canonical_language(options.language);
    if (language.empty()) {
        diagnostics
            .report(Code::bad_language, "",
                    fmt::format("'{}' is not a language tag", options.language))
            .hinted("write a BCP 47 tag, such as en, fr-CA or zh-Hans");
    }
    return language;
}

// Reads whatever there is, so that all that is wrong is said at once.
Ingredients gather(const MakeOptions& options, const Context& context, const Workspace& workspace,
                   PluginCatalogue& catalogue, Trace& trace, Diagnostics& diagnostics) {
    Ingredients found;
    found.strategy = workspace.strategy(diagnostics);
    trace.stage("strategy");
    if (found.strategy) {
        found.audiences = workspace.audiences(*found.strategy, diagnostics);
        found.date =
            handout_date(context.environment("SOURCE_DATE_EPOCH"), *found.strategy, diagnostics);
    }
    if (found.audiences) {
        found.audience = find_audience(*found.audiences, options.audience, diagnostics);
    }
    trace.stage("audiences");
    if (found.strategy) {
        found.language = language_of(options, *found.strategy, diagnostics);
        found.translation = workspace.translation(found.language, *found.strategy, diagnostics);
    }
    found.labels = workspace.labels(diagnostics);
    trace.stage("translation");
    found.form = workspace.find_template(options.form, diagnostics);
    if (found.form) {
        found.theme = workspace.find_theme(options.theme, *found.form, diagnostics);
    }
    trace.stage("template");
    found.format = format_of(options, catalogue, diagnostics);
    trace.stage("plugin");
    return found;
}

std::string default_output(const Ingredients& from) {
    return fmt::format("{}-{}-{}{}", from.strategy->id, from.audience->id, from.form->id,
                       from.format->plugin->suffix(from.format->options));
}

std::string summary(const Handout& handout, const std::string& output) {
    std::string text = fmt::format("wrote {}: ", output == "-" ? "standard output" : output);
    if (handout.pages > 0) {
        text += fmt::format("{} page{}", handout.pages, handout.pages == 1 ? "" : "s");
    } else {
        text += fmt::format("{} statement{}", handout.shown, handout.shown == 1 ? "" : "s");
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
                               const Context& context, const Workspace& workspace, Names recipient,
                               Trace& trace, Diagnostics& diagnostics) {
    FolderResources resources({{"picture", workspace.folder()},
                               {"logo", workspace.folder() / "templates/themes"},
                               {"logo", context.installation.themes}});
    const Request request{.strategy = *from.strategy,
                          .audience = *from.audience,
                          .form = *from.form,
                          .theme = *from.theme,
                          .language = from.language,
                          .date = *from.date,
                          .recipient = std::move(recipient),
                          .translation = &*from.translation,
                          .labels = &*from.labels,
                          .details = options.verbose};
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
    Names recipient = recipient_of(options, diagnostics);
    const auto workspace =
        Workspace::open(options.common.workspace_path(), context.installation, diagnostics);
    if (!workspace) {
        return finish(context, diagnostics);
    }
    PluginCatalogue catalogue(options.common.plugin_folders(context));
    const Ingredients from = gather(options, context, *workspace, catalogue, trace, diagnostics);
    if (!from.complete() || diagnostics.has_errors()) {
        return finish(context, diagnostics);
    }
    const auto handout =
        make_of(from, options, context, *workspace, std::move(recipient), trace, diagnostics);
    if (!handout) {
        return finish(context, diagnostics);
    }
    const std::string output = options.output.empty() ? default_output(from) : options.output;
    const bool written = deliver(handout->bytes, output, context.console, diagnostics);
    trace.stage("write");
    trace.total();
    const ExitCode code = finish(context, diagnostics);
    if (written && !options.common.quiet) {
        context.console.say(summary(*handout, output));
    }
    return code;
}

}  // namespace

Action add_make_command(CLI::App& program, Context& context) {
    auto options = std::make_shared<MakeOptions>();
    CLI::App& command = *program.add_subcommand("make", "Make one briefing");
    options->common.add_workspace(command);
    command.add_option("-a,--audience", options->audience, "Whom it is for; default: public")
        ->type_name("ID");
    command.add_option("-t,--template", options->form, "Its shape; default: one-pager")
        ->type_name("ID");
    command
        .add_option("-f,--format", options->format,
                    "The plugin that makes it; default: by the ending of the file, else pdf")
        ->type_name("ID");
    command
        .add_option("-o,--output", options->output,
                    "The file to write, or - for standard output; default: named after the "
                    "strategy, audience and template, in the current folder")
        ->type_name("FILE");
    command.add_option("-l,--language", options->language, "Its language; default: the strategy's")
        ->type_name("TAG");
    command.add_option("--theme", options->theme, "Its look; default: the template's")
        ->type_name("ID");
    add_repeatable(command, "--field", options->fields,
                   "A field of the recipient: recipient.COLUMN=VALUE; may be repeated")
        ->option_text("FIELD=VALUE");
    add_repeatable(command, "--set", options->settings,
                   "An option of a plugin; may be repeated ('precis plugin show ID' lists them)")
        ->option_text("PLUGIN.OPTION=VALUE");
    options->common.add_plugin_path(command);
    options->common.add_quiet(command);
    command.add_flag("-v,--verbose", options->verbose,
                     "Say where the time goes, and name each text that is not translated");
    options->common.add_colour(command);
    command.footer(kExamples);
    return [options, &context] { return make(*options, context); };
}

}  // namespace precis::cli
