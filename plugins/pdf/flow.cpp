#include "pdf/flow.hpp"

#include "pdf/columns.hpp"

#include <algorithm>
#include <cmath>
#include <deque>

namespace precis::pdf {
namespace {

constexpr double kExact = 1e-6;
// By how much more than the page's own share a column may be stretched to end with its neighbours.
constexpr double kColumnStretch = 0.7;

// Columns of one zone on one page.
struct Band {
    const Zone* zone = nullptr;
    const PartSequence* parts = nullptr;
    std::size_t first = 0;
    std::vector<std::size_t> ends;
    Gap gap;          // before it; none at the top of a page
    double top = -1;  // where it stands in any case; below 0: after the one before

    double head() const { return first == 0 ? zone->head.height() : 0; }
    double height(double stretch) const { return head() + columns_height(stretch); }
    double columns_height(double stretch) const {
        double highest = 0;
        std::size_t from = first;
        for (const std::size_t end : ends) {
            highest = std::max(highest, parts->height(from, end, stretch));
            from = end;
        }
        return first == 0 ? std::max(highest, zone->side.height() - head()) : highest;
    }
};

class Flow {
  public:
    Flow(const std::vector<Zone>& zones, const Regions& regions, Spread spread)
        : zones_(zones), regions_(regions), spread_(spread) {}

    FlowResult run() {
        for (const Zone& zone : zones_) {
            // A box that leaves no room for its heading is parted, too.
            constexpr double kMostOfPage = 0.8;
            sequences_.emplace_back(
                zone.boxes, regions_.line,
                kMostOfPage * (regions_.bottom - std::max(regions_.first_top, regions_.other_top)));
        }
        measure();
        if (spread_ == Spread::all_on_one) {
            result_.overflow = overflow();
            if (result_.overflow <= kExact) {
                result_.overflow = 0;
                place_on_one();
                return std::move(result_);
            }
        }
        place_on_many();
        return std::move(result_);
    }

  private:
    double room(std::size_t page) const {
        return regions_.bottom - (page == 0 ? regions_.first_top : regions_.other_top);
    }
    double foot() const {
        return zones_.empty() || !zones_.back().at_bottom
                   ? 0
                   : band_heights_.back() + zones_.back().boxes.front().gap.natural;
    }

    // Balanced columns, or where they are too high, the lowest there are.
    Band whole(std::size_t index, double limit) const {
        const PartSequence& parts = sequences_[index];
        Band band{&zones_[index], &parts, 0, {}, zones_[index].boxes.front().gap};
        band.ends = parts.balanced(0, zones_[index].columns, zones_[index].even ? 0 : 1);
        if (band.height(0) > limit + kExact) {
            band.ends = parts.balanced(0, zones_[index].columns, 0);
        }
        return band;
    }

    void measure() {
        for (std::size_t i = 0; i < zones_.size(); ++i) {
            band_heights_.push_back(whole(i, room(0)).height(0));
            result_.height += band_heights_.back();
            result_.height += i == 0 ? 0 : zones_[i].boxes.front().gap.natural;
        }
    }

    // By how much everything together is too high for one page, parted as tightly as may be.
    double overflow() const {
        if (result_.height <= room(0) + kExact) {
            return 0;
        }
        double tightest = 0;
        for (std::size_t i = 0; i < zones_.size(); ++i) {
            tightest += whole(i, 0).height(0);
            tightest += i == 0 ? 0 : zones_[i].boxes.front().gap.natural;
        }
        return tightest - room(0);
    }

    void place_on_one() {
        // Tight columns only where the even ones do not fit.
        const double limit = result_.height <= room(0) + kExact ? room(0) : 0;
        std::vector<Band> bands;
        double used = 0;
        for (std::size_t i = 0; i < zones_.size(); ++i) {
            bands.push_back(whole(i, limit));
            used += bands.back().height(0) + (i == 0 ? 0 : bands.back().gap.natural);
        }
        for (Band& band : bands) {
            used += keep_sections(band, room(0) - used);
        }
        if (foot() > 0) {
            bands.back().top = regions_.bottom - bands.back().height(0);
        }
        emit(bands, regions_.first_top, regions_.bottom - foot());
    }

