#include "host/make_handout.hpp"

#include "fit/fit.hpp"

#include <algorithm>
#include <cmath>

namespace precis {
namespace {

std::size_t count_shown(const Decision& decision) {
    return static_cast<std::size_t>(
        std::count_if(decision.chosen.begin(), decision.chosen.end(),
                      [](int chosen) { return chosen != Decision::kLeftOut; }));
}

// Fills in what `handout` shows. False when the page cannot be filled.
bool decide(Briefing& briefing, const Request& request, const Plugin& plugin,
            PluginInstance& instance, Handout& handout, Diagnostics& diagnostics) {
    const auto limited = is_limited(briefing, request, plugin, instance);
    if (!limited) {
        return false;
    }
    if (!*limited) {
        const Decision decision = preferred_choice(briefing, request);
        apply(briefing, decision);
        handout.shown = count_shown(decision);
        return true;
    }
    const auto fitted = fit(briefing, instance, type_sizes(request), diagnostics);
    if (!fitted) {
        return false;
    }
    handout.pages = fitted->layout.pages;
    handout.shown = count_shown(fitted->decision);
    handout.shortened = fitted->shortened;
    handout.left_out = fitted->left_out;
    handout.fill = fitted->layout.fill;
    return true;
}

}  // namespace

std::optional<bool> is_limited(const Briefing& briefing, const Request& request,
                               const Plugin& plugin, PluginInstance& instance) {
    const Template& form = request.form;
    const bool open = form.pages == "any" || (form.pages == "slides" && form.slides == 0);
    if (open || !plugin.info().fits) {
        return false;
    }
    const auto room = instance.capacity(briefing.root(), request.theme.smallest);
    return room ? std::optional(std::isfinite(*room)) : std::nullopt;
}

TypeSizes type_sizes(const Request& request) {
    return {.smallest = request.theme.smallest,
            .largest = request.theme.largest,
            .step = request.theme.step,
            .tolerance = request.form.larger_type,
            .fill = request.theme.fill};
}

std::optional<Handout> make_handout(const Request& request, const Plugin& plugin,
                                    PluginInstance& instance, Diagnostics& diagnostics,
                                    const StageListener& stage) {
    auto briefing = compose(request, diagnostics);
    stage("compose");
    if (!briefing) {
        return std::nullopt;
    }
    Handout handout;
    const bool decided = decide(*briefing, request, plugin, instance, handout, diagnostics);
    stage("fit");
    if (!decided) {
        return std::nullopt;
    }
    auto bytes = instance.render(*briefing);
    stage("render");
    if (!bytes) {
        return std::nullopt;
    }
    handout.bytes = std::move(*bytes);
    return handout;
}

std::optional<Handout> make_handout(const Request& request, const Plugin& plugin,
                                    const OptionValues& options, Resources& resources,
                                    Diagnostics& diagnostics, const StageListener& stage) {
    const auto instance = plugin.create(options, resources, diagnostics);
    stage("create");
    return instance == nullptr ? std::nullopt
                               : make_handout(request, plugin, *instance, diagnostics, stage);
}

}  // namespace precis
