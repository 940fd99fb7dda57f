import fc from "fast-check";

/**
 * The suites that guard a commit draw the same cases each time: a red build is the commit's fault, never chance's.
 * `pnpm test:search` sets other seeds by this variable.
 */
const seed = Number(process.env["PROPERTY_SEED"] ?? 20_261_126);
if (!Number.isSafeInteger(seed)) throw new Error("PROPERTY_SEED is not a whole number");

fc.configureGlobal({ seed });
