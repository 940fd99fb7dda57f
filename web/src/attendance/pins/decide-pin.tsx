"use client";

import type { PinConflictFactsFragment } from "@biometricflow/sdk/generated/graphql";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { KnownPlace } from "../../lib/places.ts";
import { PinPreviewPanel } from "./pin-outcome.tsx";
import { SplitForm } from "./split-form.tsx";
import { toParts } from "./split-parts.ts";
import { type PinOutcome, usePinChange } from "./use-pin-change.ts";

interface Props {
  readonly conflict: PinConflictFactsFragment;
  readonly places: readonly KnownPlace[];
  readonly onDone: (done: PinOutcome) => void;
}

/** Decides whether the names of a PIN are one person's, or which people have it where and when. */
export function DecidePin({ conflict, places, onDone }: Props) {
  const t = useTranslations("pins");
  const steps = usePinChange(onDone);
  const [isSplit, setSplit] = useState(false);
  const [parts, setParts] = useState(() => toParts(conflict)); // here, so that a look at what would change loses nothing
  const { pin } = conflict;
  if (steps.outcome) return <PinPreviewPanel steps={steps} />;
  return (
    <div className="grid gap-2" data-testid="decide-pin">
      <p className="flex flex-wrap gap-2">
        <button
          type="button"
          className="button min-h-8 py-1"
          disabled={steps.deed.isBusy}
          data-testid="pin-one"
          onClick={() => void steps.preview({ kind: "DECIDE", input: { pin, isOnePerson: true } })}
        >
          {t("onePerson")}
        </button>
        <button
          type="button"
          className="button min-h-8 py-1"
          aria-expanded={isSplit}
          data-testid="pin-several"
          onClick={() => setSplit(!isSplit)}
        >
          {t("several")}
        </button>
      </p>
      {isSplit ? (
        <SplitForm
          parts={parts}
          persons={conflict.persons}
          places={places}
          isBusy={steps.deed.isBusy}
          onChange={setParts}
          onAsk={(inputs) => void steps.preview({ kind: "DECIDE", input: { pin, parts: [...inputs] } })}
        />
      ) : null}
      <PinPreviewPanel steps={steps} />
    </div>
  );
}
