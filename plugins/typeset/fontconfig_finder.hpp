// Finds fonts with Fontconfig, as the system is set up.
#pragma once

#include "typeset/font_finder.hpp"

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

struct _FcConfig;
struct _FcFontSet;

namespace precis::typeset {

// Reads Fontconfig's configuration at the first question, into a configuration of its own. Answers
// do not depend on the locale. One thread at a time.
class FontconfigFinder : public FontFinder {
  public:
    FontconfigFinder();
    ~FontconfigFinder() override;

    std::optional<FaceFile> find(const FaceRequest& request) override;
    std::optional<FaceFile> find_with(const FaceRequest& request, char32_t character,
                                      std::string_view language) override;

    // The files and folders whose change may change an answer.
    std::vector<std::string> watched_paths();

  private:
    struct Deleter {
        void operator()(_FcConfig* config) const;
        void operator()(_FcFontSet* fonts) const;
    };
    using FontSet = std::unique_ptr<_FcFontSet, Deleter>;

    _FcConfig* config();
    FontSet sorted(const FaceRequest& request, std::string_view language);

    std::unique_ptr<_FcConfig, Deleter> config_;
    // Sorting all fonts is slow, and texts that need a fallback need it for many characters.
    struct Fallbacks {
        FontSet fonts;
        bool serifs = false;
    };
    std::map<std::pair<FaceRequest, std::string>, Fallbacks> fallbacks_;
};

}  // namespace precis::typeset
