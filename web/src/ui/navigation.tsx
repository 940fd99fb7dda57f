"use client";

import { Activity, Braces, Fingerprint, type LucideIcon, Router } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";

interface Entry {
  readonly path: string;
  readonly key: "live" | "punches" | "devices" | "playground";
  readonly icon: LucideIcon;
}

const GROUPS: readonly { readonly key: "today" | "time" | "devices" | "admin"; readonly entries: readonly Entry[] }[] =
  [
    { key: "today", entries: [{ path: "/live", key: "live", icon: Activity }] },
    { key: "time", entries: [{ path: "/time/punches", key: "punches", icon: Fingerprint }] },
    { key: "devices", entries: [{ path: "/devices", key: "devices", icon: Router }] },
    { key: "admin", entries: [{ path: "/playground", key: "playground", icon: Braces }] },
  ];

/** The navigation of wide screens: groups of pages at the start side. */
export function SideNav() {
  const t = useTranslations("nav");
  const pathname = usePathname();
  return (
    <nav aria-label={t("label")} className="hidden grow flex-col gap-5 overflow-y-auto md:flex">
      {GROUPS.map((group) => (
        <section key={group.key} className="grid gap-0.5">
          <h2 className="px-2.5 pb-1 text-xs font-medium text-muted">{t(`group.${group.key}`)}</h2>
          {group.entries.map((entry) => (
            <NavLink key={entry.path} entry={entry} isCurrent={pathname === entry.path} />
          ))}
        </section>
      ))}
    </nav>
  );
}

function NavLink({ entry, isCurrent }: { readonly entry: Entry; readonly isCurrent: boolean }) {
  const t = useTranslations("nav");
  const Icon = entry.icon;
  return (
    <Link
      href={entry.path}
      aria-current={isCurrent ? "page" : undefined}
      className="flex min-h-9 items-center gap-2.5 rounded-lg px-2.5 text-sm text-muted transition-colors hover:bg-sunken hover:text-ink aria-[current=page]:bg-accent-soft aria-[current=page]:font-semibold aria-[current=page]:text-accent"
    >
      <Icon aria-hidden className="size-4.5 shrink-0" />
      {t(`page.${entry.key}`)}
    </Link>
  );
}

/** The navigation of phones: a bar at the bottom. */
export function BottomNav() {
  const t = useTranslations("nav");
  const pathname = usePathname();
  return (
    <nav
      aria-label={t("label")}
      className="fixed inset-x-0 bottom-0 z-30 grid grid-cols-4 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      {GROUPS.flatMap((group) => group.entries).map(({ path, key, icon: Icon }) => (
        <Link
          key={path}
          href={path}
          aria-current={pathname === path ? "page" : undefined}
          className="grid min-h-14 place-items-center content-center gap-0.5 text-xs text-muted aria-[current=page]:font-semibold aria-[current=page]:text-accent"
        >
          <Icon aria-hidden className="size-5" />
          {t(`page.${key}`)}
        </Link>
      ))}
    </nav>
  );
}