    // Parts sections, and above all blocks, less where there is room to spare; by how much that
    // makes the band higher.
    double keep_sections(Band& band, double room) const {
        constexpr double kKeep = 2.4;
        if (band.zone->columns == 1 || band.zone->even || room <= 0) {
            return 0;
        }
        const double height = band.height(0);
        Band kept = band;
        kept.ends = band.parts->balanced(0, band.zone->columns, kKeep,
                                         height + room - band.head() + kExact);
        if (kept.height(0) > height + room + kExact) {
            return 0;
        }
        band = kept;
        return band.height(0) - height;
    }

    void place_on_many() {
        for (std::size_t i = 0; i < zones_.size(); ++i) {
            if (zones_[i].new_page && !bands_.empty()) {
                finish_page(false);
            }
            place(i);
        }
        finish_page(true);
    }

    void place(std::size_t index) {
        const Zone& zone = zones_[index];
        const PartSequence& parts = sequences_[index];
        for (std::size_t first = 0; first < parts.size();) {
            Band band{&zone, &parts, first, {}, bands_.empty() ? Gap{} : parts[first].gap};
            if (!bands_.empty() && first == 0) {
                band.gap = zone.boxes.front().gap;
            }
            const double left = room(result_.pages.size()) - used_ - band.gap.natural;
            for (const bool tight : {zone.even, true}) {
                band.ends = parts.balanced(first, zone.columns, tight ? 0 : 1);
                if (band.height(0) <= left + kExact) {
                    add(band);
                    return;
                }
            }
            band.ends = parts.filled(first, zone.columns, left - band.head());
            if (band.ends.back() > first) {
                first = band.ends.back();
                add(band);
            } else if (bands_.empty()) {
                // Not even on a page of its own: a heading has to do without what it stands over.
                band.ends.assign(zone.columns, parts.last_within(first, left - band.head()));
                if (band.ends.back() == first) {
                    throw UnplaceableRow{parts[first].box};
                }
                first = band.ends.back();
                add(band);
            }
            finish_page(false);
        }
    }

    void add(const Band& band) {
        used_ += band.gap.natural + band.height(0);
        bands_.push_back(band);
    }

    void finish_page(bool last) {
        const double top = result_.pages.empty() ? regions_.first_top : regions_.other_top;
        // The last page, too, is filled where little is missing.
        constexpr double kNearlyFull = 0.85;
        const double room = regions_.bottom - top;
        const bool fill = spread_ != Spread::none && (!last || used_ >= kNearlyFull * room);
        emit(bands_, top, fill ? regions_.bottom : top + used_);
        result_.pages.back().spare = room - used_;
        bands_.clear();
        used_ = 0;
    }

    // Places the bands of a page between `top` and `bottom`, with the room to spare in their gaps.
    void emit(const std::vector<Band>& bands, double top, double bottom) {
        const double stretch = page_stretch(bands, bottom - top);
        FlowPage page;
        double y = top;
        bool first = true;
        for (const Band& band : bands) {
            if (band.top >= 0) {
                y = band.top;
            } else if (!first) {
                y += band.gap.natural + stretch * band.gap.stretch;
            }
            if (band.first == 0 && !band.zone->head.rows.empty()) {
                const FlowBox& head = band.zone->head;
                page.fragments.push_back({&head, 0, head.rows.size(), band.zone->left, y});
                y += band.head();
            }
            const double height = band.columns_height(band.top >= 0 ? 0 : stretch);
            emit(band, y, on_beat(height, band), page);
            if (band.first == 0 && !band.zone->side.rows.empty()) {
                const FlowBox& side = band.zone->side;
                page.fragments.push_back(
                    {&side, 0, side.rows.size(), band.zone->side_x, y - band.head()});
            }
            y += height;
            first = false;
        }
        result_.pages.push_back(std::move(page));
    }

    static double page_stretch(const std::vector<Band>& bands, double room) {
        const auto height = [&bands](double stretch) {
            double sum = 0;
            for (const Band& band : bands) {
                if (band.top < 0) {
                    sum += band.height(stretch);
                    sum +=
                        &band == bands.data() ? 0 : band.gap.natural + stretch * band.gap.stretch;
                }
            }
            return sum;
        };
        double low = 0;
        double high = 1;
        if (height(high) <= room) {
            return high;
        }
        for (int i = 0; i < 40; ++i) {
            const double middle = (low + high) / 2;
            (height(middle) <= room ? low : high) = middle;
        }
        return low;
    }

