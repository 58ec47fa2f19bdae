#include "base/files.hpp"

#include <cerrno>
#include <csignal>
#include <fstream>
#include <memory>
#include <sstream>

#include <catch2/catch.hpp>
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace precis;
namespace fs = std::filesystem;

namespace {

// A folder of its own, gone at the end of the test.
class Folder {
  public:
    Folder() {
        std::string name = (fs::temp_directory_path() / "precis-test-XXXXXX").string();
        path_ = ::mkdtemp(name.data());
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder() { fs::remove_all(path_); }

    fs::path operator/(const char* name) const { return path_ / name; }

    std::size_t entries() const {
        return static_cast<std::size_t>(
            std::distance(fs::directory_iterator(path_), fs::directory_iterator()));
    }

  private:
    fs::path path_;
};

void put(const fs::path& path, std::string_view bytes) {
    std::ofstream(path, std::ios::binary) << bytes;
}

std::string get(const fs::path& path) {
    std::ostringstream bytes;
    bytes << std::ifstream(path, std::ios::binary).rdbuf();
    return bytes.str();
}

Diagnostic only(const Diagnostics& diagnostics) {
    const auto all = diagnostics.sorted();
    REQUIRE(all.size() == 1);
    return all.front();
}

}  // namespace

TEST_CASE("a file is read whole") {
    const Folder folder;
    const std::string bytes("a\0b\r\n\xFF", 6);
    put(folder / "a", bytes);
    Diagnostics diagnostics;
    CHECK(read_file(folder / "a", diagnostics) == bytes);
    put(folder / "empty", "");
    CHECK(read_file(folder / "empty", diagnostics) == "");
    CHECK(diagnostics.empty());
}

TEST_CASE("a missing file is reported with the nearest name in its folder") {
    const Folder folder;
    put(folder / "strategy.xml", "<a/>");
    Diagnostics diagnostics;
    CHECK_FALSE(read_file(folder / "stratgy.xml", diagnostics));
    const std::string name = (folder / "stratgy.xml").string();
    CHECK(to_text(diagnostics, false) == name + ": error[P101]: there is no file '" + name +
                                             "'\n   hint: did you mean 'strategy.xml'?\n");
}

TEST_CASE("a file below something that is no folder is missing") {
    const Folder folder;
    put(folder / "file", "x");
    Diagnostics diagnostics;
    CHECK_FALSE(read_file(folder / "file/below", diagnostics));
    CHECK(only(diagnostics).code == Code::missing_file);
}

TEST_CASE("a folder cannot be read as a file") {
    const Folder folder;
    Diagnostics diagnostics;
    CHECK_FALSE(read_file(folder / ".", diagnostics));
    CHECK(only(diagnostics).code == Code::folder_not_file);
}

TEST_CASE("a file that the system cannot read is reported with its reason") {
    Diagnostics diagnostics;
    // Address 0 of this process is not mapped: the read itself fails, for any user.
    CHECK_FALSE(read_file("/proc/self/mem", diagnostics));
    CHECK(to_text(diagnostics, false) ==
          "/proc/self/mem: error[P103]: '/proc/self/mem' cannot be read: Input/output error\n");
}

TEST_CASE("a file larger than the limit is refused, whether or not its size is known") {
    const Folder folder;
    put(folder / "a", "12345");
    Diagnostics diagnostics;
    CHECK(read_file(folder / "a", diagnostics, 5) == "12345");
    CHECK_FALSE(read_file(folder / "a", diagnostics, 4));
    CHECK(only(diagnostics).code == Code::file_too_large);
    Diagnostics endless;
    CHECK_FALSE(read_file("/dev/zero", endless, 1'000'000));
    CHECK(only(endless).code == Code::file_too_large);
}

TEST_CASE("a new file is written, and nothing else is left") {
    const Folder folder;
    Diagnostics diagnostics;
    CHECK(write_file(folder / "out", "bytes", diagnostics));
    CHECK(get(folder / "out") == "bytes");
    CHECK(folder.entries() == 1);
    CHECK(diagnostics.empty());
}

TEST_CASE("a name without a folder is written in the current one") {
    const Folder folder;
    const fs::path before = fs::current_path();
    fs::current_path(folder / ".");
    Diagnostics diagnostics;
    const bool written = write_file("out", "bytes", diagnostics);
    fs::current_path(before);
    CHECK(written);
    CHECK(get(folder / "out") == "bytes");
}

TEST_CASE("a file that is replaced keeps its permissions") {
    const Folder folder;
    put(folder / "out", "old");
    ::chmod((folder / "out").c_str(), 0640);
    Diagnostics diagnostics;
    CHECK(write_file(folder / "out", "new", diagnostics));
    CHECK(get(folder / "out") == "new");
    struct stat status {};
    REQUIRE(::stat((folder / "out").c_str(), &status) == 0);
    CHECK((status.st_mode & 07777U) == 0640);
}

TEST_CASE("a new file has the permissions of any new file") {
    const Folder folder;
    put(folder / "other", "");
    Diagnostics diagnostics;
    CHECK(write_file(folder / "out", "bytes", diagnostics));
    CHECK(fs::status(folder / "out").permissions() == fs::status(folder / "other").permissions());
}

TEST_CASE("a reader that has the old file open still sees it") {
    const Folder folder;
    put(folder / "out", "old");
    std::ifstream reader(folder / "out");
    Diagnostics diagnostics;
    CHECK(write_file(folder / "out", "new", diagnostics));
    std::string seen;
    reader >> seen;
    CHECK(seen == "old");
}

TEST_CASE("a link stays a link, and what it leads to is replaced") {
    const Folder folder;
    put(folder / "file", "old");
    fs::create_symlink("file", folder / "link");
    Diagnostics diagnostics;
    CHECK(write_file(folder / "link", "new", diagnostics));
    CHECK(fs::is_symlink(folder / "link"));
    CHECK(get(folder / "file") == "new");
}

TEST_CASE("a missing output folder is said, with how to make it") {
    const Folder folder;
    Diagnostics diagnostics;
    const fs::path path = folder / "no/out.pdf";
    CHECK_FALSE(write_file(path, "bytes", diagnostics));
    const std::string missing = (folder / "no").string();
    CHECK(to_text(diagnostics, false) == path.string() + ": error[P701]: '" + path.string() +
                                             "' cannot be written: there is no folder '" + missing +
                                             "'\n   hint: make it first: mkdir -p '" + missing +
                                             "'\n");
}

TEST_CASE("an output folder that is a file is no folder") {
    const Folder folder;
    put(folder / "file", "x");
    Diagnostics diagnostics;
    CHECK_FALSE(write_file(folder / "file/out", "bytes", diagnostics));
    CHECK(only(diagnostics).code == Code::output_folder_missing);
    CHECK(get(folder / "file") == "x");
}

TEST_CASE("an output that is a folder is refused") {
    const Folder folder;
    fs::create_directory(folder / "out");
    Diagnostics diagnostics;
    CHECK_FALSE(write_file(folder / "out", "bytes", diagnostics));
    CHECK(only(diagnostics).code == Code::output_is_folder);
    CHECK(folder.entries() == 1);
}

TEST_CASE("a full disk is noticed") {
    Diagnostics diagnostics;
    CHECK_FALSE(write_file("/dev/full", "bytes", diagnostics));
    CHECK(to_text(diagnostics, false) ==
          "/dev/full: error[P704]: '/dev/full' cannot be written: the disk is full\n"
          "   hint: nothing of it was kept; make room and try again\n");
}

TEST_CASE("what cannot be replaced is written directly") {
    Diagnostics diagnostics;
    CHECK(write_file("/dev/null", "bytes", diagnostics));
    CHECK(fs::is_character_file("/dev/null"));

    const Folder folder;
    REQUIRE(::mkfifo((folder / "pipe").c_str(), 0600) == 0);
    const int reader = ::open((folder / "pipe").c_str(), O_RDONLY | O_NONBLOCK);
    REQUIRE(reader >= 0);
    CHECK(write_file(folder / "pipe", "bytes", diagnostics));
    char got[6] = {};
    CHECK(::read(reader, got, 5) == 5);
    ::close(reader);
    CHECK(std::string(got) == "bytes");
    CHECK(diagnostics.empty());
}

TEST_CASE("when writing fails half way, the old file is as it was and nothing is left behind") {
    const Folder folder;
    put(folder / "out", "old");
    // The system refuses to let files of this process grow beyond the limit.
    struct rlimit before {};
    REQUIRE(::getrlimit(RLIMIT_FSIZE, &before) == 0);
    struct rlimit small = before;
    small.rlim_cur = 1000;
    const auto old_handler = std::signal(SIGXFSZ, SIG_IGN);
    REQUIRE(::setrlimit(RLIMIT_FSIZE, &small) == 0);
    Diagnostics diagnostics;
    const bool written = write_file(folder / "out", std::string(5000, 'x'), diagnostics);
    ::setrlimit(RLIMIT_FSIZE, &before);
    std::signal(SIGXFSZ, old_handler);
    CHECK_FALSE(written);
    CHECK(only(diagnostics).code == Code::output_failed);
    CHECK(get(folder / "out") == "old");
    CHECK(folder.entries() == 1);
}

TEST_CASE("a folder that cannot be written to is said") {
    Diagnostics diagnostics;
    // The system lets nobody make a file there, not even the superuser.
    CHECK_FALSE(write_file("/proc/self/fd/out", "bytes", diagnostics));
    const Code code = only(diagnostics).code;
    CHECK((code == Code::output_not_allowed || code == Code::output_folder_missing));
}

TEST_CASE("every failure of writing is told in its own words") {
    const auto code_for = [](int error) {
        Diagnostics diagnostics;
        report_write_failure("out/a.pdf", error, diagnostics);
        return only(diagnostics).code;
    };
    CHECK(code_for(ENOENT) == Code::output_folder_missing);
    CHECK(code_for(EACCES) == Code::output_not_allowed);
    CHECK(code_for(EROFS) == Code::output_not_allowed);
    CHECK(code_for(EISDIR) == Code::output_is_folder);
    CHECK(code_for(ENOSPC) == Code::disk_full);
    CHECK(code_for(EDQUOT) == Code::disk_full);
    CHECK(code_for(EIO) == Code::output_failed);
    CHECK(code_for(EPIPE) == Code::output_failed);
}

TEST_CASE("bytes are written to a descriptor in as many pieces as it takes") {
    int ends[2];
    REQUIRE(::pipe(ends) == 0);
    REQUIRE(::fcntl(ends[1], F_SETFL, O_NONBLOCK) == 0);
    const std::string much(1 << 20, 'x');
    CHECK_FALSE(write_all(ends[1], much));  // nobody reads: the pipe is full before the end
    CHECK(errno == EAGAIN);
    ::close(ends[0]);
    ::close(ends[1]);
    CHECK_FALSE(write_all(-1, "x"));
    CHECK(errno == EBADF);
    CHECK(write_all(-1, ""));
}
