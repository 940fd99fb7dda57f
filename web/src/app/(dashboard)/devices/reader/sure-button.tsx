"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import type { Deed } from "../../../../graphql/use-deed.ts";

interface Props {
  readonly deed: Deed;
  /** What the button that asks says. */
  readonly words: string;
  /** What the button that does it says. */
  readonly sureWords: string;
  /** What it does and what stays. */
  readonly children: ReactNode;
  readonly testId: string;
  readonly onSure: () => void;
}

/** A button that asks before it does something: what it does stands there, and the way back is as near as the way on. */
export function SureButton({ deed, words, sureWords, children, testId, onSure }: Props) {
  const t = useTranslations("deed");
  const [isAsking, setAsking] = useState(false);
  if (!isAsking) {
    return (
      <p>
        <button type="button" className="button" data-testid={testId} onClick={() => setAsking(true)}>
          {words}
        </button>
      </p>
    );
  }
  return (
    <div className="grid gap-2">
      {children}
      <p className="flex flex-wrap gap-2">
        <button
          type="button"
          className="button button-primary"
          disabled={deed.isBusy}
          data-testid={`${testId}-sure`}
          onClick={onSure}
        >
          {sureWords}
        </button>
        <button
          type="button"
          className="button"
          onClick={() => {
            deed.forget();
            setAsking(false);
          }}
        >
          {t("cancel")}
        </button>
      </p>
    </div>
  );
}
