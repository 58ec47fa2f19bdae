#include "cli/command.hpp"
#include "cli/text_layout.hpp"
#include "host/plugins.hpp"

#include <memory>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace precis::cli {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kListExamples =
    "Examples:\n"
    "  precis plugin list\n"
    "  precis plugin list --plugin-path ./my-plugins --json\n";
constexpr const char* kShowExamples =
    "Examples:\n"
    "  precis plugin show pdf\n"
    "  precis plugin show ics --plugin-path ./my-plugins\n";

struct PluginOptions {
    CommonOptions common;
    std::string id;
};

std::string_view type_name(precis_option_type_t type) {
    switch (type) {
        case PRECIS_OPTION_FLAG:
            return "flag";
        case PRECIS_OPTION_NUMBER:
            return "number";
        case PRECIS_OPTION_CHOICE:
            return "choice";
        default:
            return "text";
    }
}

bool has_range(const PluginOption& option) {
    return option.type == PRECIS_OPTION_NUMBER && (option.minimum != 0 || option.maximum != 0);
}

Json to_json(const PluginOption& option) {
    Json json{{"name", option.name},
              {"type", type_name(option.type)},
              {"default", option.default_value},
              {"help", option.help}};
    if (has_range(option)) {
        json["minimum"] = option.minimum;
        json["maximum"] = option.maximum;
    }
    for (const PluginChoice& choice : option.choices) {
        Json entry{{"value", choice.value}, {"help", choice.help}};
        if (!choice.suffix.empty()) {
            entry["suffix"] = choice.suffix;
        }
        if (!choice.media_type.empty()) {
            entry["media_type"] = choice.media_type;
        }
        json["choices"].push_back(std::move(entry));
    }
    return json;
}

Json to_json(const PluginInfo& info) {
    Json json{{"id", info.id},           {"name", info.name},       {"version", info.version},
              {"licence", info.licence}, {"summary", info.summary}, {"media_type", info.media_type},
              {"suffix", info.suffix},   {"fits", info.fits},       {"file", info.file.string()},
              {"options", Json::array()}};
    for (const PluginOption& option : info.options) {
        json["options"].push_back(to_json(option));
    }
    return json;
}

std::string to_text(const PluginOption& option, std::string_view plugin) {
    std::string kind(type_name(option.type));
    if (has_range(option)) {
        kind += fmt::format(" from {} to {}", option.minimum, option.maximum);
    }
    if (!option.default_value.empty()) {
        kind += fmt::format(", default '{}'", option.default_value);
    }
    std::string text = fmt::format("\n  --set {}.{}=…  ({})\n", plugin, option.name, kind);
    text += paragraph(option.help, 80, 6);
    std::vector<std::vector<std::string>> choices;
    for (const PluginChoice& choice : option.choices) {
        choices.push_back({"      " + choice.value, choice.suffix, choice.help});
    }
    return text + table(choices);
}

std::string to_text(const PluginInfo& info) {
    std::string text = fmt::format("{} {}: {}\n", info.id, info.version, info.name);
    if (!info.summary.empty()) {
        text += fmt::format("{}\n", info.summary);
    }
    text += "\n" + table({{"  writes", fmt::format("{} ({})", info.suffix, info.media_type)},
                          {"  fits pages", info.fits ? "yes" : "no"},
                          {"  licence", info.licence.empty() ? "not stated" : info.licence},
                          {"  file", info.file.string()}});
    for (const PluginOption& option : info.options) {
        text += to_text(option, info.id);
    }
    return text;
}

std::string list_as_json(PluginCatalogue& catalogue,
                         const std::vector<std::filesystem::path>& folders) {
    Json json{{"plugins", Json::array()}, {"rejected", Json::array()}, {"folders", Json::array()}};
    for (const Plugin* plugin : catalogue.all()) {
        json["plugins"].push_back(to_json(plugin->info()));
    }
    for (const RejectedPlugin& file : catalogue.rejected()) {
        json["rejected"].push_back({{"file", file.file.string()}, {"reason", file.reason}});
    }
    for (const auto& folder : folders) {
        json["folders"].push_back(folder.string());
    }
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string list_as_text(PluginCatalogue& catalogue) {
    std::vector<std::vector<std::string>> rows;
    for (const Plugin* plugin : catalogue.all()) {
        const PluginInfo& info = plugin->info();
        rows.push_back({info.id, info.version, info.suffix, info.file.string()});
    }
    std::string text = table(rows);
    for (const RejectedPlugin& file : catalogue.rejected()) {
        text += fmt::format("rejected: {}: {}\n", file.file.string(), file.reason);
    }
    return text;
}

ExitCode list(const PluginOptions& options, Context& context) {
    options.common.choose_colour(context);
    Diagnostics diagnostics;
    const auto folders = options.common.plugin_folders(context);
    PluginCatalogue catalogue(folders);
    const std::string text =
        options.common.json ? list_as_json(catalogue, folders) : list_as_text(catalogue);
    context.console.write(text);
    if (text.empty()) {
        context.console.say("no plugins found in:");
        for (const auto& folder : folders) {
            context.console.say("  " + folder.string());
        }
    }
    return finish(context, diagnostics);
}

ExitCode show(const PluginOptions& options, Context& context) {
    options.common.choose_colour(context);
    Diagnostics diagnostics;
    PluginCatalogue catalogue(options.common.plugin_folders(context));
    if (const Plugin* plugin = catalogue.find(options.id, diagnostics)) {
        context.console.write(options.common.json ? to_json(plugin->info()).dump(2) + "\n"
                                                  : to_text(plugin->info()));
    }
    return finish(context, diagnostics);
}

void add_common(CommonOptions& options, CLI::App& command) {
    options.add_plugin_path(command);
    options.add_json(command);
    options.add_colour(command);
}

}  // namespace

Action add_plugin_command(CLI::App& program, Context& context) {
    auto options = std::make_shared<PluginOptions>();
    CLI::App& command = *program.add_subcommand("plugin", "Look at the plugins");
    command.require_subcommand(1);
    CLI::App& list_command = *command.add_subcommand(
        "list", "List the plugins found, and the files that are none, with the reason");
    add_common(options->common, list_command);
    list_command.footer(kListExamples);
    CLI::App& show_command =
        *command.add_subcommand("show", "Show what a plugin makes and which options it has");
    show_command.add_option("ID", options->id, "The plugin")
        ->type_name("")
        ->option_text(" ")
        ->required();
    add_common(options->common, show_command);
    show_command.footer(kShowExamples);
    return [options, &context, &show_command] {
        return show_command.parsed() ? show(*options, context) : list(*options, context);
    };
}

}  // namespace precis::cli
