# What other projects use: yieldcheck::harness, yieldcheck::scenarios and yieldcheck_add_adapter(), from this source tree
# (FetchContent, add_subdirectory) or installed (find_package).
include(YieldcheckAddAdapter)

# yieldcheck_sort_scenarios(SCENARIOS RULES): by what they bind. Sets `categories`, `beyond_contract` and `not_binding`.
function(yieldcheck_sort_scenarios scenarios rules)
  file(GLOB rule_files CONFIGURE_DEPENDS "${rules}/*.toml")
  foreach(file IN LISTS rule_files)
    file(STRINGS "${file}" lines REGEX "^(id|level) = ")
    foreach(line IN LISTS lines)
      string(REGEX REPLACE "^[a-z]+ = \"(.*)\"$" "\\1" value "${line}")
      if(line MATCHES "^id")
        set(id "${value}")
      else()
        set("level_${id}" "${value}")
      endif()
    endforeach()
  endforeach()
  file(GLOB_RECURSE files CONFIGURE_DEPENDS RELATIVE "${scenarios}" "${scenarios}/*.py")
  set(categories)
  set(beyond_contract)
  set(not_binding)
  foreach(file IN LISTS files)
    string(REGEX REPLACE "\\.py$" "" scenario "${file}")
    string(REGEX REPLACE "/.*" "" category "${scenario}")
    list(APPEND categories "${category}")
    file(STRINGS "${scenarios}/${file}" lines REGEX "^# (rules|about):" LIMIT_COUNT 4)
    set(levels)
    foreach(line IN LISTS lines)
      if(line MATCHES "^# about: *compiler")
        list(APPEND levels compiler)
      elseif(line MATCHES "^# rules: *(.*)$")
        string(REPLACE " " ";" ids "${CMAKE_MATCH_1}")
        foreach(id IN LISTS ids)
          list(APPEND levels "${level_${id}}")
        endforeach()
      endif()
    endforeach()
    if("quirk" IN_LIST levels OR "compiler" IN_LIST levels)
      list(APPEND not_binding "${scenario}")
    elseif("beyond-contract" IN_LIST levels)
      list(APPEND beyond_contract "${scenario}")
    endif()
  endforeach()
  list(REMOVE_DUPLICATES categories)
  foreach(list categories beyond_contract not_binding)
    set(${list} ${${list}} PARENT_SCOPE)
  endforeach()
endfunction()

yieldcheck_sort_scenarios("${YIELDCHECK_SCENARIOS}" "${PROJECT_SOURCE_DIR}/suite/rules")
set_target_properties(yieldcheck_scenarios_modules PROPERTIES
  YIELDCHECK_BODIES "${yieldcheck_scenarios_BODIES}"
  YIELDCHECK_MAIN "${PROJECT_SOURCE_DIR}/suite/harness/adapter_main.cpp"
  YIELDCHECK_TRANSLATION yieldcheck_scenarios
  YIELDCHECK_TRACES "${PROJECT_SOURCE_DIR}/oracle/traces"
  YIELDCHECK_CATEGORIES "${categories}"
  YIELDCHECK_BEYOND_CONTRACT "${beyond_contract}"
  YIELDCHECK_NOT_BINDING "${not_binding}")
foreach(name harness protocol)
  if(NOT TARGET yieldcheck::${name})
    add_library(yieldcheck::${name} ALIAS yieldcheck_${name})
  endif()
endforeach()
add_library(yieldcheck::scenarios ALIAS yieldcheck_scenarios_modules)

# The package. Plain files and a configuration that finds them beside itself: also what was prebuilt can be installed.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)
set(share "${CMAKE_INSTALL_DATADIR}/yieldcheck")
set(config "${CMAKE_INSTALL_LIBDIR}/cmake/yieldcheck")
install(DIRECTORY suite/harness suite/protocol DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}/yieldcheck"
        FILES_MATCHING PATTERN "*.hpp" PATTERN "*_test.hpp" EXCLUDE)
install(DIRECTORY adapters/reference/include/ DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}")
install(FILES "$<TARGET_FILE:yieldcheck_harness>" "$<TARGET_FILE:yieldcheck_protocol>"
              "$<TARGET_FILE:yieldcheck_scenarios_modules>" DESTINATION "${CMAKE_INSTALL_LIBDIR}")
install(FILES suite/harness/adapter_main.cpp DESTINATION "${share}")
if(YIELDCHECK_TRANSLATED)
  set(translated "${YIELDCHECK_TRANSLATED}")
else()
  set(translated "${PROJECT_BINARY_DIR}/scenarios")
endif()
install(DIRECTORY "${translated}/" DESTINATION "${share}/bodies"
        FILES_MATCHING PATTERN "*.bodies.cpp" PATTERN "bodies_*.cpp")
install(DIRECTORY oracle/traces/ DESTINATION "${share}/traces" FILES_MATCHING PATTERN "*.json")
configure_package_config_file(cmake/yieldcheck-config.cmake.in "${PROJECT_BINARY_DIR}/yieldcheck-config.cmake"
  INSTALL_DESTINATION "${config}" PATH_VARS CMAKE_INSTALL_INCLUDEDIR CMAKE_INSTALL_LIBDIR share)
write_basic_package_version_file("${PROJECT_BINARY_DIR}/yieldcheck-config-version.cmake" COMPATIBILITY SameMinorVersion)
install(FILES "${PROJECT_BINARY_DIR}/yieldcheck-config.cmake" "${PROJECT_BINARY_DIR}/yieldcheck-config-version.cmake"
              cmake/YieldcheckAddAdapter.cmake DESTINATION "${config}")
