#include "picture/readers.hpp"

namespace precis::picture {
namespace {

constexpr std::size_t kHeader = 128;
constexpr std::string_view kClasses = "scnr mntr prtr spac";

}  // namespace

bool is_usable_profile(std::string_view profile, unsigned channels) {
    if (profile.size() < kHeader + 4 || read_u32(profile, 0) != profile.size() ||
        profile.substr(36, 4) != "acsp") {
        return false;
    }
    // PDF 1.7 knows the versions up to 4.
    const int version = static_cast<unsigned char>(profile[8]);
    const std::string_view space = channels == 1 ? "GRAY" : channels == 3 ? "RGB " : "CMYK";
    if (version > 4 || profile.substr(16, 4) != space ||
        kClasses.find(profile.substr(12, 4)) == std::string_view::npos) {
        return false;
    }
    const std::size_t tags = read_u32(profile, kHeader);
    if (tags == 0 || tags > (profile.size() - kHeader - 4) / 12) {
        return false;
    }
    for (std::size_t i = 0; i < tags; ++i) {
        const std::size_t entry = kHeader + 4 + 12 * i;
        const std::size_t offset = read_u32(profile, entry + 4);
        const std::size_t size = read_u32(profile, entry + 8);
        if (offset > profile.size() || size > profile.size() - offset) {
            return false;
        }
    }
    return true;
}

}  // namespace precis::picture
