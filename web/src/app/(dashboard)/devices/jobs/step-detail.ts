/** What a place says of a step, as a text of `job.detail` and its values. */
export interface StepDetail {
  readonly text:
    | "answers"
    | "keyRight"
    | "clock"
    | "noDate"
    | "counts"
    | "empty"
    | "log"
    | "users"
    | "usersUnreadable"
    | "clockSet"
    | "logRead"
    | "ledgerRead"
    | "sumsTold"
    | "allKept"
    | "rowsCleared"
    | "newLogProved";
  readonly values: Readonly<Record<string, string | number>>;
}

const PATTERNS: readonly (readonly [StepDetail["text"], RegExp])[] = [
  ["answers", /^(?<address>\S+) answers$/],
  ["keyRight", /^The comm key is right$/],
  ["clock", /^It shows (?<time>\S+), (?<seconds>-?\d+) seconds from the true time$/],
  ["noDate", /^It shows a date that does not exist: set its clock$/],
  ["counts", /^(?<punches>\d+) punches of (?<capacity>\d+), (?<users>\d+) users$/],
  ["empty", /^It is empty$/],
  ["log", /^(?<rows>\d+) rows of layout (?<layout>\S+), the first of (?<time>\S+)$/],
  ["users", /^(?<users>\d+) users$/],
  ["usersUnreadable", /^(?<users>\d+) users, (?<unreadable>\d+) that cannot be read$/],
  ["logRead", /^Its whole log was read: (?<rows>\d+) rows$/],
  ["ledgerRead", /^(?<rows>\d+) rows of the ledger were looked at$/],
  ["sumsTold", /^It told (?<sums>\d+) sums$/],
  ["allKept", /^All (?<rows>\d+) rows of its log are stored and backed up$/],
  ["rowsCleared", /^(?<rows>\d+) rows were cleared$/],
  ["newLogProved", /^The log that begins now is read and proved$/],
  ["clockSet", /^It showed (?<before>\S+), and shows (?<after>\S+)$/],
];

/** The words of these pages for what a place says of a step, in its one language; undefined for what they do not know. */
export function toStepDetail(detail: string): StepDetail | undefined {
  for (const [text, pattern] of PATTERNS) {
    const groups = pattern.exec(detail)?.groups;
    if (pattern.test(detail)) return { text, values: toValues(groups ?? {}) };
  }
  return undefined;
}

function toValues(groups: Readonly<Record<string, string>>): StepDetail["values"] {
  return Object.fromEntries(
    Object.entries(groups).map(([name, text]) => [name, /^-?\d+$/.test(text) ? Number(text) : text]),
  );
}
