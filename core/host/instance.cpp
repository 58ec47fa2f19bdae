#include "host/instance.hpp"

#include "host/box_taker.hpp"
#include "host/briefing_view.hpp"
#include "host/host_side.hpp"
#include "host/plugin_entry.hpp"
#include "host/plugin_text.hpp"

#include <cmath>
#include <exception>
#include <limits>

#include <fmt/format.h>

namespace precis {
namespace {

// What a number is before the plugin sets it: returning OK without setting it is noticed.
constexpr double kNotSet = std::numeric_limits<double>::quiet_NaN();

// The plugin is not trusted: every call into it goes through `call`, and every value that comes
// back is looked at.
class Instance final : public PluginInstance {
  public:
    Instance(const precis_entry_t& entry, const PluginInfo& info, Resources& resources,
             Diagnostics& diagnostics)
        : entry_(entry),
          fit_(info.fits ? fit_extension(entry) : nullptr),
          boxes_(info.places ? boxes_extension(entry) : nullptr),
          host_(info, resources, diagnostics),
          sink_(host_) {}

    ~Instance() override {
        if (plugin_ != nullptr) {
            call("destroy", {}, nullptr, [&] {
                entry_.destroy(plugin_);
                return PRECIS_OK;
            });
        }
    }

    Instance(const Instance&) = delete;
    Instance& operator=(const Instance&) = delete;

    bool create(const std::vector<std::string>& values) {
        std::vector<precis_string_t> given;
        for (const std::string& value : values) {
            given.push_back({value.data(), value.size()});
        }
        const precis_options_t options{sizeof(precis_options_t),
                                       static_cast<std::uint32_t>(given.size()), given.data()};
        precis_instance_t* made = nullptr;
        if (!call("create", {}, nullptr,
                  [&] { return entry_.create(host_.table(), &options, &made); })) {
            return false;
        }
        if (made == nullptr) {
            host_.misbehaved({}, "made no instance, but reported no failure either");
        }
        plugin_ = made;
        return made != nullptr;
    }

    std::optional<std::string> render(const Briefing& briefing) override {
        const precis_node_t* root = to_c(&briefing.root());
        sink_.open();
        const bool done = call("render", {}, &briefing.root(),
                               [&] { return entry_.render(plugin_, root, sink_.table()); });
        std::string handout = sink_.close();
        if (!done) {
            return std::nullopt;
        }
        if (sink_.failed()) {
            host_.failure({}, "ran out of memory");
            return std::nullopt;
        }
        if (handout.empty()) {
            host_.misbehaved({}, "wrote nothing, but reported no failure either");
            return std::nullopt;
        }
        return handout;
    }

    std::string unit() const override { return fit_ == nullptr ? "" : shown_text(fit_->unit); }

    std::optional<double> capacity(const Node& briefing, double type_size) override {
        double out = kNotSet;
        if (!measure("capacity", briefing,
                     [&] { return fit_->capacity(plugin_, to_c(&briefing), type_size, &out); })) {
            return std::nullopt;
        }
        // There may be room without end, but not for less than nothing.
        if (std::isnan(out) || out == -std::numeric_limits<double>::infinity()) {
            host_.misbehaved(briefing.where, fmt::format("gave {} as the capacity", out));
            return std::nullopt;
        }
        return out;
    }

    std::optional<double> section_extent(const Node& section, double type_size) override {
        double out = kNotSet;
        const bool done = measure("section_extent", section, [&] {
            return fit_->section_extent(plugin_, to_c(&section), type_size, &out);
        });
        return done ? extent(out, section) : std::nullopt;
    }

    std::optional<double> block_extent(const Node& block, unsigned alternative,
                                       double type_size) override {
        double out = kNotSet;
        const bool done = measure("block_extent", block, [&] {
            return fit_->block_extent(plugin_, to_c(&block), alternative, type_size, &out);
        });
        return done ? extent(out, block) : std::nullopt;
    }

    std::optional<LayoutResult> lay_out(const Node& briefing, double type_size) override {
        precis_layout_result_t out{sizeof(precis_layout_result_t), 0, kNotSet, kNotSet};
        if (!measure("lay_out", briefing,
                     [&] { return fit_->lay_out(plugin_, to_c(&briefing), type_size, &out); })) {
            return std::nullopt;
        }
        if (!is_measure(out.overflow) || !is_measure(out.fill)) {
            host_.misbehaved(briefing.where,
                             fmt::format("gave {} as the overflow of the layout and {} as its fill",
                                         out.overflow, out.fill));
            return std::nullopt;
        }
        return LayoutResult{out.pages, out.overflow, out.fill};
    }

