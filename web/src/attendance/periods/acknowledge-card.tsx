"use client";

import {
  type AcknowledgementFactsFragment,
  AcknowledgePeriodDocument,
  AttendanceStatementDocument,
} from "@biometricflow/sdk/generated/graphql";
import { useQuery } from "@apollo/client/react";
import { useLocale, useTranslations } from "next-intl";
import { toFailure } from "../../graphql/apollo-client.ts";
import { useDeed } from "../../graphql/use-deed.ts";
import { useReread } from "../../graphql/use-reread.ts";
import { localZone, toFormats } from "../../lib/format.ts";
import { DeedFault } from "../../ui/deed-fault.tsx";
import { useErrorText } from "../../ui/error-text.ts";
import type { DateSpan } from "../range.ts";
import { useChanges } from "../use-changes.ts";
import { FigureChanges } from "./figure-changes.tsx";

interface Props {
  readonly personId: string;
  readonly span: DateSpan;
  /** Whether it is the viewer's own record: nobody acknowledges another's. */
  readonly isOwn: boolean;
}

/** What the person said of the month's records: not yet, that they are right, or that it holds no more and why. */
export function AcknowledgeCard({ personId, span, isOwn }: Props) {
  const t = useTranslations("acknowledge");
  const toErrorText = useErrorText();
  const deed = useDeed();
  const reread = useReread();
  const { data, error, refetch } = useQuery(AttendanceStatementDocument, {
    variables: { personId, ...span },
    fetchPolicy: "cache-and-network",
  });
  useChanges(() => void refetch());
  const statement = data?.attendanceStatement;
  if (error && !statement) return <p className="card p-4 text-sm text-warn">{toErrorText(toFailure(error).code)}</p>;
  if (!statement || (statement.lines.length === 0 && !statement.acknowledgement)) return null;
  const { hash, isOpen, lines, acknowledgement } = statement;
  const acknowledge = async () => {
    if (await deed.run(AcknowledgePeriodDocument, { input: { ...span, hash } })) reread();
  };
  const canDo = isOwn && !isOpen && !acknowledgement?.isValid;
  return (
    <section className="card grid gap-2 p-4 text-sm" data-testid="acknowledge" data-state={toState(acknowledgement)}>
      <h2 className="font-semibold">{t(isOwn ? "title" : "titleOther")}</h2>
      <Said acknowledgement={acknowledgement} />
      {isOpen ? <p className="text-muted">{t("open")}</p> : null}
      {canDo ? (
        <p className="flex flex-wrap items-center gap-3">
          <button
            type="button"
            className="button button-primary"
            disabled={deed.isBusy}
            data-testid="acknowledge-do"
            onClick={() => void acknowledge()}
          >
            {t("do")}
          </button>
          <span className="text-muted">
            {t("about", { count: lines.length })} <bdi dir="ltr">{hash.slice(0, 12)}</bdi>
          </span>
        </p>
      ) : null}
      <DeedFault fault={deed.fault} />
    </section>
  );
}

function toState(said: AcknowledgementFactsFragment | null): "none" | "held" | "void" {
  if (said === null) return "none";
  return said.isValid ? "held" : "void";
}

/** What was said last, and why it holds no more. */
export function Said({ acknowledgement }: { readonly acknowledgement: AcknowledgementFactsFragment | null }) {
  const t = useTranslations("acknowledge");
  const tCause = useTranslations("periods.cause");
  const { full, date } = toFormats(useLocale());
  if (acknowledgement === null) return <p>{t("none")}</p>;
  const { at, records, hash, voided } = acknowledgement;
  return (
    <>
      <p className={voided ? "text-muted" : "text-good"} suppressHydrationWarning>
        {t("held", { time: full(at, localZone()), count: records })} <bdi dir="ltr">{hash.slice(0, 12)}</bdi>
      </p>
      {voided ? (
        <div className="strip items-start bg-warn-soft text-warn" data-testid="acknowledge-void">
          <div className="grid gap-1">
            <p className="font-medium" suppressHydrationWarning>
              {voided.date
                ? t("voidDay", { date: date(voided.date), time: full(voided.at, localZone()) })
                : t("voidUnlocked", { time: full(voided.at, localZone()) })}
            </p>
            <FigureChanges changes={voided.changes} />
            {voided.causes.length > 0 ? (
              <p>{t("causes", { causes: voided.causes.map(({ kind }) => tCause(kind)).join(" · ") })}</p>
            ) : null}
          </div>
        </div>
      ) : null}
    </>
  );
}
