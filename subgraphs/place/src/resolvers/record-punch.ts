import { codedError } from "@biometricflow/service/errors/error-codes";
import { parseTold, type Position, type ToldPunch } from "../domain/intake/recorded-punch.ts";
import type { RecordOutcome } from "../domain/intake/row-intake.ts";
import type { PunchRecord } from "../domain/punch.ts";
import { toStateCode } from "../domain/punch-codes.ts";
import type { MutationResolvers, RecordPunchInput, ToldBeside } from "../generated/resolvers.ts";

/** Punches that another program tells. */
export const RECORD_MUTATIONS = {
  recordPunch: async (_root, { input }, { intake, viewer, place }) => {
    if (input.placeId !== place.id) throw badInput("The id is not that of the place", "placeId");
    const outcome = await intake.recordPunch(toToldPunch(input), viewer.subject);
    if (outcome.kind !== "RECORDED") throw toRefusal(outcome, input);
    const { row, isNew } = outcome;
    const told = { isNew, rowId: row.id, setAsideReason: row.setAside ?? null };
    return row.setAside === undefined
      ? { ...told, punch: row, setAside: null }
      : { ...told, punch: null, setAside: row };
  },
} satisfies MutationResolvers;

/** What was told beside a row, as clients see it. */
export function toToldBeside({ told }: Pick<PunchRecord, "told">): ToldBeside | null {
  const beside = parseTold(told);
  if (beside === undefined) return null;
  const { position, note, by } = beside;
  return {
    position: position === undefined ? null : { ...position, accuracyMeters: position.accuracyMeters ?? null },
    note: note ?? null,
    by,
  };
}

const KEY = /^[A-Za-z0-9._:-]{8,64}$/;
/** The longest PIN of any reader has 24. */
const PIN = /^[\p{L}\p{N}\p{P}\p{S}]{1,24}$/u;
const MOST_NOTE = 500;
const MOST_ACCURACY_METERS = 100_000;
const YEARS = { first: "2000-01-01T00:00:00.000Z", end: "2100-01-01T00:00:00.000Z" };

/** @throws BAD_USER_INPUT */
function toToldPunch({ channel, key, pin, at, state, position, note }: RecordPunchInput): ToldPunch {
  if (!KEY.test(key)) throw badInput("A key has 8 to 64 letters, digits, . _ : -", "key");
  if (!PIN.test(pin)) throw badInput("A PIN has 1 to 24 characters, none of them blank", "pin");
  if (at < YEARS.first || at >= YEARS.end) throw badInput("A punch is of the years 2000 to 2099", "at");
  const said = note?.trim() ?? "";
  if (said.length > MOST_NOTE) throw badInput(`A note has at most ${MOST_NOTE} characters`, "note");
  return {
    ...{ channel, key, pin, atMs: Date.parse(at) },
    stateCode: toStateCode(state ?? "UNSPECIFIED"),
    position: toPosition(position),
    note: said === "" ? undefined : said,
  };
}

function toPosition(position: RecordPunchInput["position"]): Position | undefined {
  if (position === null || position === undefined) return undefined;
  const { latitude, longitude, accuracyMeters } = position;
  if (Math.abs(latitude) > 90) throw badInput("A latitude is from -90 to 90", "position.latitude");
  if (Math.abs(longitude) > 180) throw badInput("A longitude is from -180 to 180", "position.longitude");
  const accuracy = accuracyMeters ?? undefined;
  if (accuracy !== undefined && !(accuracy >= 0 && accuracy <= MOST_ACCURACY_METERS))
    throw badInput(`An accuracy is from 0 to ${MOST_ACCURACY_METERS} metres`, "position.accuracyMeters");
  return { latitude, longitude, accuracyMeters: accuracy };
}

function toRefusal({ kind }: Exclude<RecordOutcome, { kind: "RECORDED" }>, { channel }: RecordPunchInput): Error {
  switch (kind) {
    case "REFUSED":
      return codedError(
        "FORBIDDEN",
        `This place takes no punches by ${channel}: recordPunch.${channel} of its configuration lets them count, or be approved`,
      );
    case "KEY_TAKEN":
      return badInput("Another punch has this key: give each a key of its own, such as a UUID", "key");
    case "TOO_MANY":
      return codedError("RATE_LIMITED", "Too many punches are told at once: 200, then 20 a second", {
        retryAfterSeconds: 1,
      });
  }
}

function badInput(message: string, argument: string): Error {
  return codedError("BAD_USER_INPUT", message, { argument: `input.${argument}` });
}
