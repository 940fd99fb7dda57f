"use client";

import { ReceiversDocument } from "@biometricflow/sdk/generated/graphql";
import { useQuery } from "@apollo/client/react";
import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { toFailure } from "../../../graphql/apollo-client.ts";
import type { KnownPlace } from "../../../lib/places.ts";
import { FailureNotice } from "../../../ui/failure-notice.tsx";
import { ToldOnce } from "../../../ui/told-once.tsx";
import { ReceiverForm } from "./receiver-form.tsx";
import { ReceiverLine } from "./receiver-line.tsx";
import { MOST_RECEIVERS, toPollMs } from "./receiver-wait.ts";

/** Who is told of alerts, people and programs; administrators alone see them. */
export function Receivers({ places }: { readonly places: readonly KnownPlace[] }) {
  const t = useTranslations("alerts.receivers");
  const [pollMs, setPollMs] = useState(() => toPollMs([]));
  const { data, previousData, error, refetch } = useQuery(ReceiversDocument, {
    variables: { first: MOST_RECEIVERS },
    fetchPolicy: "cache-and-network",
    pollInterval: pollMs,
  });
  const receivers = (data ?? previousData)?.webhooks;
  const nextMs = toPollMs(receivers?.edges.map(({ node }) => node) ?? []);
  if (nextMs !== pollMs) setPollMs(nextMs);
  const reread = () => void refetch();
  return (
    <section className="card grid grid-cols-1" data-testid="receivers">
      <header className="px-4 pt-4 pb-2">
        <h2 className="font-semibold">{t("title")}</h2>
        <p className="text-sm text-muted">{t("about")}</p>
      </header>
      {error ? <FailureNotice failure={toFailure(error)} onRetry={reread} /> : null}
      {!receivers && !error ? <div className="skeleton m-4 h-24" aria-busy="true" data-testid="loading" /> : null}
      {receivers?.totalCount === 0 ? <p className="px-4 pb-2 text-sm text-muted">{t("none")}</p> : null}
      <ul className="divide-y divide-line empty:hidden">
        {receivers?.edges.map(({ node }) => (
          <ReceiverLine key={node.id} receiver={node} places={places} onChanged={reread} />
        ))}
      </ul>
      <NewReceiver places={places} onMade={reread} />
    </section>
  );
}

interface NewProps {
  readonly places: readonly KnownPlace[];
  readonly onMade: () => void;
}

/** The way to one more; of a program, what its receiver needs to know our messages is told after it. */
function NewReceiver({ places, onMade }: NewProps) {
  const t = useTranslations("alerts.receivers");
  const [isMaking, setMaking] = useState(false);
  const [told, setTold] = useState<string>();
  return (
    <div className="grid gap-4 px-4 pt-2 pb-4">
      {told === undefined ? null : <ToldOnce text={t("told")} secret={told} onKept={() => setTold(undefined)} />}
      {isMaking ? (
        <ReceiverForm
          places={places}
          onMade={({ format, secret }) => {
            if (format === "STANDARD") setTold(secret);
            setMaking(false);
            onMade();
          }}
          onClose={() => setMaking(false)}
        />
      ) : (
        <button
          type="button"
          className="button justify-self-start"
          data-testid="receiver-new"
          onClick={() => setMaking(true)}
        >
          <Plus aria-hidden className="size-4" />
          {t("new")}
        </button>
      )}
    </div>
  );
}
