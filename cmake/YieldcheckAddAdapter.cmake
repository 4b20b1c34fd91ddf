# yieldcheck_add_adapter(): an adapter program for a library of your own, and a CTest test for each scenario.
# Works on the targets yieldcheck::harness and yieldcheck::scenarios, be they built here or installed.

# yieldcheck_add_adapter(TARGET
#   HEADER header TYPE "ns::generator<{}>"    a plain one-way type; {} stands for the element type
#     [NEXT_VALUE]                            it has next() and value() instead of begin() and end()
#     [YIELD_ALL "ns::elements_of({})"]       how it yields all of another generator, which {} stands for
#     [LACKS own-type|moves|move-only-values|references…]   what does not compile with it
#   or ADAPTER adapter.hpp                    an adapter of your own (docs/adapters.md)
#   [LIBRARIES …] [DEFINITIONS …]             what the program links, and how it is compiled
#   [STRICT]                                  tests what lies beyond the C++ contract, too
#   [TIMEOUT seconds])                        of a test; default 30
# The tests are TARGET.LANE.CATEGORY/SCENARIO, labelled by category; what needs an absent capability is skipped.
function(yieldcheck_add_adapter target)
  cmake_parse_arguments(PARSE_ARGV 1 arg "NEXT_VALUE;STRICT" "HEADER;TYPE;ADAPTER;YIELD_ALL;TIMEOUT"
                        "LIBRARIES;DEFINITIONS;LACKS")
  if(arg_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "yieldcheck_add_adapter(${target}): does not know ${arg_UNPARSED_ARGUMENTS}")
  endif()
  if(arg_ADAPTER)
    cmake_path(ABSOLUTE_PATH arg_ADAPTER NORMALIZE OUTPUT_VARIABLE adapter)
    if(NOT EXISTS "${adapter}")
      message(FATAL_ERROR "yieldcheck_add_adapter(${target}): there is no ADAPTER ${adapter}")
    endif()
    cmake_path(GET adapter PARENT_PATH adapter_folder)
    set(content "#include \"${adapter}\"\n")
  elseif(arg_HEADER AND arg_TYPE MATCHES "{}")
    yieldcheck_adapter_text(content)
    set(adapter_folder)
  else()
    message(FATAL_ERROR "yieldcheck_add_adapter(${target}): needs HEADER and TYPE, which holds {} for its element type; "
                        "or ADAPTER")
  endif()
  set(folder "${CMAKE_CURRENT_BINARY_DIR}/${target}.yieldcheck")
  file(CONFIGURE OUTPUT "${folder}/adapter.hpp" CONTENT "${content}" @ONLY)

  get_target_property(bodies yieldcheck::scenarios YIELDCHECK_BODIES)
  get_target_property(main yieldcheck::scenarios YIELDCHECK_MAIN)
  get_target_property(translation yieldcheck::scenarios YIELDCHECK_TRANSLATION)
  add_executable(${target} ${bodies} "${main}")
  if(translation)
    add_dependencies(${target} ${translation})
  endif()
  target_include_directories(${target} PRIVATE "${folder}" ${adapter_folder})
  target_compile_features(${target} PRIVATE cxx_std_20)
  target_compile_definitions(${target} PRIVATE ${arg_DEFINITIONS})
  target_link_libraries(${target} PRIVATE ${arg_LIBRARIES} "$<LINK_LIBRARY:WHOLE_ARCHIVE,yieldcheck::scenarios>"
                                          yieldcheck::harness)
  set_target_properties(${target} PROPERTIES CXX_EXTENSIONS OFF)
  yieldcheck_discover_scenarios(${target} "${arg_STRICT}" "${arg_TIMEOUT}")
endfunction()

# The text of adapter.hpp for HEADER and TYPE; reads the variables of its caller.
function(yieldcheck_adapter_text result)
  cmake_path(ABSOLUTE_PATH arg_HEADER NORMALIZE OUTPUT_VARIABLE header)
  if(EXISTS "${header}")
    set(text "#include \"${header}\"\n")
  else()
    set(text "#include <${arg_HEADER}>\n")
  endif()
  string(REPLACE "{}" "Element" alias "${arg_TYPE}")
  string(REPLACE "{}" "T" shown "${arg_TYPE}")
  string(REPLACE "{}" "__VA_ARGS__" generator "${arg_TYPE}")
  string(APPEND text "#include <ranges>\n"
    "namespace yieldcheck {\ntemplate <class Element>\nusing TypeUnderTest = ${alias};\n}\n"
    "#define YIELDCHECK_ADAPTER_NAME \"${target}\"\n"
    "#define YIELDCHECK_LIBRARY_NAME \"${shown}\"\n"
    "#define YIELDCHECK_LIBRARY_VERSION \"\"\n")
  if(NOT "own-type" IN_LIST arg_LACKS)
    string(APPEND text "#define GENERATOR(...) ${generator}\n")
  endif()
  if(arg_NEXT_VALUE)
    string(APPEND text "#define YIELDCHECK_NEXT_VALUE\n#define GENERATOR_READER NextValueReader\n")
  endif()
  if(arg_YIELD_ALL)
    string(REPLACE "{}" "(inner)" all "${arg_YIELD_ALL}")
    string(APPEND text "#define YIELD_ALL(inner) co_yield ${all}\n")
  endif()
  foreach(lacking IN LISTS arg_LACKS)
    string(TOUPPER "${lacking}" lacking)
    string(MAKE_C_IDENTIFIER "${lacking}" lacking)
    string(APPEND text "#define GENERATOR_LACKS_${lacking}\n")
  endforeach()
  set(${result} "${text}#include \"harness/one_way_adapter.hpp\"\n" PARENT_SCOPE)
endfunction()

# One call for each category, for that is what gives its tests a label.
function(yieldcheck_discover_scenarios target strict timeout)
  include(GoogleTest)
  get_target_property(categories yieldcheck::scenarios YIELDCHECK_CATEGORIES)
  get_target_property(beyond yieldcheck::scenarios YIELDCHECK_BEYOND_CONTRACT)
  get_target_property(never yieldcheck::scenarios YIELDCHECK_NOT_BINDING)
  get_target_property(traces yieldcheck::scenarios YIELDCHECK_TRACES)
  if(NOT timeout)
    set(timeout 30)
  endif()
  set(left_out ${never})
  if(NOT strict)
    list(APPEND left_out ${beyond})
  endif()
  foreach(category IN LISTS categories)
    set(filter "*.${category}/*")
    set(separator "-")
    foreach(scenario IN LISTS left_out)
      if(scenario MATCHES "^${category}/")
        string(APPEND filter "${separator}*.${scenario}")
        set(separator ":")
      endif()
    endforeach()
    gtest_discover_tests(${target} TEST_PREFIX "${target}." TEST_FILTER "${filter}" EXTRA_ARGS "--traces=${traces}"
                         DISCOVERY_TIMEOUT 60 PROPERTIES LABELS "${category}" TIMEOUT ${timeout})
  endforeach()
endfunction()
