"use client";

import {
  EditRosterDocument,
  type PersonFilter,
  type RosterCellInput,
  RosterDocument,
  type RosterQuery,
} from "@biometricflow/sdk/generated/graphql";
import { useQuery } from "@apollo/client/react";
import { useTranslations } from "next-intl";
import { useQueryStates } from "nuqs";
import { useMemo, useState } from "react";
import { DepartmentField } from "../../../attendance/department-field.tsx";
import { MonthSwitch, parseMonth } from "../../../attendance/person/month-switch.tsx";
import { type DateSpan, listDates, toMonthSpan } from "../../../attendance/range.ts";
import { useFrame } from "../../../frame/frame-context.tsx";
import { useUnsavedRoster } from "../../../frame/unsaved-roster.tsx";
import { usePlaceScope } from "../../../frame/use-place-scope.ts";
import { toFailure } from "../../../graphql/apollo-client.ts";
import { toLatinDigits } from "../../../lib/latin-digits.ts";
import { type KnownPlace, toPlaceScope, toPlaceVariables } from "../../../lib/places.ts";
import { ChangePreview } from "../../../shifts/change-preview.tsx";
import { sendChange } from "../../../shifts/send-change.ts";
import { EmptyNotice } from "../../../ui/empty-notice.tsx";
import { FailureNotice } from "../../../ui/failure-notice.tsx";
import { PageFrame } from "../../../ui/page-frame.tsx";
import { SearchField } from "../../../ui/search-field.tsx";
import { countHidden, type RosterDraft } from "./roster-draft.ts";
import { RosterGrid } from "./roster-grid.tsx";
import { RosterPager } from "./roster-pager.tsx";
import { rosterParams, rosterSearch } from "./roster-search.ts";
import type { ShownLine } from "./roster-shown.ts";
import { RosterSheets } from "./roster-sheets.tsx";

const PAGE_ROWS = 50;
const MOST_CELLS = 5_000;
const EDITORS: readonly (string | null)[] = ["ADMIN", "HR", "PLACE_ADMIN"];
const READERS: readonly (string | null)[] = [...EDITORS, "AUDITOR"];

interface Props {
  readonly places: readonly KnownPlace[];
  /** The date where the page was made. */
  readonly today: string;
}

/** Who works which shift on which date of a month, to be filled by cells, ranges, pasting and sheets. */
export function RosterView({ places, today }: Props) {
  const t = useTranslations("roster");
  const [address, setSearch] = useQueryStates(rosterSearch, { history: "push" });
  const { place, department, q } = address;
  const month = parseMonth(address.month) ?? today.slice(0, 7);
  const chosen = toPlaceScope(place, places);
  const search = toLatinDigits((q ?? "").trim());
  const filter = {
    ...toPlaceVariables(chosen.ids),
    ...(department ? { departmentIds: [department] } : {}),
    ...(search === "" ? {} : { search }),
  };
  const page = useRosterPage(month, filter);
  const { roster, error, reread } = page;
  const scope = usePlaceScope(chosen, { absent: [], reread });
  return (
    <PageFrame
      title={t("title")}
      status={roster ? t("count", { count: roster.totalCount }) : t("subtitle")}
      actions={<MonthSwitch month={month} onChange={(next) => void setSearch({ month: next })} />}
      scope={scope}
      params={rosterParams}
      isServerPage={false}
      isKept
      filters={
        <span className="flex flex-wrap gap-3">
          <DepartmentField chosen={department} onChange={(id) => void setSearch({ department: id })} />
          <SearchField
            name={t("search")}
            value={q ?? ""}
            onChange={(text) => void setSearch({ q: text || null }, { history: "replace" })}
          />
        </span>
      }
    >
      {error && !roster ? <FailureNotice failure={toFailure(error)} onRetry={reread} /> : null}
      {!roster && !error ? <div className="skeleton h-96" aria-busy="true" data-testid="loading" /> : null}
      {roster?.totalCount === 0 ? <EmptyNotice title={t("noneTitle")} text={t("none")} /> : null}
      {roster && roster.totalCount > 0 ? <RosterSheet {...{ page, month, filter, today }} /> : null}
    </PageFrame>
  );
}

const MOST_PREVIEWED = 62;

/** The dates of cells, as far as a preview looks at once; those of the month where there are more. */
function toTouchedSpan(cells: readonly RosterCellInput[], month: DateSpan): DateSpan {
  const dates = cells.map(({ date }) => date).toSorted();
  const span = { from: dates[0] ?? month.from, to: dates.at(-1) ?? month.to };
  return listDates(span).length <= MOST_PREVIEWED ? span : month;
}

