"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFrame } from "../../../../frame/frame-context.tsx";
import { toFailure } from "../../../../graphql/apollo-client.ts";
import { EmptyNotice } from "../../../../ui/empty-notice.tsx";
import { FailureNotice } from "../../../../ui/failure-notice.tsx";
import type { ReaderProps } from "../reader/reader.ts";
import { isPushing, mayOperate } from "../reader/reader-parts.ts";
import { AskedPeopleList } from "./asked-people.tsx";
import { PeopleDeeds } from "./people-deeds.tsx";
import { PeopleState } from "./people-state.tsx";
import { PeopleTable } from "./people-table.tsx";
import type { AskedPeople } from "./people-wish.ts";
import { UnansweredNotice } from "./unanswered-notice.tsx";
import { useReaderPeople } from "./use-reader-people.ts";

const NOBODY: ReadonlySet<string> = new Set();

interface Props extends ReaderProps {
  /** Something was done: what is shown of the reader may be old. */
  readonly onDone: () => void;
}

/** Who is enrolled on a reader as the place knows it, and how people are enrolled, removed and copied, each with what came of it. */
export function ReaderPeople({ reader, zone, onDone }: Props) {
  const t = useTranslations("readerPeople");
  const { role } = useFrame();
  const known = useReaderPeople(reader.id);
  const { list, error, absent, search } = known;
  const [chosen, setChosen] = useState(NOBODY);
  const [asked, setAsked] = useState<readonly AskedPeople[]>([]);
  const mayChange = mayOperate(role) && reader.status !== "DISABLED";
  const start = (one: AskedPeople) => {
    setChosen(NOBODY);
    setAsked([one, ...asked.filter(({ job }) => job.id !== one.job.id)]);
  };
  const reread = () => {
    known.reread();
    onDone();
  };
  if (error && !list) return <FailureNotice failure={toFailure(error)} onRetry={known.reread} />;
  const isComplete = search === "" && !absent;
  return (
    <div className="grid grid-cols-1 gap-4" aria-busy={known.loading} data-testid="reader-people">
      <p className="text-sm text-muted">{t(isPushing(reader) ? "aboutPush" : "about")}</p>
      {absent ? <UnansweredNotice absent={absent} onRetry={reread} /> : null}
      <PeopleState {...{ reader, zone }} known={isComplete ? list?.totalCount : undefined} isOld={Boolean(error)} />
      {mayChange ? <PeopleDeeds reader={reader} chosen={[...chosen]} onStarted={start} /> : null}
      <AskedPeopleList asked={asked} zone={zone} onStarted={start} onOver={reread} />
      <PeopleList known={known} chosen={mayChange ? chosen : undefined} onChoose={setChosen} />
    </div>
  );
}

interface ListProps {
  readonly known: ReturnType<typeof useReaderPeople>;
  /** PINs; undefined where nobody may be chosen. */
  readonly chosen: ReadonlySet<string> | undefined;
  readonly onChoose: (chosen: ReadonlySet<string>) => void;
}

function PeopleList({ known: { text, setText, search, list, absent, people, more }, chosen, onChoose }: ListProps) {
  const t = useTranslations("readerPeople");
  return (
    <>
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
      {list?.totalCount === 0 && !absent ? (
        <EmptyNotice title={t("noneTitle")} text={t(search === "" ? "none" : "noneFound")} />
      ) : null}
      {people.length > 0 ? (
        <PeopleTable people={people} total={list?.totalCount ?? 0} {...{ chosen, onChoose }} onMore={more} />
      ) : null}
    </>
  );
}
