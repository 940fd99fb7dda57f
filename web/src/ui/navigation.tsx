"use client";

import {
  Activity,
  BellRing,
  Braces,
  CalendarDays,
  CalendarRange,
  CircleUserRound,
  Clock,
  DoorOpen,
  Ellipsis,
  FileDown,
  Fingerprint,
  KeyRound,
  ChartNoAxesCombined,
  LayoutDashboard,
  ListChecks,
  Lock,
  type LucideIcon,
  Palmtree,
  PartyPopper,
  PencilLine,
  Router,
  Scale,
  ScrollText,
  ShieldAlert,
  UserCheck,
  Users,
} from "lucide-react";
import { usePathname, useSearchParams } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useId, useState } from "react";
import { useFrame } from "../frame/frame-context.tsx";
import { type NavEntry, type NavKey, toNavGroups } from "../frame/nav-entries.ts";
import { PageLink } from "../frame/page-link.tsx";
import { useUnsavedRoster } from "../frame/unsaved-roster.tsx";
import { toFormats } from "../lib/format.ts";

const ICONS: Readonly<Record<NavKey, LucideIcon>> = {
  me: CircleUserRound,
  today: LayoutDashboard,
  live: Activity,
  presence: DoorOpen,
  sheet: CalendarDays,
  toFix: ListChecks,
  people: Users,
  corrections: PencilLine,
  periods: Lock,
  absences: Palmtree,
  shifts: Clock,
  roster: CalendarRange,
  holidays: PartyPopper,
  rules: Scale,
  exports: FileDown,
  insights: ChartNoAxesCombined,
  devices: Router,
  punches: Fingerprint,
  alerts: BellRing,
  safety: ShieldAlert,
  audit: ScrollText,
  access: UserCheck,
  apiKeys: KeyRound,
  playground: Braces,
};

const SIDE_LOOK =
  "flex min-h-9 items-center gap-2.5 rounded-lg px-2.5 text-sm text-muted transition-colors hover:bg-sunken hover:text-ink aria-[current=page]:bg-accent-soft aria-[current=page]:font-semibold aria-[current=page]:text-accent";

/** The navigation of wide screens: groups of pages at the start side; a group of one needs no heading. */
export function SideNav() {
  const t = useTranslations("nav");
  return (
    <nav aria-label={t("label")} className="hidden grow flex-col gap-1 overflow-y-auto md:flex">
      {toNavGroups(useFrame().role).map((group) => (
        <section key={group.key} className="grid gap-0.5">
          {group.entries.length > 1 ? (
            <h2 className="px-2.5 pt-3 pb-1 text-xs font-medium text-muted">{t(`group.${group.key}`)}</h2>
          ) : null}
          {group.entries.map((entry) => (
            <SideLink key={entry.path} entry={entry} />
          ))}
        </section>
      ))}
    </nav>
  );
}

function SideLink({ entry }: { readonly entry: NavEntry }) {
  const t = useTranslations("nav");
  const Icon = ICONS[entry.key];
  return (
    <PageLink {...useTarget(entry)} className={SIDE_LOOK}>
      <Icon aria-hidden className="size-4.5 shrink-0" />
      {t(`page.${entry.key}`)}
      {entry.key === "toFix" ? <ToFixBadge /> : null}
      {entry.key === "devices" ? <ReaderBadge /> : null}
      {entry.key === "alerts" ? <AlertBadge /> : null}
      {entry.key === "roster" ? <UnsavedBadge /> : null}
    </PageLink>
  );
}

/** How much there is to be put right: the number of the overview and of the page. */
function ToFixBadge() {
  const { toFix } = useFrame();
  const { count } = toFormats(useLocale());
  if (!toFix) return null;
  return (
    <span className="tag ms-auto bg-warn-soft text-warn tabular-nums" data-testid="nav-to-fix" data-value={toFix}>
      {count(toFix)}
    </span>
  );
}

/** How many readers somebody should look at: the number of the readers page. */
function ReaderBadge() {
  const t = useTranslations("nav");
  const { readersInTrouble } = useFrame();
  const { count } = toFormats(useLocale());
  if (!readersInTrouble) return null;
  return (
    <span
      className="tag ms-auto bg-bad-soft text-bad tabular-nums"
      title={t("inTrouble", { count: readersInTrouble })}
      data-testid="nav-readers"
      data-value={readersInTrouble}
    >
      <span aria-hidden>{count(readersInTrouble)}</span>
      <span className="sr-only">{t("inTrouble", { count: readersInTrouble })}</span>
    </span>
  );
}

