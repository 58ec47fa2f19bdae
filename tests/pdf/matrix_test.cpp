// The worked example laid out for its audiences, with all templates, themes and languages.

#include "compose/compose.hpp"
#include "fit/fit.hpp"
#include "host/briefing_view.hpp"
#include "sound_pages.hpp"
#include "typeset/remembered_finder.hpp"
#include "workspace/workspace.hpp"

#include <array>
#include <map>
#include <set>

#include <catch2/catch.hpp>

namespace precis::pdf {
namespace {

constexpr std::array<const char*, 9> kAudiences{
    "executives", "legislators",   "diplomats", "partner-governments",
    "industry",   "civil-society", "press",     "incident-responders",
    "public"};
constexpr std::array<const char*, 4> kTemplates{"one-pager", "memo", "talking-points", "deck"};
constexpr std::array<const char*, 5> kThemes{"ministry", "high-contrast", "print", "editorial",
                                             "institute"};
constexpr std::array<const char*, 6> kLanguages{"en", "fr", "es", "ar", "ru", "zh"};

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

// The example, loaded once.
class Example {
  public:
    Example() : a4_(typeset::system_fonts(), "theme"), letter_(typeset::system_fonts(), "Letter") {
        host_.size = sizeof host_;
        fill_node_functions(host_);
        workspace_ = Workspace::open(PRECIS_SOURCE_DIR "/examples/digital-solidarity",
                                     Installation::around(PRECIS_PROGRAM), diagnostics_);
        strategy_ = workspace_->strategy(diagnostics_);
        audiences_ = workspace_->audiences(*strategy_, diagnostics_);
        labels_ = workspace_->labels(diagnostics_);
        for (const char* language : kLanguages) {
            if (language != std::string("en")) {
                translations_[language] =
                    workspace_->translation(language, *strategy_, diagnostics_);
            }
        }
    }

    // What is wrong with the handout.
    std::vector<std::string> faults(const char* audience, const std::string& form_id,
                                    const char* theme_id, const std::string& language,
                                    bool letter) {
        Layout& layout = letter ? letter_ : a4_;
        const auto form = workspace_->find_template(form_id, diagnostics_);
        const auto theme = workspace_->find_theme(theme_id, *form, diagnostics_);
        Request request{*strategy_, *audiences_->find(audience), *form, *theme,
                        language,   strategy_->published,        {}};
        request.labels = &*labels_;
        if (const auto found = translations_.find(language); found != translations_.end()) {
            request.translation = &*found->second;
        }
        auto briefing = compose(request, diagnostics_);
        if (!briefing) {
            return {"nothing was composed"};
        }
        LayoutMeasure measure(layout, host_);
        double size = theme->largest;
        if (form->pages == "1" || form->pages == "2") {
            const auto fitted = fit(*briefing, measure,
                                    {theme->smallest, theme->largest, theme->step}, diagnostics_);
            if (!fitted) {
                return {"it does not fit: " + to_text(diagnostics_, false)};
            }
            size = fitted->decision.type_size;
        } else {
            apply(*briefing, preferred_choice(*briefing, request));
        }
        const LaidOut out = layout.lay_out(measure.view(briefing->root()), size);
        auto faults = test::faults_of(
            out.document,
            read_look(measure.view(briefing->root()).child("theme"), letter ? "Letter" : "theme")
                .paper);
        const auto disorder = test::disorder_of(out.document, measure.view(briefing->root()));
        faults.insert(faults.end(), disorder.begin(), disorder.end());
        const std::size_t pages = out.document.pages.size();
        if ((form->pages == "1" && pages != 1) || (form->pages == "2" && pages > 2)) {
            faults.push_back("it has " + std::to_string(pages) + " pages");
        }
        return faults;
    }

  private:
    Diagnostics diagnostics_;
    std::optional<Workspace> workspace_;
    std::optional<Strategy> strategy_;
    std::optional<Audiences> audiences_;
    std::optional<Labels> labels_;
    std::map<std::string, std::optional<Translation>> translations_;
    precis_host_t host_{};
    Layout a4_;
    Layout letter_;
};

}  // namespace

// Every audience in every language, and with them in turn every template with every theme, on A4
// and on Letter.
TEST_CASE("pages of the example are sound for every audience, template, theme and language") {
    Example example;
    std::set<std::pair<std::size_t, std::size_t>> looks;
    std::size_t turn = 0;
    for (const char* audience : kAudiences) {
        for (const char* language : kLanguages) {
            const std::size_t form = turn % kTemplates.size();
            const std::size_t theme = turn % kThemes.size();
            ++turn;
            looks.emplace(form, theme);
            INFO(audience << ", " << kTemplates[form] << ", " << kThemes[theme] << ", "
                          << language);
            std::string all;
            for (const std::string& fault :
                 example.faults(audience, kTemplates[form], kThemes[theme], language,
                                turn / kTemplates.size() % 2 == 0)) {
                all += fault + '\n';
            }
            CHECK(all == "");
        }
    }
    CHECK(looks.size() == kTemplates.size() * kThemes.size());
}

}  // namespace precis::pdf
