#include "pdf_objects.hpp"

#include "pdf_tools.hpp"

#include <stdexcept>
#include <string_view>

namespace precis::pdf::test {
namespace {

const Json kNull;

std::string from_base64(std::string_view text) {
    constexpr std::string_view kDigits =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string bytes;
    std::uint32_t value = 0;
    int bits = 0;
    for (const char digit : text) {
        const std::size_t index = kDigits.find(digit);
        if (index == std::string_view::npos) {
            continue;
        }
        value = value << 6 | static_cast<std::uint32_t>(index);
        bits += 6;
        if (bits >= 8) {
            bits -= 8;
            bytes += static_cast<char>(value >> bits & 0xFF);
        }
    }
    return bytes;
}

bool is_reference(const Json& value) {
    return value.is_string() && value.get_ref<const std::string&>().ends_with(" R");
}

}  // namespace

PdfObjects::PdfObjects(const std::string& pdf) {
    const PdfFile file(pdf);
    const Output output =
        file.run("qpdf --json=2 --json-stream-data=inline --decode-level=generalized @");
    if (output.status != 0) {
        throw std::runtime_error("qpdf cannot read the file: " + output.text);
    }
    objects_ = Json::parse(output.text).at("qpdf").at(1);
}

const Json& PdfObjects::resolve(const Json& value) const {
    if (!is_reference(value)) {
        return value;
    }
    const auto found = objects_.find("obj:" + value.get<std::string>());
    if (found == objects_.end()) {
        return kNull;
    }
    return found->contains("stream") ? found->at("stream").at("dict") : found->at("value");
}

const Json& PdfObjects::get(const Json& dictionary, const std::string& key) const {
    if (!dictionary.is_object()) {
        return kNull;
    }
    const auto found = dictionary.find(key);
    return found == dictionary.end() ? kNull : resolve(*found);
}

std::string PdfObjects::bytes(const Json& reference) const {
    const Json& object = objects_.at("obj:" + reference.get<std::string>());
    return from_base64(object.at("stream").at("data").get_ref<const std::string&>());
}

std::string PdfObjects::text(const Json& string) {
    if (!string.is_string()) {
        return {};
    }
    return string.get_ref<const std::string&>().substr(2);
}

}  // namespace precis::pdf::test
