// The texts of a briefing in its language, and where that cannot be had, visibly in their own.
#pragma once

#include "briefing/briefing.hpp"
#include "compose/compose.hpp"

#include <map>
#include <string>
#include <string_view>

namespace precis {

// A text as it is to be shown. What `text` points to is the strategy's, the template's or the
// translation's.
struct LocalText {
    const RichText* text = nullptr;
    std::string_view language;  // that it is in, when that is not the briefing's: it fell back
    bool translated = false;

    bool fell_back() const { return !language.empty(); }
};

// Keeps count of what fell back. `request` must outlive it.
class LocalTexts {
  public:
    explicit LocalTexts(const Request& request) : request_(request) {}

    // Of the strategy and its audiences.
    LocalText of(const std::string& id, const RichText& source, const Location& where);
    LocalText of_name(const Item& item);
    LocalText of_wording(const Item& item, const Wording& wording);
    // Of the template.
    LocalText of_form(const std::string& id, const RichText& source, const Location& where);
    // One without markup, with the mark of its language where it fell back.
    std::string plain(const std::string& id, const std::string& source, const Location& where);
    std::string plain_of_form(const std::string& id, const std::string& source,
                              const Location& where);

    // Its words, with the mark of their language where it fell back.
    static std::string shown(const LocalText& text);

    // Reports what fell back.
    void report(Diagnostics& diagnostics) const;

    // Whether the strategy's texts are shown as they are, so that nothing has to be looked up.
    bool is_original() const {
        return request_.translation == nullptr && request_.language == request_.strategy.language;
    }

  private:
    LocalText find(const std::string& id, const RichText& source, std::string_view language,
                   const Location& where);

    const Request& request_;
    std::map<std::string, TextUnit> missing_;
    std::map<std::string, TextUnit> stale_;
};

// " [en]": what follows a text that is not in the language of its surroundings.
std::string language_mark(std::string_view language);

}  // namespace precis
