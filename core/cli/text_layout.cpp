#include "cli/text_layout.hpp"

#include <algorithm>

namespace precis::cli {

std::string table(const std::vector<std::vector<std::string>>& rows) {
    std::vector<std::size_t> widths;
    for (const auto& row : rows) {
        widths.resize(std::max(widths.size(), row.size()));
        for (std::size_t i = 0; i + 1 < row.size(); ++i) {
            widths[i] = std::max(widths[i], row[i].size());
        }
    }
    std::string text;
    for (const auto& row : rows) {
        std::string line;
        for (std::size_t i = 0; i < row.size(); ++i) {
            line += row[i];
            if (i + 1 < row.size()) {
                line.append(widths[i] + 2 - row[i].size(), ' ');
            }
        }
        line.erase(line.find_last_not_of(' ') + 1);
        text += line + '\n';
    }
    return text;
}

std::string paragraph(std::string_view text, std::size_t width, std::size_t indent) {
    std::string lines;
    std::string line;
    const auto end_line = [&] {
        if (!line.empty()) {
            lines += std::string(indent, ' ') + line + '\n';
            line.clear();
        }
    };
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find(' ', begin), text.size());
        const std::string_view word = text.substr(begin, end - begin);
        if (!line.empty() && indent + line.size() + 1 + word.size() > width) {
            end_line();
        }
        if (!word.empty()) {
            line += line.empty() ? "" : " ";
            line += word;
        }
        begin = end + 1;
    }
    end_line();
    return lines;
}

}  // namespace precis::cli
