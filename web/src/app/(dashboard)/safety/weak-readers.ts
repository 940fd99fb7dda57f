import type { ReadersSecurityQuery } from "@biometricflow/sdk/generated/graphql";

type Reader = NonNullable<ReadersSecurityQuery["devices"]>["edges"][number]["node"];

/** A reader of which something was found. */
export interface WeakReader extends Pick<Reader, "id" | "name" | "place"> {
  /** 0 to 100, which is nothing found. */
  readonly score: number;
  readonly findings: NonNullable<Reader["securityFindings"]>["findings"];
}

/** What is known of the readers of some places. */
export interface JudgedReaders {
  /** The least safe first. */
  readonly weak: readonly WeakReader[];
  /** How many were looked at: those that are no longer read are not. */
  readonly judged: number;
}

/** Sorts out the readers of which something was found. */
export function toJudgedReaders(readers: readonly Reader[]): JudgedReaders {
  const judged = readers.flatMap(({ securityFindings, ...reader }) =>
    securityFindings ? [{ ...reader, ...securityFindings }] : [],
  );
  const weak = judged.filter(({ findings }) => findings.length > 0).toSorted((left, right) => left.score - right.score);
  return { weak, judged: judged.length };
}
