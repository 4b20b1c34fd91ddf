#include "harness/own_type.hpp"

#include "harness/body.hpp"
#include "harness/session.hpp"
#include "protocol/object.hpp"

namespace yieldcheck {

void say(std::string_view line) { log().text(str(text(line))); }

void need_own_type() {
    Session& session = Session::current();
    if (session.lane() != Lane::native) session.lacks("own type");
}

}  // namespace yieldcheck
