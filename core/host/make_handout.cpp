#include "host/make_handout.hpp"

#include "fit/fit.hpp"

#include <algorithm>

namespace precis {
namespace {

std::size_t count_shown(const Decision& decision) {
    return static_cast<std::size_t>(
        std::count_if(decision.chosen.begin(), decision.chosen.end(),
                      [](int chosen) { return chosen != Decision::kLeftOut; }));
}

// Fills in what `handout` shows. False when the page cannot be filled.
bool decide(Briefing& briefing, const Request& request, PluginInstance& instance, bool fits,
            Handout& handout, Diagnostics& diagnostics) {
    if (!fits || !has_page_limit(request.form)) {
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

bool has_page_limit(const Template& form) {
    return form.pages != "any" && form.pages != "slides";
}

TypeSizes type_sizes(const Request& request) {
    return {.smallest = request.theme.smallest,
            .largest = request.theme.largest,
            .step = request.theme.step,
            .tolerance = request.form.larger_type,
            .fill = request.theme.fill};
}

std::optional<Handout> make_handout(const Request& request, const Plugin& plugin,
                                    const OptionValues& options, Resources& resources,
                                    Diagnostics& diagnostics, const StageListener& stage) {
    auto briefing = compose(request, diagnostics);
    stage("compose");
    if (!briefing) {
        return std::nullopt;
    }
    const auto instance = plugin.create(options, resources, diagnostics);
    stage("create");
    if (instance == nullptr) {
        return std::nullopt;
    }
    Handout handout;
    const bool decided =
        decide(*briefing, request, *instance, plugin.info().fits, handout, diagnostics);
    stage("fit");
    if (!decided) {
        return std::nullopt;
    }
    auto bytes = instance->render(*briefing);
    stage("render");
    if (!bytes) {
        return std::nullopt;
    }
    handout.bytes = std::move(*bytes);
    return handout;
}

}  // namespace precis
