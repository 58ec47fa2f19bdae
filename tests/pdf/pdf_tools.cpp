#include "pdf_tools.hpp"

#include "pdf/pdf_writer.hpp"
#include "pdf_audit.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include <catch2/catch.hpp>

namespace precis::pdf::test {
namespace {

std::string contents_of(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return bytes.str();
}

std::string in_one_line(const std::string& text) {
    std::string line;
    for (const char character : text) {
        if (character != '\n' && character != '\f') {
            line += character;
        } else if (!line.empty() && line.back() != ' ') {
            line += ' ';
        }
    }
    while (!line.empty() && line.back() == ' ') {
        line.pop_back();
    }
    return line;
}

}  // namespace

PdfFile::PdfFile(const std::string& bytes) {
    std::string name = (std::filesystem::temp_directory_path() / "precis-pdf-XXXXXX").string();
    if (!mkdtemp(name.data())) {
        throw std::runtime_error("no temporary folder");
    }
    folder_ = name;
    std::ofstream(folder_ / "a.pdf", std::ios::binary) << bytes;
}

PdfFile::~PdfFile() {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
}

Output PdfFile::run(const std::string& command) const {
    std::string line = command + " 2>&1";
    for (std::size_t at = line.find('@'); at != std::string::npos; at = line.find('@', at)) {
        line.replace(at, 1, (folder_ / "a.pdf").string());
    }
    Output output;
    FILE* const pipe = popen(line.c_str(), "r");
    if (!pipe) {
        throw std::runtime_error("cannot run " + line);
    }
    std::array<char, 4096> buffer{};
    while (const std::size_t count = fread(buffer.data(), 1, buffer.size(), pipe)) {
        output.text.append(buffer.data(), count);
    }
    output.status = pclose(pipe);
    return output;
}

std::string PdfFile::text() const {
    return in_one_line(run("pdftotext -enc UTF-8 @ -").text);
}

std::string PdfFile::structure_text() const {
    return run("pdfinfo -struct-text @").text;
}

PdfFile::Pixel PdfFile::pixel(double x, double y) const {
    if (picture_.empty()) {
        const std::string stem = (folder_ / "picture").string();
        run("pdftoppm -r 72 -singlefile -aa no -aaVector no @ " + stem);
        picture_ = contents_of(stem + ".ppm");
    }
    std::istringstream header(picture_);
    std::string kind;
    std::size_t width = 0;
    std::size_t height = 0;
    std::size_t most = 0;
    header >> kind >> width >> height >> most;
    const std::size_t begin = static_cast<std::size_t>(header.tellg()) + 1;
    const auto column = static_cast<std::size_t>(x);
    const std::size_t row = height - 1 - static_cast<std::size_t>(y);
    const auto at = [&](std::size_t channel) {
        const std::size_t index = begin + 3 * (row * width + column) + channel;
        return static_cast<int>(static_cast<unsigned char>(picture_.at(index)));
    };
    return {at(0), at(1), at(2)};
}

std::string written(const Document& document) {
    std::string bytes = write_pdf(document, {});
    const PdfFile file(bytes);
    const Output check = file.run("qpdf --check @");
    INFO(check.text);
    CHECK(check.status == 0);
    CHECK(audit(bytes) == std::vector<std::string>{});
    return bytes;
}

}  // namespace precis::pdf::test
