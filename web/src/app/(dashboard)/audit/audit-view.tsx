"use client";

import { AuditLogDocument } from "@biometricflow/sdk/generated/graphql";
import { useQuery } from "@apollo/client/react";
import { useTranslations } from "next-intl";
import { useQueryStates } from "nuqs";
import { PageLink } from "../../../frame/page-link.tsx";
import { toFailure } from "../../../graphql/apollo-client.ts";
import { localZone } from "../../../lib/format.ts";
import { DroppedNotice } from "../../../ui/dropped-notice.tsx";
import { EmptyNotice } from "../../../ui/empty-notice.tsx";
import { FailureNotice } from "../../../ui/failure-notice.tsx";
import { PageHeader } from "../../../ui/page-header.tsx";
import { AuditFilters } from "./audit-filters.tsx";
import {
  type AuditSearch,
  auditParams,
  auditSearch,
  toAuditHref,
  toAuditPage,
  toAuditVariables,
} from "./audit-page.ts";
import { AuditTable } from "./audit-table.tsx";

/** What was done and refused in the organisation, page by page from the newest on. */
export function AuditView() {
  const t = useTranslations("audit");
  const [search] = useQueryStates(auditSearch);
  const { data, previousData, error, refetch } = useQuery(AuditLogDocument, {
    variables: toAuditVariables(search),
    fetchPolicy: "cache-and-network",
  });
  const answered = (data ?? previousData)?.auditLog;
  const page = answered ? toAuditPage(answered) : undefined;
  return (
    <>
      <PageHeader title={t("title")} status={t(search.kind === "VIEWS" ? "viewsSubtitle" : "subtitle")} />
      <DroppedNotice readers={auditParams} />
      <AuditFilters search={search} />
      {error ? <FailureNotice failure={toFailure(error)} onRetry={() => void refetch()} /> : null}
      {!page && !error ? <div className="skeleton h-96" aria-busy="true" data-testid="loading" /> : null}
      {page?.entries.length === 0 ? <EmptyNotice title={t("noneTitle")} text={t("none")} /> : null}
      {page && page.entries.length > 0 ? (
        <AuditTable entries={page.entries} search={search} zone={localZone()} />
      ) : null}
      {page ? <Pages search={search} next={page.next} /> : null}
    </>
  );
}

interface PagesProps {
  readonly search: AuditSearch;
  readonly next: string | undefined;
}

/** The ways to other pages: links, so that each page has an address and the browser's back button works. */
function Pages({ search, next }: PagesProps) {
  const t = useTranslations("audit");
  return (
    <p className="mt-4 flex gap-2 empty:hidden">
      {search.after === null ? null : (
        <PageLink href={toAuditHref({ ...search, after: null })} className="button" data-testid="audit-newest">
          {t("newest")}
        </PageLink>
      )}
      {next === undefined ? null : (
        <PageLink href={toAuditHref({ ...search, after: next })} className="button" data-testid="audit-older">
          {t("older")}
        </PageLink>
      )}
    </p>
  );
}
