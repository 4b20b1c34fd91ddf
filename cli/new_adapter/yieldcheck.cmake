# Finds Yieldcheck: its source tree if YIELDCHECK_SOURCE names it, otherwise installed. A source tree needs Python 3.11
# to translate the scenarios, and compiles its libraries once.
if(YIELDCHECK_SOURCE)
  set(YIELDCHECK_TOOLS OFF CACHE BOOL "Build the command line tool")
  set(YIELDCHECK_ADAPTERS "" CACHE STRING "Adapters to build")
  set(YIELDCHECK_BODY_OPTIONS "-O0" CACHE STRING "Compile options of the translated bodies")
  add_subdirectory("${YIELDCHECK_SOURCE}" yieldcheck EXCLUDE_FROM_ALL)
else()
  find_package(yieldcheck REQUIRED)
endif()
