"use client";

import { JobUsersDocument, type JobUsersQuery } from "@biometricflow/sdk/generated/graphql";
import { useQuery } from "@apollo/client/react";
import { useTranslations } from "next-intl";
import { toFailure } from "../../../../graphql/apollo-client.ts";
import { FailureNotice } from "../../../../ui/failure-notice.tsx";
import type { FailedPerson } from "./people-wish.ts";
import { ScrollArea } from "../../../../ui/scroll-area.tsx";

type Changes = NonNullable<NonNullable<JobUsersQuery["job"]>["users"]>;
type Change = Changes["people"][number];

const TONES: Readonly<Record<Change["outcome"], string>> = {
  WRITTEN: "bg-good-soft text-good",
  UNCHANGED: "bg-sunken text-muted",
  REMOVED: "bg-good-soft text-good",
  NOT_THERE: "bg-sunken text-muted",
  WAITING: "bg-info-soft text-info",
  EXPIRED: "bg-bad-soft text-bad",
  FAILED: "bg-bad-soft text-bad",
};

/** How what failed is asked for again. */
export interface RetryUsers {
  readonly isBusy: boolean;
  /** @param isWhole whether `failed` are all who failed */
  readonly onRetry: (failed: readonly FailedPerson[], isWhole: boolean) => void;
}

interface Props {
  readonly jobId: string;
  readonly retry: RetryUsers | undefined;
}

/** What became of each person on each reader, as the reader lists it since. */
export function UserResults({ jobId, retry }: Props) {
  const t = useTranslations("readerPeople");
  const { data, error, refetch } = useQuery(JobUsersDocument, {
    variables: { id: jobId },
    fetchPolicy: "cache-and-network",
  });
  const changes = data?.job?.users;
  if (error && !changes) return <FailureNotice failure={toFailure(error)} onRetry={() => void refetch()} />;
  if (!data) return <div className="skeleton h-16" data-testid="loading" />;
  if (!changes || changes.people.length === 0) return null;
  return (
    <>
      <ScrollArea name={t("results")} className="max-h-96 overflow-auto rounded-lg border border-line">
        <ul className="text-sm" data-testid="user-results" aria-label={t("results")}>
          {changes.people.map((change) => (
            <OneResult key={`${change.device?.id} ${change.pin}`} change={change} />
          ))}
        </ul>
      </ScrollArea>
      {retry && changes.failed > 0 ? <RetryButton changes={changes} retry={retry} /> : null}
    </>
  );
}

function RetryButton({ changes, retry }: { readonly changes: Changes; readonly retry: RetryUsers }) {
  const t = useTranslations("readerPeople");
  const failed = changes.people.flatMap(({ outcome, device, pin }) =>
    device && (outcome === "FAILED" || outcome === "EXPIRED") ? [{ deviceId: device.id, pin }] : [],
  );
  return (
    <p>
      <button
        type="button"
        className="button"
        disabled={retry.isBusy || failed.length === 0}
        data-testid="retry-users"
        onClick={() => retry.onRetry(failed, failed.length === changes.failed)}
      >
        {t("retry", { count: changes.failed })}
      </button>
    </p>
  );
}

function OneResult({ change }: { readonly change: Change }) {
  const t = useTranslations("readerPeople");
  const { device, pin, outcome, before, after, failure, notCopied } = change;
  return (
    <li className="grid gap-0.5 border-b border-line p-3 last:border-0" data-outcome={outcome}>
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <span className={`tag ${TONES[outcome]}`}>{t(`outcome.${outcome}`)}</span>
        {pin ? <bdi dir="ltr">{pin}</bdi> : null}
        <bdi className="font-medium">{after?.name || before?.name}</bdi>
        <span className="text-muted">
          <bdi>{device?.name ?? device?.id}</bdi>
        </span>
      </p>
      {failure ? (
        <p className="text-bad" lang="en">
          <bdi>{failure}</bdi>
        </p>
      ) : null}
      {notCopied.length > 0 ? (
        <p className="text-xs text-muted">
          {t("notCopied", { fields: notCopied.map((one) => t(`kept.${one}`)).join(t("comma")) })}
        </p>
      ) : null}
    </li>
  );
}
