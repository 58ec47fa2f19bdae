#include "base/nearest_name.hpp"
#include "host/library.hpp"
#include "host/loaded_plugin.hpp"
#include "host/plugin_entry.hpp"
#include "host/plugins.hpp"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <mutex>
#include <set>
#include <system_error>

#include <fmt/format.h>

namespace precis {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kSuffix = ".so";

// What became of a file: a plugin, or why not.
struct Outcome {
    const Plugin* plugin = nullptr;
    std::string fault;
};

// Plugins live as long as their libraries do: for ever.
const Plugin* keep_plugin(std::unique_ptr<Plugin> plugin) {
    static std::mutex guard;
    static auto& kept = *new std::vector<std::unique_ptr<Plugin>>;
    const std::lock_guard lock(guard);
    return kept.emplace_back(std::move(plugin)).get();
}

Outcome load(const fs::path& file) {
    if (file.extension() != kSuffix) {
        return {nullptr, fmt::format("not a plugin: its name does not end in '{}'", kSuffix)};
    }
    const LibraryEntry library = load_library(file);
    if (library.entry == nullptr) {
        return {nullptr, library.fault};
    }
    PluginInfo info;
    info.file = file;
    if (std::string fault = read_entry(*library.entry, info); !fault.empty()) {
        return {nullptr, std::move(fault)};
    }
    return {keep_plugin(make_plugin(*library.entry, std::move(info))), {}};
}

bool is_named_after_its_id(const Plugin& plugin) {
    return plugin.info().file.stem() == plugin.info().id;
}

}  // namespace

struct PluginCatalogue::State {
    std::vector<fs::path> folders;
    std::map<fs::path, Outcome> tried;

    // Set by look_everywhere.
    bool complete = false;
    std::map<std::string, const Plugin*, std::less<>> by_id;
    std::vector<RejectedPlugin> rejected;

    const Outcome& outcome(const fs::path& file) {
        const auto known = tried.find(file);
        return known != tried.end() ? known->second : tried.emplace(file, load(file)).first->second;
    }

    const Plugin* find_by_file_name(std::string_view id, Diagnostics& diagnostics,
                                    std::vector<RejectedPlugin>& faulty);
    void look_everywhere();
    std::vector<fs::path> files_in(const fs::path& folder);
    void report_unknown(std::string_view id, Diagnostics& diagnostics) const;
};

// The first ID.so that is the plugin of that id; earlier ones that are no plugins go to `faulty`.
const Plugin* PluginCatalogue::State::find_by_file_name(std::string_view id,
                                                        Diagnostics& diagnostics,
                                                        std::vector<RejectedPlugin>& faulty) {
    for (const fs::path& folder : folders) {
        const fs::path file = folder / fmt::format("{}{}", id, kSuffix);
        std::error_code error;
        if (!fs::exists(fs::symlink_status(file, error))) {
            continue;
        }
        const Outcome& found = outcome(file);
        if (found.plugin == nullptr) {
            faulty.push_back({file, found.fault});
        } else if (found.plugin->info().id == id) {
            for (const RejectedPlugin& passed : faulty) {
                diagnostics
                    .report(Code::plugin_passed_over, passed.file.string(),
                            fmt::format("passed over: {}", passed.reason))
                    .hinted(fmt::format("'{}' is used instead", file.string()));
            }
            return found.plugin;
        }
    }
    return nullptr;
}

// The files of a folder by name, hidden ones left out. A folder that is not there has none.
std::vector<fs::path> PluginCatalogue::State::files_in(const fs::path& folder) {
    std::vector<fs::path> files;
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
         entry.increment(error)) {
        const std::string name = entry->path().filename().string();
        std::error_code unknown;
        const bool other_folder =
            entry->path().extension() != kSuffix && entry->is_directory(unknown);
        if (!name.starts_with('.') && !other_folder) {
            files.push_back(entry->path());
        }
    }
    if (error && error != std::errc::no_such_file_or_directory) {
        rejected.push_back({folder, error.message()});
    }
    std::sort(files.begin(), files.end());
    return files;
}

