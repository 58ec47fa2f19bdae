#include "strategies.hpp"

#include <stdexcept>

#include <fmt/format.h>

namespace precis::test {

std::string strategy_xml(std::string_view items) {
    return fmt::format(R"(<strategy xmlns="urn:precis:strategy:1" language="en">
<title>Harbour plan</title>
<sources>
<source id="plan"><title>Harbour plan 2024</title></source>
<source id="gazette"><title>The Gazette</title></source>
</sources>
<topics>
<topic id="dredging">Dredging</topic><topic id="safety">Safety</topic>
</topics>
{}
</strategy>
)",
                       items);
}

std::string principle_xml(std::string_view id) {
    return fmt::format(
        R"(<principle id="{}" topics="dredging safety"><name>Depth</name><wording length="full" cite="plan gazette">Keep it deep.</wording></principle>)",
        id);
}

Strategy strategy_of(std::string xml) {
    Diagnostics diagnostics;
    auto strategy = read_strategy("s.xml", std::move(xml), diagnostics);
    if (!strategy) {
        throw std::runtime_error(to_text(diagnostics, false));
    }
    return std::move(*strategy);
}

std::string faults_of(std::string xml) {
    Diagnostics diagnostics;
    if (read_strategy("s.xml", std::move(xml), diagnostics)) {
        throw std::runtime_error("nothing was found wrong with the strategy");
    }
    return to_text(diagnostics, false);
}

std::string faults_in(std::string_view items) {
    return faults_of(strategy_xml(items));
}

}  // namespace precis::test
