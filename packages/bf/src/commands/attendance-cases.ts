import { runAttendanceCases } from "@biometricflow/rules/cli/attendance-cases";
import type { Command } from "../command.ts";

/** `bf attendance cases FILE`. */
export const attendanceCases: Command = {
  name: "attendance cases",
  summary: "judges days by the attendance rules and compares them with what a file expects",
  usage: "FILE\n\n  FILE  JSON with cases; each difference is printed, then `N passed, N failed`",
  run: runAttendanceCases,
};
