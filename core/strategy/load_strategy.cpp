#include "strategy/load_strategy.hpp"

namespace precis {
namespace {

// Reports what was said of the generated text at the places that it was made from.
void report_at_origins(const Diagnostics& found, const ImportedStrategy& imported,
                       Diagnostics& diagnostics) {
    for (const Diagnostic& diagnostic : found.sorted()) {
        Diagnostic& moved =
            diagnostic.source == nullptr
                ? diagnostics.report(diagnostic.code, diagnostic.path, diagnostic.message)
                : diagnostics.report(diagnostic.code, imported.original_of(diagnostic.offset),
                                     diagnostic.message);
        moved.hinted(diagnostic.hint);
    }
}

class Mover {
  public:
    explicit Mover(const ImportedStrategy& imported) : imported_(imported) {}

    void move(Strategy& strategy) const {
        for (Source& source : strategy.sources) {
            move(source.where);
        }
        for (Topic& topic : strategy.topics) {
            move(topic.where);
        }
        for (Item& item : strategy.items) {
            move(item.where);
            move(item.name);
            for (Wording& wording : item.wordings) {
                move(wording.where);
                move(wording.text);
                for (Citation& citation : wording.citations) {
                    move(citation.where);
                }
            }
        }
    }

  private:
    void move(Location& where) const { where = imported_.original_of(where.offset); }

    void move(RichText& text) const {
        for (Run& run : text) {
            move(run.where);
            move(run.runs);
        }
    }

    const ImportedStrategy& imported_;
};

}  // namespace

std::optional<Strategy> read_imported(std::string path, const ImportedStrategy& imported,
                                      Diagnostics& diagnostics) {
    Diagnostics found;
    auto strategy = read_strategy(std::move(path), imported.text, found);
    report_at_origins(found, imported, diagnostics);
    if (strategy) {
        Mover(imported).move(*strategy);
        strategy->original = imported.original;
    }
    return strategy;
}

std::optional<Strategy> load_strategy(std::string path, std::string bytes,
                                      Diagnostics& diagnostics) {
    if (!is_stratml(bytes)) {
        return read_strategy(std::move(path), std::move(bytes), diagnostics);
    }
    const auto imported = import_stratml(path, std::move(bytes), diagnostics);
    return imported ? read_imported(std::move(path), *imported, diagnostics) : std::nullopt;
}

}  // namespace precis
