import { createRequire } from "node:module";
import { defineConfig } from "vitest/config";

const sources = ["packages/*/src", "subgraphs/*/src", "router/src", "schema/src", "config/src", "web/src", "scripts"];

/** The file that Node itself loads for `graphql`: Vite would take its other build, and two copies refuse each other. */
const graphqlFile = createRequire(import.meta.url).resolve("graphql");
const resolve = { alias: [{ find: /^graphql$/, replacement: graphqlFile }] };

/**
 * Five projects: `unit` beside the code; `property` for laws checked over thousands of random cases; `integration` over
 * real sockets and stores on loopback; `e2e` over the real processes and a real browser, one file at a time because
 * they own whole port ranges; `long` the same for what takes minutes (`pnpm test:long`).
 */
export default defineConfig({
  test: {
    maxWorkers: 2, // on two cores the runner would take one; most of what these tests do is wait
    reporters: ["default", ["json", { outputFile: process.env["VITEST_REPORT"] ?? ".ci/out/vitest.json" }]],
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
          include: [...sources.map((folder) => `${folder}/**/*.test.ts`), "tests/faults/*.test.ts"],
          isolate: false,
        },
      },
      {
        resolve,
        test: {
          name: "property",
          include: ["{packages/*,router,subgraphs/*}/test/**/*.test.ts"],
          testTimeout: 120_000,
        },
      },
      {
        resolve,
        test: {
          name: "integration",
          include: ["tests/{integration,federation}/**/*.test.ts"],
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      {
        resolve,
        test: {
          name: "e2e",
          include: ["tests/e2e/**/*.test.ts"],
          exclude: ["tests/e2e/**/*.long.test.ts"],
          testTimeout: 120_000,
          hookTimeout: 300_000,
          fileParallelism: false,
        },
      },
      {
        resolve,
        test: {
          name: "long",
          include: ["tests/e2e/**/*.long.test.ts"],
          testTimeout: 120_000,
          hookTimeout: 300_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