// Loads everything. Of several plugins with one id the first that is named after it is taken, as
// `find` would, else the first of all.
void PluginCatalogue::State::look_everywhere() {
    if (complete) {
        return;
    }
    complete = true;
    std::map<std::string, std::vector<const Plugin*>> found;
    for (const fs::path& folder : folders) {
        for (const fs::path& file : files_in(folder)) {
            const Outcome& outcome_of_file = outcome(file);
            if (outcome_of_file.plugin == nullptr) {
                rejected.push_back({file, outcome_of_file.fault});
            } else {
                found[outcome_of_file.plugin->info().id].push_back(outcome_of_file.plugin);
            }
        }
    }
    for (const auto& [id, plugins] : found) {
        const auto named = std::find_if(plugins.begin(), plugins.end(), [](const Plugin* plugin) {
            return is_named_after_its_id(*plugin);
        });
        const Plugin* taken = named == plugins.end() ? plugins.front() : *named;
        by_id.emplace(id, taken);
        for (const Plugin* plugin : plugins) {
            if (plugin != taken) {
                rejected.push_back(
                    {plugin->info().file, fmt::format("shadowed: '{}' has the same id '{}'",
                                                      taken->info().file.string(), id)});
            }
        }
    }
}

void PluginCatalogue::State::report_unknown(std::string_view id, Diagnostics& diagnostics) const {
    std::vector<std::string_view> known;
    for (const auto& [name, plugin] : by_id) {
        known.push_back(name);
    }
    std::string all = fmt::format("formats: {}", fmt::join(known, ", "));
    if (known.empty()) {
        all = "there are no plugins in:";
        for (const fs::path& folder : folders) {
            all += fmt::format(" '{}'", folder.string());
        }
    }
    std::string hint = did_you_mean(id, known, std::move(all));
    if (!rejected.empty()) {
        hint += " ('precis plugin list' shows which files were rejected, and why)";
    }
    diagnostics.report(Code::unknown_format, "", fmt::format("no plugin makes the format '{}'", id))
        .hinted(std::move(hint));
}

PluginCatalogue::PluginCatalogue(std::vector<fs::path> folders)
    : state_(std::make_unique<State>()) {
    std::set<fs::path> seen;
    for (fs::path& folder : folders) {
        std::error_code error;
        const fs::path real = fs::weakly_canonical(folder, error);
        if (seen.insert(error ? folder : real).second) {
            state_->folders.push_back(std::move(folder));
        }
    }
}

PluginCatalogue::~PluginCatalogue() = default;

const Plugin* PluginCatalogue::find(std::string_view id, Diagnostics& diagnostics) {
    std::vector<RejectedPlugin> faulty;
    if (is_plugin_name(id)) {
        if (const Plugin* plugin = state_->find_by_file_name(id, diagnostics, faulty)) {
            return plugin;
        }
    }
    state_->look_everywhere();
    if (const auto found = state_->by_id.find(id); found != state_->by_id.end()) {
        return found->second;
    }
    for (const RejectedPlugin& file : faulty) {
        diagnostics.report(Code::unusable_plugin, file.file.string(),
                           fmt::format("cannot be used as the plugin '{}': {}", id, file.reason));
    }
    if (faulty.empty()) {
        state_->report_unknown(id, diagnostics);
    }
    return nullptr;
}

std::vector<const Plugin*> PluginCatalogue::all() {
    state_->look_everywhere();
    std::vector<const Plugin*> plugins;
    for (const auto& [id, plugin] : state_->by_id) {
        plugins.push_back(plugin);
    }
    return plugins;
}

const std::vector<RejectedPlugin>& PluginCatalogue::rejected() {
    state_->look_everywhere();
    return state_->rejected;
}

std::vector<fs::path> plugin_folders(
    const std::vector<fs::path>& asked,
    const std::function<std::optional<std::string>(const char*)>& environment,
    const fs::path& installed) {
    std::vector<fs::path> folders = asked;
    const std::string path = environment("PRECIS_PLUGIN_PATH").value_or("");
    for (std::size_t begin = 0; begin < path.size();) {
        const std::size_t end = std::min(path.find(':', begin), path.size());
        if (end > begin) {
            folders.emplace_back(path.substr(begin, end - begin));
        }
        begin = end + 1;
    }
    // The XDG base directory specification: a relative path there is to be ignored.
    const fs::path data = environment("XDG_DATA_HOME").value_or("");
    const fs::path home = environment("HOME").value_or("");
    if (data.is_absolute()) {
        folders.push_back(data / "precis/plugins");
    } else if (home.is_absolute()) {
        folders.push_back(home / ".local/share/precis/plugins");
    }
    folders.push_back(installed);
    return folders;
}

}  // namespace precis
