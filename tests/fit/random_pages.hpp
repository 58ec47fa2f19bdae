// Random briefings for a page, in a form that can be made smaller.
#pragma once

#include <random>
#include <string>
#include <vector>

namespace precis::test {

struct RandomBlock {
    std::string id;
    std::string name;
    std::vector<std::string> wordings;  // fullest first
    double value = 1;
    bool required = false;
};

struct RandomSection {
    std::string layout;
    std::string heading;
    bool across = false;
    unsigned least = 0;
    unsigned most = 0;
    std::vector<RandomBlock> blocks;
};

struct RandomPage {
    std::string language;
    unsigned pages = 1;
    unsigned columns = 1;
    std::vector<RandomSection> sections;

    std::string xml() const;  // for briefing_from_xml
};

// Long words, empty sections, now and then a huge table, six languages.
RandomPage random_page(unsigned seed);

// The smallest page that `fails` still, made by taking sections, blocks and wordings away.
template <class Fails>
RandomPage shrunk(RandomPage page, Fails&& fails) {
    for (bool smaller = true; smaller;) {
        smaller = false;
        const auto attempt = [&](RandomPage fewer) {
            if (!smaller && fails(fewer)) {
                page = std::move(fewer);
                smaller = true;
            }
        };
        for (std::size_t s = 0; s < page.sections.size() && !smaller; ++s) {
            RandomPage fewer = page;
            fewer.sections.erase(fewer.sections.begin() + static_cast<std::ptrdiff_t>(s));
            attempt(std::move(fewer));
            for (std::size_t b = 0; !smaller && b < page.sections[s].blocks.size(); ++b) {
                fewer = page;
                auto& blocks = fewer.sections[s].blocks;
                blocks.erase(blocks.begin() + static_cast<std::ptrdiff_t>(b));
                attempt(std::move(fewer));
                fewer = page;
                if (!smaller && fewer.sections[s].blocks[b].wordings.size() > 1) {
                    fewer.sections[s].blocks[b].wordings.erase(
                        fewer.sections[s].blocks[b].wordings.begin());
                    attempt(std::move(fewer));
                }
            }
        }
    }
    return page;
}

}  // namespace precis::test
