#include "example_pages.hpp"

#include "fit/fit.hpp"
#include "host/briefing_view.hpp"
#include "typeset/remembered_finder.hpp"

namespace precis::pdf::test {
namespace {

constexpr const char* kExample = PRECIS_SOURCE_DIR "/examples/digital-solidarity";

// Measures for the fit as the plugin does.
class LayoutMeasure final : public Measure {
  public:
    LayoutMeasure(Layout& layout, const precis_host_t& host) : layout_(layout), host_(host) {}

    std::string unit() const override { return "pt"; }
    std::optional<double> capacity(const Node& briefing, double size) override {
        return layout_.capacity(view(briefing), size);
    }
    std::optional<double> section_extent(const Node& section, double size) override {
        return layout_.section_extent(view(section), size);
    }
    std::optional<double> block_extent(const Node& block, unsigned alternative,
                                       double size) override {
        return layout_.block_extent(view(block), alternative, size);
    }
    std::optional<LayoutResult> lay_out(const Node& briefing, double size) override {
        const plugin::LayoutResult result = layout_.measure(view(briefing), size);
        return LayoutResult{result.pages, result.overflow, result.fill};
    }

    plugin::Node view(const Node& node) const { return {&host_, to_c(&node)}; }

  private:
    Layout& layout_;
    const precis_host_t& host_;
};

}  // namespace

Example::Example()
    : resources_(std::vector<ResourceFolder>{{"picture", kExample}}),
      host_(plugin_, resources_, diagnostics_),
      pictures_(plugin::Host(host_.table()), false),
      a4_(typeset::system_fonts(), "theme", &pictures_),
      letter_(typeset::system_fonts(), "Letter", &pictures_) {
    workspace_ = Workspace::open(kExample, Installation::around(PRECIS_PROGRAM), diagnostics_);
    strategy_ = workspace_->strategy(diagnostics_);
    audiences_ = workspace_->audiences(*strategy_, diagnostics_);
    labels_ = workspace_->labels(diagnostics_);
    for (const char* language : kLanguages) {
        if (language != strategy_->language) {
            translations_[language] = workspace_->translation(language, *strategy_, diagnostics_);
        }
    }
}

std::string Example::lay_out(const Handout& handout, const Show& show) {
    Layout& layout = handout.letter ? letter_ : a4_;
    const auto form = workspace_->find_template(handout.form, diagnostics_);
    const auto theme = workspace_->find_theme(handout.theme, *form, diagnostics_);
    Request request{*strategy_,
                    *audiences_->find(handout.audience),
                    *form,
                    *theme,
                    handout.language,
                    strategy_->published,
                    {}};
    request.labels = &*labels_;
    if (const auto found = translations_.find(handout.language); found != translations_.end()) {
        request.translation = &*found->second;
    }
    auto briefing = compose(request, diagnostics_);
    if (!briefing) {
        return "nothing was composed";
    }
    LayoutMeasure measure(layout, *host_.table());
    double size = theme->largest;
    if (form->pages == "1" || form->pages == "2") {
        const auto fitted =
            fit(*briefing, measure, {theme->smallest, theme->largest, theme->step}, diagnostics_);
        if (!fitted) {
            return "it does not fit: " + to_text(diagnostics_, false);
        }
        size = fitted->decision.type_size;
    } else {
        apply(*briefing, preferred_choice(*briefing, request));
    }
    const plugin::Node root = measure.view(briefing->root());
    show(layout.lay_out(root, size), root);
    return {};
}

}  // namespace precis::pdf::test
