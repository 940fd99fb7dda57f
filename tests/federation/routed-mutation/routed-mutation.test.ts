import { afterAll, beforeAll, expect, it } from "vitest";
import { type Harness, startHarness } from "../harness.ts";

const ACCEPT = `mutation ($id: ID!) {
  acceptFirstRead(input: { deviceId: $id }) { device { id place { id status } } }
}`;

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness({ places: { riyadh: 1, cairo: 1 } });
});
afterAll(() => harness.stop());

const accept = (id: string, token?: string) =>
  harness.query(ACCEPT, { variables: { id }, ...(token === undefined ? {} : { token }) });
const codesOf = async (asked: ReturnType<typeof accept>) =>
  (await asked).errors.map(({ extensions }) => extensions["code"]);

it("changes something at the one place that the id in its input names, once, and reads on from it", async () => {
  const before = [harness.place("riyadh").requests(), harness.place("cairo").requests()];
  const { data, errors } = await accept("cairo/gate-1");
  expect(errors).toEqual([]);
  expect(data).toEqual({
    acceptFirstRead: { device: { id: "cairo/gate-1", place: { id: "cairo", status: "ONLINE" } } },
  });
  expect([harness.place("riyadh").requests(), harness.place("cairo").requests()]).toEqual([
    before[0],
    Number(before[1]) + 1,
  ]);
});

it("lets the administrators of a place change that place alone, and nobody who only looks", async () => {
  const ofRiyadh = harness.token({ sub: "r", role: "PLACE_ADMIN", places: ["riyadh"] });
  expect(await codesOf(accept("riyadh/gate-1", ofRiyadh))).toEqual([]);
  expect(await codesOf(accept("cairo/gate-1", ofRiyadh))).toEqual(["FORBIDDEN"]);
  expect(await codesOf(accept("riyadh/gate-1", harness.token({ sub: "h", role: "HR" })))).toEqual(["FORBIDDEN"]);
  expect(await codesOf(accept("nonsense"))).toEqual(["BAD_USER_INPUT"]);
});
