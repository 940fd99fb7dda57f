/**
 * How often a test over real sockets, processes and browsers is run again when it is red, before it counts as red. On a
 * shared machine such a test can fail by its neighbours alone; each one that needed it is named at the end of the run.
 * Never in a run that expects red tests.
 */
export const RETRIES = process.env["CI"] === "true" ? Number(process.env["TEST_RETRIES"] ?? 1) : 0;
