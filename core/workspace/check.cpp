#include "workspace/check.hpp"

#include "compose/compose.hpp"

#include <map>
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

void check_template(const Workspace& workspace, const Template& form, const Strategy& strategy,
                    const Audiences& audiences, Diagnostics& diagnostics) {
    const auto theme = workspace.find_theme("", form, diagnostics);
    if (!theme) {
        return;
    }
    Recipient recipient;
    add_columns(strategy.document->source()->text(), recipient);
    add_columns(form.document->source()->text(), recipient);
    for (const Audience& audience : audiences.list) {
        compose({.strategy = strategy,
                 .audience = audience,
                 .form = form,
                 .theme = *theme,
                 .language = strategy.language,
                 .date = strategy.published,
                 .recipient = recipient},
                diagnostics);
    }
}

}  // namespace

Checked check(const Workspace& workspace, Diagnostics& diagnostics) {
    Checked checked;
    const auto strategy = workspace.strategy(diagnostics);
    const auto audiences = strategy ? workspace.audiences(*strategy, diagnostics) : std::nullopt;
    checked.items = strategy ? strategy->items.size() : 0;
    checked.audiences = audiences ? audiences->list.size() : 0;
    for (const DataFile& file : workspace.theme_files()) {
        if (file.own) {
            ++checked.themes;
            read_theme_file(file, diagnostics);
        }
    }
    for (const DataFile& file : workspace.template_files()) {
        ++checked.templates;
        const auto form = read_template_file(file, diagnostics);
        if (form && audiences) {
            check_template(workspace, *form, *strategy, *audiences, diagnostics);
        }
    }
    return checked;
}

}  // namespace precis
