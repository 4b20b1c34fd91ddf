# cmake -P CheckFormat.cmake: fails when a tracked C++ file is not laid out as .clang-format says.
find_program(clang_format clang-format REQUIRED)
execute_process(COMMAND git ls-files *.cpp *.hpp WORKING_DIRECTORY "${CMAKE_CURRENT_LIST_DIR}/.."
                OUTPUT_VARIABLE files OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
string(REPLACE "\n" ";" files "${files}")
execute_process(COMMAND "${clang_format}" --dry-run -Werror ${files} WORKING_DIRECTORY "${CMAKE_CURRENT_LIST_DIR}/.."
                RESULT_VARIABLE result)
if(NOT result EQUAL 0)
  message(FATAL_ERROR "some files are not formatted: clang-format -i FILE lays them out")
endif()
