// One handout: composed, fitted where its page is limited, rendered.
#pragma once

#include "base/diagnostics.hpp"
#include "compose/compose.hpp"
#include "host/plugins.hpp"

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace precis {

struct Handout {
    std::string bytes;
    unsigned pages = 0;  // 0: the plugin does not say
    std::size_t shown = 0;
    std::size_t shortened = 0;  // for want of room
    std::size_t left_out = 0;   // for want of room
    double fill = 1;            // of its pages, where they are limited
};

// Whether the briefing has to be fitted: the template limits its pages or slides, and the plugin
// measures and has a limit for such ones. Nothing when measuring failed.
std::optional<bool> is_limited(const Briefing& briefing, const Request& request,
                               const Plugin& plugin, PluginInstance& instance);

// What theme and template say about the size of the type.
TypeSizes type_sizes(const Request& request);

// Told of each stage as it ends ("compose", "create", "fit", "render"), for whoever wants to know
// where the time goes.
using StageListener = std::function<void(std::string_view stage)>;

// Where the template limits the pages and the plugin measures, the choice is fitted; elsewhere
// every block comes in the length that audience and template prefer. Nothing, and diagnostics, when
// it cannot be made. Uses no file but through `resources`.
std::optional<Handout> make_handout(
    const Request& request, const Plugin& plugin, const OptionValues& options, Resources& resources,
    Diagnostics& diagnostics, const StageListener& stage = [](std::string_view) {});

// The same by an instance that is there already and reports to `diagnostics`. One that makes many
// handouts in turn keeps what it has shaped and measured of their wordings.
std::optional<Handout> make_handout(
    const Request& request, const Plugin& plugin, PluginInstance& instance,
    Diagnostics& diagnostics, const StageListener& stage = [](std::string_view) {});

}  // namespace precis
