# Translation of scenarios to C++, once for each build tree.

find_package(Python3 3.11 REQUIRED COMPONENTS Interpreter)

# yieldcheck_translate(NAME OUT SCENARIOS CHUNKS): translates the scenario folder at build time.
#   target NAME                the translation itself
#   target NAME_modules        a static library of what does not depend on an adapter; it registers itself, so adapter
#                              programs link all of it ($<LINK_LIBRARY:WHOLE_ARCHIVE,…>)
#   variable NAME_BODIES       the files with the bodies, to be compiled once for each adapter
function(yieldcheck_translate name out scenarios chunks)
  set(modules)
  set(bodies)
  math(EXPR last "${chunks} - 1")
  foreach(number RANGE ${last})
    list(APPEND modules "${out}/modules_${number}.cpp")
    list(APPEND bodies "${out}/bodies_${number}.cpp")
  endforeach()
  file(GLOB_RECURSE files CONFIGURE_DEPENDS "${scenarios}/*.py" "${scenarios}/*.cpp")
  file(GLOB_RECURSE translator CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/oracle/yieldcheck_oracle/*.py")
  add_custom_command(
    OUTPUT ${modules} ${bodies}
    COMMAND ${CMAKE_COMMAND} -E env "PYTHONPATH=${PROJECT_SOURCE_DIR}/oracle" "PYTHONDONTWRITEBYTECODE=1"
            ${Python3_EXECUTABLE} -m yieldcheck_oracle.translate --out "${out}" --chunks ${chunks} "${scenarios}"
    DEPENDS ${files} ${translator}
    COMMENT "Translating the scenarios of ${scenarios}"
    VERBATIM)
  add_custom_target(${name} DEPENDS ${modules} ${bodies})
  add_library(${name}_modules STATIC ${modules})
  add_dependencies(${name}_modules ${name})
  target_link_libraries(${name}_modules PUBLIC yieldcheck_harness)
  target_include_directories(${name}_modules PRIVATE "${out}")
  yieldcheck_compile_options(${name}_modules)
  target_compile_options(${name}_modules PRIVATE ${YIELDCHECK_BODY_OPTIONS})
  set(${name}_BODIES ${bodies} PARENT_SCOPE)
  set(${name}_BODIES ${bodies} CACHE INTERNAL "bodies of ${name}")
endfunction()
