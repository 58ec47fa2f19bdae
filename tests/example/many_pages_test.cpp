// Pages made one after the other, as batches do: what is kept from one to the next saves time and
// changes nothing.
#include "example/example_files.hpp"
#include "host/folder_resources.hpp"
#include "host/make_handout.hpp"
#include "workspace/workspace.hpp"

#include <array>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace precis;
using namespace precis::test;

namespace {

struct Wanted {
    std::string audience;
    std::string language;
    std::string form;
    std::string theme;
};

// Neighbours differ in everything, and each of them comes again among others.
Wanted handout(std::size_t number) {
    static const std::array<const char*, 6> kLanguages{"en", "ar", "fr", "zh", "ru", "es"};
    static const std::array<const char*, 5> kThemes{"ministry", "editorial", "print", "institute",
                                                    "high-contrast"};
    return {kAudiences[number * 2 % kAudiences.size()], kLanguages[number % kLanguages.size()],
            kTemplates[number / 2 % kTemplates.size()], kThemes[number * 3 % kThemes.size()]};
}

// Makes all pages by one instance of the plugin.
class Office {
  public:
    explicit Office(const OptionValues& options)
        : workspace_(
              Workspace::open(std::string(PRECIS_SOURCE_DIR) + "/examples/digital-solidarity",
                              Installation::around(PRECIS_PROGRAM), diagnostics_)),
          catalogue_({PRECIS_PLUGINS}),
          resources_(
              {{"picture", workspace_->folder()}, {"logo", workspace_->installation().themes}}) {
        strategy_ = workspace_->strategy(diagnostics_);
        audiences_ = workspace_->audiences(*strategy_, diagnostics_);
        labels_ = workspace_->labels(diagnostics_);
        plugin_ = catalogue_.find("pdf", diagnostics_);
        instance_ = plugin_->create(options, resources_, diagnostics_);
    }

    std::string make(const Wanted& wanted) {
        const auto form = workspace_->find_template(wanted.form, diagnostics_);
        const auto theme = workspace_->find_theme(wanted.theme, *form, diagnostics_);
        const auto translation = workspace_->translation(wanted.language, *strategy_, diagnostics_);
        const Request request{.strategy = *strategy_,
                              .audience = *audiences_->find(wanted.audience),
                              .form = *form,
                              .theme = *theme,
                              .language = wanted.language,
                              .date = strategy_->published,
                              .recipient = {},
                              .translation = &*translation,
                              .labels = &*labels_};
        const auto made = make_handout(request, *plugin_, *instance_, diagnostics_);
        REQUIRE(made);
        return made->bytes;
    }

  private:
    Diagnostics diagnostics_;
    std::optional<Workspace> workspace_;
    PluginCatalogue catalogue_;
    FolderResources resources_;
    std::optional<Strategy> strategy_;
    std::optional<Audiences> audiences_;
    std::optional<Labels> labels_;
    const Plugin* plugin_ = nullptr;
    std::unique_ptr<PluginInstance> instance_;
};

}  // namespace

TEST_CASE("a page made after a hundred others is the page made alone, byte for byte") {
    constexpr std::size_t kPages = 130;
    constexpr std::size_t kCompared = 30;  // the last of them
    const ExampleFiles files;
    for (const std::string fonts : {"subset", "shared"}) {
        Office office({{"fonts", fonts}});
        for (std::size_t i = 0; i < kPages; ++i) {
            const Wanted wanted = handout(i);
            INFO(i << ": " << wanted.audience << " " << wanted.language << " " << wanted.form << " "
                   << wanted.theme << " " << fonts);
            const std::string made = office.make(wanted);
            if (i + kCompared >= kPages || i < 2) {
                files.make(
                    {"--audience", wanted.audience, "--language", wanted.language, "--template",
                     wanted.form, "--theme", wanted.theme, "--set", "pdf.fonts=" + fonts},
                    "alone.pdf");
                // Not shown whole when they differ.
                const bool same = made == files.read("alone.pdf");
                CHECK(same);
            }
        }
    }
}
