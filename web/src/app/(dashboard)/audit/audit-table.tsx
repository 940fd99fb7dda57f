"use client";

import type { AuditLogQuery } from "@biometricflow/sdk/generated/graphql";
import { useLocale, useTranslations } from "next-intl";
import { toAccountName } from "../../../attendance/account-name.ts";
import { toFormats } from "../../../lib/format.ts";
import { PageLink } from "../../../frame/page-link.tsx";
import { ActorName } from "./actor-name.tsx";
import { AuditChanges } from "./audit-changes.tsx";
import { type AuditSearch, isOfViewing, toAuditHref } from "./audit-page.ts";

type Entry = NonNullable<AuditLogQuery["auditLog"]>[number];

interface Props {
  readonly entries: readonly Entry[];
  /** What was asked for: names and actions lead to the entries of these alone. */
  readonly search: AuditSearch;
  /** Of whoever looks. */
  readonly zone: string;
}

const COLUMNS = ["at", "actor", "action", "targets", "address", "outcome"] as const;

/** A phone has room for when, who and how it ended; what was done stands below who did it. */
const NARROW_HIDDEN: Readonly<Partial<Record<(typeof COLUMNS)[number], string>>> = {
  action: "max-md:hidden",
  targets: "max-lg:hidden",
  address: "max-md:hidden",
};

/** Audited changes, the newest first. */
export function AuditTable({ entries, search, zone }: Props) {
  const t = useTranslations("audit");
  return (
    <div className="card relative overflow-x-auto">
      <table className="w-full text-sm" data-testid="audit">
        <caption className="px-4 py-2 text-start text-xs text-muted">{t("zone", { zone })}</caption>
        <thead>
          <tr className="border-b border-line text-xs text-muted">
            {COLUMNS.map((column) => (
              <th
                key={column}
                scope="col"
                className={`px-3 py-2 text-start font-medium ${NARROW_HIDDEN[column] ?? ""}`}
              >
                {t(`column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <Row key={entry.id} entry={entry} search={search} zone={zone} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ entry, search, zone }: Omit<Props, "entries"> & { readonly entry: Entry }) {
  const { full } = toFormats(useLocale());
  const { at, actor, action, account, address, targets, changes } = entry;
  return (
    <>
      <tr className="border-t border-line align-top first:border-0" data-testid="audit-entry" data-action={action}>
        <td className="px-3 py-2 whitespace-nowrap text-muted max-md:whitespace-normal">
          <bdi>{full(at, zone)}</bdi>
        </td>
        <td className="px-3 py-2 wrap-anywhere">
          <Actor actor={actor} account={account} isViewing={isOfViewing(entry)} search={search} />
          <span className="block font-medium md:hidden">
            <Action action={action} search={search} />
          </span>
        </td>
        <td className={`px-3 py-2 wrap-anywhere ${NARROW_HIDDEN.action}`}>
          <Action action={action} search={search} />
        </td>
        <td className={`px-3 py-2 text-muted ${NARROW_HIDDEN.targets}`}>
          <Targets targets={targets} />
        </td>
        <td className={`px-3 py-2 text-muted wrap-anywhere ${NARROW_HIDDEN.address}`}>
          <bdi dir="ltr">{address}</bdi>
        </td>
        <td className="px-3 py-2">
          <Outcome entry={entry} />
        </td>
      </tr>
      {changes.length === 0 ? null : (
        <tr>
          <td colSpan={COLUMNS.length} className="px-3 pb-2">
            <AuditChanges changes={changes} />
          </td>
        </tr>
      )}
    </>
  );
}

interface Viewing {
  /** Whether the account is the one whose view was seen. */
  readonly isViewing: boolean;
}

interface Searched {
  readonly search: AuditSearch;
}

/** Who did it, and the account that it was about, or as which it was done, where that is another one. */
function Actor({ actor, account, isViewing, search }: Pick<Entry, "actor" | "account"> & Searched & Viewing) {
  const t = useTranslations("audit");
  return (
    <>
      <PageLink href={toAuditHref({ ...search, actor, after: null })} className="hover:underline">
        <ActorName actor={actor} />
      </PageLink>
      {account !== null && account !== actor ? (
        <span className="block text-muted">{t(isViewing ? "as" : "about", { account: toAccountName(account) })}</span>
      ) : null}
    </>
  );
}

function Action({ action, search }: Pick<Entry, "action"> & Searched) {
  return (
    <PageLink href={toAuditHref({ ...search, action, after: null })} className="font-medium hover:underline">
      <bdi dir="ltr">{action}</bdi>
    </PageLink>
  );
}

const SHOWN_TARGETS = 3;

function Targets({ targets }: Pick<Entry, "targets">) {
  const shown = targets.slice(0, SHOWN_TARGETS);
  return (
    <span className="flex flex-wrap gap-x-2 wrap-anywhere" title={targets.join("\n")}>
      {shown.map((target) => (
        <bdi key={target} dir="ltr">
          {target}
        </bdi>
      ))}
      {targets.length > shown.length ? <bdi dir="ltr">+{targets.length - shown.length}</bdi> : null}
    </span>
  );
}

/** Whether it was carried out; the code that says why not stands as the graph gives it. */
function Outcome({ entry: { outcome, count } }: { readonly entry: Entry }) {
  const t = useTranslations("audit");
  const isDone = outcome === "OK";
  return (
    <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <span className={`tag ${isDone ? "bg-good-soft text-good" : "bg-warn-soft text-warn"}`}>
        {t(isDone ? "done" : "refused")}
      </span>
      {isDone ? null : (
        <bdi dir="ltr" className="font-mono text-xs text-muted wrap-anywhere">
          {outcome}
        </bdi>
      )}
      {count !== null && count > 1 ? <span className="text-xs text-muted">{t("times", { count })}</span> : null}
    </span>
  );
}
