"use client";

import { ApiKeysDocument, type ApiKeysQuery, type Role } from "@biometricflow/sdk/generated/graphql";
import { useQuery } from "@apollo/client/react";
import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { toFailure } from "../../../graphql/apollo-client.ts";
import type { KnownPlace } from "../../../lib/places.ts";
import type { DateText } from "../../../lib/zone.ts";
import { SCREEN_PATH } from "../../../session/screen-path.ts";
import { EmptyNotice } from "../../../ui/empty-notice.tsx";
import { FailureNotice } from "../../../ui/failure-notice.tsx";
import { PageHeader } from "../../../ui/page-header.tsx";
import { ShownOf } from "../../../ui/shown-of.tsx";
import { ToldOnce } from "../../../ui/told-once.tsx";
import { KeyForm } from "./key-form.tsx";
import { KeyLine } from "./key-line.tsx";

const PAGE_ROWS = 100;
const MOST_ROWS = 1_000;

interface Props {
  readonly places: readonly KnownPlace[];
  /** The date where the page was made. */
  readonly today: DateText;
}

/** What programs sign in with: made here, told once, and ended here. */
export function KeysView({ places, today }: Props) {
  const t = useTranslations("apiKeys");
  const [rows, setRows] = useState(PAGE_ROWS);
  const [isMaking, setMaking] = useState(false);
  const [told, setTold] = useState<{ readonly text: "told" | "toldScreen"; readonly secret: string }>();
  const { data, previousData, error, refetch } = useQuery(ApiKeysDocument, {
    variables: { first: rows },
    fetchPolicy: "cache-and-network",
  });
  const keys = (data ?? previousData)?.apiKeys;
  const reread = () => void refetch();
  const more = rows < MOST_ROWS ? () => setRows(MOST_ROWS) : undefined;
  return (
    <>
      <PageHeader title={t("title")} status={t("subtitle")}>
        {isMaking ? null : <NewButton onClick={() => setMaking(true)} />}
      </PageHeader>
      <div className="grid grid-cols-1 gap-4">
        {told === undefined ? null : (
          <ToldOnce text={t(told.text)} secret={told.secret} onKept={() => setTold(undefined)} />
        )}
        {isMaking ? (
          <KeyForm
            places={places}
            today={today}
            onMade={(secret, role) => {
              setTold(toTold(secret, role));
              setMaking(false);
              reread();
            }}
            onClose={() => setMaking(false)}
          />
        ) : null}
        {error ? <FailureNotice failure={toFailure(error)} onRetry={reread} /> : null}
        {!keys && !error ? <div className="skeleton h-72" aria-busy="true" data-testid="loading" /> : null}
        {keys ? <KeyList keys={keys} places={places} onMore={more} onRevoked={reread} /> : null}
      </div>
    </>
  );
}

/** A program is given its key, a screen a link: what stands after the `#` no server is sent. */
function toTold(secret: string, role: Role) {
  if (role !== "SCREEN") return { text: "told", secret } as const;
  return { text: "toldScreen", secret: `${window.location.origin}${SCREEN_PATH}#${secret}` } as const;
}

function NewButton({ onClick }: { readonly onClick: () => void }) {
  const t = useTranslations("apiKeys");
  return (
    <button type="button" className="button" data-testid="key-new" onClick={onClick}>
      <Plus aria-hidden className="size-4" />
      {t("new")}
    </button>
  );
}

interface ListProps extends Pick<Props, "places"> {
  readonly keys: NonNullable<ApiKeysQuery["apiKeys"]>;
  readonly onMore: (() => void) | undefined;
  readonly onRevoked: () => void;
}

/** In the order of their names, those that are over too: their names are not given again. */
function KeyList({ keys: { edges, totalCount }, places, onMore, onRevoked }: ListProps) {
  const t = useTranslations("apiKeys");
  if (totalCount === 0) return <EmptyNotice title={t("noneTitle")} text={t("none")} />;
  return (
    <section className="card">
      <ul className="divide-y divide-line" data-testid="keys">
        {edges.map(({ node }) => (
          <KeyLine key={node.id} apiKey={node} places={places} onRevoked={onRevoked} />
        ))}
      </ul>
      <ShownOf shown={edges.length} count={totalCount} onMore={onMore} />
    </section>
  );
}
