// What a page's content stream does: which marked content it has, what is painted outside of any,
// and which codes of which font it shows.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace precis::pdf::test {

// By font resource name.
using FontCodes = std::map<std::string, std::set<unsigned>>;

struct PageReading {
    std::string reference;   // of the page
    std::vector<int> mcids;  // in the order of the stream
    std::map<int, std::string> tags;
    FontCodes shown;
    std::vector<std::string> faults;
};

// The font of the graphics state does not go from one page to the next.
PageReading read_content(std::string_view stream);

}  // namespace precis::pdf::test
