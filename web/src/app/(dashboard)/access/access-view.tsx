"use client";

import { AccountsDocument, type AccountsQuery } from "@biometricflow/sdk/generated/graphql";
import { useQuery } from "@apollo/client/react";
import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { parseAsString, useQueryState } from "nuqs";
import { useState } from "react";
import { toFailure } from "../../../graphql/apollo-client.ts";
import type { KnownPlace } from "../../../lib/places.ts";
import { EmptyNotice } from "../../../ui/empty-notice.tsx";
import { FailureNotice } from "../../../ui/failure-notice.tsx";
import { PageHeader } from "../../../ui/page-header.tsx";
import { SearchField } from "../../../ui/search-field.tsx";
import { ShownOf } from "../../../ui/shown-of.tsx";
import { ToldOnce } from "../../../ui/told-once.tsx";
import { AccountForm } from "./account-form.tsx";
import { AccountLine } from "./account-line.tsx";

const PAGE_ROWS = 100;
const MOST_ROWS = 1_000;

/** Who may sign in, and what they may do where. */
export function AccessView({ places }: { readonly places: readonly KnownPlace[] }) {
  const t = useTranslations("access");
  const [search, setSearch] = useQueryState("q", parseAsString.withDefault(""));
  const [rows, setRows] = useState(PAGE_ROWS);
  const [isMaking, setMaking] = useState(false);
  const [link, setLink] = useState<string>();
  const { data, previousData, error, refetch } = useQuery(AccountsDocument, {
    variables: { first: rows, filter: search === "" ? {} : { search } },
    fetchPolicy: "cache-and-network",
  });
  const accounts = (data ?? previousData)?.accounts;
  const reread = () => void refetch();
  const list = {
    places,
    onChanged: reread,
    onLink: setLink,
    onMore: rows < MOST_ROWS ? () => setRows(MOST_ROWS) : undefined,
  };
  return (
    <>
      <PageHeader title={t("title")} status={accounts ? t("count", { count: accounts.totalCount }) : t("subtitle")}>
        <SearchField name={t("search")} value={search} onChange={(text) => void setSearch(text)} />
        {isMaking ? null : <NewButton onClick={() => setMaking(true)} />}
      </PageHeader>
      <div className="grid grid-cols-1 gap-4">
        {link === undefined ? null : <ToldOnce text={t("link")} secret={link} onKept={() => setLink(undefined)} />}
        {isMaking ? (
          <AccountForm
            places={places}
            onDone={(made) => {
              setLink(made);
              setMaking(false);
              reread();
            }}
            onClose={() => setMaking(false)}
          />
        ) : null}
        {error ? <FailureNotice failure={toFailure(error)} onRetry={reread} /> : null}
        {!accounts && !error ? <div className="skeleton h-72" aria-busy="true" data-testid="loading" /> : null}
        {accounts ? <AccountList accounts={accounts} {...list} /> : null}
      </div>
    </>
  );
}

function NewButton({ onClick }: { readonly onClick: () => void }) {
  const t = useTranslations("access");
  return (
    <button type="button" className="button" data-testid="account-new" onClick={onClick}>
      <Plus aria-hidden className="size-4" />
      {t("new")}
    </button>
  );
}

interface ListProps {
  readonly accounts: NonNullable<AccountsQuery["accounts"]>;
  readonly places: readonly KnownPlace[];
  readonly onChanged: () => void;
  readonly onLink: (url: string) => void;
  readonly onMore: (() => void) | undefined;
}

/** In the order of their usernames, as the directory tells them. */
function AccountList({ accounts: { edges, totalCount }, onMore, ...line }: ListProps) {
  const t = useTranslations("access");
  if (totalCount === 0) return <EmptyNotice title={t("noneTitle")} text={t("none")} />;
  return (
    <section className="card">
      <ul className="divide-y divide-line" data-testid="accounts">
        {edges.map(({ node }) => (
          <AccountLine key={node.id} account={node} {...line} />
        ))}
      </ul>
      <ShownOf shown={edges.length} count={totalCount} onMore={onMore} />
    </section>
  );
}
