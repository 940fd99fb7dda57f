"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useFrame } from "../../../../frame/frame-context.tsx";
import { PageLink } from "../../../../frame/page-link.tsx";
import type { KnownPlace } from "../../../../lib/places.ts";
import { noteKept } from "../../../../typing/unsent.ts";
import { EmptyNotice } from "../../../../ui/empty-notice.tsx";
import { PageHeader } from "../../../../ui/page-header.tsx";
import { mayOperate } from "../reader/reader-parts.ts";
import { AddStages, type Stage } from "./add-stages.tsx";
import { AddProbe } from "./add-probe.tsx";
import { KindChoice, type ReaderKind } from "./kind-choice.tsx";
import { PullForm } from "./pull-form.tsx";
import { PushGuide } from "./push-guide.tsx";
import { type ReaderDraft, toFirstDraft } from "./reader-draft.ts";
import { useAdding } from "./use-adding.ts";

interface Props {
  readonly places: readonly KnownPlace[];
  readonly firstPlace: string;
}

/** Adds a reader step by step: its kind, its address, a test of it, and what it said. */
export function AddView({ places, firstPlace }: Props) {
  const t = useTranslations("addReader");
  const { role } = useFrame();
  return (
    <>
      <PageHeader title={t("title")} status={t("intro")}>
        <PageLink href="/devices" className="button">
          {t("toReaders")}
        </PageLink>
      </PageHeader>
      {mayOperate(role) ? (
        <Wizard places={places} firstPlace={firstPlace} />
      ) : (
        <EmptyNotice title={t("notYoursTitle")} text={t("notYours")} />
      )}
    </>
  );
}

/** What is typed stays through every step, forth and back, and until it is done nobody leaves it unasked. */
function Wizard({ places, firstPlace }: Props) {
  const [kind, setKind] = useState<ReaderKind>();
  const [draft, setDraft] = useState<ReaderDraft>(() => toFirstDraft(firstPlace));
  const adding = useAdding();
  const isAdded = adding.job?.state === "DONE";
  const isTyped = (draft.name !== "" || draft.host !== "") && !isAdded;
  useEffect(() => (isTyped ? noteKept() : undefined), [isTyped]);
  const stage: Stage = kind === undefined ? "kind" : adding.job === undefined ? "reader" : isAdded ? "done" : "test";
  const startAnew = () => {
    adding.forget();
    setDraft(toFirstDraft(draft.placeId));
    setKind(undefined);
  };
  return (
    <div className="grid max-w-3xl grid-cols-1 gap-4" data-testid="add-reader" data-stage={stage}>
      <AddStages stage={stage} isPush={kind === "push"} />
      {stage === "kind" ? <KindChoice onChoose={setKind} /> : null}
      {kind === "push" ? (
        <PushGuide
          places={places}
          placeId={draft.placeId}
          onPlace={(placeId) => setDraft({ ...draft, placeId })}
          onBack={() => setKind(undefined)}
        />
      ) : null}
      {stage === "reader" && kind === "pull" ? (
        <PullForm
          places={places}
          draft={draft}
          deed={adding.deed}
          onChange={setDraft}
          onSubmit={() => void adding.start(draft, false)}
          onBack={() => setKind(undefined)}
        />
      ) : null}
      {adding.job && kind === "pull" ? (
        <AddProbe
          job={adding.job}
          deed={adding.deed}
          draft={draft}
          onBack={adding.forget}
          onForce={() => void adding.start(draft, true)}
          onAnother={startAnew}
        />
      ) : null}
    </div>
  );
}
