"use client";

import type { AddJobFragment } from "@biometricflow/sdk/generated/graphql";
import { CircleCheck } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { PageLink } from "../../../../frame/page-link.tsx";
import { toFormats } from "../../../../lib/format.ts";
import { FactList } from "../reader/fact-card.tsx";
import { type ReaderDraft, toDraftId } from "./reader-draft.ts";

interface Props {
  readonly job: AddJobFragment;
  readonly draft: ReaderDraft;
  readonly onAnother: () => void;
}

/** What a reader said of itself when it was added, and where one goes from here. */
export function AddResult({ job: { added, device }, draft, onAnother }: Props) {
  const t = useTranslations("addReader");
  const { count, full, duration } = toFormats(useLocale());
  const id = device?.id ?? `${draft.placeId}/${toDraftId(draft)}`;
  const toCount = (rows: number | null | undefined) => (rows == null ? null : count(rows));
  const toCode = (text: string | null | undefined) => (text ? <bdi dir="ltr">{text}</bdi> : null);
  return (
    <section className="card grid gap-3 border-good p-4" data-testid="added" data-id={id}>
      <h2 className="flex items-center gap-2 font-semibold">
        <CircleCheck aria-hidden className="size-5 text-good" />
        {t(added?.isProved === false ? "addedUnproved" : "added")}
      </h2>
      <FactList
        facts={[
          [t("found.model"), toCode(added?.model)],
          [t("found.serialNumber"), toCode(added?.serialNumber)],
          [t("found.firmware"), toCode(added?.firmware)],
          [t("found.users"), toCount(added?.users)],
          [t("found.punches"), toCount(added?.punches)],
          [t("found.capacity"), toCount(added?.capacity)],
          [t("found.recordLayout"), toCode(added?.recordLayout)],
          [t("found.firstRowAt"), added?.firstRowAt ? full(`${added.firstRowAt}Z`, "UTC") : null],
          [t("found.drift"), added?.driftSeconds == null ? null : duration(Math.abs(added.driftSeconds))],
        ]}
      />
      <p className="text-sm text-muted">{t("next")}</p>
      <p className="flex flex-wrap gap-2">
        <PageLink href={`/devices/reader?${new URLSearchParams({ id })}`} className="button button-primary">
          {t("open")}
        </PageLink>
        <button type="button" className="button" data-testid="add-another" onClick={onAnother}>
          {t("another")}
        </button>
      </p>
    </section>
  );
}
