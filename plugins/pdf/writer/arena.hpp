// Memory for the objects of one document: handed out in sequence, given back all at once. libharu
// asks for it through a function without user data, so the arena in force is the thread's.
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

namespace precis::pdf {

class Arena {
  public:
    // 16-byte aligned; null when there is no memory.
    void* allocate(std::size_t size) noexcept;

  private:
    std::vector<std::unique_ptr<std::byte[]>> chunks_;
    std::byte* next_ = nullptr;
    std::size_t left_ = 0;
};

// Makes an arena the one in force on this thread until the end of the scope.
class ArenaScope {
  public:
    explicit ArenaScope(Arena& arena) noexcept;
    ~ArenaScope();
    ArenaScope(const ArenaScope&) = delete;
    ArenaScope& operator=(const ArenaScope&) = delete;

    // From the arena in force; null when there is none.
    static void* allocate(std::size_t size) noexcept;

  private:
    Arena* outer_;
};

}  // namespace precis::pdf
