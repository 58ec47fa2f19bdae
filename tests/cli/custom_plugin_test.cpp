#include "program_run.hpp"

#include <catch2/catch.hpp>

using precis::test::Harbour;
using precis::test::Outcome;
using precis::test::run_process;

namespace fs = std::filesystem;

TEST_CASE("a plugin built outside the tree from the include folder alone is found and used") {
    Harbour harbour;
    const fs::path source = PRECIS_SOURCE_DIR;
    fs::copy(source / "core/include", harbour.path / "include", fs::copy_options::recursive);
    fs::copy_file(source / "examples/custom-plugin/ics.cpp", harbour.path / "ics.cpp");
    fs::create_directory(harbour.path / "plugins");
    const Outcome built =
        run_process({PRECIS_COMPILER, "-std=c++20", "-Wall", "-Wextra", "-Wpedantic", "-Werror",
                     "-fPIC", "-shared", "-I", "include", "ics.cpp", "-o", "plugins/ics.so"},
                    harbour.path, {});
    INFO(built.errors);
    REQUIRE(built.code == 0);

    const Outcome made =
        harbour.run({"make", "--plugin-path", "plugins", "--template", "page", "-o", "dates.ics"});
    CHECK(made.code == 0);
    CHECK(made.errors == "wrote dates.ics: 4 statements\n");
    CHECK(harbour.read("dates.ics") ==
          "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Precis//Calendar//EN\r\n"
          "BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20250901\r\nDTSTAMP:20240506T000000Z\r\n"
          "UID:survey@precis.invalid\r\nSUMMARY:Survey\r\n"
          "DESCRIPTION:The channel is surveyed\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");

    harbour.environment["PRECIS_PLUGIN_PATH"] = (harbour.path / "plugins").string();
    CHECK(harbour.run({"plugin", "show", "ics"}).code == 0);
}
