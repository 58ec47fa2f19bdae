#include "workspace/check_pictures.hpp"

#include <array>
#include <fstream>
#include <string>
#include <string_view>
#include <system_error>

#include <fmt/format.h>

namespace precis {
namespace {

namespace fs = std::filesystem;

bool begins_as_picture(const fs::path& file) {
    constexpr std::string_view kPng = "\x89PNG\r\n\x1A\n";
    constexpr std::string_view kJpeg = "\xFF\xD8\xFF";
    std::array<char, 8> bytes{};
    std::ifstream in(file, std::ios::binary);
    in.read(bytes.data(), bytes.size());
    const std::string_view begin(bytes.data(), static_cast<std::size_t>(in.gcount()));
    return begin.starts_with(kPng) || begin.starts_with(kJpeg);
}

void check_file(const std::string& name, const fs::path& given, const Location& where,
                std::string_view whose, Diagnostics& diagnostics) {
    const fs::path folder = given.empty() ? fs::path(".") : given;
    const fs::path path = (folder / name).lexically_normal();
    std::error_code error;
    if (!fs::is_regular_file(path, error)) {
        diagnostics.report(Code::missing_picture, where, fmt::format("there is no file '{}'", name))
            .hinted(fmt::format("it is looked for in the folder of the {}'s file", whose));
        return;
    }
    const fs::path inside =
        fs::weakly_canonical(path, error).lexically_relative(fs::weakly_canonical(folder, error));
    if (error || inside.empty() || *inside.begin() == "..") {
        diagnostics.report(Code::picture_outside, where,
                           fmt::format("'{}' leads out of the folder of the {}", name, whose));
    } else if (!begins_as_picture(path)) {
        diagnostics
            .report(Code::not_a_picture, where,
                    fmt::format("'{}' is neither a PNG nor a JPEG file", name))
            .hinted("save the picture as PNG, or a photograph as JPEG");
    }
}

}  // namespace

void check_pictures(const Strategy& strategy, const fs::path& folder, Diagnostics& diagnostics) {
    for (const Item& item : strategy.items) {
        if (item.picture) {
            check_file(item.picture->file, folder, item.picture->where, "strategy", diagnostics);
        }
    }
}

void check_logo(const Theme& theme, const fs::path& folder, Diagnostics& diagnostics) {
    if (theme.logo) {
        check_file(theme.logo->file, folder, theme.logo->where, "theme", diagnostics);
    }
}

}  // namespace precis
