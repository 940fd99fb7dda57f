"use client";

import { PlaceJobsDocument, SyncDeviceDocument, SyncPlaceDocument } from "@biometricflow/sdk/generated/graphql";
import { useQuery } from "@apollo/client/react";
import { RefreshCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useFrame } from "../../../../frame/frame-context.tsx";
import { toFailure } from "../../../../graphql/apollo-client.ts";
import { useDeed } from "../../../../graphql/use-deed.ts";
import { FailureNotice } from "../../../../ui/failure-notice.tsx";
import { JobCard } from "../jobs/job-card.tsx";
import { ReaderRefusal } from "../reader-refusal.tsx";
import type { Reader, ReaderProps } from "./reader.ts";
import { isPushing, mayOperate } from "./reader-parts.ts";

/** Others ask for jobs too; how those go on that are known is told. */
const EVERY_MS = 15_000;
const LISTED = 50;

interface JobsProps extends ReaderProps {
  /** A job ended: what is shown of the reader may be old. */
  readonly onDone: () => void;
}

/** What can be asked of a reader now, and what became of what was asked. */
export function ReaderJobs({ reader, zone, onDone }: JobsProps) {
  const t = useTranslations("reader.jobs");
  const { role } = useFrame();
  const { data, error, refetch } = useQuery(PlaceJobsDocument, {
    variables: { id: reader.id.split("/")[0] ?? "", first: LISTED },
    fetchPolicy: "cache-and-network",
    pollInterval: EVERY_MS,
  });
  const known = data?.place?.jobs?.edges.map(({ node }) => node);
  const jobs = known?.filter(({ device, kind }) => device?.id === reader.id || kind === "SYNC_PLACE");
  const reread = () => void refetch();
  const rereadAll = () => {
    reread();
    onDone();
  };
  if (error && !known) return <FailureNotice failure={toFailure(error)} onRetry={reread} />;
  return (
    <div className="grid grid-cols-1 gap-4" data-testid="reader-jobs">
      {mayOperate(role) ? <Commands reader={reader} onDone={reread} /> : null}
      <section className="card" aria-label={t("title")}>
        {jobs?.map((job) => (
          <JobCard key={job.id} job={job} zone={zone} mayCancel={mayOperate(role)} onOver={rereadAll} />
        ))}
        {jobs?.length === 0 ? <p className="p-4 text-sm text-muted">{t("none")}</p> : null}
        {jobs ? null : <div className="skeleton h-40" data-testid="loading" />}
      </section>
    </div>
  );
}

interface CommandProps {
  readonly reader: Reader;
  readonly onDone: () => void;
}

function Commands({ reader, onDone }: CommandProps) {
  const t = useTranslations("reader.jobs");
  const deed = useDeed();
  if (reader.status === "DISABLED") return <p className="text-sm text-muted">{t("off")}</p>;
  const syncPlace = async () => {
    const placeId = reader.id.split("/")[0] ?? "";
    if ((await deed.run(SyncPlaceDocument, { input: { placeId } })) !== undefined) onDone();
  };
  const sync = async (full: boolean) => {
    if ((await deed.run(SyncDeviceDocument, { input: { deviceId: reader.id, full } })) !== undefined) onDone();
  };
  return (
    <div className="grid gap-2">
      <p className="flex flex-wrap gap-2">
        <button
          type="button"
          className="button button-primary"
          disabled={deed.isBusy}
          data-testid="sync"
          onClick={() => void sync(false)}
        >
          <RefreshCw aria-hidden className="size-4" />
          {t("sync")}
        </button>
        <button
          type="button"
          className="button"
          disabled={deed.isBusy}
          data-testid="sync-whole"
          onClick={() => void sync(true)}
        >
          {t("syncWhole")}
        </button>
        <button
          type="button"
          className="button"
          disabled={deed.isBusy}
          data-testid="sync-place"
          onClick={() => void syncPlace()}
        >
          {t("syncPlace")}
        </button>
      </p>
      <p className="text-sm text-muted">{t(isPushing(reader) ? "pushes" : "about")}</p>
      <ReaderRefusal fault={deed.fault} />
    </div>
  );
}
