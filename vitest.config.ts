import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { FlakyReporter } from "./tests/setup/flaky-reporter.ts";
import { PATIENCE_MS } from "./tests/setup/patience-ms.ts";
import { RETRIES } from "./tests/setup/retries.ts";

const sources = ["packages/*/src", "subgraphs/*/src", "router/src", "schema/src", "config/src", "web/src", "scripts"];

/** The file that Node itself loads for `graphql`: Vite would take its other build, and two copies refuse each other. */
const graphqlFile = createRequire(import.meta.url).resolve("graphql");
/** Random cases are the same in each run, and no wait ends early; absolute, because each project has its own idea of the root. */
const setupFiles = ["fixed-seed", "patience"].map((name) =>
  fileURLToPath(new URL(`tests/setup/${name}.ts`, import.meta.url)),
);
const resolve = { alias: [{ find: /^graphql$/, replacement: graphqlFile }] };

/**
 * Six projects: `unit` beside the code; `property` for laws checked over thousands of random cases; `integration` over
 * real sockets and stores on loopback; `e2e` over the real processes and a real browser, one file at a time because of what
 * these promise in seconds; `long` the same for what takes minutes (`pnpm test:long`); `background` what takes minutes and
 * promises nothing in seconds, which runs beside it.
 */
const background = ["attendance-killed", "docs", "full-disk", "full-log", "place-killed"].map(
  (name) => `tests/e2e/${name}.long.test.ts`,
);
const patience = {
  retry: RETRIES,
  testTimeout: 3 * PATIENCE_MS, // longer than the patience of what they wait for, which says what was missing
  hookTimeout: 3 * PATIENCE_MS,
  fileParallelism: false,
};

export default defineConfig({
  test: {
    maxWorkers: 2, // on two cores the runner would take one; most of what these tests do is wait
    reporters: [
      "default",
      new FlakyReporter(),
      ["json", { outputFile: process.env["VITEST_REPORT"] ?? ".ci/out/vitest.json" }],
    ],
    coverage: {
      provider: "v8",
      include: ["packages/*/src/**/*.ts", "subgraphs/*/src/**/*.ts", "router/src/**/*.ts", "schema/src/**/*.ts"],
      reportsDirectory: ".ci/out/coverage",
    },
    projects: [
      {
        resolve,
        test: {
          name: "unit",
          setupFiles,
          include: [...sources.map((folder) => `${folder}/**/*.test.ts`), "tests/faults/*.test.ts"],
          isolate: false,
          testTimeout: 60_000, // patience with a busy machine: nothing passes or fails by it
        },
      },
      {
        resolve,
        test: {
          name: "property",
          setupFiles,
          include: ["{packages/*,router,subgraphs/*}/test/**/*.test.ts"],
          testTimeout: 600_000, // the long ones take most of a minute alone on a good machine; nothing passes or fails by time
        },
      },
      {
        resolve,
        test: {
          name: "integration",
          setupFiles,
          include: ["tests/{integration,federation,world}/**/*.test.ts"],
          retry: RETRIES,
          testTimeout: 3 * PATIENCE_MS, // nothing passes or fails by it
          hookTimeout: 3 * PATIENCE_MS,
          expect: { poll: { timeout: PATIENCE_MS } },
        },
      },
      {
        resolve,
        test: {
          name: "e2e",
          include: ["tests/e2e/**/*.test.ts"],
          exclude: ["tests/e2e/**/*.long.test.ts"],
          ...patience,
        },
      },
      { resolve, test: { name: "long", include: ["tests/e2e/**/*.long.test.ts"], exclude: background, ...patience } },
      { resolve, test: { name: "background", include: background, ...patience } },
    ],
  },
});
