import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Harness, startHarness } from "../harness.ts";

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness({ places: { riyadh: 3, cairo: 4 } });
});
afterAll(() => harness.stop());

const HR_OF_CAIRO = { sub: "account/hr", role: "HR", places: ["cairo"] } as const;
const viewing = (by = "account/admin") => harness.token({ ...HR_OF_CAIRO, act: { sub: by } });
const MUTATION = 'mutation { updatePlace(input: { id: "cairo", location: "Elsewhere" }) { __typename } }';

describe("somebody who views as another account", () => {
  it("sees what that account sees, and who looks", async () => {
    const { data } = await harness.query("{ me { id role viewedBy } places { id } punches { totalCount } }", {
      token: viewing(),
    });
    expect(data).toEqual({
      me: { id: "account/hr", role: "HR", viewedBy: "account/admin" },
      places: [{ id: "cairo" }],
      punches: { totalCount: 4 },
    });
    const { data: own } = await harness.query("{ me { viewedBy } }", { token: harness.token(HR_OF_CAIRO) });
    expect(own).toEqual({ me: { viewedBy: null } });
  });

  it("changes nothing, which is said and written down of whoever it is in truth", async () => {
    const before = harness.audited.length;
    const { status, errors } = await harness.query(MUTATION, { token: viewing() });
    expect([status, errors[0]?.extensions["code"]]).toEqual([403, "VIEWING_ONLY"]);
    const facts = () => harness.audited.slice(before).filter(({ action }) => action === "updatePlace");
    await expect
      .poll(facts)
      .toMatchObject([{ actor: "account/admin", account: "account/hr", outcome: "VIEWING_ONLY" }]);
  });

  it("takes no file of an export along", async () => {
    const answer = await fetch(`${harness.url}/export/x`, { headers: { authorization: `Bearer ${viewing()}` } });
    expect(answer.status).toBe(403);
    expect(await answer.json()).toMatchObject({ error: { code: "VIEWING_ONLY" } });
  });

  it("is given a token for the socket that names both", async () => {
    const exchange = async (token: string) => {
      const headers = { authorization: `Bearer ${token}` };
      const answer = await fetch(`${harness.url}/auth/socket`, { method: "POST", headers });
      const { access_token = "" }: { access_token?: string } = JSON.parse(await answer.text());
      return JSON.parse(Buffer.from(access_token.split(".")[1] ?? "", "base64url").toString("utf8")) as object;
    };
    expect(await exchange(viewing())).toMatchObject({ sub: "account/hr", act: { sub: "account/admin" } });
    expect(await exchange(harness.token(HR_OF_CAIRO))).not.toHaveProperty("act");
  });

  it("is told to places as who asks in truth, so that it is not counted for the account", async () => {
    const told: (string | undefined)[] = [];
    const other = await startHarness({
      places: { cairo: 1 },
      onPlaceToken: (token) => {
        const claims: { sub: string; act?: { sub: string } } = JSON.parse(
          Buffer.from(token.split(".")[1] ?? "", "base64url").toString("utf8"),
        );
        if (claims.sub === "account/hr") told.push(claims.act?.sub);
      },
    });
    const token = other.token({ ...HR_OF_CAIRO, act: { sub: "account/admin" } });
    await other.query("{ punches { totalCount } }", { token });
    await other.stop();
    expect(new Set(told)).toEqual(new Set(["account/admin"]));
  });
});
