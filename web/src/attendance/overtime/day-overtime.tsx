"use client";

import {
  ApproveOvertimeDocument,
  type DecidedOvertimeFragment,
  RevokeOvertimeApprovalDocument,
} from "@biometricflow/sdk/generated/graphql";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useFrame } from "../../frame/frame-context.tsx";
import { useDeed } from "../../graphql/use-deed.ts";
import { useReread } from "../../graphql/use-reread.ts";
import { localZone, toFormats } from "../../lib/format.ts";
import { DeedFault } from "../../ui/deed-fault.tsx";
import { ReasonField } from "../../ui/reason-form.tsx";
import { TimeField } from "../../ui/time-field.tsx";
import { toAccountName } from "../account-name.ts";
import type { ReasonedDay } from "../day/reasoned-day.ts";
import { parseHourText, toHourText, toSignedTime } from "../minutes.ts";
import { toRights } from "../rights.ts";

const MOST_MINUTES = 1_440;

interface Props {
  readonly record: ReasonedDay;
}

/** What was worked over, what counts of it and why, and the decision; it never changes the record. */
export function DayOvertime({ record }: Props) {
  const t = useTranslations("overtime");
  const { decides } = toRights(useFrame().role);
  const { overtimeMinutes, overtimeApproval, person } = record;
  return (
    <div className="grid gap-2 text-sm" data-testid="day-overtime" data-decided={overtimeApproval !== null}>
      {overtimeApproval ? (
        <Decided approval={overtimeApproval} />
      ) : (
        <p className="text-warn">{t("waits", { time: toHourText(overtimeMinutes) })}</p>
      )}
      {decides && person ? <DecideForm key={overtimeApproval?.at ?? ""} record={record} personId={person.id} /> : null}
    </div>
  );
}

function Decided({ approval }: { readonly approval: DecidedOvertimeFragment }) {
  const t = useTranslations("overtime");
  const { full } = toFormats(useLocale());
  const { lines, countedMinutes, reason, by, at, isWorkedLess } = approval;
  return (
    <>
      <dl className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-0.5">
        {lines.map(({ key, minutes, boundMinutes, usedMinutes, rule }) => (
          <div key={key} className="contents">
            <dt className="text-muted">
              {t(`line.${key}`, { bound: toHourText(boundMinutes ?? 0), used: toHourText(usedMinutes) })}
              {rule?.source ? (
                <>
                  {" · "}
                  <bdi>{rule.source}</bdi>
                </>
              ) : null}
            </dt>
            <dd className="text-end tabular-nums">
              <bdi dir="ltr">{toSignedTime(minutes * 60)}</bdi>
            </dd>
          </div>
        ))}
        <dt className="border-t border-line pt-0.5 font-medium">{t("counts")}</dt>
        <dd className="border-t border-line pt-0.5 text-end font-semibold tabular-nums" data-testid="overtime-counts">
          <bdi dir="ltr">{toHourText(countedMinutes)}</bdi>
        </dd>
      </dl>
      {isWorkedLess ? <p className="text-warn">{t("workedLess")}</p> : null}
      <p className="text-xs text-muted" suppressHydrationWarning>
        {t("decidedBy")} <bdi className="text-ink">{toAccountName(by)}</bdi> · <bdi>{full(at, localZone())}</bdi> ·{" "}
        <q className="text-ink">
          <bdi>{reason}</bdi>
        </q>
      </p>
    </>
  );
}

interface FormProps {
  readonly record: ReasonedDay;
  readonly personId: string;
}

function DecideForm({ record: { overtimeMinutes, overtimeApproval, date }, personId }: FormProps) {
  const t = useTranslations("overtime");
  const deed = useDeed();
  const reread = useReread();
  const [text, setText] = useState(toHourText(overtimeMinutes));
  const [reason, setReason] = useState("");
  const minutes = parseHourText(text);
  const isWhole = minutes !== undefined && minutes <= MOST_MINUTES && reason.trim() !== "";
  const decide = async (approved: number) => {
    const input = { personId, date, minutes: approved, reason: reason.trim() };
    if (await deed.run(ApproveOvertimeDocument, { input })) reread();
  };
  const revoke = async () => {
    if (await deed.run(RevokeOvertimeApprovalDocument, { input: { personId, date } })) reread();
  };
  return (
    <form
      className="flex flex-wrap items-center gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (isWhole) void decide(minutes);
      }}
    >
      <TimeField name={t("hours")} testId="overtime-hours" value={text} onChange={setText} />
      <ReasonField value={reason} onChange={setReason} />
      <button
        type="submit"
        className="button min-h-8 py-1"
        disabled={!isWhole || deed.isBusy}
        data-testid="overtime-approve"
      >
        {t("approve")}
      </button>
      <button
        type="button"
        className="button min-h-8 py-1"
        disabled={reason.trim() === "" || deed.isBusy}
        onClick={() => void decide(0)}
      >
        {t("decline")}
      </button>
      {overtimeApproval ? (
        <button type="button" className="button min-h-8 py-1" disabled={deed.isBusy} onClick={() => void revoke()}>
          {t("revoke")}
        </button>
      ) : null}
      <DeedFault fault={deed.fault} />
    </form>
  );
}
