#include "workspace/check.hpp"

#include "compose/compose.hpp"
#include "strategy/strategy_warnings.hpp"
#include "workspace/check_pictures.hpp"
#include "workspace/check_reach.hpp"
#include "workspace/check_sources.hpp"
#include "workspace/readability.hpp"
#include "workspace/translate.hpp"

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace precis {
namespace {

using Recipient = std::map<std::string, std::string, std::less<>>;

// Something for every column of the recipients' table that `text` speaks of: which columns there
// will be is known only when a handout is made.
void add_columns(std::string_view text, Recipient& recipient) {
    constexpr std::string_view kField = "{recipient.";
    for (std::size_t at = text.find(kField); at != std::string_view::npos;
         at = text.find(kField, at + 1)) {
        const std::size_t begin = at + kField.size();
        const std::size_t end = text.find('}', begin);
        if (end != std::string_view::npos) {
            const std::string column(text.substr(begin, end - begin));
            recipient.emplace(column, column);
        }
    }
}

// The themes that templates name, each read once however many name it.
class Themes {
  public:
    explicit Themes(const Workspace& workspace) : workspace_(workspace) {}

    const Theme* of(const Template& form, Diagnostics& diagnostics) {
        const auto known = read_.find(form.theme);
        const auto& theme =
            known != read_.end()
                ? known->second
                : read_.emplace(form.theme, workspace_.find_theme("", form, diagnostics))
                      .first->second;
        return theme ? &*theme : nullptr;
    }

    // That of a file; null when it has errors, which are reported once.
    const Theme* find(const DataFile& file, Diagnostics& diagnostics) {
        const auto known = read_.find(file.id);
        const auto& theme =
            known != read_.end()
                ? known->second
                : read_.emplace(file.id, read_theme_file(file, diagnostics)).first->second;
        return theme ? &*theme : nullptr;
    }

  private:
    const Workspace& workspace_;
    std::map<std::string, std::optional<Theme>> read_;
};

// Rehearses a briefing from each template for each audience that may be given one.
class Rehearsal {
  public:
    Rehearsal(const Strategy& strategy, const Audiences& audiences, Diagnostics& diagnostics)
        : strategy_(strategy),
          audiences_(audiences),
          diagnostics_(diagnostics),
          coverage_(strategy, audiences),
          found_(strategy) {
        add_columns(strategy.document->source()->text(), columns_);
        for (const Audience& audience : audiences.list) {
            if (strategy.marking > audience.cleared_to) {
                diagnostics.report(
                    Code::nothing_to_see, audience.where,
                    fmt::format("'{}' may see nothing of a strategy marked '{}'", audience.id,
                                strategy.markings.at(strategy.marking - 1).id));
            }
        }
    }

    void run(const Template& form, const Theme& theme, bool own) {
        Recipient recipient = columns_;
        add_columns(form.document->source()->text(), recipient);
        std::vector<std::vector<std::string>> empty(form.sections.size());
        for (std::size_t i = 0; i < audiences_.list.size(); ++i) {
            const Audience& audience = audiences_.list[i];
            if (strategy_.marking <= audience.cleared_to) {
                rehearse_for(i,
                             {.strategy = strategy_,
                              .audience = audience,
                              .form = form,
                              .theme = theme,
                              .language = strategy_.language,
                              .date = strategy_.published,
                              .recipient = recipient,
                              .found = &found_},
                             empty);
            }
        }
        report_empty(form, empty, own);
    }

    Coverage take_coverage() { return std::move(coverage_); }

  private:
    // Adds the audience to `empty` for each section that must not be, and is.
    void rehearse_for(std::size_t audience, const Request& request,
                      std::vector<std::vector<std::string>>& empty) {
        std::set<const TemplateSection*> filled;
        const auto see = [&](const TemplateSection& section, const Item& item,
                             std::span<const Length> lengths) {
            coverage_.add(item, lengths, audience);
            filled.insert(&section);
        };
        if (!rehearse(request, see, diagnostics_)) {
            return;
        }
        for (std::size_t k = 0; k < empty.size(); ++k) {
            const TemplateSection& section = request.form.sections[k];
            if (section.required && !filled.contains(&section)) {
                empty[k].push_back('\'' + request.audience.id + '\'');
            }
        }
    }

    void report_empty(const Template& form, const std::vector<std::vector<std::string>>& empty,
                      bool own) {
        for (std::size_t k = 0; k < empty.size(); ++k) {
            if (!empty[k].empty()) {
                diagnostics_
                    .report(own ? Code::empty_section : Code::empty_shipped_section,
                            form.sections[k].where,
                            fmt::format("section '{}' of '{}' is required, and empty for {}",
                                        form.sections[k].id, form.id, fmt::join(empty[k], ", ")))
                    .hinted(own ? "select something else, or do without 'required'" : "");
            }
        }
    }

    const Strategy& strategy_;
    const Audiences& audiences_;
    Diagnostics& diagnostics_;
    Coverage coverage_;
    QueryResults found_;
    Recipient columns_;  // that the strategy speaks of
};

}  // namespace

Checked check(const Workspace& workspace, bool details, Diagnostics& diagnostics) {
    Checked checked;
    TranslationsAhead translations(workspace);
    if (auto read = workspace.strategy(diagnostics)) {
        checked.strategy = std::make_shared<const Strategy>(std::move(*read));
    }
    const auto& strategy = checked.strategy;
    const auto audiences = strategy ? workspace.audiences(*strategy, diagnostics) : std::nullopt;
    checked.items = strategy ? strategy->items.size() : 0;
    checked.audiences = audiences ? audiences->list.size() : 0;
    if (strategy) {
        check_strategy(*strategy, diagnostics);
        if (strategy->original == nullptr) {
            check_sources(*strategy, workspace.folder(), diagnostics);
            check_pictures(*strategy, workspace.folder(), diagnostics);
        }
    }
    std::optional<Rehearsal> rehearsal;
    if (audiences) {
        check_audience_references(*strategy, *audiences, diagnostics);
        check_readability(*strategy, *audiences, diagnostics);
        rehearsal.emplace(*strategy, *audiences, diagnostics);
    }
    Themes themes(workspace);
    for (const DataFile& file : workspace.template_files()) {
        ++checked.templates;
        const auto form = read_template_file(file, diagnostics);
        const Theme* theme = form ? themes.of(*form, diagnostics) : nullptr;
        if (theme != nullptr && rehearsal) {
            rehearsal->run(*form, *theme, file.own);
        }
    }
    if (rehearsal) {
        checked.coverage = rehearsal->take_coverage();
        // Where a briefing could not be composed, nobody knows what would have been in it.
        if (!diagnostics.has_errors()) {
            check_reach(*strategy, checked.coverage, diagnostics);
        }
    }
    for (const DataFile& file : workspace.theme_files()) {
        if (const Theme* theme = file.own ? themes.find(file, diagnostics) : nullptr) {
            check_logo(*theme, file.path.parent_path(), diagnostics);
        }
    }
    if (audiences) {
        check_translations(workspace, *strategy, *audiences, translations, details, diagnostics);
        for (const TranslationsAhead::File& file : translations.files()) {
            if (file.translation) {
                check_readability(*strategy, *audiences, *file.translation, diagnostics);
            }
        }
    }
    return checked;
}

}  // namespace precis
