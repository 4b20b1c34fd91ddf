# What every target of this project shares: the language, the warnings, the sanitizers.

set(CMAKE_CXX_EXTENSIONS OFF)
if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
  set(CMAKE_BUILD_TYPE Release)
endif()

if(YIELDCHECK_SANITIZERS)
  add_compile_options(-fsanitize=${YIELDCHECK_SANITIZERS} -fno-omit-frame-pointer -fno-sanitize-recover=undefined)
  add_link_options(-fsanitize=${YIELDCHECK_SANITIZERS})
endif()

# Programs that are built inside a root run outside of it: with its loader and its libraries.
if(YIELDCHECK_TOOLCHAIN_ROOT)
  file(GLOB loader "/lib64/ld-linux-*.so.*" "/lib/ld-linux-*.so.*")
  list(GET loader 0 loader)
  set(CMAKE_BUILD_RPATH "${YIELDCHECK_TOOLCHAIN_ROOT}/usr/lib/${CMAKE_LIBRARY_ARCHITECTURE}"
                        "${YIELDCHECK_TOOLCHAIN_ROOT}/usr/lib")
  # The old tags hold for the libraries of libraries, too.
  add_link_options("-Wl,--dynamic-linker=${YIELDCHECK_TOOLCHAIN_ROOT}${loader}" "-Wl,--disable-new-dtags")
endif()

# yieldcheck_compile_options(TARGET): our own code, with all warnings.
function(yieldcheck_compile_options target)
  target_compile_features(${target} PUBLIC cxx_std_20)
  target_compile_options(${target} PRIVATE -Wall -Wextra -Wpedantic -Wshadow -Wconversion)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
    # g++ 12 takes the concatenation of short strings for an overlapping copy (GCC bug 105651).
    target_compile_options(${target} PRIVATE -Wno-restrict)
  endif()
  if(YIELDCHECK_WERROR)
    target_compile_options(${target} PRIVATE -Werror)
  endif()
endfunction()

# The optimisation level that the reports name.
if("${YIELDCHECK_BODY_OPTIONS}" MATCHES "(-O[0-3gs])")
  set(YIELDCHECK_OPTIMISATION ${CMAKE_MATCH_1})
else()
  string(TOUPPER "${CMAKE_BUILD_TYPE}" build_type)
  string(REGEX MATCH "-O[0-3gs]" YIELDCHECK_OPTIMISATION "${CMAKE_CXX_FLAGS} ${CMAKE_CXX_FLAGS_${build_type}}")
  if(NOT YIELDCHECK_OPTIMISATION)
    set(YIELDCHECK_OPTIMISATION -O0)
  endif()
endif()

# yieldcheck_cold(TARGET): its code waits for others, or for a person; what is gained is a third of the time to compile it.
function(yieldcheck_cold target)
  target_compile_options(${target} PRIVATE $<$<CONFIG:Release>:-O1>)
endfunction()

# yieldcheck_library(NAME FOLDER…): a static library of all sources in the folders but the tests and benchmarks; with a
# test program NAME_test of all *_test.cpp. With YIELDCHECK_PREBUILT the library of that build tree.
function(yieldcheck_library name)
  if(YIELDCHECK_PREBUILT)
    add_library(${name} STATIC IMPORTED GLOBAL)
    set_target_properties(${name} PROPERTIES
      IMPORTED_LOCATION "${YIELDCHECK_PREBUILT}/suite/lib${name}.a"
      INTERFACE_INCLUDE_DIRECTORIES "${PROJECT_SOURCE_DIR}/suite"
      INTERFACE_COMPILE_FEATURES cxx_std_20)
    return()
  endif()
  set(sources)
  set(tests)
  foreach(folder IN LISTS ARGN)
    file(GLOB found CONFIGURE_DEPENDS "${folder}/*.cpp")
    set(found_tests ${found})
    list(FILTER found EXCLUDE REGEX "(_test|_benchmark|_main)\\.cpp$")
    list(FILTER found_tests INCLUDE REGEX "_test\\.cpp$")
    list(APPEND sources ${found})
    list(APPEND tests ${found_tests})
  endforeach()
  add_library(${name} STATIC ${sources})
  target_include_directories(${name} PUBLIC "${PROJECT_SOURCE_DIR}/suite")
  yieldcheck_compile_options(${name})
  if(YIELDCHECK_TESTS AND tests)
    add_executable(${name}_test ${tests})
    target_link_libraries(${name}_test PRIVATE ${name} GTest::gtest_main)
    yieldcheck_compile_options(${name}_test)
    target_compile_options(${name}_test PRIVATE -O0)  # half the time to compile; what they test is optimised
    gtest_discover_tests(${name}_test TEST_PREFIX "${name}." DISCOVERY_TIMEOUT 60)
  endif()
endfunction()
