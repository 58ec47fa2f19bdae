// Where the time of a handout goes, for the benchmarks, which link the plugin's libraries. Where
// nobody listens a stage costs a branch.
#pragma once

namespace precis::typeset {

enum class Stage { shape, lines, content, fonts, deflate, write };

// Told of stages as they begin and end; they nest.
class StageListener {
  public:
    virtual ~StageListener() = default;
    virtual void enter(Stage stage) = 0;
    virtual void leave() = 0;
};

// Of this thread.
inline thread_local StageListener* stage_listener = nullptr;

// A stage from here to the end of the scope.
class InStage {
  public:
    explicit InStage(Stage stage) : listener_(stage_listener) {
        if (listener_ != nullptr) {
            listener_->enter(stage);
        }
    }
    ~InStage() {
        if (listener_ != nullptr) {
            listener_->leave();
        }
    }
    InStage(const InStage&) = delete;
    InStage& operator=(const InStage&) = delete;

  private:
    StageListener* listener_;
};

}  // namespace precis::typeset
