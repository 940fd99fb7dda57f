"use client";

import { OtherReadersDocument } from "@biometricflow/sdk/generated/graphql";
import { useQuery } from "@apollo/client/react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { toFailure } from "../../../../graphql/apollo-client.ts";
import { FailureNotice } from "../../../../ui/failure-notice.tsx";
import { ReaderRefusal } from "../reader-refusal.tsx";
import { isMachine } from "../reader-rows.ts";
import type { Reader } from "../reader/reader.ts";
import { type OtherReader, OtherReaders } from "./other-readers.tsx";
import type { AskedPeople } from "./people-wish.ts";
import { UnansweredNotice } from "./unanswered-notice.tsx";
import { usePeopleDeed } from "./use-people-deed.ts";

const MOST_READERS = 20;

interface Props {
  readonly reader: Reader;
  /** PINs; everybody where there are none. */
  readonly chosen: readonly string[];
  readonly onStarted: (asked: AskedPeople) => void;
}

/** Copies those who are chosen, or everybody, to other readers of the place; says first what is copied and what is not. */
export function CopyForm(props: Props) {
  const placeId = props.reader.id.split("/")[0] ?? "";
  const { data, error, refetch } = useQuery(OtherReadersDocument, { variables: { placeId } });
  const devices = data?.devices;
  const again = () => void refetch();
  if (error && !devices) return <FailureNotice failure={toFailure(error)} onRetry={again} />;
  if (!devices) return <div className="skeleton h-24" data-testid="loading" />;
  const [absent] = devices.unavailable;
  if (absent) return <UnansweredNotice absent={absent} onRetry={again} />;
  const others = devices.edges
    .map(({ node }) => node)
    .filter((one) => one.id !== props.reader.id && one.status !== "DISABLED" && isMachine(one));
  return <ChooseReaders {...props} others={others} />;
}

function ChooseReaders({ reader, chosen, onStarted, others }: Props & { readonly others: readonly OtherReader[] }) {
  const t = useTranslations("readerPeople");
  const { deed, ask } = usePeopleDeed(onStarted);
  const [toIds, setToIds] = useState<ReadonlySet<string>>(new Set());
  const some = chosen.length === 0 ? {} : { pins: [...chosen] };
  const input = { fromDeviceId: reader.id, toDeviceIds: [...toIds], ...some };
  return (
    <section className="card grid gap-3 p-4 text-sm" data-testid="copy-form" aria-label={t("copy")}>
      <p>{t("copyAbout", { count: chosen.length })}</p>
      <OtherReaders readers={others} chosen={toIds} onChoose={setToIds} />
      <p>
        <button
          type="button"
          className="button button-primary"
          disabled={toIds.size === 0 || toIds.size > MOST_READERS || deed.isBusy}
          data-testid="copy-send"
          onClick={() => void ask({ kind: "COPY", input })}
        >
          {t("copySend")}
        </button>
      </p>
      {toIds.size > MOST_READERS ? <p className="text-bad">{t("tooMany", { most: MOST_READERS })}</p> : null}
      <ReaderRefusal fault={deed.fault} />
    </section>
  );
}
