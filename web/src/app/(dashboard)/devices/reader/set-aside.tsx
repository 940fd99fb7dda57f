"use client";

import { type SetAsideReason, SetAsideRowsDocument } from "@biometricflow/sdk/generated/graphql";
import { useQuery } from "@apollo/client/react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFrame } from "../../../../frame/frame-context.tsx";
import { toFailure } from "../../../../graphql/apollo-client.ts";
import { ChoiceChips } from "../../../../ui/choice-chips.tsx";
import { EmptyNotice } from "../../../../ui/empty-notice.tsx";
import { FailureNotice } from "../../../../ui/failure-notice.tsx";
import { mayOperate } from "./reader-parts.ts";
import { ReleaseBar } from "./release-bar.tsx";
import { SetAsideTable } from "./set-aside-table.tsx";

const LISTED = 50;
const MOST_LISTED = 1000;
const REASONS = [
  "TOO_OLD",
  "IN_FUTURE",
  "BEFORE_ASSIGNMENT",
  "BAD_TIME",
  "OTHER_VERIFY",
] as const satisfies readonly SetAsideReason[];
const NOBODY: ReadonlySet<string> = new Set();

interface Props {
  readonly id: string;
  readonly zone: string | null;
}

/** The rows of a reader that are kept and are no punches: why each is none, and how those that are true become some. */
export function SetAside({ id, zone }: Props) {
  const t = useTranslations("reader.aside");
  const { role } = useFrame();
  const [reason, setReason] = useState<SetAsideReason | null>(null);
  const [first, setFirst] = useState(LISTED);
  const [chosen, setChosen] = useState(NOBODY);
  const { data, previousData, error, loading, refetch } = useQuery(SetAsideRowsDocument, {
    variables: { id, first, filter: reason ? { reasons: [reason] } : {} },
    fetchPolicy: "cache-and-network",
  });
  const list = (data ?? previousData)?.device?.setAsideRows;
  const rows = list?.edges.map(({ node }) => node) ?? [];
  const choose = (next: SetAsideReason | null) => {
    setChosen(NOBODY);
    setReason(next);
  };
  const finish = () => {
    setChosen(NOBODY);
    void refetch();
  };
  if (error && !list) return <FailureNotice failure={toFailure(error)} onRetry={() => void refetch()} />;
  return (
    <div className="grid grid-cols-1 gap-4" aria-busy={loading} data-testid="set-aside">
      <p className="text-sm text-muted">{t("about")}</p>
      <ChoiceChips
        name={t("reasons")}
        choices={REASONS}
        chosen={reason}
        toWords={(one) => t(`reason.${one}`)}
        onChoose={choose}
        testId="aside"
      />
      {mayOperate(role) ? <ReleaseBar id={id} rows={rows.filter((row) => chosen.has(row.id))} onDone={finish} /> : null}
      {list ? null : <div className="skeleton h-72" data-testid="loading" />}
      {list?.totalCount === 0 ? <EmptyNotice title={t("noneTitle")} text={t(reason ? "noneOf" : "none")} /> : null}
      {rows.length > 0 ? (
        <SetAsideTable
          rows={rows}
          total={list?.totalCount ?? 0}
          zone={zone}
          chosen={mayOperate(role) ? chosen : undefined}
          onChoose={setChosen}
          onMore={first < MOST_LISTED ? () => setFirst(MOST_LISTED) : undefined}
        />
      ) : null}
    </div>
  );
}
