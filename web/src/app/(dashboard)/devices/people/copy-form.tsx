"use client";

import { CopyUsersDocument, type JobFactsFragment, OtherReadersDocument } from "@biometricflow/sdk/generated/graphql";
import { useQuery } from "@apollo/client/react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { toFailure } from "../../../../graphql/apollo-client.ts";
import { useDeed } from "../../../../graphql/use-deed.ts";
import { FailureNotice } from "../../../../ui/failure-notice.tsx";
import { ReaderRefusal } from "../reader-refusal.tsx";
import { isMachine } from "../reader-rows.ts";
import type { Reader } from "../reader/reader.ts";

const MOST_READERS = 20;

interface Props {
  readonly reader: Reader;
  /** PINs; everybody where there are none. */
  readonly chosen: readonly string[];
  readonly onStarted: (job: JobFactsFragment) => void;
}

/** Copies those who are chosen, or everybody, to other readers of the place; says first what is copied and what is not. */
export function CopyForm({ reader, chosen, onStarted }: Props) {
  const t = useTranslations("readerPeople");
  const deed = useDeed();
  const [toIds, setToIds] = useState<ReadonlySet<string>>(new Set());
  const placeId = reader.id.split("/")[0] ?? "";
  const { data, error, refetch } = useQuery(OtherReadersDocument, { variables: { placeId } });
  const others = data?.devices?.edges
    .map(({ node }) => node)
    .filter((one) => one.id !== reader.id && one.status !== "DISABLED" && isMachine(one));
  const toggle = (id: string) => {
    const next = new Set(toIds);
    if (!next.delete(id)) next.add(id);
    setToIds(next);
  };
  const copy = async () => {
    const some = chosen.length === 0 ? {} : { pins: [...chosen] };
    const input = { fromDeviceId: reader.id, toDeviceIds: [...toIds], ...some };
    const job = (await deed.run(CopyUsersDocument, { input }))?.copyUsers?.job;
    if (job) onStarted(job);
  };
  if (error && !others) return <FailureNotice failure={toFailure(error)} onRetry={() => void refetch()} />;
  if (!others) return <div className="skeleton h-24" data-testid="loading" />;
  return (
    <section className="card grid gap-3 p-4 text-sm" data-testid="copy-form" aria-label={t("copy")}>
      <p>{t("copyAbout", { count: chosen.length })}</p>
      {others.length === 0 ? <p className="text-muted">{t("noOthers")}</p> : null}
      <ul className="grid gap-2">
        {others.map(({ id, name, transport }) => (
          <li key={id}>
            <label className="flex items-center gap-2">
              <input
                type="checkbox"
                className="size-4 accent-accent"
                checked={toIds.has(id)}
                onChange={() => toggle(id)}
              />
              <bdi>{name ?? id}</bdi>
              {transport === "PUSH" ? <span className="text-xs text-muted">{t("whenItCalls")}</span> : null}
            </label>
          </li>
        ))}
      </ul>
      <p>
        <button
          type="button"
          className="button button-primary"
          disabled={toIds.size === 0 || toIds.size > MOST_READERS || deed.isBusy}
          data-testid="copy-send"
          onClick={() => void copy()}
        >
          {t("copySend")}
        </button>
      </p>
      <ReaderRefusal fault={deed.fault} />
    </section>
  );
}
