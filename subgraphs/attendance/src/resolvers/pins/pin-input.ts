import { codedError } from "@biometricflow/service/errors/error-codes";
import { parseIds } from "@biometricflow/subgraph/list-arguments";
import { type ClaimSpan, toSpans } from "../../domain/people/claims.ts";
import type { PinChange, PinPart } from "../../domain/people/pin-decision.ts";
import type { DecidePinConflictInput, MapPinInput, PinPartInput } from "../../generated/resolvers.ts";
import type { AttendanceContext } from "../../graph/context.ts";
import { parsePin, parseText } from "../person-facts.ts";
import { findPersonInScope, requireEverywhere, toPlacesInScope } from "../scope.ts";

const MAX_PARTS = 10;

/** @throws BAD_USER_INPUT, NOT_FOUND, FORBIDDEN */
export async function parseMapping(input: MapPinInput, context: AttendanceContext): Promise<PinChange> {
  const pin = parsePin(input.pin);
  const { id, homePlaceId } = await findPersonInScope(context, input.personId, "input.personId");
  const own = context.identity === "place" && homePlaceId !== undefined ? [homePlaceId] : undefined;
  const spans = parseSpans(pin, { ...input, placeIds: input.placeIds ?? own }, { context, argument: "input" });
  return { kind: "MAPPING", pin, personId: id, spans };
}

/** @throws BAD_USER_INPUT, NOT_FOUND, FORBIDDEN */
export async function parseConflict(input: DecidePinConflictInput, context: AttendanceContext): Promise<PinChange> {
  const pin = parsePin(input.pin);
  const parts = input.parts ?? [];
  const isOnePerson = input.isOnePerson === true;
  if (isOnePerson === parts.length > 0)
    throw codedError("BAD_USER_INPUT", "Say either that it is one person, or who has the PIN where and when", {
      argument: "input.parts",
    });
  if (isOnePerson) {
    requireEverywhere(context);
    return { kind: "ONE_PERSON", pin };
  }
  if (parts.length > MAX_PARTS)
    throw codedError("BAD_USER_INPUT", `A PIN is of at most ${MAX_PARTS} people`, { argument: "input.parts" });
  requireEverywhere(context);
  const parsed: PinPart[] = [];
  for (const [index, part] of parts.entries()) parsed.push(await parsePart(pin, part, { context, index }));
  return { kind: "SPLIT", pin, parts: parsed };
}

interface PartTerms {
  readonly context: AttendanceContext;
  readonly index: number;
}

async function parsePart(pin: string, part: PinPartInput, { context, index }: PartTerms): Promise<PinPart> {
  const argument = `input.parts.${index}`;
  const name = parseText(part.name, "name") ?? undefined;
  const personId = part.personId ?? undefined;
  if ((personId === undefined) === (name === undefined))
    throw codedError("BAD_USER_INPUT", "Name somebody known by personId, or somebody new by name", { argument });
  if (personId !== undefined) await findPersonInScope(context, personId, `${argument}.personId`);
  return { personId, name, spans: parseSpans(pin, part, { context, argument }) };
}

interface SpanTerms {
  readonly context: AttendanceContext;
  readonly argument: string;
}

function parseSpans(
  pin: string,
  { placeIds, from, to }: Pick<PinPartInput, "placeIds" | "from" | "to">,
  { context, argument }: SpanTerms,
): readonly ClaimSpan[] {
  if (from && to && from > to) throw codedError("BAD_USER_INPUT", "from is after to", { argument: `${argument}.from` });
  const asked = parseIds(placeIds, `${argument}.placeIds`, "PLACE");
  if (asked !== undefined) toPlacesInScope(context.viewer, context.placeIds, asked);
  else requireEverywhere(context);
  if (asked === undefined && context.identity === "place")
    throw codedError("BAD_USER_INPUT", "PINs are of places here: say the place", { argument: `${argument}.placeIds` });
  return toSpans(pin, {
    placeIds: asked && [...new Set(asked)],
    from: from ?? undefined,
    to: to ?? undefined,
  });
}
