import { statSync } from "node:fs";
import { toDataPaths } from "@biometricflow/config/data-paths";
import type { CheckedFile, FileFault } from "../config-check/checked-file.ts";
import type { AuditFinding } from "./finding.ts";

const DAY_MS = 86_400_000;
const OLD_DAYS = 365;

/** Faults of files that are faults of their secrets too. */
/** Variables of the environment, and what is found where their password is one that everybody tries. */
const PASSWORDS: ReadonlyMap<string, string> = new Map([
  ["DATABASE_URL", "DATABASE_PASSWORD"],
  ["REDIS_URL", "REDIS_PASSWORD"],
]);
const GRAVE: ReadonlySet<string> = new Set(["OPEN_TO_OTHERS", "KEY_EXAMPLE"]);

/**
 * What `bf config check` found that concerns secrets, and keys that several readers have.
 *
 * @param certificates files whose notes say something else
 */
export function auditFiles(files: readonly CheckedFile[], certificates: ReadonlySet<string>): readonly AuditFinding[] {
  return files.flatMap(({ file, faults, notes, status }) => [
    ...faults.flatMap((fault) => toFinding(file, fault)),
    ...(status === "ABSENT" || certificates.has(file) ? [] : notes).map(
      (note): AuditFinding => ({
        code: "COMM_KEY_SHARED",
        severity: "LOW",
        where: file,
        message: `${note.charAt(0).toUpperCase()}${note.slice(1)}`,
        steps: ["Give each reader a comm key of its own"],
      }),
    ),
  ]);
}

function toFinding(file: string, { code, key, message }: FileFault): readonly AuditFinding[] {
  const password = key === "password" ? PASSWORDS.get(file) : undefined;
  if (password === undefined && !GRAVE.has(code)) return [];
  const steps = ["Do what it says, then start again"];
  return [{ code: password ?? code, severity: "HIGH", where: file, message, steps }];
}

const ROTATE = "Put another in its place while the organisation runs: bf keys rotate";

/** Keys that sign tokens, and were not exchanged for long: whoever copied one once is believed until then. */
export function auditKeyAge(dataDir: string, nowMs: number): readonly AuditFinding[] {
  const { directoryKey, routerKey, attendanceKey } = toDataPaths(dataDir);
  const keys = { directory: directoryKey, router: routerKey, attendance: attendanceKey };
  return Object.entries(keys).flatMap(([issuer, file]): AuditFinding[] => {
    const madeMs = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
    if (madeMs === undefined || nowMs - madeMs < OLD_DAYS * DAY_MS) return [];
    const message = `The key is ${Math.floor((nowMs - madeMs) / DAY_MS)} days old: a copy of it, as in an old backup, signs tokens that count`;
    const steps = [`${ROTATE} ${issuer}`];
    return [{ code: "SIGNING_KEY_OLD", severity: "LOW", where: file, message, steps }];
  });
}
