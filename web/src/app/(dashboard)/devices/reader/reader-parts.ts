import type { Reader } from "./reader.ts";
import type { ReaderPart } from "./reader-search.ts";

const SEE_ASIDE = ["ADMIN", "HR", "PLACE_ADMIN", "AUDITOR"];
const OPERATE = ["ADMIN", "PLACE_ADMIN"];
const SEE_SECURITY = ["ADMIN", "PLACE_ADMIN", "AUDITOR"];

/** Whether a role may change something about readers. */
export function mayOperate(role: string | null): boolean {
  return role !== null && OPERATE.includes(role);
}

/** Whether a role is told what makes a reader less safe. */
export function seesSecurity(role: string | null): boolean {
  return role !== null && SEE_SECURITY.includes(role);
}

/** Whether a role is told of long work at a place. */
function seesJobs(role: string | null): boolean {
  return seesSecurity(role);
}

/** Whether a reader calls by itself: nobody visits it. */
export function isPushing({ push, address }: Pick<Reader, "push" | "address">): boolean {
  return Boolean(push) || address === "push";
}

/** The parts of a reader's page that a role is answered. */
export function listParts(role: string | null, isPushing: boolean): readonly ReaderPart[] {
  const aside: readonly ReaderPart[] = role !== null && SEE_ASIDE.includes(role) ? ["aside"] : [];
  const orders: readonly ReaderPart[] = isPushing ? ["orders"] : [];
  const jobs: readonly ReaderPart[] = seesJobs(role) ? ["jobs"] : [];
  const settings: readonly ReaderPart[] = mayOperate(role) ? ["settings"] : [];
  return ["health", "days", "clock", ...jobs, ...aside, ...orders, "people", "use", ...settings];
}
