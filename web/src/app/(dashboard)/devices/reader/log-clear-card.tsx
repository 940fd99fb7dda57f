"use client";

import { ReaderLogClearDocument, type ReaderLogClearQuery } from "@biometricflow/sdk/generated/graphql";
import { useQuery } from "@apollo/client/react";
import { useLocale, useTranslations } from "next-intl";
import { toAccountName } from "../../../../attendance/account-name.ts";
import { useFrame } from "../../../../frame/frame-context.tsx";
import { toFailure } from "../../../../graphql/apollo-client.ts";
import { toFormats } from "../../../../lib/format.ts";
import { useErrorText } from "../../../../ui/error-text.ts";
import { FactCard } from "./fact-card.tsx";
import { AskLogClear, type LogClearRequest, WaitingLogClear } from "./log-clear-deeds.tsx";
import { mayOperate } from "./reader-parts.ts";

/** While a job clears, and when others ask, nobody waits long to see it. */
const EVERY_MS = 3_000;
/** Those that are over and are named. */
const NAMED = 3;

type Clearing = NonNullable<NonNullable<ReaderLogClearQuery["device"]>["logClear"]>;

interface Props {
  readonly id: string;
  readonly zone: string | null;
  readonly onDone: () => void;
}

/** Whether the log of a reader may be cleared, what is in the way, who asked for it, and when it was. */
export function LogClearCard({ id, zone, onDone }: Props) {
  const t = useTranslations("reader.logClear");
  const toErrorText = useErrorText();
  const { role } = useFrame();
  const { data, error, refetch } = useQuery(ReaderLogClearDocument, {
    variables: { id },
    fetchPolicy: "cache-and-network",
    pollInterval: EVERY_MS,
  });
  const clearing = data?.device?.logClear;
  const reread = () => {
    void refetch();
    onDone();
  };
  if (!clearing && !error) return null;
  return (
    <FactCard title={t("title")} testId="log-clear">
      {clearing ? (
        <Known {...{ id, zone, clearing }} mayAsk={mayOperate(role)} onDone={reread} />
      ) : (
        <p className="text-sm text-bad">{toErrorText(toFailure(error).code)}</p>
      )}
    </FactCard>
  );
}

interface KnownProps extends Props {
  readonly clearing: Clearing;
  readonly mayAsk: boolean;
}

function Known({
  id,
  zone,
  clearing: { obstacles, rowsNotBackedUp, backedUpAt, requests },
  mayAsk,
  onDone,
}: KnownProps) {
  const t = useTranslations("reader.logClear");
  const { full } = toFormats(useLocale());
  const open = requests.find(({ state }) => state === "WAITING" || state === "ORDERED");
  const over = requests.filter((request) => request !== open).slice(0, NAMED);
  const isClear = obstacles.length === 0;
  return (
    <div className="grid gap-3 text-sm">
      {open ? <WaitingLogClear request={open} zone={zone} mayAct={mayAsk} isReady={isClear} onDone={onDone} /> : null}
      {isClear ? null : (
        <div className="grid gap-1" data-testid="log-clear-obstacles">
          <p className="font-medium">{t(open ? "notNow" : "notOffered")}</p>
          <ul className="grid list-disc gap-1 ps-5 text-muted">
            {obstacles.map(({ code }) => (
              <li key={code} data-code={code}>
                {t(`obstacle.${code}`, { rows: rowsNotBackedUp })}
              </li>
            ))}
          </ul>
        </div>
      )}
      {isClear && !open && mayAsk ? <AskLogClear id={id} onDone={onDone} /> : null}
      <p className="text-xs text-muted">
        {backedUpAt ? t("backedUp", { time: full(backedUpAt, zone) }) : t("neverBackedUp")}
      </p>
      {over.map((request) => (
        <PastLogClear key={request.id} request={request} zone={zone} />
      ))}
    </div>
  );
}

function PastLogClear({ request, zone }: { readonly request: LogClearRequest; readonly zone: string | null }) {
  const t = useTranslations("reader.logClear");
  const { full } = toFormats(useLocale());
  const { state, askedBy, askedAt, confirmedBy, withdrawnBy, rows, endedAt } = request;
  const name = (account: string | null) => (account === null ? "" : toAccountName(account));
  const values = {
    asker: name(askedBy),
    confirmer: name(confirmedBy),
    withdrawer: name(withdrawnBy),
    rows: rows ?? 0,
    time: full(endedAt ?? askedAt, zone),
  };
  return (
    <p className="text-xs text-muted" data-testid="log-clear-past" data-state={state}>
      {t(`past.${state}`, values)}
    </p>
  );
}
