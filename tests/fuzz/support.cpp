#include "support.hpp"

#include <cstdio>
#include <cstdlib>
#include <utility>

namespace precis::fuzz {
namespace {

constexpr const char* kSample = R"(<strategy xmlns="urn:precis:strategy:1">
<title>Harbour plan</title><issuer>Port Authority</issuer><published>2024-05</published>
<sources><source id="plan"><title>Plan</title></source></sources>
<topics><topic id="dredging">Dredging</topic><topic id="money">Money</topic></topics>
<group id="work"><name>Work</name>
<action id="channel" topics="dredging" importance="required"><name>The channel</name>
<wording length="headline" cite="plan">Dredge it</wording>
<wording length="full" cite="plan">Dredge it before <term ref="draught"/> is too deep.</wording>
<objective id="deep"><name>Deep</name><wording length="short" cite="plan">Deep</wording></objective>
</action></group>
<milestone id="start" date="2024-02"><name>Start</name>
<wording length="short" cite="plan">It starts</wording></milestone>
<term id="draught"><name>Draught</name><wording length="short" cite="plan">A depth</wording></term>
<actor id="master"><name>Master</name><wording length="short" cite="plan">Runs it</wording></actor>
</strategy>)";

// Whether the diagnostic is about the content of a well-formed file but points to its very start,
// where there is at most the '<' of the root: what it meant to point to was not there.
bool is_astray(const Diagnostic& diagnostic) {
    return diagnostic.code >= Code::wrong_root && diagnostic.source && diagnostic.offset == 0;
}

}  // namespace

void fail(const char* what, const Diagnostics& diagnostics) {
    std::fprintf(stderr, "%s\n%s", what, to_text(diagnostics, false).c_str());
    std::abort();
}

std::string text_of(const std::uint8_t* data, std::size_t size) {
    return {reinterpret_cast<const char*>(data), size};
}

const Strategy& sample_strategy() {
    static const Strategy sample = [] {
        Diagnostics diagnostics;
        auto strategy = read_strategy("strategy.xml", kSample, diagnostics);
        if (!strategy) {
            fail("the sample strategy has errors", diagnostics);
        }
        return std::move(*strategy);
    }();
    return sample;
}

void check_outcome(const Diagnostics& diagnostics, bool loaded) {
    for (const Diagnostic& diagnostic : diagnostics.sorted()) {
        if (is_astray(diagnostic)) {
            fail("this points nowhere", diagnostics);
        }
    }
    to_text(diagnostics, true);
    to_json(diagnostics);
    if (loaded && diagnostics.has_errors()) {
        fail("this was loaded in spite of an error", diagnostics);
    }
    if (!loaded && !diagnostics.has_errors()) {
        fail("this was refused without an error", diagnostics);
    }
}

}  // namespace precis::fuzz
