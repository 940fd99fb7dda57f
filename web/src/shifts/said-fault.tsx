"use client";

import { useErrorText } from "../ui/error-text.ts";

/** Why something was not done. */
export interface SaidFault {
  readonly code: string;
  /** Which of what was given does not do, in the words of the graph. */
  readonly message: string;
}

/** Codes whose message says what of it. */
const SAYS_MORE: ReadonlySet<string> = new Set(["BAD_USER_INPUT", "CHANGED_MEANWHILE", "NOT_FOUND"]);

/** Says why something was not done, and of an input that does not do what of it. Nothing where all is well. */
export function SaidFaultNotice({ fault }: { readonly fault: SaidFault | undefined }) {
  const toErrorText = useErrorText();
  if (fault === undefined) return null;
  return (
    <div role="alert" className="strip bg-bad-soft text-bad" data-testid="said-fault">
      <p className="font-medium">{toErrorText(fault.code)}</p>
      {SAYS_MORE.has(fault.code) ? (
        <ul className="w-full">
          {fault.message.split("; ").map((line) => (
            <li key={line}>
              <bdi dir="ltr">{line}</bdi>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