    // As high as the columns are without spare room, and some beats more.
    double on_beat(double height, const Band& band) const {
        const double natural = band.columns_height(0);
        return natural + beat() * std::floor((height - natural) / beat() + kExact);
    }
    double beat() const { return regions_.line / 2; }

    void emit(const Band& band, double top, double height, FlowPage& page) const {
        std::size_t from = band.first;
        for (std::size_t column = 0; column < band.ends.size(); ++column) {
            const std::size_t end = band.ends[column];
            const double spare = height - band.parts->height(from, end);
            const auto room = static_cast<int>(std::floor(spare / beat() + kExact));
            const std::vector<int> beats = spare_beats(*band.parts, from, end, room);
            double y = top;
            const double x = band.zone->left +
                             static_cast<double>(column) * (band.zone->width + band.zone->gutter);
            for (std::size_t i = from; i < end; ++i) {
                const Part& part = (*band.parts)[i];
                if (i > from) {
                    y += part.gap.natural + beat() * beats[i - from];
                }
                const std::size_t place = band.zone->columns > 1 ? column + 1 : 0;
                if (i == from && part.box->again != nullptr) {
                    const FlowBox& again = *part.box->again;
                    page.fragments.push_back({&again, 0, again.rows.size(), x, y, place});
                    y += part.again;
                }
                add_fragment(page, part, i > from, {nullptr, 0, 0, x, y, place});
                y += part.height;
            }
            from = end;
        }
    }

    // By how many beats the gap before each part grows, `room` of them at most in all, so that the
    // lines of neighbouring columns meet: the gaps between sections by one, then those between
    // blocks by one, all or none, so that a column keeps its rhythm; and so on.
    std::vector<int> spare_beats(const PartSequence& parts, std::size_t from, std::size_t end,
                                 int room) const {
        std::vector<std::vector<std::size_t>> groups;  // of gaps that grow together
        std::vector<std::size_t> within;               // between the blocks of all sections
        for (std::size_t i = from + 1; i < end; ++i) {
            if (begins_section(parts[i])) {
                groups.push_back({i - from});
            } else if (parts[i].gap.stretch > 0) {
                within.push_back(i - from);
            }
        }
        groups.push_back(std::move(within));
        std::vector<int> beats(end - from);
        const auto may_grow = [&](const std::vector<std::size_t>& group) {
            return !group.empty() && static_cast<int>(group.size()) <= room &&
                   beats[group.front()] < most_beats(parts[from + group.front()].gap);
        };
        for (bool grew = true; grew;) {
            grew = false;
            for (std::size_t i = 0; i < groups.size(); ++i) {
                if (may_grow(groups[i])) {
                    for (const std::size_t part : groups[i]) {
                        ++beats[part];
                    }
                    room -= static_cast<int>(groups[i].size());
                    grew = true;
                }
            }
        }
        return beats;
    }

    int most_beats(const Gap& gap) const {
        return static_cast<int>((1 + kColumnStretch) * gap.stretch / beat() + kExact);
    }

    static bool begins_section(const Part& part) {
        return part.box->begins_section && part.first == 0;
    }

    // Parts of a box that follow one another are one fragment.
    static void add_fragment(FlowPage& page, const Part& part, bool may_join, Fragment at) {
        if (may_join && !page.fragments.empty() && page.fragments.back().box == part.box) {
            page.fragments.back().last = part.last;
            return;
        }
        at.box = part.box;
        at.first = part.first;
        at.last = part.last;
        page.fragments.push_back(at);
    }

    const std::vector<Zone>& zones_;
    const Regions& regions_;
    Spread spread_;
    std::deque<PartSequence> sequences_;
    std::vector<double> band_heights_;
    std::vector<Band> bands_;  // of the page under way
    double used_ = 0;
    FlowResult result_;
};

}  // namespace

FlowResult flow(const std::vector<Zone>& zones, const Regions& regions, Spread spread) {
    return Flow(zones, regions, spread).run();
}

double balanced_height(const Zone& zone, double line) {
    const PartSequence parts(zone.boxes, line, 1e9);
    const double columns = parts.height_of(0, parts.balanced(0, zone.columns, zone.even ? 0 : 1));
    return std::max(zone.head.height() + columns, zone.side.height());
}

}  // namespace precis::pdf
