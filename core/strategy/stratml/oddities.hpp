// What was met in a StratML document that it should not have, or that Precis has no place for.
// Real documents have some oddities hundreds of times: those that are alike become one diagnostic
// at the first place, which names the lines of the others.
#pragma once

#include "base/diagnostics.hpp"
#include "base/xml.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace precis::stratml {

class Oddities {
  public:
    // Oddities with the same code and message are alike. The hint is that of the first.
    void add(Code code, const Location& where, std::string message, std::string hint = {});

    void report(Diagnostics& diagnostics) const;

  private:
    struct Group {
        Code code;
        std::string message;
        std::string hint;
        std::vector<Location> places;
    };

    std::vector<Group> groups_;
    std::unordered_map<std::string, std::size_t> index_;  // by code and message
};

// Of a name or text out of a document, as much as a message has room for.
std::string excerpt(std::string_view text);

}  // namespace precis::stratml
