import { expect, it } from "vitest";
import { MATRIX, runMatrixCase } from "./fault-matrix.ts";

/** `WORLD_SEED=7` draws other moments for every case; `-t` runs one of them. */
const seed = process.env["WORLD_SEED"] ?? "1";

it.each(MATRIX.map((it) => [it.name, it] as const))(
  `takes every row once, in order, and disables nobody: %s (seed ${seed})`,
  async (_name, it) => {
    const { codes, lostByReader } = await runMatrixCase(it, seed);
    expect(codes).toEqual(expect.arrayContaining([...(it.codes ?? [])]));
    expect(lostByReader > 0).toBe(it.losesRows === true);
  },
);
