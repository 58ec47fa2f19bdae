#include "host/plugin_entry.hpp"

#include "host/option_values.hpp"
#include "host/plugin_text.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace precis {
namespace {

// More than any plugin needs; a count beyond it is junk and must not be followed.
constexpr std::uint32_t kMostOptions = 256;
constexpr std::uint32_t kMostChoices = 1024;
constexpr std::size_t kLongestText = 4096;

// Copies strings out of a plugin and remembers the first that is not one.
class Reader {
  public:
    std::string fault;

    void fail(std::string reason) {
        if (fault.empty()) {
            fault = std::move(reason);
        }
    }

    std::string text(precis_string_t given, std::string_view what) {
        if (given.size == 0) {
            return {};
        }
        if (given.data == nullptr || given.size > kLongestText ||
            !is_plain_text({given.data, given.size})) {
            fail(fmt::format("its {} is no text", what));
            return {};
        }
        return {given.data, given.size};
    }

    std::string needed(precis_string_t given, std::string_view what) {
        std::string copy = text(given, what);
        if (copy.empty()) {
            fail(fmt::format("it has no {}", what));
        }
        return copy;
    }

    std::string name(precis_string_t given, std::string_view what) {
        std::string copy = needed(given, what);
        if (!copy.empty() && !is_plugin_name(copy)) {
            fail(fmt::format("its {} '{}' is not made of lower case letters, digits and hyphens",
                             what, copy));
        }
        return copy;
    }

    // A file's suffix: a dot and something that cannot lead to another folder.
    std::string suffix(precis_string_t given, std::string_view what) {
        std::string copy = text(given, what);
        if (!copy.empty() &&
            (copy.size() < 2 || copy.front() != '.' || copy.find('/') != std::string::npos)) {
            fail(fmt::format("its {} '{}' is not a dot and a name", what, copy));
        }
        return copy;
    }
};

PluginChoice read_choice(Reader& reader, const precis_choice_t* given, const PluginOption& option) {
    if (given == nullptr || !PRECIS_HAS(given, precis_choice_t, suffix)) {
        reader.fail(
            fmt::format("a choice of its option '{}' is missing or too small", option.name));
        return {};
    }
    const std::string of = fmt::format("of a choice of its option '{}'", option.name);
    PluginChoice choice{reader.needed(given->value, "value " + of),
                        reader.text(given->help, "help " + of),
                        reader.text(given->media_type, "media type " + of),
                        reader.suffix(given->suffix, "suffix " + of)};
    for (const PluginChoice& other : option.choices) {
        if (other.value == choice.value) {
            reader.fail(
                fmt::format("its option '{}' has the choice '{}' twice", option.name, other.value));
        }
    }
    return choice;
}

void read_choices(Reader& reader, const precis_option_t& given, PluginOption& option) {
    if (given.choices == nullptr || given.choice_count == 0 || given.choice_count > kMostChoices) {
        reader.fail(fmt::format("its option '{}' has no choices to choose from", option.name));
        return;
    }
    for (std::uint32_t i = 0; i < given.choice_count && reader.fault.empty(); ++i) {
        option.choices.push_back(read_choice(reader, given.choices[i], option));
    }
}

PluginOption read_option(Reader& reader, const precis_option_t* given) {
    PluginOption option;
    if (given == nullptr || !PRECIS_HAS(given, precis_option_t, choice_count)) {
        reader.fail("one of its options is missing or too small");
        return option;
    }
    option.name = reader.name(given->name, "option's name");
    option.help = reader.text(given->help, "option's help");
    option.default_value = reader.text(given->default_value, "option's default");
    option.type = given->type;
    option.minimum = given->minimum;
    option.maximum = given->maximum;
    if (given->type < PRECIS_OPTION_TEXT || given->type > PRECIS_OPTION_CHOICE) {
        reader.fail(
            fmt::format("its option '{}' is of the unknown type {}", option.name, given->type));
    } else if (given->type == PRECIS_OPTION_CHOICE) {
        read_choices(reader, *given, option);
    } else if (given->type == PRECIS_OPTION_NUMBER &&
               !(std::isfinite(option.minimum) && std::isfinite(option.maximum) &&
                 option.minimum <= option.maximum)) {
        reader.fail(fmt::format("its option '{}' has no sensible range", option.name));
    }
    if (reader.fault.empty()) {
        if (const auto fault = fault_of_value(option, option.default_value)) {
            reader.fail(fmt::format("the default of its option '{}' is wrong: {}", option.name,
                                    fault->message));
        }
    }
    return option;
}

void read_options(Reader& reader, const precis_descriptor_t& descriptor, PluginInfo& info) {
    if (descriptor.option_count == 0) {
        return;
    }
    if (descriptor.options == nullptr || descriptor.option_count > kMostOptions) {
        reader.fail(fmt::format("its list of {} options is no list", descriptor.option_count));
        return;
    }
    for (std::uint32_t i = 0; i < descriptor.option_count && reader.fault.empty(); ++i) {
        PluginOption option = read_option(reader, descriptor.options[i]);
        const auto same = std::find_if(
            info.options.begin(), info.options.end(),
            [&option](const PluginOption& other) { return other.name == option.name; });
        if (same != info.options.end()) {
            reader.fail(fmt::format("it has the option '{}' twice", option.name));
        }
        info.options.push_back(std::move(option));
    }
}

void read_descriptor(Reader& reader, const precis_descriptor_t& descriptor, PluginInfo& info) {
    info.id = reader.name(descriptor.id, "id");
    info.name = reader.needed(descriptor.name, "name");
    info.version = reader.needed(descriptor.version, "version");
    info.licence = reader.text(descriptor.licence, "licence");
    info.summary = reader.text(descriptor.summary, "summary");
    info.media_type = reader.needed(descriptor.media_type, "media type");
    info.suffix = reader.suffix(descriptor.suffix, "suffix");
    if (info.suffix.empty()) {
        reader.fail("it has no suffix");
    }
    if (reader.fault.empty()) {
        read_options(reader, descriptor, info);
    }
}

// What precis.fit/1 lacks; empty when it is whole.
std::string fault_of_fit(const precis_fit_t& fit) {
    if (!PRECIS_HAS(&fit, precis_fit_t, lay_out)) {
        return "its " PRECIS_EXT_FIT " is too small";
    }
    if (fit.capacity == nullptr || fit.section_extent == nullptr || fit.block_extent == nullptr ||
        fit.lay_out == nullptr) {
        return "its " PRECIS_EXT_FIT " lacks a function";
    }
    return {};
}

}  // namespace

