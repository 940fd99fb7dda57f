"use client";

import { ReleaseSetAsideDocument, type ReleaseSetAsideMutation } from "@biometricflow/sdk/generated/graphql";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useDeed } from "../../../../graphql/use-deed.ts";
import { ReasonForm } from "../../../../ui/reason-form.tsx";

interface Props {
  readonly id: string;
  readonly rowIds: readonly string[];
  readonly onDone: () => void;
}

/** Makes punches of chosen rows, for good, with a reason; and says which of them were refused and why. */
export function ReleaseBar({ id, rowIds, onDone }: Props) {
  const t = useTranslations("reader.aside");
  const deed = useDeed();
  const [outcome, setOutcome] = useState<ReleaseSetAsideMutation["releaseSetAside"]>(null);
  const [isAsking, setAsking] = useState(false);
  const release = async (note: string) => {
    const input = { deviceId: id, rowIds: [...rowIds], note };
    const answer = await deed.run(ReleaseSetAsideDocument, { input });
    if (answer === undefined) return;
    setOutcome(answer.releaseSetAside);
    setAsking(false);
    onDone();
  };
  const isOpen = isAsking && rowIds.length > 0;
  return (
    <div className="grid gap-2 empty:hidden" aria-live="polite">
      {isOpen ? (
        <ReasonForm
          question={t("ask", { count: rowIds.length })}
          doWords={t("do")}
          deed={deed}
          onDo={(note) => void release(note)}
          onClose={() => setAsking(false)}
        />
      ) : null}
      {!isOpen && rowIds.length > 0 ? (
        <button
          type="button"
          className="button justify-self-start"
          data-testid="release"
          onClick={() => {
            setOutcome(null);
            setAsking(true);
          }}
        >
          {t("release", { count: rowIds.length })}
        </button>
      ) : null}
      {outcome && rowIds.length === 0 ? <Outcome outcome={outcome} /> : null}
    </div>
  );
}

function Outcome({ outcome }: { readonly outcome: NonNullable<ReleaseSetAsideMutation["releaseSetAside"]> }) {
  const t = useTranslations("reader.aside");
  const released = outcome.released?.length ?? 0;
  const refusals = new Set((outcome.refused ?? []).map(({ why }) => why));
  return (
    <div className="strip bg-good-soft text-good" data-testid="released" data-count={released}>
      <p className="basis-full">{t("released", { count: released })}</p>
      {[...refusals].map((why) => (
        <p key={why} className="text-warn">
          {t("refused", { count: outcome.refused?.filter((one) => one.why === why).length ?? 0 })} {t(`refusal.${why}`)}
        </p>
      ))}
    </div>
  );
}
