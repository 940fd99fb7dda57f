"use client";

import { OutagePreviewDocument } from "@biometricflow/sdk/generated/graphql";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useDeed } from "../../../../graphql/use-deed.ts";
import type { KnownPlace } from "../../../../lib/places.ts";
import { DeedFault } from "../../../../ui/deed-fault.tsx";
import { OutageFields, type OutageDraft, toOutageInput } from "./outage-fields.tsx";
import { OutagePreview, type Previewed } from "./outage-preview.tsx";

const SHOWN = 50;

const FULL_DAY = {
  placeId: "", // the first one that is shown
  fromTime: "06:00",
  toTime: "22:00",
  departmentId: null,
  what: "BOTH",
  at: "08:00",
} as const;

interface Props {
  readonly places: readonly KnownPlace[];
  readonly today: string;
}

/** Punches that many people miss by one outage: first who and which days, then all of them or none, undone together. */
export function OutagePanel({ places, today }: Props) {
  const t = useTranslations("outage");
  const deed = useDeed();
  const [draft, setDraft] = useState<OutageDraft>({ ...FULL_DAY, fromDate: today, toDate: today });
  const [shown, setShown] = useState<Previewed>();
  const placeId = draft.placeId || (places[0]?.id ?? "");
  const outage = toOutageInput({ ...draft, placeId });
  const change = (next: Partial<OutageDraft>) => {
    setDraft({ ...draft, ...next });
    setShown(undefined); // what is shown is what would be done
  };
  const ask = async () => {
    if (!outage) return;
    const answer = await deed.run(OutagePreviewDocument, { input: outage, first: SHOWN });
    const preview = answer?.outagePreview;
    setShown(preview ? { outage, preview } : undefined);
  };
  return (
    <details className="card p-4" data-testid="outage">
      <summary className="text-sm font-medium">{t("title")}</summary>
      <p className="mt-1 text-sm text-muted">{t("about")}</p>
      <form
        className="mt-3 grid gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          void ask();
        }}
      >
        <OutageFields draft={{ ...draft, placeId }} places={places} onChange={change} />
        <DeedFault fault={deed.fault} />
        {outage && outage.from > outage.to ? <p className="text-sm text-warn">{t("dates")}</p> : null}
        <button
          type="submit"
          className="button min-h-8 justify-self-start py-1"
          disabled={!outage || outage.from > outage.to || deed.isBusy}
          data-testid="outage-preview"
        >
          {t("preview")}
        </button>
      </form>
      {shown ? (
        <OutagePreview key={shown.preview.token} {...shown} places={places} onAgain={() => setShown(undefined)} />
      ) : null}
    </details>
  );
}
