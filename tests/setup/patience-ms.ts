/**
 * How long a test waits for what must come. Much longer than that takes on a busy machine: nothing passes or fails by it. A
 * run that expects red tests has less.
 */
export const PATIENCE_MS = Number(process.env["TEST_PATIENCE_MS"] ?? 200_000);