    std::optional<double> line_extent(const Node& section, double type_size) override {
        const bool offered = fit_ != nullptr && PRECIS_HAS(fit_, precis_fit_t, line_extent);
        return extent_if(offered ? fit_->line_extent : nullptr, "line_extent", section, type_size);
    }

    std::optional<double> page_extent(const Node& briefing, double type_size) override {
        const bool offered = fit_ != nullptr && PRECIS_HAS(fit_, precis_fit_t, page_extent);
        return extent_if(offered ? fit_->page_extent : nullptr, "page_extent", briefing, type_size);
    }

    std::optional<Placement> placement(const Briefing& briefing, double type_size) override {
        if (boxes_ == nullptr) {
            return std::nullopt;
        }
        const precis_node_t* root = to_c(&briefing.root());
        BoxTaker taker;
        if (!call("place", {}, &briefing.root(),
                  [&] { return boxes_->place(plugin_, root, type_size, taker.table()); })) {
            return std::nullopt;
        }
        if (!taker.is_sound()) {
            host_.misbehaved({}, "placed something where there is no page");
            return std::nullopt;
        }
        return taker.take();
    }

  private:
    static bool is_measure(double value) { return std::isfinite(value) && value >= 0; }

    // Calls into the plugin. True when it did what was asked; else the user has been told why.
    template <class Body>
    bool call(std::string_view name, const Location& where, const Node* about, Body&& body) {
        host_.begin(about);
        precis_status_t status = PRECIS_ERROR;
        try {
            status = body();
        } catch (const std::exception& error) {
            host_.misbehaved(where,
                             fmt::format("let an exception out of '{}': {}", name, error.what()));
        } catch (...) {
            host_.misbehaved(where, fmt::format("let an exception out of '{}'", name));
        }
        if (status != PRECIS_OK && !host_.failed()) {
            explain(status, name, where);
        }
        return status == PRECIS_OK && !host_.failed();
    }

    template <class Body>
    bool measure(std::string_view name, const Node& node, Body&& body) {
        if (fit_ == nullptr) {
            host_.failure({}, "does not measure, so nothing can be fitted to its page");
            return false;
        }
        return call(name, node.where, &node, std::forward<Body>(body));
    }

    // What a function says that plugins may lack; 0 where it is null.
    std::optional<double> extent_if(decltype(precis_fit_t::line_extent) function,
                                    std::string_view name, const Node& node, double type_size) {
        if (function == nullptr) {
            return 0;
        }
        double out = kNotSet;
        const bool done =
            measure(name, node, [&] { return function(plugin_, to_c(&node), type_size, &out); });
        return done ? extent(out, node) : std::nullopt;
    }

    // For a failure that the plugin gave no reason for.
    void explain(precis_status_t status, std::string_view name, const Location& where) {
        switch (status) {
            case PRECIS_ERROR:
                return host_.failure(where, fmt::format("failed in '{}' without a reason", name));
            case PRECIS_NO_MEMORY:
                return host_.failure(where, "ran out of memory");
            case PRECIS_UNSUPPORTED:
                return host_.failure(where, fmt::format("does not support what '{}' asks", name));
            case PRECIS_SINK_FAILED:
                return host_.misbehaved(where, "blames the output, which took all its bytes");
            default:
                return host_.misbehaved(
                    where, fmt::format("returned the unknown status {} from '{}'", status, name));
        }
    }

    std::optional<double> extent(double value, const Node& node) {
        if (is_measure(value)) {
            return value;
        }
        host_.misbehaved(node.where,
                         fmt::format("gave {} as the extent of a {}", value, node.kind));
        return std::nullopt;
    }

    const precis_entry_t& entry_;
    const precis_fit_t* fit_;
    const precis_boxes_t* boxes_;
    HostSide host_;
    HandoutSink sink_;
    precis_instance_t* plugin_ = nullptr;
};

}  // namespace

std::unique_ptr<PluginInstance> make_instance(const precis_entry_t& entry, const PluginInfo& info,
                                              const std::vector<std::string>& values,
                                              Resources& resources, Diagnostics& diagnostics) {
    auto instance = std::make_unique<Instance>(entry, info, resources, diagnostics);
    if (!instance->create(values)) {
        return nullptr;
    }
    return instance;
}

}  // namespace precis
