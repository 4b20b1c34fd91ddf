# Translation of scenarios to C++, once for each build tree.

if(NOT YIELDCHECK_TRANSLATED)
  find_package(Python3 3.11 REQUIRED COMPONENTS Interpreter)
endif()

# yieldcheck_take_translation(NAME): what yieldcheck_translate() gives, from another build tree's translation; with
# YIELDCHECK_PREBUILT the compiled modules, too.
function(yieldcheck_take_translation name)
  file(GLOB bodies CONFIGURE_DEPENDS "${YIELDCHECK_TRANSLATED}/bodies_*.cpp")
  file(GLOB modules CONFIGURE_DEPENDS "${YIELDCHECK_TRANSLATED}/modules_*.cpp")
  if(NOT bodies)
    message(FATAL_ERROR "${YIELDCHECK_TRANSLATED} holds no translated scenarios: build that tree first")
  endif()
  add_custom_target(${name})
  if(YIELDCHECK_PREBUILT)
    add_library(${name}_modules STATIC IMPORTED GLOBAL)
    set_target_properties(${name}_modules PROPERTIES
      IMPORTED_LOCATION "${YIELDCHECK_PREBUILT}/suite/lib${name}_modules.a"
      INTERFACE_LINK_LIBRARIES yieldcheck_harness)
  else()
    yieldcheck_add_modules(${name} "${YIELDCHECK_TRANSLATED}" "${modules}")
  endif()
  set(${name}_BODIES ${bodies} CACHE INTERNAL "bodies of ${name}")
endfunction()

# yieldcheck_add_modules(NAME FOLDER FILES): the library NAME_modules.
function(yieldcheck_add_modules name folder files)
  add_library(${name}_modules STATIC ${files})
  add_dependencies(${name}_modules ${name})
  target_link_libraries(${name}_modules PUBLIC yieldcheck_harness)
  target_include_directories(${name}_modules PRIVATE "${folder}")
  yieldcheck_compile_options(${name}_modules)
  target_compile_options(${name}_modules PRIVATE ${YIELDCHECK_BODY_OPTIONS})
endfunction()

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
  yieldcheck_add_modules(${name} "${out}" "${modules}")
  set(${name}_BODIES ${bodies} PARENT_SCOPE)
  set(${name}_BODIES ${bodies} CACHE INTERNAL "bodies of ${name}")
endfunction()
