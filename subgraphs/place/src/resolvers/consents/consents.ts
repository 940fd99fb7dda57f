import { parseGlobalId, toGlobalId } from "@biometricflow/schema/global-id";
import { codedError } from "@biometricflow/service/errors/error-codes";
import { parseFirst, parseId } from "@biometricflow/subgraph/list-arguments";
import { toDateTime } from "@biometricflow/subgraph/date-time";
import { noteAuditedChanges } from "@biometricflow/subgraph/told-mutations";
import { type AuditedValues, toAuditedChanges } from "@biometricflow/service/audit/change";
import { type ConsentRefusal, type Consent as KeptConsent, judgeConsent } from "../../domain/consents/consent.ts";
import type { ConsentStore } from "../../domain/consents/consent-store.ts";
import type { ConsentResolvers, MutationResolvers } from "../../generated/resolvers.ts";
import type { PlaceContext } from "../../graph/context.ts";

const PIN = /^[^\p{C}\s]{1,24}$/u;
const MOST_DOCUMENT = 200;
const VALUES_EACH = 8;

/** `Consent` fields. */
export const Consent: ConsentResolvers<PlaceContext, KeptConsent> = {
  user: ({ userId }, _args, { loaders }) => loaders.users.load(userId),
  alternative: ({ alternative }) => alternative ?? null,
  recordedAt: ({ recordedMs }) => toDateTime(recordedMs) ?? "",
};

/** What a person said, the latest first. */
export async function listConsents(
  userId: string,
  first: number | null | undefined,
  context: PlaceContext,
): Promise<KeptConsent[]> {
  const limit = parseFirst(first);
  const kept = await requireRegister(context).list(userId, limit);
  await context.takeTurn(kept.length * VALUES_EACH);
  return [...kept];
}

/** What somebody said is recorded. */
export const CONSENT_MUTATIONS = {
  recordConsent: async (_root, { input }, context, info) => {
    const { clock, deeds, place, viewer } = context;
    const userId = toUserId(input.userId, context);
    const { purpose, state, date } = input;
    if (!isDate(date)) throw badInput("A Date is one of the calendar such as 2026-11-22", "date");
    const document = input.document?.trim() ?? "";
    if (document.length > MOST_DOCUMENT || /\p{C}/u.test(document))
      throw badInput(`A document has ${MOST_DOCUMENT} characters at most, on one line`, "document");
    const nowMs = clock.nowMs();
    const said = { userId, purpose, state, date, document, recordedBy: viewer.subject, recordedMs: nowMs };
    const consent: KeptConsent = { ...said, ...(input.alternative ? { alternative: input.alternative } : {}) };
    let refusal: ConsentRefusal | undefined;
    let before: KeptConsent | undefined;
    await requireRegister(context).add(userId, purpose, (last) => {
      before = last;
      refusal = judgeConsent(last, consent, toToday(nowMs, place.timeZone));
      return refusal === undefined ? consent : undefined;
    });
    if (refusal !== undefined) throw badInput(...REFUSALS[refusal]);
    deeds.note({ what: "recordConsent", by: viewer.subject, to: place.id }); // a log never names a person
    noteAuditedChanges(context, info, toAuditedChanges(toValues(before), toValues(consent), ["userId"]));
    return { consent };
  },
} satisfies MutationResolvers;

/** For the audit; where the paper is was written freely and may name anybody: it stays in the register. */
function toValues(consent: KeptConsent | undefined): AuditedValues | undefined {
  if (consent === undefined) return undefined;
  const { userId, purpose, state, date, alternative = null } = consent;
  return { userId, purpose, state, date, alternative };
}

const REFUSALS: Readonly<Record<ConsentRefusal, readonly [message: string, argument: string]>> = {
  NOTHING_TO_WITHDRAW: ["The person's last word is not GIVEN: there is nothing to withdraw", "state"],
  NO_ALTERNATIVE_NEEDED: ["Whoever agrees needs no alternative", "alternative"],
  IN_FUTURE: ["The date lies in the future", "date"],
  BEFORE_LAST: ["The person's last word is of a later date", "date"],
};

/** The person may be enrolled later: it is asked before. @throws BAD_USER_INPUT */
function toUserId(id: string, { place }: Pick<PlaceContext, "place">): string {
  const { place: placeId, local } = parseGlobalId(parseId(id)) ?? {};
  if (placeId !== place.id || local === undefined || !PIN.test(local))
    throw badInput("It is no id of a person of this place", "userId");
  return toGlobalId(place.id, local);
}

function isDate(text: string): boolean {
  const ms = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text);
}

function toToday(nowMs: number, timeZone: string): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" }).format(nowMs);
}

/** @throws SERVICE_UNAVAILABLE where there is no register */
function requireRegister({ consents }: Pick<PlaceContext, "consents">): ConsentStore {
  if (consents === undefined) throw codedError("SERVICE_UNAVAILABLE", "There is no register of consents here");
  return consents;
}

function badInput(message: string, argument: string): Error {
  return codedError("BAD_USER_INPUT", message, { argument: `input.${argument}` });
}
