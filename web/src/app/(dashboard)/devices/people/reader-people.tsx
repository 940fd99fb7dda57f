"use client";

import { type JobFactsFragment, ReaderPeopleDocument } from "@biometricflow/sdk/generated/graphql";
import { useQuery } from "@apollo/client/react";
import { useTranslations } from "next-intl";
import { useDeferredValue, useState } from "react";
import { useFrame } from "../../../../frame/frame-context.tsx";
import { toFailure } from "../../../../graphql/apollo-client.ts";
import { toLatinDigits } from "../../../../lib/latin-digits.ts";
import { EmptyNotice } from "../../../../ui/empty-notice.tsx";
import { FailureNotice } from "../../../../ui/failure-notice.tsx";
import { JobCard } from "../jobs/job-card.tsx";
import type { ReaderProps } from "../reader/reader.ts";
import { isPushing, mayOperate } from "../reader/reader-parts.ts";
import { PeopleDeeds } from "./people-deeds.tsx";
import { PeopleState } from "./people-state.tsx";
import { PeopleTable } from "./people-table.tsx";

const LISTED = 50;
const MOST_LISTED = 1000;
const NOBODY: ReadonlySet<string> = new Set();

interface Props extends ReaderProps {
  /** Something was done: what is shown of the reader may be old. */
  readonly onDone: () => void;
}

/** Who is enrolled on a reader as the place knows it, and how people are enrolled, removed and copied, each with what came of it. */
export function ReaderPeople({ reader, zone, onDone }: Props) {
  const t = useTranslations("readerPeople");
  const { role } = useFrame();
  const [text, setText] = useState("");
  const search = useDeferredValue(toLatinDigits(text.trim()));
  const [first, setFirst] = useState(LISTED);
  const [chosen, setChosen] = useState(NOBODY);
  const [jobs, setJobs] = useState<readonly JobFactsFragment[]>([]);
  const { data, previousData, error, loading, refetch } = useQuery(ReaderPeopleDocument, {
    variables: { placeId: reader.id.split("/")[0] ?? "", first, filter: { deviceIds: [reader.id], search } },
    fetchPolicy: "cache-and-network",
    errorPolicy: "all",
  });
  const list = (data ?? previousData)?.users;
  const people = list?.edges.map(({ node }) => node) ?? [];
  const mayChange = mayOperate(role) && reader.status !== "DISABLED";
  const start = (job: JobFactsFragment) => {
    setChosen(NOBODY);
    setJobs([job, ...jobs.filter(({ id }) => id !== job.id)]);
  };
  const reread = () => {
    void refetch();
    onDone();
  };
  if (error && !list) return <FailureNotice failure={toFailure(error)} onRetry={() => void refetch()} />;
  return (
    <div className="grid grid-cols-1 gap-4" aria-busy={loading} data-testid="reader-people">
      <p className="text-sm text-muted">{t(isPushing(reader) ? "aboutPush" : "about")}</p>
      <PeopleState
        reader={reader}
        zone={zone}
        known={search === "" ? list?.totalCount : undefined}
        isOld={Boolean(error)}
      />
      {mayChange ? <PeopleDeeds reader={reader} chosen={[...chosen]} onStarted={start} /> : null}
      {jobs.length > 0 ? (
        <section className="card" aria-label={t("jobs")} data-testid="people-jobs">
          {jobs.map((job) => (
            <JobCard key={job.id} job={job} zone={zone} mayCancel onOver={reread} />
          ))}
        </section>
      ) : null}
      <input
        type="search"
        className="field max-w-md max-md:max-w-none"
        dir="auto"
        placeholder={t("search")}
        aria-label={t("search")}
        data-testid="people-search"
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      {list ? null : <div className="skeleton h-72" data-testid="loading" />}
      {list?.totalCount === 0 ? (
        <EmptyNotice title={t("noneTitle")} text={t(search === "" ? "none" : "noneFound")} />
      ) : null}
      {people.length > 0 ? (
        <PeopleTable
          people={people}
          total={list?.totalCount ?? 0}
          chosen={mayChange ? chosen : undefined}
          onChoose={setChosen}
          onMore={first < MOST_LISTED ? () => setFirst(MOST_LISTED) : undefined}
        />
      ) : null}
    </div>
  );
}
