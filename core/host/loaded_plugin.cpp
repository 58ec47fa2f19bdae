#include "host/loaded_plugin.hpp"

#include "host/instance.hpp"
#include "host/option_values.hpp"
#include "host/plugin_entry.hpp"

#include <stdexcept>
#include <utility>

namespace precis {
namespace {

class LoadedPlugin final : public Plugin {
  public:
    LoadedPlugin(const precis_entry_t& entry, PluginInfo info)
        : entry_(entry), info_(std::move(info)) {}

    const PluginInfo& info() const override { return info_; }

    std::unique_ptr<PluginInstance> create(const OptionValues& values, Resources& resources,
                                           Diagnostics& diagnostics) const override {
        const auto complete = complete_values(info_, values, diagnostics);
        return complete ? make_instance(entry_, info_, *complete, resources, diagnostics) : nullptr;
    }

    std::string suffix(const OptionValues& values) const override {
        for (const PluginOption& option : info_.options) {
            const auto found = values.find(option.name);
            const std::string& value = found == values.end() ? option.default_value : found->second;
            for (const PluginChoice& choice : option.choices) {
                if (choice.value == value && !choice.suffix.empty()) {
                    return choice.suffix;
                }
            }
        }
        return info_.suffix;
    }

  private:
    const precis_entry_t& entry_;
    PluginInfo info_;
};

}  // namespace

std::unique_ptr<Plugin> make_plugin(const precis_entry_t& entry, PluginInfo info) {
    return std::make_unique<LoadedPlugin>(entry, std::move(info));
}

std::unique_ptr<Plugin> plugin_from_entry(const precis_entry_t& entry) {
    PluginInfo info;
    if (const std::string fault = read_entry(entry, info); !fault.empty()) {
        throw std::invalid_argument(fault);
    }
    return make_plugin(entry, std::move(info));
}

}  // namespace precis
