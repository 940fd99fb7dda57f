import { GraphQLError } from "graphql";
import { describe, expect, it } from "vitest";
import { leaveOneselfOut, refuseOneself } from "./not-oneself.ts";

const viewer = (own: string | undefined) => ({ readOwnPersonId: async () => own });
const refusal = (own: string | undefined, personIds: readonly string[]) =>
  refuseOneself(personIds, viewer(own), "input.personIds").then(
    () => "DONE",
    (error: unknown) => (error instanceof GraphQLError ? error.extensions : error),
  );

describe("whoever decides", () => {
  it("decides on others, alone and among several", async () => {
    expect(await refusal("p.1", ["p.2", "p.3"])).toBe("DONE");
    expect(await leaveOneselfOut([{ id: "p.2" }, { id: "p.3" }], viewer("p.1"))).toHaveLength(2);
  });

  it("decides on nobody where the own person is one of them", async () => {
    const expected = { code: "FORBIDDEN", argument: "input.personIds" };
    expect(await refusal("p.1", ["p.1"])).toMatchObject(expected);
    expect(await refusal("p.1", ["p.2", "p.1"])).toMatchObject(expected);
  });

  it("is left out of what is about many", async () => {
    expect(await leaveOneselfOut([{ id: "p.1" }, { id: "p.2" }], viewer("p.1"))).toEqual([{ id: "p.2" }]);
  });

  it("decides on everybody with an account that is nobody's", async () => {
    expect(await refusal(undefined, ["p.1"])).toBe("DONE");
    expect(await leaveOneselfOut([{ id: "p.1" }], viewer(undefined))).toHaveLength(1);
  });
});
