"use client";

import {
  ApproveOvertimesDocument,
  type ApproveOvertimesMutation,
  type AttendanceFilter,
  AttendanceRecordsDocument,
} from "@biometricflow/sdk/generated/graphql";
import { useQuery } from "@apollo/client/react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { DayKey } from "../../../../attendance/day/day-key.ts";
import { toHourText } from "../../../../attendance/minutes.ts";
import { toRights } from "../../../../attendance/rights.ts";
import { toFixSpan } from "../../../../attendance/to-fix.ts";
import { useFrame } from "../../../../frame/frame-context.tsx";
import { toFailure } from "../../../../graphql/apollo-client.ts";
import { useDeed } from "../../../../graphql/use-deed.ts";
import { useReread } from "../../../../graphql/use-reread.ts";
import { toPlaceVariables } from "../../../../lib/places.ts";
import { DeedFault } from "../../../../ui/deed-fault.tsx";
import { FailureNotice } from "../../../../ui/failure-notice.tsx";
import { ReasonForm } from "../../../../ui/reason-form.tsx";
import { DayRow } from "./day-row.tsx";
import type { ApprovedOvertime } from "./fix-done.tsx";

interface Props {
  readonly today: string;
  readonly placeIds: readonly string[] | undefined;
  readonly first: number;
  readonly onOpen: (day: DayKey) => void;
  /** Gets how many days were approved: with the last of them this is gone from the page. */
  readonly onDone: (done: ApprovedOvertime) => void;
}

/** Days whose overtime nobody decided, and the decision for all of them at once. */
export function OvertimeRows({ today, placeIds, first, onOpen, onDone }: Props) {
  const t = useTranslations("toFix");
  const reread = useReread();
  const filter: AttendanceFilter = { ...toFixSpan(today), ...toPlaceVariables(placeIds), overtime: ["PENDING"] };
  const { data, previousData, error } = useQuery(AttendanceRecordsDocument, {
    variables: { filter, orderBy: "DATE_DESC", first },
    fetchPolicy: "cache-and-network",
  });
  const { decides } = toRights(useFrame().role);
  const list = (data ?? previousData)?.attendance;
  if (error && !list) return <FailureNotice failure={toFailure(error)} onRetry={reread} />;
  if (!list) return <div className="skeleton h-16" aria-busy="true" />;
  return (
    <>
      <ul className="divide-y divide-line">
        {list.edges.map(({ node: { person, date, overtimeMinutes } }) => (
          <li key={`${person?.id ?? ""} ${date}`}>
            <DayRow person={person} date={date} action={t("action.decide")} onOpen={onOpen}>
              {t("workedOver", { time: toHourText(overtimeMinutes) })}
            </DayRow>
          </li>
        ))}
      </ul>
      {decides ? <ApproveAll filter={filter} onDone={onDone} /> : null}
    </>
  );
}

type Would = NonNullable<ApproveOvertimesMutation["approveOvertimes"]>;

interface AllProps {
  readonly filter: AttendanceFilter;
  readonly onDone: Props["onDone"];
}

function ApproveAll({ filter, onDone }: AllProps) {
  const t = useTranslations("overtime");
  const deed = useDeed();
  const [would, setWould] = useState<Would>();
  const send = async (reason: string, dryRun: boolean) => {
    const answer = (await deed.run(ApproveOvertimesDocument, { input: { filter, reason, dryRun } }))?.approveOvertimes;
    if (!answer) return; // what was typed stays for another try
    setWould(dryRun ? answer : undefined);
    if (!dryRun) onDone({ approvedDays: answer.approved });
  };
  if (!would)
    return (
      <div className="mt-2">
        <button
          type="button"
          className="button min-h-8 py-1"
          disabled={deed.isBusy}
          data-testid="overtime-all"
          onClick={() => void send(t("allAsk"), true)}
        >
          {t("allAsk")}
        </button>
        <DeedFault fault={deed.fault} />
      </div>
    );
  return (
    <div className="mt-2">
      <ReasonForm
        question={t("allWould", { count: would.approved, time: toHourText(would.minutes) })}
        doWords={t("approve")}
        deed={deed}
        onDo={(reason) => void send(reason, false)}
        onClose={() => {
          setWould(undefined);
          deed.forget();
        }}
      />
    </div>
  );
}
