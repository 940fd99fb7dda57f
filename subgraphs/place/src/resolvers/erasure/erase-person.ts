import { codedError } from "@biometricflow/service/errors/error-codes";
import { toGlobalId } from "@biometricflow/schema/global-id";
import { toSortKey } from "@biometricflow/schema/sort-key";
import type { ErasureDesk } from "../../domain/erasure/erasure-desk.ts";
import type { MutationResolvers } from "../../generated/resolvers.ts";
import type { PlaceContext } from "../../graph/context.ts";
import { startJob } from "../jobs/start-job.ts";

const PIN = /^[^\p{C}\s]{1,24}$/u;
const MOST_REASON = 500;
/** Shorter names and PINs are in many words. */
const SHORTEST_NAMED = 3;

/** Who is erased. */
export const ERASURE_MUTATIONS = {
  erasePerson: async (_root, { input: { placeId, pin, reason } }, context) => {
    const { place, viewer } = context;
    if (placeId !== place.id) throw badInput("The id is of another place", "placeId");
    if (!PIN.test(pin)) throw badInput("A PIN has 1 to 24 characters, none of them blank", "pin");
    const said = await requireImpersonal(reason, pin, context);
    const erasure = await requireErasures(context).begin({ pin, by: viewer.subject, reason: said });
    const job = await startJob(context, "erasePerson", { kind: "ERASE_PERSON", erasureId: erasure.id });
    return { job, erasure };
  },
} satisfies MutationResolvers;

/** The receipt stays: it must not say of whom it is. @throws BAD_USER_INPUT */
async function requireImpersonal(
  reason: string,
  pin: string,
  { loaders, place }: Pick<PlaceContext, "loaders" | "place">,
): Promise<string> {
  const said = reason.trim();
  if (said.length < 1 || said.length > MOST_REASON || /\p{Cc}/u.test(said))
    throw badInput(`A reason has 1 to ${MOST_REASON} characters, on one line`, "reason");
  const userId = toGlobalId(place.id, pin);
  const user = await loaders.users.load(userId);
  const enrolments = await loaders.enrolmentsOfUser.load(userId);
  const named = [pin, user?.name ?? "", ...enrolments.flatMap(({ name, cardNumber }) => [name, String(cardNumber)])];
  const key = toSortKey(said);
  if (named.some((word) => word.trim().length >= SHORTEST_NAMED && key.includes(toSortKey(word.trim()))))
    throw badInput("The reason names the person: the receipt would, too", "reason");
  return said;
}

/** @throws SERVICE_UNAVAILABLE where nobody can be erased */
function requireErasures({ erasures }: Pick<PlaceContext, "erasures">): ErasureDesk {
  if (erasures === undefined) throw codedError("SERVICE_UNAVAILABLE", "Nobody can be erased from this place");
  return erasures;
}

function badInput(message: string, argument: string): Error {
  return codedError("BAD_USER_INPUT", message, { argument: `input.${argument}` });
}