/** A page of the month's roster, and the ones beside it. */
function useRosterPage(month: string, filter: PersonFilter) {
  const [pages, setPages] = useState<Pages>({ of: "", cursors: [] });
  const of = JSON.stringify([month, filter]);
  const cursors = pages.of === of ? pages.cursors : [];
  const { data, previousData, error, loading, refetch } = useQuery(RosterDocument, {
    variables: { month, filter, first: PAGE_ROWS, after: cursors.at(-1) ?? null },
    fetchPolicy: "cache-and-network",
  });
  const known = data ?? previousData;
  const roster = known?.roster;
  const lines = useMemo(() => (roster?.edges ?? []).map(({ node }) => toLine(node)), [roster]);
  const { endCursor = null, hasNextPage = false } = roster?.pageInfo ?? {};
  const turn = (next: readonly string[]) => setPages({ of, cursors: next });
  return {
    ...{ roster, lines, shifts: known?.shifts ?? [], error, isBusy: loading },
    before: cursors.length * PAGE_ROWS,
    reread: () => void refetch(),
    onPrevious: cursors.length > 0 ? () => turn(cursors.slice(0, -1)) : undefined,
    onNext: hasNextPage && endCursor ? () => turn([...cursors, endCursor]) : undefined,
  };
}

interface SheetProps {
  readonly page: ReturnType<typeof useRosterPage>;
  readonly month: string;
  readonly filter: PersonFilter;
  readonly today: string;
}

/** The grid with what is not saved yet, and sheets. */
function RosterSheet({ page, month, filter, today }: SheetProps) {
  const { role } = useFrame();
  const { cells: draft, setCells: setDraft } = useUnsavedRoster();
  const canEdit = EDITORS.includes(role);
  const [isPreviewed, setPreviewed] = useState(false);
  const saved = () => {
    setDraft(new Map());
    setPreviewed(false);
    page.reread();
  };
  return (
    <div className="grid grid-cols-1 gap-3">
      {READERS.includes(role) ? (
        <RosterSheets month={month} filter={filter} canEdit={canEdit} onDone={page.reread} />
      ) : null}
      {isPreviewed ? (
        <RosterPreview cells={toCells(draft)} month={month} onSaved={saved} onClose={() => setPreviewed(false)} />
      ) : null}
      <RosterGrid
        dates={listDates(toMonthSpan(month))}
        today={today}
        lines={page.lines}
        shifts={page.shifts}
        draft={draft}
        isBusy={page.isBusy}
        onChange={canEdit && !isPreviewed ? setDraft : undefined}
      />
      {draft.size > 0 && !isPreviewed ? (
        <DraftStrip
          count={draft.size}
          hidden={countHidden(draft, page.lines, month)}
          onPreview={() => setPreviewed(true)}
          onDiscard={() => setDraft(new Map())}
        />
      ) : null}
      <RosterPager
        first={page.before + 1}
        shown={page.lines.length}
        total={page.roster?.totalCount ?? 0}
        onPrevious={page.onPrevious}
        onNext={page.onNext}
      />
    </div>
  );
}

interface PreviewProps {
  readonly cells: RosterCellInput[];
  readonly month: string;
  readonly onSaved: () => void;
  readonly onClose: () => void;
}

function RosterPreview({ cells, month, onSaved, onClose }: PreviewProps) {
  return (
    <ChangePreview
      change={{ editRoster: { cells } }}
      dates={toTouchedSpan(cells, toMonthSpan(month))}
      onSave={async () => {
        const fault = await sendChange(EditRosterDocument, { input: { cells } });
        if (fault === undefined) onSaved();
        return fault;
      }}
      onClose={onClose}
    />
  );
}

interface StripProps {
  readonly count: number;
  /** Those of them that are of another month, or of people who are not shown. */
  readonly hidden: number;
  readonly onPreview: () => void;
  readonly onDiscard: () => void;
}

function DraftStrip({ count, hidden, onPreview, onDiscard }: StripProps) {
  const t = useTranslations("roster");
  return (
    <div className="strip sticky bottom-16 z-20 border border-accent bg-accent-soft md:bottom-3" aria-live="polite">
      <span className="grow" data-testid="roster-unsaved" data-count={count} data-hidden={hidden}>
        {t("changed", { count })} {hidden > 0 ? t("hidden", { count: hidden }) : null}
      </span>
      {count > MOST_CELLS ? <span className="text-warn">{t("tooMany", { count: MOST_CELLS })}</span> : null}
      <button
        type="button"
        className="button button-primary"
        disabled={count > MOST_CELLS}
        data-testid="roster-preview"
        onClick={onPreview}
      >
        {t("preview")}
      </button>
      <button type="button" className="button" onClick={onDiscard}>
        {t("discard")}
      </button>
    </div>
  );
}

function toCells(draft: RosterDraft): RosterCellInput[] {
  return [...draft].map(([key, entry]) => {
    const [personId = "", date = ""] = key.split(" ");
    return { personId, date, entry };
  });
}

/** The cursors of the pages before, of one question. */
interface Pages {
  readonly of: string;
  readonly cursors: readonly string[];
}

type Node = NonNullable<RosterQuery["roster"]>["edges"][number]["node"];

function toLine({ person, days }: Node): ShownLine {
  const entries = days.map(({ date, isOff, shift }) => [date, isOff ? "OFF" : (shift?.id ?? "")] as const);
  return { person, personId: person?.id ?? "", entries: new Map(entries) };
}
