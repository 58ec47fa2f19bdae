#include "strategy/audience_heritage.hpp"

#include "base/nearest_name.hpp"

#include <algorithm>
#include <unordered_map>

#include <fmt/format.h>

namespace precis {
namespace {

constexpr std::size_t kLongestLineage = 16;

void put_before(std::vector<std::string>& own, const std::vector<std::string>& inherited) {
    for (const std::string& id : inherited) {
        if (std::find(own.begin(), own.end(), id) == own.end()) {
            own.push_back(id);
        }
    }
}

// Folds into `written` what it inherits from `parent`, which has inherited all it does.
void inherit(WrittenAudience& written, const Audience& parent) {
    Audience& audience = written.audience;
    audience.lineage.insert(audience.lineage.end(), parent.lineage.begin(), parent.lineage.end());
    audience.topic_weights.insert(parent.topic_weights.begin(), parent.topic_weights.end());
    audience.kind_weights.insert(parent.kind_weights.begin(), parent.kind_weights.end());
    audience.item_weights.insert(parent.item_weights.begin(), parent.item_weights.end());
    put_before(audience.first, parent.first);
    put_before(audience.knows, parent.knows);
    put_before(audience.omit, parent.omit);
    if (audience.address.empty()) {
        audience.address = parent.address;
    }
    if (audience.clearance.empty()) {
        audience.clearance = parent.clearance;
        audience.cleared_to = parent.cleared_to;
    }
    if (!audience.preferred) {
        audience.preferred = parent.preferred;
    }
    if (!audience.grade) {
        audience.grade = parent.grade;
    }
    audience.shares.headline = parent.shares.headline;
    audience.shares.short_ = parent.shares.short_;
    audience.shares.full = parent.shares.full;
}

// Resolves `extends` among the audiences of a file.
class Heritage {
  public:
    Heritage(std::vector<WrittenAudience>& written, Diagnostics& diagnostics)
        : written_(written), diagnostics_(diagnostics), done_(written.size()) {
        for (std::size_t i = 0; i < written.size(); ++i) {
            if (!index_.emplace(written[i].audience.id, i).second) {
                diagnostics_
                    .report(Code::duplicate_id, written[i].audience.where,
                            fmt::format("another audience has the id '{}'", written[i].audience.id))
                    .hinted("ids must differ; it is by them that audiences are named");
            }
        }
    }

    void resolve() {
        for (std::size_t i = 0; i < written_.size(); ++i) {
            resolve_line(i);
        }
    }

  private:
    // Follows `extends` up from one audience, then lets each inherit from the one above.
    void resolve_line(std::size_t start) {
        std::vector<std::size_t> line;
        std::optional<std::size_t> above = start;
        while (above && !done_[*above]) {
            if (std::find(line.begin(), line.end(), *above) != line.end()) {
                report_cycle(written_[line.back()]);
                above.reset();
                break;
            }
            if (line.size() == kLongestLineage) {
                report_too_long(written_[line.front()]);
                above.reset();
                break;
            }
            line.push_back(*above);
            above = parent_of(written_[*above]);
        }
        for (auto it = line.rbegin(); it != line.rend(); ++it) {
            finish(*it, above);
            above = *it;
        }
    }

    void finish(std::size_t index, std::optional<std::size_t> parent) {
        WrittenAudience& written = written_[index];
        written.audience.lineage = {written.audience.id};
        if (parent && written_[*parent].audience.lineage.size() >= kLongestLineage) {
            report_too_long(written);
        } else if (parent) {
            inherit(written, written_[*parent].audience);
        }
        Shares& shares = written.audience.shares;
        shares.headline = written.headline.value_or(shares.headline);
        shares.short_ = written.short_.value_or(shares.short_);
        shares.full = written.full.value_or(shares.full);
        done_[index] = true;
    }

    std::optional<std::size_t> parent_of(const WrittenAudience& written) {
        if (written.extends.text.empty()) {
            return std::nullopt;
        }
        const auto found = index_.find(written.extends.text);
        if (found != index_.end()) {
            return found->second;
        }
        std::vector<std::string_view> ids;
        for (const WrittenAudience& other : written_) {
            ids.push_back(other.audience.id);
        }
        diagnostics_
            .report(Code::unknown_audience, written.extends.where,
                    fmt::format("no audience has the id '{}'", written.extends.text))
            .hinted(did_you_mean(written.extends.text, ids));
        return std::nullopt;
    }

    void report_cycle(const WrittenAudience& written) {
        diagnostics_
            .report(Code::audience_cycle, written.extends.where,
                    fmt::format("'{}' extends itself, by way of '{}'", written.audience.id,
                                written.extends.text))
            .hinted("take one 'extends' of the circle out");
    }

    void report_too_long(const WrittenAudience& written) {
        diagnostics_
            .report(Code::lineage_too_long, written.extends.where,
                    fmt::format("'{}' extends more than {} audiences, one after another",
                                written.audience.id, kLongestLineage))
            .hinted("let it extend one of the first of them");
    }

    std::vector<WrittenAudience>& written_;
    Diagnostics& diagnostics_;
    std::vector<bool> done_;
    std::unordered_map<std::string_view, std::size_t> index_;
};

}  // namespace

void resolve_heritage(std::vector<WrittenAudience>& written, Diagnostics& diagnostics) {
    Heritage(written, diagnostics).resolve();
}

}  // namespace precis
