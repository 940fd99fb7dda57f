import { describe, expect, it } from "vitest";
import { tellChanged } from "../store/changed-things.ts";
import { listenToMutation } from "./told-changes.ts";

const RENAMED = { id: "p.1", before: { name: "Amal" }, after: { name: "Amal Said" } };
const ID = { field: "id", before: "p.1", after: "p.1" };
const NAME = { field: "name", before: "Amal", after: "Amal Said" };

describe("what a mutation changed", () => {
  it("is told with its result, also of what it awaits, and once though its transaction was begun again", async () => {
    const work = async () => {
      tellChanged([RENAMED]);
      await Promise.resolve();
      tellChanged([RENAMED]);
      return "done";
    };
    expect(await listenToMutation(work)).toEqual({ result: "done", changes: [ID, NAME] });
  });

  it("is of this mutation, whatever runs beside it", async () => {
    const rename = (name: string) =>
      listenToMutation(async () => {
        await Promise.resolve();
        tellChanged([{ ...RENAMED, after: { name } }]);
      });
    const [one, other] = await Promise.all([rename("one"), rename("other")]);
    expect([one.changes, other.changes]).toEqual([
      [ID, { ...NAME, after: "one" }],
      [ID, { ...NAME, after: "other" }],
    ]);
  });

  it("has a field for each thing where there are several, and a thing without fields as it is", async () => {
    const { changes } = await listenToMutation(() =>
      tellChanged([
        { id: "p.1", before: undefined, after: ["late"] },
        { id: "p.2", before: { at: 1 }, after: undefined },
      ]),
    );
    expect(changes).toEqual([
      { field: "p.1", before: null, after: ["late"] },
      { field: "p.2", before: { at: 1 }, after: null },
    ]);
    expect((await listenToMutation(() => tellChanged([{ id: "x", before: undefined, after: 7 }]))).changes).toEqual([
      { field: "id", before: null, after: "x" },
      { field: "value", before: null, after: 7 },
    ]);
  });

  it("is told of each of several changes of one thing", async () => {
    const { changes } = await listenToMutation(() =>
      tellChanged([
        { id: "p.1", before: { from: "2026-01-01" }, after: undefined },
        { id: "p.1", before: { from: "2026-02-01" }, after: undefined },
      ]),
    );
    expect(changes.map(({ before }) => before)).toEqual([{ from: "2026-01-01" }, { from: "2026-02-01" }]);
  });

  it("tells nothing that people wrote freely, since that may name anybody", async () => {
    const after = {
      date: "2026-01-01",
      reason: "Canary asked",
      note: "Canary",
      nested: { note: "Canary", kind: "LEAVE" },
    };
    const { changes } = await listenToMutation(() =>
      tellChanged([
        { id: "p.1", before: undefined, after },
        { id: "p.2", before: after, after: undefined },
      ]),
    );
    expect(JSON.stringify(changes)).not.toContain("Canary");
    expect(changes[0]?.after).toEqual({ date: "2026-01-01", nested: { kind: "LEAVE" } });
  });

  it("is nothing where nothing was told, and nobody hears what nobody listens to", async () => {
    tellChanged([RENAMED]);
    expect(await listenToMutation(() => 1)).toEqual({ result: 1, changes: [] });
  });
});
