import { MeDocument } from "@biometricflow/sdk/generated/graphql";
import { NextResponse } from "next/server";
import { readDemoRequest, refuse } from "../../../demo/demo-route.ts";
import { askSimulator } from "../../../demo/simulator.ts";
import { toTraffic } from "../../../demo/traffic.ts";
import { queryRouter } from "../../../graphql/execute.server.ts";

/**
 * Turns the traffic of the demo on or off for everybody: `{ on: true }` answers the same when it is done. Refusals are
 * `{ error: { code } }`: FORBIDDEN to a screen on a wall.
 */
export async function POST(request: Request): Promise<NextResponse> {
  const asked = await readDemoRequest(request);
  if (asked instanceof NextResponse) return asked;
  const { on } = asked.body;
  if (typeof on !== "boolean") return refuse("BAD_USER_INPUT");
  const me = await queryRouter(MeDocument, {});
  if (!me.ok) return refuse(me.failure.code);
  if (me.data.me?.role === "SCREEN") return refuse("FORBIDDEN"); // whoever passes by a wall changes nothing
  const [reader] = asked.readers;
  if (!reader) return refuse("SIMULATOR_UNREACHABLE");
  const answer = await askSimulator(reader, "traffic", { on });
  return answer.ok ? NextResponse.json({ on: toTraffic(answer) === "on" }) : refuse(answer.code);
}
