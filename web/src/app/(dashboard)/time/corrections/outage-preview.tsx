"use client";

import {
  CorrectOutageDocument,
  type OutageInput,
  type OutagePreviewQuery,
  RevertCorrectionGroupDocument,
} from "@biometricflow/sdk/generated/graphql";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { PersonCell } from "../../../../attendance/day/person-cell.tsx";
import { useDeed } from "../../../../graphql/use-deed.ts";
import { useReread } from "../../../../graphql/use-reread.ts";
import { toFormats } from "../../../../lib/format.ts";
import { findPlace, type KnownPlace } from "../../../../lib/places.ts";
import { DeedFault } from "../../../../ui/deed-fault.tsx";
import { ReasonField } from "../../../../ui/reason-form.tsx";

/** A preview with the question that it answers. */
export interface Previewed {
  readonly outage: OutageInput;
  readonly preview: NonNullable<OutagePreviewQuery["outagePreview"]>;
}

interface Props extends Previewed {
  readonly places: readonly KnownPlace[];
  readonly onAgain: () => void;
}

/** Who would get which punches; then they are added, and can be taken back together. */
export function OutagePreview({ outage, preview, places, onAgain }: Props) {
  const t = useTranslations("outage");
  const [done, setDone] = useState<{ readonly groupId: string; readonly count: number }>();
  const { totalCount, people, without, unknown } = preview;
  if (done) return <Done {...done} onAgain={onAgain} />;
  return (
    <div
      className="mt-3 grid gap-2 border-t border-line pt-3 text-sm"
      data-testid="outage-would"
      data-total={totalCount}
    >
      <p className="font-medium">{totalCount === 0 ? t("nobody") : t("would", { punches: totalCount, people })}</p>
      {without > 0 ? <p className="text-muted">{t("without", { count: without })}</p> : null}
      {unknown > 0 ? <p className="text-warn">{t("unknown", { count: unknown })}</p> : null}
      {totalCount > 0 ? (
        <>
          <Punches preview={preview} zone={findPlace(places, outage.placeId)?.timeZone} />
          <ApplyForm
            previewed={{ outage, preview }}
            onDone={(groupId, count) => setDone({ groupId, count })}
            onClose={onAgain}
          />
        </>
      ) : null}
    </div>
  );
}

interface ApplyProps {
  readonly previewed: Previewed;
  readonly onDone: (groupId: string, count: number) => void;
  readonly onClose: () => void;
}

function ApplyForm({ previewed: { outage, preview }, onDone, onClose }: ApplyProps) {
  const t = useTranslations("outage");
  const tDeed = useTranslations("deed");
  const deed = useDeed();
  const reread = useReread();
  const [reason, setReason] = useState("");
  const apply = async () => {
    const input = { outage, token: preview.token, reason: reason.trim() };
    const made = (await deed.run(CorrectOutageDocument, { input }))?.correctOutage;
    if (!made) return;
    onDone(made.groupId, made.corrections);
    reread();
  };
  const isWhole = reason.trim() !== "";
  return (
    <form
      className="flex flex-wrap items-center gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (isWhole) void apply();
      }}
    >
      <ReasonField value={reason} onChange={setReason} />
      <button
        type="submit"
        className="button button-primary min-h-8 py-1"
        disabled={!isWhole || deed.isBusy}
        data-testid="outage-apply"
      >
        {t("apply")}
      </button>
      <button type="button" className="button min-h-8 py-1" onClick={onClose}>
        {tDeed("cancel")}
      </button>
      <DeedFault fault={deed.fault} />
    </form>
  );
}

interface PunchesProps {
  readonly preview: Previewed["preview"];
  readonly zone: string | null | undefined;
}

function Punches({ preview: { punches, totalCount }, zone }: PunchesProps) {
  const t = useTranslations("outage");
  const tState = useTranslations("punchState");
  const { day, minute } = toFormats(useLocale());
  return (
    <div className="relative max-h-72 overflow-auto">
      {punches.length < totalCount ? (
        <p className="text-muted">{t("shown", { shown: punches.length, count: totalCount })}</p>
      ) : null}
      <table className="w-full">
        <thead>
          <tr className="text-xs text-muted">
            {(["person", "date", "time"] as const).map((column) => (
              <th key={column} scope="col" className="py-1 pe-4 text-start font-medium">
                {t(`column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {punches.map(({ person, date, at, state }) => (
            <tr key={`${person?.id ?? ""} ${at}`}>
              <th scope="row" className="py-0.5 pe-4 text-start font-medium">
                <PersonCell person={person} />
              </th>
              <td className="pe-4 whitespace-nowrap">
                <bdi>{day(`${date}T00:00:00Z`, "UTC")}</bdi>
              </td>
              <td className="tabular-nums">
                <bdi>{minute(at, zone)}</bdi> {tState.has(state) ? tState(state) : ""}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface DoneProps {
  readonly groupId: string;
  readonly count: number;
  readonly onAgain: () => void;
}

function Done({ groupId, count, onAgain }: DoneProps) {
  const t = useTranslations("outage");
  const tDeed = useTranslations("deed");
  const tAll = useTranslations("corrections");
  const deed = useDeed();
  const reread = useReread();
  const [undone, setUndone] = useState<number>();
  const undo = async () => {
    const answer = await deed.run(RevertCorrectionGroupDocument, { input: { groupId, reason: tDeed("undo") } });
    if (!answer?.revertCorrectionGroup) return;
    setUndone(answer.revertCorrectionGroup.corrections);
    reread();
  };
  return (
    <div className="strip mt-3 bg-good-soft text-good" data-testid="outage-done">
      <output className="grow">
        {undone === undefined ? t("done", { count }) : tAll("groupUndone", { count: undone })}
      </output>
      <DeedFault fault={deed.fault} />
      {undone === undefined ? (
        <button
          type="button"
          className="button"
          disabled={deed.isBusy}
          data-testid="outage-undo"
          onClick={() => void undo()}
        >
          {tDeed("undo")}
        </button>
      ) : null}
      <button type="button" className="button" onClick={onAgain}>
        {t("again")}
      </button>
    </div>
  );
}
