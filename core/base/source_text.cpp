#include "base/source_text.hpp"

#include <algorithm>
#include <utility>

namespace precis {
namespace {

// Line breaks are those that XML knows: LF, CR LF, and CR alone.
std::vector<std::uint32_t> starts_of_lines(std::string_view text) {
    std::vector<std::uint32_t> starts;
    starts.reserve(static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) + 1);
    starts.push_back(0);
    if (text.find('\r') == std::string_view::npos) {
        for (auto at = text.find('\n'); at != std::string_view::npos;
             at = text.find('\n', at + 1)) {
            starts.push_back(static_cast<std::uint32_t>(at + 1));
        }
        return starts;
    }
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool inside_pair = text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
        if ((text[i] == '\n' || text[i] == '\r') && !inside_pair) {
            starts.push_back(static_cast<std::uint32_t>(i + 1));
        }
    }
    return starts;
}

bool begins_character(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
}

}  // namespace

std::shared_ptr<const SourceText> SourceText::make(std::string path, std::string text) {
    return std::shared_ptr<const SourceText>(new SourceText(std::move(path), std::move(text)));
}

SourceText::SourceText(std::string path, std::string text)
    : path_(std::move(path)), text_(std::move(text)) {}

const std::vector<std::uint32_t>& SourceText::line_starts() const {
    std::call_once(counted_, [this] { line_starts_ = starts_of_lines(text_); });
    return line_starts_;
}

Position SourceText::position(std::size_t offset) const {
    offset = std::min(offset, text_.size());
    const auto& starts = line_starts();
    const auto next = std::upper_bound(starts.begin(), starts.end(), offset);
    const std::size_t start = *std::prev(next);
    const std::string_view before = std::string_view(text_).substr(start, offset - start);
    const auto characters = std::count_if(before.begin(), before.end(), begins_character);
    return {static_cast<std::size_t>(next - starts.begin()),
            static_cast<std::size_t>(characters) + 1};
}

std::string_view SourceText::line(std::size_t number) const {
    const auto& starts = line_starts();
    if (number == 0 || number > starts.size()) {
        return {};
    }
    const std::size_t start = starts[number - 1];
    const std::size_t end = number < starts.size() ? starts[number] : text_.size();
    std::string_view line = std::string_view(text_).substr(start, end - start);
    while (!line.empty() && (line.back() == '\n' || line.back() == '\r')) {
        line.remove_suffix(1);
    }
    return line;
}

}  // namespace precis
