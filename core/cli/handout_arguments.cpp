#include "cli/handout_arguments.hpp"

#include "strategy/values.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace precis::cli {
namespace {

namespace fs = std::filesystem;

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
Names recipient_of(const HandoutArguments& arguments, Diagnostics& diagnostics) {
    Names recipient;
    for (const std::string& field : arguments.fields) {
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

std::vector<Setting> settings_of(const HandoutArguments& arguments, Diagnostics& diagnostics) {
    std::vector<Setting> settings;
    for (const std::string& text : arguments.settings) {
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
std::string suffix_of(std::string_view output) {
    std::string suffix = output == "-" ? "" : fs::path(output).extension().string();
    std::transform(suffix.begin(), suffix.end(), suffix.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return suffix;
}

std::optional<FormatChoice> format_of(const HandoutArguments& arguments, std::string_view output,
                                      PluginCatalogue& catalogue, Diagnostics& diagnostics) {
    const std::vector<Setting> settings = settings_of(arguments, diagnostics);
    OptionValues values;
    for (const Setting& setting : settings) {
        values[setting.option] = setting.value;
    }
    auto format =
        choose_format(catalogue, arguments.format, suffix_of(output), values, diagnostics);
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
std::string language_of(const HandoutArguments& arguments, const Strategy& strategy,
                        Diagnostics& diagnostics) {
    if (arguments.language.empty()) {
        return strategy.language;
    }
    std::string language = canonical_language(arguments.language);
    if (language.empty()) {
        diagnostics
            .report(Code::bad_language, "",
                    fmt::format("'{}' is not a language tag", arguments.language))
            .hinted("write a BCP 47 tag, such as en, fr-CA or zh-Hans");
    }
    return language;
}

}  // namespace

void HandoutArguments::add_to(CLI::App& command) {
    command.add_option("-a,--audience", audience, "Whom it is for; default: public")
        ->type_name("ID");
    command.add_option("-t,--template", form, "Its shape; default: one-pager")->type_name("ID");
    command.add_option("-l,--language", language, "Its language; default: the strategy's")
        ->type_name("TAG");
    command.add_option("--theme", theme, "Its look; default: the template's")->type_name("ID");
    add_repeatable(command, "--field", fields,
                   "A field of the recipient: recipient.COLUMN=VALUE; may be repeated")
        ->option_text("FIELD=VALUE");
    add_repeatable(command, "--set", settings,
                   "An option of a plugin; may be repeated ('precis plugin show ID' lists them)")
        ->option_text("PLUGIN.OPTION=VALUE");
}

Request Ingredients::request() const {
    return {.strategy = *strategy,
            .audience = *audience,
            .form = *form,
            .theme = *theme,
            .language = language,
            .date = *date,
            .recipient = recipient,
            .translation = &*translation,
            .labels = &*labels};
}

void report_usage(Diagnostics& diagnostics, std::string message, std::string hint) {
    diagnostics.report(Code::bad_usage, "", std::move(message)).hinted(std::move(hint));
}

Ingredients gather(const HandoutArguments& arguments, std::string_view output,
                   const Context& context, const Workspace& workspace, PluginCatalogue& catalogue,
                   Trace& trace, Diagnostics& diagnostics) {
    Ingredients found;
    found.recipient = recipient_of(arguments, diagnostics);
    found.strategy = workspace.strategy(diagnostics);
    trace.stage("strategy");
    if (found.strategy) {
        found.audiences = workspace.audiences(*found.strategy, diagnostics);
        found.date =
            handout_date(context.environment("SOURCE_DATE_EPOCH"), *found.strategy, diagnostics);
    }
    if (found.audiences) {
        found.audience = find_audience(*found.audiences, arguments.audience, diagnostics);
    }
    trace.stage("audiences");
    if (found.strategy) {
        found.language = language_of(arguments, *found.strategy, diagnostics);
        found.translation = workspace.translation(found.language, *found.strategy, diagnostics);
    }
    found.labels = workspace.labels(diagnostics);
    trace.stage("translation");
    found.form = workspace.find_template(arguments.form, diagnostics);
    if (found.form) {
        found.theme = workspace.find_theme(arguments.theme, *found.form, diagnostics);
    }
    trace.stage("template");
    found.format = format_of(arguments, output, catalogue, diagnostics);
    trace.stage("plugin");
    return found;
}

FolderResources resources_of(const Workspace& workspace) {
    return FolderResources({{"picture", workspace.folder()},
                            {"logo", workspace.folder() / "templates/themes"},
                            {"logo", workspace.installation().themes}});
}

}  // namespace precis::cli