bool is_plugin_name(std::string_view name) {
    const auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
    return !name.empty() && name.size() <= 64 && is_letter(name.front()) &&
           std::all_of(name.begin(), name.end(),
                       [&](char c) { return is_letter(c) || (c >= '0' && c <= '9') || c == '-'; });
}

std::string read_entry(const precis_entry_t& entry, PluginInfo& info) {
    if (entry.abi_major != PRECIS_ABI_MAJOR) {
        return fmt::format("made for version {} of the plugin interface; this Precis has {}",
                           entry.abi_major, PRECIS_ABI_MAJOR);
    }
    if (!PRECIS_HAS(&entry, precis_entry_t, extension)) {
        return fmt::format("its entry is too small: {} bytes", entry.size);
    }
    if (entry.create == nullptr || entry.destroy == nullptr || entry.render == nullptr ||
        entry.extension == nullptr) {
        return "its entry lacks a function";
    }
    const precis_descriptor_t* descriptor = entry.descriptor;
    if (descriptor == nullptr) {
        return "it has no descriptor";
    }
    if (!PRECIS_HAS(descriptor, precis_descriptor_t, option_count)) {
        return fmt::format("its descriptor is too small: {} bytes", descriptor->size);
    }
    Reader reader;
    read_descriptor(reader, *descriptor, info);
    if (!reader.fault.empty()) {
        return reader.fault;
    }
    try {
        const precis_fit_t* fit = fit_extension(entry);
        info.fits = fit != nullptr;
        if (fit != nullptr) {
            if (std::string fault = fault_of_fit(*fit); !fault.empty()) {
                return fault;
            }
        }
        const precis_boxes_t* boxes = boxes_extension(entry);
        info.places = boxes != nullptr;
        if (boxes != nullptr &&
            (!PRECIS_HAS(boxes, precis_boxes_t, place) || boxes->place == nullptr)) {
            return "its " PRECIS_EXT_BOXES " lacks a function";
        }
        return {};
    } catch (...) {
        return "it lets an exception out of 'extension'";
    }
}

const precis_fit_t* fit_extension(const precis_entry_t& entry) {
    constexpr std::string_view kName = PRECIS_EXT_FIT;
    return static_cast<const precis_fit_t*>(entry.extension({kName.data(), kName.size()}));
}

const precis_boxes_t* boxes_extension(const precis_entry_t& entry) {
    constexpr std::string_view kName = PRECIS_EXT_BOXES;
    return static_cast<const precis_boxes_t*>(entry.extension({kName.data(), kName.size()}));
}

}  // namespace precis
