"use client";

import type { ReaderSecurityQuery } from "@biometricflow/sdk/generated/graphql";
import { useTranslations } from "next-intl";

/** One thing that makes a reader less safe. */
export type Finding = NonNullable<NonNullable<ReaderSecurityQuery["device"]>["securityFindings"]>["findings"][number];

/** Findings that this version of the pages knows in words; others are said as the place says them. */
const WORDED = ["COMM_KEY_NONE", "COMM_KEY_WEAK", "ADDRESS_PUBLIC", "FIRMWARE_ADVISORY"] as const;
const LOOKS = {
  HIGH: "bg-bad-soft text-bad",
  MEDIUM: "bg-warn-soft text-warn",
  LOW: "bg-info-soft text-info",
} as const;

/** A finding and how grave it is; opened, what to do about it. */
export function FindingLine({ finding: { code, severity, message, steps } }: { readonly finding: Finding }) {
  const t = useTranslations("reader.security");
  const worded = WORDED.find((known) => known === code);
  return (
    <details className="text-sm" data-testid="finding" data-code={code}>
      <summary className="w-full! items-start!">
        <span className="grow">{worded ? t(`finding.${worded}`) : message}</span>
        <span className={`tag ${LOOKS[severity]}`}>{t(`severity.${severity}`)}</span>
      </summary>
      <ol className="mt-2 grid list-decimal gap-1 ps-9 text-muted">
        {worded ? listSteps(worded, t) : steps.map((step) => <li key={step}>{step}</li>)}
      </ol>
    </details>
  );
}

function listSteps(code: (typeof WORDED)[number], t: ReturnType<typeof useTranslations<"reader.security">>) {
  const numbers = ["1", "2", "3", "4"] as const;
  return numbers.flatMap((number) => {
    const key = `step.${code}.${number}` as const;
    return t.has(key) ? [<li key={number}>{t(key)}</li>] : [];
  });
}
