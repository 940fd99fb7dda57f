import { DeviceDocument, UserDocument } from "@biometricflow/sdk/generated/graphql";
import { NextResponse } from "next/server";
import { readDemoRequest, refuse } from "../../../demo/demo-route.ts";
import { askSimulator, readText } from "../../../demo/simulator.ts";
import { queryRouter } from "../../../graphql/execute.server.ts";

/**
 * Lets somebody punch at a simulated reader of the demo: `{ reader: "riyadh/gate-1" }` answers `{ person }`, the name of
 * who it was, or else the number. The reader must be one that the session may see. Refusals are `{ error: { code } }`.
 */
export async function POST(request: Request): Promise<NextResponse> {
  const asked = await readDemoRequest(request);
  if (asked instanceof NextResponse) return asked;
  const { reader: id } = asked.body;
  if (typeof id !== "string") return refuse("BAD_USER_INPUT");
  const seen = await queryRouter(DeviceDocument, { id });
  if (!seen.ok) return refuse(seen.failure.code);
  const reader = asked.readers.find((each) => each.id === id);
  if (!seen.data.device || !reader) return refuse(seen.errors[0]?.code ?? "NOT_FOUND");
  const answer = await askSimulator(reader, "punch", {});
  if (!answer.ok) return refuse(answer.code);
  return NextResponse.json({ person: await findPerson(id, readText(answer.body, "userId") ?? "") });
}

/** The name of a number at the reader's place; the number while nobody can say. */
async function findPerson(reader: string, pin: string): Promise<string> {
  const [place] = reader.split("/");
  const result = await queryRouter(UserDocument, { id: `${place}/${encodeURIComponent(pin)}` });
  return (result.ok && result.data.user?.name) || pin;
}