/** How many alerts stand: the number of the alerts page. */
function AlertBadge() {
  const t = useTranslations("nav");
  const { openAlerts } = useFrame();
  const { count } = toFormats(useLocale());
  if (!openAlerts) return null;
  return (
    <span
      className="tag ms-auto bg-bad-soft text-bad tabular-nums"
      title={t("openAlerts", { count: openAlerts })}
      data-testid="nav-alerts"
      data-value={openAlerts}
    >
      <span aria-hidden>{count(openAlerts)}</span>
      <span className="sr-only">{t("openAlerts", { count: openAlerts })}</span>
    </span>
  );
}

/** How many cells of the roster wait to be saved, wherever one is. */
function UnsavedBadge() {
  const t = useTranslations("nav");
  const { cells } = useUnsavedRoster();
  const { count } = toFormats(useLocale());
  if (cells.size === 0) return null;
  return (
    <span
      className="tag ms-auto bg-warn-soft text-warn tabular-nums"
      title={t("unsaved", { count: cells.size })}
      data-testid="nav-unsaved"
      data-value={cells.size}
    >
      <span aria-hidden>{count(cells.size)}</span>
      <span className="sr-only">{t("unsaved", { count: cells.size })}</span>
    </span>
  );
}

const BAR_LOOK =
  "grid min-h-14 place-items-center content-center gap-0.5 text-xs text-muted aria-[current=page]:font-semibold aria-[current=page]:text-accent";
const BAR_ENTRIES = 4;

/**
 * The navigation of phones: a bar at the bottom, at the end of the page where the screen is too low for it. What it has
 * no room for stands in a list above it.
 */
export function BottomNav() {
  const t = useTranslations("nav");
  const entries = toNavGroups(useFrame().role).flatMap((group) => group.entries);
  const rest = entries.slice(BAR_ENTRIES);
  return (
    <nav
      aria-label={t("label")}
      className="inset-x-0 bottom-0 z-30 grid grid-cols-5 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] md:hidden [@media(min-height:25rem)]:fixed"
    >
      {entries.slice(0, BAR_ENTRIES).map((entry) => (
        <BottomLink key={entry.path} entry={entry} />
      ))}
      {rest.length > 0 ? <MoreEntries entries={rest} /> : null}
    </nav>
  );
}

function BottomLink({ entry }: { readonly entry: NavEntry }) {
  const t = useTranslations("nav");
  const Icon = ICONS[entry.key];
  return (
    <PageLink {...useTarget(entry)} className={BAR_LOOK}>
      <Icon aria-hidden className="size-5" />
      {t(`page.${entry.key}`)}
    </PageLink>
  );
}

function MoreEntries({ entries }: { readonly entries: readonly NavEntry[] }) {
  const t = useTranslations("nav");
  const listId = useId();
  const pathname = usePathname();
  const [openAt, setOpenAt] = useState<string>();
  const isOpen = openAt === pathname; // another page closes it
  useEffect(() => {
    const close = ({ key }: KeyboardEvent) => key === "Escape" && setOpenAt(undefined);
    window.addEventListener("keydown", close);
    return () => window.removeEventListener("keydown", close);
  }, []);
  return (
    <>
      <button
        type="button"
        className={BAR_LOOK}
        aria-expanded={isOpen}
        aria-controls={listId}
        aria-current={entries.some(({ path }) => path === pathname) ? "page" : undefined}
        data-testid="nav-more"
        onClick={() => setOpenAt(isOpen ? undefined : pathname)}
      >
        <Ellipsis aria-hidden className="size-5" />
        {t("more")}
      </button>
      <div
        id={listId}
        hidden={!isOpen}
        className="absolute inset-x-0 bottom-full grid max-h-[60dvh] gap-0.5 overflow-y-auto border-t border-line bg-surface p-2 shadow-lg"
      >
        {entries.map((entry) => (
          <SideLink key={entry.path} entry={entry} />
        ))}
      </div>
    </>
  );
}

/** Where an entry leads, with the places that are chosen here, and whether that is this page. */
function useTarget({ path, hasPlaces }: NavEntry) {
  const place = useSearchParams().get("place");
  const isCurrent = usePathname() === path;
  const href = hasPlaces && place ? `${path}?place=${place}` : path;
  return { href, "aria-current": isCurrent ? ("page" as const) : undefined };
}
