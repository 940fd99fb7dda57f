"use client";

import {
  AccountSessionsDocument,
  EndSessionDocument,
  SignOutEverywhereDocument,
} from "@biometricflow/sdk/generated/graphql";
import { useQuery } from "@apollo/client/react";
import { useTranslations } from "next-intl";
import { toFailure } from "../../../graphql/apollo-client.ts";
import { useDeed } from "../../../graphql/use-deed.ts";
import { DeedFault } from "../../../ui/deed-fault.tsx";
import { FailureNotice } from "../../../ui/failure-notice.tsx";
import { SessionLine } from "../../../ui/session-line.tsx";

/** Where an account is signed in; each session can be ended, and all at once. */
export function AccountSessions({ accountId }: { readonly accountId: string }) {
  const t = useTranslations("access");
  const { data, previousData, error, refetch } = useQuery(AccountSessionsDocument, {
    variables: { accountId },
    fetchPolicy: "cache-and-network",
  });
  const deed = useDeed();
  const sessions = (data ?? previousData)?.sessions;
  const reread = () => void refetch();
  const end = async (id: string) => {
    if (await deed.run(EndSessionDocument, { input: { id } })) reread();
  };
  const endAll = async () => {
    const input = { accountId, isCurrentKept: true };
    if (await deed.run(SignOutEverywhereDocument, { input })) reread();
  };
  return (
    <section data-testid="account-sessions" data-total={sessions?.totalCount}>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h3 className="font-medium">{t("sessions", { count: sessions?.totalCount ?? 0 })}</h3>
        {sessions && sessions.totalCount > 0 ? (
          <button
            type="button"
            className="button min-h-8 py-1"
            disabled={deed.isBusy}
            data-testid="end-all"
            onClick={() => void endAll()}
          >
            {t("endAll")}
          </button>
        ) : null}
      </div>
      {error ? <FailureNotice failure={toFailure(error)} onRetry={reread} /> : null}
      {!sessions && !error ? <div className="skeleton mt-2 h-12" aria-busy="true" data-testid="loading" /> : null}
      <DeedFault fault={deed.fault} />
      <ul className="divide-y divide-line empty:hidden">
        {sessions?.edges.map(({ node }) => (
          <SessionLine key={node.id} session={node} isBusy={deed.isBusy} onEnd={() => void end(node.id)} />
        ))}
      </ul>
    </section>
  );
}
