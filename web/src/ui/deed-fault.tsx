"use client";

import { useTranslations } from "next-intl";
import type { DeedFailure } from "../graphql/use-deed.ts";
import { useErrorText } from "./error-text.ts";

/** Codes whose message says which input, and why: the general words would hide it. */
const SAYS_MORE: ReadonlySet<string> = new Set(["BAD_USER_INPUT", "CHANGED_MEANWHILE", "NOT_FOUND"]);

/** Why something was not done; nothing while nothing failed. */
export function DeedFault({ fault }: { readonly fault: DeedFailure | undefined }) {
  const t = useTranslations("deed");
  const toErrorText = useErrorText();
  if (!fault) return null;
  return (
    <p role="alert" className="text-sm text-bad" data-testid="deed-fault" data-code={fault.code}>
      {SAYS_MORE.has(fault.code) ? (
        <>
          {t("refused")} <bdi>{fault.message}</bdi>
        </>
      ) : (
        toErrorText(fault.code)
      )}
    </p>
  );
}
