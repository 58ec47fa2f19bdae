// host: finds and loads plugins, shows them a briefing and runs them safely. Uses compose, fit,
// briefing and base. The only room that knows Boost.DLL.
#pragma once

#include "base/diagnostics.hpp"
#include "briefing/briefing.hpp"
#include "fit/fit.hpp"

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <precis/plugin.h>

namespace precis {

struct PluginChoice {
    std::string value;
    std::string help;
    std::string media_type;
    std::string suffix;
};

struct PluginOption {
    std::string name;
    std::string help;
    std::string default_value;
    precis_option_type_t type = PRECIS_OPTION_TEXT;
    double minimum = 0;
    double maximum = 0;
    std::vector<PluginChoice> choices;
};

struct PluginInfo {
    std::string id;
    std::string name;
    std::string version;
    std::string licence;
    std::string summary;
    std::string media_type;
    std::string suffix;
    std::vector<PluginOption> options;
    std::filesystem::path file;
    bool fits = false;    // offers precis.fit/1
    bool places = false;  // offers precis.boxes/1
};

// The user's options for one plugin, by name.
using OptionValues = std::map<std::string, std::string, std::less<>>;

// Gives the bytes of a file that a briefing names, or nothing and a reason.
class Resources {
  public:
    virtual ~Resources() = default;
    virtual std::optional<std::string> bytes(std::string_view kind, std::string_view name,
                                             std::string& reason) = 0;
};

// Where a node of a briefing stands: precis_box_t. The node is what the plugin said: compare it, do
// not follow it.
struct PlacedBox {
    const Node* node = nullptr;
    unsigned page = 0;
    unsigned column = 0;
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;
};

struct Placement {
    struct Page {
        double width = 0;
        double height = 0;
    };
    std::vector<Page> pages;
    std::vector<PlacedBox> boxes;
};

// One instance of a plugin. Used by one thread at a time. Measures as well as renders.
class PluginInstance : public Measure {
  public:
    // Nothing, and a diagnostic that names the plugin, when it fails.
    virtual std::optional<std::string> render(const Briefing& briefing) = 0;
    // Where everything in a decided briefing stands; nothing where the plugin does not say, or
    // fails, which it then reports.
    virtual std::optional<Placement> placement(const Briefing& briefing, double type_size) = 0;
};

// A loaded plugin. Lives as long as the process (libraries are never unloaded).
class Plugin {
  public:
    virtual ~Plugin() = default;

    virtual const PluginInfo& info() const = 0;
    // Checks `values` against the options; nothing and diagnostics when they are wrong. The
    // instance reports to `diagnostics` and reads from `resources`, which must outlive it.
    virtual std::unique_ptr<PluginInstance> create(const OptionValues& values, Resources& resources,
                                                   Diagnostics& diagnostics) const = 0;
    // The suffix of the file that these options give.
    virtual std::string suffix(const OptionValues& values) const = 0;
};

// A file in a plugin folder that is not a usable plugin, and why.
struct RejectedPlugin {
    std::filesystem::path file;
    std::string reason;
};

// The plugins in a list of folders. Earlier folders win where an id comes twice.
class PluginCatalogue {
  public:
    explicit PluginCatalogue(std::vector<std::filesystem::path> folders);
    ~PluginCatalogue();

    // The plugin of that id. Loads the file of that name first, and the others only if it is not
    // there. Null and a diagnostic (nearest id; reasons for files rejected) when there is none.
    const Plugin* find(std::string_view id, Diagnostics& diagnostics);

    // Everything in the folders, sorted by id, and what was rejected.
    std::vector<const Plugin*> all();
    const std::vector<RejectedPlugin>& rejected();

  private:
    struct State;
    std::unique_ptr<State> state_;
};

// Where plugins are looked for, first to last: `asked` (--plugin-path), PRECIS_PLUGIN_PATH (colon
// separated), the user's data folder (XDG_DATA_HOME/precis/plugins), the installed folder.
std::vector<std::filesystem::path> plugin_folders(
    const std::vector<std::filesystem::path>& asked,
    const std::function<std::optional<std::string>(const char*)>& environment,
    const std::filesystem::path& installed);

// A plugin from an entry already in memory, for tests.
std::unique_ptr<Plugin> plugin_from_entry(const precis_entry_t& entry);

}  // namespace precis
