import type { VerifyFindings } from "../../domain/verify/verify-findings.ts";
import type { Verification } from "../../generated/resolvers.ts";

/** What a comparison found, in the words of the graph. */
export function toVerification({ readMs, verifiedDays, examples, ...found }: VerifyFindings): Verification {
  const onlyOnReader = verifiedDays.reduce((sum, day) => sum + day.onlyOnReader, 0);
  const onlyInLedger = verifiedDays.reduce((sum, day) => sum + day.onlyInLedger, 0);
  const same = found.isSound ? "SAME" : "NOT_PROVEN";
  return {
    ...found,
    outcome: onlyOnReader + onlyInLedger > 0 ? "DIFFERENT" : same,
    readAt: new Date(readMs).toISOString(),
    sums: found.sums ?? null,
    onlyOnReader,
    onlyInLedger,
    days: [...verifiedDays],
    examples: examples.map(({ setAside, channel, ...row }) => ({
      ...row,
      setAside: setAside ?? null,
      channel: channel ?? null,
    })),
  };
}
