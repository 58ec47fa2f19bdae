#include "pdf/writer/arena.hpp"

#include <algorithm>
#include <new>

namespace precis::pdf {
namespace {

constexpr std::size_t kAlignment = 16;
constexpr std::size_t kChunk = 64 * 1024;

thread_local Arena* in_force = nullptr;

}  // namespace

void* Arena::allocate(std::size_t size) noexcept {
    const std::size_t rounded =
        (std::max<std::size_t>(size, 1) + kAlignment - 1) & ~(kAlignment - 1);
    if (rounded > left_) {
        const std::size_t chunk = std::max(rounded, kChunk);
        try {
            chunks_.push_back(std::make_unique_for_overwrite<std::byte[]>(chunk));
        } catch (const std::bad_alloc&) {
            return nullptr;
        }
        next_ = chunks_.back().get();
        left_ = chunk;
    }
    std::byte* const place = next_;
    next_ += rounded;
    left_ -= rounded;
    return place;
}

ArenaScope::ArenaScope(Arena& arena) noexcept : outer_(in_force) {
    in_force = &arena;
}

ArenaScope::~ArenaScope() {
    in_force = outer_;
}

void* ArenaScope::allocate(std::size_t size) noexcept {
    return in_force ? in_force->allocate(size) : nullptr;
}

}  // namespace precis::pdf
