"use client";

import {
  ReleaseSetAsideDocument,
  type ReleaseSetAsideInput,
  type ReleaseSetAsideMutation,
} from "@biometricflow/sdk/generated/graphql";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useDeed } from "../../../../graphql/use-deed.ts";
import type { ChosenRow } from "./move-fields.tsx";
import { Refusals } from "./refusals.tsx";
import { ReleaseForm } from "./release-form.tsx";

interface Props {
  readonly id: string;
  readonly rows: readonly ChosenRow[];
  readonly onDone: () => void;
}

/** Makes punches of chosen rows, for good, with a reason; and says which of them were refused and why. */
export function ReleaseBar({ id, rows, onDone }: Props) {
  const t = useTranslations("reader.aside");
  const deed = useDeed();
  const [outcome, setOutcome] = useState<ReleaseSetAsideMutation["releaseSetAside"]>(null);
  const [isAsking, setAsking] = useState(false);
  const send = async (more: Pick<ReleaseSetAsideInput, "note" | "moveSeconds" | "dryRun">) => {
    const input = { deviceId: id, rowIds: rows.map((row) => row.id), ...more };
    return (await deed.run(ReleaseSetAsideDocument, { input }))?.releaseSetAside ?? undefined;
  };
  const release = async (note: string, moveSeconds: number | undefined) => {
    const answer = await send({ note, moveSeconds });
    if (answer === undefined) return;
    setOutcome(answer);
    setAsking(false);
    onDone();
  };
  const isOpen = isAsking && rows.length > 0;
  return (
    <div className="grid gap-2 empty:hidden" aria-live="polite">
      {isOpen ? (
        <ReleaseForm
          rows={rows}
          deed={deed}
          onLook={(moveSeconds) => send({ note: "", moveSeconds, dryRun: true })}
          onDo={(note, moveSeconds) => void release(note, moveSeconds)}
          onClose={() => setAsking(false)}
        />
      ) : null}
      {!isOpen && rows.length > 0 ? (
        <button
          type="button"
          className="button justify-self-start"
          data-testid="release"
          onClick={() => {
            setOutcome(null);
            setAsking(true);
          }}
        >
          {t("release", { count: rows.length })}
        </button>
      ) : null}
      {outcome && rows.length === 0 ? <Outcome outcome={outcome} /> : null}
    </div>
  );
}

function Outcome({ outcome }: { readonly outcome: NonNullable<ReleaseSetAsideMutation["releaseSetAside"]> }) {
  const t = useTranslations("reader.aside");
  const released = outcome.released?.length ?? 0;
  return (
    <div className="strip bg-good-soft text-good" data-testid="released" data-count={released}>
      <p className="basis-full">{t("released", { count: released })}</p>
      <Refusals refused={outcome.refused ?? []} />
    </div>
  );
}
