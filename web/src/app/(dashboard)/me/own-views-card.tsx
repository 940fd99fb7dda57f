"use client";

import { OwnViewsDocument, type OwnViewsQuery } from "@biometricflow/sdk/generated/graphql";
import { useQuery } from "@apollo/client/react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { toAccountName } from "../../../attendance/account-name.ts";
import { toFailure } from "../../../graphql/apollo-client.ts";
import { localZone, toFormats } from "../../../lib/format.ts";
import { FailureNotice } from "../../../ui/failure-notice.tsx";

const ROWS = 20;

type Views = NonNullable<NonNullable<OwnViewsQuery["ownRecord"]>["views"]>;

/** Who looked at one's own data, the newest first, page by page. */
export function OwnViewsCard() {
  const t = useTranslations("ownViews");
  const [after, setAfter] = useState<string | null>(null);
  const { data, previousData, error, refetch } = useQuery(OwnViewsDocument, {
    variables: { first: ROWS, after },
    fetchPolicy: "cache-and-network",
  });
  const own = (data ?? previousData)?.ownRecord?.views;
  return (
    <section className="card mt-4 grid gap-3 p-4 text-sm" data-testid="own-views">
      <h2 className="font-semibold">{t("title")}</h2>
      <p className="text-muted">{t("means")}</p>
      {error ? <FailureNotice failure={toFailure(error)} onRetry={() => void refetch()} /> : null}
      {!own && !error ? <div className="skeleton h-40" aria-busy="true" data-testid="own-views-loading" /> : null}
      {own ? <Looks own={own} isFirst={after === null} /> : null}
      <p className="flex gap-2 empty:hidden">
        {after === null ? null : (
          <button type="button" className="button" data-testid="own-views-newest" onClick={() => setAfter(null)}>
            {t("newest")}
          </button>
        )}
        {own?.next ? (
          <button type="button" className="button" data-testid="own-views-older" onClick={() => setAfter(own.next)}>
            {t("older")}
          </button>
        ) : null}
      </p>
    </section>
  );
}

/** One page of looks, and since when there are any. */
function Looks({ own: { views, since, next }, isFirst }: { readonly own: Views; readonly isFirst: boolean }) {
  const t = useTranslations("ownViews");
  const { full } = toFormats(useLocale());
  return (
    <>
      {views.length > 0 ? (
        <ul className="divide-y divide-line">
          {views.map((view, nth) => (
            <Look key={`${view.at} ${view.actor} ${view.kind} ${nth}`} view={view} />
          ))}
        </ul>
      ) : (
        <p data-testid="own-views-none">{t(next !== null ? "noneHere" : isFirst ? "none" : "noMore")}</p>
      )}
      <p className="text-xs text-muted">
        {since === null ? t("sinceNever") : t("since", { at: full(since, localZone()), zone: localZone() })}
      </p>
    </>
  );
}

/** Who looked at what, when. */
function Look({ view: { at, actor, name, role, kind, isNamed } }: { readonly view: Views["views"][number] }) {
  const t = useTranslations("ownViews");
  const roles = useTranslations("frame.role");
  const { full } = toFormats(useLocale());
  return (
    <li className="flex flex-wrap items-baseline gap-x-3 gap-y-1 py-2" data-testid="own-view" data-named={isNamed}>
      <bdi className="text-muted">{full(at, localZone())}</bdi>
      <span className="font-medium wrap-anywhere">
        <bdi>{name ?? toAccountName(actor)}</bdi>
      </span>
      {role === null ? null : <span className="text-muted">{roles(role)}</span>}
      <span>{t(`kind.${kind}`)}</span>
      <span className={`tag ${isNamed ? "bg-warn-soft text-warn" : ""}`}>{t(isNamed ? "named" : "list")}</span>
    </li>
  );
}
