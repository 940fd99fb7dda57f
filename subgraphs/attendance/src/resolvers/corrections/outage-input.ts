import { createHash } from "node:crypto";
import { codedError } from "@biometricflow/service/errors/error-codes";
import { toInstant } from "../../domain/corrections/manual-punch.ts";
import type { MissingPunch, Outage, OutageTimes } from "../../domain/corrections/outage.ts";
import type { OutagePlan } from "../../domain/corrections/outage-plan.ts";
import type { OutageInput } from "../../generated/resolvers.ts";
import type { AttendanceContext } from "../../graph/context.ts";
import { leaveOneselfOut } from "../not-oneself.ts";
import { toPlacesInScope } from "../scope.ts";
import { answerRefusal } from "./correction-input.ts";
import { toStateCode } from "./correction-fields.ts";
import { parseChosen } from "../chosen-ids.ts";

const MOST_PEOPLE = 500;
const MOST_DAYS = 7;
const MOST_PUNCHES = 1000;
const DAY_MS = 86_400_000;

/** A plan of what an outage needs, with the token that says what it was. */
export interface PlannedOutage {
  readonly outage: Outage;
  readonly plan: OutagePlan;
  readonly token: string;
}

/** Plans for the others of the question who are in the viewer's scope. @throws BAD_USER_INPUT, FORBIDDEN */
export async function planOutage(input: OutageInput, context: AttendanceContext): Promise<PlannedOutage> {
  const [placeId = ""] = toPlacesInScope(context.viewer, context.placeIds, [input.placeId]);
  const outage = await toOutage({ ...input, placeId }, context);
  const plan = await context.outages.plan(await findPeople(input, placeId, context), outage);
  if (plan.punches.length > MOST_PUNCHES)
    throw refuse(
      "input",
      `That makes ${plan.punches.length} punches, over ${MOST_PUNCHES}: choose fewer people or days`,
    );
  return { outage, plan, token: toToken(outage, plan.punches) };
}

async function toOutage(input: OutageInput, { corrections }: AttendanceContext): Promise<Outage> {
  const { placeId, from, to } = input;
  const timeZone = corrections.timeZones.get(placeId) ?? "UTC";
  const read = async (localTime: string) =>
    answerRefusal(async () => toInstant({ localTime, timeZone, isSecond: false }));
  const [fromMs, toMs] = [await read(from), await read(to)];
  if (fromMs > toMs) throw refuse("input.from", "from is after to");
  if (toMs - fromMs > MOST_DAYS * DAY_MS) throw refuse("input.to", `An outage lasts at most ${MOST_DAYS} days`);
  const times = await toTimes(input, read);
  if (times.kind === "SAID" && (times.atMs < fromMs || times.atMs > toMs))
    throw refuse("input.at", "at is outside of the outage");
  return { placeId, fromMs, toMs, times };
}

async function toTimes(
  { edges, at, state }: OutageInput,
  read: (localTime: string) => Promise<number>,
): Promise<OutageTimes> {
  if (at && !edges) return { kind: "SAID", atMs: await read(at), stateCode: toStateCode(state ?? "UNSPECIFIED") };
  if (edges && edges.length > 0 && !at) return { kind: "SHIFT_EDGES", edges: [...new Set(edges)] };
  throw refuse("input.edges", "Give edges, or at");
}

async function findPeople(
  { personIds, departmentIds }: OutageInput,
  placeId: string,
  { peopleReader, readScope, readOwnPersonId, identity }: AttendanceContext,
): Promise<readonly number[]> {
  const { people: scope } = await readScope();
  const chosen = {
    ids: parseChosen(personIds, "input.personIds"),
    departmentIds: parseChosen(departmentIds, "input.departmentIds"),
  };
  const page = { limit: MOST_PEOPLE + 1, after: undefined };
  const found = await peopleReader.list({ ...chosen, placeIds: [placeId], scope }, page);
  // Where PINs are of places, a punch of another one would be in no record.
  const own = identity === "place" ? found.filter(({ homePlaceId }) => homePlaceId === placeId) : found;
  const people = await leaveOneselfOut(own, { readOwnPersonId });
  if (people.length > MOST_PEOPLE)
    throw refuse("input", `That is about over ${MOST_PEOPLE} people: choose departments or people`);
  return people.map(({ key }) => key);
}

function toToken(outage: Outage, punches: readonly MissingPunch[]): string {
  const said = punches.map(({ person, atMs, stateCode }) => [person.id, atMs, stateCode]);
  return createHash("sha256")
    .update(JSON.stringify([outage, said]))
    .digest("base64url");
}

function refuse(argument: string, message: string): Error {
  return codedError("BAD_USER_INPUT", message, { argument });
}
