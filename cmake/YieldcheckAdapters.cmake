# Adapter programs: the harness, the translated scenarios and one library.

# yieldcheck_add_adapter_program(NAME [STACKFUL] [INSPECTABLE] [LIBRARIES …] [DEFINITIONS …] [SCENARIOS translation…])
# builds yieldcheck-adapter-NAME from the adapter.hpp of the calling folder. yieldcheck-bodies-NAME is all of it but main().
# STACKFUL: it switches stacks, so there is none with the address sanitizer, which must be told of every switch; Debian's
# Boost.Context and libpcl do not do that.
# INSPECTABLE: with debug information, in every kind of build. Without it, a Release build has none: it is ten times the size.
function(yieldcheck_add_adapter_program name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "STACKFUL;INSPECTABLE" "" "LIBRARIES;DEFINITIONS;SCENARIOS")
  if(NOT arg_SCENARIOS)
    set(arg_SCENARIOS yieldcheck_scenarios)
  endif()
  if(arg_STACKFUL AND YIELDCHECK_SANITIZERS MATCHES "address")
    yieldcheck_skip_adapter(${name} "it switches stacks without telling the address sanitizer")
    return()
  endif()
  set(bodies yieldcheck-bodies-${name})
  add_library(${bodies} OBJECT)
  foreach(translation IN LISTS arg_SCENARIOS)
    target_sources(${bodies} PRIVATE ${${translation}_BODIES})
    add_dependencies(${bodies} ${translation})
  endforeach()
  target_include_directories(${bodies} PUBLIC "${CMAKE_CURRENT_SOURCE_DIR}")
  target_link_libraries(${bodies} PUBLIC yieldcheck_harness ${arg_LIBRARIES})
  target_compile_definitions(${bodies} PUBLIC ${arg_DEFINITIONS})
  yieldcheck_compile_options(${bodies})
  # g++'s optimiser looks for what is uninitialised in the library's inlined code as well, and errs there.
  set(options ${YIELDCHECK_BODY_OPTIONS} $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>
              $<$<BOOL:${arg_INSPECTABLE}>:-g>)
  target_compile_options(${bodies} PRIVATE ${options})

  set(program yieldcheck-adapter-${name})
  add_executable(${program} "${PROJECT_SOURCE_DIR}/suite/harness/adapter_main.cpp")
  yieldcheck_link_scenarios(${program} ${name} ${arg_SCENARIOS})
  # The lanes are compiled with main(), and what they call of the library with them.
  target_compile_options(${program} PRIVATE ${options})
  if(CMAKE_BUILD_TYPE STREQUAL "Release" AND NOT arg_INSPECTABLE)
    target_link_options(${program} PRIVATE "-Wl,--strip-debug")
  endif()
  set_target_properties(${program} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/adapters")
  set_property(GLOBAL APPEND PROPERTY YIELDCHECK_ADAPTER_PROGRAMS ${program})
endfunction()

# yieldcheck_skip_adapter(NAME REASON): says that the adapter is not built; a fault when YIELDCHECK_ADAPTERS asks for it.
function(yieldcheck_skip_adapter name reason)
  if(name IN_LIST YIELDCHECK_ADAPTERS)
    message(FATAL_ERROR "The adapter ${name} cannot be built: ${reason}")
  endif()
  message(STATUS "Without the adapter ${name}: ${reason}")
  set_property(GLOBAL APPEND PROPERTY YIELDCHECK_LEFT_OUT "${name}: ${reason}")
endfunction()

# yieldcheck_link_scenarios(TARGET NAME translation…): gives a program of its own the scenarios of adapter NAME.
function(yieldcheck_link_scenarios target name)
  target_link_libraries(${target} PRIVATE yieldcheck-bodies-${name})
  foreach(translation IN LISTS ARGN)
    target_link_libraries(${target} PRIVATE "$<LINK_LIBRARY:WHOLE_ARCHIVE,${translation}_modules>")
  endforeach()
  target_compile_definitions(${target} PRIVATE YIELDCHECK_OPTIMISATION="${YIELDCHECK_OPTIMISATION}"
                             YIELDCHECK_SANITIZERS="${YIELDCHECK_SANITIZERS}"
                             YIELDCHECK_TOOLCHAIN="${YIELDCHECK_TOOLCHAIN}")
  yieldcheck_compile_options(${target})
endfunction()
