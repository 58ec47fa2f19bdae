#include "workspace/check.hpp"

#include "compose/compose.hpp"
#include "workspace/translate.hpp"

#include <map>
#include <optional>
#include <string>

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

    bool knows(const std::string& id) const { return read_.contains(id); }

  private:
    const Workspace& workspace_;
    std::map<std::string, std::optional<Theme>> read_;
};

void compose_for_all(const Template& form, const Theme& theme, const Strategy& strategy,
                     const Audiences& audiences, Diagnostics& diagnostics) {
    Recipient recipient;
    add_columns(strategy.document->source()->text(), recipient);
    add_columns(form.document->source()->text(), recipient);
    for (const Audience& audience : audiences.list) {
        compose({.strategy = strategy,
                 .audience = audience,
                 .form = form,
                 .theme = theme,
                 .language = strategy.language,
                 .date = strategy.published,
                 .recipient = recipient},
                diagnostics);
    }
}

}  // namespace

Checked check(const Workspace& workspace, bool details, Diagnostics& diagnostics) {
    Checked checked;
    const auto strategy = workspace.strategy(diagnostics);
    const auto audiences = strategy ? workspace.audiences(*strategy, diagnostics) : std::nullopt;
    checked.items = strategy ? strategy->items.size() : 0;
    checked.audiences = audiences ? audiences->list.size() : 0;
    Themes themes(workspace);
    for (const DataFile& file : workspace.template_files()) {
        ++checked.templates;
        const auto form = read_template_file(file, diagnostics);
        const Theme* theme = form ? themes.of(*form, diagnostics) : nullptr;
        if (theme != nullptr && audiences) {
            compose_for_all(*form, *theme, *strategy, *audiences, diagnostics);
        }
    }
    for (const DataFile& file : workspace.theme_files()) {
        if (file.own && !themes.knows(file.id)) {
            read_theme_file(file, diagnostics);
        }
    }
    if (audiences) {
        check_translations(workspace, *strategy, *audiences, details, diagnostics);
    }
    return checked;
}

}  // namespace precis
