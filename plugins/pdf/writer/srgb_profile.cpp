#include "pdf/writer/srgb_profile.hpp"

#include <array>
#include <cmath>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace precis::pdf {
namespace {

constexpr std::size_t kHeaderSize = 128;
constexpr std::size_t kTagEntrySize = 12;
constexpr int kCurvePoints = 1024;
constexpr std::string_view kName = "sRGB IEC61966-2.1";

using Xyz = std::array<double, 3>;

// The primaries of sRGB under its white D65, adapted to D50 by the Bradford method, and D50 itself.
constexpr Xyz kRed = {0.4360747, 0.2225045, 0.0139322};
constexpr Xyz kGreen = {0.3850649, 0.7168786, 0.0971045};
constexpr Xyz kBlue = {0.1430804, 0.0606169, 0.7141733};
constexpr Xyz kD50 = {0.9642, 1.0, 0.8249};

void append_big_endian(std::string& out, std::uint32_t value, int bytes) {
    for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) {
        out += static_cast<char>((value >> shift) & 0xFF);
    }
}

void append_u32(std::string& out, std::size_t value) {
    append_big_endian(out, static_cast<std::uint32_t>(value), 4);
}

// s15Fixed16
void append_xyz(std::string& out, const Xyz& xyz) {
    for (const double value : xyz) {
        append_u32(out, static_cast<std::size_t>(std::lround(value * 65536)));
    }
}

std::string typed(std::string_view type) {
    std::string out(type);
    append_u32(out, 0);
    return out;
}

std::string xyz_tag(const Xyz& xyz) {
    std::string out = typed("XYZ ");
    append_xyz(out, xyz);
    return out;
}

std::string description_tag() {
    constexpr std::size_t kScriptCodeSize = 67;
    std::string out = typed("desc");
    append_u32(out, kName.size() + 1);
    out += kName;
    out += '\0';
    append_u32(out, 0);  // no Unicode text
    append_u32(out, 0);
    out.append(3 + kScriptCodeSize, '\0');
    return out;
}

std::string copyright_tag() {
    std::string out = typed("text");
    out += "No copyright, use freely";
    out += '\0';
    return out;
}

// From what is stored to light.
double linear(double value) {
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

std::string curve_tag() {
    std::string out = typed("curv");
    append_u32(out, kCurvePoints);
    for (int i = 0; i < kCurvePoints; ++i) {
        const double light = linear(static_cast<double>(i) / (kCurvePoints - 1));
        append_big_endian(out, static_cast<std::uint32_t>(std::lround(light * 65535)), 2);
    }
    return out;
}

std::string header(std::size_t size) {
    std::string out;
    append_u32(out, size);
    append_u32(out, 0);           // any colour management
    append_u32(out, 0x02100000);  // version 2.1
    out += "mntrRGB XYZ ";
    for (const std::uint32_t part : {2024U, 1U, 1U, 0U, 0U, 0U}) {
        append_big_endian(out, part, 2);
    }
    out += "acsp";
    out.append(28, '\0');  // platform, flags, device, attributes, perceptual intent
    append_xyz(out, kD50);
    out.resize(kHeaderSize, '\0');
    return out;
}

std::string make_profile() {
    // Tags that share their data are next to each other.
    const std::vector<std::pair<std::string_view, std::string>> tags = {{"desc", description_tag()},
                                                                        {"cprt", copyright_tag()},
                                                                        {"wtpt", xyz_tag(kD50)},
                                                                        {"rXYZ", xyz_tag(kRed)},
                                                                        {"gXYZ", xyz_tag(kGreen)},
                                                                        {"bXYZ", xyz_tag(kBlue)},
                                                                        {"rTRC", curve_tag()},
                                                                        {"gTRC", {}},
                                                                        {"bTRC", {}}};
    const std::size_t data_begin = kHeaderSize + 4 + kTagEntrySize * tags.size();
    std::string table;
    append_u32(table, tags.size());
    std::string data;
    std::size_t offset = 0;
    std::size_t length = 0;
    for (const auto& [name, value] : tags) {
        if (!value.empty()) {
            offset = data_begin + data.size();
            length = value.size();
            data += value;
            data.resize((data.size() + 3) / 4 * 4, '\0');
        }
        table += name;
        append_u32(table, offset);
        append_u32(table, length);
    }
    return header(data_begin + data.size()) + table + data;
}

}  // namespace

const std::string& srgb_profile() {
    static const std::string profile = make_profile();
    return profile;
}

}  // namespace precis::pdf
