#include "fake_plugin.hpp"

#include "host/plugin_entry.hpp"

namespace precis::test {
namespace {

FakePlugin* current = nullptr;
int the_instance = 0;

precis_status_t create(const precis_host_t* host, const precis_options_t* options,
                       precis_instance_t** out) {
    current->host = host;
    current->values.clear();
    for (std::uint32_t i = 0; i < options->count; ++i) {
        current->values.emplace_back(options->values[i].data, options->values[i].size);
    }
    return current->create(out);
}

void destroy(precis_instance_t*) {
    ++current->destroyed;
}

precis_status_t render(precis_instance_t*, const precis_node_t* briefing,
                       const precis_sink_t* sink) {
    return current->render(briefing, sink);
}

const void* extension(precis_string_t name) {
    const std::string_view asked(name.data, name.size);
    if (asked == PRECIS_EXT_FIT) {
        return current->has_fit ? &current->fit : nullptr;
    }
    return asked == PRECIS_EXT_BOXES && current->has_boxes ? &current->boxes : nullptr;
}

precis_status_t measure(precis_instance_t*, const precis_node_t*, double, double* out) {
    return current->measure(out);
}

precis_status_t place(precis_instance_t*, const precis_node_t* briefing, double,
                      const precis_box_sink_t* sink) {
    return current->place(briefing, sink);
}

precis_status_t measure_block(precis_instance_t*, const precis_node_t*, std::uint32_t, double,
                              double* out) {
    return current->measure(out);
}

precis_status_t lay_out(precis_instance_t*, const precis_node_t*, double,
                        precis_layout_result_t* out) {
    return current->lay_out(out);
}

}  // namespace

FakePlugin::FakePlugin() {
    current = this;
    descriptor.size = sizeof descriptor;
    descriptor.id = c_text("fake");
    descriptor.name = c_text("A fake");
    descriptor.version = c_text("1.2.3");
    descriptor.licence = c_text("Apache-2.0");
    descriptor.summary = c_text("For tests");
    descriptor.media_type = c_text("text/plain");
    descriptor.suffix = c_text(".txt");
    entry = {PRECIS_ABI_MAJOR,      PRECIS_ABI_MINOR,       sizeof entry,          &descriptor,
             &precis::test::create, &precis::test::destroy, &precis::test::render, &extension};
    fit = {sizeof fit,     c_text("pt"),           &precis::test::measure, &precis::test::measure,
           &measure_block, &precis::test::lay_out, &precis::test::measure, nullptr};
    boxes = {sizeof boxes, &precis::test::place};
    create = [](precis_instance_t** out) {
        *out = reinterpret_cast<precis_instance_t*>(&the_instance);
        return PRECIS_OK;
    };
    render = [](const precis_node_t*, const precis_sink_t* sink) {
        return sink->write(sink->self, "handout", 7);
    };
    measure = [](double* out) {
        *out = 10;
        return PRECIS_OK;
    };
    lay_out = [](precis_layout_result_t* out) {
        out->pages = 1;
        out->overflow = 0;
        out->fill = 0.5;
        return PRECIS_OK;
    };
    place = [](const precis_node_t* briefing, const precis_box_sink_t* sink) {
        const precis_box_t box{sizeof box, 0, 1, briefing, 10, 20, 30, 40};
        sink->page(sink->self, 595, 842);
        return sink->box(sink->self, &box);
    };
}

FakePlugin::~FakePlugin() {
    current = nullptr;
}

precis_option_t& FakePlugin::add_option(std::string_view name, precis_option_type_t type,
                                        std::string_view default_value) {
    precis_option_t& option = *options_.emplace_back(std::make_unique<precis_option_t>());
    option.size = sizeof option;
    option.type = type;
    option.name = c_text(name);
    option.default_value = c_text(default_value);
    option_pointers_.push_back(&option);
    descriptor.options = option_pointers_.data();
    descriptor.option_count = static_cast<std::uint32_t>(option_pointers_.size());
    choice_pointers_.push_back(std::make_unique<std::vector<const precis_choice_t*>>());
    return option;
}

void FakePlugin::add_choice(precis_option_t& option, std::string_view value,
                            std::string_view suffix) {
    precis_choice_t& choice = *choices_.emplace_back(std::make_unique<precis_choice_t>());
    choice.size = sizeof choice;
    choice.value = c_text(value);
    choice.suffix = c_text(suffix);
    choice_pointers_.back()->push_back(&choice);
    option.choices = choice_pointers_.back()->data();
    option.choice_count = static_cast<std::uint32_t>(choice_pointers_.back()->size());
}

std::string FakePlugin::fault() const {
    PluginInfo info;
    return read_entry(entry, info);
}

std::optional<std::string> FakeResources::bytes(std::string_view kind, std::string_view name,
                                                std::string& reason) {
    ++asked;
    const auto found = files.find(std::string(kind) + ":" + std::string(name));
    if (found == files.end()) {
        reason = "there is no such file";
        return std::nullopt;
    }
    return found->second;
}

}  // namespace precis::test
