"use client";

import { type PeriodFactsFragment, UnlockPeriodDocument } from "@biometricflow/sdk/generated/graphql";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { toRights } from "../../../../attendance/rights.ts";
import { useFrame } from "../../../../frame/frame-context.tsx";
import { useDeed } from "../../../../graphql/use-deed.ts";
import { useReread } from "../../../../graphql/use-reread.ts";
import type { KnownPlace } from "../../../../lib/places.ts";
import { ReasonForm } from "../../../../ui/reason-form.tsx";
import { Adjustments } from "./adjustments.tsx";
import { DocumentLink } from "./document-link.tsx";
import { PeriodDeeds } from "./lock-list.tsx";
import { ScopeWords } from "./scope-words.tsx";

interface Props {
  readonly period: PeriodFactsFragment;
  readonly places: readonly KnownPlace[];
}

/** A lock that stands: who locked what and why, its signed document, what would be otherwise since, and its end. */
export function LockedPeriod({ period, places }: Props) {
  const t = useTranslations("periods");
  const deed = useDeed();
  const reread = useReread();
  const { governs } = toRights(useFrame().role);
  const [isOpen, setOpen] = useState(false);
  const unlock = async (reason: string) => {
    if (await deed.run(UnlockPeriodDocument, { input: { id: period.id, reason } })) reread();
  };
  return (
    <div className="grid gap-3 text-sm" data-testid="locked-period">
      <p>
        <ScopeWords period={period} places={places} /> · {t("records", { count: period.records })}
      </p>
      {period.waived.length > 0 ? (
        <p className="text-warn">
          {t("waivedAre", { kinds: period.waived.map((kind) => t(`blocker.${kind}`)).join(" · ") })}
        </p>
      ) : null}
      <PeriodDeeds period={period} />
      <Adjustments periodId={period.id} />
      <div className="flex flex-wrap items-start gap-2">
        {period.documentUrl ? <DocumentLink url={period.documentUrl} /> : null}
        {governs && !isOpen ? (
          <button type="button" className="button min-h-8 py-1" data-testid="unlock" onClick={() => setOpen(true)}>
            {t("unlock")}
          </button>
        ) : null}
      </div>
      {isOpen ? (
        <ReasonForm
          question={t("unlockAsk")}
          doWords={t("unlock")}
          deed={deed}
          onDo={(reason) => void unlock(reason)}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </div>
  );
}
